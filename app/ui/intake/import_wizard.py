"""Nhập sổ từ Excel: a file, what each of its rows becomes, what was found and proposed, and then into the book as one act.

Nothing is written before the treasurer says so; the whole import can be taken back from here or from the time line.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSplitter

from app.domain.dates import Month, show_date
from app.domain.ledger.accounts import AccountKind
from app.domain.problems import N_, Level
from app.i18n import _, render
from app.models.queries.ledger import accounts
from app.models.queries.union import organisation
from app.services.intake import import_book
from app.services.intake.detect_books import FoundBook, books_in
from app.services.intake.import_book import ImportOptions, ImportReport
from app.ui.desk import Desk
from app.ui.intake.import_pane import ImportPane
from app.ui.intake.import_plan import PlannedRow, columns, groups, of_earlier_time, planned_rows, report_text
from app.ui.kinds import period_word
from app.ui.screen import Screen
from app.ui.take_back import take_back_import
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips
from app.ui.widgets.proof_strip import ProofStrip
from app.ui.widgets.table_model import PagedTableModel
from app.ui.widgets.table_view import TableView

PATTERNS = "Excel (*.xlsx *.xlsm *.xls *.ods)"


class ImportScreen(Screen):
    """File, preview, into the book, back."""

    key: ClassVar[str] = "import"
    called: ClassVar[str] = N_("Nhập sổ từ Excel")
    takes: ClassVar[frozenset[str]] = frozenset({"file"})
    rail_entry: ClassVar[str] = "vouchers"
    place: ClassVar[int] = 2
    watches: ClassVar[frozenset[str]] = frozenset({"coding_rule", "account"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._path: Path | None = None
        self._books: Sequence[FoundBook] = ()
        self._report: ImportReport | None = None
        self._rows: list[PlannedRow] = []
        self._last_operation = 0
        self.setAcceptDrops(True)
        self._offer_verbs()
        self._build()
        self._show_nothing()

    def _offer_verbs(self) -> None:
        verbs = self.verbs
        verbs.offer("add", self._choose_file, word=_("Chọn tệp"), icon="folder-open")
        verbs.offer("reload", self._plan, word=_("Đọc lại"))
        verbs.offer("code", self._edit_code, word=_("Đổi mã"), icon="pencil", shortcut="F2", after="add")
        verbs.offer("import", self._import, word=_("Nhập vào sổ"), icon="import", shortcut="Ctrl+S", primary=True)
        verbs.offer("undo", self._undo, word=_("Rút lần nhập vừa rồi"), icon="undo-2", shortcut="")

    def _build(self) -> None:
        self._file = parts.Elided(_("Chưa chọn tệp"), "strong")
        self._sheet = QComboBox()
        self._sheet.setAccessibleName(_("Sheet"))
        self._sheet.setMinimumWidth(290)
        self._sheet_label = parts.label(_("Sheet"), "muted")
        self._account = QComboBox()
        self._account.setAccessibleName(_("Tài khoản"))
        self._account.setMinimumWidth(130)
        self._account_label = parts.label(_("Tài khoản"), "muted")
        self.strip = ProofStrip()
        self._states = Chips(_("Lọc dòng"), [("", _("Tất cả"))])
        self.fix = QCheckBox(_("Đồng ý mọi đề xuất sửa"))
        self.fix.setToolTip(_("Số gốc, ngày gốc của tệp vẫn được giữ bên cạnh."))
        self.leave = QCheckBox(_("Để lại những dòng không đọc được"))
        self.leave.setToolTip(_("Các dòng ấy không vào sổ và được nêu tên trong kết quả."))
        self._model = PagedTableModel(columns(), lambda ids: [], faded=lambda row: row.state in ("same", "left_out"))
        self.table = TableView(_("Các dòng sẽ nhập"), "import", self._model, self.desk.preferences)
        self._pane = ImportPane()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.table)
        self._split.addWidget(self._pane)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([850, 250])
        first = parts.row(self._file, self._sheet_label, self._sheet, self._account_label, self._account)
        first.setStretch(0, 1)
        body = self.lay_out(
            first, self.strip, parts.row(self._states, None, self.fix, self.leave, gap=12), self._split, gap=8
        )
        body.setStretch(3, 1)
        self._sheet.activated.connect(self._sheet_chosen)
        self._account.activated.connect(self._plan_again)
        self.fix.toggled.connect(self._permit)
        self.leave.toggled.connect(self._permit)
        self._states.changed.connect(self._filter)
        self.table.pointed.connect(self._pointed)
        self.table.opened.connect(lambda _place: self._edit_code())
        self.table.summed.connect(self.desk.summed)
        self.strip.clicked.connect(self._plan_again)
        self.begin_at(self.table)

    # ---- the file --------------------------------------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:
        """``file`` to look at at once."""
        if "file" in arguments:
            self.look_at(Path(arguments["file"]))

    def refresh(self) -> None:
        """Accounts may have changed, and so may the rules."""
        with self.desk.read() as read:
            banks = [fund for fund in accounts.cash_accounts(read) if fund.kind is AccountKind.BANK]
        kept = self._account.currentData()
        self._account.clear()
        for fund in banks:
            self._account.addItem(_(fund.name), fund.key)
        self._account.setCurrentIndex(max(self._account.findData(kept), 0))
        for widget in (self._account, self._account_label):
            widget.setVisible(len(banks) > 1)
        if self._path is not None and not self._last_operation:
            self._plan()

    def _book_moved(self) -> None:
        super()._book_moved()
        self._path = None
        self._report = None
        self._show_nothing()

    def _choose_file(self) -> None:
        file = self.desk.ask.file_to_open(_("Chọn tệp sổ Excel"), PATTERNS)
        if file is not None:
            self.look_at(file)

    def look_at(self, file: Path) -> None:
        """Find the books of a file and plan the first."""
        self.desk.run(
            lambda _progress: books_in(file),
            lambda books: self._found(file, books),
            self._refused,
            title=_("Đang đọc tệp…"),
        )

    def _found(self, file: Path, books: Sequence[FoundBook]) -> None:
        self._path, self._books = file, books
        self._file.setText(file.name)
        self._file.setToolTip(str(file))
        self._sheet_label.show()
        self._sheet.show()
        self._sheet.clear()
        names = {"cash-book": _("sổ quỹ"), "bank-book": _("sổ tiền gửi")}
        for place, book in enumerate(books):
            when = f", {period_word(book.period)}" if book.period is not None else ""
            self._sheet.addItem(f"{book.sheet.strip()} ({names.get(book.kind, book.kind)}{when})", place)
        if books:
            self._plan()
        else:
            self._show_nothing()
            self.strip.show()
            self.strip.say(
                _("Tệp «{file}» không có sheet nào là sổ quỹ hay sổ tiền gửi.").format(file=file.name), holds=False
            )

    def _refused(self, sentence: str) -> None:
        self._report = None
        self._show_nothing()
        self.strip.show()
        self.strip.say(sentence, holds=False)

    def _sheet_chosen(self, _place: int) -> None:
        self._plan()

    def _plan_again(self, *_args: object) -> None:
        self._plan()

    def options(self) -> ImportOptions | None:
        """What was chosen."""
        place = self._sheet.currentData()
        if place is None:
            return None
        book = self._books[place]
        account = str(self._account.currentData() or "") or None
        return ImportOptions(book.kind, book.sheet, account, None, self.fix.isChecked(), self.leave.isChecked())

    def _plan(self) -> None:
        options, file, desk = self.options(), self._path, self.desk
        if options is None or file is None:
            return
        self._last_operation = 0
        desk.run(
            lambda _progress: import_book.plan_import(desk.the_book, file, options),
            self._planned,
            self._refused,
            title=_("Đang đọc thử sổ…"),
        )

    # ---- the preview -----------------------------------------------------------------------------------------------

    def _show_nothing(self) -> None:
        for choice in (self._sheet_label, self._sheet):
            choice.setVisible(self._path is not None)
        self._rows = []
        self._model.set_rows([])
        self.table.say_empty(
            _("Chọn tệp Excel có sổ quỹ hoặc sổ tiền gửi"),
            _("Kéo tệp thả vào đây, hoặc bấm Chọn tệp. Chương trình đọc thử và cho xem từng dòng, chưa ghi gì vào sổ."),
            _("Chọn tệp…"),
            self._choose_file,
        )
        for part in (self.strip, self._pane, self._states, self.fix, self.leave):
            part.hide()
        self._states.offer([("", _("Tất cả"))])
        self._allow()

    def _planned(self, report: ImportReport) -> None:
        with self.desk.read() as read:
            opening = show_date(organisation.opening_day(read))
        if earlier := of_earlier_time(report, opening):
            self._refused(earlier)
            self.table.say_empty(
                _("Tệp này thuộc thời gian trước khi mở sổ"),
                _("Sổ đang mở bắt đầu từ {opening}. Chọn tệp của thời gian sau ngày ấy.").format(opening=opening),
                _("Chọn tệp khác…"),
                self._choose_file,
            )
            return
        self._report = report
        for part in (self.strip, self._pane, self._states, self.fix, self.leave):
            part.show()
        self._permit()

    def _permit(self, *_args: object) -> None:
        if self._report is None:
            self._allow()
            return
        plan = self._report.plan
        self._report = ImportReport(plan, plan.may_apply(self.fix.isChecked(), self.leave.isChecked()))
        self._rows = planned_rows(self._report)
        self._states.offer(groups(self._rows))
        self._filter()
        self._tell()
        self._allow()

    def _tell(self) -> None:
        report = self._report
        if report is None:
            return
        allowed = report.permission.allowed
        warned = allowed and any(finding.level is not Level.NOTE for finding in report.findings)
        self.strip.say(report_text(report, self.fix.text(), self.leave.text()), holds=allowed, warned=warned)

    def _filter(self, *_args: object) -> None:
        wanted = self._states.value()
        rows = [
            row for row in self._rows if not wanted or row.state == wanted or (wanted == "findings" and row.findings)
        ]
        self._model.set_rows(rows)
        if rows:
            self.table.point_at(0)
        else:
            self.table.say_empty(_("Không có dòng nào"), _("Chọn nhóm khác ở trên."))

    def _allow(self) -> None:
        report = self._report
        writes = report is not None and bool(report.plan.to_write(report.permission))
        may = not self.desk.read_only and report is not None and report.permission.allowed and writes
        self.verbs.allow(
            **{"import": may, "reload": self._path is not None, "code": bool(self._rows) and not self.desk.read_only}
        )
        self.verbs.present(undo=bool(self._last_operation))
        count = len(report.plan.to_write(report.permission)) if report is not None and report.permission.allowed else 0
        self.verbs.action("import").setText(_("Nhập {count} dòng").format(count=count) if count else _("Nhập vào sổ"))

    def _pointed(self, place: int | None) -> None:
        self._pane.show_row(self._model.row_at(place) if place is not None else None)

    # ---- acts ------------------------------------------------------------------------------------------------------

    def _edit_code(self) -> None:
        place = self.table.current_id()
        row: PlannedRow | None = self._model.row_at(place) if place is not None else None
        if row is None or row.content is None or row.content.is_transfer:
            return
        self.desk.go("coding_rule", text=row.content.narration, way=row.content.direction, code=row.content.code)

    def _import(self) -> None:
        options, file = self.options(), self._path
        if options is not None and file is not None and self._report is not None:
            self.desk.do(import_book.import_book, file, options, done=self._imported, title=_("Đang nhập sổ…"))

    def _imported(self, report: ImportReport) -> None:
        if not report.written:
            self._planned(report)
            return
        self._last_operation = self.desk.last_operation
        months = [row.content.book_date for row in self._rows if row.content is not None]
        if months:
            self.desk.set_month(Month.of(max(months)))
        self._report = None
        self.strip.say(_("Đã nhập. {sentence}").format(sentence=render(report.sentence)), holds=True)
        self._allow()
        self.verbs.allow(reload=True)

    def _undo(self) -> None:
        if self._last_operation:
            take_back_import(self.desk, self._last_operation, self._plan_again)

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
        self._split.setSizes([850, 250] if wide else [220, 100])
        self._states.set_compact(self.width() < 1050)
