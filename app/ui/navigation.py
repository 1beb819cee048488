"""From whatever names a thing a voucher may be for to the page that keeps it: vouchers, reports, plans, members."""

from __future__ import annotations

from app.ui.brought.belongings import Belonged, belongings, keeper_of
from app.ui.desk import Desk


def open_keeper(desk: Desk, column: str, identifier: int) -> None:
    """Show what a voucher's line names in ``column`` where its kind is kept."""
    with desk.read() as read:
        found = [one for each in belongings() if each.column == column for one in each.find(read, [identifier])]
    open_belonged(desk, column, found[0] if found else Belonged(identifier, ""))


def open_belonged(desk: Desk, column: str, one: Belonged) -> None:
    """Show one that was found already."""
    keeper = keeper_of(column, one.marks)
    if keeper is not None:
        desk.go(keeper.page, **{keeper.argument: one.id})
