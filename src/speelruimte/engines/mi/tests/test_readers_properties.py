"""What must hold for any text and any bytes."""

import csv
import io
import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelruimte.engines.mi.readers import plain_text, read_text, read_transcript, transcript_of
from speelruimte.engines.mi.readers.cleaning import clean
from speelruimte.engines.mi.transcript import Language, Transcript, Turn, Voice
from speelruimte.kernel.errors import InvalidInput

P, C = Voice.PROFESSIONAL, Voice.CLIENT
SPOKEN = """ik heb dat niet gedaan want het was te veel voor mij en u weet hoe dat gaat met werk één bij
(thuis) [naam] 10:30"""
CANONICAL = {"Jij": P, "Klant": C}

sentences = st.lists(st.sampled_from(SPOKEN.split()), min_size=3, max_size=12).map(" ".join)
awkward = st.text(
    alphabet=st.sampled_from(list("ab :.,?[](){}*_-–0123456789\t\"';|<>&é")) | st.characters(codec="utf-8"), max_size=40
)
endings = st.sampled_from(["a.txt", "a.vtt", "a.srt", "a.csv", "a.json", "a.docx", "a"])


@st.composite
def transcripts(draw, *, texts=sentences):
    said = [text for text in draw(st.lists(texts.map(clean), min_size=2, max_size=20)) if text]
    first = draw(st.sampled_from([(P, C), (C, P)]))
    return Transcript(tuple(Turn(first[n % 2], text) for n, text in enumerate(said)), Language.DUTCH)


@given(transcripts())
def test_plain_text_reads_back_to_the_same_transcript(transcript):
    if len(transcript.turns) < 2:
        return
    text = plain_text(transcript, professional_label="Jij", client_label="Klant")
    assert transcript_of(read_text(text), voices=CANONICAL) == transcript


@given(
    transcripts(texts=st.tuples(sentences, awkward, sentences).map(" ".join)),
    st.sampled_from(["Mila", "KM", "Spreker 1"]),
)
def test_awkward_text_reads_back_to_the_same_turns(transcript, label):
    if len(transcript.turns) < 2:
        return
    text = plain_text(transcript, professional_label=label, client_label="Teun Test")
    assert transcript_of(read_text(text), voices={label: P, "Teun Test": C}).turns == transcript.turns


@given(transcripts())
def test_every_layout_of_one_conversation_gives_the_same_conversation(transcript):
    if len(transcript.turns) < 2:
        return
    rows = [("Jij" if turn.voice is P else "Klant", turn.text) for turn in transcript.turns]
    table = io.StringIO()
    csv.writer(table, delimiter=";").writerows([("spreker", "tekst"), *rows])
    cues = "".join(f"{n}\n00:00:00,000 --> 00:00:00,000\n{who}: {text}\n\n" for n, (who, text) in enumerate(rows, 1))
    voiced = "".join(f"00:00.000 --> 00:00.000\n<v {who}>{text}</v>\n\n" for who, text in rows)
    segments = json.dumps({"segments": [{"speaker": who, "text": text} for who, text in rows]})
    for text in (table.getvalue(), cues, f"WEBVTT\n\n{voiced}", segments):
        assert transcript_of(read_text(text), voices=CANONICAL) == transcript


@given(awkward | st.text())
def test_cleaning_twice_changes_nothing_and_leaves_one_line(text):
    once = clean(text)
    assert clean(once) == once
    assert len(once.splitlines()) <= 1


@settings(max_examples=300)
@given(st.binary(max_size=400), endings)
def test_any_bytes_are_read_or_refused(content, filename):
    try:
        reading = read_transcript(content, filename=filename)
    except InvalidInput:
        return
    assert len(reading.turns) >= 2


@settings(max_examples=300)
@given(
    st.sampled_from(
        ["", "WEBVTT\n\n", "spreker;tekst\n", "[{", "{", "PK\x03\x04", "1\n00:00:01,000 --> 00:00:02,000\n"]
    ),
    st.lists(awkward | sentences.map("Jij: {}".format) | sentences.map("Klant: {}".format), max_size=8),
    endings,
)
def test_any_text_is_read_or_refused_and_every_reading_has_two_speakers(start, lines, filename):
    try:
        reading = read_transcript((start + "\n".join(lines)).encode(), filename=filename)
    except InvalidInput:
        return
    labels = [guess.label for guess in reading.speakers]
    assert len(labels) == len(set(labels)) >= 2
    assert {turn.speaker for turn in reading.turns} == set(labels)
    assert sum(guess.turns for guess in reading.speakers) == len(reading.turns)
    assert all(0 <= guess.certainty <= 1 for guess in reading.speakers)


@given(st.text())
def test_any_typed_text_is_read_or_refused(text):
    with suppress(InvalidInput):
        assert len(read_text(text).turns) >= 2


@pytest.mark.parametrize("cut", range(0, 60, 7))
def test_a_cut_off_archive_is_refused(cut):
    with pytest.raises(InvalidInput):
        read_transcript((b"PK\x03\x04" + bytes(60))[: 4 + cut], filename="a.docx")
