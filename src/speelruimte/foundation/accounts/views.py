"""Signing in and out, one's own password, one's own language."""

from django.contrib.auth import authenticate, logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speelruimte.foundation.accounts import entry, services
from speelruimte.foundation.accounts.client_address import client_address
from speelruimte.foundation.accounts.forms import (
    LanguageForm,
    PasswordChangeForm,
    PasswordForgottenForm,
    PasswordNewForm,
    SignInForm,
)
from speelruimte.foundation.accounts.links import link_user
from speelruimte.foundation.accounts.models import User
from speelruimte.foundation.accounts.redirects import NEXT, safe_next
from speelruimte.kernel.errors import NotAllowed

REFUSED = 422  # the form says what is wrong and keeps what was typed
LINK = "password_link"  # in her session, so that the token leaves the address bar and the history


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with an e-mail address and a password, and go on to the page that was asked for."""
    wanted = safe_next(request, request.POST.get(NEXT) or request.GET.get(NEXT, ""))
    if request.user.is_authenticated:
        return redirect(wanted)
    form = SignInForm(request.POST or None, initial={"next": wanted})
    if request.method == "POST" and form.is_valid():
        answer = _entered(request, form, wanted=wanted)
        if answer is not None:
            return answer
        form.refuse()
    context = {
        "form": form,
        "expired": "expired" in request.GET,
        "password_is_set": "password" in request.GET,
    }
    return render(request, "accounts/sign_in.html", context, status=REFUSED if form.is_bound else 200)


def _entered(request: HttpRequest, form: SignInForm, *, wanted: str) -> HttpResponse | None:
    password = form.cleaned_data["password"]
    user = authenticate(request, username=form.cleaned_data["username"], password=password)
    if not isinstance(user, User):
        return None
    return entry.entry_finish(request, user=user, password=password, wanted=wanted)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out; her records close with it."""
    logout(request)
    return entry.key_forgotten(HttpResponseRedirect(reverse("accounts:sign-in")))


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose a language, signed in or not, and go back to the page."""
    form = LanguageForm(request.POST)
    response = HttpResponseRedirect(safe_next(request, request.POST.get(NEXT, "")))
    if form.is_valid():
        entry.language_remember(response, form.cleaned_data["language"])
        if request.user.is_authenticated:
            services.language_choose(user_id=request.user.pk, language=form.cleaned_data["language"])
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def password_forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a link to one's own mailbox; the answer is the same whether or not the address is known."""
    form = PasswordForgottenForm(request.POST or None)
    if not form.is_valid():
        return render(
            request, "accounts/password_forgotten.html", {"form": form}, status=REFUSED if form.is_bound else 200
        )
    services.password_link_request(
        email=form.cleaned_data["email"],
        asked_from=client_address(request),
        link_base=request.build_absolute_uri(reverse("accounts:password-set")),
    )
    return redirect("accounts:password-sent")


@require_GET
def password_sent(request: HttpRequest) -> HttpResponse:
    """Say that a message is on its way, if there is an account."""
    return render(request, "accounts/password_sent.html")


@never_cache
@require_GET
def password_link(request: HttpRequest, token: str) -> HttpResponse:
    """Take the token out of the address and go on to the form."""
    request.session[LINK] = token
    return redirect("accounts:password-set")


@sensitive_post_parameters("password", "again")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def password_set(request: HttpRequest) -> HttpResponse:
    """Choose a password with a link; signing in comes after it."""
    token = request.session.get(LINK, "")
    user = link_user(token)
    if user is None:
        return render(request, "accounts/password_link_ended.html", status=410)
    form = PasswordNewForm(user, request.POST or None)
    if not form.is_valid():
        return render(request, "accounts/password_set.html", {"form": form}, status=REFUSED if form.is_bound else 200)
    services.password_set_by_link(token=token, password=form.cleaned_data["password"])
    logout(request)
    return entry.key_forgotten(HttpResponseRedirect(f"{reverse('accounts:sign-in')}?password=1"))


@never_cache
@require_GET
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Her own account."""
    context = {
        "person": request.user,
        "language_form": LanguageForm(initial={"language": request.LANGUAGE_CODE}),
        "password_is_changed": "password" in request.GET,
    }
    return render(request, "accounts/account.html", context)


@sensitive_post_parameters("current", "password", "again")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def password_change(request: HttpRequest) -> HttpResponse:
    """Change one's own password; one's records stay open."""
    user = request.user
    if not isinstance(user, User):
        raise NotAllowed
    form = PasswordChangeForm(user, request.POST or None)
    if not form.is_valid():
        return render(
            request, "accounts/password_change.html", {"form": form}, status=REFUSED if form.is_bound else 200
        )
    return entry.password_changed(
        request, user=user, current=form.cleaned_data["current"], password=form.cleaned_data["password"]
    )
