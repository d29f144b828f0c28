from pathlib import Path

import pytest
import yaml

from speelruimte.engines.privacy.identifier_scores import Score, score_lines

FIXTURES = Path(__file__).parent / "fixtures" / "identifiers"
FORMS = ["bsn", "iban", "phone", "email", "date_of_birth"]
STYLES = ["careful", "lower_case", "speech", "foreign_names"]


def _lines(part):
    return yaml.safe_load((FIXTURES / f"{part}.yaml").read_text(encoding="utf-8"))["lines"]


@pytest.fixture(scope="module")
def scores():
    return score_lines(_lines("kept_apart"))


def test_at_least_400_lines_are_kept_apart_and_100_of_them_hold_nothing():
    lines = [line for group in _lines("kept_apart").values() for line in group]
    assert len(lines) >= 400
    assert sum("{" not in line for line in lines) >= 100


def test_no_line_of_the_development_part_is_kept_apart():
    development = {line for group in _lines("development").values() for line in group}
    assert development.isdisjoint(line for group in _lines("kept_apart").values() for line in group)


@pytest.mark.parametrize("kind", FORMS)
def test_what_has_a_fixed_form_is_found_99_times_in_100(scores, kind):
    assert scores["all", kind].marked >= 12
    assert scores["all", kind].recall >= 0.99


@pytest.mark.parametrize("kind", ["name", "address"])
def test_names_and_addresses_are_found_9_times_in_10(scores, kind):
    assert scores["all", kind].recall >= 0.90


@pytest.mark.parametrize("style", [*STYLES, "all"])
def test_9_of_10_replaced_pieces_are_marked_in_every_style(scores, style):
    assert scores[style, "all"].precision >= 0.90


@pytest.mark.parametrize("kind", [*FORMS, "name", "address"])
def test_9_of_10_replaced_pieces_of_a_kind_are_marked(scores, kind):
    assert scores["all", kind].precision >= 0.90


@pytest.mark.parametrize("style", STYLES)
def test_names_are_found_9_times_in_10_in_every_style(scores, style):
    assert scores[style, "name"].recall >= 0.90


def test_a_score_of_nothing_is_whole_and_a_wrong_piece_lowers_precision():
    assert Score().recall == Score().precision == 1.0
    wrong = score_lines({"careful": ["Fatima is er.", "Ik ben {name|Qwxz}."]})["all", "all"]
    assert (wrong.precision, wrong.recall) == (0.5, 1.0)


def test_a_mark_that_is_missed_is_listed():
    missed = score_lines({"careful": ["de {name|tafel} is leeg"]})["all", "name"]
    assert (missed.recall, missed.missed) == (0.0, ["de tafel is leeg"])
