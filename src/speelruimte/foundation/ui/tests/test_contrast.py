"""Contrast of every pair of palette colours that meet, in each theme, light and dark (WCAG 2.1: 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[1] / "static" / "ui"
TEXT, GRAPHICS = 4.5, 3.0
PAIRS = [
    *(
        (ink, ground, TEXT)
        for ink in ("text", "quiet-text", "action", "mistake")
        for ground in ("page", "surface", "sunken")
    ),
    *(("text", tint, TEXT) for tint in ("action-tint", "attention-tint", "mistake-tint")),
    ("on-action", "action", TEXT),
    ("on-action", "action-strong", TEXT),
    ("action-strong", "action-tint", TEXT),
    ("page", "mistake", TEXT),
    ("page", "text", TEXT),
    ("attention", "attention-tint", TEXT),
    ("voice-professional", "page", TEXT),
    ("voice-client", "page", TEXT),
    *(("control-line", ground, GRAPHICS) for ground in ("page", "surface", "sunken")),
    *(("focus", ground, GRAPHICS) for ground in ("page", "surface", "sunken")),
    ("attention-line", "surface", GRAPHICS),
]


def palettes(theme: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {"light": {}, "dark": {}}
    for file in ("theme.css", *([f"theme-{theme}.css"] if theme else [])):
        light, _, dark = (STATIC / file).read_text(encoding="utf-8").partition("@media (prefers-color-scheme: dark)")
        dark = dark.split("\n}", 1)[0]
        for scheme, text in (("light", light), ("dark", dark)):
            found[scheme] |= dict(re.findall(r"--palette-([a-z-]+): (#[0-9a-f]{3,6});", text))
    found["dark"] = found["light"] | found["dark"]
    return found


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_the_published_21():
    assert contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", ["", "voorbeeldstad"], ids=["our own", "voorbeeldstad"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_of_colours_can_be_read(theme, scheme):
    palette = palettes(theme)[scheme]
    weak = {
        f"{ink} on {ground}": round(contrast(palette[ink], palette[ground]), 2)
        for ink, ground, least in PAIRS
        if contrast(palette[ink], palette[ground]) < least
    }
    assert not weak


def test_a_theme_overrides_palette_tokens_and_nothing_else():
    own = set(re.findall(r"(--[a-z0-9-]+):", (STATIC / "theme.css").read_text(encoding="utf-8")))
    theme = (STATIC / "theme-voorbeeldstad.css").read_text(encoding="utf-8")
    tokens = set(re.findall(r"(--[a-z0-9-]+):", theme))
    assert tokens
    assert tokens <= {token for token in own if token.startswith("--palette-")}
    assert set(re.findall(r"^\s*([^\s{}/*]+) \{", theme, re.MULTILINE)) == {":root"}
