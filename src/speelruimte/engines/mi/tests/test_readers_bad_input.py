"""What cannot be read is refused with what was found, where, and what is needed."""

import io
import json
import zipfile
from pathlib import Path

import pytest
import yaml

from speelruimte.engines.mi import readers
from speelruimte.engines.mi.readers import Note, note_sentence, problem_sentence, read_text, read_transcript
from speelruimte.kernel.errors import InvalidInput

FOLDER = Path(readers.__file__).parent
FIXTURES = Path(__file__).parent / "fixtures" / "transcripts"
TALK = "Jij: Hoe gaat het met u?\nKlant: Dat gaat wel.\n"
XML = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def refusal(content, filename="verslag.txt"):
    with pytest.raises(InvalidInput) as caught:
        read_transcript(content if isinstance(content, bytes) else content.encode(), filename=filename)
    for language in ("nl", "en"):
        sentence = problem_sentence(caught.value, language=language)
        assert sentence.endswith(".")
        assert "{" not in sentence
        assert "…" not in sentence
    return caught.value


def archive(parts, *, compression=zipfile.ZIP_DEFLATED):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def word(document):
    return archive({"word/document.xml": document})


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_nothing_is_empty(content):
    assert refusal(content).problem == "empty"


def test_ten_megabytes_is_the_limit_and_the_size_is_said():
    error = refusal(b"a" * (10 * 1024 * 1024 + 1))
    assert error.problem == "too_large"
    assert "10.0 MB" in error.found
    with pytest.raises(InvalidInput, match="too_large"):
        read_text("a" * (10 * 1024 * 1024 + 1))


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"{\\rtf1", "rtf"),
        (b"\x89PNG\r\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"RIFF\x00\x00\x00\x00WEBP", "image"),
        (b"RIFF\x00\x00\x00\x00WAVE", "audio"),
        (b"\x00\x00\x00\x18ftypM4A ", "audio"),
        (b"\x00\x00\x00\x18ftypheic", "image"),
        (b"ID3\x04", "audio"),
        (b"\x1f\x8b\x08", "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 oud", "doc"),
        (b"<!DOCTYPE html><p>x", "html"),
        (b"<html><p>x", "html"),
    ],
)
def test_another_kind_of_file_is_named_with_what_to_do(start, kind):
    error = refusal(start + b"\x01\x02 rest" if kind != "html" else start)
    assert error.problem == "unsupported_format"
    assert error.details["kind"] == kind
    general = problem_sentence(InvalidInput("unsupported_format"), language="nl")
    assert problem_sentence(error, language="nl") != general


@pytest.mark.parametrize(
    ("part", "kind"),
    [("xl/workbook.xml", "spreadsheet"), ("ppt/x.xml", "presentation"), ("content.xml", "odt"), ("a.txt", "archive")],
)
def test_another_kind_of_archive_is_named(part, kind):
    assert refusal(archive({part: "x"})).details["kind"] == kind


def test_bytes_that_are_no_text_are_refused():
    assert refusal(bytes(range(1, 32)) * 20).problem == "not_text"
    assert refusal(b"a\x00b\x00\x00\x00cd" * 20).problem == "not_text"


def test_letters_in_an_unknown_encoding_are_refused():
    assert refusal("Приветствую вас сегодня".encode("cp1251")).problem == "unknown_encoding"
    assert refusal(b"\xff\xfea\x00\x00\xd8").problem == "unknown_encoding"


def test_a_password_is_recognised():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert refusal(ole).problem == "password_protected"
    plain = bytearray(word(XML.format("")))
    plain[plain.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(plain)).problem == "password_protected"


def test_a_document_that_unpacks_too_large_is_refused_unread():
    bomb = archive({"word/document.xml": b"0" * (19 * 1024 * 1024)})
    assert refusal(bomb).problem == "zip_bomb"
    many = archive({f"word/media/{n}": b"" for n in range(2_001)} | {"word/document.xml": ""})
    assert refusal(many).problem == "zip_bomb"
    stored = archive({f"a{n}": b"\x01" * 3_000_000 for n in range(3)} | {"word/document.xml": ""})
    assert refusal(stored).problem == "zip_bomb"


