"""Gift lists: activities of kind ``gift`` with their terms, people, ticks and vouchers, and whom a rule could take.

A participant is paid while the voucher named beside them stands: neither voided nor reversed. Every sum follows from that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.activities.activities import GIFT_LIST
from app.domain.copying import made_of
from app.domain.dates import Month
from app.domain.gifts.gifts import Candidate, Child, GiftLine, GiftRule, GiftSums, sums_of
from app.domain.gifts.holidays import CashNeed, Holiday, next_holidays
from app.domain.gifts.terms import GiftTerms
from app.domain.labelled import Labelled
from app.domain.ledger.vouchers import VoucherState
from app.domain.money import Dong, dong
from app.domain.problems import N_, Refusal
from app.domain.text import fold
from app.models.conditions import holds, needle_of, with_one_apostrophe
from app.models.queries.ledger.cash_counts import cash_on
from app.models.queries.ledger.vouchers import STANDS
from app.models.queries.members.members import IN_GROUP
from app.models.queries.union.policies import calendar
from app.models.read import Read, marks

KIND = GIFT_LIST
NEAR = 60
"""A list is a holiday's own when it is handed out at most so many days before or after it."""


class NoSuchGiftList(Refusal):
    """No gift list of that id."""

    code = "gift-list-missing"
    template = N_("Không có danh sách quà số {given} trong sổ.")


class GiftState(Labelled):
    """How far a list has come; known from its ticks and vouchers, never stored."""

    DRAFTED = "drafted", N_("Đang lập")
    TO_POST = "to_post", N_("Chờ ghi sổ")
    SETTLED = "settled", N_("Đã quyết toán")
    CANCELLED = "cancelled", N_("Đã hủy")


@dataclass(frozen=True, slots=True)
class GiftVoucher:
    """A voucher that names the list; ``amount`` is what it books for it, in đồng, and ``people`` how many it pays."""

    id: int
    number: str
    book_date: dt.date
    state: VoucherState
    narration: str
    amount: Dong
    people: int


@dataclass(frozen=True, slots=True)
class GiftCard:
    """Everything of one list but its people. ``sums`` are of all of them; ``posted`` what posted vouchers hold."""

    id: int
    title: str
    day: dt.date
    place: str
    note: str
    held: bool
    cancelled: bool
    rule: GiftRule
    norm_kind: str
    amount: Dong
    in_kind: Dong
    goods: str
    fund_key: str
    code: str
    money_source: str
    taken: Dong
    sums: GiftSums
    posted: Dong
    vouchers: tuple[GiftVoucher, ...]

    @property
    def state(self) -> GiftState:
        """How far the list has come."""
        return _state(self.cancelled, self.held, self.sums.due_people)

    @property
    def terms(self) -> GiftTerms:
        """The list as it is typed."""
        return made_of(GiftTerms, self, fund=self.fund_key)

    @property
    def is_booked(self) -> bool:
        """True while a voucher of it stands, posted or not."""
        return any(each.state is not VoucherState.VOIDED for each in self.vouchers)

    @property
    def left_over(self) -> int:
        """Money taken out beforehand that comes back; 0 when none was noted."""
        return self.sums.left_over(self.taken) if self.taken else 0


@dataclass(frozen=True, slots=True)
class GiftRow:
    """What the list of a year shows of one gift list; money in đồng."""

    id: int
    title: str
    day: dt.date
    people: int
    missed: int
    total: Dong
    in_kind: Dong
    posted: Dong
    held: bool
    cancelled: bool
    due_people: int

    @property
    def state(self) -> GiftState:
        """How far the list has come."""
        return _state(self.cancelled, self.held, self.due_people)


@dataclass(frozen=True, slots=True)
class ComingHoliday:
    """A day to come, and its gift list once there is one."""

    holiday: Holiday
    list: GiftRow | None


@dataclass(frozen=True, slots=True)
class GiftPerson:
    """One line of a list. ``received`` is None while nobody has said; ``voucher`` the number that holds the money."""

    id: int
    member_id: int
    relative_id: int | None
    person: str
    parent: str
    gender: str
    group: str
    amount: Dong
    in_kind: Dong
    received: bool | None
    received_on: dt.date | None
    voucher: str
    paid: bool
    birth: str
    note: str


def _state(cancelled: bool, held: bool, due: int) -> GiftState:
    if cancelled:
        return GiftState.CANCELLED
    if not held:
        return GiftState.DRAFTED
    return GiftState.TO_POST if due else GiftState.SETTLED


_PEOPLE = "participant p LEFT JOIN voucher v ON v.id = p.voucher_id"
_STATE_ON = "(SELECT s.state FROM member_state s WHERE s.member_id = m.id AND s.valid_from <= :day ORDER BY s.valid_from DESC LIMIT 1)"


