"""`speelruimte coder train|evaluate`: make the coder from coded conversations, and measure it."""

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from speelruimte.engines.mi.coder.coded_set import CodedSet, read_coded_set
from speelruimte.engines.mi.coder.evaluation import View, evaluate_model, refuse_seen, scores_of
from speelruimte.engines.mi.coder.labels import Task
from speelruimte.engines.mi.coder.metrics import Scores
from speelruimte.engines.mi.coder.shipped import MODELS, model_file
from speelruimte.engines.mi.coder.storage import read_model, write_model
from speelruimte.engines.mi.coder.written_set import read_written_set
from speelruimte.engines.mi.transcript import Language
from speelruimte.kernel.errors import InvalidInput

BAD_INPUT = 2

coder_app = typer.Typer(help="Train en meet de codeur.", no_args_is_help=True)


Viewed = Mapping[View, Mapping[Task, Scores]]
TITLES: Mapping[View, str] = {
    View.PLAIN: "Zoals het er staat",
    View.GIVEN: "Met de ware codes van eerdere beurten",
    View.STRIPPED: "Zonder hoofdletters en leestekens",
}
SENTENCES: Mapping[str, str] = {
    "no_file": "Het bestand {where} is niet te openen: {found}.",
    "not_text": "Het bestand is geen tekst in UTF-8 ({where}). Sla het op als CSV in UTF-8.",
    "not_a_table": "Op {where} klopt de CSV niet: {found}.",
    "empty": "In {where} staat geen enkele gecodeerde beurt. Nodig is een CSV met een kopregel en beurten.",
    "missing_column": (
        "De kolom {found} ontbreekt in de kopregel. Geef zo nodig een andere tekstkolom met --text-column."
    ),
    "missing_value": "Op {where} is een waarde leeg die nodig is.",
    "unknown_label": "Op {where} staat {found}; die waarde hoort daar niet.",
    "scattered_conversation": (
        "Op {where} gaat gesprek {found} verder, dat eerder al was afgelopen. Zet elk gesprek bij elkaar."
    ),
    "broken_line": "Op {where} staat geen kopregel en geen beurt: {found}.",
    "same_voice_twice": "Op {where} is dezelfde stem twee keer achter elkaar aan het woord.",
    "codes_clash": "Op {where} gaan deze codes niet samen: {found}.",
    "same_conversation_twice": "In {where} staat gesprek {found} dat er al was.",
    "two_videos": "Op {where} staat een andere video ({found}) dan bij het begin van dit gesprek.",
    "too_few_videos": "Er zijn te weinig verschillende video's: {found}.",
    "no_turns": "Er zijn geen beurten om te meten.",
    "not_a_model": "Het model {where} ontbreekt of is beschadigd. Train het opnieuw met: speelruimte coder train",
    "seen_in_training": (
        "{seen} van de {conversations} gesprekken zaten in de training van dit model (het eerste: gesprek {found}). "
        "Dat geeft een te mooi cijfer. Gebruik andere gesprekken, of --folds; met --allow-seen meet je toch."
    ),
}


@coder_app.command()
def train(
    file: Annotated[Path, typer.Argument(help="CSV met gecodeerde gesprekken, kolommen als AnnoMI.")],
    language: Annotated[str, typer.Option(help="nl, en of both.")] = "both",
    also: Annotated[
        list[Path] | None, typer.Option(help="Map met geschreven Nederlandse gesprekken, erbij voor het Nederlands.")
    ] = None,
    output: Annotated[Path, typer.Option(help="Map voor de modellen.")] = MODELS,
) -> None:
    """Train een model per taal. Dezelfde gesprekken geven hetzelfde bestand."""
    with _Refusals():
        from speelruimte.engines.mi.coder.training.train import train_model

        output.mkdir(parents=True, exist_ok=True)
        for chosen in _languages(language):
            coded = _read(file, language=chosen)
            if chosen is Language.DUTCH:
                coded = _joined(coded, *(_read(folder, language=chosen) for folder in also or ()))
            with _Steps(chosen.value) as step:
                model = train_model(coded, progress=step)
            target = model_file(chosen, folder=output)
            write_model(model, file=target)
            typer.echo(f"{target}: {target.stat().st_size / 1e6:.2f} MB, {json.dumps(model.facts)}", err=True)


