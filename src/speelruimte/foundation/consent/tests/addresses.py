"""The addresses of the application, with the leaflet certainly among them."""

from django.urls import include, path

from speelruimte.config.urls import handler404, handler500
from speelruimte.config.urls import urlpatterns as application

urlpatterns = [
    path("folder/", include("speelruimte.foundation.consent.urls")),
    path("beheer/", include("speelruimte.foundation.consent.settings_urls")),
    *application,
]
__all__ = ["handler404", "handler500", "urlpatterns"]
