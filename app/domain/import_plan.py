"""What every import has: a plan of the rows of a foreign sheet, the leave to carry it out, and the report of what came of it.

Plain values, no reading and no storing. A kind of import derives its rows, their states and its plan from these; ``imports/``
makes the plan, a service carries it out, and the window and the command line tell the same report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from app.domain.labelled import Labelled
from app.domain.pointing import Pointed
from app.domain.problems import N_, Finding, Message, Refusal
from app.domain.sheets import ColumnReason, Difference


class RowState(Labelled):
    """What becomes of a row; each kind of import names its own."""


class StateUnknown(Refusal):
    """A state that no row of this kind has."""

    code = "state-unknown"
    template = N_("Không có loại dòng «{given}»: hãy chọn trong {known}.")


class _LeftOut(RowState):
    LEFT_OUT = "left_out", N_("Để lại")


LEFT_OUT: RowState = _LeftOut.LEFT_OUT
"""The state of a row that she leaves out, whatever would have become of it."""


class PassedOver(Labelled):
    """Why a row that holds an amount or a name is nothing that comes in."""

    HEAD = "head", N_("Tiêu đề bảng")
    TOTAL = "total", N_("Dòng cộng")
    BALANCE = "balance", N_("Dòng số dư")
    CARRIED = "carried", N_("Chuyển trang")
    HEADING = "heading", N_("Dòng tên nhóm")
    SIGNER = "signer", N_("Người ký")
    NOTE = "note", N_("Ghi chú")
    OTHER_TABLE = "other_table", N_("Bảng khác")


@dataclass(frozen=True, slots=True)
class PassedRow:
    """A row with an amount or a name that was passed over: where it stands, why, and what it says."""

    sheet: str
    row: int
    why: PassedOver
    text: str


class Accounted(NamedTuple):
    """How many rows of a file hold an amount or a name, and what became of each: the last three add up to the first."""

    held: int
    imported: int
    refused: int
    named: int

    @property
    def sentence(self) -> Message:
        """What is told of them."""
        text = N_("Có {held} dòng mang số tiền hoặc tên: {imported} nhập, {refused} để lại, {named} nêu tên.")
        return Message(text, self._asdict())


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row of a foreign sheet that becomes something: its place, its own cells as text, and what was found in it.

    ``sheet`` is empty where the plan is of one sheet.
    """

    row: int
    original: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    sheet: str = field(default="", kw_only=True)
    more_rows: tuple[int, ...] = field(default=(), kw_only=True)
    """Further rows of the sheet that are parts of it."""

    @property
    def state(self) -> RowState:
        """What becomes of it when every proposal is taken."""
        raise NotImplementedError

    @property
    def writes(self) -> bool:
        """True when taking it changes the book."""
        return False

    def as_json(self) -> dict[str, Any]:
        """What is told of it beside its place and its state."""
        raise NotImplementedError


def differences_as_json(differences: tuple[Difference, ...]) -> dict[str, Any]:
    """The fields of a row that the sheet says otherwise, as rows tell them."""
    return {"differences": [{"field": each.field, "old": str(each.old), "new": str(each.new)} for each in differences]}


Spot = tuple[str, int]
"""Where a row stands: its sheet, empty where the plan is of one, and its number."""


class JudgedRow(NamedTuple):
    """A row with what becomes of it under the options of now."""

    row: Any
    state: RowState


