"""A text cut into words and numbers, with placeholders covered up."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from speelruimte.engines.privacy.placeholders import PLACEHOLDER

COVER = "\ufffc"
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*|['’][^\W\d_]+", re.UNICODE)
_OPENING = re.compile(r"[.!?\n:\"“”„>]|\s[–—-]\s{0,3}$")
_SPECIAL = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ə": "e", "’": "'", "İ": "i", "Ł": "l", "Đ": "d"}
)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case, without accents and with straight apostrophes.

    >>> fold("Çelik"), fold("Yıldız"), fold("één")
    ('celik', 'yildiz', 'een')
    """
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.translate(_SPECIAL).lower().translate(_SPECIAL))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number.

    Args:
        text: as written.
        folded: as `fold` makes it.
        start, end: offsets.
        gap: what stands between the previous token and this one.
        opening: it is the first of a sentence or a line, so that a capital says nothing.
    """

    text: str
    folded: str
    start: int
    end: int
    gap: str
    opening: bool

    @property
    def is_number(self) -> bool:
        """Written in digits."""
        return self.text[0].isdigit()

    @property
    def capital(self) -> bool:
        """Begins with a capital."""
        return self.text.lstrip("'’")[:1].isupper()

    @property
    def shouted(self) -> bool:
        """All capitals, two or more."""
        return len(self.text) > 1 and self.text.isupper()


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its placeholders covered, and its tokens in order."""

    covered: str
    tokens: tuple[Token, ...]

    def folded(self, index: int) -> str:
        """The folded token at this index, or "" outside the text."""
        return self.tokens[index].folded if 0 <= index < len(self.tokens) else ""

    def follows(self, index: int, *, gaps: frozenset[str]) -> bool:
        """Whether the token at `index` exists and is separated from the one before by one of these gaps."""
        return 0 < index < len(self.tokens) and self.tokens[index].gap in gaps

    def before(self, index: int, *, count: int) -> tuple[str, ...]:
        """At most `count` folded tokens before this index, nearest last, on the same line."""
        words: list[str] = []
        for place in range(index - 1, max(-1, index - 1 - count), -1):
            if "\n" in self.tokens[place + 1].gap:
                break
            words.append(self.tokens[place].folded)
        return tuple(reversed(words))

    def recent(self, index: int, *, count: int) -> tuple[str, ...]:
        """At most `count` folded tokens before this index, nearest last, over line ends: a question and its answer."""
        return tuple(token.folded for token in self.tokens[max(0, index - count) : index])


def read_passage(text: str, *, hidden: Iterable[tuple[int, int]] = ()) -> Passage:
    """Cut a text into tokens; placeholders and `hidden` spans give no tokens and cannot be part of a find."""
    covered = PLACEHOLDER.sub(lambda found: COVER * len(found[0]), text)
    for start, end in hidden:
        covered = covered[:start] + COVER * (end - start) + covered[end:]
    tokens: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(covered):
        gap = covered[last : match.start()]
        opening = not tokens or _OPENING.search(gap) is not None
        if tokens and opening and gap in {". ", "."} and len(tokens[-1].text) == 1 and tokens[-1].capital:
            opening = False  # "J. de Vries": the point belongs to an initial
        tokens.append(Token(match[0], fold(match[0]), match.start(), match.end(), gap, opening))
        last = match.end()
    return Passage(covered, tuple(tokens))
