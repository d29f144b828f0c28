"""Finds what may still point to someone: places, organisations, rare roles, exact ages, origin with a place."""

import re
from collections.abc import Iterator

from speelruimte.engines.privacy.identifier_types import Found, IdentifierKind, Reason
from speelruimte.engines.privacy.lexicon import Lexicon
from speelruimte.engines.privacy.passage import Passage

_NAMED = r"(?:[A-Z][\w'’&-]{0,30}|de|van|der|den|het|en|voor|of|and|the)"
_ORGANISATION = re.compile(
    rf"\b(?:[A-Z][\w'’&-]{{0,30}} (?:{_NAMED} ){{0,3}})"
    r"(?:Ziekenhuis|ziekenhuis|College|Lyceum|School|Academie|Hogeschool|MC|Medisch Centrum|Groep|B\.?V\.?|"
    r"N\.?V\.?|VOF|Zorg|Thuiszorg|Hospital|"
    r"Academy|University|Ltd|Foundation)(?![\w])"
    rf"|\b(?:[Ss]tichting|[Bb]asisschool|[Bb]akkerij|[Rr]estaurant|[Gg]arage|[Kk]apsalon|[Mm]oskee|"
    rf"[Kk]inderdagverblijf|[Vv]erzorgingshuis|"
    rf"[Uu]itzendbureau|[Ss]choonmaakbedrijf|[Bb]ouwbedrijf|[Vv]oetbalclub|[Zz]orggroep|[Cc]amping|[Hh]otel|"
    rf"[Cc]af[eé]|ROC|[Kk]erk|[Hh]uisartsenpraktijk) "
    rf"(?:{_NAMED} ){{0,2}}[A-Z][\w'’&-]{{1,30}}(?: [A-Z][\w'’&-]{{1,30}}){{0,2}}"
)
_CHAINS = re.compile(
    r"\b(?:albert heijn|jumbo|lidl|aldi|hema|action|kruidvat|blokker|postnl|dhl|bol\.com|coolblue|tempo-?team|"
    r"randstad|ikea|gamma|"
    r"praxis|mcdonald'?s|picnic|asml|philips|tata steel|schiphol|erasmus mc|radboudumc|amsterdam umc|lumc|umcg)\b",
    re.IGNORECASE,
)
_EMPLOYER = re.compile(
    r"\b(?:[Ww]erk|[Ww]erkt|[Ww]erkte|[Ww]erken|[Gg]ewerkt|baan|stage|[Ss]olliciteerde|gesolliciteerd|contract|"
    r"ontslagen|work(?:ed|s)?) (?:bij|at|for) "
    r"(?:de |het |een )?((?:[A-Z][\w'’&-]{1,30})(?: (?:[A-Z][\w'’&-]{1,30}|en|van|de)){0,3})"
)
_ROLE = re.compile(
    r"\b(?:burgemeester|wethouder|oud-wethouder|imam|dominee|rabbijn|notaris|profvoetballer|prof ?voetballer|"
    r"raadslid|kamerlid|minister|"
    r"schooldirecteur|dirigent|operazanger(?:es)?|olympisch \w{3,20}|kampioen|vliegenier|piloot|ambassadeur|"
    r"gevangenisdirecteur|"
    r"vuurtorenwachter|brandweercommandant|schrijfster|tv-presentator|"
    r"(?:ben|was|als) de enige (?!manier|reden|zaak|uitweg|oplossing)\w{6,25}|"
    r"eerste vrouwelijke \w{3,25}|"
    r"(?:the|as) only \w{3,25}|mayor|alderman)\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:(?:zoon|dochter|zoontje|dochtertje|kind|kinderen|jongen|meisje|tweeling|kleinkind|son|daughter|child|"
    r"children)(?: [\w\[\]]{1,20}){0,3}? "
    r"(?:van|is|wordt|zijn|aged|of) (\d{1,2}(?:,? (?:en |and )?\d{1,2}){0,4}(?: jaar| maanden)?)"
    r"|(?:ik ben|hij is|zij is|ze is|i am|she is|he is) (\d{1,2}(?: jaar(?: oud)?| years old)))\b",
    re.IGNORECASE,
)
_PEOPLES = re.compile(
    r"\b(?:syri[eë]r|syrische|eritree[eë]r|eritrese|turkse?|marokkaanse?|poolse?|oekra[iï]ense?|oekra[iï]ner|"
    r"somalische|somali[eë]r|afghaanse?|iraanse|"
    r"iraakse|surinaamse|antilliaanse|bulgaarse|roemeense|ghanese|koerdische?|ethiopische|syrian|turkish|moroccan|"
    r"polish|ukrainian)\b",
    re.IGNORECASE,
)
_IN = frozenset({"in", "te", "uit", "naar", "vanuit", "bij", "gemeente", "stad", "dorp", "van", "from", "near"})
_SPACE = frozenset({" ", "-", "  "})
_MOST_PLACE_WORDS = 5


