"""Every environment variable, once: name, type, default and what it is for (Dutch, for the operator)."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable: its name, default as text, and help for the operator."""

    name: str
    default: str
    help_nl: str


REGISTER: dict[str, Variable] = {}


def _read(name: str, default: str, help_nl: str, convert: Callable[[str], T]) -> T:
    REGISTER[name] = Variable(name, default, help_nl)
    return convert(os.environ.get(name, default))


def text(name: str, default: str, *, help_nl: str) -> str:
    """Read a text."""
    return _read(name, default, help_nl, str)


def flag(name: str, default: bool, *, help_nl: str) -> bool:
    """Read yes or no: 1, true, yes and ja mean yes."""
    return _read(name, "1" if default else "0", help_nl, lambda raw: raw.lower() in {"1", "true", "yes", "ja"})


def number(name: str, default: int, *, help_nl: str) -> int:
    """Read a whole number."""
    return _read(name, str(default), help_nl, int)


def words(name: str, default: str, *, help_nl: str) -> list[str]:
    """Read a list, separated by commas."""
    return _read(name, default, help_nl, lambda raw: [word.strip() for word in raw.split(",") if word.strip()])


def path(name: str, default: Path, *, help_nl: str) -> Path:
    """Read a place on disk."""
    return _read(name, str(default), help_nl, lambda raw: Path(raw).expanduser())
