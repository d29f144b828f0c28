"""`speelruimte code`, `coder train` and `coder evaluate`, as a person calls them."""

import json
import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

from speelruimte.config.cli.code import Certainty, certainty_of, code
from speelruimte.config.cli.coder import SENTENCES, coder_app
from speelruimte.engines.mi.codes import Code, CodedBy, Coding
from speelruimte.engines.mi.tests.coder_examples import as_csv, example_rows

app = typer.Typer()
app.command("code")(code)
app.add_typer(coder_app, name="coder")

TALK = "Jij: Wat zou u zelf willen?\nKlant: Ik wil graag weer werken.\nJij: Heeft u al gesolliciteerd?\nKlant: Nee.\n"


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def talk(tmp_path):
    file = tmp_path / "gesprek.txt"
    file.write_text(TALK, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A small coded file and the Dutch model that was trained on it."""
    pytest.importorskip("sklearn", reason="the extra 'train' is not installed")
    folder = tmp_path_factory.mktemp("trained")
    (folder / "coded.csv").write_text(as_csv(example_rows(conversations=16, turns=20)), encoding="utf-8")
    done = run("coder", "train", folder / "coded.csv", "--language", "nl", "--output", folder / "models")
    assert done.exit_code == 0, done.output
    return folder


def test_a_conversation_is_shown_as_a_table_in_dutch(talk):
    done = run("code", talk)
    assert done.exit_code == 0
    assert "Open vraag" in done.stdout
    assert "Hoe zeker" in done.stdout


def test_a_conversation_is_printed_as_json(talk):
    turns = json.loads(run("code", talk, "--json").stdout)["turns"]
    assert [turn["voice"] for turn in turns] == ["professional", "client"] * 2
    assert turns[0]["codes"][0]["code"] == "question_open"
    assert 0 < turns[0]["codes"][0]["probability"] <= 1
    for start, end in turns[0]["codes"][0]["words"]:
        assert turns[0]["text"][start:end].strip()


def test_patterns_are_printed_without_a_probability(tmp_path):
    file = tmp_path / "plicht.txt"
    file.write_text("Jij: Als u niet meewerkt, dan stopt uw uitkering.\nKlant: Nou zeg.\n", encoding="utf-8")
    found = json.loads(run("code", file, "--json").stdout)["turns"][0]["perhaps"]
    assert found[0]["pattern"] == "duty_threatening"
    assert set(found[0]) == {"pattern", "words"}
    assert "misschien" in run("code", file).stdout


def test_english_is_coded_in_english(tmp_path):
    file = tmp_path / "talk.txt"
    file.write_text("Counsellor: What would you like to change?\nClient: I want to quit.\n", encoding="utf-8")
    done = run("code", file, "--language", "en")
    assert "Open question" in done.stdout


@pytest.fixture
def named(tmp_path):
    file = tmp_path / "namen.txt"
    file.write_text("Anna: Hm.\nBert: Ja.\nAnna: Hm.\nBert: Ja.\n", encoding="utf-8")
    return file


def test_it_asks_who_is_who_when_it_is_not_certain(named):
    done = run("code", named)
    assert done.exit_code == 2
    assert "--professional" in done.stderr
    assert '"Anna", "Bert"' in done.stderr


@pytest.mark.parametrize(
    "options",
    [
        ("--professional", "bert", "--client", "Anna"),
        ("--professional", "Bert"),
        ("--client", "Anna"),
    ],
)
def test_who_is_who_can_be_said(named, options):
    turns = json.loads(run("code", named, "--json", *options).stdout)["turns"]
    assert [turn["voice"] for turn in turns] == ["client", "professional"] * 2


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--professional", "Cor"), 'geen spreker "Cor"'),
        (("--professional", "Anna", "--client", "Anna"), "twee verschillende sprekers"),
    ],
)
def test_speakers_that_cannot_be_are_refused(named, options, sentence):
    done = run("code", named, *options)
    assert done.exit_code == 2
    assert sentence in " ".join(done.stderr.split())


def test_files_that_cannot_be_read_get_a_sentence(tmp_path):
    missing = run("code", tmp_path / "nergens.txt")
    (tmp_path / "leeg.txt").write_bytes(b"")
    empty = run("code", tmp_path / "leeg.txt")
    assert (missing.exit_code, empty.exit_code) == (2, 2)
    assert "niet te lezen" in missing.stderr
    assert "nog niets" in empty.stderr


def test_certainty_has_three_steps():
    steps = [certainty_of(Coding(Code.OTHER, chance)) for chance in (0.9, 0.7, 0.4)]
    assert steps == [Certainty.SURE, Certainty.PROBABLY, Certainty.PERHAPS]
    assert certainty_of(Coding(Code.OTHER, None, by=CodedBy.OWNER)) is Certainty.SURE


def test_coding_needs_no_django(talk):
    program = (
        "import sys\n"
        "sys.modules['django'] = None\n"
        "import typer\n"
        "from speelruimte.config.cli.code import code\n"
        "app = typer.Typer(); app.command()(code)\n"
        f"app([{str(talk)!r}, '--json'])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["turns"]


def test_conversations_of_the_training_are_refused_unless_allowed(trained):
    options = ("coder", "evaluate", trained / "coded.csv", "--language", "nl", "--models", trained / "models")
    refused = run(*options)
    assert refused.exit_code == 2
    assert "16 van de 16 gesprekken" in refused.stderr
    allowed = run(*options, "--allow-seen")
    assert allowed.exit_code == 0
    assert "therapist_main" in allowed.stdout


def test_an_evaluation_prints_json_alone_on_standard_output(trained):
    arguments = ("coder", "evaluate", trained / "coded.csv", "--language", "nl", "--folds", "2", "--json")
    found = json.loads(run(*arguments).stdout)
    assert found["folds"] == 2
    assert list(found["tasks"]) == [
        "therapist_main",
        "client_talk",
        "question_exists",
        "question_subtype",
        "reflection_subtype",
    ]
    figures = found["tasks"]["client_talk"]
    assert set(figures) >= {"n", "conversations", "macro_f1", "macro_f1_interval", "f1", "kappa", "accuracy"}
    assert found["tasks_given"].keys() == found["tasks_stripped"].keys() == found["tasks"].keys()
    assert figures["conversations"] == 16


def test_other_conversations_in_another_column_are_measured(trained, tmp_path):
    text = as_csv(example_rows(conversations=4, turns=8)).replace("text_en", "woorden")
    (tmp_path / "other.csv").write_text(text, encoding="utf-8")
    options = ("--language", "nl", "--models", trained / "models", "--text-column", "woorden", "--json")
    done = run("coder", "evaluate", tmp_path / "other.csv", *options)
    assert json.loads(done.stdout)["tasks"]["therapist_main"]["n"] == 16


def test_files_that_cannot_be_measured_get_a_sentence(tmp_path):
    (tmp_path / "a.csv").write_text("a,b\n", encoding="utf-8")
    done = run("coder", "evaluate", tmp_path / "a.csv", "--language", "nl")
    assert done.exit_code == 2
    assert "transcript_id ontbreekt" in done.stderr
    assert run("coder", "train", tmp_path / "a.csv", "--language", "nl").exit_code == 2


def test_both_languages_are_trained_when_none_is_named(trained, tmp_path):
    done = run("coder", "train", trained / "coded.csv", "--output", tmp_path / "both")
    assert done.exit_code == 0
    assert sorted(file.name for file in (tmp_path / "both").iterdir()) == ["en.npz", "nl.npz"]


def test_a_language_without_coder_is_refused(tmp_path):
    assert run("coder", "train", tmp_path / "a.csv", "--language", "de").exit_code == 2


def test_without_the_extra_it_says_what_to_install(trained, monkeypatch):
    monkeypatch.setitem(sys.modules, "speelruimte.engines.mi.coder.training.train", None)
    done = run("coder", "train", trained / "coded.csv", "--language", "nl", "--output", trained / "none")
    assert done.exit_code == 2
    assert "speelruimte[train]" in done.stderr


@pytest.mark.parametrize("problem", sorted(SENTENCES))
def test_every_sentence_can_be_filled(problem):
    values = {"where": "line 3", "found": "x", "seen": 1, "conversations": 2}
    assert SENTENCES[problem].format_map(values)