# ---- lists -----------------------------------------------------------------------------------------------------


def gift_rows(
    read: Read, year: int | None = None, search: str = "", ids: Iterable[int] | None = None
) -> tuple[GiftRow, ...]:
    """The lists of a year (or all, or only these) by day, the newest first."""
    only = "" if ids is None else f"AND a.id IN ({marks(ids)}) "
    held = holds(with_one_apostrophe("a.search_key"), ":needle")
    return read.records(
        GiftRow,
        "SELECT a.id, a.title, a.starts_on AS day, count(p.id) AS people, coalesce(sum(p.received = 0), 0) AS missed, "
        "coalesce(sum(p.amount), 0) AS total, coalesce(sum(p.in_kind), 0) AS in_kind, (SELECT coalesce(sum(e.amount), 0) FROM entry e "
        "JOIN voucher w ON w.id = e.voucher_id AND w.state = 'posted' WHERE e.activity_id = a.id) AS posted, "
        "a.state IN ('held', 'settled') AS held, a.state = 'cancelled' AS cancelled, "
        f"coalesce(sum(p.amount > 0 AND coalesce(p.received, 1) AND NOT {STANDS}), 0) AS due_people "
        "FROM activity a LEFT JOIN participant p ON p.activity_id = a.id LEFT JOIN voucher v ON v.id = p.voucher_id WHERE a.kind = :kind "
        f"AND (:year IS NULL OR substr(a.starts_on, 1, 4) = :year) AND (:needle = '' OR {held}) "
        f"{only}GROUP BY a.id ORDER BY a.starts_on DESC, a.id DESC",
        {
            "kind": KIND,
            "year": None if year is None else f"{year:04d}",
            "needle": needle_of(search) if search.strip() else "",
        },
    )


def gift_card(read: Read, activity_id: int) -> GiftCard:
    """Everything of one list; refuses an unknown id."""
    vouchers = gift_vouchers(read, activity_id)
    return read.one(
        GiftCard,
        NoSuchGiftList(given=activity_id),
        "SELECT a.id, a.title, a.starts_on AS day, a.place, a.note, a.state IN ('held', 'settled') AS held, "
        "a.state = 'cancelled' AS cancelled, t.rule, t.norm_kind, t.amount, t.in_kind, t.goods, t.fund_key, t.code, t.money_source, "
        "t.taken FROM activity a JOIN gift_terms t ON t.activity_id = a.id WHERE a.id = ? AND a.kind = ?",
        (activity_id, KIND),
        sums={activity_id: sums_of(gift_lines(read, activity_id))},
        posted={activity_id: dong(sum(each.amount for each in vouchers if each.state is VoucherState.POSTED))},
        vouchers={activity_id: vouchers},
    )


def gift_lines(read: Read, activity_id: int) -> tuple[GiftLine, ...]:
    """What settling needs of everybody on a list."""
    sql = f"SELECT p.amount, p.in_kind, p.received, {STANDS} AS paid FROM {_PEOPLE} WHERE p.activity_id = ?"
    return read.records(GiftLine, sql, (activity_id,))


def gift_vouchers(read: Read, activity_id: int) -> tuple[GiftVoucher, ...]:
    """Every voucher that names the list, by day: also voided and unposted ones."""
    return read.records(
        GiftVoucher,
        "SELECT v.id, v.number, v.book_date, v.state, v.narration, sum(e.amount) AS amount, (SELECT count(*) FROM participant p "
        "WHERE p.voucher_id = v.id AND p.activity_id = e.activity_id) AS people FROM entry e JOIN voucher v ON v.id = e.voucher_id "
        "WHERE e.activity_id = ? GROUP BY v.id ORDER BY v.book_date, v.id",
        (activity_id,),
    )


def latest_list(read: Read, norm_kind: str, before: dt.date) -> GiftRow | None:
    """The newest list of a holiday before a day; what this year's is measured by."""
    number = read.number(
        "SELECT a.id FROM activity a JOIN gift_terms t ON t.activity_id = a.id WHERE a.kind = ? AND t.norm_kind = ? "
        "AND a.starts_on < ? AND a.state <> 'cancelled' ORDER BY a.starts_on DESC, a.id DESC LIMIT 1",
        (KIND, norm_kind, before.isoformat()),
    )
    return gift_rows(read, ids=(number,))[0] if number else None


@dataclass(frozen=True, slots=True)
class _Dated:
    id: int
    key: str
    day: dt.date


