"""Alternatives: word order, what is refused, and every development case with its exact text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelruimte.engines.mi.alternatives.check import main, read_cases, table
from speelruimte.engines.mi.alternatives.dutch import Options, clauses_of
from speelruimte.engines.mi.alternatives.dutch_told import told
from speelruimte.engines.mi.alternatives.patterns import Moment, find_alternative, patterns
from speelruimte.engines.mi.transcript import Language
from speelruimte.kernel.errors import InvalidInput

FIXTURES = Path(__file__).parent / "fixtures" / "alternatives"
DEVELOPMENT = [
    case
    for name in ("development", "check_first", "check", "second_reader")
    for case in read_cases(FIXTURES / f"cases_{name}.yaml")
]

WORDS = [
    "heeft",
    "heb",
    "u",
    "je",
    "jij",
    "uw",
    "je",
    "ik",
    "al",
    "niet",
    "geen",
    "waarom",
    "als",
    "dan",
    "moet",
    "gaat",
    "wilt",
    "kunt",
    "zou",
    "gesolliciteerd",
    "gebeld",
    "bellen",
    "werken",
    "af",
    "melden",
    "meldt",
    "te",
    "om",
    "met",
    "bij",
    "de",
    "het",
    "een",
    "afspraak",
    "formulier",
    "ingevuld",
    "iets",
    "ergens",
    "eens",
    "gewoon",
    ",",
    ".",
    "?",
    "eh",
    "nou",
    "mijn",
    "kan",
    "is",
    "er",
]
ENGLISH_WORDS = [
    "do",
    "you",
    "have",
    "did",
    "why",
    "if",
    "don't",
    "must",
    "should",
    "i",
    "can't",
    "my",
    "back",
    ",",
    ".",
    "?",
    "going",
    "to",
    "call",
    "work",
    "any",
    "questions",
    "about",
    "thought",
    "that",
]


def alternative(text, moment, before="Ja.", language=Language.DUTCH, **arguments):
    found = find_alternative(text, moment=Moment(moment), before=before, language=language, **arguments)
    return found.text if found else None


@pytest.mark.parametrize("case", DEVELOPMENT, ids=lambda case: case.id)
def test_a_development_case_gives_exactly_the_expected_text(case):
    outcome = case.outcome()
    assert (outcome.text if outcome else None) == case.expect


@settings(deadline=None)  # a busy machine is not a fault
@given(
    st.lists(st.sampled_from(WORDS), max_size=14),
    st.lists(st.sampled_from(WORDS), max_size=14),
    st.sampled_from(Moment),
)
def test_any_row_of_dutch_words_gives_a_sentence_or_nothing(words, before, moment):
    text = " ".join(words)
    found = find_alternative(text, moment=moment, before=" ".join(before), language=Language.DUTCH)
    assert found is None or (found.text[0].isupper() and found.text[-1] in ".?" and "{" not in found.text)
    assert found is None or found.words is None or 0 <= found.words.start < found.words.end <= len(text)
    assert found == find_alternative(text, moment=moment, before=" ".join(before), language=Language.DUTCH)


@settings(deadline=None)  # a busy machine is not a fault
@given(st.lists(st.sampled_from(ENGLISH_WORDS), max_size=12), st.sampled_from(Moment))
def test_any_row_of_english_words_gives_a_sentence_or_nothing(words, moment):
    text = " ".join(words)
    found = find_alternative(text, moment=moment, before=text, language=Language.ENGLISH)
    assert found is None or (found.text[0].isupper() and found.text[-1] in ".?")


@settings(deadline=None)  # a busy machine is not a fault
@given(st.text(max_size=60), st.sampled_from(Moment), st.sampled_from(Language))
def test_any_text_is_read_without_an_error(text, moment, language):
    find_alternative(text, moment=moment, before=text, language=language)


@pytest.mark.parametrize("language", Language)
def test_every_pattern_has_a_moment_a_way_to_recognise_and_both_forms_of_address(language):
    ids = [pattern.id for pattern in patterns(language)]
    assert len(ids) == len(set(ids))
    for pattern in patterns(language):
        assert pattern.moments <= set(Moment)
        assert bool(pattern.match) != bool(pattern.form)
        assert pattern.sentences["u"]
        assert pattern.sentences["je"] or language is Language.ENGLISH


def test_the_form_of_address_is_hers_in_every_dutch_development_case():
    for case in DEVELOPMENT:
        outcome = case.outcome()
        if outcome and case.language is Language.DUTCH:
            words = set(outcome.text.lower().replace("?", "").replace(".", "").replace(",", "").split())
            assert not (words & {"u", "uw"} and words & {"je", "jij", "jou", "jouw"}), case.id


def test_where_her_turn_says_neither_the_form_of_the_conversation_is_used():
    assert alternative("Is dat goed?", "closed", formal=False) == "Hoe kijk je daartegenaan?"
    assert alternative("Is dat goed?", "closed", formal=True) == "Hoe kijkt u daartegenaan?"


def test_nothing_is_said_where_no_pattern_is_for_the_moment():
    assert alternative("Misschien kunt u op uw kleding letten.", "hint") is None


def test_a_reflection_needs_something_that_the_client_said():
    assert alternative("Maar werk is goed.", "persuading", before=None) is None


def test_the_table_has_a_row_per_case_and_counts_the_alternatives(tmp_path, capsys):
    path = tmp_path / "cases.yaml"
    path.write_text(
        "cases:\n"
        "  - {id: a, moment: why, before: Nee., turn: 'Waarom bent u niet gekomen?'}\n"
        "  - {id: b, moment: closed, before: Nee., turn: 'Is het dinsdag?'}\n",
        encoding="utf-8",
    )
    assert main([str(path)]) == 0
    printed = capsys.readouterr().out
    assert printed == table(read_cases(path)) + "\n"
    assert (
        "| a | why | Nee. | Waarom bent u niet gekomen? | Hoe komt het dat u niet bent gekomen? | nl-why | |" in printed
    )
    assert "| b | closed | Nee. | Is het dinsdag? | – | – | |" in printed
    assert "1 of 2 cases got an alternative." in printed


def test_the_command_says_how_it_is_used_when_no_file_is_named(capsys):
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text", ["nothing: []", "cases: [{id: a}]", "cases: [{id: a, moment: x, before: b, turn: t}]", "- a"]
)
def test_a_file_that_holds_no_cases_is_refused(tmp_path, text):
    path = tmp_path / "cases.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput):
        read_cases(path)


@pytest.mark.parametrize("language", Language)
def test_an_endless_turn_without_marks_is_read_up_to_a_bound(language):
    text = "en heb je dat nou ook gezien want ik dacht ja maar " * 3000
    assert find_alternative(text, moment=Moment.CLOSED, before=text, language=language) is None


@pytest.mark.parametrize(
    "client",
    [
        "Ik wil graag een cursus volgen.",
        "Ik heb de brief niet gelezen.",
        "Ik heb vorige week gewerkt.",
        "Ik kan mijn vader niet alleen laten.",
    ],
)
def test_after_a_wish_an_omission_or_something_past_nobody_is_asked_how_that_is(client):
    assert "Hoe is dat voor" not in alternative("Dat valt best mee.", "persuading", before=client)


def test_only_how_the_client_lives_now_is_asked_about_as_it_is():
    assert alternative("U moet eruit.", "persuading", before="Ik zit de hele dag binnen.") == (
        "U zit de hele dag binnen. Hoe is dat voor u?"
    )


@pytest.mark.parametrize(
    "order",
    [
        "U moet een keer komen opdagen, anders stopt de uitkering.",
        "Als u nog een keer niet komt, stopt de uitkering.",
        "Als u deze baan niet accepteert, stopt de uitkering.",
        "U moet naar huis, anders stopt het.",
        "U moet meteen komen, anders stopt het.",
    ],
)
def test_an_order_for_once_is_never_called_a_rule(order):
    assert alternative(order, "threat") is None


def test_what_is_asked_for_a_date_is_no_rule_but_meant():
    text = alternative("U moet de papieren maandag inleveren, anders stopt de uitkering.", "threat")
    assert text.startswith("Het is de bedoeling dat u de papieren maandag inlevert.")


@pytest.mark.parametrize(
    ("client", "given_back"),
    [
        ("Ik ben bang dat ik het niet kan.", "U bent bang dat u het niet kunt."),
        ("Ik hoop dat mijn dochter snel beter is.", "U hoopt dat uw dochter snel beter is."),
        ("Ik vind het erg dat ze me niet bellen.", "U vindt het erg dat ze u niet bellen."),
        ("Ik ben bang dat het misgaat", None),
        ("Ik ben bang dat ik mijn huis bezwijm.", None),
        ("Ik ben bang dat ik was gevallen en ben weggegaan.", None),
        ("Ik wil niet dat het", None),
        ("Mijn man was ziek.", "Uw man was ziek."),
        ("Mijn vader is vaak weg.", "Uw vader is vaak weg."),
        ("De lift ging kapot terwijl ik wachtte.", "De lift ging kapot."),
        ("Ik ben de weg kwijt en zo.", "U zegt dat u de weg kwijt bent."),
        ("Ik zou niet willen werken.", "U zou niet willen werken."),
        ("Ik was moe.", "U was moe."),
    ],
)
def test_what_the_client_told_comes_back_in_its_own_order_or_not_at_all(client, given_back):
    found = alternative("Oké. Wat is uw adres?", "unheard", before=client)
    assert found == given_back


@pytest.mark.parametrize(
    ("turn", "moment", "expected"),
    [
        (
            "U kunt aan uw buurman vragen of hij helpt.",
            "advice",
            "Mag ik iets voorstellen? Een mogelijkheid is om aan uw buurman te vragen of hij helpt. "
            "Wat vindt u daarvan?",
        ),
        ("U kunt vragen of u eerder weg mag.", "advice", None),
        ("Wilt u daar blijven zitten?", "closed", None),
        ("Heeft u er iets ingevuld?", "closed", None),
        ("Waarom had u zich kunnen bezatten?", "why", None),
    ],
)
def test_other_dutch_turns(turn, moment, expected):
    assert alternative(turn, moment) == expected


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        ("Why haven't you applied yet?", "What got in the way of applying?"),
        ("Why haven't you yet?", None),
        ("Why haven't you frobnicated it?", None),
        ("Why aren't you at home?", None),
    ],
)
def test_an_english_why_asks_what_got_in_the_way(turn, expected):
    assert alternative(turn, "why", language=Language.ENGLISH) == expected


def test_someone_who_said_hardly_anything_hears_what_can_be_observed():
    assert alternative("U bent alweer te laat.", "judging", before="Sorry.").startswith("Ik zie dat")
    assert alternative("U bent alweer te laat.", "judging", before="De wekker ging niet.") == (
        "De wekker ging niet. Wat zou een volgende keer helpen?"
    )


def test_what_the_client_cannot_picture_is_given_back_without_a_question():
    assert alternative("Dat went.", "persuading", before="Ik zie mezelf dat niet doen.") == (
        "U zegt dat u uzelf dat niet ziet doen."
    )


def test_a_clause_that_leaves_its_last_word_hanging_is_not_told_back():
    options = Options(formal=True, words={"kinds": frozenset({"plain"})})
    assert told(clauses_of("Ik heb thuis zoveel.")[0], options) is None
    assert told(clauses_of("Ik had zoiets van.")[0], options) is None
    assert told(clauses_of("Ik heb daar geen tijd voor.")[0], options) == {"told": "u heeft daar geen tijd voor"}
    assert told(clauses_of("Ik heb thuis geen rust.")[0], options) == {"told": "u heeft thuis geen rust"}
