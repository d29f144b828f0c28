"""Every message has its Dutch; no screen speaks of what this software does not do."""

import re

import yaml
from tests.architecture.repository import PACKAGE, ROOT, tracked_files

from speelruimte.config.messages import catalogue_files, messages_broken, messages_missing, read_catalogue

# What the software never claims about a person. Whole words, Dutch and English.
NEVER_ON_SCREEN = re.compile(
    r"\b(emotieherkenning|stemming(?:s\w+)?|gemoedstoestand|sentiment\w*|emotion (?:score|recognition)|mood|"
    r"ranglijst|leaderboard|klassement|badge|eindscore|totaalscore)\b",
    re.IGNORECASE,
)
ALLOWED_BECAUSE_IT_SAYS_NO = re.compile(r"\b(geen|niet|nooit|no|not|never|nothing|niets)\b", re.IGNORECASE)


def test_every_message_has_its_dutch():
    missing = messages_missing(PACKAGE, locale="nl")
    assert not missing, {text: str(file.relative_to(ROOT)) for text, file in missing.items()}


def test_every_translation_keeps_its_placeholders():
    assert not messages_broken(PACKAGE)


def test_no_translation_is_marked_as_doubtful():
    doubtful = [
        f"{file}: {entry.id}"
        for file in catalogue_files(PACKAGE)
        for entry in read_catalogue(file)
        if entry.fuzzy and entry.id
    ]
    assert not doubtful


def screen_texts():
    for file in catalogue_files(PACKAGE):
        for entry in read_catalogue(file):
            strings = entry.string if isinstance(entry.string, (list, tuple)) else [entry.string]
            yield from ((file, text) for text in strings if entry.id)
    for file in PACKAGE.rglob("*.yaml"):
        if "tests" in file.parts:
            continue
        yield from ((file, text) for text in _texts(yaml.safe_load(file.read_text(encoding="utf-8"))))


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def test_no_screen_promises_what_is_never_done():
    found = [
        f"{file.name}: {text}"
        for file, text in screen_texts()
        for sentence in re.split(r"(?<=[.:;?])\s", text)
        if NEVER_ON_SCREEN.search(sentence) and not ALLOWED_BECAUSE_IT_SAYS_NO.search(sentence)
    ]
    assert not found


def test_no_file_holds_a_download_address_or_a_path_of_a_machine():
    forbidden = re.compile(
        r"registry\.npm"
        + r"js|files\.python"
        + r"hosted|pypi\."
        + r"org|deb\.debian"
        + r"\.org|/ro"
        + r"ot/|/wo"
        + r"rk/"
    )
    found = []
    for file in tracked_files():
        if file.suffix in {".npz", ".woff2", ".png", ".docx", ".ico"}:
            continue
        if forbidden.search(file.read_text(encoding="utf-8", errors="replace")):
            found.append(str(file.relative_to(ROOT)))
    assert not found
