"""Give back what a Dutch client said last: "ik kan dat niet" -> "u dat niet kunt"."""

from collections.abc import Sequence

from speelruimte.engines.mi.alternatives.dutch import Options, Slots
from speelruimte.engines.mi.alternatives.dutch_order import cluster_of, is_simple, lower, nl, verb_last, without
from speelruimte.engines.mi.alternatives.verbs import Verb, by_infinitive, finite_verb, second_person
from speelruimte.engines.mi.alternatives.words import Clause

_OTHER_SUBJECTS = frozenset({"het", "er", "dat", "niemand", "iedereen"})
_TOPICS = frozenset({"dat", "daar", "dan", "nu", "nou", "die", "dit", "eigenlijk", "soms", "vroeger", "thuis"})
_PRONOUNS = frozenset({"het", "dat", "me", "mij", "er"})
# Words by which the client speaks to or about somebody else, or swears: too risky to give back.
_REFUSED = nl("not_given_back")
_FILLING = nl("client_filling")


def reflection(clause: Clause, options: Options) -> Slots | None:
    """The client's clause as what follows "u zegt dat".

    >>> from speelruimte.engines.mi.alternatives.dutch import clauses_of
    >>> reflection(clauses_of("Ik kan niet de hele dag staan met mijn rug.")[0], Options(formal=True))
    {'said': 'u niet de hele dag kunt staan met uw rug'}
    """
    low = list(clause.low)
    words = [token.text for token in clause.tokens]
    if set(low) & _REFUSED or _lacks_word(low, options=options):
        return None
    if low[0] in _TOPICS - {"dat"} or (low[0] == "dat" and len(low) > 2 and low[2] in ("ik", "er")):
        return _from_topic(words, options=options)
    if low[0] in nl("prepositions"):
        return _from_phrase(words, options=options)
    if low[0] in ("mijn", "m'n") and len(low) > 3:
        return _said(
            words[2], subject=f"{'uw' if options.formal else 'je'} {words[1]}", rest=words[3:], options=options
        )
    if low[0] == "ik" or low[0] in _OTHER_SUBJECTS:
        return _said(words[1], subject=low[0], rest=words[2:], options=options)
    return None


def _lacks_word(low: Sequence[str], *, options: Options) -> bool:
    """Whether the pattern is only for a clause with one of these words, and it has none."""
    wanted = options.words.get("any_of", frozenset())
    is_affirmed = bool(options.words.get("only_negative")) and not set(low) & nl("negations")
    return is_affirmed or bool(wanted and not wanted & set(low))


def _from_topic(words: Sequence[str], *, options: Options) -> Slots | None:
    low = lower(words)
    if len(low) < 3 or low[2] not in ("ik", "er", "het"):
        return None
    return _said(words[1], subject=low[2], rest=_with_topic([low[0]], words[3:]), options=options)


def _with_topic(topic: list[str], rest: Sequence[str]) -> list[str]:
    """Put what stood in front back into the clause, behind a pronoun: "nu" and "het niet" -> "het nu niet"."""
    place = 1 if topic != ["dat"] and rest and rest[0].lower() in _PRONOUNS else 0
    return [*rest[:place], *topic, *rest[place:]]


def _from_phrase(words: Sequence[str], *, options: Options) -> Slots | None:
    """ "Met mijn kinderen gaat dat niet" -> "het met uw kinderen niet gaat"."""
    low = lower(words)
    for place in range(2, min(5, len(low) - 1)):
        if finite_verb(low[place]) is not None and low[place + 1] in ("ik", "het", "dat", "er"):
            topic = [low[0], *words[1:place]]
            return _said(
                words[place], subject=low[place + 1], rest=_with_topic(topic, words[place + 2 :]), options=options
            )
    return None


def _said(finite: str, *, subject: str, rest: Sequence[str], options: Options) -> Slots | None:
    verb = finite_verb(finite.lower()) or _plural(finite, subject=subject)
    kept = without(rest, _FILLING)
    if options.words.get("subject", frozenset({subject})) != {subject}:
        return None
    if verb is None or not options.allows(verb) or not is_simple(kept) or is_too_thin(verb, kept=kept, subject=subject):
        return None
    if verb.name == "zien" and options.words.get("verbs") and "zitten" not in lower(kept):
        return None
    form = second_person(finite.lower(), formal=options.formal, verb=verb) if subject == "ik" else finite.lower()
    if subject != "ik" and form not in (
        verb.second,
        verb.past,
        verb.infinitive,
        "is",
        "kan",
        "wil",
        "zou",
        "zal",
        "mag",
    ):
        return None
    moved = verb_last(form, verb=verb, rest=shifted(kept, subject=subject, options=options))
    if moved is None:
        return None
    spoken = {"ik": options.you, "dat": "het"}.get(subject, subject)
    return {"said": " ".join([spoken, *moved])}


_THIN = frozenset(
    {"weten", "denken", "zeggen", "begrijpen", "snappen", "geloven", "horen", "hopen", "vragen", "lijken", "bedoelen"}
)
_PLAIN_DENIALS = frozenset({"lukken", "gaan", "werken", "helpen", "hebben", "worden", "kunnen", "komen"})
_MINE = frozenset({"me", "mij", "mijn", "m'n"})


def is_too_thin(verb: Verb, *, kept: Sequence[str], subject: str) -> bool:
    """Nothing worth giving back: "ik weet het niet", "dat is mooi"; of "het" and "er" only what is denied or hers."""
    low = set(lower(kept))
    cluster = cluster_of(kept)
    has_thin = cluster is not None and {one.name for one in cluster.verbs} & (_THIN - {"horen"})
    if verb.name in _THIN or has_thin:
        return True
    if verb.name == "zullen" and not low & {"graag", "willen", "best"}:  # "dan zou ik": only under a condition
        return True
    if subject in ("het", "dat"):
        return not (low & _MINE or (low & nl("negations") and verb.name in _PLAIN_DENIALS))
    if subject in ("er", "iedereen"):
        return not low & nl("negations")
    content = low - nl("negations") - {"het", "dat", "er", "zo"}
    return not content and (not low & nl("negations") or verb.name in ("zijn", "hebben", "kunnen"))


def _me(word: str, *, place: str, options: Options) -> str:
    """What "me" and "mij" become: "voor mij" is "voor u" or "voor jou", reflexive is "zich" or "je"."""
    if options.formal:
        return "zich" if place == "ik" else "u"
    return "jou" if word == "mij" and place == "preposition" else "je"


def _plural(finite: str, *, subject: str) -> Verb | None:
    """ "Mijn handen doen pijn": the plural is written as the infinitive."""
    return by_infinitive().get(finite.lower()) if subject.startswith(("uw ", "je ")) else None


def shifted(words: Sequence[str], *, subject: str, options: Options) -> list[str]:
    """My words become yours; "me" of an "ik" is reflexive unless it stands behind a preposition."""
    mine = {"mijn", "m'n"}
    shifted: list[str] = []
    for before, word in zip(["", *lower(words)], words, strict=False):
        low = word.lower().replace("’", "'")
        if low in mine:
            shifted.append("uw" if options.formal else "je")
        elif low in ("mezelf", "mijzelf"):
            shifted.append("uzelf" if options.formal else "jezelf")
        elif low in ("me", "mij"):
            place = "preposition" if before in nl("prepositions") else subject
            shifted.append(_me(low, place=place, options=options))
        else:
            shifted.append(word)
    return shifted
