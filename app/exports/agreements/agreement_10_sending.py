"""Paper 10 (Mẫu 1): the letter by which a signed agreement is sent to the provincial labour authority within ten days (Điều 77)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agreements.agreements import Step
from app.domain.problems import N_
from app.exports.agreements.agreementform import (
    PEN,
    SOURCES,
    AgreementFigures,
    AgreementPaper,
    mark,
    shown_count,
    shown_day,
)
from app.exports.document import Block
from app.exports.letterform import addressed_to, closing, listed, paragraph, points

ATTACHED = (
    "Thỏa ước lao động tập thể: 01 bản",
    "Biên bản lấy ý kiến tập thể lao động: 01 bản",
    "Bản sao giấy chứng nhận đăng ký doanh nghiệp: 01 bản",
)


class SendingLetter(AgreementPaper):
    """The employer's letter to the authority."""

    code = "agreement-10-sending"
    title = N_("10. Công văn gửi thỏa ước đến Sở (Mẫu 1)")
    source = SOURCES["77"]
    step = Step.SENDING

    def blocks(self, figures: AgreementFigures) -> Iterator[Block]:
        """Head of the enterprise, facts, attachments, signature of the employer."""
        card = figures.card
        yield mark("Mẫu 1")
        about = "gửi thỏa ước lao động tập thể"
        yield from figures.employer_head(figures.card.sent_number or "……/……", figures.day(self.step), about)
        yield from addressed_to(figures.authority + _province(figures))
        yield paragraph(
            f"Thực hiện Điều 77 Bộ luật Lao động năm 2019, {figures.employer} gửi đến {figures.authority}{_province(figures)} thỏa ước lao "
            "động tập thể đã được ký kết, với những thông tin sau:"
        )
        votes = card.facts.votes
        share = f" ({votes.agreed}/{votes.workers} người tán thành)" if votes else ""
        facts = (
            f"Tên doanh nghiệp: {figures.employer}",
            f"Địa chỉ: {figures.who.organisation.address or PEN}",
            f"Tổng số lao động: {shown_count(figures.workers)} người; số người được áp dụng thỏa ước: {shown_count(card.covered)} người",
            f"Ngày ký thỏa ước: {shown_day(card.facts.signed_on)}{share}",
            f"Thời hạn của thỏa ước: từ ngày {shown_day(card.facts.first_day)} đến ngày {shown_day(card.facts.valid_to)}",
        )
        yield from (listed(f"- {text}") for text in points(facts))
        yield paragraph("Hồ sơ gửi kèm theo:", keeps_next=True)
        yield from (listed(f"{place}. {text}") for place, text in enumerate(points(ATTACHED), 1))
        yield paragraph(f"{figures.employer} trân trọng gửi quý cơ quan./.")
        yield from closing(
            figures.who,
            "Như trên",
            f"{figures.who.superior} (01 bản thỏa ước)",
            "Ban Chấp hành CĐCS",
            "Lưu: VT",
            title="ĐẠI DIỆN NGƯỜI SỬ DỤNG LAO ĐỘNG",
            role=(card.employer_role or "…………").upper(),
            name=card.employer_signer,
            share=0.45,
        )


def _province(figures: AgreementFigures) -> str:
    """Of which province, when the place of the union is known."""
    return f" tỉnh {figures.who.organisation.place}" if figures.who.organisation.place else ""
