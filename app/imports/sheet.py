"""One sheet of a foreign file as plain cells, and what its reader saw in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.problems import N_, Finding, Level, Message
from app.domain.sheets import Cell

SEEN = {
    "second-reader-failed": (
        Level.WARN,
        N_("Không kiểm tra chéo được tệp: hãy so tổng thu, chi và số dư trước khi nhập."),
    ),
    "row-hidden": (Level.WARN, N_("Dòng đang bị ẩn trong Excel nhưng vẫn được nhập.")),
    "readers-differ": (
        Level.STOP,
        N_("Ô {cell}: hai cách đọc cho hai giá trị «{mine}» và «{theirs}»; hãy gõ lại ô này trong Excel."),
    ),
    "formula-uncomputed": (
        Level.STOP,
        N_("Ô {cell} là công thức chưa được tính: hãy mở tệp bằng Excel rồi lưu lại."),
    ),
    "cell-error": (
        Level.STOP,
        N_("Ô {cell} báo lỗi {error}: hãy sửa công thức trong Excel rồi lưu lại."),
    ),
    "formulas-doubtful": (
        Level.WARN,
        N_(
            "{count} ô công thức bằng 0 hoặc trống, có thể chưa được tính ({cells}): nếu trong Excel các ô đó có số, "
            "hãy mở tệp bằng Excel, lưu lại rồi nhập."
        ),
    ),
    "not-looked-at": (
        Level.WARN,
        N_(
            "Tệp {kind}: {count} ô được đọc nhưng không xem được dòng nào đang ẩn, công thức nào chưa tính, ô nào báo lỗi; "
            "hãy so tổng với tệp gốc, hoặc lưu tệp thành .xlsx rồi nhập."
        ),
    ),
    "text-decoded": (Level.NOTE, N_("Tệp viết theo bảng mã {encoding}, đã chuyển về Unicode.")),
    "number-cut": (
        Level.STOP,
        N_(
            "Số «{number}…» bị dấu phẩy cắt thành nhiều ô: hãy lưu lại tệp với dấu chấm phẩy giữa các cột, "
            "hoặc thành .xlsx rồi nhập."
        ),
    ),
}
"""Everything that ``read_workbook`` may find in a sheet: how much it matters, and its sentence."""


def seen(
    code: str, values: Mapping[str, object], sheet: str | None = None, row: int | None = None, column: str | None = None
) -> Finding:
    """A finding of ``SEEN`` by its code; a KeyError for any other."""
    level, template = SEEN[code]
    return Finding(level, code, Message(template, values), sheet, row, column)


Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells; all counted from 0."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: ``rows[0]`` is Excel's row 1. The name is kept exactly, blanks at its end included."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merges: tuple[Merge, ...] = ()
    is_hidden: bool = False
    findings: tuple[Finding, ...] = ()
    is_text: bool = False
    """True where the kind of file knows nothing but texts: that an amount or a day is one says nothing about the cell."""

    def at(self, row: int, column: int) -> Cell:
        """The cell, or None beyond the edge; both counted from 0."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return None


def column_letters(number: int) -> str:
    """What Excel calls a column, counted from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_seen(code: str, sheet: str, row: int, column: int, **values: object) -> Finding:
    """A finding of ``SEEN`` about one cell, counted from 1."""
    letters = column_letters(column)
    return seen(code, {"cell": f"{letters}{row}", **values}, sheet, row, letters)
