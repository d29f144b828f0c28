"""N-grams of a turn and of the turns before it: the one implementation for training and for coding.

Each block of n-grams is scaled by one over the root of the number of n-grams in the turn, known or not,
so that a score is a plain sum over occurrences and every word has its own share in it.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from speelruimte.engines.mi.coder.words import Token, character_grams
from speelruimte.engines.mi.transcript import Voice

REACH = 3  # turns looked back
SHORT_ANSWER = 5  # words; a client's answer of at most this length borrows the words that it answers


class Block(StrEnum):
    """Where an n-gram comes from; the value is its prefix in the model file."""

    WORDS = "w"
    CHARACTERS = "c"
    START = "s"
    SENTENCE = "t"
    CONTEXT = "p"
    COPIED = "k"


# n-gram with its prefix, index of its first token in the turn, number of tokens; (-1, 0) outside the turn.
Gram = tuple[str, int, int]
Spoken = tuple[Voice, Sequence[Token]]
_OUTSIDE = (-1, 0)
_ENDS = frozenset({".", "?", "!", "..."})


def word_grams(tokens: Sequence[Token]) -> Iterator[Gram]:
    """Words, marks and neighbouring pairs of these."""
    last = len(tokens) - 1
    for at, token in enumerate(tokens):
        yield f"w:{token.text}", at, 1
        if at < last:
            yield f"w:{token.text} {tokens[at + 1].text}", at, 2


def character_grams_of(token: Token) -> tuple[str, ...]:
    """Characters within one word, with their prefix; a mark is itself."""
    if not token.is_word:
        return (f"c:{token.text}",)
    return tuple(f"c:{gram}" for gram in character_grams(token.text))


def start_grams(tokens: Sequence[Token]) -> Iterator[Gram]:
    """The first one, two and three words of the utterance."""
    words = [(at, token.text) for at, token in enumerate(tokens) if token.is_word][:3]
    for size in range(1, len(words) + 1):
        first, last = words[0][0], words[size - 1][0]
        yield "s:" + " ".join(text for _, text in words[:size]), first, last - first + 1


def sentence_grams(tokens: Sequence[Token]) -> Iterator[Gram]:
    """The first one and two words of every sentence, and once more for the last sentence."""
    sentences = _sentences(tokens)
    for number, (at, words) in enumerate(sentences, start=1):
        for size in range(1, min(len(words), 2) + 1):
            text = " ".join(words[:size])
            yield f"t:{text}", at, size
            if number == len(sentences):
                yield f"t$:{text}", at, size


def _sentences(tokens: Sequence[Token]) -> list[tuple[int, list[str]]]:
    sentences: list[tuple[int, list[str]]] = []
    fresh = True
    for at, token in enumerate(tokens):
        if token.is_word:
            if fresh:
                sentences.append((at, []))
            sentences[-1][1].append(token.text)
            fresh = False
        elif token.text in _ENDS:
            fresh = True
    return sentences


def context_grams(before: Sequence[Spoken]) -> Iterator[Gram]:
    """Words of the turns before, nearest first, with the voice and whether it is the nearest."""
    for distance, (voice, tokens) in enumerate(before[:REACH], start=1):
        prefix = f"p{min(distance, 2)}{voice.value[0]}:"
        for token in tokens:
            if token.is_word or token.text == "?":
                yield prefix + token.text, *_OUTSIDE


def copied_grams(tokens: Sequence[Token], *, voice: Voice, before: Sequence[Spoken]) -> Iterator[Gram]:
    """For a client's short answer: the words and pairs of the professional's turn that it answers."""
    short = sum(token.is_word for token in tokens) <= SHORT_ANSWER
    if voice is not Voice.CLIENT or not short or not before or before[0][0] is not Voice.PROFESSIONAL:
        return
    for text, _, _ in word_grams(before[0][1]):
        yield "k" + text[1:], *_OUTSIDE
