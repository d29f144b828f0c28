"""Times of day within a recording: recognising them, and refusing impossible ones."""

import re

from speelruimte.kernel.errors import InvalidInput

_CLOCK = r"\d{1,3}(?::\d{1,3}){1,5}(?:[.,]\d{1,6})?"
_ARROW = r"\s{0,3}(?:-->|->|–|—|-)\s{0,3}"
_VALID = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,6}))?")
_BARE = re.compile(_CLOCK)
_BRACKETED = re.compile(rf"[\[(]\s{{0,3}}({_CLOCK})(?:{_ARROW}({_CLOCK}))?\s{{0,3}}[\])]")
_GARBLED = re.compile(r"\[\s{0,3}(?=[^\]]{0,12}\d)(?=[^\]]{0,12}:)([\dOoIlxX?:;.,]{4,16})\s{0,3}\]")
_LIKE_TIME = re.compile(r"[\d:;.,OolIxX?<>\s–—-]{1,40}")
_SHOWN = 40


def seconds_of(stamp: str, *, line: int, unit: str = "line") -> float:
    """Seconds from the start of the recording.

    Args:
        stamp: "mm:ss", "h:mm:ss", with an optional fraction after a point or comma.
        line: where it stands; `unit` says what is counted (line, paragraph, row, item).

    Raises:
        InvalidInput: broken_timestamp, when garbled or impossible (a 61st second).

    >>> seconds_of("00:01:02.5", line=1)
    62.5
    """
    match = _VALID.fullmatch(stamp.strip())
    if match is None:
        raise broken_timestamp(stamp, line=line, unit=unit)
    hours, minutes, seconds, fraction = match.groups()
    if int(seconds) > 59 or (hours is not None and int(minutes) > 59):
        raise broken_timestamp(stamp, line=line, unit=unit)
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction or 0}")


def broken_timestamp(found: str, *, line: int, unit: str = "line") -> InvalidInput:
    """The error for a time that cannot be. What was found is shown unless it holds words: those may be private."""
    shown = " ".join(found.split())[:_SHOWN]
    if _LIKE_TIME.fullmatch(shown) is None:
        shown = "?"
    return InvalidInput("broken_timestamp", where=f"{unit} {line}", found=shown, details={unit: line})


def is_clock(text: str) -> bool:
    """Whether the text is one time and nothing else, possible or not; brackets around it allowed."""
    return _BARE.fullmatch(text) is not None or _BRACKETED.fullmatch(text) is not None


def check_bracketed(text: str, *, line: int, unit: str = "line") -> None:
    """Refuse an impossible or garbled time in square or round brackets anywhere in the text."""
    for match in _BRACKETED.finditer(text):
        for stamp in match.groups():
            if stamp is not None:
                seconds_of(stamp, line=line, unit=unit)
    garbled = next((m for m in _GARBLED.finditer(text) if not _BARE.fullmatch(m.group(1))), None)
    if garbled is not None:
        raise broken_timestamp(garbled.group(1), line=line, unit=unit)


def leading_clock(text: str) -> tuple[str, str] | None:
    """A time at the start and what follows it, or None. Brackets, a range and a dash after it are allowed.

    >>> leading_clock("[00:12:03] Klant: ja")
    ('00:12:03', 'Klant: ja')
    """
    match = _BRACKETED.match(text) or _BARE.match(text)
    if match is None:
        return None
    stamp = match.group(1) if match.re is _BRACKETED else match.group(0)
    return stamp, text[match.end() :].lstrip(" \t-–—|")


def trailing_clock(text: str) -> tuple[str, str] | None:
    """A time at the end and what stands before it, or None.

    >>> trailing_clock("Mila Proef   0:03")
    ('0:03', 'Mila Proef')
    """
    head, _, tail = text.rstrip().rpartition(" ")
    tail = tail if head else text.rstrip().rpartition("\t")[2]
    if not tail or tail == text.strip() or not is_clock(tail):
        return None
    before = text.rstrip()[: -len(tail)].rstrip(" \t,-–—|")
    return tail.strip("[]()"), before


def is_bracketed_clock(content: str) -> bool:
    """Whether what stands between two brackets is a time or a range of times, possible or not."""
    return _BRACKETED.fullmatch(f"[{content}]") is not None or _GARBLED.fullmatch(f"[{content}]") is not None
