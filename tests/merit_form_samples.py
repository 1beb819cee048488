"""Made-up honours for the tests of their papers, built by hand: no book file is opened here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from app.domain.dates import Period
from app.domain.merit.merit import EmulationDraft, InitiativeDraft, InitiativeState, MeritLevel, PartyStage, Result
from app.domain.money import dong
from app.exports.form import Params
from app.exports.issuer import Issuer, Listed
from app.models.queries.merit.merit import EmulationRow, InitiativeRow, PartyRow
from tests.form_samples import OFFICERS, UNION

YEAR = Period.of_year(2026)
WHO = Issuer(UNION, OFFICERS, Params(period=YEAR, signed_on=dt.date(2026, 12, 20)))
IDEAS = (
    InitiativeRow(1, InitiativeDraft("Gá kẹp cữ vắt sổ lai áo", dt.date(2026, 3, 5), member_id=1, field="Kỹ thuật", level=MeritLevel.UNION,
                                     state=InitiativeState.RECOGNISED, recognised_on=dt.date(2026, 3, 25), decision="03/QĐ-CĐCS",
                                     benefit=dong(18_000_000), benefit_basis="60 giờ × 300.000"), "Lê Thị Ân", "Tổ May 1", 1, dong(500_000), dong(500_000)),
    InitiativeRow(2, InitiativeDraft("Sắp lại chuyền cắt theo thứ tự mã hàng để bớt thời gian chờ giữa các công đoạn", dt.date(2026, 6, 5), author="Nhóm chuyền 2",
                                     level=MeritLevel.PROVINCE, state=InitiativeState.RECOGNISED, recognised_on=dt.date(2026, 7, 1),
                                     decision="118/QĐ-LĐLĐ", benefit=dong(142_000_000)), "Nhóm chuyền 2", "", None, dong(0), dong(0)),
    InitiativeRow(3, InitiativeDraft("Tận dụng vải đầu khúc", dt.date(2026, 9, 5), member_id=2), "Đặng Hữu Chế", "Tổ May 2", None, dong(0), dong(0)),
)  # fmt: skip


def _entry(
    name: str, group: str, final: Result, drive: str = "Lao động giỏi, lao động sáng tạo", member: int | None = 1
) -> EmulationRow:
    draft = EmulationDraft(2026, drive, member, None if member else 1, "Lao động tiên tiến", group_result=Result.GOOD, final_result=final,
                           decision="30/QĐ-CĐCS" if final is not Result.NONE else "")  # fmt: skip
    return EmulationRow(1, draft, name, group, 0)


ENTRIES = (
    _entry("Tổ May 1", "Tổ May 1", Result.GOOD, member=None),
    _entry("Lê Thị Ân", "Tổ May 1", Result.EXCELLENT),
    _entry("Đặng Hữu Chế", "Tổ May 2", Result.GOOD),
    _entry("Phạm Văn Đào", "", Result.NONE),
    _entry("Lê Thị Ân", "Tổ May 1", Result.DONE, "Giỏi việc nước, đảm việc nhà"),
)
PARTY = (
    PartyRow(1, "Lê Thị Ân", "female", "Tổ May 1", {PartyStage.INTRODUCED: dt.date(2025, 10, 3), PartyStage.TRAINED: dt.date(2026, 2, 20),
             PartyStage.ADMITTED: dt.date(2026, 5, 19)}, {PartyStage.INTRODUCED: "04/NQ-CĐCS", PartyStage.TRAINED: "", PartyStage.ADMITTED: "77-QĐ/ĐU"}, {}),
    PartyRow(2, "Đặng Hữu Chế", "male", "Tổ May 2", {PartyStage.INTRODUCED: dt.date(2026, 4, 18)}, {PartyStage.INTRODUCED: ""}, {}),
)  # fmt: skip

CASES: dict[str, Callable[[], object]] = {
    "initiative-list/year": lambda: Listed(WHO, IDEAS),
    "initiative-list/none": lambda: Listed(WHO, ()),
    "emulation-list/year": lambda: Listed(WHO, ENTRIES),
    "emulation-list/none": lambda: Listed(WHO, ()),
    "party-list/year": lambda: Listed(WHO, PARTY),
}
