"""Danh sách sáng kiến: the initiatives of a period with author, level, benefit and how it was reckoned, and reward."""

from __future__ import annotations

from app.domain.merit.merit import InitiativeState
from app.domain.problems import N_
from app.exports.document import Document, PageNumbers, PageSetup
from app.exports.form import Form, Params, Table
from app.exports.heads import period_line
from app.exports.issuer import Listed, issuer
from app.exports.listing import Data, Day, Listing, Money, Text, numbered
from app.exports.ownform import OWN_FORM, own_paper
from app.models.queries import Read
from app.models.queries.merit import merit
from app.models.queries.merit.merit import InitiativeRow

_PAGE = PageSetup(landscape=True, size=11.5, left=15, right=15, top=15, bottom=15, numbers=PageNumbers.BOTTOM)
_WIDTH = 267.0

_LIST: Listing[InitiativeRow] = Listing(
    numbered(),
    Text("title", "Tên sáng kiến", lambda row: row.draft.title, part=0.62, data="Tên"),
    Text("author", "Tác giả", lambda row: row.author, part=0.38),
    Data("field", "Lĩnh vực", lambda row: row.draft.field),
    Day("submitted_on", "Ngày nộp", lambda row: row.draft.submitted_on, 20, data=""),
    Text("recognised_by", "Cấp công nhận", lambda row: row.draft.level.label if _recognised(row) else "", 30, data=""),
    Data("level", "Cấp", lambda row: row.draft.level),
    Data("state", "Kết quả", lambda row: row.draft.state),
    Text("decision", "Quyết định", lambda row: row.draft.decision, 26, data=""),
    Money("benefit", "Làm lợi (đồng)", lambda row: row.draft.benefit, 24, data="Làm lợi", blank=True),
    Money("reward", "Thưởng (đồng)", lambda row: row.reward, 20, data="Thưởng", blank=True),
    Data("paid", "Đã chi", lambda row: row.paid),
    Text("result", "Kết quả", lambda row: row.draft.state, 30, data=""),
)


def _recognised(row: InitiativeRow) -> bool:
    return row.draft.state is InitiativeState.RECOGNISED


class InitiativeList(Form[Listed[InitiativeRow]]):
    """Danh sách sáng kiến, cải tiến."""

    code = "initiative-list"
    title = N_("Danh sách sáng kiến")
    source = OWN_FORM
    group = N_("Hoạt động")
    yearly = True

    def gather(self, read: Read, params: Params) -> Listed[InitiativeRow]:
        period = params.period_for(self.code)
        return Listed(issuer(read, params, period.last), merit.initiatives(read, period)[::-1])

    def layout(self, gathered: Listed[InitiativeRow]) -> Document:
        who, lines = gathered.who, gathered.lines
        recognised = [row for row in lines if _recognised(row)]
        text = f"Cộng: {len(lines)} sáng kiến, {len(recognised)} được công nhận"
        total = _LIST.total(text, lines, benefit=_LIST.sum_of("benefit", recognised))
        return own_paper(
            who,
            ("Danh sách sáng kiến", period_line(who.period)),
            [_LIST.grid(_LIST.rows(lines), total, of=_WIDTH)],
            sheet="Sang kien",
            setup=_PAGE,
            larger=1,
            air=(3, 3, 4),
        )

    def table(self, gathered: Listed[InitiativeRow]) -> Table:
        lines = gathered.lines
        recognised = [row for row in lines if _recognised(row)]
        sums = {**_LIST.sums(recognised, "benefit"), **_LIST.sums(lines, "paid")}
        return _LIST.table(gathered.who.period, lines, initiatives=len(lines), recognised=len(recognised), **sums)


FORM = InitiativeList()
