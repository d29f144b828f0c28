"""Every layout gives the same thing: turns with a speaker, in order."""

import io
import json
from pathlib import Path

import docx
import pytest

from speelruimte.engines.mi.readers import (
    FIRST_SPEAKER,
    SECOND_SPEAKER,
    TranscriptFormat,
    read_text,
    read_transcript,
    spoken_lines,
    transcript_of,
)
from speelruimte.engines.mi.transcript import Language, Voice

FIXTURES = Path(__file__).parent / "fixtures" / "transcripts"
P, C = Voice.PROFESSIONAL, Voice.CLIENT


def read(name):
    return read_transcript((FIXTURES / name).read_bytes(), filename=name)


def keys(reading):
    return [note.key for note in reading.notes]


def spoken(reading):
    return [(turn.speaker, turn.text) for turn in reading.turns]


def document(fill):
    word = docx.Document()
    fill(word)
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "form", "voices"),
    [
        ("teams.vtt", TranscriptFormat.WEBVTT, [P, C, P, C]),
        ("whisper_with_speakers.vtt", TranscriptFormat.WEBVTT, [P, C, P]),
        ("rolling.vtt", TranscriptFormat.WEBVTT, [C, P]),
        ("gesprek.srt", TranscriptFormat.SRT, [P, C, P, C]),
        ("met_namen.txt", TranscriptFormat.PREFIXED_TEXT, [P, C, P, C]),
        ("teams_geplakt.txt", TranscriptFormat.PREFIXED_TEXT, [P, C, P]),
        ("zes_regels.txt", TranscriptFormat.TYPED_LINES, [P, C, P, C, P, C]),
        ("gesprek.csv", TranscriptFormat.CSV, [P, C, P]),
        ("annomi.csv", TranscriptFormat.CSV, [P, C, P]),
        ("whisperx.json", TranscriptFormat.JSON, [P, C, P]),
        ("genest.json", TranscriptFormat.JSON, [P, C, P]),
    ],
)
def test_each_layout_becomes_a_conversation_whatever_the_file_is_called(name, form, voices):
    reading = read_transcript((FIXTURES / name).read_bytes(), filename="verslag.txt")
    assert reading.format is form
    transcript = transcript_of(reading, voices=reading.voices)
    assert [turn.voice for turn in transcript.turns] == voices
    assert transcript.language is (Language.ENGLISH if name == "annomi.csv" else Language.DUTCH)


def test_a_teams_cue_of_two_lines_is_one_turn_without_markup():
    transcript = transcript_of(read("teams.vtt"), voices=read("teams.vtt").voices)
    assert transcript.turns[1].text == (
        "Nou, het gaat wel. Ik heb twee keer gebeld met dat schoonmaakbedrijf & toen niets meer gehoord. "
        "Dat vond ik wel jammer."
    )
    assert transcript.turns[3].text == "Misschien dat iemand met mij meebelt."


def test_two_voices_in_one_cue_are_two_turns():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Klant>Ik kom wel.</v> <v.luid Jij>Wat fijn dat u komt.</v>\n"
    assert spoken(read_text(text)) == [("Klant", "Ik kom wel."), ("Jij", "Wat fijn dat u komt.")]


def test_scrolling_captions_are_said_once():
    reading = read("rolling.vtt")
    assert spoken(reading) == [("Klant", "ik kom\nelke week hier"), ("Jij", "dat is niet niks\nwat helpt u daarbij?")]
    assert "repeated_lines_dropped" in keys(reading)


def test_an_echo_of_a_scrolling_line_is_no_turn():
    steps = [
        "Jij: wat wilt u",
        "Jij: wat wilt u\nKlant: ik wil werk",
        "Klant: ik wil werk",
        "Klant: ik wil werk\nbuiten",
    ]
    cues = "".join(f"00:0{n}.000 --> 00:0{n}.900\n{said}\n\n" for n, said in enumerate(steps))
    assert spoken(read_text(f"WEBVTT\n\n{cues}")) == [("Jij", "wat wilt u"), ("Klant", "ik wil werk\nbuiten")]


def test_a_repeated_answer_in_ordinary_cues_is_kept():
    cues = "".join(
        f"00:0{n}.000 --> 00:0{n}.900\n{said}\n\n"
        for n, said in enumerate(["Jij: Komt u?", "Klant: Ja.", "Klant: Ja.", "Jij: Fijn."])
    )
    assert [turn.text for turn in read_text(f"WEBVTT\n\n{cues}").turns] == ["Komt u?", "Ja.", "Ja.", "Fijn."]


