"""What can point to a person in a text: kinds, certainty, and what was put in their place."""

from dataclasses import dataclass
from enum import StrEnum


class IdentifierKind(StrEnum):
    """What sort of thing points to a person."""

    BSN = "bsn"
    IBAN = "iban"
    PHONE = "phone"
    EMAIL = "email"
    DATE_OF_BIRTH = "date_of_birth"
    NAME = "name"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PLACE = "place"
    CASE_NUMBER = "case_number"
    LICENCE_PLATE = "licence_plate"
    ONLINE = "online"
    ORGANISATION = "organisation"
    ROLE = "role"
    AGE = "age"
    EVENT_DATE = "event_date"
    ORIGIN = "origin"


class Certainty(StrEnum):
    """SURE is replaced at once; ASK may point to someone, and a person decides."""

    SURE = "sure"
    ASK = "ask"


class Reason(StrEnum):
    """Why something is asked about; screens turn it into a sentence."""

    MAY_BE_A_NAME = "may_be_a_name"
    NAMED_PLACE = "named_place"
    NAMED_STREET = "named_street"
    NAMED_ORGANISATION = "named_organisation"
    RARE_ROLE = "rare_role"
    EXACT_AGE = "exact_age"
    DATE_OF_EVENT = "date_of_event"
    ORIGIN_WITH_PLACE = "origin_with_place"
    LONG_NUMBER = "long_number"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A piece of text that points, or may point, to a person.

    Args:
        kind: what it is.
        start: offset of its first character.
        end: offset after its last character.
        certainty: SURE or ASK.
        text: the piece itself.
        reason: why it is asked about; None when certainty is SURE.
    """

    kind: IdentifierKind
    start: int
    end: int
    certainty: Certainty
    text: str
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Replacement:
    """What one placeholder stands for: the first spelling that was met, and how often it was replaced."""

    kind: IdentifierKind
    original: str
    placeholder: str
    count: int


@dataclass(frozen=True, slots=True)
class Question:
    """Something that may still point to a person; offsets are those in the replaced text."""

    kind: IdentifierKind
    text: str
    start: int
    end: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Replaced:
    """A text without its sure identifiers, what was replaced in order of appearance, and what is left to ask."""

    text: str
    replacements: tuple[Replacement, ...]
    to_ask: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A find of one finder, before overlaps are settled; ASK when it has a reason, SURE when it has none."""

    kind: IdentifierKind
    start: int
    end: int
    reason: Reason | None = None
