"""Sinh nhật của tháng: who is given what, ticked, as vouchers in one act. Nobody is given twice in a year.

How the union's norm stands for each is on the row; who is over it begins without a tick, and with one it is shown below.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from app.domain.care.welfare import Relation
from app.domain.members.members import Gender
from app.domain.money import amount_findings, dong, show_money
from app.domain.problems import N_, Finding
from app.i18n import _, render
from app.models.queries.care import norms
from app.models.queries.care.named_help import last_birthday_amount
from app.models.queries.members import members
from app.models.queries.members.members import MemberRow
from app.services.care import birthday_gifts
from app.ui.kinds import month_word
from app.ui.ledger.fund_field import FundField
from app.ui.records.binding import Group, Sheet
from app.ui.records.tick_editor import TickEditor
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.hint import Hint
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.table_model import Column
from app.ui.widgets.text_field import TextField
from app.ui.widgets.tick_table import TickList

_REASONS: dict[str, Callable[[], str]] = {
    "case-not-member": lambda: _("chưa là đoàn viên hôm ấy"),
    "case-too-new": lambda: _("chưa đủ tháng đoàn viên"),
    "case-on-leave": lambda: _("nghỉ không lương"),
    "case-women": lambda: _("chỉ dành cho nữ"),
}
"""Why the norm does not hold for somebody, short enough for a row."""


class BirthdaysDialog(TickEditor[None, MemberRow]):
    """The birthdays of the working month."""

    key: ClassVar[str] = "birthdays"
    called: ClassVar[str] = N_("Chi mừng sinh nhật đoàn viên trong tháng")
    verb: ClassVar[str] = N_("Chi và ghi sổ")
    wide: ClassVar[int] = 640
    high: ClassVar[int] = 500
    caption_width: ClassVar[int] = 66

    def sheet(self) -> Sheet:
        """Whose birthday it is, how much, from where and how; what the norm says of those ticked."""
        columns = [
            Column("name", _("Họ và tên"), 180, lambda row: row.full_name, stretch=True),
            Column("day", _("Ngày"), 62, lambda row: f"{row.birth[8:10]}/{row.birth[5:7]}"),
            Column("gender", _("Giới"), 50, lambda row: _(Gender.label_of(row.gender))),
            Column("group", _("Tổ"), 96, lambda row: row.group),
            Column("norm", _("Định mức"), 196, self._norm_word, tone=self._norm_tone),
        ]
        name, search = _("Đoàn viên có sinh nhật"), _("Tìm tên, tổ…")
        yield self.ticks(
            TickList(
                name,
                columns,
                lambda row: row.id,
                lambda row: f"{row.full_name} {row.group}",
                search,
                self._may_give,
                self._within,
            )
        )
        amount = self.bind("amount", MoneyField(_("Mỗi người"), words=False), required=True)
        yield Group([amount, self.bind("fund", FundField(self.desk, _("Chi từ")))], columns=2)
        ways = [
            (False, _("Mỗi người một chứng từ, ghi vào ngày sinh nhật")),
            (True, _("Một chứng từ chung, ghi vào cuối tháng")),
        ]
        beyond = TextField(_("Nghị quyết vượt"), placeholder=_("chỉ khi chi vượt định mức"))
        how = self.bind("one_voucher", ChoiceField(_("Chứng từ"), ways))
        yield Group([how, self.bind("beyond", beyond, caption=_("Nghị quyết"), nothing="")])
        self._warned = Hint(_("Định mức"))
        yield self._warned
        self.follows("amount", "beyond")

    def begin(self, **_arguments: Any) -> None:
        """Everybody not given yet is ticked, but for those over the norm; as much as the norm says, or as the last time."""
        month = self.desk.month
        self.title.setText(_("Sinh nhật tháng {month}").format(month=month_word(month)))
        with self.desk.read() as read:
            rows = members.birthdays(read, month)
            self._given = birthday_gifts.already_given(read, month)
            self._norms = birthday_gifts.birthday_standings(read, month)
            norm = norms.norm_for(read, "birthday", Relation.SELF, month.last_day)
            last = norm.norm.most if norm is not None and norm.norm.most else last_birthday_amount(read)
        self.set_value("amount", last)
        self.list.offer(rows, {row.id for row in rows if self._may_give(row) and self._within(row)})
        if not rows:
            why = _("Chỉ tính đoàn viên đang sinh hoạt và biết đủ ngày sinh.")
            self.list.table.say_empty(_("Tháng này không ai có sinh nhật"), why)

    def _may_give(self, row: MemberRow) -> bool:
        return row.id not in self._given

    def _within(self, row: MemberRow) -> bool:
        return self._norms[row.id].hindrance is None

    def _norm_word(self, row: MemberRow) -> str:
        """``đã 1/1 lần năm nay``, why the norm does not hold for the member, or that something was given."""
        one = self._norms[row.id]
        hindrance = one.hindrance
        if hindrance is not None and hindrance.code in _REASONS:
            return _REASONS[hindrance.code]()
        if one.norm is not None and one.norm.per_year:
            return _("đã {used}/{times} lần năm nay").format(used=one.used, times=one.norm.per_year)
        if row.id in self._given:
            return _("Đã chi năm nay")
        return _("đã {used} lần năm nay").format(used=one.used) if one.used else ""

    def _norm_tone(self, row: MemberRow) -> str:
        if row.id in self._given:
            return "good"
        return "" if self._within(row) else "warn"

    def amounts_to(self, rows: Sequence[MemberRow]) -> str:
        """How many, how much, and how many were given something before."""
        count, amount = len(rows), self.value("amount")
        text = _("{count} người").format(count=count)
        if amount:
            text = _("{count} người × {amount} = {total} đồng").format(
                count=count, amount=show_money(amount), total=show_money(count * amount)
            )
        given = sum(not self._may_give(row) for row in self.list.rows())
        return text + (_("; {given} người đã chi").format(given=given) if given else "")

    def follow(self) -> None:
        """What the norm says of those ticked: the first one over it, and how many more."""
        super().follow()
        amount = dong(max(self.value("amount") or 0, 0))
        over = [(row, stops[0]) for row in self.chosen() if (stops := self._norms[row.id].judge(amount).stops)]
        if not over:
            self._warned.say("")
            return
        row, finding = over[0]
        text = render(finding.message)
        if row.full_name not in text:
            text = _("{name}: {reason}").format(name=row.full_name, reason=text)
        if len(over) > 1:
            text += " " + _("Cùng {count} người khác vượt định mức.").format(count=len(over) - 1)
        named = bool(self.value("beyond")) and all(each.code != "case-twice" for _row, each in over)
        self._warned.say(text, "warn" if named else "danger")

    def warning(self) -> str:
        """What the norm says of those ticked."""
        return self._warned.text()

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """A gift is more than nothing."""
        return amount_findings(self.value("amount"), "amount")

    def store(self, _draft: None) -> None:
        """Post them in one act."""
        self.act(
            birthday_gifts.post_birthdays,
            self.desk.month,
            self.value("amount"),
            one_voucher=self.value("one_voucher"),
            without={row.id for row in self.list.rows()} - self.list.ticked,
            fund=self.value("fund"),
            beyond_norm=self.value("beyond"),
            title=_("Đang ghi sổ…"),
        )
