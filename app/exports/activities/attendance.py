"""Danh sách tham gia (ký tên): the people of one activity in a grid to sign, or empty lines when nobody is listed yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.domain.dates import Period, show_date
from app.domain.problems import N_
from app.exports.activities.activityform import GROUP, OneActivity, activity_subjects, days_text, gather_activity
from app.exports.document import (
    Align,
    Column,
    Document,
    Grid,
    HeadCell,
    Kind,
    Line,
    PageNumbers,
    PageSetup,
    Paragraph,
    Row,
    Run,
    Spacer,
    Title,
)
from app.exports.dues.duesform import HOUSE_FORM, centred, own_head, own_signatures
from app.exports.form import Form, Params, Subject, Table

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.activities.activities import Participant

_EMPTY_LINES = 20


class Attendance(Form[OneActivity]):
    """Danh sách tham gia hoạt động."""

    code = "attendance"
    title = N_("Danh sách tham gia hoạt động (ký tên)")
    source = HOUSE_FORM
    group = GROUP
    wants = frozenset({"subject", "period", "place", "signed"})

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        return activity_subjects(read, period)

    def gather(self, read: Read, params: Params) -> OneActivity:
        return gather_activity(read, params, self.title)

    def layout(self, gathered: OneActivity) -> Document:
        union, row = gathered.organisation, gathered.card.row
        about = [
            ("Thời gian", days_text(row)),
            ("Địa điểm", row.place or "…………………………"),
            ("Phụ trách", row.lead or "…………………………"),
        ]
        return Document(
            title=f"Danh sách tham gia {row.title} – {union.union}",
            author=union.union,
            subject="Danh sách tham gia hoạt động",
            sheet="Danh sách",
            setup=PageSetup(top=12, right=12, bottom=13, left=20, size=12, numbers=PageNumbers.BOTTOM),
            blocks=(
                own_head(union),
                Spacer(3),
                Title(
                    (centred("DANH SÁCH THAM GIA HOẠT ĐỘNG", 3), centred(row.title), Line(_days(gathered), italic=True))
                ),
                Spacer(1),
                Paragraph(tuple(_facts(about)), align=Align.CENTER, larger=-1),
                Spacer(2),
                Grid(_COLUMNS, tuple(_rows(gathered.people)), _HEAD, smaller=1, pad=1.5),
                Spacer(2),
                Paragraph((Run(_counted(gathered)),), larger=-0.5),
                Spacer(3),
                own_signatures(union, gathered.officers, gathered.params),
            ),
        )

    def table(self, gathered: OneActivity) -> Table:
        rows = [
            {
                "name": each.person, "group": each.group, "role": each.role, "member": int(each.member_id is not None),
                "attended": None if each.attended is None else int(each.attended), "result": each.result,
            }
            for each in gathered.people
        ]  # fmt: skip
        people = gathered.card.row.people
        return Table(
            days_text(gathered.card.row), _JSON_COLUMNS, rows, {"listed": people.listed, "came": people.came, "women": people.women}
        )  # fmt: skip


_COLUMNS = (
    Column("number", "STT", 11, Kind.INT, align=Align.CENTER),
    Column("name", "Họ và tên", 52),
    Column("group", "Tổ, đơn vị", 36),
    Column("role", "Chức danh, vai trò", 28),
    Column("signed", "Ký tên", 29),
    Column("note", "Ghi chú", 22),
)
_HEAD = (
    tuple(
        HeadCell(each) for each in ("STT", "Họ và tên", "Tổ, đơn vị", "Chức danh,\nvai trò", "Ký tên", "Ghi chú")
    ),
)  # fmt: skip
_JSON_COLUMNS = (
    ("name", "Họ và tên"),
    ("group", "Tổ, đơn vị"),
    ("role", "Vai trò"),
    ("member", "Là đoàn viên"),
    ("attended", "Có mặt"),
    ("result", "Kết quả"),
)


def _days(gathered: OneActivity) -> str:
    row = gathered.card.row
    return f"Ngày {show_date(row.starts_on)}" if row.starts_on is not None and not row.ends_on else days_text(row)


def _facts(about: Sequence[tuple[str, str]]) -> Iterator[Run]:
    for place, (word, value) in enumerate(about[1:]):
        yield Run(("; " if place else "") + f"{word}: ", italic=True)
        yield Run(value)


def _rows(people: Sequence[Participant]) -> Iterator[Row]:
    if not people:
        for number in range(1, _EMPTY_LINES + 1):
            yield Row((number, "", "", "", "", ""))
    for number, each in enumerate(people, 1):
        note = "vắng" if each.attended is False else each.result
        yield Row((number, each.person, each.group, each.role or each.position, "", note))


def _counted(gathered: OneActivity) -> str:
    people = gathered.card.row.people
    if people.by_list:
        return f"Danh sách có {people.listed} người; có mặt {people.came} người, trong đó {people.women} nữ đoàn viên."
    return f"Danh sách có {people.listed or '……'} người; có mặt: …… người."


FORM = Attendance()
