"""The activities of a sample union: a plan for every year, a whole Workers' Month in May, trainings, sports, women's days.

Planned in January and April, held in their months with people, vouchers and results. Nobody in it is real.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.domain.activities.activities import (
    ActivityDraft,
    ActivityState,
    Figure,
    Funder,
    ResultDraft,
    SourceDraft,
    activity_kind,
)
from app.domain.activities.plans import PlanDraft, PlanKind
from app.domain.dates import Month
from app.domain.ledger.accounts import CASH_KEY, code_key
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherKind
from app.domain.members.members import Gender, MemberState
from app.domain.money import dong
from app.models.book import Book, Read
from app.models.queries.activities.activities import (
    ActivityFilter,
    ActivityRow,
    activity_ids,
    activity_rows,
    participants,
)
from app.models.queries.activities.plans import plan_of_year
from app.models.queries.ledger.accounts import account_ids
from app.models.queries.ledger.books import lowest_from
from app.models.queries.members.members import MemberFilter, member_ids
from app.services.activities.keep_activities import (
    add_activity,
    cancel_activity,
    hold_activity,
    set_sources,
    settle_activity,
)
from app.services.activities.keep_participants import PersonDraft, add_participants, set_attendance
from app.services.activities.keep_plans import add_plan, edit_plan
from app.services.activities.workers_month_years import beginning_plan
from app.services.ledger.sample_vouchers import cash_drawn, post_sample
from app.services.sample import Days

_LEAD = "Nguyễn Minh Quân"
_ASSESSMENT = (
    "Các hoạt động đúng kế hoạch, đoàn viên tham gia đông; đối thoại có kiến nghị được giải quyết ngay trong tháng.\n"
    "Hạn chế: ca đêm ít người dự hội thao, chưa kết nạp được đoàn viên mới trong tháng.\n"
    "Đề nghị công đoàn cấp trên hỗ trợ tài liệu tuyên truyền và phần thưởng cho phong trào sáng kiến."
)


@dataclass(frozen=True, slots=True)
class _Event:
    """One activity of every sample year. Amounts in đồng, the second one for each member; ``share`` of the members come."""

    month: int
    day: int
    title: str
    kind: str
    programme: str = ""
    place: str = "Nhà ăn công ty"
    cost: tuple[int, int] = (0, 0)
    given: Mapping[Funder, tuple[int, str]] = field(default_factory=dict)
    received: int = 0
    share: int = 100
    listed: bool = False
    women_only: bool = False
    figures: Mapping[Figure, int] = field(default_factory=dict)
    result: str = ""
    cancelled_because: str = ""

    @property
    def borne_by_others(self) -> int:
        """What others than the union bear of it."""
        return sum(amount for amount, _goods in self.given.values()) + self.received

    def union_money(self, members: int) -> int:
        """What the union spends on it."""
        return self.cost[0] + self.cost[1] * members

    def planned(self, budget: int) -> tuple[list[SourceDraft], list[SourceDraft]]:
        """What the union and what the employer puts into the union's cash, as planned."""
        union = SourceDraft(Funder.UNION, planned=dong(budget - self.borne_by_others))
        return [union], [SourceDraft(Funder.EMPLOYER, "Công ty", planned=dong(self.received))] if self.received else []


