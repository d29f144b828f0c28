"""Documentation that a machine can keep true."""

import importlib
import inspect
import re

import pytest
from tests.architecture.repository import PACKAGE, ROOT

import speelruimte
from speelruimte.config import env, settings  # noqa: F401  (reading the settings fills the register)

WORD_MODULES = (
    "speelruimte.kernel.findings",
    "speelruimte.kernel.topics",
    "speelruimte.kernel.periods",
    "speelruimte.engines.mi.transcript",
    "speelruimte.engines.mi.codes",
    "speelruimte.engines.mi.feedback_types",
    "speelruimte.engines.privacy.identifier_types",
    "speelruimte.capabilities.conversations.domain.record",
    "speelruimte.capabilities.conversations.domain.draft",
    "speelruimte.capabilities.improvement.domain",
    "speelruimte.foundation.organisations.roles",
    "speelruimte.foundation.consent.domain",
    "speelruimte.foundation.audit.domain",
)


def spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def test_every_capability_has_a_page_about_itself():
    for folder in (PACKAGE / "capabilities").iterdir():
        if folder.is_dir() and folder.name != "__pycache__":
            text = (folder / "README.md").read_text(encoding="utf-8")
            assert len(text.splitlines()) > 10, folder.name


def test_every_domain_word_stands_in_the_glossary():
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").lower()
    missing = []
    for name in WORD_MODULES:
        for label, thing in inspect.getmembers(importlib.import_module(name), inspect.isclass):
            if thing.__module__ == name and not label.startswith("_") and spaced(label) not in glossary:
                missing.append(spaced(label))
    assert not missing, f"add these to docs/glossary.md: {missing}"


def test_every_glossary_line_has_an_english_and_a_dutch_word():
    lines = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("|")][2:]
    assert len(rows) > 50
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert len(cells) == 3, row
        assert cells[0], row
        assert cells[1], row


@pytest.mark.parametrize("name", sorted(env.REGISTER))
def test_every_setting_is_documented(name):
    page = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    variable = env.REGISTER[name]
    assert f"`{name}`" in page
    assert variable.help_nl in page


def test_the_changelog_begins_with_this_version():
    top = re.search(r"^## \[([\d.]+)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert top is not None
    assert top[1] == speelruimte.__version__
    assert f"softwareVersion: {speelruimte.__version__}" in (ROOT / "publiccode.yml").read_text(encoding="utf-8")


def test_every_module_says_what_it_is():
    for file in PACKAGE.rglob("*.py"):
        if {"tests", "migrations"} & set(file.parts):
            continue
        assert file.read_text(encoding="utf-8").lstrip().startswith(('"""', "#!")), f"{file}: what is it for?"


def test_decisions_are_numbered_once():
    numbers = [file.name[:4] for file in (ROOT / "docs" / "adr").glob("*.md")]
    assert len(numbers) == len(set(numbers))
    assert len(numbers) >= 10


def test_every_page_that_is_pointed_to_exists():
    pointed = {
        (file, name)
        for file in [*PACKAGE.rglob("*.py"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]
        for name in re.findall(r"\bdocs/[\w./-]+\.(?:md|vtt|txt)\b", file.read_text(encoding="utf-8"))
    }
    assert len(pointed) > 10
    missing = [f"{file.relative_to(ROOT)}: {name}" for file, name in pointed if not (ROOT / name).exists()]
    assert not missing
