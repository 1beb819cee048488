"""Danh sách tham gia (ký tên): the people of one activity in a grid to sign, or empty lines when nobody is listed yet."""

from __future__ import annotations

from app.domain.activities.records import PARTICIPANT
from app.domain.dates import show_date
from app.domain.problems import N_
from app.exports.activities.activityform import ActivityPaper, OneActivity, days_text
from app.exports.document import Align, Document, Line, PageNumbers, PageSetup, Paragraph, Row, Run, Spacer, Title
from app.exports.form import Table
from app.exports.issuer import About
from app.exports.listing import Data, FieldColumns, Listing, Text, numbered, pen
from app.exports.ownform import OWN_FORM, centred, note, own_head, own_signatures
from app.models.queries.activities.activities import Participant, People

_EMPTY_LINES = 20
_PEN = "…………………………"

_person = FieldColumns[Participant](PARTICIPANT)
_LIST = Listing(
    numbered(width=11),
    _person("person", 52, key="name"),
    Text("group", "Tổ, đơn vị", lambda each: each.group, 36),
    Text("duty", "Chức danh,\nvai trò", lambda each: each.role or each.position, 28, data=""),
    *_person.data("role"),
    Data("member", "Là đoàn viên", lambda each: each.member_id is not None),
    *_person.data("attended"),
    pen("Ký tên", 29),
    Text("note", "Ghi chú", lambda each: "vắng" if each.attended is False else each.result, 22, data=""),
    *_person.data("result"),
)


class Attendance(ActivityPaper):
    """Danh sách tham gia hoạt động."""

    code = "attendance"
    title = N_("Danh sách tham gia hoạt động (ký tên)")
    source = OWN_FORM

    def layout(self, gathered: About[OneActivity]) -> Document:
        who, row = gathered.who, gathered.about.card.row
        empty = [Row((number, *[""] * 5)) for number in range(1, _EMPTY_LINES + 1)]
        day = f"Ngày {show_date(row.starts_on)}" if row.starts_on and not row.ends_on else days_text(row)
        where = (Run("Địa điểm: ", italic=True), Run(row.place or _PEN))
        lead = (Run("; Phụ trách: ", italic=True), Run(row.lead or _PEN))
        blocks = (
            own_head(who),
            Spacer(3),
            Title((centred("DANH SÁCH THAM GIA HOẠT ĐỘNG", 3), centred(row.title), Line(day, italic=True))),
            Spacer(1),
            Paragraph((*where, *lead), align=Align.CENTER, larger=-1),
            Spacer(2),
            _LIST.grid(_LIST.rows(gathered.about.people) if gathered.about.people else empty, smaller=1, pad=1.5),
            Spacer(2),
            note(_counted(row.people), larger=-0.5),
            Spacer(3),
            own_signatures(who),
        )
        setup = PageSetup(top=12, right=12, bottom=13, left=20, size=12, numbers=PageNumbers.BOTTOM)
        subject = "Danh sách tham gia hoạt động"
        return who.document(f"Danh sách tham gia {row.title}", "Danh sách", setup, blocks, subject=subject)

    def table(self, gathered: About[OneActivity]) -> Table:
        row = gathered.about.card.row
        people = row.people
        return _LIST.table(
            days_text(row), gathered.about.people, listed=people.listed, came=people.came, women=people.women
        )


def _counted(people: People) -> str:
    if people.by_list:
        return f"Danh sách có {people.listed} người; có mặt {people.came} người, trong đó {people.women} nữ đoàn viên."
    return f"Danh sách có {people.listed or '……'} người; có mặt: …… người."
