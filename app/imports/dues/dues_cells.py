"""Cells of a dues list beside our own values: each share, each row total, and the total line.

A formula that was never computed is named and our value stands beside it; it is never zero. Who a row is and what its
wage means is settled in ``dues_compare.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from app.domain.dues.dues import Charge
from app.domain.dues.dues_import import CellState, ComparedCell, ComparedRow, DuesColumn
from app.domain.money import Dong, Rate, dong, show_money
from app.domain.problems import N_, Finding, Message, note, warn
from app.domain.reading import UnreadableMoney, read_money
from app.domain.sheets import Cell
from app.imports.dues.dues_sheet import DuesRow, DuesSheet

_SAME = Fraction(1, 1000)
"""Two amounts nearer than this are one: computed numbers carry dust."""


def exact_amount(cell: Cell) -> Fraction | None:
    """What a cell of a computed column holds, fractions of a đồng included; None where it is no amount."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return Fraction(cell) if abs(cell) < 10**15 else None
    try:
        return Fraction(read_money(cell).amount)
    except UnreadableMoney:
        return None


def whole(amount: Fraction) -> Dong:
    """The amount in whole đồng, half away from zero."""
    up = (abs(amount) + Fraction(1, 2)).__floor__()
    return dong(up if amount >= 0 else -up)


_OURS: Mapping[DuesColumn, Callable[[Charge], int]] = {
    DuesColumn.FUND: lambda charge: charge.fund,
    DuesColumn.FUND_KEPT: lambda charge: charge.fund_kept,
    DuesColumn.FUND_UP: lambda charge: charge.fund_up,
    DuesColumn.DUES: lambda charge: charge.amount,
    DuesColumn.KEPT: lambda charge: charge.kept,
    DuesColumn.UP: lambda charge: charge.up,
}
_FUND_COLUMNS = frozenset({DuesColumn.FUND, DuesColumn.FUND_KEPT, DuesColumn.FUND_UP})


def our_value(column: DuesColumn, charge: Charge | None, columns: Iterable[DuesColumn]) -> Dong:
    """What the charge gives for a column; the total is of the funds that the list shows."""
    if charge is None:
        return dong(0)
    if column is DuesColumn.WAGE:
        return charge.wage
    if column is DuesColumn.TOTAL:
        shown = set(columns)
        fund = charge.fund if shown & _FUND_COLUMNS else 0
        dues = charge.amount if shown - _FUND_COLUMNS - {DuesColumn.WAGE, DuesColumn.TOTAL} else 0
        return dong(fund + dues)
    return dong(_OURS[column](charge))


# ---- one row ---------------------------------------------------------------------------------------------------


def _fund_is_unknown(charge: Charge | None) -> bool:
    """True where the 2% was not reckoned because no paper tells the union's part of it."""
    return charge is not None and charge.wage > 0 and charge.amount > 0 and charge.fund == 0


def compare_cells(
    sheet: DuesSheet, source: DuesRow, wage: Dong | None, charge: Charge | None, is_nothing: bool, months: int = 1
) -> tuple[tuple[ComparedCell, ...], tuple[Finding, ...]]:
    """Every share and the total of a row beside ours; nothing to compare while the wage is not known.

    ``charge`` may be the sum of so many ``months``, each of them rounded.
    """
    if charge is None and not is_nothing:
        return (), ()
    cells, findings = [], []
    for column, letter in sheet.letters.items():
        if column is DuesColumn.WAGE or (column in {*_FUND_COLUMNS, DuesColumn.TOTAL} and _fund_is_unknown(charge)):
            continue
        ours = our_value(column, charge, sheet.letters)
        # Why: her sheet may round each share, ours rounds the whole and divides it; a total adds two of those.
        most = months * (2 if column is DuesColumn.TOTAL else 1)
        cell = compared(column, letter, source.cells.get(column), ours, (source.row, letter) in sheet.uncomputed, most)
        # Why: without a wage an empty cell and a zero say the same.
        if is_nothing and cell.state is CellState.EMPTY:
            cell = ComparedCell(column, letter, CellState.AGREES, ours)
        cells.append(cell)
        if not cell.state.is_ours:
            findings.append(_cell_finding(sheet, source, cell, wage or dong(0)))
    return tuple(cells), tuple(findings)


def compared(
    column: DuesColumn, letter: str, cell: Cell, ours: Dong, is_uncomputed: bool, most: int = 1
) -> ComparedCell:
    """One cell beside our value; ``most`` is the difference in đồng that rounding explains."""
    if is_uncomputed:
        return ComparedCell(column, letter, CellState.UNCOMPUTED, ours)
    if cell is None:
        return ComparedCell(column, letter, CellState.EMPTY, ours)
    amount = exact_amount(cell)
    if amount is None:
        return ComparedCell(column, letter, CellState.UNREADABLE, ours)
    apart = abs(amount - ours)
    state = CellState.AGREES if apart <= _SAME else CellState.ROUNDED if apart <= most else CellState.DIFFERS
    return ComparedCell(column, letter, state, ours, whole(amount))


