"""The month's jobs at its end: closing it, printing its report."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.dates import Month, Period
from app.domain.money import show_money
from app.i18n import _
from app.models.queries import Read
from app.models.queries.settlement import settlement
from app.services.settlement.close_month import next_to_close
from app.ui.brought.month_job import DONE, LOOK, OPEN, Job, MonthJob
from app.ui.desk import Desk
from app.ui.kinds import month_word


@dataclass(frozen=True, slots=True)
class Report:
    """Whether a year's codes and books agree, in đồng, and whether a settlement of the month was filed."""

    difference: int
    filed: bool


def read_report(read: Read, month: Month) -> Report:
    """What the books say of the report."""
    return Report(
        settlement.settlement(read, Period.of_year(month.year)).proof.difference,
        any(month.last_day in each.period for each in settlement.filed_settlements(read)),
    )


def read_next(read: Read, _month: Month) -> Month:
    """The month to close next."""
    return next_to_close(read)


def _checked(desk: Desk) -> str:
    """When the book was checked for this month, and what it said."""
    kept = desk.preferences.text(f"checked.{desk.book.path}").split(" ", 2) if desk.book is not None else []
    if len(kept) != 3 or kept[0] != str(desk.month):
        return _("Nên kiểm tra sổ trước khi khóa.")
    if kept[1] == "0":
        return _("Đã kiểm tra lúc {at}: đạt.").format(at=kept[2])
    return _("Đã kiểm tra lúc {at}: {count} điều phải sửa.").format(at=kept[2], count=kept[1])


def _tell_closing(desk: Desk, to_close: Month) -> Job:
    month, closed = desk.month, desk.month_is_closed()
    text = _("Khóa xong thì số liệu của tháng không đổi nữa. {checked}").format(checked=_checked(desk))
    if closed:
        text = _("Tháng đã khóa: chỉ xem, không sửa.")
    elif to_close != month:
        text = _("Khóa lần lượt: tháng tiếp theo cần khóa là {month}.").format(month=month_word(to_close))
    title = _("Khóa sổ tháng {month}").format(month=month_word(month))
    state, looks, verb = (_("Đã khóa"), DONE, _("Xem")) if closed else (_("Chưa khóa"), OPEN, _("Khóa sổ"))
    return Job(title, text, state, looks, verb, lambda: desk.go("close_month"))


def _tell_report(desk: Desk, facts: Report) -> Job:
    month = desk.month
    agrees = facts.difference == 0
    text = _("Mã số, sổ quỹ và sổ tiền gửi khớp nhau.")
    if not agrees:
        text = _("Còn lệch {amount} đồng giữa mã số và sổ.").format(amount=show_money(facts.difference))
    state, looks = _("Chờ khóa sổ"), OPEN
    if not agrees:
        state, looks = _("Lệch"), LOOK
    elif facts.filed:
        state, looks = _("Đã nộp"), DONE
    elif desk.month_is_closed():
        state, looks = _("Sẵn sàng"), DONE
    go = lambda: desk.go("forms", form="monthly-report", period=Period.of_month(month))  # noqa: E731
    return Job(_("In báo cáo tháng"), text, state, looks, _("Xem, in"), go)


MONTH_JOBS = (
    MonthJob("close_month", 80, read_next, _tell_closing, frozenset({"closed_month", "checked"})),
    MonthJob(
        "monthly_report",
        90,
        read_report,
        _tell_report,
        frozenset({"voucher", "entry", "opening", "loan_opening", "account", "closed_month", "filed_settlement"}),
    ),
)
