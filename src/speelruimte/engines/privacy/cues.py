"""Words that announce or rule out an identifier, read once from names/cues.txt."""

from functools import lru_cache
from importlib.resources import files

_CUES = files("speelruimte.engines.privacy") / "names" / "cues.txt"


@lru_cache(maxsize=1)
def _sections() -> dict[str, tuple[str, ...]]:
    sections: dict[str, str] = {}
    name = ""
    for line in _CUES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            sections[name] = ""
        elif not line.startswith("#"):
            sections[name] += f" {line}"
    return {
        key: tuple(" ".join(part.split()) for part in body.split(";") if part.strip()) for key, body in sections.items()
    }


def cue_words(section: str) -> frozenset[str]:
    """The words of one section.

    >>> "mevrouw" in cue_words("titles")
    True
    """
    return frozenset(_sections()[section])


def cue_phrases(section: str) -> frozenset[tuple[str, ...]]:
    """The phrases of one section, each as its words.

    >>> ("ik", "heet") in cue_phrases("strong_introductions")
    True
    """
    return frozenset(tuple(phrase.split()) for phrase in _sections()[section])
