"""What is said of signs that no face of ours can draw: a square stands on the page, and she is told which and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.domain.problems import N_, Message

_SHOWN = 60


def undrawn_words(found: Mapping[str, str]) -> Iterator[Message]:
    """A sentence for each sign, with the text it stands in."""
    for sign, text in found.items():
        values = {"sign": f"{sign} (U+{ord(sign):04X})", "text": text[:_SHOWN]}
        yield Message(
            N_("Dấu {sign} trong «{text}» không có nét chữ để in, sẽ in thành ô vuông: hãy viết cách khác."), values
        )
