"""The columns of a month's dues list, their heads with the rates of the policy in force, and the marks of its state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.dates import Month
from app.domain.dues.dues import DuesPolicy
from app.domain.money import Dong, Rate, show_money
from app.i18n import _
from app.models.queries.dues.dues import ChargeRow
from app.models.queries.dues.month_jobs import RunState
from app.ui.members.member_words import exempt_word
from app.ui.widgets.table_model import Column, money

STATE_LOOKS = {
    RunState.NONE: ("note", "circle-dot"),
    RunState.MADE: ("note", "list-checks"),
    RunState.PART: ("warn", "clock"),
    RunState.PAID: ("good", "circle-check"),
}
GIVES_WAY = ("group", "wage", "fund_kept", "fund_up", "kept", "up")


def dues_columns(credit: Callable[[int], int]) -> list[Column]:
    """Who, on what wage, the 2% and its parts, the dues and their parts, all of it, collected, left; ``credit`` of a member
    stands beside, for it meets the next months by itself."""
    return [
        Column("name", _("Họ và tên"), 168, lambda row: row.full_name, stretch=True),
        Column("group", _("Tổ"), 100, lambda row: row.group, hidden=True),
        replace(money("wage", _("Mức lương"), lambda row: row.wage, width=96), amount=_wage_that_counts),
        money("fund", _("KPCĐ"), lambda row: row.fund, width=78, blank_zero=True),
        money("fund_kept", _("Giữ"), lambda row: row.fund_kept, width=78, blank_zero=True),
        money("fund_up", _("Nộp"), lambda row: row.fund_up, width=72, blank_zero=True),
        money("amount", _("ĐPCĐ"), lambda row: row.amount, width=76, blank_zero=True),
        money("kept", _("Giữ"), lambda row: row.kept, width=72, blank_zero=True),
        money("up", _("Nộp"), lambda row: row.up, width=68, blank_zero=True),
        money("total", _("Cộng"), lambda row: row.fund + row.amount, width=80, blank_zero=True),
        money("paid", _("Đã thu"), lambda row: row.paid, width=76, blank_zero=True),
        money("left", _("Còn"), lambda row: row.left, width=70, blank_zero=True, tone=_left_tone),
        Column("note", _("Ghi chú"), 156, lambda row: _note(row, credit(row.member_id)), tone=_note_tone),
    ]


def _wage_that_counts(row: ChargeRow) -> int | None:
    return None if row.exempt else row.wage


def _left_tone(row: ChargeRow) -> str:
    return "danger" if row.left else ""


def _note_tone(row: ChargeRow) -> str:
    return "muted" if row.exempt else "good" if row.left <= 0 else ""


def gone_row(member: int, month: Month) -> ChargeRow:
    """What stands for a row that was withdrawn while it was shown."""
    zero = Dong(0)
    return ChargeRow(member, "…", "", month, "", zero, zero, zero, zero, zero, zero, zero, zero)


def _note(row: ChargeRow, credit: int) -> str:
    ahead = _("nộp trước {amount}").format(amount=show_money(credit)) if credit else ""
    if row.exempt:
        told = _("Miễn: {reason}").format(reason=exempt_word(row.exempt))
    else:
        told = _("Đã thu") if row.left <= 0 else ""
    return ", ".join(filter(None, (told, ahead)))


def with_rates(columns: list[Column], policy: DuesPolicy) -> list[Column]:
    """The same columns with the rates of a month in their heads: ``KPCĐ 2%``, ``giữ 75%``, ``nộp 25%`` …"""
    kept = Rate(policy.fund_kept.value) if policy.fund_kept is not None else None
    up = Rate(policy.share_up.value)
    heads = {
        "fund": _("KPCĐ {rate}").format(rate=policy.fund_rate.value.show()),
        "fund_kept": _("giữ {rate}").format(rate=kept.show() if kept is not None else _("chưa rõ")),
        "fund_up": _("nộp {rate}").format(rate=Rate(1 - kept).show() if kept is not None else _("chưa rõ")),
        "amount": _("ĐP {rate}").format(rate=policy.rate.value.show()),
        "kept": _("giữ {rate}").format(rate=Rate(1 - up).show()),
        "up": _("nộp {rate}").format(rate=up.show()),
    }
    return [replace(column, title=heads.get(column.key, column.title)) for column in columns]
