"""What the time line calls the tables, columns and stored keys of care."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.care.welfare import KINDS, CaseState, Relation
from app.i18n import _
from app.ui.brought.trail_words import TrailWords, labels


def _tables() -> Mapping[str, str]:
    return {
        "welfare_case": _("Chăm lo"), "welfare_norm": _("Định mức chăm lo"),
        "case_paper": _("Giấy tờ của việc chăm lo"), "case_stage": _("Giai đoạn"),
        "case_source": _("Nguồn của việc chăm lo"),
    }  # fmt: skip


def _columns() -> Mapping[str, str]:
    return {
        "amount_most": _("mức cao nhất"), "per_year": _("số lần một năm"), "papers": _("giấy tờ"),
        "clause": _("điều khoản"), "ended": _("thôi áp dụng"), "norm_kind": _("loại định mức"),
        "happened_on": _("ngày xảy ra"), "proposed_by": _("người đề nghị"), "proposed_on": _("ngày đề nghị"),
        "decided_by": _("người duyệt"), "refusal": _("lý do không duyệt"), "norm_id": _("định mức"),
        "beyond_norm": _("vượt định mức"), "case_id": _("việc chăm lo"),
    }  # fmt: skip


def _values() -> Mapping[str, Mapping[str, str]]:
    return {
        "state": labels(CaseState),
        "kind": {key: _(kind.name) for key, kind in KINDS.items()},
        "relation": labels(Relation),
    }  # fmt: skip


TRAIL_WORDS = TrailWords(
    tables=_tables,
    columns=_columns,
    values=_values,
    money=frozenset({"amount_most"}),
)
