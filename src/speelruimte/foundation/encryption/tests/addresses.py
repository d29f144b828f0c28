"""The addresses of the application, with those of the key certainly among them, and a page that needs an open key."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from speelruimte.config.urls import handler404, handler500
from speelruimte.config.urls import urlpatterns as application
from speelruimte.foundation.encryption.cookie import opened_vault
from speelruimte.foundation.encryption.urls import encryption_urls

ERASED: list[str] = []
LOGGED: list[str] = []


@login_required
def tag(request: HttpRequest) -> HttpResponse:
    """The owner tag of who is looking."""
    return HttpResponse(opened_vault(request).owner_tag)


urlpatterns = [
    path(
        "gegevens/",
        include(encryption_urls(erase_rows=ERASED.append, log_event=lambda vault, event: LOGGED.append(event))),
    ),
    path("merk/", tag),
    *application,
]
__all__ = ["handler404", "handler500", "urlpatterns"]
