"""What a page can be drawn with. The PDF renderer implements it; tests implement it to see what was drawn where."""

from __future__ import annotations

from enum import IntEnum
from typing import Protocol


class Stroke(IntEnum):
    """How a straight line looks: solid, round leader dots, or cut dashes."""

    SOLID = 0
    DOTS = 1
    DASHES = 2


class Pen(Protocol):
    """Lengths in points; y grows downwards from the top of the paper; text stands on its baseline."""

    def begin(self, width: float, height: float) -> None: ...

    def text(self, x: float, y: float, text: str, face: int, size: float) -> None: ...

    def line(
        self, x0: float, y0: float, x1: float, y1: float, weight: float, stroke: Stroke = Stroke.SOLID
    ) -> None: ...

    def picture(self, x: float, y: float, width: float, height: float, content: bytes) -> None:
        """A JPEG with its top left corner at x, y."""

    def end(self) -> None: ...
