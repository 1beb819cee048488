"""Paper 8 (Mẫu 3): the list of workers who agree to the draft, with room to sign (Điều 76)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agreements.agreements import Step
from app.domain.agreements.records import AGREEMENT_VOTE
from app.domain.problems import N_
from app.exports.agreements.agreementform import SOURCES, AgreementFigures, AgreementPaper, mark
from app.exports.document import Align, Block, Row, aired
from app.exports.form import Table
from app.exports.letterform import paper_title, paragraph, signed_by
from app.exports.listing import FieldColumns, Listing, Text, numbered
from app.models.queries.agreements.agreements import Voter

_EMPTY_ROWS = 20
_voter = FieldColumns[Voter](AGREEMENT_VOTE)
_LIST = Listing(
    numbered("Stt", 7),
    _voter("name", 33),
    _voter("place", 26, data="Bộ phận"),
    _voter("vote", paper=False),
    Text("sign", "Chữ ký", lambda _voter: "", 20, align=Align.CENTER, data=""),
    _voter("note", 18, data=""),
)


class VotersList(AgreementPaper):
    """Those who agree, by name."""

    code = "agreement-08-voters"
    title = N_("8. Danh sách người lao động đồng ý (Mẫu 3)")
    source = SOURCES["76"]
    step = Step.VOTE

    def blocks(self, figures: AgreementFigures) -> Iterator[Block]:
        """Those who agreed; before the vote everybody who is to sign, and as many lines as there are workers while no name is known."""
        agreed = [voter for voter in figures.voters if voter.vote == "for"]
        asked = agreed or figures.voters
        yield mark("Mẫu 3")
        yield from self.head(figures)
        about = "Người lao động đồng ý với dự thảo thỏa ước lao động tập thể"
        yield from paper_title("DANH SÁCH", about, under=f"(Kèm theo Biên bản số {figures.number(self.step)})")
        empty = [Row((place, *[""] * 4)) for place in range(1, (figures.workers or _EMPTY_ROWS) + 1)]
        yield from aired(_LIST.grid(_LIST.rows(asked) if asked else empty, smaller=1, pad=1.1))
        yield paragraph(f"Tổng cộng: {len(agreed) if agreed else '……'} người đồng ý, xếp theo thứ tự ABC.")
        yield from signed_by(("Người lập", ""), (f"TM. {figures.who.committee}", figures.who.chair))

    def table(self, gathered: AgreementFigures) -> Table:
        """One row a worker of the whole list, with the vote."""
        return self.told(gathered, _LIST, gathered.voters)
