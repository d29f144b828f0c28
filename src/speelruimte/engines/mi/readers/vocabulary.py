"""The word lists of words.yaml, loaded once."""

from functools import cache
from importlib.resources import files

import yaml


@cache
def word_list(section: str, name: str) -> frozenset[str]:
    """The words under `section`, `name` in words.yaml, in lower case."""
    return frozenset(word.casefold() for word in _all_words()[section][name].split())


@cache
def phrase_list(section: str, name: str) -> tuple[str, ...]:
    """The phrases (one a line) under `section`, `name` in words.yaml, in lower case."""
    return tuple(line.strip().casefold() for line in _all_words()[section][name].splitlines())


def names_in(section: str) -> tuple[str, ...]:
    """The names of the lists in a section, in order."""
    return tuple(_all_words()[section])


@cache
def _all_words() -> dict[str, dict[str, str]]:
    source = files("speelruimte.engines.mi.readers").joinpath("words.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = yaml.safe_load(source)
    return loaded
