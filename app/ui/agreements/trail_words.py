"""What the time line calls the tables, columns and stored keys of agreements and dialogues."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.agreements.agreements import AgreementKind, Change, Ending, Step, TeamSide, Vote
from app.domain.agreements.dialogue import DialogueKind, DialogueSide, DialogueState, RequestState
from app.i18n import _
from app.ui.brought.trail_words import TrailWords, labels


def _tables() -> Mapping[str, str]:
    return {
        "agreement": _("Thỏa ước"), "agreement_step": _("Bước của thỏa ước"),
        "agreement_clause": _("Nội dung thỏa ước"), "agreement_person": _("Người thương lượng"),
        "agreement_vote": _("Phiếu lấy ý kiến"), "dialogue": _("Đối thoại"), "dialogue_person": _("Người dự đối thoại"),
        "dialogue_request": _("Kiến nghị"),
    }  # fmt: skip


def _columns() -> Mapping[str, str]:
    return {
        "previous_id": _("thỏa ước trước"), "employer": _("doanh nghiệp"),
        "employer_signer": _("người ký bên sử dụng lao động"), "employer_role": _("chức vụ bên sử dụng lao động"),
        "union_signer": _("người ký bên lao động"), "union_role": _("chức vụ bên lao động"),
        "begun_on": _("ngày bắt đầu"), "signed_on": _("ngày ký"), "sent_on": _("ngày gửi"),
        "sent_number": _("số công văn gửi"), "ended_on": _("ngày chấm dứt"), "ended_by": _("cách chấm dứt"),
        "workers": _("số lao động"), "covered": _("số người áp dụng"), "meal_price": _("mức ăn ca"),
        "points": _("điểm"), "grade": _("xếp loại"), "graded_by": _("cấp xếp loại"), "graded_on": _("ngày xếp loại"),
        "agreement_id": _("thỏa ước"), "head": _("nhóm"), "proposed": _("đề nghị"), "agreed": _("thỏa thuận"),
        "law": _("luật"), "better": _("có lợi hơn luật"), "gain": _("hơn bao nhiêu"), "opinions_for": _("số đồng ý"),
        "opinions_against": _("số không đồng ý"), "objection": _("lý do không đồng ý"), "unity": _("tỷ lệ thống nhất"),
        "side": _("bên"), "leads": _("tổ trưởng"), "step": _("bước"), "vote": _("ý kiến"), "time": _("giờ"),
        "posted_on": _("ngày công khai"), "dialogue_id": _("đối thoại"), "duty": _("nhiệm vụ"), "subject": _("vấn đề"),
        "request": _("kiến nghị"), "raised_by": _("người nêu"), "answer": _("trả lời"),
        "answered_by": _("người trả lời"), "deadline": _("hạn"), "settled_on": _("ngày giải quyết"),
    }  # fmt: skip


def _values() -> Mapping[str, Mapping[str, str]]:
    return {
        "state": labels(DialogueState, RequestState),
        "kind": labels(AgreementKind, DialogueKind),
        "change": labels(Change),
        "ended_by": labels(Ending),
        "side": labels(TeamSide, DialogueSide),
        "vote": labels(Vote),
        "step": labels(Step),
        "better": {"0": _("không"), "1": _("có")},
        "leads": {"0": _("không"), "1": _("có")},
    }  # fmt: skip


TRAIL_WORDS = TrailWords(
    tables=_tables,
    columns=_columns,
    values=_values,
    money=frozenset({"meal_price"}),
)
