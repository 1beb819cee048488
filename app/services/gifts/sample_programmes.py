"""Care programmes of a sample union: Tết Sum vầy with gifts, Chợ Tết with vouchers, the plan of Tết pay, an offer of a partner, a union meal, a relief.

Union money goes out by vouchers; employer, superior union and sponsors give goods and money beside them. Nobody in it is real.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from app.domain.activities.activities import ActivityDraft, Funder, ResultDraft, SourceDraft
from app.domain.activities.programmes import Benefit
from app.domain.dates import Month
from app.domain.ledger.accounts import code_key
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft
from app.domain.members.members import MemberState
from app.domain.money import dong
from app.models.book import Book
from app.models.queries.activities.activities import participants
from app.models.queries.members.members import MemberFilter, member_ids
from app.services.activities.keep_activities import add_activity, hold_activity, set_sources
from app.services.activities.keep_participants import PersonDraft, add_participants
from app.services.gifts.keep_benefits import pay_benefits, set_benefits
from app.services.ledger.post_voucher import post_new
from app.services.sample import Days

_BANK, _LEAD = "bank:1", "Nguyễn Minh Quân"


def sample_programmes(book: Book, month: Month, until: dt.date) -> Days:
    """The month's care programmes whose day has come."""
    yield month.first_day
    with book.read() as read:
        ids = member_ids(read, MemberFilter(month.last_day, state=MemberState.ACTIVE))
    for number, day, hold in _PLAN:
        when = month.first_day.replace(day=day)
        if month.month == number and when <= until and ids:
            yield when
            hold(book, when, ids)


def _begin(book: Book, day: dt.date, title: str, kind: str, programme: str, budget: int, ids: Sequence[int]) -> int:
    place = "Nhà ăn công ty" if ids else ""
    draft = ActivityDraft(
        title, kind, programme, starts_on=day, place=place, lead=_LEAD, expected=len(ids), budget=dong(budget)
    )
    activity = add_activity(book, draft).value
    if ids:
        add_participants(book, activity, [PersonDraft(number) for number in ids])
    return activity


def _give(book: Book, activity: int, amount: int, in_kind: int, *, not_taken: int = 0) -> None:
    """The same to everybody on the list; each ``not_taken``-th did not take it. Who gets money takes it when it is paid."""
    with book.read() as read:
        people = participants(read, activity)
    given = {}
    for place, each in enumerate(people, 1):
        taken = None if amount else not not_taken or place % not_taken != 0
        given[each.id] = Benefit(dong(amount), dong(in_kind), taken)
    set_benefits(book, activity, given)


def _done(book: Book, activity: int, day: dt.date, result: str, **figures: int) -> None:
    hold_activity(book, activity, ResultDraft(day, figures=figures, result=result))


def _announce(book: Book, day: dt.date, _ids: Sequence[int]) -> None:
    draft = ActivityDraft(
        f"Công bố phương án lương, thưởng Tết {day.year}",
        "news",
        "tet_pay_plan",
        starts_on=day,
        lead=_LEAD,
        content="Thưởng Tết một tháng lương; trả lương tháng trước Tết 7 ngày; nghỉ Tết 9 ngày.",
    )
    activity = add_activity(book, draft).value
    _done(book, activity, day, "Công đoàn và Ban Giám đốc cùng ký thông báo, niêm yết tại các xưởng.")


def _gather(book: Book, day: dt.date, ids: Sequence[int]) -> None:
    people = ids[:: max(2, len(ids) // 9)]
    count = len(people)
    activity = _begin(book, day, f"Tết Sum vầy {day.year}", "visit", "tet_gathering", 320_000 * count, people)
    set_sources(
        book,
        activity,
        [
            SourceDraft(Funder.EMPLOYER, "Công ty", in_kind=dong(250_000 * count), goods="gạo, dầu ăn, bánh chưng"),
            SourceDraft(Funder.SPONSOR, "Cửa hàng Minh Tâm", money=dong(300_000)),
        ],
    )
    _give(book, activity, 50_000 if len(ids) > 20 else 20_000, 250_000)
    pay_benefits(book, activity, day, _BANK)
    _done(
        book,
        activity,
        day,
        "Trao quà tận tay đoàn viên khó khăn, ở xa không về quê.",
        gifts=count,
        gift_value=300_000 * count,
    )


def _fair(book: Book, day: dt.date, ids: Sequence[int]) -> None:
    activity = _begin(book, day, f"Chợ Tết Công đoàn – Xuân {day.year}", "other", "tet_fair", 0, ids)
    sources = [
        SourceDraft(
            Funder.SUPERIOR,
            "Liên đoàn Lao động tỉnh",
            in_kind=dong(100_000 * len(ids)),
            goods="phiếu mua hàng 100.000 đồng",
        )
    ]
    set_sources(book, activity, sources)
    _give(book, activity, 0, 100_000, not_taken=8)
    _done(book, activity, day, "Mỗi đoàn viên một phiếu mua hàng giảm giá tại gian hàng công đoàn.")


def _meal(book: Book, day: dt.date, ids: Sequence[int]) -> None:
    count = len(ids)
    activity = _begin(book, day, "Bữa cơm Công đoàn", "meal", "union_meal", 32_000 * count, ())
    entry = EntryDraft(_BANK, code_key("31"), dong(12_000 * count), activity_id=activity)
    text = f"Chi thêm suất ăn Bữa cơm Công đoàn ({count} suất)"
    post_new(book, VoucherDraft.paid(day, text, entry, person="Bếp ăn công ty", documents=0))
    set_sources(book, activity, [SourceDraft(Funder.EMPLOYER, "Công ty", money=dong(20_000 * count))])
    hold_activity(
        book,
        activity,
        ResultDraft(
            day, people=count, figures={"meals": count}, result="Lãnh đạo công ty và công đoàn cùng ăn với đoàn viên."
        ),
    )


def _offer(book: Book, day: dt.date, ids: Sequence[int]) -> None:
    """A partner's offer by the programme of members' benefits: nothing of it is union money, and not everybody uses it."""
    title = "Khám sức khỏe ưu đãi cho đoàn viên"
    activity = _begin(book, day, title, "other", "member_offers", 0, ids)
    partner = SourceDraft(
        Funder.SPONSOR, "Phòng khám An Bình", in_kind=dong(150_000 * len(ids)), goods="phiếu giảm 150.000 đồng"
    )
    set_sources(book, activity, [partner])
    _give(book, activity, 0, 150_000, not_taken=3)
    _done(
        book, activity, day, "Thỏa thuận phúc lợi với phòng khám: giảm 150.000 đồng mỗi lượt khám, có giá trị 3 tháng."
    )


def _relieve(book: Book, day: dt.date, ids: Sequence[int]) -> None:
    if len(ids) < 2:
        return
    activity = _begin(book, day, "Trợ giúp đoàn viên bị ngập do bão", "visit", "relief", 600_000, ids[1:4])
    _give(book, activity, 200_000 if len(ids) > 20 else 50_000, 0)
    pay_benefits(book, activity, day, _BANK)
    _done(book, activity, day, "Đến tận nơi trong ngày, trao tiền hỗ trợ.", gifts=len(ids[1:4]))


_PLAN: tuple[tuple[int, int, Callable[[Book, dt.date, Sequence[int]], None]], ...] = (
    (1, 5, _announce),
    (1, 18, _gather),
    (1, 20, _fair),
    (4, 12, _offer),
    (5, 20, _meal),
    (9, 14, _relieve),
)
