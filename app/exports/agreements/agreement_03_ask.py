"""Paper 3: the letter that asks the workers' opinion, with what is to be bargained about under the seven heads (Điều 70)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agreements.agreements import Step
from app.domain.problems import N_
from app.exports.agreements.agreementform import PEN, SOURCES, AgreementFigures, AgreementPaper, by_head, head
from app.exports.document import Align, Block, PageBreak, Paragraph, Run, Spacer
from app.exports.letterform import addressed_to, closing, listed, paper_title, said


class OpinionsLetter(AgreementPaper):
    """Letter for opinions and its annex."""

    code = "agreement-03-ask"
    title = N_("3. Công văn lấy ý kiến người lao động và nội dung thương lượng")
    source = SOURCES["70"]
    step = Step.OPINIONS_ASKED

    def blocks(self, figures: AgreementFigures) -> Iterator[Block]:
        """The letter, then the topics on a page of their own."""
        yield from head(figures, self.step, "lấy ý kiến người lao động về nội dung thương lượng tập thể")
        yield from addressed_to("Các tổ công đoàn, công đoàn bộ phận", f"Toàn thể người lao động {figures.employer}")
        yield said(
            "Để nội dung thương lượng xuất phát từ nguyện vọng của người lao động, Ban Chấp hành "
            f"{figures.union_name} gửi kèm theo đây những nội dung dự kiến thương lượng với người sử dụng lao động."
        )
        yield said(
            "Đề nghị các tổ công đoàn, công đoàn bộ phận tổ chức cho toàn thể người lao động thảo luận, ghi rõ số người đồng ý, "
            "số người không đồng ý từng nội dung và lý do, lập biên bản tổng hợp gửi Ban Chấp hành công đoàn cơ sở."
        )
        yield said(
            "Người lao động có thể bổ sung nội dung khác vào phần cuối. Ý kiến của mỗi người đều được ghi nhận và tổng hợp./."
        )
        yield from closing(figures.officers, ("Như trên", "Tổ thương lượng tập thể", "Lưu: CĐCS"))
        yield PageBreak()
        yield paper_title("NỘI DUNG THƯƠNG LƯỢNG TẬP THỂ", under=f"(Kèm theo Công văn số {figures.number(self.step)})")
        yield Spacer(3)
        yield from topics(figures)
        yield Spacer(2)
        yield said("Ý kiến bổ sung của người lao động:", bold=True, keeps_next=True)
        for _line in range(3):
            yield Paragraph((Run(PEN * 3),), align=Align.LEFT)


def topics(figures: AgreementFigures) -> Iterator[Block]:
    """What is proposed, under its head; a head without clauses leaves a line for the pen."""
    for place, name, clauses in by_head(figures.card.clauses):
        yield said(f"{place}. {name}", bold=True, keeps_next=True)
        for clause in clauses:
            told = clause.proposed or clause.agreed
            yield listed(f"- {clause.title}{': ' + told if told else ''}")
        if not clauses:
            yield listed(f"- {PEN * 2}")


FORM = OpinionsLetter()
