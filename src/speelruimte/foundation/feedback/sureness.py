"""How sure the coder is of a code, in words. The bounds are said on the page "how do I read this"."""

from enum import StrEnum

from django.utils.translation import gettext as _

SURE_FROM = 0.80
LIKELY_FROM = 0.60
KIND_FROM = 0.70  # below it the page names the family alone: "Vraag" instead of "Gesloten vraag"


class Sureness(StrEnum):
    """How a probability is said."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"
    OWNER = "owner"


def sureness_of(probability: float | None) -> Sureness:
    """The word for a probability 0..1; None means that the owner gave the code herself.

    >>> sureness_of(0.8).value, sureness_of(0.6).value, sureness_of(0.59).value, sureness_of(None).value
    ('sure', 'likely', 'unsure', 'owner')
    """
    if probability is None:
        return Sureness.OWNER
    if probability >= SURE_FROM:
        return Sureness.SURE
    return Sureness.LIKELY if probability >= LIKELY_FROM else Sureness.UNSURE


def sureness_text(sureness: Sureness) -> str:
    """The words on the screen, in the active language."""
    return {
        Sureness.SURE: _("certain"),
        Sureness.LIKELY: _("probably"),
        Sureness.UNSURE: _("I am not sure"),
        Sureness.OWNER: _("says you"),
    }[sureness]


def is_kind_sure(probability: float | None) -> bool:
    """Whether the kind within a family is sure enough to name; None means that there is no kind to doubt.

    >>> is_kind_sure(0.7), is_kind_sure(0.69), is_kind_sure(None)
    (True, False, True)
    """
    return probability is None or probability >= KIND_FROM
