"""The one small value that capabilities hand to each other: a finding."""

from dataclasses import dataclass

from speelruimte.kernel.errors import InvalidInput
from speelruimte.kernel.topics import Topic


@dataclass(frozen=True, slots=True)
class Finding:
    """Something worth practising, as seen in one or more conversations.

    Args:
        topic: the skill that it is about.
        gap: distance to the goal, 0 (on target) to 1 (as far as it can be), unitless.
        observations: how many moments it rests on; at least 1.
        evidence: reference to where the details stay (never text, never a name).

    Raises:
        InvalidInput: gap outside 0..1, or no observations.

    >>> Finding(Topic.LISTENING, gap=0.4, observations=12, evidence="conversation").gap
    0.4
    """

    topic: Topic
    gap: float
    observations: int
    evidence: str

    def __post_init__(self) -> None:
        if not 0 <= self.gap <= 1:
            raise InvalidInput("gap_outside_range", found=str(self.gap))
        if self.observations < 1:
            raise InvalidInput("no_observations", found=str(self.observations))
