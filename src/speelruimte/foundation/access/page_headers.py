"""What every answer tells the browser: keep no copy, lend it to no other site, leave camera and microphone alone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

DENIED = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
PERMISSIONS = ", ".join(f"{feature}=()" for feature in DENIED)
NO_COPY = "private, no-store"
GetResponse = Callable[[HttpRequest], HttpResponse]


class PageHeadersMiddleware:
    """Adds the headers that no view has to think of; what a view says itself about copies stays.

    Without it a refusal or an error would have no word about copies: a browser may then show it again after she
    signed out. Files that everybody may have are served in front of this.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", NO_COPY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
