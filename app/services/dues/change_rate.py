"""Đổi tỷ lệ: a decision is entered once; months that have lists get one adjustment each, their charges stay as they were. What was
collected too much becomes credit, which meets other months by itself or is paid back. Withdrawn whole while nothing hangs on it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from app.domain.dates import Month
from app.domain.dues.allocation import Part
from app.domain.dues.rate_change import ChargeChange, RateDecision, changes_of, decision_findings
from app.domain.ledger.accounts import CASH_KEY, code_key
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Refusal, refuse_stopped
from app.models.book import Book, Read
from app.models.dues import dues as tables
from app.models.operation import Operation, Outcome
from app.models.queries.dues.allocations import credit_lines
from app.models.queries.dues.assessment import DecisionCard, dues_policy
from app.models.queries.dues.collected import STANDING_NOW, charges_with_paid
from app.models.queries.dues.dues import dues_runs
from app.models.queries.dues.rate_changes import decision_card, standing_charges, touched_by
from app.models.queries.ledger.vouchers import VoucherCard, voucher
from app.models.queries.members.members import member
from app.models.queries.union.organisation import closed_through
from app.services.dues.allocate_receipt import credit_is_short
from app.services.dues.allocations import add_batch, give_credit_back, meet_credit, remove_batch
from app.services.dues.run_dues import policy_as_text
from app.services.ledger.post_voucher import require_postable
from app.services.ledger.store_voucher import insert_voucher, number_and_post


class DecisionTwice(Refusal):
    """The same number and day once more."""

    code = "decision-twice"
    template = N_("Quyết định «{number}» cùng ngày đã có trong sổ.")


class DecisionFollowed(Refusal):
    """A later decision stands on this one."""

    code = "decision-followed"
    template = N_("Quyết định «{number}» vào sổ sau quyết định này: hãy rút quyết định ấy trước.")


class DecisionPaid(Refusal):
    """Money was collected or paid back by the decision."""

    code = "decision-paid"
    template = N_("Đã thu hoặc hoàn trả tiền theo quyết định «{number}» ({name}): hãy hủy chứng từ ấy trước khi rút.")


class DecisionUsed(Refusal):
    """Dues were listed by the decision since."""

    code = "decision-used"
    template = N_(
        "Bảng tháng {month} có người lập theo quyết định «{number}»: hãy rút bảng ấy trước, hoặc nhập quyết định mới thay vì rút."
    )


class CreditTooSmall(Refusal):
    """More is to be paid back than was paid in advance."""

    code = "credit-too-small"
    template = N_("{name} chỉ có {amount} đồng nộp trước.")


@dataclass(frozen=True, slots=True)
class RateChanged:
    """What a decision came to, in đồng: what it added to dues and to the share up, and what was collected too much."""

    id: int
    people: int
    months: int
    total: Dong
    up: Dong
    over: Dong


def adjustment_digest(read: Read, adjustment: int) -> str:
    """A digest of every row of an adjustment, in member order."""
    text = read.value(
        str,
        "SELECT group_concat(line, ';') FROM (SELECT concat_ws(',', member_id, month, old_amount, amount, standard, up) AS line "
        "FROM adjusted_charge WHERE adjustment_id = ? ORDER BY member_id)",
        (adjustment,),
    )
    return hashlib.sha256((text or "").encode()).hexdigest()


def change_rate(book: Book, decision: RateDecision) -> Outcome[RateChanged]:
    """Enter a decision: from its month on its rates hold, and lists already made are adjusted. Refuses what ``decision_findings`` tells."""
    refuse_stopped(decision_findings(decision))
    number, day = decision.number.strip(), decision.decided_on
    if day is None:
        raise DecisionTwice(number=number)
    with book.operation("change_dues_rate", subject=number) as operation:
        read = operation.read
        if read.number("SELECT count(*) FROM dues_decision WHERE number = ? AND decided_on = ?", (number, day)):
            raise DecisionTwice(number=number)
        changes = touched_by(read, decision)
        counts_from = _counts_from(read, day)
        rates = {name: getattr(decision, name) for name in ("rate", "ceiling", "share_up")}
        decision_id = operation.add(
            tables.dues_decision,
            number=number,
            decided_on=day,
            first_month=decision.first_month,
            counts_from=counts_from,
            **{name: "" if rate is None else rate.show() for name, rate in rates.items()},
        )
        for month, of_month in groupby(changes, key=attrgetter("month")):
            _adjust(operation, decision_id, month, tuple(of_month), counts_from)
        meet_credit(operation)
    done = RateChanged(
        decision_id,
        len({each.member_id for each in changes}),
        len({each.month for each in changes}),
        dong(sum(each.difference for each in changes)),
        dong(sum(each.up for each in changes)),
        dong(sum(each.over for each in changes)),
    )
    told = {
        "number": number,
        "months": done.months,
        "people": done.people,
        "total": show_money(done.total),
        "over": show_money(done.over),
    }
    text = N_(
        "Đã ghi quyết định {number}: điều chỉnh {months} tháng của {people} người, {total} đồng; thu thừa {over} đồng."
    )
    return operation.outcome(done, text, **told)


def _counts_from(read: Read, day: dt.date) -> dt.date:
    """The day a decision counts from in what is owed: its own, but not within months that are closed."""
    closed = closed_through(read)
    return day if closed is None else max(day, closed.plus(1).first_day)


def _adjust(
    operation: Operation, decision_id: int, month: Month, changes: tuple[ChargeChange, ...], counts_from: dt.date
) -> None:
    read = operation.read
    group = next(run.group for run in dues_runs(read) if run.month == month)
    adjustment = operation.add(
        tables.dues_adjustment,
        decision_id=decision_id,
        month=month,
        members=len(changes),
        total=sum(each.difference for each in changes),
        up=sum(each.up for each in changes),
        digest="-",
        policy=policy_as_text(dues_policy(read, month, group)),
    )
    operation.run(
        "INSERT INTO adjusted_charge (adjustment_id, member_id, month, old_amount, amount, standard, up) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (adjustment, each.member_id, str(month), each.old, each.difference, each.standard, each.up)
            for each in changes
        ],
    )
    operation.change(tables.dues_adjustment, adjustment, digest=adjustment_digest(read, adjustment))
    _free(operation, adjustment, [each for each in changes if each.over], counts_from)


_PAID_BY = f"""
SELECT b.entry_id, sum(a.amount) FROM allocation a JOIN allocation_batch b ON b.id = a.batch_id JOIN entry e ON e.id = b.entry_id
JOIN voucher v ON v.id = e.voucher_id WHERE a.member_id = ? AND a.month = ? AND b.id IN ({STANDING_NOW})
GROUP BY b.entry_id HAVING sum(a.amount) > 0 ORDER BY max(v.book_date) DESC, max(v.id) DESC
"""


def _free(operation: Operation, adjustment: int, over: Iterable[ChargeChange], counts_from: dt.date) -> None:
    """What was collected too much is credit of the receipts that brought it, the newest first."""
    moved: dict[int, list[Part]] = {}
    for each in over:
        left = int(each.over)
        for entry_id, paid in operation.read.rows(_PAID_BY, (each.member_id, str(each.month))):
            part = min(left, paid)
            if part:
                moved.setdefault(entry_id, []).extend(
                    (Part(each.member_id, each.month, dong(-part)), Part(each.member_id, None, dong(part)))
                )
                left -= part
    for entry_id, parts in moved.items():
        add_batch(operation, entry_id, parts, adjustment_id=adjustment, counts_from=counts_from)


def withdraw_rate(book: Book, decision_id: int) -> Outcome[None]:
    """Take a decision back whole: its adjustments go, what it freed is for its months again. Refused once money hangs on it."""
    with book.operation("withdraw_dues_rate", subject=_number(book, decision_id)) as operation:
        read = operation.read
        card = decision_card(read, decision_id)
        later = read.value(
            str, "SELECT number FROM dues_decision WHERE id > ? ORDER BY id DESC LIMIT 1", (decision_id,)
        )
        if later is not None:
            raise DecisionFollowed(number=later)
        members = set(
            read.column(
                int,
                "SELECT DISTINCT c.member_id FROM adjusted_charge c JOIN dues_adjustment u ON u.id = c.adjustment_id WHERE u.decision_id = ?",
                (decision_id,),
            )
        )
        for adjustment in read.column(int, "SELECT id FROM dues_adjustment WHERE decision_id = ?", (decision_id,)):
            for batch in read.column(int, "SELECT id FROM allocation_batch WHERE adjustment_id = ?", (adjustment,)):
                remove_batch(operation, batch)
            operation.remove("adjusted_charge", adjustment_id=adjustment)
            operation.remove(tables.dues_adjustment, id=adjustment)
        operation.remove(tables.dues_decision, id=decision_id)
        _refuse_used(read, card)
        _settle_anew(operation, members)
        _refuse_paid(operation, members, card.number)
    return operation.outcome(None, N_("Đã rút quyết định {number}."), number=card.number)


def _refuse_used(read: Read, card: DecisionCard) -> None:
    """Refuse while a list, or a late joiner's row of one, was made by the decision itself: nothing would bring it back."""
    for run in dues_runs(read):
        if run.month >= card.first_month:
            policy = dues_policy(read, run.month, run.group)
            if any(each.difference for each in changes_of(standing_charges(read, run.month), policy)):
                raise DecisionUsed(month=run.month, number=card.number)


