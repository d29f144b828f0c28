"""Dutch word order: where the verbs of a clause stand, and moving them.

Words are strings as she wrote them. A clause that is not surely understood gives None: then there is no alternative.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from speelruimte.engines.mi.alternatives.verbs import MODAL, PERFECT, Verb, by_infinitive, by_participle, finite_verb
from speelruimte.engines.mi.alternatives.words import word_lists

LONGEST_TAIL = 6  # words after the verbs, as in "gemeld bij het bedrijf"
LONGEST_REST = 12


@dataclass(frozen=True, slots=True)
class Cluster:
    """The non-finite verbs of a clause: words[start:end] are verbs (and "te")."""

    start: int
    end: int
    verbs: tuple[Verb, ...]
    is_participle: bool
    has_te: bool


def nl(name: str) -> frozenset[str]:
    """A word list of words_nl.yaml."""
    return word_lists("words_nl")[name]


def lower(words: Sequence[str]) -> list[str]:
    """The words to compare with."""
    return [word.lower().replace("’", "'") for word in words]


def without(words: Sequence[str], dropped: frozenset[str]) -> list[str]:
    """The words that are not in a list."""
    return [word for word in words if word.lower() not in dropped]


def is_simple(words: Sequence[str]) -> bool:
    """Whether the words hold no second clause and are few enough to move safely."""
    low = lower(words)
    return len(low) <= LONGEST_REST and not any(_begins_clause(low, place) for place in range(len(low)))


def _begins_clause(low: list[str], place: int) -> bool:
    word, follows = low[place], low[place + 1] if place + 1 < len(low) else ""
    if word == "als":  # "als kok" compares, "als u" begins a clause
        return not follows or follows in nl("clause_subjects") or finite_verb(follows) is not None
    if word == "die":  # "die brief" points, "die u" begins a clause
        return bool(follows) and (follows in nl("clause_subjects") or finite_verb(follows) is not None)
    if word == "wat":  # "wat vaker" is a little more often
        return follows not in nl("after_a_little")
    if word in ("u", "jij"):
        return place > 0 and finite_verb(low[place - 1]) is not None
    if word == "dat":  # "dat werk" points, "dat u" begins a clause
        return follows in nl("that_subjects")
    return word in nl("conjunctions") or word in (",", "ik", "we", "wij") or _is_stammer(word) or _is_finite_only(word)


def _is_stammer(word: str) -> bool:
    """ "dan-dan", "i-ik"."""
    first, dash, last = word.partition("-")
    return bool(dash) and (first == last or len(first) == 1)


def _is_finite_only(word: str) -> bool:
    """A finite verb that cannot be a participle, an infinitive or a noun: there is a second clause."""
    other = word in by_infinitive() or word in by_participle() or word in nl("also_nouns")
    return not other and finite_verb(word) is not None


def cluster_of(words: Sequence[str]) -> Cluster | None:
    """The last run of non-finite verbs, when nothing or one short phrase with a preposition follows it."""
    low = lower(words)
    for last in range(len(low) - 1, -1, -1):
        verb = _verb_at(low, last)
        if verb is None or _is_noun(low, last):
            continue
        tail = low[last + 1 :]
        if tail and (tail[0] not in nl("prepositions") or not 2 <= len(tail) <= LONGEST_TAIL):
            return None
        return _grow(low, last=last, verb=verb)
    return None


def _verb_at(low: list[str], place: int) -> Verb | None:
    """The verb of an infinitive or participle; of "op te bouwen" the verb with its prefix."""
    if place > 1 and low[place - 1] == "te" and low[place - 2] + low[place] in by_infinitive():
        return by_infinitive()[low[place - 2] + low[place]]
    return by_infinitive().get(low[place]) or by_participle().get(low[place])


def _grow(low: list[str], *, last: int, verb: Verb) -> Cluster:
    start, verbs, has_te = last, [verb], False
    is_participle = low[last] not in by_infinitive()
    while start > 0:
        before = low[start - 1]
        if before == "te":
            has_te = True
        elif low[start] == "te" and before and before == verbs[0].prefix:
            pass
        elif not has_te and before in by_infinitive() and before in MODAL | nl("leading_verbs"):
            verbs.insert(0, by_infinitive()[before])
        else:
            break
        start -= 1
    return Cluster(start, last + 1, tuple(verbs), is_participle, has_te)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finite verb goes in a subordinate clause; `taken` is 1 when a separate prefix stands there."""

    index: int
    prefix: str = ""

    @property
    def taken(self) -> int:
        """How many words disappear into the verb."""
        return 1 if self.prefix else 0


def verb_last(finite: str, *, verb: Verb, rest: Sequence[str]) -> list[str] | None:
    """Put a finite verb where it stands in a subordinate clause.

    Args:
        finite: the finite form as it should be written, without prefix.
        verb: what it is a form of; a prefix that stands apart in `rest` is found here.
        rest: what follows finite verb and subject in a main clause or question.

    >>> verb_last("bent", verb=finite_verb("bent"), rest=["niet", "gekomen"])
    ['niet', 'bent', 'gekomen']
    >>> verb_last("meldt", verb=finite_verb("meldt"), rest=["zich", "niet", "af"])
    ['zich', 'niet', 'afmeldt']
    """
    place = place_of_verb(verb, rest=rest)
    if place is None:
        return None
    return [*rest[: place.index], place.prefix + finite, *rest[place.index + place.taken :]]


