"""The chart of a day: which codes there are and which rows the settlement B07 prints, so that new norms may bring others.

The chart of HD 47 is the one the program knows (``STANDARD_CHART``); a policy file brings the next one, from its day on. Codes are
never taken away from a book: what was booked on them stays booked, and a chart without such a code could not close.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from app.domain.ledger.codes import CODES, Code, CodeSide, UnknownCode
from app.domain.problems import N_, Finding, all_at_once, stop

FIGURES = ("opening", "income", "total_income", "spending", "total_spending", "closing", "payable_to_superior")
"""What the settlement reckons by itself; a chart prints each in one row."""
SUMS = {
    "income": CodeSide.INCOME,
    "total_income": CodeSide.INCOME,
    "spending": CodeSide.SPENDING,
    "total_spending": CodeSide.SPENDING,
}
"""Rows that add codes up, and of which side; a ``total_…`` row adds its codes to those of the row without it."""
BOOKED_BY_THE_PROGRAM = ("22", "25.02", "28.01", "31", "32", "33", "34.02", "39", "40", "42")
"""Codes that lists, remittances and proposals of the program book on; no chart may lack one."""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A row of B07: what stands in TT, the label, its code, or the figure it prints; ``adds`` are the codes of a sum."""

    tt: str
    label: str
    code: str = ""
    figure: str = ""
    kind: str = ""
    level: int = 0
    adds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """The codes and rows in force from a day on, by which paper and how sure."""

    since: dt.date
    codes: Mapping[str, Code] = field(hash=False)
    rows: tuple[ChartRow, ...]
    source: str = ""
    confidence: str = ""

    def code(self, given: str) -> Code:
        """The code by its number; refuses what is not in the list."""
        try:
            return self.codes[given]
        except KeyError:
            raise UnknownCode(given=given) from None

    def may_carry_vouchers(self, given: str) -> bool:
        """True for codes a voucher line may use: not a figure of the settlement, not a code that B07 breaks into parts."""
        row = self.codes.get(given)
        return row is not None and row.side is not CodeSide.FIGURE and not self._is_broken(given)

    def _is_broken(self, given: str) -> bool:
        # Why: B07 prints both 25 and its parts; a voucher on the parent would be counted beside its children.
        return any(each.parent == given and each.line is None for each in self.codes.values())

    def line(self, given: str) -> str:
        """The row that a code's money is printed on: ``33.01`` → ``33``, ``25.02`` → ``25.02``."""
        row = self.code(given)
        return row.line or row.code

    def adds(self, figure: str) -> tuple[str, ...]:
        """The codes that the row of a sum adds up."""
        return next((row.adds for row in self.rows if row.figure == figure), ())


_GROUP, _TOTAL = "group", "total"
_ROWS = (
    ChartRow("I", N_("TÍCH LŨY TÀI CHÍNH ĐẦU KỲ"), "10", "opening", _TOTAL),
    ChartRow("II", N_("PHẦN THU"), kind=_GROUP),
    ChartRow("2.1", "Đoàn phí công đoàn", "22"),
    ChartRow("2.2", "Kinh phí công đoàn", "23"),
    ChartRow("2.3", "Ngân sách nhà nước cấp hỗ trợ", "24"),
    ChartRow("2.4", "Các khoản thu khác", "25"),
    ChartRow("", "- Chuyên môn hỗ trợ", "25.01", level=1),
    ChartRow("", "- Thu khác", "25.02", level=1),
    ChartRow("", N_("CỘNG THU TÀI CHÍNH CÔNG ĐOÀN"), "", "income", _TOTAL, adds=("22", "23", "24", "25")),
    ChartRow("2.5", "Tài chính công đoàn cấp trên cấp", "28"),
    ChartRow("", "a- Kinh phí công đoàn cấp trên cấp theo phân phối", "28.01", level=1),
    ChartRow("", "b- Tài chính công đoàn cấp trên cấp hỗ trợ", "28.02", level=1),
    ChartRow("2.6", "Nhận bàn giao tài chính", "40"),
    ChartRow("2.7", "Các khoản khác tăng nguồn tài chính công đoàn", "47"),
    ChartRow("", N_("TỔNG CỘNG THU"), "", "total_income", _TOTAL, adds=("28", "40", "47")),
    ChartRow("III", N_("PHẦN CHI"), kind=_GROUP),
    ChartRow("3.1", "Chi bảo vệ, chăm lo đoàn viên và người lao động", "31"),
    ChartRow("3.2", "Chi tuyên truyền, đào tạo đoàn viên và người lao động", "32"),
    ChartRow("3.3", "Chi quản lý hành chính", "33"),
    ChartRow("3.4", "Chi lương, phụ cấp và các khoản phải nộp theo lương", "34"),
    ChartRow("", "a- Lương, phụ cấp... của cán bộ trong biên chế", "34.01", level=1),
    ChartRow("", "b- Phụ cấp cán bộ công đoàn", "34.02", level=1),
    ChartRow("", "c- Các khoản phải nộp theo lương", "34.03", level=1),
    ChartRow("3.5", "Chi khác", "37"),
    ChartRow("", N_("CỘNG CHI TÀI CHÍNH CÔNG ĐOÀN"), "", "spending", _TOTAL, adds=("31", "32", "33", "34", "37")),
    ChartRow("3.6", "ĐPCĐ đã nộp cấp trên quản lý trực tiếp", "39"),
    ChartRow("3.7", "Bàn giao tài chính công đoàn", "42"),
    ChartRow("3.8", "Các khoản khác giảm nguồn tài chính công đoàn", "48"),
    ChartRow("", N_("TỔNG CỘNG CHI"), "", "total_spending", _TOTAL, adds=("39", "42", "48")),
    ChartRow("IV", N_("TÀI CHÍNH CÔNG ĐOÀN TÍCH LŨY CUỐI KỲ"), "50", "closing", _TOTAL),
    ChartRow("V", N_("TÀI CHÍNH CÔNG ĐOÀN PHẢI NỘP CẤP TRÊN QUẢN LÝ TRỰC TIẾP"), "60", "payable_to_superior", _TOTAL),
)
STANDARD_CHART = Chart(dt.date.min, CODES, _ROWS, "HD 47/HD-TLĐ ngày 30/12/2021, mẫu B07-TLĐ", "có nguồn")


