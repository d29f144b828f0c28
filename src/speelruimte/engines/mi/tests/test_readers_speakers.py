"""Who is who: clear only when it is clear, and otherwise asked."""

import pytest

from speelruimte.engines.mi.readers import (
    Reading,
    SpeakerReason,
    TranscriptFormat,
    left_out,
    plain_text,
    read_text,
    transcript_of,
)
from speelruimte.engines.mi.readers.cleaning import clean
from speelruimte.engines.mi.readers.reading import RawTurn
from speelruimte.engines.mi.readers.speakers import voice_of_label
from speelruimte.engines.mi.transcript import Language, Transcript, Turn, Voice
from speelruimte.kernel.errors import InvalidInput

P, C = Voice.PROFESSIONAL, Voice.CLIENT


def conversation(first, second, *, rounds=2):
    asked = "Wat zou u samen met ons willen bespreken over uw plan en de afspraken met de gemeente?"
    told = "Ik vind dat ik mijn eigen weg moet zoeken, want mijn moeder en ik wonen samen in mijn huis."
    return read_text(f"{first}: {asked}\n{second}: {told}\n" * rounds)


@pytest.mark.parametrize(
    ("label", "voice"),
    [
        ("Klantmanager", P),
        ("klant manager Mila", P),
        ("KM", P),
        ("Jij", P),
        ("Ik", P),
        ("Mila (consulent)", P),
        ("therapist", P),
        ("Klant", C),
        ("Cliënt", C),
        ("INWONER", C),
        ("Mevrouw Test", C),
        ("Spreker 1", None),
        ("SPEAKER_00", None),
        ("Mila Proef", None),
        ("Klant en klantmanager", None),
    ],
)
def test_a_label_with_a_role_in_it_says_who_it_is(label, voice):
    found = voice_of_label(label)
    assert (found and found[0]) == voice


@pytest.mark.parametrize(
    ("first", "second", "certain", "reasons"),
    [
        ("Klantmanager", "Klant", True, [SpeakerReason.LABEL, SpeakerReason.LABEL]),
        ("Klantmanager", "Mevrouw Test", True, [SpeakerReason.LABEL, SpeakerReason.LABEL]),
        ("Mila", "Klant", True, [SpeakerReason.OTHER_LABEL, SpeakerReason.LABEL]),
        ("Mila", "Mevrouw Test", False, [SpeakerReason.OTHER_LABEL, SpeakerReason.LABEL]),
        ("P", "C", False, [SpeakerReason.LABEL, SpeakerReason.LABEL]),
        ("Klant", "Inwoner", False, [SpeakerReason.CONFLICT, SpeakerReason.CONFLICT]),
        ("Mila", "Teun", False, [SpeakerReason.CONTENT, SpeakerReason.CONTENT]),
    ],
)
def test_labels_are_certain_only_when_one_is_clear(first, second, certain, reasons):
    reading = conversation(first, second)
    assert reading.certain is certain
    assert [guess.reason for guess in reading.speakers] == reasons
    assert [guess.voice for guess in reading.speakers] == [P, C]


def test_names_become_certain_by_what_is_said_only_in_a_longer_conversation():
    assert not conversation("Mila", "Teun", rounds=2).certain
    assert conversation("Mila", "Teun", rounds=12).certain
    assert [guess.voice for guess in conversation("Mila", "Teun").speakers] == [P, C]


def test_the_client_may_speak_first():
    reading = read_text(
        "Teun: Ik weet dat ik mijn papieren moet zoeken, maar ik kan ze niet vinden.\n"
        "Mila: Wat heeft u al geprobeerd, en hoe kunnen wij u daarbij helpen?\n" * 4
    )
    assert [guess.voice for guess in reading.speakers] == [C, P]


def test_a_third_speaker_is_listed_and_asked_about():
    reading = read_text(
        "Klantmanager: Wat wilt u vandaag bespreken?\nKlant: Ik wil het over werk hebben.\n"
        "Zoon: Ja.\nKlantmanager: Uw zoon denkt mee.\nZoon: Mijn moeder kan het wel.\n"
        "Klant: Dat is zo, hij helpt mij.\n"
    )
    assert not reading.certain
    assert [(guess.label, guess.voice) for guess in reading.speakers][2] == ("Zoon", None)
    assert next(note for note in reading.notes if note.key == "more_speakers").details == {"count": 1}
    assert left_out(reading, voices=reading.voices) == {"Zoon": 2}
    without = transcript_of(reading, voices=reading.voices)
    assert [turn.voice for turn in without.turns] == [P, C, P, C]
    together = transcript_of(reading, voices={**reading.voices, "Zoon": C})
    assert together.turns[1].text == "Ik wil het over werk hebben. Ja."


