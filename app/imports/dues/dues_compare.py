"""Comparing her monthly dues list with what the policy of the month gives: who is who, and every cell beside our own value.

Pure: from the sheet's rows, the members of the book and the policy to a ``DuesComparison``. A list never makes members
and never sets a wage to zero. Cells and totals are compared in ``dues_cells.py``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from app.domain.dates import Month
from app.domain.dues.dues import Charge, DuesPolicy, Exempt, assess
from app.domain.dues.dues_import import ComparedRow, DuesColumn, DuesComparison, KnownPayer
from app.domain.members.exemptions import ExemptReason
from app.domain.members.members import folded_name, has_accents, name_key
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Finding, Level, Message
from app.domain.reading import UnreadableMoney, read_money
from app.domain.text import fold
from app.imports.dues.dues_cells import compare_cells, compare_totals
from app.imports.dues.dues_sheet import DuesRow, DuesSheet, month_findings

_ALIKE_ENOUGH = 85
_JUMP = 2
"""A wage that changes by this factor gets a question."""


def compare_dues_list(
    sheet: DuesSheet,
    known: Sequence[KnownPayer],
    policy: DuesPolicy,
    month: Month,
    chosen: Mapping[int, int] | None = None,
) -> DuesComparison:
    """Every row and the total line beside what ``assess`` gives for the month; ``chosen`` gives members' ids by row.

    Never raises for what a row holds. ``policy`` must be the one of ``month`` (ValueError).
    """
    if policy.month != month:
        raise ValueError(f"the policy is of {policy.month}, the list is compared for {month}")
    who = recognise_rows(sheet, known, chosen or {})
    by_id = {payer.id: payer for payer in known}
    rows = tuple(_row(sheet, row, who[row.row], by_id, policy) for row in sheet.rows)
    return comparison_of(sheet, rows, known, month)


def comparison_of(
    sheet: DuesSheet,
    rows: tuple[ComparedRow, ...],
    known: Iterable[KnownPayer],
    month: Month,
    last: Month | None = None,
    most: int = 1,
) -> DuesComparison:
    """The rows with the total line, and with members of the book whom the list of ``most`` months does not name."""
    totals, total_findings = compare_totals(sheet, rows, most)
    recognised = {row.member_id for row in rows}
    # Why: a doubled name stands in the list, only whose it is remains open.
    names = {folded_name(row.name) for row in sheet.rows}
    missing = [payer for payer in known if payer.id not in recognised and folded_name(payer.name) not in names]
    findings = [
        *month_findings(sheet, month, last),
        *(finding for finding in sheet.findings if finding.row is None),
        *_not_listed(missing, sheet),
        *(finding for row in rows for finding in row.findings),
        *total_findings,
    ]
    findings.sort(key=lambda finding: finding.row or 0)
    return DuesComparison(
        sheet.name,
        rows,
        tuple(findings),
        month=month,
        last=last,
        totals=totals,
        totals_row=sheet.totals.row if sheet.totals is not None else None,
        missing=tuple(payer.id for payer in missing),
    )


def _not_listed(missing: Iterable[KnownPayer], sheet: DuesSheet) -> Iterator[Finding]:
    """Members of the book whom the list does not name."""
    for payer in missing:
        message = Message(N_("«{name}» có trong sổ nhưng không có trong danh sách này."), {"name": payer.name})
        yield Finding(Level.WARN, "member-not-listed", message, sheet.name)


# ---- who it is -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Who:
    """The member a row is, or why that is not sure."""

    member_id: int | None = None
    finding: Finding | None = None


def recognise_rows(sheet: DuesSheet, known: Sequence[KnownPayer], chosen: Mapping[int, int]) -> dict[int, Who]:
    """Each row's member: as chosen, by staff number, by the name as it stands, else by the name without its accents."""
    who = dict(_chosen_or_numbered(sheet, known, chosen))
    for key in (name_key, folded_name):
        taken = {found.member_id for found in who.values()}
        members: dict[str, list[KnownPayer]] = defaultdict(list)
        for payer in known:
            if payer.id not in taken:
                members[key(payer.name)].append(payer)
        waiting: dict[str, list[DuesRow]] = defaultdict(list)
        for row in sheet.rows:
            if row.row not in who:
                waiting[key(row.name)].append(row)
        for name, rows in waiting.items():
            who |= {row.row: _one_of(row, rows, members[name], sheet) for row in rows if members.get(name)}
    names = {payer.id: payer.name for payer in known}
    for row in sheet.rows:
        if row.row not in who:
            who[row.row] = Who(finding=_unknown(row, names, sheet))
    return _one_row_each(who, names, sheet)


