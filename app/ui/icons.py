"""Icons of one set (lucide), drawn from ``resources/icons/*.svg`` in a colour of the appearance in force. A room may bring more
beside its pages, in ``ui/<room>/icons``.

No other file reads icon files. An icon that is missing is simply empty: the text beside it carries the meaning.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app import paths
from app.rooms import folders
from app.ui import theme


def icon(name: str, tone: str = "muted", size: int = 16) -> QIcon:
    """The icon in a palette colour; its disabled state is fainter."""
    made = QIcon()
    made.addPixmap(pixmap(name, tone, size), QIcon.Mode.Normal)
    made.addPixmap(pixmap(name, tone, size), QIcon.Mode.Selected)
    made.addPixmap(pixmap(name, "line_strong", size), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, tone: str = "muted", size: int = 16) -> QPixmap:
    """The icon as a picture for a label or a painter."""
    colour = getattr(theme.tokens().colours, "muted" if tone in ("", "note") else tone)
    return _pixmap(name, colour, size, _ratio())


def _ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    source = _file(name)
    if source is not None:
        text = source.read_text(encoding="utf-8").replace("currentColor", colour)
        painter = QPainter(picture)
        QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, size, size))
        painter.end()
    return picture


def _file(name: str) -> Path | None:
    """The drawing of the set, else the first that a room brings."""
    own = paths.resource(f"icons/{name}.svg")
    if own.is_file():
        return own
    brought = (Path(folder.__path__[0]) / "icons" / f"{name}.svg" for folder in folders("ui"))
    return next((file for file in brought if file.is_file()), None)