_EVENTS = (
    _Event(
        1,
        22,
        "Hội nghị tổng kết hoạt động công đoàn năm trước",
        "meeting",
        cost=(120_000, 6_000),
        share=60,
        result="Thông qua kế hoạch năm, quy chế chi tiêu nội bộ; bình xét đoàn viên xuất sắc.",
    ),
    _Event(
        2,
        25,
        "Tập huấn nghiệp vụ cho tổ trưởng công đoàn",
        "training",
        place="Phòng họp tầng 2",
        cost=(150_000, 4_000),
        share=25,
        listed=True,
        figures={Figure.CHECKED: 5, Figure.PASSED: 4},
        result="Học viên nắm được quy trình thu đoàn phí, thăm hỏi.",
    ),
    _Event(
        3,
        7,
        "Gặp mặt nữ đoàn viên nhân ngày 8/3",
        "women",
        cost=(200_000, 8_000),
        listed=True,
        women_only=True,
        figures={Figure.REWARDS: 2},
        result="Nói chuyện chuyên đề sức khỏe; khen 2 nữ đoàn viên «Giỏi việc nước, đảm việc nhà».",
    ),
    _Event(
        3,
        30,
        "Bản tin công đoàn quý I",
        "news",
        place="",
        figures={Figure.POSTS: 6, Figure.BULLETINS: 1},
        result="6 tin, bài trên bảng tin và nhóm Zalo của các tổ.",
    ),
    _Event(
        4,
        18,
        "Tuyên truyền Luật Công đoàn 2024 và an toàn giao thông",
        "legal",
        cost=(180_000, 3_000),
        share=85,
        listed=True,
        figures={Figure.BULLETINS: 40},
        result="Kiểm tra cuối buổi: đa số đạt khá, giỏi.",
    ),
    _Event(
        5,
        2,
        "Lễ phát động Tháng Công nhân và Tháng hành động về an toàn, vệ sinh lao động",
        "meeting",
        "communication",
        "Sân công ty",
        (250_000, 2_000),
        share=95,
        result="Treo băng rôn, phát động các tổ đăng ký thi đua.",
    ),
    _Event(
        5,
        8,
        "Hội thi tìm hiểu an toàn, vệ sinh lao động",
        "safety",
        "safety",
        cost=(300_000, 5_000),
        share=40,
        listed=True,
        figures={Figure.INITIATIVES: 3, Figure.INITIATIVE_BENEFIT: 45_000_000},
        result="3 sáng kiến cải tiến che chắn máy may được đưa vào dùng.",
    ),
    _Event(
        5,
        12,
        "Thăm hỏi, tặng quà đoàn viên có hoàn cảnh khó khăn",
        "visit",
        "thanks",
        "Nhà trọ, gia đình đoàn viên",
        (900_000, 10_000),
        share=8,
        figures={Figure.GIFTS: 3, Figure.GIFT_VALUE: 900_000},
        result="Thăm tận nơi, trao quà bằng tiền và nhu yếu phẩm.",
    ),
    _Event(
        5,
        15,
        "Đối thoại tháng 5 với Ban Giám đốc",
        "dialogue",
        "dialogue_may",
        "Phòng họp tầng 2",
        (100_000, 0),
        share=30,
        result="Nâng suất ăn ca lên 25.000 đồng, thêm quạt thông gió xưởng 2.",
    ),
    _Event(
        5,
        17,
        "Hội thao Tháng Công nhân",
        "sports",
        "creative",
        "Sân vận động khu công nghiệp",
        (400_000, 12_000),
        {Funder.SPONSOR: (350_000, "nước uống, khăn")},
        received=500_000,
        share=55,
        listed=True,
        figures={Figure.REWARDS: 6},
        result="8 nội dung thi đấu, tổ May 1 giải nhất toàn đoàn; an toàn.",
    ),
    _Event(
        5,
        22,
        "Ngày hội Cảm ơn người lao động",
        "thanks",
        "thanks",
        "Sân công ty",
        (300_000, 15_000),
        {Funder.EMPLOYER: (2_000_000, "")},
        share=90,
        figures={Figure.GIFTS: 20, Figure.GIFT_VALUE: 1_000_000},
        result="Bữa cơm chung, rút thăm 20 phần quà.",
    ),
    _Event(
        5,
        26,
        "Giới thiệu đoàn viên ưu tú với Đảng",
        "party",
        "party",
        "Phòng họp tầng 2",
        share=10,
        figures={Figure.PARTY_INTRODUCED: 2},
        result="Gửi nghị quyết giới thiệu 2 đoàn viên học lớp nhận thức về Đảng.",
    ),
    _Event(
        5,
        28,
        "Biểu dương công nhân lao động giỏi",
        "reward",
        "creative",
        cost=(600_000, 6_000),
        share=35,
        figures={Figure.REWARDS: 4},
        result="Khen 3 cá nhân, 1 tổ.",
    ),
    _Event(
        5,
        24,
        "Tham quan địa chỉ đỏ",
        "outing",
        "communication",
        "Căn cứ Trung ương Cục",
        (500_000, 20_000),
        share=40,
        cancelled_because="Xe hẹn thuê hủy chuyến, chuyển sang tháng 7.",
    ),
    _Event(
        7,
        20,
        "Tham quan địa chỉ đỏ dịp 27/7",
        "outing",
        place="Căn cứ Trung ương Cục",
        cost=(500_000, 14_000),
        given={Funder.EMPLOYER: (1_500_000, "")},
        share=40,
        listed=True,
        result="Dâng hương, nghe truyền thống; về đúng giờ.",
    ),
    _Event(
        9,
        12,
        "Tập huấn an toàn, sơ cấp cứu",
        "training",
        place="Phòng họp tầng 2",
        cost=(200_000, 3_000),
        share=30,
        listed=True,
        figures={Figure.CHECKED: 8, Figure.PASSED: 7},
        result="Mỗi tổ có 2 người biết sơ cấp cứu.",
    ),
    _Event(
        10,
        19,
        "Tọa đàm ngày Phụ nữ Việt Nam 20/10",
        "women",
        cost=(200_000, 8_000),
        listed=True,
        women_only=True,
        figures={Figure.REWARDS: 1},
        result="Chuyên đề chăm con; tặng hoa toàn thể nữ đoàn viên.",
    ),
    _Event(
        11,
        16,
        "Giải cầu lông các tổ",
        "sports",
        place="Nhà thi đấu khu công nghiệp",
        cost=(400_000, 6_000),
        share=20,
        listed=True,
        figures={Figure.REWARDS: 3},
        result="12 đôi dự giải.",
    ),
    _Event(12, 15, "Văn nghệ mừng năm mới", "arts", cost=(500_000, 8_000), share=80, result="9 tiết mục của các tổ."),
)