def chart_of(since: dt.date, text: str, source: str, confidence: str) -> Chart:
    """A chart from its stored text; ``ValueError`` or ``LookupError`` for what is none."""
    told = json.loads(text)
    codes = {
        each["code"]: Code(each["code"], each["name"], CodeSide(each["side"]), each.get("parent"), each.get("line"))
        for each in told["code"]
    }
    rows = tuple(ChartRow(**{**each, "adds": tuple(each.get("adds", ()))}) for each in told["row"])
    return Chart(since, codes, rows, source, confidence)


def stored_chart(chart: Chart) -> str:
    """A chart as it is stored."""
    codes = [{key: value for key, value in asdict(each).items() if value is not None} for each in chart.codes.values()]
    rows = [
        {key: value for key, value in asdict(each).items() if value} | {"label": each.label, "tt": each.tt}
        for each in chart.rows
    ]
    return json.dumps({"code": codes, "row": rows}, ensure_ascii=False, default=str)


_CODE_KEYS = {"code", "name", "side", "parent", "line"}
_ROW_KEYS = {"tt", "label", "code", "figure", "kind", "level", "adds"}


def shape_findings(told: Mapping[str, Any]) -> Iterator[Finding]:
    """What a chart of a file lacks before it can be read at all."""
    for key, known, needed in (("code", _CODE_KEYS, ("code", "name", "side")), ("row", _ROW_KEYS, ("tt", "label"))):
        entries = told.get(key)
        if not isinstance(entries, list) or not entries:
            yield stop("chart-empty", N_("Mục lục: hãy ghi ít nhất một [[chart.{key}]]."), key=key)
            continue
        for place, each in enumerate(entries, 1):
            if not isinstance(each, dict) or set(each) - known or any(name not in each for name in needed):
                text = N_("Mục lục, {key} thứ {place}: cần {needed}, chỉ dùng {known}.")
                yield stop(
                    "chart-keys", text, key=key, place=place, needed=", ".join(needed), known=", ".join(sorted(known))
                )
            elif wrong := [name for name, value in each.items() if not _fits(name, value)]:
                text = N_("Mục lục, {key} thứ {place}: giá trị của {wrong} không dùng được.")
                yield stop("chart-value", text, key=key, place=place, wrong=", ".join(wrong))


def _fits(name: str, value: object) -> bool:
    if name == "adds":
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    if name == "level":
        return isinstance(value, int) and 0 <= value <= 3
    choices = {"side": [str(side) for side in CodeSide], "kind": ["", _GROUP, _TOTAL], "figure": ["", *FIGURES]}
    return isinstance(value, str) and value in choices.get(name, [value]) and (name != "code" or len(value) <= 12)


@all_at_once
def chart_findings(chart: Chart, used: Sequence[str] = ()) -> Iterator[Finding]:
    """What keeps a chart from closing a book; ``used`` are the codes that vouchers of the book stand on."""
    lacking = [code for code in (*BOOKED_BY_THE_PROGRAM, *used) if not chart.may_carry_vouchers(code)]
    if lacking:
        text = N_("Mục lục mới thiếu mã {codes}: sổ hoặc chương trình đang ghi tiền vào các mã ấy.")
        yield stop("chart-code-missing", text, codes=", ".join(dict.fromkeys(lacking)))
    for figure in FIGURES:
        if sum(row.figure == figure for row in chart.rows) != 1:
            text = N_("Mẫu B07: phải có đúng một dòng figure = «{figure}».")
            yield stop("chart-figure", text, figure=figure)
    yield from _family_findings(chart)
    added = Counter(code for row in chart.rows for code in row.adds)
    for code in (each for each in chart.codes.values() if each.side is not CodeSide.FIGURE and each.parent is None):
        if added[code.code] != 1:
            text = N_("Mẫu B07: mã {code} phải được cộng đúng một lần trong các dòng tổng (adds).")
            yield stop("chart-not-added", text, code=code.code)


def _family_findings(chart: Chart) -> Iterator[Finding]:
    """Codes that rows, parents and lines name, and the side of what a sum adds."""
    for code in chart.codes.values():
        for name in filter(None, (code.parent, code.line)):
            other = chart.codes.get(name)
            if other is None or other.side is not code.side:
                text = N_("Mục lục: mã {code} dẫn tới mã {other} không có hoặc khác bên thu, chi.")
                yield stop("chart-parent", text, code=code.code, other=name)
    for row in chart.rows:
        if row.code and row.code not in chart.codes:
            yield stop(
                "chart-row-code", N_("Mẫu B07, dòng «{label}»: không có mã {code}."), label=row.label, code=row.code
            )
        for name in row.adds:
            side = chart.codes[name].side if name in chart.codes else None
            if row.figure not in SUMS or side is not SUMS[row.figure] or chart.codes[name].parent is not None:
                text = N_("Mẫu B07, dòng «{label}»: không cộng được mã {code}.")
                yield stop("chart-adds", text, label=row.label, code=name)
