"""Photographs made ready to print: turned upright, no larger than paper can show, JPEG. What is no picture is left out."""

from __future__ import annotations

from io import BytesIO

from app import crash
from app.exports.document import Picture

LARGEST = 1400
"""Pixels of the longer side: about 300 to the inch on half a page."""


def photograph(content: bytes, caption: str = "") -> Picture | None:
    """A picture for a form; None when the bytes are no picture that can be read."""
    # Why here: most papers have no photograph, and the library takes a while to load.
    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(content)) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGB")
        upright.thumbnail((LARGEST, LARGEST))
        made = BytesIO()
        upright.save(made, "JPEG", quality=82)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        crash.went_on(problem)
        return None
    return Picture(made.getvalue(), upright.width, upright.height, caption)
