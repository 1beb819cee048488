"""The columns of a list of cases to act on: whose, what kind, when, how much. Never why."""

from __future__ import annotations

from app.domain.dates import show_date
from app.i18n import _
from app.ui.widgets.table_model import Column, money


def case_columns() -> list[Column]:
    """Title, kind, day, money, goods' value, papers missing."""
    return [
        Column("title", _("Việc"), 230, lambda row: row.title, stretch=True),
        Column("kind", _("Loại"), 140, lambda row: _(row.kind.name)),
        Column("day", _("Ngày"), 96, lambda row: show_date(row.happened_on) if row.happened_on else "", widest="30/12/2026"),
        money("amount", _("Tiền"), lambda row: row.amount, width=96),
        money("in_kind", _("Quà"), lambda row: row.in_kind, width=84, blank_zero=True),
        Column("missing", _("Thiếu giấy"), 74, lambda row: f"{row.missing}/{row.asked}" if row.missing else "", tone=lambda row: "warn"),
    ]  # fmt: skip
