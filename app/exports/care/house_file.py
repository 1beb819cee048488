"""Hồ sơ Mái ấm Công đoàn: whose house, the decision, stages, who bore it with the vouchers, photographs kept beside it.

The family's circumstances are not printed here; they stand in the member's own request.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.care.houses import Stage
from app.domain.dates import show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.care.houseform import HouseFigures, HousePaper, money_grid, stage_grid
from app.exports.document import Document, Field, Spacer, fields, heading, prose
from app.exports.form import Table
from app.exports.listing import Data, Listing, numbered
from app.exports.ownform import OWN_PAGE, own_paper

_STAGES: Listing[Stage] = Listing(
    numbered(key="position", data="STT"),
    Data("title", "Giai đoạn", lambda stage: stage.title),
    Data("planned_on", "Dự kiến", lambda stage: stage.planned_on),
    Data("amount", "Dự toán", lambda stage: stage.amount),
    Data("done_on", "Xong ngày", lambda stage: stage.done_on),
)


class HouseFile(HousePaper):
    """Hồ sơ Mái ấm Công đoàn."""

    code = "house-file"
    title = N_("Hồ sơ Mái ấm Công đoàn")
    wants = frozenset({"subject", "place", "signed"})

    def layout(self, gathered: HouseFigures) -> Document:
        card, draft, money = gathered.about, gathered.about.draft, gathered.about.money
        decided = draft.decision
        if draft.decided_on:
            decided = f"{decided or '………'}, ngày {show_date(draft.decided_on)}"
        handed_over = show_date(draft.handed_over_on) if draft.handed_over_on else "chưa bàn giao"
        blocks = (
            fields(
                (Field("Đoàn viên:", card.name, bold=True), Field("Tổ công đoàn:", card.group or None)),
                (Field("Quyết định hỗ trợ:", decided or None), Field("Mức hỗ trợ:", money.support, "đồng")),
                shares=(0.58, 0.42),
            ),
            fields(Field("Nơi xây, sửa nhà:", draft.place), Field("Bàn giao:", handed_over)),
            Spacer(2),
            heading("1. Các giai đoạn (đồng)"),
            Spacer(1),
            stage_grid(card),
            Spacer(2),
            heading("2. Kinh phí theo nguồn (đồng)"),
            Spacer(1),
            money_grid(card),
            Spacer(1.5),
            prose(f"Tổng trị giá ngôi nhà: {show_money(money.total)} đồng.", bold=True),
        )
        titles = ("Hồ sơ Mái ấm Công đoàn", card.name)
        return own_paper(
            gathered.who, titles, blocks, sheet="Mái ấm", about=card.name, setup=replace(OWN_PAGE, left=20)
        )

    def table(self, gathered: HouseFigures) -> Table:
        card, money = gathered.about, gathered.about.money
        return _STAGES.table(
            card.draft.decided_on,
            card.draft.stages,
            name=card.name,
            support=money.support,
            paid=money.paid,
            others=sum(money.others.values()),
            total=money.total,
        )


FORM = HouseFile()
