"""What the columns and stored keys of the union's own work (welfare, activities, agreements, dialogues) are called in the time line."""

from __future__ import annotations

from app.i18n import _
from app.ui.agreements.agreement_words import change_words, ending_words, kind_words, side_words, step_words, vote_words


def care_columns() -> dict[str, str]:
    """Column → name."""
    return {
        **_of_agreements(),
        "put_on": _("ngày góp"), "relation": _("quan hệ"), "amount_most": _("mức cao nhất"), "per_year": _("số lần một năm"),
        "rule": _("điều kiện"), "papers": _("giấy tờ"), "clause": _("điều khoản"), "ended": _("thôi áp dụng"), "planned_on": _("ngày dự kiến"),
        "held_on": _("ngày tổ chức"), "time": _("giờ"), "posted_on": _("ngày công khai"), "norm_kind": _("loại định mức"),
        "fund_key": _("quỹ"), "taken": _("đã lấy"), "done_on": _("ngày làm"), "paper": _("văn bản"), "handed_out": _("số phiếu phát"),
        "questions": _("câu hỏi"), "happened_on": _("ngày xảy ra"), "proposed_by": _("người đề nghị"), "proposed_on": _("ngày đề nghị"),
        "decided_by": _("người duyệt"), "refusal": _("lý do không duyệt"), "norm_id": _("định mức"), "beyond_norm": _("vượt định mức"),
        "dialogue_id": _("đối thoại"), "duty": _("nhiệm vụ"), "subject": _("vấn đề"), "request": _("kiến nghị"),
        "raised_by": _("người nêu"), "answer": _("trả lời"), "answered_by": _("người trả lời"), "deadline": _("hạn"),
        "settled_on": _("ngày giải quyết"), "year": _("năm"), "drive": _("phong trào"), "registered_on": _("ngày đăng ký"),
        "own_result": _("tự chấm"), "group_result": _("tổ chấm"), "final_result": _("kết quả"), "proposal": _("đề nghị"),
        "author": _("tác giả"), "field": _("lĩnh vực"), "level": _("cấp"), "submitted_on": _("ngày nộp"), "recognised_on": _("ngày công nhận"),
        "benefit": _("làm lợi"), "benefit_basis": _("cách tính làm lợi"), "summary": _("tóm tắt"), "principal": _("tiền gốc"),
        "granted_on": _("ngày cho vay"), "rate": _("lãi suất"), "method": _("cách trả"), "guarantor": _("người bảo lãnh"),
        "contract": _("hợp đồng"), "relative_id": _("người thân"), "survey_id": _("phiếu hỏi"), "question": _("câu hỏi"), "score": _("điểm"),
        "initiative_id": _("sáng kiến"), "loan_id": _("khoản vay"), "due_on": _("ngày đến hạn"), "interest": _("tiền lãi"),
    }  # fmt: skip


def _of_agreements() -> dict[str, str]:
    return {
        "previous_id": _("thỏa ước trước"), "employer": _("doanh nghiệp"), "employer_signer": _("người ký bên sử dụng lao động"),
        "employer_role": _("chức vụ bên sử dụng lao động"), "union_signer": _("người ký bên lao động"), "union_role": _("chức vụ bên lao động"),
        "begun_on": _("ngày bắt đầu"), "signed_on": _("ngày ký"), "sent_on": _("ngày gửi"), "sent_number": _("số công văn gửi"),
        "ended_on": _("ngày chấm dứt"), "ended_by": _("cách chấm dứt"), "workers": _("số lao động"), "covered": _("số người áp dụng"),
        "meal_price": _("mức ăn ca"), "points": _("điểm"), "grade": _("xếp loại"), "graded_by": _("cấp xếp loại"),
        "graded_on": _("ngày xếp loại"), "agreement_id": _("thỏa ước"), "head": _("nhóm"), "proposed": _("đề nghị"),
        "agreed": _("thỏa thuận"), "law": _("luật"), "better": _("có lợi hơn luật"), "gain": _("hơn bao nhiêu"),
        "opinions_for": _("số đồng ý"), "opinions_against": _("số không đồng ý"), "objection": _("lý do không đồng ý"),
        "unity": _("tỷ lệ thống nhất"), "side": _("bên"), "leads": _("tổ trưởng"), "step": _("bước"), "vote": _("ý kiến"),
    }  # fmt: skip


def care_values() -> dict[str, dict[str, str]]:
    """Column → stored key → word."""
    return {
        "kind": {str(key): word for key, word in kind_words().items()},
        "change": {str(key): word for key, word in change_words().items()},
        "ended_by": ending_words(),
        "side": side_words(),
        "vote": vote_words(),
        "step": step_words(),
        "better": {"0": _("không"), "1": _("có")},
        "leads": {"0": _("không"), "1": _("có")},
    }
