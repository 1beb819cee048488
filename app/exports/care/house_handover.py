"""Biên bản bàn giao Mái ấm Công đoàn: who hands over which house to whom, what it cost and who bore it, three signatures."""

from __future__ import annotations

from app.domain.activities.activities import Funder
from app.domain.care.houses import HouseSource
from app.domain.problems import N_
from app.exports.care.houseform import SOURCES, HouseFigures, HousePaper, money_grid
from app.exports.document import Document, Spacer
from app.exports.form import Table
from app.exports.heads import spoken_day
from app.exports.letterform import letter, listed, paper_number, paragraph, section, signed_by

_PEN = "………………………………"


class HouseHandover(HousePaper):
    """Biên bản bàn giao nhà Mái ấm Công đoàn."""

    code = "house-handover"
    title = N_("Biên bản bàn giao Mái ấm Công đoàn")
    wants = frozenset({"subject", "place"})

    def layout(self, gathered: HouseFigures) -> Document:
        who, card = gathered.who, gathered.about
        draft, day = card.draft, card.draft.handed_over_on
        receiver = draft.handed_to or card.name
        dated = day or draft.decided_on
        blocks = (
            paragraph(f"Hôm nay, {spoken_day(day)}, tại {draft.place}, chúng tôi gồm:"),
            section("BÊN GIAO"),
            listed(f"{who.union}, đại diện: {who.chair or _PEN}, chức vụ: Chủ tịch."),
            section("BÊN NHẬN"),
            listed(f"Đoàn viên {card.name}{f', {card.group}' if card.group else ''}. Người ký nhận: {receiver}."),
            section("ĐẠI DIỆN CHỨNG KIẾN"),
            listed(f"Ông (bà): {_PEN}, chức vụ: {_PEN}, đại diện chính quyền địa phương."),
            paragraph("Hai bên bàn giao ngôi nhà đã hoàn thành, với các nội dung sau:"),
            paragraph(f"1. Tổng trị giá ngôi nhà: {who.amount(card.money.total)}, trong đó:", keeps_next=True),
            Spacer(1),
            money_grid(card),
            Spacer(2),
            paragraph(
                "2. Bên nhận đã nhận đủ ngôi nhà, cam kết sử dụng để ở, giữ gìn, không chuyển nhượng trong thời gian theo quy chế."
            ),
            paragraph("Biên bản lập thành 03 bản có giá trị như nhau, mỗi bên giữ 01 bản."),
            *signed_by(("Bên nhận", receiver), ("Đại diện chứng kiến", ""), ("Bên giao", who.chair)),
        )
        return letter(
            who,
            ("BIÊN BẢN BÀN GIAO", "Nhà Mái ấm Công đoàn"),
            blocks,
            number=paper_number("", "BB", dated.year) if dated else "",
            day=day,
            sheet="Bàn giao",
            name="Biên bản bàn giao Mái ấm Công đoàn",
            about=card.name,
        )

    def table(self, gathered: HouseFigures) -> Table:
        card = gathered.about
        own = HouseSource(Funder.UNION, gathered.who.union, card.paid)
        sources = [own, *card.draft.sources]
        return SOURCES.table(card.draft.handed_over_on, sources, name=card.name, total=card.money.total)
