"""Pages and workbook cells of the papers of dialogues against golden files, and what their figures must be."""

from __future__ import annotations

from typing import Any

from app.exports.form import forms, to_json
from tests.dialogue_form_samples import CONFERENCE, MAY, report
from tests.form_cases import document_of, pages


def test_the_report_counts_people_and_requests_of_what_was_held():
    data: Any = to_json(forms()["dialogue-report"], report(CONFERENCE, MAY)())
    assert data["totals"] == {"held": 2, "people": 57, "requests": 5, "settled": 2, "refused": 1, "waiting": 2}
    by_kind = {row["kind"]: row["held"] for row in data["rows"]}
    assert by_kind == {"conference": 1, "periodic": 0, "request": 0, "case": 0, "may": 1}


def test_minutes_name_nobody_as_asker_who_wished_not_to_be_named():
    text = pages(document_of("dialogue-minutes/may"))
    assert "Tổ May 2" not in text
    assert "Lắp thêm quạt" in text
