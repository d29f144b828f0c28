"""How long an hour of conversation takes: reading, replacing identifiers, coding, saving, and showing the page.

    .venv/bin/python benchmarks/feedback_page.py [--turns 600]

Prints milliseconds of processor time, the median of a few runs, on one core; the database is a temporary SQLite.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

RUNS = 5
SENTENCES = (
    ("Jij", "Wat zou u zelf het liefste willen doen, als u vooruit kijkt naar het najaar?"),
    ("Klant", "Ik wil wel weer werken, maar dan moet de opvang geregeld zijn en mijn rug moet het houden."),
    ("Jij", "U wilt weer werken, en u ziet twee dingen die eerst moeten."),
    ("Klant", "Ja, precies. En die brief van vorige week maakte het niet makkelijker."),
    ("Jij", "De regel is dat u uw inkomsten doorgeeft voor de tiende. Hoe u dat doet, kiest u zelf."),
    ("Klant", "Dat snap ik, maar ik krijg die loonstrook altijd pas op de twaalfde."),
    ("Jij", "Heeft u daar al met uw werkgever over gebeld?"),
    ("Klant", "Nee, nog niet, dat durf ik eigenlijk niet zo goed."),
)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--turns", type=int, default=600)
    turns = options.parse_args().turns
    folder = Path(tempfile.mkdtemp(prefix="speelruimte-benchmark-"))
    os.environ.update(SPEELRUIMTE_DATA_DIR=str(folder), DJANGO_SETTINGS_MODULE="speelruimte.config.settings")
    os.environ["SPEELRUIMTE_ALLOWED_HOSTS"] = "testserver"
    measure(turns)


def measure(turns: int) -> None:
    """One conversation of so many turns through every step."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from speelruimte.capabilities.conversations import services
    from speelruimte.capabilities.conversations.domain.draft import draft_from_reading, draft_transcript
    from speelruimte.capabilities.conversations.domain.record import Skill
    from speelruimte.capabilities.conversations.tests.factories import make_conversation, make_owner, signed_in_client
    from speelruimte.engines.mi.coding import code_transcript
    from speelruimte.engines.mi.readers import read_text

    text = "\n".join(f"{who}: {said}" for number in range(turns) for who, said in [SENTENCES[number % len(SENTENCES)]])
    draft = draft_from_reading(read_text(text))
    transcript = draft_transcript(draft.text, language=draft.language)
    today = timezone.localdate()
    user, actor = make_owner()
    conversation = make_conversation(actor, text, today=today)
    services.how_to_read_mark(actor, today=today)
    services.estimate_record(actor, conversation_id=conversation, estimates=dict.fromkeys(Skill, 5))
    browser = signed_in_client(user)
    steps: dict[str, Callable[[], object]] = {
        "reading": lambda: read_text(text),
        "reading, identifiers replaced": lambda: draft_from_reading(read_text(text)),
        "coding, with patterns and words": lambda: code_transcript(transcript),
        "saving (all of it)": lambda: make_conversation(actor, text, today=today),
        "the page": lambda: browser.get(f"/gesprekken/{conversation}/").content,
        "the list of her conversations": lambda: browser.get("/gesprekken/").content,
        "her agenda": lambda: browser.get("/oefenen/").content,
    }
    print(f"{turns} turns, median of {RUNS} runs")
    for name, step in steps.items():
        print(f"{name:34} {median_ms(step):8.0f} ms")


def median_ms(step: Callable[[], object]) -> float:
    """Milliseconds of one step, the median of a few runs."""
    durations = []
    for _ in range(RUNS):
        started = time.process_time()
        step()
        durations.append(time.process_time() - started)
    return statistics.median(durations) * 1000


if __name__ == "__main__":
    main()
