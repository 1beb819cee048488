"""The unit of the amounts in a list of people: as a heading or a title says it, multiplied and said once; asked about where it cannot be.

A wage of 9.450 is told in nghìn đồng; a list that says «nghìn đồng» over wages of 9.450.000 contradicts itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from app.domain.problems import N_, Finding, Message, note, stop
from app.domain.sheets import Cell
from app.imports.content import money_of
from app.imports.tables import Table
from app.imports.units import MILLION, THOUSAND, WORDS, in_unit, unit_in_heading, unit_in_title

_MOST_EARNED = 500_000_000
"""Nobody in a list of members earns more a month."""
_ROWS_ABOVE = 8


def with_units(table: Table, wage_key: str, money_keys: Iterable[str]) -> tuple[Table, tuple[Finding, ...]]:
    """The table with the unit of each amount, and what is to be said or asked of it."""
    keys = [key for key in money_keys if key in table.columns]
    if not keys:
        return table, ()
    title = _title_unit(table)
    told = {key: unit_in_heading(_heading(table, key)) or title for key in keys}
    wages = (
        [cell for at, _cells in table.body() if (cell := table.at(at, wage_key)) is not None]
        if wage_key in table.columns
        else []
    )
    units = {key: unit or 1 for key, unit in told.items()}
    finding = None
    unit = units.get(wage_key, 1)
    if unit > 1 and _are_whole(wages, unit):
        finding = _question("unit-doubtful", _TOO_MUCH, table, unit, N_("Giữ nguyên số ghi trong tệp, tính bằng đồng"))
        units = dict.fromkeys(keys, 1)
    elif told.get(wage_key) is None and (meant := _meant(wages)) > 1:
        finding = _question("unit-missing", _TOO_LITTLE, table, meant, N_("Hiểu là {unit}"))
        units = {key: told[key] or meant for key in keys}
    elif max(units.values()) > 1:
        finding = _said(table, units)
    units = {key: value for key, value in units.items() if value > 1}
    return replace(table, units=units), () if finding is None else (finding,)


_TOO_MUCH = N_("Bảng ghi đơn vị {unit} nhưng mức lương đã là số đồng: hãy sửa đơn vị hoặc số trong tệp.")
_TOO_LITTLE = N_("Mức lương trong bảng quá nhỏ để là đồng, có lẽ tính bằng {unit}: hãy ghi rõ đơn vị.")


def _question(code: str, text: str, table: Table, unit: int, proposal: str) -> Finding:
    # Why without a row: it is asked of the whole sheet, and no row can be left out for it.
    found = stop(code, text, "wage", unit=Message(WORDS[unit])).at(table.sheet.name)
    return found.proposing(proposal, unit=Message(WORDS[unit]))


def _said(table: Table, units: dict[str, int]) -> Finding:
    letters = ", ".join(table.letters[key] for key, unit in units.items() if unit > 1)
    unit = max(units.values())
    text = N_("Số tiền ở cột {letters} ghi theo {unit}: đã nhân lên thành đồng.")
    return note("unit", text, letters=letters, unit=Message(WORDS[unit])).at(table.sheet.name)


def _title_unit(table: Table) -> int | None:
    rows = table.sheet.rows[max(0, table.place - _ROWS_ABOVE) : table.place + table.height]
    for row in reversed(rows):
        for cell in row:
            if isinstance(cell, str) and (unit := unit_in_title(cell)) is not None:
                return unit
    return None


def _heading(table: Table, key: str) -> str:
    rows = [table.sheet.at(table.place + step, table.columns[key]) for step in range(table.height)]
    return " ".join(cell for cell in rows if isinstance(cell, str))


def _amounts(cells: Sequence[Cell]) -> list[float]:
    found = [cell if isinstance(cell, int | float) else money_of(cell) for cell in cells if not isinstance(cell, bool)]
    return [float(each) for each in found if each]


def _are_whole(cells: Sequence[Cell], unit: int) -> bool:
    amounts = _amounts([in_unit(cell, unit) for cell in cells])
    return bool(amounts) and median(amounts) > _MOST_EARNED


def _meant(cells: Sequence[Cell]) -> int:
    amounts = _amounts(cells)
    if not amounts or len(amounts) * 2 < len(cells):
        return 1
    # Why not fewer: 1.000 to 200.000 is a wage in nghìn đồng only where every wage is.
    if all(1_000 <= each < 200_000 for each in amounts):
        return THOUSAND
    return MILLION if all(1 <= each < 200 for each in amounts) and len(amounts) > 1 else 1
