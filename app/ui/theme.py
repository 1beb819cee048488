"""The one place for colours, type, spacing and heights: tokens, the QPalette and the style sheet made from them.

No widget names a colour or a size of its own; it asks ``theme.tokens()``. Two palettes, one accent; every pair of text and
ground keeps at least 4.5:1 (a test measures it). Colour never carries a meaning alone.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app import crash, paths

FONT_FAMILY = "Be Vietnam Pro"
FALLBACK_FAMILIES = ["Segoe UI", "Noto Sans", "DejaVu Sans", "Helvetica Neue", "Arial"]


@dataclass(frozen=True, slots=True)
class Colours:
    """Named colours of one appearance; ``*_soft`` are grounds for their text colour."""

    window: str
    surface: str
    raised: str
    head: str
    hover: str
    line: str
    line_strong: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_text: str
    accent_soft: str
    danger: str
    danger_soft: str
    warn: str
    warn_soft: str
    good: str
    good_soft: str


LIGHT = Colours(
    window="#F4F6F8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    head="#EDF0F4",
    hover="#E6EBF1",
    line="#DCE2E9",
    line_strong="#838E9D",
    text="#17202B",
    muted="#4E5968",
    faint="#5F6B7A",
    accent="#1B5AA8",
    accent_text="#FFFFFF",
    accent_soft="#DFEAF8",
    danger="#A8201A",
    danger_soft="#FBE9E7",
    warn="#7F4D00",
    warn_soft="#FFF1D6",
    good="#17663A",
    good_soft="#E2F3E8",
)

DARK = Colours(
    window="#13171D",
    surface="#191E26",
    raised="#222935",
    head="#1F252F",
    hover="#29313D",
    line="#2C3440",
    line_strong="#6F7B8D",
    text="#E7EBF0",
    muted="#AEB7C4",
    faint="#96A1B0",
    accent="#86B7F3",
    accent_text="#0C1A2B",
    accent_soft="#22354E",
    danger="#F59A93",
    danger_soft="#3A2123",
    warn="#EBBB68",
    warn_soft="#362D1B",
    good="#84D0A0",
    good_soft="#1B3226",
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Everything a widget may ask about looks, in logical pixels."""

    colours: Colours
    dark: bool
    base: int = 13

    # ---- spacing: a scale of 4
    gap_xs: int = 4
    gap_s: int = 8
    gap_m: int = 12
    gap_l: int = 16
    gap_xl: int = 24
    radius: int = 5
    rail_wide: int = 218
    rail_narrow: int = 76
    icon: int = 16

    @property
    def small(self) -> int:
        return self.base - 1

    @property
    def tiny(self) -> int:
        return self.base - 2

    @property
    def title(self) -> int:
        return self.base + 3

    @property
    def display(self) -> int:
        return self.base + 7

    @property
    def row(self) -> int:
        """Height of a table row."""
        return self.base + 14

    @property
    def control(self) -> int:
        """Height of a field or button."""
        return self.base + 17


_current = Tokens(LIGHT, dark=False)
_font_family: str | None = None


def tokens() -> Tokens:
    """The tokens in force."""
    return _current


def colour(name: str) -> QColor:
    """A named colour of the appearance in force."""
    return QColor(getattr(_current.colours, name))


def load_fonts(folder: Path | None = None) -> str:
    """Register the program's own faces once; returns the family to use (the system's when none is there)."""
    global _font_family
    if _font_family is not None:
        return _font_family
    folder = folder or paths.resource("fonts")
    families: set[str] = set()
    for file in sorted(folder.glob("**/BeVietnamPro*.ttf")) if folder.is_dir() else ():
        identifier = QFontDatabase.addApplicationFont(str(file))
        if identifier >= 0:
            families.update(QFontDatabase.applicationFontFamilies(identifier))
    known = set(QFontDatabase.families())
    candidates = [FONT_FAMILY, *FALLBACK_FAMILIES]
    _font_family = next((name for name in candidates if name in families or name in known), QFont().family())
    return _font_family


