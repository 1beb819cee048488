"""Cán bộ: who holds which role from when to when; forms take their signers from here by their own day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from app.domain import clock
from app.domain.dates import show_date
from app.domain.text import name_sort_key
from app.i18n import _
from app.models.queries import organisation
from app.models.queries.organisation import Officer
from app.services import change_settings
from app.services.change_settings import NewOfficer
from app.services.read_profile import OFFICER_ROLES
from app.ui.desk import Desk
from app.ui.kinds import role_word
from app.ui.row_box import RowBox, combo
from app.ui.settings_pages.page import ListPage
from app.ui.widgets.date_field import DateField
from app.ui.widgets.table_model import Column
from app.ui.widgets.text_field import TextField


def _in_force(officer: Officer) -> bool:
    today = clock.today()
    return officer.valid_from <= today and (officer.valid_to is None or officer.valid_to >= today)


def _state(officer: Officer) -> str:
    if _in_force(officer):
        return _("Đương nhiệm")
    return _("Sắp nhận") if officer.valid_from > clock.today() else _("Đã thôi")


def _columns() -> list[Column]:
    return [
        Column("role", _("Chức danh"), 140, lambda row: role_word(row.role)),
        Column("name", _("Họ và tên"), 220, lambda row: row.name, stretch=True),
        Column("from", _("Từ ngày"), 106, lambda row: show_date(row.valid_from)),
        Column("to", _("Đến ngày"), 106, lambda row: show_date(row.valid_to) if row.valid_to else "–"),
        Column("state", _("Hiện nay"), 124, _state, tone=lambda row: "good" if _in_force(row) else "",
               icon=lambda row: "circle-check" if _in_force(row) else ""),
    ]  # fmt: skip


class OfficersPage(ListPage):
    """Dated, so that a form of last year is signed by last year's chair."""

    key: ClassVar[str] = "officers"
    icon: ClassVar[str] = "users"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _columns(), faded=lambda row: not _in_force(row))
        self.table.say_empty(_("Chưa có cán bộ nào"), _("Biểu mẫu in ra sẽ để trống tên người ký. Thêm chủ tịch, kế toán, thủ quỹ."), _("Thêm cán bộ"),
                             self.add)  # fmt: skip

    @classmethod
    def name(cls) -> str:
        """The page's word."""
        return _("Cán bộ")

    @classmethod
    def says(cls) -> str:
        """Why the days."""
        return _("Người ký trên biểu mẫu lấy theo ngày của biểu mẫu. Khi bàn giao: bấm Thôi giữ chức cho người cũ, rồi Thêm người mới.")

    def refresh(self) -> None:
        """By role in its order; those in office first, then by name."""
        with self.desk.read() as read:
            self._officers = organisation.all_officers(read)
        self.show_rows(
            sorted(self._officers, key=lambda o: (OFFICER_ROLES.index(o.role), not _in_force(o), -o.valid_from.toordinal(), name_sort_key(o.name)))
        )

    def offers(self) -> dict[str, bool]:
        """Add, edit, delete, end."""
        row, may = self.row, self.may_write
        return {"add": may, "edit": may and row is not None, "delete": may and row is not None,
                "end": may and row is not None and row.valid_to is None}  # fmt: skip

    def add(self) -> None:
        """Somebody takes a role."""
        self._open(None)

    def edit(self) -> None:
        """Mend the line pointed at."""
        if self.row is not None:
            self._open(self.row)

    def _open(self, officer: Officer | None) -> None:
        def submit(values: dict[str, Any], done: Callable[[Any], None], failed: Callable[[str], None]) -> None:
            self._store(officer, NewOfficer(values["role"], values["name"], values["from"], values["to"]), done, failed)

        box = RowBox(self.desk, self.window(), _("Thêm cán bộ") if officer is None else _("Sửa cán bộ"), submit)
        roles = [(role, role_word(role)) for role in OFFICER_ROLES]
        box.add("role", _("Chức danh"), combo(_("Chức danh"), roles, officer.role if officer else self.row.role if self.row else None))
        name = TextField(_("Họ và tên"))
        name.set_value(officer.name if officer else "")
        box.add("name", _("Họ và tên"), name, required=True)
        first = DateField(_("Từ ngày"), self.desk.month, any_day=True)
        first.set_value(officer.valid_from if officer else self.desk.month.first_day)
        box.add("from", _("Từ ngày"), first, required=True)
        last = DateField(_("Đến ngày"), self.desk.month, any_day=True)
        last.set_value(officer.valid_to if officer else None)
        box.add("to", _("Đến hết ngày"), last, tip=_("Để trống khi còn đương nhiệm."))
        if officer is None:
            name.setFocus()
        self.box = box
        box.open()

    def end(self) -> None:
        """The officer pointed at gives the role up on a day."""
        officer = self.row
        if officer is None:
            return

        def submit(values: dict[str, Any], done: Callable[[Any], None], failed: Callable[[str], None]) -> None:
            self._store(officer, NewOfficer(officer.role, officer.name, officer.valid_from, values["to"]), done, failed)

        title = _("{name} thôi giữ chức {role}").format(name=officer.name, role=role_word(officer.role).lower())
        box = RowBox(self.desk, self.window(), title, submit)
        last = DateField(_("Đến hết ngày"), self.desk.month, any_day=True)
        last.set_value(clock.today())
        box.add("to", _("Đến hết ngày"), last, required=True, tip=_("Biểu mẫu đến hết ngày này vẫn mang tên người này."))
        self.box = box
        box.open()

    def _store(self, old: Officer | None, new: NewOfficer, done: Callable[[Any], None], failed: Callable[[str], None]) -> None:
        kept = [NewOfficer(o.role, o.name, o.valid_from, o.valid_to) for o in self._officers if old is None or o.id != old.id]
        self.desk.do(change_settings.set_officers, [*kept, new], done=done, failed=failed)

    def delete(self) -> None:
        """Take a line away that was never true."""
        officer = self.row
        told = _("Chỉ xóa khi nhập nhầm; người đã thôi giữ chức thì dùng Thôi giữ chức.")
        if officer is not None and self.ask_delete(_("Xóa «{name}» khỏi danh sách?").format(name=officer.name), told):
            kept = [NewOfficer(o.role, o.name, o.valid_from, o.valid_to) for o in self._officers if o.id != officer.id]
            self.desk.do(change_settings.set_officers, kept)
