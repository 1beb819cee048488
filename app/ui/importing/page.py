"""The one page by which anything comes in from a file: what becomes of each row, what was found, and then into the book as one act.

Nothing is written before the treasurer says so, and the whole import can be taken back from here. What is special about a kind
of import is told by its ``ImportKind``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox

from app.domain.import_plan import ImportOptions, ImportReport, JudgedRow
from app.domain.problems import Level
from app.domain.sheets import FoundSheet
from app.i18n import _, render
from app.ui.desk import Desk
from app.ui.importing.kind import ImportKind
from app.ui.importing.looks import FADED, finding_column, first_columns
from app.ui.importing.pane import ImportPane
from app.ui.screen import Screen, beside
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips
from app.ui.widgets.proof_strip import ProofStrip
from app.ui.widgets.table_model import PagedTableModel
from app.ui.widgets.table_view import TableView

PATTERNS = "Excel (*.xlsx *.xlsm *.xls *.ods *.csv)"
FINDINGS = "findings"
"""The filter for rows in which something was found."""
TOLD = 2
"""So many findings that are no row's stand in the strip."""


class ImportPage(Screen):
    """File, sheet, preview, into the book, back: the frame; ``kind`` says what comes in."""

    takes: ClassVar[frozenset[str]] = frozenset({"file"})
    kind_of_import: ClassVar[type[ImportKind]]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.kind = self.kind_of_import(desk)
        self.report: ImportReport[Any] | None = None
        self.rows: list[JudgedRow] = []
        self._path: Path | None = None
        self._sheets: Sequence[FoundSheet] = ()
        self._last_operation = 0
        self.setAcceptDrops(True)
        words, verbs = self.kind.words, self.verbs
        verbs.offer("add", self._choose_file, word=_("Chọn tệp"), icon="folder-open")
        verbs.offer(
            "import",
            self._carry_out,
            word=_(words.carry_out),
            icon="import",
            shortcut="Ctrl+S",
            primary=True,
            after="add",
        )
        verbs.offer("reload", self._plan, word=_("Đọc lại"))
        verbs.offer("undo", self._take_back, word=_(words.take_back), icon="undo-2", shortcut="")
        self._build()
        self._show_nothing()

    def _build(self) -> None:
        self._file = parts.Elided(_("Chưa chọn tệp"), "strong")
        self.sheet = QComboBox()
        self.sheet.setAccessibleName(_("Sheet"))
        self.sheet.setMinimumWidth(170)
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.strip = ProofStrip()
        self._states = Chips(_("Lọc dòng"), [("", _("Tất cả"))])
        self.fix = QCheckBox(_("Đồng ý mọi đề xuất sửa"))
        self.fix.setToolTip(_(self.kind.words.fix_tip))
        self.leave = QCheckBox(_("Để lại những dòng không đọc được"))
        self.leave.setToolTip(_("Các dòng ấy không vào sổ và được nêu tên trong kết quả."))
        columns = [*first_columns(), *self.kind.columns(), finding_column()]
        self.model = PagedTableModel(columns, lambda _ids: [], faded=lambda each: each.state in FADED)
        self.table = TableView(_("Các dòng sẽ nhập"), self.key, self.model, self.desk.preferences)
        self._pane = ImportPane()
        self._split = beside(self.table, self._pane)
        first = parts.row(self._file, parts.label(_("Sheet"), "muted"), self.sheet, *self.kind.asked())
        first.setStretch(0, 1)
        ticks = parts.row(self._states, None, self.fix, self.leave, gap=12)
        self.lay_out(first, self.strip, ticks, self._split, gap=8).setStretch(3, 1)
        self.sheet.activated.connect(self.take_sheet)
        self.kind.changed.connect(self._plan)
        self.fix.toggled.connect(self._permit)
        self.leave.toggled.connect(self._permit)
        self._states.changed.connect(self._filter)
        self.table.pointed.connect(self._pointed)
        self.table.summed.connect(self.desk.summed)
        self.strip.clicked.connect(self._show_stopping)
        self.begin_at(self.table)

    def enter(self, **arguments: Any) -> None:
        """``file`` to look at at once."""
        if "file" in arguments:
            self.look_at(Path(arguments["file"]))

    def refresh(self) -> None:
        """What is asked may have changed, and what the plan leans on."""
        self.kind.refresh()
        if not self._last_operation:
            self._plan()

    def _month_moved(self, month: object) -> None:
        self.kind.month_moved()
        super()._month_moved(month)

    def _book_moved(self) -> None:
        super()._book_moved()
        self._path = None
        self._show_nothing()

    # ---- the file --------------------------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        file = self.desk.ask.file_to_open(_("Chọn tệp Excel"), PATTERNS)
        if file is not None:
            self.look_at(file)

    def look_at(self, file: Path) -> None:
        """Find the sheets of a file that can be taken and plan the first."""
        self.desk.run(
            lambda progress: self.kind.service.sheets_in(file, progress),
            lambda sheets: self._found(file, sheets),
            self._refused,
            title=_("Đang đọc tệp…"),
        )

    def _found(self, file: Path, sheets: Sequence[FoundSheet]) -> None:
        self._path, self._sheets = file, sheets
        self._file.setText(file.name)
        self._file.setToolTip(str(file))
        self.sheet.clear()
        for found in sheets:
            self.sheet.addItem(self.kind.sheet_word(found))
        if not sheets:
            self._refused(_(self.kind.words.nothing_found).format(file=file.name))
            return
        fitting = (place for place, found in enumerate(sheets) if found.is_of(self.desk.month))
        self.take_sheet(next(fitting, 0))

    def take_sheet(self, place: int) -> None:
        """Choose a sheet by its place in the list, and plan it."""
        self.sheet.setCurrentIndex(place)
        self.kind.take_sheet(self._sheets[place])
        self._plan()

    def _options(self) -> ImportOptions | None:
        place = self.sheet.currentIndex()
        if self._path is None or place < 0:
            return None
        return self.kind.options(self._sheets[place], self.fix.isChecked(), self.leave.isChecked())

    def _plan(self) -> None:
        file, options = self._path, self._options()
        if file is None or options is None:
            return
        self._last_operation = 0
        book = self.desk.the_book
        self.desk.run(
            lambda progress: self.kind.service.plan(book, file, options, progress),
            self._planned,
            self._refused,
            title=_("Đang đọc thử…"),
        )

    # ---- the preview -----------------------------------------------------------------------------------------------

    def _show_nothing(self) -> None:
        self.report, self.rows = None, []
        self.model.set_rows([])
        self._say_empty(_(self.kind.words.empty), _(self.kind.words.hint), _("Chọn tệp…"))
        self._show_parts(False)
        self._allow()

    def _say_empty(self, title: str, advice: str, verb: str) -> None:
        self.table.say_empty(title, advice, verb, self._choose_file)

    def _show_parts(self, shown: bool) -> None:
        for part in (self.strip, self._pane, self._states, self.fix, self.leave):
            part.setVisible(shown)

    def _refused(self, sentence: str) -> None:
        self._show_nothing()
        self.strip.show()
        self.strip.say(sentence, holds=False)

    def _planned(self, report: ImportReport[Any]) -> None:
        if (stays := self.kind.out_of_place(report)) is not None:
            self._refused(stays.sentence)
            self._say_empty(stays.title, stays.advice, _("Chọn tệp khác…"))
            return
        self.report = report
        self._show_parts(True)
        self._permit()

    def _permit(self, *_args: object) -> None:
        options = self._options()
        if self.report is None or options is None:
            return
        self.report = self.report.plan.report(options)
        self.rows = self.report.rows()
        found = sum(bool(each.row.findings) for each in self.rows)
        counts = Counter(each.state for each in self.rows)
        chips = [("", _("Tất cả {count}").format(count=len(self.rows)))]
        chips += [(str(state), f"{_(state.label)} {count}") for state, count in counts.items()]
        chips += [(FINDINGS, _("Có điều thấy {count}").format(count=found))] if found else []
        self._states.offer(chips)
        self._filter()
        self._tell(self.report)
        self._allow()

    def _tell(self, report: ImportReport[Any]) -> None:
        allowed, stopping = report.permission.allowed, report.permission.stopping
        texts = [render(report.sentence)]
        if not allowed:
            # Why: the report's advice names options of the command line; here the same ways out are two boxes to tick.
            ways = _("đánh dấu «{fix}»").format(fix=self.fix.text())
            if any(finding.proposal is None for finding in stopping):
                ways += _(" và «{leave}»").format(leave=self.leave.text())
            texts = [_(self.kind.words.stopped).format(count=len(stopping), ways=ways)]
        texts += self.kind.proof(report)
        texts += [render(finding) for finding in report.findings if finding.row is None][:TOLD]
        warned = allowed and any(finding.level is not Level.NOTE for finding in report.findings)
        self.strip.say(" ".join(texts), holds=allowed, warned=warned)

    def _filter(self, *_args: object) -> None:
        wanted = self._states.value()
        shown = [each for each in self.rows if wanted in ("", each.state) or (wanted == FINDINGS and each.row.findings)]
        self.model.set_rows(shown)
        if shown:
            self.table.point_at(0)
        else:
            self._pane.show_row(None)
            self.table.say_empty(_("Không có dòng nào"), _("Chọn nhóm khác ở trên."))

    def _show_stopping(self) -> None:
        shown = (self.model.row_at(place).row for place in range(self.model.rowCount()))
        stops = (place for place, row in enumerate(shown) if any(finding.stops for finding in row.findings))
        if (place := next(stops, None)) is not None:
            self.table.point_at(place)

    def _allow(self) -> None:
        count = len(self.report.to_write) if self.report is not None else 0
        self.verbs.allow(**{"import": bool(count) and not self.desk.read_only, "reload": self._path is not None})
        self.verbs.present(undo=bool(self._last_operation))
        words = self.kind.words
        self.verbs.action("import").setText(
            _(words.carry_out_some).format(count=count) if count else _(words.carry_out)
        )

    def pointed(self) -> JudgedRow | None:
        """The row she points at."""
        place = self.table.current_id()
        return None if place is None else self.model.row_at(place)

    def _pointed(self, place: int | None) -> None:
        if place is None:
            self._pane.show_row(None)
            return
        each = self.model.row_at(place)
        cells = [self.kind.cell_line(name, text) for name, text in each.row.original.items() if text]
        self._pane.show_row(each, self.kind.choices(each.row), self.kind.sections(each.row), cells)

    # ---- acts ------------------------------------------------------------------------------------------------------

    def _carry_out(self) -> None:
        options = self._options()
        if options is not None and self.report is not None:
            title = _(self.kind.words.carrying_out)
            self.desk.do(self.kind.service.carry_out, self._path, options, done=self._carried_out, title=title)

    def _carried_out(self, report: ImportReport[Any]) -> None:
        if not report.written:
            self._planned(report)
            return
        self._last_operation = self.desk.last_operation
        self.report = None
        self.kind.carried_out(report)
        self.strip.say(_(self.kind.words.done).format(sentence=render(report.sentence)), holds=True)
        self._allow()

    def _take_back(self) -> None:
        if self._last_operation:
            self.kind.take_back(self._last_operation, lambda _done: self._plan())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A workbook may be dropped anywhere here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the file dropped."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.look_at(Path(files[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window folds the chips and puts the details below the rows."""
        super().resizeEvent(event)
        wide = self.width() >= 900
        self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        self._split.setSizes([840, 260] if wide else [220, 100])
        self._states.set_compact(self.width() < 1120)
