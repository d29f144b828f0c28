"""The codes that a turn can get, and a coded turn.

One volley of the professional carries at most one question, one reflection and one input code, or
`OTHER` when it has none of these. One volley of the client carries exactly one talk code. How a duty
was named and the pitfalls are named patterns (`PerhapsPattern`) without a probability.
"""

from dataclasses import dataclass
from enum import StrEnum

from speelruimte.engines.mi.transcript import Turn


class CodeFamily(StrEnum):
    """What kind of act a code describes; a volley has at most one code of each family."""

    QUESTION = "question"
    REFLECTION = "reflection"
    INPUT = "input"
    OTHER = "other"
    CLIENT_TALK = "client_talk"


class Code(StrEnum):
    """What a turn does. Definitions and examples in both languages stand in codebook.yaml."""

    QUESTION_OPEN = "question_open"
    QUESTION_CLOSED = "question_closed"
    REFLECTION_SIMPLE = "reflection_simple"
    REFLECTION_COMPLEX = "reflection_complex"
    INPUT_INFORMATION = "input_information"
    INPUT_ADVICE = "input_advice"
    INPUT_NEGOTIATION = "input_negotiation"
    INPUT_OPTIONS = "input_options"
    OTHER = "other"
    CHANGE_TALK = "change_talk"
    SUSTAIN_TALK = "sustain_talk"
    NEUTRAL_TALK = "neutral_talk"

    @property
    def family(self) -> CodeFamily:
        """The family that this code belongs to.

        >>> Code.QUESTION_OPEN.family.value, Code.SUSTAIN_TALK.family.value
        ('question', 'client_talk')
        """
        if self is Code.OTHER:
            return CodeFamily.OTHER
        first, _, last = self.value.partition("_")
        return CodeFamily.CLIENT_TALK if last == "talk" else CodeFamily(first)


class PerhapsPattern(StrEnum):
    """A named pattern that is shown as "perhaps": a rule in words found it, and rules can be wrong."""

    DUTY_FACTUAL = "duty_factual"
    DUTY_WITH_CHOICE = "duty_with_choice"
    DUTY_THREATENING = "duty_threatening"
    PITFALL_WHY_QUESTION = "pitfall_why_question"
    PITFALL_PERSUADING = "pitfall_persuading"
    PITFALL_JUDGING = "pitfall_judging"
    PITFALL_INDIRECT_HINT = "pitfall_indirect_hint"
    PITFALL_SCREEN_DRIVEN = "pitfall_screen_driven"


class CodedBy(StrEnum):
    """Who gave a code. What the professional says wins."""

    MACHINE = "machine"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class WordSpan:
    """A piece of the turn's text, as character offsets `start` up to, not including, `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Coding:
    """One code on one turn.

    Args:
        code: what was done.
        probability: 0..1 by the coder's own reckoning, of the family (question, reflection, input, other) or
            of the client's talk code, not of the kind within a family; None when the owner gave the code.
        words: the pieces of text that led to it, strongest first; empty when the owner gave it.
        by: who gave it.
        kind_probability: 0..1, given the family, of the kind within it (open or closed, simple or complex …); None for
            a family without kinds and when the owner gave the code.
    """

    code: Code
    probability: float | None
    words: tuple[WordSpan, ...] = ()
    by: CodedBy = CodedBy.MACHINE
    kind_probability: float | None = None


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A named pattern found in a turn, with the words that led to it."""

    pattern: PerhapsPattern
    words: tuple[WordSpan, ...]


@dataclass(frozen=True, slots=True)
class CodedTurn:
    """A turn with its codes: one to three for the professional, exactly one for the client."""

    turn: Turn
    codings: tuple[Coding, ...]
    perhaps: tuple[Perhaps, ...] = ()

    @property
    def main(self) -> Coding:
        """The code that describes the turn best; the first."""
        return self.codings[0]

    def has(self, family: CodeFamily) -> bool:
        """Whether a code of this family is among the codes."""
        return any(coding.code.family is family for coding in self.codings)
