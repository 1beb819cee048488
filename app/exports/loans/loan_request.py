"""Giấy đề nghị vay vốn: a member asks Quỹ trợ vốn for a loan, with the guarantor's and the committee's word below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.dates import show_date
from app.domain.members.members import parse_known_date, show_known_date
from app.domain.problems import N_
from app.exports.document import Align, Document, Field, Fields, Line, Paragraph, Run, Spacer, Title
from app.exports.dues.duesform import HOUSE_FORM
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.heads import place_and_date
from app.exports.letterform import LETTER, addressed_to, paper_title, said, signed_by
from app.exports.loans.loanform import GROUP, LoanPaper, amount_words, gather_loan, loan_subjects, rate_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.dates import Period
    from app.exports.form import Subject
    from app.models.queries import Read


class LoanRequestForm(Form[LoanPaper]):
    """Giấy đề nghị vay vốn."""

    code = "loan-request"
    title = N_("Giấy đề nghị vay Quỹ trợ vốn")
    source = HOUSE_FORM
    group = GROUP
    wants = frozenset({"subject", "place"})

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        return loan_subjects(read, period)

    def gather(self, read: Read, params: Params) -> LoanPaper:
        return gather_loan(read, params, self.title)

    def layout(self, gathered: LoanPaper) -> Document:
        union, card, who, params = gathered.organisation, gathered.loan, gathered.borrower, gathered.params
        place = params.place if params.place is not None else union.place
        last = card.instalments[-1].due_on
        born = show_known_date(parse_known_date(who.birth)) if who.birth else None
        return Document(
            title=f"Giấy đề nghị vay vốn – {card.name}",
            author=union.union,
            subject="Giấy đề nghị vay Quỹ trợ vốn",
            sheet="Đề nghị vay",
            setup=LETTER,
            blocks=(
                Title(
                    (
                        Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True),
                        Line("Độc lập – Tự do – Hạnh phúc", bold=True, underline=1.0),
                    )
                ),
                Spacer(5),
                paper_title("GIẤY ĐỀ NGHỊ VAY VỐN", "Quỹ trợ vốn công đoàn cơ sở"),
                Spacer(3),
                *addressed_to(f"Ban Chấp hành {union.union}"),
                Fields(
                    (
                        (Field("Tôi tên là:", card.name, bold=True), Field("Sinh ngày:", born)),
                        (Field("Số CCCD:", None), Field("Điện thoại:", who.phone or None)),
                        (Field("Công việc:", who.position or None), Field("Tổ công đoàn:", card.group or None)),
                    ),
                    (0.58, 0.42),
                ),
                Fields(((Field("Nơi ở:", who.address or None),),)),
                Spacer(1),
                said(f"Đề nghị được vay: {amount_words(card.principal, params)}."),
                said(f"Mục đích: {card.purpose}."),
                said(
                    f"Thời hạn: {len(card.instalments)} tháng, trả hằng tháng từ ngày {show_date(card.instalments[0].due_on)} "
                    f"đến ngày {show_date(last)}. {rate_words(card).capitalize()}."
                ),
                said(f"Người bảo lãnh: {card.guarantor or '…………………………………………'}."),
                said(
                    "Tôi cam kết sử dụng tiền vay đúng mục đích, trả gốc và lãi đúng hạn; nếu thôi việc hoặc chuyển đi "
                    "trước hạn, tôi trả hết phần còn nợ trước ngày nghỉ."
                ),
                Paragraph((Run(place_and_date(place, None), italic=True),), align=Align.RIGHT, keeps_next=True),
                *signed_by(
                    ("Tổ công đoàn xác nhận", ""), ("Người bảo lãnh", card.guarantor), ("Người đề nghị", card.name)
                ),
            ),
        )

    def table(self, gathered: LoanPaper) -> Table:
        card = gathered.loan
        row: dict[str, JsonValue] = {
            "name": card.name,
            "group": card.group,
            "principal": card.principal,
            "purpose": card.purpose,
            "instalments": len(card.instalments),
            "rate": card.rate.show(),
            "guarantor": card.guarantor,
        }
        columns = (
            ("name", "Họ và tên"), ("group", "Tổ"), ("principal", "Số tiền vay"), ("purpose", "Mục đích"), ("instalments", "Số kỳ"),
            ("rate", "Lãi tháng"), ("guarantor", "Người bảo lãnh"),
        )  # fmt: skip
        return Table(card.granted_on.isoformat(), columns, [row], {"principal": card.principal})


FORM = LoanRequestForm()
