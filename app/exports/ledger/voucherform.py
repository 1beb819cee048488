"""What papers made of vouchers share: which vouchers, the union and its officers on each voucher's day, their sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from app.domain.dates import Period
from app.domain.ledger import records
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.problems import N_, Message, Refusal
from app.domain.text import fold
from app.exports.form import Form, NothingToPrint, Params, Table
from app.exports.issuer import Issuer, issuer
from app.exports.listing import FieldColumns, Listing
from app.models.queries import Read
from app.models.queries.ledger import vouchers
from app.models.queries.ledger.accounts import CashAccount, cash_accounts
from app.models.queries.ledger.vouchers import VoucherCard

VOID = "HỦY"
_ONE_HAND = N_("Người nộp, nhận tiền là thủ quỹ ở {numbers}: một người ký cả hai bên.")


class OtherKind(Refusal):
    """The voucher is printed on another form."""

    code = "form-other-kind"
    template = N_("Chứng từ {number} không in trên mẫu {form}. Hãy chọn mẫu dành cho loại chứng từ này.")


@dataclass(frozen=True, slots=True)
class Issued:
    """A voucher with the union and its officers as they stood on its day, and the account it moves."""

    card: VoucherCard
    who: Issuer
    account: CashAccount

    @property
    def has_one_hand(self) -> bool:
        """True when whoever pays or is paid keeps the cash too, so that one name stands on both sides."""
        cashier = fold(self.who.officer("cashier"))
        return self.card.kind.is_cash and cashier == fold(self.card.person) != ""

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
    def period(self) -> Period:
        """The chosen period, else the voucher's day."""
        day = self.vouchers[0].card.voucher_date
        return self.params.period or Period(day, day)


VOUCHER = FieldColumns[Issued](records.VOUCHER, lambda each: each.card)
"""Columns of the vouchers printed."""


class VoucherPaper(Form[VoucherFigures]):
    """A paper of vouchers of one ``kind``: those named, or all of the period's. ``number`` is what the form is called."""

    group = N_("Chứng từ")
    wants = frozenset({"period", "voucher"})
    kind: ClassVar[VoucherKind]
    number: ClassVar[str]
    listing: Listing[Issued]

    def gather(self, read: Read, params: Params) -> VoucherFigures:
        """The vouchers; refuses one of another kind and an empty choice."""
        if params.voucher:
            year = params.period.first.year if params.period is not None and params.period.is_year else None
            numbers = [number for each in params.voucher.split(",") if (number := each.strip())]
            cards = tuple(vouchers.voucher_by_number(read, number, year) for number in dict.fromkeys(numbers))
            for card in cards:
                if card.kind is not self.kind:
                    raise OtherKind(number=card.number, form=self.number)
        else:
            cards = vouchers.vouchers_of(read, params.period_for(self.title), self.kind)
        if not cards:
            raise NothingToPrint
        issuers = {day: issuer(read, params, day) for day in {card.voucher_date for card in cards}}
        funds = {fund.key: fund for fund in cash_accounts(read, with_closed=True)}
        return VoucherFigures(tuple(Issued(card, issuers[card.voucher_date], funds[card.fund_key]) for card in cards))

    def missing(self, gathered: VoucherFigures) -> Sequence[Message]:
        """Vouchers on which one person would sign for both sides."""
        numbers = [each.card.number for each in gathered.vouchers if each.has_one_hand and not each.is_void]
        return [Message(_ONE_HAND, {"numbers": ", ".join(numbers)})] if numbers else []

    def table(self, gathered: VoucherFigures) -> Table:
        """The vouchers with their sum; cancelled ones count zero."""
        amount = sum(each.card.total for each in gathered.vouchers if not each.is_void)
        return self.listing.table(gathered.period, gathered.vouchers, vouchers=len(gathered.vouchers), amount=amount)
