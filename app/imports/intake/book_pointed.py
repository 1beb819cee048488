"""Books whose tables she pointed at: the layout that her pointing is, the books of a workbook, and what they come to while she points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.import_plan import PassedOver
from app.domain.intake.records import BOOK_POINTABLE
from app.domain.money import show_money
from app.domain.pointing import Pointed, PointedTable, Preview
from app.domain.problems import N_, Message
from app.domain.sheets import ColumnReason
from app.imports.content import money_of
from app.imports.heads import letter
from app.imports.intake.book_blocks import groups_of, side_by_side
from app.imports.intake.book_columns import readings_of
from app.imports.intake.book_layout import laid_out, unit_note
from app.imports.intake.book_page import BookSheet, SheetRow
from app.imports.intake.book_proof import NO_PROOF, net, running
from app.imports.layout import Layout
from app.imports.pointed import placed, sheet_of
from app.imports.units import unit_in_heading, unit_in_title
from app.imports.workbook import Sheet, Workbook


def pointed_books(workbook: Workbook, pointed: Pointed, found: Sequence[BookSheet]) -> list[BookSheet]:
    """The books pointed at; of those ``found`` unaided only such of a kind nobody pointed at, in rows nobody pointed at."""
    books = []
    tables = placed(pointed, workbook)
    for table in tables:
        if table.kind in BOOK_POINTABLE.kinds:
            BOOK_POINTABLE.look_over(table)
            books.append(_book(layout_of(table, tables, workbook), sheet_of(table, workbook), tables))
    kinds = {book.kind for book in books}
    taken = {(book.name, row.row) for book in books for row in book.rows}
    others = (each for each in found if each.kind not in kinds)
    return [*books, *(each for each in others if not any((each.name, row.row) in taken for row in each.rows))]


def layout_of(table: PointedTable, tables: Pointed, workbook: Workbook) -> Layout:
    """What her pointing is as a layout."""
    sheet = sheet_of(table, workbook)
    begin = table.head[0] if table.head else table.first
    above = (each.last for each in tables if each.sheet == table.sheet and each.last is not None and each.last < begin)
    layout = Layout(
        kind=table.kind,
        sheet=sheet.name,
        columns=table.columns,
        first=table.first,
        last=min(table.last or len(sheet.rows), len(sheet.rows)),
        head=table.head,
        top=max(above, default=0) + 1,
        factor=table.unit or 1,
        carries_days=table.carries_days,
        beside=table.beside,
        year=table.year,
    )
    layout = layout if table.unit is not None else replace(layout, factor=_unit_said(layout, sheet))
    return replace(layout, reasons=tuple(_reasons(layout, sheet)))


def _unit_said(layout: Layout, sheet: Sheet) -> int:
    """The unit that the heads of amounts or a line above them name."""
    heads = layout.headings(sheet)
    moneys = (heads[key] for key in ("amount_in", "amount_out", "amount") if key in heads)
    named = next((unit for head in moneys if (unit := unit_in_heading(head)) is not None), None)
    above = (cell for row in sheet.rows[layout.top - 1 : layout.first - 1] for cell in row if isinstance(cell, str))
    return named or next((unit for text in above if (unit := unit_in_title(text)) is not None), None) or 1


def _reasons(layout: Layout, sheet: Sheet) -> Iterator[ColumnReason]:
    heads = layout.headings(sheet)
    for key, column in sorted(layout.columns.items(), key=lambda each: each[1]):
        yield ColumnReason(key, letter(column), heads[key], Message(N_("theo cách đọc đã chỉ")))


def _book(layout: Layout, sheet: Sheet, tables: Pointed) -> BookSheet:
    book = laid_out(layout, sheet)
    said = unit_note(layout)
    same = [each for each in tables if (each.kind, each.sheet) == (layout.kind, sheet.name)]
    name = sheet.name
    if len(same) > 1:
        name = f"{sheet.name.strip()}!{letter(min(layout.columns.values()))}{layout.first}"
    findings = book.findings if said is None else (said, *book.findings)
    return replace(book, findings=findings, table=name, proof=_proof(book)[0])


# ---- the program's own readings --------------------------------------------------------------------------------


def guessed_books(workbook: Workbook, kind: str) -> list[PointedTable]:
    """Every reading of every table, the surest first and those of the kind before others; last the surest with in and out exchanged."""
    readings = [
        reading
        for sheet in workbook.sheets
        if not sheet.is_hidden
        for blocks in groups_of(sheet)
        for block in blocks
        for part in side_by_side(block)
        for reading in readings_of(part)
    ]
    readings.sort(key=lambda each: (each.kind is not None and str(each.kind) != kind, -each.score))
    found = [_as_pointed(each.layout, kind) for each in readings]
    if found and {"amount_in", "amount_out"} <= found[0].columns.keys():
        columns = dict(found[0].columns)
        columns["amount_in"], columns["amount_out"] = columns["amount_out"], columns["amount_in"]
        found.append(replace(found[0], columns=columns))
    return found


def _as_pointed(layout: Layout, kind: str) -> PointedTable:
    return PointedTable(
        kind,
        layout.sheet,
        dict(layout.columns),
        layout.first,
        layout.last,
        layout.head,
        layout.factor,
        layout.year,
        carries_days=layout.carries_days,
        beside=layout.beside,
    )


# ---- what it comes to ------------------------------------------------------------------------------------------


def _proof(book: BookSheet) -> tuple[float, SheetRow | None]:
    """Which share of the running balance holds, and the first row on which it does not."""
    rows = [row for row in book.rows if not row.parts]
    moved = net([money_of(row.amount_in) for row in rows], [money_of(row.amount_out) for row in rows])
    balances = [money_of(row.balance) for row in rows]
    if not any(balance is not None for balance in balances):
        return NO_PROOF.share, None
    proof = running(moved, balances)
    wrong = None
    for at in range(1, len(rows)):
        before, after, change = balances[at - 1], balances[at], moved[at]
        if before is not None and after is not None and change is not None and before + change != after:
            wrong = rows[at]
            break
    return (proof.share if proof.holds else 0.0), wrong


def preview_book(workbook: Workbook, table: PointedTable) -> Preview:
    """What a pointed table comes to."""
    book = _book(layout_of(table, (table,), workbook), sheet_of(table, workbook), (table,))
    rows = [part for row in book.rows for part in (row, *row.parts)]
    sums = [sum(money_of(getattr(row, side)) or 0 for row in rows) for side in ("amount_in", "amount_out")]
    text = N_("{rows} dòng thu, chi: thu {money_in}, chi {money_out}.")
    values = {"rows": len(rows), "money_in": show_money(sums[0]), "money_out": show_money(sums[1])}
    lines = [Message(text, values)]
    share, wrong = _proof(book)
    if wrong is not None:
        values = {"row": wrong.row, "balance": show_money(money_of(wrong.balance) or 0)}
        lines.append(Message(N_("Tồn ghi ở dòng {row} ({balance}) không bằng tồn dòng trên cộng thu trừ chi."), values))
    elif share:
        lines.append(Message(N_("Cột tồn khớp từng dòng.")))
    elif "balance" not in table.columns:
        lines.append(Message(N_("Chưa chỉ cột tồn nên không có gì để kiểm thu và chi.")))
    unread = [row.row for row in rows if _unreadable(row)]
    if unread:
        text = N_("{count} dòng có số tiền hoặc ngày chưa đọc được, đầu tiên là dòng {row}.")
        lines.append(Message(text, {"count": len(unread), "row": unread[0]}))
    if not rows:
        lines.append(Message(N_("Chưa đọc được dòng nào: hãy xem lại dòng đầu, dòng cuối và các cột.")))
    passed = sum(each.why is not PassedOver.HEAD for each in book.passed)
    if passed:
        lines.append(Message(N_("{count} dòng cộng, số dư, ghi chú được bỏ qua."), {"count": passed}))
    places = frozenset(row.row for row in rows)
    return Preview(len(rows), tuple(lines), bool(rows) and wrong is None and not unread, book.findings, places)


def _unreadable(row: SheetRow) -> bool:
    amounts = [cell for cell in (row.amount_in, row.amount_out) if cell is not None]
    days = [cell for cell in (row.book_date, row.voucher_date) if cell is not None]
    return any(money_of(cell) is None for cell in amounts) or not days
