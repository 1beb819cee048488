"""What a receipt of dues is for: a proposal of members and months, told with its reasons, never guessed beyond what adds up.

Whom the text names (people, a tổ) comes first, then the months it names, then sums that fit exactly and in one way only. What a
proposal leaves over is the payer's; money of one person beyond what is owed is that person's credit. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.domain.dates import Month
from app.domain.dues.credit import Claim
from app.domain.dues.naming import Payer, named_groups, named_members
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Finding, Message, all_at_once, stop, warn

LONGEST = 12
"""The most months that a sum is tried over when no month is named."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Money of dues that is not allocated yet, in đồng, with the months it names (None for none) and what is written with it."""

    amount: Dong
    months: tuple[Month, Month] | None
    text: str
    month: Month
    """The month of its day."""
    member_ids: tuple[int, ...] = ()
    """The members that its line names."""
    payer: str = ""
    """Who handed it in: often whoever collected it from everybody, so it speaks only where nothing else does."""


@dataclass(frozen=True, slots=True)
class Part:
    """What of a receipt is for a member's month; without a month it is their credit. In đồng."""

    member_id: int
    month: Month | None
    amount: Dong


@dataclass(frozen=True, slots=True)
class Books:
    """What the books know: who may have paid, and what each still owes, over the months that have lists."""

    payers: Sequence[Payer]
    claims: Sequence[Claim]
    listed: frozenset[Month]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whom and which months a receipt is for, why, and what nobody owes; without parts the ``findings`` say why not."""

    parts: tuple[Part, ...] = ()
    left_over: Dong = Dong(0)
    reasons: tuple[Message, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def people(self) -> int:
        """How many it is for."""
        return len({part.member_id for part in self.parts})


@dataclass(frozen=True, slots=True)
class _Way:
    """One way that adds up: the claims it pays, and why."""

    claims: tuple[Claim, ...]
    reason: Message


def total_of(claims: Iterable[Claim]) -> Dong:
    """What some claims come to, in đồng."""
    return dong(sum(claim.left for claim in claims))


def propose(receipt: Receipt, books: Books) -> Proposal:
    """The one way to allocate a receipt that its text and its sum speak for; none when they speak for several."""
    people = [payer for payer in books.payers if payer.id in receipt.member_ids]
    if not people:
        named = named_members(receipt.text, books.payers)
        for each in named:
            if len(each.payers) > 1:
                text = N_("Có {count} đoàn viên tên «{name}»: hãy chọn người đã nộp.")
                return Proposal(findings=(warn("payer-namesakes", text, count=len(each.payers), name=each.words),))
        people = list(dict.fromkeys(each.payers[0] for each in named))
    if len(people) == 1:
        return _of_named(receipt, books, people[0])
    if people:
        reason = Message(N_("{count} người có tên trong nội dung"), {"count": len(people)})
        return _of_many(receipt, books, people, reason)
    groups = named_groups(receipt.text, (payer.group for payer in books.payers))
    if groups:
        of_groups = [payer for payer in books.payers if payer.group in groups]
        reason = Message(N_("{group} có tên trong nội dung"), {"group": ", ".join(groups)})
        return _of_many(receipt, books, of_groups, reason)
    whole = _whole_list(receipt, books)
    return whole if whole.parts else _of_payer(receipt, books) or whole


def _of_named(receipt: Receipt, books: Books, payer: Payer) -> Proposal:
    """The money of the one person named, unless it is everybody's to the đồng, or more than one person can owe."""
    if _may_be_of(receipt, books, payer) or receipt.member_ids:
        whole = _whole_list(receipt, books)
        everybody = len({claim.member_id for claim in books.claims})
        is_everybodys = whole.people == everybody > 1 and not whole.left_over and not receipt.member_ids
        return whole if is_everybodys else _of_one(receipt, books, payer)
    whole = _whole_list(receipt, books)
    if whole.parts:
        return whole
    text = N_("{amount} đồng nhiều hơn số {name} có thể nợ: hãy chọn người và tháng.")
    values = {"amount": show_money(receipt.amount), "name": payer.full_name}
    return Proposal(findings=(warn("more-than-one-owes", text, **values),))


def _whole_list(receipt: Receipt, books: Books) -> Proposal:
    return _of_many(receipt, books, books.payers, Message(N_("cả bảng trích nộp")), everybody=True)


def _may_be_of(receipt: Receipt, books: Books, payer: Payer) -> bool:
    """That a sum is no more than a person may owe: their open months, or a year of the largest month anybody owes."""
    mine = [claim for claim in books.claims if claim.member_id == payer.id]
    monthly = max((claim.left for claim in mine or books.claims), default=receipt.amount)
    return receipt.amount <= max(total_of(mine), LONGEST * monthly)


