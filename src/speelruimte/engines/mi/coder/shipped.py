"""The coders that come with the product."""

from functools import cache
from pathlib import Path

from speelruimte.engines.mi.coder.coder import Coder
from speelruimte.engines.mi.coder.storage import read_model
from speelruimte.engines.mi.transcript import Language

MODELS = Path(__file__).parent / "models"


def model_file(language: Language, *, folder: Path = MODELS) -> Path:
    """Where the model of a language stands."""
    return folder / f"{language.value}.npz"


@cache
def load_coder(language: Language) -> Coder:
    """The coder of a language; read once per process.

    Raises:
        InvalidInput: ``"not_a_model"`` when the file is missing or damaged.
    """
    return Coder(read_model(model_file(language)))
