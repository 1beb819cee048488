"""Paper 9: the collective agreement itself, from general provisions through the seven heads to how it is carried out (Điều 75-78)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agreements.agreements import Change, Step
from app.domain.problems import N_
from app.exports.agreements.agreementform import (
    CLAUSE,
    PEN,
    SOURCES,
    AgreementFigures,
    AgreementPaper,
    by_head,
    middle,
    shown_day,
)
from app.exports.document import Block, KeepTogether, Signatures, Spacer
from app.exports.form import Table
from app.exports.heads import signer, spoken_day
from app.exports.letterform import paper_title, paragraph, section
from app.exports.listing import Listing

_TITLES = {
    Change.NEW: "THỎA ƯỚC LAO ĐỘNG TẬP THỂ",
    Change.AMENDMENT: "SỬA ĐỔI, BỔ SUNG THỎA ƯỚC LAO ĐỘNG TẬP THỂ",
    Change.EXTENSION: "KÉO DÀI THỜI HẠN THỎA ƯỚC LAO ĐỘNG TẬP THỂ",
}
_AGREED = {
    Change.NEW: "ký kết thỏa ước lao động tập thể này",
    Change.AMENDMENT: "sửa đổi, bổ sung thỏa ước lao động tập thể",
    Change.EXTENSION: "kéo dài thời hạn thỏa ước lao động tập thể",
}
_DATA = Listing(
    *CLAUSE.data("head"),
    CLAUSE("title", paper=False, data="Điều"),
    CLAUSE("agreed", paper=False, data="Nội dung"),
    CLAUSE("law", paper=False, data="Luật"),
    CLAUSE("better", paper=False, data="Có lợi hơn luật"),
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


class AgreementText(AgreementPaper):
    """The agreement."""

    code = "agreement-09-text"
    title = N_("9. Thỏa ước lao động tập thể")
    source = SOURCES["75"]
    step = Step.SIGNING

    def blocks(self, figures: AgreementFigures) -> Iterator[Block]:
        """Head, parties, chapters, signatures of both."""
        yield from figures.employer_head(figures.card.number or "……", figures.day(self.step))
        yield from paper_title(_TITLES[figures.card.change], figures.employer)
        yield from figures.grounds()
        vote = figures.step(Step.VOTE)
        if vote is not None and vote.number:
            yield paragraph(
                f"Căn cứ kết quả lấy ý kiến tập thể lao động (Biên bản số {vote.number} ngày {shown_day(vote.done_on)}),",
                italic=True,
            )
        yield paragraph(f"Hôm nay, {spoken_day(figures.day(self.step))}, tại {figures.employer}, chúng tôi gồm:")
        yield from _parties(figures)
        yield paragraph(f"cùng thỏa thuận {_AGREED[figures.card.change]} với những điều khoản sau:")
        yield from _chapters(figures) if figures.card.change is Change.NEW else _changes(figures)
        yield from _signatures(figures)

    def table(self, gathered: AgreementFigures) -> Table:
        """One row a clause as agreed."""
        return self.told(gathered, _DATA, gathered.card.clauses)


def _chapters(figures: AgreementFigures) -> Iterator[Block]:
    """A new agreement: general provisions, a chapter for each how it is carried out."""
    yield from _general(figures)
    number = 3
    for place, name, clauses in by_head(figures.card.clauses):
        yield _chapter(place + 1, name)
        for clause in clauses:
            number += 1
            yield section(f"Điều {number}. {clause.title}")
            yield paragraph(clause.agreed or clause.proposed or PEN * 2)
        if not clauses:
            number += 1
            yield paragraph(f"Điều {number}. Thực hiện theo quy định của pháp luật về lao động.")
    yield from _carrying_out(figures, number)


def _changes(figures: AgreementFigures) -> Iterator[Block]:
    """An amendment or extension: what becomes of the agreement before, from when, and that the rest stays."""
    card = figures.card
    before = f"«{card.facts.previous.title}»" if card.facts.previous else PEN
    extends = card.change is Change.EXTENSION
    if extends:
        yield section("Điều 1. Kéo dài thời hạn")
        yield paragraph(f"Kéo dài thời hạn của {before} đến hết ngày {shown_day(card.facts.valid_to)}.")
    else:
        yield section(f"Điều 1. Sửa đổi, bổ sung {before} như sau:")
    for place, clause in enumerate(() if extends else card.clauses, 1):
        yield paragraph(f"{place}. {clause.title}: {clause.agreed or clause.proposed or PEN * 2}")
    if not card.clauses and not extends:
        yield paragraph(f"1. {PEN * 2}")
    yield section("Điều 2. Hiệu lực")
    yield paragraph(
        f"Thỏa thuận này có hiệu lực từ ngày {shown_day(card.facts.first_day)}, là một phần không tách rời của {before}. "
        "Những điều khoản khác giữ nguyên."
    )
    yield from _copies(figures, 3)


def _parties(figures: AgreementFigures) -> Iterator[Block]:
    card = figures.card
    yield section("Đại diện người sử dụng lao động:")
    yield paragraph(
        f"Ông (bà) {card.employer_signer or PEN}, chức vụ: {card.employer_role or PEN}. Địa chỉ: {figures.who.organisation.address or PEN}."
    )
    yield section("Đại diện tập thể lao động:")
    signer = card.union_signer or figures.who.chair or PEN
    yield paragraph(
        f"Ông (bà) {signer}, chức vụ: {card.union_role or 'Chủ tịch công đoàn cơ sở'} {figures.union_name.removeprefix('Công đoàn cơ sở ')}."
    )


def _chapter(place: int, name: str) -> Block:
    return middle(f"CHƯƠNG {_ROMAN[place - 1]}: {name.upper()}")


def _general(figures: AgreementFigures) -> Iterator[Block]:
    card = figures.card
    yield _chapter(1, "Quy định chung")
    yield section("Điều 1. Phạm vi điều chỉnh, đối tượng áp dụng")
    yield paragraph(
        "Thỏa ước quy định quyền, nghĩa vụ và trách nhiệm của hai bên trong quan hệ lao động mà hai bên đã đạt được qua thương lượng. "
        f"Thỏa ước áp dụng cho người sử dụng lao động và toàn thể người lao động của {figures.employer}, kể cả người vào làm việc "
        "sau ngày thỏa ước có hiệu lực."
    )
    yield section("Điều 2. Thời hạn")
    first = card.facts.first_day
    yield paragraph(f"Thỏa ước có hiệu lực từ ngày {shown_day(first)} đến hết ngày {shown_day(card.facts.valid_to)}.")
    yield section("Điều 3. Nguyên tắc thực hiện")
    yield paragraph(
        "Hai bên tôn trọng và thực hiện đúng thỏa ước. Quyền lợi trong hợp đồng lao động đã giao kết thấp hơn thỏa ước thì thực hiện "
        "theo thỏa ước; quy định nội bộ chưa phù hợp phải được sửa đổi. Những vấn đề không có trong thỏa ước thực hiện theo pháp luật."
    )


def _carrying_out(figures: AgreementFigures, last: int) -> Iterator[Block]:
    yield _chapter(9, "Điều khoản thi hành")
    yield section(f"Điều {last + 1}. Trách nhiệm thi hành")
    yield paragraph(
        "Người sử dụng lao động công bố thỏa ước đến toàn thể người lao động và chịu mọi chi phí thương lượng, ký kết, sửa đổi, bổ "
        "sung, gửi và công bố thỏa ước. Ban Chấp hành công đoàn cơ sở phổ biến, giám sát việc thực hiện."
    )
    yield section(f"Điều {last + 2}. Sửa đổi, bổ sung, gia hạn")
    yield paragraph(
        "Thỏa ước chỉ được sửa đổi, bổ sung theo thỏa thuận tự nguyện của hai bên và theo trình tự như khi ký kết. Trong thời hạn "
        f"{figures.law.extension_days} ngày trước ngày hết hạn, hai bên thương lượng để kéo dài thời hạn hoặc ký thỏa ước mới; đang thương "
        f"lượng mà thỏa ước hết hạn thì thỏa ước này được tiếp tục thực hiện không quá {figures.law.continue_days} ngày."
    )
    yield from _copies(figures, last + 3)


def _copies(figures: AgreementFigures, number: int) -> Iterator[Block]:
    """How many copies there are and who keeps them."""
    yield section(f"Điều {number}. Số bản")
    kept = "; ".join(f"{each[0].lower()}{each[1:]}" if each.startswith("Người") else each for each in figures.copies_to)
    yield paragraph(
        f"Văn bản này được lập thành {figures.copies:02d} bản có giá trị như nhau, gửi: {kept}; mỗi nơi 01 bản./."
    )


def _signatures(figures: AgreementFigures) -> Iterator[Block]:
    card = figures.card
    ours, theirs = (card.union_role or "Chủ tịch công đoàn cơ sở").upper(), (card.employer_role or "…………").upper()
    union = signer(f"ĐẠI DIỆN\nTẬP THỂ LAO ĐỘNG\n{ours}", card.union_signer or figures.who.chair, seal=True)
    employer = signer(f"ĐẠI DIỆN\nNGƯỜI SỬ DỤNG LAO ĐỘNG\n{theirs}", card.employer_signer, seal=True)
    yield Spacer(5)
    yield KeepTogether((Signatures((union, employer), room=26),))
