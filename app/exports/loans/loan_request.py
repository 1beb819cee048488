"""Giấy đề nghị vay vốn: a member asks Quỹ trợ vốn for a loan, with the guarantor's and the committee's word below."""

from __future__ import annotations

from app.domain.dates import show_date
from app.domain.members.members import parse_known_date, show_known_date
from app.domain.problems import N_
from app.exports.document import Align, Document, Field, Line, Spacer, Title, fields, prose
from app.exports.form import Table
from app.exports.heads import place_and_date
from app.exports.letterform import LETTER, addressed_to, paper_title, paragraph, signed_by
from app.exports.listing import Data, Listing
from app.exports.loans.loanform import LOAN, LoanFigures, LoanPaper, rate_words
from app.exports.members.memberform import in_group, named
from app.models.queries.loans.loans import LoanCard

_DATA: Listing[LoanCard] = Listing(
    named(lambda card: card.name, paper=False),
    in_group(lambda card: card.group, paper=False, data="Tổ"),
    *LOAN.data("principal", "purpose"),
    Data("instalments", "Số kỳ", lambda card: len(card.instalments)),
    Data("rate", "Lãi tháng", lambda card: card.rate.show()),
    Data("guarantor", "Người bảo lãnh", lambda card: card.guarantor),
)


class LoanRequestForm(LoanPaper):
    """Giấy đề nghị vay vốn."""

    code = "loan-request"
    title = N_("Giấy đề nghị vay Quỹ trợ vốn")

    def layout(self, gathered: LoanFigures) -> Document:
        who, card, person = gathered.who, gathered.about.loan, gathered.about.borrower
        first, last = show_date(card.instalments[0].due_on), show_date(card.instalments[-1].due_on)
        born = show_known_date(parse_known_date(person.birth)) if person.birth else None
        country = Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True)
        blocks = (
            Title((country, Line("Độc lập – Tự do – Hạnh phúc", bold=True, underline=1.0))),
            Spacer(5),
            *paper_title("GIẤY ĐỀ NGHỊ VAY VỐN", "Quỹ trợ vốn công đoàn cơ sở"),
            *addressed_to(f"Ban Chấp hành {who.union}"),
            fields(
                (Field("Tôi tên là:", card.name, bold=True), Field("Sinh ngày:", born)),
                (Field("Số CCCD:", person.citizen_number or None), Field("Điện thoại:", person.phone or None)),
                (Field("Công việc:", person.position or None), Field("Tổ công đoàn:", card.group or None)),
                shares=(0.58, 0.42),
            ),
            fields(Field("Nơi ở:", person.address or None)),
            Spacer(1),
            paragraph(f"Đề nghị được vay: {who.amount(card.principal)}."),
            paragraph(f"Mục đích: {card.purpose}."),
            paragraph(
                f"Thời hạn: {len(card.instalments)} tháng, trả hằng tháng từ ngày {first} đến ngày {last}. "
                f"{rate_words(card).capitalize()}."
            ),
            paragraph(f"Người bảo lãnh: {card.guarantor or '…………………………………………'}."),
            paragraph(
                "Tôi cam kết sử dụng tiền vay đúng mục đích, trả gốc và lãi đúng hạn; nếu thôi việc hoặc chuyển đi "
                "trước hạn, tôi trả hết phần còn nợ trước ngày nghỉ."
            ),
            prose(place_and_date(who.place, None), italic=True, align=Align.RIGHT, keeps_next=True),
            *signed_by(("Tổ công đoàn xác nhận", ""), ("Người bảo lãnh", card.guarantor), ("Người đề nghị", card.name)),
        )
        subject = "Giấy đề nghị vay Quỹ trợ vốn"
        return who.document("Giấy đề nghị vay vốn", "Đề nghị vay", LETTER, blocks, subject=subject, about=card.name)

    def table(self, gathered: LoanFigures) -> Table:
        card = gathered.about.loan
        return _DATA.table(card.granted_on, [card], principal=card.principal)
