"""Hợp đồng vay vốn: the union's revolving fund and a borrower, with the whole schedule of repayments."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.dates import show_date
from app.domain.problems import N_
from app.exports.document import Block, Document, KeepTogether, aired
from app.exports.form import Table
from app.exports.heads import spoken_day
from app.exports.letterform import letter, listed, paragraph, section, signed_by
from app.exports.loans.loanform import LoanFigures, LoanPaper, rate_words, schedule, schedule_grid

_PEN = "………………………………"


class LoanContract(LoanPaper):
    """Hợp đồng vay vốn kèm lịch trả nợ."""

    code = "loan-contract"
    title = N_("Hợp đồng vay Quỹ trợ vốn, kèm lịch trả nợ")

    def layout(self, gathered: LoanFigures) -> Document:
        card = gathered.about.loan
        return letter(
            gathered.who,
            ("HỢP ĐỒNG VAY VỐN", "Quỹ trợ vốn công đoàn cơ sở"),
            _articles(gathered),
            number=card.contract,
            day=card.granted_on,
            sheet="Hợp đồng vay",
            name="Hợp đồng vay vốn",
            about=card.name,
            subject="Hợp đồng vay Quỹ trợ vốn",
        )

    def table(self, gathered: LoanFigures) -> Table:
        card, listing = gathered.about.loan, schedule(gathered.about.loan.instalments)
        sums = listing.sums(card.instalments, "principal", "interest")
        return listing.table(card.granted_on, card.instalments, name=card.name, **sums)


def _articles(gathered: LoanFigures) -> Iterator[Block]:
    who, card, borrower = gathered.who, gathered.about.loan, gathered.about.borrower
    text = "Căn cứ Quyết định (Nghị quyết) số …………………… ngày ……/……/……… của Ban Chấp hành về việc cho vay Quỹ trợ vốn;"
    yield paragraph(text, italic=True)
    yield paragraph(f"Hôm nay, {spoken_day(card.granted_on)}, chúng tôi gồm:")
    yield section("BÊN CHO VAY (Bên A)")
    yield listed(f"{who.union}. Địa chỉ: {who.organisation.address or _PEN}.")
    yield listed(f"Đại diện: {who.chair or _PEN}, chức vụ: Chủ tịch.")
    yield section("BÊN VAY (Bên B)")
    group = f", {card.group}" if card.group else ""
    yield listed(f"Đoàn viên {card.name}{group}. Nơi ở: {borrower.address or _PEN}.")
    yield listed(f"Số CCCD: {borrower.citizen_number or '………………………'}, cấp ngày …………………")
    if card.guarantor:
        yield listed(f"Người bảo lãnh: {card.guarantor}.")
    yield paragraph("Hai bên thỏa thuận như sau:")
    yield section("Điều 1. Số tiền và mục đích vay")
    yield paragraph(f"Bên A cho Bên B vay {who.amount(card.principal)} từ Quỹ trợ vốn. Mục đích: {card.purpose}.")
    yield section("Điều 2. Thời hạn, lãi và cách trả")
    first, last = card.instalments[0], card.instalments[-1]
    yield paragraph(
        f"Bên B trả trong {len(card.instalments)} kỳ, kỳ đầu ngày {show_date(first.due_on)}, kỳ cuối ngày {show_date(last.due_on)}; "
        f"{rate_words(card)}. Trả trước hạn thì không phải trả lãi của các kỳ chưa đến hạn. Lịch trả nợ:"
    )
    yield from aired(schedule_grid(card.instalments), 1)
    yield section("Điều 3. Trách nhiệm của hai bên")
    yield paragraph(
        "Bên A giao đủ tiền vay, ghi nhận từng lần trả bằng phiếu thu. Bên B dùng tiền đúng mục đích, trả đúng hạn; khi thôi việc hoặc "
        "chuyển đi thì trả hết nợ trước ngày nghỉ."
        + (" Người bảo lãnh trả thay phần Bên B không trả được." if card.guarantor else "")
    )
    yield paragraph("Hợp đồng lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản.")
    guarantor = (("Người bảo lãnh", card.guarantor),) if card.guarantor else ()
    yield KeepTogether(signed_by(("Bên vay", card.name), *guarantor, ("Bên cho vay", who.chair)))
