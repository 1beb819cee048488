"""What the time line calls the tables, columns and stored keys of activities, plans and surveys."""

from __future__ import annotations

from collections.abc import Mapping

from app.i18n import _
from app.ui.brought.trail_words import TrailWords


def _tables() -> Mapping[str, str]:
    return {
        "activity": _("Hoạt động"), "plan": _("Kế hoạch"), "activity_source": _("Nguồn của hoạt động"),
        "activity_figure": _("Số liệu của hoạt động"), "participant": _("Người tham gia, nhận quà"),
        "survey": _("Phiếu hỏi ý kiến"), "survey_answer": _("Câu trả lời"),
    }  # fmt: skip


def _columns() -> Mapping[str, str]:
    return {
        "handed_out": _("số phiếu phát"), "questions": _("câu hỏi"), "relative_id": _("người thân"),
        "survey_id": _("phiếu hỏi"), "question": _("câu hỏi"), "score": _("điểm"), "activity_id": _("hoạt động"),
        "theme": _("chủ đề"), "aims": _("mục đích"), "programmes": _("chương trình"), "targets": _("chỉ tiêu"),
        "assessment": _("đánh giá"), "programme": _("chương trình"), "plan_id": _("kế hoạch"),
        "starts_on": _("từ ngày"), "ends_on": _("đến ngày"), "lead": _("phụ trách"), "expected": _("số người dự kiến"),
        "budget": _("dự toán"), "result": _("kết quả"), "planned": _("dự kiến"), "attended": _("có mặt"),
        "received": _("đã nhận"), "group_name": _("tổ, đơn vị"),
    }  # fmt: skip


TRAIL_WORDS = TrailWords(
    tables=_tables,
    columns=_columns,
    money=frozenset({"budget"}),
)
