"""Paper 8 (Mẫu 3): the list of workers who agree to the draft, with room to sign (Điều 76)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agreements.agreements import Step
from app.domain.problems import N_
from app.exports.agreements.agreementform import (
    SOURCES,
    AgreementFigures,
    AgreementPaper,
    facts_table,
    head,
    vote_totals,
)
from app.exports.document import Align, Block, Column, Grid, Kind, Letterhead, Line, Row, Spacer
from app.exports.form import JsonValue, Table
from app.exports.letterform import paper_title, said, signed_by

COLUMNS = (
    Column("no", "Stt", 7, Kind.INT, align=Align.CENTER),
    Column("name", "Họ và tên", 33),
    Column("place", "Chức vụ/bộ phận", 26),
    Column("sign", "Chữ ký", 20, align=Align.CENTER),
    Column("note", "Ghi chú", 18),
)
EMPTY_ROWS = 20


class VotersList(AgreementPaper):
    """Those who agree, by name."""

    code = "agreement-08-voters"
    title = N_("8. Danh sách người lao động đồng ý (Mẫu 3)")
    source = SOURCES["76"]
    step = Step.VOTE

    def blocks(self, figures: AgreementFigures) -> Iterator[Block]:
        """The list; empty rows while nobody is on it."""
        agreed = [voter for voter in figures.voters if voter.vote == "for"]
        yield Letterhead((Line(" "),), (Line("Mẫu 3", bold=True, larger=-1),), share=0.8)
        yield from head(figures, self.step)
        yield paper_title(
            "DANH SÁCH", "Người lao động đồng ý với dự thảo thỏa ước lao động tập thể",
            under=f"(Kèm theo Biên bản số {figures.number(self.step)})",
        )  # fmt: skip
        yield Spacer(3)
        rows = [Row((place, voter.name, voter.place, "", voter.note)) for place, voter in enumerate(agreed, 1)]
        yield Grid(
            COLUMNS,
            tuple(rows or [Row((place, "", "", "", "")) for place in range(1, EMPTY_ROWS + 1)]),
            smaller=1,
            pad=1.1,
        )
        yield Spacer(2)
        yield said(f"Tổng cộng: {len(agreed) if agreed else '……'} người đồng ý, xếp theo thứ tự ABC.")
        yield from signed_by(("Người lập", ""), ("TM. Ban Chấp hành", figures.officers.get("chair", "")))

    def table(self, gathered: AgreementFigures) -> Table:
        """One row a worker of the whole list, with the vote."""
        base = facts_table(gathered, self.step)
        columns = (("name", "Họ và tên"), ("place", "Bộ phận"), ("vote", "Ý kiến"))
        rows: list[dict[str, JsonValue]] = [
            {"name": voter.name, "place": voter.place, "vote": voter.vote} for voter in gathered.voters
        ]
        return Table(base.period, columns, rows, vote_totals(gathered.card.facts.votes))


FORM = VotersList()
