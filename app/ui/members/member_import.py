"""Nhập danh sách đoàn viên từ Excel: who is new, who changed and how, who stays, what is refused; then one act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from app.domain.members.member_import import ChangedMember, MemberPlanItem, state_of
from app.domain.members.members import MemberDraft, show_known_date
from app.domain.members.records import MEMBER
from app.domain.money import show_money
from app.domain.problems import N_, Finding
from app.domain.reading import PartialDate
from app.domain.sheets import FoundList
from app.i18n import _
from app.models.operation import Outcome
from app.services.members import detect_lists, import_members
from app.services.members.import_members import MemberImportOptions, MemberImportReport
from app.ui.list_columns import finding_column, state_column
from app.ui.list_import import ListImport
from app.ui.members.member_words import gender_word, masked
from app.ui.widgets.table_model import RIGHT, Column, column
from app.ui.worker import Progress


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row of the preview."""

    item: MemberPlanItem
    state: str

    @property
    def row(self) -> int:
        """Its number in the sheet."""
        return self.item.row

    @property
    def draft(self) -> MemberDraft:
        """The person as they will stand."""
        return self.item.draft

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in it."""
        return self.item.findings


def shown(value: object) -> str:
    """A value of a difference as it is read."""
    if value is None or value == "":
        return "∅"
    if isinstance(value, dt.date | PartialDate):
        return show_known_date(value)
    if isinstance(value, int):
        return show_money(value)
    return gender_word(str(value)) if str(value) in ("male", "female") else str(value)


class MemberImport(ListImport):
    """The second page of Đoàn viên."""

    key: ClassVar[str] = "member_import"
    called: ClassVar[str] = N_("Nhập danh sách từ Excel")
    rail_entry: ClassVar[str] = "members"
    place: ClassVar[int] = 2
    empty_title: ClassVar[str] = N_("Chọn tệp Excel có danh sách đoàn viên, người lao động")

    def columns(self) -> list[Column]:
        """Who, when born, which papers, what wage."""
        return [
            Column("row", _("Dòng"), 54, lambda row: str(row.row), align=RIGHT),
            state_column(),
            column(MEMBER["full_name"], lambda row: row.draft.full_name, 180, stretch=True),
            column(MEMBER["gender"], lambda row: row.draft.gender, 50),
            Column("birth", _("Ngày sinh"), 104, _birth),
            column(MEMBER["citizen_number"], lambda row: masked(row.draft.citizen_number), 112),
            Column("group", _("Tổ"), 104, lambda row: row.draft.group),
            column(MEMBER["wage"], lambda row: row.draft.wage, 98),
            finding_column(),
        ]

    def sheets_in(self, file: Path, waiting: Callable[[], None]) -> Sequence[FoundList]:
        """Sheets that are member lists."""
        return detect_lists.member_lists_in(file, waiting)

    def nothing_found(self) -> str:
        """Why no sheet was taken."""
        return _(
            "Tệp này không có sheet nào là danh sách người: cần cột họ tên và một cột như ngày sinh, CCCD, mã hoặc tổ."
        )

    def options(self) -> MemberImportOptions:
        """What was chosen."""
        return MemberImportOptions(self.sheet(), self.month.value(), self.fix.isChecked(), self.leave.isChecked())

    def plan(self, file: Path, progress: Progress) -> MemberImportReport:
        """What would become of each row."""
        assert self.desk.book is not None, "no book on the desk"
        return import_members.plan_member_import(self.desk.book, file, self.options(), progress)

    def service(self) -> tuple[Callable[..., Outcome[Any]], tuple[Any, ...]]:
        """The import itself."""
        return import_members.import_members, (self.options(),)

    def permit(self, report: MemberImportReport) -> MemberImportReport:
        """Under the ticks of now."""
        return MemberImportReport(report.plan, report.plan.may_apply(self.fix.isChecked(), self.leave.isChecked()))

    def rows_of(self, report: MemberImportReport) -> Sequence[ImportRow]:
        """Every row of the list."""
        left = {item.row for item in report.permission.left_out} if report.permission.allowed else set()
        return [ImportRow(item, "left_out" if item.row in left else state_of(item)) for item in report.plan.items]

    def writes(self, report: MemberImportReport) -> int:
        """New and changed ones."""
        return len(report.plan.to_write(report.permission))

    def detail(self, row: ImportRow) -> list[tuple[str, str]]:
        """What changes, and the cells of the file."""
        changes = ""
        if isinstance(row.item, ChangedMember):
            changes = "\n".join(
                f"{_label(each.field)}: {shown(each.old)} → {shown(each.new)}" for each in row.item.differences
            )
        cells = "\n".join(
            f"{_label(name)}: {value}" for name, value in row.item.original.items() if value and name != "counter"
        )
        return [(_("Sẽ đổi"), changes), (_("Trong tệp"), cells)]


def _label(field: str) -> str:
    return _(MEMBER.labels().get(field, field))


def _birth(row: ImportRow) -> str:
    return show_known_date(row.draft.birth) if row.draft.birth else ""
