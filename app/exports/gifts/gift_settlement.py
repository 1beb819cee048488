"""Phiếu quyết toán quà: listed, given, not received by name, money taken out and returned, and the vouchers that hold it."""

from __future__ import annotations

from app.domain.dates import long_date, show_date
from app.domain.gifts.gifts import GiftTo
from app.domain.ledger.vouchers import VoucherState
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import (
    Align,
    Block,
    Column,
    Document,
    Grid,
    Kind,
    PageSetup,
    Paragraph,
    Row,
    RowKind,
    Run,
    Spacer,
    Title,
)
from app.exports.form import JsonValue, Table
from app.exports.gifts.giftform import GiftFigures, GiftPaper
from app.exports.ownform import centred, own_head, own_signatures

_SUM_COLUMNS = (
    Column("what", "Nội dung", 92),
    Column("people", "Số người", 25, Kind.INT),
    Column("amount", "Số tiền (đồng)", 33, Kind.MONEY),
    Column("in_kind", "Hiện vật (đồng)", 32, Kind.MONEY),
)
_VOUCHER_COLUMNS = (
    Column("number", "Chứng từ", 32, Kind.CODE, align=Align.LEFT),
    Column("day", "Ngày ghi sổ", 26, Kind.DATE),
    Column("narration", "Nội dung", 64),
    Column("people", "Số người", 20, Kind.INT),
    Column("amount", "Số tiền (đồng)", 40, Kind.MONEY),
)


class GiftSettlement(GiftPaper):
    """Phiếu quyết toán quà."""

    code = "gift-settlement"
    title = N_("Phiếu quyết toán quà")

    def layout(self, gathered: GiftFigures) -> Document:
        card, union = gathered.card, gathered.organisation
        blocks: list[Block] = [
            own_head(union),
            Spacer(4),
            Title((centred("PHIẾU QUYẾT TOÁN QUÀ", 1), centred(card.title), centred(long_date(card.day)))),
            Spacer(3),
            Grid(_SUM_COLUMNS, _sums(gathered), smaller=1, frozen=False, pad=1.1),
            Spacer(3),
        ]
        if card.taken:
            left = card.left_over
            text = f"Tiền rút ra để phát: {show_money(card.taken)} đồng; đã phát {show_money(card.sums.given)} đồng; "
            blocks.append(Paragraph((Run(text + f"nộp lại quỹ {show_money(left)} đồng.", bold=bool(left)),)))
            blocks.append(Spacer(2))
        missed = [
            each.person + (f" (con {each.parent})" if each.parent else "")
            for each in gathered.people
            if each.received is False
        ]
        if missed:
            blocks.append(Paragraph((Run("Chưa nhận: ", bold=True), Run(f"{', '.join(missed)}."))))
            blocks.append(Spacer(2))
        if card.vouchers:
            rows = [
                Row((each.number, each.book_date, each.narration if each.state == "posted" else f"{each.narration} ({VoucherState(each.state).label.lower()})",
                     each.people, each.amount if each.state == "posted" else None))
                for each in card.vouchers
            ]  # fmt: skip
            rows.append(Row(("Cộng đã ghi sổ", None, None, None, card.posted), RowKind.TOTAL))
            blocks += [
                Paragraph((Run("Chứng từ", bold=True),), keeps_next=True),
                Spacer(1),
                Grid(_VOUCHER_COLUMNS, rows, smaller=1, frozen=False),
            ]
        waiting = card.sums.given - card.posted
        if waiting:
            blocks.append(Paragraph((Run(f"Đã phát mà chưa ghi sổ: {show_money(waiting)} đồng.", italic=True),)))
        blocks += [Spacer(4), own_signatures(union, gathered.officers, gathered.params, ("THỦ QUỸ", "cashier"))]
        return Document(
            title=f"Quyết toán quà – {card.title}", author=union.union, subject=card.title, sheet="Quyet toan",
            setup=PageSetup(size=12, left=15, right=13, fit=1), blocks=tuple(blocks),
        )  # fmt: skip

    def table(self, gathered: GiftFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "number": each.number,
                "day": each.book_date.isoformat(),
                "state": each.state,
                "people": each.people,
                "amount": each.amount,
            }
            for each in gathered.card.vouchers
        ]
        columns = (
            ("number", "Chứng từ"),
            ("day", "Ngày"),
            ("state", "Trạng thái"),
            ("people", "Số người"),
            ("amount", "Số tiền"),
        )
        sums = gathered.card.sums
        totals: dict[str, JsonValue] = {
            "listed": sums.total,
            "given": sums.given,
            "posted": gathered.card.posted,
            "taken": gathered.card.taken,
            "left_over": gathered.card.left_over,
            "missed": sums.missed,
        }
        return Table(gathered.card.day.isoformat(), columns, rows, totals)


def _sums(gathered: GiftFigures) -> list[Row]:
    sums = gathered.card.sums
    who = "cháu" if gathered.card.rule.to is GiftTo.CHILDREN else "người"
    day = f" ngày {show_date(gathered.card.day)}"
    return [
        Row((f"Theo danh sách{day}", sums.people, sums.total or None, sums.in_kind or None)),
        Row((f"Đã nhận ({who})", sums.received, sums.given or None, sums.given_in_kind or None), RowKind.SUBTOTAL),
        Row(
            (
                f"Chưa nhận ({who})",
                sums.missed,
                (sums.total - sums.given) or None,
                (sums.in_kind - sums.given_in_kind) or None,
            )
        ),
    ]


FORM = GiftSettlement()
