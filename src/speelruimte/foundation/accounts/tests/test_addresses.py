"""Where a request came from, and where a person goes next."""

import pytest
from django.test import RequestFactory

from speelruimte.foundation.accounts.client_address import client_address
from speelruimte.foundation.accounts.redirects import page_to_return_to, safe_next


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_only_what_our_own_proxies_wrote_counts(settings, proxies: int, forwarded: str, address: str) -> None:
    settings.TRUSTED_PROXIES = proxies
    assert client_address(RequestFactory().get("/", headers={"x-forwarded-for": forwarded})) == address


@pytest.mark.parametrize(
    "wanted", ["https://elders.example/", "//elders.example/", "javascript:alert(1)", "\\\\elders.example", "", " "]
)
def test_an_address_outside_this_site_becomes_the_first_page(wanted: str) -> None:
    assert safe_next(RequestFactory().get("/"), wanted) == "/"


def test_an_address_inside_this_site_stays() -> None:
    assert safe_next(RequestFactory().get("/"), "/account/?a=1") == "/account/?a=1"


def test_a_page_is_returned_to_with_its_question() -> None:
    assert page_to_return_to(RequestFactory().get("/gesprekken/?deel=2")) == "/gesprekken/?deel=2"


def test_a_form_is_returned_to_on_the_page_that_held_it() -> None:
    sent = RequestFactory().post("/opslaan/", headers={"referer": "http://testserver/opschrijven/?deel=2#regel"})
    assert page_to_return_to(sent) == "/opschrijven/?deel=2"
    assert page_to_return_to(RequestFactory().post("/opslaan/")) == "/"
