"""Giấy tờ còn thiếu: which papers of which cases of a period have not come in, to ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.care.welfare import Paper
from app.domain.dates import iso_of
from app.domain.problems import N_
from app.exports.care.careform import Printer, event_words, list_document, printer
from app.exports.document import Align, Column, Document, Kind, Row
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.ownform import OWN_FORM

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.care.cases import CaseRow


@dataclass(frozen=True, slots=True)
class MissingFigures:
    """Each case with the papers that are missing, by day."""

    who: Printer
    rows: Sequence[tuple[CaseRow, tuple[str, ...]]]


class CasePapers(Form[MissingFigures]):
    """Giấy tờ thăm hỏi còn thiếu."""

    code = "case-papers"
    title = N_("Giấy tờ thăm hỏi còn thiếu")
    source = OWN_FORM
    group = N_("Chăm lo")
    wants = frozenset({"period", "place", "signed"})

    def gather(self, read: Read, params: Params) -> MissingFigures:
        from app.models.queries.care.cases import CaseFilter, case_ids, case_papers, case_rows

        period = params.period_for(self.code)
        rows = case_rows(read, case_ids(read, CaseFilter("missing", period=period)))[::-1]
        return MissingFigures(
            printer(read, params, period),
            [
                (row, tuple(each.paper for each in case_papers(read, row.id) if each.received_on is None))
                for row in rows
            ],
        )

    def layout(self, gathered: MissingFigures) -> Document:
        lines = [
            Row((number, row.happened_on, row.name, row.group, event_words(row), "; ".join(map(Paper.label_of, papers)), row.state.label))
            for number, (row, papers) in enumerate(gathered.rows, 1)
        ]  # fmt: skip
        count = sum(len(papers) for _row, papers in gathered.rows)
        notes = (f"{len(lines)} việc còn thiếu {count} giấy tờ." if lines else "Mọi việc trong kỳ đã đủ giấy tờ.",)
        return list_document(gathered.who, "Giấy tờ thăm hỏi còn thiếu", _COLUMNS, lines, notes, landscape=True)

    def table(self, gathered: MissingFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "date": iso_of(row.happened_on),
                "name": row.name,
                "group": row.group,
                "event": event_words(row),
                "papers": "; ".join(map(Paper.label_of, papers)),
                "count": len(papers),
            }
            for row, papers in gathered.rows
        ]
        totals: dict[str, JsonValue] = {"cases": len(rows), "papers": sum(int(row["count"] or 0) for row in rows)}
        return Table(str(gathered.who.period), _JSON_COLUMNS, rows, totals)


_JSON_COLUMNS = (
    ("date", "Ngày"),
    ("name", "Họ và tên"),
    ("group", "Tổ công đoàn"),
    ("event", "Việc"),
    ("papers", "Giấy tờ còn thiếu"),
    ("count", "Số giấy"),
)
_COLUMNS = (
    Column("number", "TT", 10.0, Kind.INT, align=Align.CENTER),
    Column("date", "Ngày", 22.0, Kind.DATE),
    Column("name", "Họ & tên", 46.0),
    Column("group", "Tổ", 28.0),
    Column("event", "Việc", 40.0),
    Column("papers", "Giấy tờ còn thiếu", 94.0),
    Column("state", "Trạng thái", 24.0),
)

FORM = CasePapers()
