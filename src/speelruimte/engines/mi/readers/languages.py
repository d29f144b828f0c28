"""Which language a conversation is in, by its function words; anything but Dutch and English is refused."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from speelruimte.engines.mi.readers.labels import label_words
from speelruimte.engines.mi.readers.vocabulary import names_in, word_list
from speelruimte.engines.mi.transcript import Language
from speelruimte.kernel.errors import InvalidInput

_REPLACED = re.compile(r"\[[^\[\]]{0,40}\]")
_LABEL_WEIGHT = 2
_MIN_HITS = 4
_MIN_WORDS = 40
_MIN_SHARE = 0.08
_CLEAR_LEAD = 1.5
_FOREIGN_LETTERS = 0.5
_MAX_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class LanguageFound:
    """The language, and whether the words leave no doubt."""

    language: Language
    certain: bool


def find_language(texts: Iterable[str], *, labels: Iterable[str] = ()) -> LanguageFound:
    """The language of the texts together: the one whose function words occur most.

    Certain with at least four of them and half as many again as the runner-up. Otherwise the speakers'
    `labels` ("Klant", "Client") weigh two words each, and a draw is Dutch. Looks at the first 20 000 words;
    words between square brackets stand for something that was replaced and do not count.

    Raises:
        InvalidInput: other_language, with the language (or script) in the details.

    >>> find_language(["Hoe gaat het met u?", "Nou, dat gaat wel."])
    LanguageFound(language=<Language.DUTCH: 'nl'>, certain=True)
    """
    words = _words(texts)
    _refuse_foreign_script(words)
    hits = Counter(
        {name: sum(word in word_list("languages", name) for word in words) for name in names_in("languages")}
    )
    (best, most), (_, second) = hits.most_common(2)
    clear = most >= _MIN_HITS and most >= _CLEAR_LEAD * second
    if len(words) >= _MIN_WORDS and most < _MIN_SHARE * len(words):
        raise InvalidInput("other_language", found="unknown", details={"language": "unknown"})
    if best in tuple(Language) and clear:
        return LanguageFound(Language(best), certain=True)
    if most >= _MIN_HITS and most >= _CLEAR_LEAD * max(hits[Language.DUTCH], hits[Language.ENGLISH]):
        raise InvalidInput("other_language", found=best, details={"language": best})
    known = [word for label in labels for word in label_words(label)]
    for name in Language:
        hits[name] += _LABEL_WEIGHT * sum(word in word_list("label_languages", name) for word in known)
    return LanguageFound(max(Language, key=lambda name: hits[name]), certain=False)


def _words(texts: Iterable[str]) -> list[str]:
    words: list[str] = []
    for text in texts:
        words.extend(
            stripped
            for word in _REPLACED.sub(" ", text).casefold().replace("’", "'").split()
            if (stripped := word.strip(".,!?;:\"'()-…"))
        )
        if len(words) > _MAX_WORDS:
            break
    return words


def _refuse_foreign_script(words: list[str]) -> None:
    letters = [character for word in words for character in word if character.isalpha()]
    beyond = Counter(
        script
        for character in letters
        if not character.isascii() and (script := unicodedata.name(character, "?").split()[0]) != "LATIN"
    )
    foreign = {
        script: count for script, count in beyond.items() if script.casefold() in word_list("scripts", "foreign")
    }
    if sum(foreign.values()) > _FOREIGN_LETTERS * len(letters):
        script = max(foreign, key=lambda name: foreign[name]).casefold()
        raise InvalidInput("other_language", found=script, details={"language": script})
