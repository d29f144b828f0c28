"""Recognise English clauses whose words can be used again in another order."""

import re
from collections.abc import Sequence
from itertools import pairwise

from speelruimte.engines.mi.alternatives.dutch import LONGEST_CLAUSE, REACH, Options, Slots
from speelruimte.engines.mi.alternatives.words import Clause, Token, sentences_of, strip_ends, tokens_of, word_lists

_CHANGES = {
    "my": "your", "mine": "yours", "me": "you", "myself": "yourself", "i": "you", "i'm": "you're", "i've": "you've",
    "i'll": "you'll", "i'd": "you'd",
}  # fmt: skip


_STAMMER = re.compile(r"(\w+)-\1\b|\w-\w")


def _en(name: str) -> frozenset[str]:
    return word_lists("words_en")[name]


def clauses_of(text: str, *, complete: bool = False) -> tuple[Clause, ...]:
    """Everything in a turn that may be one clause, in order, the longest piece of each start first.

    Args:
        text: a turn.
        complete: only whole sentences, and pieces that a connecting word follows.
    """
    found: dict[Clause, None] = {}
    for sentence in sentences_of(tokens_of(text, fillers=_en("fillers"))):
        for start in range(len(sentence)):
            if start and not sentence[start - 1].is_mark and sentence[start - 1].low not in _en("boundaries"):
                continue
            for end in _ends(sentence, start=start):
                goes_on = end < len(sentence) and sentence[end].low not in ("because", "but")
                if complete and (
                    goes_on or {token.low for token in sentence[max(0, start - REACH) : start]} & _en("conditional")
                ):
                    continue
                tokens = strip_ends(sentence[start:end], openers=_en("openers"), endings=_en("endings"))
                clause = Clause(tuple(token for token in tokens if not token.is_mark))
                if 2 <= len(tokens) <= LONGEST_CLAUSE:
                    found[clause] = None
    return tuple(found)


def _ends(sentence: Sequence[Token], *, start: int) -> list[int]:
    reach = min(len(sentence), start + REACH)
    comma = next((place for place in range(start + 1, reach) if sentence[place].is_mark), reach)
    cuts = [place for place in range(start + 2, comma) if sentence[place].low in _en("breaks")]
    return [*([comma] if comma < start + REACH else []), *cuts[:2][::-1]]


def _is_simple(words: Sequence[str]) -> bool:
    low = {word.lower() for word in words}
    return 0 < len(words) <= 12 and not low & _en("conjunctions") and not any(_STAMMER.match(word) for word in low)


def gerund(verb: str) -> str | None:
    """The -ing form of a verb that is in the list, or None.

    >>> gerund("apply"), gerund("write"), gerund("get"), gerund("frobnicate")
    ('applying', 'writing', 'getting', None)
    """
    if verb not in _en("verbs"):
        return None
    if verb in _en("doubling"):
        return verb + verb[-1] + "ing"
    return (verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "ye")) and verb != "be" else verb) + "ing"


def _do_and_doing(words: Sequence[str]) -> Slots | None:
    kept = [word for word in words if word.lower() not in _en("particles")]
    low = [word.lower() for word in kept]
    joins_verbs = any(first == "and" and second in _en("verbs") for first, second in pairwise(low))
    if not kept or not _is_simple(kept) or joins_verbs or set(low) & _en("negations") or low[-1] in _en("dangling"):
        return None
    doing = gerund(kept[0].lower())
    rest = " ".join(kept[1:])
    return None if doing is None else {"do": f"{kept[0].lower()} {rest}".strip(), "doing": f"{doing} {rest}".strip()}


def question(clause: Clause, options: Options) -> Slots | None:
    """ "Are you going to call them" -> do "call them", doing "calling them"; `lead` says which openings fit."""
    return _after_lead(clause, options=options)


def _after_lead(clause: Clause, *, options: Options) -> Slots | None:
    joined = " ".join(clause.low)
    for lead in sorted(options.words["lead"], key=len, reverse=True):
        match = re.match(f"{lead} ", joined)
        if match:
            words = clause.text.split()[len(match.group().split()) :]
            slots = _do_and_doing(words)
            if slots and slots["do"].split()[0] not in options.words.get("not_verbs", frozenset()):
                return slots
    return None


_IN_THE_WAY = {"didn't": "got", "haven't": "got", "couldn't": "got", "don't": "gets", "can't": "gets"}
_PAST = {
    "called": "call", "applied": "apply", "sent": "send", "written": "write", "gone": "go", "come": "come",
    "done": "do", "filled": "fill", "registered": "register", "reported": "report", "signed": "sign", "read":
    "read", "paid": "pay", "asked": "ask", "told": "tell", "started": "start", "answered": "answer", "handed":
    "hand", "contacted": "contact", "looked": "look", "tried": "try", "opened": "open"
}  # fmt: skip


def why(clause: Clause, options: Options) -> Slots | None:
    """ "Why didn't you come" -> got "got", doing "coming"; of "haven't" only for participles of the list."""
    low, words = clause.low, clause.text.split()
    if len(low) < 4 or low[0] != "why" or low[2] != "you" or low[1] not in _IN_THE_WAY:
        return None
    rest = words[3:]
    if low[1] == "haven't":
        kept = [word for word in rest if word.lower() not in _en("particles") | {"yet"}]
        rest = [_PAST.get(kept[0].lower(), ""), *kept[1:]] if kept else []
    slots = _do_and_doing(rest)
    return None if slots is None else {**slots, "got": _IN_THE_WAY[low[1]]}


def duty(clause: Clause, options: Options) -> Slots | None:
    """ "You have to report changes" and "if you don't report changes" -> rule "you report changes"."""
    slots = _after_lead(clause, options=options)
    return None if slots is None else {"rule": f"you {slots['do']}"}


def advice(clause: Clause, options: Options) -> Slots | None:
    """ "You should call your doctor" -> do "call your doctor"; the speaker's words become the client's."""
    slots = _after_lead(clause, options=options)
    return None if slots is None else {name: _shift(slot) for name, slot in slots.items()}


def _shift(text: str) -> str:
    return " ".join(_CHANGES.get(word.lower(), word) for word in text.split())


def reflection(clause: Clause, options: Options) -> Slots | None:
    """ "I can't stand all day with my back" -> said "you can't stand all day with your back"."""
    low = clause.low
    opening = next((lead for lead in options.words["lead"] if low[: len(lead.split())] == tuple(lead.split())), None)
    if opening is None or len(low) < len(opening.split()) + 2 or low[-1] in _en("dangling"):
        return None
    if set(low) & (_en("speaks_to_you") | _en("thin")) or not _is_simple(low[1:]):
        return None
    return {"said": _shift(clause.text)}
