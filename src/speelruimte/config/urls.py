"""Every address of the application."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("speelruimte.foundation.accounts.urls")),
    path("", include("speelruimte.foundation.access.urls")),
    path("beheer/", include("speelruimte.foundation.administration.urls")),
]
handler404 = "speelruimte.foundation.access.errors.page_not_found"
handler500 = "speelruimte.foundation.access.errors.server_error"
