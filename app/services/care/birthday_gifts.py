"""Chi mừng sinh nhật: this month's birthdays as vouchers in one act, one voucher each or one for all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from app.domain.care.norms import Asked, Earlier, Judged, Norm, Person, judge, norm_on
from app.domain.care.welfare import Relation
from app.domain.dates import Month, Period
from app.domain.ledger.accounts import CASH_KEY, code_key
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Finding, Refusal
from app.domain.text import clean
from app.models.book import Book, Read
from app.models.operation import Outcome
from app.models.queries.care.named_help import birthday_gifts
from app.models.queries.care.norms import birthday_persons, earlier_birthdays, norm_rows
from app.models.queries.ledger.vouchers import VoucherCard
from app.models.queries.members.members import MemberRow, birthdays, member_rows
from app.services.ledger.post_voucher import post_within


class NoBirthday(Refusal):
    """Nobody has a birthday, or all were left out or already given."""

    code = "no-birthday"
    template = N_("Tháng {month} không còn đoàn viên nào cần chi mừng sinh nhật.")


class BirthdayBeyondNorm(Refusal):
    """Somebody is given more, or more often, than the union's norm allows, and no resolution is named."""

    code = "birthday-beyond-norm"
    template = N_("{name}: {reason} Hãy bỏ đánh dấu người này, hoặc ghi nghị quyết cho phần vượt.")


class BirthdayHasItsCase(Refusal):
    """A birthday case of the same day is in the book: it is paid there, and no resolution makes it two."""

    code = "birthday-has-case"
    template = N_("{name}: {reason} Hãy bỏ đánh dấu người này.")


@dataclass(frozen=True, slots=True)
class BirthdayStanding:
    """How the norm stands for a member on the birthday: what was given or asked for in the year, and who they are."""

    member_id: int
    day: dt.date
    norm: Norm | None
    earlier: Sequence[Earlier]
    person: Person | None

    @property
    def used(self) -> int:
        """How often in the year, birthday cases and birthday vouchers together."""
        return self.judge().used

    def judge(self, amount: Dong = Dong(0), beyond_norm: str = "") -> Judged:
        """What the norm says of giving an amount in đồng, exactly as of a case of its own."""
        asked = Asked("birthday", Relation.SELF, self.day, amount, beyond_norm=beyond_norm)
        return judge(asked, self.norm, self.earlier, self.person)

    @property
    def hindrance(self) -> Finding | None:
        """Why the norm gives this member nothing (more) this year, whatever the amount; None when it does."""
        return next(iter(self.judge().stops), None)


def birthday_standings(read: Read, month: Month) -> dict[int, BirthdayStanding]:
    """Member → how the birthday norm stands, for everybody whose birthday lies in a month."""
    norms = [row.norm for row in norm_rows(read)]
    earlier, found = earlier_birthdays(read, month.year), {}
    people = birthday_persons(read, month)
    for row in birthdays(read, month):
        day = _day_of(row, month)
        norm = norm_on(norms, "birthday", Relation.SELF, day)
        found[row.id] = BirthdayStanding(row.id, day, norm, earlier.get(row.id, ()), people.get(row.id))
    return found


def already_given(read: Read, month: Month) -> frozenset[int]:
    """Members for whom a birthday gift of this month's year is posted."""
    return frozenset(gift.member_id for gift in birthday_gifts(read, Period.of_year(month.year)))


def had_their_birthday(read: Read, month: Month, born: Collection[int]) -> frozenset[int]:
    """Those ``born`` in a month whom the norm gives nothing more this year: cases and vouchers used it up."""
    earlier = earlier_birthdays(read, month.year)
    # Why first: of a hundred thousand members some thousands are born in a month, and most were given nothing yet.
    given = [number for number in born if number in earlier]
    norms = [row.norm for row in norm_rows(read)] if given else []
    found = set()
    for row in member_rows(read, given, month.last_day):
        day = _day_of(row, month)
        norm = norm_on(norms, "birthday", Relation.SELF, day)
        used = BirthdayStanding(row.id, day, norm, earlier[row.id], None).used
        if norm is not None and 0 < norm.per_year <= used:
            found.add(row.id)
    return frozenset(found)


def _entry(who: MemberRow, amount: Dong, fund: str) -> EntryDraft:
    return EntryDraft(fund, code_key("31"), amount, f"Mừng sinh nhật {who.full_name}", "DP", member_id=who.id)


def birthday_drafts(
    read: Read,
    month: Month,
    amount: Dong,
    *,
    one_voucher: bool = False,
    without: Collection[int] = (),
    fund: str = CASH_KEY,
) -> list[VoucherDraft]:
    """The vouchers for a month's birthdays, on each day (or on the last one for a single voucher)."""
    given = already_given(read, month) | set(without)
    people = [row for row in birthdays(read, month) if row.id not in given]
    if one_voucher and people:
        day = month.last_day
        text = f"Chi mừng sinh nhật {len(people)} đoàn viên tháng {month.month:02d}/{month.year}"
        return [VoucherDraft.paid(day, text, *(_entry(who, amount, fund) for who in people))]
    text = "Chi mừng sinh nhật đoàn viên"
    return [
        VoucherDraft.paid(
            _day_of(who, month),
            f"{text} {who.full_name}",
            _entry(who, amount, fund),
            person=who.full_name,
            address=who.group,
        )
        for who in people
    ]


def _within_norm(draft: VoucherDraft, standings: dict[int, BirthdayStanding], resolution: str) -> VoucherDraft:
    """The voucher with the resolution noted when somebody on it is beyond the norm; refuses when there is none."""
    beyond = False
    for entry in draft.entries:
        one = standings.get(entry.member_id or 0)
        if one is None:
            continue
        beyond = beyond or bool(one.judge(entry.amount).stops)
        for finding in one.judge(entry.amount, resolution).stops:
            refusal = BirthdayHasItsCase if finding.code == "case-twice" else BirthdayBeyondNorm
            raise refusal(name=one.person.name if one.person is not None else "", reason=finding.message)
    return replace(draft, note=f"Vượt định mức theo {resolution}") if beyond else draft


def _day_of(who: MemberRow, month: Month) -> dt.date:
    born = int(who.birth[8:10])
    return month.first_day.replace(day=min(born, month.last_day.day))


def post_birthdays(
    book: Book,
    month: Month,
    amount: Dong,
    *,
    one_voucher: bool = False,
    without: Collection[int] = (),
    fund: str = CASH_KEY,
    beyond_norm: str = "",
) -> Outcome[tuple[VoucherCard, ...]]:
    """Post the month's birthday gifts in one act; nobody is given twice in a year. Refuses when there is nobody left.

    Who is beyond the norm needs ``beyond_norm``, the resolution for it, which the voucher then notes.
    """
    with book.operation("post_voucher", subject=f"sinh nhật {month}") as operation:
        read = operation.read
        drafts = birthday_drafts(read, month, amount, one_voucher=one_voucher, without=without, fund=fund)
        if not drafts:
            raise NoBirthday(month=month)
        standings, cards = birthday_standings(read, month), []
        for planned in drafts:
            cards.append(post_within(operation, _within_norm(planned, standings, clean(beyond_norm))))
    total = dong(sum(card.total for card in cards))
    values = {"count": sum(len(card.entries) for card in cards), "amount": show_money(total), "vouchers": len(cards)}
    return operation.outcome(
        tuple(cards), N_("Đã chi mừng sinh nhật {count} đoàn viên, {amount} đồng, {vouchers} chứng từ."), **values
    )
