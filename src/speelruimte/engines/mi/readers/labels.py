"""Who says a line, as written at its start: "Klant: …", "**Jij:** …", "Mila Proef   0:03"."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from speelruimte.engines.mi.readers.reading import Line
from speelruimte.engines.mi.readers.timestamps import leading_clock, trailing_clock
from speelruimte.engines.mi.readers.vocabulary import phrase_list, word_list

_MAX_LABEL = 48
_MAX_WORDS = 5
_LABEL = re.compile(r"[^\W_](?:[\w .,'’`()&/-]{0,46}[\w.)])?")
_BULLET = re.compile(r"(?:[-–—•>*]|\d{1,4}[.)])\s{1,4}(?=\S)")
_SPOKEN_DURATION = re.compile(
    r"(?:\d{1,2} (?:uur|uren|hours?) )?(?:\d{1,2} (?:minuut|minuten|minutes?) )?\d{1,2} (?:seconden?|seconds?)"
)
_STRICT_SHARE = 0.9
_ONE_LABEL_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line that may begin with a speaker's label; `marked` when a time beside it or bold type sets it apart."""

    label: str
    rest: str
    marked: bool


def label_key(label: str) -> str:
    """Labels with the same key are the same speaker.

    >>> label_key("KLANT ") == label_key("klant")
    True
    """
    return " ".join(label.casefold().split())


def label_words(label: str) -> list[str]:
    """The words of a label in lower case, without punctuation.

    >>> label_words("Mila Proef (klant)")
    ['mila', 'proef', 'klant']
    """
    return re.findall(r"\w+", label.casefold().replace("_", " "))


def is_usable_label(label: str) -> bool:
    """Whether a label is recognised as one at the start of a line."""
    return (
        len(label) <= _MAX_LABEL
        and _LABEL.fullmatch(label) is not None
        and len(label.split()) <= _MAX_WORDS
        and not label.isdigit()
    )


def is_role(label: str) -> bool:
    """Whether the label itself says professional or client, or is a numbered speaker."""
    words = label_words(label)
    known = word_list("labels", "professional") | word_list("labels", "client")
    numbered = len(words) == 2 and words[0] in word_list("labels", "numbered") and words[1].isdigit()
    return numbered or " ".join(words) in known or " ".join(words) in phrase_list("labels", "joined")


def read_label(text: str) -> Labelled | None:
    """The label that the line seems to begin with, or None. Whether it is one depends on the other lines.

    >>> read_label("[00:12:03] **Klant:** Ja, klopt: ja.")
    Labelled(label='Klant', rest='Ja, klopt: ja.', marked=True)
    >>> read_label("Mila Proef   0:03")
    Labelled(label='Mila Proef', rest='', marked=True)
    """
    line = without_bullet(text.strip())
    timed = leading_clock(line.lstrip("*_"))
    if timed is not None:
        line = timed[1]
    head, colon, rest = _split_at_colon(line)
    if not colon:
        return _header(line, timed=timed is not None)
    label = _bare_label(head)
    behind = trailing_clock(label)
    if behind is not None:
        label = _bare_label(behind[1])
    if not is_usable_label(label):
        return None
    return Labelled(label, rest.lstrip("*_ \t"), timed is not None or behind is not None)


def without_bullet(text: str) -> str:
    """The line without a list mark before it.

    >>> without_bullet("- Klant: ja")
    'Klant: ja'
    """
    return _BULLET.sub("", text, count=1) if _BULLET.match(text) else text


def accepted_labels(lines: Sequence[Line], candidates: Sequence[Labelled | None]) -> frozenset[str]:
    """The keys of the candidates that are speakers; empty when the lines do not name speakers at all.

    A label counts when it is a role, comes back, or when nearly every line has one; a name on a line of
    its own also when the text begins with one. A text in which only one label would count, on less than
    half of the lines, merely has a colon here and there.
    """
    found = [candidate for candidate in candidates if candidate is not None]
    counts = Counter(label_key(candidate.label) for candidate in found)
    before_text = [candidate for candidate in found if candidate.rest]
    strict = len(before_text) >= _STRICT_SHARE * len(lines)
    opens_with_name = bool(candidates) and candidates[0] is not None and not candidates[0].rest
    roles = {label_key(candidate.label) for candidate in found if is_role(candidate.label)}
    trusted = {label_key(c.label) for c in found if (strict if c.rest else opens_with_name and c.marked)}
    accepted = {key for key, count in counts.items() if count > 1 or key in roles or key in trusted}
    labelled = sum(counts[key] for key in accepted)
    if not roles and len(accepted) < 2 and labelled < _ONE_LABEL_SHARE * len(lines):
        return frozenset()
    return frozenset(accepted)


def _split_at_colon(line: str) -> tuple[str, str, str]:
    """Split at the first colon that is no part of a time, within reach of a label."""
    start = 0
    reach = line[: 2 * _MAX_LABEL]
    while (position := reach.find(":", start)) >= 0:
        if not (reach[position + 1 : position + 2].isdigit() and reach[position - 1 : position].isdigit()):
            return line[:position], ":", line[position + 1 :]
        start = position + 1
    return line, "", ""


def _bare_label(head: str) -> str:
    bare = head.strip(" \t*_")
    if bare.startswith(("[", "<")) and bare.endswith(("]", ">")):
        bare = bare[1:-1]
    return " ".join(bare.split())


def _header(line: str, *, timed: bool) -> Labelled | None:
    """A line with only a name, and a time before or behind it or bold around it."""
    if len(line) > 2 * _MAX_LABEL:
        return None
    behind = trailing_clock(line)
    name = behind[1] if behind is not None else line
    spoken = _SPOKEN_DURATION.search(name)
    if spoken is not None and spoken.end() == len(name):
        name, timed = name[: spoken.start()], True
    label = _bare_label(name)
    bold = line.startswith("**") and line.endswith("**")
    beside_time = timed or behind is not None
    if not is_usable_label(label) or not (beside_time or bold) or not label[0].isupper():
        return None
    return Labelled(label, "", marked=True)
