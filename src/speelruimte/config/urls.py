"""Every address of the application."""

from django.urls import URLPattern, URLResolver, include, path

from speelruimte.foundation.encryption.urls import encryption_urls
from speelruimte.journeys.home import home
from speelruimte.journeys.my_data import key_event_record, owner_rows_erase

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("", include("speelruimte.foundation.accounts.urls")),
    path("", include("speelruimte.foundation.access.urls")),
    path("beheer/", include("speelruimte.foundation.administration.urls")),
    path("beheer/", include("speelruimte.foundation.consent.settings_urls")),
    path("", include("speelruimte.foundation.ui.urls")),
    path("folder/", include("speelruimte.foundation.consent.urls")),
    path("gegevens/", include("speelruimte.foundation.audit.urls")),
    path("gegevens/", include(encryption_urls(erase_rows=owner_rows_erase, log_event=key_event_record))),
    path("gesprekken/", include("speelruimte.capabilities.conversations.urls")),
    path("", include("speelruimte.journeys.urls")),
]
handler404 = "speelruimte.foundation.access.errors.page_not_found"
handler500 = "speelruimte.foundation.access.errors.server_error"
