"""Danh sách giới thiệu đoàn viên ưu tú cho Đảng: who, from which tổ, and the day and paper of each stage."""

from __future__ import annotations

from app.domain.dates import show_date
from app.domain.members.members import Gender
from app.domain.merit.merit import PartyStage
from app.domain.problems import N_
from app.exports.document import Align, Document, PageNumbers, PageSetup, Spacer
from app.exports.form import Form, Params, Table
from app.exports.heads import period_line
from app.exports.issuer import Listed, issuer
from app.exports.listing import Data, ListColumn, Listing, Text, numbered
from app.exports.ownform import OWN_FORM, note, own_paper
from app.models.queries import Read
from app.models.queries.merit import merit
from app.models.queries.merit.merit import PartyRow


def _stage(stage: PartyStage, label: str, width: float) -> tuple[ListColumn[PartyRow], ...]:
    """On paper the day and the paper of a stage, for programs the day."""

    def text(row: PartyRow) -> str:
        paper = row.papers.get(stage)
        day = show_date(row.days[stage]) if stage in row.days else ""
        return f"{day}\n{paper}" if day and paper else day

    return (
        Text(f"{stage}_shown", label, text, width, data="", align=Align.CENTER),
        Data(str(stage), stage.label, lambda row: row.days.get(stage)),
    )


_LIST: Listing[PartyRow] = Listing(
    numbered(),
    Text("name", "Họ và tên", lambda row: row.name, 44),
    Text("gender", "Giới", lambda row: Gender(row.gender) if row.gender else "", 12, align=Align.CENTER),
    Text("group", "Tổ", lambda row: row.group, 28),
    *_stage(PartyStage.INTRODUCED, "Giới thiệu cho Đảng", 30),
    *_stage(PartyStage.TRAINED, "Học lớp nhận thức", 30),
    *_stage(PartyStage.ADMITTED, "Được kết nạp", 28),
)


class PartyList(Form[Listed[PartyRow]]):
    """Danh sách phát triển Đảng trong đoàn viên."""

    code = "party-list"
    title = N_("Danh sách giới thiệu đoàn viên ưu tú cho Đảng")
    source = OWN_FORM
    group = N_("Hoạt động")
    yearly = True

    def gather(self, read: Read, params: Params) -> Listed[PartyRow]:
        period = params.period_for(self.code)
        return Listed(issuer(read, params, period.last), merit.party(read, period))

    def layout(self, gathered: Listed[PartyRow]) -> Document:
        introduced, trained, admitted = _counts(gathered).values()
        text = f"Trong kỳ: giới thiệu {introduced}, học lớp nhận thức {trained}, kết nạp {admitted}."
        return own_paper(
            gathered.who,
            ("Danh sách giới thiệu đoàn viên ưu tú cho Đảng", period_line(gathered.who.period)),
            [_LIST.grid(_LIST.rows(gathered.lines)), Spacer(1.5), note(text, italic=True)],
            sheet="Dang",
            name="Giới thiệu đoàn viên cho Đảng",
            subject="Phát triển Đảng",
            setup=PageSetup(size=11.5, left=15, right=13, numbers=PageNumbers.BOTTOM),
            larger=1,
            air=(3, 3, 4),
        )

    def table(self, gathered: Listed[PartyRow]) -> Table:
        counts = {str(stage): count for stage, count in _counts(gathered).items()}
        return _LIST.table(gathered.who.period, gathered.lines, **counts)


def _counts(gathered: Listed[PartyRow]) -> dict[PartyStage, int]:
    """How many reached each stage within the period."""
    period = gathered.who.period
    reached = [stage for row in gathered.lines for stage, day in row.days.items() if day in period]
    return {stage: reached.count(stage) for stage in PartyStage}


FORM = PartyList()
