"""What every field of an editor can do, whichever widget it is."""

from __future__ import annotations

from typing import Any, Protocol


class ValueField(Protocol):
    """A widget that holds one value.

    ``value`` is None (or an empty text) while nothing stands there. ``complaint`` is the sentence that tells what stands there
    instead of a value, an empty one when it can be read.
    """

    def value(self) -> Any: ...
    def set_value(self, value: Any, /) -> None: ...
    def complaint(self) -> str: ...
