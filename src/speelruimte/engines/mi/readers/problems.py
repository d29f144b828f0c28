"""The sentences for what could not be read, and for what was noticed while reading."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from speelruimte.engines.mi.readers.reading import Note
from speelruimte.kernel.errors import InvalidInput

_GENERAL = "general"
_UNITS = ("line", "paragraph", "item")


def problem_sentence(error: InvalidInput, *, language: str) -> str:
    """What was found, where, and what is needed, in plain words.

    Args:
        error: a problem without a sentence of its own gets a general one.
        language: "nl" or "en"; anything else is read as "nl".
    """
    sentences = _content("problems")
    key = f"{error.problem}_{error.details.get('kind', '')}"
    if key not in sentences:
        key = error.problem
    return _filled(sentences, key, values={"found": error.found, **error.details}, language=language)


def note_sentence(note: Note, *, language: str) -> str:
    """What was noticed or repaired, in plain words; `language` as for `problem_sentence`."""
    return _filled(_content("notes"), note.key, values=note.details, language=language)


def _filled(
    sentences: Mapping[str, Mapping[str, str]], key: str, *, values: Mapping[str, object], language: str
) -> str:
    code = language if language in ("nl", "en") else "nl"
    forms = sentences.get(key, sentences[_GENERAL])
    template = forms.get(f"{code}_one", forms[code]) if values.get("count") == 1 else forms[code]
    named = {name: _name(name, value, code=code) for name, value in values.items()}
    return template.format_map(_Values({**named, "where": _place(values, code=code)}))


def _name(kind: str, value: object, *, code: str) -> object:
    """Languages and encodings have names; an unlisted language is one in another script."""
    names = _names().get(kind, {})
    named = names.get(str(value), names.get("other", {}))
    return named.get(code, value)


def _place(values: Mapping[str, object], *, code: str) -> str:
    places = _names()["place"]
    unit = next((unit for unit in _UNITS if unit in values), None)
    return places["nowhere"][code] if unit is None else f"{places[unit][code]} {values[unit]}"


class _Values(dict[str, object]):
    """Keeps a sentence whole when an error comes without one of its details."""

    def __missing__(self, key: str) -> str:
        return "…"


@cache
def _content(bank: str) -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = yaml.safe_load(_source(bank))
    return loaded


@cache
def _names() -> dict[str, dict[str, dict[str, str]]]:
    loaded: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(_source("names"))
    return loaded


def _source(name: str) -> str:
    return files("speelruimte.engines.mi.readers").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
