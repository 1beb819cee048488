"""Paper 6: the minutes of the talks: both sides, each topic with what was agreed and how far both sides are one (Điều 70)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agreements.agreements import Step
from app.domain.problems import N_
from app.exports.agreements.agreementform import (
    CLAUSE,
    PEN,
    SHORT_PEN,
    SOURCES,
    AgreementFigures,
    AgreementPaper,
    person_line,
)
from app.exports.document import Align, Block, aired
from app.exports.form import Table
from app.exports.heads import spoken_day
from app.exports.letterform import listed, paper_title, paragraph, section, signed_by
from app.exports.listing import Listing, Text, numbered
from app.models.queries.agreements.agreements import Clause

_LIST: Listing[Clause] = Listing(
    numbered(width=7),
    CLAUSE("title", 32, label="Nội dung", data=None),
    CLAUSE("agreed", 52),
    Text("shown", "Tỷ lệ thống nhất", lambda clause: clause.unity or f"{SHORT_PEN}%", 16, align=Align.CENTER, data=""),
    CLAUSE("unity", paper=False, data="Tỷ lệ thống nhất"),
)


class TalksMinutes(AgreementPaper):
    """Minutes of collective bargaining."""

    code = "agreement-06-minutes"
    title = N_("6. Biên bản thương lượng tập thể")
    source = SOURCES["70"]
    step = Step.TALKS

    def blocks(self, figures: AgreementFigures) -> Iterator[Block]:
        """Who, what was agreed, what is open, signatures."""
        card, record = figures.card, figures.step(self.step)
        stored = dict(record.figures or {}) if record else {}
        yield from self.head(figures)
        yield from paper_title("BIÊN BẢN THƯƠNG LƯỢNG TẬP THỂ")
        time, day = stored.get("time") or PEN, spoken_day(figures.day(self.step))
        yield paragraph(f"Thời gian: {time}, {day}. Địa điểm: {figures.place(self.step)}.")
        yield section("I. ĐẠI DIỆN NGƯỜI LAO ĐỘNG")
        yield from figures.team_lines("union")
        yield section("II. ĐẠI DIỆN NGƯỜI SỬ DỤNG LAO ĐỘNG")
        yield from figures.team_lines("employer")
        witnesses = card.side("witness")
        if witnesses:
            yield paragraph("Người ghi biên bản, người chứng kiến:", keeps_next=True)
            for person in witnesses:
                yield listed(f"- {person_line(person)}")
        yield section("III. NỘI DUNG THƯƠNG LƯỢNG")
        yield paragraph(
            "Hai bên đã trao đổi thiện chí, bình đẳng, công khai, minh bạch và thống nhất như sau:", keeps_next=True
        )
        yield from aired(_LIST.grid(figures.clause_rows(_LIST)), 1)
        differs = stored.get("differs") or "không có." if record else PEN
        yield paragraph(f"IV. NỘI DUNG CÒN Ý KIẾN KHÁC NHAU: {differs}")
        yield paragraph(
            "Biên bản được lập thành 03 bản có giá trị như nhau, mỗi bên giữ 01 bản, 01 bản để công khai đến toàn thể người lao "
            "động. Cuộc thương lượng kết thúc cùng ngày, hai bên đã đọc lại và thống nhất ký tên."
        )
        secretary = next((person.name for person in witnesses), "")
        union, employer = _leader(figures, "union"), _leader(figures, "employer")
        yield from signed_by(("Đại diện NLĐ", union), ("Người ghi biên bản", secretary), ("Đại diện NSDLĐ", employer))

    def table(self, gathered: AgreementFigures) -> Table:
        """One row a topic."""
        return self.told(gathered, _LIST, gathered.card.clauses)


def _leader(figures: AgreementFigures, side: str) -> str:
    people = figures.card.side(side)
    return people[0].name if people else ""