def test_a_stuck_speech_recogniser_is_heard_once_with_a_note():
    items = [{"speaker": "Jij", "text": "Hoe is het met u?"}]
    items += [{"speaker": "Klant", "text": "Dat weet ik niet."}] * 5
    reading = read_text(json.dumps(items))
    assert len(reading.turns) == 2
    note = next(note for note in reading.notes if note.key == "repetition_dropped")
    assert note.details == {"count": 4}


def test_srt_with_windows_line_ends_and_overlap_keeps_the_order_and_says_so():
    content = (FIXTURES / "gesprek.srt").read_bytes().replace(b"\n", b"\r\n")
    reading = read_transcript(content, filename="gesprek.srt")
    note = next(note for note in reading.notes if note.key == "timestamps_overlap")
    assert note.details == {"count": 1, "line": 11}
    assert reading.turns[1].text == "Eerlijk gezegd heb ik er deze week\nniet één verstuurd."


def test_cues_out_of_order_without_blank_lines_and_with_loose_text_are_read_as_they_stand():
    text = (
        "WEBVTT\n\n00:05.000 --> 00:06.000\nJij: Hoe gaat het met u?\ncue-2\n00:01.000 --> 00:02.000 align:left\n"
        "Klant: Dat gaat wel.\n\nmaar niet altijd\n\nSTYLE\n::cue {}\n\n7\n\nlos\n\n"
        "naam\n00:07.000 --> 00:08.000\nook\n"
    )
    reading = read_text(text)
    assert spoken(reading) == [
        ("Jij", "Hoe gaat het met u?"),
        ("Klant", "Dat gaat wel.\nmaar niet altijd\nlos\nook"),
    ]
    assert keys(reading) == ["timestamps_out_of_order", "text_without_time", "lines_joined"]


def test_an_arrow_in_speech_is_no_time():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nJij: van werk --> naar opleiding, wat denkt u?\nKlant: dat wil ik wel\n"
    assert read_text(text).turns[0].text == "van werk --> naar opleiding, wat denkt u?"


def test_empty_cues_and_text_before_the_first_cue_are_no_turns():
    text = "x\n\n1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:02,000 --> 00:00:03,000\n<v Jij>Wat wilt u zelf?</v>\n\n"
    text += "3\n00:00:03,000 --> 00:00:04,000\n<v Klant></v><v Klant>Ik weet het niet.\n"
    reading = read_transcript(text.encode(), filename="a.srt")
    assert spoken(reading) == [("Jij", "Wat wilt u zelf?"), ("Klant", "Ik weet het niet.")]


@pytest.mark.parametrize(
    ("professional", "client"),
    [
        ("Jij: {}", "Klant: {}"),
        ("KM: {}", "K: {}"),
        ("Klantmanager - Mila: {}", "Mevrouw Test: {}"),
        ("**Professional:** {}", "**Client:** {}"),
        ("[00:12:03] Consulent: {}", "[00:12:09] Inwoner: {}"),
        ("00:12 Consulent: {}", "00:15 Inwoner: {}"),
        ("(0:12) Consulent: {}", "(0:15) Inwoner: {}"),
        ("Consulent (00:12): {}", "Inwoner (00:15): {}"),
        ("Consulent: [00:12] {}", "Inwoner: [00:15] {}"),
        ("- Ik: {}", "- Meneer Test: {}"),
        ("1. Adviseur: {}", "2. Kandidaat: {}"),
        ("Spreker 1: {}", "Spreker 2: {}"),
        ("[SPEAKER_00]: {}", "[SPEAKER_01]: {}"),
        ("[Consulent 00:12]: {}", "[Inwoner 00:15]: {}"),
        ("Mila Proef   0:03\n{}\n", "Teun Test   0:09\n{}\n"),
        ("[0:03] Mila Proef\n{}\n", "[0:09] Teun Test\n{}\n"),
        ("Mila Proef 0 minuten 3 seconden\n0:03\n{}", "Teun Test 0 minuten 9 seconden\n0:09\n{}"),
        ("**Mila Proef**\n{}", "**Teun Test**\n{}"),
        ("Klantmanager:\n{}", "Klant:\n{}"),
    ],
)
def test_speakers_are_read_in_front_of_the_text_however_people_write_them(professional, client):
    said = ["Wat zou u zelf willen: werk of een opleiding?", "Om 10:30 bel ik, dat is: morgen.", "U heeft een plan."]
    lines = [pattern.format(text) for pattern, text in zip([professional, client, professional], said, strict=True)]
    reading = read_text("\n".join(lines))
    assert reading.format is TranscriptFormat.PREFIXED_TEXT
    transcript = transcript_of(reading, voices=reading.voices)
    assert [(turn.voice, turn.text) for turn in transcript.turns] == list(zip([P, C, P], said, strict=True))