def test_a_directory_that_lies_about_its_size_gets_no_more_than_it_said():
    honest = word(b"x" * 500_000)
    place = honest.index(b"PK\x01\x02") + 24
    lying = honest[:place] + (10).to_bytes(4, "little") + honest[place + 4 :]
    assert refusal(lying).problem in ("broken_zip", "broken_document")


def test_a_damaged_archive_is_refused():
    whole = word(XML.format("<w:p/>"))
    assert refusal(whole[: len(whole) // 2]).problem == "broken_zip"
    position = whole.index(b"word/document.xml") + len(b"word/document.xml") + 4
    assert refusal(whole[:position] + b"\xff\xff\xff" + whole[position + 3 :]).problem == "broken_zip"


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + XML.format("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"),
        '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]>'
        + XML.format("<w:p><w:r><w:t>&c;</w:t></w:r></w:p>"),
        ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "ha">]>' + XML.format("")).encode("utf-16"),
        "<w:document>",
        b"\xff\xff\xff",
        "<?xml",
        XML.format("<w:p>" * 400 + "</w:p>" * 400),
    ],
)
def test_entities_and_broken_documents_are_refused(document):
    assert refusal(word(document)).problem == "broken_document"


def test_a_document_with_a_declaration_a_nested_block_and_deleted_text_is_read():
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Jij: Hoe gaat het?</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:r><w:t>Klant: Dat gaat wel.</w:t><w:t/></w:r>"
        "<w:del><w:r><w:delText>Weg.</w:delText></w:r></w:del></w:p>"
        "<w:tbl/>"
    )
    content = word('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + XML.format(body))
    reading = read_transcript(content, filename="a.docx")
    assert [turn.text for turn in reading.turns] == ["Hoe gaat het?", "Dat gaat wel."]


def test_a_document_is_never_unpacked_to_disk(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in TALK.splitlines())
    read_transcript(word(XML.format(body)), filename="a.docx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Een heel verhaal op een enkele regel.", "too_few_turns"),
        ("Jij: Hoe gaat het?", "too_few_turns"),
        ("Jij: Hoe gaat het?\nKlant: [stilte]", "too_few_turns"),
        ("...\n---", "too_few_turns"),
        ("Jij: Hoe gaat het?\nJij: En thuis?\nJij: En werk?", "one_speaker"),
        ("[00:01] Hoe gaat het met u?\n[00:04] dat gaat wel.\n[00:08] U bent er.", "no_speakers"),
    ],
)
def test_too_little_to_be_a_conversation_says_what_is_missing(text, problem):
    assert refusal(text).problem == problem


def test_cues_without_speakers_are_refused_because_lines_are_no_turns():
    error = refusal((FIXTURES / "whisper.vtt").read_bytes(), "whisper.vtt")
    assert error.problem == "no_speakers"
    assert (
        refusal(json.dumps({"segments": [{"text": "Hoe gaat het?"}, {"text": "Dat gaat wel."}]})).problem
        == "no_speakers"
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jij: Wie geht es Ihnen heute?\nKlant: Ich habe keine Arbeit und das ist nicht gut für mich.", "de"),
        ("Jij: Comment allez vous aujourd'hui?\nKlant: Je ne suis pas bien et je n'ai pas de travail.", "fr"),
        ("Jij: Bugün nasıl oldu?\nKlant: Ben çok iyi değil ama bu iş için evet, daha çok şey var.", "tr"),
        ("Jij: Jak się pan czuje?\nKlant: Nie mam pracy i to jest dla mnie bardzo trudne.", "pl"),
        ("Jij: كيف حالك اليوم\nKlant: ليس لدي عمل", "arabic"),
        ("Jij: Как дела?\nKlant: У меня нет работы", "cyrillic"),
        ("Jij: 你好吗\nKlant: 我没有工作", "cjk"),
        ("Jij: Waxaan rabaa shaqo iyo lacag, sidee baa?\nKlant: Haa, ma aan helin, waa dhib iyo daal.", "so"),
        ("Jij: Come sta lei oggi?\nKlant: Non ho un lavoro e sono molto stanco, perché la casa è lontana.", "it"),
        ("Jij: Como você está?\nKlant: Eu não tenho trabalho e estou muito cansado, mas o dia é bom.", "pt"),
        ("Jij: " + "kuv xav tau hauj lwm " * 6 + "\nKlant: " + "kuv nyob hauv tsev " * 6, "unknown"),
        (
            "Jij: Wie wir das für Ihnen machen, ja dat is het niet.\nKlant: Ich habe nicht die Arbeit und das ist so.",
            "de",
        ),
    ],
)
def test_another_language_is_named(text, language):
    error = refusal(text)
    assert error.problem == "other_language"
    assert error.details["language"] == language