def _of_payer(receipt: Receipt, books: Books) -> Proposal | None:
    """The money of whoever handed it in, when it is no more than they may owe: open months, or a year of the newest one."""
    named = named_members(receipt.payer, books.payers)
    if len(named) != 1 or len(named[0].payers) != 1:
        return None
    (payer,) = named[0].payers
    owes = any(claim.member_id == payer.id for claim in books.claims)
    if not owes or not _may_be_of(receipt, books, payer):
        return None
    return _of_one(receipt, books, payer)


def _of_one(receipt: Receipt, books: Books, payer: Payer) -> Proposal:
    """One person's money: the months named, else the oldest, and what is left over in advance."""
    mine = sorted((each for each in books.claims if each.member_id == payer.id), key=lambda each: each.month)
    parts, left = _filled(_within(mine, receipt.months), receipt.amount)
    if left:
        parts.append(Part(payer.id, None, left))
    reasons = [Message(N_("{name} có tên trong nội dung"), {"name": payer.full_name}), *_months_reason(receipt)]
    if left:
        reasons.append(Message(N_("{amount} đồng nộp trước"), {"amount": show_money(left)}))
    return Proposal(tuple(parts), reasons=tuple(reasons))


def _filled(claims: Iterable[Claim], amount: Dong) -> tuple[list[Part], Dong]:
    left, parts = int(amount), list[Part]()
    for claim in claims:
        part = min(left, claim.left)
        if part > 0:
            parts.append(Part(claim.member_id, claim.month, dong(part)))
            left -= part
    return parts, dong(left)


def _within(claims: Iterable[Claim], months: tuple[Month, Month] | None) -> list[Claim]:
    if months is None:
        return list(claims)
    return [claim for claim in claims if months[0] <= claim.month <= months[1]]


def _months_reason(receipt: Receipt) -> list[Message]:
    if receipt.months is None:
        return []
    first, last = receipt.months
    if first == last:
        return [Message(N_("tháng {month}"), {"month": first})]
    return [Message(N_("tháng {first} đến {last}"), {"first": first, "last": last})]


def _of_many(
    receipt: Receipt, books: Books, payers: Sequence[Payer], reason: Message, *, everybody: bool = False
) -> Proposal:
    among = {payer.id for payer in payers}
    claims = [claim for claim in books.claims if claim.member_id in among and claim.left > 0]
    if receipt.months is None:
        ways = list(_by_span(claims, receipt))
        return _the_only(ways, receipt, claims, reason)
    claims = _within(claims, receipt.months)
    due = total_of(claims)
    if due == receipt.amount:
        return _paying(claims, (reason, *_months_reason(receipt)))
    if due > receipt.amount:
        ways = list(_by_part(claims, payers, receipt, everybody=everybody))
        return _the_only(ways, receipt, claims, reason)
    return _beyond(receipt, books, claims, reason)


def _paying(claims: Sequence[Claim], reasons: Sequence[Message]) -> Proposal:
    return Proposal(tuple(Part(each.member_id, each.month, each.left) for each in claims), reasons=tuple(reasons))


def _by_span(claims: Sequence[Claim], receipt: Receipt) -> Iterator[_Way]:
    """Months in a row, up to the receipt's own, whose charges add up to the sum."""
    months = sorted({claim.month for claim in claims if claim.month <= receipt.month})[-LONGEST:]
    for place, first in enumerate(months):
        for last in months[place:]:
            within = _within(claims, (first, last))
            if total_of(within) == receipt.amount:
                reason = N_("tổng đúng số phải thu từ {first} đến {last}")
                yield _Way(tuple(within), Message(reason, {"first": first, "last": last}))


def _by_part(claims: Sequence[Claim], payers: Sequence[Payer], receipt: Receipt, *, everybody: bool) -> Iterator[_Way]:
    """One tổ, one person, or all but one, whose charges add up to the sum."""
    if everybody:
        yield from _by_key(claims, _groups(payers), receipt.amount, N_("tổng đúng số phải thu của {name}"))
    names: dict[int, object] = {payer.id: payer.full_name for payer in payers}
    yield from _by_key(claims, names, receipt.amount, N_("tổng đúng số phải thu của {name}"))
    missing = dong(total_of(claims) - receipt.amount)
    for way in _by_key(claims, names, missing, N_("tổng đúng số phải thu khi {name} chưa nộp")):
        without = way.claims[0].member_id
        yield _Way(tuple(claim for claim in claims if claim.member_id != without), way.reason)


