"""Planning the import of a gift list of hers: who is on it, what each was given, and which voucher paid it. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from app.domain.dates import show_date
from app.domain.gifts.gift_import import GiftImportOptions, GiftPlan, GiftRow, PaidLine, day_of_occasion, line_for
from app.domain.members.members import folded_name, has_accents, name_key
from app.domain.members.named import KnownPerson
from app.domain.money import show_money
from app.domain.problems import N_, Finding, note, stop, warn
from app.domain.reading import UnreadableDate, read_date
from app.domain.text import fold
from app.imports.gifts.gift_sheet import GiftSheet, GiftSheetRow
from app.imports.members.member_plan import number_key


def plan_gifts(
    sheet: GiftSheet,
    people: Sequence[KnownPerson],
    lines: Sequence[PaidLine],
    known: Collection[tuple[str, dt.date | None]],
    options: GiftImportOptions,
    year: int | None = None,
) -> GiftPlan:
    """The plan for one list. ``known`` are the lists of the book by folded title and day, ``year`` what a title without one means."""
    rows = _once_each(sheet, [_row(sheet, row, people, options) for row in sheet.rows])
    day = options.day or _day_in(sheet.title) or day_of_occasion(sheet.title, year)
    plan = GiftPlan(sheet.name, tuple(rows), (), passed=sheet.passed, reasons=sheet.columns, title=sheet.title, day=day)
    line = None if options.untied else line_for(sheet.title, day, plan.total, lines)
    day = day or (line.day if line is not None else None)
    told = [finding.at(sheet.name) for finding in _about_list(sheet, plan, day, line, known)]
    findings = (
        *(each for each in sheet.findings if each.row is None),
        *told,
        *(each for row in rows for each in row.findings),
    )
    return replace(plan, findings=findings, day=day, line=line)


def _about_list(
    sheet: GiftSheet,
    plan: GiftPlan,
    day: dt.date | None,
    line: PaidLine | None,
    known: Collection[tuple[str, dt.date | None]],
) -> Iterator[Finding]:
    if day is None:
        text = N_("Danh sách «{title}» không ghi ngày phát: hãy chọn ngày (--day 2026-02-10).")
        yield stop("gift-day-missing", text, "day", title=sheet.title)
    elif (fold(sheet.title), day) in known:
        text = N_("Sổ đã có danh sách «{title}» ngày {day}: không nhập hai lần.")
        yield stop("gift-list-there", text, "title", title=sheet.title, day=show_date(day))
    if sheet.stated is not None and sheet.stated != plan.total:
        text = N_("Danh sách cộng được {ours} đồng, tệp ghi tổng {theirs}: hãy xem lại.")
        yield warn("gift-sum-differs", text, "amount", ours=show_money(plan.total), theirs=show_money(sheet.stated))
    if line is not None:
        text = N_("Gắn với {number} ngày {day}: «{text}», đúng {amount} đồng.")
        shown = {
            "number": line.number,
            "day": show_date(line.day),
            "text": line.text,
            "amount": show_money(line.amount),
        }
        yield note("gift-voucher", text, "amount", **shown)
    else:
        text = N_("Chưa thấy chứng từ nào cùng dịp và đúng {amount} đồng: danh sách vào sổ ở trạng thái chờ ghi sổ.")
        yield warn("gift-without-voucher", text, "amount", amount=show_money(plan.total))


def _day_in(title: str) -> dt.date | None:
    """A whole day written in the title; the day of a holiday and a year alone are none."""
    for word in title.replace("(", " ").replace(")", " ").split():
        if word.count("/") == 2 or word.count("-") == 2 or word.count(".") == 2:
            try:
                return read_date(word.strip(".,;:"))
            except UnreadableDate:
                continue
    return None


def _row(sheet: GiftSheet, row: GiftSheetRow, people: Sequence[KnownPerson], options: GiftImportOptions) -> GiftRow:
    original = {"full_name": row.name, "amount": row.written, "group": row.group}
    findings: list[Finding] = []
    if row.amount is None or row.amount <= 0:
        text = N_("«{name}» không có số tiền đọc được («{written}»): hãy sửa trong tệp hoặc để lại dòng này.")
        findings.append(stop("gift-amount-missing", text, "amount", name=row.name, written=row.written))
    meant = _meant(row, people)
    chosen = next((one for one in people if one.id == options.chosen.get(("", row.row))), None)
    if chosen is not None:
        meant = [chosen]
    elif len(meant) > 1:
        who = "; ".join(each.shown for each in meant)
        text = N_("Có {count} đoàn viên tên «{name}»: {who}. Hãy chọn người cho dòng này.")
        findings.append(stop("name-doubled-in-book", text, "full_name", name=row.name, count=len(meant), who=who))
    elif not meant:
        text = N_("Trong sổ không có đoàn viên «{name}»: vào danh sách như người ngoài.")
        findings.append(warn("name-unknown", text, "full_name", name=row.name))
    elif name_key(meant[0].full_name) != name_key(row.name):
        text = N_("«{name}» trong danh sách được coi là «{stored}» trong sổ.")
        tell = warn if has_accents(row.name) and has_accents(meant[0].full_name) else note
        findings.append(tell("name-accents", text, "full_name", name=row.name, stored=meant[0].full_name))
    alone = meant[0] if len(meant) == 1 else None
    return GiftRow(
        row.row,
        original,
        tuple(finding.at(sheet.name, row.row) for finding in findings),
        name=row.name if alone is None else alone.full_name,
        member_id=None if alone is None else alone.id,
        group=row.group or ("" if alone is None else alone.group),
        amount=row.amount,
        candidates=tuple((each.id, each.shown) for each in meant) if alone is None else (),
    )


def _meant(row: GiftSheetRow, people: Sequence[KnownPerson]) -> list[KnownPerson]:
    """Who may be meant: by staff number and name, by the name with its tones, by the group, else by the plain name."""
    alike = [each for each in people if folded_name(each.full_name) == folded_name(row.name)]
    staff = number_key("staff_number", row.staff_number)
    numbered = [each for each in alike if staff and number_key("staff_number", each.staff_number) == staff]
    exact = [each for each in alike if name_key(each.full_name) == name_key(row.name)]
    found = numbered or exact or alike
    grouped = [each for each in found if row.group and fold(each.group) == fold(row.group)]
    return grouped if len(grouped) == 1 else found


def _once_each(sheet: GiftSheet, rows: Sequence[GiftRow]) -> list[GiftRow]:
    """Nobody is on a list twice: a second row of one person, or of one name outside, stops."""
    seen: dict[object, int] = {}
    turned = []
    for row in rows:
        key = row.member_id if row.member_id is not None else folded_name(row.name)
        if key in seen and not row.candidates:
            text = N_("«{name}» đã có ở dòng {first}: mỗi người chỉ nhận một lần.")
            twice = stop("given-twice", text, "full_name", name=row.name, first=seen[key]).at(sheet.name, row.row)
            row = replace(row, findings=(*row.findings, twice))
        else:
            seen[key] = row.row
        turned.append(row)
    return turned
