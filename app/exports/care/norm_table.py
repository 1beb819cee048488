"""Bảng định mức chi chăm lo in force at the end of a period: kind, whose, amount, times, who qualifies, papers, clause."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.care.norms import Norm
from app.domain.care.records import NORM
from app.domain.care.welfare import Paper, care_kind
from app.domain.dates import Period, show_date
from app.domain.problems import N_
from app.exports.care.careform import CareList
from app.exports.document import Align
from app.exports.issuer import Issuer
from app.exports.listing import Data, FieldColumns, Listing, Text, numbered
from app.exports.ownform import OWN_PAGE_ACROSS, Frame
from app.models.queries import Read
from app.models.queries.care.norms import norm_rows


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


def _times(norm: Norm) -> str:
    return f"{norm.per_year} lần/năm" if norm.per_year else "không giới hạn"


def _without_source(norms: Sequence[Norm]) -> int:
    return sum(not norm.has_source for norm in norms)


_norm = FieldColumns[Norm](NORM)


class NormTable(CareList[Norm]):
    """Bảng định mức chi chăm lo."""

    code = "norm-table"
    title = N_("Bảng định mức chi chăm lo")
    sheet = title
    frame = Frame(OWN_PAGE_ACROSS)
    listing = Listing(
        numbered("TT", 9),
        *_norm.data("kind"),
        Text("name", "Loại", lambda norm: care_kind(norm.kind).name, 34, data="Tên"),
        _norm("relation", 28),
        Data("from", "Từ ngày", lambda norm: norm.valid_from),
        Text("range", "Mức tiền", lambda norm: norm.show_amount() if norm.most else "", 36, data="", align=Align.RIGHT),
        Data("amount", "Mức thấp nhất", lambda norm: norm.amount),
        Data("amount_most", "Mức cao nhất", lambda norm: norm.most),
        _norm("in_kind", 20, label="Hiện vật", data=None, blank=True),
        Data("per_year", "Lần mỗi năm", lambda norm: norm.per_year),
        Text("times", "Số lần", _times, 22, data=""),
        Text("who", "Điều kiện", rule_line, 30, data=""),
        Data("rule", "Điều kiện", lambda norm: norm.rule.as_text()),
        Text("papers", "Giấy tờ", lambda norm: "; ".join(map(Paper.label_of, norm.papers)), 45),
        Text("basis", "Căn cứ", basis, 40, data=""),
        *_norm.data("clause"),
        Data("source", "Nguồn", lambda norm: norm.source),
        Data("confidence", "Mức tin cậy", lambda norm: norm.confidence),
    )

    def facts(self, read: Read, period: Period) -> Sequence[Norm]:
        return [row.norm for row in norm_rows(read) if row.holds_on(period.last)]

    def under(self, who: Issuer, about: Sequence[Norm]) -> tuple[str, ...]:
        return (f"Áp dụng tại ngày {show_date(who.period.last)}",)

    def foot(self, who: Issuer, lines: Sequence[Norm]) -> str:
        without = _without_source(lines)
        text = f"{without} mức chưa có điều khoản của đơn vị, chỉ là mẫu tham khảo." if without else ""
        return text if lines else "Đơn vị chưa ghi định mức nào."

    def totals(self, who: Issuer, lines: Sequence[Norm]) -> dict[str, int]:
        return {"norms": len(lines), "without_source": _without_source(lines)}
