"""Finds what points to a person in a text; nothing leaves the machine and nothing is learned.

What is certain enough to replace is SURE, what only a person can judge is ASK. The rules, what they
miss and how well they do are described in docs/algorithms/identifiers.md.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from speelruimte.engines.privacy.accounts import find_accounts
from speelruimte.engines.privacy.addresses import find_addresses, find_postcodes
from speelruimte.engines.privacy.birth_dates import find_dates
from speelruimte.engines.privacy.hints import find_hints
from speelruimte.engines.privacy.identifier_types import Certainty, Found, Identifier, IdentifierKind
from speelruimte.engines.privacy.lexicon import Lexicon, load_lexicon
from speelruimte.engines.privacy.names import NameFinder
from speelruimte.engines.privacy.numbers_of_people import find_case_codes, find_numbers
from speelruimte.engines.privacy.online import find_online
from speelruimte.engines.privacy.passage import Passage, read_passage
from speelruimte.engines.privacy.speakers import find_speakers


def find_identifiers(
    text: str, *, language: str = "nl", hidden: Iterable[tuple[int, int]] = ()
) -> tuple[Identifier, ...]:
    """Everything in the text that points, or may point, to a person.

    Args:
        text: any text; placeholders such as [naam 1] are left alone.
        language: "nl" or "en".
        hidden: spans to pass over, as (start, end).

    Returns:
        Finds in text order that do not overlap.

    >>> [(found.kind.value, found.text) for found in find_identifiers("Ik ben Fatima, bel 06-12345678.")]
    [('name', 'Fatima'), ('phone', '06-12345678')]
    """
    passage = read_passage(text, hidden=hidden)
    lexicon = load_lexicon(language)
    return tuple(
        Identifier(
            kind=found.kind,
            start=found.start,
            end=found.end,
            certainty=Certainty.ASK if found.reason else Certainty.SURE,
            text=text[found.start : found.end],
            reason=found.reason,
        )
        for found in _settle(passage, lexicon=lexicon)
    )


class _Taken:
    """Spans that do not overlap, kept in order."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.finds: list[Found] = []

    def add(self, finds: Iterable[Found], *, covered: str) -> None:
        """Take each find that is free of placeholders and of what was taken before; longer ones first."""
        chosen: list[Found] = []
        end = 0
        for found in sorted(finds, key=lambda one: (one.start, one.reason is not None, -one.end)):
            if found.start >= end and "\ufffc" not in covered[found.start : found.end] and self.free(found):
                chosen.append(found)
                end = found.end
        self.finds = sorted(self.finds + chosen, key=lambda one: one.start)
        self.starts = [found.start for found in self.finds]

    def free(self, found: Found) -> bool:
        """Whether nothing taken overlaps this find."""
        place = bisect_left(self.starts, found.end)
        return place == 0 or self.finds[place - 1].end <= found.start


def _settle(passage: Passage, *, lexicon: Lexicon) -> list[Found]:
    """All finds without overlaps: what has a fixed form goes before names, names before what is only asked."""
    taken = _Taken()
    hints = list(find_hints(passage, lexicon=lexicon))
    organisations = [found for found in hints if found.kind is IdentifierKind.ORGANISATION]
    for finds in (
        find_online(passage),
        find_accounts(passage),
        find_case_codes(passage),
        find_dates(passage),
        find_numbers(passage, language=lexicon.language),
        find_postcodes(passage, language=lexicon.language),
        find_addresses(passage, lexicon=lexicon),
        organisations,
        find_speakers(passage, lexicon=lexicon),
    ):
        taken.add(finds, covered=passage.covered)
    names = NameFinder(passage, lexicon, frozenset(_token_indexes(passage, finds=taken.finds)))
    taken.add(names.find(), covered=passage.covered)
    taken.add(hints, covered=passage.covered)
    return taken.finds


def _token_indexes(passage: Passage, *, finds: list[Found]) -> Iterator[int]:
    starts = [token.start for token in passage.tokens]
    for found in finds:
        yield from range(max(bisect_right(starts, found.start) - 1, 0), bisect_left(starts, found.end))
