"""Đoàn phí của tháng: lập bảng trích nộp, why each number is what it is, collecting, and what is proved below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from app.domain.dates import Month, Period
from app.domain.dues.dues import DuesPolicy
from app.domain.money import show_money
from app.domain.problems import N_, Finding, Level, Refusal
from app.exports.form import forms
from app.i18n import _, render
from app.models.queries.dues import assessment, dues, month_jobs
from app.models.queries.dues.dues import ChargeRow
from app.models.queries.dues.month_jobs import DuesProgress
from app.models.queries.members import member_counts
from app.models.queries.union import organisation
from app.services.dues import run_dues
from app.ui.desk import Desk
from app.ui.dues.dues_columns import NARROW_HIDES, STATE_LOOKS, dues_columns, gone_row, with_rates
from app.ui.kinds import month_word
from app.ui.screen import Screen
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips, SearchBox
from app.ui.widgets.proof_strip import ProofStrip
from app.ui.widgets.state_pill import StatePill
from app.ui.widgets.table_model import PagedTableModel
from app.ui.widgets.table_view import TableView


class DuesScreen(Screen):
    """The list of the working month."""

    key: ClassVar[str] = "dues"
    called: ClassVar[str] = N_("Bảng trích nộp tháng")
    takes: ClassVar[frozenset[str]] = frozenset({"month", "which"})
    rail_entry: ClassVar[str] = "dues"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "member",
            "member_state",
            "wage",
            "exemption",
            "dues_run",
            "allocation_batch",
            "voucher",
            "policy_value",
            "union_fact",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._findings: tuple[Finding, ...] = ()
        self._progress: DuesProgress | None = None
        self._offer_verbs()
        self._state = StatePill()
        self._about = parts.Elided("", "muted")
        self.strip = ProofStrip()
        self._which = Chips(
            _("Lọc bảng"), [("", _("Tất cả")), ("owing", _("Chưa nộp")), ("paid", _("Đã nộp")), ("exempt", _("Miễn"))]
        )
        self._search = SearchBox(_("Tìm người"), _("Tìm tên, mã…"))
        self._search.setFixedWidth(190)
        self._model = PagedTableModel(dues_columns(), self._rows, faded=lambda row: bool(row.exempt))
        self.table = TableView(_("Bảng trích nộp"), "dues", self._model, desk.preferences)
        self._totals = parts.label(wrap=True)
        self._totals.setTextFormat(Qt.TextFormat.PlainText)
        self.proof = ProofStrip()
        first = parts.row(self._state, self._about, self._which, self._search)
        first.setStretch(1, 1)
        body = self.lay_out(first, self.strip, self.table, self._totals, self.proof, gap=8)
        body.setStretch(2, 1)
        self._which.changed.connect(self._look)
        self._search.searched.connect(self._look)
        self.strip.clicked.connect(lambda: desk.go("dues_findings"))
        self.proof.clicked.connect(self._why)
        self.table.opened.connect(lambda _member: self._why())
        self.table.summed.connect(desk.summed)
        self.begin_at(self.table)

    def _offer_verbs(self) -> None:
        verbs, desk = self.verbs, self.desk
        verbs.offer("add", self._run, word=_("Lập bảng"), icon="calculator", shortcut="Ctrl+S", primary=True)
        verbs.offer(
            "collect",
            lambda: desk.go("collect_dues"),
            word=_("Thu đoàn phí"),
            icon="hand-coins",
            shortcut="Ctrl+G",
            after="add",
        )
        verbs.offer("why", self._why, word=_("Vì sao số này?"), icon="circle-help", shortcut="Ctrl+Q", after="add")
        verbs.offer("account", self._open_member, word=_("Đoàn viên"), icon="user", shortcut="F2", after="add")
        verbs.offer(
            "import",
            lambda: desk.go("dues_import"),
            word=_("Đối chiếu Excel"),
            icon="import",
            shortcut="Ctrl+I",
            after="add",
        )
        verbs.offer("unpost", self._withdraw, word=_("Rút bảng"))
        verbs.offer("reload", self.refresh)
        verbs.offer("print", lambda: self._form("dues-list"))
        verbs.offer("year", lambda: self._form("dues-year"), word=_("Bảng cả năm"), icon="calendar-days", shortcut="")

    def enter(self, **arguments: Any) -> None:
        """``which`` chip; ``month`` becomes the working month."""
        if isinstance(arguments.get("month"), Month):
            self.desk.set_month(arguments["month"])
        if "which" in arguments:
            self._which.set_value(arguments["which"])
        if arguments:
            self._stale = True

    def refresh(self) -> None:
        """The month's list, its state, what was found, and the sums."""
        month, kept = self.desk.month, self.table.current_id()
        policy: DuesPolicy | None = None
        with self.desk.read() as read:
            progress = month_jobs.dues_progress(read, month)
            run = dues.dues_run(read, month)
            group = run.group if run is not None else organisation.organisation(read, month.first_day).group or 3
            try:
                policy = assessment.dues_policy(read, month, group)
            except Refusal as refusal:
                self.desk.note(render(refusal), "warn")
            self._findings = run_dues.run_findings(read, month)
            sums = dues.month_dues(read, month, month)
            ids = month_jobs.listed_ids(read, month, self._which.value(), self._search.value())
        self._progress = progress
        if policy is not None:
            self._model.columns = with_rates(self._model.columns, policy)
            self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._model.columns) - 1)
        self._model.set_ids(ids)
        if not (kept is not None and self.table.point_at(kept)) and len(ids):
            self.table.point_at(ids[0])
        self._state.say(_(progress.state.label), *STATE_LOOKS[progress.state])
        self._tell(progress, group)
        self._tell_findings(progress)
        self._prove(sums[0] if sums else None, run)
        if not len(ids):
            self._say_empty(progress)
        self._allow(progress)

    def _tell(self, progress: DuesProgress, group: int) -> None:
        month = month_word(self.desk.month)
        if not progress.is_made:
            self._about.setText(_("Tháng {month}, nhóm {group}").format(month=month, group=group))
            return
        text = _("Tháng {month}, nhóm {group}: {members} người đóng, {exempt} người miễn")
        self._about.setText(text.format(month=month, group=group, members=progress.members, exempt=progress.exempt))
        self._about.setToolTip(self._about.text())

    def _tell_findings(self, progress: DuesProgress) -> None:
        missing = [finding for finding in self._findings if finding.level is not Level.NOTE]
        exempt = len(self._findings) - len(missing)
        texts = []
        if missing:
            texts.append(
                _("{count} người đang sinh hoạt chưa có mức lương nên không có trong bảng.").format(count=len(missing))
            )
        if progress.is_made and progress.unlisted:
            texts.append(
                _("{count} người có lương nhưng chưa có trong bảng: bấm Lập bảng để thêm.").format(
                    count=progress.unlisted
                )
            )
        if texts and exempt:
            texts.append(_("{count} người miễn.").format(count=exempt))
        self.strip.setVisible(bool(texts))
        self.strip.say(" ".join(texts), holds=True, warned=True)

    def _prove(self, sums: dues.MonthDues | None, run: dues.DuesRunCard | None) -> None:
        shown = sums is not None and run is not None
        self._totals.setVisible(shown)
        self.proof.setVisible(shown)
        if sums is None or run is None:
            return
        text = _(
            "Quỹ lương {wages} · KPCĐ {fund} (giữ {fund_kept}, nộp {fund_up}) · Đoàn phí {amount} (giữ {kept}, nộp {up}) · Đã thu {paid} · Còn {left}"
        )
        self._totals.setText(text.format(
            wages=show_money(sums.wages), fund=show_money(sums.fund), fund_kept=show_money(sums.fund - sums.fund_up),
            fund_up=show_money(sums.fund_up), amount=show_money(sums.amount), kept=show_money(sums.amount - sums.up),
            up=show_money(sums.up), paid=show_money(sums.paid), left=show_money(sums.amount - sums.paid),
        ))  # fmt: skip
        holds = run.total == sums.amount and run.members == sums.members
        if holds:
            text = _(
                "Khớp: tổng bảng lúc lập {total} đồng, {members} người = tổng từng người; phần giữ + phần nộp = đoàn phí."
            )
        else:
            text = _(
                "Lệch: lúc lập {total} đồng, {members} người, nay từng người cộng lại {amount} đồng. Hãy kiểm tra sổ."
            )
        self.proof.say(
            text.format(total=show_money(run.total), members=run.members, amount=show_money(sums.amount)), holds=holds
        )

    def _allow(self, progress: DuesProgress) -> None:
        may, closed = not self.desk.read_only, self.desk.month_is_closed()
        self.verbs.action("add").setText(_("Bổ sung bảng") if progress.is_made else _("Lập bảng"))
        self.verbs.present(
            print="dues-list" in forms(),
            year="dues-year" in forms(),
            unpost=progress.is_made,
            why=progress.is_made,
            account=progress.is_made,
        )
        self.verbs.allow(
            add=may and not closed and (not progress.is_made or progress.unlisted > 0),
            unpost=may and not closed and progress.paid == 0,
            collect=may,
            why=self.table.current_id() is not None,
            account=self.table.current_id() is not None,
            print=progress.is_made,
        )

    def _say_empty(self, progress: DuesProgress) -> None:
        if progress.is_made:
            self.table.say_empty(_("Không có ai khớp"), _("Bộ lọc đang thu hẹp bảng."), _("Bỏ bộ lọc"), self._clear)
            return
        with self.desk.read() as read:
            counts = member_counts.member_counts(read, self.desk.month.last_day)
        month = month_word(self.desk.month)
        if counts.active == 0:
            self.table.say_empty(
                _("Chưa lập được bảng tháng {month}").format(month=month), _("0 người vì sổ chưa có đoàn viên đang sinh hoạt."),
                _("Tới danh sách đoàn viên"), lambda: self.desk.go("members"),
            )  # fmt: skip
            return
        text = _(
            "{active} đoàn viên đang sinh hoạt: {wage} có mức lương, {missing} thiếu mức lương, {exempt} được miễn."
        )
        text = text.format(
            active=counts.active,
            wage=counts.active - counts.without_wage,
            missing=counts.without_wage,
            exempt=counts.exempt,
        )
        self.table.say_empty(
            _("Tháng {month} chưa lập bảng").format(month=month), text, _("Lập bảng  Ctrl+S"), self._run
        )

    def _clear(self) -> None:
        self._which.set_value("")
        self._search.edit.clear()
        self.refresh()

    def _look(self, *_args: object) -> None:
        self.refresh()

    def _rows(self, ids: Sequence[int]) -> Sequence[ChargeRow]:
        with self.desk.read() as read:
            found = {row.member_id: row for row in dues.charges(read, self.desk.month, ids)}
        # Why: a list withdrawn in the worker may be painted once more before this screen hears of it.
        return [found.get(number) or gone_row(number, self.desk.month) for number in ids]

    # ---- acts ------------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        self.desk.do(run_dues.run_dues, self.desk.month, done=self._ran, title=_("Đang lập bảng trích nộp…"))

    def _ran(self, report: run_dues.RunReport) -> None:
        if any(finding.level is not Level.NOTE for finding in report.findings):
            self.desk.go("dues_findings")

    def _withdraw(self) -> None:
        month = month_word(self.desk.month)
        text = _("Cả bảng tháng {month} được rút để lập lại với mức lương và lý do miễn mới.").format(month=month)
        if self.desk.ask.confirm(_("Rút bảng tháng {month}?").format(month=month), text, _("Rút bảng"), danger=True):
            self.desk.do(run_dues.withdraw_dues, self.desk.month)

    def _why(self) -> None:
        member = self.table.current_id()
        if member is not None:
            self.desk.go("dues_why", member=member, month=self.desk.month)

    def _open_member(self) -> None:
        member = self.table.current_id()
        if member is not None:
            self.desk.go("members", member=member)

    def _form(self, code: str) -> None:
        month = self.desk.month
        self.desk.go(
            "forms", form=code, period=Period.of_month(month) if code == "dues-list" else Period.of_year(month.year)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window leaves the parts of each amount to the sums below and to the reasons of each row."""
        super().resizeEvent(event)
        wide = self.width() >= 1050
        self._which.set_compact(not wide)
        self.table.hide_for_room(NARROW_HIDES if not wide else ())
