"""Quote from a turn: a sentence that holds the words it is about, never changed, never more than needed."""

import re

from speelruimte.engines.mi.codes import WordSpan

WHOLE = 140  # characters; a turn of this length is quoted whole
LONGEST = 240

_SENTENCE = re.compile(r"[^.?!…]+[.?!…]*")
_WORD = re.compile(r"\S+")


def quote(text: str, *, words: WordSpan | None = None) -> str:
    """A piece of `text` that holds the start of `words`, or else begins the text; a substring of `text`, not empty.

    >>> quote("Ja. " * 60 + "Waarom bent u niet gekomen? Dat snap ik niet.", words=WordSpan(240, 266))
    'Waarom bent u niet gekomen?'
    """
    if len(text) <= WHOLE:
        return text.strip() or text
    start = words.start if words is not None else 0
    sentence = next((match for match in _SENTENCE.finditer(text) if match.end() > start and match[0].strip()), None)
    begin, end = (sentence.start(), sentence.end()) if sentence else (0, len(text))
    piece = text[begin:end].strip()
    return piece if 0 < len(piece) <= LONGEST else _around(text, start=start)


def _around(text: str, *, start: int) -> str:
    """Whole words from a little before `start`, LONGEST characters at most when the words allow it."""
    begin = next((match.start() for match in _WORD.finditer(text) if match.start() >= max(0, start - 40)), 0)
    ends = [match.end() for match in _WORD.finditer(text, begin) if match.end() - begin <= LONGEST]
    return text[begin : max(ends, default=begin + LONGEST)]
