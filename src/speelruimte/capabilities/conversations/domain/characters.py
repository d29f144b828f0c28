"""Text as it is read and kept: only signs that a person can see, so that nothing hides from the search for identifiers.

A soft hyphen from Word or a zero-width space from a web page cuts a telephone number in two for a machine and not for
the eye. Half a surrogate pair (possible in JSON) cannot be stored or shown at all.
"""

import unicodedata

_UNSEEN = {"Cc", "Cf", "Cs", "Cn", "Co"}  # control, format (also those that turn the direction of reading), surrogates
_LINES = {"\n": "\n", "\t": " ", "\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
_HYPHENS = {"\u2010", "\u2011", "\u2212"}
_WIDE_AT = "\uff20"


class _Signs(dict[int, str]):
    """What each character becomes, found out the first time that it is met."""

    def __missing__(self, code: int) -> str:
        self[code] = seen = _seen(chr(code))
        return seen


def _seen(sign: str) -> str:
    if sign in _LINES:
        return _LINES[sign]
    kind = unicodedata.category(sign)
    if kind in _UNSEEN:
        return ""
    if kind == "Zs":
        return " "
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    if sign in _HYPHENS:
        return "-"
    return "@" if sign == _WIDE_AT else sign


_SIGNS = _Signs()


def visible_text(text: str) -> str:
    """The same text without signs that cannot be seen; spaces, digits and hyphens of any kind become the usual ones.

    Line ends of any kind become a newline. Doing it twice changes nothing more.

    >>> visible_text("bel 06\\u00ad12\\u200b34\\u00a05678\\ud800")
    'bel 061234 5678'
    """
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_SIGNS))
