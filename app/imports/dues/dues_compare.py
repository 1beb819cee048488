"""Comparing her monthly dues list with what the policy of the month gives: who is who, and every cell beside our own value.

Pure: from the sheet's rows, the members of the book and the policy to a ``DuesComparison``. A list never makes members
and never sets a wage to zero. Cells and totals are compared in ``dues_cells.py``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from app.domain.dates import Month
from app.domain.dues.dues import Charge, DuesPolicy, Exempt, assess
from app.domain.dues.dues_import import ComparedCell, ComparedRow, DuesColumn, DuesComparison, KnownPayer, Place
from app.domain.members.exemptions import ExemptReason
from app.domain.members.members import folded_name, has_accents, name_key
from app.domain.members.named import KnownPerson
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Finding, Message, note, stop, warn
from app.domain.text import fold
from app.imports.cells import stopped, told_in
from app.imports.dues.dues_cells import compare_cells, compare_totals
from app.imports.dues.dues_sheet import DuesRow, DuesSheet, month_findings
from app.imports.dues.dues_strangers import Strangers, Who, year_of
from app.imports.members.member_cells import read_wage
from app.imports.members.member_plan import number_key

_JUMP = 2
"""A wage that changes by this factor gets a question."""


def compare_dues_list(
    sheet: DuesSheet,
    known: Sequence[KnownPayer],
    policy: DuesPolicy,
    month: Month,
    chosen: Mapping[Place, int] | None = None,
    elsewhen: Sequence[KnownPerson] = (),
) -> DuesComparison:
    """Every row and the total line beside what ``assess`` gives for the month; ``chosen`` gives members' ids by row, ``elsewhen`` are
    people of the book who are no members in the month.

    Never raises for what a row holds. ``policy`` must be the one of ``month`` (ValueError).
    """
    if policy.month != month:
        raise ValueError(f"the policy is of {policy.month}, the list is compared for {month}")
    who = recognise_rows(sheet, known, chosen or {}, elsewhen)
    by_id = {payer.id: payer for payer in known}
    rows = tuple(_row(part, row, who[row.place], by_id, policy) for part in sheet.sheets for row in part.rows)
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
    totals: list[ComparedCell] = []
    total_findings: list[Finding] = []
    for part in sheet.sheets:
        cells, found = compare_totals(part, [row for row in rows if (row.sheet or part.name) == part.name], most)
        totals += cells
        total_findings += found
    recognised = {row.member_id for row in rows}
    # Why: a doubled name stands in the list, only whose it is remains open.
    names = {folded_name(row.name) for row in sheet.rows}
    missing = [payer for payer in known if payer.id not in recognised and folded_name(payer.name) not in names]
    findings = [
        *(finding for part in sheet.sheets for finding in month_findings(part, month, last)),
        *(finding for part in sheet.sheets for finding in part.findings if finding.row is None),
        *_not_listed(missing, sheet),
        *(finding for row in rows for finding in row.findings),
        *total_findings,
    ]
    order = {part.name: place for place, part in enumerate(sheet.sheets)}
    findings.sort(key=lambda finding: (order.get(finding.sheet or "", 0) if finding.row else -1, finding.row or 0))
    return DuesComparison(
        sheet.name,
        rows,
        tuple(findings),
        month=month,
        last=last,
        totals=tuple(totals),
        totals_row=sheet.totals.row if sheet.totals is not None else None,
        missing=tuple(payer.id for payer in missing),
        passed=sheet.passed,
        reasons=sheet.columns,
    )


def _not_listed(missing: Iterable[KnownPayer], sheet: DuesSheet) -> Iterator[Finding]:
    """Members of the book whom the list does not name."""
    for payer in missing:
        text = N_("«{name}» có trong sổ nhưng không có trong danh sách này.")
        yield warn("member-not-listed", text, name=payer.name).at(sheet.name)


# ---- who it is -------------------------------------------------------------------------------------------------


def recognise_rows(
    sheet: DuesSheet, known: Sequence[KnownPayer], chosen: Mapping[Place, int], elsewhen: Sequence[KnownPerson] = ()
) -> dict[Place, Who]:
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
            if row.place not in who:
                waiting[key(row.name)].append(row)
        for name, rows in waiting.items():
            who |= {row.place: _one_of(row, rows, members[name], sheet) for row in rows if members.get(name)}
    names = {payer.id: payer.name for payer in known}
    strangers = Strangers.of(sheet, who, names, elsewhen, chosen)
    for row in sheet.rows:
        if row.place not in who:
            who[row.place] = strangers.who(row)
    return _one_row_each(who, names, sheet)


def _chosen_or_numbered(
    sheet: DuesSheet, known: Sequence[KnownPayer], chosen: Mapping[Place, int]
) -> Iterator[tuple[Place, Who]]:
    by_staff = {number_key("staff_number", payer.staff_number): payer for payer in known if payer.staff_number}
    ids = {payer.id for payer in known}
    for row in sheet.rows:
        payer = by_staff.get(number_key("staff_number", row.staff_number))
        if chosen.get(row.place) in ids:
            yield row.place, Who(chosen[row.place])
        elif payer is not None and folded_name(payer.name) == folded_name(row.name):
            yield row.place, Who(payer.id)


def _one_of(row: DuesRow, rows: Sequence[DuesRow], members: Sequence[KnownPayer], sheet: DuesSheet) -> Who:
    """The one member of that name for the one row of that name; a finding where either is doubled."""
    if (len(rows) > 1 or len(members) > 1) and (told := _told_apart(row, rows, members)) is not None:
        return Who(told.id)
    if len(rows) > 1:
        text = N_(
            "Tên «{name}» có {count} lần trong danh sách, ở các dòng {rows}: hãy chọn đoàn viên cho từng dòng, hoặc thêm cột mã nhân viên."
        )
        places = ", ".join(each.shown for each in rows)
        return _open(sheet, row, stop("name-doubled", text, "name", name=row.name, count=len(rows), rows=places))
    if len(members) > 1:
        text = N_(
            "Trong sổ có {count} đoàn viên tên «{name}»: hãy chọn đoàn viên cho dòng này, hoặc thêm cột mã nhân viên."
        )
        return _open(sheet, row, stop("name-doubled-in-book", text, "name", name=row.name, count=len(members)))
    payer = members[0]
    if name_key(payer.name) == name_key(row.name):
        return Who(payer.id)
    found = warn if has_accents(payer.name) and has_accents(row.name) else note
    text = N_("«{name}» trong danh sách được coi là «{stored}» trong sổ.")
    return _open(sheet, row, found("name-accents", text, "name", name=row.name, stored=payer.name), payer.id)


def _told_apart(row: DuesRow, rows: Sequence[DuesRow], members: Sequence[KnownPayer]) -> KnownPayer | None:
    """The one namesake of whom the birth or the group of the row is told, where no other row tells the same."""
    for value, told, theirs in (
        (year_of(row.birth), [year_of(each.birth) for each in rows], [payer.birth[:4] for payer in members]),
        (fold(row.group), [fold(each.group) for each in rows], [fold(payer.group) for payer in members]),
    ):
        if value and told.count(value) == 1 and theirs.count(value) == 1:
            return members[theirs.index(value)]
    return None


def _open(sheet: DuesSheet, row: DuesRow, finding: Finding, member_id: int | None = None) -> Who:
    return Who(member_id, finding.at(row.sheet or sheet.name, row.row))


def _one_row_each(who: dict[Place, Who], names: Mapping[int, str], sheet: DuesSheet) -> dict[Place, Who]:
    """Two rows that came to one member stop both."""
    by_place = {row.place: row for row in sheet.rows}
    rows: dict[int, list[DuesRow]] = defaultdict(list)
    for place, found in who.items():
        if found.member_id is not None:
            rows[found.member_id].append(by_place[place])
    settled = dict(who)
    for member_id, same in rows.items():
        if len(same) > 1:
            text = N_("Các dòng {rows} đều là đoàn viên «{name}»: hãy giữ một dòng.")
            places = ", ".join(each.shown for each in sorted(same, key=lambda each: (each.sheet, each.row)))
            twice = stop("member-twice", text, "name", rows=places, name=names[member_id])
            settled |= {row.place: Who(finding=twice.at(row.sheet or sheet.name, row.row)) for row in same}
    return settled


# ---- one row ---------------------------------------------------------------------------------------------------


def _row(
    sheet: DuesSheet, source: DuesRow, who: Who, known: Mapping[int, KnownPayer], policy: DuesPolicy
) -> ComparedRow:
    payer = known.get(who.member_id) if who.member_id is not None else None

    def paid(wage: Dong) -> Paid:
        return wage, assess(wage, policy), _about_wage(sheet, source, wage, payer, policy)

    old = payer.wage if payer is not None else None
    return compared_row(sheet, source, who, payer, old, paid, payer, policy.month)


Paid = tuple[Dong | None, Charge | None, list[Finding]]
"""The wage of a month that a listed wage means, what is charged by it, and what was found."""


def compared_row(
    sheet: DuesSheet,
    source: DuesRow,
    who: Who,
    payer: KnownPayer | None,
    old: Dong | None,
    paid: Callable[[Dong], Paid],
    exempt_as: KnownPayer | None,
    month: Month,
    most: int = 1,
) -> ComparedRow:
    """A row beside what its wage comes to (``paid``), or why it has none (``exempt_as``), over ``most`` months from ``month`` on."""
    findings = [finding for finding in sheet.findings if finding.row == source.row]
    findings += [who.finding] if who.finding is not None else []
    listed, on_wage = listed_wage(sheet, source)
    findings += on_wage
    wage, charge, exempt = listed, None, None
    if listed is not None and listed > 0:
        wage, charge, found = paid(listed)
        findings += found
    elif listed is not None:
        exempt, finding = exempt_row(sheet, source, exempt_as, month)
        findings.append(finding)
    cells, on_cells = compare_cells(sheet, source, listed, charge, is_nothing=listed == 0, months=most)
    return ComparedRow(
        source.row,
        source.original,
        (*findings, *on_cells),
        name=source.name,
        member_id=payer.id if payer is not None else None,
        old_wage=old,
        wage=wage,
        charge=charge,
        exempt=exempt,
        cells=cells,
        notes=source.notes,
        old_exempt=payer.exempt if payer is not None else None,
        sheet=source.sheet,
        newcomer=who.newcomer if who.newcomer is None else replace(who.newcomer, wage=wage or None),
        earlier=who.earlier,
    )


def listed_wage(sheet: DuesSheet, source: DuesRow) -> tuple[Dong | None, list[Finding]]:
    """The wage as the cell surely says it, zero for an empty cell; None where it is not known."""
    cell = source.cells.get(DuesColumn.WAGE)
    if (source.row, sheet.letters[DuesColumn.WAGE]) in sheet.uncomputed:
        message = Message(N_("Mức lương là công thức chưa được tính: hãy mở tệp bằng Excel rồi lưu lại."))
        wage, found = None, stopped("wage", "wage-uncomputed", message)
    else:
        wage, found = read_wage(cell)
    return dong(0) if wage is None and not found else wage, told_in(sheet, source.row, found)


def _about_wage(
    sheet: DuesSheet, source: DuesRow, wage: Dong, payer: KnownPayer | None, policy: DuesPolicy
) -> list[Finding]:
    shown, about = show_money(wage), {"name": source.name}
    found: list[Finding] = []
    if payer is not None and payer.wage is None:
        found.append(note("wage-first", N_("Mức lương của «{name}» lần đầu có: {new}."), "wage", new=shown, **about))
    elif payer is not None and payer.wage is not None and payer.wage != wage:
        jumps = wage >= _JUMP * payer.wage or payer.wage >= _JUMP * wage
        text = N_("Mức lương của «{name}» đổi từ {old} sang {new} từ tháng này.")
        tell = warn if jumps else note
        found.append(tell("wage-changes", text, "wage", old=show_money(payer.wage), new=shown, **about))
    if wage > policy.wage_cap:
        text = N_("Mức lương {wage} của «{name}» cao hơn mức tối đa {cap}: các khoản tính trên {cap}.")
        found.append(note("wage-above-cap", text, "wage", wage=shown, cap=show_money(policy.wage_cap), **about))
    if payer is not None and payer.exempt is not None:
        text = N_("Sổ ghi «{name}» được miễn tháng này, danh sách có mức lương {wage}: hãy xem lại.")
        found.append(warn("exempt-but-paid", text, "wage", wage=shown, **about))
    leave = next((each for each in source.notes if reason_in(each) is not None), None)
    if leave is not None:
        text = N_("Bên cạnh dòng «{name}» có ghi «{note}» nhưng vẫn có mức lương: hãy xem lại.")
        found.append(warn("leave-but-paid", text, "wage", note=leave, **about))
    return [each.at(sheet.name, source.row) for each in found]


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
    about = {"name": source.name}
    for text_beside in source.notes:
        if (reason := reason_in(text_beside)) is not None:
            text = N_("«{name}» không có lương, ghi «{note}»: miễn tháng này ({reason}).")
            found = note("exempt", text, "wage", note=text_beside, reason=Message(reason.label), **about)
            return Exempt(month, reason, text_beside), found.at(sheet.name, source.row)
    if payer is not None and payer.exempt is not None:
        text = N_("«{name}» không có lương và trong sổ đang được miễn ({reason}).")
        found = note("exempt", text, "wage", reason=Message(payer.exempt.label), **about)
        return Exempt(month, payer.exempt), found.at(sheet.name, source.row)
    text = N_(
        "«{name}» có mức lương 0 mà không ghi lý do: hãy ghi lý do (nghỉ thai sản, nghỉ không lương…) hoặc mức lương."
    )
    return None, stop("wage-zero", text, "wage", **about).at(sheet.name, source.row)
