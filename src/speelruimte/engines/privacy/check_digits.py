"""Check digits: the eleven-test of a BSN, and mod 97 of an IBAN."""

_IBAN_LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18,
    "FR": 27,
    "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27, "LT": 20, "LU": 20, "LV": 21, "MT": 31, "NL": 18,
    "NO": 15,
    "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "TR": 26, "UA": 29,
}  # fmt: skip


def passes_eleven_test(digits: str) -> bool:
    """Whether nine digits, or eight with the leading zero left out, form a valid BSN.

    Source: Besluit burgerservicenummer, and Logisch Ontwerp BSN (Rijksdienst voor Identiteitsgegevens):
    9a+8b+7c+6d+5e+4f+3g+2h-i is a multiple of 11, and the number is not zero.

    >>> passes_eleven_test("123456782"), passes_eleven_test("123456789"), passes_eleven_test("000000000")
    (True, False, False)
    """
    if len(digits) not in {8, 9} or not digits.strip("0"):
        return False
    number = digits.zfill(9)
    weighed = sum(weight * int(digit) for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), number, strict=True))
    return weighed % 11 == 0


def iban_length(country: str) -> int:
    """How many characters an IBAN of this country has (SWIFT IBAN registry); 0 for a country that is not listed.

    >>> iban_length("NL")
    18
    """
    return _IBAN_LENGTHS.get(country, 0)


def passes_mod_97(iban: str) -> bool:
    """Whether an IBAN in capitals without spaces has valid check digits (ISO 13616, ISO 7064 mod 97-10).

    >>> passes_mod_97("NL91ABNA0417164300"), passes_mod_97("NL92ABNA0417164300")
    (True, False)
    """
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1
