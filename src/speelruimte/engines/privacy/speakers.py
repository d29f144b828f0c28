"""Finds names in front of a spoken line: "Mevrouw Jansen: …"."""

import re
from collections import Counter
from collections.abc import Iterator

from speelruimte.engines.privacy.identifier_types import Found, IdentifierKind
from speelruimte.engines.privacy.lexicon import PARTICLES, Lexicon
from speelruimte.engines.privacy.name_cues import ROLE_LABELS, TITLES
from speelruimte.engines.privacy.passage import Passage, Token, read_passage

_PREFIX = re.compile(
    r"^[ \t]{0,8}(?:\[?[\d:.,]{4,12}\]?[ \t]{1,4})?([^\W\d_][^:\n\d\ufffc]{0,48}):(?=\s|$)", re.MULTILINE
)
_MOST_WORDS = 5


def find_speakers(passage: Passage, *, lexicon: Lexicon) -> Iterator[Found]:
    """Speaker prefixes that are names: known ones, and unknown ones that come back."""
    matches = list(_PREFIX.finditer(passage.covered))
    seen = Counter(match[1] for match in matches)
    readings: dict[str, tuple[int, int] | None] = {}
    for match in matches:
        label = match[1]
        if label not in readings:
            readings[label] = _name_in(label, often=seen[label] > 1, lexicon=lexicon)
        if (span := readings[label]) is not None:
            yield Found(IdentifierKind.NAME, match.start(1) + span[0], match.start(1) + span[1])


def _name_in(label: str, *, often: bool, lexicon: Lexicon) -> tuple[int, int] | None:
    """Where the name stands within a label, without its title."""
    tokens = [token for token in read_passage(label).tokens if token.folded not in TITLES]
    if not tokens or len(tokens) > _MOST_WORDS or tokens[0].folded in ROLE_LABELS:
        return None
    parts = [token for token in tokens if token.folded not in PARTICLES and len(token.text) > 1]
    known = any(lexicon.is_name(token.folded) for token in parts)
    if not parts or not all(_can_be_name(token, lexicon=lexicon) for token in parts) or not (known or often):
        return None
    return tokens[0].start, tokens[-1].end


def _can_be_name(token: Token, *, lexicon: Lexicon) -> bool:
    if token.folded in lexicon.public or token.folded in lexicon.function_words:
        return False
    return lexicon.is_name(token.folded) or (token.capital and token.folded not in lexicon.words)
