"""What comparing a monthly dues list with the books found: plain values, no reading and no storing.

``KnownPayer`` is filled from the book by the service; ``DuesComparison`` is made by ``imports/dues/dues_compare.py`` and its
wages, exempt months and the new people she agrees to are stored by the service. Money in đồng.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.dates import Month
from app.domain.dues.dues import Charge, Exempt
from app.domain.import_plan import ImportOptions, ImportPlan, Permission, PlanRow, RowState
from app.domain.labelled import Labelled
from app.domain.members.exemptions import ExemptReason
from app.domain.members.members import MemberDraft
from app.domain.money import Dong
from app.domain.problems import N_, Message


class DuesColumn(Labelled):
    """A column of money in a dues list or in the year sheet."""

    WAGE = "wage", N_("mức lương đóng")
    FUND = "fund", N_("kinh phí 2%")
    FUND_KEPT = "fund_kept", N_("kinh phí công đoàn cơ sở giữ")
    FUND_UP = "fund_up", N_("kinh phí nộp cấp trên")
    DUES = "dues", N_("đoàn phí")
    KEPT = "kept", N_("đoàn phí công đoàn cơ sở giữ")
    UP = "up", N_("đoàn phí nộp cấp trên")
    TOTAL = "total", N_("tổng cộng")


class CellState(Labelled):
    """How a cell of the list stands to our own value."""

    AGREES = "agrees", N_("khớp")
    ROUNDED = "rounded", N_("khớp, lệch do làm tròn")
    """Differs by no more than rounding to whole đồng explains."""
    DIFFERS = "differs", N_("khác")
    UNCOMPUTED = "uncomputed", N_("công thức chưa tính")
    """A formula that no program has computed yet: never taken as zero."""
    EMPTY = "empty", N_("để trống")
    UNREADABLE = "unreadable", N_("không đọc được")

    @property
    def is_ours(self) -> bool:
        """True where the cell says what we say."""
        return self in (CellState.AGREES, CellState.ROUNDED)


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """One cell beside our own value. ``theirs`` is rounded to whole đồng; None where the cell says no amount."""

    column: DuesColumn
    letter: str
    state: CellState
    ours: Dong
    theirs: Dong | None = None


@dataclass(frozen=True, slots=True)
class KnownPayer:
    """A member of the book for one month: the wage that stands, and why they are exempt where they are."""

    id: int
    name: str
    wage: Dong | None = None
    staff_number: str = ""
    exempt: ExemptReason | None = None
    group: str = ""
    birth: str = ""


Place = int | tuple[str, int]
"""Where a row stands: its number, with the sheet where the list stands on several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesListOptions(ImportOptions):
    """What she chose for a list of ``month``, or of the months to ``last``; ``chosen``: who is meant by a row where one name
    belongs to several members, ``NEWCOMER`` for somebody the book does not have."""

    month: Month
    last: Month | None = None
    chosen: Mapping[Place, int] = field(default_factory=dict)


NEWCOMER = 0


class DuesRowState(RowState):
    """What becomes of a row of a dues list."""

    NEW = "new", N_("Người mới")
    EARLIER = "earlier", N_("Vào sớm hơn")

    SAME = "same", N_("Như cũ")
    WAGE = "wage", N_("Đổi lương")
    EXEMPT = "exempt", N_("Miễn")
    REFUSED = "refused", N_("Bị từ chối")


