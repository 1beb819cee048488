"""Số dư đầu kỳ: what each fund held on the opening day, and what was owed up and due down, month by month."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain.dates import Month, show_date
from app.domain.money import Dong, show_money
from app.i18n import _
from app.models.queries import organisation
from app.services import change_settings
from app.ui.desk import Desk
from app.ui.kinds import month_word
from app.ui.row_box import RowBox, combo
from app.ui.settings_pages.page import ListPage
from app.ui.widgets import parts
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.month_field import MonthField
from app.ui.widgets.table_model import Column, money


def direction_word(direction: str) -> str:
    """What is owed to the superior, or due from it."""
    return _("Đoàn phí còn phải nộp cấp trên") if direction == "up" else _("Kinh phí 75% cấp trên còn phải cấp")


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """A fund's balance (``fund`` is its key), or one month owed in a direction."""

    name: str
    fund: str
    direction: str
    month: Month | None
    amount: Dong


class OpeningsPage(ListPage):
    """Open until the first month is closed; then only to be looked at, and it says why."""

    key: ClassVar[str] = "openings"
    icon: ClassVar[str] = "scale"

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            [
                Column("name", _("Khoản"), 280, lambda row: row.name, stretch=True),
                Column("month", _("Của tháng"), 110, lambda row: month_word(row.month) if row.month else "–"),
                money("amount", _("Số tiền"), lambda row: row.amount, width=150),
            ],
        )
        self._foot = parts.label(role="strong")
        self.body.addWidget(self._foot)

    @classmethod
    def name(cls) -> str:
        """The page's word."""
        return _("Số dư đầu kỳ")

    def refresh(self) -> None:
        """Funds, then what is owed."""
        with self.desk.read() as read:
            held = organisation.openings(read)
            self._owed = organisation.openings_owed(read)
            opening = organisation.opening_day(read)
            rows = [OpeningRow(_(f.name), f.key, "", None, held.get(f.key, Dong(0))) for f in organisation.funds(read, with_closed=True)]
        self._opening = Month.of(opening)
        day = show_date(opening)
        self.told.setText(_("Số dư sáng ngày mở sổ {day}, theo biên bản kiểm quỹ, sổ phụ ngân hàng và quyết toán kỳ trước.").format(day=day))
        total = sum(row.amount for row in rows)
        rows += [OpeningRow(direction_word(each.direction), "", each.direction, each.month, each.amount) for each in self._owed]
        closed = self.desk.closed_through
        self.notice.say(
            _("Chỉ xem: sổ đã khóa đến tháng {month} nên số dư đầu kỳ không đổi được. Muốn sửa, hãy mở khóa lần lượt các tháng (có lý do).").format(
                month=month_word(closed)
            ) if closed is not None else "",
            "note",
        )  # fmt: skip
        self._foot.setText(_("Cộng quỹ và tài khoản: {amount} đồng (mã 10 của kỳ đầu tiên)").format(amount=show_money(total)))
        self.show_rows(rows)

    @property
    def _open_yet(self) -> bool:
        return self.may_write and self.desk.closed_through is None

    def offers(self) -> dict[str, bool]:
        """Add and delete what is owed; edit everything."""
        row, may = self.row, self._open_yet
        return {"add": may, "edit": may and row is not None, "delete": may and row is not None and bool(row.direction)}

    def add(self) -> None:
        """One more month owed up or due down."""
        self._open_owed(None)

    def edit(self) -> None:
        """Another amount."""
        row = self.row
        if row is not None and row.fund:
            self._open_fund(row)
        elif row is not None:
            self._open_owed(row)

    def _open_fund(self, row: OpeningRow) -> None:
        def submit(values: dict[str, Any], done: Callable[[Any], None], failed: Callable[[str], None]) -> None:
            self.desk.do(change_settings.set_openings, {row.fund: values["amount"]}, done=done, failed=failed)

        box = RowBox(self.desk, self.window(), _("Số dư đầu kỳ: {fund}").format(fund=row.name), submit)
        amount = MoneyField(_("Số tiền"))
        amount.set_value(row.amount)
        box.add("amount", _("Số tiền"), amount, required=True)
        amount.edit.selectAll()
        self.box = box
        box.open()

    def _open_owed(self, row: OpeningRow | None) -> None:
        def submit(values: dict[str, Any], done: Callable[[Any], None], failed: Callable[[str], None]) -> None:
            self._store_owed(row, values, done, failed)

        box = RowBox(self.desk, self.window(), _("Thêm khoản còn phải nộp, còn được cấp") if row is None else _("Sửa khoản đầu kỳ"), submit)
        ways = [("up", direction_word("up")), ("down", direction_word("down"))]
        box.add("direction", _("Khoản"), combo(_("Khoản"), ways, row.direction if row else None))
        month = MonthField(_("Của tháng"), self._opening.year)
        month.set_value(row.month if row else self._opening.plus(-1))
        box.add("month", _("Của tháng"), month, required=True)
        amount = MoneyField(_("Số tiền"))
        amount.set_value(row.amount if row else None)
        box.add("amount", _("Số tiền"), amount, required=True)
        self.box = box
        box.open()

    def _store_owed(self, old: OpeningRow | None, values: dict[str, Any], done: Callable[[Any], None], failed: Callable[[str], None]) -> None:
        way, month = values["direction"], values["month"]
        if month >= self._opening:
            failed(_("Khoản đầu kỳ phải của tháng trước ngày mở sổ (trước {month}).").format(month=month_word(self._opening)))
            return
        owed = {(each.direction, each.month): each.amount for each in self._owed}
        if old is not None:
            owed.pop((old.direction, old.month), None)
        if (way, month) in owed:
            failed(_("Tháng {month} đã có một khoản như vậy: hãy sửa khoản ấy.").format(month=month_word(month)))
            return
        owed[way, month] = values["amount"]
        self._store(owed, done, failed)

    def _store(self, owed: dict[tuple[str, Month], Dong], done: Callable[[Any], None] | None = None,
               failed: Callable[[str], None] | None = None) -> None:
        by_way = {way: {month: amount for (kept, month), amount in owed.items() if kept == way} for way in ("up", "down")}
        self.desk.do(change_settings.set_openings, {}, by_way["up"], by_way["down"], done=done, failed=failed)

    def delete(self) -> None:
        """Take a month owed away."""
        row = self.row
        if row is None or not row.direction:
            return
        told = _("{name} tháng {month}, {amount} đồng.").format(name=row.name, month=month_word(row.month), amount=show_money(row.amount))
        if self.ask_delete(_("Xóa khoản đầu kỳ?"), told):
            self._store({(e.direction, e.month): e.amount for e in self._owed if (e.direction, e.month) != (row.direction, row.month)})
