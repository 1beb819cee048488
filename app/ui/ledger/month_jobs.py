"""The month's jobs of the ledger: counting the cash, vouchers that wait or lack their source documents."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.dates import Month, show_date
from app.domain.ledger.counting import SMALL_DIFFERENCE
from app.domain.money import Dong, show_money
from app.i18n import _
from app.models.queries import Read
from app.models.queries.ledger import cash_counts
from app.models.queries.ledger.cash_counts import StoredCount
from app.models.queries.ledger.month_counts import MonthCounts, month_counts
from app.ui.brought.month_job import DONE, LOOK, OPEN, Job, MonthJob
from app.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class CashBox:
    """The cash at a month's end by the book, in đồng, and how it was counted last."""

    cash: Dong
    count: StoredCount | None


def read_cash(read: Read, month: Month) -> CashBox:
    """What the books say of the cash box."""
    return CashBox(cash_counts.cash_on(read, month.last_day), cash_counts.last_count_of(read, month))


def _tell_counting(desk: Desk, facts: CashBox) -> Job:
    title, stored = _("Kiểm quỹ"), facts.count
    go = lambda: desk.go("cash_count")  # noqa: E731
    if stored is None:
        text = _("Đếm tiền trong hộp; sổ quỹ cuối tháng còn {amount} đồng.").format(amount=show_money(facts.cash))
        return Job(title, text, _("Chưa kiểm"), OPEN, _("Kiểm quỹ"), go)
    count, see = stored.count, lambda: desk.go("cash_counts")
    text = _("Ngày {day} đếm {counted} đồng, sổ {book} đồng.").format(
        day=show_date(count.counted_on), counted=show_money(count.counted), book=show_money(count.book_balance)
    )
    if stored.book_moved:
        return Job(title, text, _("Sổ đã đổi"), LOOK, _("Kiểm lại"), go)
    if not count.difference:
        return Job(title, text, _("Khớp"), DONE, _("Xem"), see)
    looks = DONE if abs(count.difference) <= SMALL_DIFFERENCE else LOOK
    return Job(title, text, _("Lệch {amount}").format(amount=show_money(count.difference)), looks, _("Xem"), see)


def _source_documents_job(desk: Desk, counts: MonthCounts) -> Job:
    """Vouchers that wait, then those without their source documents."""
    waiting = counts.drafts + counts.unposted
    title = _("Chứng từ còn thiếu")
    text = _("{posted} đã ghi sổ, {drafts} nháp, {unposted} đang bỏ ghi; {no_scan} chưa đính kèm bản chụp.").format(
        posted=counts.posted, drafts=counts.drafts, unposted=counts.unposted, no_scan=counts.no_scan
    )
    if not counts.posted and not waiting:
        text = _("Chưa có chứng từ. Sổ quỹ, sổ tiền gửi sẵn có thì nhập từ Excel.")
        return Job(title, text, _("Trống"), OPEN, _("Nhập sổ"), lambda: desk.go("import"))
    if waiting:
        state = _("Còn {count} nháp").format(count=waiting)
        return Job(
            title, text, state, LOOK, _("Xem nháp"), lambda: desk.go("vouchers", state="draft", kind="", code="")
        )
    go = lambda: desk.go("vouchers", state="", kind="", code="", papers=True)  # noqa: E731
    if counts.no_source_documents:
        return Job(
            title, text, _("{count} thiếu giấy tờ").format(count=counts.no_source_documents), LOOK, _("Bổ sung"), go
        )
    if counts.no_scan:
        return Job(title, text, _("{count} chưa có tệp").format(count=counts.no_scan), OPEN, _("Đính kèm"), go)
    return Job(title, text, _("Đủ"), DONE, _("Xem"), lambda: desk.go("vouchers", state="", kind="", code=""))


MONTH_JOBS = (
    MonthJob("cash_count", 60, read_cash, _tell_counting, frozenset({"cash_count", "voucher", "entry", "opening"})),
    MonthJob("papers", 70, month_counts, _source_documents_job, frozenset({"voucher", "attachment", "import_batch"})),
)
