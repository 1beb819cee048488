"""What the columns of the union's own work are called in the time line: welfare, activities, merit, agreements, dialogues."""

from __future__ import annotations

from collections.abc import Mapping

from app.i18n import _


def work_column_words() -> Mapping[str, str]:
    """Column → its Vietnamese name."""
    return {**_care(), **_activities(), **_agreements(), **_dialogues()}


def _care() -> Mapping[str, str]:
    return {
        "relation": _("quan hệ"), "happened_on": _("ngày xảy ra"), "proposed_by": _("người đề nghị"), "proposed_on": _("ngày đề nghị"),
        "decided_by": _("người duyệt"), "refusal": _("lý do không duyệt"), "norm_id": _("định mức"), "beyond_norm": _("quyết định vượt định mức"),
        "paper": _("giấy tờ"), "planned_on": _("ngày dự kiến"), "done_on": _("ngày làm xong"), "principal": _("tiền gốc"),
        "interest": _("tiền lãi"), "granted_on": _("ngày cho vay"), "rate": _("lãi suất"), "method": _("cách tính lãi"),
        "guarantor": _("người bảo lãnh"), "contract": _("hợp đồng"), "due_on": _("ngày đến hạn"), "loan_id": _("khoản vay"),
        "put_on": _("ngày bỏ vốn"), "amount_most": _("mức cao nhất"), "per_year": _("số lần một năm"), "rule": _("điều kiện"),
        "papers": _("giấy tờ cần có"), "clause": _("điều khoản"), "ended": _("đã thôi áp dụng"), "norm_kind": _("dịp tặng quà"),
        "fund_key": _("chi từ"), "taken": _("tiền rút ra để phát"), "relative_id": _("người thân"),
    }  # fmt: skip


def _activities() -> Mapping[str, str]:
    return {
        "held_on": _("ngày tổ chức"), "handed_out": _("số phiếu phát ra"), "questions": _("các câu hỏi"), "survey_id": _("đợt hỏi ý kiến"),
        "question": _("câu hỏi"), "score": _("điểm"), "year": _("năm"), "drive": _("phong trào"), "registered_on": _("ngày đăng ký"),
        "own_result": _("tự xét"), "group_result": _("tổ xét"), "final_result": _("kết quả"), "proposal": _("đề nghị"),
        "author": _("tác giả"), "field": _("lĩnh vực"), "level": _("cấp"), "submitted_on": _("ngày nộp"), "recognised_on": _("ngày công nhận"),
        "benefit": _("làm lợi"), "benefit_basis": _("cách tính làm lợi"), "summary": _("tóm tắt"), "initiative_id": _("sáng kiến"),
    }  # fmt: skip


def _agreements() -> Mapping[str, str]:
    return {
        "previous_id": _("thay cho"), "employer": _("người sử dụng lao động"), "employer_signer": _("người ký bên sử dụng lao động"),
        "employer_role": _("chức vụ người ký bên sử dụng lao động"), "union_signer": _("người ký bên công đoàn"),
        "union_role": _("chức vụ người ký bên công đoàn"), "begun_on": _("ngày bắt đầu"), "signed_on": _("ngày ký"), "sent_on": _("ngày gửi"),
        "sent_number": _("số văn bản gửi"), "ended_on": _("ngày chấm dứt"), "ended_by": _("chấm dứt vì"), "workers": _("số lao động"),
        "covered": _("số người được áp dụng"), "meal_price": _("mức ăn ca"), "points": _("điểm"), "grade": _("xếp loại"),
        "graded_by": _("nơi xếp loại"), "graded_on": _("ngày xếp loại"), "agreement_id": _("thỏa ước"), "head": _("nhóm nội dung"),
        "proposed": _("đề nghị"), "agreed": _("thỏa thuận"), "law": _("luật quy định"), "better": _("có lợi hơn luật"), "gain": _("phần có lợi hơn"),
        "opinions_for": _("đồng ý"), "opinions_against": _("không đồng ý"), "objection": _("lý do không đồng ý"), "unity": _("mức thống nhất"),
        "side": _("bên"), "leads": _("đứng đầu"), "step": _("bước"), "vote": _("ý kiến"),
    }  # fmt: skip


def _dialogues() -> Mapping[str, str]:
    return {
        "dialogue_id": _("cuộc đối thoại"), "time": _("giờ"), "posted_on": _("ngày công khai"), "duty": _("nhiệm vụ"), "subject": _("lĩnh vực"),
        "request": _("kiến nghị"), "raised_by": _("người nêu"), "answer": _("trả lời"), "answered_by": _("người trả lời"),
        "deadline": _("hạn"), "settled_on": _("ngày giải quyết"),
    }  # fmt: skip
