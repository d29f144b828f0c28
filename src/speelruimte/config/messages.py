"""Translations without system tools: compile .po files, and find messages that have no Dutch yet."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PYTHON_FORMAT = re.compile(r"%(\(\w+\))?[sd]")


def catalogue_files(root: Path) -> list[Path]:
    """Every .po file under a folder, in a fixed order."""
    return sorted(root.rglob("locale/*/LC_MESSAGES/*.po"))


def read_catalogue(file: Path) -> Catalog:
    """One .po file."""
    with file.open("rb") as stream:
        return read_po(stream, locale=file.parents[1].name)


def messages_compile(root: Path) -> int:
    """Write the .mo file beside each .po file that is newer; how many were written."""
    written = 0
    for file in catalogue_files(root):
        target = file.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= file.stat().st_mtime:
            continue
        buffer = BytesIO()
        write_mo(buffer, read_catalogue(file))
        partial = target.with_suffix(".mo.part")
        partial.write_bytes(buffer.getvalue())
        partial.replace(target)
        written += 1
    return written


def _sources(root: Path) -> Iterator[tuple[Path, str]]:
    for file in sorted([*root.rglob("*.py"), *root.rglob("*.html"), *root.rglob("*.txt")]):
        if {"tests", "vendor", "node_modules"} & set(file.parts):
            continue
        if file.suffix == ".txt" and "templates" not in file.parts:
            continue
        text = file.read_text(encoding="utf-8")
        yield file, text if file.suffix == ".py" else _without_indentation(templatize(text))


def _without_indentation(source: str) -> str:
    """What is left of a template has no blocks, so its indentation would mean nothing to a tokenizer."""
    return "\n".join(line.lstrip() for line in source.splitlines())


def messages_used(root: Path) -> dict[tuple[str | None, str], Path]:
    """Every message in code and templates under a folder: (context, message) to the first file with it."""
    found: dict[tuple[str | None, str], Path] = {}
    for file, source in _sources(root):
        for _line, message, _comments, context in extract(
            "python", BytesIO(source.encode("utf-8")), keywords=KEYWORDS, options={"encoding": "utf-8"}
        ):
            first = message[0] if isinstance(message, tuple) else message
            if first:
                found.setdefault((context, first), file)
    return found


def messages_missing(root: Path, *, locale: str) -> dict[str, Path]:
    """Messages without a translation in any catalogue of this locale, to the file that uses them."""
    translated: set[tuple[str | None, str]] = set()
    for file in catalogue_files(root):
        if file.parents[1].name != locale:
            continue
        for entry in read_catalogue(file):
            whole = entry.string if isinstance(entry.string, tuple | list) else [entry.string]
            key = entry.id[0] if isinstance(entry.id, tuple | list) else entry.id
            if key and all(whole) and not entry.fuzzy:
                translated.add((entry.context, key))
    return {text: file for (context, text), file in messages_used(root).items() if (context, text) not in translated}


def messages_broken(root: Path) -> list[str]:
    """Translations whose placeholders differ from the message's own."""
    broken = []
    for file in catalogue_files(root):
        for entry in read_catalogue(file):
            if not entry.id or isinstance(entry.id, tuple | list) or not entry.string:
                continue
            here, there = PYTHON_FORMAT.findall(entry.id), PYTHON_FORMAT.findall(str(entry.string))
            if sorted(here) != sorted(there):
                broken.append(f"{file}: {entry.id}")
    return broken
