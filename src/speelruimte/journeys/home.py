"""Home: the eight tips as the table of contents, different for a leader, a professional and an administrator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from speelruimte.foundation.access.actor import actor_of
from speelruimte.foundation.organisations.roles import Role
from speelruimte.journeys.tips import Part, Texts, Tip, link_label, page_texts, tips
from speelruimte.kernel.errors import NotAllowed

LINKS: dict[str, tuple[str, tuple[str, ...]]] = {
    "write_down": ("conversations:new", ("memory",)),
    "conversations": ("conversations:list", ()),
    "agenda": ("journeys:agenda", ()),
    "leader_sees": ("access:what-can-my-leader-see", ()),
    "people": ("administration:people", ()),
    "teams": ("administration:teams", ()),
}
FIRST_STEPS = ("write_down", "conversations", "agenda")
ADMINISTRATION = ("people", "teams")
CONVERSATION_ROLES = frozenset({Role.PROFESSIONAL, Role.TEAM_LEADER})


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words."""

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class TipRow:
    """One tip on the page: `this_week` is empty for who is no leader; `holds` is empty where something is built."""

    number: int
    key: str
    title: str
    text: str
    this_week: str
    now: str
    holds: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """What journeys/home.html shows; a group of links is empty when it is not for her."""

    texts: Texts
    heading: str
    intro: str
    this_week: TipRow | None
    first_steps: tuple[Link, ...]
    administration: tuple[Link, ...]
    tips: tuple[TipRow, ...]


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The tips for who is signed in; what this is, and the promise, for who is not."""
    language = _screen_language()
    if not request.user.is_authenticated:
        return render(request, "journeys/home_guest.html", {"texts": page_texts(language)})
    try:
        roles = actor_of(request).roles
    except NotAllowed:  # a place that has ended, or has not begun
        roles = frozenset()
    page = home_page(roles=roles, language=language, day=timezone.localdate())
    return render(request, "journeys/home.html", {"page": page, "menu": "home"})


def home_page(*, roles: frozenset[Role], language: str, day: date) -> HomePage:
    """The page for who has these roles on this day; knows nothing of anybody's records.

    A leader reads what each tip asks of the department; everybody else what it means in her own work.
    """
    texts = page_texts(language)
    leads = Role.TEAM_LEADER in roles
    rows = tuple(
        _row(tip, number=number, for_leader=leads, language=language) for number, tip in enumerate(tips(language), 1)
    )
    kind = _kind(roles)
    return HomePage(
        texts=texts,
        heading=str(texts[f"{kind}_heading"]),
        intro=str(texts[f"{kind}_intro"]),
        this_week=rows[day.isocalendar().week % len(rows)] if leads else None,
        first_steps=_links(FIRST_STEPS, language=language) if Role.PROFESSIONAL in roles else (),
        administration=_links(ADMINISTRATION, language=language) if Role.ADMINISTRATOR in roles else (),
        tips=rows if roles & CONVERSATION_ROLES else (),
    )


def _kind(roles: frozenset[Role]) -> str:
    order = ((Role.TEAM_LEADER, "leader"), (Role.PROFESSIONAL, "professional"), (Role.ADMINISTRATOR, "administrator"))
    return next((kind for role, kind in order if role in roles), "nobody")


def _row(tip: Tip, *, number: int, for_leader: bool, language: str) -> TipRow:
    part: Part = tip.leader if for_leader else tip.professional
    return TipRow(
        number=number,
        key=tip.key,
        title=tip.title,
        text=part.text,
        this_week=tip.this_week if for_leader else "",
        now=part.now,
        holds="" if part.now else tip.holds,
        links=_links(part.links, language=language),
    )


def _links(names: Iterable[str], *, language: str) -> tuple[Link, ...]:
    return tuple(
        Link(reverse(route, args=arguments), link_label(name, language=language))
        for name in names
        for route, arguments in (LINKS[name],)
    )


def _screen_language() -> str:
    return "en" if (get_language() or "").startswith("en") else "nl"
