"""The people of an activity: chosen among members or named, pasted from a workbook, ticked as present, with their results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain import clock
from app.domain.activities.activities import held_findings
from app.domain.members.records import MEMBER_LIST
from app.domain.problems import N_, Refusal, refuse_stopped
from app.domain.separated import pasted_rows
from app.domain.text import clean, fold, name_sort_key
from app.imports.heads import plain_words
from app.imports.members.people_words import says_group, says_office, says_total
from app.imports.tables import field_of
from app.models.activities import activity as tables
from app.models.book import Book, Read
from app.models.operation import Operation, Outcome
from app.models.queries.activities.activities import ActivityCard
from app.models.queries.members.members import IN_GROUP
from app.services.activities.keep_activities import ordinary


class NobodyToAdd(Refusal):
    """Nobody was chosen, or all of them are on the list."""

    code = "participants-nobody"
    template = N_("Không có ai mới để thêm: chưa chọn người nào, hoặc tất cả đã có trong danh sách.")


class NotOnTheList(Refusal):
    """Somebody marked who is not on this activity's list."""

    code = "participant-missing"
    template = N_("Người này không có trong danh sách của «{title}»: hãy mở lại danh sách.")


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """Somebody to put on a list: a member by id, or a name with a group. ``role`` is what they do there."""

    member_id: int | None = None
    person: str = ""
    group: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class PastedPeople:
    """What a pasted list holds: people to add, and names that several members have, which nobody may choose for her."""

    people: tuple[PersonDraft, ...]
    members: int
    doubtful: tuple[str, ...]


_LISTED = ("activity_id", "member_id", "person", "sort_key", "role", "group_name")


@dataclass(frozen=True, slots=True)
class _Listed:
    member_id: int | None
    sort_key: str


def store_participants(operation: Operation, activity_id: int, people: Iterable[PersonDraft]) -> int:
    """Put people on the list inside an open act, those already there left as they are; gives how many are new."""
    on_list = operation.read.records(_Listed, "FROM participant WHERE activity_id = ?", (activity_id,))
    held: set[tuple[int | None, str]] = {(each.member_id, each.sort_key) for each in on_list}
    rows = []
    for each in people:
        name = "" if each.member_id is not None else clean(each.person)
        key = (each.member_id, name_sort_key(name) if name else "")
        if key not in held and key != (None, ""):
            held.add(key)
            rows.append((activity_id, each.member_id, name, key[1], each.role, each.group))
    operation.add_many(tables.participant, _LISTED, rows)
    return len(rows)


def add_participants(book: Book, activity_id: int, people: Iterable[PersonDraft]) -> Outcome[int]:
    """Put people on the list of an activity, in one act; nobody stands there twice. Gives how many are new."""
    with book.operation("set_participants") as operation:
        card = ordinary(operation.read, activity_id)
        added = store_participants(operation, activity_id, people)
        if not added:
            raise NobodyToAdd
    return operation.outcome(added, N_("Đã thêm {count} người vào «{title}»."), count=added, title=card.row.title)


def remove_participants(book: Book, activity_id: int, ids: Collection[int]) -> Outcome[int]:
    """Remove people from the list of an activity; gives how many."""
    with book.operation("set_participants") as operation:
        card = _with_listed(operation.read, activity_id, ids)
        for each in sorted(ids):
            operation.remove("participant", id=each)
    return operation.outcome(len(ids), N_("Đã bỏ {count} người khỏi «{title}»."), count=len(ids), title=card.row.title)


def _with_listed(read: Read, activity_id: int, ids: Iterable[int]) -> ActivityCard:
    """The activity when it may be changed as any other and all of these are on its list."""
    card = ordinary(read, activity_id)
    listed = set(read.column(int, "SELECT id FROM participant WHERE activity_id = ?", (activity_id,)))
    if not set(ids) <= listed:
        raise NotOnTheList(title=card.row.title)
    return card


