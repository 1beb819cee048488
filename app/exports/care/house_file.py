"""Hồ sơ Mái ấm Công đoàn: whose house, the decision, stages, who bore it with the vouchers, photographs kept beside it.

The family's circumstances are not printed here; they stand in the member's own request.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.dates import iso_of, show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.care.houseform import HousePaper, gather_house, house_subjects, money_grid, stage_grid
from app.exports.document import Document, Field, Fields, PageNumbers, PageSetup, Paragraph, Run, Spacer, Title
from app.exports.dues.duesform import HOUSE_FORM, centred, own_head, own_signatures
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.loans.loanform import GROUP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.dates import Period
    from app.exports.form import Subject
    from app.models.queries import Read


class HouseFile(Form[HousePaper]):
    """Hồ sơ Mái ấm Công đoàn."""

    code = "house-file"
    title = N_("Hồ sơ Mái ấm Công đoàn")
    source = HOUSE_FORM
    group = GROUP
    wants = frozenset({"subject", "place", "signed"})

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        return house_subjects(read, period)

    def gather(self, read: Read, params: Params) -> HousePaper:
        return gather_house(read, params, self.title)

    def layout(self, gathered: HousePaper) -> Document:
        union, card = gathered.organisation, gathered.house
        draft, money = card.draft, card.money
        decided = (
            f"{draft.decision or '………'}, ngày {show_date(draft.decided_on)}"
            if draft.decided_on
            else draft.decision or None
        )
        return Document(
            title=f"Hồ sơ Mái ấm Công đoàn – {card.name}",
            author=union.union,
            subject="Hồ sơ Mái ấm Công đoàn",
            sheet="Mái ấm",
            setup=PageSetup(top=12, right=15, bottom=13, left=20, size=12, numbers=PageNumbers.BOTTOM),
            blocks=(
                own_head(union),
                Spacer(3),
                Title((centred("HỒ SƠ MÁI ẤM CÔNG ĐOÀN", 3), centred(card.name))),
                Spacer(2),
                Fields(
                    (
                        (Field("Đoàn viên:", card.name, bold=True), Field("Tổ công đoàn:", card.group or None)),
                        (Field("Quyết định hỗ trợ:", decided), Field("Mức hỗ trợ:", money.support, "đồng")),
                    ),
                    (0.58, 0.42),
                ),
                Fields(
                    (
                        (Field("Nơi xây, sửa nhà:", draft.place),),
                        (
                            Field(
                                "Bàn giao:",
                                show_date(draft.handed_over_on) if draft.handed_over_on else "chưa bàn giao",
                            ),
                        ),
                    )
                ),
                Spacer(2),
                Paragraph((Run("1. Các giai đoạn (đồng)", bold=True),), keeps_next=True),
                Spacer(1),
                stage_grid(card),
                Spacer(2),
                Paragraph((Run("2. Kinh phí theo nguồn (đồng)", bold=True),), keeps_next=True),
                Spacer(1),
                money_grid(card),
                Spacer(1.5),
                Paragraph((Run(f"Tổng trị giá ngôi nhà: {show_money(money.total)} đồng.", bold=True),)),
                Spacer(2),
                own_signatures(union, gathered.officers, gathered.params),
            ),
        )

    def table(self, gathered: HousePaper) -> Table:
        card = gathered.house
        rows: list[dict[str, JsonValue]] = [
            {
                "position": place,
                "title": each.title,
                "planned_on": iso_of(each.planned_on),
                "amount": each.amount,
                "done_on": iso_of(each.done_on),
            }
            for place, each in enumerate(card.draft.stages, 1)
        ]
        money = card.money
        totals: dict[str, JsonValue] = {
            "name": card.name, "support": money.support, "paid": money.paid, "others": sum(money.others.values()), "total": money.total,
        }  # fmt: skip
        columns = (
            ("position", "STT"),
            ("title", "Giai đoạn"),
            ("planned_on", "Dự kiến"),
            ("amount", "Dự toán"),
            ("done_on", "Xong ngày"),
        )
        return Table(card.draft.decided_on.isoformat() if card.draft.decided_on else "", columns, rows, totals)


FORM = HouseFile()
