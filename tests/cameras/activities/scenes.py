"""Pictures of the activities: plans, Workers' Month, activities, surveys, the union's value."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.dates import Period
from app.models.queries.activities.activities import ActivityFilter, activity_ids
from app.ui.main_window import MainWindow
from tests.cameras.scene import Scene, latest, open_dialog

HELD = 30
"""An activity of the sample that may still be changed: help after a storm, with its people."""


def _activity(window: MainWindow, title: str) -> int:
    """The newest activity whose name holds some words."""
    with window.desk.read() as read:
        return activity_ids(read, ActivityFilter(search=title, newest_first=True))[0]


def _open_activity(key: str, title: str) -> Callable[[MainWindow], object]:
    return lambda window: window.go(key, {"activity": _activity(window, title)})


def _why_people(window: MainWindow) -> None:
    may = Period.of_month(latest(window, 5))
    window.go("activity_why", {"figure": "people", "period": may})


def _type_activity(window: MainWindow) -> None:
    dialog = open_dialog(window)
    typed = {"title": "Tập huấn phòng cháy, chữa cháy", "kind": "training", "expected": 40, "budget": 1_500_000}
    for key, value in typed.items():
        dialog.set_value(key, value)


def _tick_people(window: MainWindow) -> None:
    open_dialog(window).members.table.flip([0, 2, 3])


def _last_workers_month(window: MainWindow) -> None:
    window.go("workers_month", {"year": latest(window, 5).year})


SCENES = (
    Scene(
        "workers_month",
        "workers_month",
        prepare=_last_workers_month,
        caption=("Tháng Công nhân", "Workers' Month, from plan to report"),
    ),
    Scene("workers_month-empty", "workers_month", {"year": 2024}),
    Scene("plans", "plans", {"plan": 2}),
    Scene("plan_editor", prepare=lambda window: window.go("plan_editor", {"plan": 2})),
    Scene("plan_editor-new", "plan_editor", {"kind": "workers_month", "year": 2026}),
    Scene(
        "activities",
        "activities",
        prepare=_open_activity("activities", "Hội thao Tháng Công nhân"),
        caption=("Hoạt động", "Activities: people, money, givers, results"),
    ),
    Scene("activities-empty", "activities", {"year": 2019}),
    Scene("activity_editor-new", "activity_editor", prepare=_type_activity),
    Scene("activity_editor", prepare=_open_activity("activity_editor", "Hội thao Tháng Công nhân")),
    Scene("activity_people", "activity_people", {"activity": HELD}),
    Scene("activity_choose", "activity_choose", {"activity": HELD}, prepare=_tick_people),
    Scene("activity_result", "activity_result", {"activity": HELD}),
    Scene("activity_sources", "activity_sources", {"activity": HELD}),
    Scene("activity_why", prepare=_why_people),
    Scene("surveys", "surveys"),
    Scene("survey_editor", "survey_editor", {"survey": 1}),
    Scene("union_value", "union_value"),
    Scene("forms-union-value", "forms", {"form": "union-value", "period": Period.of_year(2026)}),
)
