"""Recognise Dutch clauses whose words can be used again in another order.

Every recogniser takes a clause and returns the slots for the sentence of a pattern, or None when it
does not surely understand the clause.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from speelruimte.engines.mi.alternatives.dutch_order import (
    cluster_of,
    is_simple,
    lower,
    nl,
    to_infinitive,
    verb_last,
    without,
)
from speelruimte.engines.mi.alternatives.verbs import Verb, by_infinitive, finite_verb, second_person
from speelruimte.engines.mi.alternatives.words import Clause, Token, sentences_of, strip_ends, tokens_of

SUBJECTS = frozenset({"u", "je", "jij"})
LONGEST_CLAUSE = 18
REACH = 2 * LONGEST_CLAUSE  # words from which a clause is looked for; keeps the time linear in the text

Slots = dict[str, str]


@dataclass(frozen=True, slots=True)
class Options:
    """What a pattern asks of its recogniser: word lists by name, and u (formal) or je."""

    formal: bool
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def you(self) -> str:
        """The subject as the sentence will write it."""
        return "u" if self.formal else "je"

    def allows(self, verb: Verb) -> bool:
        """Whether the pattern is meant for this verb."""
        return not self.words.get("verbs") or verb.name in self.words["verbs"]

    def refuses(self, names: Sequence[str]) -> bool:
        """Whether one of the verbs makes the pattern unfit."""
        return bool(self.words.get("not_verbs", frozenset()) & set(names))


Recogniser = Callable[[Clause, Options], Slots | None]


def clauses_of(text: str, *, complete: bool = False) -> tuple[Clause, ...]:
    """Everything in a turn that may be one clause, earliest start first; the longest piece of each start first.

    Args:
        text: a turn.
        complete: leave out what goes on after a comma without a connecting word, and what follows from an "als".
    """
    found: dict[Clause, None] = {}
    for sentence in sentences_of(tokens_of(text, fillers=nl("fillers"), phrases=nl("filler_phrases"))):
        for start in _starts(sentence):
            for end in _ends(sentence, start=start):
                if not _is_whole(sentence, end=end) or (complete and not _is_complete(sentence, start=start, end=end)):
                    continue
                tokens = strip_ends(sentence[start:end], openers=nl("openers"), endings=nl("endings"))
                clause = Clause(tuple(token for token in tokens if not token.is_mark))
                if 2 <= len(tokens) <= LONGEST_CLAUSE:
                    found[clause] = None
    return tuple(found)


def _starts(sentence: Sequence[Token]) -> list[int]:
    return [
        place
        for place in range(len(sentence))
        if place == 0 or sentence[place - 1].is_mark or sentence[place - 1].low in nl("boundaries")
    ]


def _ends(sentence: Sequence[Token], *, start: int) -> list[int]:
    """Up to the first comma or the end, and up to each of the first two words that may begin another clause."""
    reach = min(len(sentence), start + REACH)
    comma = next((place for place in range(start + 1, reach) if sentence[place].is_mark), reach)
    cuts = [place for place in range(start + 2, comma) if _breaks(sentence, place=place)]
    whole = [comma] if comma < start + REACH else []  # what is longer is no clause that is moved safely
    return [*whole, *cuts[:2][::-1]]


def _is_whole(sentence: Sequence[Token], *, end: int) -> bool:
    """Whether a piece up to `end` says what it says without what follows: no condition, no "dat ik …"."""
    follows = [token.low for token in sentence[end : end + 2] if not token.is_mark][:1]
    is_cut = end < len(sentence) and not sentence[end].is_mark
    return not (set(follows) & nl("conditions") or (is_cut and sentence[end - 1].low in nl("dangling")))


def _is_complete(sentence: Sequence[Token], *, start: int, end: int) -> bool:
    """Whether the words still hold by themselves: no list goes on behind them, no condition stands before them."""
    follows = [token.low for token in sentence[end : end + 2] if not token.is_mark][:1]
    goes_on = end < len(sentence) and sentence[end].is_mark and not set(follows) <= nl("connectors")
    return not goes_on and not {token.low for token in sentence[max(0, start - REACH) : start]} & nl("conditional")


def _breaks(sentence: Sequence[Token], *, place: int) -> bool:
    word = sentence[place].low
    follows = sentence[place + 1].low if place + 1 < len(sentence) else ""
    if word == "maar" and sentence[place - 1].low in nl("before_only"):  # "alleen maar"
        return False
    is_otherwise = word == "anders" and sentence[place - 1].low not in nl("before_different")
    return word in nl("breaks") or is_otherwise or (word == "dan" and finite_verb(follows) is not None)


@dataclass(frozen=True, slots=True)
class Question:
    """A clause with the finite verb before its subject: "heeft" "u" "al gebeld"."""

    finite: str
    verb: Verb
    subject: str
    rest: tuple[str, ...]


def question_of(clause: Clause, *, subjects: frozenset[str] = SUBJECTS, skip: int = 0) -> Question | None:
    """The clause as a question, after `skip` words; None when verb or subject is unknown."""
    low = clause.low[skip:]
    if len(low) < 2 or low[1] not in subjects:
        return None
    prefixed = (finite_verb(low[0], prefix=word) for word in low[2:])
    verb = finite_verb(low[0]) or next((found for found in prefixed if found is not None), None)
    words = tuple(token.text for token in clause.tokens[skip + 2 :])
    return Question(low[0], verb, low[1], words) if verb is not None and is_simple(words) else None


def infinitive_question(clause: Clause, options: Options) -> Slots | None:
    """ "Gaat u morgen bellen" -> om_te "morgen te bellen"."""
    question = question_of(clause)
    if question is None or not options.allows(question.verb):
        return None
    cluster = cluster_of(question.rest)
    if cluster is None or cluster.is_participle:
        return None
    names = [verb.name for verb in cluster.verbs]
    if options.refuses(names[1:] if names[0] == "blijven" and len(names) > 1 else names):  # "blijven wonen"
        return None
    dropped = options.words.get("drop_verbs", frozenset())
    if question.verb.name == "zullen" and not dropped & {verb.name for verb in cluster.verbs}:
        return None
    om_te = None if cluster.has_te else to_infinitive(question.rest, drop_verbs=dropped)
    return None if om_te is None else {"om_te": om_te}


def perfect_question(clause: Clause, options: Options) -> Slots | None:
    """ "Heeft u al bij de bakker gesolliciteerd" -> om_te, object and infinitive."""
    question = question_of(clause)
    if question is None or question.verb.name not in ("hebben", "zijn") or set(lower(question.rest)) & nl("negations"):
        return None
    cluster = cluster_of(question.rest)
    if cluster is None or not cluster.is_participle or len(cluster.verbs) > 1 or not options.allows(cluster.verbs[0]):
        return None
    middle = without(question.rest[: cluster.start], nl("particles") | nl("time_particles") | {"ergens"})
    tail = list(question.rest[cluster.end :])
    return _with_object(cluster.verbs[0], middle=middle, tail=tail, options=options)


def _with_object(verb: Verb, *, middle: list[str], tail: list[str], options: Options) -> Slots | None:
    slots = {"om_te": " ".join([*middle, verb.with_te, *tail]), "infinitive": verb.name}
    kinds = options.words.get("object", frozenset())
    thing = without([*middle, *tail], nl("object_adverbs"))
    if not kinds:
        return slots
    nouns = options.words.get("nouns", frozenset())
    if not _is_thing(thing, kinds=kinds) or (nouns and thing[0].lower() == "een" and thing[1].lower() not in nouns):
        return None
    return {**slots, "object": " ".join(thing), "noun": " ".join(thing[1:])}


def _is_thing(words: list[str], *, kinds: frozenset[str]) -> bool:
    """Whether the words are one short phrase of an allowed kind, by their first word."""
    low = lower(words)
    if not 1 <= len(low) <= 6 or set(low) & (nl("negations") | {"u", "jij", "er", "iets", "iemand", "ergens", "daar"}):
        return False
    return (
        ("definite" in kinds and len(low) >= 2 and low[0] in nl("definite") and not set(low[1:]) & nl("prepositions"))
        or ("een" in kinds and low[0] == "een" and len(low) == 2)
        or ("bare" in kinds and len(low) == 1 and low[0] not in nl("determiners") and low[0] not in nl("prepositions"))
        or ("pronoun" in kinds and low in (["dat"], ["die"], ["het"], ["ze"]))
        or bool(kinds & {low[0]} and len(low) >= 2)
    )


def open_word_question(clause: Clause, options: Options) -> Slots | None:
    """ "Heeft u al iets gevonden" -> core "heeft u al gevonden", for a sentence that begins with wat."""
    question = question_of(clause, subjects=SUBJECTS | {"er"})
    if question is None or not options.allows(question.verb) or set(lower(question.rest)) & nl("negations"):
        return None
    low = lower(question.rest)
    word = next(iter(options.words["word"]))
    if (
        low.count(word) != 1
        or "er" in low
        or low[low.index(word) + 1 :][:1] in (["te"], ["van"], ["anders"], ["meer"], ["dat"], ["wat"], ["waar"])
    ):
        return None
    cluster = cluster_of(question.rest)
    if cluster is None or cluster.has_te or options.refuses([verb.name for verb in cluster.verbs]):
        return None
    words = without(question.rest, nl("particles") | {word})
    return {"core": " ".join([question.finite, question.subject, *words])}


def why_question(clause: Clause, options: Options) -> Slots | None:
    """ "Waarom bent u niet gekomen" -> clause "u niet bent gekomen"."""
    if clause.low[0] not in nl("why_words"):
        return None
    question = question_of(clause, subjects=SUBJECTS | {"het", "dat"}, skip=1)
    if question is None:
        return None
    is_you = question.subject in SUBJECTS
    rest = without(question.rest, nl("particles"))
    finite = second_person(question.finite, formal=question.subject == "u", verb=question.verb)
    moved = verb_last(finite if is_you else question.finite, verb=question.verb, rest=rest)
    subject = "je" if question.subject == "jij" else question.subject
    return None if moved is None else {"clause": " ".join([subject, *moved])}


_YOU = "(?:u|je|jij)"
_DUTY_LEAD = re.compile(
    rf"(?:dan )?(?:{_YOU} (?:moet|dient)|(?:moet|dient) {_YOU}|dat moet {_YOU}|{_YOU} hoort|"
    rf"{_YOU} (?:bent|ben) (?:wel |gewoon |nu eenmaal )?verplicht|"
    r"het is (?:wel |gewoon )?(?:verplicht|de bedoeling)) "
)


def duty(clause: Clause, options: Options) -> Slots | None:
    """ "U moet zich gewoon afmelden" -> rule "u zich afmeldt"; only for verbs that name a duty."""
    lead = _DUTY_LEAD.match(" ".join(clause.low))
    if lead is None:
        return None
    spoken = [token.text for token in clause.tokens[len(lead[0].split()) :]]
    rest = without(["dat", *spoken] if lead[0].startswith("dat ") else spoken, nl("particles") | {"nog", "gaan", "om"})
    if (
        3 <= len(rest) <= 4
        and lower(rest)[0] == "naar"
        and lower(rest)[1] in nl("definite")
        and cluster_of(rest) is None
    ):
        return _rule([*rest, "gaat"], options=options) if "komen" in options.words["verbs"] else None
    cluster = cluster_of(rest) if is_simple(rest) else None
    if cluster is None or cluster.is_participle or set(lower(rest)) & nl("negations"):
        return None
    verb = cluster.verbs[0]
    if len(cluster.verbs) > 1 or verb.name not in options.words["verbs"]:
        return None
    form = verb.you(formal=options.formal)
    return _rule([*rest[: cluster.start], form, *rest[cluster.end :]], options=options)


def _rule(words: Sequence[str], *, options: Options) -> Slots | None:
    """The duty, and "de regel is" or, for what has a date, "het is de bedoeling"; None for an order for once."""
    low = set(lower(words))
    is_order = (
        low & nl("only_once")
        or "een keer" in " ".join(lower(words))
        or (low & nl("this_one") and low & {"accepteert", "aanneemt"})
    )
    lead = "Het is de bedoeling" if low & nl("dated") else "De regel is"
    return None if is_order else {"lead": lead, "rule": " ".join([options.you, *words])}


def if_not(clause: Clause, options: Options) -> Slots | None:
    """ "Als u niet op tijd komt" and "komt u niet op tijd" -> rule "u op tijd komt"."""
    low = list(clause.low)
    negation = next((place for place, word in enumerate(low) if word in ("niet", "geen")), None)
    if negation is None or len(low) < 3:
        return None
    words = [token.text for place, token in enumerate(clause.tokens) if place != negation]
    moved = (
        _from_if(words, options=options)
        if low[0] in ("als", "wanneer", "indien")
        else _from_inversion(words, options=options)
    )
    return None if moved is None else _rule(moved, options=options)


def _from_if(words: list[str], *, options: Options) -> list[str] | None:
    low = lower(words)
    rest = without(words[2:], nl("particles") | {"weer", "nog", "steeds"})
    if low[1] not in SUBJECTS or not rest:
        return None
    if len(rest) > 1 and rest[-2].lower() in ("komt", "gaat") and rest[-1].lower() in options.words["verbs"]:
        return rest if is_simple(rest[:-2]) else None
    place = next((place for place, word in enumerate(lower(rest)) if word in _duty_forms(options)), None)
    if place is None or not is_simple([*rest[:place], *rest[place + 1 :]]):
        return None
    tail = lower(rest[place + 1 :])
    return rest if not tail or tail[0] in nl("prepositions") else None


def _from_inversion(words: list[str], *, options: Options) -> list[str] | None:
    low = lower(words)
    verb = finite_verb(low[0])
    rest = without(words[2:], nl("particles") | {"weer", "nog", "steeds"})
    if verb is None or low[1] not in SUBJECTS or not is_simple(rest):
        return None
    moved = verb_last(second_person(low[0], formal=options.formal, verb=verb), verb=verb, rest=rest)
    return moved if moved and any(word.lower() in _duty_forms(options) for word in moved) else None


def _duty_forms(options: Options) -> set[str]:
    """The forms with u and je of the verbs that name a duty."""
    duties = [by_infinitive()[name] for name in options.words["verbs"]]
    return {form for verb in duties for form in (verb.you(formal=True), verb.you(formal=False))}
