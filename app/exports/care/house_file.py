"""Hồ sơ Mái ấm Công đoàn: whose house, the decision, stages, who bore it with the vouchers, photographs kept beside it.

The family's circumstances are not printed here; they stand in the member's own request.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.dates import show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.care.houseform import STAGES, HouseFigures, HousePaper, money_grid, stage_grid
from app.exports.document import Block, Field, Spacer, aired, fields, heading, prose
from app.exports.form import Table
from app.exports.issuer import Issuer
from app.exports.ownform import OWN_PAGE, Frame, OwnPaper
from app.models.queries.care.houses import HouseCard


class HouseFile(HousePaper, OwnPaper[HouseCard]):
    """Hồ sơ Mái ấm Công đoàn."""

    code = "house-file"
    title = N_("Hồ sơ Mái ấm Công đoàn")
    wants = frozenset({"subject", "place", "signed"})
    sheet = "Mái ấm"
    own_name = True
    frame = Frame(replace(OWN_PAGE, left=20))

    def under(self, who: Issuer, about: HouseCard) -> tuple[str, ...]:
        return (about.name,)

    def body(self, who: Issuer, about: HouseCard) -> Iterator[Block]:
        draft, money = about.draft, about.money
        decided = draft.decision
        if draft.decided_on:
            decided = f"{decided or '………'}, ngày {show_date(draft.decided_on)}"
        handed_over = show_date(draft.handed_over_on) if draft.handed_over_on else "chưa bàn giao"
        yield fields(
            (Field("Đoàn viên:", about.name, bold=True), Field("Tổ công đoàn:", about.group or None)),
            (Field("Quyết định hỗ trợ:", decided or None), Field("Mức hỗ trợ:", money.support, "đồng")),
            shares=(0.58, 0.42),
        )
        yield fields(Field("Nơi xây, sửa nhà:", draft.place), Field("Bàn giao:", handed_over))
        yield Spacer(2)
        yield heading("1. Các giai đoạn (đồng)")
        yield from aired(stage_grid(about), 1)
        yield heading("2. Kinh phí theo nguồn (đồng)")
        yield from aired(money_grid(about), 1, 1.5)
        yield prose(f"Tổng trị giá ngôi nhà: {show_money(money.total)} đồng.", bold=True)

    def table(self, gathered: HouseFigures) -> Table:
        draft, money = gathered.about.draft, gathered.about.money
        whole = {
            "support": money.support,
            "paid": money.paid,
            "others": sum(money.others.values()),
            "total": money.total,
        }
        return STAGES.table(draft.decided_on, draft.stages, name=gathered.about.name, **whole)
