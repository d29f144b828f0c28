"""What others can see of a professional, put together from the access matrix."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from speelruimte.foundation.access.matrix import MatrixRow, Relation, Visitor


@dataclass(frozen=True, slots=True)
class Sight:
    """What one kind of person sees of her, and what not.

    Args:
        who: in words.
        sees: what is about her or of her, and shown to this person.
        does_not_see: what is hers and closed to this person.
    """

    who: Promise
    sees: tuple[str, ...]
    does_not_see: tuple[str, ...]


PEOPLE = frozenset({"person", "membership"})  # kinds of record that are about somebody

# Whose eyes, and as what she appears in them.
OTHERS: tuple[tuple[Promise, Visitor], ...] = (
    (_("Your leader"), Visitor.TEAM_LEADER),
    (_("A colleague in your team"), Visitor.PROFESSIONAL),
    (_("The functional administrator"), Visitor.ADMINISTRATOR),
)


def sights(rows: tuple[MatrixRow, ...], *, language: str) -> tuple[Sight, ...]:
    """For each kind of other person: what the matrix shows of her and what it keeps closed.

    What is the same for everybody (signing in, an explanation) is left out; what is hers alone comes first.
    """
    return tuple(_sight(who, visitor, rows, language=language) for who, visitor in OTHERS)


def _sight(who: Promise, visitor: Visitor, rows: tuple[MatrixRow, ...], *, language: str) -> Sight:
    about_people = sorted((row for row in rows if _is_about_people(row)), key=lambda row: not row.owner_only)
    sees = [row.what(language) for row in about_people if row.lets_in(visitor, Relation.COLLEAGUE)]
    closed = [row.what(language) for row in about_people if not row.lets_in(visitor, Relation.COLLEAGUE)]
    return Sight(who, tuple(dict.fromkeys(sees)), tuple(dict.fromkeys(closed)))


def _is_about_people(row: MatrixRow) -> bool:
    """Hers alone, a record of a person, or a list that only some roles get."""
    if row.owner_only:
        return True
    if "GET" not in row.methods or not row.may or row.record not in PEOPLE | {"none"}:
        return False
    signed_in = [visitor for visitor in Visitor if visitor is not Visitor.ANONYMOUS]
    return row.record in PEOPLE or any(not row.lets_in(visitor, Relation.COLLEAGUE) for visitor in signed_in)
