"""Finds dates of birth, and dates of events that may point to someone; dates of appointments are left alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from speelruimte.engines.privacy.cues import cue_words
from speelruimte.engines.privacy.identifier_types import Found, IdentifierKind, Reason
from speelruimte.engines.privacy.number_words import NUMBER_WORDS, digits_of, spoken_year
from speelruimte.engines.privacy.passage import Passage

_MONTHS = cue_words("month_names")
_ORDINALS = {
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8,
    "negende": 9,
    "tiende": 10, "elfde": 11, "twaalfde": 12, "dertiende": 13, "veertiende": 14, "vijftiende": 15, "zestiende": 16,
    "zeventiende": 17, "achttiende": 18, "negentiende": 19, "twintigste": 20, "first": 1, "second": 2, "third": 3,
}  # fmt: skip
_BORN = cue_words("born")
_NOT_BIRTH = cue_words("not_birth")
_EVENTS = cue_words("events")
_FIRST_YEAR, _LAST_YEAR, _LAST_SPELLED_YEAR = 1920, 2015, 2005
_ISO = re.compile(r"(?<![\d-])(19[2-9]\d|20[0-2]\d)-(\d{2})-(\d{2})(?![\d-])")
_SEPARATORS = frozenset({"-", ".", "/", " ", " - ", "- ", " / ", ". "})
_SPACE = frozenset({" ", "  ", ", ", " '", " ’", ". ", "-"})
_REACH = 9


@dataclass(frozen=True, slots=True)
class _Day:
    """A date as found: token indexes, the year when one is named, and whether it is written as dd-mm-yyyy."""

    first: int
    after: int
    year: int | None
    figures: bool


def find_dates(passage: Passage) -> Iterator[Found]:
    """Dates of birth (SURE) and dates of announced events (ASK)."""
    for match in _ISO.finditer(passage.covered):
        if int(match[1]) <= _LAST_YEAR and int(match[2]) <= 12 and int(match[3]) <= 31:
            yield Found(IdentifierKind.DATE_OF_BIRTH, *match.span())
    index = 0
    while index < len(passage.tokens):
        day = _day_at(passage, index=index)
        if day is None:
            index += 1
            continue
        yield from _judge(passage, day=day)
        index = day.after


def _judge(passage: Passage, *, day: _Day) -> Iterator[Found]:
    start, end = passage.tokens[day.first].start, passage.tokens[day.after - 1].end
    near = passage.before(day.first, count=_REACH)
    asked = passage.recent(day.first, count=_REACH)
    follows = passage.folded(day.after) in _BORN
    announced = follows or not _BORN.isdisjoint(asked) or _is_of(near)
    excluded = not _NOT_BIRTH.isdisjoint(near[-3:]) and _BORN.isdisjoint(near)
    if (
        announced
        and not excluded
        and (day.year is not None or follows or not _BORN.isdisjoint(asked[-5:]) or _is_of(near))
    ):
        yield Found(IdentifierKind.DATE_OF_BIRTH, start, end)
    elif day.year is None:
        return
    elif not excluded and _FIRST_YEAR <= day.year <= (_LAST_YEAR if day.figures else _LAST_SPELLED_YEAR):
        yield Found(IdentifierKind.DATE_OF_BIRTH, start, end)
    elif not _EVENTS.isdisjoint(near + tuple(passage.folded(place) for place in range(day.after, day.after + 5))) or (
        day.year <= _LAST_YEAR and not _is_new_year(passage, day=day)
    ):
        yield Found(IdentifierKind.EVENT_DATE, start, end, Reason.DATE_OF_EVENT)


def _is_new_year(passage: Passage, *, day: _Day) -> bool:
    """1 January and 1 July are the days on which rules change."""
    number, month = passage.folded(day.first), passage.folded(day.first + 1)
    return number in {"1", "een", "eerste"} and month in {
        "januari",
        "jan",
        "juli",
        "january",
        "july",
        "1",
        "01",
        "7",
        "07",
    }


def _is_of(near: tuple[str, ...]) -> bool:
    """ "Ik ben van 12 maart", "hij is van 3 april": a birthday."""
    return near[-1:] in {("van",), ("from",)} and not {"ben", "bent", "is", "am"}.isdisjoint(near[-4:-1])


def _day_at(passage: Passage, *, index: int) -> _Day | None:
    """The date that begins at this token."""
    token = passage.tokens[index]
    number = _day_number(token.folded)
    if number is None or (index and passage.tokens[index - 1].is_number and token.gap in {"-", ".", "/"}):
        return None
    place = index + 1
    if (
        token.is_number
        and passage.follows(place, gaps=frozenset({""}))
        and passage.folded(place) in {"e", "ste", "de", "th", "st", "nd", "rd"}
    ):
        place += 1
    if passage.folded(place) in {"of", "de", "van"}:
        place += 1
    if not passage.follows(place, gaps=_SEPARATORS):
        return None
    if passage.folded(place) in _MONTHS:
        year, after = _year_at(passage, index=place + 1)
        return _Day(index, after, year, figures=False)
    return _day_in_numbers(passage, index=index, place=place)


def _day_in_numbers(passage: Passage, *, index: int, place: int) -> _Day | None:
    """12-03-1980, 12 3 1980, "twaalf drie negentientachtig"; a year is needed, or the date is only a number."""
    month = _day_number(passage.folded(place))
    if (
        month is None
        or month > 12
        or (index and digits_of(passage.folded(index - 1)) and _joins_on(passage, index=index))
    ):
        return None
    year, after = _year_at(passage, index=place + 1)
    if year is None or (digits_of(passage.folded(after)) and _joins_on(passage, index=after)):
        return None
    short = after == place + 2 and not passage.tokens[after - 1].is_number and _two_digits(passage.folded(after - 1))
    return _Day(index, after, None if short else year, figures=True)


def _joins_on(passage: Passage, *, index: int) -> bool:
    """Whether the number at `index` goes on from the one before: then both belong to a longer number."""
    return passage.follows(index, gaps=_SPACE | _SEPARATORS)


def _two_digits(word: str) -> bool:
    return len(NUMBER_WORDS.get(word, "")) == 2


def _day_number(word: str) -> int | None:
    """1..31 when the word can be a day."""
    digits = word if word.isascii() and word.isdigit() else NUMBER_WORDS.get(word, "")
    value = int(digits) if digits and len(digits) <= 2 else _ORDINALS.get(word, 0)
    return value if 1 <= value <= 31 else None


def _year_at(passage: Passage, *, index: int) -> tuple[int | None, int]:
    """The year at this token and the index after it; None and the index itself when there is no year."""
    if not (passage.follows(index, gaps=_SPACE) or passage.follows(index, gaps=_SEPARATORS)):
        return None, index
    word = passage.folded(index)
    if word.isascii() and word.isdigit():
        if len(word) == 4 and 1900 <= int(word) <= 2099:
            return int(word), index + 1
        if len(word) == 2 and passage.tokens[index].gap.strip() in {"-", "/", ".", "'", "’"}:
            return (1900 if int(word) > 15 else 2000) + int(word), index + 1
        return None, index
    if spoken := spoken_year(passage, index=index):
        return spoken
    short = NUMBER_WORDS.get(word, "")
    if len(short) == 2 and int(short) >= 20:
        return 1900 + int(short), index + 1
    return None, index
