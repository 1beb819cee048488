"""Paper 4: the minutes that gather the workers' opinions, once for a group and once for the committee (Điều 70)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agreements.agreements import Step
from app.domain.problems import N_
from app.exports.agreements.agreementform import (
    CLAUSE,
    PEN,
    SOURCES,
    AgreementFigures,
    AgreementPaper,
    people_share,
    shown_count,
)
from app.exports.document import Align, Block, PageBreak, Spacer, aired
from app.exports.form import Table
from app.exports.heads import spoken_day
from app.exports.letterform import letter_head, listed, paper_title, paragraph, signed_by
from app.exports.listing import Data, Listing, Text, numbered
from app.models.queries.agreements.agreements import Clause

_DATA: Listing[Clause] = Listing(
    CLAUSE("title", paper=False, data="Nội dung"),
    Data("for", "Đồng ý", lambda clause: clause.opinions_for),
    Data("against", "Không đồng ý", lambda clause: clause.opinions_against),
    CLAUSE("objection", paper=False, data="Lý do"),
)


def _list(workers: int | None, *, of_group: bool) -> Listing[Clause]:
    """The columns; those of a group are filled in by hand."""

    def share(clause: Clause, part: int | None) -> str:
        if of_group:
            return "…/… người (…%)"
        asked = clause.opinions_for is not None
        return people_share(part, (clause.opinions_for or 0) + (clause.opinions_against or 0) if asked else workers)

    def words(clause: Clause) -> str:
        return f"{clause.title}: {clause.proposed}" if clause.proposed else clause.title

    return Listing(
        numbered(width=6),
        Text("content", "Nội dung lấy ý kiến", words, 40),
        Text("for", "Đồng ý (%)", lambda clause: share(clause, clause.opinions_for), 18, align=Align.CENTER),
        Text(
            "against", "Không đồng ý (%)", lambda clause: share(clause, clause.opinions_against), 18, align=Align.CENTER
        ),
        Text("note", "Ghi chú (Lý do không đồng ý)", lambda clause: "" if of_group else clause.objection, 22),
    )


class OpinionsMinutes(AgreementPaper):
    """Both minutes on pages of their own."""

    code = "agreement-04-opinions"
    title = N_("4. Biên bản tổng hợp lấy ý kiến (tổ và Ban Chấp hành)")
    source = SOURCES["70"]
    step = Step.OPINIONS

    def blocks(self, figures: AgreementFigures) -> Iterator[Block]:
        """The group's form first, then the committee's sums."""
        yield from self._minutes(figures, of_group=False)
        yield PageBreak()
        yield from self._minutes(figures, of_group=True)

    def _minutes(self, figures: AgreementFigures, *, of_group: bool) -> Iterator[Block]:
        yield from letter_head(figures.who, "", None) if of_group else self.head(figures)
        whose = f"tổ công đoàn, công đoàn bộ phận {PEN}" if of_group else "Ban Chấp hành công đoàn cơ sở"
        about = "Tổng hợp ý kiến người lao động về nội dung thương lượng tập thể"
        yield from paper_title("BIÊN BẢN", about, under=f"(của {whose})")
        day, place = (None, PEN) if of_group else (figures.day(self.step), figures.place(self.step))
        yield paragraph(f"Hôm nay, {spoken_day(day)}, tại {place}, chúng tôi gồm:")
        if of_group:
            yield listed(f"- Ông (bà) {PEN}: Tổ trưởng, chủ trì")
            yield listed(f"- Ông (bà) {PEN}: thư ký")
            counted = "Tổng số người lao động của tổ: …… người. Số người được lấy ý kiến: …… người."
        else:
            yield listed(f"- Ông (bà) {figures.who.chair or PEN}: Chủ tịch công đoàn cơ sở, chủ trì")
            yield listed("- Đại diện các tổ công đoàn, công đoàn bộ phận và Tổ thương lượng tập thể")
            whole = f"Tổng số người lao động: {shown_count(figures.workers)} người."
            counted = f"đã tổng hợp ý kiến của người lao động toàn Công ty. {whole}"
        yield paragraph(f"{counted} Kết quả như sau:")
        yield Spacer(2)
        listing = _list(figures.workers, of_group=of_group)
        yield from aired(listing.grid(figures.clause_rows(listing)))
        yield paragraph("Biên bản được lập thành 02 bản, đã đọc lại cho mọi người cùng nghe và thống nhất ký tên.")
        yield from signed_by(("Thư ký", ""), ("Tổ trưởng", "") if of_group else ("Chủ tịch", figures.who.chair))

    def table(self, gathered: AgreementFigures) -> Table:
        """One row a clause with its opinions."""
        return self.told(gathered, _DATA, gathered.card.clauses)
