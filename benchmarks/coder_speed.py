"""How fast the coder is on one core, and how much memory it takes: `python benchmarks/coder_speed.py`.

Codes conversations of 600 turns (about an hour), made of written sentences in shuffled order with
changing words so that few words repeat. Prints turns per second, words included; and one turn at a time.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import random
import resource
import statistics
import time
from collections.abc import Callable
from functools import partial

from speelruimte.engines.mi.coder import Coder, load_coder
from speelruimte.engines.mi.transcript import Language, Transcript, Turn, Voice

TURNS, ROUNDS = 600, 7
SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "wa", "ster", "gen", "baar", "heid")
HERS = (
    "Wat zou u zelf het liefste willen doen met {0} en {1}, als u het helemaal voor het zeggen had?",
    "Dus u merkt dat {0} veel van u vraagt, en dat u daardoor aan {1} niet meer toekomt. Klopt dat zo ongeveer?",
    "In de regels staat dat u {0} moet melden. Dat kan op papier en online, en u hoort binnen {1} wat het wordt.",
    "Oké.",
)
THEIRS = (
    "Ja.",
    "Ik wil best {0} proberen, maar met de kinderen en {1} erbij weet ik echt niet hoe ik dat rond moet krijgen.",
    "Nee, {0} heeft geen zin, dat heb ik al zo vaak gedaan en dan kwam er toch weer {1} tussen.",
)


def hour(seed: int) -> Transcript:
    """A conversation of 600 turns; another seed gives other words."""
    draw = random.Random(seed)
    turns = []
    for place in range(TURNS):
        voice = Voice.PROFESSIONAL if place % 2 == 0 else Voice.CLIENT
        words = ("".join(draw.choices(SYLLABLES, k=3)) for _ in range(2))
        turns.append(Turn(voice, draw.choice(HERS if place % 2 == 0 else THEIRS).format(*words)))
    return Transcript(tuple(turns), Language.DUTCH)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of this process for one call."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def measure_hours(coder: Coder) -> list[float]:
    """Seconds for each of several conversations that were not coded before."""
    talks = [hour(seed) for seed in range(ROUNDS)]
    return [seconds(partial(coder.code, talk)) for talk in talks]


def measure_single(coder: Coder) -> list[float]:
    """Seconds for one turn with the three before it, as typed in practice."""
    turns = hour(99).turns
    talks = [Transcript(turns[at : at + 4], Language.DUTCH) for at in range(300)]
    return [seconds(partial(coder.code, talk)) for talk in talks]


def main() -> None:
    """Measure and print."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    loading = seconds(lambda: load_coder(Language.DUTCH))
    coder = load_coder(Language.DUTCH)
    hours, single = measure_hours(coder), measure_single(coder)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    words = statistics.mean(len(turn.text.split()) for turn in hour(0).turns)
    print(f"loading one language:        {loading * 1000:.0f} ms")
    print(f"conversation of {TURNS} turns:   median {statistics.median(hours):.3f} s, slowest {max(hours):.3f} s")
    print(
        f"turns per second:            {TURNS / statistics.median(hours):.0f} ({words:.0f} words each, spans included)"
    )
    print(f"four turns at once:          median {statistics.median(single) * 1000:.2f} ms")
    print(f"memory at its highest:       {after:.0f} MB, of which {before:.0f} MB before loading")


if __name__ == "__main__":
    main()
