"""The receipt and the payment voucher share their page: head, title with number, body, two rows of signatures.

Here is all they have in common; the words that differ come from each form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.dates import long_date
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.money import show_money
from app.domain.problems import N_, Refusal
from app.domain.words import amount_in_words
from app.exports.document import (
    Align,
    Block,
    Document,
    Field,
    Fields,
    HalfPage,
    KeepTogether,
    Letterhead,
    Line,
    PageBreak,
    PageSetup,
    Signatures,
    Signer,
    Spacer,
    Title,
)
from app.exports.form import JsonValue, NothingToPrint, Params, PeriodMissing
from app.exports.heads import BLANK_DATE, NOTE, NOTE_AND_SEAL, form_head, union_without_kind

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.ledger.vouchers import VoucherCard
    from app.models.queries.union.organisation import Organisation

VOID = "HỦY"


class OtherKind(Refusal):
    """The voucher is printed on another form."""

    code = "form-other-kind"
    template = N_("Chứng từ {number} không in trên mẫu {form}. Hãy chọn mẫu dành cho loại chứng từ này.")


@dataclass(frozen=True, slots=True)
class VoucherFigures:
    """Vouchers with the union and its officers as they stood on each voucher's day."""

    vouchers: tuple[tuple[VoucherCard, Organisation, Mapping[str, str]], ...]
    params: Params


@dataclass(frozen=True, slots=True)
class VoucherWords:
    """What a receipt and a payment say differently. ``second_row`` pairs each role with whose name stands there."""

    number: str
    title: str
    kind: VoucherKind
    person: str
    second_row: tuple[tuple[str, str], ...]


def gather_vouchers(read: Read, params: Params, words: VoucherWords, form: str) -> VoucherFigures:
    """The one voucher named, or all of the period's; refuses a voucher of another kind and an empty choice."""
    from app.models.queries.ledger import vouchers
    from app.models.queries.union import organisation

    if params.voucher:
        year = params.period.first.year if params.period is not None and params.period.is_year else None
        card = vouchers.voucher_by_number(read, params.voucher, year)
        if card.kind is not words.kind:
            raise OtherKind(number=params.voucher, form=words.number)
        cards: tuple[VoucherCard, ...] = (card,)
    elif params.period is not None:
        cards = vouchers.vouchers_of(read, params.period, words.kind)
    else:
        raise PeriodMissing(form=form)
    if not cards:
        raise NothingToPrint
    unions = {card.voucher_date: organisation.organisation(read, card.voucher_date) for card in cards}
    officers = {card.voucher_date: organisation.officers(read, card.voucher_date) for card in cards}
    return VoucherFigures(
        tuple((card, unions[card.voucher_date], officers[card.voucher_date]) for card in cards), params
    )


def voucher_document(figures: VoucherFigures, words: VoucherWords) -> Document:
    """All the vouchers, one to a page or two."""
    two = figures.params.two_to_a_page
    blocks: list[Block] = []
    for place, (card, union, officers) in enumerate(figures.vouchers):
        body = _voucher(card, union, officers, figures.params, words)
        if two:
            blocks.append(HalfPage(body))
        else:
            blocks += [PageBreak()] * (place > 0) + [KeepTogether(body)]
    first, union, _ = figures.vouchers[0]
    name = first.number if len(figures.vouchers) == 1 else f"{len(figures.vouchers)} {words.title.lower()}"
    setup = PageSetup(top=9, bottom=8, left=22, right=15, size=12) if two else PageSetup(top=18, bottom=15, size=13)
    return Document(
        title=f"{words.number} {name} – {union.union}",
        author=union.union,
        subject=words.title.capitalize(),
        sheet=words.number,
        setup=setup,
        blocks=tuple(blocks),
    )


