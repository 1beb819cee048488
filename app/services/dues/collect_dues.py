"""Thu đoàn phí: one receipt for many members and months (payroll deduction, a quarter in advance, a late joiner's top-up),
or one member's payment; every đồng is allocated to a member and month, what is left over is a credit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.dues.allocation import Part
from app.domain.ledger.accounts import CASH_KEY, code_key
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Finding, Refusal
from app.models.book import Book
from app.models.operation import Operation, Outcome
from app.models.queries.dues.collected import charges_with_paid
from app.models.queries.dues.dues import dues_runs, member_account
from app.models.queries.ledger.vouchers import VoucherCard, voucher
from app.models.queries.members.members import member
from app.services.dues.allocate_receipt import collecting_findings
from app.services.dues.allocations import add_batch, meet_credit
from app.services.ledger.post_voucher import require_postable
from app.services.ledger.store_voucher import insert_voucher, number_and_post


class RunMissing(Refusal):
    """A month without a dues list."""

    code = "run-missing"
    template = N_("Tháng {month} chưa có bảng trích nộp: hãy lập bảng trước khi thu.")


class NothingDue(Refusal):
    """Everything was collected already."""

    code = "nothing-due"
    template = N_("Không còn đoàn phí phải thu cho các tháng đã chọn.")


class ReceivedShort(Refusal):
    """Less money than the chosen members owe."""

    code = "received-short"
    template = N_(
        "Nhận {received} đồng nhưng phải thu {due} đồng: hãy bỏ chọn người chưa nộp, hoặc nhập đúng số đã nhận."
    )


class AmountNotPositive(Refusal):
    """A payment of nothing."""

    code = "amount-not-positive"
    template = N_("Số tiền phải lớn hơn 0.")


@dataclass(frozen=True, slots=True)
class DuesCollection:
    """A receipt and what was left over for the payer, in đồng; ``findings`` warn of money of these months that stood for nobody."""

    voucher: VoucherCard
    people: int
    left_over: Dong
    findings: tuple[Finding, ...] = ()


_LEFT = f"""
SELECT member_id, month, amount - paid AS amount FROM (
    {charges_with_paid("c.member_id, c.month, c.amount", "c.month BETWEEN ? AND ? AND c.amount > 0")}) WHERE amount > paid
"""


def _title(first: Month, last: Month) -> str:
    if first == last:
        return f"tháng {first.month:02d} năm {first.year}"
    if first.plus(2) == last and first.month % 3 == 1:
        return f"quý {last.month // 3} năm {first.year}"
    return f"tháng {first.month:02d}/{first.year} đến tháng {last.month:02d}/{last.year}"


def dues_draft(
    day: dt.date,
    fund: str,
    amount: Dong,
    first: Month,
    last: Month,
    *,
    person: str = "",
    address: str = "",
    narration: str = "",
) -> VoucherDraft:
    """The receipt of dues for months: PT into cash or BC into a bank account, on code 22."""
    entry = EntryDraft(code_key("22"), fund, amount, money_source="DP", for_first=first, for_last=last)
    text = narration or f"Thu đoàn phí công đoàn {_title(first, last)}"
    papers = f"danh sách thu đoàn phí {_title(first, last)}"
    return VoucherDraft.received(day, text, entry, person=person, address=address, documents=1, papers=papers)


def _post(operation: Operation, draft: VoucherDraft, parts: Sequence[Part]) -> VoucherCard:
    read = operation.read
    require_postable(read, draft, None)
    voucher_id = insert_voucher(operation, draft)
    add_batch(operation, operation.read.number("SELECT id FROM entry WHERE voucher_id = ?", (voucher_id,)), parts)
    number_and_post(operation, voucher_id, draft)
    return voucher(read, voucher_id)


def collect_dues(
    book: Book,
    first: Month,
    last: Month,
    day: dt.date,
    fund: str = CASH_KEY,
    *,
    without: Collection[int] = (),
    received: Dong | None = None,
    person: str = "",
    narration: str = "",
) -> Outcome[DuesCollection]:
    """One receipt for everything still due for the months, but for the members ``without``; gives it with what is left over.

    ``received`` (đồng) may be more than is due: the rest is the payer's credit. Less is refused, nobody's debt is guessed.
    """
    with book.operation("collect_dues", subject=_title(first, last)) as operation:
        read = operation.read
        made = {run.month for run in dues_runs(read)}
        for month in first.through(last):
            if month not in made:
                raise RunMissing(month=month)
        findings = collecting_findings(read, first, last)
        skip = set(without)
        meet_credit(operation)
        parts = [part for part in read.records(Part, _LEFT, (str(first), str(last))) if part.member_id not in skip]
        due = dong(sum(part.amount for part in parts))
        if due == 0:
            raise NothingDue
        amount = due if received is None else received
        if amount < due:
            raise ReceivedShort(received=show_money(amount), due=show_money(due))
        draft = dues_draft(day, fund, amount, first, last, person=person, narration=narration)
        card = _post(operation, draft, parts)
    done = DuesCollection(card, len({part.member_id for part in parts}), dong(amount - due), findings)
    values = {"number": card.number, "people": done.people, "amount": show_money(amount)}
    return operation.outcome(done, N_("Đã thu {amount} đồng của {people} người: {number}."), **values)


def collect_from_member(
    book: Book, member_id: int, amount: Dong, day: dt.date, fund: str = CASH_KEY, narration: str = ""
) -> Outcome[DuesCollection]:
    """One member's payment: the oldest months first; what is left over is the member's credit."""
    if amount <= 0:
        raise AmountNotPositive
    with book.operation("collect_dues") as operation:
        read = operation.read
        card = member(read, member_id)
        meet_credit(operation, {member_id})
        left = int(amount)
        parts: list[Part] = []
        for line in member_account(read, member_id):
            part = min(left, line.due - line.paid) if line.month is not None else 0
            if part > 0:
                parts.append(Part(member_id, line.month, dong(part)))
                left -= part
        if left:
            parts.append(Part(member_id, None, dong(left)))
        months = [each.month for each in parts if each.month] or [Month.of(day)]
        text = narration or f"Thu đoàn phí của đoàn viên {card.full_name}"
        findings = collecting_findings(read, min(months), max(months))
        who = {"person": card.full_name, "address": card.group}
        draft = dues_draft(day, fund, amount, min(months), max(months), **who, narration=text)
        stored = _post(operation, draft, parts)
    done = DuesCollection(stored, 1, dong(left), findings)
    texts = {"number": stored.number, "name": card.full_name, "amount": show_money(amount)}
    return operation.outcome(done, N_("Đã thu {amount} đồng của {name}: {number}."), **texts)
