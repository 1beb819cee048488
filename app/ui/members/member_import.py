"""Nhập danh sách đoàn viên từ Excel: who is new, who changed and how, who stays, what is refused; then one act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import ClassVar

from app.domain.members.member_import import ChangedMember, MemberImportOptions, MemberItem
from app.domain.members.members import Gender, show_known_date
from app.domain.members.records import MEMBER
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.reading import PartialDate
from app.domain.sheets import FoundSheet
from app.i18n import _
from app.services.members.import_members import IMPORT_MEMBERS
from app.ui.importing.kind import ImportWords, MonthlyKind
from app.ui.importing.page import ImportPage
from app.ui.members.member_words import masked
from app.ui.widgets.table_model import Column, money


class MemberListKind(MonthlyKind):
    """Lists of members, in any layout."""

    words: ClassVar[ImportWords] = ImportWords(
        empty=N_("Chọn tệp Excel có danh sách đoàn viên, người lao động"),
        nothing_found=N_(
            "Tệp này không có sheet nào là danh sách người: cần cột họ tên và một cột như ngày sinh, CCCD, mã hoặc tổ."
        ),
    )
    service = IMPORT_MEMBERS

    def options(self, found: FoundSheet, fix: bool, leave_out: bool) -> MemberImportOptions | None:
        """What was chosen; None without a month."""
        month = self.month.value()
        if month is None:
            return None
        return MemberImportOptions(sheet=found.sheet, fix=fix, leave_out=leave_out, month=month)

    def columns(self) -> list[Column]:
        """Who, when born, which papers, what wage."""
        return [
            Column("name", _("Họ và tên"), 180, lambda each: each.row.draft.full_name, stretch=True),
            Column("gender", _("Giới"), 50, lambda each: _(Gender.label_of(each.row.draft.gender))),
            Column("birth", _("Ngày sinh"), 104, lambda each: _shown(each.row.draft.birth, "")),
            Column("citizen", _("CCCD"), 112, lambda each: masked(each.row.draft.citizen_number)),
            Column("group", _("Tổ"), 104, lambda each: each.row.draft.group),
            money("wage", _("Mức lương"), lambda each: each.row.draft.wage, width=98),
        ]

    def sections(self, row: MemberItem) -> Sequence[tuple[str, Sequence[str]]]:
        """What changes."""
        differences = row.differences if isinstance(row, ChangedMember) else ()
        lines = [f"{_label(each.field)}: {_shown(each.old)} → {_shown(each.new)}" for each in differences]
        return ((_("Sẽ đổi"), lines),)

    def cell_line(self, name: str, text: str) -> str:
        """All but the running number."""
        return f"{_label(name)}: {text}" if name != "counter" else ""


class MemberImport(ImportPage):
    """The second page of Đoàn viên."""

    key: ClassVar[str] = "member_import"
    called: ClassVar[str] = N_("Nhập danh sách từ Excel")
    rail_entry: ClassVar[str] = "members"
    place: ClassVar[int] = 2
    kind_of_import = MemberListKind


def _shown(value: object, nothing: str = "∅") -> str:
    """A value as it is read."""
    if value is None or value == "":
        return nothing
    if isinstance(value, dt.date | PartialDate):
        return show_known_date(value)
    if isinstance(value, Gender):
        return _(value.label)
    return show_money(value) if isinstance(value, int) else str(value)


def _label(field: str) -> str:
    return _(MEMBER.labels().get(field, field))
