"""Keeping the members: add, edit, end or change by date, wages, months without dues, groups. Each function is one operation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.copying import made_of
from app.domain.dates import Month, show_date
from app.domain.members.exemptions import ExemptReason
from app.domain.members.members import KnownDate, MemberChange, MemberDraft, name_findings, store_known_date
from app.domain.members.movements import Movement, movement_findings
from app.domain.money import Dong
from app.domain.problems import N_, Message, Refusal, refuse_stopped
from app.domain.text import clean, fold, name_sort_key
from app.models.book import Book
from app.models.conditions import with_one_apostrophe
from app.models.members import member as tables
from app.models.operation import Operation, Outcome
from app.models.queries.members.members import member
from app.services.members.newcomers import introduce


class CitizenNumberTaken(Refusal):
    """Two members with one citizen number."""

    code = "citizen-number-taken"
    template = N_("Số CCCD này đã ghi cho «{name}»: hãy kiểm tra có phải cùng một người.")


class NumberTakenByMember(Refusal):
    """Two members with one membership number."""

    code = "member-number-taken"
    template = N_("Mã đoàn viên {number} đã cấp cho «{name}».")


class MonthsReversed(Refusal):
    """A last month before the first."""

    code = "months-reversed"
    template = N_("Tháng cuối phải từ tháng đầu trở đi.")


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """A member as typed. ``birth`` and ``joined`` may be partial; ``joined_on`` dates the membership in the books."""

    full_name: str
    joined_on: dt.date
    number: str = ""
    staff_number: str = ""
    gender: str = ""
    birth: KnownDate | None = None
    citizen_number: str = ""
    phone: str = ""
    address: str = ""
    position: str = ""
    group: str = ""
    joined: KnownDate | None = None
    note: str = ""
    wage: Dong | None = None
    wage_from: Month | None = None

    @classmethod
    def of_draft(cls, draft: MemberDraft, joined_on: dt.date, wage_from: Month) -> MemberEntry:
        """The entry for a row of a list, a member in the books from ``joined_on``, the wage from a month on."""
        gender = str(draft.gender or "")
        return made_of(cls, draft, joined_on=joined_on, number=draft.member_number, gender=gender, wage_from=wage_from)


def member_search_key(entry: MemberEntry) -> str:
    """The folded text a member is found by."""
    parts = (entry.full_name, entry.number, entry.staff_number, entry.citizen_number)
    return " ".join([fold(part) for part in parts if part])


def birthday_of(birth: KnownDate | None) -> str:
    """``MM-DD`` of a birth date known to the day, else an empty text."""
    return birth.isoformat()[5:] if isinstance(birth, dt.date) else ""


def _stored(known: KnownDate | None) -> str:
    return "" if known is None else store_known_date(known)


def group_id(operation: Operation, name: str) -> int | None:
    """The id of a group by its name, spelled alike; makes it when it is new. None for no name."""
    name = clean(name)
    if not name:
        return None
    key = fold(name)
    same = with_one_apostrophe("search_key")
    found = operation.read.number(f"SELECT id FROM union_group WHERE {same} = ?", (key,))
    if found:
        return found
    place = operation.read.number("SELECT count(*) FROM union_group")
    return operation.add(tables.union_group, name=name, search_key=key, position=place)


def member_values(entry: MemberEntry, group: int | None) -> dict[str, object]:
    """The row of a member by column, all but the id, as it is stored."""
    name = clean(entry.full_name)
    return {
        "number": clean(entry.number) or None,
        "staff_number": clean(entry.staff_number),
        "full_name": name,
        "sort_key": name_sort_key(name),
        "search_key": member_search_key(entry),
        "gender": entry.gender,
        "birth": _stored(entry.birth),
        "birthday": birthday_of(entry.birth),
        "citizen_number": clean(entry.citizen_number),
        "phone": clean(entry.phone),
        "address": clean(entry.address),
        "position": clean(entry.position),
        "group_id": group,
        "joined": _stored(entry.joined),
        "note": clean(entry.note),
    }


def _must_be_free(operation: Operation, entry: MemberEntry, but: int | None = None) -> None:
    refuse_stopped(name_findings(entry.full_name))
    for column, value, refusal in (
        ("citizen_number", clean(entry.citizen_number), CitizenNumberTaken),
        ("number", clean(entry.number), NumberTakenByMember),
    ):
        if value:
            held = operation.read.value(
                str,
                f"SELECT full_name FROM member WHERE {column} = ? AND {column} <> '' AND id IS NOT ?",
                (value, but),
            )
            if held is not None:
                raise refusal(name=held, number=value)


def store_member(operation: Operation, entry: MemberEntry, change: str = "admit") -> int:
    """Insert a member with the day of joining and the wage, inside an open act; gives the id.

    ``change`` is ``register`` for people who were members before the book began: they are not counted as admissions.
    """
    _must_be_free(operation, entry)
    number = operation.add(tables.member, **member_values(entry, group_id(operation, entry.group)))
    operation.add(tables.member_state, member_id=number, state="active", valid_from=entry.joined_on, change=change)
    if entry.wage is not None:
        store_wage(operation, number, entry.wage_from or Month.of(entry.joined_on), entry.wage)
    return number


def rewrite_member(operation: Operation, member_id: int, entry: MemberEntry) -> None:
    """Replace a member's own fields inside an open act; states, wages and exemptions stay."""
    _must_be_free(operation, entry, member_id)
    operation.change(tables.member, member_id, **member_values(entry, group_id(operation, entry.group)))