def test_one_speaker_spelled_two_ways_is_one_speaker():
    reading = read_text("Klant: dat is goed\nJij: fijn dat u het zegt\nKLANT: ja hoor\n")
    assert [guess.label for guess in reading.speakers] == ["Klant", "Jij"]


def test_heading_and_wrapped_lines_are_noticed():
    reading = read("met_namen.txt")
    assert keys(reading) == ["lines_before_first_speaker", "lines_joined"]
    assert reading.turns[1].line == 4


def test_six_typed_lines_alternate_and_ask_who_begins():
    reading = read("zes_regels.txt")
    assert [turn.speaker for turn in reading.turns] == [FIRST_SPEAKER, SECOND_SPEAKER] * 3
    assert not reading.certain
    assert keys(reading) == ["alternating_assumed"]


def test_a_colon_here_and_there_makes_no_speakers():
    text = "Wat wilt u?\nEén ding: werk.\nU bent daar helder over.\nKijk: ik heb een kind.\nKijk: dat kost tijd.\nJa."
    reading = read_text(text)
    assert reading.format is TranscriptFormat.TYPED_LINES
    assert reading.turns[1].text == "Eén ding: werk."


def test_wrapped_blocks_between_empty_lines_are_one_turn_each():
    text = "Hoe kijkt u terug\nop deze maand?\n\n\nNou ja, ik heb wel\nwat gedaan, denk ik.\n\nU bent\nbegonnen.\n"
    reading = read_text(text)
    assert [turn.text.replace("\n", " ") for turn in reading.turns] == [
        "Hoe kijkt u terug op deze maand?",
        "Nou ja, ik heb wel wat gedaan, denk ik.",
        "U bent begonnen.",
    ]


def test_single_lines_with_an_empty_line_somewhere_are_one_turn_each():
    reading = read_text("- Hoe gaat het?\n- Dat gaat wel.\n\n- U klinkt moe.\n- Ja, dat ben ik ook.\n- ...\n")
    assert [turn.text for turn in reading.turns] == [
        "Hoe gaat het?",
        "Dat gaat wel.",
        "U klinkt moe.",
        "Ja, dat ben ik ook.",
    ]


def test_word_paragraphs_are_read_like_typed_text():
    def fill(word):
        word.add_paragraph("Verslag")
        for text in ("Jij: Wat helpt u?", "Klant: Rust.\tEn tijd.", "Jij: Rust helpt u."):
            word.add_paragraph(text)

    reading = read_transcript(document(fill), filename="verslag.docx")
    assert reading.format is TranscriptFormat.DOCX
    assert reading.turns[1].text.split() == ["Rust.", "En", "tijd."]
    assert reading.turns[0].line == 2


def test_the_word_export_of_teams_has_name_and_time_above_the_text():
    def fill(word):
        for name, time, text in (
            ("Mila Proef", "0:03", "Hoe gaat het met u?"),
            ("Teun Test", "0:07", "Dat gaat wel, ik slaap weer."),
            ("Mila Proef", "0:15", "U slaapt weer."),
        ):
            paragraph = word.add_paragraph()
            paragraph.add_run(name).bold = True
            paragraph.add_run(f"   {time}").add_break()
            paragraph.add_run(text)

    reading = read_transcript(document(fill), filename="verslag.docx")
    assert spoken(reading) == [
        ("Mila Proef", "Hoe gaat het met u?"),
        ("Teun Test", "Dat gaat wel, ik slaap weer."),
        ("Mila Proef", "U slaapt weer."),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [("Spreker", "Tekst"), ("Jij", "Wat wilt u?"), ("Klant", "Ik wil werk.")],
        [("Jij:", "Wat wilt u?"), ("Klant:", "Ik wil werk.")],
        [("00:01", "Jij", "Wat wilt u?"), ("00:04", "Klant", "Ik wil werk."), ("", "", "")],
        [("Tijd", "Spreker", "Tekst"), ("00:01", "Jij", "Wat wilt u?"), ("00:04", "Klant", "Ik wil werk.")],
        [
            ("Verslag van een verzonnen gesprek, met dank aan allen", "x"),
            ("Jij", "Wat wilt u?"),
            ("Klant", "Ik wil werk."),
        ],
    ],
)
def test_a_word_table_has_a_row_for_each_turn(rows):
    def fill(word):
        table = word.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text

    reading = read_transcript(document(fill), filename="verslag.docx")
    assert spoken(reading) == [("Jij", "Wat wilt u?"), ("Klant", "Ik wil werk.")]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize(("who", "what"), [("Spreker", "Tekst"), ("interlocutor", "utterance"), ("Rol", "Uiting")])
