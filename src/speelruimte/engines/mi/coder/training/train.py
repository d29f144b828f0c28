"""Training a coder: choices, first pass, second pass with predicted codes before, calibration."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from speelruimte.engines.mi.coder.coded_set import CodedSet
from speelruimte.engines.mi.coder.encoding import Vocabulary
from speelruimte.engines.mi.coder.history import HISTORY, LABEL_COLUMNS, columns_of, history_of
from speelruimte.engines.mi.coder.labels import ACTS, LABELS, MAIN_OF, TASKS_OF, Task, family_of
from speelruimte.engines.mi.coder.model import Head, Model, VoiceModel
from speelruimte.engines.mi.coder.training.calibration import extra_threshold, fit_head
from speelruimte.engines.mi.coder.training.choosing import choose_recipe
from speelruimte.engines.mi.coder.training.fitting import Column, build_design
from speelruimte.engines.mi.coder.training.folds import folds_by_group
from speelruimte.engines.mi.coder.training.held_out import FoldedTask, learn_task
from speelruimte.engines.mi.coder.training.recipe import SEED, Bounds, Recipe
from speelruimte.engines.mi.coder.training.tables import VoiceTable, build_table, build_vocabulary, spoken_in
from speelruimte.engines.mi.codes import CodeFamily
from speelruimte.engines.mi.transcript import Voice

Floats = NDArray[np.float64]
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class _Material:
    """What one voice is learnt from."""

    vocabulary: Vocabulary
    table: VoiceTable
    stripped: VoiceTable
    folds: NDArray[np.int64]  # per turn
    recipe: Recipe


def silent(_step: str) -> None:
    """Show no progress."""


def train_model(
    coded: CodedSet,
    *,
    recipes: Mapping[Voice, Recipe] | None = None,
    bounds: Bounds | None = None,
    progress: Progress = silent,
) -> Model:
    """Train a coder; the same set gives the same model.

    Args:
        recipes: settings per voice; None: chosen in folds inside this set.
        progress: told of each step that begins.

    Raises:
        TooFewObservations: fewer videos than inner folds.
    """
    limits = bounds or Bounds()
    material = {
        voice: _gather(coded, voice=voice, limits=limits, recipes=recipes, progress=progress) for voice in Voice
    }
    firsts = {}
    for voice, own in material.items():
        progress(f"{voice.value}: first pass")
        firsts[voice] = _learn(own, tasks=(MAIN_OF[voice],), history=np.zeros((len(own.folds), 0)))
    history = _histories(coded, material=material, firsts={voice: found[0] for voice, found in firsts.items()})
    voices, extra = {}, dict.fromkeys(ACTS, 1.0)
    for voice, own in material.items():
        progress(f"{voice.value}: second pass")
        seconds = _learn(own, tasks=TASKS_OF[voice], history=history[voice])
        voices[voice] = _voice_model(own.vocabulary, first=firsts[voice][0], seconds=seconds)
        if voice is Voice.PROFESSIONAL:
            extra = _extra_thresholds(own.table, seconds=seconds)
    return Model(
        language=coded.language,
        voices=voices,
        extra=extra,
        seen=frozenset().union(*(conversation.marks for conversation in coded.conversations)),
        facts=_facts(coded, material=material, limits=limits),
    )


def _gather(
    coded: CodedSet, *, voice: Voice, limits: Bounds, recipes: Mapping[Voice, Recipe] | None, progress: Progress
) -> _Material:
    progress(f"{voice.value}: reading")
    conversations = coded.conversations
    spoken = [spoken_in(conversation) for conversation in conversations]
    bare = [spoken_in(conversation, stripped=True) for conversation in conversations]
    vocabulary = build_vocabulary(spoken, voice=voice, fewest=limits.fewest_conversations)
    annotators = sorted({row.annotator for conversation in conversations for row in conversation.rows})
    table, stripped = (
        build_table(
            conversations,
            spoken=turns,
            voice=voice,
            language=coded.language,
            vocabulary=vocabulary,
            annotators=annotators,
        )
        for turns in (spoken, bare)
    )
    folds = folds_by_group(
        [conversation.video for conversation in conversations],
        sizes=[len(conversation.rows) for conversation in conversations],
        folds=limits.inner_folds,
        seed=SEED,
    )[table.conversations]
    recipe = (
        recipes[voice]
        if recipes
        else choose_recipe(
            table, stripped=stripped, vocabulary=vocabulary, folds=folds, task=MAIN_OF[voice], progress=progress
        )
    )
    return _Material(vocabulary, table, stripped, folds, recipe)


def _learn(own: _Material, *, tasks: Sequence[Task], history: Floats) -> list[FoldedTask]:
    copies = own.stripped if own.recipe.stripped_copies else None
    design = build_design(own.table, copies=copies, history=history, vocabulary=own.vocabulary)
    return [
        learn_task(task, design=design, table=own.table, history=history, folds=own.folds, recipe=own.recipe)
        for task in tasks
    ]


def _histories(
    coded: CodedSet, *, material: Mapping[Voice, _Material], firsts: Mapping[Voice, FoldedTask]
) -> dict[Voice, Floats]:
    """Features of the codes before each turn, from models that saw neither the turn nor its conversation."""
    heads = {voice: _first_head(found) for voice, found in firsts.items()}
    chances = {voice: heads[voice].probabilities(found.scores) for voice, found in firsts.items()}
    rows: dict[Voice, list[Floats]] = {voice: [] for voice in Voice}
    for number, conversation in enumerate(coded.conversations):
        labels = np.zeros((len(conversation.rows), LABEL_COLUMNS))
        for voice, own in material.items():
            mine = own.table.conversations == number
            labels[own.table.places[mine], columns_of(voice)] = chances[voice][mine]
        history = history_of(labels, voices=[row.turn.voice for row in conversation.rows])
        for voice, own in material.items():
            rows[voice].append(history[own.table.places[own.table.conversations == number]])
    return {voice: np.vstack(found) for voice, found in rows.items()}


def _first_head(found: FoldedTask) -> Head:
    return fit_head(found.task, scores=found.scores, answers=found.answers, first_column=0)


def _voice_model(vocabulary: Vocabulary, *, first: FoldedTask, seconds: Sequence[FoldedTask]) -> VoiceModel:
    columns: list[Column] = list(first.columns)
    heads = {}
    for found in seconds:
        known = found.answers >= 0
        heads[found.task] = fit_head(
            found.task, scores=found.scores[known], answers=found.answers[known], first_column=len(columns)
        )
        columns.extend(found.columns)
    blind = np.zeros(HISTORY)
    return VoiceModel(
        vocabulary=vocabulary,
        grams=np.column_stack([column.grams for column in columns]),
        cues=np.column_stack([column.cues for column in columns]),
        history=np.column_stack([column.history if len(column.history) else blind for column in columns]),
        bias=np.array([column.bias for column in columns]),
        first=_first_head(first),
        heads=heads,
    )


def _extra_thresholds(table: VoiceTable, *, seconds: Sequence[FoldedTask]) -> dict[CodeFamily, float]:
    """Per act: from which probability on it is written beside another main act, learnt on held-out turns."""
    found = {task.task: task for task in seconds}
    heads = {
        task: fit_head(task, scores=held.scores, answers=held.answers, first_column=0)
        for task, held in found.items()
        if not task.value.endswith("subtype")
    }
    main = heads[Task.THERAPIST_MAIN]
    decided = main.decide(main.probabilities(found[Task.THERAPIST_MAIN].scores))
    families = np.array([family_of(LABELS[Task.THERAPIST_MAIN][label]) for label in decided])
    thresholds = {}
    for family, (exists, _) in ACTS.items():
        beside = (families != family) & (families != CodeFamily.OTHER)
        chances = heads[exists].probabilities(found[exists].scores)[beside, 1]
        thresholds[family] = extra_threshold(chances, exists=table.labels[exists][beside] == 1)
    return thresholds


def _facts(coded: CodedSet, *, material: Mapping[Voice, _Material], limits: Bounds) -> dict[str, object]:
    return {
        "conversations": len(coded.conversations),
        "turns": sum(len(conversation.rows) for conversation in coded.conversations),
        "ngrams": {voice.value: len(own.vocabulary.grams) for voice, own in material.items()},
        "recipes": {voice.value: asdict(own.recipe) for voice, own in material.items()},
        **asdict(limits),
    }
