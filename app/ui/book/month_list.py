"""The month as a list of jobs in order: what each one's state is by the books, and where its button leads.

``gather`` reads once; everything after it is words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from app.domain import clock
from app.domain.activities.programmes import tet_announced_in
from app.domain.dates import Month, Period, show_date
from app.domain.dues.remittance import Obligation
from app.domain.gifts.holidays import CashNeed
from app.domain.ledger.counting import SMALL_DIFFERENCE
from app.domain.money import Dong, show_money
from app.i18n import _
from app.models.book import Read
from app.models.queries import trail
from app.models.queries.activities.plans import MayProgress, may_progress
from app.models.queries.agreements import agreement_register
from app.models.queries.agreements.agreement_register import Deadline
from app.models.queries.book import overview
from app.models.queries.book.overview import MonthCounts
from app.models.queries.care import cases
from app.models.queries.dues import month_jobs, obligations
from app.models.queries.dues.month_jobs import DuesProgress, MemberCounts
from app.models.queries.gifts import gifts
from app.models.queries.gifts.gifts import ComingHoliday
from app.models.queries.gifts.tet_report import announced_on
from app.models.queries.ledger import books, cash_counts
from app.models.queries.ledger.cash_counts import StoredCount
from app.models.queries.members import members
from app.models.queries.settlement import settlement
from app.models.queries.union import organisation
from app.services.care.birthday_gifts import already_given, had_their_birthday
from app.services.settlement.close_month import next_to_close
from app.ui.desk import Desk
from app.ui.kinds import month_word

DONE = ("good", "circle-check")
OPEN = ("note", "circle-dot")
LOOK = ("warn", "triangle-alert")
JOBS = 11


@dataclass(frozen=True, slots=True)
class Job:
    """One job of the month as it stands."""

    title: str
    told: str
    state: str
    looks: tuple[str, str]
    verb: str
    go: Callable[[], object]


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """Everything the list is made of, from one snapshot; money in đồng."""

    people: MemberCounts
    wages: int
    dues: DuesProgress
    birthdays: int
    given: int
    cases: dict[str, int]
    counts: MonthCounts
    difference: int
    filed: bool
    to_close: Month
    up: tuple[Obligation, ...]
    down: tuple[Obligation, ...]
    cash: Dong
    count: StoredCount | None
    may: MayProgress | None
    """Workers' Month, in the months that prepare and hold it."""
    tet: TetPlan | None
    """The plan of pay and bonus, in the months in which it is announced."""
    coming: tuple[ComingHoliday, ...] = ()
    """The next holidays from today on."""
    need: CashNeed | None = None
    """What the first of them asks of the cash box."""


@dataclass(frozen=True, slots=True)
class TetPlan:
    """A Tết and the day its plan of pay and bonus was announced, None while nobody wrote it down."""

    tet: dt.date
    announced: dt.date | None


@dataclass(frozen=True, slots=True)
class MonthPicture:
    """All that home shows: the facts, (fund, đồng) at the month's end, twelve months, the newest acts."""

    facts: MonthFacts
    held: tuple[tuple[str, int], ...]
    flows: tuple[overview.MonthFlow, ...]
    acts: tuple[trail.Act, ...]
    due: tuple[Deadline, ...] = ()


def picture(read: Read, month: Month) -> MonthPicture:
    """Everything home shows of a month, from one snapshot."""
    held = books.balances(read, month.last_day)
    funds = organisation.funds(read)
    return MonthPicture(
        facts=gather(read, month),
        held=tuple((fund.name, held.get(fund.key, 0)) for fund in funds),
        flows=overview.month_flows(read, month),
        acts=trail.acts(read, 12),
        due=agreement_register.deadlines(read, clock.today()),
    )


