"""The frame of every import: rows are counted once, and what may be carried out is decided alike for every kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from app.domain.import_plan import LEFT_OUT, ImportOptions, ImportPlan, Permission, PlanRow, RowState
from app.domain.labelled import Labelled
from app.domain.problems import Finding, Level, Message


class AppleState(RowState):
    """What becomes of an apple."""

    NEW = "new", "Táo mới"
    SAME = "same", "Táo đã có"
    REFUSED = "refused", "Bị từ chối"


@dataclass(frozen=True, slots=True)
class Apple(PlanRow):
    """A row of a list of apples."""

    becomes: AppleState = field(default=AppleState.NEW, kw_only=True)

    @property
    def state(self) -> AppleState:
        return self.becomes

    @property
    def writes(self) -> bool:
        return self.becomes is AppleState.NEW

    def as_json(self) -> dict[str, Any]:
        return {"apple": self.row}


@dataclass(frozen=True, slots=True)
class ApplePlan(ImportPlan[Apple]):
    """A list of apples."""

    states = AppleState

    def stopped(self, permission: Permission[Apple]) -> Message:
        return Message("{count} điều", {"count": len(permission.stopping)})

    def done(self, counts: Any) -> Message:
        return Message("{new} mới, {left_out} để lại", counts)


def stop(row: int | None, proposal: str = "") -> Finding:
    return Finding(
        level=Level.STOP,
        code="worm",
        message=Message("sâu"),
        sheet="Táo",
        row=row,
        proposal=Message(proposal) if proposal else None,
    )


def plan_of(*elsewhere: Finding) -> ApplePlan:
    """One sound apple, one known, one to be mended as proposed, one that cannot be taken."""
    mended, refused = stop(4, "gọt"), stop(5)
    rows = (
        Apple(2, {}), Apple(3, {}, becomes=AppleState.SAME), Apple(4, {}, (mended,)),
        Apple(5, {}, (refused,), becomes=AppleState.REFUSED),
    )  # fmt: skip
    return ApplePlan("Táo", rows, (*elsewhere, mended, refused))


@pytest.mark.parametrize("fix", [False, True])
@pytest.mark.parametrize("leave_out", [False, True])
def test_every_row_is_counted_once(fix: bool, leave_out: bool) -> None:
    report = plan_of().report(ImportOptions(fix=fix, leave_out=leave_out))
    assert sum(report.counts().values()) == 4
    assert [each["row"] for each in report.rows_as_json()] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("options", "allowed", "written", "states"),
    [
        (ImportOptions(), False, [], ["new", "same", "new", "refused"]),
        (ImportOptions(fix=True), False, [], ["new", "same", "new", "refused"]),
        (ImportOptions(leave_out=True), True, [2], ["new", "same", "left_out", "left_out"]),
        (ImportOptions(fix=True, leave_out=True), True, [2, 4], ["new", "same", "new", "left_out"]),
    ],
)
def test_what_stops_is_mended_or_left_or_keeps_all_out(
    options: ImportOptions, allowed: bool, written: list[int], states: list[str]
) -> None:
    report = plan_of().report(options)
    assert (report.permission.allowed, report.result) == (allowed, "done" if allowed else "stopped")
    assert [row.row for row in report.to_write] == written
    assert [each.state for each in report.rows()] == states


@pytest.mark.parametrize("elsewhere", [stop(None), stop(99)])
def test_what_stops_the_sheet_cannot_be_left_out(elsewhere: Finding) -> None:
    assert not plan_of(elsewhere).report(ImportOptions(fix=True, leave_out=True)).permission.allowed


def test_the_sentence_tells_what_is_in_the_way_or_what_came_of_it() -> None:
    assert str(plan_of().report(ImportOptions()).sentence) == "2 điều"
    assert str(plan_of().report(ImportOptions(fix=True, leave_out=True)).sentence) == "2 mới, 1 để lại"


def test_a_stored_key_carries_its_word() -> None:
    assert AppleState("new") is AppleState.NEW
    assert (AppleState.NEW.label, LEFT_OUT.label) == ("Táo mới", "Để lại")
    assert f"{AppleState.NEW}" == "new" == AppleState.NEW.value


@pytest.mark.parametrize(
    ("key", "word"), [("same", "Táo đã có"), ("of a newer program", "of a newer program"), (None, "")]
)
def test_a_key_that_only_a_newer_program_knows_is_its_own_word(key: str | None, word: str) -> None:
    kind: type[Labelled] = AppleState
    assert kind.label_of(key) == word
