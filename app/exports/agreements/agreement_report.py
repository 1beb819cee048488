"""Báo cáo thỏa ước lao động tập thể: what is in force on the period's last day, for whom, with which votes, beside the national targets.

No official layout was found; the figures are those that superior unions ask for. Everything is computed from the register.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.dates import Period, iso_of, show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.agreements.agreementform import percent
from app.exports.document import Align, Block, Column, Document, Grid, Kind, PageNumbers, PageSetup, Row, Spacer, Value
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.letterform import closing, letter_head, paper_number, paper_title, paragraph

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.agreements.agreement_register import Register, Standing
    from app.models.queries.union.organisation import Organisation

_COLUMNS = (
    Column("no", "STT", 9, Kind.INT, align=Align.CENTER),
    Column("title", "Thỏa ước", 44),
    Column("state", "Tình trạng", 27),
    Column("signed", "Ngày ký", 21, Kind.DATE),
    Column("first", "Hiệu lực từ", 21, Kind.DATE),
    Column("last", "Đến ngày", 21, Kind.DATE),
    Column("covered", "Số NLĐ áp dụng", 17, Kind.INT),
    Column("votes", "Tỷ lệ tán thành", 25, align=Align.CENTER),
    Column("better", "Điều có lợi hơn", 16, Kind.INT),
    Column("meal", "Mức ăn ca", 18, Kind.MONEY),
    Column("grade", "Xếp loại", 13, align=Align.CENTER),
    Column("sent", "Gửi cơ quan lao động", 30, align=Align.CENTER),
)
_TARGET_COLUMNS = (
    Column("from", "Áp dụng từ", 30, Kind.DATE),
    Column("target", "Chỉ tiêu", 25, align=Align.CENTER),
    Column("source", "Căn cứ", 150),
)
_PAGE = PageSetup(landscape=True, top=20, right=15, bottom=18, left=20, numbers=PageNumbers.TOP_FROM_SECOND, size=12)


@dataclass(frozen=True, slots=True)
class AgreementReportFigures:
    """The register on the period's last day, and the union."""

    union: Organisation
    officers: Mapping[str, str]
    period: Period
    register: Register
    params: Params


class AgreementReport(Form[AgreementReportFigures]):
    """Báo cáo tình hình ký kết và thực hiện thỏa ước."""

    code = "agreement-report"
    title = N_("Báo cáo thỏa ước lao động tập thể")
    source = N_("Mẫu công đoàn cơ sở thường dùng, không có mẫu quy định.")
    group = N_("Thỏa ước, đối thoại")
    wants = frozenset({"period", "place", "signed"})
    yearly = True

    def gather(self, read: Read, params: Params) -> AgreementReportFigures:
        from app.models.queries.agreements.agreement_register import register_on
        from app.models.queries.union import organisation

        period = params.period_for(self.code)
        return AgreementReportFigures(
            organisation.organisation(read, period.last),
            organisation.officers(read, period.last),
            period,
            register_on(read, period.last),
            params,
        )

    def layout(self, gathered: AgreementReportFigures) -> Document:
        return Document(
            title=f"Báo cáo thỏa ước lao động tập thể – {gathered.union.union}",
            author=gathered.union.union,
            subject="Báo cáo thỏa ước",
            sheet="Báo cáo thỏa ước",
            setup=_PAGE,
            blocks=tuple(_blocks(gathered)),
        )

    def table(self, gathered: AgreementReportFigures) -> Table:
        register = gathered.register
        rows: list[dict[str, JsonValue]] = [_json(each, register.day) for each in register.standings]
        columns = (
            ("title", "Thỏa ước"), ("state", "Tình trạng"), ("signed_on", "Ngày ký"), ("valid_from", "Hiệu lực từ"),
            ("valid_to", "Đến ngày"), ("workers", "Số lao động"), ("covered", "Số người áp dụng"), ("agreed", "Số tán thành"),
            ("better", "Số điều có lợi hơn"), ("meal_price", "Mức ăn ca"), ("grade", "Xếp loại"), ("sent_on", "Ngày gửi"),
            ("sent_in_time", "Gửi đúng hạn"),
        )  # fmt: skip
        return Table(str(gathered.period), columns, rows, totals(register))


