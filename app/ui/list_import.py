"""What the imports of lists share: a file, a sheet, what becomes of each row, what was found, and then into the book as one act.

A screen of the house says which sheets it knows, how a row is shown and which verbs plan and carry out; nothing is written
before the treasurer says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSplitter, QWidget

from app.domain.problems import Level
from app.i18n import _, render
from app.models.operation import Outcome
from app.services import undo_act
from app.services.members.look_at_lists import FoundList
from app.ui.desk import Desk
from app.ui.list_columns import TONES, state_word
from app.ui.screen import Screen, scrolled
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips
from app.ui.widgets.hint import Hint
from app.ui.widgets.month_field import MonthField
from app.ui.widgets.proof_strip import ProofStrip
from app.ui.widgets.table_model import Column, PagedTableModel
from app.ui.widgets.table_view import TableView
from app.ui.worker import Progress

PATTERNS = "Excel (*.xlsx *.xlsm *.xls *.ods *.csv)"


class ListImport(Screen):
    """File, month, preview, into the book, back. Rows have ``row``, ``state`` and ``findings``."""

    empty_title: ClassVar[str] = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._path: Path | None = None
        self._report: Any = None
        self._rows: Sequence[Any] = ()
        self._shown: Sequence[Any] = ()
        self._sheets: Sequence[FoundList] = ()
        self._last_operation = 0
        self.setAcceptDrops(True)
        verbs = self.verbs
        verbs.offer("add", self._choose_file, word=_("Chọn tệp"), icon="folder-open")
        verbs.offer(
            "import", self._import, word=_("Ghi vào sổ"), icon="import", shortcut="Ctrl+S", primary=True, after="add"
        )
        verbs.offer("reload", self._plan, word=_("Đọc lại"))
        verbs.offer("undo", self._undo, word=_("Hoàn tác lần nhập vừa rồi"), icon="undo-2", shortcut="")
        self._build()
        self._show_nothing()

    # ---- what a screen of the house says ---------------------------------------------------------------------------

    def columns(self) -> list[Column]:
        """The columns of the preview."""
        raise NotImplementedError

    def sheets_in(self, file: Path, waiting: Callable[[], None]) -> Sequence[FoundList]:
        """The sheets that can be taken; ``waiting`` is called meanwhile and raises when the user has had enough."""
        raise NotImplementedError

    def plan(self, file: Path, progress: Progress) -> Any:
        """The report without writing anything."""
        raise NotImplementedError

    def verb(self) -> tuple[Callable[..., Outcome[Any]], tuple[Any, ...]]:
        """The service that carries it out, and its arguments after the file."""
        raise NotImplementedError

    def permit(self, report: Any) -> Any:
        """The report again under the ticks of now."""
        raise NotImplementedError

    def rows_of(self, report: Any) -> Sequence[Any]:
        """What the table shows."""
        raise NotImplementedError

    def writes(self, report: Any) -> int:
        """How many rows would change the book."""
        raise NotImplementedError

    def detail(self, row: Any) -> list[tuple[str, str]]:
        """(section, text) about a row, below its findings."""
        raise NotImplementedError

    def nothing_found(self) -> str:
        """Why no sheet was taken."""
        raise NotImplementedError

    # ---- building --------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._file = parts.Elided(_("Chưa chọn tệp"), "strong")
        self._sheet = QComboBox()
        self._sheet.setAccessibleName(_("Sheet"))
        self._sheet.setMinimumWidth(170)
        self.month = MonthField(_("Từ tháng"), self.desk.month)
        self.month.set_value(self.desk.month)
        self.strip = ProofStrip()
        self._states = Chips(_("Lọc dòng"), [("", _("Tất cả"))])
        self.fix = QCheckBox(_("Đồng ý mọi đề xuất sửa"))
        self.leave = QCheckBox(_("Để lại những dòng không đọc được"))
        self.leave.setToolTip(_("Các dòng ấy không vào sổ và được nêu tên trong kết quả."))
        self._model = PagedTableModel(
            self.columns(), lambda _ids: [], faded=lambda row: row.state in ("same", "left_out", "repeated")
        )
        self.table = TableView(_("Các dòng sẽ nhập"), self.key, self._model, self.desk.preferences)
        self._detail = parts.column(gap=6)
        holder = parts.column(gap=0, margins=(14, 12, 14, 12))
        holder.addLayout(self._detail)
        holder.addStretch(1)
        page = QWidget()
        page.setLayout(holder)
        page.setProperty("role", "surface")
        self._pane = parts.box(parts.column(scrolled(page), margins=(1, 1, 1, 1)), "panel")
        self._pane.setMinimumWidth(240)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.table)
        self._split.addWidget(self._pane)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([800, 300])
        first = parts.row(
            self._file, parts.label(_("Sheet"), "muted"), self._sheet, parts.label(_("Từ tháng"), "muted"), self.month
        )
        first.setStretch(0, 1)
        ticks = parts.row(self._states, None, self.fix, self.leave, gap=12)
        body = self.lay_out(first, self.strip, ticks, self._split, gap=8)
        body.setStretch(3, 1)
        self._sheet.activated.connect(self._sheet_chosen)
        self.month.changed.connect(self._plan_again)
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

    def _month_moved(self, month: object) -> None:
        self.month.set_value(self.desk.month)
        super()._month_moved(month)

    def _book_moved(self) -> None:
        super()._book_moved()
        self._path, self._report = None, None
        self._show_nothing()

    def sheet(self) -> str | None:
        """The sheet chosen."""
        return str(self._sheet.currentData()) if self._sheet.count() else None

    # ---- the file --------------------------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        file = self.desk.ask.file_to_open(_("Chọn tệp Excel"), PATTERNS)
        if file is not None:
            self.look_at(file)

    def look_at(self, file: Path) -> None:
        """Find the lists of a file and plan the first."""
        self.desk.run(
            lambda progress: self.sheets_in(file, partial(progress, 0, 0)),
            lambda sheets: self._found(file, sheets),
            self._refused,
            title=_("Đang đọc tệp…"),
        )

    def _found(self, file: Path, sheets: Sequence[FoundList]) -> None:
        self._path, self._sheets = file, sheets
        self._file.setText(file.name)
        self._file.setToolTip(str(file))
        self._sheet.clear()
        for found in sheets:
            self._sheet.addItem(found.sheet.strip(), found.sheet)
        if sheets:
            fitting = (
                place
                for place, found in enumerate(sheets)
                if found.month == self.desk.month == (found.last or found.month)
            )
            self._sheet.setCurrentIndex(next(fitting, 0))
            self._sheet_chosen(self._sheet.currentIndex())
        else:
            self._refused(self.nothing_found())

    def _refused(self, sentence: str) -> None:
        self._report = None
        self._show_nothing()
        self.strip.show()
        self.strip.say(sentence, holds=False)

    def _sheet_chosen(self, place: int) -> None:
        """A sheet that says its month sets the month."""
        month = self._sheets[place].month
        if month is not None:
            self.month.set_value(month)
        self._plan()

    def _plan_again(self, *_told: object) -> None:
        self._plan()

    def _plan(self) -> None:
        file = self._path
        if file is None or self.sheet() is None or self.month.value() is None:
            return
        self._last_operation = 0
        self.desk.run(
            lambda progress: self.plan(file, progress), self._planned, self._refused, title=_("Đang đọc thử…")
        )

    # ---- the preview -----------------------------------------------------------------------------------------------

    def _show_nothing(self) -> None:
        self._rows = ()
        self._model.set_rows([])
        told = _(
            "Kéo tệp thả vào đây, hoặc bấm Chọn tệp. Chương trình nhận cột theo tiêu đề, cho xem từng dòng, chưa ghi gì vào sổ."
        )
        self.table.say_empty(_(self.empty_title), told, _("Chọn tệp…"), self._choose_file)
        for part in (self.strip, self._pane, self._states, self.fix, self.leave):
            part.hide()
        self._allow()

    def _planned(self, report: Any) -> None:
        self._report = report
        for part in (self.strip, self._pane, self._states, self.fix, self.leave):
            part.show()
        self._permit()

    def _permit(self, *_told: object) -> None:
        if self._report is None:
            self._allow()
            return
        self._report = self.permit(self._report)
        self._rows = self.rows_of(self._report)
        counts: dict[str, int] = {}
        for row in self._rows:
            counts[row.state] = counts.get(row.state, 0) + 1
        found = sum(bool(row.findings) for row in self._rows)
        chips = [("", _("Tất cả {count}").format(count=len(self._rows)))]
        chips += [(state, f"{state_word(state)} {count}") for state, count in counts.items()]
        chips += [("findings", _("Có điều thấy {count}").format(count=found))] if found else []
        self._states.offer(chips)
        self._filter()
        self._tell()
        self._allow()

    def _tell(self) -> None:
        report = self._report
        told = [render(report.sentence)]
        if not report.permission.allowed:
            # Why: the service's advice names options of the command line; here the same ways out are two boxes to tick.
            ways = _("đánh dấu «{fix}»").format(fix=self.fix.text())
            if any(finding.proposal is None for finding in report.permission.stopping):
                ways += _(" và «{leave}»").format(leave=self.leave.text())
            told = [_("Chưa ghi được: {count} điều phải xử lý. Hãy sửa trong tệp rồi đọc lại, hoặc {ways}.").format(
                count=len(report.permission.stopping), ways=ways)]  # fmt: skip
        told += [render(finding) for finding in report.findings if finding.row is None][:1]
        warned = report.permission.allowed and any(finding.level is not Level.NOTE for finding in report.findings)
        self.strip.say(" ".join(told), holds=report.permission.allowed, warned=warned)

    def _show_stopping(self) -> None:
        place = next((i for i, row in enumerate(self._shown) if any(finding.stops for finding in row.findings)), None)
        if place is not None:
            self.table.point_at(place)

    def _filter(self, *_told: object) -> None:
        wanted = self._states.value()
        self._shown = [
            row for row in self._rows if not wanted or row.state == wanted or (wanted == "findings" and row.findings)
        ]
        self._model.set_rows(self._shown)
        if self._shown:
            self.table.point_at(0)
        else:
            self.table.say_empty(_("Không có dòng nào"), _("Chọn nhóm khác ở trên."))

    def _allow(self) -> None:
        report = self._report
        count = self.writes(report) if report is not None and report.permission.allowed else 0
        self.verbs.allow(**{"import": bool(count) and not self.desk.read_only, "reload": self._path is not None})
        self.verbs.present(undo=bool(self._last_operation))
        self.verbs.action("import").setText(_("Ghi {count} người").format(count=count) if count else _("Ghi vào sổ"))

    def _pointed(self, place: int | None) -> None:
        parts.empty(self._detail)
        if place is None or place >= len(self._shown):
            return
        row = self._shown[place]
        self._detail.addWidget(
            parts.label(_("Dòng {row}: {state}").format(row=row.row, state=state_word(row.state)), "strong", wrap=True)
        )
        for finding in row.findings:
            hint = Hint(_("Điều thấy"))
            self._detail.addWidget(hint)
            hint.say(render(finding), TONES[finding.level])
            if finding.proposal is not None:
                said = _("Đề xuất: {proposal}").format(proposal=render(finding.proposal))
                self._detail.addWidget(parts.label(said, wrap=True))
        for widget in self.choices(row):
            self._detail.addWidget(widget)
        for section, text in self.detail(row):
            if text:
                self._detail.addWidget(parts.rule())
                self._detail.addWidget(parts.label(section, "section"))
                self._detail.addWidget(parts.label(text, "small", wrap=True))

    def choices(self, row: Any) -> Sequence[QWidget]:
        """Buttons by which the treasurer settles a row; none by default."""
        return ()

    # ---- acts ------------------------------------------------------------------------------------------------------

    def _import(self) -> None:
        if self._path is not None and self._report is not None:
            verb, arguments = self.verb()
            self.desk.do(verb, self._path, *arguments, done=self._imported, title=_("Đang ghi vào sổ…"))

    def _imported(self, report: Any) -> None:
        if not report.written:
            self._planned(report)
            return
        self._last_operation = self.desk.last_operation
        self._report = None
        self.strip.say(_("Đã ghi. {sentence}").format(sentence=render(report.sentence)), holds=True)
        self._allow()
        self.verbs.allow(reload=True)

    def _undo(self) -> None:
        if self._last_operation:
            self.desk.do(undo_act.undo_act, self._last_operation, done=self._plan_again, title=_("Đang hoàn tác…"))

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
        self._split.setSizes([800, 300] if wide else [210, 100])
        self._states.set_compact(self.width() < 1120)
