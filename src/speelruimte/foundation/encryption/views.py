"""Pages about someone's own key: keep the recovery code, open the records, erase them."""

from collections.abc import Callable

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from speelruimte.foundation.encryption import opening, refusals
from speelruimte.foundation.encryption.cookie import opened_vault, vault_remember
from speelruimte.foundation.encryption.errors import TooManyTries, WrongSecret
from speelruimte.foundation.encryption.events import KeyEvent, LogEvent
from speelruimte.foundation.encryption.forms import EraseForm, PasswordForm, RecoveryCodeForm, ReopenForm
from speelruimte.foundation.encryption.sealing import Vault
from speelruimte.foundation.encryption.selectors import VaultState, recovery_confirmed, vault_state
from speelruimte.foundation.encryption.services import recovery_confirm
from speelruimte.kernel.errors import InvalidInput, VaultClosed

NEXT = "next"
REFUSED = 422  # the form says what is wrong
WAIT = 429


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def recovery_code(request: HttpRequest, log_event: LogEvent) -> HttpResponse:
    """Show a fresh recovery code once; it counts from the moment that she shows that she kept it."""
    vault, user_id = opened_vault(request), _user(request).pk
    confirmed = recovery_confirmed(user_id=user_id)
    if request.method != "POST" and confirmed and "new" not in request.GET:
        return render(request, "encryption/recovery_kept.html", {"next": _next(request)})
    posted = _posted(request)
    form = RecoveryCodeForm(posted, vault=vault, user_id=user_id)
    if form.is_valid():
        recovery_confirm(user_id=user_id, vault=vault, recovery_code=form.code)
        log_event(vault, KeyEvent.RECOVERY_CODE_MADE)
        return HttpResponseRedirect(_next(request))
    context = {"form": form, "groups": form.code.split("-"), "confirmed": confirmed, "next": _next(request)}
    return render(request, "encryption/recovery_code.html", context, status=REFUSED if posted is not None else 200)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def records_open(request: HttpRequest, log_event: LogEvent) -> HttpResponse:
    """Open her records: with her password, or after a reset with the recovery code."""
    if getattr(request, "vault", None) is not None:
        return HttpResponseRedirect(_next(request))
    if _came_from_elsewhere(request):
        again = f"{request.path}?{urlencode({NEXT: _next(request), 'again': '1'})}"
        return render(request, "encryption/one_moment.html", {"again": again})
    closed = vault_state(user_id=_user(request).pk) is VaultState.CLOSED_AFTER_RESET
    form: Form = (ReopenForm if closed else PasswordForm)(_posted(request))
    status = REFUSED if form.is_bound else 200
    if form.is_valid():
        try:
            vault, status = _tried(form, lambda: _opened(request, form))
        except VaultClosed:
            return HttpResponseRedirect(f"{request.path}?{urlencode({NEXT: _next(request)})}")
        if vault is not None:
            log_event(vault, KeyEvent.REOPENED if closed else KeyEvent.OPENED)
            return _let_in(request, vault, then=_after_opening(request))
    context = {"form": form, "closed": closed, "next": _next(request)}
    return render(request, "encryption/records_open.html", context, status=status)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def records_erase(request: HttpRequest, erase_rows: Callable[[str], None], log_event: LogEvent) -> HttpResponse:
    """Erase all her records, and begin anew."""
    form = EraseForm(_posted(request))
    status = REFUSED if form.is_bound else 200
    if form.is_valid():
        password = form.cleaned_data["password"]
        vault, status = _tried(
            form,
            lambda: opening.records_erase(
                user=_user(request), password=password, erase_rows=erase_rows, at=timezone.now()
            ),
        )
        if vault is not None:
            log_event(vault, KeyEvent.BEGUN_ANEW)
            return _let_in(request, vault, then=f"{reverse('encryption:recovery-code')}?erased=1")
    closed = vault_state(user_id=_user(request).pk) is VaultState.CLOSED_AFTER_RESET
    return render(request, "encryption/records_erase.html", {"form": form, "closed": closed}, status=status)


def _tried(form: Form, attempt: Callable[[], Vault]) -> tuple[Vault | None, int]:
    """The vault, or None with the reason on the form and the status that goes with it."""
    try:
        return attempt(), 200
    except TooManyTries as error:
        form.add_error(None, refusals.wait_text(error.until))
        return None, WAIT
    except (InvalidInput, WrongSecret) as error:
        form.add_error(*refusals.field_and_text(error, fields=frozenset(form.fields)))
        return None, REFUSED


def _opened(request: HttpRequest, form: Form) -> Vault:
    user, password, at = _user(request), form.cleaned_data["password"], timezone.now()
    if "recovery_code" not in form.fields:
        return opening.records_open(user=user, password=password, at=at)
    code = form.cleaned_data["recovery_code"]
    return opening.records_reopen(user=user, recovery_code=code, password=password, at=at)


def _after_opening(request: HttpRequest) -> str:
    if recovery_confirmed(user_id=_user(request).pk):
        return _next(request)
    return f"{reverse('encryption:recovery-code')}?{urlencode({NEXT: _next(request)})}"


def _let_in(request: HttpRequest, vault: Vault, *, then: str) -> HttpResponse:
    response = HttpResponseRedirect(then)
    vault_remember(response, request=request, vault=vault)
    return response


def _came_from_elsewhere(request: HttpRequest) -> bool:
    """Whether a link on another site led here: then the browser held the key cookie back (SameSite=Strict).

    A step within the site brings it along, so she is not asked for a password that is not needed.
    """
    return (
        request.method != "POST"
        and request.headers.get("Sec-Fetch-Site") == "cross-site"
        and "again" not in request.GET
    )


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _next(request: HttpRequest) -> str:
    """Where to go on to, on this site only; the home page when nothing (safe) was asked for."""
    wanted = request.POST.get(NEXT) or request.GET.get(NEXT, "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else "/"


def _user(request: HttpRequest) -> AbstractBaseUser:
    user = request.user
    assert isinstance(user, AbstractBaseUser)  # noqa: S101  (login_required saw to it)
    return user
