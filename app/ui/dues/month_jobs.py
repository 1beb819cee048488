"""The month's jobs about dues: the list, collecting, and what goes up."""

from __future__ import annotations

from app.domain import clock
from app.domain.dates import show_date
from app.domain.money import show_money
from app.i18n import _
from app.models.queries.dues.allocations import Waiting, waiting_receipts
from app.models.queries.dues.month_jobs import DuesProgress, dues_progress
from app.ui.brought.month_job import DONE, LOOK, OPEN, Job, MonthJob
from app.ui.desk import Desk
from app.ui.dues.owed import OWED_RESTS_ON, Owed, read_owed

DUES_REST_ON = frozenset({"dues_run", "allocation_batch", "voucher", "member", "member_state", "wage", "exemption"})


def _tell_list(desk: Desk, dues: DuesProgress) -> Job:
    title = _("Lập bảng trích nộp")
    go = lambda: desk.go("dues")  # noqa: E731
    if not dues.is_made:
        text = _("{count} người có mức lương sẽ vào bảng.").format(count=dues.unlisted)
        return Job(title, text, _("Chưa lập"), OPEN, _("Lập bảng"), go)
    text = _("{members} người đóng {amount} đồng, {exempt} người miễn.").format(
        members=dues.members, amount=show_money(dues.amount), exempt=dues.exempt
    )
    if dues.unlisted:
        return Job(title, text, _("Thiếu {count} người").format(count=dues.unlisted), LOOK, _("Bổ sung"), go)
    return Job(title, text, _("Đã lập"), DONE, _("Xem bảng"), go)


def _tell_unallocated(desk: Desk, waiting: Waiting) -> Job | None:
    """Only in a month that has such money: most never do."""
    if not waiting.count:
        return None
    text = _("{count} phiếu thu, {amount} đồng, chưa biết của ai và tháng nào: phân bổ trước khi thu tiếp.")
    told = text.format(count=waiting.count, amount=show_money(waiting.amount))
    go = lambda: desk.go("dues_receipts")  # noqa: E731
    return Job(_("Phân bổ phiếu thu đoàn phí"), told, _("Chưa phân bổ"), LOOK, _("Phân bổ"), go)


def _tell_collecting(desk: Desk, dues: DuesProgress) -> Job:
    title = _("Thu đoàn phí")
    if not dues.is_made:
        return Job(
            title,
            _("Lập bảng trước, rồi thu bằng một phiếu."),
            _("Chờ bảng"),
            OPEN,
            _("Thu"),
            lambda: desk.go("collect_dues"),
        )
    text = _("Đã thu {paid} trên {amount} đồng.").format(paid=show_money(dues.paid), amount=show_money(dues.amount))
    if dues.owing == 0:
        return Job(title, text, _("Thu đủ"), DONE, _("Xem"), lambda: desk.go("dues", which=""))
    looks = LOOK if dues.paid else OPEN
    return Job(
        title, text, _("Còn {count} người").format(count=dues.owing), looks, _("Thu"), lambda: desk.go("collect_dues")
    )


def _tell_remitting(desk: Desk, owed: Owed) -> Job:
    waiting = [each for each in owed.up if each.left > 0 and each.month <= desk.month]
    title = _("Nộp cấp trên")
    if not waiting:
        return Job(
            title,
            _("Không còn phần đoàn phí nào phải nộp."),
            _("Đã nộp đủ"),
            DONE,
            _("Xem"),
            lambda: desk.go("obligations"),
        )
    amount = show_money(sum(each.left for each in waiting))
    late = any(each.days_late(clock.today()) for each in waiting)
    text = _("Còn {amount} đồng của {count} tháng, hạn gần nhất {day}.").format(
        amount=amount, count=len(waiting), day=show_date(waiting[0].deadline)
    )
    return Job(
        title,
        text,
        _("Quá hạn") if late else _("Còn phải nộp"),
        LOOK if late else OPEN,
        _("Nộp"),
        lambda: desk.go("remit"),
    )


MONTH_JOBS = (
    MonthJob("dues_list", 20, dues_progress, _tell_list, DUES_REST_ON),
    MonthJob("dues_unallocated", 25, waiting_receipts, _tell_unallocated, DUES_REST_ON),
    MonthJob("dues_collected", 30, dues_progress, _tell_collecting, DUES_REST_ON),
    MonthJob("remitted", 100, read_owed, _tell_remitting, OWED_RESTS_ON),
)
