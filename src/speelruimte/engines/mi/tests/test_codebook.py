"""The codebook is complete, in both languages, and in step with the rules."""

import pytest

from speelruimte.engines.mi.codebook import code_entry
from speelruimte.engines.mi.codes import Code, PerhapsPattern
from speelruimte.engines.mi.content import content
from speelruimte.engines.mi.patterns import find_patterns
from speelruimte.engines.mi.transcript import Language, Turn, Voice

MEMBERS = [*Code, *PerhapsPattern]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("member", MEMBERS)
def test_every_code_and_pattern_has_a_full_entry(member, language):
    entry = code_entry(member, language=language)
    assert all([entry.name, entry.definition, entry.not_this, entry.source, *entry.examples])
    assert len(entry.name) <= 32
    assert len(set(entry.examples)) == 2


def test_there_are_no_entries_for_what_does_not_exist():
    assert set(content("codebook")["entries"]) == {str(member) for member in MEMBERS}


@pytest.mark.parametrize("language", Language)
def test_names_and_definitions_differ_from_each_other_within_a_language(language):
    entries = [code_entry(member, language=language) for member in MEMBERS]
    assert len({entry.name for entry in entries}) == len(MEMBERS)
    assert len({entry.definition for entry in entries}) == len(MEMBERS)


@pytest.mark.parametrize("member", MEMBERS)
def test_dutch_and_english_are_two_texts(member):
    dutch, english = (code_entry(member, language=language) for language in Language)
    assert dutch.definition != english.definition
    assert not set(dutch.examples) & set(english.examples)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("pattern", PerhapsPattern)
def test_the_rules_find_each_pattern_in_its_own_examples(pattern, language):
    before = {Language.DUTCH: "Ja maar dat wil ik niet.", Language.ENGLISH: "Yes but I don't want that."}[language]
    for example in code_entry(pattern, language=language).examples:
        turn = Turn(Voice.PROFESSIONAL, example)
        found = find_patterns(turn, previous=Turn(Voice.CLIENT, before), language=language)
        assert pattern in [one.pattern for one in found], example