@coder_app.command()
def evaluate(
    file: Annotated[
        Path, typer.Argument(help="CSV met gecodeerde gesprekken, kolommen als AnnoMI, of een map met geschreven.")
    ],
    language: Annotated[Language, typer.Option(help="Taal van de beurten en van het model.")],
    text_column: Annotated[str | None, typer.Option(help="Kolom met de beurten; anders text_nl of text_en.")] = None,
    folds: Annotated[
        int | None, typer.Option(min=2, help="Train opnieuw zonder telkens een deel van de video's, en meet daarop.")
    ] = None,
    also: Annotated[
        list[Path] | None, typer.Option(help="Met --folds: map met gesprekken die in elk trainingsdeel zitten.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Schrijf JSON.")] = False,
    allow_seen: Annotated[
        bool, typer.Option("--allow-seen", help="Meet ook op gesprekken die in de training zaten.")
    ] = False,
    models: Annotated[Path, typer.Option(help="Map met de modellen.")] = MODELS,
) -> None:
    """Meet hoe goed de codeur het eens is met mensen. Elke regel van het bestand telt apart.

    JSON: onder `tasks` de tekst zoals hij is, onder `tasks_given` met de ware codes van eerdere beurten, onder
    `tasks_stripped` zonder hoofdletters en leestekens.
    """
    with _Refusals():
        coded = _read(file, language=language, text_column=text_column)
        if folds is None:
            scores = _shipped_scores(coded, models=models, allow_seen=allow_seen)
        else:
            scores = _folded_scores(coded, folds=folds, also=[_read(one, language=language) for one in also or ()])
    if as_json:
        found = {view.value: {task.value: asdict(value) for task, value in own.items()} for view, own in scores.items()}
        typer.echo(json.dumps({"language": language.value, "folds": folds, **found}, indent=1))
    else:
        for view, own in scores.items():
            Console().print(_table(own, title=TITLES[view]))


def _read(source: Path, *, language: Language, text_column: str | None = None) -> CodedSet:
    if source.is_dir():
        return read_written_set(source, language=language)
    return read_coded_set(source, language=language, text_column=text_column)


def _joined(first: CodedSet, *others: CodedSet) -> CodedSet:
    conversations = [conversation for part in (first, *others) for conversation in part.conversations]
    return CodedSet(first.language, tuple(conversations))


def _shipped_scores(coded: CodedSet, *, models: Path, allow_seen: bool) -> Viewed:
    model = read_model(model_file(coded.language, folder=models))
    if not allow_seen:
        refuse_seen(model, coded=coded)
    return {view: evaluate_model(model, coded=coded, view=view) for view in View}


def _folded_scores(coded: CodedSet, *, folds: int, also: list[CodedSet]) -> Viewed:
    from speelruimte.engines.mi.coder.training.cross_validation import held_out_answers, train_folds

    with _Steps(coded.language.value) as step:
        held = train_folds(
            coded, folds=folds, also=tuple(one for part in also for one in part.conversations), progress=step
        )
    return {view: scores_of(held_out_answers(coded, held=held, view=view)) for view in View}


def _languages(language: str) -> tuple[Language, ...]:
    if language == "both":
        return tuple(Language)
    try:
        return (Language(language),)
    except ValueError as error:
        raise typer.BadParameter("nl, en of both", param_hint="--language") from error


def _table(scores: Mapping[Task, Scores], *, title: str) -> Table:
    table = Table(title=title)
    for column in ("taak", "beurten (gesprekken)", "macro-F1 (95 %)", "kappa", "juist"):
        table.add_column(column, no_wrap=column == "taak")
    for task, value in scores.items():
        low, high = value.macro_f1_interval
        counted = f"{value.n} ({value.conversations})"
        macro = f"{value.macro_f1:.3f} ({low:.3f}-{high:.3f})"
        table.add_row(task.value, counted, macro, f"{value.kappa:.3f}", f"{value.accuracy:.3f}")
        for label, f1 in value.f1.items():
            table.add_row(f"  {label}", "", f"{f1:.3f}", "", "")
    return table


class _Steps(AbstractContextManager[Callable[[str], None]]):
    """A line on standard error with the step that is under way and the time."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._progress = Progress(
            SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=Console(stderr=True)
        )

    def __enter__(self) -> Callable[[str], None]:
        self._progress.start()
        line = self._progress.add_task(self._title, total=None)
        return lambda step: self._progress.update(line, description=f"{self._title} {step}")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()


class _Refusals(AbstractContextManager[None]):
    """Turn input that cannot be used, and a missing extra, into a sentence and exit code 2."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, InvalidInput):
            values = {"where": error.where, "found": error.found, **error.details}
            typer.echo(SENTENCES[error.problem].format_map(values), err=True)
            raise typer.Exit(BAD_INPUT) from error
        if isinstance(error, ImportError):
            typer.echo(f"Trainen vraagt om de extra 'train' (pip install speelruimte[train]): {error}.", err=True)
            raise typer.Exit(BAD_INPUT) from error
