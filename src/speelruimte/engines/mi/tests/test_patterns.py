"""Named patterns: found in written examples, absent where they only look alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from speelruimte.engines.mi.codes import PerhapsPattern
from speelruimte.engines.mi.patterns import DUTY_PATTERNS, find_patterns
from speelruimte.engines.mi.transcript import Language, Turn, Voice

EXAMPLES = Path(__file__).parent / "fixtures" / "patterns"
REPORT = Path(__file__).resolve().parents[5] / "docs" / "algorithms" / "counts.md"
PARTS = ("kept_apart", "tuned_on")
# Turns that others wrote to try the alternatives on; not to try these rules on.
OTHER_HANDS = Path(__file__).parent / "fixtures" / "alternatives"
MOMENTS = {
    "why": PerhapsPattern.PITFALL_WHY_QUESTION,
    "threat": PerhapsPattern.DUTY_THREATENING,
    "persuading": PerhapsPattern.PITFALL_PERSUADING,
    "judging": PerhapsPattern.PITFALL_JUDGING,
}


@dataclass(frozen=True)
class Example:
    language: Language
    part: str
    pattern: PerhapsPattern
    expected: bool
    client: str
    said: str

    def patterns(self, *, plain: bool = False) -> set[PerhapsPattern]:
        said = self.said.lower().translate(str.maketrans("", "", ".,?!;:")) if plain else self.said
        previous = Turn(Voice.CLIENT, self.client) if self.client else None
        turn = Turn(Voice.PROFESSIONAL, said)
        return {one.pattern for one in find_patterns(turn, previous=previous, language=self.language)}


def read_examples() -> Iterator[Example]:
    for language in Language:
        for block in yaml.safe_load((EXAMPLES / f"{language}.yaml").read_text(encoding="utf-8")):
            for field, expected in (("found", True), ("not_found", False)):
                for written in block[field]:
                    client, _, said = written.rpartition(" >> ")
                    yield Example(language, block["part"], PerhapsPattern(block["pattern"]), expected, client, said)


ALL_EXAMPLES = tuple(read_examples())


def counted(
    *, language: Language, part: str, pattern: PerhapsPattern, plain: bool = False
) -> tuple[int, int, int, int]:
    """Examples that should be found, of those the found ones; look-alikes, of those the wrongly found ones."""
    chosen = [one for one in ALL_EXAMPLES if (one.language, one.part, one.pattern) == (language, part, pattern)]
    hits = [(one.expected, pattern in one.patterns(plain=plain)) for one in chosen]
    positives = sum(expected for expected, _ in hits)
    return positives, hits.count((True, True)), len(hits) - positives, hits.count((False, True))


def report_rows() -> Iterator[str]:
    """The table of docs/algorithms/counts.md: one row per language, part and pattern, and one for all patterns."""
    for language in Language:
        for part in PARTS:
            rows = [counted(language=language, part=part, pattern=pattern) for pattern in PerhapsPattern]
            names = [*PerhapsPattern, "all"]
            for name, row in zip(names, [*rows, tuple(map(sum, zip(*rows, strict=True)))], strict=True):
                positives, found, alike, wrong = row
                precision = found / (found + wrong)
                yield (
                    f"| {language} | {part} | {name} | {positives} | {alike} "
                    f"| {precision:.2f} | {found / positives:.2f} |"
                )


def other_hand_rows() -> Iterator[str]:
    """The second table: per set and pattern, how many turns of that moment there are, and how many were found."""
    for name in ("cases_check", "cases_second_reader"):
        cases = yaml.safe_load((OTHER_HANDS / f"{name}.yaml").read_text(encoding="utf-8"))["cases"]
        for moment, pattern in MOMENTS.items():
            chosen = [case for case in cases if case["moment"] == moment]
            found = sum(
                pattern in find(case["turn"], client=case["before"], language=Language(case.get("language", "nl")))
                for case in chosen
            )
            yield f"| {name} | {pattern} | {len(chosen)} | {found} |"


def find(said: str, *, client: str | None = None, language: Language = Language.DUTCH) -> list[PerhapsPattern]:
    previous = Turn(Voice.CLIENT, client) if client else None
    found = find_patterns(Turn(Voice.PROFESSIONAL, said), previous=previous, language=language)
    return [one.pattern for one in found]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("pattern", PerhapsPattern)
def test_every_pattern_has_the_agreed_number_of_written_examples(pattern, language):
    rows = [counted(language=language, part=part, pattern=pattern) for part in PARTS]
    needed = {Language.DUTCH: (25, 15), Language.ENGLISH: (8, 5)}[language]
    assert (sum(row[0] for row in rows), sum(row[2] for row in rows)) >= needed
    assert abs(rows[0][0] - rows[1][0]) <= 1


def test_precision_and_recall_on_written_examples_stand_in_the_documentation():
    rows = [*report_rows(), *other_hand_rows()]
    print("\n".join(rows))
    written = REPORT.read_text(encoding="utf-8").splitlines()
    assert [row for row in rows if not any(line.startswith(row) for line in written)] == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("plain", [False, True], ids=["written", "as_a_recogniser_writes"])
def test_rules_hold_on_the_examples_kept_apart_with_and_without_punctuation(language, plain):
    rows = [counted(language=language, part="kept_apart", pattern=pattern, plain=plain) for pattern in PerhapsPattern]
    positives, found, alike, wrong = (sum(column) for column in zip(*rows, strict=True))
    assert found / positives >= 0.9
    assert wrong / alike <= 0.1


@pytest.mark.parametrize("plain", [False, True], ids=["written", "as_a_recogniser_writes"])
@pytest.mark.parametrize("choice", ["Wat daarin past bij u?", "Hoe u dat doet, kiest u zelf."])
@pytest.mark.parametrize("rule", ["U bent verplicht te solliciteren.", "U moet uw inkomsten doorgeven."])
def test_asking_what_fits_or_leaving_the_how_makes_it_a_duty_with_choice(rule, choice, plain):
    said = f"{rule} {choice}"
    said = said.lower().translate(str.maketrans("", "", ".,?")) if plain else said
    assert find(said) == [PerhapsPattern.DUTY_WITH_CHOICE]


def test_asking_what_fits_without_a_rule_names_no_duty():
    assert find("Wat daarin past bij u?") == []


@pytest.mark.parametrize("client", ["Ik kan niet lang staan.", "Dat lukt me niet."])
@pytest.mark.parametrize("said", ["Ja maar er is ook zittend werk.", "ja, maar er zijn ook andere banen"])
def test_yes_but_right_after_i_cannot_is_persuading(client, said):
    assert find(said, client=client) == [PerhapsPattern.PITFALL_PERSUADING]


def test_at_most_one_way_of_naming_a_duty_is_found_in_a_turn():
    assert all(len(one.patterns() & set(DUTY_PATTERNS)) <= 1 for one in ALL_EXAMPLES)


def test_a_threat_goes_before_a_choice_and_a_choice_before_a_fact():
    fact = "U bent verplicht om te solliciteren."
    choice = f"{fact} Waar u dat doet, kiest u zelf."
    threat = f"{choice} Maar als u het niet doet, stopt uw uitkering."
    assert [find(said) for said in (fact, choice, threat)] == [
        [PerhapsPattern.DUTY_FACTUAL],
        [PerhapsPattern.DUTY_WITH_CHOICE],
        [PerhapsPattern.DUTY_THREATENING],
    ]


def test_what_the_law_says_about_consequences_is_not_a_threat():
    legal = "In de wet staat dat als u niet meewerkt, de uitkering verlaagd kan worden."
    assert find(legal) == [PerhapsPattern.DUTY_FACTUAL]


def test_an_argument_is_persuading_only_against_an_objection():
    argument = "Het is echt goed voor u."
    assert find(argument) == []
    assert find(argument, client="Ik heb er zin in.") == []
    assert find(argument, client="Ja maar dat wil ik niet.") == [PerhapsPattern.PITFALL_PERSUADING]


def test_an_objection_of_the_professional_is_not_the_clients():
    before = Turn(Voice.PROFESSIONAL, "Ja maar dat wil ik niet.")
    turn = Turn(Voice.PROFESSIONAL, "Het is echt goed voor u.")
    assert find_patterns(turn, previous=before, language=Language.DUTCH) == ()


def test_the_client_has_no_patterns():
    turn = Turn(Voice.CLIENT, "Als u niet meewerkt, dan stopt uw uitkering.")
    assert find_patterns(turn, previous=None, language=Language.DUTCH) == ()


def test_the_words_that_led_to_a_pattern_are_shown_strongest_first_and_do_not_overlap():
    said = "Dit is de laatste keer. Als u niet meewerkt, dan stopt uw uitkering."
    (threat,) = find_patterns(Turn(Voice.PROFESSIONAL, said), previous=None, language=Language.DUTCH)
    assert [said[span.start : span.end] for span in threat.words] == [
        "Als u niet meewerkt, dan stopt uw uitkering",
        "Dit is de laatste keer",
    ]


def test_patterns_come_in_the_order_of_the_list():
    said = "Waarom bent u niet gekomen? U doet ook nooit iets. Ik moet dit invullen."
    assert find(said) == [
        PerhapsPattern.PITFALL_WHY_QUESTION,
        PerhapsPattern.PITFALL_JUDGING,
        PerhapsPattern.PITFALL_SCREEN_DRIVEN,
    ]


@given(st.lists(st.sampled_from(ALL_EXAMPLES), min_size=1, max_size=5), st.text(max_size=20))
def test_spans_always_lie_in_the_text_and_are_never_empty(chosen, noise):
    text = noise.join(one.said for one in chosen)
    for one in find_patterns(Turn(Voice.PROFESSIONAL, text), previous=None, language=chosen[0].language):
        assert one.words
        for span in one.words:
            assert 0 <= span.start < span.end <= len(text)
