"""The leaflet that comes with the product, for a municipality that has not written its own."""

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from speelruimte.foundation.consent.domain import LeafletText

STANDARD_FILE = Path(__file__).parent / "leaflets" / "standard.yaml"


@cache
def standard_leaflet() -> LeafletText:
    """Read the standard leaflet."""
    raw = yaml.safe_load(STANDARD_FILE.read_text(encoding="utf-8"))
    since: date = raw["valid_since"]
    return LeafletText(str(raw["version"]), since, str(raw["nl"]), str(raw["en"]), is_standard=True)
