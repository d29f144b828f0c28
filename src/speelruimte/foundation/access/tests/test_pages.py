"""The page about who sees what, and working for more than one municipality."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from speelruimte.foundation.access.matrix import matrix
from speelruimte.foundation.organisations.roles import Role
from speelruimte.foundation.organisations.tests.factories import join, make_municipality, make_person

pytestmark = pytest.mark.django_db


def signed_in(client: Client, user) -> Client:
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_says_every_line_of_the_matrix_that_is_hers_alone_and_names_the_test(
    client: Client, language: str
) -> None:
    signed_in(client, make_person()).cookies["django_language"] = language
    text = client.get(reverse("access:what-can-my-leader-see")).content.decode()
    for row in matrix():
        assert not row.owner_only or row.what(language) in text
    assert "tests/access_matrix/test_matrix.py" in text
    assert str(len(matrix())) in text


def test_somebody_of_two_municipalities_chooses_where_she_works_now(client: Client) -> None:
    first, second = make_municipality("Voorbeeldstad"), make_municipality("Proefdorp")
    user = make_person(municipality=first)
    join(user, Role.ADMINISTRATOR, municipality=second, since=date(2024, 1, 1))
    signed_in(client, user)
    people = reverse("administration:people")
    assert client.get(people).status_code == 404
    client.post(reverse("access:municipality"), {"municipality": second.pk, "next": people})
    page = client.get(people)
    assert page.status_code == 200
    assert page.context["municipality"] == "Proefdorp"


@pytest.mark.parametrize("chosen", ["", "onzin", "00000000-0000-4000-8000-000000000000"])
def test_a_municipality_where_she_does_not_belong_changes_nothing(client: Client, chosen: str) -> None:
    user = make_person(municipality=make_municipality("Voorbeeldstad"))
    signed_in(client, user).post(reverse("access:municipality"), {"municipality": chosen})
    assert client.get(reverse("accounts:account")).context["municipality"] == "Voorbeeldstad"


def test_somebody_without_a_place_finds_nothing(client: Client) -> None:
    user = make_person(until=date(2021, 1, 1))
    assert signed_in(client, user).get(reverse("access:municipality")).status_code == 404


def test_the_page_can_be_read_before_signing_in(client: Client) -> None:
    text = client.get(reverse("access:what-can-my-leader-see")).content.decode()
    assert "Alleen van jou" in text
