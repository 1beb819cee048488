"""Hợp đồng vay vốn: the union's revolving fund and a borrower, with the whole schedule of repayments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.dates import long_date, show_date
from app.domain.problems import N_
from app.exports.document import Document, KeepTogether, Spacer
from app.exports.dues.duesform import HOUSE_FORM
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.letterform import LETTER, letter_head, listed, paper_title, said, signed_by
from app.exports.loans.loanform import (
    GROUP,
    LoanPaper,
    amount_words,
    gather_loan,
    loan_subjects,
    rate_words,
    schedule_grid,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.dates import Period
    from app.exports.document import Block
    from app.exports.form import Subject
    from app.models.queries import Read


class LoanContract(Form[LoanPaper]):
    """Hợp đồng vay vốn kèm lịch trả nợ."""

    code = "loan-contract"
    title = N_("Hợp đồng vay Quỹ trợ vốn, kèm lịch trả nợ")
    source = HOUSE_FORM
    group = GROUP
    wants = frozenset({"subject", "place"})

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        return loan_subjects(read, period)

    def gather(self, read: Read, params: Params) -> LoanPaper:
        return gather_loan(read, params, self.title)

    def layout(self, gathered: LoanPaper) -> Document:
        union, card, params = gathered.organisation, gathered.loan, gathered.params
        place = params.place if params.place is not None else union.place
        guarantor = (("Người bảo lãnh", card.guarantor),) if card.guarantor else ()
        return Document(
            title=f"Hợp đồng vay vốn – {card.name}",
            author=union.union,
            subject="Hợp đồng vay Quỹ trợ vốn",
            sheet="Hợp đồng vay",
            setup=LETTER,
            blocks=(
                *letter_head(union, card.contract, card.granted_on, place=place),
                paper_title("HỢP ĐỒNG VAY VỐN", "Quỹ trợ vốn công đoàn cơ sở"),
                Spacer(3),
                *_articles(gathered),
                KeepTogether(
                    signed_by(("Bên vay", card.name), *guarantor, ("Bên cho vay", gathered.officers.get("chair", "")))
                ),
            ),
        )

    def table(self, gathered: LoanPaper) -> Table:
        card = gathered.loan
        rows: list[dict[str, JsonValue]] = [
            {
                "position": each.position,
                "due": each.due_on.isoformat(),
                "principal": each.principal,
                "interest": each.interest,
                "total": each.total,
            }
            for each in card.instalments
        ]
        columns = (
            ("position", "Kỳ"), ("due", "Ngày trả"), ("principal", "Gốc"), ("interest", "Lãi"), ("total", "Cộng phải trả"),
        )  # fmt: skip
        totals: dict[str, JsonValue] = {
            "name": card.name,
            "principal": card.principal,
            "interest": sum(each.interest for each in card.instalments),
        }
        return Table(card.granted_on.isoformat(), columns, rows, totals)


def _articles(gathered: LoanPaper) -> Iterator[Block]:
    union, card, who, params = gathered.organisation, gathered.loan, gathered.borrower, gathered.params
    day = long_date(card.granted_on)
    chair = gathered.officers.get("chair", "")
    yield said(f"Hôm nay, {day[0].lower()}{day[1:]}, chúng tôi gồm:")
    yield said("BÊN CHO VAY (Bên A)", bold=True, keeps_next=True)
    yield listed(f"{union.union}. Địa chỉ: {union.address or '………………………………'}.")
    yield listed(f"Đại diện: {chair or '………………………………'}, chức vụ: Chủ tịch.")
    yield said("BÊN VAY (Bên B)", bold=True, keeps_next=True)
    group = f", {card.group}" if card.group else ""
    yield listed(f"Đoàn viên {card.name}{group}. Nơi ở: {who.address or '………………………………'}.")
    yield listed("Số CCCD: ……………………… cấp ngày …………………")
    if card.guarantor:
        yield listed(f"Người bảo lãnh: {card.guarantor}.")
    yield said("Hai bên thỏa thuận như sau:")
    yield said("Điều 1. Số tiền và mục đích vay", bold=True, keeps_next=True)
    yield said(f"Bên A cho Bên B vay {amount_words(card.principal, params)} từ Quỹ trợ vốn. Mục đích: {card.purpose}.")
    yield said("Điều 2. Thời hạn, lãi và cách trả", bold=True, keeps_next=True)
    yield said(
        f"Bên B trả trong {len(card.instalments)} kỳ, kỳ đầu ngày {show_date(card.instalments[0].due_on)}, kỳ cuối ngày "
        f"{show_date(card.instalments[-1].due_on)}; {rate_words(card)}. Trả trước hạn thì không phải trả lãi của các kỳ chưa đến hạn. "
        "Lịch trả nợ:"
    )
    yield Spacer(1)
    yield schedule_grid(card.instalments)
    yield Spacer(2)
    yield said("Điều 3. Trách nhiệm của hai bên", bold=True, keeps_next=True)
    yield said(
        "Bên A giao đủ tiền vay, ghi nhận từng lần trả bằng phiếu thu. Bên B dùng tiền đúng mục đích, trả đúng hạn; khi thôi việc hoặc "
        "chuyển đi thì trả hết nợ trước ngày nghỉ."
        + (" Người bảo lãnh trả thay phần Bên B không trả được." if card.guarantor else "")
    )
    yield said("Hợp đồng lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản.")


FORM = LoanContract()
