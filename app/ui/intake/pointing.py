"""Chỉ cột: the sheet as it stands, and above every column what it is; head, first and last row pointed at, with what the reading comes to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.pointing import Pointed, PointedTable, Preview
from app.domain.problems import N_, Refusal
from app.i18n import _, render
from app.services.kept_readings import here, load_reading, on_every_sheet, remember_reading, save_reading
from app.ui.ask import proposed
from app.ui.desk import Desk
from app.ui.importing.further import Request
from app.ui.importing.sheet_grid import SheetGrid
from app.ui.screen import MARGIN, DeskDialog
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips
from app.ui.widgets.choice_field import ChoiceField, TickField
from app.ui.widgets.proof_strip import ProofStrip

PATTERNS = "TOML (*.toml)"
IGNORED = ""
_UNITS = ((None, N_("Như bảng ghi")), (1, N_("đồng")), (1_000, N_("nghìn đồng")), (1_000_000, N_("triệu đồng")))
HEAD, FIRST, LAST = "head", "first", "last"
_MOST_PREVIEWED = 5_000
_WIDEST, _NARROWEST = 1_180, 800


class PointingDialog(DeskDialog):
    """``enter(request=)``: a file whose table is pointed at."""

    key: ClassVar[str] = "pointing"
    called: ClassVar[str] = N_("Chỉ cột")
    takes: ClassVar[frozenset[str]] = frozenset({"request"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.resize(900, 500)

    def enter(self, **arguments: Any) -> None:
        """Show the file by its best reading."""
        self.request: Request = arguments["request"]
        around = self.parentWidget().window().width() if self.parentWidget() is not None else _WIDEST
        self.setMaximumWidth(max(min(_WIDEST, around - 2 * MARGIN), _NARROWEST))
        self.resize(self.maximumWidth(), 500)
        self.grow_to(820)
        pointable = self.request.by_hand.pointable
        self._guesses = list(self.request.by_hand.guess(self.request.workbook, self.request.kind))
        self._guess = 0
        self._lay_out([(IGNORED, _("– bỏ qua –")), *((key, _(word)) for key, word in pointable.labels.items())])
        own = [each for each in self.request.tables if each.kind == self.request.kind]
        self.show_table(next(iter([*own, *self._guesses]), self._nothing()))

    # ---- how it is laid out ----------------------------------------------------------------------------------------

    def _lay_out(self, choices: list[tuple[str, str]]) -> None:
        request = self.request
        sheets = [each for each in request.workbook.sheets if not each.is_hidden] or list(request.workbook.sheets)
        self.sheet = ChoiceField(_("Sheet"), ((each.name, each.name.strip()) for each in sheets))
        self.sheet.changed.connect(self._take_sheet)
        self.kind = ChoiceField(_("Là"), ((kind, _(word)) for kind, word in request.kinds.items()), letters=8)
        self.kind.setVisible(len(request.kinds) > 1)
        self.kind.changed.connect(lambda: self._change(kind=self.kind.value()))
        self.unit = ChoiceField(_("Đơn vị tính"), ((value, _(word)) for value, word in _UNITS), letters=8)
        self.unit.changed.connect(lambda: self._change(unit=self.unit.value()))
        self.carried = TickField(_("Ngày ghi một lần"))
        self.carried.setToolTip(_("Một ngày ghi một lần và để trống ở các dòng dưới cùng ngày."))
        self.carried.setVisible("book_date" in request.by_hand.pointable.labels)
        self.carried.changed.connect(lambda: self._change(carries_days=self.carried.value()))
        self.grid = SheetGrid(choices)
        self.grid.column_chosen.connect(self.choose_column)
        self.grid.row_pointed.connect(self.point_at_row)
        self.strip = ProofStrip()
        self.strip.setToolTip("")
        self.every = TickField("")
        self.keep = TickField(_("Nhớ cách đọc"))
        self.keep.set_value(True)
        self.keep.setToolTip(_("Tệp sau có cùng tiêu đề thì đọc ngay theo cách này."))
        self.other = parts.button(_("Cách đọc khác"), self.next_guess)
        self.other.setVisible(len(self._guesses) > 1)
        self.accepted_by = parts.button(_("Đọc theo cách này"), self.submit, role="primary")
        stack = parts.column(gap=8, margins=(16, 12, 16, 12))
        stack.addLayout(
            parts.row(
                parts.label(_("Sheet"), "muted"), self.sheet, self.kind, parts.label(_("Đơn vị tính"), "muted"), self.unit,
                self.carried, None, self.other,
            )
        )  # fmt: skip
        stack.addLayout(self._row_modes())
        stack.addWidget(self.grid, 1)
        stack.addWidget(self.strip)
        passed_on = [
            parts.button(_("Nhận cách đọc…"), self.load),
            parts.button(_("Xuất cách đọc…"), self.save),
        ]
        stack.addLayout(
            parts.row(*passed_on, self.keep, self.every, None, parts.button(_("Thôi"), self.reject), self.accepted_by)
        )
        self.setLayout(stack)

    def _row_modes(self) -> Any:
        """Three ways in which a click on the number of a row is meant, each with its key for the row of the cursor."""
        words = ((HEAD, _("Tiêu đề")), (FIRST, _("Dòng đầu")), (LAST, _("Dòng cuối")))
        chips = [(mode, f"{word}  Ctrl+{place}") for place, (mode, word) in enumerate(words, 1)]
        self.modes = Chips(_("Bấm số dòng là:"), chips)
        self.modes.changed.connect(self.set_mode)
        for place, (mode, _word) in enumerate(words, 1):
            QShortcut(QKeySequence(f"Ctrl+{place}"), self, lambda mode=mode: self.point_here(mode))
        self.set_mode(HEAD)
        end = parts.button(_("Đến cuối bảng"), self.look_at_end)
        QShortcut(QKeySequence("Ctrl+End"), self, self.look_at_end)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.submit)
        hint = parts.label(_("Bấm số dòng là:"), "muted")
        return parts.row(hint, self.modes, None, end)

    # ---- what is shown ---------------------------------------------------------------------------------------------

    def _nothing(self) -> PointedTable:
        sheet = next(
            (each for each in self.request.workbook.sheets if not each.is_hidden), self.request.workbook.sheets[0]
        )
        return PointedTable(self.request.kind, sheet.name, {}, 1, len(sheet.rows) or 1)

    def show_table(self, table: PointedTable) -> None:
        """Show a reading."""
        sheet = self.request.workbook.sheet(table.sheet) if table.sheet else self.request.workbook.sheets[0]
        self.table = replace(table, sheet=sheet.name, last=min(table.last or len(sheet.rows), len(sheet.rows)))
        self.kind.set_value(table.kind)
        self.sheet.set_value(sheet.name)
        self.unit.set_value(table.unit)
        self.carried.set_value(table.carries_days)
        self.grid.show_sheet(sheet.rows)
        self._tell()
        self.grid.look_at(self.table.head[0] if self.table.head else self.table.first)

    def _change(self, **values: Any) -> None:
        self.table = replace(self.table, **values)
        self._tell()

    def _take_sheet(self) -> None:
        """Another sheet: by its own reading where it has one, else under the same columns."""
        name = self.sheet.value()
        found = next((each for each in self._guesses if each.sheet == name), None)
        rows = len(self.request.workbook.sheet(name).rows)
        self.show_table(found or replace(self.table, sheet=name, last=None, first=min(self.table.first, max(rows, 1))))

    def next_guess(self) -> None:
        """The program's next best reading."""
        if self._guesses:
            self._guess = (self._guess + 1) % len(self._guesses)
            self.show_table(self._guesses[self._guess])

    def choose_column(self, column: int, key: str) -> None:
        """A column is this; it was another column's before, or it is nothing."""
        columns = {each: at for each, at in self.table.columns.items() if at != column and each != key}
        self._change(columns=columns | ({key: column} if key else {}))
        self.grid.setFocus()

    def set_mode(self, mode: str) -> None:
        """What the next row that is clicked will be."""
        self.mode = mode
        self.modes.set_value(mode)

    def point_here(self, mode: str) -> None:
        """The row of the cursor is this."""
        self.set_mode(mode)
        self.point_at_row(self.grid.current_row())

    def point_at_row(self, row: int) -> None:
        """A row is head, first or last, as is wanted now; then the next is wanted."""
        table, rows = self.table, self.grid.sheet.rowCount()
        if row < 1 or (self.mode == HEAD and row >= rows):
            return
        if self.mode == HEAD:
            # Why: a head of two rows is pointed at from its upper row to its lower one.
            head = (*table.head, row) if table.head and row == table.head[-1] + 1 else (row,)
            first = table.first if len(head) > 1 and table.first > row else row + 1
            self._change(head=head, first=first, last=max(table.last or rows, first))
        elif self.mode == FIRST:
            head = tuple(each for each in table.head if each < row)
            self._change(head=head, first=row, last=max(table.last or rows, row))
            self.set_mode(LAST)
        else:
            self._change(last=row, first=min(table.first, row), head=tuple(at for at in table.head if at < row))

    def look_at_end(self) -> None:
        """Show where the table ends."""
        self.grid.look_at(self.table.last or self.grid.sheet.rowCount())

    # ---- what it comes to ------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        table = self.table
        self.grid.show_columns({column: key for key, column in table.columns.items()})
        missing = list(self.request.by_hand.pointable.missing(table.columns))
        preview = Preview(0, tuple(missing), False) if missing else self._previewed()
        texts = [render(line) for line in preview.lines]
        if missing:
            texts = [_("Hãy chỉ tiếp: {missing}.").format(missing="; ".join(texts))]
        texts += [render(found) for found in preview.findings if found.stops][:2]
        self.strip.say(" ".join(texts), holds=preview.rows > 0, warned=preview.rows > 0 and not preview.holds)
        self.accepted_by.setEnabled(preview.rows > 0)
        last = table.last or self.grid.sheet.rowCount()
        self.grid.sheet.mark(table.head, (table.first, last), table.columns.values(), preview.places)
        self._tell_of_others()

    def _previewed(self) -> Preview:
        last = min(self.table.last or self.grid.sheet.rowCount(), self.table.first + _MOST_PREVIEWED)
        try:
            return self.request.by_hand.preview(self.request.workbook, replace(self.table, last=last))
        except Refusal as refused:
            return Preview(0, (refused.message,), False)

    def _tell_of_others(self) -> None:
        count = len(on_every_sheet(self.table, self.request.workbook)) if self.table.head else 1
        self.every.setText(_("Cả {count} sheet").format(count=count))
        self.every.setAccessibleName(self.every.text())
        if self.every.isHidden() != (count < 2) or not self.every.isVisibleTo(self):
            self.every.set_value(count > 1)
        self.every.setVisible(count > 1)

    def tables(self) -> Pointed:
        """What is pointed at: the table, on every sheet of the same head where she says so, with tables of other kinds as they were."""
        own = on_every_sheet(self.table, self.request.workbook) if self.every.value() else (self.table,)
        others = (each for each in self.request.tables if each.kind != self.table.kind)
        return (*own, *others)

    # ---- acts ------------------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Read by it, and remember it where she says so."""
        if not self.accepted_by.isEnabled():
            return
        tables = self.tables()
        if self.keep.value():
            remember_reading(tables, self.request.workbook)
        self.accept()
        self.request.take(tables)

    def save(self) -> None:
        """Write the reading as a file to pass on."""
        target = self.desk.ask.file_to_save(
            _("Xuất cách đọc"), proposed(f"{_('Cách đọc')} {self.request.file.stem}", ".toml"), PATTERNS
        )
        if target is None:
            return
        labels = self.request.by_hand.pointable.labels
        try:
            save_reading(
                target, self.tables(), self.request.workbook, lambda key: _(labels[key]) if key in labels else ""
            )
        except Refusal as refused:
            self.strip.say(render(refused), holds=False)
            return
        self.strip.say(_("Đã xuất cách đọc ra «{file}».").format(file=target.name), holds=True)

    def load(self) -> None:
        """Take a reading that somebody passed on."""
        file = self.desk.ask.file_to_open(_("Nhận cách đọc"), PATTERNS)
        if file is None:
            return
        pointable = self.request.by_hand.pointable
        try:
            kinds = {each.kind for each in load_reading(file)}
            kind = (
                self.table.kind if self.table.kind in kinds else next((k for k in self.request.kinds if k in kinds), "")
            )
            tables = pointable.of_kind(here(load_reading(file), self.request.workbook), kind or self.table.kind)
            self.show_table(tables[0])
        except Refusal as refused:
            self.strip.say(render(refused), holds=False)
