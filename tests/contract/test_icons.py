"""Icons come from one set, drawn in the colour of the text, with their licence."""

from __future__ import annotations

import pytest

from app.paths import resource

ICONS = sorted(resource("icons").glob("*.svg"))


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_is_drawn_in_the_colour_of_the_text(path):
    drawing = path.read_text("utf-8")
    assert 'stroke="currentColor"' in drawing
    assert 'viewBox="0 0 24 24"' in drawing


def test_the_icons_bring_their_licence():
    assert "ISC License" in (resource("icons") / "LICENSE-lucide.txt").read_text("utf-8")