@dataclass(frozen=True, slots=True)
class _Wage:
    id: int
    valid_from: Month
    amount: int
    net_pay: int | None


def store_wage(
    operation: Operation, member_id: int, month: Month, amount: Dong, net_pay: Dong | None = None, source: str = ""
) -> None:
    """Set a member's wage from a month on; the same amount as before that month is not written again."""
    before = operation.read.record(
        _Wage,
        "FROM wage WHERE member_id = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1",
        (member_id, str(month)),
    )
    if before is not None and (before.amount, before.net_pay) == (amount, net_pay):
        return
    if before is not None and before.valid_from == month:
        operation.change(tables.wage, before.id, amount=amount, net_pay=net_pay, source=source)
        return
    operation.add(tables.wage, member_id=member_id, valid_from=month, amount=amount, net_pay=net_pay, source=source)


def store_exemption(
    operation: Operation, member_id: int, first: Month, last: Month, reason: ExemptReason, note: str
) -> None:
    """Waive months of a member inside an open act; a month already waived is not written again."""
    if last < first:
        raise MonthsReversed
    covered = operation.read.number(
        "SELECT count(*) FROM exemption WHERE member_id = ? AND first_month <= ? AND last_month >= ?",
        (member_id, str(first), str(last)),
    )
    if not covered:
        operation.add(
            tables.exemption, member_id=member_id, first_month=first, last_month=last, reason=str(reason), note=note
        )


def add_member(book: Book, entry: MemberEntry) -> Outcome[int]:
    """Add a member from a day on; gives the id. Refuses a citizen or membership number that another member has."""
    with book.operation("add_member", subject=clean(entry.full_name)) as operation:
        number = store_member(operation, entry)
        introduce(operation, (number,))
    return operation.outcome(number, N_("Đã thêm đoàn viên {name}."), name=clean(entry.full_name))


def edit_member(book: Book, member_id: int, entry: MemberEntry) -> Outcome[int]:
    """Change a member's own fields."""
    with book.operation("edit_member", subject=clean(entry.full_name)) as operation:
        member(operation.read, member_id)
        rewrite_member(operation, member_id, entry)
    return operation.outcome(member_id, N_("Đã sửa đoàn viên {name}."), name=clean(entry.full_name))


def change_member(
    book: Book, member_id: int, change: str, on: dt.date, reason: str = "", decision: str = ""
) -> Outcome[int]:
    """Note a change (admit, arrive, resume, pause, move, retire, leave) from a day on; refuses one that another change contradicts."""
    kind = MemberChange(change)
    with book.operation("change_member", reason=reason) as operation:
        card = member(operation.read, member_id)
        known = [Movement(MemberChange(each.change), each.valid_from) for each in card.states]
        refuse_stopped(movement_findings(card.full_name, known, Movement(kind, on)))
        operation.add(
            tables.member_state,
            member_id=member_id,
            state=str(kind.state),
            valid_from=on,
            change=str(kind),
            reason=reason,
            decision=decision,
        )
    return operation.outcome(
        member_id, N_("{name}: {change} từ {day}."), name=card.full_name, change=Message(kind.label), day=show_date(on)
    )


def set_wages(book: Book, wages: Mapping[int, Dong], month: Month, source: str = "") -> Outcome[int]:
    """Set many members' wages from a month on, in one act; gives how many differ from before."""
    with book.operation("set_wages", subject=str(month)) as operation:
        for member_id, amount in wages.items():
            store_wage(operation, member_id, month, amount, source=source)
        written = operation.read.number(
            "SELECT count(*) FROM change WHERE operation_id = ? AND table_name = 'wage'", (operation.id,)
        )
    return operation.outcome(written, N_("Đã ghi {count} mức lương từ tháng {month}."), count=written, month=month)


def add_exemption(
    book: Book, member_id: int, first: Month, last: Month, reason: ExemptReason, note: str = ""
) -> Outcome[None]:
    """Waive a member's dues for months, with the reason. Law: QĐ 61/QĐ-TLĐ; waived, not postponed."""
    with book.operation("set_exemptions") as operation:
        card = member(operation.read, member_id)
        store_exemption(operation, member_id, first, last, reason, note)
    return operation.outcome(
        None, N_("{name}: miễn đoàn phí {first} đến {last}."), name=card.full_name, first=first, last=last
    )


def delete_exemption(book: Book, exemption_id: int) -> Outcome[None]:
    """Delete months of exemption."""
    with book.operation("set_exemptions") as operation:
        operation.remove(tables.exemption, id=exemption_id)
    return operation.outcome(None, N_("Đã bỏ tháng miễn đoàn phí."))
