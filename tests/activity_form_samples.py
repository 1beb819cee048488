"""What the forms of activities and plans print, made up by hand for their tests: no book is opened here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from app.domain.activities import ActivityMoney, ActivityState, Figure, Giver, SourceDraft
from app.domain.money import dong
from app.domain.vouchers import VoucherKind, VoucherState
from app.exports.activityform import OneActivity
from app.exports.form import Params
from app.models.queries.activities import ActivityCard, ActivityRow, ActivityVoucher, Participant, People
from tests.form_samples import OFFICERS, UNION
from tests.month_form_samples import name

DAY = dt.date(2026, 5, 17)
PARAMS = Params(signed_on=dt.date(2026, 5, 31))
MONEY = ActivityMoney(
    6_000_000, 3_200_000, {Giver.EMPLOYER: 500_000}, {Giver.EMPLOYER: 1_000_000}, {Giver.SPONSOR: 350_000}
)


def row(number: int = 1, title: str = "Hội thao Tháng Công nhân", kind: str = "sports", **more: object) -> ActivityRow:
    """One activity as lists show it."""
    base: dict[str, object] = {
        "programme": "creative", "state": ActivityState.SETTLED, "plan_id": 1, "starts_on": DAY, "ends_on": None,
        "place": "Sân vận động khu công nghiệp", "lead": "Nguyễn Hữu Giang", "expected": 60, "people": People(45, 45, 41, 23), "money": MONEY,
    }  # fmt: skip
    return ActivityRow(number, title, kind, **(base | more))  # type: ignore[arg-type]


def card(of: ActivityRow | None = None, **more: object) -> ActivityCard:
    """One whole activity."""
    vouchers = (
        ActivityVoucher(1, VoucherKind.RECEIPT, VoucherState.POSTED, "PT2026/07", DAY, "Công ty hỗ trợ hội thao", "Công ty", "25.01", dong(500_000)),
        ActivityVoucher(2, VoucherKind.PAYMENT, VoucherState.POSTED, "PC2026/21", DAY, "Chi tổ chức hội thao", "Lê Thị Nhan", "32", dong(-2_000_000)),
        ActivityVoucher(3, VoucherKind.PAYMENT, VoucherState.POSTED, "PC2026/22", DAY, "Chi giải thưởng hội thao", "Lê Thị Nhan", "32", dong(-1_200_000)),
    )  # fmt: skip
    base: dict[str, object] = {
        "plan_title": "Kế hoạch Tháng Công nhân năm 2026", "content": "Bóng chuyền, kéo co, nhảy bao bố giữa 8 tổ.",
        "result": "Tổ May 1 giải nhất toàn đoàn; an toàn, đúng dự toán.", "note": "", "typed_people": None, "typed_women": None,
        "sources": (
            SourceDraft(Giver.UNION, planned=dong(4_150_000)),
            SourceDraft(Giver.EMPLOYER, "Công ty Sao Mai", planned=dong(1_500_000), money=dong(1_000_000)),
            SourceDraft(Giver.SPONSOR, "Đại lý nước Hoa Mai", planned=dong(350_000), in_kind=dong(350_000), goods="20 thùng nước"),
        ),
        "figures": {str(Figure.REWARDS): 6}, "vouchers": vouchers, "photographs": ("keo-co.jpg", "trao-giai.jpg"),
    }  # fmt: skip
    return ActivityCard(of or row(), **(base | more))  # type: ignore[arg-type]


def people(count: int, marked: bool = True) -> tuple[Participant, ...]:
    """So many people of a list; the fourth did not come, the last one is a guest."""
    made = [
        Participant(
            place, place, name(place), "", "Vận động viên" if place % 5 else "Đội trưởng", f"Tổ May {place % 3 + 1}", "Công nhân may",
            (place != 4) if marked else None, None, dong(0), dong(0), "", "",
        )
        for place in range(1, count + 1)
    ]  # fmt: skip
    guest = replace(made[-1], member_id=None, person="Trần Khách Mời", group="Công ty bạn", role="Trọng tài")
    return (*made[:-1], guest)


def one(of: ActivityCard | None = None, count: int = 12, marked: bool = True) -> OneActivity:
    """One activity as its papers take it."""
    return OneActivity(
        UNION, OFFICERS, of or card(), people(count, marked) if count else (), "Công nhân sáng tạo, vững tin", PARAMS
    )


def _planned() -> ActivityCard:
    return card(
        row(state=ActivityState.PLANNED, people=People(), money=ActivityMoney(2_000_000), starts_on=None, place="", lead=""),
        vouchers=(), figures={}, result="", photographs=(), sources=(),
    )  # fmt: skip


CASES: dict[str, Callable[[], object]] = {
    "attendance/marked": one,
    "attendance/long": lambda: one(count=60, marked=False),
    "attendance/empty": lambda: one(_planned(), count=0),
}
