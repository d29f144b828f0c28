"""Filters of the check page."""

from django import template

from speelruimte.capabilities.conversations.sentences import MAY_STAY, REASONS
from speelruimte.engines.privacy.identifier_types import Question, Replacement

register = template.Library()


@register.filter
def may_stay(replacement: Replacement) -> bool:
    """Whether she may say that this points to nobody; numbers of people and mail addresses always go."""
    return replacement.kind in MAY_STAY and not any(sign.isdigit() or sign == "@" for sign in replacement.original)


@register.filter
def why(question: Question) -> str:
    """Why this is asked about."""
    return str(REASONS[question.reason])
