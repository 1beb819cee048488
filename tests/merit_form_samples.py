"""Made-up honours for the tests of their papers, built by hand: no book file is opened here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from app.domain.dates import Period
from app.domain.merit.merit import EmulationDraft, InitiativeDraft, InitiativeState, MeritLevel, PartyStage, Result
from app.domain.money import dong
from app.exports.form import Params
from app.exports.issuer import About, Issuer
from app.models.queries.merit.merit import EmulationRow, InitiativeRow, PartyRow
from tests.form_samples import OFFICERS, UNION

YEAR = Period.of_year(2026)
WHO = Issuer(UNION, OFFICERS, Params(period=YEAR, signed_on=dt.date(2026, 12, 20)))
IDEAS = (
    InitiativeRow(
        id=1,
        draft=InitiativeDraft(
            "Gá kẹp cữ vắt sổ lai áo",
            dt.date(2026, 3, 5),
            member_id=1,
            field="Kỹ thuật",
            level=MeritLevel.UNION,
            state=InitiativeState.RECOGNISED,
            recognised_on=dt.date(2026, 3, 25),
            decision="03/QĐ-CĐCS",
            benefit=dong(18_000_000),
            benefit_basis="60 giờ × 300.000",
        ),
        author="Lê Thị Ân",
        group="Tổ May 1",
        case_id=1,
        reward=dong(500_000),
        paid=dong(500_000),
    ),
    InitiativeRow(
        id=2,
        draft=InitiativeDraft(
            "Sắp lại chuyền cắt theo thứ tự mã hàng để bớt thời gian chờ giữa các công đoạn",
            dt.date(2026, 6, 5),
            author="Nhóm chuyền 2",
            level=MeritLevel.PROVINCE,
            state=InitiativeState.RECOGNISED,
            recognised_on=dt.date(2026, 7, 1),
            decision="118/QĐ-LĐLĐ",
            benefit=dong(142_000_000),
        ),
        author="Nhóm chuyền 2",
        group="",
        case_id=None,
        reward=dong(0),
        paid=dong(0),
    ),
    InitiativeRow(
        id=3,
        draft=InitiativeDraft("Tận dụng vải đầu khúc", dt.date(2026, 9, 5), member_id=2),
        author="Đặng Hữu Chế",
        group="Tổ May 2",
        case_id=None,
        reward=dong(0),
        paid=dong(0),
    ),
)


def _entry(
    name: str, group: str, final: Result, drive: str = "Lao động giỏi, lao động sáng tạo", member: int | None = 1
) -> EmulationRow:
    draft = EmulationDraft(
        year=2026,
        drive=drive,
        member_id=member,
        group_id=None if member else 1,
        title="Lao động tiên tiến",
        group_result=Result.GOOD,
        final_result=final,
        decision="30/QĐ-CĐCS" if final is not Result.NONE else "",
    )
    return EmulationRow(id=1, draft=draft, name=name, group=group, months_owed=0)


ENTRIES = (
    _entry("Tổ May 1", "Tổ May 1", Result.GOOD, member=None),
    _entry("Lê Thị Ân", "Tổ May 1", Result.EXCELLENT),
    _entry("Đặng Hữu Chế", "Tổ May 2", Result.GOOD),
    _entry("Phạm Văn Đào", "", Result.NONE),
    _entry("Lê Thị Ân", "Tổ May 1", Result.DONE, "Giỏi việc nước, đảm việc nhà"),
)
PARTY = (
    PartyRow(
        member_id=1,
        name="Lê Thị Ân",
        gender="female",
        group="Tổ May 1",
        days={
            PartyStage.INTRODUCED: dt.date(2025, 10, 3),
            PartyStage.TRAINED: dt.date(2026, 2, 20),
            PartyStage.ADMITTED: dt.date(2026, 5, 19),
        },
        papers={PartyStage.INTRODUCED: "04/NQ-CĐCS", PartyStage.TRAINED: "", PartyStage.ADMITTED: "77-QĐ/ĐU"},
        ids={},
    ),
    PartyRow(
        member_id=2,
        name="Đặng Hữu Chế",
        gender="male",
        group="Tổ May 2",
        days={PartyStage.INTRODUCED: dt.date(2026, 4, 18)},
        papers={PartyStage.INTRODUCED: ""},
        ids={},
    ),
)

CASES: dict[str, Callable[[], object]] = {
    "initiative-list/year": lambda: About(WHO, IDEAS),
    "initiative-list/none": lambda: About(WHO, ()),
    "emulation-list/year": lambda: About(WHO, ENTRIES),
    "emulation-list/none": lambda: About(WHO, ()),
    "party-list/year": lambda: About(WHO, PARTY),
}
