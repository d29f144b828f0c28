"""From coded conversations to findings: what might be worth practising, by written rules.

The goal of listening is the published norm for reflections to questions. The other goals are working
rules of this software, not norms; docs/algorithms/findings.md gives their reasons. A finding is about
what was said in a conversation, never about the person.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from speelruimte.engines.mi.codes import Code, CodedTurn, CodeFamily, PerhapsPattern
from speelruimte.engines.mi.transcript import Voice
from speelruimte.kernel.findings import Finding
from speelruimte.kernel.topics import Topic

REFLECTIONS_PER_QUESTION_GOAL = 1.0  # MITI 4.2.1, basic competence ("fair")
OPEN_SHARE_GOAL = 0.5  # working rule: at least as many open as closed questions
INPUT_SHARE_GOAL = 0.35  # working rule: input in at most about a third of her turns
MINIMUM_MOMENTS: Mapping[Topic, int] = {
    Topic.LISTENING: 3,
    Topic.OPEN_QUESTIONS: 3,
    Topic.GIVING_ROOM: 5,
    Topic.NAMING_DUTIES: 1,
    Topic.ASKING_WITHOUT_REPROACH: 3,
}
PATTERNS_OF_REPROACH = frozenset(
    {
        PerhapsPattern.PITFALL_WHY_QUESTION,
        PerhapsPattern.PITFALL_PERSUADING,
        PerhapsPattern.PITFALL_JUDGING,
        PerhapsPattern.PITFALL_INDIRECT_HINT,
    }
)
DUTIES = frozenset({PerhapsPattern.DUTY_FACTUAL, PerhapsPattern.DUTY_WITH_CHOICE, PerhapsPattern.DUTY_THREATENING})


@dataclass(frozen=True, slots=True)
class Tally:
    """`part` of `whole` moments of one topic in one conversation, counted towards the goal.

    For listening `part` counts reflections and `whole` questions, so their ratio can pass 1.
    """

    part: int
    whole: int

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.part + other.part, self.whole + other.whole)


@dataclass(frozen=True, slots=True)
class TopicOnDay:
    """How one topic stood in one conversation."""

    held_on: date
    tally: Tally


def _count(turns: Iterable[CodedTurn], family: CodeFamily) -> int:
    return sum(1 for turn in turns if turn.has(family))


def _listening(turns: tuple[CodedTurn, ...]) -> Tally:
    return Tally(_count(turns, CodeFamily.REFLECTION), _count(turns, CodeFamily.QUESTION))


def _open_questions(turns: tuple[CodedTurn, ...]) -> Tally:
    opened = sum(1 for turn in turns for coding in turn.codings if coding.code is Code.QUESTION_OPEN)
    return Tally(opened, _count(turns, CodeFamily.QUESTION))


def _giving_room(turns: tuple[CodedTurn, ...]) -> Tally:
    """Turns without input of all her turns."""
    return Tally(len(turns) - _count(turns, CodeFamily.INPUT), len(turns))


def _patterns(turns: Iterable[CodedTurn]) -> list[PerhapsPattern]:
    return [found.pattern for turn in turns for found in turn.perhaps]


def _naming_duties(turns: tuple[CodedTurn, ...]) -> Tally:
    """Duties named without a threat of all duties named."""
    duties = [pattern for pattern in _patterns(turns) if pattern in DUTIES]
    return Tally(len(duties) - duties.count(PerhapsPattern.DUTY_THREATENING), len(duties))


def _without_reproach(turns: tuple[CodedTurn, ...]) -> Tally:
    """Turns without a reproach-like pattern of all her turns."""
    with_pattern = sum(1 for turn in turns if PATTERNS_OF_REPROACH & set(_patterns([turn])))
    return Tally(len(turns) - with_pattern, len(turns))


TALLIES: Mapping[Topic, Callable[[tuple[CodedTurn, ...]], Tally]] = {
    Topic.LISTENING: _listening,
    Topic.OPEN_QUESTIONS: _open_questions,
    Topic.GIVING_ROOM: _giving_room,
    Topic.NAMING_DUTIES: _naming_duties,
    Topic.ASKING_WITHOUT_REPROACH: _without_reproach,
}
GOALS: Mapping[Topic, float] = {
    Topic.LISTENING: REFLECTIONS_PER_QUESTION_GOAL,
    Topic.OPEN_QUESTIONS: OPEN_SHARE_GOAL,
    Topic.GIVING_ROOM: 1 - INPUT_SHARE_GOAL,
    Topic.NAMING_DUTIES: 1.0,
    Topic.ASKING_WITHOUT_REPROACH: 0.9,
}


def topic_tally(turns: Iterable[CodedTurn], *, topic: Topic) -> Tally:
    """How a topic stood in one conversation; only the professional's turns count."""
    own = tuple(turn for turn in turns if turn.turn.voice is Voice.PROFESSIONAL)
    return TALLIES[topic](own)


def findings_from_tallies(
    tallies: Mapping[Topic, Iterable[Tally]], *, evidence: str = "own_conversations"
) -> list[Finding]:
    """One finding per topic with enough moments over these conversations together.

    The gap is the missing share of the goal, 0 (reached) to 1.

    >>> from speelruimte.kernel.topics import Topic
    >>> findings_from_tallies({Topic.LISTENING: [Tally(2, 8)]})[0].gap
    0.75
    """
    findings = []
    for topic, parts in tallies.items():
        total = sum(parts, Tally(0, 0))
        if total.whole < MINIMUM_MOMENTS[topic]:
            continue
        reached = total.part / total.whole / GOALS[topic]
        findings.append(Finding(topic, gap=max(0.0, 1 - reached), observations=total.whole, evidence=evidence))
    return findings
