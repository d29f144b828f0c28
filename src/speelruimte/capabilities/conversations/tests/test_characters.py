import pytest
from hypothesis import given
from hypothesis import strategies as st

from speelruimte.capabilities.conversations.domain.characters import visible_text
from speelruimte.capabilities.conversations.domain.draft import text_without_identifiers
from speelruimte.engines.mi.transcript import Language

NUMBER = "bel 06-1234{}5678, bsn 1112{}22333, mail piet@voor{}beeld.nl"
UNSEEN = ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202e", "\u2066", "\x00", "\x7f", "\ud800", "\ue000"]


@pytest.mark.parametrize("sign", UNSEEN)
def test_a_sign_that_nobody_sees_hides_no_number(sign):
    clean = text_without_identifiers(NUMBER.format(sign, sign, sign), language=Language.DUTCH)
    assert clean == "bel [telefoon], bsn [BSN], mail [e-mail]"


@pytest.mark.parametrize(
    "written",
    ["06‑12345678", "06\u200912345678", "٠٦١٢٣٤٥٦٧٨", "０６１２３４５６７８"],
    ids=["hyphen that does not break", "thin space", "Arabic digits", "wide digits"],
)
def test_other_digits_spaces_and_hyphens_hide_no_number(written):
    assert text_without_identifiers(f"bel {written}", language=Language.DUTCH) == "bel [telefoon]"


def test_what_can_be_seen_stays_and_lines_stay_lines():
    assert visible_text("Café – “één”, ’t is 5 € (🙂)\r\nJa\u2028nee") == "Café – “één”, ’t is 5 € (🙂)\nJa\nnee"
    assert visible_text("e\u0301") == "é"
    assert visible_text("piet＠voorbeeld.nl") == "piet@voorbeeld.nl"


@given(st.text())
def test_what_comes_out_can_always_be_stored_and_shown(text):
    once = visible_text(text)
    assert once.encode().decode() == once
    assert visible_text(once) == once
    assert "\x00" not in once
