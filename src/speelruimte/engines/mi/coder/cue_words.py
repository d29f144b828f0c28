"""Small closed word lists per language that the cues look for: verbs that open a question, question words, persons."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from speelruimte.engines.mi.transcript import Language


@dataclass(frozen=True, slots=True)
class CueWords:
    """Lower-case words of one language.

    Args:
        verbs: finite verbs that stand first in a yes-or-no question.
        subjects: what follows such a verb.
        question_words: words that open a content question.
        listener: words for the person spoken to.
        speaker: words for the person who speaks.
        hedges: words with which a reflection or offer often starts.
    """

    verbs: frozenset[str]
    subjects: frozenset[str]
    question_words: frozenset[str]
    listener: frozenset[str]
    speaker: frozenset[str]
    hedges: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CUE_WORDS: Mapping[Language, CueWords] = MappingProxyType(
    {
        Language.DUTCH: CueWords(
            verbs=_words(
                "heb hebt heeft hebben had hadden ben bent is zijn was waren kun kunt kan kunnen kon wil wilt willen "
                "wou zou zouden zult zul zal zullen mag mogen mocht moet moeten doe doet deed ga gaat gaan "
                "ging vind vindt vond denk denkt dacht weet wist zie ziet kom komt voel voelt hoor begrijp begrijpt "
                "klopt word wordt werd merk merkt maak maakt lukt lukte durf durft snap snapt krijg krijgt helpt werkt"
            ),
            subjects=_words("je jij u jullie dat dit het er ik we wij hij ze zij die iemand"),
            question_words=_words(
                "hoe wat wie waarom waar welke welk wanneer hoeveel hoezo waarmee waardoor waarvan waarin waaraan "
                "waarop waartoe wiens hoelang"
            ),
            listener=_words("je jij jou jouw u uw jezelf uzelf"),
            speaker=_words("ik mij me mijn m'n mezelf"),
            hedges=_words("dus klinkt lijkt eigenlijk blijkbaar enerzijds kennelijk"),
        ),
        Language.ENGLISH: CueWords(
            verbs=_words(
                "do did does are is was were have has had can could would will should may might am don't didn't "
                "aren't isn't wasn't haven't can't couldn't wouldn't"
            ),
            subjects=_words("you it that there i we he she they this anyone anything"),
            question_words=_words("how what who why where which when what's how's who's whose"),
            listener=_words("you your you're you've you'd you'll yourself yours"),
            speaker=_words("i me my i'm i've i'd i'll myself mine"),
            hedges=_words("so sounds seems feels guess apparently"),
        ),
    }
)