def long_vtt(stamp):
    cues = "".join(
        f"00:{n // 60:02}:{n % 60:02}.000 --> 00:{n // 60:02}:{n % 60:02}.900\nJij: ja\n\n" for n in range(269)
    )
    return f"WEBVTT\n\n{cues}\n\n{stamp}\nKlant: nee\n"


@pytest.mark.parametrize(
    "stamp",
    [
        "00:61:00.000 --> 00:62:00.000",
        "00:10:00.000 --> 00:09:00.000",
        "00:1o:00.000 --> 00:11:00.000",
        "00:10:00 --> 00:11:00",
        "--> 00:11:00.000",
        "00:10:00.000 -->",
        "00:10:00.000 -> 00:11:00.000",
    ],
)
def test_a_broken_time_on_line_812_is_refused_with_its_line(stamp):
    error = refusal(long_vtt(stamp), "verslag.vtt")
    assert (error.problem, error.where, error.details["line"]) == ("broken_timestamp", "line 812", 812)
    assert "regel 812" in problem_sentence(error, language="nl")
    assert "line 812" in problem_sentence(error, language="en")


@pytest.mark.parametrize(
    "line",
    [
        "[00:61:00] Klant: ja",
        "[00:12:99] Klant: ja",
        "[0O:12:03] Klant: ja",
        "00:12:03:04:05 Klant: ja",
        "Klant: ja [99:99] nee",
        "Klant (10:75): ja",
        "00:61:00 Klant: ja",
    ],
)
def test_a_broken_time_in_typed_text_is_refused_with_its_line(line):
    error = refusal(f"Jij: Hoe gaat het?\n{line}\nJij: fijn\n")
    assert (error.problem, error.details["line"]) == ("broken_timestamp", 2)


def test_a_broken_time_in_a_table_or_document_has_its_place():
    assert refusal("tijd,spreker,tekst\n00:01,Jij,Hoe?\n00:75,Klant,Goed.").details["line"] == 3
    rows = [{"speaker": "Jij", "text": "Hoe?", "start": 2, "end": 1}, {"speaker": "Klant", "text": "Goed."}]
    error = refusal(json.dumps(rows))
    assert (error.where, error.details["item"]) == ("item 1", 1)
    assert "onderdeel 1" in problem_sentence(error, language="nl")
    assert refusal('[{"speaker": "Jij", "text": "Hoe?", "start": NaN}]').problem == "broken_timestamp"
    assert refusal('[{"speaker": "Jij", "text": "Hoe?", "start": "00:75"}]').problem == "broken_timestamp"
    body = "<w:p/><w:p><w:r><w:t>Jij: [00:75] Hoe?</w:t></w:r></w:p>"
    assert refusal(word(XML.format(body))).details == {"paragraph": 2}


def test_words_beside_a_broken_time_are_not_repeated():
    error = refusal("WEBVTT\n\n00:01.000 --> Klaartje\nJij: Hoe gaat het?\n")
    assert error.found == "?"


def test_a_file_named_as_subtitles_without_one_time_is_refused():
    assert refusal("Jij: Hoe gaat het?\nKlant: Goed.", "verslag.srt").problem == "no_cues"
    assert refusal("WEBVTT", "verslag.vtt").problem == "no_cues"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"segments": [\n{"text": "a"', "broken_json"),
        ('{"a": 1}\n{"b": ', "broken_json"),
        ("[" * 5_000 + "{}", "json_too_deep"),
        ('[{"text": ' + "[" * 200_000, "json_too_deep"),
        ("[{" + '"a": ' + "9" * 5_000 + "}]", "broken_json"),
        ('{"titel": "leeg"}', "json_without_turns"),
        ('{"a": ' * 12 + '[{"text": "diep"}]' + "}" * 12, "json_without_turns"),
        ("[]", "json_without_turns"),
        ('"los"', "json_without_turns"),
    ],
)
def test_json_that_holds_no_turns_is_refused(text, problem):
    assert refusal(text, "verslag.json").problem == problem