@dataclass(frozen=True, slots=True)
class ComparedRow(PlanRow):
    """One row of the list: who it is, what the month comes to, and each cell beside ours.

    ``charge`` is None for an exempt row and for one whose wage is not known; ``member_id`` None for a name that is not
    surely one member.
    """

    name: str = field(kw_only=True)
    member_id: int | None = field(kw_only=True)
    old_wage: Dong | None = field(kw_only=True)
    wage: Dong | None = field(kw_only=True)
    charge: Charge | None = field(kw_only=True)
    exempt: Exempt | None = field(kw_only=True)
    cells: tuple[ComparedCell, ...] = field(kw_only=True)
    notes: tuple[str, ...] = field(kw_only=True)
    old_exempt: ExemptReason | None = field(default=None, kw_only=True)
    """Why the book already exempts the month."""
    newcomer: MemberDraft | None = field(default=None, kw_only=True)
    """Somebody the book does not have, with what the sheet knows."""
    earlier: int | None = field(default=None, kw_only=True)
    """Somebody whom the book has from a later day on."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return (self.sheet, self.row) if self.sheet else self.row

    @property
    def state(self) -> DuesRowState:
        """Wages change, a month becomes exempt, nothing changes, or it is refused."""
        if any(finding.stops and finding.proposal is None for finding in self.findings):
            return DuesRowState.REFUSED
        if self.newcomer is not None:
            return DuesRowState.NEW
        if self.earlier is not None:
            return DuesRowState.EARLIER
        if self.member_id is None:
            return DuesRowState.REFUSED
        if self.exempt is not None:
            return DuesRowState.EXEMPT
        return DuesRowState.SAME if self.wage == self.old_wage else DuesRowState.WAGE

    @property
    def writes(self) -> bool:
        """False for what the book already says, and for a refused row."""
        if self.state is DuesRowState.EXEMPT and self.exempt is not None:
            return self.exempt.reason is not self.old_exempt
        return self.state in (DuesRowState.NEW, DuesRowState.EARLIER, DuesRowState.WAGE)

    def as_json(self) -> dict[str, Any]:
        """Who, the wages, and each cell beside ours."""
        return {
            "name": self.name,
            "old_wage": self.old_wage,
            "wage": self.wage,
            "cells": [
                {"column": str(cell.column), "state": str(cell.state), "ours": cell.ours, "theirs": cell.theirs}
                for cell in self.cells
            ],
        }

    def cell(self, column: DuesColumn) -> ComparedCell | None:
        """The compared cell of a column, where the list has that column."""
        return next((cell for cell in self.cells if cell.column is column), None)


@dataclass(frozen=True, slots=True)
class DuesComparison(ImportPlan[ComparedRow]):
    """Every row and the total line of a list beside our own values.

    ``missing`` are members of the book whom the list does not name; ``last`` is the last month of a list of several.
    """

    states = DuesRowState

    month: Month = field(kw_only=True)
    totals: tuple[ComparedCell, ...] = field(kw_only=True)
    totals_row: int | None = field(kw_only=True)
    missing: tuple[int, ...] = field(kw_only=True)
    last: Month | None = field(default=None, kw_only=True)

    @property
    def last_month(self) -> Month:
        """The last month the list is for."""
        return self.last or self.month

    @property
    def counted_beside(self) -> dict[str, int]:
        """Members the list does not name."""
        return {"missing": len(self.missing)}

    def stopped(self, permission: Permission[ComparedRow]) -> Message:
        """How many findings stop it."""
        return Message(N_("Chưa ghi gì: {count} dòng phải xử lý trước."), {"count": len(permission.stopping)})

    def done(self, counts: Mapping[str, int]) -> Message:
        """People by what became of them, and the months when there are several."""
        if self.last_month == self.month:
            text = N_(
                "{new} người mới, {earlier} người vào sớm hơn, {same} người khớp, {wage} người đổi mức lương, {exempt} người miễn, {missing} đoàn viên không có trong bảng."
            )
            return Message(text, counts)
        text = N_(
            "Danh sách {first}–{last}: {new} người mới, {earlier} người vào sớm hơn, {same} người khớp, {wage} người đổi mức lương từ {first}, {exempt} người miễn, {missing} đoàn viên không có trong bảng."
        )
        first, last = (f"{each.month:02d}/{each.year}" for each in (self.month, self.last_month))
        return Message(text, {**counts, "first": first, "last": last})


# ---- the year sheet ---------------------------------------------------------------------------------------------


class YearColumn(Labelled):
    """A column of the year sheet; all but the workers in đồng."""

    WORKERS = "workers", N_("số lao động")
    PAYROLL = "payroll", N_("quỹ lương đóng BHXH")
    FUND = "fund", N_("kinh phí 2%")
    FUND_KEPT = "fund_kept", N_("75% kinh phí được nhận")
    FUND_UP = "fund_up", N_("kinh phí thực đóng")
    KEPT = "kept", N_("đoàn phí công đoàn cơ sở giữ")
    UP = "up", N_("đoàn phí nộp cấp trên")


Figures = Mapping[YearColumn, Dong]
"""Amounts in đồng by column; the workers are a plain number in the same place."""


@dataclass(frozen=True, slots=True)
class YearCell:
    """One figure beside ours."""

    row: int
    month: Month
    column: YearColumn
    state: CellState
    ours: Dong
    theirs: Dong | None = None
