"""Two municipalities with somebody in every role, and somebody to look at in every relation."""

from dataclasses import dataclass
from datetime import date
from http.cookies import SimpleCookie

from django.test import Client
from tests.access_matrix.records import Owner

from speelruimte.foundation.access.matrix import Relation, Visitor
from speelruimte.foundation.encryption.services import vault_create
from speelruimte.foundation.organisations.models import Team
from speelruimte.foundation.organisations.roles import Role
from speelruimte.foundation.organisations.tests.factories import PASSWORD, make_municipality, make_person, make_team

ROLES = {
    Visitor.PROFESSIONAL: Role.PROFESSIONAL,
    Visitor.TEAM_LEADER: Role.TEAM_LEADER,
    Visitor.ADMINISTRATOR: Role.ADMINISTRATOR,
}


@dataclass(frozen=True)
class World:
    """Who there is, and the cookies of who signed in."""

    visitors: dict[Visitor, Owner]
    others: dict[Relation, Owner]
    cookies: dict[Visitor, SimpleCookie]

    def owner(self, visitor: Visitor, relation: Relation) -> Owner:
        """Whose record it is when this visitor looks at a record of this relation."""
        if relation is Relation.OWN and visitor in self.visitors:
            return self.visitors[visitor]
        return self.others[Relation.COLLEAGUE if relation is Relation.OWN else relation]

    def client(self, visitor: Visitor) -> Client:
        """A browser of this visitor, signed in unless she is anonymous."""
        browser = Client()
        if visitor in self.cookies:
            browser.cookies = SimpleCookie(self.cookies[visitor].output(header="", sep=";"))
        return browser


def build_world() -> World:
    """Everybody, and a real sign-in for each role: with password and opened records."""
    here, elsewhere = make_municipality(), make_municipality()
    north, east, far = make_team(here, "Noord"), make_team(here, "Oost"), make_team(elsewhere, "Zuid")
    visitors = {visitor: _owner(role, north) for visitor, role in ROLES.items()}
    others = {
        Relation.COLLEAGUE: _owner(Role.PROFESSIONAL, north),
        Relation.OTHER_TEAM: _owner(Role.PROFESSIONAL, east),
        Relation.OTHER_MUNICIPALITY: _owner(Role.PROFESSIONAL, far),
    }
    return World(visitors, others, {visitor: _signed_in(owner) for visitor, owner in visitors.items()})


def _owner(role: Role, team: Team) -> Owner:
    user = make_person(role, team=team, since=date(2020, 1, 1))
    vault, _code = vault_create(user_id=user.pk, password=PASSWORD)
    return Owner(user, vault, user.memberships.get())


def _signed_in(owner: Owner) -> SimpleCookie:
    browser = Client()
    answer = browser.post("/aanmelden/", {"username": owner.user.email, "password": PASSWORD})
    assert answer.status_code == 302
    return browser.cookies
