"""What was said, without stage directions, markup and line breaks."""

import re
import unicodedata

from speelruimte.engines.mi.readers.timestamps import is_bracketed_clock
from speelruimte.engines.mi.readers.vocabulary import word_list

_CLOSING = {"]": "[", ")": "(", "}": "{"}
_MARKUP = re.compile(r"_{2,}|`{2,}")
_STARRED = re.compile(r"\*([^*]{1,60})\*")
_MAX_DIRECTION_WORDS = 4
_MAX_DIRECTION = 60
_MARKS = (".", ",", "?", "!")
_REMOVED_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn"}


def clean(text: str) -> str:
    """The spoken words on one line; empty when nothing was said. Cleaning twice changes nothing.

    Stage directions and times between brackets or asterisks go, and so do marks of emphasis and brackets
    without a partner; other text between brackets stays.

    >>> clean("Ja [lacht]. Dat was (vorige week) **zo**.\\n  [00:12:03] Toch?")
    'Ja. Dat was (vorige week) zo. Toch?'
    """
    unstarred = _STARRED.sub(_without_direction, without_invisible(text)).replace("*", "")
    visible = " ".join(_MARKUP.sub(" ", unstarred).split())
    spoken = " ".join(_without_bracketed(visible).split()).strip(" _")
    return spoken if any(character.isalnum() for character in spoken) else ""


def without_invisible(text: str) -> str:
    """The text without control, formatting and broken characters; spaces and line breaks become spaces."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        " " if character.isspace() else character
        for character in text
        if character.isspace() or unicodedata.category(character) not in _REMOVED_CATEGORIES
    )


def is_direction(content: str) -> bool:
    """Whether words between brackets describe a sound or gesture, are a time, or are no words at all."""
    if is_bracketed_clock(content.strip()):
        return True
    words = [word.strip(".,!?*_ ") for word in content.casefold().split()]
    words = [word for word in words if word]
    known = word_list("directions", "words")
    return not words or (len(words) <= _MAX_DIRECTION_WORDS and (words[0] in known or words[-1] in known))


def _without_direction(match: re.Match[str]) -> str:
    return " " if is_direction(match.group(1)) else match.group(0)


def _without_bracketed(text: str) -> str:
    """One walk: each closing bracket looks back at most `_MAX_DIRECTION` characters, so long lines stay cheap."""
    if not any(bracket in text for pair in _CLOSING.items() for bracket in pair):
        return text
    kept: list[str] = []
    opened: list[int] = []
    for position, character in enumerate(text):
        if character == " " and kept[-1:] == [" "]:
            continue
        if character in _CLOSING.values():
            opened.append(len(kept))
        elif character in _CLOSING:
            if not opened or kept[opened[-1]] != _CLOSING[character]:
                continue
            start = opened.pop()
            if len(kept) - start <= _MAX_DIRECTION and is_direction("".join(kept[start + 1 :])):
                _replace_by_space(kept, start, before_mark=text[position + 1 : position + 2] in _MARKS)
                continue
        kept.append(character)
    for position in opened:
        kept[position] = ""
    return "".join(kept)


def _replace_by_space(kept: list[str], start: int, *, before_mark: bool) -> None:
    del kept[start:]
    if before_mark and kept[-1:] == [" "]:
        kept.pop()
    elif not before_mark and kept[-1:] != [" "]:
        kept.append(" ")
