"""Who is the professional and who the client: by the label, and otherwise by what each says.

A label with a role in it decides. Without one, each of the two who talk most gets points

    points = 2 x share of turns with a question
           + 10 x (share of words that address the other - share of words about oneself)
           + 20 x share of words of the institution (gemeente, uitkering, afspraak, ...)
           + 0.25 when speaking first

and with d the difference in points, certainty = 1 / (1 + exp(-3 d w)) that the higher one is the professional,
where w is the number of words of who says least, divided by 150, at most 1; with fewer words than that the
certainty is 0.9 at most, and the screen asks.
The weights were set by hand. Only words and labels are used; nothing is said about the person.
"""

import math
from collections.abc import Mapping, Sequence

from speelruimte.engines.mi.readers.labels import label_words
from speelruimte.engines.mi.readers.reading import SpeakerGuess, SpeakerReason
from speelruimte.engines.mi.readers.vocabulary import phrase_list, word_list
from speelruimte.engines.mi.transcript import Voice

CERTAIN_FROM = 0.95
FULL_WEIGHT_WORDS = 150

_QUESTION_WEIGHT = 2.0
_ADDRESS_WEIGHT = 10.0
_INSTITUTION_WEIGHT = 20.0
_FIRST_BONUS = 0.25
_STEEPNESS = 3.0

_BY_LABEL = 0.99
_BY_OTHER_LABEL = 0.95
_BY_WEAK_LABEL = 0.7
_BY_FEW_WORDS = 0.9


def guess_speakers(said: Sequence[tuple[str, str]], *, named: bool) -> tuple[tuple[SpeakerGuess, ...], bool]:
    """A guess for every speaker in order of appearance, and whether they are certain together.

    Args:
        said: speaker and cleaned text of each turn, with at least two distinct speakers.
        named: whether the source names speakers; alternating lines are never certain.
    """
    texts: dict[str, list[str]] = {}
    for speaker, text in said:
        texts.setdefault(speaker, []).append(text)
    main = sorted(texts, key=lambda label: -_loudness(texts[label]))[:2]
    main.sort(key=list(texts).index)
    guesses = _guess_pair({label: texts[label] for label in main})
    third = (None, 0.0, SpeakerReason.THIRD)
    guessed = tuple(SpeakerGuess(label, *guesses.get(label, third), len(spoken)) for label, spoken in texts.items())
    certain = named and len(texts) == 2 and all(guess.certainty >= CERTAIN_FROM for guess in guessed)
    return guessed, certain


def voice_of_label(label: str) -> tuple[Voice, float] | None:
    """What a label says by itself: the voice and how certain, or None when it names no role.

    >>> voice_of_label("Mevrouw Proef")
    (<Voice.CLIENT: 'client'>, 0.7)
    """
    words = label_words(label)
    joined = " ".join(words)
    if any(phrase in joined for phrase in phrase_list("labels", "joined")):
        return Voice.PROFESSIONAL, _BY_LABEL
    if len(words) == 2 and words[0] in word_list("labels", "numbered") and words[1].isdigit():
        return None
    found = {
        voice: _certainty(words, sure=sure, perhaps=perhaps)
        for voice, sure, perhaps in (
            (Voice.PROFESSIONAL, "professional", "maybe_professional"),
            (Voice.CLIENT, "client", "maybe_client"),
        )
    }
    best = max(found, key=lambda voice: found[voice])
    return (best, found[best]) if found[Voice.PROFESSIONAL] != found[Voice.CLIENT] else None


def professional_points(texts: Sequence[str], *, speaks_first: bool) -> float:
    """The points of the formula above for one speaker's cleaned turns; unitless."""
    words = [word.strip(".,!?;:\"'()…") for text in texts for word in text.casefold().replace("’", "'").split()]
    total = max(len(words), 1)

    def share(name: str) -> float:
        return sum(word in word_list("content", name) for word in words) / total

    questions = sum("?" in text for text in texts) / max(len(texts), 1)
    return (
        _QUESTION_WEIGHT * questions
        + _ADDRESS_WEIGHT * (share("address") - share("self"))
        + _INSTITUTION_WEIGHT * share("institution")
        + _FIRST_BONUS * speaks_first
    )


def _loudness(texts: Sequence[str]) -> int:
    return sum(map(len, texts))


def _certainty(words: Sequence[str], *, sure: str, perhaps: str) -> float:
    if any(word in word_list("labels", sure) for word in words):
        return _BY_LABEL
    return _BY_WEAK_LABEL if any(word in word_list("labels", perhaps) for word in words) else 0.0


_Guess = tuple[Voice | None, float, SpeakerReason]


def _guess_pair(texts: Mapping[str, Sequence[str]]) -> dict[str, _Guess]:
    first, second = texts
    by_label = {label: voice_of_label(label) for label in texts}
    one, other = by_label[first], by_label[second]
    if one is not None and other is not None:
        if one[0] is not other[0]:
            both = max(one[1], other[1])  # two labels that fit together make each other surer
            return {
                label: (guess[0], max(guess[1], min(both, _BY_OTHER_LABEL)), SpeakerReason.LABEL)
                for label, guess in ((first, one), (second, other))
            }
        return _by_content(texts, reason=SpeakerReason.CONFLICT)
    for named, unnamed in ((first, second), (second, first)):
        guess = by_label[named]
        if guess is not None:
            certainty = min(guess[1], _BY_OTHER_LABEL)
            return {
                named: (guess[0], guess[1], SpeakerReason.LABEL),
                unnamed: (_opposite(guess[0]), certainty, SpeakerReason.OTHER_LABEL),
            }
    return _by_content(texts, reason=SpeakerReason.CONTENT)


def _by_content(texts: Mapping[str, Sequence[str]], *, reason: SpeakerReason) -> dict[str, _Guess]:
    first, second = texts
    lead = professional_points(texts[first], speaks_first=True) - professional_points(texts[second], speaks_first=False)
    fewest = min(sum(len(text.split()) for text in said) for said in texts.values())
    certainty = 1 / (1 + math.exp(-_STEEPNESS * abs(lead) * min(1.0, fewest / FULL_WEIGHT_WORDS)))
    if fewest < FULL_WEIGHT_WORDS:
        certainty = min(certainty, _BY_FEW_WORDS)
    if reason is SpeakerReason.CONFLICT:
        certainty = min(certainty, _BY_WEAK_LABEL)
    voices = (Voice.PROFESSIONAL, Voice.CLIENT) if lead >= 0 else (Voice.CLIENT, Voice.PROFESSIONAL)
    return {label: (voice, certainty, reason) for label, voice in zip((first, second), voices, strict=True)}


def _opposite(voice: Voice) -> Voice:
    return Voice.CLIENT if voice is Voice.PROFESSIONAL else Voice.PROFESSIONAL
