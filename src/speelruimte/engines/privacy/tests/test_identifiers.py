import pytest

from speelruimte.engines.privacy.identifier_types import Certainty
from speelruimte.engines.privacy.identifiers import find_identifiers


def found(text, language="nl"):
    return [(one.kind.value, one.certainty.value, one.text) for one in find_identifiers(text, language=language)]


def sure(text, language="nl"):
    return [(kind, words) for kind, certainty, words in found(text, language) if certainty == "sure"]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Mijn bsn is 123456789", "bsn", "123456789"),
        ("mijn b s n is 123456789", "bsn", "123456789"),
        ("123456789 is mijn bsn", "bsn", "123456789"),
        ("één-twee-drie-vier-vijf-zes-zeven-acht-twee", "bsn", "één-twee-drie-vier-vijf-zes-zeven-acht-twee"),
        (
            "een twee drie vier vijf zes zeven acht twee, twee keer",
            "bsn",
            "een twee drie vier vijf zes zeven acht twee",
        ),
        ("123 45 67 82", "bsn", "123 45 67 82"),
        ("het is 10000008 hoor", "bsn", "10000008"),
        ("rekeningnummer 1234567", "iban", "1234567"),
        ("DE89 3704 0044 0532 0130 00", "iban", "DE89 3704 0044 0532 0130 00"),
        ("NL00 ABNA 0417 1643 00", "iban", "NL00 ABNA 0417 1643 00"),
        ("n l negenenveertig a b n a nul vier een zeven een zes vier drie nul nul", "iban", None),
        ("bel nul zes dubbel vijf twaalf vierendertig zes zeven", "phone", None),
        ("mijn telefoonnummer is 1234567", "phone", "1234567"),
        ("+90 532 123 45 67", "phone", "+90 532 123 45 67"),
        ("0049 30 1234567", "phone", "0049 30 1234567"),
        ("31612345678", "phone", "31612345678"),
        ("klantnummer van mij is 99887", "case_number", "99887"),
        ("kenteken is ab 12 cd", "licence_plate", "ab 12 cd"),
        ("fatima apenstaartje werk", "email", "fatima apenstaartje werk"),
        ("de vries apenstaartje gmail punt com", "email", "vries apenstaartje gmail punt com"),
        ("1980-03-12", "date_of_birth", "1980-03-12"),
        ("jarig op 12 maart", "date_of_birth", "12 maart"),
        ("op 3e maart '80 geboren", "date_of_birth", None),
        ("geboren op twaalf drie tachtig", "date_of_birth", "twaalf drie tachtig"),
        ("geboren op 5 mei negentien honderd zestig", "date_of_birth", None),
        ("geboren op 5 mei negentienhonderd zestig", "date_of_birth", None),
        ("geboren 5 mei tweeduizend", "date_of_birth", "5 mei tweeduizend"),
        ("geboren 5 mei twee", "date_of_birth", "5 mei"),
        ("geboren op de twaalfde van maart", "date_of_birth", "twaalfde van maart"),
        ("postcode twaalf vierendertig ab", "postcode", "twaalf vierendertig ab"),
        ("postcode twaalf vierendertig", "postcode", "twaalf vierendertig"),
        ("postcode 1234 is", "postcode", "1234 is"),
        ("ik woon aan de linden laan twaalf", "address", "linden laan twaalf"),
        ("Op de Laan van Voorbeeld 12", "address", "Laan van Voorbeeld 12"),
        ("Op de Laan van Voorbeeld", "address", "Laan van Voorbeeld"),
        ("ik woon in de kerkstraat", "address", "kerkstraat"),
        ("de kerkstraat honderd", "address", "kerkstraat honderd"),
        ("de kerkstraat twee honderd drie", "address", "kerkstraat twee honderd drie"),
        ("de kerkstraat twee honderd", "address", "kerkstraat twee honderd"),
        ("de kerkstraat nummer 12/3", "address", "kerkstraat nummer 12/3"),
        ("In de Jan van Voorbeeldstraat 12", "address", "Jan van Voorbeeldstraat 12"),
        ("mijn adres is nummer 12", "address", "12"),
        ("Ik ben J.P. de Vries", "name", "J.P. de Vries"),
        ("j.p. de vries belde", "name", "j.p. de vries"),
        ("Dat is Roos de Wit", "name", "Roos de Wit"),
        ("mevrouw van der voorbeeld", "name", "van der voorbeeld"),
        ("FATIMA was er", "name", "FATIMA"),
        ("daar is Al-Hariri", "name", "Al-Hariri"),
        ("Fatima B. Jansen", "name", "Fatima B. Jansen"),
        ("jan de vries", "name", "jan de vries"),
        ("Xavrilo: hoi\nXavrilo: dag", "name", "Xavrilo"),
    ],
)
def test_it_is_found(text, kind, words):
    finds = [(one, part) for one, part in sure(text) if one == kind]
    assert finds
    assert words is None or finds[0][1] == words


