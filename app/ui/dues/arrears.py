"""Nợ đoàn phí: who still owes for months up to the working month, the oldest first, and collecting from one of them."""

from __future__ import annotations

from typing import ClassVar

from app.domain.dates import Period
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.text import fold
from app.i18n import _
from app.models.queries.dues import dues
from app.models.queries.dues.dues import Arrear
from app.ui.desk import Desk
from app.ui.kinds import month_word
from app.ui.screen import Screen
from app.ui.widgets import parts
from app.ui.widgets.chips import SearchBox
from app.ui.widgets.table_model import RIGHT, Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView


def _columns() -> list[Column]:
    return [
        Column("name", _("Họ và tên"), 230, lambda row: row.full_name, stretch=True),
        Column("group", _("Tổ"), 130, lambda row: row.group),
        Column("first", _("Nợ từ tháng"), 110, lambda row: month_word(row.first)),
        Column("months", _("Số tháng"), 90, lambda row: str(row.months), align=RIGHT),
        money("left", _("Còn nợ"), lambda row: row.left, width=120, tone=lambda row: "danger" if row.months > 1 else ""),
    ]  # fmt: skip


class ArrearsScreen(Screen):
    """The second page of Đoàn phí."""

    key: ClassVar[str] = "arrears"
    called: ClassVar[str] = N_("Nợ đoàn phí")
    rail_entry: ClassVar[str] = "dues"
    place: ClassVar[int] = 2
    watches: ClassVar[frozenset[str]] = frozenset({"member", "dues_run", "allocation_batch", "voucher"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._all: list[Arrear] = []
        self._rows: list[Arrear] = []
        verbs = self.verbs
        verbs.offer("add", self._pay, word=_("Thu của người này"), icon="hand-coins", shortcut="Ctrl+G", primary=True)
        verbs.offer("why", self._why, word=_("Vì sao số này?"), icon="circle-help", shortcut="Ctrl+Q", after="add")
        verbs.offer("account", self._open_member, word=_("Đoàn viên"), icon="user", shortcut="F2", after="add")
        verbs.offer("reload", self.refresh)
        verbs.offer("print", self._print)
        self._about = parts.label(role="muted")
        self._search = SearchBox(_("Tìm người nợ"), _("Tìm tên, tổ…"))
        self._search.setFixedWidth(210)
        self._model = PagedTableModel(_columns(), lambda _ids: [])
        self.table = TableView(_("Nợ đoàn phí"), "arrears", self._model, desk.preferences)
        self._foot = parts.label(role="strong")
        body = self.lay_out(parts.row(self._about, None, self._search), self.table, self._foot, gap=8)
        body.setStretch(1, 1)
        self._search.searched.connect(lambda _text: self._show())
        self.table.opened.connect(lambda _place: self._pay())
        self.table.summed.connect(desk.summed)
        self.begin_at(self.table)

    def refresh(self) -> None:
        """Everybody who owes up to the working month."""
        with self.desk.read() as read:
            self._all = dues.arrears(read, self.desk.month)
        self._about.setText(_("Các tháng đã lập bảng, đến hết tháng {month}").format(month=month_word(self.desk.month)))
        self._show()

    def _show(self) -> None:
        words = fold(self._search.value()).split()
        self._rows = [row for row in self._all if all(word in fold(f"{row.full_name} {row.group}") for word in words)]
        self._model.set_rows(self._rows)
        if self._rows:
            self.table.point_at(0)
        elif self._all:
            self.table.say_empty(
                _("Không có ai khớp"), _("Ô tìm đang thu hẹp danh sách."), _("Bỏ tìm"), self._search.edit.clear
            )
        else:
            self.table.say_empty(_("Không ai nợ đoàn phí"), _("Mọi người có trong bảng đến tháng này đã nộp đủ."))
        text = _("{count} người nợ, cộng {amount} đồng")
        self._foot.setText(
            text.format(count=len(self._rows), amount=show_money(sum(row.left for row in self._rows)))
            if self._rows
            else ""
        )
        self.verbs.allow(
            add=bool(self._rows) and not self.desk.read_only, account=bool(self._rows), why=bool(self._rows)
        )

    def _chosen(self) -> Arrear | None:
        place = self.table.current_id()
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def _pay(self) -> None:
        row = self._chosen()
        if row is not None and not self.desk.read_only:
            self.desk.go("member_payment", member=row.member_id)

    def _why(self) -> None:
        """How the oldest month this one owes came about."""
        row = self._chosen()
        if row is not None:
            self.desk.go("dues_why", member=row.member_id, month=row.first)

    def _print(self) -> None:
        self.desk.go("forms", form="arrears", period=Period.of_month(self.desk.month))

    def _open_member(self) -> None:
        row = self._chosen()
        if row is not None:
            self.desk.go("members", member=row.member_id)
