"""Refuses what is too large before anything reads or stores it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

CHUNK = 1024 * 1024
READ_AWAY_AT_MOST = 1024 * CHUNK
MEGABYTE = 1024 * 1024
GetResponse = Callable[[HttpRequest], HttpResponse]


class UploadLimitMiddleware:
    """Answers 413 with a sentence when a request announces more than settings.DATA_UPLOAD_MAX_MEMORY_SIZE bytes,
    and 411 when it sends a body without saying how long it is: Django would read that as an empty form.

    Stands before everything that reads the form. The body is read away, piece by piece and kept nowhere, because a
    browser that is still sending shows no answer.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on what is small enough."""
        announced = request.headers.get("Content-Length", "")
        size = int(announced) if announced.isdecimal() else 0
        if not announced and request.headers.get("Transfer-Encoding"):
            return HttpResponse(render_to_string("access/411.html"), status=411)
        if size <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return self.get_response(request)
        left = min(size, READ_AWAY_AT_MOST)
        while left > 0 and (piece := request.read(min(CHUNK, left))):
            left -= len(piece)
        found, limit = size // MEGABYTE, settings.UPLOAD_LIMIT_BYTES // MEGABYTE
        page = render_to_string("access/413.html", {"found": found, "limit": limit})
        return HttpResponse(page, status=413)
