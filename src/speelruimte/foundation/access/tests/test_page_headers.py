"""What every answer tells the browser, also a refusal and an error."""

import pytest
from django.test import Client
from django.urls import reverse

from speelruimte.foundation.organisations.tests.factories import PASSWORD, make_person

pytestmark = pytest.mark.django_db
NOBODYS = "/gesprekken/7d0c1f4e-1111-4222-8333-944444444444/"
TOO_LARGE = b"x" * 13 * 1024 * 1024


@pytest.fixture
def visitor():
    visitor = Client()
    visitor.post("/aanmelden/", {"username": make_person().email, "password": PASSWORD})
    return visitor


@pytest.mark.parametrize("address", ["/", NOBODYS, "/bestaat-niet/", "/aanmelden/", "/wat-ziet-mijn-leidinggevende/"])
def test_no_answer_is_kept_by_the_browser(visitor, address):
    assert "no-store" in visitor.get(address)["Cache-Control"]


def answers(visitor):
    yield visitor.get("/")
    yield visitor.get("/bestaat-niet/")
    yield visitor.post("/aanmelden/", TOO_LARGE, content_type="text/plain")
    yield Client(enforce_csrf_checks=True).post(reverse("accounts:language"), {"language": "en"})


def test_every_answer_forbids_what_the_product_never_uses(visitor):
    for answer in answers(visitor):
        assert "microphone=()" in answer["Permissions-Policy"]
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


def test_no_page_allows_a_script_that_stands_in_the_page_or_comes_from_elsewhere(visitor):
    policy = dict(part.strip().partition(" ")[::2] for part in visitor.get("/")["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert "unsafe" not in policy["script-src"] + policy["style-src"]
    assert "http" not in policy["script-src"] + policy["style-src"]
