"""Who answers the program's questions before a camera: nobody is there, so what was typed for a picture is thrown away."""

from __future__ import annotations

from app.ui.ask import Ask


class Nobody(Ask):
    """Leaves a page as if nothing had been typed, and agrees to nothing else."""

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        return False

    def choose(self, title: str, text: str, verb: str, other: str) -> str:
        return "other"

    def reason(self, title: str, text: str, verb: str, *, danger: bool = False) -> str | None:
        return None
