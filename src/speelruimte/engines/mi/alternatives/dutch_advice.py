"""Recognise advice in Dutch, and give back what was advised as words that follow "om"."""

import re
from collections.abc import Sequence

from speelruimte.engines.mi.alternatives.dutch import Options, Slots
from speelruimte.engines.mi.alternatives.dutch_order import (
    after_om,
    lower,
    nl,
    place_of_verb,
    to_infinitive,
    without,
)
from speelruimte.engines.mi.alternatives.verbs import by_infinitive, finite_verb
from speelruimte.engines.mi.alternatives.words import Clause

_CAN = "(?:zou|kunt|kun|kan|moet|moest)"
_SOFT = "(?:toch |ook |wel |gewoon |eens |misschien |beter |het beste |dan |even )*"
_IF_I_WERE = "(?:als ik u was |als ik jou was |in uw geval |in jouw geval |zelf |het |gewoon |eens )*"
_WISE = "(?:verstandig|verstandiger|slim|handig|beter|goed|belangrijk)"
_MODAL_LEADS = (
    re.compile(r"wat (?:u|je|jij) (?:ook |misschien |nog )?(?:kunt|kan|zou kunnen) (?:doen|proberen) is "),
    re.compile(f"(?:misschien|dan|daarom|anders) {_CAN} (?:u|je|jij) {_SOFT}"),
    re.compile(f"(?:u|je|jij) {_CAN} {_SOFT}"),
    re.compile(f"(?:dan |dus )?(?:ik zou|zou ik) {_IF_I_WERE}"),
)
_TE_LEADS = (
    re.compile(f"(?:u|je|jij) {_CAN} {_SOFT}proberen (?:om )?"),
    re.compile(r"ik (?:raad|adviseer) (?:u|je|jou) (?:aan )?(?:om )?"),
    re.compile(r"ik (?:stel voor|zou willen voorstellen) om "),
    re.compile(r"(?:ik zou|zou ik) (?:u|je|jou) (?:echt |toch )?(?:aanraden|adviseren|willen aanraden) (?:om )?"),
    re.compile(
        r"(?:misschien |dan )?(?:is het|het is|het zou|zou het) "
        r"(?:misschien |ook |wel )*een (?:goed )?idee (?:zijn )?(?:voor (?:u|je) )?om "
    ),
    re.compile(r"het (?:beste|slimste|handigste|makkelijkste) is (?:dan )?om "),
    re.compile(
        r"wat (?:u |je )?(?:misschien |vaak |ook )*(?:helpt|kan helpen|kunt doen|kan doen|kunt proberen) is om "
    ),
    re.compile(
        r"(?:misschien |dan )?(?:is het|het is|het lijkt mij|het lijkt me|lijkt het me|het zou|zou het) "
        rf"(?:\w+ ){{0,2}}?{_WISE} (?:zijn )?(?:voor (?:u|je) )?om "
    ),
    re.compile(r"probeer (?:eens |maar |gewoon |toch )*(?:om )?"),
)
_TOPIC_LEAD = re.compile(f"(?:dat|die|daar) {_CAN} (?:u|je|jij) {_SOFT}")
_ASK = re.compile(
    rf"(?:misschien |dan |ook )?(?:{_CAN} (?:u|je|jij)|(?:u|je|jij) {_CAN}) {_SOFT}"
    r"(?P<whom>(?:aan )?(?:[\w'-]+ ){1,3}?)?vragen (?P<link>of|om) (?P<what>[\w'-]+(?: [\w'-]+){1,7})"
)
_DROPPED = frozenset({"kunnen", "moeten", "willen"})
_IMPERATIVE_MARKS = frozenset({"eens", "gewoon", "even", "maar"})


def advice(clause: Clause, options: Options) -> Slots | None:
    """ "U zou eens met uw huisarts kunnen praten" -> om_te "met uw huisarts te praten".

    Personal words of the speaker become the client's: "ik zou me inschrijven" -> "u in te schrijven".
    """
    joined, words = " ".join(clause.low), [token.text for token in clause.tokens]
    for lead in _TE_LEADS:
        match = lead.match(joined)
        if match:
            return _slots(_with_te(words[len(match.group().split()) :]), options=options)
    asked = _ASK.fullmatch(joined)
    if asked and not set(asked["what"].split()) & {"u", "je", "jij", "ik", "uw", "mij", "of", "maar"}:
        about = f"te vragen {asked['link']} {asked['what']}"
        return {"om_te": f"{asked['whom'] or ''} {about}".strip()}
    topic = _TOPIC_LEAD.match(joined)
    if topic:
        rest = [words[0].lower(), *words[len(topic.group().split()) :]]
        return _slots(to_infinitive(rest, drop_verbs=_DROPPED), options=options)
    for lead in _MODAL_LEADS:
        match = lead.match(joined)
        if match:
            rest = _for_client(words[len(match.group().split()) :], options=options)
            return _slots(to_infinitive(rest, drop_verbs=_DROPPED), options=options)
    return _slots(_imperative(words), options=options)


def _slots(om_te: str | None, *, options: Options) -> Slots | None:
    refused = options.words.get("not_verbs", frozenset())
    return None if om_te is None or set(om_te.lower().split()) & refused else {"om_te": om_te}


def _for_client(words: Sequence[str], *, options: Options) -> list[str]:
    you = {"me": options.you, "mij": options.you, "mijn": "uw" if options.formal else "je"}
    return [you.get(word.lower(), word) for word in words]


def _with_te(words: Sequence[str]) -> str | None:
    slots = after_om(words)
    return None if slots is None else slots["om_te"]


def _imperative(words: Sequence[str]) -> str | None:
    """ "Ga eens langs bij het wijkteam" -> "langs te gaan bij het wijkteam"."""
    low = lower(words)
    if len(low) > 3 and low[1] in ("u", "je") and low[2] in _IMPERATIVE_MARKS:
        words = [words[0], words[2], words[1], *words[3:]]  # "schrijf je gewoon in": je goes along
        low = lower(words)
    if len(low) < 3 or low[1] not in _IMPERATIVE_MARKS or set(low) & nl("negations"):
        return None
    verb = finite_verb(low[0])
    if verb is None or verb.first != low[0]:
        return None
    rest = without(words[1:], nl("particles"))
    place = place_of_verb(verb, rest=rest)
    if place is None or not rest:
        return None
    named = by_infinitive()[place.prefix + verb.infinitive]
    return " ".join([*rest[: place.index], named.with_te, *rest[place.index + place.taken :]])
