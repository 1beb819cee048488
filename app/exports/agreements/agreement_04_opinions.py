"""Paper 4: the minutes that gather the workers' opinions, once for a group and once for the committee (Điều 70)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agreements.agreements import Step
from app.domain.problems import N_
from app.exports.agreements.agreementform import (
    PEN,
    SOURCES,
    AgreementFigures,
    AgreementPaper,
    by_head,
    facts_table,
    head,
    people_share,
    shown_count,
    spoken_day,
    vote_totals,
)
from app.exports.document import Align, Block, Column, Grid, Kind, PageBreak, Row, RowKind, Spacer
from app.exports.form import Table
from app.exports.letterform import letter_head, listed, paper_title, said, signed_by

COLUMNS = (
    Column("no", "STT", 6, Kind.INT, align=Align.CENTER),
    Column("content", "Nội dung lấy ý kiến", 40),
    Column("for", "Đồng ý (%)", 18, align=Align.CENTER),
    Column("against", "Không đồng ý (%)", 18, align=Align.CENTER),
    Column("note", "Ghi chú (Lý do không đồng ý)", 22),
)


class OpinionsMinutes(AgreementPaper):
    """Both minutes on pages of their own."""

    code = "agreement-04-opinions"
    title = N_("4. Biên bản tổng hợp lấy ý kiến (tổ và Ban Chấp hành)")
    source = SOURCES["70"]
    step = Step.OPINIONS

    def blocks(self, figures: AgreementFigures) -> Iterator[Block]:
        """The group's form first, then the committee's sums."""
        yield from _minutes(figures, of_group=False)
        yield PageBreak()
        yield from _minutes(figures, of_group=True)

    def table(self, gathered: AgreementFigures) -> Table:
        """One row a clause with its opinions."""
        base = facts_table(gathered, self.step)
        columns = (("title", "Nội dung"), ("for", "Đồng ý"), ("against", "Không đồng ý"), ("objection", "Lý do"))
        rows = [
            {"title": c.title, "for": c.opinions_for, "against": c.opinions_against, "objection": c.objection}
            for c in gathered.card.clauses
        ]
        return Table(base.period, columns, rows, vote_totals(gathered.card.facts.votes))


def _minutes(figures: AgreementFigures, *, of_group: bool) -> Iterator[Block]:
    record = figures.step(Step.OPINIONS)
    yield from letter_head(figures.union, "", None) if of_group else head(figures, Step.OPINIONS)
    whose = f"tổ công đoàn, công đoàn bộ phận {PEN}" if of_group else "Ban Chấp hành công đoàn cơ sở"
    yield paper_title(
        "BIÊN BẢN", "Tổng hợp ý kiến người lao động về nội dung thương lượng tập thể", under=f"(của {whose})"
    )
    yield Spacer(3)
    place = record.place if record is not None and record.place and not of_group else PEN
    yield said(f"Hôm nay, {spoken_day(None if of_group else figures.day(Step.OPINIONS))}, tại {place}, chúng tôi gồm:")
    if of_group:
        yield listed(f"- Ông (bà) {PEN}: Tổ trưởng, chủ trì")
        yield listed(f"- Ông (bà) {PEN}: thư ký")
        yield said("Tổng số người lao động của tổ: …… người. Số người được lấy ý kiến: …… người. Kết quả như sau:")
    else:
        chair = figures.officers.get("chair") or PEN
        yield listed(f"- Ông (bà) {chair}: Chủ tịch công đoàn cơ sở, chủ trì")
        yield listed("- Đại diện các tổ công đoàn, công đoàn bộ phận và Tổ thương lượng tập thể")
        yield said(
            f"đã tổng hợp ý kiến của người lao động toàn Công ty. Tổng số người lao động: {shown_count(figures.workers)} người. "
            "Kết quả như sau:"
        )
    yield Spacer(2)
    yield Grid(COLUMNS, tuple(_rows(figures, of_group=of_group)), smaller=1.5)
    yield Spacer(2)
    yield said("Biên bản được lập thành 02 bản, đã đọc lại cho mọi người cùng nghe và thống nhất ký tên.")
    yield from signed_by(
        ("Thư ký", ""), ("Tổ trưởng" if of_group else "Chủ tịch", "" if of_group else figures.officers.get("chair", ""))
    )


def _rows(figures: AgreementFigures, *, of_group: bool) -> Iterator[Row]:
    number, workers = 0, figures.workers
    for place, name, clauses in by_head(figures.card.clauses, short=True):
        yield Row((None, f"{place}. {name}", None, None, None), RowKind.GROUP, keeps_next=bool(clauses))
        for clause in clauses:
            number += 1
            words = f"{clause.title}: {clause.proposed}" if clause.proposed else clause.title
            if of_group:
                yield Row((number, words, "…/… người (…%)", "…/… người (…%)", ""))
                continue
            asked = clause.opinions_for is not None
            whole = (clause.opinions_for or 0) + (clause.opinions_against or 0) if asked else workers
            yield Row((
                number, words, people_share(clause.opinions_for, whole), people_share(clause.opinions_against, whole),
                clause.objection,
            ))  # fmt: skip
        if not clauses:
            yield Row((None, "", "", "", ""))


FORM = OpinionsMinutes()
