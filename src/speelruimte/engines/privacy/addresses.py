"""Finds addresses and postal codes: street names by their endings, with a number or a clear cue."""

import re
from collections.abc import Iterator

from speelruimte.engines.privacy.cues import cue_words
from speelruimte.engines.privacy.identifier_types import Found, IdentifierKind, Reason
from speelruimte.engines.privacy.lexicon import Lexicon
from speelruimte.engines.privacy.number_words import NUMBER_WORDS, house_number_end
from speelruimte.engines.privacy.passage import Passage, Token

_STREETS = tuple(cue_words("streets"))
_SOFT = tuple(cue_words("soft"))
_ALONE = cue_words("alone")
_HOME = cue_words("home")
_ON = cue_words("on")
_UNITS = cue_words("units")
_LEFT = cue_words("left")
_SUFFIX_WORDS = cue_words("suffix_words")
_NO_LETTERS = cue_words("no_letters")
_POSTCODE = re.compile(r"(?<![\w€$£.,-])(?<![€$£] )([1-9]\d{3})[ \u00a0]{0,2}([A-Za-z]{2})(?![\w'’])")
_ENGLISH_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
_ENGLISH_STREET = re.compile(
    r"\b\d{1,4}[A-Za-z]? (?:[A-Z][a-z]{1,20} ){1,3}(?:Street|Road|Lane|Avenue|Drive|Close|Square|Gardens|Terrace|Way)\b"
)
_SPACE = frozenset({" "})
_NUMBER_GAPS = frozenset({" ", ", ", "  "})


def find_postcodes(passage: Passage, *, language: str) -> Iterator[Found]:
    """Dutch postal codes, written or read aloud; in English text British ones too."""
    for match in _POSTCODE.finditer(passage.covered):
        upper = match[2].isupper() and match[2] not in {"SA", "SD", "SS"}
        if (
            upper
            or match[2].lower() not in _NO_LETTERS
            or "postcode" in passage.covered[max(0, match.start() - 20) : match.start()].lower()
        ):
            yield Found(IdentifierKind.POSTCODE, *match.span())
    if language == "en":
        for match in _ENGLISH_POSTCODE.finditer(passage.covered):
            yield Found(IdentifierKind.POSTCODE, *match.span())
    for index in range(len(passage.tokens)):
        if end := _spoken_postcode_end(passage, index=index):
            yield Found(IdentifierKind.POSTCODE, passage.tokens[index].start, passage.tokens[end - 1].end)


def _spoken_postcode_end(passage: Passage, *, index: int) -> int:
    """The index after "twaalf vierendertig a b"; 0 when it is something else."""
    digits, place = "", index
    while len(digits) < 4 and (
        more := NUMBER_WORDS.get(passage.folded(place), "") or _short_number(passage.folded(place))
    ):
        digits += more
        place += 1
    if len(digits) != 4 or digits[0] == "0":
        return 0
    announced = not {"postcode", "postcode's", "postal"}.isdisjoint(passage.recent(index, count=8))
    one, two = passage.folded(place), passage.folded(place + 1)
    if len(one) == len(two) == 1 and one.isalpha() and two.isalpha() and (announced or one not in {"a", "u"}):
        return place + 2
    if announced and len(one) == 2 and one.isalpha():
        return place + 1
    return place if announced else 0


def _short_number(word: str) -> str:
    return word if word.isascii() and word.isdigit() and len(word) <= 4 else ""


def find_addresses(passage: Passage, *, lexicon: Lexicon) -> Iterator[Found]:
    """Streets with a number or after "ik woon in de"; a named street without either is asked about."""
    for index, token in enumerate(passage.tokens):
        if (
            (found := _street_at(passage, index=index, lexicon=lexicon))
            or (token.folded in {"huisnummer", "nummer"} and (found := _house_number_at(passage, index=index)))
            or (token.folded in _HOME and (found := _named_home(passage, index=index, lexicon=lexicon)))
        ):
            yield found
    if lexicon.language == "en":
        for match in _ENGLISH_STREET.finditer(passage.covered):
            yield Found(IdentifierKind.ADDRESS, *match.span())


def _street_at(passage: Passage, *, index: int, lexicon: Lexicon) -> Found | None:
    token = passage.tokens[index]
    strong = token.folded.endswith(_STREETS)
    if not (strong or token.folded.endswith(_SOFT)) or (token.shouted and len(token.text) < 5):
        return None
    if token.folded in _ALONE or token.folded in lexicon.places:
        return _two_word_street(passage, index=index, lexicon=lexicon) if token.folded in _ALONE else None
    first = _street_start(passage, index=index)
    number_end = _number_end(passage, index=index + 1)
    before = passage.before(first, count=6)
    home = not _HOME.isdisjoint(before)
    cue = home or _leads_in(before)
    named = (token.capital and not token.opening) or first < index or token.folded not in lexicon.words
    start = passage.tokens[first].start
    if number_end and (named or (cue and strong)) and (strong or (named and (cue or token.capital))):
        return Found(IdentifierKind.ADDRESS, start, passage.tokens[number_end - 1].end)
    if strong and home and named and _leads_in(before):
        return Found(IdentifierKind.ADDRESS, start, token.end)
    if strong and named and token.folded not in lexicon.words and (token.capital or _leads_in(before)):
        return Found(IdentifierKind.ADDRESS, start, token.end, Reason.NAMED_STREET)
    return None