def lists_of(read: Read, holidays: Iterable[Holiday]) -> dict[str, GiftRow]:
    """The newest list of each of these days, by the holiday's key: handed out within two months of it, not cancelled."""
    days = {str(each.key): each.day for each in holidays}
    sql = (
        "SELECT a.id, t.norm_kind AS key, a.starts_on AS day FROM activity a JOIN gift_terms t ON t.activity_id = a.id "
        "WHERE t.norm_kind <> '' AND a.state <> 'cancelled'"
    )
    keys = {
        each.id: each.key
        for each in read.records(_Dated, sql)
        if each.key in days and abs((each.day - days[each.key]).days) <= NEAR
    }
    found: dict[str, GiftRow] = {}
    for row in gift_rows(read, ids=keys):
        found.setdefault(keys[row.id], row)
    return found


def coming_holidays(read: Read, today: dt.date, count: int = 3) -> tuple[ComingHoliday, ...]:
    """The next usual days from today on, each with its own list if it has one already."""
    holidays = next_holidays(today, count)
    lists = lists_of(read, holidays)
    return tuple(ComingHoliday(each, lists.get(each.key)) for each in holidays)


def cash_need(read: Read, today: dt.date) -> CashNeed | None:
    """What the next usual holiday asks of the cash box: by its own list, else by its last one; None without either."""
    holiday = next_holidays(today, 1)[0]
    last = latest_list(read, holiday.key, holiday.day + dt.timedelta(days=1))
    if last is None or not last.total:
        return None
    own = last.day > today - dt.timedelta(days=90)
    if own and last.state is GiftState.SETTLED:
        return None
    given = last.day if own and last.day > today else holiday.day
    return CashNeed(holiday, cash_on(read, today), last.total, given, calendar(read))


# ---- people of a list --------------------------------------------------------------------------------------------


def person_ids(read: Read, activity_id: int, which: str = "", search: str = "") -> Sequence[int]:
    """Ids of a list's lines by tổ and name; ``which`` is ``missed``, ``due``, ``paid`` or nothing for all."""
    wanted = {
        "missed": "AND p.received = 0",
        "due": f"AND coalesce(p.received, 1) AND p.amount > 0 AND NOT {STANDS}",
        "paid": f"AND {STANDS}",
    }.get(which, "")
    found = read.mapping(
        int,
        str,
        f"SELECT p.id, p.person FROM {_PEOPLE} LEFT JOIN union_group g ON g.name = p.group_name "
        f"WHERE p.activity_id = ? {wanted} "
        "ORDER BY p.group_name = '', coalesce(g.position, 999999), p.group_name, p.sort_key, p.id",
        (activity_id,),
    )
    needle = fold(search)
    return [number for number, person in found.items() if not needle or needle in fold(person)]


def gift_people(read: Read, ids: Iterable[int]) -> list[GiftPerson]:
    """These lines, in the order given."""
    return read.in_order(
        GiftPerson,
        "SELECT p.id, p.member_id, p.relative_id, p.person, iif(p.relative_id IS NULL, '', coalesce(m.full_name, '')) AS parent, "
        "coalesce(iif(p.relative_id IS NULL, m.gender, r.gender), '') AS gender, p.group_name AS 'group', p.amount, p.in_kind, "
        f"p.received, p.received_on, coalesce(v.number, '') AS voucher, {STANDS} AS paid, "
        f"iif(p.relative_id IS NULL, '', coalesce(r.birth, '')) AS birth, p.note FROM {_PEOPLE} "
        "LEFT JOIN member m ON m.id = p.member_id LEFT JOIN relative r ON r.id = p.relative_id WHERE p.id IN (:ids)",
        ids,
    )


# ---- whom a rule could take ---------------------------------------------------------------------------------------


_CANDIDATES = f"""
WITH everybody AS MATERIALIZED (
    SELECT m.id, m.full_name, m.sort_key, m.gender, coalesce(g.name, '') AS group_name, m.group_id, g.position, {_STATE_ON} AS state,
        EXISTS (SELECT 1 FROM exemption x WHERE x.member_id = m.id AND x.reason = 'unpaid_leave'
            AND x.first_month <= :month AND x.last_month >= :month) AS on_leave,
        coalesce(nullif(m.joined, ''), (SELECT min(s.valid_from) FROM member_state s
            WHERE s.member_id = m.id AND s.change <> 'register')) AS joined
    FROM member m {IN_GROUP}
)
SELECT id, full_name, sort_key, gender, group_name AS 'group', group_id, state = 'paused' AS paused, on_leave, joined FROM everybody
WHERE state IN ('active', 'paused') ORDER BY group_id IS NULL, position, group_name, sort_key, id
"""
_CHILDREN = """
SELECT member_id AS owner, id, full_name, birth FROM relative WHERE relation = 'child' ORDER BY member_id, birth, id
"""


def candidates(read: Read, on: dt.date) -> list[Candidate]:
    """Every member of a day (active or paused), by tổ and name, with the children known; two statements for any number."""
    values = {"day": on, "month": Month.of(on)}
    return list(read.records(Candidate, _CANDIDATES, values, children=read.grouped(Child, _CHILDREN)))
