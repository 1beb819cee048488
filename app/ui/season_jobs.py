"""What the season asks for beside the month's usual jobs: in April and May, Workers' Month."""

from __future__ import annotations

from app.i18n import _
from app.models.queries.plans import MayProgress
from app.ui.desk import Desk
from app.ui.month_list import DONE, LOOK, OPEN, Job, MonthFacts

SEASON_JOBS = 1


def season_jobs(desk: Desk, facts: MonthFacts) -> list[Job]:
    """The jobs of the season, at most ``SEASON_JOBS``; none in most months."""
    return [_workers_month(desk, facts.may)] if facts.may is not None else []


def _workers_month(desk: Desk, may: MayProgress) -> Job:
    title = _("Tháng Công nhân {year}").format(year=may.year)
    go = lambda: desk.go("workers_month", year=may.year)  # noqa: E731
    if not may.has_plan:
        told = _("Lập kế hoạch: chủ đề, chương trình, chỉ tiêu và ít nhất một hoạt động trong tháng 5.")
        return Job(title, told, _("Chưa có kế hoạch"), OPEN, _("Lập kế hoạch"), go)
    told = _("{held}/{count} hoạt động đã tổ chức.").format(held=may.held, count=may.activities)
    if may.overdue:
        return Job(title, told, _("{count} chờ kết quả").format(count=may.overdue), LOOK, _("Ghi kết quả"), go)
    if not may.activities:
        return Job(title, told, _("Chưa có hoạt động"), OPEN, _("Thêm"), go)
    if may.held < may.activities:
        return Job(title, told, _("Còn {count} hoạt động").format(count=may.activities - may.held), OPEN, _("Xem"), go)
    return Job(title, told, _("Xong, in báo cáo"), DONE, _("Xem"), go)
