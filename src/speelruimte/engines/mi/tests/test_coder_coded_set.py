"""Coded files: what is read, and what is said about lines that cannot be used."""

import pytest

from speelruimte.engines.mi.coder.coded_set import read_coded_set
from speelruimte.engines.mi.coder.labels import Task
from speelruimte.engines.mi.tests.coder_examples import as_csv, example_rows
from speelruimte.engines.mi.transcript import Language, Voice
from speelruimte.kernel.errors import InvalidInput


def read(tmp_path, content, **options):
    file = tmp_path / "coded.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return read_coded_set(file, language=Language.DUTCH, **options)


def changed(*, line, **values):
    rows = example_rows(conversations=3, turns=6)
    rows[line - 2] |= values
    return as_csv(rows)


def test_conversations_come_in_order_with_their_answers(tmp_path):
    coded = read(tmp_path, as_csv(example_rows(conversations=3, turns=6)))
    assert [one.identity for one in coded.conversations] == ["c0", "c1", "c2"]
    assert [one.video for one in coded.conversations] == ["v0", "v0", "v1"]
    first, second = coded.conversations[0].rows[:2]
    assert first.turn.voice is Voice.PROFESSIONAL
    assert first.labels[Task.THERAPIST_MAIN] == "question"
    assert Task.REFLECTION_SUBTYPE not in first.labels
    assert set(second.labels) == {Task.CLIENT_TALK}


def test_another_text_column_can_be_asked(tmp_path):
    coded = read(tmp_path, as_csv(example_rows(conversations=1, turns=2)), text_column="text_en")
    assert coded.conversations[0].rows[0].turn.text.endswith("Indeed.")


def test_neighbouring_rows_of_one_voice_stay_apart(tmp_path):
    rows = example_rows(conversations=1, turns=4)
    rows.insert(1, dict(rows[0]))
    assert len(read(tmp_path, as_csv(rows)).conversations[0].rows) == 5


def test_both_languages_leave_a_mark(tmp_path):
    assert len(read(tmp_path, as_csv(example_rows(conversations=1, turns=4))).conversations[0].marks) == 2


@pytest.mark.parametrize(
    ("content", "problem", "where"),
    [
        ("", "empty", "coded.csv"),
        (as_csv([]), "empty", "coded.csv"),
        ("a,b\n1,2\n", "missing_column", "line 1"),
        (as_csv(example_rows(conversations=1)).replace("text_nl", "text_de"), "missing_column", "line 1"),
        ('"open', "not_a_table", "line 1"),
        (b"\xff\xfe\x00", "not_text", "byte 0"),
        (changed(line=4, text_nl=" "), "missing_value", "line 4, text_nl"),
        (changed(line=4, transcript_id=""), "missing_value", "line 4, transcript_id"),
        (changed(line=2, video=""), "missing_value", "line 2, video"),
        (changed(line=4, interlocutor="nurse"), "unknown_label", "line 4, interlocutor"),
        (changed(line=4, therapist_main="advice"), "unknown_label", "line 4, therapist_main"),
        (changed(line=4, question_exists=""), "missing_value", "line 4, question_exists"),
        (changed(line=4, question_exists="True", question_subtype=""), "missing_value", "line 4, question_subtype"),
        (changed(line=3, client_talk="maybe"), "unknown_label", "line 3, client_talk"),
        (changed(line=4, video="v9"), "two_videos", "line 4"),
        (changed(line=4, transcript_id="c9"), "scattered_conversation", "line 5"),
        (as_csv(example_rows(conversations=1, turns=2)) + '"open', "not_a_table", "line 4"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_place(tmp_path, content, problem, where):
    with pytest.raises(InvalidInput) as caught:
        read(tmp_path, content)
    assert (caught.value.problem, caught.value.where) == (problem, where)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(InvalidInput, match="no_file"):
        read_coded_set(tmp_path / "nowhere.csv", language=Language.DUTCH)
