"""Danh sách việc thăm hỏi, trợ cấp of a period: whom, what kind, how much, by which resolution and voucher. Never a diagnosis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.care.welfare import CaseState
from app.domain.dates import iso_of
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.care.careform import SIZE, Printer, event_words, list_document, printer
from app.exports.document import Align, Column, Document, Kind, Row, RowKind
from app.exports.dues.duesform import HOUSE_FORM, room_for
from app.exports.form import Form, JsonValue, Params, Table

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.care.cases import CaseRow

_WIDTH = 264.0  # millimetres between the margins of a landscape page


@dataclass(frozen=True, slots=True)
class CaseListFigures:
    """The cases to print, by day; ``numbers`` are the posted vouchers of each."""

    who: Printer
    rows: Sequence[CaseRow]
    numbers: Mapping[int, str]


class CaseList(Form[CaseListFigures]):
    """Danh sách thăm hỏi, trợ cấp."""

    code = "case-list"
    title = N_("Danh sách thăm hỏi, trợ cấp")
    source = HOUSE_FORM
    group = N_("Chăm lo")
    wants = frozenset({"period", "place", "signed"})

    def gather(self, read: Read, params: Params) -> CaseListFigures:
        from app.models.queries.care.cases import CaseFilter, case_ids, case_rows, voucher_numbers

        period = params.period_for(self.code)
        rows = [
            row
            for row in case_rows(read, case_ids(read, CaseFilter(period=period)))
            if row.state is not CaseState.REFUSED
        ]
        return CaseListFigures(printer(read, params, period), rows[::-1], voucher_numbers(read))

    def layout(self, gathered: CaseListFigures) -> Document:
        rows = gathered.rows
        amount, goods = sum(row.amount for row in rows), sum(row.in_kind for row in rows)
        paid = sum(row.paid for row in rows)
        lines = [
            Row(
                (
                    number, row.happened_on, row.name, row.group, event_words(row), row.amount or None, row.in_kind or None,
                    row.decision, gathered.numbers.get(row.id, ""), row.state.label,
                )
            )
            for number, row in enumerate(rows, 1)
        ]  # fmt: skip
        lines.append(Row((None, None, "Tổng cộng", "", "", amount, goods, "", "", ""), RowKind.TOTAL))
        notes = (
            f"{len(rows)} việc, đã chi {show_money(paid)} đồng trên {show_money(amount)} đồng được duyệt hoặc đề nghị.",
        )
        columns = _columns(max(23.0, room_for(amount, SIZE)), max(21.0, room_for(goods, SIZE)))
        return list_document(gathered.who, "Danh sách thăm hỏi, trợ cấp", columns, lines, notes, landscape=True)

    def table(self, gathered: CaseListFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "date": iso_of(row.happened_on),
                "name": row.name,
                "group": row.group,
                "event": event_words(row),
                "amount": row.amount,
                "in_kind": row.in_kind,
                "paid": row.paid,
                "decision": row.decision,
                "vouchers": gathered.numbers.get(row.id, ""),
                "state": str(row.state),
            }
            for row in gathered.rows
        ]
        totals: dict[str, JsonValue] = {"cases": len(rows)}
        totals |= {key: sum(int(row[key] or 0) for row in rows) for key in ("amount", "in_kind", "paid")}
        return Table(str(gathered.who.period), _JSON_COLUMNS, rows, totals)


_JSON_COLUMNS = (
    ("date", "Ngày"),
    ("name", "Họ và tên"),
    ("group", "Tổ công đoàn"),
    ("event", "Việc"),
    ("amount", "Tiền"),
    ("in_kind", "Hiện vật"),
    ("paid", "Đã chi"),
    ("decision", "Nghị quyết"),
    ("vouchers", "Chứng từ"),
    ("state", "Trạng thái"),
)


def _columns(amount: float, goods: float) -> tuple[Column, ...]:
    fixed = 10.0 + 22.0 + 26.0 + 38.0 + 28.0 + 22.0 + amount + goods
    free = _WIDTH - fixed
    return (
        Column("number", "TT", 10.0, Kind.INT, align=Align.CENTER),
        Column("date", "Ngày", 22.0, Kind.DATE),
        Column("name", "Họ & tên", free * 0.55),
        Column("group", "Tổ", 26.0),
        Column("event", "Việc", free * 0.45),
        Column("amount", "Tiền", amount, Kind.MONEY),
        Column("in_kind", "Hiện vật", goods, Kind.MONEY),
        Column("decision", "Nghị quyết", 38.0),
        Column("voucher", "Chứng từ", 28.0),
        Column("state", "Trạng thái", 22.0),
    )


FORM = CaseList()
