"""What papers made of vouchers share: which vouchers, the union and its officers on each voucher's day, their sums."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.ledger import records
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.problems import N_, Message, Refusal
from app.exports.form import JsonValue, NothingToPrint, Params, PeriodMissing
from app.exports.issuer import Issuer, issuer
from app.exports.listing import FieldColumns
from app.models.queries import Read
from app.models.queries.ledger import vouchers
from app.models.queries.ledger.vouchers import VoucherCard

VOID = "HỦY"


class OtherKind(Refusal):
    """The voucher is printed on another form."""

    code = "form-other-kind"
    template = N_("Chứng từ {number} không in trên mẫu {form}. Hãy chọn mẫu dành cho loại chứng từ này.")


@dataclass(frozen=True, slots=True)
class Issued:
    """A voucher with the union and its officers as they stood on its day."""

    card: VoucherCard
    who: Issuer

    @property
    def is_void(self) -> bool:
        """True when it was cancelled; it then counts zero."""
        return self.card.state is VoucherState.VOIDED


@dataclass(frozen=True, slots=True)
class VoucherFigures:
    """The vouchers to print, at least one."""

    vouchers: tuple[Issued, ...]

    @property
    def params(self) -> Params:
        """What the user chose."""
        return self.vouchers[0].who.params

    def named(self, several: str) -> str:
        """The number of the only voucher, else how many there are of what."""
        return self.vouchers[0].card.number if len(self.vouchers) == 1 else f"{len(self.vouchers)} {several}"

    @property
    def period(self) -> str:
        """The chosen period, else the voucher's day."""
        if self.params.period is not None:
            return str(self.params.period)
        day = self.vouchers[0].card.voucher_date.isoformat()
        return f"{day}..{day}"

    @property
    def totals(self) -> dict[str, JsonValue]:
        """How many, and their sum."""
        amount = sum(each.card.total for each in self.vouchers if not each.is_void)
        return {"vouchers": len(self.vouchers), "amount": amount}


VOUCHER = FieldColumns[Issued](records.VOUCHER, lambda each: each.card)
"""Columns of the vouchers printed."""


def gather_vouchers(read: Read, params: Params, kind: VoucherKind, title: str, number: str) -> VoucherFigures:
    """The one voucher named, or all of the period's; refuses a voucher of another kind (naming the form's number) and an empty choice."""
    if params.voucher:
        year = params.period.first.year if params.period is not None and params.period.is_year else None
        card = vouchers.voucher_by_number(read, params.voucher, year)
        if card.kind is not kind:
            raise OtherKind(number=params.voucher, form=number)
        cards: tuple[VoucherCard, ...] = (card,)
    elif params.period is not None:
        cards = vouchers.vouchers_of(read, params.period, kind)
    else:
        raise PeriodMissing(form=Message(title))
    if not cards:
        raise NothingToPrint
    issuers = {day: issuer(read, params, day) for day in {card.voucher_date for card in cards}}
    return VoucherFigures(tuple(Issued(card, issuers[card.voucher_date]) for card in cards))
