"""The month's job about members: who they are, and that every one has a wage."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.dates import Month
from app.i18n import _
from app.models.queries import Read
from app.models.queries.members.member_counts import MemberCounts, member_counts, wages_changed
from app.ui.brought.month_job import DONE, LOOK, OPEN, Job, MonthJob
from app.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class People:
    """The members of a month, and how many wages begin in it."""

    counts: MemberCounts
    wages: int


def read_people(read: Read, month: Month) -> People:
    """What the books say of members."""
    return People(member_counts(read, month.last_day), wages_changed(read, month))


def _tell(desk: Desk, facts: People) -> Job:
    people = facts.counts
    title = _("Cập nhật đoàn viên, mức lương")
    if not people.active + people.paused:
        return Job(
            title,
            _("Nhập danh sách từ Excel hoặc thêm từng người."),
            _("Chưa có ai"),
            OPEN,
            _("Nhập danh sách"),
            lambda: desk.go("member_import"),
        )
    text = _("{active} đang sinh hoạt, {paused} tạm dừng; {wages} mức lương đổi từ tháng này.").format(
        active=people.active, paused=people.paused, wages=facts.wages
    )
    if people.without_wage:
        state = _("{count} thiếu lương").format(count=people.without_wage)
        return Job(title, text, state, LOOK, _("Bổ sung"), lambda: desk.go("members", which="no_wage"))
    return Job(title, text, _("Đủ mức lương"), DONE, _("Xem"), lambda: desk.go("members", which="active"))


MONTH_JOBS = (MonthJob("members", 10, read_people, _tell, frozenset({"member", "member_state", "wage", "exemption"})),)