def _chosen_or_numbered(
    sheet: DuesSheet, known: Sequence[KnownPayer], chosen: Mapping[int, int]
) -> Iterator[tuple[int, Who]]:
    by_staff = {payer.staff_number: payer for payer in known if payer.staff_number}
    ids = {payer.id for payer in known}
    for row in sheet.rows:
        payer = by_staff.get(row.staff_number)
        if chosen.get(row.row) in ids:
            yield row.row, Who(chosen[row.row])
        elif payer is not None and folded_name(payer.name) == folded_name(row.name):
            yield row.row, Who(payer.id)


def _one_of(row: DuesRow, rows: Sequence[DuesRow], members: Sequence[KnownPayer], sheet: DuesSheet) -> Who:
    """The one member of that name for the one row of that name; a finding where either is doubled."""
    if len(rows) > 1:
        places = ", ".join(str(each.row) for each in rows)
        message = Message(
            N_(
                "Tên «{name}» có {count} lần trong danh sách, ở các dòng {rows}: hãy chọn đoàn viên cho từng dòng, hoặc thêm cột mã nhân viên."
            ),
            {"name": row.name, "count": len(rows), "rows": places},
        )
        return Who(finding=Finding(Level.STOP, "name-doubled", message, sheet.name, row.row, "name"))
    if len(members) > 1:
        message = Message(
            N_(
                "Trong sổ có {count} đoàn viên tên «{name}»: hãy chọn đoàn viên cho dòng này, hoặc thêm cột mã nhân viên."
            ),
            {"name": row.name, "count": len(members)},
        )
        return Who(finding=Finding(Level.STOP, "name-doubled-in-book", message, sheet.name, row.row, "name"))
    payer = members[0]
    if name_key(payer.name) == name_key(row.name):
        return Who(payer.id)
    differs = has_accents(payer.name) and has_accents(row.name)
    message = Message(
        N_("«{name}» trong danh sách được coi là «{stored}» trong sổ."), {"name": row.name, "stored": payer.name}
    )
    level = Level.WARN if differs else Level.NOTE
    return Who(payer.id, Finding(level, "name-accents", message, sheet.name, row.row, "name"))


def _unknown(row: DuesRow, names: Mapping[int, str], sheet: DuesSheet) -> Finding:
    folded = {member_id: folded_name(name) for member_id, name in names.items()}
    alike = process.extractOne(folded_name(row.name), folded, scorer=fuzz.ratio, score_cutoff=_ALIKE_ENOUGH)
    if alike is None:
        message = Message(
            N_("Trong sổ không có đoàn viên «{name}»: hãy thêm ở mục Đoàn viên rồi nhập lại."), {"name": row.name}
        )
    else:
        message = Message(
            N_(
                "Trong sổ không có đoàn viên «{name}», tên gần giống nhất là «{alike}»: hãy sửa tên hoặc thêm đoàn viên."
            ),
            {"name": row.name, "alike": names[alike[2]]},
        )
    return Finding(Level.STOP, "name-unknown", message, sheet.name, row.row, "name")