def sample_activities(book: Book, month: Month, until: dt.date) -> Days:
    """What a union plans and holds in one month, up to a day."""
    yield month.first_day
    with book.read() as read:
        of_year = plan_of_year(read, PlanKind.YEAR, month.year)
        of_may = plan_of_year(read, PlanKind.WORKERS_MONTH, month.year)
    if of_year is None:
        _plan(book, _year_plan(month.year), [each for each in _EVENTS if each.month != 5], month.year)
    if of_may is None and month.month == 4:
        draft = replace(
            beginning_plan(PlanKind.WORKERS_MONTH, month.year), number="05", decided_on=dt.date(month.year, 4, 15)
        )
        targets = {"activities": 6, "dialogues": 1, "initiatives": 2, "party_introduced": 2}
        _plan(book, replace(draft, targets=targets), [each for each in _EVENTS if each.month == 5], month.year)
    if of_may is not None and month.month == 6 and not of_may.draft.assessment:
        edit_plan(book, of_may.id, replace(of_may.draft, assessment=_ASSESSMENT))
    for event in sorted(_EVENTS, key=lambda event: event.day):
        day = dt.date(month.year, event.month, event.day)
        if event.month == month.month and day <= until:
            yield day
            _hold(book, event, day, month < Month.of(until))


def _year_plan(year: int) -> PlanDraft:
    return replace(
        beginning_plan(PlanKind.YEAR, year),
        number="01",
        decided_on=dt.date(year, 1, 15),
        targets={"activities": 10, "training": 3},
        aims="Chăm lo đoàn viên, thực hiện quy chế dân chủ, tuyên truyền pháp luật, phong trào thi đua và hoạt động nữ công.",
    )


