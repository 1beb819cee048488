"""Đoàn phí của tháng: lập bảng trích nộp, why each number is what it is, collecting, and what is proved below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.dates import Month, Period
from app.domain.money import show_money
from app.domain.problems import N_, Finding, Level, Refusal
from app.i18n import _, render
from app.models.queries import Read
from app.models.queries.dues import assessment, dues, month_jobs
from app.models.queries.dues.allocations import DuesReceipt, credit_sums, unallocated
from app.models.queries.dues.dues import ChargeRow, DuesRunCard, MonthDues
from app.models.queries.dues.month_jobs import DuesProgress
from app.models.queries.members import member_counts
from app.models.queries.members.member_counts import MemberCounts
from app.models.queries.union import organisation
from app.services.dues import run_dues
from app.ui.desk import Desk
from app.ui.dues.dues_columns import GIVES_WAY, STATE_LOOKS, dues_columns, gone_row, with_rates
from app.ui.kinds import month_word
from app.ui.lists.list_filters import Choice, Filter, Search
from app.ui.lists.paged_list_page import PagedListPage
from app.ui.lists.row_table import Empty, RowLooks
from app.ui.lists.row_verbs import About
from app.ui.widgets import parts
from app.ui.widgets.proof_strip import ProofStrip
from app.ui.widgets.state_pill import StatePill
from app.ui.widgets.table_model import Column


class DuesScreen(PagedListPage[ChargeRow]):
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
            "dues_decision",
            "union_fact",
        }
    )
    opens: ClassVar[str] = "why"
    gives_way: ClassVar[tuple[str, ...]] = GIVES_WAY

    def __init__(self, desk: Desk) -> None:
        self._progress: DuesProgress | None = None
        self._month_sums: MonthDues | None = None
        self._members: MemberCounts | None = None
        self._waiting: Sequence[DuesReceipt] = ()
        self._credit: Mapping[int, int] = {}
        super().__init__(desk)

    def columns(self) -> list[Column]:
        """Those of a month's list."""
        return dues_columns(lambda member: self._credit.get(member, 0))

    def row_looks(self) -> RowLooks[ChargeRow]:
        """Who is exempt is faint."""
        return RowLooks(faint=lambda row: bool(row.exempt))

    def list_filters(self) -> Sequence[Filter[ChargeRow]]:
        """Who owes, who paid, who is exempt."""
        words = (("", _("Tất cả")), ("owing", _("Chưa nộp")), ("paid", _("Đã nộp")), ("exempt", _("Miễn")))
        return [Filter("which", _("Lọc bảng"), [Choice(key, word) for key, word in words])]

    def search(self) -> Search[ChargeRow]:
        """By name and number."""
        return Search(_("Tìm người"), _("Tìm tên, mã…"))

    def above(self) -> Sequence[QWidget]:
        """How far the month has come, and who is missing."""
        self.state = StatePill()
        self._about = parts.Elided("", "muted")
        self.strip = ProofStrip()
        self.strip.clicked.connect(self._open_findings)
        first = parts.row(self.state, self._about)
        first.setStretch(1, 1)
        return [parts.box(first), self.strip]

    def _open_findings(self) -> None:
        self.desk.go("dues_receipts" if self._waiting else "dues_findings")

    def below(self) -> Sequence[QWidget]:
        """That the list adds up to what it was when it was made."""
        self.proof = ProofStrip()
        self.proof.clicked.connect(self.open_row)
        return [self.proof]

    # ---- what is found ---------------------------------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:
        """``which`` chip; ``month`` becomes the working month."""
        if isinstance(arguments.get("month"), Month):
            self.desk.set_month(arguments["month"])
        super().enter(**arguments)

    def read_beside(self, read: Read) -> None:
        """The state of the month, its rates in the heads, what was found, and what is proved."""
        month = self.desk.month
        progress = self._progress = month_jobs.dues_progress(read, month)
        run = dues.dues_run(read, month)
        self._month_sums = next(iter(dues.month_dues(read, month, month)), None)
        self._members = None if progress.is_made else member_counts.member_counts(read, month.last_day)
        group = run.group if run is not None else organisation.organisation(read, month.first_day).group or 3
        try:
            policy = assessment.dues_policy(read, month, group)
        except Refusal as refusal:
            self.desk.note(render(refusal), "warn")
        else:
            self.model.columns = with_rates(self.model.columns, policy)
            self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.model.columns) - 1)
        self.state.say(_(progress.state.label), *STATE_LOOKS[progress.state])
        self.verbs.action("add").setText(_("Bổ sung bảng") if progress.is_made else _("Lập bảng"))
        self._tell(progress, group)
        self._waiting = unallocated(read, month, month)
        self._credit = credit_sums(read)
        self._tell_findings(progress, run_dues.run_findings(read, month))
        self._prove(self._month_sums, run)

    def find_ids(self, read: Read) -> Sequence[int]:
        """In name order."""
        return month_jobs.listed_ids(read, self.desk.month, self.chosen("which"), self.filters.words())

    def rows_of(self, read: Read, ids: Sequence[int]) -> Sequence[ChargeRow]:
        """Each with what was collected."""
        month = self.desk.month
        found = {row.member_id: row for row in dues.charges(read, month, ids)}
        # Why: a list withdrawn in the worker may be painted once more before this screen hears of it.
        return [found.get(number) or gone_row(number, month) for number in ids]

    def find_sums(self, read: Read, ids: Sequence[int]) -> Mapping[str, int]:
        """Of the rows shown."""
        return month_jobs.listed_sums(read, self.desk.month, ids)

    def find_counts(self, read: Read) -> Mapping[str, Mapping[str, int]]:
        """Who owes, who paid, who is exempt."""
        return {"which": month_jobs.listed_counts(read, self.desk.month)}

    def find_whole(self, _read: Read) -> int:
        """Everybody on the list."""
        return self._progress.members + self._progress.exempt if self._progress is not None else 0

    # ---- what is said ----------------------------------------------------------------------------------------------

    def _tell(self, progress: DuesProgress, group: int) -> None:
        text = _("Tháng {month}, nhóm {group}")
        if progress.is_made:
            text = _("Tháng {month}, nhóm {group}: {members} người đóng, {exempt} người miễn")
        month = month_word(self.desk.month)
        self._about.setText(text.format(month=month, group=group, members=progress.members, exempt=progress.exempt))
        self._about.setToolTip(self._about.text())

    def _tell_findings(self, progress: DuesProgress, findings: Sequence[Finding]) -> None:
        missing = sum(finding.level is not Level.NOTE for finding in findings)
        exempt = len(findings) - missing
        text = _("{count} người đang sinh hoạt chưa có mức lương nên không có trong bảng.")
        texts = [text.format(count=missing)] if missing else []
        if progress.is_made and progress.unlisted:
            text = _("{count} người có lương nhưng chưa có trong bảng: bấm Lập bảng để thêm.")
            texts.append(text.format(count=progress.unlisted))
        if texts and exempt:
            texts.append(_("{count} người miễn.").format(count=exempt))
        if self._waiting:
            text = _("{count} phiếu thu đoàn phí, {amount} đồng, chưa phân bổ: xem trang Phiếu thu chưa phân bổ.")
            amount = show_money(sum(each.left for each in self._waiting))
            texts.insert(0, text.format(count=len(self._waiting), amount=amount))
        self.strip.setVisible(bool(texts))
        self.strip.say(" ".join(texts), holds=True, warned=True)

    def _prove(self, sums: MonthDues | None, run: DuesRunCard | None) -> None:
        self.proof.setVisible(sums is not None and run is not None)
        if sums is None or run is None:
            return
        holds = run.total == sums.amount and run.members == sums.members
        text = _("Lệch: lúc lập {total} đồng, {members} người, nay từng người cộng lại {amount} đồng. Hãy kiểm tra sổ.")
        if holds:
            text = _(
                "Khớp: tổng bảng lúc lập {total} đồng, {members} người = tổng từng người; phần giữ + phần nộp = đoàn phí."
            )
        total, amount = show_money(run.total), show_money(sums.amount)
        self.proof.say(text.format(total=total, members=run.members, amount=amount), holds=holds)

    def foot(self) -> str:
        """The sums of the month, whatever is shown of it."""
        sums = self._month_sums
        if sums is None:
            return ""
        text = _(
            "Quỹ lương {wages} · KPCĐ {fund} (giữ {fund_kept}, nộp {fund_up}) · Đoàn phí {amount} (giữ {kept}, nộp {up}) · Đã thu {paid} · Còn {left}"
        )
        amounts = {
            "wages": sums.wages,
            "fund": sums.fund,
            "fund_kept": sums.fund - sums.fund_up,
            "fund_up": sums.fund_up,
            "amount": sums.amount,
            "kept": sums.amount - sums.up,
            "up": sums.up,
            "paid": sums.paid,
            "left": sums.amount + sums.changed - sums.paid,
        }
        return text.format(**{name: show_money(amount) for name, amount in amounts.items()})

    def empty(self) -> Empty:
        """No list made yet: who would be on it."""
        month, counts = month_word(self.desk.month), self._members
        if counts is None or counts.active == 0:
            return Empty(
                _("Chưa lập được bảng tháng {month}").format(month=month),
                _("0 người vì sổ chưa có đoàn viên đang sinh hoạt."),
                _("Tới danh sách đoàn viên"),
                lambda: self.desk.go("members"),
            )
        text = _(
            "{active} đoàn viên đang sinh hoạt: {wage} có mức lương, {missing} thiếu mức lương, {exempt} được miễn."
        )
        paid = counts.active - counts.without_wage
        text = text.format(active=counts.active, wage=paid, missing=counts.without_wage, exempt=counts.exempt)
        return Empty(_("Tháng {month} chưa lập bảng").format(month=month), text, _("Lập bảng  Ctrl+S"), self._run)

    # ---- acts ------------------------------------------------------------------------------------------------------

    def offer_verbs(self) -> None:
        """Made, collected, explained, compared, withdrawn, printed."""
        look: dict[str, Any] = {"word": _("Lập bảng"), "icon": "calculator", "shortcut": "Ctrl+S", "primary": True}
        self.offer("add", self._run, writes=True, when=self._may_run, **look)
        own = (_("Thu đoàn phí"), "hand-coins", "Ctrl+G")
        self.offer("collect", to="collect_dues", writes=True, own=own, after="add")
        self.offer("allocate", to="dues_receipts", own=(_("Phân bổ"), "split", "Ctrl+1"), after="add")
        self.offer("rate", to="dues_rate", writes=True, own=(_("Đổi tỷ lệ"), "percent", "Ctrl+2"), after="add")
        own = (_("Vì sao số này?"), "circle-help", "Ctrl+Q")
        self.offer("why", self._why, about=About.ONE, own=own, after="add")
        self.offer("account", to="members", naming="member", own=(_("Đoàn viên"), "user", "F2"), after="add")
        self.offer("import", to="dues_import", own=(_("Đối chiếu Excel"), "import", "Ctrl+I"), after="add")
        self.offer("unpost", self._withdraw, writes=True, when=self._may_withdraw, word=_("Rút bảng"))
        self.offer("print", lambda: self._form("dues-list"), when=self._is_made)
        self.offer("year", lambda: self._form("dues-year"), word=_("Bảng cả năm"), icon="calendar-days", shortcut="")

    def _is_made(self) -> bool:
        return self._progress is not None and self._progress.is_made

    def _may_run(self) -> bool:
        progress = self._progress
        wanting = progress is not None and (not progress.is_made or progress.unlisted > 0)
        return wanting and not self.desk.month_is_closed()

    def _may_withdraw(self) -> bool:
        progress = self._progress
        return progress is not None and progress.is_made and progress.paid == 0 and not self.desk.month_is_closed()

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

    def _why(self, row: ChargeRow) -> None:
        self.desk.go("dues_why", member=row.member_id, month=self.desk.month)

    def _form(self, code: str) -> None:
        month = self.desk.month
        period = Period.of_month(month) if code == "dues-list" else Period.of_year(month.year)
        self.desk.go("forms", form=code, period=period)
