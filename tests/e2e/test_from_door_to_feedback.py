"""Each of the three doors leads to feedback; her own estimate comes first; what she corrects wins."""

import pytest

from speelruimte.capabilities.conversations.tests.factories import SIX_LINES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LINES = [line.partition(": ")[2] for line in SIX_LINES.strip().splitlines()]


def about(page, title="Plan besproken"):
    """From the checked text to the saved conversation."""
    page.get_by_role("button", name="Dit klopt").click()
    page.get_by_label("Hoe noem je dit gesprek?").fill(title)
    page.get_by_label("een gesprek met een klant").check()
    page.get_by_label("Ja, verteld. De klant had geen bezwaar").check()
    page.get_by_role("button", name="Bewaar, alleen voor mij").click()


def estimate_and_read(page):
    """How to read this (once), her own estimate, the feedback."""
    page.get_by_role("button", name="Ik heb dit gelezen").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Hoe vond jij dat het ging?"
    assert page.get_by_text("Dit ging goed").count() == 0
    slider = page.get_by_label("Luisteren")
    slider.focus()
    slider.press("ArrowRight")
    page.get_by_role("button", name="Laat de feedback zien").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Hoe ging dit gesprek?"


def test_six_lines_from_memory_by_keyboard_alone(page, sign_in, professional, accessible):
    sign_in(professional, next_page="/gesprekken/nieuw/memory/")
    for number, line in enumerate(LINES, start=1):
        page.get_by_label(f"Tekst van regel {number}", exact=True).focus()
        page.keyboard.type(line)
    page.get_by_role("button", name="Verder").press("Enter")
    accessible()
    about(page)
    estimate_and_read(page)
    accessible()
    assert page.get_by_text("Dit ging goed").first.is_visible()
    assert page.get_by_text("luisteren 6").first.is_visible()


def test_a_pasted_text(page, sign_in, professional):
    sign_in(professional, next_page="/gesprekken/nieuw/paste/")
    page.get_by_label("De tekst van het gesprek").fill(SIX_LINES)
    page.get_by_role("button", name="Verder").click()
    about(page)
    estimate_and_read(page)


def test_a_teams_transcript(page, sign_in, professional, tmp_path):
    file = tmp_path / "gesprek.vtt"
    cues = [
        f"00:00:{n:02d}.000 --> 00:00:{n + 1:02d}.000\n<v {'Klantmanager' if n % 2 == 0 else 'Inwoner'}>{line}</v>\n"
        for n, line in enumerate(LINES)
    ]
    file.write_text("WEBVTT\n\n" + "\n".join(cues), encoding="utf-8")
    sign_in(professional, next_page="/gesprekken/nieuw/upload/")
    page.get_by_label("Het bestand").set_input_files(file)
    page.get_by_role("button", name="Verder").click()
    assert page.get_by_label("De tekst zoals die bewaard wordt").input_value() == SIX_LINES
    about(page)
    estimate_and_read(page)


def test_correcting_a_code_takes_effect_at_once_and_stays(page, sign_in, professional, accessible):
    sign_in(professional, next_page="/gesprekken/nieuw/paste/")
    page.get_by_label("De tekst van het gesprek").fill(SIX_LINES)
    page.get_by_role("button", name="Verder").click()
    about(page)
    estimate_and_read(page)
    turn = page.locator("#beurt-1")
    turn.locator("summary").first.click()
    accessible()
    turn.get_by_role("button", name="Gesloten vraag").click()
    page.locator("#beurt-1 summary", has_text="Gesloten vraag").wait_for()
    page.reload()
    assert "Gesloten vraag" in page.locator("#beurt-1 summary").first.inner_text()


def test_a_file_that_is_none_keeps_her_where_she_was(page, sign_in, professional, tmp_path, accessible):
    sign_in(professional, next_page="/gesprekken/nieuw/upload/")
    file = tmp_path / "foto.vtt"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    page.get_by_label("Het bestand").set_input_files(file)
    page.get_by_role("button", name="Verder").click()
    assert page.get_by_role("alert").inner_text()
    accessible()


def test_an_expired_sign_in_brings_the_text_back(page, context, sign_in, professional):
    sign_in(professional, next_page="/gesprekken/nieuw/paste/")
    page.get_by_label("De tekst van het gesprek").press_sequentially("Jij: Hoe gaat het met u?")
    context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Verder").click()
    page.wait_for_url("**/aanmelden/**")
    page.get_by_label("E-mailadres").fill(professional.email)
    page.get_by_label("Wachtwoord", exact=True).fill("een-lange-zin-vol-hei")
    page.get_by_role("button", name="Aanmelden").click()
    page.wait_for_url("**/gesprekken/nieuw/paste/**")
    assert page.get_by_label("De tekst van het gesprek").input_value() == "Jij: Hoe gaat het met u?"


def test_choosing_what_to_practise_and_erasing(page, sign_in, professional, accessible):
    sign_in(professional, next_page="/gesprekken/nieuw/paste/")
    closed = "Jij: Heeft u dat formulier al ingevuld?\nKlant: Nee, nog niet.\n" * 5
    page.get_by_label("De tekst van het gesprek").fill(closed)
    page.get_by_role("button", name="Verder").click()
    about(page, title="Vragenlijst")
    estimate_and_read(page)
    page.get_by_role("link", name="Kies wat je wilt oefenen").click()
    accessible()
    page.get_by_role("button", name="Dit oefen ik").first.click()
    assert page.get_by_role("button", name="Dit heb ik me eigen gemaakt").is_visible()
    accessible()
    page.goto("/gesprekken/")
    accessible()
    page.get_by_role("link", name="Vragenlijst").click()
    page.get_by_role("link", name="Wissen").click()
    accessible()
    page.get_by_role("button", name="Wis alles").click()
    assert page.get_by_role("link", name="Vragenlijst").count() == 0