def test_the_delimiter_and_the_names_of_the_columns_are_found(delimiter, who, what):
    rows = [("nr", who, what), ("1", "Jij", "Wat wilt u?"), ("2", "Klant", "Ik wil werk."), ("3",)]
    reading = read_text("\n".join(delimiter.join(row) for row in rows))
    assert reading.format is TranscriptFormat.CSV
    assert spoken(reading) == [("Jij", "Wat wilt u?"), ("Klant", "Ik wil werk.")]


def test_the_separator_line_of_excel_and_times_in_seconds_do_no_harm():
    reading = read_text("sep=;\nstart;spreker;tekst\n0,4;Jij;Wat wilt u?\n2.5;Klant;Ik wil werk.\n")
    assert [turn.line for turn in reading.turns] == [3, 4]


def test_a_cell_that_looks_like_a_formula_is_only_text_and_a_cell_may_hold_lines():
    reading = read("gesprek.csv")
    assert reading.turns[1].text.startswith("=2+2 was alles")
    assert [turn.line for turn in reading.turns] == [2, 3, 5]


def test_the_dutch_column_goes_before_the_english_one():
    reading = read_text(
        "interlocutor,text_en,text_nl\ntherapist,How are you?,Hoe is het met u?\nclient,Fine.,Het gaat wel."
    )
    assert reading.turns[0].text == "Hoe is het met u?"


def test_a_row_without_a_speaker_belongs_to_the_one_above():
    reading = read_text("spreker;tekst\nJij;Wat wilt u?\n;Ik ben benieuwd.\nKlant;Ik wil werk.")
    assert reading.turns[0].text == "Wat wilt u?\nIk ben benieuwd."


def test_json_may_be_nested_numbered_by_line_or_labelled_in_the_text():
    rows = [{"author": {"name": "Jij"}, "text": "Wat wilt u?"}, {"author": {"naam": "Klant"}, "text": "Ik wil werk."}]
    lines = "\n".join(json.dumps(row) for row in rows)
    expected = [("Jij", "Wat wilt u?"), ("Klant", "Ik wil werk.")]
    assert spoken(read_text(lines)) == expected
    assert spoken(read_text(json.dumps({"a": [1, [rows]], "b": [{"text": "los"}], "c": {"d": None}}))) == expected
    labelled = [{"text": f"{row['author'].get('name', 'Klant')}: {row['text']}"} for row in rows]
    assert spoken(read_text(json.dumps([*labelled, {"x": 1}]))) == expected
    numbered = [{"speaker": number, "text": row["text"]} for number, row in enumerate(rows)]
    assert [guess.label for guess in read_text(json.dumps(numbered)).speakers] == ["Spreker 0", "Spreker 1"]


def test_json_times_may_be_numbers_text_or_nothing_useful():
    rows = [
        {"speaker": "Jij", "text": "Wat wilt u?", "start": "00:01", "end": 3},
        {"speaker": "Klant", "text": "Ik wil werk.", "start": True, "end": "straks"},
    ]
    empty = [{"speaker": "Klant", "text": " "}, {"speaker": "Klant", "text": 5}]
    assert len(read_text(json.dumps([*rows, *empty])).turns) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_that_say_what_they_are_need_no_note(encoding):
    content = "Jij: Hoe is het met uw reünie?\nKlant: Financiële zorgen, één voor één.\n".encode(encoding)
    reading = read_transcript(content, filename="a.txt")
    assert reading.turns[1].text == "Financiële zorgen, één voor één."
    assert reading.notes == ()


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac_roman", "cp850", "utf-16-le", "utf-16-be"])
def test_older_encodings_are_guessed_and_said(encoding):
    content = "Jij: Hoe is het met uw reünie?\nKlant: Financiële zorgen, één voor één.\n".encode(encoding)
    reading = read_transcript(content, filename="a.txt")
    assert reading.turns[1].text == "Financiële zorgen, één voor één."
    assert keys(reading) == ["encoding_guessed"]


def test_an_hour_of_conversation_gives_every_turn():
    lines = [f"{'Jij' if n % 2 == 0 else 'Klant'}: Dit is beurt {n} van het gesprek." for n in range(600)]
    reading = read_text("\n".join(lines))
    assert len(transcript_of(reading, voices=reading.voices).turns) == 600
    assert reading.certain


def test_what_is_said_without_a_name_comes_out_line_by_line():
    whisper = b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHoe is het?\n\n00:00:02.000 --> 00:00:03.000\n[lacht] Goed.\n"
    assert spoken_lines(whisper, filename="x.vtt") == "Hoe is het?\nGoed."
    assert spoken_lines(b"Hoe is het?\nGoed.\n", filename="x.txt") == "Hoe is het?\nGoed."
