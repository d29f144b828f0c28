"""Written conversations: what can stand in them, and what is refused."""

from pathlib import Path

import pytest

from speelruimte.engines.mi.coder.labels import Task
from speelruimte.engines.mi.coder.written_set import read_written_set, written_facts
from speelruimte.engines.mi.transcript import Language, Voice
from speelruimte.kernel.errors import InvalidInput

HEADER = '# id=x-1 quality=high topic="een gemiste afspraak" register=careful author=a\n'
DATASETS = Path(__file__).resolve().parents[5] / "datasets" / "work-income-nl"


def read(folder, text):
    (folder / "a.txt").write_text(text, encoding="utf-8")
    return read_written_set(folder, language=Language.DUTCH)


def test_turns_come_out_with_their_labels(tmp_path):
    found = read(
        tmp_path,
        HEADER + "P reflection_simple question_closed | Dus u was er. Toch?\nC change_talk | Ik kom voortaan.\n\n"
        "# id=x-2 author=b\nP other | Goedemorgen.\nC neutral_talk | Hallo.\n",
    )
    first, second = found.conversations
    assert first.rows[0].labels == {
        Task.THERAPIST_MAIN: "reflection",
        Task.QUESTION_EXISTS: "True",
        Task.QUESTION_SUBTYPE: "closed",
        Task.REFLECTION_EXISTS: "True",
        Task.REFLECTION_SUBTYPE: "simple",
        Task.INPUT_EXISTS: "False",
    }
    assert first.rows[1].labels == {Task.CLIENT_TALK: "change"}
    assert first.rows[1].turn.voice is Voice.CLIENT
    assert (second.identity, second.video, second.rows[0].annotator) == ("x-2", "x-2", "b")
    assert second.rows[0].labels[Task.THERAPIST_MAIN] == "other"
    assert len(first.marks | second.marks) == 2


def test_headers_hold_facts(tmp_path):
    (tmp_path / "a.txt").write_text(HEADER + "P other | Hallo.\n", encoding="utf-8")
    assert written_facts(tmp_path / "a.txt")["x-1"]["topic"] == "een gemiste afspraak"


@pytest.mark.parametrize(
    ("text", "problem", "where"),
    [
        (HEADER + "P other\n", "broken_line", "a.txt, line 2"),
        (HEADER + "P dansen | Hallo.\n", "unknown_label", "a.txt, line 2"),
        (HEADER + "P other | Hallo.\nP other | Dag.\n", "same_voice_twice", "a.txt, line 3"),
        (HEADER + "P question_open question_closed | Hè?\n", "codes_clash", "a.txt, line 2"),
        (HEADER + "P other question_open | Hè?\n", "codes_clash", "a.txt, line 2"),
        (HEADER + "P change_talk | Ja.\n", "codes_clash", "a.txt, line 2"),
        (HEADER + "C question_open | Ja?\n", "codes_clash", "a.txt, line 2"),
        (HEADER + "C change_talk sustain_talk | Ja en nee.\n", "codes_clash", "a.txt, line 2"),
        ("# quality=high\nP other | Hallo.\n", "broken_line", "a.txt, line 1"),
        ("P other | Hallo.\n", "broken_line", ""),
        (HEADER + "P other | Hallo.\n" + HEADER + "P other | Dag.\n", "same_conversation_twice", "a.txt"),
        ("\n", "empty", ""),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path, text, problem, where):
    with pytest.raises(InvalidInput) as refused:
        read(tmp_path, text)
    assert refused.value.problem == problem
    assert refused.value.where.startswith(where)


def test_a_folder_without_conversations_is_refused(tmp_path):
    with pytest.raises(InvalidInput, match="no_file"):
        read_written_set(tmp_path, language=Language.DUTCH)


@pytest.mark.skipif(not (DATASETS / "train").is_dir(), reason="the written conversations are not beside the package")
def test_the_written_conversations_of_the_repository_can_be_read():
    found = read_written_set(DATASETS / "train", language=Language.DUTCH)
    texts = [row.turn.text for conversation in found.conversations for row in conversation.rows]
    assert len(texts) > 200
