"""Nhập danh sách đoàn viên từ Excel: who is new, who changed and how, who stays, what is refused; then one act."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from app.domain.members.member_import import ChangedMember, MemberImportOptions, MemberItem
from app.domain.members.records import MEMBER, MEMBER_LIST
from app.domain.problems import N_
from app.i18n import _
from app.services.members.import_members import IMPORT_MEMBERS
from app.ui.importing.kind import ImportWords, MonthlyKind, changes, preview
from app.ui.importing.page import ImportPage
from app.ui.members.member_words import masked
from app.ui.widgets.table_model import Column


class MemberListKind(MonthlyKind):
    """Lists of members, in any layout."""

    words: ClassVar[ImportWords] = ImportWords(
        empty=N_("Chọn tệp Excel có danh sách đoàn viên, người lao động"),
        nothing_found=N_(
            "Tệp này không có sheet nào là danh sách người: cần cột họ tên và một cột như ngày sinh, CCCD, mã hoặc tổ."
        ),
    )
    service = IMPORT_MEMBERS
    table = MEMBER_LIST
    options_type = MemberImportOptions

    def columns(self) -> list[Column]:
        """Who, when born, which papers, what wage; whatever else the list tells on demand."""
        return preview(
            MEMBER.importable,
            _held,
            full_name={"width": 180, "stretch": True},
            birth={"width": 104},
            gender={"width": 50},
            citizen_number={"width": 112, "show": lambda each: masked(each.row.draft.citizen_number)},
            group={"width": 104},
            wage={"width": 98},
        )

    def sections(self, row: MemberItem) -> Sequence[tuple[str, Sequence[str]]]:
        """What changes."""
        differences = row.differences if isinstance(row, ChangedMember) else ()
        return ((_("Sẽ đổi"), changes(MEMBER.labels(), differences)),)


def _held(row: MemberItem) -> Mapping[str, Any]:
    return {each.name: getattr(row.draft, each.name) for each in dataclasses.fields(row.draft)}


class MemberImport(ImportPage):
    """The second page of Đoàn viên."""

    key: ClassVar[str] = "member_import"
    called: ClassVar[str] = N_("Nhập danh sách từ Excel")
    rail_entry: ClassVar[str] = "members"
    place: ClassVar[int] = 2
    kind_of_import = MemberListKind
