"""What a client is told, on which legal basis, and how long things are kept.

The articles are those of Regulation (EU) 2016/679 (GDPR, in Dutch AVG),
https://eur-lex.europa.eu/eli/reg/2016/679/oj. Which basis fits is for the municipality and its data protection
officer to decide; what stands here has not been checked by counsel.
"""

from dataclasses import InitVar, dataclass
from datetime import date
from enum import StrEnum

from speelruimte.kernel.errors import InvalidInput

LONGEST_DAYS = 365


class LegalBasis(StrEnum):
    """Why the municipality may process what a professional keeps of a conversation."""

    PUBLIC_TASK = "public_task"  # GDPR art. 6(1)(e): a task in the public interest
    CONSENT = "consent"  # GDPR art. 6(1)(a); weak where the client depends on the municipality (recital 43)


class Told(StrEnum):
    """What the client said when she was told."""

    TOLD_NO_OBJECTION = "told_no_objection"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class ToldRecord:
    """That a client was told, and what she said; never who she is.

    Args:
        leaflet_version: version of the leaflet that was valid.
        on: the day.
        told: what she said.
        today: the day of writing it down, not kept.
        legal_basis: when given, not kept: under consent, having no objection is not enough (GDPR art. 4(11)).

    Raises:
        InvalidInput: "told_without_leaflet", "told_in_future" or "told_needs_agreement".

    >>> day = date(2026, 3, 2)
    >>> ToldRecord("1", day, Told.AGREED, today=day).told
    <Told.AGREED: 'agreed'>
    """

    leaflet_version: str
    on: date
    told: Told
    today: InitVar[date]
    legal_basis: InitVar[LegalBasis | None] = None

    def __post_init__(self, today: date, legal_basis: LegalBasis | None) -> None:
        if not self.leaflet_version:
            raise InvalidInput("told_without_leaflet")
        if self.on > today:
            raise InvalidInput("told_in_future", found=self.on.isoformat())
        if legal_basis is LegalBasis.CONSENT and self.told is not Told.AGREED:
            raise InvalidInput("told_needs_agreement")


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of one municipality for conversations.

    Args:
        legal_basis: see LegalBasis.
        text_days: how long the text of a conversation is kept, 0 (not at all) to 365 days.
        codes_days: how long the codes are kept, 0 to 365 days.
        told_required: a conversation with a client is kept only when she was told.
        checked_by_counsel: whether a lawyer or the data protection officer checked the legal basis.

    Raises:
        InvalidInput: "period_outside_range" for a period outside 0..365.

    >>> Policy().text_days
    30
    """

    legal_basis: LegalBasis = LegalBasis.PUBLIC_TASK
    text_days: int = 30
    codes_days: int = 365
    told_required: bool = True
    checked_by_counsel: bool = False

    def __post_init__(self) -> None:
        for days in (self.text_days, self.codes_days):
            if not 0 <= days <= LONGEST_DAYS:
                raise InvalidInput("period_outside_range", found=str(days), details={"longest": LONGEST_DAYS})


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the paragraphs under it; the heading of the first may be empty."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeafletText:
    """The leaflet that holds on a day.

    Args:
        version: as it is written down with each conversation.
        valid_since: first day.
        body_nl, body_en: paragraphs separated by an empty line; a line that starts with "## " is a heading.
        is_standard: the text that comes with the product, not one of the municipality's own.
    """

    version: str
    valid_since: date
    body_nl: str
    body_en: str
    is_standard: bool = False


def sections_of(body: str) -> tuple[Section, ...]:
    """The parts of a leaflet, in order.

    >>> sections_of("## Why?\\n\\nTo learn.\\nFrom it.")
    (Section(heading='Why?', paragraphs=('To learn. From it.',)),)
    """
    sections: list[Section] = []
    for block in (" ".join(lines.split()) for lines in body.replace("\r\n", "\n").split("\n\n")):
        if block.startswith("## "):
            sections.append(Section(block[3:], ()))
        elif block:
            last = sections.pop() if sections else Section("", ())
            sections.append(Section(last.heading, (*last.paragraphs, block)))
    return tuple(sections)
