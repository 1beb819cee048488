"""A form as frozen blocks: letterhead, title, text, fields, grid, signatures and the page they stand on.

Says what is printed and how it belongs together, in millimetres and points. Knows neither PDF nor Excel; the two
renderers read it. Texts are Vietnamese and ready to print; money, dates and codes stay values until a renderer shows them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.domain.dates import show_date
from app.domain.money import show_money

TOTAL_PAGES = "\ue000"
"""In a paragraph or field: the number of pages, known only when all are measured (Excel leaves room for a pen)."""


class Align(StrEnum):
    """Where a text stands in its width."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"
    """Running text from edge to edge, as letters have it; its last line ends where it ends."""


class Kind(StrEnum):
    """What a grid column holds; decides alignment, how a value is shown and the Excel cell type."""

    TEXT = "text"
    MONEY = "money"
    DATE = "date"
    CODE = "code"
    INT = "int"


class RowKind(StrEnum):
    """The part a row plays in its grid."""

    NORMAL = "normal"
    OPENING = "opening"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    GROUP = "group"


class PageNumbers(StrEnum):
    """None at all; the figure top centre from page 2 (letters); "Trang n/N" at the bottom (books)."""

    NONE = "none"
    TOP_FROM_SECOND = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole in per cent, rounded; a workbook has it as a number that it can reckon anew."""

    per_cent: int

    def __str__(self) -> str:
        return f"{self.per_cent}%"


Value = str | int | dt.date | Share | None


def show_value(value: Value, kind: Kind) -> str:
    """A cell's value as the form prints it; an empty text for None."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return show_date(value)
    if isinstance(value, int):
        return show_money(value) if kind is Kind.MONEY else str(value)
    return str(value)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line in one face; wraps when it is too long. ``larger`` is points above the page's base size."""

    text: str
    bold: bool = False
    italic: bool = False
    align: Align = Align.CENTER
    larger: float = 0
    underline: float = 0
    """Share of the text's width ruled below it, as under a union's name on official papers; 0 is none."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The union on the left, the form's number and legal line on the right. ``share`` is the left part of the width."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    share: float = 0.5


@dataclass(frozen=True, slots=True)
class Title:
    """Centred lines. ``side`` lines stand at the right edge beside them; ``stamp`` is boxed at the left ("HỦY")."""

    lines: tuple[Line, ...]
    side: tuple[Line, ...] = ()
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``indent`` in millimetres, ``first`` of the first line alone; ``keeps_next`` holds it on the page of what follows."""

    runs: tuple[Run, ...]
    align: Align = Align.LEFT
    indent: float = 0
    keeps_next: bool = False
    larger: float = 0
    first: float = 0


@dataclass(frozen=True, slots=True)
class Field:
    """``label value tail``. An unknown value (None) leaves room for a pen; ``leader`` dots run on to the edge.

    A whole number may have a ``name`` that formulas call it by, and a ``formula`` by which a workbook reckons it anew.
    """

    label: str
    value: str | int | None
    tail: str = ""
    leader: bool = True
    bold: bool = False
    italic: bool = False
    label_bold: bool = False
    align: Align = Align.LEFT
    name: str = field(default="", kw_only=True)
    formula: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class Fields:
    """Lines of one or more fields side by side. ``shares`` are the widths of the places in a line; ``indent`` is in mm."""

    lines: tuple[tuple[Field, ...], ...]
    shares: tuple[float, ...] = (1.0,)
    keeps_next: bool = False
    indent: float = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A grid column. ``share`` is its part of the width; ``letter`` stands in the row under the head (A, B, 1, 2)."""

    key: str
    label: str
    share: float
    kind: Kind = Kind.TEXT
    letter: str = ""
    align: Align | None = None

    @property
    def side(self) -> Align:
        """The alignment to use: the one asked for, else the usual one of its kind."""
        if self.align is not None:
            return self.align
        usual = {Kind.TEXT: Align.LEFT, Kind.MONEY: Align.RIGHT, Kind.INT: Align.RIGHT}
        return usual.get(self.kind, Align.CENTER)


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of the head covering ``across`` columns and ``down`` rows; cells are listed row by row, left to right."""

    label: str
    across: int = 1
    down: int = 1


def heads(*labels: str) -> tuple[tuple[HeadCell, ...], ...]:
    """A head of one row, a cell over each column."""
    return (tuple(HeadCell(label) for label in labels),)


