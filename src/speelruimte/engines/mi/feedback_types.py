"""What the feedback page shows, as one typed value; practice conversations show the same.

Positions are indexes in the conversation's turns, from 0. Texts are quotes from the conversation;
sentences for the screen stand in YAML with `nl` and `en`, and arrive here in the asked language.
"""

from dataclasses import dataclass
from enum import StrEnum

from speelruimte.engines.mi.codes import Code, CodedTurn, PerhapsPattern
from speelruimte.engines.mi.transcript import Voice


class Style(StrEnum):
    """Communication style of the Werkwijzer (1.1): sturend, gidsend, volgend."""

    DIRECTING = "directing"
    GUIDING = "guiding"
    FOLLOWING = "following"


class Goal(StrEnum):
    """Purpose of a conversation (Werkwijzer 1.1)."""

    PAPERS = "papers"
    PROGRESS = "progress"
    ACQUAINTANCE = "acquaintance"
    RIGHTS_AND_DUTIES = "rights_and_duties"
    PARTICIPATION_GOAL = "participation_goal"
    DIFFICULT_MESSAGE = "difficult_message"


@dataclass(frozen=True, slots=True)
class Interval:
    """A share or ratio with its uncertainty: `low` <= `value` <= `high`; `level` is the coverage, 0..1."""

    value: float
    low: float
    high: float
    level: float = 0.95


class MeasureName(StrEnum):
    """Measures of a conversation that hold (domain research: ICC .65-.86)."""

    REFLECTIONS_TO_QUESTIONS = "reflections_to_questions"  # ratio, 0 and up
    SHARE_OF_INPUT = "share_of_input"  # of the professional's turns, 0..1
    SHARE_OF_OPEN_QUESTIONS = "share_of_open_questions"  # of her questions, 0..1
    SHARE_OF_TALK = "share_of_talk"  # words of the professional of all words, 0..1


@dataclass(frozen=True, slots=True)
class Threshold:
    """A published norm for a measure: `fair` and `good` in the measure's unit, with version and source."""

    fair: float
    good: float
    version: str
    source: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of one conversation: `numerator` of `denominator` moments.

    `estimate` is None when there are too few moments to say anything. `sentence` says in words what
    was counted; `threshold` only exists where the measure holds and a published norm exists.
    """

    name: MeasureName
    numerator: int
    denominator: int
    estimate: Interval | None
    threshold: Threshold | None
    sentence: str


@dataclass(frozen=True, slots=True)
class WentWell:
    """A moment that went well: her words, and what the client did next (None at the end)."""

    position: int
    quote: str
    code: Code
    then: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class TryInstead:
    """One thing to try: her words, why, and an alternative with her own words filled in.

    `alternative` is None when no reviewed pattern fits; `pattern_id` names the pattern used.
    """

    position: int
    quote: str
    about: Code | PerhapsPattern
    why: str
    alternative: str | None
    pattern_id: str | None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question to think about; `position` points to the moment that raised it, if any."""

    text: str
    position: int | None


@dataclass(frozen=True, slots=True)
class Preceding:
    """What the client said (`position`, change or sustain talk) and what the professional said just before."""

    position: int
    talk: Code
    quote: str
    before_position: int | None
    before_quote: str | None
    before_codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class StyleShare:
    """How many of the professional's acts go with a style."""

    style: Style
    acts: int
    share: float


@dataclass(frozen=True, slots=True)
class StyleComparison:
    """Planned style beside counted acts. `rule` is the written rule by which acts are counted."""

    planned: Style | None
    shares: tuple[StyleShare, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One step of an opening or closing. `position` is where it was heard, None if it was not."""

    key: str
    label: str
    position: int | None


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """One turn on the timeline: `size` is its length relative to the longest turn, 0..1."""

    position: int
    voice: Voice
    size: float
    talk: Code | None  # change or sustain talk of the client, else None


@dataclass(frozen=True, slots=True)
class Feedback:
    """Everything on the feedback page, in the order of the page. No score, no verdict, no emotion."""

    went_well: tuple[WentWell, ...]
    try_instead: TryInstead | None
    question: OpenQuestion
    turns: tuple[CodedTurn, ...]
    timeline: tuple[TimelineBar, ...]
    preceding: tuple[Preceding, ...]
    style: StyleComparison
    opening: tuple[ChecklistItem, ...]
    closing: tuple[ChecklistItem, ...]
    measures: tuple[Measure, ...]
