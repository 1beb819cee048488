"""The rows of an import as the preview shows them: what each becomes, its columns, and what the whole plan says in words.

Nothing here touches a widget but the columns of the table; the plan itself is made by the service.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.dates import show_date
from app.domain.ledger.book_import import ChangedRow, MatchedTransfer, NewRow, PlanItem, SameRow, VoucherContent
from app.domain.money import show_money
from app.domain.problems import Finding, Level
from app.i18n import _, render
from app.services.ledger.import_book import ImportReport
from app.ui.kinds import period_word
from app.ui.ledger.import_words import cell_text, state_looks, state_word
from app.ui.widgets.table_model import Column, money

TONES = {Level.STOP: "danger", Level.WARN: "warn", Level.NOTE: "note"}
BEFORE_OPENING = "date-before-opening"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of the preview."""

    item: PlanItem
    state: str
    content: VoucherContent | None
    findings: tuple[Finding, ...]

    @property
    def worst(self) -> Finding | None:
        """The finding that matters most."""
        order = {Level.STOP: 0, Level.WARN: 1, Level.NOTE: 2}
        return min(self.findings, key=lambda finding: order[finding.level], default=None)


def planned_rows(report: ImportReport) -> list[PlannedRow]:
    """The plan as the table shows it."""
    left = {item.row for item in report.permission.left_out}
    states = {NewRow: "new", ChangedRow: "changed", SameRow: "same", MatchedTransfer: "matched"}
    rows = []
    for item in report.plan.items:
        state = "left_out" if item.row in left and report.permission.allowed else states.get(type(item), "refused")
        rows.append(PlannedRow(item, state, getattr(item, "content", None), item.findings))
    return rows


def columns() -> list[Column]:
    """Row of the sheet, what becomes of it, number, day, text, code, money, and how much was found."""
    return [
        Column("row", _("Dòng"), show=lambda row: str(row.item.row), align=0x82, widest="999"),
        Column("state", _("Sẽ là"), show=lambda row: state_word(row.state), tone=lambda row: state_looks(row.state)[0],
               icon=lambda row: state_looks(row.state)[1], widest=_("Mới")),
        Column("number", _("Số"), show=lambda row: row.content.number if row.content else row.item.identity.number,
               widest="PC2024/01"),
        Column("date", _("Ngày"), show=_day, widest="28/08/2024"),
        Column("narration", _("Diễn giải"), 220, lambda row: row.content.narration if row.content else row.item.identity.text, stretch=True),
        Column("code", _("Mã"), show=_code, widest="34.02"),
        money("in", _("Thu"), lambda row: row.content.amount if row.content and row.content.direction == "in" else None, widest="9.999.999"),
        money("out", _("Chi"), lambda row: row.content.amount if row.content and row.content.direction == "out" else None, widest="9.999.999"),
        Column("finding", _("Thấy"), 52, lambda row: str(len(row.findings)) if row.findings else "",
               tone=lambda row: TONES[row.worst.level] if row.worst else "", icon=_finding_icon),
    ]  # fmt: skip


def _day(row: PlannedRow) -> str:
    return show_date(row.content.book_date) if row.content else cell_text("book_date", row.item.identity.date)


def _finding_icon(row: PlannedRow) -> str:
    marks = {Level.STOP: "circle-alert", Level.WARN: "triangle-alert", Level.NOTE: "info"}
    return marks[row.worst.level] if row.worst else ""


def _code(row: PlannedRow) -> str:
    if row.content is None:
        return ""
    return _("chuyển quỹ") if row.content.is_transfer else row.content.code or _("chưa rõ")


def groups(rows: Sequence[PlannedRow]) -> list[tuple[str, str]]:
    """The chips over the table: all, each state that occurs, and rows about which something was found."""
    counts = Counter(row.state for row in rows)
    found = sum(bool(row.findings) for row in rows)
    chips = [("", _("Tất cả {count}").format(count=len(rows)))]
    chips += [(state, f"{state_word(state)} {count}") for state, count in counts.items()]
    return chips + ([("findings", _("Có điều thấy {count}").format(count=found))] if found else [])


def of_earlier_time(report: ImportReport, opening: str) -> str:
    """One sentence when every row lies before the book was opened on ``opening``; else nothing."""
    items = report.plan.items
    if not items or not all(any(f.code == BEFORE_OPENING for f in item.findings) for item in items):
        return ""
    return _(
        "Tệp là sổ {period} nhưng sổ này mở từ {opening}: mọi dòng đã nằm trong số dư đầu kỳ, không có gì để nhập. "
        "Muốn nhập tệp này, hãy lập sổ mới mở từ {first}."
    ).format(period=period_word(report.plan.period).lower(), opening=opening, first=show_date(report.plan.period.first))


def told(report: ImportReport, fix: str, leave: str) -> str:
    """The strip over the preview; ``fix`` and ``leave`` are the words of the two boxes to tick."""
    said = [render(report.sentence)]
    if not report.permission.allowed:
        # Why: the service's advice names options of the command line; here the same ways out are two boxes to tick.
        ways = _("đánh dấu «{fix}»").format(fix=fix)
        if not all(finding.proposal is not None for finding in report.permission.stopping):
            ways += _(" và «{leave}»").format(leave=leave)
        said = [_("Chưa nhập được: {count} điều phải xử lý. Hãy sửa trong tệp rồi đọc lại, hoặc {ways}.").format(
            count=len(report.permission.stopping), ways=ways)]  # fmt: skip
    totals = report.plan.totals
    if totals.closing_by_sheet is not None:
        if totals.closing_by_sheet == totals.closing:
            said.append(_("Tồn cuối {closing} khớp tệp.").format(closing=show_money(totals.closing)))
        else:
            said.append(_("Tồn cuối tính được {ours}, tệp ghi {theirs}.").format(
                ours=show_money(totals.closing), theirs=show_money(totals.closing_by_sheet)))  # fmt: skip
    said += [render(finding) for finding in [each for each in report.findings if each.row is None][:2]]
    return " ".join(said)
