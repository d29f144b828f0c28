import pytest
from hypothesis import given
from hypothesis import strategies as st

from speelruimte.capabilities.conversations.domain.draft import (
    Check,
    draft_checked,
    draft_from_reading,
    draft_transcript,
    text_without_identifiers,
)
from speelruimte.engines.mi.readers import read_text
from speelruimte.engines.mi.transcript import Language, Voice
from speelruimte.engines.privacy.identifier_types import IdentifierKind
from speelruimte.engines.privacy.placeholders import LABELS, placeholder_for
from speelruimte.kernel.errors import InvalidInput

CERTAIN = "Jij: Hoe gaat het?\nKlant: Goed, ik woon nu bij Fatima Yilmaz.\nJij: En uw nummer?\nKlant: 06-12345678.\n"
NAMELESS = "Hoe is het gegaan?\nHet ging wel.\nWat wilt u nu?\nIk wil graag rust.\n"


def test_a_text_with_clear_speakers_needs_no_question():
    draft = draft_from_reading(read_text(CERTAIN))
    assert draft.speakers == ()
    assert draft.text.splitlines()[1].startswith("Klant: Goed, ik woon nu bij [naam 1]")
    assert {item.kind for item in draft.replacements} == {IdentifierKind.NAME, IdentifierKind.PHONE}


def test_a_text_without_speakers_asks_who_is_who_and_then_knows():
    draft = draft_from_reading(read_text(NAMELESS))
    assert [speaker.label for speaker in draft.speakers] == ["Spreker 1", "Spreker 2"]
    assert draft.speakers[0].sample == "Hoe is het gegaan?"
    with pytest.raises(InvalidInput, match="who_is_who"):
        draft_checked(draft.text, check=Check(), voices={"Spreker 1": Voice.PROFESSIONAL})
    checked = draft_checked(
        draft.text, check=Check(), voices={"Spreker 1": Voice.PROFESSIONAL, "Spreker 2": Voice.CLIENT}
    )
    assert checked.text.startswith("Jij: Hoe is het gegaan?\nKlant: Het ging wel.\n")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", IdentifierKind)
def test_every_placeholder_survives_until_it_is_stored(language, kind):
    if kind not in LABELS[language]:
        return
    placeholder = placeholder_for(kind, number=1, language=language)
    labels = {Language.DUTCH: ("Jij", "Klant"), Language.ENGLISH: ("You", "Client")}[language]
    text = f"{labels[0]}: Wat is er? What is it?\n{labels[1]}: Dat is {placeholder}, echt.\n"
    assert placeholder in draft_transcript(text, language=language).turns[1].text


def test_what_she_adds_is_replaced_everywhere_and_what_she_keeps_stays():
    text = "Jij: Was u in de moestuin?\nKlant: In de Moestuin, ja, met Roos.\n"
    checked = draft_checked(text, check=Check(also=((IdentifierKind.PLACE, "moestuin"),), keep=("Roos",)), voices={})
    assert "oestuin" not in checked.text
    assert "Roos" in checked.text


def test_numbers_of_people_cannot_be_kept():
    assert "12345678" not in text_without_identifiers(
        "Bel 06-12345678.", language=Language.DUTCH, keep=("06-12345678", "")
    )


def test_a_long_first_sentence_is_shown_in_part():
    long = " ".join(["dat is zo"] * 30)
    draft = draft_from_reading(read_text(f"{long}\nJa.\nNee?\nMisschien.\n"))
    assert draft.speakers[0].sample.endswith(" …")
    assert len(draft.speakers[0].sample) < 100


def test_a_text_that_lost_its_speakers_is_refused_at_the_end():
    with pytest.raises(InvalidInput, match="who_is_who"):
        draft_transcript(NAMELESS, language=Language.DUTCH)


@given(st.lists(st.text("abcdefgh ,.?", min_size=3, max_size=30), min_size=2, max_size=8))
def test_a_checked_draft_checked_again_stays_the_same(lines):
    text = "".join(f"{'Jij' if number % 2 == 0 else 'Klant'}: x {line}\n" for number, line in enumerate(lines))
    try:
        once = draft_checked(text, check=Check(), voices={})
    except InvalidInput:
        return
    assert draft_checked(once.text, check=Check(), voices={}, language=once.language).text == once.text


@pytest.mark.parametrize("said", ["e e?a.bb", "a a?a.bb"])
def test_the_language_that_was_found_first_stays(said):
    once = draft_checked(f"Jij: x {said}\nKlant: x {said}\n", check=Check(), voices={})
    again = draft_checked(once.text, check=Check(), voices={}, language=once.language)
    assert (again.text, again.language) == (once.text, once.language)
