"""What others can see of a professional, put together from the access matrix."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from speelruimte.foundation.access.matrix import MatrixRow, Relation, Visitor

PEOPLE = frozenset({"person", "membership"})  # kinds of record that are about somebody
OTHERS: tuple[tuple[Promise, Visitor], ...] = (
    (_("Your leader"), Visitor.TEAM_LEADER),
    (_("A colleague in your team"), Visitor.PROFESSIONAL),
    (_("The functional administrator"), Visitor.ADMINISTRATOR),
)


@dataclass(frozen=True, slots=True)
class Sight:
    """What one kind of person gets of her, beside what is hers alone.

    Args:
        who: in words.
        sees: pages about her that this person gets.
        does: what this person can change about her.
        does_not_see: pages about her that somebody else gets, and this person does not.
    """

    who: Promise
    sees: tuple[str, ...]
    does: tuple[str, ...]
    does_not_see: tuple[str, ...]


def hers_alone(rows: Iterable[MatrixRow], *, language: str) -> tuple[str, ...]:
    """What nobody else gets, in any role."""
    return _words((row for row in rows if row.owner_only), language=language)


def sights(rows: tuple[MatrixRow, ...], *, language: str) -> tuple[Sight, ...]:
    """For each kind of other person what the matrix gives of her, seen as a colleague of the same team.

    What is the same for everybody (signing in, an explanation) is left out.
    """
    return tuple(_sight(who, visitor, rows, language=language) for who, visitor in OTHERS)


def _sight(who: Promise, visitor: Visitor, rows: tuple[MatrixRow, ...], *, language: str) -> Sight:
    shown = [row for row in rows if _shows_people(row)]
    changed = [row for row in rows if row.record in PEOPLE and "POST" in row.methods]
    return Sight(
        who,
        sees=_words((row for row in shown if row.lets_in(visitor, Relation.COLLEAGUE)), language=language),
        does=_words((row for row in changed if row.lets_in(visitor, Relation.COLLEAGUE)), language=language),
        does_not_see=_words((row for row in shown if not row.lets_in(visitor, Relation.COLLEAGUE)), language=language),
    )


def _shows_people(row: MatrixRow) -> bool:
    """A page, no form, with a record of a person; or without a record, when only some roles get it: a list."""
    if row.owner_only or row.methods != ("GET",) or not row.may:
        return False
    signed_in = [visitor for visitor in Visitor if visitor is not Visitor.ANONYMOUS]
    some_only = any(not row.lets_in(visitor, Relation.COLLEAGUE) for visitor in signed_in)
    return row.record in PEOPLE or (row.record == "none" and some_only)


def _words(rows: Iterable[MatrixRow], *, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.what(language) for row in rows))
