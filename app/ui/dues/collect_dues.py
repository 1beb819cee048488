"""Thu đoàn phí: one receipt for the months chosen, from everybody ticked; those unticked stay owing."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.dates import Month
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.words import amount_in_words
from app.i18n import _
from app.models.queries.dues import dues, month_jobs
from app.models.queries.dues.month_jobs import Owing
from app.models.queries.ledger import accounts
from app.services.dues import collect_dues, run_dues
from app.ui.desk import Desk
from app.ui.kinds import month_word
from app.ui.ledger.fund_box import fund_box
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.hint import Hint
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.month_field import MonthField
from app.ui.widgets.table_model import Column, money
from app.ui.widgets.text_field import TextField
from app.ui.widgets.tick_table import TickTable


class CollectDuesDialog(FormDialog):
    """``enter(first, last)``; by default the working month."""

    key: ClassVar[str] = "collect_dues"
    called: ClassVar[str] = N_("Thu đoàn phí")
    takes: ClassVar[frozenset[str]] = frozenset({"first", "last"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: list[Owing] = []
        self._missing: list[Month] = []
        with desk.read() as read:
            funds = accounts.cash_accounts(read)
        self._make_fields(funds)
        months = parts.box(parts.row(self.first, parts.label("–", "muted"), self.last, None, gap=4))
        quick = parts.row(
            parts.button(_("Tháng này"), lambda: self.choose(self.desk.month, self.desk.month), role="link"),
            parts.button(_("Cả quý"), self._whole_quarter, role="link"), None,
        )  # fmt: skip
        lines = [
            ("months", _("Các tháng"), months), ("quick", "", parts.box(quick)), ("fund", _("Vào quỹ"), self.fund), ("day", _("Ngày thu"), self.day),
            ("received", _("Số tiền nhận"), self.received), ("person", _("Người nộp"), self.person), ("narration", _("Nội dung"), self.narration),
        ]  # fmt: skip
        left = parts.box(parts.column(field_grid(lines, self.hints, caption=86), None))
        left.setFixedWidth(350)
        self._runs = Hint(_("Bảng trích nộp"))
        self._make_runs = parts.button(_("Lập bảng các tháng thiếu"), self._run_missing, icon="calculator")
        ticks = parts.row(
            parts.label(_("Ai đã nộp"), "section"), None, parts.button(_("Chọn hết"), lambda: self.table.tick_all(True), role="link"),
            parts.button(_("Bỏ hết"), lambda: self.table.tick_all(False), role="link"),
        )  # fmt: skip
        right = parts.column(self._runs, self._make_runs, ticks, self.table, gap=6)
        right.setStretch(3, 1)
        both = parts.row(left, parts.box(right), gap=16)
        both.setStretch(1, 1)
        self._foot = parts.label(role="strong", wrap=True)
        self._words = parts.label(role="small", wrap=True)
        self.lay_out(_("Thu và ghi sổ"), both, self._foot, self._words, width=820, stretch=0)
        self.resize(860, 490)
        self._connect()

    def _make_fields(self, funds: tuple[accounts.CashAccount, ...]) -> None:
        month, today = self.desk.month, clock.today()
        self.first = MonthField(_("Từ tháng"), month)
        self.last = MonthField(_("Đến tháng"), month)
        self.fund = fund_box(_("Vào quỹ"), funds)
        self.day = DateField(_("Ngày thu"), month)
        self.day.set_value(today if Month.of(today) == month else month.last_day)
        self.received = MoneyField(_("Số tiền nhận"), words=False)
        self.person = TextField(_("Người nộp"), placeholder=_("ví dụ: phòng Nhân sự"))
        self.narration = TextField(_("Nội dung"), placeholder=_("tự ghi theo các tháng"))
        columns = [
            Column("name", _("Họ và tên"), 190, lambda row: row.full_name, stretch=True),
            Column("group", _("Tổ"), 100, lambda row: row.group),
            Column("months", _("Tháng"), 60, lambda row: str(row.months), align=0x82),
            money("left", _("Phải thu"), lambda row: row.left, width=88),
        ]
        self.table = TickTable(_("Ai đã nộp"), columns, lambda row: row.member_id)

    def _connect(self) -> None:
        self.first.changed.connect(self._load)
        self.last.changed.connect(self._load)
        self.received.changed.connect(self._tell)
        self.table.ticks_changed.connect(self._ticks_changed)

    def enter(self, **arguments: Any) -> None:
        """Which months to begin with."""
        self.choose(arguments.get("first", self.desk.month), arguments.get("last", self.desk.month))
        self.first.setFocus()

    def choose(self, first: Month, last: Month) -> None:
        """Collect for these months."""
        self.first.set_value(first)
        self.last.set_value(last)
        self._load()

    def _whole_quarter(self) -> None:
        month = self.first.value() or self.desk.month
        first = month.plus(-((month.month - 1) % 3))
        self.choose(first, first.plus(2))

    def _load(self) -> None:
        first, last = self.first.value(), self.last.value()
        self.hints["months"].say("")
        self._rows, self._missing = [], []
        if first is None or last is None or last < first or first.plus(36) < last:
            self.hints["months"].say(_("Tháng cuối phải từ tháng đầu trở đi, không quá ba năm."), "danger")
        else:
            with self.desk.read() as read:
                made = {run.month for run in dues.dues_runs(read)}
                self._rows = month_jobs.owing(read, first, last)
            span = [first.plus(step) for step in range((last.year - first.year) * 12 + last.month - first.month + 1)]
            self._missing = [month for month in span if month not in made]
        text = _("Chưa có bảng trích nộp tháng {months}: phải lập trước khi thu.")
        self._runs.say(
            text.format(months=", ".join(month_word(month) for month in self._missing)) if self._missing else "", "warn"
        )
        self._make_runs.setVisible(bool(self._missing) and not self.desk.read_only)
        self.table.show_rows(self._rows)
        if not self._rows:
            self.table.say_empty(
                _("Không còn ai phải nộp"),
                _("Chưa lập bảng cho các tháng này.") if self._missing else _("Các tháng đã chọn đã thu đủ."),
            )

    def _due(self) -> int:
        return sum(row.left for row in self._rows if row.member_id in self.table.ticked)

    def _ticks_changed(self) -> None:
        self.received.set_value(self._due() or None)
        self._tell()

    def _tell(self) -> None:
        due, received = self._due(), self.received.value()
        count = len(self.table.ticked)
        text = _("Sẽ thu {amount} đồng của {count} người").format(amount=show_money(received or due), count=count)
        if len(self._rows) > count:
            text += _("; {count} người chưa nộp vẫn còn nợ").format(count=len(self._rows) - count)
        if received is not None and received > due:
            text += _("; dư {amount} đồng ghi là nộp trước").format(amount=show_money(received - due))
        short = received is not None and received < due
        self.hints["received"].say(
            _("Thiếu {amount} đồng: bỏ chọn người chưa nộp.").format(amount=show_money(due - (received or 0)))
            if short
            else "",
            "danger",
        )
        self._foot.setText(text + ".")
        self._words.setText(amount_in_words(received or due) if due else "")
        self.submit_button.setEnabled(bool(due) and not short and not self._missing and not self.desk.read_only)

    def _run_missing(self) -> None:
        for month in self._missing[:-1]:
            self.desk.do(run_dues.run_dues, month, failed=self.refused, quiet=True)
        self.desk.do(run_dues.run_dues, self._missing[-1], done=lambda _report: self._load(), failed=self.refused)

    def submit(self) -> None:
        """Post the receipt."""
        if not self.submit_button.isEnabled():
            return
        self.clear_errors()
        first, last, day = self.first.value(), self.last.value(), self.day.accepted()
        if first is None or last is None:
            return
        if day is None:
            self.show_error("day", _("Hãy ghi ngày thu."), self.day)
            return
        without = {row.member_id for row in self._rows} - self.table.ticked
        self.act(
            collect_dues.collect_dues, first, last, day, str(self.fund.currentData()), without=without, received=self.received.value(),
            person=self.person.value(), narration=self.narration.value(), title=_("Đang ghi phiếu thu đoàn phí…"),
        )  # fmt: skip
