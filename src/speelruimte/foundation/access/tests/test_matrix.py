"""The access matrix refuses rows that say too little or let too many in."""

import pytest

from speelruimte.foundation.access.matrix import MATRIX_FILE, Relation, Visitor, matrix, matrix_read
from speelruimte.foundation.access.sight import hers_alone, sights
from speelruimte.kernel.errors import InvalidInput

ROW = "- {url: a:b, record: none, may: signed_in, what_nl: Iets., what_en: Something.}"


def test_the_matrix_of_this_version_can_be_read() -> None:
    assert matrix() == matrix_read(MATRIX_FILE.read_text(encoding="utf-8"))


def test_who_is_signed_in_is_everybody_but_the_anonymous() -> None:
    row = matrix_read(ROW)[0]
    assert row.lets_in(Visitor.PROFESSIONAL, Relation.OTHER_MUNICIPALITY)
    assert not row.lets_in(Visitor.ANONYMOUS, Relation.OWN)


def test_relations_can_be_named_per_visitor() -> None:
    row = matrix_read(ROW.replace("signed_in", "{administrator: [own, colleague], team_leader: all}"))[0]
    assert row.lets_in(Visitor.ADMINISTRATOR, Relation.COLLEAGUE)
    assert not row.lets_in(Visitor.ADMINISTRATOR, Relation.OTHER_TEAM)
    assert row.lets_in(Visitor.TEAM_LEADER, Relation.OTHER_MUNICIPALITY)
    assert not row.lets_in(Visitor.PROFESSIONAL, Relation.OWN)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: b", "matrix_is_not_a_list"),
        ("- a", "matrix_row_is_not_a_mapping"),
        ("- {url: a:b}", "matrix_row_incomplete"),
        (ROW.replace("record: none", "record: none, colour: blue"), "matrix_row_incomplete"),
        (f"{ROW}\n{ROW}", "matrix_row_twice"),
        (ROW.replace("signed_in", "everybody"), "matrix_may_unknown"),
        (ROW.replace("signed_in", "{director: all}"), "matrix_may_unknown"),
        (ROW.replace("signed_in", "{professional: [friend]}"), "matrix_may_unknown"),
        (ROW.replace("signed_in", "{professional: own}"), "matrix_may_unknown"),
        (ROW.replace("Iets.", "''"), "matrix_row_says_nothing"),
        (ROW.replace("record: none", "record: talk, owner_only: true"), "matrix_owner_only_row_lets_others_in"),
        (ROW.replace("signed_in", "anybody, owner_only: true"), "matrix_owner_only_row_lets_others_in"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused(text: str, problem: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        matrix_read(text)
    assert refused.value.problem == problem


def test_what_is_hers_alone_is_said_once_and_seen_by_nobody_else() -> None:
    closed = {row.what_nl for row in matrix() if row.owner_only}
    assert set(hers_alone(matrix(), language="nl")) == closed
    for sight in sights(matrix(), language="nl"):
        assert not closed & {*sight.sees, *sight.does}


def test_a_leader_and_a_colleague_get_nothing_about_her() -> None:
    leader, colleague, administrator = sights(matrix(), language="nl")
    assert leader.sees == leader.does == colleague.sees == colleague.does == ()
    assert set(administrator.sees) == set(leader.does_not_see)


@pytest.mark.parametrize(("methods", "part"), [("[GET]", "sees"), ("[POST]", "does")])
def test_a_row_that_would_let_a_leader_in_shows_on_the_page(methods: str, part: str) -> None:
    row = ROW.replace("record: none", f"record: person, methods: {methods}")
    leader, colleague, _ = sights(matrix_read(row.replace("signed_in", "{team_leader: [colleague]}")), language="en")
    assert getattr(leader, part) == ("Something.",)
    assert getattr(colleague, part) == ()
