"""Whom the rows of a cash or bank book name: taken where it is sure, asked where two bear the name, shown in either case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.domain.intake.book_import import (
    BookRow,
    ChangedRow,
    ContentPart,
    KnownBook,
    NewRow,
    Place,
    VoucherContent,
)
from app.domain.members.named import NamesOfBook, Naming, Reason, sure_people
from app.domain.problems import N_, Finding, note, warn


def name_rows(
    rows: Iterable[BookRow], known: KnownBook, chosen: Mapping[Place, tuple[int, ...]], sheet: str
) -> tuple[tuple[BookRow, ...], tuple[Finding, ...]]:
    """The rows with whom they name, and what must be asked. A row whose text stays keeps whom it was given."""
    names = NamesOfBook(known.people)
    stored = {row.voucher_id: row.stored for row in known.rows}
    turned: list[BookRow] = []
    findings: list[Finding] = []
    for row in rows:
        if isinstance(row, NewRow | ChangedRow) and not row.content.is_transfer:
            before = stored.get(row.voucher_id) if isinstance(row, ChangedRow) else None
            row, found = _named(row, names, chosen.get(row.place), before, sheet)
            findings += found
        turned.append(row)
    return tuple(turned), tuple(findings)


def _named(
    row: NewRow | ChangedRow,
    names: NamesOfBook,
    chosen: tuple[int, ...] | None,
    before: VoucherContent | None,
    sheet: str,
) -> tuple[NewRow | ChangedRow, list[Finding]]:
    content = row.content
    namings = names.named_in(content.narration, content.book_date)
    if chosen is not None:
        return replace(row, content=replace(content, members=chosen), namings=namings), []
    if before is not None and before.named and before.narration == content.narration:
        return replace(row, content=replace(content, members=before.members), namings=namings), []
    parts = tuple(_part(part, names, content) for part in content.parts)
    findings = [found.at(row.sheet or sheet, row.row) for each in namings if (found := _finding(each)) is not None]
    named = replace(content, members=sure_people(namings), parts=parts)
    return replace(row, content=named, namings=namings, findings=(*row.findings, *findings)), findings


def _part(part: ContentPart, names: NamesOfBook, content: VoucherContent) -> ContentPart:
    return replace(part, members=sure_people(names.named_in(part.narration, content.book_date)))


def _finding(naming: Naming) -> Finding | None:
    """What is asked or told of a name; nothing of one that is sure."""
    who = "; ".join(each.shown for each in naming.people)
    if naming.reason is Reason.NAMESAKES:
        text = N_(
            "Có {count} đoàn viên tên «{name}»: {who}. Hãy chọn người ở dòng này; chưa chọn thì khoản chi không gắn với ai."
        )
        return warn("person-namesakes", text, "narration", name=naming.text, count=len(naming.people), who=who)
    if naming.reason is Reason.ANOTHER_DAY:
        text = N_("«{name}» ngày ấy không phải đoàn viên theo sổ: vẫn gắn với {who}.")
        return note("person-another-day", text, "narration", name=naming.text, who=who)
    if naming.reason.is_sure:
        return None
    text = N_("«{name}» có thể là {who}: hãy chọn người ở dòng này nếu đúng.")
    return warn("person-maybe", text, "narration", name=naming.text, who=who)