_STATE_CODES = {
    CellState.UNCOMPUTED: "cell-uncomputed",
    CellState.EMPTY: "cell-empty",
    CellState.UNREADABLE: "cell-unreadable",
}
_STATE_WORDS = {
    CellState.DIFFERS: N_("Ô {cell} ({label} của «{name}») ghi {theirs}, đúng là {ours}."),
    CellState.UNCOMPUTED: N_("Ô {cell} ({label} của «{name}») là công thức chưa tính; sổ tính {ours}."),
    CellState.EMPTY: N_("Ô {cell} ({label} của «{name}») để trống; sổ tính {ours}."),
    CellState.UNREADABLE: N_("Ô {cell} ({label} của «{name}») không phải số tiền; sổ tính {ours}."),
}
_TOTAL_WORDS = {
    CellState.DIFFERS: N_("Dòng tổng, ô {cell} ({label}) ghi {theirs}, đúng là {ours}."),
    CellState.UNCOMPUTED: N_("Dòng tổng, ô {cell} ({label}) là công thức chưa tính; sổ tính {ours}."),
    CellState.EMPTY: N_("Dòng tổng, ô {cell} ({label}) để trống; sổ tính {ours}."),
    CellState.UNREADABLE: N_("Dòng tổng, ô {cell} ({label}) không phải số tiền; sổ tính {ours}."),
}


def _cell_finding(sheet: DuesSheet, source: DuesRow, cell: ComparedCell, wage: Dong) -> Finding:
    if (rates := _rates(cell, wage)) is None:
        code = "row-total-differs" if cell.column is DuesColumn.TOTAL else "share-differs"
        return _differing(sheet, source.row, cell, code, _STATE_WORDS[cell.state], name=source.name)
    text = N_("Ô {cell} ({label} của «{name}») ghi {theirs}, bằng {wrong} mức lương; đúng là {right}, tức {ours}.")
    wrong, right = rates
    return _differing(sheet, source.row, cell, "row-total-differs", text, name=source.name, wrong=wrong, right=right)


def _differing(sheet: DuesSheet, row: int, cell: ComparedCell, code: str, template: str, **about: object) -> Finding:
    """What a cell says otherwise than we do, with our value as the proposal; ``code`` where it says an amount."""
    values = {"cell": f"{cell.letter}{row}", "label": Message(cell.column.label), "ours": show_money(cell.ours)} | about
    if cell.theirs is not None:
        values["theirs"] = show_money(cell.theirs)
    found = warn(_STATE_CODES.get(cell.state, code), template, cell.letter, **values).at(sheet.name, row)
    return found.proposing(N_("{amount} đồng"), amount=show_money(cell.ours))


def _rates(cell: ComparedCell, wage: Dong) -> tuple[str, str] | None:
    """The rate a wrong total was taken at and the right one, when both are plain hundredths of the wage."""
    if cell.theirs is None or wage <= 0 or cell.column is not DuesColumn.TOTAL:
        return None
    wrong, right = Fraction(cell.theirs, wage), Fraction(cell.ours, wage)
    plain = all((rate * 1000).denominator == 1 and rate > 0 for rate in (wrong, right))
    return (Rate(wrong).show(), Rate(right).show()) if plain else None


# ---- the total line --------------------------------------------------------------------------------------------


def compare_totals(
    sheet: DuesSheet, rows: Sequence[ComparedRow], most: int = 1
) -> tuple[tuple[ComparedCell, ...], tuple[Finding, ...]]:
    """The total line beside the sums of our own values; a sum of her cells that only rounding moves agrees."""
    if sheet.totals is None:
        return (), ()
    if any(row.wage is None for row in rows):
        text = N_("Có dòng chưa rõ mức lương nên chưa so được dòng tổng.")
        return (), (note("totals-not-compared", text).at(sheet.name, sheet.totals.row),)
    cells, findings = [], []
    for column, letter in sheet.letters.items():
        ours = dong(sum(our_value(column, row.charge, sheet.letters) for row in rows))
        is_uncomputed = (sheet.totals.row, letter) in sheet.uncomputed
        cell = compared(column, letter, sheet.totals.cells.get(column), ours, is_uncomputed, most)
        if cell.state is CellState.DIFFERS and _is_her_rounding(sheet, column, rows):
            cell = ComparedCell(column, letter, CellState.ROUNDED, ours, cell.theirs)
        cells.append(cell)
        if not cell.state.is_ours:
            text = _TOTAL_WORDS[cell.state]
            findings.append(_differing(sheet, sheet.totals.row, cell, "list-total-differs", text))
    return tuple(cells), tuple(findings)


def _is_her_rounding(sheet: DuesSheet, column: DuesColumn, rows: Sequence[ComparedRow]) -> bool:
    """True when the total adds up her own cells, and none of them differs from ours by more than rounding."""
    states = {cell.state for row in rows if (cell := row.cell(column)) is not None}
    if not states <= {CellState.AGREES, CellState.ROUNDED} or sheet.totals is None:
        return False
    stated = exact_amount(sheet.totals.cells.get(column))
    added = sum((exact_amount(row.cells.get(column)) or Fraction(0) for row in sheet.rows), Fraction(0))
    return stated is not None and abs(stated - added) < 1
