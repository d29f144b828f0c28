"""Prints recall and precision of the identifier finder per kind and per style, and its speed.

python benchmarks/identifiers.py [kept_apart|development|second_author] [--misses]
"""

import sys
import time
from pathlib import Path

import yaml

from speelruimte.engines.privacy.identifier_scores import Score, read_marks, score_lines
from speelruimte.engines.privacy.replacing import replace_identifiers

FIXTURES = Path(__file__).parents[1] / "src/speelruimte/engines/privacy/tests/fixtures/identifiers"


def _row(name: str, score: Score) -> str:
    return f"{name:16} {score.marked:6} {score.recall:7.3f} {score.replaced:9} {score.precision:10.3f}"


def main(arguments: list[str]) -> None:
    """Score one part of the check set."""
    part = next((word for word in arguments if not word.startswith("--")), "kept_apart")
    lines = yaml.safe_load((FIXTURES / f"{part}.yaml").read_text(encoding="utf-8"))["lines"]
    scores = score_lines(lines)
    count = sum(map(len, lines.values()))
    bare = sum("{" not in line for group in lines.values() for line in group)
    print(f"{part}: {count} lines, {bare} with nothing to find\n{'':16} marked  recall  replaced  precision")
    for style, kind in sorted(scores):
        if "all" in {style, kind}:
            print(_row(f"{style}" if kind == "all" else f"  {kind}", scores[style, kind]))
    if "--misses" in arguments:
        print("\nMISSED", *scores["all", "all"].missed, "\nWRONG", *scores["all", "all"].wrong, sep="\n")
    talk = "\n".join([read_marks(line).text for group in lines.values() for line in group] * 2)[:60_000]
    started = time.perf_counter()
    replace_identifiers(talk)
    print(f"\n{talk.count(chr(10)) + 1} lines in {time.perf_counter() - started:.3f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
