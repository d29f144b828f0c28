"""Reads tips.yaml: the eight tips of the chapter and the texts of the home page, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias, cast

import yaml

Texts: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Part:
    """What a tip means to one role, what is built of it, and links to it by name; empty where there is nothing."""

    text: str
    now: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tip:
    """One tip in one language; `this_week` is one thing that a leader can do, `holds` what is still to come."""

    key: str
    title: str
    leader: Part
    professional: Part
    this_week: str
    holds: str


@cache
def tips(language: str) -> tuple[Tip, ...]:
    """The tips in the order of the chapter.

    >>> len(tips("nl")), tips("en")[0].key
    (8, 'leeway')
    """
    return tuple(_tip(written, language=language) for written in cast(list[Texts], _content()["tips"]))


@cache
def page_texts(language: str) -> Texts:
    """The other texts of the home page."""
    return cast(Mapping[str, Texts], _content()["page"])[language]


@cache
def link_label(name: str, *, language: str) -> str:
    """What a link is called."""
    return cast(Mapping[str, Mapping[str, str]], _content()["links"])[name][language]


def _tip(written: Texts, *, language: str) -> Tip:
    texts = cast(Texts, written[language])
    leader = cast(Texts, texts["leader"])
    return Tip(
        key=str(written["key"]),
        title=str(texts["title"]),
        leader=_part(leader["asks"], leader.get("now"), leader.get("links")),
        professional=_part(texts.get("professional"), texts.get("professional_now"), texts.get("professional_links")),
        this_week=str(leader["this_week"]),
        holds=str(texts["holds"]),
    )


def _part(text: object, now: object, links: object) -> Part:
    return Part(str(text or ""), str(now or ""), tuple(cast(list[str], links or [])))


@cache
def _content() -> Texts:
    text = files("speelruimte.journeys").joinpath("tips.yaml").read_text(encoding="utf-8")
    return cast(Texts, yaml.safe_load(text))
