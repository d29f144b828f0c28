"""The steps of a good opening and closing, and where in the conversation they were heard.

Not heard is not the same as not said: a rule in words can miss it, and it may have been said before the recording.
Source of the steps: Divosa, Werkwijzer Gespreksvoering (2019), 1.2.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import TypedDict, cast

from speelruimte.engines.mi.codes import CodedTurn
from speelruimte.engines.mi.content import content
from speelruimte.engines.mi.feedback_types import ChecklistItem
from speelruimte.engines.mi.phrases import PhraseSet, phrase_set, vocabulary, words_of
from speelruimte.engines.mi.transcript import Language, Voice

# How much of the conversation counts as its first and its last part: a fifth, and at least ten turns.
PART = 0.2
MINIMUM_TURNS = 10


class _WrittenItem(TypedDict):
    key: str
    label: dict[str, str]
    phrases: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class _Item:
    key: str
    label: str
    phrases: PhraseSet


@cache
def _items(checklist: str, language: Language) -> tuple[_Item, ...]:
    lists = cast(dict[str, dict[str, list[str]]], content("checklists")["lists"])[language]
    written = cast(list[_WrittenItem], content("checklists")[checklist])
    return tuple(
        _Item(item["key"], item["label"][language], phrase_set(item["phrases"][language], lists=lists))
        for item in written
    )


def opening_checklist(turns: tuple[CodedTurn, ...], *, language: Language) -> tuple[ChecklistItem, ...]:
    """The eight steps of the opening, each with the first turn of the first part where it was heard, else None."""
    positions = range(min(len(turns), _part(turns)))
    return _heard(turns, positions=positions, items=_items("opening", language))


def closing_checklist(turns: tuple[CodedTurn, ...], *, language: Language) -> tuple[ChecklistItem, ...]:
    """The six steps of the closing, each with the first turn of the last part where it was heard, else None."""
    positions = range(max(0, len(turns) - _part(turns)), len(turns))
    return _heard(turns, positions=positions, items=_items("closing", language))


def not_heard_note(language: Language) -> str:
    """One sentence that says what "not heard" means; for beside the checklists."""
    return cast(dict[str, str], content("checklists")["not_heard"])[language]


def _part(turns: Sequence[CodedTurn]) -> int:
    return max(MINIMUM_TURNS, ceil(len(turns) * PART))


def _heard(turns: Sequence[CodedTurn], *, positions: range, items: Sequence[_Item]) -> tuple[ChecklistItem, ...]:
    found: Mapping[str, int] = {}
    hers = [position for position in positions if turns[position].turn.voice is Voice.PROFESSIONAL]
    for position in hers:
        words = words_of(turns[position].turn.text)
        present = vocabulary(words)
        now = [item.key for item in items if item.phrases.find(words, present=present)]
        found = {**dict.fromkeys(now, position), **found}
    return tuple(ChecklistItem(item.key, item.label, found.get(item.key)) for item in items)