def totals(register: Register) -> dict[str, JsonValue]:
    """The sums a superior union adds up over its unions."""
    target = register.target
    return {
        "in_force": len(register.holding),
        "covered": register.covered,
        "better": register.better,
        "expiring": register.expiring,
        "sent_in_time": sum(each.sent_in_time is True for each in register.holding),
        "meal_price": max((each.card.meal_price for each in register.holding), default=0),
        "target": target.value.show() if target else None,
    }


def _by(day: dt.date | None, last: dt.date) -> dt.date | None:
    """A day when it had come by then."""
    return day if day is not None and day <= last else None


def _json(each: Standing, last: dt.date) -> dict[str, JsonValue]:
    facts = each.card.facts
    days = {
        "signed_on": _by(facts.signed_on, last),
        "valid_from": facts.first_day,
        "valid_to": facts.valid_to,
        "sent_on": _by(facts.sent_on, last),
    }
    return {
        "title": each.card.title,
        "state": str(each.state),
        **{key: iso_of(day) for key, day in days.items()},
        "workers": facts.votes.workers if facts.votes else each.card.workers,
        "covered": each.card.covered,
        "agreed": facts.votes.agreed if facts.votes else None,
        "better": each.card.better,
        "meal_price": each.card.meal_price,
        "grade": each.card.grade,
        "sent_in_time": None if each.sent_in_time is None else int(each.sent_in_time),
    }


def _blocks(figures: AgreementReportFigures) -> Iterator[Block]:
    register, year = figures.register, figures.period.last.year
    yield from letter_head(
        figures.union, paper_number("", "BC", year), figures.params.signed_on, place=figures.params.place
    )
    yield paper_title(
        "BÁO CÁO", "Tình hình ký kết và thực hiện thỏa ước lao động tập thể",
        under=f"(Tính đến ngày {show_date(figures.period.last)})",
    )  # fmt: skip
    yield Spacer(3)
    yield from _summary(figures)
    yield Spacer(2)
    rows = [_row(place, each, register.day) for place, each in enumerate(register.standings, 1)]
    yield Grid(_COLUMNS, tuple(rows or [Row((None,) * len(_COLUMNS))]), smaller=2)
    yield Spacer(3)
    yield paragraph("Chỉ tiêu doanh nghiệp có tổ chức công đoàn ký được thỏa ước lao động tập thể:", keeps_next=True)
    targets = [Row((each.valid_from, each.value.show(), each.source)) for each in register.targets]
    yield Grid(_TARGET_COLUMNS, tuple(targets), smaller=1.5, frozen=False)
    yield from closing(figures.officers, (figures.union.superior, "Lưu: CĐCS"))


def _summary(figures: AgreementReportFigures) -> Iterator[Block]:
    register = figures.register
    sums, target = totals(register), register.target
    beside = f" Chỉ tiêu chung đang áp dụng: {target.value.show()} doanh nghiệp có tổ chức công đoàn." if target else ""
    has = "đã có" if register.holding else "chưa có"
    yield paragraph(f"1. Đơn vị {has} thỏa ước đang có hiệu lực: {sums['in_force']} thỏa ước.{beside}")
    yield paragraph(
        f"2. Số người lao động được áp dụng: {show_money(register.covered)} người; số điều có lợi hơn luật: {register.better} điều; "
        f"mức ăn ca cao nhất: {show_money(int(sums['meal_price'] or 0))} đồng một suất."
    )
    yield paragraph(
        f"3. Gửi cơ quan lao động đúng hạn: {sums['sent_in_time']}/{sums['in_force']} thỏa ước; hết hạn trong {register.months} tháng tới: "
        f"{register.expiring} thỏa ước."
    )


def _row(place: int, each: Standing, last: dt.date) -> Row:
    card, facts = each.card, each.card.facts
    votes = (
        f"{facts.votes.agreed}/{facts.votes.workers} ({percent(facts.votes.agreed, facts.votes.workers)})"
        if facts.votes
        else ""
    )
    sent_on = _by(facts.sent_on, last)
    sent = show_date(sent_on) if sent_on else ""
    late = {True: " đúng hạn", False: " quá hạn" if sent else "chưa gửi, quá hạn", None: ""}[each.sent_in_time]
    cells: tuple[Value, ...] = (
        place, card.title + (f" ({card.number})" if card.number else ""), each.state.label, _by(facts.signed_on, last), facts.first_day,
        facts.valid_to, card.covered or None, votes, card.better, card.meal_price or None,
        card.grade if card.grade in ("A", "B", "C", "D") else "", f"{sent}{late}",
    )  # fmt: skip
    return Row(cells)


FORM = AgreementReport()
