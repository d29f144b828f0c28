"""Keeps apart who is who in one text, so that the same person gets the same placeholder."""

from dataclasses import dataclass, field

from speelruimte.engines.privacy.lexicon import PARTICLES
from speelruimte.engines.privacy.name_cues import FEMALE, MALE
from speelruimte.engines.privacy.passage import read_passage


@dataclass(slots=True)
class _Person:
    words: set[str]
    title: str
    number: int


@dataclass(slots=True)
class People:
    """The people met so far in one text; numbers go on from `last`."""

    last: int = 0
    _met: list[_Person] = field(default_factory=list)

    def number_of(self, name: str, *, title: str = "") -> int:
        """The number of the person with this name.

        "Fatima Jansen", "mevrouw Jansen" and "jansen" are one person as long as nobody else fits;
        "meneer Jansen" beside "mevrouw Jansen" is another.
        """
        words = {token.folded for token in read_passage(name).tokens if len(token.text) > 1} - PARTICLES
        words = words or {name.lower()}
        sex = "m" if title in MALE else "f" if title in FEMALE else ""
        for person in self._met:
            if (words <= person.words or person.words <= words) and not (sex and person.title and sex != person.title):
                person.words |= words
                person.title = person.title or sex
                return person.number
        self.last += 1
        self._met.append(_Person(words, sex, self.last))
        return self.last
