"""What went well: moments of which it can be shown that something happened."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from speelruimte.engines.mi.checklists import opening_checklist
from speelruimte.engines.mi.codes import Code, CodedBy, CodedTurn, CodeFamily, PerhapsPattern
from speelruimte.engines.mi.feedback_quotes import quote
from speelruimte.engines.mi.feedback_sentences import well_sentence
from speelruimte.engines.mi.feedback_types import WentWell
from speelruimte.engines.mi.transcript import Language, Voice

SURE = 0.6  # the machine's probability from which a code is taken as true
LIKELY = 0.5  # and from which it may raise a suggestion or a question, which claim nothing
TOLD_WORDS = 8  # an answer of this many words, and longer than the client's turn before, is telling more
MOST = 3
WEAK_UNTIL = 2  # plain acts (an open question, a reflection) only fill up to this many

_SUMMARY = {
    Language.DUTCH: re.compile(
        r"\b(?:samenvatt\w+|samengevat|vat ik|even op een rij|op een rijtje|als ik het goed begrijp)\b"
    ),
    Language.ENGLISH: re.compile(r"\b(?:to sum up|sum(?:ming)? up|summari[sz]e|let me see if i(?:'ve| have) got)\b"),
}
_ASKS_VIEW = {
    Language.DUTCH: re.compile(
        r"\b(?:wat (?:vindt|vind|denkt|denk) (?:u|je|jij)\b(?! dat)|"
        r"hoe (?:kijkt|kijk|ziet|zie) (?:u|je|jij)|"
        r"wat (?:daarin |daarvan )?past bij (?:u|jou)|"
        r"wat zou (?:u|je|jij) (?:zelf )?willen|wat is voor (?:u|jou) belangrijk)"
    ),
    Language.ENGLISH: re.compile(
        r"\b(?:what do you think|how do you (?:see|look at)|what would you (?:like|want)|"
        r"what matters to you|what would suit you)\b"
    ),
}
_ASKS_LEAVE = {
    Language.DUTCH: re.compile(
        r"\b(?:mag ik (?:u |je |iets |even |daar )*(?:iets|wat|vertellen|voorstellen|uitleggen|vragen)|"
        r"(?:vindt|vind) (?:u|je) het goed (?:als|dat) ik)"
    ),
    Language.ENGLISH: re.compile(r"\b(?:may i|could i|can i|would it be (?:ok|okay|all right) if i)\b"),
}
_HARD = frozenset({PerhapsPattern.DUTY_THREATENING, PerhapsPattern.PITFALL_JUDGING, PerhapsPattern.PITFALL_PERSUADING})


def sure_codes(turn: CodedTurn, *, least: float = SURE) -> tuple[Code, ...]:
    """The codes of a turn that may be built upon, in order: hers, and the machine's from a probability of `least`."""
    return tuple(
        coding.code
        for coding in turn.codings
        if coding.by is CodedBy.OWNER or (coding.probability is not None and coding.probability >= least)
    )


def has_pattern(turn: CodedTurn, *patterns: PerhapsPattern) -> bool:
    """Whether one of these named patterns was found in the turn."""
    return any(perhaps.pattern in patterns for perhaps in turn.perhaps)


def asks_leave(turn: CodedTurn, *, language: Language) -> bool:
    """Whether she asks if she may say, ask or propose something."""
    return bool(_ASKS_LEAVE[language].search(turn.turn.text.lower()))


def client_at(turns: tuple[CodedTurn, ...], position: int) -> CodedTurn | None:
    """The turn at this position if there is one and it is the client's."""
    turn = turns[position] if 0 <= position < len(turns) else None
    return turn if turn is not None and turn.turn.voice is Voice.CLIENT else None


def word_count(turn: CodedTurn | None) -> int:
    """How many words a turn has; none when there is no turn."""
    return 0 if turn is None else len(turn.turn.text.split())


@dataclass(frozen=True, slots=True)
class _Scene:
    """One turn of the professional with what the client said before and after it."""

    turn: CodedTurn
    before: CodedTurn | None
    after: CodedTurn | None
    language: Language

    def first(self, *families: CodeFamily) -> Code | None:
        return next((code for code in sure_codes(self.turn) if code.family in families), None)

    @property
    def opening_act(self) -> Code | None:
        """An open question or a reflection; the reflection when there are both."""
        reflection = self.first(CodeFamily.REFLECTION)
        return reflection or (Code.QUESTION_OPEN if Code.QUESTION_OPEN in sure_codes(self.turn) else None)

    def says(self, words: dict[Language, re.Pattern[str]]) -> Code | None:
        return self.turn.main.code if words[self.language].search(self.turn.turn.text.lower()) else None

    def client_did(self, talk: Code, *, turn: CodedTurn | None) -> bool:
        return turn is not None and talk in sure_codes(turn)


