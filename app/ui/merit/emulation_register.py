"""Registering for a drive of the year: the drive, the title aimed at, and everybody ticked, tổ included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain import clock
from app.domain.dates import Month
from app.domain.merit.merit import EmulationDraft, drive_key, look_over_emulation
from app.domain.text import fold
from app.i18n import _, render
from app.models.queries.members import members
from app.models.queries.members.members import MemberFilter, MemberState
from app.models.queries.merit import merit
from app.services.merit import keep_merit
from app.ui.desk import Desk
from app.ui.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.chips import SearchBox
from app.ui.widgets.date_field import DateField
from app.ui.widgets.table_model import Column
from app.ui.widgets.text_field import TextField
from app.ui.widgets.tick_table import TickTable

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


class EmulationRegisterDialog(FormDialog):
    """Ticks stay while the search changes."""

    key: ClassVar[str] = "emulation_register"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._everybody: list[Candidate] = []
        self._ticked: set[tuple[str, int]] = set()
        self._loading = False
        self.drive = QComboBox()
        self.drive.setAccessibleName(_("Phong trào"))
        self.drive.setEditable(True)
        # Why: completing inside the field fights with UniKey; the list drops down instead.
        self.drive.setCompleter(None)  # type: ignore[arg-type]
        self.aim = TextField(_("Danh hiệu"), placeholder=_("ví dụ: Lao động tiên tiến"))
        self.day = DateField(_("Ngày đăng ký"), desk.month, any_day=True)
        today = clock.today()
        self.day.set_value(today if Month.of(today) == desk.month else desk.month.first_day)
        columns = [
            Column("name", _("Đoàn viên, tổ"), 240, lambda row: row.name, stretch=True),
            Column("group", _("Tổ"), 150, lambda row: row.group),
        ]
        self.table = TickTable(_("Ai đăng ký"), columns, lambda row: row.key)
        self._search = SearchBox(_("Tìm người"), _("Tìm tên, tổ…"))
        self._search.setFixedWidth(190)
        ticks = parts.row(
            self._search, None, parts.button(_("Chọn hết"), lambda: self.table.tick_all(True), role="link"),
            parts.button(_("Bỏ hết"), lambda: self.table.tick_all(False), role="link"),
        )  # fmt: skip
        self._foot = parts.label(role="strong")
        lines = [("title", _("Danh hiệu"), self.aim), ("registered_on", _("Ngày"), self.day)]
        self.lay_out(
            _("Đăng ký"), field_grid([("drive", _("Phong trào"), self.drive)], self.hints),
            field_grid(lines, self.hints, columns=2), parts.box(ticks), self.table, self._foot, width=660, stretch=3,
        )  # fmt: skip
        self.resize(700, 490)
        self._search.searched.connect(lambda _text: self._show())
        self.table.ticks_changed.connect(self._took)

    @classmethod
    def name(cls) -> str:
        """What the search calls it."""
        return _("Đăng ký thi đua")

    def enter(self, **arguments: Any) -> None:
        """Every active member and every tổ, nobody ticked yet."""
        day = self.desk.month.last_day
        with self.desk.read() as read:
            groups = members.union_groups(read)
            ids = members.member_ids(read, MemberFilter(day, state=MemberState.ACTIVE))
            rows = members.member_rows(read, ids, day)
            used = merit.drives(read)
        self._everybody = [
            Candidate(("group", group.id), _("Tập thể {name}").format(name=group.name), group.name) for group in groups
        ]
        self._everybody += [Candidate(("member", row.id), row.full_name, row.group) for row in rows]
        known = {drive_key(drive) for drive in used}
        self.drive.addItems([*used, *(drive for drive in USUAL_DRIVES if drive_key(drive) not in known)])
        self.title.setText(_("Đăng ký thi đua năm {year}").format(year=self.desk.month.year))
        self._show()
        self.drive.setFocus()

    def _show(self) -> None:
        words = fold(self._search.value()).split()
        shown = [each for each in self._everybody if all(word in fold(f"{each.name} {each.group}") for word in words)]
        self._loading = True
        self.table.show_rows(shown)
        self.table.ticked = {each.key for each in shown if each.key in self._ticked}
        self.table.viewport().update()
        self._loading = False
        self._tell()

    def _took(self) -> None:
        if self._loading:
            return
        shown = {self.table.rows.row_at(place).key for place in range(self.table.rows.rowCount())}
        self._ticked = (self._ticked - shown) | self.table.ticked
        self._tell()

    def _tell(self) -> None:
        self._foot.setText(_("{count} người, tổ được chọn").format(count=len(self._ticked)))
        self.go.setEnabled(bool(self._ticked) and not self.desk.read_only)

    def agree(self) -> None:
        """Register them in one act."""
        self.forget()
        if not self.go.isEnabled():
            return
        like = EmulationDraft(
            self.desk.month.year, self.drive.currentText(), 1, None, self.aim.value(), self.day.value()
        )
        fields: dict[str, QWidget] = {"drive": self.drive, "registered_on": self.day}
        for finding in look_over_emulation(like, clock.today()):
            if finding.stops:
                self.complain(finding.column or "", render(finding.message), fields.get(finding.column or ""))
                return
        people = [number for kind, number in sorted(self._ticked) if kind == "member"]
        groups = [number for kind, number in sorted(self._ticked) if kind == "group"]
        self.act(keep_merit.register, like, people, groups)
