"""Mẫu 1-HĐCĐ, báo cáo hoạt động công đoàn cơ sở năm: the statistics that go up, as of 31/5 or 30/11.

Law: QĐ 1454/QĐ-TLĐ 28/11/2014; the copy that was found breaks off after row 10, and so does this paper.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.dates import Period, show_date
from app.domain.problems import N_, Message
from app.domain.settlement.settlement import BasicIndicators
from app.exports.document import Align, Block, Document, Line, PageSetup, RowKind, Spacer, Title, heading
from app.exports.form import Table
from app.exports.heads import plain_head
from app.exports.issuer import About, Issuer
from app.exports.listing import Count, Listing, Text
from app.exports.ownform import own_signatures
from app.exports.paper import PeriodForm
from app.models.queries import Read
from app.models.queries.settlement.settlement import basic_indicators

_BY_HAND = N_("Sổ không ghi lao động ngoài công đoàn, tiền lương, nhà ở, hợp đồng: các dòng ấy để trống, ghi tay.")
_SECTIONS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    ("1. Lao động", (("Tổng số lao động", "người", "workers"), ("– Trong đó: nữ", "người", ""))),
    ("2. Việc làm", (("Số lao động thiếu việc làm", "người", ""), ("– Trong đó: nữ", "người", ""))),
    (
        "3. Tiền lương",
        (
            ("Tiền lương bình quân tháng của 1 người lao động", "đồng", ""),
            ("Tổng số tiền doanh nghiệp còn nợ lương", "đồng", ""),
        ),
    ),
    ("4. Nhà ở", (("Số người được bố trí nhà ở", "người", ""), ("Số người phải tự thuê", "người", ""))),
    (
        "5. HĐLĐ, BHXH, BHYT, BHTN",
        (
            ("Số lao động được ký HĐLĐ", "người", ""),
            ("Số lao động được đóng BHXH, BHYT, BHTN", "người", ""),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Statistic:
    """One row of the form; ``value`` None is left to the hand."""

    number: int
    label: str
    unit: str
    value: int | None


def statistics(indicators: BasicIndicators) -> Iterator[tuple[str, tuple[Statistic, ...]]]:
    """Every heading with its rows, numbered on."""
    number = 0
    for title, rows in _SECTIONS:
        made = []
        for label, unit, known in rows:
            number += 1
            made.append(Statistic(number, label, unit, getattr(indicators, known) if known else None))
        yield title, tuple(made)


_LIST: Listing[Statistic] = Listing(
    Text("number", "TT", lambda each: str(each.number), 12, align=Align.CENTER),
    Text("label", "Nội dung", lambda each: each.label, 96),
    Text("unit", "Đơn vị tính", lambda each: each.unit, 24, align=Align.CENTER),
    Count("value", "Số lượng", lambda each: each.value, 26),
    Text("note", "Ghi chú", lambda _each: "", 22, data=""),
)


def cut_off(period: Period) -> dt.date:
    """The day the statistics stand on: 31 May of a first half-year, else 30 November."""
    return dt.date(period.last.year, 5, 31) if period.last.month <= 6 else dt.date(period.last.year, 11, 30)


class UnionStatistics(PeriodForm[BasicIndicators]):
    """Báo cáo hoạt động công đoàn cơ sở năm (Mẫu 1-HĐCĐ)."""

    code = "union-statistics"
    title = N_("Báo cáo hoạt động công đoàn cơ sở năm (Mẫu 1-HĐCĐ)")
    source = N_("Quyết định 1454/QĐ-TLĐ ngày 28/11/2014; từ dòng 11 chưa có mẫu thật nên chưa in.")
    group = N_("Báo cáo")
    wants = frozenset({"period", "place", "signed"})

    def facts(self, read: Read, period: Period) -> BasicIndicators:
        return basic_indicators(read, Period.of_year(period.last.year))

    def missing(self, gathered: About[BasicIndicators]) -> Sequence[Message]:
        return [Message(_BY_HAND)]

    def layout(self, gathered: About[BasicIndicators]) -> Document:
        who, year = gathered.who, gathered.who.period.last.year
        title = f"BÁO CÁO HOẠT ĐỘNG CÔNG ĐOÀN CƠ SỞ NĂM {year}"
        day = show_date(cut_off(who.period))
        blocks = (
            plain_head(
                f"CÔNG ĐOÀN CẤP TRÊN: {who.superior}", f"ĐƠN VỊ BÁO CÁO: {who.union}", "MẪU SỐ 1-HĐCĐ\n(Dùng cho CĐCS)"
            ),
            Spacer(4),
            Title((Line(title, bold=True, larger=2), Line(f"(Số liệu tính đến ngày: {day})", italic=True))),
            Spacer(3),
            heading("A- SỐ LIỆU"),
            heading("I. Tình hình lao động"),
            *_grid(who, gathered.about),
        )
        setup = PageSetup(top=16, right=15, bottom=14, left=22, size=12)
        return who.document(f"Mẫu 1-HĐCĐ năm {year}", "1-HĐCĐ", setup, blocks, subject="Báo cáo hoạt động CĐCS năm")

    def table(self, gathered: About[BasicIndicators]) -> Table:
        rows = [row for _title, made in statistics(gathered.about) for row in made]
        return _LIST.table(cut_off(gathered.who.period), rows)


def _grid(who: Issuer, indicators: BasicIndicators) -> Iterator[Block]:
    rows = []
    for title, made in statistics(indicators):
        rows += [_LIST.band(title, RowKind.GROUP), *_LIST.rows(made)]
    yield _LIST.grid(rows, smaller=1, pad=0.8, frozen=False)
    yield Spacer(4)
    yield own_signatures(who)
