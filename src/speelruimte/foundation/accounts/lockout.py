"""What somebody sees after too many wrong passwords; the same for an account that does not exist."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def locked_out_page(request: HttpRequest, original: HttpResponse, credentials: Mapping[str, str]) -> HttpResponse:
    """The page that asks to wait a quarter of an hour (429)."""
    return render(request, "accounts/locked_out.html", {"minutes": 15}, status=429)
