"""The job of the season about activities: Workers' Month, in the months that prepare and hold it."""

from __future__ import annotations

from app.domain import clock
from app.domain.dates import Month
from app.i18n import _
from app.models.queries import Read
from app.models.queries.activities.plans import MayProgress, may_progress
from app.ui.brought.month_job import DONE, LOOK, OPEN, Job, MonthJob
from app.ui.desk import Desk

MONTHS = (4, 5)


def read_workers_month(read: Read, month: Month) -> MayProgress | None:
    """How far it has come."""
    return may_progress(read, month.year, clock.today()) if month.month in MONTHS else None


def _tell_workers_month(desk: Desk, may: MayProgress | None) -> Job | None:
    if may is None:
        return None
    title = _("Tháng Công nhân {year}").format(year=may.year)
    go = lambda: desk.go("workers_month", year=may.year)  # noqa: E731
    if not may.has_plan:
        text = _("Lập kế hoạch: chủ đề, chương trình, chỉ tiêu và ít nhất một hoạt động trong tháng 5.")
        return Job(title, text, _("Chưa có kế hoạch"), OPEN, _("Lập kế hoạch"), go)
    text = _("{held}/{count} hoạt động đã tổ chức.").format(held=may.held, count=may.activities)
    if may.overdue:
        return Job(title, text, _("{count} chờ kết quả").format(count=may.overdue), LOOK, _("Ghi kết quả"), go)
    if not may.activities:
        return Job(title, text, _("Chưa có hoạt động"), OPEN, _("Thêm"), go)
    if may.held < may.activities:
        return Job(title, text, _("Còn {count} hoạt động").format(count=may.activities - may.held), OPEN, _("Xem"), go)
    return Job(title, text, _("Xong, in báo cáo"), DONE, _("Xem"), go)


MONTH_JOBS = (
    MonthJob(
        "workers_month", 220, read_workers_month, _tell_workers_month, frozenset({"plan", "activity"}), season=True
    ),
)
