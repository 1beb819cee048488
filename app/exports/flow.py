"""Documents into pages: every block becomes pieces of known height, and pieces fill pages.

Decides what stands on which page and where; draws through a Pen it does not know more about. No reportlab here.
Lengths are points, y grows downwards from the top of the paper. The grid's own pieces live in ``gridflow.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from app.domain.progress import Progress
from app.exports.blockflow import Marks, Photographs, Setting, Space, block_pieces
from app.exports.document import (
    Block,
    Document,
    Grid,
    HalfPage,
    KeepTogether,
    PageBreak,
    PageNumbers,
    Paragraph,
    Signatures,
)
from app.exports.gridflow import Band, RowPiece, grid_pieces
from app.exports.pen import Pen, Stroke
from app.exports.typeset import MM, Ruler

_HALF_SIZES = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0)
_NUMBER_SIZE = 10.0
_LAST_ROWS = 3
_AIR = 1.5 * MM  # between a text and a table right below it
_FOOT = 24  # pieces between a table and the signatures that are its foot


class Piece(Protocol):
    """Something of known height that never breaks over a page. ``glue`` holds it on the page of the next piece."""

    height: float
    glue: bool

    def draw(self, pen: Pen, x: float, y: float) -> None: ...


class _Break:
    height = 0.0
    glue = False

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Nothing to see."""


class _Air(Marks):
    """What parts a table from the text above it, which stays with it."""

    def __init__(self, height: float) -> None:
        super().__init__(height, [], [], glue=True)


class _Signing(Marks):
    """A signature block; what it stands below is glued to it."""


class _Half:
    """Half a page, already fitted, or None of it when it needs whole pages (then ``blocks`` flow as usual)."""

    glue = False

    def __init__(
        self, pieces: list[Piece] | None, blocks: tuple[Block, ...], height: float, smaller: float = 0.0
    ) -> None:
        self.pieces, self.blocks, self.height, self.smaller = pieces, blocks, height, smaller

    def draw(self, pen: Pen, x: float, y: float) -> None:
        for piece in self.pieces or []:
            piece.draw(pen, x, y)
            y += piece.height


@dataclass(frozen=True, slots=True)
class Measured:
    """What measuring found: the number of pages, how many points smaller the type is set to save one, and how many in halves of pages."""

    pages: int
    smaller: float = 0
    half: float = 0


def measure(document: Document, ruler: Ruler, heard: Progress | None = None) -> Measured:
    """Count the pages; a form that may be set smaller is tried smaller by halves of a point, when that saves a page."""
    half = _half_smaller(document, ruler)
    best = Measured(_Filler(document, ruler, None, Measured(0, half=half), heard).run(), half=half)
    smaller = 0.0
    while best.pages > 1 and smaller < document.setup.fit:
        smaller += 0.5
        tried = Measured(_Filler(document, ruler, None, Measured(0, smaller, half), heard).run(), smaller, half)
        best = tried if tried.pages < best.pages else best
    return best


def draw_pages(document: Document, ruler: Ruler, pen: Pen, measured: Measured, heard: Progress | None = None) -> int:
    """Draw every page as ``measure`` found them."""
    return _Filler(document, ruler, pen, measured, heard).run()


def pieces_of(blocks: Iterable[Block], setting: Setting) -> Iterator[Piece]:
    """The blocks' pieces in order, each signature block glued to what stands above it."""
    return _bound(_unbound(blocks, setting))


def _unbound(blocks: Iterable[Block], setting: Setting) -> Iterator[Piece]:
    above: Block | None = None
    for block in blocks:
        under_text, above = isinstance(above, Paragraph), block
        if isinstance(block, Grid):
            if under_text:
                yield _Air(_AIR * setting.tight)
            yield from _with_its_end(grid_pieces(block, setting))
        elif isinstance(block, PageBreak):
            yield _Break()
        elif isinstance(block, KeepTogether):
            kept = list(pieces_of(block.blocks, setting))
            for piece in kept[:-1]:
                piece.glue = True
            yield from kept
        elif isinstance(block, HalfPage):
            yield _half(block, setting, setting.half)
        elif isinstance(block, Signatures):
            for marks in block_pieces(block, setting):
                yield _Signing(marks.height, marks.texts, marks.strokes)
        else:
            yield from block_pieces(block, setting)


