"""What somebody sees, and what the log says, when something is not there, is closed or breaks."""

import contextlib
import io
import json
import logging
import logging.config
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path, reverse

from speelruimte.config.urls import urlpatterns as real
from speelruimte.foundation.access.log_lines import logging_configuration
from speelruimte.foundation.access.signed_in import SignedInRequest, signed_in
from speelruimte.foundation.organisations.tests.factories import PASSWORD, make_person
from speelruimte.kernel.errors import NotAllowed, VaultClosed

pytestmark = pytest.mark.django_db
MARK = "woorden-die-niemand-mag-lezen"
RECORD = "7d0c1f4e-1111-4222-8333-944444444444"


def raiser(error: Exception):
    def view(request: HttpRequest, **kwargs: object) -> HttpResponse:
        raise error

    return view


@signed_in
def opened(request: SignedInRequest, record: str) -> HttpResponse:
    return HttpResponse(request.actor.opened().owner_tag)


urlpatterns = [
    *real,
    path("proef/niet/<uuid:record>/", raiser(NotAllowed())),
    path("proef/404/<uuid:record>/", raiser(Http404(MARK))),
    path("proef/403/<uuid:record>/", raiser(PermissionDenied(MARK))),
    path("proef/kapot/<uuid:record>/", raiser(ValueError(MARK))),
    path("proef/vreemd/<uuid:record>/", raiser(SuspiciousOperation(MARK))),
    path("proef/dicht/<uuid:record>/", raiser(VaultClosed())),
    path("proef/open/<uuid:record>/", opened),
]
handler404 = "speelruimte.foundation.access.errors.page_not_found"
handler500 = "speelruimte.foundation.access.errors.server_error"
uses_these_addresses = override_settings(ROOT_URLCONF=__name__)


@pytest.fixture
def log() -> Iterator[Callable[[], list[dict[str, str]]]]:
    """The lines that the log of production would get."""
    written = io.StringIO()
    with contextlib.redirect_stderr(written):
        logging.config.dictConfig(logging_configuration())
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logging.config.dictConfig(settings.LOGGING)


def ask(address: str, **headers: str) -> HttpResponse:
    return Client(raise_request_exception=False).get(f"/proef/{address}/{RECORD}/?q={MARK}", headers=headers)


@uses_these_addresses
def test_what_is_not_hers_and_what_does_not_exist_are_the_same_page() -> None:
    pages = [ask("niet"), ask("404"), ask("403"), ask("bestaat-niet")]
    assert {page.status_code for page in pages} == {404}
    assert len({_heart(page) for page in pages}) == 1
    assert MARK not in pages[1].content.decode().split("<main")[1].split("</main>")[0]


@uses_these_addresses
def test_closed_records_lead_to_the_page_that_opens_them_and_back() -> None:
    answer = ask("dicht")
    assert answer.url == f"{reverse('encryption:open')}?next=%2Fproef%2Fdicht%2F{RECORD}%2F%3Fq%3D{MARK}"
    part = ask("dicht", **{"HX-Request": "true", "HX-Current-URL": f"http://testserver/proef/dicht/{RECORD}/"})
    assert part["HX-Redirect"] == f"{reverse('encryption:open')}?next=%2Fproef%2Fdicht%2F{RECORD}%2F"


@uses_these_addresses
def test_a_mistake_of_ours_gives_a_calm_page_with_a_reference_that_is_in_the_log(log) -> None:
    answer = ask("kapot")
    line = next(line for line in log() if line["event"] == "page_failed")
    assert answer.status_code == 500
    assert line["reference"] in answer.content.decode()
    assert line["route"] == "proef/kapot/<uuid:record>/"
    assert line["reason"].startswith("ValueError at test_errors.py:")


@uses_these_addresses
@pytest.mark.parametrize("address", ["niet", "404", "403", "kapot", "vreemd", "dicht", "bestaat-niet"])
def test_no_line_in_the_log_says_who_which_record_or_what_text(log, address: str) -> None:
    user = make_person()
    browser = Client(raise_request_exception=False)
    browser.post("/aanmelden/", {"username": user.email, "password": PASSWORD})
    browser.post("/aanmelden/", {"username": user.email, "password": "niet-dit-wachtwoord"})
    browser.get(f"/proef/{address}/{RECORD}/?q={MARK}")
    text = json.dumps(log())
    for secret in (MARK, RECORD, user.email, str(user.pk), "niet-dit-wachtwoord"):
        assert secret not in text


@uses_these_addresses
def test_an_error_is_logged_by_its_type_and_our_lines_of_code_without_its_message(log) -> None:
    try:
        int(MARK)
    except ValueError:
        logging.getLogger("speelruimte.proef").exception("job_failed", extra={"job": "proef", "user": "iemand"})
    line = log()[0]
    assert (line["event"], line["error"], line["job"]) == ("job_failed", "ValueError", "proef")
    assert line["trail"][0].startswith("test_errors.py:")
    assert "user" not in line
    assert MARK not in json.dumps(line)


@uses_these_addresses
def test_a_form_that_was_open_for_too_long_gets_a_sentence(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/afmelden/")
    assert answer.status_code == 403
    assert "te lang open" in answer.content.decode()


@uses_these_addresses
def test_a_view_for_who_is_signed_in_asks_to_sign_in_and_comes_back() -> None:
    assert ask("open").url == f"/aanmelden/?next=%2Fproef%2Fopen%2F{RECORD}%2F%3Fq%3D{MARK}"


@uses_these_addresses
def test_her_opened_records_are_at_hand_in_a_view(client: Client) -> None:
    user = make_person()
    client.post("/aanmelden/", {"username": user.email, "password": PASSWORD})
    assert len(client.get(f"/proef/open/{RECORD}/").content) == 43


@uses_these_addresses
def test_without_her_key_she_is_sent_to_open_her_records(client: Client) -> None:
    client.force_login(make_person(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/proef/open/{RECORD}/").url.startswith(f"{reverse('encryption:open')}?next=")


def _heart(page: HttpResponse) -> str:
    return page.content.decode().split("<main")[1].split("</main>")[0]
