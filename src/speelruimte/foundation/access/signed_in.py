"""Decorators for views: who may come in at all. What she may then see, the selectors decide."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeAlias, cast

from django.http import HttpRequest, HttpResponseBase

from speelruimte.foundation.access.actor import Actor, actor_of
from speelruimte.foundation.accounts.models import User
from speelruimte.foundation.accounts.redirects import to_sign_in
from speelruimte.foundation.organisations.roles import Role

P = ParamSpec("P")


class SignedInRequest(HttpRequest):
    """A request of a signed-in person; `actor` says who she is in her municipality today."""

    actor: Actor
    user: User


SignedInView: TypeAlias = Callable[Concatenate[SignedInRequest, P], HttpResponseBase]
View: TypeAlias = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def signed_in(view: SignedInView[P]) -> View[P]:
    """Ask to sign in first; then set `request.actor`, or raise NotAllowed when she belongs nowhere today."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        entered = cast(SignedInRequest, request)
        entered.actor = actor_of(request)
        return view(entered, *args, **kwargs)

    return guarded


def role_required(role: Role) -> Callable[[SignedInView[P]], View[P]]:
    """Like `signed_in`, and NotAllowed (404) unless she has the role in her municipality today."""

    def decorate(view: SignedInView[P]) -> View[P]:
        @signed_in
        @wraps(view)
        def guarded(request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            request.actor.must_be(role)
            return view(request, *args, **kwargs)

        return guarded

    return decorate