def _number(book: Book, decision_id: int) -> str:
    with book.read() as read:
        return decision_card(read, decision_id).number


def _settle_anew(operation: Operation, members: Collection[int]) -> None:
    """Give back the credit that met months of these members, and let it meet what is owed now."""
    among = ", ".join(map(str, sorted(members))) or "0"
    where = f"b.id IN (SELECT batch_id FROM allocation WHERE member_id IN ({among}))"
    meet_credit(operation, {*members, *give_credit_back(operation, where, ())})


def _refuse_paid(operation: Operation, members: Collection[int], number: str) -> None:
    """Refuse when more is collected for a month than it asks again, or credit was paid back that is none any more."""
    among = ", ".join(map(str, sorted(members))) or "0"
    charged = charges_with_paid("c.member_id, c.amount", f"c.member_id IN ({among})")
    name = operation.read.value(
        str,
        f"SELECT m.full_name FROM ({charged}) c JOIN member m ON m.id = c.member_id WHERE c.paid > c.amount ORDER BY m.sort_key LIMIT 1",
    )
    if name is not None or credit_is_short(operation.read, members):
        raise DecisionPaid(number=number, name=name or "")


def refund_credit(
    book: Book, member_id: int, amount: Dong, day: dt.date, fund: str = CASH_KEY, narration: str = ""
) -> Outcome[VoucherCard]:
    """Pay a member back what they have paid in advance, on code 37; the voucher out of the books is credit again."""
    with book.operation("refund_credit") as operation:
        read = operation.read
        card = member(read, member_id)
        held = dong(max(0, sum(each.amount for each in credit_lines(read, {member_id}))))
        if not 0 < amount <= held:
            raise CreditTooSmall(name=card.full_name, amount=show_money(held))
        text = narration or f"Hoàn trả đoàn phí nộp thừa cho đoàn viên {card.full_name}"
        draft = VoucherDraft.paid(
            day,
            text,
            EntryDraft(fund, code_key("37"), amount, member_id=member_id, money_source="DP"),
            person=card.full_name,
        )
        require_postable(read, draft, None)
        voucher_id = insert_voucher(operation, draft)
        line = read.number("SELECT id FROM entry WHERE voucher_id = ?", (voucher_id,))
        add_batch(operation, line, [Part(member_id, None, dong(-amount))])
        number_and_post(operation, voucher_id, draft)
        stored = voucher(read, voucher_id)
    told = {"amount": show_money(amount), "name": card.full_name, "number": stored.number}
    return operation.outcome(stored, N_("Đã hoàn trả {amount} đồng cho {name}: {number}."), **told)
