"""Paper 3: the letter that asks the workers' opinion, with what is to be bargained about under the seven heads (Điều 70)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agreements.agreements import Step
from app.domain.problems import N_
from app.exports.agreements.agreementform import PEN, SOURCES, AgreementFigures, AgreementPaper, by_head
from app.exports.document import Block, PageBreak, Spacer, prose
from app.exports.letterform import addressed_to, closing, listed, paper_title, paragraph, section


class OpinionsLetter(AgreementPaper):
    """Letter for opinions and its annex."""

    code = "agreement-03-ask"
    title = N_("3. Công văn lấy ý kiến người lao động và nội dung thương lượng")
    source = SOURCES["70"]
    step = Step.OPINIONS_ASKED

    def blocks(self, figures: AgreementFigures) -> Iterator[Block]:
        """The letter, then the topics on a page of their own."""
        yield from self.head(figures, "lấy ý kiến người lao động về nội dung thương lượng tập thể")
        yield from addressed_to("Các tổ công đoàn, công đoàn bộ phận", f"Toàn thể người lao động {figures.employer}")
        yield paragraph(
            "Để nội dung thương lượng xuất phát từ nguyện vọng của người lao động, Ban Chấp hành "
            f"{figures.union_name} gửi kèm theo đây những nội dung dự kiến thương lượng với người sử dụng lao động."
        )
        yield paragraph(
            "Đề nghị các tổ công đoàn, công đoàn bộ phận tổ chức cho toàn thể người lao động thảo luận, ghi rõ số người đồng ý, "
            "số người không đồng ý từng nội dung và lý do, lập biên bản tổng hợp gửi Ban Chấp hành công đoàn cơ sở."
        )
        yield paragraph(
            "Người lao động có thể bổ sung nội dung khác vào phần cuối. Ý kiến của mỗi người đều được ghi nhận và tổng hợp./."
        )
        yield from closing(figures.who, "Như trên", "Tổ thương lượng tập thể", "Lưu: CĐCS")
        yield PageBreak()
        yield from paper_title(
            "NỘI DUNG THƯƠNG LƯỢNG TẬP THỂ", under=f"(Kèm theo Công văn số {figures.number(self.step)})"
        )
        yield from topics(figures)
        yield Spacer(2)
        yield section("Ý kiến bổ sung của người lao động:")
        for _line in range(3):
            yield prose(PEN * 3)


def topics(figures: AgreementFigures) -> Iterator[Block]:
    """What is proposed, under its head; a head without clauses leaves a line for the pen."""
    for place, name, clauses in by_head(figures.card.clauses):
        yield section(f"{place}. {name}")
        for clause in clauses:
            wording = clause.proposed or clause.agreed
            yield listed(f"- {clause.title}{': ' + wording if wording else ''}")
        if not clauses:
            yield listed(f"- {PEN * 2}")
