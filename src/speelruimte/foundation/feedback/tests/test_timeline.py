"""The timeline: a drawing, a sentence and a table that say the same."""

import re

from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from speelruimte.engines.mi.codes import Code
from speelruimte.engines.mi.feedback_types import TimelineBar
from speelruimte.engines.mi.transcript import Language, Voice
from speelruimte.foundation.feedback.example import example_feedback
from speelruimte.foundation.feedback.timeline import HALF, timeline_view

EXAMPLE = example_feedback().timeline


def bar(position: int, voice: Voice, size: float = 0.5, talk: Code | None = None) -> TimelineBar:
    return TimelineBar(position, voice, size, talk)


def test_the_sentence_names_the_turns_with_change_and_sustain_talk():
    with override("nl"):
        summary = timeline_view(EXAMPLE, language=Language.DUTCH).summary
    assert summary == "8 beurten (4 van jou, 4 van de klant). Verandertaal in beurt 8. Behoudtaal in beurt 4."


def test_the_sentence_says_when_there_was_none():
    with override("nl"):
        summary = timeline_view([bar(0, Voice.CLIENT)], language=Language.DUTCH).summary
    assert summary == "1 beurt (0 van jou, 1 van de klant). Ik hoorde geen verandertaal. Ik hoorde geen behoudtaal."


def test_the_table_has_a_row_for_each_turn():
    with override("nl"):
        rows = timeline_view(EXAMPLE, language=Language.DUTCH).rows
    assert [(row.number, row.who, row.talk) for row in rows[2:4]] == [(3, "jij", ""), (4, "klant", "Behoudtaal")]


def test_an_empty_conversation_is_an_empty_drawing():
    assert timeline_view([], language=Language.DUTCH).width == "0"


def test_the_professional_goes_up_from_the_line_and_the_client_down():
    view = timeline_view([bar(0, Voice.PROFESSIONAL, 1.0), bar(1, Voice.CLIENT, 1.0)], language=Language.DUTCH)
    assert f"v-{HALF}h" in view.professional_path
    assert f"v{HALF}h" in view.client_path


@given(st.lists(st.tuples(st.sampled_from(Voice), st.floats(0, 1)), max_size=80))
def test_every_bar_is_seen_and_stays_inside_the_drawing(turns):
    bars = [bar(position, voice, size) for position, (voice, size) in enumerate(turns)]
    view = timeline_view(bars, language=Language.DUTCH)
    drawn = re.findall(r"M(\d+) \d+h(\d+)v(-?\d+)", view.professional_path + view.client_path)
    assert len(drawn) == len(bars)
    assert all(int(x) + int(width) <= int(view.width) and 1 <= abs(int(v)) <= HALF for x, width, v in drawn)
