"""Paper 5: the notice to the employer of what the union proposes to bargain about, when and where (Điều 70)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agreements.agreements import Step
from app.domain.problems import N_
from app.exports.agreements.agreementform import CLAUSE, PEN, SOURCES, AgreementFigures, AgreementPaper, shown_day
from app.exports.document import Block, aired
from app.exports.letterform import addressed_to, closing, paragraph
from app.exports.listing import Listing, numbered

_LIST = Listing(
    numbered(width=7),
    CLAUSE("title", 30, label="Nội dung"),
    CLAUSE("proposed", 43, label="Đề nghị của tập thể lao động"),
    CLAUSE("law", 30),
)


class NoticeLetter(AgreementPaper):
    """Letter that proposes the talks."""

    code = "agreement-05-notice"
    title = N_("5. Công văn thông báo nội dung đề nghị thương lượng")
    source = SOURCES["70"]
    step = Step.NOTICE

    def blocks(self, figures: AgreementFigures) -> Iterator[Block]:
        """Request, topics, time and place, team, closing."""
        yield from self.head(figures, "thông báo nội dung đề nghị thương lượng tập thể")
        yield from addressed_to(figures.employer)
        opinions = figures.step(Step.OPINIONS)
        grounds = (
            f" (Biên bản tổng hợp số {opinions.number} ngày {shown_day(opinions.done_on)})"
            if opinions and opinions.number
            else ""
        )
        yield paragraph(
            f"Trên cơ sở ý kiến của người lao động{grounds}, Ban Chấp hành {figures.union_name} đề nghị {figures.employer} "
            "tiến hành thương lượng tập thể để ký kết thỏa ước lao động tập thể với những nội dung sau:"
        )
        yield from aired(_LIST.grid(figures.clause_rows(_LIST)), 1)
        talks = figures.step(Step.TALKS) or figures.step(Step.START_AGREED)
        when, where = (talks.done_on, talks.place or PEN) if talks else (None, PEN)
        yield paragraph(f"Thời gian đề nghị thương lượng: ngày {shown_day(when)}, tại {where}.")
        yield paragraph("Thành phần tham gia thương lượng bên người lao động:", keeps_next=True)
        yield from figures.team_lines("union")
        yield paragraph(
            "Theo Điều 70 khoản 1 Bộ luật Lao động năm 2019, đề nghị Công ty thống nhất địa điểm, thời gian bắt đầu thương lượng trong thời hạn "
            f"{figures.law.agree_work_days:02d} ngày làm việc và bắt đầu thương lượng không quá {figures.law.start_days} ngày kể từ ngày nhận được yêu cầu này; thông báo danh sách "
            "đại diện tham gia thương lượng của người sử dụng lao động./."
        )
        yield from closing(
            figures.who, "Như trên", f"{figures.who.superior} (để báo cáo)", "Tổ thương lượng", "Lưu: CĐCS"
        )
