"""Biên bản bàn giao Mái ấm Công đoàn: who hands over which house to whom, what it cost and who bore it, three signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.dates import long_date
from app.domain.problems import N_
from app.exports.care.houseform import HousePaper, gather_house, house_subjects, money_grid
from app.exports.document import Document, Spacer
from app.exports.dues.duesform import HOUSE_FORM
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.letterform import LETTER, letter_head, listed, paper_number, paper_title, said, signed_by
from app.exports.loans.loanform import GROUP, amount_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.dates import Period
    from app.exports.form import Subject
    from app.models.queries import Read


class HouseHandover(Form[HousePaper]):
    """Biên bản bàn giao nhà Mái ấm Công đoàn."""

    code = "house-handover"
    title = N_("Biên bản bàn giao Mái ấm Công đoàn")
    source = HOUSE_FORM
    group = GROUP
    wants = frozenset({"subject", "place"})

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        return house_subjects(read, period)

    def gather(self, read: Read, params: Params) -> HousePaper:
        return gather_house(read, params, self.title)

    def layout(self, gathered: HousePaper) -> Document:
        union, card, params = gathered.organisation, gathered.house, gathered.params
        draft, day = card.draft, card.draft.handed_over_on
        when = f"{long_date(day)[0].lower()}{long_date(day)[1:]}" if day else "ngày …… tháng …… năm ………"
        chair = gathered.officers.get("chair", "")
        receiver = draft.handed_to or card.name
        place = params.place if params.place is not None else union.place
        dated = day or draft.decided_on
        number = paper_number("", "BB", dated.year) if dated else ""
        return Document(
            title=f"Biên bản bàn giao Mái ấm Công đoàn – {card.name}",
            author=union.union,
            subject="Biên bản bàn giao Mái ấm Công đoàn",
            sheet="Bàn giao",
            setup=LETTER,
            blocks=(
                *letter_head(union, number, day, place=place),
                paper_title("BIÊN BẢN BÀN GIAO", "Nhà Mái ấm Công đoàn"),
                Spacer(3),
                said(f"Hôm nay, {when}, tại {draft.place}, chúng tôi gồm:"),
                said("BÊN GIAO", bold=True, keeps_next=True),
                listed(f"{union.union}, đại diện: {chair or '………………………………'}, chức vụ: Chủ tịch."),
                said("BÊN NHẬN", bold=True, keeps_next=True),
                listed(f"Đoàn viên {card.name}{f', {card.group}' if card.group else ''}. Người ký nhận: {receiver}."),
                said("ĐẠI DIỆN CHỨNG KIẾN", bold=True, keeps_next=True),
                listed("Ông (bà): ………………………………, chức vụ: ………………………………, đại diện chính quyền địa phương."),
                said("Hai bên bàn giao ngôi nhà đã hoàn thành, với các nội dung sau:"),
                said(f"1. Tổng trị giá ngôi nhà: {amount_words(card.money.total, params)}, trong đó:", keeps_next=True),
                Spacer(1),
                money_grid(card),
                Spacer(2),
                said(
                    "2. Bên nhận đã nhận đủ ngôi nhà, cam kết sử dụng để ở, giữ gìn, không chuyển nhượng trong thời gian theo quy chế."
                ),
                said("Biên bản lập thành 03 bản có giá trị như nhau, mỗi bên giữ 01 bản."),
                *signed_by(("Bên nhận", receiver), ("Đại diện chứng kiến", ""), ("Bên giao", chair)),
            ),
        )

    def table(self, gathered: HousePaper) -> Table:
        card = gathered.house
        own: dict[str, JsonValue] = {
            "giver": "union",
            "name": gathered.organisation.union,
            "money": card.paid,
            "in_kind": 0,
            "goods": "",
        }
        rows = [own]
        for each in card.draft.sources:
            rows.append(
                {
                    "giver": str(each.giver),
                    "name": each.name,
                    "money": each.money,
                    "in_kind": each.in_kind,
                    "goods": each.goods,
                }
            )
        columns = (
            ("giver", "Nguồn"),
            ("name", "Tên"),
            ("money", "Tiền"),
            ("in_kind", "Hiện vật"),
            ("goods", "Hiện vật là gì"),
        )
        day = card.draft.handed_over_on
        return Table(day.isoformat() if day else "", columns, rows, {"name": card.name, "total": card.money.total})


FORM = HouseHandover()