def font(pixels: int | None = None, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The window's face with figures of one width, so that columns of money line up."""
    # Why a copy: whoever asked may change it.
    return QFont(_face(pixels or _current.base, weight))


@cache
def _face(pixels: int, weight: QFont.Weight) -> QFont:
    # Why kept: a page asks hundreds of times.
    face = QFont(load_fonts())
    face.setPixelSize(pixels)
    face.setWeight(weight)
    face.setFeature(QFont.Tag("tnum"), 1)
    return face


def system_is_dark() -> bool:
    """True when the desktop asks for a dark appearance."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def apply(app: QApplication, appearance: str = "light", base: int = 13) -> Tokens:
    """Dress the application. ``appearance`` is ``light``, ``dark`` or ``system``; ``base`` the text size in pixels (12 to 17)."""
    global _current
    dark = appearance == "dark" or (appearance == "system" and system_is_dark())
    _current = Tokens(DARK if dark else LIGHT, dark=dark, base=max(12, min(base, 17)))
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(_palette(_current.colours))
    app.setFont(font())
    app.setStyleSheet(style_sheet(_current))
    return _current


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: c.window,
        QPalette.ColorRole.WindowText: c.text,
        QPalette.ColorRole.Base: c.surface,
        QPalette.ColorRole.AlternateBase: c.head,
        QPalette.ColorRole.ToolTipBase: c.raised,
        QPalette.ColorRole.ToolTipText: c.text,
        QPalette.ColorRole.PlaceholderText: c.faint,
        QPalette.ColorRole.Text: c.text,
        QPalette.ColorRole.Button: c.surface,
        QPalette.ColorRole.ButtonText: c.text,
        QPalette.ColorRole.BrightText: c.danger,
        QPalette.ColorRole.Highlight: c.accent_soft,
        QPalette.ColorRole.HighlightedText: c.text,
        QPalette.ColorRole.Link: c.accent,
        QPalette.ColorRole.LinkVisited: c.accent,
        QPalette.ColorRole.Accent: c.accent,
        QPalette.ColorRole.Light: c.surface,
        QPalette.ColorRole.Midlight: c.head,
        QPalette.ColorRole.Mid: c.line,
        QPalette.ColorRole.Dark: c.line_strong,
        QPalette.ColorRole.Shadow: c.line_strong,
    }
    for role, value in roles.items():
        palette.setColor(role, QColor(value))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(c.faint))
    return palette


def style_sheet(t: Tokens) -> str:
    """The style sheet, filled from the tokens. ``$name`` stands for a colour or a size."""
    values = {field.name: getattr(t.colours, field.name) for field in fields(Colours)}
    sizes = ("base", "small", "tiny", "title", "display", "row", "control", "radius", "gap_xs", "gap_s", "gap_m")
    values |= {name: f"{getattr(t, name)}px" for name in sizes}
    values["inner"] = f"{t.control - 2}px"
    values["chevron"] = _chevron_url(t)
    values["tick"] = _icon_url("check", t.colours.accent_text, "tick", t.dark)
    sheet = (Path(__file__).parent / "style.qss").read_text(encoding="utf-8")
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace("$" + name, values[name])
    return sheet


def _chevron_url(t: Tokens) -> str:
    return _icon_url("chevron-down", t.colours.muted, "chevron", t.dark)


def _icon_url(icon: str, colour_value: str, name: str, dark: bool) -> str:
    # Why: a style sheet can only show an image from a file, so the tinted copy is written to the user's cache once.
    source = paths.resource(f"icons/{icon}.svg")
    if not source.is_file():
        return ""
    text = source.read_text(encoding="utf-8").replace("currentColor", colour_value)
    text = text.replace('stroke-width="2"', 'stroke-width="3"') if name == "tick" else text
    try:
        target = paths.user_folder() / "cache" / f"{name}-{'dark' if dark else 'light'}.svg"
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    except OSError as problem:
        # Why not nothing: Qt complains of a sheet that names no file; in its own colour the icon can still be made out.
        crash.went_on(problem)
        return source.as_posix()
    return target.as_posix()
