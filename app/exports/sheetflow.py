"""The columns of a worksheet as measures: which cells a text spans, and how high its row must be.

A worksheet has one set of columns for everything on it, the grid's; heads, fields and signatures take the spans of cells
nearest to where the form has them. Arithmetic only; no XlsxWriter here. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from app.exports.document import Block, Document, Grid, HalfPage, KeepTogether, Letterhead, Line
from app.exports.times import times_width
from app.exports.typeset import MM, Ruler, face_of

Span = tuple[int, int]
"""First and last column."""

LINE = 1.27  # height of a line of text in a cell, in type sizes
WIDEN = 1.07  # Why: cells need more room than print; the page is then fitted back to its width.
SHRINKS = 1.3  # a head longer than its cells by less than this is set smaller, not broken
_CELL_PADDING = 4.5  # points lost to a cell's own margins
_PLAIN_COLUMNS = 24  # of a sheet without a grid
_NEAR = 6.0  # points: edges of two grids nearer than this are one


class Columns:
    """The columns of one sheet."""

    def __init__(self, document: Document) -> None:
        self.size = document.setup.size
        self.ruler = Ruler(times_width)
        self.grids = tuple(_grids(document.blocks))
        paper = (document.setup.width - document.setup.left - document.setup.right) * MM * WIDEN
        plain = [edge * paper / _PLAIN_COLUMNS for edge in range(_PLAIN_COLUMNS + 1)]
        self.edges = _common([self._edges_of(grid, paper) for grid in self.grids]) if self.grids else plain
        self.widths = [right - left for left, right in pairwise(self.edges)]
        self.last = len(self.widths) - 1
        self._paper = paper

    def of_grid(self, grid: Grid) -> list[Span]:
        """The sheet columns that each column of a grid covers: one each, more where another grid divides it."""
        edges = [self._edge_near(edge) for edge in self._edges_of(grid, self._paper)]
        return [(left, max(right - 1, left)) for left, right in pairwise(edges)]

    def _edges_of(self, grid: Grid, paper: float) -> list[float]:
        """Where a grid's columns begin and end on a paper of that width; one of as many columns as the first stands as that does."""
        like = self.grids[0] if len(grid.columns) == len(self.grids[0].columns) else grid
        whole, edges = sum(column.share for column in like.columns), [0.0]
        for column in like.columns:
            edges.append(edges[-1] + column.share / whole * paper)
        return edges

    def room(self, first: int, last: int) -> float:
        """The width a text has in a span."""
        return (self.edges[last + 1] - self.edges[first]) * 0.985 - _CELL_PADDING

    def height(self, text: str, face: int, size: float, first: int, last: int) -> float:
        """The height a text needs in a span."""
        return len(self.ruler.wrap(text, face, size, self.room(first, last))) * size * LINE + 2

    def broken(self, line: Line, first: int, last: int) -> str:
        """A head's line broken as paper breaks it."""
        size, face = self.size + line.larger, face_of(line.bold, line.italic)
        return "\n".join(self.ruler.wrap_evenly(line.text, face, size, self.room(first, last)))

    def line_height(self, line: Line, first: int, last: int) -> tuple[float, bool]:
        """The height a head's line needs in a span, and whether it is set smaller to fit one line."""
        size, face = self.size + line.larger, face_of(line.bold, line.italic)
        over = self.ruler.width(line.text, face, size) / max(self.room(first, last), 1)
        if 1 < over <= SHRINKS:
            return size * LINE + 2, True
        return self.height(line.text, face, size, first, last), False

    def starting_at(self, x: float) -> int:
        """The column whose left edge is nearest to x."""
        return min(range(len(self.widths)), key=lambda column: abs(self.edges[column] - x))

    def spans(self, shares: Sequence[float], start: int = 0) -> list[Span]:
        """Divide the columns from ``start`` on by these shares, each at least one column, edges as near as they come."""
        whole, used, left = self.edges[-1] - self.edges[start], 0.0, start
        found = []
        for place, share in enumerate(shares):
            used += share / max(sum(shares), 1e-9)
            to_come = len(shares) - place - 1
            wanted = self._edge_near(self.edges[start] + used * whole) if to_come else self.last + 1
            right = max(left + 1, min(wanted, self.last + 1 - to_come))
            found.append((min(left, self.last), min(right - 1, self.last)))
            left = right
        return found

    def signed(self, signers: Sequence[Sequence[Line]]) -> list[Span]:
        """Columns for people who sign side by side: equal shares, unless lines break there and other edges break fewer."""
        equal = self.spans((1.0,) * len(signers))

        def height(spans: Sequence[Span]) -> float:
            return sum(
                self.line_height(line, *span)[0] for lines, span in zip(signers, spans, strict=True) for line in lines
            )

        def cost(spans: Sequence[Span]) -> tuple[float, float]:
            shares = (self.edges[-1] * (place + 1) / len(signers) for place in range(len(signers)))
            return height(spans), sum(
                abs(self.edges[last + 1] - x) for (_first, last), x in zip(spans, shares, strict=True)
            )

        if len(signers) < 2 or height(equal) <= sum(
            self.line_height(line, 0, self.last)[0] for lines in signers for line in lines
        ):
            return equal
        inner = combinations(range(1, self.last + 1), len(signers) - 1)
        found = [[(first, last - 1) for first, last in pairwise((0, *edges, self.last + 1))] for edges in inner]
        best = min(found, key=cost, default=equal)
        return best if height(best) < height(equal) else equal

    def parted(self, head: Letterhead) -> tuple[Span, Span]:
        """Both sides of a letterhead: the column edge that breaks the fewest lines, then the nearest to its share."""
        if self.last == 0:
            return (0, 0), (0, 0)

        def cost(edge: int) -> tuple[float, float]:
            sides = ((head.left, 0, edge - 1), (head.right, edge, self.last))
            heights = [self.line_height(line, first, last)[0] for lines, first, last in sides for line in lines]
            return sum(heights), abs(self.edges[edge] - self.edges[-1] * head.share)

        best = min(range(1, self.last + 1), key=cost)
        return (0, best - 1), (best, self.last)

    def _edge_near(self, x: float) -> int:
        return min(range(len(self.edges)), key=lambda edge: abs(self.edges[edge] - x))


def inside(span: Span) -> Span:
    """The middle of a span, for a box that should not fill it."""
    first, last = span
    return (first + 1, last - 1) if last - first >= 4 else span


def _common(grids: Sequence[Sequence[float]]) -> list[float]:
    """The edges that serve every grid: those of the first, and whatever of the others lies apart from all of these.

    No two edges of one grid fall together: one that is near to an edge its grid uses already stands for itself.
    """
    edges = list(grids[0])
    for others in grids[1:]:
        used = {edges[0], edges[-1]}
        for edge in others[1:-1]:
            nearest = min(edges, key=lambda known: abs(edge - known))
            if abs(edge - nearest) > _NEAR or nearest in used:
                edges.append(edge)
                nearest = edge
            used.add(nearest)
    return sorted(edges)


def _grids(blocks: Iterable[Block]) -> Iterable[Grid]:
    for block in blocks:
        if isinstance(block, Grid):
            yield block
        elif isinstance(block, (KeepTogether, HalfPage)):
            yield from _grids(block.blocks)
