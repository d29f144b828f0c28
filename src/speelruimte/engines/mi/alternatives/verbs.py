"""Dutch verbs that may be conjugated, and what a written form can be."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import cast

from speelruimte.engines.mi.content import content

PERFECT = frozenset({"hebben", "zijn"})
# These take an infinitive without "te"; "zien" only does so in "zien zitten".
MODAL = frozenset(
    {"kunnen", "willen", "moeten", "mogen", "zullen", "gaan", "hoeven", "durven", "laten", "blijven", "komen", "zien"}
)
# Forms that people write besides the table's: they keep their own form when the verb moves.
_MORE_FORMS = {
    "hebt": "hebben", "is": "zijn", "kunt": "kunnen", "kun": "kunnen", "kan": "kunnen", "wil": "willen",
    "wou": "willen", "zou": "zullen", "zal": "zullen", "zul": "zullen", "hou": "houden",
}  # fmt: skip
_FOR_YOU = {"hebben": "hebt"}  # "je hebt", but "u heeft"


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb; `prefix` is empty for verbs that are written as one word everywhere."""

    prefix: str
    infinitive: str
    first: str
    second: str
    past: str
    participle: str

    @property
    def name(self) -> str:
        """The infinitive as one word: afmelden."""
        return self.prefix + self.infinitive

    @property
    def with_te(self) -> str:
        """The infinitive with te: "te bellen", "af te melden"."""
        return f"{self.prefix} te {self.infinitive}" if self.prefix else f"te {self.infinitive}"

    def you(self, *, formal: bool) -> str:
        """The form that goes with u or je in front of it, as one word: "afmeldt"."""
        form = self.second if formal else _FOR_YOU.get(self.name, self.second)
        return self.prefix + form


@cache
def verbs() -> tuple[Verb, ...]:
    """All verbs of verbs_nl.yaml."""
    rows = [row.split() for row in cast("list[str]", content("alternatives/verbs_nl")["verbs"])]
    return tuple(Verb(*(row if len(row) == 6 else ["", *row])) for row in rows)


@cache
def by_infinitive() -> dict[str, Verb]:
    """Verb by its infinitive as one word."""
    return {verb.name: verb for verb in verbs()}


@cache
def by_participle() -> dict[str, Verb]:
    """Verb by its participle. "verstrekt" and the like are participle and present; the place in the clause decides."""
    return {verb.participle: verb for verb in verbs()}


@cache
def _by_finite() -> dict[str, tuple[Verb, ...]]:
    found: defaultdict[str, list[Verb]] = defaultdict(list)
    for verb in verbs():
        for form in sorted({verb.first, verb.second, verb.past}):
            found[form].append(verb)
    for form, name in _MORE_FORMS.items():
        if by_infinitive()[name] not in found[form]:
            found[form].append(by_infinitive()[name])
    return {form: tuple(candidates) for form, candidates in found.items()}


@cache
def joined_first() -> dict[str, Verb]:
    """Verb by its forms with "ik" as one word, as they end a subordinate clause: kwijtraak, kan, ben."""
    forms = {verb.prefix + form: verb for verb in verbs() for form in (verb.past, verb.first)}
    return forms | {form: by_infinitive()[name] for form, name in _MORE_FORMS.items() if form in ("wou", "zou", "zal")}


def finite_verb(form: str, *, prefix: str = "") -> Verb | None:
    """The verb of which this is a finite form standing apart from its prefix, or None when unknown.

    >>> finite_verb("meldt", prefix="af").name, finite_verb("zwerft")
    ('afmelden', None)
    """
    return next((verb for verb in _by_finite().get(form, ()) if verb.prefix == prefix), None)


def before_subject(form: str, *, subject: str) -> str:
    """The form in front of its subject: "je wilt" becomes "wil je", "u wilt" becomes "wilt u"."""
    return {"wilt": "wil", "gaat": "ga", "kunt": "kun", "hebt": "heb"}.get(form, form) if subject == "je" else form


def second_person(form: str, *, formal: bool, verb: Verb) -> str:
    """The same tense with u or je in front: ben -> bent, heb -> heeft/hebt, ging -> ging.

    Args:
        form: the finite form as said, without prefix.
        formal: u instead of je.
        verb: the verb that this form belongs to.
    """
    if form in (verb.past, "zou", "wou", "is", "hebt", "zul"):
        return {"is": "bent", "zul": "zult"}.get(form, form)
    if form == "kan" and verb.name == "kunnen":
        return "kunt"
    return _FOR_YOU.get(verb.name, verb.second) if not formal else verb.second
