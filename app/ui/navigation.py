"""From whatever names a thing a voucher may be for to the page that keeps it: vouchers, reports, plans, members; and from a page to its form in a file."""

from __future__ import annotations

from app.exports.form import Params
from app.i18n import _
from app.services import export_form as service
from app.ui.ask import proposed
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


def export_form(desk: Desk, form: str, params: Params, about: str, *, kind: str = "xlsx", title: str = "") -> None:
    """Ask where, and write a form there; ``about`` ends the name of the file, after the form's code."""
    patterns = {"xlsx": _("Excel (*.xlsx)"), "pdf": "PDF (*.pdf)", "json": "JSON (*.json)"}
    proposal = proposed(f"{form.upper()}-{about}", f".{kind}")
    target = desk.ask.file_to_save(title or _("Xuất mẫu"), proposal, patterns[kind])
    if target is not None:
        desk.do(service.export_form, form, params, target, title=_("Đang xuất mẫu…"))
