"""Báo cáo kết quả một hoạt động: plan, people, money by giver with its vouchers, figures, photographs, result, signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.domain.activities.activities import Figure, Giver, cost_shares
from app.domain.dates import Period, show_date
from app.domain.ledger.vouchers import VoucherState
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.activities.activityform import (
    GROUP,
    HOUSE_REPORT,
    OneActivity,
    activity_subjects,
    days_text,
    gather_activity,
    people_text,
)
from app.exports.activities.activitygrids import COLUMNS, cost_grid
from app.exports.document import (
    Block,
    Document,
    Field,
    Fields,
    Grid,
    HeadCell,
    PageNumbers,
    PageSetup,
    Paragraph,
    Pictures,
    Row,
    RowKind,
    Run,
    Spacer,
    Title,
)
from app.exports.dues.duesform import centred, own_head, own_signatures
from app.exports.form import Form, JsonValue, Params, Subject, Table

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.activities.activities import ActivityVoucher

_NAMES = 40  # people named on the report; a longer list is its own paper


class ActivityReportPage(Form[OneActivity]):
    """Báo cáo kết quả hoạt động."""

    code = "activity-report"
    title = N_("Báo cáo kết quả một hoạt động")
    source = HOUSE_REPORT
    group = GROUP
    wants = frozenset({"subject", "period", "place", "signed"})

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        return activity_subjects(read, period)

    def gather(self, read: Read, params: Params) -> OneActivity:
        return gather_activity(read, params, self.title, photographs=True)

    def layout(self, gathered: OneActivity) -> Document:
        union, row = gathered.organisation, gathered.card.row
        return Document(
            title=f"Báo cáo kết quả {row.title} – {union.union}",
            author=union.union,
            subject="Báo cáo kết quả hoạt động",
            sheet="Báo cáo",
            setup=PageSetup(top=12, right=14, bottom=13, left=20, size=12, fit=1, numbers=PageNumbers.BOTTOM),
            blocks=(
                own_head(union),
                Spacer(3),
                Title((centred("BÁO CÁO KẾT QUẢ HOẠT ĐỘNG", 3), centred(row.title))),
                Spacer(2),
                *_plan(gathered),
                *_people(gathered),
                *_money(gathered),
                *_rest(gathered),
                Spacer(3),
                own_signatures(union, gathered.officers, gathered.params, ("NGƯỜI PHỤ TRÁCH", "")),
            ),
        )

    def table(self, gathered: OneActivity) -> Table:
        row, money = gathered.card.row, gathered.card.row.money
        rows: list[dict[str, JsonValue]] = [
            {
                "number": each.number, "day": each.book_date.isoformat(), "narration": each.narration, "codes": each.codes,
                "amount": each.amount, "posted": int(each.state is VoucherState.POSTED),
            }
            for each in gathered.card.vouchers
        ]  # fmt: skip
        totals: dict[str, JsonValue] = {
            "people": row.people.came, "women": row.people.women, "budget": money.budget, "spent": money.spent,
            "total": money.total, "left_over": money.left_over, "cost_per_head": row.cost_per_head,
            **{f"from_{giver}": money.borne_by(giver) for giver in Giver}, **gathered.card.figures,
        }  # fmt: skip
        return Table(days_text(row), _JSON_COLUMNS, rows, totals)


_JSON_COLUMNS = (
    ("number", "Số chứng từ"), ("day", "Ngày"), ("narration", "Nội dung"), ("codes", "Mã"), ("amount", "Số tiền"), ("posted", "Đã ghi sổ"),
)  # fmt: skip


def _section(number: int, words: str) -> Paragraph:
    return Paragraph((Run(f"{number}. {words}", bold=True),), keeps_next=True)


def _plan(gathered: OneActivity) -> Iterator[Block]:
    card, row = gathered.card, gathered.card.row
    yield _section(1, "Kế hoạch")
    facts = [
        ("Kế hoạch", card.plan_title), ("Chương trình", gathered.programme), ("Thời gian", days_text(row)), ("Địa điểm", row.place),
        ("Người phụ trách", row.lead), ("Dự kiến", f"{show_money(row.expected)} người" if row.expected else ""),
        ("Dự toán", f"{show_money(row.money.budget)} đồng" if row.money.budget else ""), ("Nội dung", " ".join(card.content.split())),
    ]  # fmt: skip
    for word, value in facts:
        if value:
            yield Paragraph((Run(f"{word}: ", italic=True), Run(value)), indent=6)


def _people(gathered: OneActivity) -> Iterator[Block]:
    people = gathered.card.row.people
    yield _section(2, "Người tham gia")
    told = people_text(people) or "……… người"
    if people.by_list:
        told += f" (có mặt {people.came}/{people.listed} người trong danh sách)"
    yield Paragraph((Run(f"{told}."),), indent=6)
    came = [each.person for each in gathered.people if each.attended]
    if came and len(came) <= _NAMES:
        yield Paragraph((Run("Gồm: ", italic=True), Run("; ".join(came) + ".")), indent=6, larger=-1)
    results = [f"{each.person}: {each.result}" for each in gathered.people if each.result]
    if results:
        yield Paragraph(
            (Run("Kết quả cá nhân: ", italic=True), Run("; ".join(results[:_NAMES]) + ".")), indent=6, larger=-1
        )


def _money(gathered: OneActivity) -> Iterator[Block]:
    card, money = gathered.card, gathered.card.row.money
    yield _section(3, "Kinh phí")
    if not money.total and not card.vouchers and not card.planned_sources:
        yield Paragraph((Run("Không sử dụng kinh phí."),), indent=6)
        return
    planned: dict[Giver, int] = {}
    for each in card.sources:
        planned[each.giver] = planned.get(each.giver, 0) + each.planned
    yield cost_grid(cost_shares([money]), planned, card.row.people.came or 0)
    goods = [f"{each.name or each.giver.label}: {each.goods}" for each in card.sources if each.goods]
    if goods:
        yield Paragraph((Run("Hiện vật: ", italic=True), Run("; ".join(goods) + ".")), indent=6, larger=-1)
    if card.vouchers:
        yield Spacer(1.5)
        yield Grid(COLUMNS, tuple(_voucher_rows(card.vouchers)), _VOUCHER_HEAD, smaller=2)


_VOUCHER_HEAD = (tuple(HeadCell(each) for each in ("STT", "Chứng từ", "Ngày", "Thu (đồng)", "Chi (đồng)", "Số")),)


def _voucher_rows(vouchers: Sequence[ActivityVoucher]) -> Iterator[Row]:
    posted = [each for each in vouchers if each.state is VoucherState.POSTED]
    for number, each in enumerate(posted, 1):
        came, went = (each.amount, None) if each.kind.brings_in else (None, -each.amount)
        yield Row((str(number), each.narration, show_date(each.book_date), came, went, each.number))
    came_all = sum(each.amount for each in posted if each.kind.brings_in)
    went_all = sum(-each.amount for each in posted if not each.kind.brings_in)
    yield Row((None, "Cộng", None, came_all or None, went_all, None), RowKind.TOTAL)


def _rest(gathered: OneActivity) -> Iterator[Block]:
    card, number = gathered.card, 4
    if card.figures:
        yield _section(number, "Số liệu")
        number += 1
        known = [figure for figure in Figure if figure in card.figures]
        lines = tuple(
            (Field(figure.label.removesuffix(" (đồng)") + ":", show_money(card.figures[figure]), leader=False),)
            for figure in known
        )
        yield Fields(lines, indent=6)
    if card.photographs:
        yield _section(number, "Hình ảnh")
        number += 1
        yield Paragraph((Run(f"{len(card.photographs)} ảnh lưu trong sổ: {', '.join(card.photographs)}."),), indent=6)
        if gathered.pictures:
            yield Spacer(1)
            yield Pictures(gathered.pictures)
    yield _section(number, "Kết quả, đánh giá")
    for line in (card.result or "……………………………………………………………………………………").splitlines():
        yield Paragraph((Run(line),), indent=6)


FORM = ActivityReportPage()
