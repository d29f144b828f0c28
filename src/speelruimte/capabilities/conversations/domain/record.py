"""What a conversation is to its owner: her record of it, and how it is written to and read from storage."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from speelruimte.engines.mi.codes import Code, CodedBy, CodedTurn, Coding, Perhaps, PerhapsPattern, WordSpan
from speelruimte.engines.mi.feedback_types import Goal, Style
from speelruimte.engines.mi.transcript import Language, Turn, Voice
from speelruimte.kernel.errors import InvalidInput

BLANKED_WORD = "x"
CODES_OF_VOICE: Mapping[Voice, tuple[Code, ...]] = {
    Voice.PROFESSIONAL: tuple(code for code in Code if not code.value.endswith("_talk")),
    Voice.CLIENT: (Code.CHANGE_TALK, Code.SUSTAIN_TALK, Code.NEUTRAL_TALK),
}


class Kind(StrEnum):
    """A conversation with a client, or a practice conversation with a colleague who plays one."""

    CLIENT = "client"
    PRACTICE = "practice"


class Door(StrEnum):
    """How the text came in; all three are worth the same."""

    MEMORY = "memory"
    PASTE = "paste"
    UPLOAD = "upload"


class Skill(StrEnum):
    """What she estimates herself on before she sees the feedback."""

    LISTENING = "listening"
    GIVING_ROOM = "giving_room"
    BEING_CLEAR = "being_clear"


class ReflectionQuestion(StrEnum):
    """The five questions of the Werkwijzer (1.3) for after a conversation."""

    CLIENT_EXPERIENCE = "client_experience"
    MY_GOAL = "my_goal"
    CLIENT_GOAL = "client_goal"
    WENT_WELL = "went_well"
    NEXT_TIME = "next_time"


@dataclass(frozen=True, slots=True)
class ConversationRecord:
    """Everything about one conversation except its words.

    Args:
        title: her own short name for it; identifiers are replaced.
        held_on: the day of the conversation.
        kind: with a client, or practice.
        door: how the text came in.
        origin: her note on where a transcript was made; may be empty.
        language: language of the conversation.
        goal, planned_style: what she meant to do; None if she did not say.
        told: how the client was told, as stored text (see consent); empty for practice.
        estimates: her own estimate per skill, 0..10; empty until she gave one.
        reflection: her answers to the five questions.
        codings, perhaps: the codes of each turn, in order.
        voices: whose turn each is.
        word_counts: words of each turn, so that counts stay when the words are gone.
    """

    title: str
    held_on: date
    kind: Kind
    door: Door
    language: Language
    origin: str = ""
    goal: Goal | None = None
    planned_style: Style | None = None
    told: Mapping[str, str] = field(default_factory=dict)
    estimates: Mapping[Skill, int] = field(default_factory=dict)
    reflection: Mapping[ReflectionQuestion, str] = field(default_factory=dict)
    codings: tuple[tuple[Coding, ...], ...] = ()
    perhaps: tuple[tuple[Perhaps, ...], ...] = ()
    voices: tuple[Voice, ...] = ()
    word_counts: tuple[int, ...] = ()

    @property
    def is_prepared_only(self) -> bool:
        """Whether there is a plan but no text yet."""
        return not self.voices

    @property
    def is_estimated(self) -> bool:
        """Whether she gave her own estimate of every skill."""
        return all(skill in self.estimates for skill in Skill)


def record_with_turns(record: ConversationRecord, *, turns: tuple[CodedTurn, ...]) -> ConversationRecord:
    """The record with the codes of these turns."""
    return replace(
        record,
        codings=tuple(turn.codings for turn in turns),
        perhaps=tuple(turn.perhaps for turn in turns),
        voices=tuple(turn.turn.voice for turn in turns),
        word_counts=tuple(len(turn.turn.text.split()) for turn in turns),
    )


def coded_turns(record: ConversationRecord, *, texts: tuple[str, ...] | None) -> tuple[CodedTurn, ...]:
    """The turns with their codes; without `texts` (already erased) every word is blanked."""
    if texts is None:
        texts = tuple(" ".join([BLANKED_WORD] * max(1, count)) for count in record.word_counts)
    return tuple(
        CodedTurn(Turn(voice, text), codings, perhaps)
        for voice, text, codings, perhaps in zip(record.voices, texts, record.codings, record.perhaps, strict=True)
    )


def record_corrected(record: ConversationRecord, *, position: int, replaced: Code, code: Code) -> ConversationRecord:
    """The record with her code at a turn in place of another; what she says is kept as hers.

    A volley keeps at most one code per family: a code of the same family as the new one goes too.

    Raises:
        InvalidInput: no such turn, no such code there, or a code of the other voice.
    """
    if not 0 <= position < len(record.codings):
        raise InvalidInput("no_such_turn", found=str(position))
    if code not in CODES_OF_VOICE[record.voices[position]]:
        raise InvalidInput("code_of_other_voice", found=code.value)
    current = record.codings[position]
    if replaced not in {coding.code for coding in current}:
        raise InvalidInput("code_not_on_turn", found=replaced.value)
    own = Coding(code, None, (), CodedBy.OWNER)
    others = tuple(
        coding
        for coding in current
        if coding.code is not replaced
        and coding.code.family is not code.family
        and Code.OTHER not in (code, coding.code)
    )
    changed = (own, *others) if current[0].code is replaced else (*others, own)
    codings = (*record.codings[:position], changed, *record.codings[position + 1 :])
    return replace(record, codings=codings)


def record_to_json(record: ConversationRecord) -> dict[str, Any]:
    """The record as plain values for storage."""
    plain = asdict(replace(record, codings=(), perhaps=()))
    plain["held_on"] = record.held_on.isoformat()
    plain["codings"] = [
        [[c.code, c.probability, [[w.start, w.end] for w in c.words], c.by, c.kind_probability] for c in codings]
        for codings in record.codings
    ]
    plain["perhaps"] = [[[p.pattern, [[w.start, w.end] for w in p.words]] for p in found] for found in record.perhaps]
    return plain


def record_from_json(plain: Mapping[str, Any]) -> ConversationRecord:
    """The record from what `record_to_json` made."""
    return ConversationRecord(
        title=plain["title"],
        held_on=date.fromisoformat(plain["held_on"]),
        kind=Kind(plain["kind"]),
        door=Door(plain["door"]),
        language=Language(plain["language"]),
        origin=plain["origin"],
        goal=Goal(plain["goal"]) if plain["goal"] else None,
        planned_style=Style(plain["planned_style"]) if plain["planned_style"] else None,
        told=dict(plain["told"]),
        estimates={Skill(skill): int(value) for skill, value in plain["estimates"].items()},
        reflection={ReflectionQuestion(key): str(text) for key, text in plain["reflection"].items()},
        codings=tuple(tuple(_coding(item) for item in items) for items in plain["codings"]),
        perhaps=tuple(
            tuple(Perhaps(PerhapsPattern(name), _spans(words)) for name, words in items) for items in plain["perhaps"]
        ),
        voices=tuple(Voice(voice) for voice in plain["voices"]),
        word_counts=tuple(int(count) for count in plain["word_counts"]),
    )


def _coding(item: list[Any]) -> Coding:
    code, probability, words, by, kind = item
    return Coding(Code(code), probability, _spans(words), CodedBy(by), kind)


def _spans(words: list[list[int]]) -> tuple[WordSpan, ...]:
    return tuple(WordSpan(start, end) for start, end in words)
