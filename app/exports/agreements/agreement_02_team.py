"""Paper 2: the decision that appoints the workers' negotiating team (Điều 69 Bộ luật Lao động 2019)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agreements.agreements import Step
from app.domain.problems import N_
from app.exports.agreements.agreementform import SOURCES, AgreementFigures, AgreementPaper, middle
from app.exports.document import Block, Spacer
from app.exports.letterform import closing, paper_title, paragraph


class TeamDecision(AgreementPaper):
    """Decision on the team."""

    code = "agreement-02-team"
    title = N_("2. Quyết định thành lập Tổ thương lượng")
    source = SOURCES["69"]
    step = Step.TEAM

    def blocks(self, figures: AgreementFigures) -> Iterator[Block]:
        """Head, grounds, articles, closing."""
        yield from self.head(figures)
        yield from paper_title("QUYẾT ĐỊNH", "Về việc thành lập Tổ thương lượng tập thể")
        yield middle(f"{figures.who.committee.upper()} {figures.union_name.upper()}")
        yield Spacer(2)
        yield from figures.grounds()
        yield paragraph("Căn cứ Điều lệ Công đoàn Việt Nam;", italic=True)
        yield paragraph("Xét yêu cầu thương lượng, ký kết thỏa ước lao động tập thể tại đơn vị,", italic=True)
        yield Spacer(2)
        yield middle("QUYẾT ĐỊNH:")
        team = figures.card.side("union")
        count = f"{len(team):02d}" if team else "……"
        yield paragraph(
            f"Điều 1. Thành lập Tổ thương lượng tập thể bên người lao động tại {figures.employer} gồm {count} ông (bà) có tên sau:",
            keeps_next=True,
        )
        yield from figures.team_lines("union")
        leader = next((person.name for person in team if person.leads), "")
        if leader:
            yield paragraph(f"Ông (bà) {leader} làm Tổ trưởng.")
        yield paragraph(
            "Điều 2. Tổ thương lượng tập thể có nhiệm vụ lấy ý kiến người lao động, chuẩn bị nội dung, tiến hành thương lượng với "
            "người sử dụng lao động, công khai biên bản thương lượng và tổ chức lấy ý kiến về dự thảo thỏa ước lao động tập thể. "
            "Tổ tự giải thể sau khi thỏa ước được ký kết và gửi cơ quan có thẩm quyền."
        )
        yield paragraph(
            "Điều 3. Quyết định có hiệu lực từ ngày ký. Ban Chấp hành công đoàn cơ sở, người sử dụng lao động và các ông (bà) "
            "có tên tại Điều 1 chịu trách nhiệm thi hành./."
        )
        yield from closing(figures.who, "Như Điều 3", f"{figures.who.superior} (để báo cáo)", "Lưu: CĐCS")