def _leads_in(before: tuple[str, ...]) -> bool:
    """ "aan de", "in het", "op": what comes before a street."""
    return before[-1:] != () and (
        before[-1] in _ON or (before[-1] in {"de", "het", "'t", "the"} and before[-2:-1] != () and before[-2] in _ON)
    )


def _street_start(passage: Passage, *, index: int) -> int:
    """The first token of a street name of several words that ends at `index`."""
    first, best = index, index
    while first > max(0, index - 5) and passage.follows(first, gaps=frozenset({" ", "", ". ", "-"})):
        previous = passage.tokens[first - 1]
        if not (_is_title_word(previous) or (previous.capital and not previous.opening) or previous.is_number):
            break
        first -= 1
        if previous.folded not in {"de", "het", "van", "der", "den", "t", "'t", "e"} or previous.capital:
            best = first
    return best if not passage.tokens[best].is_number or passage.folded(best + 1) == "e" else best + 1


def _is_title_word(token: Token) -> bool:
    return token.folded in _LEFT


def _number_end(passage: Passage, *, index: int) -> int:
    """The index after a house number and its addition; 0 when there is none, or when it counts something."""
    if index < len(passage.tokens) and passage.folded(index) in {"nummer", "nr", "huisnummer", "number"}:
        index += 1
    if not passage.follows(index, gaps=_NUMBER_GAPS | {". ", ": "}):
        return 0
    end = house_number_end(passage, index=index)
    if end == index or passage.folded(end) in _UNITS:
        return 0
    if passage.follows(end, gaps=frozenset({"", " ", "-", " -", "/"})) and passage.folded(end) in _SUFFIX_WORDS:
        return end + 1
    if passage.follows(end, gaps=frozenset({"-", "/"})) and passage.tokens[end].is_number:
        return end + 1
    return end


def _two_word_street(passage: Passage, *, index: int, lexicon: Lexicon) -> Found | None:
    """ "linden laan twaalf", "Laan van Voorbeeld 12", "Plein 1944 nummer 8"."""
    token = passage.tokens[index]
    number_end = _number_end(passage, index=index + 1)
    if token.capital and not number_end:
        return _laan_van(passage, index=index)
    if not number_end or not passage.follows(index, gaps=_SPACE):
        return None
    before = passage.before(index - 1, count=6)
    previous = passage.tokens[index - 1]
    if (
        (not _HOME.isdisjoint(before) or _leads_in(before))
        and len(previous.text) > 2
        and previous.folded not in lexicon.function_words
    ):
        return Found(IdentifierKind.ADDRESS, previous.start, passage.tokens[number_end - 1].end)
    return None


def _laan_van(passage: Passage, *, index: int) -> Found | None:
    place = index + 1
    while (
        place < index + 4
        and passage.follows(place, gaps=_SPACE)
        and passage.folded(place) in {"van", "der", "de", "het", "den"}
    ):
        place += 1
    if place == index + 1 or not passage.follows(place, gaps=_SPACE) or not passage.tokens[place].capital:
        return None
    end = _number_end(passage, index=place + 1)
    return Found(IdentifierKind.ADDRESS, passage.tokens[index].start, passage.tokens[(end or place + 1) - 1].end)


def _house_number_at(passage: Passage, *, index: int) -> Found | None:
    """ "huisnummer is 12", or "nummer 12" after a home cue."""
    if passage.folded(index) == "nummer" and _HOME.isdisjoint(passage.before(index, count=6)):
        return None
    place = index + 1 + (passage.folded(index + 1) == "is")
    end = _number_end(passage, index=place)
    return Found(IdentifierKind.ADDRESS, passage.tokens[place].start, passage.tokens[end - 1].end) if end else None


def _named_home(passage: Passage, *, index: int, lexicon: Lexicon) -> Found | None:
    """ "ik woon op Achterom 5": a capital and a number shortly after a home cue."""
    for place in range(index + 1, min(index + 6, len(passage.tokens) - 1)):
        token = passage.tokens[place]
        if token.opening:
            return None
        if (
            token.capital
            and token.folded not in lexicon.public
            and not token.shouted
            and (end := _number_end(passage, index=place + 1))
        ):
            first = _street_start(passage, index=place)
            return Found(IdentifierKind.ADDRESS, passage.tokens[first].start, passage.tokens[end - 1].end)
    return None
