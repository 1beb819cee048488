"""Colours can be told apart by everybody who reads at all: WCAG AA for every pair of text and ground that the program uses."""

from __future__ import annotations

import pytest

from app.ui.theme import DARK, LIGHT, Colours, Tokens, style_sheet

TEXTS = ("text", "muted", "faint", "accent", "danger", "warn", "good")
GROUNDS = ("window", "surface", "raised", "head")


def luminance(value: str) -> float:
    channels = [int(value[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_stands_out_from_its_ground(colours: Colours, text: str, ground: str):
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("accent_text", "accent"),
        ("text", "accent_soft"),
        ("accent", "accent_soft"),
        ("text", "hover"),
        ("muted", "hover"),
    ]
    + [(tone, f"{tone}_soft") for tone in ("danger", "warn", "good")],
)
def test_coloured_grounds_keep_their_text_legible(colours: Colours, text: str, ground: str):
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_frames_of_fields_are_seen(colours: Colours):
    assert contrast(colours.line_strong, colours.surface) >= 3.0


@pytest.mark.parametrize(("colours", "dark"), [(LIGHT, False), (DARK, True)], ids=["light", "dark"])
def test_the_style_sheet_has_no_place_left_unfilled(colours: Colours, dark: bool):
    assert "$" not in style_sheet(Tokens(colours, dark)).replace("/* Filled by theme.style_sheet: $name", "")
