"""Bảng kê chi tiền cho người dự hội thảo, tập huấn: who takes how much of an activity, with room to sign.

Law: HD 47/HD-TLĐ 30/12/2021, phụ lục 01, names the paper (7); its layout was not found, so this one is the program's own.
"""

from __future__ import annotations

from app.domain.activities.records import PARTICIPANT
from app.domain.problems import N_
from app.exports.activities.activityform import ActivityPaper, OneActivity, days_text
from app.exports.document import Document, Line, PageNumbers, PageSetup, Row, Spacer, Title
from app.exports.form import Table
from app.exports.issuer import About
from app.exports.listing import FieldColumns, Listing, Money, Text, numbered, pen
from app.exports.ownform import centred, note, own_head, own_signatures
from app.models.queries.activities.activities import Participant

_EMPTY_LINES = 20
_person = FieldColumns[Participant](PARTICIPANT)
_LIST = Listing(
    numbered(width=11),
    _person("person", 54, key="name"),
    Text("group", "Tổ, đơn vị", lambda each: each.group, 36),
    Text("duty", "Chức danh, vai trò", lambda each: each.role or each.position, 30, data=""),
    Money("amount", "Số tiền (đồng)", lambda each: each.amount, 26, blank=True),
    pen("Ký nhận", 28),
)


class WorkshopPayments(ActivityPaper):
    """Bảng kê chi tiền cho người dự hội thảo, tập huấn."""

    code = "workshop-payments"
    title = N_("Bảng kê chi tiền cho người dự hội thảo, tập huấn")
    source = N_("Hướng dẫn 47/HD-TLĐ, Phụ lục 01 có tên mẫu này; chưa có mẫu thật: bố cục của chương trình.")

    def layout(self, gathered: About[OneActivity]) -> Document:
        who, row = gathered.who, gathered.about.card.row
        here = [each for each in gathered.about.people if each.attended is not False]
        empty = [Row((number, *[""] * 3, None, "")) for number in range(1, _EMPTY_LINES + 1)]
        total = _LIST.total("Cộng", here)
        amount = _LIST.sum_of("amount", here)
        title = "BẢNG KÊ CHI TIỀN CHO NGƯỜI DỰ HỘI THẢO, TẬP HUẤN"
        blocks = (
            own_head(who),
            Spacer(3),
            Title((centred(title, 2), centred(row.title), Line(f"Thời gian: {days_text(row)}", italic=True))),
            Spacer(2),
            _LIST.grid(_LIST.rows(here) if here else empty, total, smaller=1, pad=1.3),
            Spacer(2),
            note(f"Số tiền: {who.amount(amount)}." if amount else "Số tiền: ……………………………… đồng.", larger=-0.5),
            Spacer(3),
            own_signatures(who, ("THỦ QUỸ", "cashier")),
        )
        setup = PageSetup(top=12, right=12, bottom=13, left=20, size=12, numbers=PageNumbers.BOTTOM)
        return who.document(f"Bảng kê chi {row.title}", "Bảng kê", setup, blocks, subject="Bảng kê chi hội thảo")

    def table(self, gathered: About[OneActivity]) -> Table:
        people = gathered.about.people
        return _LIST.table(days_text(gathered.about.card.row), people, amount=_LIST.sum_of("amount", people))
