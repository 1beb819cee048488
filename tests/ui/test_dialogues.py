"""Dialogues in the window: planned, held, requests settled, papers printed, taken back; unsound ones keep what was typed."""

from __future__ import annotations

import datetime as dt

from app.domain.agreements.dialogue import DialogueKind, DialogueSide, DialogueState, RequestState
from app.models.queries.agreements import dialogues
from app.ui.agreements.dialogue_editor import DialogueEditor
from app.ui.agreements.dialogue_request import DialogueRequestDialog
from app.ui.agreements.dialogue_words import people_shown, people_typed
from tests.cameras.scene import settle


def editor(window, kind=DialogueEditor):
    settle(window)
    return next(child for child in window.findChildren(kind) if child.isVisible())


def newest(window):
    with window.desk.read() as read:
        number = max(row.id for row in dialogues.dialogue_rows(read, dt.date(2026, 3, 31)))
        return dialogues.dialogue(read, number)


def test_people_typed_a_line_each_come_back_as_they_were():
    text = "Lê Thị Ân – Chủ tịch – chủ trì\n2. Đặng Hữu Chế\tThợ may\n\nPhạm Văn Đào; Quản đốc; thư ký"
    people = people_typed(DialogueSide.WORKERS, text)
    assert [(each.name, each.role, each.duty) for each in people] == [
        ("Lê Thị Ân", "Chủ tịch", "chair"), ("Đặng Hữu Chế", "Thợ may", ""), ("Phạm Văn Đào", "Quản đốc", "secretary"),
    ]  # fmt: skip
    assert people_typed(DialogueSide.WORKERS, people_shown(people)) == people


def test_a_dialogue_is_planned_held_asked_at_and_undone(window):
    window.go("dialogues", {})
    window.go("dialogue_editor", {"kind": DialogueKind.REQUEST})
    dialog = editor(window)
    assert dialog.value("title") == "Đối thoại theo yêu cầu của người lao động"
    dialog.submit()
    settle(window)
    assert dialog.isVisible()
    assert "ngày dự kiến" in dialog.hints["planned_on"].text()
    dialog.set_value("planned_on", window.desk.month.first_day)
    dialog.set_value("side_workers", "Lê Thị Ân – Chủ tịch")
    dialog.submit()
    settle(window)
    card = newest(window)
    assert (card.draft.kind, card.draft.state) == (DialogueKind.REQUEST, DialogueState.PLANNED)
    assert window.current.key == "dialogues"
    assert window.current.pane.card == card

    window.go("dialogue_request", {"dialogue": card.id})
    asked = editor(window, DialogueRequestDialog)
    asked.set_value("request", "Tăng suất ăn ca")
    asked.set_value("state", RequestState.SETTLED)
    asked.submit()
    settle(window)
    assert asked.isVisible()
    assert "nội dung trả lời" in asked.hints["answer"].text()
    assert "ngày giải quyết" in asked.hints["settled_on"].text()
    assert asked.value("request") == "Tăng suất ăn ca"
    asked.set_value("answer", "Tăng từ tháng sau")
    asked.set_value("settled_on", dt.date(2026, 3, 10))
    asked.submit()
    settle(window)
    assert [each.state for each in newest(window).draft.requests] == [RequestState.SETTLED]
    window.desk.undo()
    settle(window)
    assert newest(window).draft.requests == ()
    window.current.verbs.action("plan").trigger()
    settle(window)
    assert (window.current.key, window.current.form(), window.current.params().subject) == (
        "forms",
        "dialogue-plan",
        card.id,
    )
