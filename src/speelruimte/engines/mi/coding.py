"""A conversation coded: what the coder found, and the named patterns beside it."""

from collections.abc import Mapping
from dataclasses import replace

from speelruimte.engines.mi.coder import load_coder
from speelruimte.engines.mi.coder.coder import NOTHING_GIVEN
from speelruimte.engines.mi.codes import Code, CodedTurn
from speelruimte.engines.mi.patterns import find_patterns
from speelruimte.engines.mi.transcript import Transcript


def code_transcript(
    transcript: Transcript, *, given: Mapping[int, tuple[Code, ...]] = NOTHING_GIVEN
) -> tuple[CodedTurn, ...]:
    """Code every turn with the coder of the transcript's language, and add the named patterns.

    Args:
        given: codes that the owner gave, by index of the turn; see `Coder.code`.

    Raises:
        InvalidInput: see `load_coder` and `Coder.code`.
    """
    coded = load_coder(transcript.language).code(transcript, given=given)
    befores = (None, *transcript.turns)
    return tuple(
        replace(one, perhaps=find_patterns(one.turn, previous=before, language=transcript.language))
        for one, before in zip(coded, befores, strict=False)
    )
