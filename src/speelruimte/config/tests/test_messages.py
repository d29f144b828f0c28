"""Finding and compiling translations without system tools."""

import gettext
from pathlib import Path

from speelruimte.config.messages import messages_broken, messages_compile, messages_missing, messages_used

PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Back"
msgstr "Terug"

msgid "%(number)s lines"
msgstr "%(getal)s regels"
"""
TEMPLATE = """\
{% load i18n %}
<p>{% translate "Back" %}</p>
    {% blocktranslate %}Two {{ kinds }} of text{% endblocktranslate %}
"""


def app(root: Path) -> Path:
    catalogue = root / "locale" / "nl" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(PO, encoding="utf-8")
    (root / "page.html").write_text(TEMPLATE, encoding="utf-8")
    (root / "views.py").write_text('_("Forward")\nngettext("%(n)s line", "%(n)s lines", 2)\n', encoding="utf-8")
    return catalogue


def test_messages_of_templates_and_code_are_found(tmp_path):
    app(tmp_path)
    assert {text for _, text in messages_used(tmp_path)} == {"Back", "Two %(kinds)s of text", "Forward", "%(n)s line"}


def test_what_has_no_dutch_is_named_with_its_file(tmp_path):
    app(tmp_path)
    missing = messages_missing(tmp_path, locale="nl")
    assert set(missing) == {"Two %(kinds)s of text", "Forward", "%(n)s line"}
    assert missing["Forward"].name == "views.py"


def test_a_translation_with_another_placeholder_is_broken(tmp_path):
    app(tmp_path)
    assert len(messages_broken(tmp_path)) == 1


def test_compiled_once_and_again_after_a_change(tmp_path):
    catalogue = app(tmp_path)
    assert messages_compile(tmp_path) == 1
    assert messages_compile(tmp_path) == 0
    with catalogue.with_suffix(".mo").open("rb") as stream:
        assert gettext.GNUTranslations(stream).gettext("Back") == "Terug"