def find_hints(passage: Passage, *, lexicon: Lexicon) -> Iterator[Found]:
    """Everything that a person should be asked about, in no particular order; a place after a postal code is SURE."""
    for pattern, kind, reason in (
        (_ORGANISATION, IdentifierKind.ORGANISATION, Reason.NAMED_ORGANISATION),
        (_CHAINS, IdentifierKind.ORGANISATION, Reason.NAMED_ORGANISATION),
        (_ROLE, IdentifierKind.ROLE, Reason.RARE_ROLE),
    ):
        for match in pattern.finditer(passage.covered):
            yield Found(kind, *match.span(), reason)
    yield from _employers(passage, lexicon=lexicon)
    for match in _AGE.finditer(passage.covered):
        yield Found(IdentifierKind.AGE, *match.span(1 if match[1] else 2), Reason.EXACT_AGE)
    places = list(_places(passage, lexicon=lexicon))
    yield from places
    yield from _origins(passage, places=places)


def _employers(passage: Passage, *, lexicon: Lexicon) -> Iterator[Found]:
    for match in _EMPLOYER.finditer(passage.covered):
        words = match[1].lower().split()
        if words[0] not in lexicon.public and not lexicon.is_name(words[0]) and words[0] not in lexicon.places:
            yield Found(IdentifierKind.ORGANISATION, *match.span(1), Reason.NAMED_ORGANISATION)


def _places(passage: Passage, *, lexicon: Lexicon) -> Iterator[Found]:
    index = 0
    while index < len(passage.tokens):
        after = _place_end(passage, index=index, lexicon=lexicon)
        if after and _is_place(passage, index=index, after=after, lexicon=lexicon):
            reason = None if _after_postcode(passage, index=index) else Reason.NAMED_PLACE
            yield Found(IdentifierKind.PLACE, passage.tokens[index].start, passage.tokens[after - 1].end, reason)
        index = after or index + 1


def _place_end(passage: Passage, *, index: int, lexicon: Lexicon) -> int:
    phrase, longest = "", 0
    for place in range(index, min(index + _MOST_PLACE_WORDS, len(passage.tokens))):
        if place > index and not passage.follows(place, gaps=_SPACE):
            break
        phrase += (passage.tokens[place].gap if place > index else "") + passage.folded(place)
        if phrase in lexicon.places:
            longest = place + 1
    return longest


def _is_place(passage: Passage, *, index: int, after: int, lexicon: Lexicon) -> bool:
    """A town that is also a word or a name needs a capital and "in", "te" or "uit" before it."""
    token = passage.tokens[index]
    doubtful = after == index + 1 and (token.folded in lexicon.words or lexicon.is_name(token.folded))
    if not doubtful:
        return True
    return (
        token.capital
        and not token.opening
        and (passage.folded(index - 1) in _IN or _after_postcode(passage, index=index))
    )


def _after_postcode(passage: Passage, *, index: int) -> bool:
    token = passage.tokens[index]
    before = passage.covered[max(0, token.start - 12) : token.start]
    return re.search(r"\d{4} ?[A-Za-z]{2},? {1,2}$", before) is not None or before.endswith(("\ufffc ", "\ufffc, "))


def _origins(passage: Passage, *, places: list[Found]) -> Iterator[Found]:
    """A people or nationality on a line that also names a place."""
    for match in _PEOPLES.finditer(passage.covered) if places else ():
        line_start = passage.covered.rfind("\n", 0, match.start()) + 1
        line_end = passage.covered.find("\n", match.end())
        line_end = len(passage.covered) if line_end < 0 else line_end
        if any(line_start <= place.start < line_end for place in places):
            yield Found(IdentifierKind.ORIGIN, *match.span(), Reason.ORIGIN_WITH_PLACE)
