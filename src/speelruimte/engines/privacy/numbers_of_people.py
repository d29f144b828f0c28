"""Finds BSNs, telephone numbers and case numbers, written or spelled out by a speech recogniser."""

import re
from collections.abc import Iterator
from datetime import date

from speelruimte.engines.privacy.check_digits import passes_eleven_test
from speelruimte.engines.privacy.cues import cue_words
from speelruimte.engines.privacy.identifier_types import Found, IdentifierKind, Reason
from speelruimte.engines.privacy.number_words import Piece, Run, number_runs
from speelruimte.engines.privacy.passage import Passage

_BSN_CUES = cue_words("bsn_cues")
_PHONE_CUES = cue_words("phone_cues")
_CASE_CUES = cue_words("case_cues")
_ACCOUNT_CUES = {"rekeningnummer", "iban", "bankrekening", "rekening", "bankrekeningnummer"}
_MONEY = {"euro", "euros", "procent", "eur", "cent", "gulden"}
_CUE_REACH = 12
_CASE_CODE = re.compile(
    r"\b(?:(?:klant|dossier|zaak|cli[eë]nt|polis|paspoort|document|v-|vreemdelingen|debiteur|registratie|"
    r"referentie|aanvraag|"
    r"inschrijf|personeels|beschikkings|rijbewijs|kaart|relatie|meldings)[ -]?(?:nummer|nr\.?|id)|(?:ons|"
    r"uw) kenmerk|zaak-id|"
    r"(?:case|client|reference|file) (?:number|no\.?))"
    r"(?:\s{1,3}(?:is|was|van mij is|luidt|nummer))?[\s:#]{0,3}"
    r"((?=[\w./-]{0,12}\d)[A-Za-z]{0,4}[./-]?\d[\w./-]{1,20}\w)",
    re.IGNORECASE,
)
_PLATE_FORMS = [
    "LL-99-99",
    "99-99-LL",
    "99-LL-99",
    "LL-99-LL",
    "LL-LL-99",
    "99-LL-LL",
    "99-LLL-9",
    "9-LLL-99",
    "LL-999-L",
    "L-999-LL",
    "LLL-99-L",
    "L-99-LLL",
    "9-LL-999",
    "999-LL-9",
]
_PLATE = re.compile(
    "|".join(
        r"(?<![\w-])" + form.replace("L", "[A-Za-z]").replace("9", r"\d").replace("-", "-") + r"(?![\w-])"
        for form in _PLATE_FORMS
    )
)
_LOOSE_PLATE = re.compile(
    r"\bkenteken\b(?:\s{1,3}(?:is|van mij is|nummer))?[\s:]{0,3}((?=[a-z -]{0,9}\d)(?:[a-z]{1,3}|"
    r"\d{1,3})(?:[ -]?(?:[a-z]{1,3}|\d{1,3})){2,5})\b",
    re.IGNORECASE,
)


def find_case_codes(passage: Passage) -> Iterator[Found]:
    """Case and client numbers that are announced, with letters or not, and licence plates."""
    for match in _CASE_CODE.finditer(passage.covered):
        yield Found(IdentifierKind.CASE_NUMBER, *match.span(1))
    for match in _PLATE.finditer(passage.covered):
        yield Found(IdentifierKind.LICENCE_PLATE, *match.span())
    for match in _LOOSE_PLATE.finditer(passage.covered):
        yield Found(IdentifierKind.LICENCE_PLATE, *match.span(1))


def find_numbers(passage: Passage, *, language: str) -> Iterator[Found]:
    """BSNs, telephone numbers and other long numbers."""
    cue_from = 0
    for run in number_runs(passage):
        if len(run.digits) < 6:
            continue
        yield from _read_run(passage, run=run, cue_from=cue_from, language=language)
        cue_from = run.after


def _cues(passage: Passage, *, run: Run, cue_from: int) -> str:
    """What announces this run: "bsn", "account", "phone", "case" or ""; the nearest cue wins."""
    begin = max(cue_from, run.first - _CUE_REACH)
    words = [token.folded for token in passage.tokens[begin : run.first]]
    for place in range(len(words) - 1, -1, -1):
        if named := _cue_of(words[place]):
            return named
        if words[place : place + 3] == ["b", "s", "n"]:
            return "bsn"
    after = [passage.folded(place) for place in range(run.after, run.after + 4)]
    return "bsn" if any(word in _BSN_CUES for word in after) else ""


def _cue_of(word: str) -> str:
    for cues, name in ((_BSN_CUES, "bsn"), (_ACCOUNT_CUES, "account"), (_PHONE_CUES, "phone"), (_CASE_CUES, "case")):
        if word in cues:
            return name
    return ""


