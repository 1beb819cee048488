"""The month's jobs of care: birthdays, and cases that wait."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.dates import Month
from app.i18n import _
from app.models.queries import Read
from app.models.queries.care import cases
from app.models.queries.members import members
from app.services.care.birthday_gifts import already_given, had_their_birthday
from app.ui.brought.month_job import DONE, LOOK, OPEN, Job, MonthJob
from app.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Birthdays:
    """How many members have their birthday in a month, and how many of them were given something."""

    people: int
    given: int


def read_birthdays(read: Read, month: Month) -> Birthdays:
    """What the books say of birthdays."""
    born = set(members.birthday_ids(read, month))
    return Birthdays(len(born), len(born & (already_given(read, month) | had_their_birthday(read, month, born))))


def read_cases(read: Read, month: Month) -> dict[str, int]:
    """The cases of events up to the month, by what they wait for."""
    return cases.case_counts(read, month.year, month.last_day)


def _tell_birthdays(desk: Desk, facts: Birthdays) -> Job:
    title = _("Sinh nhật")
    left = facts.people - facts.given
    text = _("{count} đoàn viên có sinh nhật, đã chi {given}.").format(count=facts.people, given=facts.given)
    if not facts.people:
        text = _("Không đoàn viên nào có sinh nhật trong tháng.")
    state = _("Còn {count} người").format(count=left) if left else _("Xong")
    return Job(title, text, state, OPEN if left else DONE, _("Chi") if left else _("Xem"), lambda: desk.go("birthdays"))


def _tell_visits(desk: Desk, counts: dict[str, int]) -> Job:
    """Cases of events up to this month that wait: for approval, for money, for papers."""
    title = _("Thăm hỏi, trợ cấp")
    proposed, approved, missing = counts["proposed"], counts["approved"], counts["missing"]
    text = _("{proposed} chờ duyệt, {approved} đã duyệt chưa chi, {missing} thiếu giấy tờ.").format(
        proposed=proposed, approved=approved, missing=missing
    )
    if not counts[""]:
        text = _("Ốm đau, thai sản, cưới, tang, khó khăn: đề nghị, duyệt, chi và ký nhận.")
    if approved:
        state = _("{count} chờ chi").format(count=approved)
        return Job(title, text, state, LOOK, _("Chi"), lambda: desk.go("cases", which="approved"))
    if proposed:
        state = _("{count} chờ duyệt").format(count=proposed)
        return Job(title, text, state, OPEN, _("Duyệt"), lambda: desk.go("cases", which="proposed"))
    if missing:
        state = _("{count} thiếu giấy").format(count=missing)
        return Job(title, text, state, OPEN, _("Bổ sung"), lambda: desk.go("cases", which="missing"))
    return Job(title, text, _("Không việc nào chờ"), DONE, _("Xem"), lambda: desk.go("cases", which="year"))


MONTH_JOBS = (
    MonthJob(
        "birthdays", 40, read_birthdays, _tell_birthdays, frozenset({"member", "voucher", "entry", "welfare_case"})
    ),
    MonthJob("cases", 50, read_cases, _tell_visits, frozenset({"welfare_case", "case_paper", "voucher"})),
)
