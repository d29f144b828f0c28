import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelruimte.engines.privacy.identifier_types import IdentifierKind
from speelruimte.engines.privacy.identifiers import find_identifiers
from speelruimte.engines.privacy.replacing import replace_identifiers

FRAGMENTS = st.sampled_from(
    [
        "mevrouw",
        "Mevrouw",
        "meneer",
        "Jansen",
        "jansen",
        "Fatima",
        "el",
        "Amrani",
        "van",
        "der",
        "Berg",
        "de",
        "Vries",
        "J.",
        "P.",
        "123456782",
        "bsn",
        "06-12345678",
        "nul",
        "zes",
        "twaalf",
        "een",
        "negenenveertig",
        "nl",
        "abna",
        "NL91ABNA0417164300",
        "Lindenlaan",
        "12",
        "1234 AB",
        "Voorbeeldstad",
        "in",
        "geboren",
        "op",
        "maart",
        "1980",
        "12-03-1980",
        "jan",
        "punt",
        "apenstaartje",
        "gmail",
        "com",
        "x@voorbeeld.nl",
        "@naam",
        "www.voorbeeld.nl/a",
        ",",
        ".",
        ":",
        "\n",
        "-",
        "[naam 1]",
        "[adres 3]",
        "Klant:",
        "Roos",
        "Roos:",
        "mijn",
        "zoon",
        "ik",
        "heet",
        "ben",
        "Stichting",
        "huisnummer",
        "€",
        "+31",
        "kenteken",
        "AB-12-CD",
        "[",
    ]
)
TALK = st.lists(FRAGMENTS, max_size=24).map(" ".join)


@given(st.one_of(st.text(max_size=80), TALK), st.sampled_from(["nl", "en"]))
def test_any_text_gives_finds_in_order_that_do_not_overlap_and_quote_the_text(text, language):
    end = 0
    for found in find_identifiers(text, language=language):
        assert end <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        end = found.end


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=80), TALK), st.sampled_from(["nl", "en"]))
def test_replacing_again_changes_nothing(text, language):
    once = replace_identifiers(text, language=language)
    twice = replace_identifiers(once.text, language=language)
    assert twice.text == once.text
    assert twice.replacements == ()
    assert twice.to_ask == once.to_ask


@given(TALK)
def test_line_breaks_stay_where_they_are(text):
    assert replace_identifiers(text).text.count("\n") == text.count("\n")


def test_the_same_person_gets_the_same_placeholder():
    text = "Ik ben mevrouw Jansen.\nJansen belde.\nvraag het aan jansen.\nFatima Jansen tekende."
    assert replace_identifiers(text).text == (
        "Ik ben mevrouw [naam 1].\n[naam 1] belde.\nvraag het aan [naam 1].\n[naam 1] tekende."
    )


def test_a_couple_with_one_surname_stays_two_people():
    assert (
        replace_identifiers("Meneer Jansen kwam met mevrouw Jansen.").text
        == "Meneer [naam 1] kwam met mevrouw [naam 2]."
    )


def test_a_speaker_prefix_keeps_its_line():
    text = "Klant: Hallo.\nMevrouw Jansen: Hoe gaat het?\nJij: Goed."
    assert replace_identifiers(text).text == "Klant: Hallo.\nMevrouw [naam 1]: Hoe gaat het?\nJij: Goed."


def test_numbering_goes_on_after_placeholders_that_are_there():
    assert replace_identifiers("[naam 2] en Fatima, [telefoon] en 06-12345678").text == (
        "[naam 2] en [naam 3], [telefoon] en [telefoon 2]"
    )


def test_one_number_in_two_spellings_gets_one_placeholder():
    text = "Bel 06-12345678 of +31 6 1234 5678, niet 06-87654321."
    assert replace_identifiers(text).text == "Bel [telefoon] of [telefoon], niet [telefoon 2]."


def test_english_placeholders_are_english():
    assert replace_identifiers("My name is Fatima.", language="en").text == "My name is [name 1]."


def test_words_to_keep_are_kept():
    result = replace_identifiers("Fatima en Ahmed", keep=["fatima"])
    assert result.text == "Fatima en [naam 1]"


def test_what_a_person_points_at_is_replaced_everywhere():
    text = "Bij het schaap. Het schaap, ja."
    result = replace_identifiers(text, also=[(8, 14, IdentifierKind.ORGANISATION)])
    assert result.text == "Bij het [organisatie]. Het [organisatie], ja."
    assert result.replacements[0].count == 2


def test_a_pointed_span_that_cuts_a_placeholder_or_lies_outside_is_passed_over():
    text = "[naam 1] belt"
    also = [(3, 10, IdentifierKind.NAME), (5, 99, IdentifierKind.NAME), (4, 4, IdentifierKind.NAME)]
    assert replace_identifiers(text, also=also).text == text


def test_the_report_says_what_was_replaced_and_what_is_left_to_ask():
    result = replace_identifiers("Ahmed woont in Zwolle. Ahmed werkt in Zwolle.")
    assert [(one.original, one.placeholder, one.count) for one in result.replacements] == [("Ahmed", "[naam 1]", 2)]
    assert [(one.text, result.text[one.start : one.end]) for one in result.to_ask] == [("Zwolle", "Zwolle")]


@pytest.mark.parametrize("text", ["", "\n", "Goedemorgen.", "[naam 1]"])
def test_a_text_without_identifiers_comes_back_as_it_was(text):
    assert replace_identifiers(text).text == text