def _with_its_end(rows: Iterator[RowPiece]) -> Iterator[RowPiece]:
    """The rows of a table, the last three glued together: a total never stands alone on a page."""
    held: list[RowPiece] = []
    for row in rows:
        held.append(row)
        if len(held) > _LAST_ROWS:
            yield held.pop(0)
    for row in held[:-1]:
        row.glue = True
    yield from held


def _bound(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Glue the last two rows (and the foot lines after them), or the last two lines, to the signatures below them."""
    held: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, _Signing):
            for above in held:
                above.glue = True
            yield from held
            held = []
            yield piece
            continue
        held.append(piece)
        release = _releasable(held)
        if release:
            yield from held[:release]
            del held[:release]
    yield from held


def _releasable(held: list[Piece]) -> int:
    # Why: photographs are no foot lines; a table above them may stand on the page before.
    if isinstance(held[-1], (_Break, _Half, Photographs)):
        return len(held)
    rows = [place for place, piece in enumerate(held) if isinstance(piece, RowPiece)]
    if rows and len(held) - rows[-1] <= _FOOT:
        return rows[-2] if len(rows) > 1 else rows[0]
    lines = [place for place, piece in enumerate(held) if not isinstance(piece, Space)]
    return lines[-2] if len(lines) > 1 else 0


def _half_smaller(document: Document, ruler: Ruler) -> float:
    """How much smaller the fullest half that fits is set; all others are set like it, for they lie beside one another."""
    halves = [block for block in document.blocks if isinstance(block, HalfPage)]
    setting = _setting(document, ruler)
    return max(
        (fitted.smaller for block in halves if (fitted := _half(block, setting)).pieces is not None), default=0.0
    )


def _half(block: HalfPage, setting: Setting, least: float = 0.0) -> _Half:
    """Fit half a page by setting it smaller step by step, by ``least`` at least."""
    for smaller in _HALF_SIZES:
        if setting.size - smaller < 8.5:
            break
        if smaller < least:
            continue
        pieces = list(pieces_of(block.blocks, setting.smaller(smaller)))
        height = sum(piece.height for piece in pieces)
        if height <= setting.half_height and not any(isinstance(piece, (RowPiece, _Break, _Half)) for piece in pieces):
            return _Half(pieces, block.blocks, height, smaller)
    return _Half(None, block.blocks, 0.0)


def _setting(document: Document, ruler: Ruler, pages: int = 0) -> Setting:
    """The room and the type of a document's pages."""
    setup = document.setup
    width, height = (setup.width - setup.left - setup.right) * MM, (setup.height - setup.top - setup.bottom) * MM
    half = (setup.height / 2 - setup.top - setup.bottom) * MM
    return Setting(ruler, width, setup.size, height, half, pages=f"{pages:02d}")


class _Filler:
    """Puts pieces on pages; with no pen it only counts."""

    def __init__(
        self, document: Document, ruler: Ruler, pen: Pen | None, found: Measured, heard: Progress | None
    ) -> None:
        setup = document.setup
        self.setup, self.blocks, self.pen, self.total, self.heard = setup, document.blocks, pen, found.pages, heard
        self.paper_width, self.paper_height = setup.width * MM, setup.height * MM
        self.left, self.top = setup.left * MM, setup.top * MM
        self.bottom = self.paper_height - setup.bottom * MM
        self.setting = replace(_setting(document, ruler, found.pages).smaller(found.smaller), half=found.half)
        self.page = 0
        self.y = self.top
        self.fresh = True
        self.halves = 0
        self.band: Band | None = None
        self.band_top = 0.0

    def run(self) -> int:
        self._begin_page()
        self._flow(self.blocks, self.setting)
        self._end_page()
        return self.page

    def _flow(self, blocks: Iterable[Block], setting: Setting) -> None:
        group: list[Piece] = []
        for piece in pieces_of(blocks, setting):
            if isinstance(piece, _Break):
                self._place(group)
                group = []
                self._turn()
            elif isinstance(piece, _Half):
                self._place(group)
                group = []
                self._place_half(piece)
            else:
                if self.halves:
                    self._turn()
                group.append(piece)
                if not piece.glue:
                    self._place(group)
                    group = []
        self._place(group)

    def _begin_page(self) -> None:
        self.page += 1
        self.y, self.fresh, self.halves, self.band = self.top, True, 0, None
        if self.pen is not None:
            self.pen.begin(self.paper_width, self.paper_height)

    def _end_page(self) -> None:
        self._leave_band()
        if self.pen is not None:
            self._draw_number(self.pen)
            self.pen.end()
        if self.heard is not None:
            self.heard(self.page if self.total else 0, self.total)

    def _turn(self) -> None:
        if not self.fresh:
            self._end_page()
            self._begin_page()

    def _draw_number(self, pen: Pen) -> None:
        numbers = self.setup.numbers
        if numbers is PageNumbers.BOTTOM:
            text, y = f"Trang {self.page}/{self.total}", self.paper_height - self.setup.bottom * MM * 0.5
        elif numbers is PageNumbers.TOP_FROM_SECOND and self.page > 1:
            text, y = str(self.page), self.top * 0.62
        else:
            return
        width = self.setting.ruler.width(text, 0, _NUMBER_SIZE)
        pen.text(self.left + (self.setting.width - width) / 2, y, text, 0, _NUMBER_SIZE)

    def _need(self, group: list[Piece], band: Band | None) -> float:
        need = 0.0
        for piece in group:
            own = piece.band if isinstance(piece, RowPiece) else None
            if own is not None and own is not band:
                need += own.head_height
            band = own
            need += piece.height
        return need

    def _place(self, group: list[Piece]) -> None:
        """Put a group of glued pieces on this page, else on the next; one longer than a page sheds its first pieces."""
        while group:
            need = self._need(group, self.band)
            if self.y + need <= self.bottom + 0.01:
                break
            if self._need(group, None) <= self.bottom - self.top:
                self._turn()
                break
            self._put(group[0])
            group = group[1:]
        for piece in group:
            self._put(piece)

    def _put(self, piece: Piece) -> None:
        if self.fresh and self.page > 1 and isinstance(piece, Space):
            return
        if self.y + self._need([piece], self.band) > self.bottom + 0.01:
            self._turn()
            if isinstance(piece, Space):
                return
        band = piece.band if isinstance(piece, RowPiece) else None
        if band is not self.band:
            self._enter_band(band)
        if self.pen is not None:
            piece.draw(self.pen, self.left, self.y)
        self.y += piece.height
        self.fresh = False

    def _enter_band(self, band: Band | None) -> None:
        self._leave_band()
        self.band, self.band_top = band, self.y
        if band is not None:
            if self.pen is not None:
                band.draw_head(self.pen, self.left, self.y)
            self.y += band.head_height

    def _leave_band(self) -> None:
        if self.band is not None and self.pen is not None:
            self.band.draw_sides(self.pen, self.left, self.band_top, self.y)
        self.band = None

    def _place_half(self, half: _Half) -> None:
        if half.pieces is None:
            self._turn()
            self._flow(half.blocks, self.setting)
            self._turn()
            return
        if not self.fresh and self.halves != 1:
            self._turn()
        y = self.top + self.halves * self.paper_height / 2
        if self.pen is not None:
            half.draw(self.pen, self.left, y)
            if not self.halves:
                self.pen.line(0, self.paper_height / 2, self.paper_width, self.paper_height / 2, 0.4, Stroke.DASHES)
        self.halves += 1
        self.y, self.fresh = self.bottom, False
