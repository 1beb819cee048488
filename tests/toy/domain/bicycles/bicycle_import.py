"""What an import of a list of bicycles plans: one row of the sheet becomes one bicycle, or is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.import_plan import ImportPlan, Permission, PlanRow, RowState
from app.domain.problems import N_, Message
from app.domain.text import clean
from tests.toy.domain.bicycles.bicycles import BicycleDraft


class BicycleRowState(RowState):
    """What becomes of a row."""

    NEW = "new", N_("Xe mới")
    REFUSED = "refused", N_("Bị từ chối")


@dataclass(frozen=True, slots=True)
class BicycleRow(PlanRow):
    """A bicycle as it stands in the list."""

    draft: BicycleDraft = field(kw_only=True)

    @property
    def state(self) -> BicycleRowState:
        """Refused for anything that was found."""
        return BicycleRowState.REFUSED if self.findings else BicycleRowState.NEW

    @property
    def writes(self) -> bool:
        """True for a bicycle that comes in."""
        return self.state is BicycleRowState.NEW

    def as_json(self) -> dict[str, Any]:
        """The bicycle."""
        return {"number": clean(self.draft.number), "make": clean(self.draft.make)}


@dataclass(frozen=True, slots=True)
class BicyclePlan(ImportPlan[BicycleRow]):
    """The rows of one list."""

    states = BicycleRowState

    def stopped(self, permission: Permission[BicycleRow]) -> Message:
        """How many findings stop it."""
        return Message(N_("Chưa nhập xe nào: {count} điều phải xử lý trước."), {"count": len(permission.stopping)})

    def done(self, counts: Mapping[str, int]) -> Message:
        """How many bicycles there are more."""
        return Message(N_("{new} xe đạp mới."), counts)