Formulas = tuple[tuple[str, str], ...]
"""How a workbook reckons cells anew, by the keys of their columns (``reckoned.py`` says how a formula is written)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``level`` indents the first left-aligned text column. Cells follow the columns' order.

    ``name`` is what formulas call it. Paper prints the cells; a workbook reckons those that have one of ``formulas`` anew.
    """

    cells: tuple[Value, ...]
    kind: RowKind = RowKind.NORMAL
    level: int = 0
    keeps_next: bool = False
    name: str = ""
    formulas: Formulas = ()

    def reckoned(self, name: str = "", **formulas: str) -> Row:
        """The same row, called ``name``, with formulas by the keys of columns."""
        return replace(self, name=name or self.name, formulas=(*self.formulas, *formulas.items()))


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table. ``rows`` may be any iterable that can be read twice (a generator is read into memory first)."""

    columns: tuple[Column, ...]
    rows: Iterable[Row]
    head: tuple[tuple[HeadCell, ...], ...] = ()
    smaller: float = 1
    """Points below the page's base size."""
    pad: float = 0.65
    """Millimetres of air above and below a row's text."""
    frozen: bool = True
    """In Excel, hold the head in view while scrolling."""

    @property
    def head_rows(self) -> tuple[tuple[HeadCell, ...], ...]:
        """The head as given, or one row of the columns' labels."""
        return self.head or (tuple(HeadCell(column.label) for column in self.columns),)

    @property
    def lettered(self) -> bool:
        return any(column.letter for column in self.columns)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label at the left, its part of the longest bar (0 to 1), and the text at its end."""

    label: str
    share: float
    shown: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of horizontal bars under one another, for papers that show how something went over the years."""

    bars: tuple[Bar, ...]
    label_share: float = 0.16
    """Part of the width that the labels take."""
    tail_share: float = 0.16
    """Part of the width kept free for the text after the longest bar."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph ready to print: JPEG bytes, its size in pixels, and what stands below it."""

    content: bytes
    width: int
    height: int
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Photographs in rows of ``across``, each as large as its place allows, at most ``height`` millimetres high."""

    pictures: tuple[Picture, ...]
    across: int = 2
    height: float = 58


@dataclass(frozen=True, slots=True)
class Signer:
    """One place to sign: an optional date line, role lines, the note below, and the name when it is known."""

    role: tuple[str, ...]
    note: str = "(Ký, họ tên)"
    name: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """A row of places to sign, ``room`` millimetres high for the hand. Never parted from the rows above it."""

    signers: tuple[Signer, ...]
    room: float = 18


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty height in millimetres; vanishes at the top of a page."""

    height: float


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that stand on one page when they fit on one."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class HalfPage:
    """Half a page, two to a sheet with a cut line between. Set smaller when needed; too long for that, a page of its own."""

    blocks: tuple[Block, ...]


Block = (
    Letterhead
    | Title
    | Paragraph
    | Fields
    | Grid
    | Bars
    | Pictures
    | Signatures
    | Spacer
    | PageBreak
    | KeepTogether
    | HalfPage
)


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Paper and margins in millimetres, base type size in points."""

    landscape: bool = False
    top: float = 20
    right: float = 15
    bottom: float = 20
    left: float = 25
    numbers: PageNumbers = PageNumbers.NONE
    size: float = 12
    fit: float = 0
    """Points the type may shrink by, in halves, when that saves a page."""

    @property
    def width(self) -> float:
        return 297 if self.landscape else 210

    @property
    def height(self) -> float:
        return 210 if self.landscape else 297


@dataclass(frozen=True, slots=True)
class DataSheet:
    """A further worksheet for other programs: a row of keys, then plain rows; days become ISO texts. Paper has none."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole form. ``title``, ``author`` and ``subject`` go into the file's properties; ``sheet`` names the worksheet."""

    title: str
    blocks: tuple[Block, ...]
    setup: PageSetup = field(default_factory=PageSetup)
    author: str = ""
    subject: str = ""
    sheet: str = ""
    data_sheets: tuple[DataSheet, ...] = ()


def prose(
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    align: Align = Align.LEFT,
    indent: float = 0,
    keeps_next: bool = False,
    larger: float = 0,
) -> Paragraph:
    """Running text in one face."""
    return Paragraph((Run(text, bold=bold, italic=italic),), align, indent, keeps_next, larger)


def aired(block: Block, above: float = 0, below: float = 2) -> Iterator[Block]:
    """A block with so many millimetres of air, as a grid stands between texts."""
    yield from ([Spacer(above), block] if above else [block])
    yield Spacer(below)


def heading(text: str, larger: float = 0) -> Paragraph:
    """A bold line, held on the page of what follows."""
    return prose(text, bold=True, keeps_next=True, larger=larger)


def labelled(label: str, text: str, *, bold: bool = False, indent: float = 0, larger: float = 0) -> Paragraph:
    """``label: text``, the label in italics or bold."""
    return Paragraph((Run(label, bold=bold, italic=not bold), Run(text)), indent=indent, larger=larger)


def fields(
    *lines: Field | tuple[Field, ...], shares: tuple[float, ...] = (1.0,), keeps_next: bool = False, indent: float = 0
) -> Fields:
    """Fields under one another; a tuple stands side by side."""
    return Fields(tuple(each if isinstance(each, tuple) else (each,) for each in lines), shares, keeps_next, indent)