def _one_row_each(who: dict[int, Who], names: Mapping[int, str], sheet: DuesSheet) -> dict[int, Who]:
    """Two rows that came to one member stop both."""
    rows: dict[int, list[int]] = defaultdict(list)
    for row, found in who.items():
        if found.member_id is not None:
            rows[found.member_id].append(row)
    settled = dict(who)
    for member_id, same in rows.items():
        if len(same) > 1:
            message = Message(
                N_("Các dòng {rows} đều là đoàn viên «{name}»: hãy giữ một dòng."),
                {"rows": ", ".join(map(str, sorted(same))), "name": names[member_id]},
            )
            for row in same:
                settled[row] = Who(finding=Finding(Level.STOP, "member-twice", message, sheet.name, row, "name"))
    return settled


# ---- one row ---------------------------------------------------------------------------------------------------


def _row(
    sheet: DuesSheet, source: DuesRow, who: Who, known: Mapping[int, KnownPayer], policy: DuesPolicy
) -> ComparedRow:
    payer = known.get(who.member_id) if who.member_id is not None else None
    findings = [finding for finding in sheet.findings if finding.row == source.row]
    if who.finding is not None:
        findings.append(who.finding)
    wage, wage_findings = listed_wage(sheet, source)
    findings += wage_findings
    exempt: Exempt | None = None
    charge: Charge | None = None
    if wage is not None and wage > 0:
        charge = assess(wage, policy)
        findings += _about_wage(sheet, source, wage, payer, policy)
    elif wage is not None:
        exempt, finding = exempt_row(sheet, source, payer, policy.month)
        findings.append(finding)
    cells, cell_findings = compare_cells(sheet, source, wage, charge, is_nothing=wage == 0)
    return ComparedRow(
        source.row,
        source.original,
        (*findings, *cell_findings),
        name=source.name,
        member_id=payer.id if payer is not None else None,
        old_wage=payer.wage if payer is not None else None,
        wage=wage,
        charge=charge,
        exempt=exempt,
        cells=cells,
        notes=source.notes,
        old_exempt=payer.exempt if payer is not None else None,
    )


def listed_wage(sheet: DuesSheet, source: DuesRow) -> tuple[Dong | None, list[Finding]]:
    """The wage as the cell surely says it, zero for an empty cell; None where it is not known."""

    def stop(code: str, message: Message) -> tuple[None, list[Finding]]:
        return None, [Finding(Level.STOP, code, message, sheet.name, source.row, "wage")]

    cell = source.cells.get(DuesColumn.WAGE)
    if (source.row, sheet.letters[DuesColumn.WAGE]) in sheet.uncomputed:
        text = N_("Mức lương của «{name}» là công thức chưa được tính: hãy mở tệp bằng Excel rồi lưu lại.")
        return stop("wage-uncomputed", Message(text, {"name": source.name}))
    if cell is None:
        return dong(0), []
    try:
        reading = read_money(cell)
    except UnreadableMoney:
        text = N_("Không rõ mức lương «{text}» của «{name}»: hãy sửa trong Excel thành đủ số đồng, ví dụ 5.700.000.")
        return stop("wage-unreadable", Message(text, {"text": str(cell).replace(".", ","), "name": source.name}))
    if reading.amount < 0:
        text = N_("Mức lương {amount} của «{name}» nhỏ hơn 0: hãy sửa trong Excel.")
        return stop("wage-negative", Message(text, {"amount": show_money(reading.amount), "name": source.name}))
    notes = (
        []
        if reading.note is None
        else [Finding(Level.NOTE, "wage-fraction", reading.note, sheet.name, source.row, "wage")]
    )
    return reading.amount, notes


