"""Phiếu quyết toán quà: listed, given, not received by name, money taken out and returned, and the vouchers that hold it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain import clock
from app.domain.dates import show_date
from app.domain.ledger.records import VOUCHER
from app.domain.ledger.vouchers import VoucherState
from app.domain.money import show_money
from app.domain.problems import N_, Message
from app.exports.document import Align, Block, PageSetup, Row, RowKind, Spacer, aired, heading, labelled, prose
from app.exports.form import Table
from app.exports.gifts.giftform import GiftFigures, GiftList, GiftPaper
from app.exports.issuer import Issuer
from app.exports.listing import Code, Count, Data, Day, FieldColumns, Listing, Money, Text
from app.exports.ownform import Frame
from app.models.queries.gifts.gifts import GiftVoucher

Sums = tuple[str, int | None, int | None, int | None]
"""What is summed, for how many, money and goods in đồng; None while nobody knows."""

_TO_COME = N_("Chưa đến ngày phát ({day}): số đã nhận, chưa nhận để trống.")
_SUMS: Listing[Sums] = Listing(
    Text("what", "Nội dung", lambda sums: sums[0], 92),
    Count("people", "Số người", lambda sums: sums[1], 25),
    Money("amount", "Số tiền (đồng)", lambda sums: sums[2], 33, blank=True),
    Money("in_kind", "Hiện vật (đồng)", lambda sums: sums[3], 32, blank=True),
)


def _is_posted(each: GiftVoucher) -> bool:
    return each.state is VoucherState.POSTED


def _narration(each: GiftVoucher) -> str:
    return each.narration if _is_posted(each) else f"{each.narration} ({each.state.label.lower()})"


_voucher = FieldColumns[GiftVoucher](VOUCHER)
_VOUCHERS: Listing[GiftVoucher] = Listing(
    Code("number", "Chứng từ", lambda each: each.number, 32, align=Align.LEFT),
    Day("day", "Ngày ghi sổ", lambda each: each.book_date, 26, data="Ngày"),
    _voucher("state", paper=False),
    Text("narration", "Nội dung", _narration, 64, data=""),
    Count("people", "Số người", lambda each: each.people, 20),
    Money("posted", "Số tiền (đồng)", lambda each: each.amount if _is_posted(each) else None, 40, data=""),
    Data("amount", "Số tiền", lambda each: each.amount),
)


def is_to_come(about: GiftList) -> bool:
    """True while the day of the gifts has not come and nothing of them is marked or booked: nobody has received anything yet."""
    marked = any(each.received is not None for each in about.people)
    return about.card.day > clock.today() and not marked and not about.card.vouchers


def _left_row(left: Sums) -> Row:
    row = _SUMS.row(left).reckoned("left")
    known = left[1] is not None
    return row.reckoned(amount="{listed}-{given}", in_kind="{listed}-{given}") if known else row


class GiftSettlement(GiftPaper):
    """Phiếu quyết toán quà."""

    code = "gift-settlement"
    title = N_("Phiếu quyết toán quà")
    file = "Quyết toán quà"
    sheet = "Quyet toan"
    frame = Frame(PageSetup(size=12, left=15, right=13, fit=1), larger=1, air=(4, 3, 4))

    def body(self, who: Issuer, about: GiftList) -> Iterator[Block]:
        card, sums, whom = about.card, about.card.sums, about.whom
        given: Sums = (f"Đã nhận ({whom})", sums.received, sums.given, sums.given_in_kind)
        left: Sums = (f"Chưa nhận ({whom})", sums.missed, sums.total - sums.given, sums.in_kind - sums.given_in_kind)
        if is_to_come(about):
            given, left = (given[0], None, None, None), (left[0], None, None, None)
        rows = (
            _SUMS.row((f"Theo danh sách ngày {show_date(card.day)}", sums.people, sums.total, sums.in_kind)).reckoned(
                "listed"
            ),
            _SUMS.row(given, kind=RowKind.SUBTOTAL).reckoned("given"),
            _left_row(left),
        )
        yield from aired(_SUMS.grid(rows, smaller=1, frozen=False, pad=1.1), below=3)
        if card.taken:
            text = f"Tiền rút ra để phát: {show_money(card.taken)} đồng; đã phát {show_money(sums.given)} đồng; "
            yield prose(f"{text}nộp lại quỹ {show_money(card.left_over)} đồng.", bold=bool(card.left_over))
            yield Spacer(2)
        missed = [each for each in about.people if each.received is False]
        if missed:
            names = (each.person + (f" (con {each.parent})" if each.parent else "") for each in missed)
            yield labelled("Chưa nhận: ", f"{', '.join(names)}.", bold=True)
            yield Spacer(2)
        if card.vouchers:
            yield heading("Chứng từ")
            yield Spacer(1)
            total = _VOUCHERS.band("", RowKind.TOTAL, {"number": "Cộng đã ghi sổ", "posted": card.posted})
            total = total.reckoned(posted="SUM({every})")
            yield _VOUCHERS.grid(_VOUCHERS.rows(card.vouchers), total, smaller=1, frozen=False)
        waiting = sums.given - card.posted
        if waiting and not is_to_come(about):
            yield prose(f"Đã phát mà chưa ghi sổ: {show_money(waiting)} đồng.", italic=True)

    def missing(self, gathered: GiftFigures) -> Sequence[Message]:
        return [Message(_TO_COME, {"day": show_date(gathered.about.card.day)})] if is_to_come(gathered.about) else []

    def table(self, gathered: GiftFigures) -> Table:
        card, sums = gathered.about.card, gathered.about.card.sums
        return _VOUCHERS.table(
            card.day,
            card.vouchers,
            listed=sums.total,
            given=sums.given,
            posted=card.posted,
            taken=card.taken,
            left_over=card.left_over,
            missed=sums.missed,
        )
