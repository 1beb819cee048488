"""Giấy đề nghị trợ cấp and quyết định trợ cấp khó khăn: what a member asks for, and what the committee decides.

Law: HD 47/HD-TLĐ 30/12/2021, phụ lục 01, names both papers (9, 10); their layouts were not found, so these are the program's own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from app.domain.care.records import CASE
from app.domain.dates import Period, show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.care.careform import GROUP
from app.exports.document import Align, Block, Document, Field, Line, Spacer, Title, fields, prose
from app.exports.form import Subject, Table
from app.exports.heads import place_and_date
from app.exports.issuer import About
from app.exports.letterform import (
    LETTER,
    addressed_to,
    closing,
    letter,
    paper_number,
    paper_title,
    paragraph,
    signed_by,
)
from app.exports.listing import Data, FieldColumns, Listing
from app.exports.members.memberform import in_group
from app.exports.paper import SubjectForm
from app.models.queries import Read
from app.models.queries.care import cases
from app.models.queries.care.cases import CaseCard, CaseFilter, case_ids, case_rows

_PEN = "…………………………………………………………………………"
_SUPPORT = ("hardship", "serious_illness", "disaster", "accident")
"""Kinds of which support is asked for by a paper of this name; the others are offered behind them."""
_case = FieldColumns[CaseCard](CASE, lambda card: card.row)
_DATA: Listing[CaseCard] = Listing(
    Data("person", "Người được trợ cấp", lambda card: card.row.name),
    in_group(lambda card: card.row.group, paper=False),
    Data("kind", "Loại", lambda card: card.row.kind.name),
    *_case.data("amount", "in_kind"),
    Data("decision", "Duyệt theo", lambda card: card.row.decision),
    *_case.data("state"),
)


class _SupportPaper(SubjectForm[CaseCard]):
    """A paper of one case of support."""

    source = N_("Hướng dẫn 47/HD-TLĐ, Phụ lục 01 có tên mẫu này; chưa có mẫu thật: bố cục của chương trình.")
    group = GROUP
    wants = frozenset({"subject", "place", "signed"})

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        rows = case_rows(read, case_ids(read, CaseFilter())[:300])
        rows.sort(key=lambda row: row.kind.key not in _SUPPORT)
        return [Subject(row.id, row.title) for row in rows]

    def facts(self, read: Read, subject: int) -> CaseCard:
        return cases.case(read, subject)

    def table(self, gathered: About[CaseCard]) -> Table:
        card = gathered.about
        return _DATA.table(card.row.happened_on, [card], **_DATA.sums([card], "amount", "in_kind"))


def _support(gathered: About[CaseCard]) -> str:
    """``2.000.000 đồng (Hai triệu đồng) và quà trị giá …``."""
    row = gathered.about.row
    money = gathered.who.amount(row.amount) if row.amount else ""
    goods = f"{gathered.about.goods}, trị giá {show_money(row.in_kind)} đồng" if row.in_kind else ""
    return " và ".join(part for part in (money, goods) if part) or _PEN


class SupportRequest(_SupportPaper):
    """Giấy đề nghị trợ cấp khó khăn. Why it is asked for is left to the hand of who asks."""

    code = "care-request"
    title = N_("Giấy đề nghị trợ cấp khó khăn")

    def day(self, about: CaseCard) -> dt.date | None:
        return about.proposed_on or about.row.happened_on

    def layout(self, gathered: About[CaseCard]) -> Document:
        who, card, row = gathered.who, gathered.about, gathered.about.row
        country = Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True)
        blocks = (
            Title((country, Line("Độc lập – Tự do – Hạnh phúc", bold=True, underline=1.0))),
            Spacer(5),
            *paper_title("GIẤY ĐỀ NGHỊ TRỢ CẤP KHÓ KHĂN"),
            *addressed_to(f"Ban Chấp hành {who.union}"),
            fields(
                Field("Họ và tên:", row.name, bold=True),
                Field("Tổ công đoàn:", row.group or None),
                Field("Loại trợ cấp:", row.kind.name),
                Field("Hoàn cảnh, lý do đề nghị:", None),
                Field("", None),
                Field("", None),
            ),
            Spacer(1),
            paragraph(f"Đề nghị Ban Chấp hành xem xét trợ cấp: {_support(gathered)}."),
            paragraph("Tôi cam đoan lời khai trên là đúng."),
            prose(place_and_date(who.place, self.day(card)), italic=True, align=Align.RIGHT, keeps_next=True),
            *signed_by(
                ("Duyệt của\nBan Chấp hành", who.chair), ("Tổ công đoàn\nxác nhận", ""), ("Người đề nghị", row.name)
            ),
        )
        return who.document("Giấy đề nghị trợ cấp", "De nghi", LETTER, blocks, about=row.name)


class SupportDecision(_SupportPaper):
    """Quyết định trợ cấp khó khăn."""

    code = "care-decision"
    title = N_("Quyết định trợ cấp khó khăn")

    def day(self, about: CaseCard) -> dt.date | None:
        return about.row.decided_on

    def layout(self, gathered: About[CaseCard]) -> Document:
        who, row = gathered.who, gathered.about.row
        year = (who.params.signed_on or row.decided_on or row.happened_on or who.organisation.opening_day).year
        return letter(
            who,
            ("QUYẾT ĐỊNH", "Về việc trợ cấp khó khăn"),
            [*_grounds(gathered), *_articles(gathered), *closing(who, "Như Điều 3", "Lưu: CĐCS")],
            number=paper_number("", "QĐ", year),
            day=who.params.signed_on or row.decided_on,
            sheet="Quyet dinh",
            name="Quyết định trợ cấp",
            about=row.name,
            subject="Quyết định trợ cấp khó khăn",
        )


def _grounds(gathered: About[CaseCard]) -> Iterator[Block]:
    row = gathered.about.row
    yield paragraph("Căn cứ Quy chế thu, chi, quản lý tài chính của công đoàn cơ sở;", italic=True)
    decided = row.decision or "……………………"
    day = f" ngày {show_date(row.decided_on)}" if row.decided_on else ""
    yield paragraph(f"Căn cứ {decided}{day} của Ban Chấp hành;", italic=True)
    yield paragraph(f"Xét đề nghị của {row.name}{f', {row.group}' if row.group else ''},", italic=True)
    yield prose("BAN CHẤP HÀNH QUYẾT ĐỊNH:", bold=True, align=Align.CENTER, keeps_next=True)


def _articles(gathered: About[CaseCard]) -> Iterator[Block]:
    row = gathered.about.row
    yield paragraph(f"Điều 1. Trợ cấp cho {row.name}{f' ({row.group})' if row.group else ''}: {_support(gathered)}.")
    yield paragraph(
        "Điều 2. Nguồn chi: tài chính công đoàn cơ sở, mục chi bảo vệ, chăm lo đoàn viên và người lao động."
    )
    yield paragraph("Điều 3. Kế toán, thủ quỹ công đoàn cơ sở và người có tên ở Điều 1 thi hành Quyết định này./.")
