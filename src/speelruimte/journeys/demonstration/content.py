"""The demonstration as typed values, read from YAML."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from speelruimte.foundation.organisations.roles import Role


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Someone invented, and where she works."""

    name: str
    email: str
    role: Role
    team: str


@dataclass(frozen=True, slots=True)
class DemoMunicipality:
    """An invented municipality with its people."""

    name: str
    slug: str
    theme: str
    people: tuple[DemoPerson, ...]


@dataclass(frozen=True, slots=True)
class DemoConversation:
    """An invented conversation: whose, how many days ago, what about, and its lines."""

    owner: str
    days_ago: int
    title: str
    goal: str
    style: str
    kind: str
    door: str
    estimates: Mapping[str, int]
    text: str


def _read(name: str) -> Any:
    return yaml.safe_load(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def demo_password() -> str:
    """The password that everyone in the demonstration has."""
    return str(_read("municipality.yaml")["password"])


@cache
def demo_municipalities() -> tuple[DemoMunicipality, ...]:
    """The invented municipalities."""
    return tuple(
        DemoMunicipality(place["name"], place["slug"], place["theme"], tuple(_people(place)))
        for place in _read("municipality.yaml")["municipalities"]
    )


@cache
def demo_conversations() -> tuple[DemoConversation, ...]:
    """The invented conversations, the oldest first."""
    talks = [DemoConversation(**talk) for talk in _read("conversations.yaml")]
    return tuple(sorted(talks, key=lambda talk: -talk.days_ago))


def _people(place: Mapping[str, Any]) -> list[DemoPerson]:
    administrator = place["administrator"]
    people = [DemoPerson(administrator["name"], administrator["email"], Role.ADMINISTRATOR, "")]
    for team in place["teams"]:
        people.append(DemoPerson(team["leader"]["name"], team["leader"]["email"], Role.TEAM_LEADER, team["name"]))
        people.extend(
            DemoPerson(member["name"], member["email"], Role.PROFESSIONAL, team["name"]) for member in team["members"]
        )
    return people
