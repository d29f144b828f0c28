"""Finds e-mail addresses, written or read aloud, and links and account names."""

import re
from collections.abc import Iterator

from speelruimte.engines.privacy.identifier_types import Found, IdentifierKind, Reason
from speelruimte.engines.privacy.passage import Passage

_EMAIL = re.compile(r"[\w.+%-]{1,64}(?<=[\w+%-])[ \t]?@[ \t]?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_LINK = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"\ufffc]{3,300}|\b[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40}){1,3}/[^\s<>\"\ufffc]{2,200}",
    re.I,
)
_PERSONAL_LINK = re.compile(
    r"(?:linkedin|facebook|instagram|tiktok|twitter|x|youtube|snapchat|marktplaats)\.(?:com|nl)/\S+", re.IGNORECASE
)
_PUBLIC_SITE = re.compile(
    r"\b(?:werk|uwv|mijnuwv|rijksoverheid|overheid|duo|belastingdienst|svb|digid|mijnoverheid|nibud|ind|wetten|"
    r"juridischloket|"
    r"werkenrijk|toeslagen|voorbeeldstad)\.(?:nl|overheid\.nl)\b",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z_][\w.]{1,40}\w")
_AT = {"apenstaartje", "apestaartje", "apenstaart", "apestaart", "apenstaartjes", "at", "ad", "aapje"}
_CLEAR_AT = _AT - {"at", "ad"}
_DOT = {"punt", "dot", "puntje"}
_JOINT = _DOT | {
    "streepje", "underscore", "liggend", "laag", "lage", "min", "koppelteken", "plus", "dash", "hyphen",
    "onderstreepje",
}  # fmt: skip
_ENDINGS = {
    "nl", "com", "net", "org", "eu", "be", "de", "info", "nu", "fr", "pl", "tr", "uk", "ua", "email", "online", "frl",
}  # fmt: skip
_PARTICLES = {"de", "van", "der", "den", "el", "al", "ter", "ten", "te", "la", "le", "ben", "ait"}
_NEVER_LOCAL = {
    "is",
    "mail",
    "mailadres",
    "email",
    "emailadres",
    "naar",
    "dat",
    "op",
    "mijn",
    "adres",
    "het",
    "zijn",
    "wordt",
    "aan",
}
_MOST_WORDS = 14
_MOST_DOMAIN = 7


def find_online(passage: Passage) -> Iterator[Found]:
    """E-mail addresses, personal links and account names; a link to another page is asked about."""
    for match in _EMAIL.finditer(passage.covered):
        yield Found(IdentifierKind.EMAIL, *match.span())
    yield from _spoken_emails(passage)
    for match in _LINK.finditer(passage.covered):
        if _PERSONAL_LINK.search(match[0]):
            yield Found(IdentifierKind.ONLINE, *match.span())
        elif not _PUBLIC_SITE.search(match[0]):
            yield Found(IdentifierKind.ONLINE, *match.span(), Reason.LINK)
    for match in _HANDLE.finditer(passage.covered):
        yield Found(IdentifierKind.ONLINE, *match.span())


def _spoken_emails(passage: Passage) -> Iterator[Found]:
    for index, token in enumerate(passage.tokens):
        if token.folded not in _AT:
            continue
        after = _domain_end(passage, index=index + 1)
        first = _local_start(passage, index=index)
        if after and first < index:
            yield Found(IdentifierKind.EMAIL, passage.tokens[first].start, passage.tokens[after - 1].end)
        elif first < index and token.folded in _CLEAR_AT and passage.folded(index + 1):
            yield Found(IdentifierKind.EMAIL, passage.tokens[first].start, passage.tokens[index + 1].end)


def _joined(passage: Passage, *, index: int) -> bool:
    """Whether no more than a space or a mark lies between the token at `index` and the one before."""
    return passage.tokens[index].gap in {" ", ".", "-", "_", "", ", ", "  "}


def _domain_end(passage: Passage, *, index: int) -> int:
    """The index after "gmail punt com"; 0 when no known ending follows."""
    end = 0
    for place in range(index, min(index + _MOST_DOMAIN, len(passage.tokens))):
        if not _joined(passage, index=place):
            break
        dotted = passage.folded(place - 1) in _DOT or passage.tokens[place].gap == "."
        if dotted and passage.folded(place) in _ENDINGS:
            end = place + 1
    return end


def _local_start(passage: Passage, *, index: int) -> int:
    """The index of the first word before "apenstaartje" that belongs to the address."""
    first = index
    while first > max(0, index - _MOST_WORDS) and _joined(passage, index=first):
        word, right = passage.folded(first - 1), passage.folded(first)
        near = first == index or passage.tokens[first].gap in {".", "-", "_", ""}
        surname = right in _PARTICLES and word not in _NEVER_LOCAL
        letters = len(word) == 1 and (first == index or len(right) == 1 or right in _JOINT)
        if not (
            near or word in _JOINT or right in _JOINT or word in _PARTICLES or letters or surname or right.isdigit()
        ):
            break
        first -= 1
    while first < index and passage.folded(first) in _JOINT | _PARTICLES - {"el", "al"} and first + 1 < index:
        first += 1
    return first