def test_a_voice_that_says_nothing_is_refused():
    reading = conversation("Jij", "Klant")
    with pytest.raises(InvalidInput, match="one_speaker"):
        transcript_of(reading, voices={"Jij": P})
    with pytest.raises(InvalidInput, match="one_speaker"):
        transcript_of(reading, voices={})


def test_turns_without_words_are_dropped_and_neighbours_joined():
    turns = (
        RawTurn("a", "Hoe gaat\nhet?", 1),
        RawTurn("b", "[stilte]", 2),
        RawTurn("a", "Neem de tijd.", 3),
        RawTurn("b", "Goed. (lacht)", 4),
    )
    reading = Reading(turns, TranscriptFormat.CSV, Language.DUTCH, True, (), False)
    transcript = transcript_of(reading, voices={"a": P, "b": C})
    assert transcript.turns == (Turn(P, "Hoe gaat het? Neem de tijd."), Turn(C, "Goed."))


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Ja [lacht], dat klopt.", "Ja, dat klopt."),
        ("(lange stilte) Nee.", "Nee."),
        ("Nee. *zucht diep*", "Nee."),
        ("Ik belde [naam] (mijn zus).", "Ik belde [naam] (mijn zus)."),
        ("Dat is *echt* zo, **heus**.", "Dat is echt zo, heus."),
        ("[00:01 --> 00:04] Hallo", "Hallo"),
        ("Ja :) en [dat", "Ja : en dat"),
        ("({lacht}) [weg (met) wat]", "[weg (met) wat]"),
        ("Dat (ik lachte omdat het zo stom was) dus", "Dat (ik lachte omdat het zo stom was) dus"),
        ("a\u200bb\x07c\u2028d", "abc d"),
        ("()", ""),
        ("– …", ""),
        ("_ja_ __nee__", "ja_ nee"),
    ],
)
def test_cleaning_keeps_what_was_said(text, spoken):
    assert clean(text) == spoken
    assert clean(spoken) == spoken


@pytest.mark.parametrize(
    ("professional", "client"), [("", "Klant"), ("Wat?", "Klant"), ("Jij", "jij"), ("Jij", "a" * 60), ("12", "Klant")]
)
def test_labels_that_would_not_be_read_back_are_refused(professional, client):
    transcript = Transcript((Turn(P, "Hoe?"), Turn(C, "Goed.")), Language.DUTCH)
    with pytest.raises(InvalidInput, match="unusable_label"):
        plain_text(transcript, professional_label=professional, client_label=client)


def test_an_english_conversation_is_english_and_a_few_words_are_uncertain():
    english = read_text("You: What would you like to do about it?\nClient: I think I should call them.")
    assert (english.language, english.language_certain) == (Language.ENGLISH, True)
    labelled = read_text("You: Ok.\nClient: Fine.")
    assert (labelled.language, labelled.language_certain) == (Language.ENGLISH, False)
    replaced = read_text("Jij: Ja?\nKlant: Nee.\n" + "Jij: [the name of the one]\nKlant: ja hoor\n" * 3)
    assert replaced.language is Language.DUTCH
    mixed = read_text("Jij: Ich bin.\nKlant: Prima.")
    assert (mixed.language, mixed.language_certain) == (Language.DUTCH, False)
    short = read_text("Jij: Ok.\nKlant: Prima.")
    assert (short.language, short.language_certain) == (Language.DUTCH, False)


def test_only_the_first_part_of_a_very_long_conversation_decides_the_language():
    dutch = "Jij: hoe gaat het met u en met de kinderen\nKlant: dat gaat wel en ik heb er zin in\n" * 1_200
    assert read_text(dutch + "Jij: ich habe das nicht\nKlant: und das ist gut\n" * 10).language is Language.DUTCH
