"""Print the outcome of a file of cases as a table, with an empty column for a second reader.

python -m speelruimte.engines.mi.alternatives.check FILE.yaml
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from speelruimte.engines.mi.alternatives.patterns import Alternative, Moment, find_alternative
from speelruimte.engines.mi.transcript import Language
from speelruimte.kernel.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Case:
    """One case: a turn of the professional, what the client said before, and the alternative if it is known."""

    id: str
    moment: Moment
    before: str
    turn: str
    language: Language
    expect: str | None

    def outcome(self) -> Alternative | None:
        """What the patterns make of it."""
        return find_alternative(self.turn, moment=self.moment, before=self.before, language=self.language)


def read_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a YAML file.

    Raises:
        InvalidInput: the file has no list `cases`, or a case lacks a field or has an unknown moment.
    """
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]
        return tuple(
            Case(
                id=entry["id"],
                moment=Moment(entry["moment"]),
                before=entry["before"],
                turn=entry["turn"],
                language=Language(entry.get("language", "nl")),
                expect=entry.get("expect"),
            )
            for entry in entries
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidInput("not_a_file_of_cases", where=path.name, found=str(error)) from error


def table(cases: Sequence[Case]) -> str:
    """A Markdown table with one row per case, and a last line that counts the alternatives."""
    rows = [
        "| case | kind | client before | she said | alternative | pattern | fits? |",
        "|---|---|---|---|---|---|---|",
    ]
    found = 0
    for case in cases:
        outcome = case.outcome()
        found += outcome is not None
        text, pattern = (outcome.text, outcome.pattern_id) if outcome else ("–", "–")
        rows.append(f"| {case.id} | {case.moment} | {case.before} | {case.turn} | {text} | {pattern} | |")
    return "\n".join([*rows, "", f"{found} of {len(cases)} cases got an alternative."])


def main(arguments: Sequence[str]) -> int:
    """Print the table of the files named; 2 when no file is named."""
    if not arguments:
        sys.stderr.write("usage: python -m speelruimte.engines.mi.alternatives.check FILE.yaml …\n")
        return 2
    for name in arguments:
        sys.stdout.write(table(read_cases(Path(name))) + "\n")
    return 0


if __name__ == "__main__":  # pragma: no cover
    sys.exit(main(sys.argv[1:]))
