"""The recovery code: twenty characters that she keeps on paper and that nobody else has.

19 random symbols of 5 bits (95 bits) and one check symbol. The alphabet is Crockford's base 32
(https://www.crockford.com/base32.html), without I, L, O and U. The check symbol makes a polynomial over GF(32) zero
at a primitive element, which finds every single wrong symbol and every two symbols that changed places.
"""

import secrets
from hmac import compare_digest

from speelruimte.kernel.errors import InvalidInput

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 20
GROUP = 5
_FIELD_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive
_SEEN_AS = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None})


def recovery_code_new() -> str:
    """Return a fresh code in groups, for example with the shape ``0000A-0000B-0000C-0000D``."""
    symbols = [secrets.randbelow(len(ALPHABET)) for _ in range(LENGTH - 1)]
    symbols.append(_times_x(_remainder(symbols)))
    return _grouped("".join(ALPHABET[symbol] for symbol in symbols))


def recovery_code_read(typed: str) -> str:
    """Return the code in its standard shape, whatever the case, spaces, dashes, and O for 0 or I and L for 1.

    Raises:
        InvalidInput: "recovery_code_length" or "recovery_code_mistyped"; the error never shows what was typed.

    >>> recovery_code_read("ooooo ooooo ooooo ooooo")
    '00000-00000-00000-00000'
    """
    code = typed.upper().translate(_SEEN_AS).strip()
    if len(code) != LENGTH:
        raise InvalidInput("recovery_code_length", found=str(len(code)), details={"needed": LENGTH})
    if not set(code) <= set(ALPHABET) or _remainder([ALPHABET.index(letter) for letter in code]):
        raise InvalidInput("recovery_code_mistyped")
    return _grouped(code)


def last_group_matches(code: str, *, typed: str) -> bool:
    """Whether what was typed is the last group of the code, compared in constant time."""
    return compare_digest(code[-GROUP:].encode(), typed.upper().translate(_SEEN_AS).strip().encode())


def _grouped(code: str) -> str:
    return "-".join(code[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def _remainder(symbols: list[int]) -> int:
    """Value at x of the polynomial with these coefficients, over GF(32)."""
    value = 0
    for symbol in symbols:
        value = _times_x(value) ^ symbol
    return value


def _times_x(value: int) -> int:
    doubled = value << 1
    return doubled ^ _FIELD_POLYNOMIAL if doubled & 0b100000 else doubled