def _about_wage(
    sheet: DuesSheet, source: DuesRow, wage: Dong, payer: KnownPayer | None, policy: DuesPolicy
) -> Iterator[Finding]:
    def found(level: Level, code: str, template: str, **values: object) -> Finding:
        return Finding(level, code, Message(template, {"name": source.name, **values}), sheet.name, source.row, "wage")

    shown = show_money(wage)
    if payer is not None and payer.wage is None:
        yield found(Level.NOTE, "wage-first", N_("Mức lương của «{name}» lần đầu có: {new}."), new=shown)
    elif payer is not None and payer.wage is not None and payer.wage != wage:
        jumps = wage >= _JUMP * payer.wage or payer.wage >= _JUMP * wage
        text = N_("Mức lương của «{name}» đổi từ {old} sang {new} từ tháng này.")
        level = Level.WARN if jumps else Level.NOTE
        yield found(level, "wage-changes", text, old=show_money(payer.wage), new=shown)
    if wage > policy.wage_cap:
        text = N_("Mức lương {wage} của «{name}» cao hơn mức tối đa {cap}: các khoản tính trên {cap}.")
        yield found(Level.NOTE, "wage-above-cap", text, wage=shown, cap=show_money(policy.wage_cap))
    if payer is not None and payer.exempt is not None:
        text = N_("Sổ ghi «{name}» được miễn tháng này, danh sách có mức lương {wage}: hãy xem lại.")
        yield found(Level.WARN, "exempt-but-paid", text, wage=shown)
    leave = next((note for note in source.notes if reason_in(note) is not None), None)
    if leave is not None:
        text = N_("Bên cạnh dòng «{name}» có ghi «{note}» nhưng vẫn có mức lương: hãy xem lại.")
        yield found(Level.WARN, "leave-but-paid", text, note=leave)


# ---- reasons ---------------------------------------------------------------------------------------------------

_REASONS = (
    # Why: "nghỉ việc không lương" is leave, "nghỉ việc" alone is leaving; the narrow words stand first.
    (ExemptReason.UNPAID_LEAVE, r"\b(khong|ko|k) (huong )?luong\b|\bnghi kl\b|\bno pay\b"),
    (
        ExemptReason.BENEFIT,
        r"\b(thai san|nghi sinh|sinh con|nghi de|nghi ts|om|dieu tri|nam vien|tai nan|tnld|tro cap|huong bhxh|che do bhxh|nghi bhxh|duong suc)\b",
    ),
)


def reason_in(note: str) -> ExemptReason | None:
    """Why a member owes nothing, as a note beside a row says it: ``Nghỉ thai sản``, ``ốm dài ngày``, ``nghỉ không lương``.

    Law: QĐ 61/QĐ-TLĐ 29/7/2025: on social-insurance benefit, or on unpaid leave, for a month or more.
    """
    folded = re.sub(r"[^a-z0-9]+", " ", fold(note))
    return next((reason for reason, pattern in _REASONS if re.search(pattern, folded)), None)


def exempt_row(
    sheet: DuesSheet, source: DuesRow, payer: KnownPayer | None, month: Month
) -> tuple[Exempt | None, Finding]:
    """The waived month of a row without a wage, and what to say of it; no reason stops."""
    about = Finding(Level.NOTE, "exempt", Message(""), sheet.name, source.row, "wage")
    for note in source.notes:
        if (reason := reason_in(note)) is not None:
            text = N_("«{name}» không có lương, ghi «{note}»: miễn tháng này ({reason}).")
            values = {"name": source.name, "note": note, "reason": Message(reason.label)}
            return Exempt(month, reason, note), replace(about, message=Message(text, values))
    if payer is not None and payer.exempt is not None:
        text = N_("«{name}» không có lương và trong sổ đang được miễn ({reason}).")
        values = {"name": source.name, "reason": Message(payer.exempt.label)}
        return Exempt(month, payer.exempt), replace(about, message=Message(text, values))
    text = N_(
        "«{name}» có mức lương 0 mà không ghi lý do: hãy ghi lý do (nghỉ thai sản, nghỉ không lương…) hoặc mức lương."
    )
    stop = replace(about, level=Level.STOP, code="wage-zero", message=Message(text, {"name": source.name}))
    return None, stop
