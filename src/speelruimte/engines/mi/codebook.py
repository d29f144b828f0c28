"""The codebook: what each code and pattern means, in the words that a professional reads on the screen.

Definitions are our own words after MITI 4.2.1 (Moyers, Manuel & Ernst 2015), MISC 2.5 (Houck et al. 2010),
AnnoMI (Wu et al. 2022) and, for duties and pitfalls, Divosa's Werkwijzer Gespreksvoering (2019).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypedDict, cast

from speelruimte.engines.mi.codes import Code, PerhapsPattern
from speelruimte.engines.mi.content import content
from speelruimte.engines.mi.transcript import Language


@dataclass(frozen=True, slots=True)
class CodebookEntry:
    """One entry, in one language.

    Args:
        name: short label for a screen.
        definition: what it is, in one or two sentences.
        examples: two sentences as they could be said.
        not_this: what it is easily mistaken for.
        source: the manual or paper that the definition follows.
    """

    name: str
    definition: str
    examples: tuple[str, str]
    not_this: str
    source: str


class _Written(TypedDict):
    name: str
    definition: str
    examples: list[str]
    not_this: str


@cache
def code_entry(code: Code | PerhapsPattern, *, language: Language) -> CodebookEntry:
    """What this code or pattern means, in the asked language.

    >>> code_entry(Code.QUESTION_OPEN, language=Language.DUTCH).name
    'Open vraag'
    """
    entries = cast(dict[str, Mapping[str, object]], content("codebook")["entries"])
    sources = cast(dict[str, str], content("codebook")["sources"])
    entry = entries[code]
    written = cast(_Written, entry[language])
    first, second = written["examples"]
    return CodebookEntry(
        name=written["name"],
        definition=written["definition"],
        examples=(first, second),
        not_this=written["not_this"],
        source=sources[cast(str, entry["source"])],
    )
