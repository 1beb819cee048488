"""Phân bổ tiền đoàn phí: say whom and which months a receipt is for, one that was typed or imported as well as one in a closed month
(no book of cash changes by it); the program proposes, she confirms. Undone as one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.dues.allocation import Part, Proposal, Receipt, part_findings, propose
from app.domain.ledger.narration import months_named
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Finding, Message, Refusal, refuse_stopped, warn
from app.models.book import Book, Read
from app.models.operation import Operation, Outcome
from app.models.queries.dues.allocations import DuesReceipt, allocating_books, credit_lines, receipts_of, unallocated
from app.models.queries.ledger.vouchers import voucher
from app.services.dues.allocations import add_batch, meet_credit, mend_credit, remove_batch


class NoDuesReceipt(Refusal):
    """A voucher that brings no dues, or is not in the books."""

    code = "no-dues-receipt"
    template = N_(
        "{number} không phải phiếu thu đoàn phí đã ghi sổ (mã 22), hoặc đã được điều chỉnh: không có gì để phân bổ."
    )


class NothingAllocated(Refusal):
    """A receipt that is for nobody yet."""

    code = "nothing-allocated"
    template = N_("{number} chưa phân bổ cho ai.")


class AllocationAdjusted(Refusal):
    """A decision moved money of the receipt."""

    code = "allocation-adjusted"
    template = N_("Tiền của {number} đã được điều chỉnh theo quyết định đổi tỷ lệ: hãy rút quyết định ấy trước.")


class CreditGivenBack(Refusal):
    """Credit of the receipt was paid back."""

    code = "credit-given-back"
    template = N_("Tiền nộp trước của {number} đã hoàn trả: hãy hủy phiếu chi hoàn trả trước.")


class NothingProposed(Refusal):
    """No receipt waits, or none of those that do speaks for one way alone."""

    code = "nothing-proposed"
    template = N_("Không phiếu thu nào phân bổ được theo đề xuất ({count} phiếu đang chờ). {reasons}")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A receipt with what is proposed for it."""

    receipt: DuesReceipt
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class Allocated:
    """What allocating came to: receipts allocated, their people and money in đồng, what is left over, and what was left alone."""

    receipts: int
    people: int
    amount: Dong
    left_over: Dong
    findings: tuple[Finding, ...] = ()


def as_receipt(found: DuesReceipt) -> Receipt:
    """A line of dues as the rule reads it: its own months, else those its words name."""
    months = (found.for_first, found.for_last)
    named = months_named(found.text, found.day.year) if None in months else months
    line = () if found.member_id is None else (found.member_id,)
    span = None if named is None or named[0] is None or named[1] is None else (named[0], named[1])
    return Receipt(found.left, span, found.text, Month.of(found.day), line, found.person)


def propose_allocation(read: Read, voucher_id: int) -> tuple[Proposed, ...]:
    """What is proposed for each line of dues of a voucher that still has money for nobody; nothing for another voucher."""
    waiting = [each for each in receipts_of(read, voucher_id) if each.left > 0]
    if not waiting:
        return ()
    books = allocating_books(read)
    return tuple(Proposed(each, propose(as_receipt(each), books)) for each in waiting)


def proposed_for(read: Read, first: Month | None = None, last: Month | None = None) -> tuple[Proposed, ...]:
    """The same for every receipt that waits, or those whose months meet a span, each as if it were the only one."""
    books = allocating_books(read)
    return tuple(Proposed(each, propose(as_receipt(each), books)) for each in unallocated(read, first, last))


def collecting_findings(read: Read, first: Month, last: Month) -> tuple[Finding, ...]:
    """Warns that money of these months is in the books and stands for nobody: collecting might take it a second time."""
    waiting = unallocated(read, first, last)
    if not waiting:
        return ()
    text = N_(
        "{numbers} đã thu {amount} đồng đoàn phí của các tháng này nhưng chưa phân bổ: hãy phân bổ trước, kẻo thu hai lần."
    )
    numbers = ", ".join(each.number for each in waiting[:5]) + ("…" if len(waiting) > 5 else "")
    return (warn("unallocated", text, numbers=numbers, amount=show_money(sum(each.left for each in waiting))),)


def allocate_receipt(book: Book, voucher_id: int, parts: Sequence[Part]) -> Outcome[Allocated]:
    """Say whom and which months a receipt is for; what parts leave over stays the payer's. Refuses what ``part_findings`` tells."""
    with book.read() as read:
        number, again = voucher(read, voucher_id).number, _times(read, voucher_id)
    with book.operation("allocate_receipt", subject=_subject(number, again)) as operation:
        lines = receipts_of(operation.read, voucher_id)
        if not lines:
            raise NoDuesReceipt(number=number)
        room = dong(sum(each.left for each in lines))
        refuse_stopped(part_findings(parts, room, allocating_books(operation.read).claims))
        _store(operation, lines, parts)
        meet_credit(operation, {part.member_id for part in parts})
    given = dong(sum(part.amount for part in parts))
    people = len({part.member_id for part in parts})
    done = Allocated(1, people, given, dong(room - given))
    told = {"amount": show_money(given), "number": number, "people": people, "left": show_money(done.left_over)}
    text = N_("Đã phân bổ {amount} đồng của {number} cho {people} người.")
    rest = N_("Đã phân bổ {amount} đồng của {number} cho {people} người; còn {left} đồng của người nộp.")
    return operation.outcome(done, rest if done.left_over else text, **told)


def _times(read: Read, voucher_id: int) -> int:
    return read.number(
        "SELECT count(*) FROM allocation_batch b JOIN entry e ON e.id = b.entry_id WHERE e.voucher_id = ? AND b.run_id IS NULL "
        "AND b.adjustment_id IS NULL",
        (voucher_id,),
    )


