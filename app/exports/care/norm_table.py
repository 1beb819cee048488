"""Bảng định mức chi chăm lo in force at the end of a period: kind, whose, amount, times, who qualifies, papers, clause."""

from __future__ import annotations

from app.domain.care.norms import Norm
from app.domain.care.welfare import Paper, care_kind
from app.domain.dates import show_date
from app.domain.problems import N_
from app.exports.care.careform import GROUP
from app.exports.document import Align, Document, Spacer
from app.exports.form import Form, Params, Table
from app.exports.issuer import Listed, issuer
from app.exports.listing import Data, Day, Listing, Money, Text, numbered
from app.exports.ownform import OWN_FORM, OWN_PAGE_ACROSS, note, own_paper
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


_LIST: Listing[Norm] = Listing(
    numbered("TT", 9),
    Data("kind", "Loại", lambda norm: norm.kind),
    Text("name", "Loại", lambda norm: care_kind(norm.kind).name, 34, data="Tên"),
    Text("relation", "Của ai", lambda norm: norm.relation, 28),
    Day("from", "Từ ngày", lambda norm: norm.valid_from, paper=False),
    Text("range", "Mức tiền", lambda norm: norm.show_amount() if norm.most else "", 36, data="", align=Align.RIGHT),
    Data("amount", "Mức thấp nhất", lambda norm: norm.amount),
    Data("amount_most", "Mức cao nhất", lambda norm: norm.most),
    Money("in_kind", "Hiện vật", lambda norm: norm.in_kind, 20, blank=True),
    Data("per_year", "Lần mỗi năm", lambda norm: norm.per_year),
    Text("times", "Số lần", _times, 22, data=""),
    Text("who", "Điều kiện", rule_line, 30, data=""),
    Data("rule", "Điều kiện", lambda norm: norm.rule.as_text()),
    Text("papers", "Giấy tờ", lambda norm: "; ".join(map(Paper.label_of, norm.papers)), 45),
    Text("basis", "Căn cứ", basis, 40, data=""),
    Data("clause", "Điều khoản", lambda norm: norm.clause),
    Data("source", "Nguồn", lambda norm: norm.source),
    Data("confidence", "Mức tin cậy", lambda norm: norm.confidence),
)


class NormTable(Form[Listed[Norm]]):
    """Bảng định mức chi chăm lo."""

    code = "norm-table"
    title = N_("Bảng định mức chi chăm lo")
    source = OWN_FORM
    group = GROUP
    wants = frozenset({"period", "place", "signed"})

    def gather(self, read: Read, params: Params) -> Listed[Norm]:
        day = params.period_for(self.code).last
        return Listed(issuer(read, params, day), [row.norm for row in norm_rows(read) if row.holds_on(day)])

    def layout(self, gathered: Listed[Norm]) -> Document:
        norms = gathered.lines
        without = sum(not norm.has_source for norm in norms)
        notes = [note(f"{without} mức chưa có điều khoản của đơn vị, chỉ là mẫu tham khảo.")] if without else []
        return own_paper(
            gathered.who,
            ("Bảng định mức chi chăm lo", f"Áp dụng tại ngày {show_date(gathered.who.period.last)}"),
            [
                _LIST.grid(_LIST.rows(norms), pad=0.6),
                Spacer(1.5),
                *(notes if norms else [note("Đơn vị chưa ghi định mức nào.")]),
            ],
            sheet="Bảng định mức chi chăm lo",
            setup=OWN_PAGE_ACROSS,
        )

    def table(self, gathered: Listed[Norm]) -> Table:
        norms = gathered.lines
        without = sum(not norm.has_source for norm in norms)
        return _LIST.table(gathered.who.period, norms, norms=len(norms), without_source=without)


FORM = NormTable()
