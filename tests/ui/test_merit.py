"""What is honoured, in the window: an initiative typed and rewarded, a drive registered for many, a member introduced to the Party."""

from __future__ import annotations

import datetime as dt

from app.domain.merit.merit import InitiativeState, PartyStage, Result
from app.models.queries.merit import merit
from app.ui.screen import DeskDialog
from tests.cameras.scene import settle


def dialog(window, key, **arguments):
    window.go(key, arguments)
    settle(window)
    return next(child for child in window.findChildren(DeskDialog) if child.isVisible() and child.key == key)


def newest(window):
    with window.desk.read() as read:
        return merit.initiative(read, read.number("SELECT max(id) FROM initiative"))


def test_an_initiative_is_typed_refused_mended_rewarded_and_undone(window):
    window.go("initiatives", {})
    box = dialog(window, "initiative_editor")
    box.set_value("title", "Khay đựng suốt chỉ")
    box.submit()
    settle(window)
    assert box.isVisible()
    assert "tác giả" in box.hints["member_id"].text()
    box.widget("member_id").setText("nguyen")
    box.widget("member_id").settle()
    assert box.value("member_id") is not None
    box.set_value("state", InitiativeState.RECOGNISED)
    box.set_value("recognised_on", dt.date(2026, 3, 14))
    box.set_value("submitted_on", dt.date(2026, 3, 2))
    box.set_value("decision", "09/QĐ-CĐCS")
    box.submit()
    settle(window)
    row = newest(window)
    assert (row.draft.title, row.draft.decision) == ("Khay đựng suốt chỉ", "09/QĐ-CĐCS")
    assert window.current.key == "initiatives"
    reward = dialog(window, "initiative_reward", initiative=row.id)
    reward.set_value("amount", 300_000)
    reward.submit()
    settle(window)
    assert (newest(window).reward, newest(window).paid) == (300_000, 0)
    window.desk.undo()
    settle(window)
    assert newest(window).case_id is None


def test_many_are_registered_at_once_and_judged_together(window):
    window.go("emulation", {})
    settle(window)
    before = len(window.current.all_rows())
    box = dialog(window, "emulation_register")
    box.set_value("drive", "Giỏi việc nước, đảm việc nhà")
    box.people.search.edit.setText("tập thể")
    box.people.look()
    box.people.table.tick_all(True)
    groups = len(box.people.ticked)
    assert groups > 0
    box.people.search.edit.clear()
    box.people.look()
    assert len(box.people.table.ticked) == groups
    box.submit()
    settle(window)
    with window.desk.read() as read:
        rows = merit.emulation(read, window.desk.month.year)
    assert len(rows) == before + groups
    chosen = [row.id for row in rows if row.draft.drive.startswith("Giỏi việc nước")]
    result = dialog(window, "emulation_result", registrations=chosen)
    result.set_value("final_result", Result.GOOD)
    result.submit()
    settle(window)
    with window.desk.read() as read:
        assert {merit.registration(read, number).draft.final_result for number in chosen} == {Result.GOOD}


def test_a_member_is_introduced_and_the_next_stage_is_proposed(window):
    with window.desk.read() as read:
        known = {row.member_id for row in merit.party(read)}
        who = next(number for number in range(1, 60) if number not in known)
    box = dialog(window, "party_stage")
    box.submit()
    settle(window)
    assert "chọn đoàn viên" in box.hints["member_id"].text()
    box.set_value("member_id", who)
    box.set_value("done_on", dt.date(2026, 3, 3))
    box.submit()
    settle(window)
    again = dialog(window, "party_stage", member=who)
    assert again.value("step") == PartyStage.TRAINED
    again.set_value("done_on", dt.date(2026, 3, 1))
    again.submit()
    settle(window)
    assert again.isVisible()
    assert "không thuận" in again.hints["done_on"].text()