def gather(read: Read, month: Month) -> MonthFacts:
    """What the books say of a month."""
    born = set(members.birthday_ids(read, month))
    return MonthFacts(
        people=month_jobs.member_counts(read, month.last_day),
        wages=month_jobs.wages_changed(read, month),
        dues=month_jobs.dues_progress(read, month),
        birthdays=len(born),
        given=len(born & (already_given(read, month) | had_their_birthday(read, month, born))),
        cases=cases.case_counts(read, month.year, month.last_day),
        counts=overview.month_counts(read, month),
        difference=settlement.settlement(read, Period.of_year(month.year)).proof.difference,
        filed=any(month.last_day in each.period for each in settlement.filed_settlements(read)),
        to_close=next_to_close(read),
        up=obligations.obligations_up(read),
        down=obligations.obligations_down(read),
        cash=cash_counts.cash_on(read, month.last_day),
        count=cash_counts.last_count_of(read, month),
        may=may_progress(read, month.year, clock.today()) if month.month in (4, 5) else None,
        coming=gifts.coming_holidays(read, clock.today()),
        need=gifts.cash_need(read, clock.today()),
        tet=_tet_plan(read, month),
    )


def _tet_plan(read: Read, month: Month) -> TetPlan | None:
    tet = tet_announced_in(month)
    return TetPlan(tet, announced_on(read, tet)) if tet is not None else None


def list_jobs(desk: Desk, facts: MonthFacts) -> list[Job]:
    """The jobs, in the order they are done."""
    return [
        _members(desk, facts),
        _list_of_dues(desk, facts.dues),
        _collect(desk, facts.dues),
        _birthdays(desk, facts),
        _visits(desk, facts),
        _count_cash(desk, facts),
        _papers(desk, facts.counts),
        _close(desk, facts.to_close),
        _report(desk, facts),
        _remit(desk, facts),
        _back_up(desk),
    ]


def _members(desk: Desk, facts: MonthFacts) -> Job:
    people = facts.people
    title = _("Cập nhật đoàn viên, mức lương")
    if not people.active + people.paused:
        return Job(
            title, _("Nhập danh sách từ Excel hoặc thêm từng người."), _("Chưa có ai"), OPEN, _("Nhập danh sách"),
            lambda: desk.go("member_import"),
        )  # fmt: skip
    told = _("{active} đang sinh hoạt, {paused} tạm dừng; {wages} mức lương đổi từ tháng này.").format(
        active=people.active, paused=people.paused, wages=facts.wages
    )
    if people.without_wage:
        state = _("{count} thiếu lương").format(count=people.without_wage)
        return Job(title, told, state, LOOK, _("Bổ sung"), lambda: desk.go("members", which="no_wage"))
    return Job(title, told, _("Đủ mức lương"), DONE, _("Xem"), lambda: desk.go("members", which="active"))


def _list_of_dues(desk: Desk, dues: DuesProgress) -> Job:
    title = _("Lập bảng trích nộp")
    go = lambda: desk.go("dues")  # noqa: E731
    if not dues.is_made:
        told = _("{count} người có mức lương sẽ vào bảng.").format(count=dues.unlisted)
        return Job(title, told, _("Chưa lập"), OPEN, _("Lập bảng"), go)
    told = _("{members} người đóng {amount} đồng, {exempt} người miễn.").format(
        members=dues.members, amount=show_money(dues.amount), exempt=dues.exempt
    )
    if dues.unlisted:
        return Job(title, told, _("Thiếu {count} người").format(count=dues.unlisted), LOOK, _("Bổ sung"), go)
    return Job(title, told, _("Đã lập"), DONE, _("Xem bảng"), go)


def _collect(desk: Desk, dues: DuesProgress) -> Job:
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
    told = _("Đã thu {paid} trên {amount} đồng.").format(paid=show_money(dues.paid), amount=show_money(dues.amount))
    if dues.owing == 0:
        return Job(title, told, _("Thu đủ"), DONE, _("Xem"), lambda: desk.go("dues", which=""))
    looks = LOOK if dues.paid else OPEN
    return Job(
        title, told, _("Còn {count} người").format(count=dues.owing), looks, _("Thu"), lambda: desk.go("collect_dues")
    )


