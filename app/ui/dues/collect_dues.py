"""Thu đoàn phí: one receipt for the months chosen, from everybody ticked; those unticked stay owing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain.dates import Month, day_findings
from app.domain.dues.owed import ForMonths, span_findings
from app.domain.money import dong, show_money
from app.domain.problems import N_, Finding
from app.domain.words import amount_in_words
from app.i18n import _, render
from app.models.queries.dues import dues, month_jobs
from app.models.queries.dues.month_jobs import Owing
from app.services.dues import allocate_receipt, collect_dues, run_dues
from app.ui.kinds import month_word
from app.ui.ledger.fund_field import FundField
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.hint import Hint
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.month_field import MonthField
from app.ui.widgets.table_model import RIGHT, Column, money
from app.ui.widgets.text_field import TextField
from app.ui.widgets.tick_table import TickList


class CollectDuesDialog(Editor[None]):
    """``enter(first, last)``; by default the working month."""

    key: ClassVar[str] = "collect_dues"
    called: ClassVar[str] = N_("Thu đoàn phí")
    verb: ClassVar[str] = N_("Thu và ghi sổ")
    takes: ClassVar[frozenset[str]] = frozenset({"first", "last"})
    scrolls: ClassVar[bool] = False
    wide: ClassVar[int] = 820
    high: ClassVar[int] = 490
    caption_width: ClassVar[int] = 86

    def sheet(self) -> Sheet:
        """Months, money and words at the left; at the right whoever owes for those months."""
        self._missing: list[Month] = []
        month = self.desk.month
        months = [
            self.bind("first", MonthField(_("Từ tháng"), month)),
            self.bind("last", MonthField(_("Đến tháng"), month)),
        ]
        quick = parts.row(
            parts.button(_("Tháng này"), lambda: self.choose(self.desk.month, self.desk.month), role="link"),
            parts.button(_("Cả quý"), self.choose_quarter, role="link"),
            None,
        )
        rest = [
            self.bind("fund", FundField(self.desk, _("Vào quỹ"))),
            self.bind("day", DateField(_("Ngày thu"), month)),
            self.bind("received", MoneyField(_("Số tiền nhận"), words=False)),
            self.bind("person", TextField(_("Người nộp"), placeholder=_("ví dụ: phòng Nhân sự")), nothing=""),
            self.bind("narration", TextField(_("Nội dung"), placeholder=_("tự ghi theo các tháng")), nothing=""),
        ]
        left = parts.box(parts.column(self.boxed(Group(months)), quick, self.boxed(Group(rest)), None, gap=6))
        left.setFixedWidth(350)
        self._runs = Hint(_("Bảng trích nộp"))
        self.make_runs = parts.button(_("Lập bảng các tháng thiếu"), self._run_missing, icon="calculator")
        columns = [
            Column("name", _("Họ và tên"), 190, lambda row: row.full_name, stretch=True),
            Column("group", _("Tổ"), 100, lambda row: row.group),
            Column("months", _("Tháng"), 60, lambda row: str(row.months), align=RIGHT),
            money("left", _("Phải thu"), lambda row: row.left, width=88),
        ]
        self._waiting = Hint(_("Tiền chưa phân bổ"))
        self.to_receipts = parts.button(_("Phân bổ"), self._to_receipts, role="link")
        self.people = TickList(_("Ai đã nộp"), columns, _member, _name, _("Tìm tên, tổ…"))
        both = parts.row(
            left,
            parts.box(parts.column(self._runs, self.make_runs, self._waiting, self.to_receipts, self.people, gap=6)),
            gap=16,
        )
        both.setStretch(1, 1)
        whole = parts.box(both)
        whole.setSizePolicy(self.people.sizePolicy())
        yield whole
        self._words = parts.label(role="small", wrap=True)
        yield self._words
        self.fields["first"].widget.changed.connect(self._load)
        self.fields["last"].widget.changed.connect(self._load)
        self.people.ticks_changed.connect(self._ticks_changed)
        self.follows("received")

    def begin(self, **arguments: Any) -> None:
        """Which months to begin with."""
        month = self.desk.month
        self.set_value("day", self.desk.usual_day())
        self.choose(arguments.get("first", month), arguments.get("last", month))

    def choose(self, first: Month, last: Month) -> None:
        """Collect for these months."""
        self.set_value("first", first)
        self.set_value("last", last)
        self._load()

    def choose_quarter(self) -> None:
        """Collect for the whole quarter."""
        month = self.value("first") or self.desk.month
        first = month.plus(-((month.month - 1) % 3))
        self.choose(first, first.plus(2))

    def _load(self) -> None:
        first, last = self.value("first"), self.value("last")
        wrong = span_findings(first, last)
        self.hints["last"].say(render(wrong[0].message) if wrong else "", "danger")
        rows: Sequence[Owing] = ()
        waiting: Sequence[Finding] = ()
        self._missing = []
        if not wrong:
            with self.desk.read() as read:
                made = {run.month for run in dues.dues_runs(read)}
                rows = month_jobs.owing(read, first, last)
                waiting = allocate_receipt.collecting_findings(read, first, last)
            self._missing = [month for month in ForMonths(dong(0), first, last).months() if month not in made]
        text = _("Chưa có bảng trích nộp tháng {months}: phải lập trước khi thu.")
        months = ", ".join(month_word(month) for month in self._missing)
        self._runs.say(text.format(months=months) if months else "", "warn")
        self._waiting.say(" ".join(render(each.message) for each in waiting), "warn")
        self.to_receipts.setVisible(bool(waiting))
        self.make_runs.setVisible(bool(self._missing) and not self.desk.read_only)
        self.people.offer(rows, [row.member_id for row in rows])
        if not rows:
            why = _("Chưa lập bảng cho các tháng này.") if self._missing else _("Các tháng đã chọn đã thu đủ.")
            self.people.table.say_empty(_("Không còn ai phải nộp"), why)

    def _due(self) -> int:
        return sum(row.left for row in self.people.chosen())

    def _ticks_changed(self) -> None:
        self.set_value("received", self._due() or None)
        self.follow()

    def follow(self) -> None:
        """What will be collected, from how many, and what is short or over."""
        due, received = self._due(), self.value("received")
        count, everybody = len(self.people.ticked), len(self.people.rows())
        text = _("Sẽ thu {amount} đồng của {count} người").format(amount=show_money(received or due), count=count)
        if everybody > count:
            text += _("; {count} người chưa nộp vẫn còn nợ").format(count=everybody - count)
        if received is not None and received > due:
            text += _("; dư {amount} đồng ghi là nộp trước").format(amount=show_money(received - due))
        short = received is not None and received < due
        wanting = _("Thiếu {amount} đồng: bỏ chọn người chưa nộp.").format(amount=show_money(due - (received or 0)))
        self.hints["received"].say(wanting if short else "", "danger")
        self.people.say(text + ".")
        self._words.setText(amount_in_words(received or due) if due else "")
        self.submit_button.setEnabled(bool(due) and not short and not self._missing and not self.desk.read_only)

    def _run_missing(self) -> None:
        for month in self._missing[:-1]:
            self.desk.do(run_dues.run_dues, month, failed=self.refused, quiet=True)
        self.desk.do(run_dues.run_dues, self._missing[-1], done=lambda _report: self._load(), failed=self.refused)

    def _to_receipts(self) -> None:
        self.reject()
        if not self.isVisible():
            self.desk.go("dues_receipts")

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """Months and a day."""
        return [*span_findings(self.value("first"), self.value("last")), *day_findings(self.value("day"), "day")]

    def store(self, _draft: None) -> None:
        """Post the receipt."""
        given = (self.value(key) for key in ("first", "last", "day", "fund"))
        more = {key: self.value(key) for key in ("received", "person", "narration")}
        without = {row.member_id for row in self.people.rows()} - self.people.ticked
        title = _("Đang ghi phiếu thu đoàn phí…")
        self.act(collect_dues.collect_dues, *given, without=without, title=title, **more)


def _member(row: Owing) -> int:
    return row.member_id


def _name(row: Owing) -> str:
    return f"{row.full_name} {row.group}"
