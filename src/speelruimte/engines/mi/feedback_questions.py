"""One open question to think about, chosen by what happened in the conversation."""

from speelruimte.engines.mi.codes import Code, CodedTurn, CodeFamily
from speelruimte.engines.mi.feedback_moments import LIKELY, sure_codes, word_count
from speelruimte.engines.mi.feedback_sentences import BankedQuestion, question_bank
from speelruimte.engines.mi.feedback_types import Goal, OpenQuestion, Style, TryInstead, WentWell
from speelruimte.engines.mi.transcript import Language, Voice

MUCH_TALK = 0.6  # of all words
ROW = 3  # closed questions in a row
FEW_TURNS = 8


def open_question(
    turns: tuple[CodedTurn, ...],
    *,
    language: Language,
    planned_style: Style | None,
    goal: Goal | None,
    learning: TryInstead | None,
    well: tuple[WentWell, ...],
    variation: int,
) -> OpenQuestion:
    """A question from the bank: those about what happened come first, then those that always fit.

    The fitting questions form a ring; `variation` is a step on it. Two numbers next to each other never
    give the same question, because at least ten questions always fit.
    """
    events = _events(turns, learning=learning, well=well)
    events.update({f"goal_{goal}": None} if goal else {}, **({f"style_{planned_style}": None} if planned_style else {}))
    bank = question_bank(language)
    specific = [entry for entry in bank if entry.when in events]
    general = [entry for entry in bank if entry.when == "always"]
    ring = [*_turned(specific, len(turns)), *_turned(general, len(turns))]
    chosen = ring[variation % len(ring)]
    return OpenQuestion(chosen.text, events.get(chosen.when))


def _turned(entries: list[BankedQuestion], steps: int) -> list[BankedQuestion]:
    start = steps % len(entries) if entries else 0
    return [*entries[start:], *entries[:start]]


def _events(
    turns: tuple[CodedTurn, ...], *, learning: TryInstead | None, well: tuple[WentWell, ...]
) -> dict[str, int | None]:
    """What happened, each with the position of the moment if there is one."""
    events: dict[str, int | None] = {}
    for position, turn in enumerate(turns):
        for talk in {Code.CHANGE_TALK, Code.SUSTAIN_TALK} & set(sure_codes(turn, least=LIKELY)):
            events[talk] = position  # the last one of each
    if learning is not None:
        events[f"try_{learning.about}"] = learning.position
    if any(moment.code.family is CodeFamily.REFLECTION for moment in well):
        events["reflection_worked"] = next(m.position for m in well if m.code.family is CodeFamily.REFLECTION)
    if (row := _closed_row(turns)) is not None:
        events["closed_row"] = row
    mine = sum(word_count(turn) for turn in turns if turn.turn.voice is Voice.PROFESSIONAL)
    if mine > MUCH_TALK * sum(word_count(turn) for turn in turns):
        events["much_talk"] = None
    if len(turns) <= FEW_TURNS:
        events["from_memory"] = None
    return events


def _closed_row(turns: tuple[CodedTurn, ...]) -> int | None:
    """Where the third closed question in a row stands."""
    row = 0
    for position, turn in enumerate(turns):
        if turn.turn.voice is Voice.PROFESSIONAL:
            row = row + 1 if Code.QUESTION_CLOSED in sure_codes(turn, least=LIKELY) else 0
            if row == ROW:
                return position
    return None
