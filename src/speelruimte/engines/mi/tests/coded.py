"""Coded turns for the tests of this engine."""

from speelruimte.engines.mi.codes import Code, CodedTurn, Coding, Perhaps, PerhapsPattern, WordSpan
from speelruimte.engines.mi.transcript import Turn, Voice


def her_turn(text: str, *codes: Code, pattern: PerhapsPattern | None = None) -> CodedTurn:
    codings = tuple(Coding(code, 0.9) for code in codes or (Code.OTHER,))
    perhaps = (Perhaps(pattern, (WordSpan(0, 1),)),) if pattern else ()
    return CodedTurn(Turn(Voice.PROFESSIONAL, text), codings, perhaps)


def client_turn(text: str, code: Code = Code.NEUTRAL_TALK) -> CodedTurn:
    return CodedTurn(Turn(Voice.CLIENT, text), (Coding(code, 0.8),))
