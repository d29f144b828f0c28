"""Every address, asked for as every role, for a record of one's own, of a colleague, another team and municipality.

A new address without a row in foundation/access/matrix.yaml fails here.
"""

from collections.abc import Iterator
from itertools import product

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.access_matrix.records import RECORDS, SENT, AddressParts, of_nobody
from tests.access_matrix.world import World, build_world

from speelruimte.foundation.access.matrix import MatrixRow, Relation, Visitor, matrix

INSIDE = {200, 302, 400, 409, 410, 422}  # shown, sent on, or in but the empty form is refused
SIGN_IN = "/aanmelden/"
ROWS = matrix()


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    """One world for all rows; what a row changes is undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


def addresses(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """The full name of every address; of one without a name its pattern."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}" if pattern.name else f"(without a name) {pattern.pattern}"


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert {row.url for row in ROWS} == set(addresses(get_resolver().url_patterns))


def test_every_kind_of_record_has_a_maker() -> None:
    assert {row.record for row in ROWS} <= set(RECORDS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.url)
@pytest.mark.django_db
def test_everybody_gets_in_where_the_matrix_says_and_nowhere_else(row: MatrixRow, world: World) -> None:
    relations = list(Relation) if row.record != "none" else [Relation.OWN]
    for visitor, relation, method in product(Visitor, relations, row.methods):
        with transaction.atomic():
            parts = RECORDS[row.record](world.owner(visitor, relation))
            answer = ask(world, visitor, row, parts, method)
            said = f"{row.url} as {visitor} for {relation}, {method}: {answer.status_code}"
            if row.lets_in(visitor, relation):
                assert answer.status_code in INSIDE, said
                assert not to_sign_in(answer, row), said
                assert not answer.get("Location", "").startswith(reverse("encryption:open")), said
            elif visitor is Visitor.ANONYMOUS:
                assert to_sign_in(answer, row) or answer.status_code == 404, said
            else:
                assert answer.status_code == 404, said
                nothing = of_nobody(parts)
                assert words(answer, parts) == words(ask(world, visitor, row, nothing, method), nothing), said
            transaction.set_rollback(True)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.url)
@pytest.mark.django_db
def test_an_address_answers_to_no_other_method(row: MatrixRow, world: World) -> None:
    for method in {"GET", "POST", "PUT", "DELETE"} - set(row.methods):
        parts = RECORDS[row.record](world.owner(Visitor.ADMINISTRATOR, Relation.OWN))
        answer = ask(world, Visitor.ADMINISTRATOR, row, parts, method)
        assert answer.status_code in {404, 405}, f"{row.url} {method}: {answer.status_code}"


def ask(world: World, visitor: Visitor, row: MatrixRow, parts: AddressParts, method: str) -> HttpResponse:
    """The answer to a request, with an empty form unless another one is needed to get as far as the record."""
    browser, address = world.client(visitor), reverse(row.url, kwargs=parts)
    return browser.post(address, SENT.get(row.url, {})) if method == "POST" else browser.generic(method, address)


def to_sign_in(answer: HttpResponse, row: MatrixRow) -> bool:
    """Whether somebody is sent to sign in first; signing out leads there for everybody."""
    return answer.status_code == 302 and answer["Location"].startswith(f"{SIGN_IN}?") and row.url != "accounts:sign-out"


def words(answer: HttpResponse, parts: AddressParts) -> str:
    """What a page says, without its own address and without the marks that differ at every request."""
    text = answer.content.decode()
    for value in parts.values():
        text = text.replace(str(value), "…")
    lines = text.splitlines()
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line and "nonce" not in line)
