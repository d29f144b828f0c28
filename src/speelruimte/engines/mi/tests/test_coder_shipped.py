"""The models that come with the product: obvious sentences, words that led to a code, and reading files safely."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelruimte.engines.mi.coder import load_coder
from speelruimte.engines.mi.coder.shipped import model_file
from speelruimte.engines.mi.coder.spans import MOST_WORDS, strongest_spans
from speelruimte.engines.mi.coder.storage import read_model
from speelruimte.engines.mi.coder.words import split_words
from speelruimte.engines.mi.codes import Code, CodedBy, CodeFamily
from speelruimte.engines.mi.coding import code_transcript
from speelruimte.engines.mi.transcript import Language, Transcript, Turn, Voice
from speelruimte.kernel.errors import InvalidInput

PRO, CLIENT = Voice.PROFESSIONAL, Voice.CLIENT
SHORT_WORDS = st.text(alphabet="abcdeikno ?.,-…'é", min_size=1, max_size=60).filter(str.strip)
TURNS = st.lists(st.tuples(st.sampled_from(Voice), SHORT_WORDS), max_size=8)


def coded(*texts, language=Language.DUTCH, first=PRO):
    turns = tuple(
        Turn(first if place % 2 == 0 else CLIENT if first is PRO else PRO, text) for place, text in enumerate(texts)
    )
    return load_coder(language).code(Transcript(turns, language))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Wat zou u zelf het liefste willen doen?", Code.QUESTION_OPEN),
        ("Hoe ziet een gewone dag er voor u uit?", Code.QUESTION_OPEN),
        ("Wat maakt dat belangrijk voor u?", Code.QUESTION_OPEN),
        ("Heeft u daar al eens hulp voor gezocht?", Code.QUESTION_CLOSED),
        ("Bent u daar al geweest?", Code.QUESTION_CLOSED),
        ("Rookt u nog?", Code.QUESTION_CLOSED),
        ("Oké.", Code.OTHER),
        ("Hm-hm.", Code.OTHER),
        ("Goedemiddag.", Code.OTHER),
    ],
)
def test_an_obvious_dutch_sentence_gets_its_code(said, code):
    assert coded(said)[0].main.code is code


@pytest.mark.parametrize(
    ("said", "family"),
    [
        ("Dus u wilt graag stoppen, maar u vindt het ook spannend.", CodeFamily.REFLECTION),
        ("Het klinkt alsof u zich daar zorgen over maakt.", CodeFamily.REFLECTION),
        ("U voelt zich gevangen in deze situatie.", CodeFamily.REFLECTION),
        ("Ik zou u aanraden om eerst met uw huisarts te praten.", CodeFamily.INPUT),
        ("Onderzoek laat zien dat mensen die meer bewegen minder kans hebben op ziekte.", CodeFamily.INPUT),
    ],
)
def test_an_obvious_dutch_sentence_gets_its_family(said, family):
    assert coded("Hoe gaat het?", "Ik weet het niet zo goed meer.", said)[2].main.code.family is family


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Ik wil er echt mee stoppen, ik ga het proberen.", Code.CHANGE_TALK),
        ("Hallo.", Code.NEUTRAL_TALK),
        ("Oké.", Code.NEUTRAL_TALK),
    ],
)
def test_an_obvious_answer_of_the_client_gets_its_code(said, code):
    assert coded("Wat zou u willen?", said)[1].main.code is code


def test_english_is_coded_by_the_english_model():
    first, second = coded(
        "What would you like to change?",
        "I want to quit. I have decided that I am going to try, because I want to be healthy.",
        language=Language.ENGLISH,
    )
    assert first.main.code is Code.QUESTION_OPEN
    assert second.main.code is Code.CHANGE_TALK


def test_a_question_is_seen_without_capitals_and_marks():
    assert coded("wat zou u zelf het liefste willen doen")[0].main.code is Code.QUESTION_OPEN


def test_the_words_of_a_question_are_among_those_that_led_to_it():
    turn = coded("Goed dat u er bent. Wat zou u zelf willen?")[0]
    assert any("Wat" in turn.turn.text[span.start : span.end] for span in turn.main.words)


@settings(max_examples=40, deadline=None)
@given(TURNS)
def test_any_conversation_gets_lawful_codes_with_words_inside_the_text(lines):
    transcript = Transcript(tuple(Turn(voice, text) for voice, text in lines), Language.DUTCH)
    for one, turn in zip(code_transcript(transcript), transcript.turns, strict=True):
        families = [coding.code.family for coding in one.codings]
        assert one.turn is turn
        assert len(set(families)) == len(families) >= 1
        assert (families == [CodeFamily.CLIENT_TALK]) == (turn.voice is CLIENT)
        assert CodeFamily.OTHER not in families or len(families) == 1
        for coding in one.codings:
            assert 0 <= coding.probability <= 1
            assert coding.by is CodedBy.MACHINE
            assert len(coding.words) <= MOST_WORDS
            assert all(0 <= span.start < span.end <= len(turn.text) for span in coding.words)


def test_patterns_stand_beside_the_codes_and_given_codes_stay():
    turns = (Turn(PRO, "Als u niet meewerkt, dan stopt uw uitkering."), Turn(CLIENT, "Dan moet het maar."))
    one, two = code_transcript(Transcript(turns, Language.DUTCH), given={1: (Code.SUSTAIN_TALK,)})
    assert one.perhaps
    assert two.main.code is Code.SUSTAIN_TALK


def test_neighbouring_words_are_shown_as_one_piece_and_weak_ones_are_not():
    tokens = split_words("wat zou u willen doen")
    spans = strongest_spans(tokens, contributions=[1.0, 0.9, 0.1, -0.5, 2.0])
    assert [(span.start, span.end) for span in spans] == [(17, 21), (0, 7)]
    assert strongest_spans(tokens, contributions=[-1.0] * 5) == ()
    assert strongest_spans((), contributions=()) == ()


def test_a_model_holds_no_long_piece_of_text():
    for language in Language:
        for part in read_model(model_file(language)).voices.values():
            assert max(len(gram.split(":", 1)[1].split()) for gram in part.vocabulary.grams) <= 3


def test_coding_needs_neither_django_nor_scikit_learn():
    program = (
        "import sys\n"
        "for name in ('django', 'sklearn', 'scipy'): sys.modules[name] = None\n"
        "from speelruimte.engines.mi.coding import code_transcript\n"
        "from speelruimte.engines.mi.transcript import Language, Transcript, Turn, Voice\n"
        "turn = Turn(Voice.PROFESSIONAL, 'Wat zou u willen?')\n"
        "print(code_transcript(Transcript((turn,), Language.DUTCH))[0].main.code.value)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "question_open"


def altered(tmp_path, change):
    """A copy of the Dutch model in which `change` has altered the arrays."""
    with np.load(model_file(Language.DUTCH), allow_pickle=False) as arrays:
        found = {name: arrays[name] for name in arrays.files}
    change(found)
    file = tmp_path / "altered.npz"
    np.savez(file, **found)
    return file


def meta_change(change):
    def apply(arrays):
        meta = json.loads(arrays["meta"].tobytes())
        change(meta)
        arrays["meta"] = np.frombuffer(json.dumps(meta).encode(), dtype=np.uint8)

    return apply


@pytest.mark.parametrize(
    "change",
    [
        lambda arrays: arrays.pop("client_bias"),
        lambda arrays: arrays.update(client_bias=np.array([object()], dtype=object)),
        lambda arrays: arrays.update(client_bias=arrays["client_bias"][:-1]),
        lambda arrays: arrays.update(client_bias=arrays["client_bias"] * np.float32("nan")),
        lambda arrays: arrays.update(client_grams=arrays["client_grams"].astype(np.float64)),
        lambda arrays: arrays.update(client_vocabulary=arrays["client_vocabulary"][:-200]),
        lambda arrays: arrays.update(meta=arrays["meta"][:-5]),
        meta_change(lambda meta: meta.update(format=99)),
        meta_change(lambda meta: meta.update(language="fr")),
        meta_change(lambda meta: meta["heads"]["client"].pop()),
        meta_change(lambda meta: meta["heads"]["client"][0].update(offsets=[0.0])),
        meta_change(lambda meta: meta["heads"]["client"][1].update(first_column=99)),
        meta_change(lambda meta: meta.update(heads=[])),
    ],
)
def test_a_model_that_was_tampered_with_is_refused(tmp_path, change):
    with pytest.raises(InvalidInput, match="not_a_model"):
        read_model(altered(tmp_path, change))


def test_what_is_not_a_model_is_refused(tmp_path):
    file = tmp_path / "nl.npz"
    with pytest.raises(InvalidInput, match="not_a_model"):
        read_model(file)
    file.write_bytes(b"no archive")
    with pytest.raises(InvalidInput, match="not_a_model"):
        read_model(file)


def test_a_file_that_unpacks_to_far_more_than_a_model_is_refused(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("meta.npy", b"\0" * 60_000_000)
    file = tmp_path / "bomb.npz"
    file.write_bytes(buffer.getvalue())
    with pytest.raises(InvalidInput, match="not_a_model"):
        read_model(file)


def test_a_pickle_is_never_run(tmp_path):
    class Trap:
        def __reduce__(self):
            return Path.touch, (tmp_path / "sprung",)

    file = tmp_path / "trap.npz"
    np.savez(file, meta=np.array([Trap()], dtype=object), allow_pickle=True)
    with pytest.raises(InvalidInput):
        read_model(file)
    assert not (tmp_path / "sprung").exists()