Row = TypeVar("Row", bound=PlanRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What she chose: the sheet when several fit, ``fix`` to take the proposals, ``leave_out`` to leave out rows that still stop.

    ``pointed`` are the tables as she points at them; None: as she did the last time for that shape; empty: unaided.
    ``only``: the states of rows she takes, all while none is named; ``without``: rows she leaves whatever becomes of them.
    """

    sheet: str | None = None
    fix: bool = False
    leave_out: bool = False
    pointed: Pointed | None = None
    only: frozenset[str] = frozenset()
    without: frozenset[Spot] = frozenset()


@dataclass(frozen=True, slots=True)
class Permission(Generic[Row]):
    """Whether a plan may be carried out, which rows would be left out, and what keeps it from going on."""

    allowed: bool
    left_out: tuple[Row, ...]
    stopping: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan(Generic[Row]):
    """Every row of the sheet once, and all findings in the order of the rows.

    Rows are built as if every proposal were taken; ``may_apply`` says whether that was allowed.
    """

    states: ClassVar[type[RowState]]

    sheet: str
    """The sheet the rows stand on; of a plan of several, their names."""
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    passed: tuple[PassedRow, ...] = field(default=(), kw_only=True)
    """The rows with an amount or a name that are nothing to import."""
    reasons: tuple[ColumnReason, ...] = field(default=(), kw_only=True)
    """Each column as it was understood, and why."""

    @property
    def beside(self) -> tuple[PlanRow, ...]:
        """What the book has and the sheet does not: shown, and never touched. Its rows have no place in the sheet (number 0 or below)."""
        return ()

    @property
    def counts(self) -> dict[str, int]:
        """Rows by what becomes of them when all are taken."""
        found = Counter(row.state for row in self.rows)
        return {str(state): found[state] for state in self.states}

    @property
    def counted_beside(self) -> dict[str, int]:
        """What the counts tell that is no row of the sheet."""
        return {}

    def may_apply(
        self,
        fix: bool = False,
        leave_out: bool = False,
        only: frozenset[str] = frozenset(),
        without: frozenset[Spot] = frozenset(),
    ) -> Permission[Row]:
        """``fix`` takes the proposals; ``leave_out`` leaves out the rows that still stop and names them.

        Rows of states she does not take (``only``), or that she leaves one by one (``without``), stop nothing. What stops the whole
        sheet, or a line of it that is no row, cannot be left out.
        """
        not_taken = tuple(row for row in self.rows if self._is_not_taken(row, only, without))
        spared = {self._place(row) for row in not_taken}
        stopping = tuple(
            found
            for found in self.findings
            if found.stops
            and not (fix and found.proposal is not None)
            and (found.sheet or self.sheet, found.row) not in spared
        )
        places = {(finding.sheet or self.sheet, finding.row) for finding in stopping}
        left_out = tuple(row for row in self.rows if self._place(row) in places)
        placed = {self._place(row) for row in left_out} == places
        return Permission(not stopping or (leave_out and placed), (*not_taken, *left_out), stopping)

    def _is_not_taken(self, row: PlanRow, only: frozenset[str], without: frozenset[Spot]) -> bool:
        stops = any(finding.stops for finding in row.findings)
        return (row.sheet, row.row) in without or (bool(only) and str(row.state) not in only and (row.writes or stops))

    def to_write(self, permission: Permission[Row]) -> tuple[Row, ...]:
        """The rows that change the book under that permission, in the order of the sheet."""
        left = {self._place(row) for row in permission.left_out}
        return tuple(row for row in self.rows if self._place(row) not in left and row.writes)

    def _place(self, row: PlanRow) -> tuple[str, int]:
        return row.sheet or self.sheet, row.row

    def report(self, options: ImportOptions, *, written: bool = False) -> ImportReport[Any]:
        """The plan as it is allowed under the options; refuses states of rows that it does not know."""
        if unknown := options.only - set(map(str, self.states)):
            raise StateUnknown(given=", ".join(sorted(unknown)), known=", ".join(map(str, self.states)))
        return ImportReport(
            self, self.may_apply(options.fix, options.leave_out, options.only, options.without), written
        )

    def afterwards(self, written: tuple[Row, ...]) -> tuple[Finding, ...]:
        """What the book will say otherwise than the file when these rows are in it."""
        return ()

    def stopped(self, permission: Permission[Row]) -> Message:
        """What to tell while findings stop it."""
        raise NotImplementedError

    def done(self, counts: Mapping[str, int]) -> Message:
        """What to tell of what was (or would be) carried out."""
        raise NotImplementedError


Plan = TypeVar("Plan", bound=ImportPlan[Any])


@dataclass(frozen=True, slots=True)
class ImportReport(Generic[Plan]):
    """A plan, whether it may be carried out under the options, and whether it was."""

    plan: Plan
    permission: Permission[Any]
    written: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the rows, then what the book will say of what comes in."""
        taken = self.to_write if self.permission.allowed else tuple(row for row in self.plan.rows if row.writes)
        return (*self.plan.findings, *self.plan.afterwards(taken))

    @property
    def result(self) -> str:
        """``done`` when the import went through (or would), ``stopped`` when findings keep it from going on."""
        return "done" if self.permission.allowed else "stopped"

    @property
    def to_write(self) -> tuple[Any, ...]:
        """The rows that change the book; none while findings stop it."""
        return self.plan.to_write(self.permission) if self.permission.allowed else ()

    def rows(self) -> list[JudgedRow]:
        """Every row with what becomes of it."""
        left = {id(row) for row in self.permission.left_out} if self.permission.allowed else set()
        return [JudgedRow(row, LEFT_OUT if id(row) in left else row.state) for row in self.plan.rows]

    def shown_rows(self) -> list[JudgedRow]:
        """Every row, and what the book has beside."""
        return [*self.rows(), *(JudgedRow(row, row.state) for row in self.plan.beside)]

    def accounted(self) -> Accounted:
        """The rows of the file that hold an amount or a name: imported (or in the book already), refused or left out, named."""
        rows = refused = 0
        for row, state in self.rows():
            rows += 1 + len(row.more_rows)
            refused += (1 + len(row.more_rows)) * (state is LEFT_OUT or str(state) == "refused")
        named = len(self.plan.passed)
        return Accounted(rows + named, rows - refused, refused, named)

    def counts(self) -> dict[str, int]:
        """Rows by what becomes of them, which add up to the rows of the sheet; then what is counted beside them."""
        found = Counter(each.state for each in self.rows())
        return {str(state): found[state] for state in (*self.plan.states, LEFT_OUT)} | self.plan.counted_beside

    @property
    def sentence(self) -> Message:
        """What to tell the treasurer."""
        if not self.permission.allowed:
            return self.plan.stopped(self.permission)
        return self.plan.done(self.counts())

    def rows_as_json(self) -> list[dict[str, Any]]:
        """One object a row: its place, what becomes of it, and what its kind tells."""
        return [
            {"row": row.row, **({"sheet": row.sheet} if row.sheet else {}), "state": str(state), **row.as_json()}
            for row, state in self.rows()
        ]
