"""What a person may be in a municipality. More roles follow; nothing else in the house lists them."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """The role that a membership gives, for its period."""

    PROFESSIONAL = "professional"
    TEAM_LEADER = "team_leader"
    ADMINISTRATOR = "administrator"  # functioneel beheerder: people and settings, never records

    @property
    def label(self) -> Promise:
        """The role as people say it."""
        return _LABELS[self]


_LABELS: dict[Role, Promise] = {
    Role.PROFESSIONAL: _("professional"),
    Role.TEAM_LEADER: _("team leader"),
    Role.ADMINISTRATOR: _("functional administrator"),
}

ROLE_CHOICES: list[tuple[str, Promise]] = [(role.value, label) for role, label in _LABELS.items()]