def set_attendance(book: Book, activity_id: int, attended: Mapping[int, bool]) -> Outcome[int]:
    """Who of the list came; gives how many. A typed count gives way to the list.

    Refuses an activity without a day, or whose day is to come.
    """
    with book.operation("set_attendance") as operation:
        card = _with_listed(operation.read, activity_id, attended)
        refuse_stopped(held_findings(card.row.title, card.row.starts_on, clock.today()))
        operation.run(
            "UPDATE participant SET attended = ? WHERE id = ? AND attended IS NOT ?",
            [(int(came), number, int(came)) for number, came in sorted(attended.items())],
        )
        operation.run(
            "UPDATE activity SET people = NULL, women = NULL WHERE id = ? AND people IS NOT NULL", (activity_id,)
        )
    came = sum(attended.values())
    values = {"came": came, "count": len(attended), "title": card.row.title}
    return operation.outcome(came, N_("Đã điểm danh «{title}»: {came}/{count} người có mặt."), **values)


def set_results(book: Book, activity_id: int, ids: Collection[int], result: str) -> Outcome[int]:
    """What people of the list came out with (a prize, a mark), the same for each; empty takes it away. Gives how many.

    Refuses a result of an activity without a day, or whose day is to come. Who came and how many stays as it is.
    """
    result = clean(result)
    with book.operation("set_results") as operation:
        card = _with_listed(operation.read, activity_id, ids)
        if result:
            refuse_stopped(held_findings(card.row.title, card.row.starts_on, clock.today()))
        operation.run(
            "UPDATE participant SET result = ? WHERE id = ? AND result <> ?",
            [(result, number, result) for number in sorted(ids)],
        )
    text = (
        N_("«{title}»: đã ghi kết quả «{result}» cho {count} người.")
        if result
        else N_("«{title}»: đã xóa kết quả của {count} người.")
    )
    return operation.outcome(len(ids), text, title=card.row.title, result=result, count=len(ids))


@dataclass(frozen=True, slots=True)
class _Known:
    id: int
    full_name: str
    number: str
    staff_number: str
    citizen_number: str
    group: str


def read_pasted(read: Read, text: str) -> PastedPeople:
    """The people of a block copied from a workbook: a member by number or by a name only one has, others as named guests."""
    by_number: dict[str, int] = {}
    by_name: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for each in read.records(
        _Known,
        "SELECT m.id, m.full_name, coalesce(m.number, '') AS number, m.staff_number, m.citizen_number, "
        f"coalesce(g.name, '') AS 'group' FROM member m {IN_GROUP}",
    ):
        codes = (each.number, each.staff_number, each.citizen_number)
        by_number |= {fold(code): each.id for code in codes if code}
        by_name[fold(each.full_name)].append((each.id, fold(each.group)))
    people: list[PersonDraft] = []
    doubtful: list[str] = []
    for row in pasted_rows(text):
        cells = [clean(cell) for cell in row if clean(cell)]
        if _is_below(cells):
            # Why all: below «Người lập» stand the names of those who sign.
            break
        made = _person_of(cells, by_number, by_name)
        if isinstance(made, str):
            doubtful.append(made)
        elif made is not None:
            people.append(made)
    return PastedPeople(tuple(people), sum(each.member_id is not None for each in people), tuple(doubtful))


def _person_of(
    cells: Sequence[str], by_number: Mapping[str, int], by_name: Mapping[str, list[tuple[int, str]]]
) -> PersonDraft | str | None:
    """The person of one pasted row; a text when several members have that name; None for a row without anybody."""
    for cell in cells:
        if fold(cell) in by_number:
            return PersonDraft(by_number[fold(cell)])
    names = [cell for cell in cells if _may_be_name(cell)]
    if not names:
        return None
    name = next((cell for cell in names if by_name.get(fold(cell))), names[0])
    known = by_name.get(fold(name), [])
    if len(known) > 1:
        folded = {fold(cell) for cell in cells}
        known = [each for each in known if each[1] and each[1] in folded]
        if len(known) != 1:
            return name
    return PersonDraft(known[0][0]) if known else PersonDraft(person=name)


def _is_below(cells: Sequence[str]) -> bool:
    """True for the row of offices under a list: «Người lập», «Chủ tịch», a day written out; no number or other cell beside."""
    return bool(cells) and all(says_office(cell) for cell in cells)


_HEADS = frozenset({"ho va ten", "ho ten", "ho & ten", "ten doan vien", "chu ky", "ky nhan", "ghi chu", "to cong doan"})


def _may_be_name(cell: str) -> bool:
    words = cell.split(" ")
    if len(words) < 2 or fold(cell) in _HEADS or any(sign.isdigit() for sign in cell):
        return False
    return not (says_total(cell) or says_group(cell) or says_office(cell) or field_of(MEMBER_LIST, plain_words(cell)))
