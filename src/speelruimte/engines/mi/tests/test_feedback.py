"""The feedback page: what is chosen, in what words, and that any coded conversation gets an answer."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelruimte.engines.mi.codes import Code, CodedBy, CodedTurn, CodeFamily, Coding, Perhaps, PerhapsPattern, WordSpan
from speelruimte.engines.mi.feedback import build_feedback
from speelruimte.engines.mi.feedback_quotes import LONGEST, quote
from speelruimte.engines.mi.feedback_sentences import question_bank
from speelruimte.engines.mi.feedback_types import Goal, Style
from speelruimte.engines.mi.transcript import Language, Turn, Voice
from speelruimte.kernel.errors import InvalidInput

NL, EN = Language.DUTCH, Language.ENGLISH


def said(text, *codes, sure=0.9, patterns=(), by=CodedBy.MACHINE):
    """A turn of the professional."""
    probability = None if by is CodedBy.OWNER else sure
    codings = tuple(Coding(code, probability, by=by) for code in codes or (Code.OTHER,))
    perhaps = tuple(Perhaps(pattern, (WordSpan(0, 2),)) for pattern in patterns)
    return CodedTurn(Turn(Voice.PROFESSIONAL, text), codings, perhaps)


def heard(text, code=Code.NEUTRAL_TALK, sure=0.9):
    """A turn of the client."""
    return CodedTurn(Turn(Voice.CLIENT, text), (Coding(code, sure),))


def feedback(*turns, **arguments):
    return build_feedback(turns, language=arguments.pop("language", NL), **arguments)


LONG_ANSWER = heard("Nou, ik ben eerst naar mijn zus gegaan en toen heb ik gebeld.")


def test_a_conversation_without_a_turn_of_the_professional_is_refused():
    with pytest.raises(InvalidInput, match="no_professional_turns"):
        feedback(heard("Hallo."))


def test_a_conversation_without_a_turn_of_the_client_is_refused():
    with pytest.raises(InvalidInput, match="no_client_turns"):
        feedback(said("Hallo."))


def test_six_lines_from_memory_give_all_three_parts():
    result = feedback(
        said("Hoe gaat het met het zoeken naar werk?", Code.QUESTION_OPEN),
        heard("Nou niet zo, ik heb wel gekeken maar er is weinig."),
        said("Heeft u al gesolliciteerd?", Code.QUESTION_CLOSED),
        heard("Nee."),
        said("Oké."),
        heard("Ja."),
    )
    assert [(moment.position, moment.sentence) for moment in result.went_well] == [
        (0, "Je vroeg open, en daarna ging de klant vertellen.")
    ]
    assert result.try_instead.alternative == "Wat heeft u tot nu toe gedaan om te solliciteren?"
    assert result.question.text.endswith("?")


def test_change_talk_after_an_open_question_is_shown_with_what_the_client_said():
    moment = feedback(
        said("Wat zou u willen?", Code.QUESTION_OPEN), heard("Ik wil weer aan het werk.", Code.CHANGE_TALK)
    ).went_well[0]
    assert (moment.quote, moment.code, moment.then) == (
        "Wat zou u willen?",
        Code.QUESTION_OPEN,
        "Ik wil weer aan het werk.",
    )
    assert moment.sentence == "Je vroeg open, en daarna zei de klant zelf iets over veranderen."


def test_a_code_that_the_machine_is_not_sure_of_is_not_built_upon():
    assert feedback(said("En toen?", Code.QUESTION_OPEN, sure=0.5), LONG_ANSWER).went_well == ()


def test_what_the_owner_coded_counts_as_sure():
    result = feedback(said("Wat zou u willen?", Code.QUESTION_OPEN, by=CodedBy.OWNER), LONG_ANSWER)
    assert result.went_well[0].sentence == "Je vroeg open, en daarna ging de klant vertellen."


def test_a_reflection_after_sustain_talk_goes_before_a_plain_reflection():
    result = feedback(
        heard("Ik ga daar niet heen.", Code.SUSTAIN_TALK),
        said("U wilt daar niet naartoe.", Code.REFLECTION_SIMPLE),
        heard("Nee."),
        said("U zei nee.", Code.REFLECTION_SIMPLE),
        heard("Ja."),
    )
    assert result.went_well[0].sentence == "De klant noemde een bezwaar, en jij gaf dat eerst terug."


@pytest.mark.parametrize(
    ("text", "codes", "patterns", "sentence"),
    [
        ("Even samenvatten: u zoekt werk.", (Code.OTHER,), (), "Je zette op een rij"),
        ("Wat vindt u daarvan?", (Code.OTHER,), (), "Je vroeg hoe de klant er zelf tegenaan kijkt"),
        ("Mag ik iets voorstellen?", (Code.OTHER,), (), "Je vroeg eerst of het mocht"),
        ("U kunt a of b doen.", (Code.INPUT_OPTIONS,), (), "Je noemde mogelijkheden"),
        ("De regel is zo.", (Code.OTHER,), (PerhapsPattern.DUTY_FACTUAL,), "Je noemde de regel zoals die is"),
        ("De regel is zo, kies maar.", (Code.OTHER,), (PerhapsPattern.DUTY_WITH_CHOICE,), "Je noemde de regel, en ook"),
        ("Welkom, ik ben de medewerker.", (Code.OTHER,), (), "Dit hoort volgens de Werkwijzer bij de opening"),
        ("U zei nee.", (Code.REFLECTION_COMPLEX,), (), "Je gaf terug wat je de klant hoorde zeggen"),
        ("En toen?", (Code.QUESTION_OPEN,), (), "Je stelde een open vraag"),
    ],
)
def test_each_rule_says_what_happened(text, codes, patterns, sentence):
    assert feedback(said(text, *codes, patterns=patterns), heard("Ja.")).went_well[0].sentence.startswith(sentence)


def test_a_rule_with_a_question_about_the_clients_view_counts_as_named_with_choice():
    turn = said("De regel is zo. Hoe kijkt u daartegenaan?", patterns=(PerhapsPattern.DUTY_FACTUAL,))
    assert feedback(turn, heard("Ja.")).went_well[0].sentence.startswith("Je noemde de regel, en ook")


def test_a_likely_code_may_raise_a_suggestion_though_it_is_not_sure():
    turn = said("Heeft u al gesolliciteerd?", Code.QUESTION_CLOSED, sure=0.55)
    result = feedback(turn, heard("Nee."))
    assert (result.went_well, result.try_instead.about) == ((), Code.QUESTION_CLOSED)
    assert feedback(said("Is het dinsdag?", Code.QUESTION_CLOSED, sure=0.4), heard("Nee.")).try_instead is None


def test_at_most_three_moments_and_each_of_another_kind():
    turns = [
        said("Wat zou u willen?", Code.QUESTION_OPEN), heard("Werk wil ik wel.", Code.CHANGE_TALK),
        said("Hoe is dat?", Code.QUESTION_OPEN), LONG_ANSWER,
        said("Samengevat: u zoekt.", Code.REFLECTION_SIMPLE), heard("Ja."),
        said("Wat vindt u daarvan?", Code.QUESTION_OPEN), heard("Goed."),
        said("En toen?", Code.QUESTION_OPEN), heard("Niks."),
    ]  # fmt: skip
    moments = feedback(*turns).went_well
    assert [moment.position for moment in moments] == [0, 2, 4]
    assert len({moment.sentence for moment in moments}) == 3


def test_a_turn_with_a_threat_never_went_well():
    threat = said("Anders stopt het. Wat vindt u daarvan?", patterns=(PerhapsPattern.DUTY_THREATENING,))
    assert feedback(threat, heard("Pff.")).went_well == ()


def test_when_no_rule_fits_there_is_no_praise_and_nothing_to_try_but_still_a_question():
    result = feedback(said("Hm."), heard("Ja."))
    assert (result.went_well, result.try_instead) == ((), None)
    assert result.question.position is None


ORDER = [
    said("U moet komen, anders volgt een boete.", patterns=(PerhapsPattern.DUTY_THREATENING,)),
    said("U bent alweer te laat.", patterns=(PerhapsPattern.PITFALL_JUDGING,)),
    said("U zou moeten bellen.", patterns=(PerhapsPattern.PITFALL_PERSUADING,)),
    said("Waarom bent u niet gekomen?", patterns=(PerhapsPattern.PITFALL_WHY_QUESTION,)),
    said("Heeft u al gesolliciteerd?", Code.QUESTION_CLOSED),
    said("U zou eens kunnen bellen.", Code.INPUT_ADVICE),
    said("De bijstand is er voor iedereen die zelf niet genoeg geld heeft om van te leven.", Code.INPUT_INFORMATION),
    said("Dat vraagt het systeem mij om in te vullen.", patterns=(PerhapsPattern.PITFALL_SCREEN_DRIVEN,)),
]


@pytest.mark.parametrize("first", range(len(ORDER)))
def test_the_moment_with_most_to_learn_goes_first_wherever_it_stands(first):
    turns = [heard("Nee.")]
    for turn in reversed(ORDER[first:]):
        turns += [turn, heard("Nee.")]
    assert feedback(*turns).try_instead.quote == ORDER[first].turn.text


def test_a_moment_with_an_alternative_goes_before_one_without():
    result = feedback(
        said("Waarom zwerft u?", patterns=(PerhapsPattern.PITFALL_WHY_QUESTION,)), heard("Zomaar."),
        said("Heeft u al gesolliciteerd?", Code.QUESTION_CLOSED), heard("Nee."),
    )  # fmt: skip
    assert result.try_instead.about is Code.QUESTION_CLOSED


def test_a_threat_without_an_alternative_still_goes_before_a_closed_question_with_one():
    result = feedback(
        said("Dan zoekt u het maar uit.", patterns=(PerhapsPattern.DUTY_THREATENING,)), heard("Zomaar."),
        said("Heeft u al gesolliciteerd?", Code.QUESTION_CLOSED), heard("Nee."),
    )  # fmt: skip
    assert result.try_instead.about is PerhapsPattern.DUTY_THREATENING
    assert (result.try_instead.alternative, result.try_instead.pattern_id) == (None, None)


def test_advice_after_sustain_talk_counts_as_persuading_and_gives_back_what_the_client_said():
    result = feedback(
        heard("Ik kan niet zo lang staan.", Code.SUSTAIN_TALK), said("U moet gaan sporten.", Code.INPUT_ADVICE)
    ).try_instead
    assert result.alternative == "U zegt dat u niet zo lang kunt staan."


def test_a_closed_question_with_a_long_answer_and_no_alternative_is_left_alone():
    assert feedback(said("Is het dinsdag?", Code.QUESTION_CLOSED), LONG_ANSWER).try_instead is None


def test_a_closed_question_with_a_short_answer_is_shown_without_an_alternative():
    assert feedback(said("Is het dinsdag?", Code.QUESTION_CLOSED), heard("Ja.")).try_instead.alternative is None


def test_a_question_word_makes_the_machines_closed_doubtful_but_not_hers():
    text = "Dat is de regel. Hoe kijkt u daartegenaan?"
    assert feedback(said(text, Code.QUESTION_CLOSED), heard("Niks.")).try_instead is None
    hers = feedback(said(text, Code.QUESTION_CLOSED, by=CodedBy.OWNER), heard("Niks.")).try_instead
    assert hers.about is Code.QUESTION_CLOSED


def test_advice_after_asking_leave_is_left_alone():
    assert (
        feedback(said("Mag ik iets voorstellen? U zou kunnen bellen.", Code.INPUT_ADVICE), heard("Ja.")).try_instead
        is None
    )


def test_a_named_duty_is_not_taken_for_a_lecture():
    text = "De regel is dat u elke week twee keer solliciteert en dat met stukken laat zien aan ons."
    turn = said(text, Code.INPUT_INFORMATION, patterns=(PerhapsPattern.DUTY_FACTUAL,))
    assert feedback(turn, heard("Ja.")).try_instead is None


def test_what_the_client_said_and_did_not_come_back_is_worth_a_try():
    result = feedback(
        heard("Ik wil wel weer onder de mensen zijn.", Code.CHANGE_TALK), said("Oké."), heard("Ja.")
    ).try_instead
    assert result.alternative == "U wilt wel weer onder de mensen zijn."


def test_an_answer_to_words_about_death_is_never_the_thing_to_try():
    why = said("Waarom bent u niet gekomen?", patterns=(PerhapsPattern.PITFALL_WHY_QUESTION,))
    assert feedback(heard("Ik denk vaak aan zelfmoord."), why, heard("Nee.")).try_instead is None


def test_she_keeps_je_where_the_turn_itself_does_not_tell():
    result = feedback(
        said("Hoe gaat het met je?", Code.QUESTION_OPEN),
        heard("Goed."),
        said("Is dat goed?", Code.QUESTION_CLOSED),
        heard("Ja."),
    )
    assert result.try_instead.alternative == "Hoe kijk je daartegenaan?"


@pytest.mark.parametrize("language", Language)
def test_three_questions_in_a_row_are_never_the_same(language):
    turns = (said("Hm.", Code.QUESTION_CLOSED), heard("Ik wil niet.", Code.SUSTAIN_TALK))
    texts = [build_feedback(turns, language=language, variation=step).question.text for step in range(30)]
    for first, second in pairwise(texts):
        assert first != second
    assert all(texts[step] != texts[step + 2] for step in range(28))


def test_a_question_about_a_moment_points_to_it():
    turns = (said("Hm."), heard("Ik wil niet meer.", Code.SUSTAIN_TALK))
    questions = [feedback(*turns, variation=step).question for step in range(3)]
    assert 1 in {question.position for question in questions}


@pytest.mark.parametrize("goal", Goal)
@pytest.mark.parametrize("style", Style)
def test_the_bank_has_a_question_for_each_goal_and_style(goal, style):
    for language in Language:
        assert {f"goal_{goal}", f"style_{style}"} <= {entry.when for entry in question_bank(language)}
    turns = (said("Hm."), heard("Ja."))
    asked = {feedback(*turns, goal=goal, planned_style=style, variation=step).question.text for step in range(20)}
    assert {entry.text for entry in question_bank(NL) if entry.when in (f"goal_{goal}", f"style_{style}")} <= asked


def test_three_closed_questions_in_a_row_may_raise_a_question_about_silence():
    turns = [turn for _ in range(3) for turn in (said("Is het dinsdag?", Code.QUESTION_CLOSED), heard("Ja."))]
    positions = {feedback(*turns, variation=step).question.position for step in range(20)}
    assert 4 in positions


def test_a_long_turn_is_quoted_by_the_sentence_that_it_is_about():
    text = "Ja. " * 60 + "Waarom bent u niet gekomen? Dat snap ik niet."
    assert quote(text, words=WordSpan(240, 266)) == "Waarom bent u niet gekomen?"


def test_a_long_turn_without_full_stops_is_cut_at_whole_words():
    text = "woord " * 100 + "einde"
    piece = quote(text, words=WordSpan(300, 305))
    assert piece in text
    assert piece.startswith("woord")
    assert piece.endswith("woord")
    assert len(piece) <= LONGEST


SOME_WORDS = [
    "heeft",
    "u",
    "al",
    "gebeld",
    "waarom",
    "niet",
    "ik",
    "kan",
    "dat",
    "mijn",
    "als",
    "moet",
    "anders",
    "een",
    ".",
    "?",
    ",",
    "iets",
    "eens",
    "zou",
    "je",
    "wat",
    "vindt",
]
texts = st.one_of(
    st.text(min_size=1, max_size=300),
    st.lists(
        st.sampled_from(SOME_WORDS),
        min_size=1,
        max_size=60,
    ).map(" ".join),
)
codes_of = {
    Voice.PROFESSIONAL: [code for code in Code if code.family is not CodeFamily.CLIENT_TALK],
    Voice.CLIENT: [code for code in Code if code.family is CodeFamily.CLIENT_TALK],
}


@st.composite
def coded_turns(draw):
    voice = draw(st.sampled_from(Voice))
    text = draw(texts)
    spans = st.builds(WordSpan, st.integers(0, len(text)), st.integers(0, len(text)))
    codings = st.builds(
        Coding,
        st.sampled_from(codes_of[voice]),
        st.one_of(st.none(), st.floats(0, 1)),
        st.lists(spans, max_size=2).map(tuple),
        st.sampled_from(CodedBy),
    )
    perhaps = st.builds(Perhaps, st.sampled_from(PerhapsPattern), st.lists(spans, max_size=2).map(tuple))
    some = st.lists(perhaps, max_size=2) if voice is Voice.PROFESSIONAL else st.just([])
    return CodedTurn(Turn(voice, text), tuple(draw(st.lists(codings, min_size=1, max_size=3))), tuple(draw(some)))


@settings(deadline=None)
@given(
    st.lists(coded_turns(), max_size=8).map(tuple),
    st.sampled_from(Language),
    st.integers(-3, 100),
    st.one_of(st.none(), st.sampled_from(Goal)),
)
def test_any_coded_conversation_gets_feedback_with_quotes_that_were_said(turns, language, variation, goal):
    try:
        result = build_feedback(turns, language=language, variation=variation, goal=goal)
    except InvalidInput:
        assert len({turn.turn.voice for turn in turns}) < 2
        return
    assert result == build_feedback(turns, language=language, variation=variation, goal=goal)
    assert len(result.went_well) <= 3
    for moment in result.went_well:
        assert moment.quote in turns[moment.position].turn.text
        assert moment.then is None or moment.then in turns[moment.position + 1].turn.text
        assert result.try_instead is None or moment.position != result.try_instead.position
    if result.try_instead:
        assert result.try_instead.quote
        assert result.try_instead.quote in turns[result.try_instead.position].turn.text


@settings(deadline=None)
@given(st.text(min_size=1, max_size=600), st.integers(0, 700))
def test_a_quote_is_always_a_piece_of_the_turn(text, start):
    piece = quote(text, words=WordSpan(start, start + 1))
    assert piece
    assert piece in text
    assert len(piece) <= max(LONGEST, len(text.split()[0]) if text.split() else LONGEST)
