"""Pictures of care: norms, cases, birthdays, the care report."""

from __future__ import annotations

from typing import Any

from app.domain.care.welfare import Relation
from app.domain.dates import Period
from app.models.queries.care.cases import CaseFilter, case_ids, case_rows
from app.ui.main_window import MainWindow
from tests.cameras.scene import Scene, open_dialog, settle


def _this_year_of_care(window: MainWindow) -> None:
    window.go("care_report", {"period": Period.of_year(window.desk.month.year)})


def _type_case(window: MainWindow) -> None:
    dialog: Any = open_dialog(window)
    with window.desk.read() as read:
        sick = case_rows(read, case_ids(read, CaseFilter(kind="sick")))
    dialog.set_value("member_id", next(row.member_id for row in sick if row.relation is Relation.SELF))
    dialog.set_value("amount", 800_000)
    settle(window, 320)


SCENES = (
    Scene("birthdays", "birthdays"),
    Scene("cases", "cases", {"which": "year"}, caption=("Thăm hỏi, trợ cấp", "Visits and grants, each under its norm")),
    Scene("cases-empty", "cases", {"which": "paid", "search": "không có ai"}),
    Scene("case_editor", "case_editor", prepare=_type_case),
    Scene("case_approve", "case_approve"),
    Scene("case_pay", "case_pay"),
    Scene("case_papers", "case_papers", {"case": 3}),
    Scene("case_receive", "case_receive", {"case": 1}),
    Scene("norms", "norms"),
    Scene("norm_editor", "norm_editor", {"norm": 2}),
    Scene("norm_starter", "norm_starter"),
    Scene("care_report", "care_report", prepare=_this_year_of_care),
)
