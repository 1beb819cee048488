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
    box.title_field.set_value("Khay đựng suốt chỉ")
    box.submit()
    settle(window)
    assert box.isVisible()
    assert "tác giả" in box.hints["author"].text()
    box.member.setText("nguyen")
    box.member.settle()
    assert box.member.member() is not None
    box.state.setCurrentIndex(box.state.findData(InitiativeState.RECOGNISED))
    box.recognised_on.set_value(dt.date(2026, 3, 14))
    box.submitted_on.set_value(dt.date(2026, 3, 2))
    box.decision.set_value("09/QĐ-CĐCS")
    box.submit()
    settle(window)
    row = newest(window)
    assert (row.draft.title, row.draft.decision) == ("Khay đựng suốt chỉ", "09/QĐ-CĐCS")
    assert window.current.key == "initiatives"
    reward = dialog(window, "initiative_reward", initiative=row.id)
    reward.amount.set_value(300_000)
    reward.submit()
    settle(window)
    assert (newest(window).reward, newest(window).paid) == (300_000, 0)
    window.desk.undo()
    settle(window)
    assert newest(window).case_id is None


def test_many_are_registered_at_once_and_judged_together(window):
    window.go("emulation", {})
    settle(window)
    before = len(window.current._everybody if hasattr(window.current, "_everybody") else window.current._all)
    box = dialog(window, "emulation_register")
    box.drive.setEditText("Giỏi việc nước, đảm việc nhà")
    box._search.edit.setText("tập thể")
    box._show()
    box.table.tick_all(True)
    groups = len(box._ticked)
    assert groups > 0
    box._search.edit.clear()
    box._show()
    assert len(box.table.ticked) == groups
    box.submit()
    settle(window)
    with window.desk.read() as read:
        rows = merit.emulation(read, window.desk.month.year)
    assert len(rows) == before + groups
    chosen = [row.id for row in rows if row.draft.drive.startswith("Giỏi việc nước")]
    result = dialog(window, "emulation_result", registrations=chosen)
    result.results["final_result"].setCurrentIndex(result.results["final_result"].findData(Result.GOOD))
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
    assert "chọn đoàn viên" in box.hints["member"].text()
    box.member.set_member(who)
    box.day.set_value(dt.date(2026, 3, 3))
    box.submit()
    settle(window)
    again = dialog(window, "party_stage", member=who)
    assert again.stage.currentData() == PartyStage.TRAINED
    again.day.set_value(dt.date(2026, 3, 1))
    again.submit()
    settle(window)
    assert again.isVisible()
    assert "không thuận" in again.hints["done_on"].text()
