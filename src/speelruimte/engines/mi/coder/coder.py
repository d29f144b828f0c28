"""Codes for the turns of a conversation, with probabilities and the words that led to them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from speelruimte.engines.mi.coder.labels import (
    ACTS,
    LABELS,
    Task,
    code_of,
    family_of,
    main_label,
    talk_code,
)
from speelruimte.engines.mi.coder.model import Model
from speelruimte.engines.mi.coder.ngrams import Spoken
from speelruimte.engines.mi.coder.prediction import VoicePrediction, predict, spoken_of
from speelruimte.engines.mi.coder.spans import strongest_spans, word_contributions
from speelruimte.engines.mi.codes import Code, CodedBy, CodedTurn, CodeFamily, Coding, WordSpan
from speelruimte.engines.mi.transcript import Transcript, Voice
from speelruimte.kernel.errors import InvalidInput

_Kind: TypeAlias = tuple[str, float]  # a label of a subtype task and its probability
NOTHING_GIVEN: Mapping[int, tuple[Code, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Choice:
    """A code for one turn, before its words are looked up; `column` is the score to explain."""

    code: Code
    probability: float
    column: int
    kind: float | None = None


@dataclass(frozen=True, slots=True)
class Coder:
    """Codes conversations in the language of its model. Keeps nothing of what it codes but single words."""

    model: Model = field(repr=False)

    def code(
        self, transcript: Transcript, *, given: Mapping[int, tuple[Code, ...]] = NOTHING_GIVEN
    ) -> tuple[CodedTurn, ...]:
        """One coded turn per turn, in order, without perhaps-patterns.

        The probability of a coding is that of its family (that the turn asks, reflects, gives
        input; for a client that of the talk code). How sure the kind within the family is stands
        apart: even people agree little on it.

        Args:
            given: codes that the owner gave, main code first, by index of the turn. These turns
                keep them, and the turns around them are coded with them as context.

        Raises:
            InvalidInput: ``"other_language"`` when the transcript is in another language than the
                model; ``"given_code"`` when a given code is empty or belongs to the other voice.
        """
        if transcript.language is not self.model.language:
            raise InvalidInput("other_language", found=transcript.language.value)
        spoken = spoken_of(transcript.turns)
        labels = {place: _given_label(place, transcript=transcript, codes=codes) for place, codes in given.items()}
        answers = predict(self.model, spoken=spoken, given=labels)
        codings = dict(_given_codings(given))
        for voice, answer in answers.items():
            found = self._voice_codings(voice, answer=answer, spoken=spoken)
            codings.update({place: value for place, value in found if place not in given})
        return tuple(CodedTurn(turn, codings[place]) for place, turn in enumerate(transcript.turns))

    def _voice_codings(
        self, voice: Voice, *, answer: VoicePrediction, spoken: Sequence[Spoken]
    ) -> Iterator[tuple[int, tuple[Coding, ...]]]:
        """Place and codings of every turn of this voice."""
        choices = self._talk_choices(answer) if voice is Voice.CLIENT else self._act_choices(answer)
        words = self._words(voice, answer=answer, choices=choices, spoken=spoken)
        for row, place in enumerate(answer.turns.places):
            yield (
                int(place),
                tuple(
                    Coding(choice.code, choice.probability, found, kind_probability=choice.kind)
                    for choice, found in zip(choices[row], words[row], strict=True)
                ),
            )

    def _talk_choices(self, answer: VoicePrediction) -> list[list[_Choice]]:
        head = self.model.voices[Voice.CLIENT].heads[Task.CLIENT_TALK]
        probabilities = answer.probabilities[Task.CLIENT_TALK]
        labels = LABELS[Task.CLIENT_TALK]
        return [
            [_Choice(talk_code(labels[label]), float(chances[label]), head.columns.start + int(label))]
            for chances, label in zip(probabilities, head.decide(probabilities), strict=True)
        ]

    def _act_choices(self, answer: VoicePrediction) -> list[list[_Choice]]:
        """Per volley the main act, then further acts that are likely enough; OTHER stands alone."""
        heads = self.model.voices[Voice.PROFESSIONAL].heads
        main = answer.probabilities[Task.THERAPIST_MAIN]
        kinds = {family: _kinds(answer, heads[task].decide, task) for family, (_, task) in ACTS.items()}
        first_column = heads[Task.THERAPIST_MAIN].columns.start
        chosen: list[list[_Choice]] = []
        for row, label in enumerate(heads[Task.THERAPIST_MAIN].decide(main)):
            family = family_of(LABELS[Task.THERAPIST_MAIN][label])
            chance, column = float(main[row, label]), first_column + int(label)
            if family is CodeFamily.OTHER:
                chosen.append([_Choice(Code.OTHER, chance, column)])
                continue
            kind, sure = kinds[family][row]
            acts = [_Choice(code_of(family, kind=kind), chance, column, sure)]
            chosen.append([*acts, *self._further_acts(answer, row=row, main=family, kinds=kinds)])
        return chosen

    def _further_acts(
        self, answer: VoicePrediction, *, row: int, main: CodeFamily, kinds: Mapping[CodeFamily, Sequence[_Kind]]
    ) -> Iterator[_Choice]:
        heads = self.model.voices[Voice.PROFESSIONAL].heads
        for family, (exists, _) in ACTS.items():
            chance = float(answer.probabilities[exists][row, 1])
            if family is not main and chance >= self.model.extra[family]:
                kind, sure = kinds[family][row]
                yield _Choice(code_of(family, kind=kind), chance, heads[exists].columns.start, sure)

    def _words(
        self,
        voice: Voice,
        *,
        answer: VoicePrediction,
        choices: Sequence[Sequence[_Choice]],
        spoken: Sequence[Spoken],
    ) -> list[list[tuple[WordSpan, ...]]]:
        """For every choice of every turn the pieces of text that speak for it."""
        words: list[list[tuple[WordSpan, ...]]] = [[] for _ in choices]
        starts = answer.turns.token_start
        for nth in range(max(map(len, choices), default=0)):
            columns = np.array([turn[min(nth, len(turn) - 1)].column for turn in choices], dtype=np.int64)
            parts = word_contributions(self.model.voices[voice], turns=answer.turns, columns=columns).tolist()
            for row, place in enumerate(answer.turns.places):
                if nth < len(choices[row]):
                    own = parts[starts[row] : starts[row + 1]]
                    words[row].append(strongest_spans(spoken[place][1], contributions=own))
        return words


def _kinds(
    answer: VoicePrediction, decide: Callable[[NDArray[np.float64]], NDArray[np.int64]], task: Task
) -> list[_Kind]:
    labels, chances = LABELS[task], answer.probabilities[task]
    return [(labels[label], float(chances[row, label])) for row, label in enumerate(decide(chances))]


def _given_label(place: int, *, transcript: Transcript, codes: Sequence[Code]) -> str:
    turns = transcript.turns
    if not codes or not 0 <= place < len(turns):
        raise InvalidInput("given_code", where=f"turn {place + 1}")
    voice = Voice.CLIENT if codes[0].family is CodeFamily.CLIENT_TALK else Voice.PROFESSIONAL
    if voice is not turns[place].voice:
        raise InvalidInput("given_code", where=f"turn {place + 1}", found=codes[0].value)
    return main_label(codes[0])


def _given_codings(given: Mapping[int, tuple[Code, ...]]) -> Iterator[tuple[int, tuple[Coding, ...]]]:
    for place, codes in given.items():
        yield place, tuple(Coding(code, None, (), CodedBy.OWNER) for code in codes)
