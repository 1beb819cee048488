"""Whom a rule takes, while it is typed: who is on the list, who is left out and why, and what it comes to."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.gifts.gifts import GiftList
from app.domain.money import show_money
from app.i18n import _, render
from app.ui.desk import Desk
from app.ui.lists.row_table import Empty, RowLooks, RowTable
from app.ui.widgets import parts
from app.ui.widgets.table_model import Column

Line = tuple[str, str, str]
"""Name, tổ, and why left out; nothing for whoever is on the list."""


class GiftPreview(QWidget):
    """``show_list(list, amount)`` with what each is given, in đồng."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        columns = [
            Column("person", _("Họ và tên"), 150, lambda row: row[0], stretch=True),
            Column("why", _("Tổ, hoặc vì sao không có"), 170, lambda row: row[2] or row[1], tone=_tone),
        ]
        looks: RowLooks[Line] = RowLooks(faint=lambda row: bool(row[2]))
        empty = Empty(_("Ngày này chưa có đoàn viên nào"))
        self._people: RowTable[Line] = RowTable(
            desk, _("Ai có trong danh sách"), "gift_preview", columns, looks=looks, empty=empty
        )
        self._summary = parts.label(role="strong", wrap=True)
        self._reasons = parts.label(role="small", wrap=True)
        stack = parts.column(self._summary, self._reasons, self._people, gap=6)
        stack.setStretch(2, 1)
        self.setLayout(stack)

    def show_list(self, found: GiftList, amount: int) -> None:
        """Show a list and what it comes to."""
        rows: list[Line] = [(each.person, each.group, "") for each in found.people]
        rows += [(each.person, "", render(each.reason)) for each in found.left_out]
        self._people.show_rows(rows, None)
        count, text = len(found.people), _("{count} người × {amount} = {total} đồng")
        self._summary.setText(text.format(count=count, amount=show_money(amount), total=show_money(count * amount)))
        reasons = [f"{number} {render(reason)}" for reason, number in found.reasons()]
        self._reasons.setText(_("Không có tên: {reasons}").format(reasons="; ".join(reasons)) if reasons else "")


def _tone(row: Line) -> str:
    return "muted" if row[2] else ""
