"""What `speelruimte coder evaluate` tells: agreement of the coder with people, task by task."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from speelruimte.engines.mi.coder.coded_set import CodedConversation, CodedSet
from speelruimte.engines.mi.coder.labels import LABELS, Task
from speelruimte.engines.mi.coder.metrics import Scores, score
from speelruimte.engines.mi.coder.model import Model
from speelruimte.engines.mi.coder.prediction import predict, spoken_of
from speelruimte.engines.mi.coder.words import strip_marks
from speelruimte.engines.mi.transcript import Turn
from speelruimte.kernel.errors import InvalidInput

REPORTED = (
    Task.THERAPIST_MAIN,
    Task.CLIENT_TALK,
    Task.QUESTION_EXISTS,
    Task.QUESTION_SUBTYPE,
    Task.REFLECTION_SUBTYPE,
)


class View(StrEnum):
    """How conversations are shown to the coder when it is measured."""

    PLAIN = "tasks"  # as they are
    GIVEN = "tasks_given"  # with the true main labels of the turns before, as when each was corrected
    STRIPPED = "tasks_stripped"  # without capitals and marks, as a speech recogniser may write them


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers of the coder beside those of people, for one task.

    Args:
        conversations: number of the conversation of each turn.
        truth, decided: index of the label of each turn.
        probabilities: shape (turns, labels).
    """

    conversations: NDArray[np.int64]
    truth: NDArray[np.int64]
    decided: NDArray[np.int64]
    probabilities: NDArray[np.float64]


def refuse_seen(model: Model, *, coded: CodedSet) -> None:
    """Refuse conversations that the model was trained on.

    Raises:
        InvalidInput: ``"seen_in_training"``, with how many of how many.
    """
    seen = [conversation for conversation in coded.conversations if conversation.marks & model.seen]
    if seen:
        raise InvalidInput(
            "seen_in_training",
            found=seen[0].identity,
            details={"seen": len(seen), "conversations": len(coded.conversations)},
        )


def answers_of(
    model: Model,
    *,
    conversations: Sequence[tuple[int, CodedConversation]],
    view: View = View.PLAIN,
) -> dict[Task, Answers]:
    """Code conversations and put the answers beside those of people. Every row is coded by itself.

    Args:
        conversations: with the number that is to stand in `Answers.conversations`.
    """
    parts: dict[Task, list[Answers]] = {task: [] for task in REPORTED}
    for number, conversation in conversations:
        spoken = spoken_of([_shown(row.turn, view=view) for row in conversation.rows])
        truth = {place: next(iter(row.labels.values())) for place, row in enumerate(conversation.rows)}
        for voice, answer in predict(model, spoken=spoken, given=truth if view is View.GIVEN else None).items():
            labels = [conversation.rows[place].labels for place in answer.turns.places]
            for task in parts.keys() & answer.probabilities.keys():
                decided = model.voices[voice].heads[task].decide(answer.probabilities[task])
                parts[task].append(_answers(task, number, labels, decided, answer.probabilities[task]))
    return {task: join_answers(found) for task, found in parts.items()}


def _shown(turn: Turn, *, view: View) -> Turn:
    return Turn(turn.voice, strip_marks(turn.text)) if view is View.STRIPPED else turn


def _answers(
    task: Task,
    number: int,
    labels: Sequence[Mapping[Task, str]],
    decided: NDArray[np.int64],
    probabilities: NDArray[np.float64],
) -> Answers:
    truth = np.array([LABELS[task].index(own[task]) if task in own else -1 for own in labels], dtype=np.int64)
    asked = truth >= 0
    numbers = np.full(int(asked.sum()), number, dtype=np.int64)
    return Answers(numbers, truth[asked], decided[asked], probabilities[asked])


def join_answers(parts: Sequence[Answers]) -> Answers:
    """Answers of several parts as one."""
    return Answers(
        conversations=np.concatenate([part.conversations for part in parts]),
        truth=np.concatenate([part.truth for part in parts]),
        decided=np.concatenate([part.decided for part in parts]),
        probabilities=np.vstack([part.probabilities for part in parts]),
    )


def scores_of(answers: Mapping[Task, Answers]) -> dict[Task, Scores]:
    """Agreement per task; tasks without any turn are left out."""
    return {
        task: score(
            found.truth.tolist(),
            answers=found.decided.tolist(),
            conversations=found.conversations.tolist(),
            labels=LABELS[task],
            chances=found.probabilities[np.arange(len(found.truth)), found.decided].tolist(),
        )
        for task, found in answers.items()
        if len(found.truth)
    }


def evaluate_model(model: Model, *, coded: CodedSet, view: View = View.PLAIN) -> dict[Task, Scores]:
    """Agreement of one model with people on conversations that it has not seen (see `refuse_seen`)."""
    return scores_of(answers_of(model, conversations=list(enumerate(coded.conversations)), view=view))
