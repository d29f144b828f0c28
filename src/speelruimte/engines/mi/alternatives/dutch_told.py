"""Give back what a Dutch client told in its own order: "ik heb het niet gelezen" -> "u heeft het niet gelezen".

The words stay where they are, so that little can go wrong: only persons change. What kind of telling it is
decides which question may follow, or none.
"""

import re
from collections.abc import Sequence

from speelruimte.engines.mi.alternatives.dutch import Options, Slots
from speelruimte.engines.mi.alternatives.dutch_order import cluster_of, is_simple, lower, nl, without
from speelruimte.engines.mi.alternatives.dutch_reflection import is_too_thin, shifted
from speelruimte.engines.mi.alternatives.verbs import (
    PERFECT,
    Verb,
    by_infinitive,
    finite_verb,
    joined_first,
    second_person,
)
from speelruimte.engines.mi.alternatives.words import Clause

_HEAVY = re.compile(
    r"ik (?P<before>(?:ben|was) (?:nu |zo |heel |erg |echt |gewoon |ook |wel |een beetje |vooral )*(?:bang|trots|blij)|"
    r"maak me (?:nu |zo |erg |veel |echt |ook |wel )*zorgen|hoop|wil (?:gewoon |echt |ook |wel )*(?:niet )?|"
    r"vind het (?:heel |erg |echt |zo |ook |wel |gewoon )*"
    r"(?:jammer|erg|fijn|belangrijk|moeilijk|lastig|vervelend|eng)) ?dat "
    r"(?P<subject>ik|het|ze|mijn [\w'-]+) (?P<rest>.+)"
)
_PARTICIPLE = re.compile(r"\w*ge\w{3,}(?:d|t|en)")
_EVERY_VERB = frozenset({"missen", "durven", "slapen", "proberen", "zoeken", "twijfelen", "schrikken", "wachten"})
_LIVING = frozenset({"zitten", "wonen", "zorgen"})


def told(clause: Clause, options: Options) -> Slots | None:
    """The client's clause as a sentence about u or je, when it is of one of the kinds that the pattern is for.

    >>> from speelruimte.engines.mi.alternatives.dutch import clauses_of
    >>> options = Options(formal=True, words={"kinds": frozenset({"omission"})})
    >>> told(clauses_of("Ik heb de brief niet gelezen.")[0], options)
    {'told': 'u heeft de brief niet gelezen'}
    """
    low, words = list(clause.low), [token.text for token in clause.tokens]
    if set(low) & (nl("not_given_back") - {"ze"}) or len(low) < 3:
        return None
    heavy = _HEAVY.fullmatch(" ".join(low))
    if heavy:
        return _heavy(words, heavy=heavy, options=options)
    if "ze" in low:
        return None
    if low[0] == "ik":
        return _of_me(words, options=options)
    return _of_other(words, options=options)


def _of_me(words: Sequence[str], *, options: Options) -> Slots | None:
    verb, kept = finite_verb(words[1].lower()), without(words[2:], nl("told_filling"))
    if (
        verb is None
        or not is_simple(kept)
        or not set(lower(kept)) - nl("negations") - {"het", "dat", "er", "zo", "ook"}
    ):
        return None
    if not _stands_alone(kept, verb=verb):
        return None
    kind = kind_of(verb, form=words[1].lower(), kept=lower(kept))
    if kind not in options.words["kinds"] or is_too_thin(verb, kept=kept, subject="ik"):
        return None
    form = second_person(words[1].lower(), formal=options.formal, verb=verb)
    return {"told": " ".join([options.you, form, *shifted(kept, subject="ik", options=options)])}


def _of_other(words: Sequence[str], *, options: Options) -> Slots | None:
    """ "De wekker ging niet", "mijn dochter is vaak ziek": a noun of one word and its verb."""
    low = lower(words)
    if low[0] not in ("de", "het", "mijn", "m'n") or len(low) < 4:
        return None
    verb, kept = finite_verb(low[2]), without(words[3:], nl("told_filling"))
    if verb is None or not kept or not is_simple(kept) or not _stands_alone(kept, verb=verb):
        return None
    is_past = low[2] in (verb.past, "viel")
    kind = "reason" if is_past and verb.name in nl("reason_verbs") else "plain" if _is_news(low, verb=verb) else ""
    if kind not in options.words["kinds"] or finite_verb(low[1]) is not None:
        return None
    return {
        "told": " ".join(
            [*shifted(words[:2], subject="", options=options), low[2], *shifted(kept, subject="", options=options)]
        )
    }


def _is_news(low: Sequence[str], *, verb: Verb) -> bool:
    return low[0] in ("mijn", "m'n") and verb.name in ("zijn", "hebben", "doen")