def _groups(payers: Sequence[Payer]) -> dict[int, object]:
    return {payer.id: payer.group for payer in payers if payer.group}


def _by_key(claims: Sequence[Claim], keys: dict[int, object], amount: Dong, reason: str) -> Iterator[_Way]:
    known = [claim for claim in claims if claim.member_id in keys]
    by_key: Callable[[Claim], str] = lambda claim: str(keys[claim.member_id])  # noqa: E731
    identity: Callable[[Claim], tuple[str, int]] = lambda claim: (by_key(claim), claim.member_id)  # noqa: E731
    for key, found in groupby(sorted(known, key=identity), key=by_key):
        mine = tuple(found)
        if total_of(mine) == amount:
            yield _Way(mine, Message(reason, {"name": key}))


def _the_only(ways: Sequence[_Way], receipt: Receipt, claims: Sequence[Claim], reason: Message) -> Proposal:
    different = {frozenset(way.claims): way for way in ways}
    if len(different) == 1:
        (way,) = different.values()
        return _paying(way.claims, (reason, way.reason, *_months_reason(receipt)))
    given = {"amount": show_money(receipt.amount), "due": show_money(total_of(claims))}
    if different:
        text = N_("{amount} đồng đúng với {count} cách: hãy chọn người và tháng.")
        return Proposal(findings=(warn("several-ways", text, count=len(different), **given),))
    text = N_("{amount} đồng không khớp số còn phải thu {due} đồng: hãy chọn người và tháng.")
    return Proposal(findings=(warn("no-way", text, **given),))


def _beyond(receipt: Receipt, books: Books, claims: Sequence[Claim], reason: Message) -> Proposal:
    """More than is owed for the months named: in advance where it fits months without a list, else the payer's."""
    over = dong(receipt.amount - total_of(claims))
    if not claims:
        text = N_("Các tháng của phiếu thu không còn ai phải nộp, hoặc chưa lập bảng: {amount} đồng chưa phân bổ được.")
        return Proposal(findings=(warn("nothing-owed", text, amount=show_money(over)),))
    paid = _paying(claims, (reason, *_months_reason(receipt)))
    ahead = _in_advance(receipt, books, claims, over)
    if ahead:
        early = Message(N_("{amount} đồng nộp trước cho tháng chưa lập bảng"), {"amount": show_money(over)})
        return Proposal((*paid.parts, *ahead), reasons=(*paid.reasons, early))
    return Proposal(paid.parts, over, paid.reasons)


def _in_advance(receipt: Receipt, books: Books, claims: Sequence[Claim], over: Dong) -> list[Part]:
    """A credit for everybody, when the rest is so many times the newest month as there are months without a list to come."""
    assert receipt.months is not None
    first, last = receipt.months
    newest = max(claim.month for claim in claims)
    to_come = [month for month in first.through(last) if month not in books.listed and month > newest]
    monthly = [claim for claim in claims if claim.month == newest]
    if not to_come or total_of(monthly) * len(to_come) != over:
        return []
    return [Part(claim.member_id, None, dong(claim.left * len(to_come))) for claim in monthly]


@all_at_once
def part_findings(parts: Sequence[Part], amount: Dong, claims: Iterable[Claim]) -> Iterator[Finding]:
    """Everything that keeps parts from being what a receipt of ``amount`` is for."""
    if not parts:
        yield stop("parts-missing", N_("Chưa chọn ai và tháng nào."), "parts")
    if any(part.amount <= 0 for part in parts):
        yield stop("part-not-positive", N_("Số tiền của mỗi người phải lớn hơn 0."), "parts")
    given = sum(part.amount for part in parts)
    if given > amount:
        text = N_("Phân bổ {given} đồng nhưng phiếu thu chỉ còn {amount} đồng.")
        yield stop("parts-beyond", text, "parts", given=show_money(given), amount=show_money(amount))
    owed = {(claim.member_id, claim.month): claim.left for claim in claims}
    paid: dict[tuple[int, Month], int] = {}
    for part in parts:
        if part.month is not None:
            key = part.member_id, part.month
            paid[key] = paid.get(key, 0) + part.amount
    for (_member, month), sum_paid in paid.items():
        left = owed.get((_member, month), 0)
        if sum_paid > left:
            text = N_("Tháng {month} chỉ còn phải thu {left} đồng của người này, không phải {given} đồng.")
            yield stop("part-twice", text, "parts", month=month, left=show_money(left), given=show_money(sum_paid))
