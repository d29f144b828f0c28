"""Numbers as a speech recogniser writes them: "nul zes twaalf vierendertig", and years in words."""

from dataclasses import dataclass

from speelruimte.engines.privacy.passage import Passage

_UNITS = ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
_TEENS = ["tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"]
_TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
_ENGLISH = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
    "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
    "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
}  # fmt: skip


def _number_words() -> dict[str, str]:
    words = {word: str(value) for value, word in enumerate(_UNITS + _TEENS)}
    for tens, word in enumerate(_TENS, start=2):
        words[word] = f"{tens}0"
        for unit in range(1, 10):
            words[f"{_UNITS[unit]}en{word}"] = f"{tens}{unit}"
    return words | {"noul": "0", "zeuven": "7"} | _ENGLISH


NUMBER_WORDS = _number_words()
_HUNDREDS = {"honderd": 100} | {f"{word}honderd": value * 100 for value, word in enumerate(_UNITS) if value > 1}
_HUNDRED_COMPOUNDS = {hundreds + rest for hundreds in _HUNDREDS for rest in NUMBER_WORDS}
_FILLERS = {"eh", "uh", "uhm", "ehm", "euh", "hm", "en", "dan", "streepje", "spatie", "punt", "and"}
_GAP_CHARACTERS = frozenset(" \t\u00a0.,-–/()'")
_LONGEST_GAP = 3
_LONGEST_RUN = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """One written or spoken number within a run."""

    digits: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """Numbers that were said or written in one breath; `first` and `after` are token indexes."""

    pieces: tuple[Piece, ...]
    first: int
    after: int

    @property
    def digits(self) -> str:
        """All digits of the run."""
        return "".join(piece.digits for piece in self.pieces)


def digits_of(word: str) -> str:
    """The digits that a folded token stands for; "" when it is no number.

    >>> digits_of("vierendertig"), digits_of("12"), digits_of("huis")
    ('34', '12', '')
    """
    return word if word[:1].isdigit() and word.isascii() else NUMBER_WORDS.get(word, "")


def _joins(gap: str) -> bool:
    return len(gap) <= _LONGEST_GAP and all(character in _GAP_CHARACTERS for character in gap)


def _piece_at(passage: Passage, *, index: int) -> tuple[Piece, int] | None:
    """The number at this token and the index after it; "dubbel vijf" counts as 55."""
    token = passage.tokens[index]
    if token.folded in {"dubbel", "dubbele", "double"} and len(digits_of(passage.folded(index + 1))) == 1:
        after = passage.tokens[index + 1]
        return Piece(digits_of(after.folded) * 2, token.start, after.end), index + 2
    digits = digits_of(token.folded)
    return (Piece(digits, token.start, token.end), index + 1) if digits else None


def _next_in_run(passage: Passage, *, index: int) -> tuple[Piece, int] | None:
    """The next number of a run that got as far as `index`, past at most two fillers."""
    for skipped in range(3):
        place = index + skipped
        if place >= len(passage.tokens) or not _joins(passage.tokens[place].gap):
            return None
        if found := _piece_at(passage, index=place):
            return found
        if passage.folded(place) not in _FILLERS:
            return None
    return None


def number_runs(passage: Passage) -> list[Run]:
    """All runs of numbers in the passage, in order."""
    runs: list[Run] = []
    index = 0
    while index < len(passage.tokens):
        found = _piece_at(passage, index=index)
        if found is None:
            index += 1
            continue
        first = index
        pieces: list[Piece] = []
        while found is not None and len(pieces) < _LONGEST_RUN:
            piece, index = found
            pieces.append(piece)
            found = _next_in_run(passage, index=index)
        runs.append(Run(tuple(pieces), first, index))
    return runs


def house_number_end(passage: Passage, *, index: int) -> int:
    """The index after a house number at this token, written or spoken; `index` itself when there is none."""
    word = passage.folded(index)
    if word.isdigit():
        return index + 1 if len(word) <= 5 else index
    if word in _HUNDREDS or word in _HUNDRED_COMPOUNDS:
        return index + 2 if word in _HUNDREDS and passage.folded(index + 1) in NUMBER_WORDS else index + 1
    if word in NUMBER_WORDS:
        if passage.folded(index + 1) == "honderd":
            return index + 3 if passage.folded(index + 2) in NUMBER_WORDS else index + 2
        return index + 1
    return index


def _two_digits(word: str) -> int | None:
    digits = NUMBER_WORDS.get(word, "")
    return int(digits) if len(digits) == 2 else None


def _century_year(word: str) -> int | None:
    """A year in one word: negentientachtig, negentienhonderdtachtig, tweeduizendtien."""
    for start, base in (
        ("negentienhonderd", 1900),
        ("negentien", 1900),
        ("tweeduizenden", 2000),
        ("tweeduizend", 2000),
    ):
        rest = word.removeprefix(start)
        if word.startswith(start) and rest in NUMBER_WORDS:
            return base + int(NUMBER_WORDS[rest])
    return 2000 if word == "tweeduizend" else None


def spoken_year(passage: Passage, *, index: int) -> tuple[int, int] | None:
    """A year in words that begins at this token, and the index after it."""
    word, following = passage.folded(index), passage.folded(index + 1)
    rest = _two_digits(following)
    if word == "tweeduizend" and following in NUMBER_WORDS:
        return 2000 + int(NUMBER_WORDS[following]), index + 2
    if (year := _century_year(word)) is not None:
        return year, index + 1
    if word == "negentienhonderd" and rest is not None:
        return 1900 + rest, index + 2
    if word in {"negentien", "nineteen"} and following in {"honderd", "hundred"}:
        last = _two_digits(passage.folded(index + 2))
        return (1900 + last, index + 3) if last is not None else None
    if word in {"negentien", "nineteen"} and rest is not None:
        return 1900 + rest, index + 2
    return None