def _stands_alone(kept: Sequence[str], *, verb: Verb) -> bool:
    """Whether nothing is left hanging: no last word that asks for more."""
    low = lower(kept)
    if low[-1] in nl("prepositions"):
        return bool({"er", "daar", "hier"} & set(low)) or low[-1] + verb.infinitive in by_infinitive()
    return low[-1] not in nl("dangling") | {"en", "zo", "zoveel", "heel", "erg"}


def kind_of(verb: Verb, *, form: str, kept: Sequence[str]) -> str:
    """What an "ik" tells: wish, will_not, omission, reason, living, plain; empty where "u zegt dat" is more careful."""
    denied = bool(set(kept) & nl("negations"))
    if verb.name == "willen" or (verb.name == "zullen" and {"graag", "willen"} & set(kept)):
        return _kind_of_wish(kept, denied=denied)
    cluster = cluster_of(kept)
    names = {one.name for one in cluster.verbs} if cluster is not None else set()
    is_participle = (cluster is not None and cluster.is_participle) or bool(names & {"vergeten", "verslapen"})
    if verb.name in PERFECT and (is_participle or any(_PARTICIPLE.fullmatch(word) for word in kept)):
        return _kind_of_event(names, kept=kept, denied=denied)
    if form == verb.past and verb.name in PERFECT:
        return "reason" if set(kept) & nl("reasons") or (denied and verb.name == "hebben") else "plain"
    if verb.name == "hebben" or (verb.name == "zijn" and set(kept) & nl("felt")) or verb.name in _EVERY_VERB:
        return "plain" if verb.name != "hebben" or not set(kept) & nl("not_plain") else ""
    return "living" if verb.name in _LIVING and form == verb.first and len(kept) > 1 else ""


def _kind_of_wish(kept: Sequence[str], *, denied: bool) -> str:
    cluster = cluster_of(kept)
    if denied:
        wants_other = set(kept) & nl("wanted_otherwise") and not set(kept) & {"niks", "niets", "nooit", "dat"}
        return "will_not" if wants_other else "plain"
    has_goal = cluster is not None and not cluster.is_participle and cluster.end == len(kept)
    names = {one.name for one in cluster.verbs} if cluster is not None else set()
    return "wish" if has_goal and not names & nl("no_goal") else "plain"


def _kind_of_event(names: set[str], *, kept: Sequence[str], denied: bool) -> str:
    if names & {"vergeten", "verslapen", "missen"} and not denied:
        return "reason"
    if "doen" in names and {"niks", "niets"} & set(kept):
        return ""  # "u heeft niks gedaan" would be a verdict
    if denied and names & nl("omission_verbs"):
        return "omission_yet" if "nog" in kept else "omission"
    return "plain"


def _heavy(words: Sequence[str], *, heavy: re.Match[str], options: Options) -> Slots | None:
    """ "Ik ben bang dat ik mijn huis kwijtraak" -> "u bent bang dat u uw huis kwijtraakt"."""
    if "heavy" not in options.words["kinds"]:
        return None
    opening = heavy["before"].split()
    subject = heavy["subject"].split()
    rest = without(words[len(opening) + 2 + len(subject) :], nl("told_filling"))
    mine = subject[0] == "ik"
    moved = _last_verb_for_you(rest, options=options) if mine else list(rest)
    verb = finite_verb(opening[0])
    if (
        moved is None
        or verb is None
        or len(moved) < 2
        or not is_simple(moved[:-1])
        or moved[-1].lower() in nl("dangling")
    ):
        return None
    kept = without(opening[1:], nl("told_filling"))
    first = [
        options.you,
        second_person(opening[0], formal=options.formal, verb=verb),
        *shifted(kept, subject="ik", options=options),
    ]
    then = [options.you] if mine else shifted(subject, subject="", options=options)
    return {"told": " ".join([*first, "dat", *then, *shifted(moved, subject="ik" if mine else "", options=options)])}


def _last_verb_for_you(rest: Sequence[str], *, options: Options) -> list[str] | None:
    """The words of "dat ik …" with the finite verb for u or je; None unless exactly one verb may be finite."""
    low = lower(rest)
    places = [place for place in range(max(0, len(low) - 3), len(low)) if low[place] in joined_first()]
    if len(places) != 1:
        return None
    place, verb = places[0], joined_first()[low[places[0]]]
    plain = low[place].removeprefix(verb.prefix)
    form = verb.prefix + second_person(plain, formal=options.formal, verb=verb)
    return [*rest[:place], form, *rest[place + 1 :]]
