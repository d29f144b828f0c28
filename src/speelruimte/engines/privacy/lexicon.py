"""Lists of names, places and ordinary words, loaded once per language."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from speelruimte.engines.privacy.cues import cue_words
from speelruimte.engines.privacy.passage import fold

_LISTS = files("speelruimte.engines.privacy") / "names"

PLAIN_PARTICLES = cue_words("plain_particles")
FOREIGN_PARTICLES = cue_words("foreign_particles")
PARTICLES = PLAIN_PARTICLES | FOREIGN_PARTICLES

_FUNCTION_WORDS = cue_words("function_words")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known about words, all folded.

    Args:
        language: "nl" or "en".
        first_names, surnames: names of one word.
        surname_phrases: surnames of several words, as they are written with single spaces.
        words: ordinary words of the language.
        places: towns.
        public: words that point to no one, capital or not.
    """

    language: str
    first_names: frozenset[str]
    surnames: frozenset[str]
    surname_phrases: frozenset[str]
    words: frozenset[str]
    places: frozenset[str]
    public: frozenset[str]
    function_words: frozenset[str]

    def is_name(self, word: str) -> bool:
        """A given name or a surname, whatever else the word can be."""
        return word in self.first_names or word in self.surnames

    def clear_first(self, word: str) -> bool:
        """A given name that is no ordinary word."""
        return word in self.first_names and word not in self.words

    def clear_surname(self, word: str) -> bool:
        """A surname that is no ordinary word."""
        return word in self.surnames and word not in self.words

    def unknown(self, word: str) -> bool:
        """Neither an ordinary word nor something public."""
        return word not in self.words and word not in self.public and word not in self.function_words


def _read(name: str) -> str:
    lines = (_LISTS / name).read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))


def _words(name: str) -> frozenset[str]:
    return frozenset(_read(name).split())


def _phrases(name: str) -> frozenset[str]:
    return frozenset(" ".join(part.split()) for part in _read(name).split(";")) - {""}


@lru_cache(maxsize=2)
def load_lexicon(language: str) -> Lexicon:
    """The lists for a language: "nl", or "en" for anything else."""
    code = "nl" if language == "nl" else "en"
    return Lexicon(
        language=code,
        first_names=_words("first_names.txt"),
        surnames=_words("surnames.txt"),
        surname_phrases=_phrases("surname_phrases.txt"),
        words=_folded_words(f"words_{code}.txt"),
        places=_phrases("places.txt"),
        public=_phrases("public_words.txt"),
        function_words=_FUNCTION_WORDS,
    )


def _folded_words(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _words(name))
