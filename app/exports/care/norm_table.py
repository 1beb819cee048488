"""Bảng định mức chi chăm lo in force at the end of a period: kind, whose, amount, times, who qualifies, papers, clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.care.norms import Norm
from app.domain.care.welfare import Paper, care_kind
from app.domain.dates import show_date
from app.domain.problems import N_
from app.exports.care.careform import Printer, list_document, printer
from app.exports.document import Align, Column, Document, Kind, Row
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.ownform import OWN_FORM

if TYPE_CHECKING:
    from app.models.queries import Read


@dataclass(frozen=True, slots=True)
class NormFigures:
    """The norms to print, in the order of kinds."""

    who: Printer
    norms: Sequence[Norm]


class NormTable(Form[NormFigures]):
    """Bảng định mức chi chăm lo."""

    code = "norm-table"
    title = N_("Bảng định mức chi chăm lo")
    source = OWN_FORM
    group = N_("Chăm lo")
    wants = frozenset({"period", "place", "signed"})

    def gather(self, read: Read, params: Params) -> NormFigures:
        from app.models.queries.care.norms import norm_rows

        period = params.period_for(self.code)
        return NormFigures(
            printer(read, params, period), [row.norm for row in norm_rows(read) if row.holds_on(period.last)]
        )  # fmt: skip

    def layout(self, gathered: NormFigures) -> Document:
        lines = [
            Row(
                (
                    number, care_kind(norm.kind).name, norm.relation.label, norm.show_amount() if norm.most else None,
                    norm.in_kind or None, f"{norm.per_year} lần/năm" if norm.per_year else "không giới hạn", rule_line(norm),
                    "; ".join(map(Paper.label_of, norm.papers)), basis(norm),
                )
            )
            for number, norm in enumerate(gathered.norms, 1)
        ]  # fmt: skip
        without = sum(not norm.has_source for norm in gathered.norms)
        notes = [f"{without} mức chưa có điều khoản của đơn vị, chỉ là mẫu tham khảo."] if without else []
        if not lines:
            notes = ["Đơn vị chưa ghi định mức nào."]
        under = f"Áp dụng tại ngày {show_date(gathered.who.period.last)}"
        return list_document(
            gathered.who, "Bảng định mức chi chăm lo", _COLUMNS, lines, notes, under=under, landscape=True
        )  # fmt: skip

    def table(self, gathered: NormFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "kind": norm.kind,
                "name": care_kind(norm.kind).name,
                "relation": str(norm.relation),
                "from": norm.valid_from.isoformat(),
                "amount": norm.amount,
                "amount_most": norm.most,
                "in_kind": norm.in_kind,
                "per_year": norm.per_year,
                "rule": norm.rule.as_text(),
                "papers": "; ".join(map(Paper.label_of, norm.papers)),
                "clause": norm.clause,
                "source": norm.source,
                "confidence": norm.confidence,
            }
            for norm in gathered.norms
        ]
        without = sum(not norm.has_source for norm in gathered.norms)
        return Table(str(gathered.who.period), _JSON_COLUMNS, rows, {"norms": len(rows), "without_source": without})


def rule_line(norm: Norm) -> str:
    """Who qualifies, as printed."""
    rule = norm.rule
    texts = ["nữ đoàn viên" if rule.women_only else "đoàn viên" if rule.members_only else "mọi người lao động"]
    texts += [f"từ {rule.months} tháng"] if rule.months else []
    texts += ["không nghỉ không lương"] if rule.not_on_unpaid_leave else []
    return ", ".join(texts)


def basis(norm: Norm) -> str:
    """The clause; a row without one says so with where it was seen."""
    return norm.clause or f"{norm.source} ({norm.confidence})" if norm.confidence else norm.standing_on


_JSON_COLUMNS = (
    ("kind", "Loại"),
    ("name", "Tên"),
    ("relation", "Của ai"),
    ("from", "Từ ngày"),
    ("amount", "Mức thấp nhất"),
    ("amount_most", "Mức cao nhất"),
    ("in_kind", "Hiện vật"),
    ("per_year", "Lần mỗi năm"),
    ("rule", "Điều kiện"),
    ("papers", "Giấy tờ"),
    ("clause", "Điều khoản"),
    ("source", "Nguồn"),
    ("confidence", "Mức tin cậy"),
)
_COLUMNS = (
    Column("number", "TT", 9.0, Kind.INT, align=Align.CENTER),
    Column("kind", "Loại", 34.0),
    Column("relation", "Của ai", 28.0),
    Column("amount", "Mức tiền", 36.0, align=Align.RIGHT),
    Column("in_kind", "Hiện vật", 20.0, Kind.MONEY),
    Column("times", "Số lần", 22.0),
    Column("rule", "Điều kiện", 30.0),
    Column("papers", "Giấy tờ", 45.0),
    Column("clause", "Căn cứ", 40.0),
)

FORM = NormTable()
