"""Registering for a drive of the year: the drive, the title aimed at, and everybody ticked, tổ included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain import clock
from app.domain.dates import Month
from app.domain.members.members import MemberState
from app.domain.merit.merit import EmulationDraft, drive_key, look_over_emulation
from app.domain.merit.records import EMULATION
from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.i18n import _
from app.models.queries.members import members
from app.models.queries.members.members import MemberFilter
from app.models.queries.merit import merit
from app.services.merit import keep_merit
from app.ui.records.binding import Group, Sheet
from app.ui.records.tick_editor import TickEditor
from app.ui.widgets.choice_field import WordField
from app.ui.widgets.table_model import Column
from app.ui.widgets.tick_table import TickList

USUAL_DRIVES = (
    "Lao động giỏi, lao động sáng tạo",
    "Giỏi việc nước, đảm việc nhà",
    "Xanh – sạch – đẹp, bảo đảm an toàn vệ sinh lao động",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member or a tổ that may be registered; ``key`` tells both apart."""

    key: tuple[str, int]
    name: str
    group: str


class EmulationRegisterDialog(TickEditor[EmulationDraft, Candidate]):
    """Ticks stay while the search changes."""

    key: ClassVar[str] = "emulation_register"
    called: ClassVar[str] = N_("Đăng ký thi đua")
    verb: ClassVar[str] = N_("Đăng ký")
    record: ClassVar[Record | None] = EMULATION
    wide: ClassVar[int] = 660

    def sheet(self) -> Sheet:
        """The drive, the title and day, and who."""
        yield Group([self.bind("drive", WordField(_("Phong trào")))])
        yield Group([self.bind("title"), self.bind("registered_on")], columns=2)
        columns = [
            Column("name", _("Đoàn viên, tổ"), 240, lambda row: row.name, stretch=True),
            Column("group", _("Tổ"), 150, lambda row: row.group),
        ]
        self.people = self.ticks(
            TickList(
                _("Ai đăng ký"), columns, lambda row: row.key, lambda row: f"{row.name} {row.group}", _("Tìm tên, tổ…")
            )
        )
        yield self.people

    def begin(self, **_arguments: Any) -> EmulationDraft:
        """Every active member and every tổ, nobody ticked yet."""
        month, today = self.desk.month, clock.today()
        with self.desk.read() as read:
            groups = members.union_groups(read)
            ids = members.member_ids(read, MemberFilter(month.last_day, state=MemberState.ACTIVE))
            rows = members.member_rows(read, ids, month.last_day)
            used = merit.drives(read)
        everybody = [
            Candidate(("group", group.id), _("Tập thể {name}").format(name=group.name), group.name) for group in groups
        ]
        everybody += [Candidate(("member", row.id), row.full_name, row.group) for row in rows]
        self.people.offer(everybody)
        known = {drive_key(drive) for drive in used}
        usual = [drive for drive in USUAL_DRIVES if drive_key(drive) not in known]
        self.widget("drive").offer_words([*used, *usual])
        self.title.setText(_("Đăng ký thi đua năm {year}").format(year=month.year))
        day = today if Month.of(today) == month else month.first_day
        return EmulationDraft(month.year, [*used, *usual][0], registered_on=day)

    def amounts_to(self, rows: Sequence[Candidate]) -> str:
        """How many."""
        return _("{count} người, tổ được chọn").format(count=len(rows))

    def look_over(self, draft: EmulationDraft) -> Sequence[Finding]:
        """By the rules of emulation, whoever it is."""
        return [each for each in look_over_emulation(draft, clock.today()) if each.code != "emulation-who"]

    def store(self, draft: EmulationDraft) -> None:
        """Register them in one act."""
        ticked = sorted(self.people.ticked)
        people, groups = ([number for kind, number in ticked if kind == wanted] for wanted in ("member", "group"))
        self.act(keep_merit.register, draft, people, groups)
