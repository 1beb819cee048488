"""The program's picture in the formats desktops want, drawn from the one SVG by the libraries the program has anyway.

Nothing of the program is imported; no drawn picture is kept in the tree.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

from PIL import Image

LOGO = Path(__file__).resolve().parent.parent / "resources" / "logo" / "so-cong-doan.svg"
SIZES = {".png": (256,), ".ico": (16, 24, 32, 48, 64, 128, 256), ".icns": (32, 64, 128, 256, 512)}


def png(size: int) -> bytes:
    """The logo as a square PNG of ``size`` pixels, transparent where nothing is drawn."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(LOGO)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def draw(file: Path) -> Path:
    """Write ``file`` (.png, .ico or .icns by its name) and return it."""
    pictures = [Image.open(io.BytesIO(png(size))) for size in SIZES[file.suffix]]
    file.parent.mkdir(parents=True, exist_ok=True)
    last, smaller = pictures[-1], pictures[:-1]
    if file.suffix == ".ico":
        last.save(file, append_images=smaller, sizes=[picture.size for picture in pictures])
    else:
        last.save(file, append_images=smaller)
    return file