def test_the_line_where_json_breaks_is_said():
    assert refusal('{"segments": [\n{"text": "a"', "a.json").details["line"] == 2
    assert refusal('{"text": "a"}\n\n{"text": ').details["line"] == 3


def test_a_table_must_name_its_columns_and_hold_one_conversation():
    assert refusal("a;b;c\n1;2;3", "a.csv").details == {"count": 3}
    assert "maar één kolom" in problem_sentence(refusal("tekst\nHoi", "a.csv"), language="nl")
    assert refusal("transcript_id,rol,tekst\n1,Jij,Hoe?\n2,Klant,Goed.").problem == "several_conversations"
    error = refusal('spreker,tekst\nJij,Hoe?\nKlant,"' + "a" * 200_000)
    assert (error.problem, error.details["line"]) == ("broken_csv", 3)


def test_too_many_turns_are_refused_in_every_layout():
    assert refusal("Jij: ja\nKlant: nee\n" * 10_001).problem == "too_many_turns"
    assert refusal("spreker,tekst\n" + "Jij,ja\nKlant,nee\n" * 10_001).problem == "too_many_turns"
    assert refusal(json.dumps([{"speaker": "Jij", "text": "ja"}] * 20_001)).problem == "too_many_turns"
    assert refusal("a;b\n" * 200_001, "a.csv").problem == "too_many_turns"
    body = "<w:p/>" * 200_001
    assert refusal(archive({"word/document.xml": XML.format(body)}, compression=zipfile.ZIP_STORED)).problem == (
        "too_many_turns"
    )
    assert refusal("a\n" * 200_001).problem == "too_many_turns"


@pytest.mark.parametrize(
    "text",
    [
        "Klant: " + "(" * 300_000 + ")" * 300_000,
        "Klant: " + "*" * 300_000,
        "Klant: " + "[00:" * 100_000,
        "a" * 500_000,
        " " * 500_000 + ":",
        "1" * 500_000 + ":",
        "1:" * 200_000,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v " * 150_000,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<" * 300_000 + "&" * 100_000,
        "- " * 200_000,
        "a b " * 100_000 + "0 seconden",
        "[" * 300_000,
        "_" * 300_000 + ":",
        '"' * 300_000,
    ],
)
def test_long_hostile_lines_are_finished_with(text):
    assert isinstance(refusal(text), InvalidInput)


def test_every_sentence_exists_in_both_languages():
    for bank in ("problems", "notes"):
        for key, forms in yaml.safe_load((FOLDER / f"{bank}.yaml").read_text(encoding="utf-8")).items():
            assert forms["nl"].endswith((".", "?")), key
            assert forms["en"].endswith((".", "?")), key
            assert forms.keys() <= {"nl", "en", "nl_one", "en_one"}, key


def test_an_unknown_problem_note_or_language_gets_a_general_dutch_sentence():
    assert "op een eigen regel" in problem_sentence(InvalidInput("gaps"), language="xx")
    assert "viel iets op" in note_sentence(Note("gaps"), language="nl")
    assert "…" in problem_sentence(InvalidInput("several_conversations"), language="nl")
    assert "een plek die we" in problem_sentence(InvalidInput("broken_json"), language="nl")


def test_a_note_says_one_and_many_differently():
    one = note_sentence(Note("lines_joined", {"count": 1}), language="nl")
    many = note_sentence(Note("lines_joined", {"count": 3}), language="en")
    assert one.startswith("Bij één regel")
    assert many.startswith("For 3 lines")
    guessed = note_sentence(Note("encoding_guessed", {"encoding": "mac_roman"}), language="nl")
    assert "ouder Mac" in guessed
