"""Build the feedback page of one conversation from its coded turns.

The rules by which moments are chosen stand in docs/algorithms/feedback.md, and in code in feedback_moments
(what went well), feedback_learning (one thing to try) and feedback_questions (a question to think about).
"""

from speelruimte.engines.mi.checklists import closing_checklist, opening_checklist
from speelruimte.engines.mi.codes import CodedTurn
from speelruimte.engines.mi.counts import conversation_measures
from speelruimte.engines.mi.feedback_learning import try_instead
from speelruimte.engines.mi.feedback_moments import went_well
from speelruimte.engines.mi.feedback_questions import open_question
from speelruimte.engines.mi.feedback_types import Feedback, Goal, Style
from speelruimte.engines.mi.styles import style_comparison
from speelruimte.engines.mi.timeline import preceding, timeline
from speelruimte.engines.mi.transcript import Language, Voice
from speelruimte.kernel.errors import InvalidInput


def build_feedback(
    turns: tuple[CodedTurn, ...],
    *,
    language: Language,
    planned_style: Style | None = None,
    goal: Goal | None = None,
    variation: int = 0,
) -> Feedback:
    """Everything that the feedback page shows of one conversation.

    Args:
        turns: the coded conversation, in order. What the owner coded counts as sure; what the machine
            coded counts from a probability of feedback_moments.SURE, and from LIKELY for a suggestion or a question.
        language: of the conversation, and of the sentences that come back.
        planned_style: how she meant to talk.
        goal: what the conversation was for; only steers which questions may be asked.
        variation: the same conversation with another number gives another question;
            count up from one conversation to the next, so that no question comes back soon.

    Returns:
        The same value for the same arguments. Every quote is a piece of the text of a turn.

    Raises:
        InvalidInput: no turn of the professional (`no_professional_turns`) or of the client (`no_client_turns`).
    """
    voices = {turn.turn.voice for turn in turns}
    for voice in Voice:
        if voice not in voices:
            raise InvalidInput(f"no_{voice}_turns", details={"turns": len(turns)})
    learning = try_instead(turns, language=language)
    well = went_well(turns, language=language, skip=None if learning is None else learning.position)
    return Feedback(
        went_well=well,
        try_instead=learning,
        question=open_question(
            turns,
            language=language,
            planned_style=planned_style,
            goal=goal,
            learning=learning,
            well=well,
            variation=variation,
        ),
        turns=turns,
        timeline=timeline(turns),
        preceding=preceding(turns),
        style=style_comparison(turns, planned=planned_style, language=language),
        opening=opening_checklist(turns, language=language),
        closing=closing_checklist(turns, language=language),
        measures=conversation_measures(turns, language=language),
    )