def _visits(desk: Desk, facts: MonthFacts) -> Job:
    """Cases of events up to this month that wait: for approval, for money, for papers."""
    title, counts = _("Thăm hỏi, trợ cấp"), facts.cases
    proposed, approved, missing = counts["proposed"], counts["approved"], counts["missing"]
    told = _("{proposed} chờ duyệt, {approved} đã duyệt chưa chi, {missing} thiếu giấy tờ.").format(
        proposed=proposed, approved=approved, missing=missing
    )
    if not counts[""]:
        told = _("Ốm đau, thai sản, cưới, tang, khó khăn: đề nghị, duyệt, chi và ký nhận.")
    if approved:
        state = _("{count} chờ chi").format(count=approved)
        return Job(title, told, state, LOOK, _("Chi"), lambda: desk.go("cases", which="approved"))
    if proposed:
        state = _("{count} chờ duyệt").format(count=proposed)
        return Job(title, told, state, OPEN, _("Duyệt"), lambda: desk.go("cases", which="proposed"))
    if missing:
        state = _("{count} thiếu giấy").format(count=missing)
        return Job(title, told, state, OPEN, _("Bổ sung"), lambda: desk.go("cases", which="missing"))
    return Job(title, told, _("Không việc nào chờ"), DONE, _("Xem"), lambda: desk.go("cases", which="year"))


def _birthdays(desk: Desk, facts: MonthFacts) -> Job:
    title = _("Sinh nhật")
    left = facts.birthdays - facts.given
    told = _("{count} đoàn viên có sinh nhật, đã chi {given}.").format(count=facts.birthdays, given=facts.given)
    if not facts.birthdays:
        told = _("Không đoàn viên nào có sinh nhật trong tháng.")
    state = _("Còn {count} người").format(count=left) if left else _("Xong")
    return Job(title, told, state, OPEN if left else DONE, _("Chi") if left else _("Xem"), lambda: desk.go("birthdays"))


def _count_cash(desk: Desk, facts: MonthFacts) -> Job:
    title, stored = _("Kiểm quỹ"), facts.count
    go = lambda: desk.go("cash_count")  # noqa: E731
    if stored is None:
        told = _("Đếm tiền trong hộp; sổ quỹ cuối tháng còn {amount} đồng.").format(amount=show_money(facts.cash))
        return Job(title, told, _("Chưa kiểm"), OPEN, _("Kiểm quỹ"), go)
    count, see = stored.count, lambda: desk.go("cash_counts")
    told = _("Ngày {day} đếm {counted} đồng, sổ {book} đồng.").format(
        day=show_date(count.counted_on), counted=show_money(count.counted), book=show_money(count.book_balance)
    )
    if stored.book_moved:
        return Job(title, told, _("Sổ đã đổi"), LOOK, _("Kiểm lại"), go)
    if not count.difference:
        return Job(title, told, _("Khớp"), DONE, _("Xem"), see)
    looks = DONE if abs(count.difference) <= SMALL_DIFFERENCE else LOOK
    return Job(title, told, _("Lệch {amount}").format(amount=show_money(count.difference)), looks, _("Xem"), see)


