"""The one page by which anything comes in from a file: what becomes of each row, what was found, and then into the book as one act.

Nothing is written before the treasurer says so, and the whole import can be taken back from here. What is special about a kind
of import is told by its ``ImportKind``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.import_plan import ImportOptions, ImportReport, JudgedRow, Spot
from app.domain.pointing import Pointed
from app.domain.problems import Level, Refusal
from app.domain.sheets import FoundSheet
from app.i18n import _, render
from app.models.queries import Read
from app.ui.desk import Desk
from app.ui.importing.further import FurtherVerbs
from app.ui.importing.kind import ImportKind
from app.ui.importing.looks import FADED, finding_column, first_columns
from app.ui.importing.pane import ImportPane
from app.ui.lists.list_filters import Choice, Filter, Search, choices_by
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import Empty, RowLooks
from app.ui.lists.row_verbs import About
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField, TickField
from app.ui.widgets.proof_strip import ProofStrip
from app.ui.widgets.table_model import Column

PATTERNS = "Excel, CSV (*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt *.htm *.html *.mht *.xml);;* (*)"
FINDINGS = "findings"
"""The filter for rows in which something was found."""
TOLD = 2
"""So many findings that are no row's stand in the strip."""


class ImportPage(ListPage[JudgedRow]):
    """File, sheet, preview, into the book, back; ``kind`` says what comes in."""

    takes: ClassVar[frozenset[str]] = frozenset({"file"})
    kind_of_import: ClassVar[type[ImportKind]]
    pane_below: ClassVar[int] = 900

    def __init__(self, desk: Desk) -> None:
        self.kind = self.kind_of_import(desk)
        self.report: ImportReport[Any] | None = None
        self.rows: list[JudgedRow] = []
        self.path: Path | None = None
        self._sheets: Sequence[FoundSheet] = ()
        self.tables: Pointed | None = None
        self.further = FurtherVerbs(self)
        self._last_operation = 0
        self._without: set[Spot] = set()
        self._stays: Empty | None = None
        super().__init__(desk)
        self.setAcceptDrops(True)
        self.kind.changed.connect(self._plan)
        self._show_nothing()

    # ---- what the list is of ---------------------------------------------------------------------------------------

    def columns(self) -> list[Column]:
        """Where a row stands, what becomes of it, what its kind shows of it, what was found."""
        return [*first_columns(), *self.kind.columns(), finding_column()]

    def row_looks(self) -> RowLooks[JudgedRow]:
        """What changes nothing is faint."""
        return RowLooks(faint=lambda each: each.state in FADED)

    def identify(self, row: JudgedRow) -> Any:
        """Its place in the sheet, and which sheet where there are several."""
        return (row.row.sheet, row.row.row) if row.row.sheet else row.row.row

    def make_pane(self) -> ImportPane:
        """One row whole."""
        return ImportPane(self.kind, self.row_of)

    def row_of(self, place: Any) -> JudgedRow | None:
        """The row at a place in the sheet, while the preview has it."""
        return self._rows.get(place)

    def list_filters(self) -> Sequence[Filter[JudgedRow]]:
        """By what becomes of a row; which there are is known with the plan."""
        return [Filter("state", _("Lọc dòng"), [Choice("", _("Tất cả"))])]

    def search(self) -> Search[JudgedRow]:
        """In everything a row shows."""
        return Search(_("Tìm dòng"), _("Tìm trong các dòng…"))

    def above(self) -> Sequence[QWidget]:
        """The file and its sheet, and what the plan comes to."""
        self._file = parts.Elided(_("Chưa chọn tệp"), "strong")
        self.sheet = ChoiceField(_("Sheet"))
        self.sheet.setMinimumWidth(170)
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sheet.changed.connect(lambda: self.take_sheet(self.sheet.value()))
        self.strip = ProofStrip()
        self.strip.clicked.connect(self._show_stopping)
        first = parts.row(self._file, parts.label(_("Sheet"), "muted"), self.sheet, *self.kind.asked())
        first.setStretch(0, 1)
        return [parts.box(first), self.strip]

    def beside_filters(self) -> Sequence[QWidget]:
        """What she agrees to."""
        self.fix = TickField(_("Đồng ý mọi đề xuất sửa"))
        self.fix.setToolTip(_(self.kind.words.fix_tip))
        self.leave = TickField(_("Để lại những dòng không đọc được"))
        self.leave.setToolTip(_("Các dòng ấy không vào sổ và được nêu tên trong kết quả."))
        for tick in (self.fix, self.leave):
            tick.toggled.connect(self._permit)
        return [self.fix, self.leave]

    def offer_verbs(self) -> None:
        """A file, into the book, read again, back."""
        words = self.kind.words
        self.offer("add", self._choose_file, word=_("Chọn tệp"), icon="folder-open")
        self.offer(
            "import",
            self._carry_out,
            writes=True,
            when=lambda: self.report is not None and bool(self.report.to_write),
            word=_(words.carry_out),
            icon="import",
            shortcut="Ctrl+S",
            primary=True,
            after="add",
        )
        self.offer(
            "leave",
            self._leave_rows,
            about=About.SEVERAL,
            writes=True,
            when=self._may_leave,
            word=_("Lấy / để lại"),
            icon="minus",
            shortcut="Ctrl+Shift+L",
            after="import",
        )
        self.offer("reload", self._plan, when=lambda: self.path is not None, word=_("Đọc lại"))
        self.further.offer()
        word, done = _(words.take_back), self._was_carried_out
        self.offer("undo", self._take_back, when=done, vanishes=True, word=word, icon="undo-2", shortcut="")

    @staticmethod
    def _may_leave(each: JudgedRow) -> bool:
        return bool(each.row.writes)

    @staticmethod
    def _spot(each: JudgedRow) -> Spot:
        return each.row.sheet, each.row.row

    def _leave_rows(self, rows: Sequence[JudgedRow]) -> None:
        """Leave rows out that would come in, or take them again."""
        for each in rows:
            if each.row.writes:
                self._without ^= {self._spot(each)}
        self._permit()

    def _was_carried_out(self) -> bool:
        return bool(self._last_operation)

    def empty(self) -> Empty:
        """No file yet, one that is not for this book, or one that cannot be read."""
        words = self.kind.words
        return self._stays or Empty(_(words.empty), _(words.hint), _("Chọn tệp…"), self._choose_file)

    def find_rows(self, _read: Read) -> Sequence[JudgedRow]:
        """As the plan has them."""
        return self.rows

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
        self.path = None
        self._show_nothing()

    # ---- the file --------------------------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        file = self.desk.ask.file_to_open(_("Chọn tệp Excel"), PATTERNS)
        if file is not None:
            self.look_at(file)

    def look_at(self, file: Path, pointed: Pointed | None = None) -> None:
        """Find the sheets of a file that can be taken and plan the first; ``pointed`` are its tables as she points at them."""
        self.tables = pointed
        self.desk.run(
            lambda progress: self.kind.service.sheets_in(file, progress, pointed),
            lambda sheets: self._found(file, sheets),
            self.could_not,
            title=_("Đang đọc tệp…"),
        )

    def _found(self, file: Path, sheets: Sequence[FoundSheet]) -> None:
        self.path, self._sheets = file, sheets
        self._file.setText(file.name)
        self._file.setToolTip(str(file))
        self.sheet.offer((place, self.kind.sheet_word(found)) for place, found in enumerate(sheets))
        if not sheets:
            self._refused(_(self.kind.words.nothing_found).format(file=file.name), self.further.to_point())
            return
        kinds = {each.kind for each in self.tables[:1]} if self.tables else set()
        fitting = (place for place, found in enumerate(sheets) if found.is_of(self.desk.month) or found.kind in kinds)
        self.take_sheet(next(fitting, 0))

    def take_sheet(self, place: int) -> None:
        """Choose a sheet by its place in the list, and plan it."""
        self.sheet.set_value(place)
        self.kind.take_sheet(self._sheets[place])
        self._without.clear()
        self._plan()

    def kind_of_table(self) -> str:
        """The kind of the table chosen; nothing where none was found."""
        place = self.sheet.value()
        return self._sheets[place].kind if place is not None and self._sheets else ""

    def _options(self) -> ImportOptions | None:
        place = self.sheet.value()
        if self.path is None or place is None:
            return None
        options = self.kind.options(self._sheets[place], self.fix.value(), self.leave.value())
        if options is None:
            return None
        return replace(options, pointed=self.tables, without=frozenset(self._without))

    def _plan(self) -> None:
        file, options = self.path, self._options()
        if file is None or options is None:
            return
        self._last_operation = 0
        book = self.desk.the_book
        self.desk.run(
            lambda progress: self.kind.service.plan(book, file, options, progress),
            self._planned,
            self.could_not,
            title=_("Đang đọc thử…"),
        )

    # ---- the preview -----------------------------------------------------------------------------------------------

    def _show_rows(self, rows: list[JudgedRow], stays: Empty | None = None) -> None:
        """Show these rows, or why there are none; filters, strip and ticks are of use only beside rows."""
        self.rows, self._stays = rows, stays
        self.show_found(rows)
        for part in (self.strip, self.filters):
            part.setVisible(bool(rows))

    def _show_nothing(self, stays: Empty | None = None) -> None:
        self.report = None
        self._show_rows([], stays)

    def could_not(self, refusal: Refusal) -> None:
        """Say why a file was not read."""
        self._refused(render(refusal))

    def _refused(self, sentence: str, stays: Empty | None = None) -> None:
        self._show_nothing(stays)
        self.strip.show()
        self.strip.say(sentence, holds=False)

    def _planned(self, report: ImportReport[Any]) -> None:
        if (stays := self.kind.out_of_place(report)) is not None:
            again = Empty(stays.title, stays.advice, _("Chọn tệp khác…"), self._choose_file)
            self._refused(stays.sentence, again)
            return
        self.report = report
        self.kind.planned(report)
        self._permit()

    def _permit(self, *_args: object) -> None:
        options = self._options()
        if self.report is None or options is None:
            return
        self.report = self.report.plan.report(options)
        rows = self.report.shown_rows()
        states = dict.fromkeys(each.state for each in rows)
        choices: list[Choice[JudgedRow]] = [Choice("", _("Tất cả"))]
        choices += choices_by(lambda each: each.state, ((state, _(state.label)) for state in states))
        if any(each.row.findings for each in rows):
            # Why without its count: the filter writes it, as beside every choice.
            word = _("Có điều thấy {count}").format(count="").strip()
            choices.append(Choice(FINDINGS, word, lambda each: bool(each.row.findings)))
        self.filters.offer("state", choices)
        self._show_rows(rows)
        self._tell(self.report)

    def _tell(self, report: ImportReport[Any]) -> None:
        allowed, stopping = report.permission.allowed, report.permission.stopping
        texts = [render(report.sentence)]
        if not allowed:
            # Why: the report's advice names options of the command line; here the same ways out are two boxes to tick.
            ways = _("đánh dấu «{fix}»").format(fix=self.fix.text())
            if any(finding.proposal is None for finding in stopping):
                ways += _(" và «{leave}»").format(leave=self.leave.text())
            texts = [_(self.kind.words.stopped).format(count=len(stopping), ways=ways)]
        if report.plan.passed:
            texts.append(render(report.accounted().sentence))
        texts += self.kind.proof(report)
        texts += [render(finding) for finding in report.findings if finding.row is None][:TOLD]
        warned = allowed and any(finding.level is not Level.NOTE for finding in report.findings)
        self.strip.say(" ".join(texts), holds=allowed, warned=warned)
        self.strip.setToolTip("\n".join(render(each.sentence) for each in report.plan.reasons))

    def _show_stopping(self) -> None:
        stopping = (each for each in self.shown_rows() if any(finding.stops for finding in each.row.findings))
        if (each := next(stopping, None)) is not None:
            self.table.point_at(self.identify(each))

    def _allow(self) -> None:
        super()._allow()
        count = len(self.report.to_write) if self.report is not None else 0
        words = self.kind.words
        self.verbs.action("import").setText(
            _(words.carry_out_some).format(count=count) if count else _(words.carry_out)
        )

    # ---- acts ------------------------------------------------------------------------------------------------------

    def _carry_out(self) -> None:
        options = self._options()
        if options is not None and self.report is not None:
            title = _(self.kind.words.carrying_out)
            self.desk.do(self.kind.service.carry_out, self.path, options, done=self._carried_out, title=title)

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
