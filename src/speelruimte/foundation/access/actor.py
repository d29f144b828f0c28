"""Who is asking: the actor that every service and selector takes first."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from speelruimte.foundation.encryption.sealing import Vault
from speelruimte.foundation.organisations.roles import Role
from speelruimte.foundation.organisations.selectors import memberships_of_user
from speelruimte.kernel.errors import NotAllowed, VaultClosed

SESSION_MUNICIPALITY = "municipality"  # where she works now, for the few who work for several


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person in one municipality, with what she is there today and, if opened, her vault.

    `team_ids` and `department_ids` are the teams and departments of her current memberships.
    """

    user_id: UUID
    municipality_id: UUID
    roles: frozenset[Role]
    team_ids: frozenset[UUID]
    department_ids: frozenset[UUID]
    vault: Vault | None = None

    def opened(self) -> Vault:
        """Her own vault; VaultClosed when her key is not in this session."""
        if self.vault is None:
            raise VaultClosed
        return self.vault

    def must_be(self, role: Role) -> None:
        """NotAllowed unless she has the role in this municipality today."""
        if role not in self.roles:
            raise NotAllowed


def actor_for(*, user_id: UUID, day: date, preferred: UUID | None = None, vault: Vault | None = None) -> Actor:
    """The person as she is on a day, in the preferred municipality when she belongs there.

    Without a preference, or when it no longer holds: where she has belonged longest.

    Raises:
        NotAllowed: she belongs to no municipality on that day.
    """
    memberships = memberships_of_user(user_id=user_id, day=day)
    if not memberships:
        raise NotAllowed
    places = {membership.municipality_id for membership in memberships}
    place = preferred if preferred in places else memberships[0].municipality_id
    here = [membership for membership in memberships if membership.municipality_id == place]
    return Actor(
        user_id=user_id,
        municipality_id=place,
        roles=frozenset(Role(membership.role) for membership in here),
        team_ids=frozenset(membership.team_id for membership in here if membership.team_id),
        department_ids=frozenset(membership.department_id for membership in here if membership.department_id),
        vault=vault,
    )


def actor_of(request: HttpRequest) -> Actor:
    """The actor behind a request; NotAllowed when nobody is signed in or she belongs nowhere today."""
    user = request.user
    if not user.is_authenticated:
        raise NotAllowed
    return actor_for(
        user_id=user.pk,
        day=timezone.localdate(),
        preferred=_chosen(request),
        vault=getattr(request, "vault", None),
    )


def _chosen(request: HttpRequest) -> UUID | None:
    try:
        return UUID(str(request.session.get(SESSION_MUNICIPALITY, "")))
    except ValueError:
        return None
