"""Evaluation by training anew without each fold; every choice is made inside the training part."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from speelruimte.engines.mi.coder.coded_set import CodedConversation, CodedSet
from speelruimte.engines.mi.coder.evaluation import REPORTED, Answers, View, answers_of, join_answers
from speelruimte.engines.mi.coder.labels import Task
from speelruimte.engines.mi.coder.model import Model
from speelruimte.engines.mi.coder.training.folds import folds_by_group
from speelruimte.engines.mi.coder.training.recipe import SEED, Bounds
from speelruimte.engines.mi.coder.training.train import Progress, silent, train_model


@dataclass(frozen=True, slots=True)
class Held:
    """One fold: the model that was trained without it, and the numbers of its conversations."""

    model: Model
    numbers: tuple[int, ...]


def train_folds(
    coded: CodedSet,
    *,
    folds: int,
    also: tuple[CodedConversation, ...] = (),
    bounds: Bounds | None = None,
    progress: Progress = silent,
) -> list[Held]:
    """Train one model per fold, grouped by video; `also` is in every training part and never measured on.

    Raises:
        TooFewObservations: fewer videos than folds.
    """
    conversations = coded.conversations
    fold_of = folds_by_group(
        [conversation.video for conversation in conversations],
        sizes=[len(conversation.rows) for conversation in conversations],
        folds=folds,
        seed=SEED + 1,
    )
    held = []
    for fold in range(folds):
        kept = tuple(own for own, number in zip(conversations, fold_of, strict=True) if number != fold)
        model = train_model(
            CodedSet(coded.language, (*kept, *also)), bounds=bounds, progress=_named(progress, fold, folds)
        )
        held.append(Held(model, tuple(at for at, number in enumerate(fold_of) if number == fold)))
    return held


def _named(progress: Progress, fold: int, folds: int) -> Callable[[str], None]:
    return lambda step: progress(f"{fold + 1}/{folds} {step}")


def held_out_answers(coded: CodedSet, *, held: list[Held], view: View = View.PLAIN) -> Mapping[Task, Answers]:
    """Answers on every conversation by the model that was trained without its fold."""
    parts = [
        answers_of(one.model, conversations=[(at, coded.conversations[at]) for at in one.numbers], view=view)
        for one in held
    ]
    return {task: join_answers([part[task] for part in parts]) for task in REPORTED}
