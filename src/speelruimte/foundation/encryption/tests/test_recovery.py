"""Recovery codes: readable, hard to guess, and typing errors are found before they count as a try."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from speelruimte.foundation.encryption.recovery import (
    ALPHABET,
    LENGTH,
    last_group_matches,
    recovery_code_new,
    recovery_code_read,
)
from speelruimte.kernel.errors import InvalidInput

codes = st.builds(recovery_code_new)
places = st.integers(0, LENGTH - 1)


def test_a_code_has_four_groups_of_five_without_letters_that_look_like_others():
    code = recovery_code_new()
    assert [len(group) for group in code.split("-")] == [5, 5, 5, 5]
    assert set(code) <= set(ALPHABET) | {"-"}
    assert not set("ILOU") & set(ALPHABET)


def test_a_thousand_codes_are_all_different():
    assert len({recovery_code_new() for _ in range(1000)}) == 1000


@given(codes)
def test_a_code_reads_back_in_lower_case_with_spaces_and_look_alikes(code):
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert recovery_code_read(f" {typed} ") == code


@given(codes, places, st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(code, place, letter):
    letters = list(code.replace("-", ""))
    assume(letters[place] != letter)
    letters[place] = letter
    with pytest.raises(InvalidInput, match="recovery_code_mistyped"):
        recovery_code_read("".join(letters))


@given(codes, places, places)
def test_two_characters_that_changed_places_are_found(code, one, other):
    letters = list(code.replace("-", ""))
    assume(letters[one] != letters[other])
    letters[one], letters[other] = letters[other], letters[one]
    with pytest.raises(InvalidInput, match="recovery_code_mistyped"):
        recovery_code_read("".join(letters))


@pytest.mark.parametrize("typed", ["", "12345", "0" * 21])
def test_a_code_of_another_length_is_refused_with_its_length(typed):
    with pytest.raises(InvalidInput) as caught:
        recovery_code_read(typed)
    assert (caught.value.problem, caught.value.found) == ("recovery_code_length", str(len(typed)))


@given(st.text(min_size=LENGTH, max_size=LENGTH))
def test_the_error_never_repeats_what_was_typed(typed):
    said = ""
    try:
        recovery_code_read(typed)
    except InvalidInput as error:
        said = str(error)
    assert typed not in said


@given(codes)
def test_the_last_group_shows_that_she_kept_the_code(code):
    assert last_group_matches(code, typed=f" {code[-5:].lower()} ")
    assert not last_group_matches(code, typed=code[-4:])
    assert not last_group_matches(code, typed="ééééé")