def _subject(number: str, times: int) -> str:
    """Names the act apart from another one about the same receipt, so that taking back one leaves the other."""
    return f"{number} (lần {times + 1})" if times else number


def _store(operation: Operation, lines: Iterable[DuesReceipt], parts: Sequence[Part]) -> None:
    """Parts go to the lines in their order, each line as far as it goes."""
    waiting = list(parts)
    for line in lines:
        room, mine = int(line.left), list[Part]()
        while room and waiting:
            part = waiting.pop(0)
            taken = min(room, part.amount)
            mine.append(Part(part.member_id, part.month, dong(taken)))
            room -= taken
            if taken < part.amount:
                waiting.insert(0, Part(part.member_id, part.month, dong(part.amount - taken)))
        if mine:
            add_batch(operation, line.entry_id, mine)


def allocate_proposed(operation: Operation, voucher_ids: Iterable[int] | None = None) -> Allocated:
    """Inside an open act (``allocate_receipt`` or ``import_book``): allocate what is proposed for the receipts among these vouchers,
    all that wait without them, the oldest first, each after what came before it; the findings name those left alone and why."""
    wanted = None if voucher_ids is None else frozenset(voucher_ids)
    waiting = [each for each in unallocated(operation.read) if wanted is None or each.voucher_id in wanted]
    return _allocate_each(operation, waiting)


def _allocate_each(operation: Operation, waiting: Sequence[DuesReceipt]) -> Allocated:
    receipts, amount, left_over, people, findings = 0, 0, 0, set[int](), list[Finding]()
    for line in waiting:
        proposal = propose(as_receipt(line), allocating_books(operation.read))
        if not proposal.parts:
            findings.extend(_left_alone(line, proposal))
            continue
        add_batch(operation, line.entry_id, proposal.parts)
        members = {part.member_id for part in proposal.parts}
        meet_credit(operation, members)
        receipts, people = receipts + 1, people | members
        amount += sum(part.amount for part in proposal.parts)
        left_over += proposal.left_over
    return Allocated(receipts, len(people), dong(amount), dong(left_over), tuple(findings))


def _left_alone(line: DuesReceipt, proposal: Proposal) -> Iterator[Finding]:
    for finding in proposal.findings:
        yield warn(finding.code, N_("{number}: {reason}"), number=line.number, reason=finding.message)


def allocate_waiting(book: Book, month: Month | None = None) -> Outcome[Allocated]:
    """Allocate what is proposed for every receipt that waits (or those of a month) as one act."""
    with book.read() as read:
        waiting = unallocated(read, month, month)
    numbers = ", ".join(line.number for line in waiting[:3]) + ("…" if len(waiting) > 3 else "")
    with book.operation("allocate_receipt", subject=numbers) as operation:
        done = _allocate_each(operation, waiting)
        if not done.receipts:
            raise NothingProposed(count=len(waiting), reasons=tuple(each.message for each in done.findings[:5]))
    told = {"amount": show_money(done.amount), "count": done.receipts, "people": done.people}
    return operation.outcome(done, N_("Đã phân bổ {amount} đồng của {count} phiếu thu cho {people} người."), **told)


def withdraw_allocation(book: Book, voucher_id: int) -> Outcome[None]:
    """Take back whom a receipt was for: its money is for nobody again, and credit of it that met months is given back."""
    with book.read() as read:
        number = voucher(read, voucher_id).number
        batches = read.column(
            int,
            "SELECT b.id FROM allocation_batch b JOIN entry e ON e.id = b.entry_id WHERE e.voucher_id = ? AND b.run_id IS NULL "
            "AND b.adjustment_id IS NULL ORDER BY b.id",
            (voucher_id,),
        )
    if not batches:
        raise NothingAllocated(number=number)
    return take_back_batches(book, batches, number, lambda: NothingAllocated(number=number))


_OF_BATCH = (
    "SELECT DISTINCT v.number FROM allocation_batch b JOIN entry e ON e.id = b.entry_id JOIN voucher v ON v.id = e.voucher_id "
    "WHERE b.id = ? AND EXISTS (SELECT 1 FROM allocation_batch x WHERE x.entry_id = e.id AND x.adjustment_id IS NOT NULL)"
)


def take_back_batches(
    book: Book, batches: Sequence[int], subject: str, missing: Callable[[], Refusal]
) -> Outcome[None]:
    """Remove batches as one act, and mend the credit that hung on them."""
    with book.operation("withdraw_allocation", subject=subject) as operation:
        read = operation.read
        members: set[int] = set()
        removed = 0
        for batch in batches:
            adjusted = read.value(str, _OF_BATCH, (batch,))
            if adjusted is not None:
                raise AllocationAdjusted(number=adjusted)
            members |= set(read.column(int, "SELECT DISTINCT member_id FROM allocation WHERE batch_id = ?", (batch,)))
            removed += read.number("SELECT count(*) FROM allocation_batch WHERE id = ?", (batch,))
            remove_batch(operation, batch)
        if not removed:
            raise missing()
        mend_credit(operation, members)
        if credit_is_short(operation.read, members):
            raise CreditGivenBack(number=subject)
    return operation.outcome(None, Message(N_("Đã bỏ phân bổ {number}."), {"number": subject}))


def credit_is_short(read: Read, members: Iterable[int]) -> bool:
    """That some member was given back more than they have paid in advance."""
    sums: dict[int, int] = {}
    for each in credit_lines(read, set(members)):
        sums[each.member_id] = sums.get(each.member_id, 0) + each.amount
    return any(amount < 0 for amount in sums.values())
