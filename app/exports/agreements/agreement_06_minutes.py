"""Paper 6: the minutes of the talks: both sides, each topic with what was agreed and how far both sides are one (Điều 70)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agreements.agreements import Step
from app.domain.problems import N_
from app.exports.agreements.agreementform import (
    PEN,
    SHORT_PEN,
    SOURCES,
    AgreementFigures,
    AgreementPaper,
    by_head,
    facts_table,
    head,
    person_line,
    spoken_day,
    team_lines,
    vote_totals,
)
from app.exports.document import Align, Block, Column, Grid, Kind, Row, RowKind, Spacer
from app.exports.form import Table
from app.exports.letterform import listed, paper_title, said, signed_by

COLUMNS = (
    Column("no", "STT", 7, Kind.INT, align=Align.CENTER),
    Column("title", "Nội dung", 32),
    Column("agreed", "Thỏa thuận của hai bên", 52),
    Column("unity", "Tỷ lệ thống nhất", 16, align=Align.CENTER),
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
        told = dict(record.figures or {}) if record else {}
        yield from head(figures, self.step)
        yield paper_title("BIÊN BẢN THƯƠNG LƯỢNG TẬP THỂ")
        yield Spacer(3)
        place = record.place if record and record.place else PEN
        yield said(f"Thời gian: {told.get('time') or PEN}, {spoken_day(figures.day(self.step))}. Địa điểm: {place}.")
        yield said("I. ĐẠI DIỆN NGƯỜI LAO ĐỘNG", bold=True, keeps_next=True)
        yield from team_lines(card.side("union"))
        yield said("II. ĐẠI DIỆN NGƯỜI SỬ DỤNG LAO ĐỘNG", bold=True, keeps_next=True)
        yield from team_lines(card.side("employer"))
        witnesses = card.side("witness")
        if witnesses:
            yield said("Người ghi biên bản, người chứng kiến:", keeps_next=True)
            for person in witnesses:
                yield listed(f"- {person_line(person)}")
        yield said("III. NỘI DUNG THƯƠNG LƯỢNG", bold=True, keeps_next=True)
        yield said(
            "Hai bên đã trao đổi thiện chí, bình đẳng, công khai, minh bạch và thống nhất như sau:", keeps_next=True
        )
        yield Spacer(1)
        yield Grid(COLUMNS, tuple(_rows(figures)), smaller=1.5)
        yield Spacer(2)
        yield said(
            f"IV. NỘI DUNG CÒN Ý KIẾN KHÁC NHAU: {told.get('differs') or 'không có.' if record else PEN}", bold=False
        )
        yield said(
            "Biên bản được lập thành 03 bản có giá trị như nhau, mỗi bên giữ 01 bản, 01 bản để công khai đến toàn thể người lao "
            "động. Cuộc thương lượng kết thúc cùng ngày, hai bên đã đọc lại và thống nhất ký tên."
        )
        secretary = next((person.name for person in witnesses), "")
        yield from signed_by(
            ("Đại diện NLĐ", _leader(figures, "union")), ("Người ghi biên bản", secretary),
            ("Đại diện NSDLĐ", _leader(figures, "employer")),
        )  # fmt: skip

    def table(self, gathered: AgreementFigures) -> Table:
        """One row a topic."""
        base = facts_table(gathered, self.step)
        columns = (("title", "Nội dung"), ("agreed", "Thỏa thuận của hai bên"), ("unity", "Tỷ lệ thống nhất"))
        rows = [{"title": c.title, "agreed": c.agreed, "unity": c.unity} for c in gathered.card.clauses]
        return Table(base.period, columns, rows, vote_totals(gathered.card.facts.votes))


def _leader(figures: AgreementFigures, side: str) -> str:
    people = figures.card.side(side)
    return people[0].name if people else ""


def _rows(figures: AgreementFigures) -> Iterator[Row]:
    number = 0
    for place, name, clauses in by_head(figures.card.clauses, short=True):
        yield Row((None, f"{place}. {name}", None, None), RowKind.GROUP, keeps_next=bool(clauses))
        for clause in clauses:
            number += 1
            yield Row((number, clause.title, clause.agreed, clause.unity or f"{SHORT_PEN}%"))
        if not clauses:
            yield Row((None, "", "", ""))


FORM = TalksMinutes()
