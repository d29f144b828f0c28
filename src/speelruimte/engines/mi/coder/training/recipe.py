"""Settings of a training, and the ones that may be chosen inside the training folds."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from speelruimte.engines.mi.transcript import Voice


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one voice's weights are learnt.

    Args:
        ratio_power: how strongly the log count ratio of an n-gram weighs it; 0 is plain logistic
            regression, 1 the full weighting of Wang and Manning (2012), ACL, 90-94.
        strength: inverse regularisation (C).
        stripped_copies: whether half of the turns are learnt a second time without marks.
    """

    ratio_power: float = 1.0
    strength: float = 1.0
    stripped_copies: bool = False


PLAIN: Mapping[Voice, Recipe] = MappingProxyType({voice: Recipe() for voice in Voice})

FEWEST_CONVERSATIONS = 5  # an n-gram from fewer conversations is dropped: noise, and nobody's own words
INNER_FOLDS = 4
SEED = 7


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is fixed in a training.

    Args:
        fewest_conversations: from how many conversations an n-gram must come to be kept.
        inner_folds: folds in which the second pass, calibration and choices are learnt.
    """

    fewest_conversations: int = FEWEST_CONVERSATIONS
    inner_folds: int = INNER_FOLDS
