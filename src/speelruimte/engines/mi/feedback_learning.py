"""One thing to try: the moment with most to learn, and another way to say it where a reviewed pattern fits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from speelruimte.engines.mi.alternatives.patterns import Alternative, Moment, address_of, find_alternative, is_sensitive
from speelruimte.engines.mi.codes import Code, CodedBy, CodedTurn, CodeFamily, PerhapsPattern, WordSpan
from speelruimte.engines.mi.feedback_moments import LIKELY, asks_leave, client_at, has_pattern, sure_codes, word_count
from speelruimte.engines.mi.feedback_quotes import quote
from speelruimte.engines.mi.feedback_sentences import why_sentence
from speelruimte.engines.mi.feedback_types import TryInstead
from speelruimte.engines.mi.transcript import Language, Voice

SHORT_ANSWER = 3  # words
MOST_TRIED = 100  # moments of a band for which an alternative is looked for; keeps the page quick
UNHEARD_WORDS = 6  # what the client must have told at least before its not coming back is worth a word
LONG_INFORMATION = 12  # words

# Most to learn first. The first three press on the client and go before everything else.
_ORDER = tuple(Moment)
_PRESSING = frozenset({Moment.THREAT, Moment.JUDGING, Moment.PERSUADING})
_PATTERN_MOMENTS = {
    PerhapsPattern.DUTY_THREATENING: Moment.THREAT,
    PerhapsPattern.PITFALL_JUDGING: Moment.JUDGING,
    PerhapsPattern.PITFALL_PERSUADING: Moment.PERSUADING,
    PerhapsPattern.PITFALL_WHY_QUESTION: Moment.WHY,
    PerhapsPattern.PITFALL_SCREEN_DRIVEN: Moment.SCREEN_DRIVEN,
    PerhapsPattern.PITFALL_INDIRECT_HINT: Moment.HINT,
}
_OPEN_WORD = {
    Language.DUTCH: re.compile(r"(?:^|[.?!,]\s*)(?:(?:en|maar|dus|ja|oke|oké|eh) )*(?:wat|hoe|welke?|wie|wanneer)\b"),
    Language.ENGLISH: re.compile(r"(?:^|[.?!,]\s*)(?:(?:and|but|so|okay|uh) )*(?:what|how|which|who|when)\b"),
}
_NAMED_DUTY = (PerhapsPattern.DUTY_FACTUAL, PerhapsPattern.DUTY_WITH_CHOICE)


@dataclass(frozen=True, slots=True)
class _Candidate:
    position: int
    moment: Moment
    about: Code | PerhapsPattern
    words: WordSpan | None
    is_enough: bool  # worth showing without an alternative
    order: int  # among moments of the same kind, lowest first

    @property
    def band(self) -> bool:
        """False (first) for what presses on the client."""
        return self.moment not in _PRESSING


def try_instead(turns: tuple[CodedTurn, ...], *, language: Language) -> TryInstead | None:
    """The one moment with most to learn; None when no rule finds one.

    Moments that press on the client go first; within each band a moment with a fitting alternative goes
    before one without, then the order of `Moment`, then the order of the conversation.
    """
    formal = _formal(turns)
    candidates = sorted(
        _candidates(turns, language=language), key=lambda one: (one.band, _ORDER.index(one.moment), one.order)
    )
    for _, band in groupby(candidates, key=lambda one: one.band):
        members = list(band)
        for candidate in members[:MOST_TRIED]:
            alternative = _alternative(turns, candidate=candidate, language=language, formal=formal)
            if alternative is not None:
                return _value(turns, candidate=candidate, alternative=alternative, language=language)
        bare = next((candidate for candidate in members if candidate.is_enough), None)
        if bare is not None:
            return _value(turns, candidate=bare, alternative=None, language=language)
    return None


def _formal(turns: tuple[CodedTurn, ...]) -> bool:
    """How she speaks to the client in most of her turns: u (True) or je."""
    texts = [turn.turn.text for turn in turns if turn.turn.voice is Voice.PROFESSIONAL]
    says_u = sum(address_of(text, otherwise=False) for text in texts)
    says_je = sum(not address_of(text, otherwise=True) for text in texts)
    return says_u >= says_je


def _alternative(
    turns: tuple[CodedTurn, ...], *, candidate: _Candidate, language: Language, formal: bool
) -> Alternative | None:
    before = client_at(turns, candidate.position - 1)
    return find_alternative(
        turns[candidate.position].turn.text,
        moment=candidate.moment,
        before=None if before is None else before.turn.text,
        language=language,
        formal=formal,
    )


def _value(
    turns: tuple[CodedTurn, ...], *, candidate: _Candidate, alternative: Alternative | None, language: Language
) -> TryInstead:
    words = alternative.words if alternative is not None and alternative.words is not None else candidate.words
    return TryInstead(
        position=candidate.position,
        quote=quote(turns[candidate.position].turn.text, words=words),
        about=candidate.about,
        why=why_sentence(candidate.moment, language=language),
        alternative=None if alternative is None else alternative.text,
        pattern_id=None if alternative is None else alternative.pattern_id,
    )


def _candidates(turns: tuple[CodedTurn, ...], *, language: Language) -> Iterator[_Candidate]:
    for position, turn in enumerate(turns):
        before = client_at(turns, position - 1)
        if before is not None and is_sensitive(before.turn.text, language=language):
            continue  # what was said here weighs more than how it was answered
        if turn.turn.voice is Voice.PROFESSIONAL:
            yield from _from_patterns(turn, position=position)
            yield from _from_codes(turns, position=position, language=language)


def _from_patterns(turn: CodedTurn, *, position: int) -> Iterator[_Candidate]:
    for perhaps in turn.perhaps:
        moment = _PATTERN_MOMENTS.get(perhaps.pattern)
        if moment is not None:
            words = perhaps.words[0] if perhaps.words else None
            yield _Candidate(position, moment, perhaps.pattern, words, is_enough=True, order=position)


def _from_codes(turns: tuple[CodedTurn, ...], *, position: int, language: Language) -> Iterator[_Candidate]:
    turn, before, after = turns[position], client_at(turns, position - 1), client_at(turns, position + 1)
    codes = sure_codes(turn, least=LIKELY)
    objected = before is not None and Code.SUSTAIN_TALK in sure_codes(before, least=LIKELY)
    asks = asks_leave(turn, language=language)
    if Code.QUESTION_CLOSED in codes and not asks and not _doubtful(turn, language=language):
        is_short = after is not None and word_count(after) <= SHORT_ANSWER
        order = position if is_short else position + len(turns)
        yield _of_code(turn, position, Moment.CLOSED, Code.QUESTION_CLOSED, is_enough=is_short, order=order)
    if Code.INPUT_ADVICE in codes and not asks:
        moment = Moment.PERSUADING if objected else Moment.ADVICE
        yield _of_code(turn, position, moment, Code.INPUT_ADVICE, is_enough=True, order=position)
    if Code.INPUT_INFORMATION in codes and not asks and _is_lecture(turn):
        yield _of_code(turn, position, Moment.INFORMATION, Code.INPUT_INFORMATION, is_enough=True, order=position)
    if before is not None and _is_unheard(turn, before=before):
        yield _of_code(turn, position, Moment.UNHEARD, turn.main.code, is_enough=False, order=position)


def _doubtful(turn: CodedTurn, *, language: Language) -> bool:
    """The machine says closed, but a sentence begins with a question word."""
    is_hers = any(coding.by is CodedBy.OWNER for coding in turn.codings)
    return not is_hers and _OPEN_WORD[language].search(turn.turn.text.lower()) is not None


def _of_code(turn: CodedTurn, position: int, moment: Moment, code: Code, *, is_enough: bool, order: int) -> _Candidate:
    words = next((coding.words[0] for coding in turn.codings if coding.code is code and coding.words), None)
    return _Candidate(position, moment, code, words, is_enough=is_enough, order=order)


def _is_lecture(turn: CodedTurn) -> bool:
    """A longer piece of information that holds no question, and is not the plain naming of a duty."""
    asks = turn.has(CodeFamily.QUESTION) or has_pattern(turn, *_NAMED_DUTY)
    return word_count(turn) >= LONG_INFORMATION and not asks


def _is_unheard(turn: CodedTurn, *, before: CodedTurn) -> bool:
    """The client said something about changing or staying, and no reflection followed."""
    talked = {Code.CHANGE_TALK, Code.SUSTAIN_TALK} & set(sure_codes(before, least=LIKELY))
    return bool(talked) and word_count(before) >= UNHEARD_WORDS and not turn.has(CodeFamily.REFLECTION)
