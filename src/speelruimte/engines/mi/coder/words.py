"""Words and marks of an utterance, each with its place in the text."""

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|\.\.+|…|--+|[?!.,;:-]")
_MARKS = re.compile(r"[?!.,;:…]|--+|(?<!\w)-|-(?!\w)")
_SPACES = re.compile(r"\s+")
SHORTEST_GRAM, LONGEST_GRAM = 2, 5


@dataclass(frozen=True, slots=True)
class Token:
    """A word in lower case, or a punctuation mark; the text has it from `start` up to, not including, `end`."""

    text: str
    start: int
    end: int
    is_word: bool


def split_words(text: str) -> tuple[Token, ...]:
    """Words and marks in order; case is dropped, since typed and recognised speech often has none.

    >>> [token.text for token in split_words("Wat wilt u… Werken?")]
    ['wat', 'wilt', 'u', '...', 'werken', '?']
    """
    return tuple(_token(match) for match in _TOKEN.finditer(text))


def _token(match: re.Match[str]) -> Token:
    raw = match.group()
    if raw[0].isalnum():
        return Token(raw.lower().replace("’", "'"), match.start(), match.end(), is_word=True)
    mark = "..." if raw == "…" or raw.startswith("..") else raw[:2]
    return Token(mark, match.start(), match.end(), is_word=False)


@lru_cache(maxsize=20_000)
def character_grams(word: str) -> tuple[str, ...]:
    """Pieces of two to five characters within one word; a space marks its edge.

    >>> character_grams("ja")
    (' j', 'ja', 'a ', ' ja', 'ja ', ' ja ')
    """
    padded = f" {word} "
    return tuple(
        padded[at : at + size]
        for size in range(SHORTEST_GRAM, LONGEST_GRAM + 1)
        for at in range(len(padded) - size + 1)
    )


def strip_marks(text: str) -> str:
    """The text as a speech recogniser may write it: no capitals, no punctuation.

    >>> strip_marks("Nou, wat wilt u -- werken?")
    'nou wat wilt u werken'
    """
    return _SPACES.sub(" ", _MARKS.sub(" ", text)).strip().lower()
