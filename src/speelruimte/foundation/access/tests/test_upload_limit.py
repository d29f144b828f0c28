"""What is too large is refused before anything reads it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024


def test_a_file_of_thirty_megabytes_gets_a_sentence_and_is_not_read_as_a_form():
    answer = Client(enforce_csrf_checks=True).post(
        "/aanmelden/", {"file": SimpleUploadedFile("x.vtt", b"x" * 30 * MEGABYTE)}
    )
    assert answer.status_code == 413
    assert "30 MB" in answer.content.decode()
    assert "10 MB" in answer.content.decode()


def test_a_small_form_passes():
    assert Client().post("/aanmelden/", {"username": "x", "password": "y"}).status_code == 422


def test_a_body_of_unknown_length_is_not_taken_for_an_empty_form():
    answer = Client().post(
        "/aanmelden/",
        {"username": "x", "password": "y"},
        headers={"Content-Length": "", "Transfer-Encoding": "chunked"},
    )
    assert answer.status_code == 411
    assert "niets van gelezen" in answer.content.decode()