def _change_after(scene: _Scene) -> Code | None:
    return scene.opening_act if scene.client_did(Code.CHANGE_TALK, turn=scene.after) else None


def _heard_objection(scene: _Scene) -> Code | None:
    return scene.first(CodeFamily.REFLECTION) if scene.client_did(Code.SUSTAIN_TALK, turn=scene.before) else None


def _told_more(scene: _Scene) -> Code | None:
    told = word_count(scene.after)
    return scene.opening_act if told >= TOLD_WORDS and told > word_count(scene.before) else None


def _duty_with_choice(scene: _Scene) -> Code | None:
    """The pattern of it, or a rule named as it is with a question behind it that asks the client's view."""
    asks = has_pattern(scene.turn, PerhapsPattern.DUTY_FACTUAL) and scene.says(_ASKS_VIEW) is not None
    return scene.turn.main.code if asks or has_pattern(scene.turn, PerhapsPattern.DUTY_WITH_CHOICE) else None


def _duty_factual(scene: _Scene) -> Code | None:
    return scene.turn.main.code if has_pattern(scene.turn, PerhapsPattern.DUTY_FACTUAL) else None


def _options(scene: _Scene) -> Code | None:
    return Code.INPUT_OPTIONS if Code.INPUT_OPTIONS in sure_codes(scene.turn) else None


def _open_question(scene: _Scene) -> Code | None:
    return Code.QUESTION_OPEN if Code.QUESTION_OPEN in sure_codes(scene.turn) else None


_Rule = Callable[[_Scene], Code | None]

# In order of what says most. Each rule gives at most one moment, the one with the longest answer of the client.
STRONG: dict[str, _Rule] = {
    "change_after": _change_after,
    "heard_objection": _heard_objection,
    "duty_with_choice": _duty_with_choice,
    "told_more": _told_more,
    "summary": lambda scene: scene.says(_SUMMARY),
    "asked_view": lambda scene: scene.says(_ASKS_VIEW),
    "asked_leave": lambda scene: scene.says(_ASKS_LEAVE),
    "duty_factual": _duty_factual,
    "options": _options,
}
WEAK: dict[str, _Rule] = {
    "reflection": lambda scene: scene.first(CodeFamily.REFLECTION),
    "open_question": _open_question,
}


def went_well(turns: tuple[CodedTurn, ...], *, language: Language, skip: int | None) -> tuple[WentWell, ...]:
    """At most three moments, in the order of the conversation; empty when no rule finds one.

    Args:
        turns: the coded conversation.
        language: of the sentences.
        skip: a position that is used elsewhere on the page.
    """
    scenes = {
        position: _Scene(turn, client_at(turns, position - 1), client_at(turns, position + 1), language)
        for position, turn in enumerate(turns)
        if turn.turn.voice is Voice.PROFESSIONAL and position != skip and not has_pattern(turn, *_HARD)
    }
    chosen: dict[int, WentWell] = {}
    for rules, limit in ((STRONG, MOST), (WEAK, WEAK_UNTIL)):
        for key, rule in rules.items():
            found = {
                position: code for position, scene in scenes.items() if position not in chosen and (code := rule(scene))
            }
            if found and len(chosen) < limit:
                position = max(found, key=lambda place: (word_count(scenes[place].after), -place))
                chosen[position] = _moment(scenes[position], position=position, code=found[position], key=key)
    if not chosen:
        chosen = _from_opening(turns, scenes=scenes, language=language)
    return tuple(chosen[position] for position in sorted(chosen))


def _moment(scene: _Scene, *, position: int, code: Code, key: str) -> WentWell:
    act = "reflection" if code.family is CodeFamily.REFLECTION else "question"
    return _well(scene, position=position, code=code, sentence=well_sentence(key, act=act, language=scene.language))


def _well(scene: _Scene, *, position: int, code: Code, sentence: str) -> WentWell:
    spans = next((coding.words for coding in scene.turn.codings if coding.code is code and coding.words), ())
    then = None if scene.after is None else quote(scene.after.turn.text)
    return WentWell(position, quote(scene.turn.turn.text, words=spans[0] if spans else None), code, then, sentence)


def _from_opening(
    turns: tuple[CodedTurn, ...], *, scenes: dict[int, _Scene], language: Language
) -> dict[int, WentWell]:
    """When nothing else was found: a step of a good opening that was heard."""
    item = next((item for item in opening_checklist(turns, language=language) if item.position in scenes), None)
    if item is None or item.position is None:
        return {}
    scene = scenes[item.position]
    sentence = well_sentence("opening_step", act="", language=language).format(
        step=item.label[:1].lower() + item.label[1:]
    )
    return {item.position: _well(scene, position=item.position, code=scene.turn.main.code, sentence=sentence)}
