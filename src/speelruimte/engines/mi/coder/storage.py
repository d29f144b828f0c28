"""Models on disk: arrays and one JSON text in an .npz; reading it never runs code from the file."""

import json
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from speelruimte.engines.mi.coder.cues import CUES
from speelruimte.engines.mi.coder.encoding import Vocabulary
from speelruimte.engines.mi.coder.history import HISTORY
from speelruimte.engines.mi.coder.labels import ACTS, LABELS, MAIN_OF, TASKS_OF, Task
from speelruimte.engines.mi.coder.model import Head, Model, VoiceModel, column_count
from speelruimte.engines.mi.transcript import Language, Voice
from speelruimte.kernel.errors import InvalidInput

FORMAT = 1
_ARRAYS = ("vocabulary", "grams", "cues", "history", "bias")
_FIXED_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same model gives the same bytes
_LARGEST = 50_000_000  # bytes unpacked, all arrays together


def write_model(model: Model, *, file: Path) -> None:
    """Write a model as float32; the same model gives the same bytes. A broken write leaves the old file."""
    partial = file.with_suffix(".part")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in _arrays_of(model):
            buffer = BytesIO()
            np.lib.format.write_array(buffer, array, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", _FIXED_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, buffer.getvalue())
    partial.replace(file)


def read_model(file: Path) -> Model:
    """Read a model.

    Raises:
        InvalidInput: ``"not_a_model"`` when the file is not a model of this format, lacks a part, holds
            objects, or its parts do not fit each other.
    """
    try:
        return _model_of(_read_arrays(file))
    except (ValueError, KeyError, TypeError, OSError, zipfile.BadZipFile, EOFError) as error:
        raise InvalidInput("not_a_model", where=file.name, found=type(error).__name__) from error


def _read_arrays(file: Path) -> dict[str, NDArray[np.generic]]:
    with zipfile.ZipFile(file) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
            raise ValueError("larger than any model")
    with np.load(file, allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}


def _arrays_of(model: Model) -> Iterable[tuple[str, NDArray[np.generic]]]:
    yield "meta", _text(json.dumps(_meta_of(model), sort_keys=True))
    for voice, part in sorted(model.voices.items()):
        yield f"{voice}_vocabulary", _text("\n".join(part.vocabulary.grams))
        for name in _ARRAYS[1:]:
            yield f"{voice}_{name}", np.asarray(getattr(part, name), dtype=np.float32)


def _text(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode("utf-8"), dtype=np.uint8)


def _meta_of(model: Model) -> dict[str, object]:
    return {
        "format": FORMAT,
        "language": model.language.value,
        "extra": {family.value: threshold for family, threshold in model.extra.items()},
        "seen": sorted(model.seen),
        "facts": model.facts,
        "heads": {
            voice.value: [_head_meta(head) for head in (part.first, *part.heads.values())]
            for voice, part in model.voices.items()
        },
    }


def _head_meta(head: Head) -> dict[str, object]:
    return {
        "task": head.task.value,
        "first_column": head.columns.start,
        "slope": head.slope,
        "offsets": list(head.offsets),
        "handicaps": list(head.handicaps),
    }


def _model_of(arrays: Mapping[str, NDArray[np.generic]]) -> Model:
    meta = json.loads(arrays["meta"].tobytes().decode("utf-8"))
    if meta["format"] != FORMAT:
        raise ValueError("another format")
    return Model(
        language=Language(meta["language"]),
        voices={voice: _voice_of(voice, arrays=arrays, heads=meta["heads"][voice.value]) for voice in Voice},
        extra={family: float(meta["extra"][family.value]) for family in ACTS},
        seen=frozenset(str(mark) for mark in meta["seen"]),
        facts=dict(meta["facts"]),
    )


def _voice_of(voice: Voice, *, arrays: Mapping[str, NDArray[np.generic]], heads: list[dict[str, object]]) -> VoiceModel:
    first, *rest = (_head_of(head) for head in heads)
    if first.task is not MAIN_OF[voice] or tuple(head.task for head in rest) != TASKS_OF[voice]:
        raise ValueError("heads of other tasks")
    grams = tuple(arrays[f"{voice}_vocabulary"].tobytes().decode("utf-8").split("\n"))
    columns = int(rest[-1].columns.stop)
    shapes: dict[str, tuple[int, ...]] = {"grams": (len(grams), columns), "cues": (len(CUES), columns)}
    shapes |= {"history": (HISTORY, columns), "bias": (columns,)}
    weights = {name: _weights(arrays[f"{voice}_{name}"], shape=shape) for name, shape in shapes.items()}
    return VoiceModel(vocabulary=Vocabulary(grams), first=first, heads={head.task: head for head in rest}, **weights)


def _weights(array: NDArray[np.generic], *, shape: tuple[int, ...]) -> NDArray[np.float32]:
    if array.shape != shape or array.dtype != np.float32 or not np.isfinite(cast(NDArray[np.float32], array)).all():
        raise ValueError("weights of another shape or kind")
    return cast(NDArray[np.float32], array)


def _head_of(meta: Mapping[str, object]) -> Head:
    task = Task(str(meta["task"]))
    first = int(cast(int, meta["first_column"]))
    offsets = tuple(float(value) for value in cast(list[float], meta["offsets"]))
    handicaps = tuple(float(value) for value in cast(list[float], meta["handicaps"]))
    if not len(offsets) == len(handicaps) == len(LABELS[task]):
        raise ValueError("a head with another number of labels")
    columns = slice(first, first + column_count(task))
    return Head(task, columns, float(cast(float, meta["slope"])), offsets, handicaps)
