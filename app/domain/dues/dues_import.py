"""What comparing a monthly dues list with the books found: plain values, no reading and no storing.

``KnownPayer`` is filled from the book by the service; ``DuesComparison`` is made by ``imports/dues/dues_compare.py`` and its
wages and exempt months are stored by the service. A list never makes members. Money in đồng.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.domain.dates import Month
from app.domain.dues.dues import Charge, Exempt
from app.domain.labelled import Labelled
from app.domain.members.exemptions import ExemptReason
from app.domain.money import Dong
from app.domain.problems import N_, Finding


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


DuesRowState = Literal["same", "wage", "exempt", "refused"]


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row of the list: who it is, what the month comes to, and each cell beside ours.

    ``charge`` is None for an exempt row and for one whose wage is not known; ``member_id`` None for a name that is not
    surely one member.
    """

    row: int
    name: str
    member_id: int | None
    old_wage: Dong | None
    wage: Dong | None
    charge: Charge | None
    exempt: Exempt | None
    cells: tuple[ComparedCell, ...]
    notes: tuple[str, ...]
    original: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    old_exempt: ExemptReason | None = None
    """Why the book already exempts the month."""

    @property
    def state(self) -> DuesRowState:
        """What becomes of the row: wages change, a month becomes exempt, nothing changes, or it is refused."""
        if any(finding.stops and finding.proposal is None for finding in self.findings) or self.member_id is None:
            return "refused"
        if self.exempt is not None:
            return "exempt"
        return "same" if self.wage == self.old_wage else "wage"

    @property
    def changes_the_book(self) -> bool:
        """False for what the book already says, and for a refused row."""
        if self.state == "exempt" and self.exempt is not None:
            return self.exempt.reason is not self.old_exempt
        return self.state == "wage"

    def cell(self, column: DuesColumn) -> ComparedCell | None:
        """The compared cell of a column, where the list has that column."""
        return next((cell for cell in self.cells if cell.column is column), None)


@dataclass(frozen=True, slots=True)
class DuesPermission:
    """Whether the list may be taken over, which rows would be left out, and what keeps it from going on."""

    allowed: bool
    left_out: tuple[ComparedRow, ...]
    stopping: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class DuesComparison:
    """Every row and the total line of a list beside our own values; all findings in the order of the rows.

    ``missing`` are members of the book whom the list does not name.
    """

    sheet: str
    month: Month
    rows: tuple[ComparedRow, ...]
    totals: tuple[ComparedCell, ...]
    totals_row: int | None
    missing: tuple[int, ...]
    findings: tuple[Finding, ...]
    last: Month | None = None
    """The last month of a list of several."""

    @property
    def last_month(self) -> Month:
        """The last month the list is for."""
        return self.last or self.month

    @property
    def counts(self) -> dict[str, int]:
        """Rows by what becomes of them."""
        counts: dict[str, int] = {"same": 0, "wage": 0, "exempt": 0, "refused": 0}
        for row in self.rows:
            counts[row.state] += 1
        return counts

    def may_apply(self, fix: bool = False, leave_out: bool = False) -> DuesPermission:
        """``fix`` takes the proposals; ``leave_out`` leaves out the rows that still stop and names them."""
        stopping = tuple(found for found in self.findings if found.stops and not (fix and found.proposal is not None))
        places = {finding.row for finding in stopping}
        left_out = tuple(row for row in self.rows if row.row in places)
        placed = {row.row for row in left_out} == places
        return DuesPermission(not stopping or (leave_out and placed), left_out, stopping)

    def to_write(self, permission: DuesPermission) -> tuple[ComparedRow, ...]:
        """Rows that change a wage or make a month exempt under that permission, in the order of the list."""
        left = {row.row for row in permission.left_out}
        return tuple(row for row in self.rows if row.row not in left and row.changes_the_book)


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