def place_of_verb(verb: Verb, *, rest: Sequence[str]) -> Place | None:
    """Where the finite form of a verb goes among the words that follow subject and verb; None when not sure."""
    low = lower(rest)
    if not is_simple(rest):
        return None
    if "om" in low and "te" in low[low.index("om") :]:
        head = rest[: low.index("om")]
        return place_of_verb(verb, rest=head) if head else Place(0)
    prefixed = _prefix_place(verb, low=low)
    if prefixed is not None:
        return prefixed
    if any({first, second} <= nl("prepositions") for first, second in pairwise(low)):
        return None  # "uit aan": the first is the prefix of a verb that the table does not hold
    cluster = cluster_of(rest)
    if _ends_unknown(low, verb=verb, has_cluster=cluster is not None):
        return None
    if cluster is not None and (cluster.has_te or _belongs(verb, cluster=cluster)):
        return Place(cluster.start)
    return None if cluster is not None and cluster.end == len(low) else Place(len(low))


_PERHAPS_PARTICIPLE = re.compile(r"\w*ge\w{3,}(?:d|t|en)")


def _ends_unknown(low: list[str], *, verb: Verb, has_cluster: bool) -> bool:
    """Whether the clause ends in what may be a verb, or the prefix of a verb, that the table does not hold."""
    if not low or has_cluster:
        return False
    if verb.name == "zijn" and low[-1] in ("weg", "thuis", "klaar", "bezig"):
        return False
    if any(word in by_infinitive() and word in MODAL for word in low):
        return True  # "had me kunnen afmelden" with a verb that the table does not hold
    if low[-1] in nl("prepositions") | nl("loose_prefixes"):
        return not {"er", "daar", "hier", "waar"} & set(low)
    if verb.name in MODAL:
        return low[-1].endswith("en") and len(low[-1]) > 4
    return verb.name in PERFECT and _PERHAPS_PARTICIPLE.fullmatch(low[-1]) is not None


def _belongs(verb: Verb, *, cluster: Cluster) -> bool:
    """Whether these verbs hang on this finite verb: participles on hebben and zijn, infinitives on modals."""
    return cluster.is_participle if verb.name in PERFECT | {"worden"} else verb.name in MODAL


def _is_noun(low: list[str], place: int) -> bool:
    """Whether an infinitive is used as a noun: "met wandelen", "aan het werken"."""
    before = low[max(0, place - 2) : place]
    if {"er", "daar", "hier", "waar"} & set(low[:place]):  # "daar over praten"
        return False
    is_after_preposition = before[-1:] != [] and before[-1] in nl("prepositions")
    is_after_article = len(before) == 2 and before[1] == "het" and before[0] in nl("prepositions")
    return low[place] in by_infinitive() and (is_after_preposition or is_after_article)


def _prefix_place(verb: Verb, *, low: list[str]) -> Place | None:
    """Where the separate prefix of this verb stands, if it has one here."""
    for index in range(len(low) - 1, -1, -1):
        follows = low[index + 1 :]
        is_last = not follows or (follows[0] in nl("prepositions") and len(follows) <= LONGEST_TAIL)
        if is_last and low[index] + verb.infinitive in by_infinitive():
            return Place(index, low[index])
    return None


def to_infinitive(rest: Sequence[str], *, drop_verbs: frozenset[str] = frozenset()) -> str | None:
    """Rest of a clause with non-finite verbs as what follows "om": "morgen te bellen met het UWV".

    Args:
        rest: what follows finite verb and subject.
        drop_verbs: modal infinitives that disappear ("willen" of "zou u willen werken").

    >>> to_infinitive(["me", "willen", "afmelden"], drop_verbs=frozenset({"willen"}))
    'me af te melden'
    """
    low = lower(rest)
    has_om = "om" in low and "te" in low[low.index("om") :]
    cluster = cluster_of(rest) if is_simple(rest) and not has_om else None
    if cluster is None or cluster.is_participle:
        return None
    kept = [verb for verb in cluster.verbs if verb.name not in drop_verbs]
    if not kept or low[0] == "om" or set(low) & nl("negations"):  # never "om om negen uur te beginnen"
        return None
    verbs = [kept[0].with_te, *(verb.name for verb in kept[1:])]
    return " ".join([*_plain(rest[: cluster.start]), *verbs, *rest[cluster.end :]])


def _plain(words: Sequence[str]) -> list[str]:
    return without(words, nl("particles") | nl("time_particles"))


def after_om(words: Sequence[str]) -> dict[str, str] | None:
    """What stands after "om", with and without "te": "op tijd op te staan" -> om_te and phrase "op tijd opstaan"."""
    cluster = cluster_of(words) if is_simple(words) else None
    if cluster is None or not cluster.has_te or set(lower(words)) & nl("negations"):
        return None
    if "dezelfde" in lower(words) and lower(words)[lower(words).index("dezelfde") - 1] not in nl("prepositions"):
        return None  # "elke dag dezelfde tijd": "op" is missing
    kept, tail = _plain(words[: cluster.start]), words[cluster.end :]
    verbs = [verb.name for verb in cluster.verbs]
    om_te = [*kept, cluster.verbs[0].with_te, *verbs[1:], *tail]
    return {
        "om_te": " ".join(om_te),
        "phrase": " ".join([*kept, *verbs, *tail]),
        "middle": " ".join(kept),
        "verbs": " ".join(verbs),
        "tail": " ".join(tail),
    }
