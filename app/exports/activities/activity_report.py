"""Báo cáo kết quả một hoạt động: plan, people, money by funder with its vouchers, figures, photographs, result, signatures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from app.domain.activities.activities import Figure, Funder, cost_shares
from app.domain.dates import show_date
from app.domain.ledger.records import VOUCHER
from app.domain.ledger.vouchers import VoucherState
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.activities.activityform import (
    HOUSE_REPORT,
    SHORT_REPORT,
    ActivityPaper,
    OneActivity,
    days_text,
    people_text,
)
from app.exports.activities.activitygrids import SUM, cost_grid, six, sum_row
from app.exports.document import (
    Block,
    Field,
    Paragraph,
    Pictures,
    Spacer,
    fields,
    heading,
    labelled,
    prose,
)
from app.exports.form import JsonValue, Table
from app.exports.issuer import About, Issuer
from app.exports.listing import Data, FieldColumns, Listing
from app.exports.ownform import OwnPaper
from app.models.queries.activities.activities import ActivityVoucher

_NAMES = 40  # people named on the report; a longer list is its own paper
_PEN = "……………………………………………………………………………………"
_voucher = FieldColumns[ActivityVoucher](VOUCHER)
_DATA = Listing(
    Data("number", "Số chứng từ", lambda each: each.number),
    Data("day", "Ngày", lambda each: each.book_date),
    *_voucher.data("narration"),
    Data("codes", "Mã", lambda each: each.codes),
    Data("amount", "Số tiền", lambda each: each.amount),
    Data("posted", "Đã ghi sổ", lambda each: each.state is VoucherState.POSTED),
)


class ActivityReportPage(ActivityPaper, OwnPaper[OneActivity]):
    """Báo cáo kết quả hoạt động."""

    code = "activity-report"
    title = N_("Báo cáo kết quả một hoạt động")
    source = HOUSE_REPORT
    with_photographs = True
    heading = "Báo cáo kết quả hoạt động"
    sheet = "Báo cáo"
    file = "Báo cáo kết quả {}"
    between = (("NGƯỜI PHỤ TRÁCH", ""),)
    frame = SHORT_REPORT

    def under(self, who: Issuer, about: OneActivity) -> tuple[str, ...]:
        return (about.card.row.title,)

    def body(self, who: Issuer, about: OneActivity) -> Iterator[Block]:
        return chain(_plan(about), _people(about), _money(about), _rest(about))

    def table(self, gathered: About[OneActivity]) -> Table:
        card, row, money = gathered.about.card, gathered.about.card.row, gathered.about.card.row.money
        totals: dict[str, JsonValue] = {
            "people": row.people.came,
            "women": row.people.women,
            "budget": money.budget,
            "spent": money.spent,
            "total": money.total,
            "left_over": money.left_over,
            "cost_per_head": row.cost_per_head,
            **{f"from_{funder}": money.borne_by(funder) for funder in Funder},
            **card.figures,
        }
        return _DATA.table(days_text(row), card.vouchers, **totals)


def _section(number: int, words: str) -> Paragraph:
    return heading(f"{number}. {words}")


def _plan(about: OneActivity) -> Iterator[Block]:
    card, row = about.card, about.card.row
    yield _section(1, "Kế hoạch")
    facts = {
        "Kế hoạch": card.plan_title,
        "Chương trình": about.programme,
        "Thời gian": days_text(row),
        "Địa điểm": row.place,
        "Người phụ trách": row.lead,
        "Dự kiến": f"{show_money(row.expected)} người" if row.expected else "",
        "Dự toán": f"{show_money(row.money.budget)} đồng" if row.money.budget else "",
        "Nội dung": " ".join(card.content.split()),
    }
    for word, value in facts.items():
        if value:
            yield labelled(f"{word}: ", value, indent=6)


def _people(about: OneActivity) -> Iterator[Block]:
    people = about.card.row.people
    yield _section(2, "Người tham gia")
    sentence = people_text(people) or "……… người"
    if people.by_list:
        sentence += f" (có mặt {people.came}/{people.listed} người trong danh sách)"
    yield prose(f"{sentence}.", indent=6)
    came = [each.person for each in about.people if each.attended]
    if came and len(came) <= _NAMES:
        yield labelled("Gồm: ", "; ".join(came) + ".", indent=6, larger=-1)
    results = [f"{each.person}: {each.result}" for each in about.people if each.result]
    if results:
        yield labelled("Kết quả cá nhân: ", "; ".join(results[:_NAMES]) + ".", indent=6, larger=-1)


def _money(about: OneActivity) -> Iterator[Block]:
    card, money = about.card, about.card.row.money
    yield _section(3, "Kinh phí")
    if not money.total and not card.vouchers and not card.planned_sources:
        yield prose("Không sử dụng kinh phí.", indent=6)
        return
    planned: dict[Funder, int] = {}
    for each in card.sources:
        planned[each.funder] = planned.get(each.funder, 0) + each.planned
    yield cost_grid(cost_shares([money]), planned, card.row.people.came or 0)
    goods = [f"{each.name or each.funder.label}: {each.goods}" for each in card.sources if each.goods]
    if goods:
        yield labelled("Hiện vật: ", "; ".join(goods) + ".", indent=6, larger=-1)
    if card.vouchers:
        yield Spacer(1.5)
        posted = [each for each in card.vouchers if each.state is VoucherState.POSTED]
        lines = [(each.narration, show_date(each.book_date), *_both_ways(each), each.number) for each in posted]
        came, went = (sum(_both_ways(each)[way] or 0 for each in posted) for way in (0, 1))
        total = sum_row("Cộng", None, came or None, went, None, second=SUM, third=SUM)
        yield six(lines, "STT", "Chứng từ", "Ngày", "Thu (đồng)", "Chi (đồng)", "Số", below=[total])


def _both_ways(voucher: ActivityVoucher) -> tuple[int | None, int | None]:
    """What it brought in, and what it took out."""
    return (voucher.amount, None) if voucher.kind.brings_in else (None, -voucher.amount)


def _rest(about: OneActivity) -> Iterator[Block]:
    card, number = about.card, 4
    if card.figures:
        yield _section(number, "Số liệu")
        number += 1
        known = [figure for figure in Figure if figure in card.figures]
        yield fields(
            *(
                Field(figure.label.removesuffix(" (đồng)") + ":", show_money(card.figures[figure]), leader=False)
                for figure in known
            ),
            indent=6,
        )
    if card.photographs:
        yield _section(number, "Hình ảnh")
        number += 1
        yield prose(f"{len(card.photographs)} ảnh lưu trong sổ: {', '.join(card.photographs)}.", indent=6)
        if about.pictures:
            yield Spacer(1)
            yield Pictures(about.pictures)
    yield _section(number, "Kết quả, đánh giá")
    for line in (card.result or _PEN).splitlines():
        yield prose(line, indent=6)
