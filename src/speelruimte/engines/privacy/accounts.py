"""Finds bank accounts: IBANs as written, in groups, in lower case, and read aloud."""

import re
from collections.abc import Iterator

from speelruimte.engines.privacy.check_digits import iban_length, passes_mod_97
from speelruimte.engines.privacy.cues import cue_words
from speelruimte.engines.privacy.identifier_types import Found, IdentifierKind
from speelruimte.engines.privacy.number_words import digits_of
from speelruimte.engines.privacy.passage import Passage

_WRITTEN = re.compile(r"(?<![^\W_])[A-Za-z]{2}[ .-]?\d{2}(?:[ .-]{0,2}[A-Za-z0-9]){11,40}")
_DUTCH = re.compile(r"NL\d{2}[A-Z]{4}\d{10}")
_BANKS = cue_words("banks")
_ACCOUNT_DIGITS = 10
_SPELLED = 6


def find_accounts(passage: Passage) -> Iterator[Found]:
    """All bank accounts; a Dutch one with a slip in its check digits counts too."""
    for match in _WRITTEN.finditer(passage.covered):
        if length := _written_length(match[0]):
            yield Found(IdentifierKind.IBAN, match.start(), match.start() + length)
    for index, token in enumerate(passage.tokens):
        if token.folded in {"nl", "n"} and (end := _spoken_end(passage, index=index)):
            yield Found(IdentifierKind.IBAN, token.start, passage.tokens[end - 1].end)


def _written_length(text: str) -> int:
    """How many characters of `text`, spaces included, form an IBAN; 0 when they do not."""
    places = [place for place, character in enumerate(text) if character.isalnum()]
    wanted = iban_length(text[:2].upper())
    if not wanted or len(places) < wanted:
        return 0
    compact = "".join(text[place] for place in places[:wanted]).upper()
    valid = passes_mod_97(compact) or _DUTCH.fullmatch(compact) is not None
    return places[wanted - 1] + 1 if valid else 0


def _spoken_end(passage: Passage, *, index: int) -> int:
    """The token index after "nl <two digits> <bank> <ten digits>" read aloud; 0 when it is something else."""
    if passage.folded(index) == "n":
        index += 1
        if passage.folded(index) != "l":
            return 0
    check, index = _digits(passage, index=index + 1, wanted=2)
    if len(check) != 2:
        return 0
    bank_from = index
    while index - bank_from < _SPELLED and _names_bank(passage.folded(index)):
        index += 1
    number, after = _digits(passage, index=index, wanted=_ACCOUNT_DIGITS)
    return after if index > bank_from and len(number) == _ACCOUNT_DIGITS else 0


def _names_bank(word: str) -> bool:
    return word in _BANKS or (len(word) == 1 and word.isalpha())


def _digits(passage: Passage, *, index: int, wanted: int) -> tuple[str, int]:
    digits = ""
    while len(digits) < wanted and (more := digits_of(passage.folded(index))):
        digits += more
        index += 1
    return digits, index
