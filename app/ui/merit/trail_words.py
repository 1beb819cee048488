"""What the time line calls the tables, columns and stored keys of merit."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.merit.merit import InitiativeState, MeritLevel, PartyStage, Result
from app.i18n import _
from app.ui.brought.trail_words import TrailWords, labels


def _tables() -> Mapping[str, str]:
    return {
        "initiative": _("Sáng kiến"), "emulation": _("Thi đua"), "party_step": _("Phát triển Đảng"),
    }  # fmt: skip


def _columns() -> Mapping[str, str]:
    return {
        "year": _("năm"), "drive": _("phong trào"), "registered_on": _("ngày đăng ký"), "own_result": _("tự chấm"),
        "group_result": _("tổ chấm"), "final_result": _("kết quả"), "proposal": _("đề nghị"), "author": _("tác giả"),
        "field": _("lĩnh vực"), "level": _("cấp"), "submitted_on": _("ngày nộp"), "recognised_on": _("ngày công nhận"),
        "benefit": _("làm lợi"), "benefit_basis": _("cách tính làm lợi"), "summary": _("tóm tắt"),
        "initiative_id": _("sáng kiến"),
    }  # fmt: skip


def _values() -> Mapping[str, Mapping[str, str]]:
    return {
        "state": labels(InitiativeState),
        **dict.fromkeys(("own_result", "group_result", "final_result"), labels(Result)),
        "level": labels(MeritLevel),
        "step": labels(PartyStage),
    }  # fmt: skip


TRAIL_WORDS = TrailWords(
    tables=_tables,
    columns=_columns,
    values=_values,
    money=frozenset({"benefit"}),
)