def _papers(desk: Desk, counts: MonthCounts) -> Job:
    """Vouchers that wait, then those without their papers."""
    waiting = counts.drafts + counts.unposted
    title = _("Chứng từ còn thiếu")
    told = _("{posted} đã ghi sổ, {drafts} nháp, {unposted} đang bỏ ghi; {no_scan} chưa đính kèm bản chụp.").format(
        posted=counts.posted, drafts=counts.drafts, unposted=counts.unposted, no_scan=counts.no_scan
    )
    if not counts.posted and not waiting:
        told = _("Chưa có chứng từ. Sổ quỹ, sổ tiền gửi sẵn có thì nhập từ Excel.")
        return Job(title, told, _("Trống"), OPEN, _("Nhập sổ"), lambda: desk.go("import"))
    if waiting:
        state = _("Còn {count} nháp").format(count=waiting)
        return Job(
            title, told, state, LOOK, _("Xem nháp"), lambda: desk.go("vouchers", state="draft", kind="", code="")
        )
    go = lambda: desk.go("vouchers", state="", kind="", code="", papers=True)  # noqa: E731
    if counts.no_papers:
        return Job(title, told, _("{count} thiếu giấy tờ").format(count=counts.no_papers), LOOK, _("Bổ sung"), go)
    if counts.no_scan:
        return Job(title, told, _("{count} chưa có tệp").format(count=counts.no_scan), OPEN, _("Đính kèm"), go)
    return Job(title, told, _("Đủ"), DONE, _("Xem"), lambda: desk.go("vouchers", state="", kind="", code=""))


def _checked(desk: Desk) -> str:
    """When the book was checked for this month, and what it said."""
    kept = desk.preferences.text(f"checked.{desk.book.path}").split(" ", 2) if desk.book is not None else []
    if len(kept) != 3 or kept[0] != str(desk.month):
        return _("Nên kiểm tra sổ trước khi khóa.")
    if kept[1] == "0":
        return _("Đã kiểm tra lúc {at}: đạt.").format(at=kept[2])
    return _("Đã kiểm tra lúc {at}: {count} điều phải sửa.").format(at=kept[2], count=kept[1])


def _close(desk: Desk, to_close: Month) -> Job:
    month, closed = desk.month, desk.month_is_closed()
    told = _("Khóa xong thì số liệu của tháng không đổi nữa. {checked}").format(checked=_checked(desk))
    if closed:
        told = _("Tháng đã khóa: chỉ xem, không sửa.")
    elif to_close != month:
        told = _("Khóa lần lượt: tháng tiếp theo cần khóa là {month}.").format(month=month_word(to_close))
    return Job(
        _("Khóa sổ tháng {month}").format(month=month_word(month)), told, _("Đã khóa") if closed else _("Chưa khóa"),
        DONE if closed else OPEN, _("Xem") if closed else _("Khóa sổ"), lambda: desk.go("close_month"),
    )  # fmt: skip


def _report(desk: Desk, facts: MonthFacts) -> Job:
    month = desk.month
    agrees = facts.difference == 0
    told = _("Mã số, sổ quỹ và sổ tiền gửi khớp nhau.")
    if not agrees:
        told = _("Còn lệch {amount} đồng giữa mã số và sổ.").format(amount=show_money(facts.difference))
    looks = LOOK if not agrees else DONE if desk.month_is_closed() or facts.filed else OPEN
    state = (
        _("Lệch")
        if not agrees
        else _("Đã nộp")
        if facts.filed
        else _("Sẵn sàng")
        if desk.month_is_closed()
        else _("Chờ khóa sổ")
    )
    go = lambda: desk.go("forms", form="monthly-report", period=Period.of_month(month))  # noqa: E731
    return Job(_("In báo cáo tháng"), told, state, looks, _("Xem, in"), go)


def _remit(desk: Desk, facts: MonthFacts) -> Job:
    waiting = [each for each in facts.up if each.left > 0 and each.month <= desk.month]
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
    told = _("Còn {amount} đồng của {count} tháng, hạn gần nhất {day}.").format(
        amount=amount, count=len(waiting), day=show_date(waiting[0].deadline)
    )
    return Job(
        title,
        told,
        _("Quá hạn") if late else _("Còn phải nộp"),
        LOOK if late else OPEN,
        _("Nộp"),
        lambda: desk.go("remit"),
    )


def _back_up(desk: Desk) -> Job:
    told = desk.last_backup_sentence()
    return Job(
        _("Sao lưu"), told or _("Chưa có bản sao lưu nào của sổ này."), _("Có") if told else _("Chưa có"),
        DONE if told else LOOK, _("Sao lưu"), lambda: desk.go("settings", page="backup"),
    )  # fmt: skip
