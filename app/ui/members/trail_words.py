"""What the time line calls the tables, columns and stored keys of members."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.members.members import Gender
from app.i18n import _
from app.models.queries.members.members import MemberChange, MemberState
from app.ui.brought.trail_words import TrailWords, labels
from app.ui.members.member_words import exempt_words


def _tables() -> Mapping[str, str]:
    return {
        "member": _("Đoàn viên"), "member_state": _("Biến động đoàn viên"), "wage": _("Mức lương"),
        "exemption": _("Tháng miễn đoàn phí"), "union_group": _("Tổ công đoàn"), "relative": _("Người thân"),
    }  # fmt: skip


def _columns() -> Mapping[str, str]:
    return {
        "relation": _("quan hệ"), "parent_id": _("thuộc tổ"), "staff_number": _("mã nhân viên"),
        "member_number": _("mã số đoàn viên"), "full_name": _("họ và tên"), "gender": _("giới tính"),
        "birth": _("ngày sinh"), "citizen_number": _("số CCCD"), "phone": _("điện thoại"), "group_id": _("tổ"),
        "joined": _("ngày vào"), "member_id": _("đoàn viên"), "first_month": _("từ tháng"),
        "last_month": _("đến tháng"), "net_pay": _("lương thực lĩnh"),
    }  # fmt: skip


def _values() -> Mapping[str, Mapping[str, str]]:
    return {
        "state": labels(MemberState),
        "gender": labels(Gender),
        "change": labels(MemberChange),
        "reason": exempt_words(),
    }  # fmt: skip


TRAIL_WORDS = TrailWords(
    tables=_tables,
    columns=_columns,
    values=_values,
    hidden=frozenset({"birthday"}),
)
