"""The access matrix: for every address, who gets in for whose record. The test and the page both read it.

The file matrix.yaml has one row per url name. A request by somebody who is not in `may` gets the page of something
that does not exist (404), or the sign-in page when nobody is signed in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

from speelruimte.kernel.errors import InvalidInput

MATRIX_FILE = Path(__file__).with_name("matrix.yaml")
ANYBODY = "anybody"
SIGNED_IN = "signed_in"
OWNER = "owner"
NOBODY = "nobody"


class Visitor(StrEnum):
    """As what somebody asks."""

    ANONYMOUS = "anonymous"
    PROFESSIONAL = "professional"
    TEAM_LEADER = "team_leader"
    ADMINISTRATOR = "administrator"


class Relation(StrEnum):
    """Whose record it is, seen from who asks."""

    OWN = "own"
    COLLEAGUE = "colleague"  # of the same team; for a leader: of a team that she leads
    OTHER_TEAM = "other_team"
    OTHER_MUNICIPALITY = "other_municipality"


ALL_IN = frozenset((visitor, relation) for visitor in Visitor for relation in Relation)
ALL_OWNERS = frozenset(pair for pair in ALL_IN if pair[0] is not Visitor.ANONYMOUS and pair[1] is Relation.OWN)
ALL_SIGNED_IN = frozenset(pair for pair in ALL_IN if pair[0] is not Visitor.ANONYMOUS)

GROUPS = {ANYBODY: ALL_IN, SIGNED_IN: ALL_SIGNED_IN, OWNER: ALL_OWNERS, NOBODY: frozenset[tuple[Visitor, Relation]]()}


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """Who may use one address.

    Args:
        url: name of the address, for example "conversations:feedback".
        record: kind of record that the address points at; "none" for a page without one.
        owner_only: it shows what is encrypted with the key of its owner; nobody else gets in, in any role. Without a
            record in its address it shows only what belongs to who asks.
        methods: what the address answers to.
        may: pairs of visitor and relation that get in.
        what_nl, what_en: what the page shows, in words, for the page about it.
    """

    url: str
    record: str
    owner_only: bool
    methods: tuple[str, ...]
    may: frozenset[tuple[Visitor, Relation]]
    what_nl: str
    what_en: str

    def lets_in(self, visitor: Visitor, relation: Relation) -> bool:
        """Whether this visitor gets in for a record of this relation."""
        return (visitor, relation) in self.may

    def what(self, language: str) -> str:
        """What the page shows, in words."""
        return self.what_en if language == "en" else self.what_nl


def matrix_read(text: str) -> tuple[MatrixRow, ...]:
    """The rows of a matrix file.

    Raises:
        InvalidInput: a row that is incomplete, double, unknown, or lets somebody else into an owner-only record.
    """
    raw = yaml.safe_load(text)
    if not isinstance(raw, list):
        raise InvalidInput("matrix_is_not_a_list", found=type(raw).__name__)
    rows = tuple(_row(entry, number) for number, entry in enumerate(raw, start=1))
    seen: set[str] = set()
    for row in rows:
        if row.url in seen:
            raise InvalidInput("matrix_row_twice", where=row.url)
        seen.add(row.url)
    return rows


@cache
def matrix() -> tuple[MatrixRow, ...]:
    """The matrix of this version."""
    return matrix_read(MATRIX_FILE.read_text(encoding="utf-8"))


def _row(entry: object, number: int) -> MatrixRow:
    where = f"row {number}"
    if not isinstance(entry, dict):
        raise InvalidInput("matrix_row_is_not_a_mapping", where=where)
    needed = {"url", "record", "may", "what_nl", "what_en"}
    extra = set(entry) - needed - {"owner_only", "methods"}
    if extra or needed - set(entry):
        raise InvalidInput("matrix_row_incomplete", where=where, found=", ".join(sorted(extra or needed - set(entry))))
    row = MatrixRow(
        url=str(entry["url"]),
        record=str(entry["record"]),
        owner_only=bool(entry.get("owner_only", False)),
        methods=tuple(str(method) for method in entry.get("methods", ["GET"])),
        may=_may(entry["may"], where=where),
        what_nl=str(entry["what_nl"]).strip(),
        what_en=str(entry["what_en"]).strip(),
    )
    _check(row)
    return row


def _may(raw: object, *, where: str) -> frozenset[tuple[Visitor, Relation]]:
    """One of the words of `GROUPS`, or per visitor the relations (`all` for every one)."""
    if isinstance(raw, str) and raw in GROUPS:
        return GROUPS[raw]
    if not isinstance(raw, Mapping):
        raise InvalidInput("matrix_may_unknown", where=where, found=str(raw))
    try:
        return frozenset(
            (Visitor(visitor), relation) for visitor, relations in raw.items() for relation in _relations(relations)
        )
    except ValueError as problem:
        raise InvalidInput("matrix_may_unknown", where=where, found=str(problem)) from None


def _relations(raw: object) -> Iterable[Relation]:
    if raw == "all":
        return tuple(Relation)
    if not isinstance(raw, list):
        raise ValueError(raw)
    return tuple(Relation(relation) for relation in raw)


def _check(row: MatrixRow) -> None:
    others = [visitor for visitor, relation in row.may if relation is not Relation.OWN or visitor is Visitor.ANONYMOUS]
    if row.owner_only and others:
        raise InvalidInput("matrix_owner_only_row_lets_others_in", where=row.url)
    if not (row.what_nl and row.what_en):
        raise InvalidInput("matrix_row_says_nothing", where=row.url)
