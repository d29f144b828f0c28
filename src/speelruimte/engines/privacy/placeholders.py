"""Readable placeholders such as [naam 1], and how to recognise them."""

import re

from speelruimte.engines.privacy.identifier_types import IdentifierKind

LABELS = {
    "nl": {
        IdentifierKind.BSN: "BSN",
        IdentifierKind.IBAN: "IBAN",
        IdentifierKind.PHONE: "telefoon",
        IdentifierKind.EMAIL: "e-mail",
        IdentifierKind.DATE_OF_BIRTH: "geboortedatum",
        IdentifierKind.NAME: "naam",
        IdentifierKind.ADDRESS: "adres",
        IdentifierKind.POSTCODE: "postcode",
        IdentifierKind.PLACE: "plaats",
        IdentifierKind.CASE_NUMBER: "kenmerk",
        IdentifierKind.LICENCE_PLATE: "kenteken",
        IdentifierKind.ONLINE: "internetadres",
        IdentifierKind.ORGANISATION: "organisatie",
        IdentifierKind.ROLE: "functie",
        IdentifierKind.AGE: "leeftijd",
        IdentifierKind.EVENT_DATE: "datum",
        IdentifierKind.ORIGIN: "herkomst",
    },
    "en": {
        IdentifierKind.BSN: "BSN",
        IdentifierKind.IBAN: "IBAN",
        IdentifierKind.PHONE: "phone",
        IdentifierKind.EMAIL: "e-mail",
        IdentifierKind.DATE_OF_BIRTH: "date of birth",
        IdentifierKind.NAME: "name",
        IdentifierKind.ADDRESS: "address",
        IdentifierKind.POSTCODE: "postcode",
        IdentifierKind.PLACE: "place",
        IdentifierKind.CASE_NUMBER: "reference",
        IdentifierKind.LICENCE_PLATE: "licence plate",
        IdentifierKind.ONLINE: "web address",
        IdentifierKind.ORGANISATION: "organisation",
        IdentifierKind.ROLE: "role",
        IdentifierKind.AGE: "age",
        IdentifierKind.EVENT_DATE: "date",
        IdentifierKind.ORIGIN: "origin",
    },
}
_ALWAYS_NUMBERED = {IdentifierKind.NAME, IdentifierKind.ADDRESS}
_ANY_LABEL = sorted({label for labels in LABELS.values() for label in labels.values()})
PLACEHOLDER = re.compile(rf"\[({'|'.join(map(re.escape, _ANY_LABEL))})(?: (\d{{1,6}}))?\]")


def placeholder_for(kind: IdentifierKind, *, number: int, language: str) -> str:
    """The placeholder of the `number`-th (from 1) thing of this kind; names and addresses always show the number.

    >>> placeholder_for(IdentifierKind.NAME, number=1, language="nl")
    '[naam 1]'
    >>> placeholder_for(IdentifierKind.PHONE, number=1, language="nl")
    '[telefoon]'
    >>> placeholder_for(IdentifierKind.PHONE, number=2, language="en")
    '[phone 2]'
    """
    label = LABELS[language][kind]
    return f"[{label}]" if number == 1 and kind not in _ALWAYS_NUMBERED else f"[{label} {number}]"


def highest_number(text: str, *, kind: IdentifierKind) -> int:
    """The highest number among the placeholders of this kind that stand in the text already; 0 when there are none.

    >>> highest_number("[naam 2] belde [naam 1]", kind=IdentifierKind.NAME)
    2
    """
    labels = {labels[kind] for labels in LABELS.values()}
    return max((int(found[2] or 1) for found in PLACEHOLDER.finditer(text) if found[1] in labels), default=0)
