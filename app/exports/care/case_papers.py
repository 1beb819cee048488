"""Giấy tờ còn thiếu: which papers of which cases of a period have not come in, to ask for them."""

from __future__ import annotations

from app.domain.care.welfare import Paper
from app.domain.problems import N_
from app.exports.care.careform import GROUP, event_words
from app.exports.document import Document, Spacer
from app.exports.form import Form, Params, Table
from app.exports.heads import period_line
from app.exports.issuer import Listed, issuer
from app.exports.listing import Data, Day, Listing, Text, numbered
from app.exports.ownform import OWN_FORM, OWN_PAGE_ACROSS, note, own_paper
from app.models.queries import Read
from app.models.queries.care.cases import CaseFilter, CaseRow, case_ids, case_papers, case_rows

Missing = tuple[CaseRow, tuple[str, ...]]
"""A case with the papers that are missing."""

_LIST: Listing[Missing] = Listing(
    numbered("TT"),
    Day("date", "Ngày", lambda line: line[0].happened_on, 22),
    Text("name", "Họ & tên", lambda line: line[0].name, 46, data="Họ và tên"),
    Text("group", "Tổ", lambda line: line[0].group, 28, data="Tổ công đoàn"),
    Text("event", "Việc", lambda line: event_words(line[0]), 40),
    Text("papers", "Giấy tờ còn thiếu", lambda line: "; ".join(map(Paper.label_of, line[1])), 94),
    Data("count", "Số giấy", lambda line: len(line[1])),
    Text("state", "Trạng thái", lambda line: line[0].state, 24, data=""),
)


class CasePapers(Form[Listed[Missing]]):
    """Giấy tờ thăm hỏi còn thiếu."""

    code = "case-papers"
    title = N_("Giấy tờ thăm hỏi còn thiếu")
    source = OWN_FORM
    group = GROUP
    wants = frozenset({"period", "place", "signed"})

    def gather(self, read: Read, params: Params) -> Listed[Missing]:
        period = params.period_for(self.code)
        rows = case_rows(read, case_ids(read, CaseFilter("missing", period=period)))[::-1]
        lines = [
            (row, tuple(each.paper for each in case_papers(read, row.id) if each.received_on is None)) for row in rows
        ]
        return Listed(issuer(read, params, period.last), lines)

    def layout(self, gathered: Listed[Missing]) -> Document:
        who, lines = gathered.who, gathered.lines
        count = _LIST.sum_of("count", lines)
        text = f"{len(lines)} việc còn thiếu {count} giấy tờ." if lines else "Mọi việc trong kỳ đã đủ giấy tờ."
        return own_paper(
            who,
            ("Giấy tờ thăm hỏi còn thiếu", period_line(who.period)),
            [_LIST.grid(_LIST.rows(lines), pad=0.6), Spacer(1.5), note(text)],
            sheet="Giấy tờ thăm hỏi còn thiếu",
            setup=OWN_PAGE_ACROSS,
        )

    def table(self, gathered: Listed[Missing]) -> Table:
        lines = gathered.lines
        return _LIST.table(gathered.who.period, lines, cases=len(lines), papers=_LIST.sum_of("count", lines))


FORM = CasePapers()