def _plan(book: Book, draft: PlanDraft, events: list[_Event], year: int) -> None:
    plan_id = add_plan(book, draft).value
    with book.read() as read:
        members = len(_members(read, draft.first_day))
    for event in events:
        budget = event.union_money(members) + event.borne_by_others
        union, paid_in = event.planned(budget)
        given = [SourceDraft(funder, planned=dong(amount)) for funder, (amount, _goods) in event.given.items()]
        sources = [*union, *given, *paid_in]
        add_activity(
            book,
            ActivityDraft(
                event.title,
                event.kind,
                event.programme,
                plan_id,
                dt.date(year, event.month, event.day),
                place=event.place,
                lead=_LEAD,
                expected=max(members * event.share // 100, 1) if activity_kind(event.kind).has_people else 0,
                budget=dong(budget),
            ),
            sources if budget else (),
        )


def _members(read: Read, day: dt.date, women: bool = False) -> list[int]:
    wanted = MemberFilter(day, gender=str(Gender.FEMALE) if women else "", state=MemberState.ACTIVE)
    return list(member_ids(read, wanted))


def _hold(book: Book, event: _Event, day: dt.date, settled: bool) -> None:
    with book.read() as read:
        found = activity_rows(read, activity_ids(read, ActivityFilter(search=event.title)))
        members = _members(read, day)
        invited = _members(read, day, women=event.women_only)
        women = len(_members(read, day, women=True))
    row = next((each for each in found if each.starts_on == day and each.state is ActivityState.PLANNED), None)
    if row is None:
        return
    if event.cancelled_because:
        cancel_activity(book, row.id, event.cancelled_because)
        return
    came = max(len(invited) * event.share // 100, 1)
    if event.listed:
        shares = [place * event.share // 100 for place in range(len(invited) + 1)]
        chosen = [each for place, each in enumerate(invited) if shares[place] < shares[place + 1]]
        _list_people(book, row, chosen or invited[:1])
    _pay(book, event, row, len(members))
    if event.given:
        sources = [
            SourceDraft(
                funder, "", dong(amount), *((dong(0), dong(amount), goods) if goods else (dong(amount), dong(0), ""))
            )
            for funder, (amount, goods) in event.given.items()
        ]
        union, paid_in = event.planned(row.money.budget)
        set_sources(book, row.id, [*union, *paid_in, *sources])
    figures = dict(event.figures)
    if event.kind == "legal":
        figures |= {Figure.CHECKED: came, Figure.PASSED: came * 8 // 10}
    count = None if event.listed or not activity_kind(event.kind).has_people else came
    share = None if count is None else min(count, count * women // max(len(members), 1))
    result = ResultDraft(day, None, count, share, {str(key): value for key, value in figures.items()}, event.result)
    hold_activity(book, row.id, result)
    if settled:
        settle_activity(book, row.id)


def _list_people(book: Book, row: ActivityRow, invited: list[int]) -> None:
    add_participants(book, row.id, [PersonDraft(each) for each in invited])
    with book.read() as read:
        listed = participants(read, row.id)
    set_attendance(book, row.id, {each.id: len(listed) < 3 or place % 11 != 5 for place, each in enumerate(listed)})


def _pay(book: Book, event: _Event, row: ActivityRow, members: int) -> None:
    """The vouchers of an activity in one act, with what must be drawn from the bank first."""
    day = row.starts_on
    assert day is not None, "a sample activity has its day"
    spent = event.union_money(members)
    drafts = []
    if event.received:
        drafts.append(
            _voucher(VoucherKind.RECEIPT, day, "25.01", event.received, f"Công ty hỗ trợ {event.title}", row.id)
        )
        spent += event.received
    if not spent:
        return
    first, second = spent * 6 // 10, spent - spent * 6 // 10
    code = activity_kind(event.kind).code
    drafts.append(_voucher(VoucherKind.PAYMENT, day, code, first, f"Chi tổ chức {event.title}", row.id))
    drafts.append(_voucher(VoucherKind.PAYMENT, day, code, second, f"Chi nước uống, phần thưởng {event.title}", row.id))
    with book.read() as read:
        short = spent - event.received - lowest_from(read, account_ids(read)[CASH_KEY], day)
    if short > 0:
        drafts.insert(0, cash_drawn(day, short + 200_000))
    post_sample(book, row.title, drafts)


def _voucher(kind: VoucherKind, day: dt.date, code: str, amount: int, text: str, activity: int) -> VoucherDraft:
    sides = (code_key(code), CASH_KEY) if kind.brings_in else (CASH_KEY, code_key(code))
    entry = EntryDraft(*sides, dong(amount), money_source=None if kind.brings_in else "DP", activity_id=activity)
    return VoucherDraft(
        kind, day, day, text, (entry,), person="Lê Ngọc Ánh" if not kind.brings_in else "Công ty", source_documents=1
    )
