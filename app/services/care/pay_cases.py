"""Chi thăm hỏi: one voucher a case, several approved cases in one act; each entry names its member and its case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.domain.care.cases import CaseHasVouchers, CasePaidElsewhere, NothingToPay, PaidBeforeDecided
from app.domain.care.welfare import CaseState, Relation
from app.domain.dates import show_date
from app.domain.ledger.accounts import CASH_KEY, code_key
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherState
from app.domain.money import dong, show_money
from app.domain.problems import N_
from app.models.book import Book
from app.models.care import welfare as tables
from app.models.operation import Outcome
from app.models.queries.care.cases import CaseCard
from app.models.queries.ledger.vouchers import VoucherCard
from app.services.care.keep_cases import in_state, numbers_of
from app.services.ledger.post_voucher import post_within


def payment_draft(card: CaseCard, day: dt.date, fund: str, code: str = "", money_source: str = "DP") -> VoucherDraft:
    """The voucher of what a case has left to pay, on a day, from a fund."""
    row = card.row
    text = f"Chi {row.title[:1].lower()}{row.title[1:]}"
    entry = EntryDraft(
        fund, code_key(code or row.kind.code), row.left, text, money_source, member_id=row.member_id, case_id=row.id
    )
    papers = f"{row.decision} ngày {show_date(row.decided_on)}" if row.decided_on else row.decision
    # Why: who died is not paid; the relative who receives is, or is named by hand.
    person = row.person if row.kind.key == "funeral" and row.relation is Relation.SELF else row.name
    documents = row.asked - row.missing or 1
    return VoucherDraft.paid(day, text, entry, person=person, address=row.group, documents=documents, papers=papers)


def pay_cases(
    book: Book,
    case_ids: Sequence[int],
    day: dt.date,
    *,
    fund: str = CASH_KEY,
    code: str = "",
    money_source: str = "DP",
) -> Outcome[tuple[VoucherCard, ...]]:
    """Pay what approved cases have left, one posted voucher each, in one act. Refuses all or none.

    ``code`` empty takes each kind's usual one. A receipt noted for an earlier payment is taken off: this one is signed anew.
    """
    with book.operation("pay_cases", subject=show_date(day)) as operation:
        read = operation.read
        cards = [in_state(read, case_id, CaseState.APPROVED) for case_id in dict.fromkeys(case_ids)]
        paying = [card for card in cards if card.row.left]
        if not paying:
            raise NothingToPay
        posted = []
        for card in paying:
            if card.row.kind.key in ("house", "loan"):
                raise CasePaidElsewhere(title=card.row.title)
            waiting = [each for each in card.vouchers if each.state in (VoucherState.DRAFT, VoucherState.UNPOSTED)]
            if waiting:
                raise CaseHasVouchers(title=card.row.title, numbers=numbers_of(waiting))
            if card.row.decided_on is not None and day < card.row.decided_on:
                raise PaidBeforeDecided(title=card.row.title, day=show_date(card.row.decided_on))
            draft = payment_draft(card, day, fund, code, money_source)
            posted.append(post_within(operation, draft))
            # Why: the row says that it was paid once, so that no earlier step is undone below the voucher; whether it
            # is paid now follows the posted vouchers alone.
            operation.change(tables.welfare_case, card.row.id, state="paid", received_on=None, received_by="")
    total = dong(sum(each.total for each in posted))
    numbers = posted[0].number if len(posted) == 1 else f"{posted[0].number} – {posted[-1].number}"
    values = {"count": len(posted), "amount": show_money(total), "numbers": numbers}
    return operation.outcome(tuple(posted), N_("Đã chi {count} việc, {amount} đồng: {numbers}."), **values)