def _voucher(
    card: VoucherCard, union: Organisation, officers: Mapping[str, str], params: Params, words: VoucherWords
) -> tuple[Block, ...]:
    in_words = amount_in_words(card.total, params.words)
    amount = show_money(card.total)
    accountant = officers.get("accountant", "")
    papers = f"{card.documents:02d}" if card.documents else None
    papers_tail = "chứng từ gốc" + (f" ({card.document_note})" if card.document_note else "")
    people = {"person": card.person, "cashier": officers.get("cashier", "")}
    return (
        Letterhead(
            (
                Line("CÔNG ĐOÀN CƠ SỞ", align=Align.CENTER),
                Line(union_without_kind(union.union).upper(), bold=True, underline=0.4),
            ),
            form_head(f"Mẫu số: {words.number}", params.regime_on(card.voucher_date)),
            share=0.46,
        ),
        Spacer(3),
        Title(
            (
                Line(words.title, bold=True, larger=5),
                Line(long_date(card.voucher_date), italic=True),
                Line(f"Số: {card.number}", bold=True),
            ),
            side=(
                Line("Quyển số: …………", align=Align.LEFT, larger=-1),
                Line("Nợ: ………………", align=Align.LEFT, larger=-1),
                Line("Có: ………………", align=Align.LEFT, larger=-1),
            ),
            stamp=VOID if card.state is VoucherState.VOIDED else "",
        ),
        Spacer(2),
        Fields(
            (
                (Field(words.person, card.person or None, bold=True),),
                (Field("Địa chỉ:", card.address or None),),
                (Field("Nội dung:", card.narration),),
                (Field("Số tiền:", card.total, "đồng", bold=True),),
                (Field("(Viết bằng chữ):", in_words, italic=True),),
                (Field("Kèm theo:", papers, papers_tail, leader=False),),
            )
        ),
        Spacer(2),
        Signatures(
            (
                Signer(("THỦ TRƯỞNG ĐƠN VỊ",), NOTE_AND_SEAL, officers.get("chair", "")),
                Signer(("KẾ TOÁN",), NOTE, accountant),
                Signer(("NGƯỜI LẬP",), NOTE, officers.get("preparer") or accountant),
            )
        ),
        Spacer(2),
        Fields(((Field("Đã nhận đủ số tiền:", f"{amount} đồng. (Viết bằng chữ): {in_words}."),),)),
        Spacer(1),
        Signatures(
            tuple(
                Signer((role,), NOTE, people[who], BLANK_DATE if place == len(words.second_row) - 1 else "")
                for place, (role, who) in enumerate(words.second_row)
            )
        ),
    )


JSON_COLUMNS = (
    ("number", "Số"),
    ("date", "Ngày"),
    ("book_date", "Ngày ghi sổ"),
    ("person", "Họ và tên"),
    ("address", "Địa chỉ"),
    ("narration", "Nội dung"),
    ("amount", "Số tiền"),
    ("in_words", "Viết bằng chữ"),
    ("documents", "Số chứng từ gốc"),
    ("state", "Trạng thái"),
)


def json_rows(figures: VoucherFigures) -> list[dict[str, JsonValue]]:
    """One object a voucher; a voided one has the amount it was made for and its state says so."""
    return [
        {
            "number": card.number,
            "date": card.voucher_date.isoformat(),
            "book_date": card.book_date.isoformat(),
            "person": card.person,
            "address": card.address,
            "narration": card.narration,
            "amount": card.total,
            "in_words": amount_in_words(card.total, figures.params.words),
            "documents": card.documents,
            "state": str(card.state),
        }
        for card, _, _ in figures.vouchers
    ]


def json_totals(figures: VoucherFigures) -> dict[str, JsonValue]:
    """How many, and their sum; a voided voucher counts zero."""
    counted = [card.total for card, _, _ in figures.vouchers if card.state is not VoucherState.VOIDED]
    return {"vouchers": len(figures.vouchers), "amount": sum(counted)}


def period_of(figures: VoucherFigures) -> str:
    """The chosen period, else the voucher's day."""
    if figures.params.period is not None:
        return str(figures.params.period)
    day = figures.vouchers[0][0].voucher_date.isoformat()
    return f"{day}..{day}"
