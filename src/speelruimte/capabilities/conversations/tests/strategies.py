"""Strategies shared by the tests of conversations: coded turns and records."""

from datetime import date

from hypothesis import strategies as st

from speelruimte.capabilities.conversations.domain.record import (
    CODES_OF_VOICE,
    ConversationRecord,
    Door,
    Kind,
    ReflectionQuestion,
    Skill,
    record_with_turns,
)
from speelruimte.engines.mi.codes import CodedBy, CodedTurn, Coding, Perhaps, PerhapsPattern, WordSpan
from speelruimte.engines.mi.feedback_types import Goal, Style
from speelruimte.engines.mi.transcript import Language, Turn, Voice

spans = st.builds(lambda start, length: WordSpan(start, start + length), st.integers(0, 50), st.integers(1, 20))
texts = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=60).map(
    lambda text: " ".join(text.split()) or "ja"
)


@st.composite
def coded_turn(draw, voice=None):
    voice = voice or draw(st.sampled_from(Voice))
    codes = draw(
        st.lists(
            st.sampled_from(CODES_OF_VOICE[voice]),
            min_size=1,
            max_size=3 if voice is Voice.PROFESSIONAL else 1,
            unique_by=lambda code: code.family,
        )
    )
    codings = tuple(
        draw(
            st.one_of(
                st.builds(
                    Coding,
                    st.just(code),
                    st.floats(0, 1),
                    st.lists(spans, max_size=2).map(tuple),
                    st.just(CodedBy.MACHINE),
                    st.none() | st.floats(0, 1),
                ),
                st.just(Coding(code, None, (), CodedBy.OWNER)),
            )
        )
        for code in codes
    )
    perhaps = draw(
        st.lists(
            st.builds(Perhaps, st.sampled_from(PerhapsPattern), st.lists(spans, max_size=2).map(tuple)), max_size=2
        )
    )
    return CodedTurn(Turn(voice, draw(texts)), codings, tuple(perhaps))


coded_conversations = st.lists(coded_turn(), max_size=12).map(tuple)

records = st.builds(
    lambda base, turns: record_with_turns(base, turns=turns),
    st.builds(
        ConversationRecord,
        title=st.text(max_size=30),
        held_on=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
        kind=st.sampled_from(Kind),
        door=st.sampled_from(Door),
        language=st.sampled_from(Language),
        origin=st.text(max_size=30),
        goal=st.none() | st.sampled_from(Goal),
        planned_style=st.none() | st.sampled_from(Style),
        told=st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=2),
        estimates=st.dictionaries(st.sampled_from(Skill), st.integers(0, 10)),
        reflection=st.dictionaries(st.sampled_from(ReflectionQuestion), st.text(max_size=20)),
    ),
    coded_conversations,
)
