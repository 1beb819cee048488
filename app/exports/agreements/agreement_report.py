"""Báo cáo thỏa ước lao động tập thể: what is in force on the period's last day, for whom, with which votes, beside the national targets.

No official layout was found; the figures are those that superior unions ask for. Everything is computed from the register.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from app.domain.agreements.records import AGREEMENT
from app.domain.dates import Period, show_date
from app.domain.money import Rate, show_money
from app.domain.problems import N_
from app.domain.timeline import DatedValue
from app.exports.agreements.agreementform import percent
from app.exports.document import Align, Block, Document, PageNumbers, PageSetup, Row, Spacer, aired
from app.exports.form import JsonValue, Table
from app.exports.issuer import About
from app.exports.letterform import closing, letter, paper_number, paragraph
from app.exports.listing import Count, Data, Day, FieldColumns, Listing, Screen, Text, numbered
from app.exports.ownform import OWN_FORM
from app.exports.paper import PeriodForm
from app.models.queries import Read
from app.models.queries.agreements.agreement_register import Register, Standing, register_on

_PAGE = PageSetup(landscape=True, top=20, right=15, bottom=18, left=20, numbers=PageNumbers.TOP_FROM_SECOND, size=12)


def _by(day: dt.date | None, last: dt.date) -> dt.date | None:
    """A day when it had come by then."""
    return day if day is not None and day <= last else None


def _titled(each: Standing) -> str:
    return each.card.title + (f" ({each.card.number})" if each.card.number else "")


def _votes(each: Standing) -> str:
    votes = each.card.facts.votes
    return f"{votes.agreed}/{votes.workers} ({percent(votes.agreed, votes.workers)})" if votes else ""


def _workers(each: Standing) -> int:
    votes = each.card.facts.votes
    return votes.workers if votes else each.card.workers


def _agreed(each: Standing) -> int | None:
    votes = each.card.facts.votes
    return votes.agreed if votes else None


def _sent(each: Standing, last: dt.date) -> str:
    day = _by(each.card.facts.sent_on, last)
    sent = show_date(day) if day else ""
    late = {True: " đúng hạn", False: " quá hạn" if sent else "chưa gửi, quá hạn", None: ""}[each.sent_in_time]
    return f"{sent}{late}"


def _valid_to(each: Standing) -> dt.date | None:
    return each.card.facts.valid_to


def _grade(each: Standing) -> str:
    return each.card.grade if each.card.grade in ("A", "B", "C", "D") else ""


_agreement = FieldColumns[Standing](AGREEMENT, lambda each: each.card)


def register_listing(last: dt.date) -> Listing[Standing]:
    """The columns as of the register's day."""
    on_request = Screen(100, hidden=True)
    return Listing(
        numbered(width=9),
        Text("named", "Thỏa ước", _titled, 44, data=""),
        _agreement("title", paper=False, data="Thỏa ước", screen=Screen(250, stretch=True)),
        Text("standing", "Tình trạng", lambda each: each.state.label, 27, data=""),
        Data("state", "Tình trạng", lambda each: str(each.state), screen=Screen(166, label=N_("Trạng thái"))),
        Data("left", N_("Còn lại"), lambda each: each.left, data="", screen=Screen(116)),
        _agreement("signed_on", 21, value=lambda each: _by(each.card.facts.signed_on, last), screen=on_request),
        _agreement("valid_from", 21, value=lambda each: each.card.facts.first_day),
        _agreement(
            "valid_to",
            21,
            value=lambda each: each.card.facts.valid_to,
            label="Đến ngày",
            screen=Screen(100, hidden=True),
        ),
        _agreement("workers", paper=False, value=_workers),
        _agreement("covered", 17, label="Số NLĐ áp dụng", data="Số người áp dụng", blank=True, screen=Screen(76)),
        Text(
            "votes",
            "Tỷ lệ tán thành",
            _votes,
            25,
            align=Align.CENTER,
            data="",
            screen=Screen(84, label=N_("Tán thành")),
        ),
        _agreement("agreed", paper=False, value=_agreed),
        Count("better", "Điều có lợi hơn", lambda each: each.card.better, 16, data="Số điều có lợi hơn"),
        _agreement("meal_price", 18, blank=True),
        Text("graded", "Xếp loại", _grade, 13, align=Align.CENTER, data=""),
        Data("grade", "Xếp loại", lambda each: each.card.grade, screen=Screen(54, label=N_("Loại"))),
        _agreement("kind", paper=False, data="", screen=Screen(170, hidden=True)),
        Text("sent", "Gửi cơ quan lao động", lambda each: _sent(each, last), 30, align=Align.CENTER, data=""),
        _agreement("sent_on", paper=False, value=lambda each: _by(each.card.facts.sent_on, last)),
        Data("sent_in_time", "Gửi đúng hạn", lambda each: each.sent_in_time),
    )


_TARGETS: Listing[DatedValue[Rate]] = Listing(
    Day("from", "Áp dụng từ", lambda each: each.valid_from, 30),
    Text("target", "Chỉ tiêu", lambda each: each.value.show(), 25, align=Align.CENTER),
    Text("source", "Căn cứ", lambda each: each.source, 150),
)


class AgreementReport(PeriodForm[Register]):
    """Báo cáo tình hình ký kết và thực hiện thỏa ước."""

    code = "agreement-report"
    title = N_("Báo cáo thỏa ước lao động tập thể")
    source = OWN_FORM
    group = N_("Thỏa ước, đối thoại")
    wants = frozenset({"period", "place", "signed"})
    yearly = True

    def facts(self, read: Read, period: Period) -> Register:
        return register_on(read, period.last)

    def layout(self, gathered: About[Register]) -> Document:
        who, last = gathered.who, gathered.who.period.last
        return letter(
            who,
            ("BÁO CÁO", "Tình hình ký kết và thực hiện thỏa ước lao động tập thể"),
            _body(gathered),
            under=f"(Tính đến ngày {show_date(last)})",
            number=paper_number("", "BC", last.year),
            day=who.params.signed_on,
            sheet="Báo cáo thỏa ước",
            name="Báo cáo thỏa ước lao động tập thể",
            subject="Báo cáo thỏa ước",
            setup=_PAGE,
        )

    def table(self, gathered: About[Register]) -> Table:
        register = gathered.about
        return register_listing(register.day).table(gathered.who.period, register.standings, **totals(register))


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


def _body(figures: About[Register]) -> Iterator[Block]:
    register, listing = figures.about, register_listing(figures.about.day)
    yield from _summary(register)
    yield Spacer(2)
    empty = [Row((None,) * len(listing.printed))]
    yield from aired(
        listing.grid(listing.rows(register.standings) if register.standings else empty, smaller=2), below=3
    )
    yield paragraph("Chỉ tiêu doanh nghiệp có tổ chức công đoàn ký được thỏa ước lao động tập thể:", keeps_next=True)
    yield _TARGETS.grid(_TARGETS.rows(register.targets), frozen=False)
    yield from closing(figures.who, figures.who.superior, "Lưu: CĐCS")


def _summary(register: Register) -> Iterator[Block]:
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
