"""Pictures of the agreements and dialogues."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.domain.dates import Period
from app.ui.main_window import MainWindow
from tests.cameras.scene import Scene


def _all_dialogues(window: MainWindow) -> None:
    screen: Any = window.current
    screen.enter(dialogue=1)


SCENES = (
    Scene(
        "agreements",
        "agreements",
        {"agreement": 2},
        caption=("Thỏa ước lao động tập thể", "A collective agreement, step by step"),
    ),
    Scene("agreements-talks", "agreements", {"which": "talks"}),
    Scene("agreements-empty", "agreements", opened_on=dt.date(2026, 1, 1)),
    Scene("agreement_editor-new", "agreement_editor"),
    Scene("agreement_editor-edit", "agreement_editor", {"agreement": 2}),
    Scene("agreement_editor-amend", "agreement_editor", {"previous": 2, "change": "amendment"}),
    Scene("agreement_step", "agreement_step", {"agreement": 3}),
    Scene("agreement_step-vote", "agreement_step", {"agreement": 2, "step": "vote"}),
    Scene("agreement_step-refused", "agreement_step", {"agreement": 3, "step": "talks"}),
    Scene("agreement_team", "agreement_team", {"agreement": 2}),
    Scene("agreement_clauses", "agreement_clauses", {"agreement": 2}),
    Scene("agreement_votes", "agreement_votes", {"agreement": 2}),
    Scene("agreement_grade", "agreement_grade", {"agreement": 2}),
    Scene("agreement_end", "agreement_end", {"agreement": 2}),
    Scene("forms-agreement-text", "forms", {"form": "agreement-09-text", "subject": 2}),
    Scene("forms-agreement-report", "forms", {"form": "agreement-report", "period": Period.of_year(2026)}),
    Scene("dialogues", "dialogues", prepare=_all_dialogues),
    Scene("dialogue_editor", "dialogue_editor", {"dialogue": 1}),
    Scene("dialogue_request", "dialogue_request", {"dialogue": 1, "request": 1}),
    Scene("forms-dialogue-minutes", "forms", {"form": "dialogue-minutes"}),
)
