"""Addresses of the pages about someone's own key; below /gegevens/."""

from collections.abc import Callable

from django.urls import URLPattern, path

from speelruimte.foundation.encryption import views
from speelruimte.foundation.encryption.events import LogEvent, nothing_logged

app_name = "encryption"


def encryption_urls(
    *, erase_rows: Callable[[str], None], log_event: LogEvent = nothing_logged
) -> tuple[list[URLPattern], str]:
    """The addresses, for `include()`.

    Args:
        erase_rows: deletes every record with an owner tag, in every app. It is handed in from above, because this
            package knows no app that keeps records.
        log_event: keeps what she did with her key in her own log, which this package does not know either.
    """
    log: dict[str, object] = {"log_event": log_event}
    patterns = [
        path("herstelcode/", views.recovery_code, log, name="recovery-code"),
        path("openen/", views.records_open, log, name="open"),
        path("wissen/", views.records_erase, log | {"erase_rows": erase_rows}, name="erase"),
    ]
    return patterns, app_name