def _is_money(passage: Passage, *, run: Run) -> bool:
    before = passage.covered[max(0, run.pieces[0].start - 2) : run.pieces[0].start]
    return any(sign in before for sign in "€$£") or passage.folded(run.after) in _MONEY


def _read_run(passage: Passage, *, run: Run, cue_from: int, language: str) -> Iterator[Found]:
    if _is_money(passage, run=run):
        return
    cue = _cues(passage, run=run, cue_from=cue_from)
    pieces = list(run.pieces)
    while pieces:
        taken, kind, reason = _first_number(passage, pieces=pieces, cue=cue, language=language)
        if taken and kind:
            plus = kind is IdentifierKind.PHONE and passage.covered.endswith("+", 0, pieces[0].start)
            yield Found(kind, pieces[0].start - plus, pieces[taken - 1].end, reason)
        pieces = pieces[max(taken, 1) :]


def _first_number(
    passage: Passage, *, pieces: list[Piece], cue: str, language: str
) -> tuple[int, IdentifierKind | None, Reason | None]:
    """How many pieces the number takes that begins at the first piece, and what it is; 0 pieces when there is none."""
    if taken := _phone(passage, pieces=pieces, language=language):
        return taken, IdentifierKind.PHONE, None
    if taken := _bsn(pieces, cue=cue):
        return taken, IdentifierKind.BSN, None
    total = sum(len(piece.digits) for piece in pieces)
    if cue == "bsn" and 7 <= total <= 10:
        return len(pieces), IdentifierKind.BSN, None
    if cue == "account" and 7 <= total <= 10:
        return len(pieces), IdentifierKind.IBAN, None
    if cue == "phone" and 6 <= total <= 12:
        return len(pieces), IdentifierKind.PHONE, None
    if cue == "case" and 5 <= total <= 16:
        return len(pieces), IdentifierKind.CASE_NUMBER, None
    if len(pieces[0].digits) >= 7 and not _is_day(pieces[0].digits):
        return 1, IdentifierKind.CASE_NUMBER, Reason.LONG_NUMBER
    return 0, None, None


def _lengths(pieces: list[Piece], *, most: int) -> Iterator[tuple[int, str]]:
    """The digits of the first 1, 2, … pieces, as long as they are at most `most` digits."""
    digits = ""
    for count, piece in enumerate(pieces, start=1):
        digits += piece.digits
        if len(digits) > most:
            return
        yield count, digits


def _phone(passage: Passage, *, pieces: list[Piece], language: str) -> int:
    before = passage.covered[max(0, pieces[0].start - 6) : pieces[0].start].lower()
    abroad = before.endswith(("+", "plus "))
    taken = 0
    for count, digits in _lengths(pieces, most=15):
        if _is_phone(digits, abroad=abroad, language=language):
            taken = count
    return taken


def _is_phone(digits: str, *, abroad: bool, language: str) -> bool:
    if digits.startswith("00"):
        return len(digits) == 13 + (digits[4:5] == "0") if digits.startswith("0031") else 12 <= len(digits) <= 15
    if abroad:
        return len(digits) == 11 + (digits[2:3] == "0") if digits.startswith("31") else 10 <= len(digits) <= 14
    if digits.startswith("316"):
        return len(digits) == 11
    return digits.startswith("0") and (len(digits) == 10 or (language == "en" and len(digits) == 11))


def _bsn(pieces: list[Piece], *, cue: str) -> int:
    """How many pieces form a BSN: nine digits that pass the test; eight when that is all there is."""
    total = sum(len(piece.digits) for piece in pieces)
    for count, digits in _lengths(pieces, most=9):
        whole = count == len(pieces) or cue == "bsn" or _stands_apart(pieces, count=count)
        if len(digits) == 9 and passes_eleven_test(digits) and whole:
            return count
        if len(digits) == total == 8 and passes_eleven_test(digits) and (cue == "bsn" or not _is_day(digits)):
            return count
    return 0


def _stands_apart(pieces: list[Piece], *, count: int) -> bool:
    """Whether more than a space lies between the number and what follows."""
    return pieces[count].start - pieces[count - 1].end > 1


def _is_day(digits: str) -> bool:
    """Whether eight digits can be a day, as ddmmyyyy or yyyymmdd."""
    if len(digits) != 8:
        return False
    for year, month, day in ((digits[4:], digits[2:4], digits[:2]), (digits[:4], digits[4:6], digits[6:])):
        if 1900 <= int(year) <= 2100:
            try:
                date(int(year), int(month), int(day))
            except ValueError:
                continue
            return True
    return False
