"""Addresses of the pages about someone's own key; below /gegevens/."""

from collections.abc import Callable

from django.urls import URLPattern, path

from speelruimte.foundation.encryption import views

app_name = "encryption"


def encryption_urls(*, erase_rows: Callable[[str], None]) -> tuple[list[URLPattern], str]:
    """The addresses, for `include()`.

    Args:
        erase_rows: deletes every record with an owner tag, in every app. It is handed in from above, because this
            package knows no app that keeps records.
    """
    patterns = [
        path("herstelcode/", views.recovery_code, name="recovery-code"),
        path("openen/", views.records_open, name="open"),
        path("wissen/", views.records_erase, {"erase_rows": erase_rows}, name="erase"),
    ]
    return patterns, app_name