@pytest.mark.parametrize(
    "text",
    [
        "€ 123456782",
        "123456782 euro",
        "12032024",
        "20240312",
        "000000000",
        "de snelweg 5",
        "Kerkstraat",
        "in de stad",
        "de 12 en 13",
        "Jij: dag",
        "Let op: dag",
        "mevrouw is er",
        "mevrouw van de gemeente",
        "meneer kan komen",
        "A. is er",
        "van de tafel",
        "el 12",
        "de laan twaalf",
        "ik woon ergens. Ginds 12",
        "nl twaalf",
        "n twaalf",
        "nl een abna",
        "apenstaartje",
        "32-13-1980",
        "1980-13-45",
        "XX12ABCD9123",
        "NL12",
        "Vanaf 12 maart 2001 geldt het",
        "mijn bsn",
        "dat is 12-03-2020",
        "huisnummer onbekend",
        "Laan van",
        "ten eerste",
        "voor de Belastingdienst",
        "punt nl",
        "nummer 12",
        "ik werk bij de Belastingdienst",
        "31022000",
        "een en en en en twee",
    ],
)
def test_it_is_left_alone(text):
    assert sure(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ik woon in Zwolle", "place"),
        ("Toen kwam Djorvano langs", "name"),
        ("Ik werk bij Zonnekorrel", "organisation"),
        ("Ik zat op het Voorbeeld College", "organisation"),
        ("Ik ben de enige vuurspuwer", "role"),
        ("Mijn zoon is 7 jaar", "age"),
        ("Op 3 april 2018 is hij overleden", "event_date"),
        ("Vanaf 12 maart 2001 geldt het", "event_date"),
        ("Als Syriër in Zwolle\nvalt dat op", "origin"),
        ("Zie www.voorbeeld.nl/verhaal", "online"),
        ("het nummer 987654321", "case_number"),
        ("Hij loopt in de Lindenstraat", "address"),
    ],
)
def test_what_may_point_to_someone_is_asked_with_a_reason(text, kind):
    asked = [one for one in find_identifiers(text) if one.kind == kind]
    assert [one.certainty for one in asked] == ["ask"]
    assert asked[0].reason is not None


def test_public_sites_are_not_asked_about_and_personal_pages_are_replaced():
    assert found("Kijk op https://www.werk.nl/vacatures") == []
    assert sure("Zie linkedin.com/in/voorbeeld") == [("online", "linkedin.com/in/voorbeeld")]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("I live at 12 Example Street", "address", "12 Example Street"),
        ("My postcode is SW1A 9ZZ", "postcode", "SW1A 9ZZ"),
        ("Call me on 07700 900123", "phone", "07700 900123"),
        ("This is Mrs Example", "name", "Example"),
        ("I was born on 12 March 1980", "date_of_birth", "12 March 1980"),
    ],
)
def test_english_text_has_cues_of_its_own(text, kind, words):
    assert (kind, words) in sure(text, "en")


def test_an_answer_belongs_to_the_question_before_it():
    assert ("bsn", "123456789") in sure("Jij: Wat is uw bsn?\nKlant: 123456789")


def test_a_hidden_span_is_passed_over():
    assert [one.text for one in find_identifiers("Fatima en Ahmed", hidden=[(0, 6)])] == ["Ahmed"]


@pytest.mark.parametrize("piece", ["1 ", "een twee ", "a.b@", "NL12 ", "A: ", "de van ", "a-", "Stichting "])
def test_a_hostile_line_is_read_to_its_end(piece):
    text = piece * 5000 + " bel 06-12345678"
    assert find_identifiers(text)[-1].text == "06-12345678"


def test_an_origin_on_another_line_than_the_place_is_left_alone():
    assert [kind for kind, _, _ in found("Als Syriër valt dat op\nin Zwolle")] == ["place"]


def test_a_long_row_of_single_letters_is_no_name():
    # With a search that grows with the square of its length this takes minutes.
    assert not [found for found in find_identifiers("a." * 50_000) if found.certainty is Certainty.SURE]
