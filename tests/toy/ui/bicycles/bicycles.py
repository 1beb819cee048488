"""Xe đạp của công đoàn: every bicycle, who has it, when it is due back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from app.domain import clock
from app.domain.dates import Period
from app.domain.problems import N_
from app.domain.records import Kind
from app.i18n import _
from app.models.queries import Read
from app.ui.lists.list_filters import Choice, Filter, Search
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import Empty
from app.ui.lists.row_verbs import About
from app.ui.widgets.table_model import Column, column
from tests.toy.domain.bicycles.records import BICYCLE
from tests.toy.models.queries.bicycles.bicycles import Bicycle, bicycles
from tests.toy.services.bicycles.keep_bicycles import return_bicycle
from tests.toy.ui.bicycles.bicycle_words import state_look


class BicyclesScreen(ListPage[Bicycle]):
    """``enter(bicycle=id)`` points at one."""

    key: ClassVar[str] = "bicycles"
    called: ClassVar[str] = N_("Xe đạp")
    takes: ClassVar[frozenset[str]] = frozenset({"bicycle"})
    rail_entry: ClassVar[str] = "welfare"
    place: ClassVar[int] = 60
    watches: ClassVar[frozenset[str]] = frozenset({"bicycle", "member", "policy_value"})
    points_by: ClassVar[str] = "bicycle"
    opens: ClassVar[str] = "lend"
    narrow_hides: ClassVar[tuple[str, ...]] = ("holder", "lent_on")

    def columns(self) -> list[Column]:
        """What, who has it, since when, until when."""
        return [
            column(BICYCLE["number"], lambda row: row.number, 70),
            column(BICYCLE["make"], lambda row: row.make, 200, stretch=True),
            column(BICYCLE["member_id"], lambda row: row.member, 190),
            column(BICYCLE["holder"], lambda row: row.holder, 150),
            column(BICYCLE["lent_on"], lambda row: row.lent_on),
            Column("due_on", _("Hạn trả"), value=lambda row: row.due_on, kind=Kind.DAY, widest="28/08/2026"),
            Column(
                "state",
                _("Tình trạng"),
                146,
                lambda row: state_look(row)[0],
                tone=lambda row: state_look(row)[1],
                icon=lambda row: state_look(row)[2],
            ),
        ]

    def find_rows(self, read: Read) -> Sequence[Bicycle]:
        """All bicycles."""
        return bicycles(read)

    def list_filters(self) -> Sequence[Filter[Bicycle]]:
        """All, those lent, those late."""
        choices: list[Choice[Bicycle]] = [
            Choice("", _("Tất cả")),
            Choice("out", _("Đang cho mượn"), _is_out),
            Choice("late", _("Quá hạn"), _is_late),
        ]
        return [Filter("which", _("Lọc xe đạp"), choices)]

    def search(self) -> Search[Bicycle]:
        """In every column."""
        return Search(_("Tìm xe đạp"), _("Tìm số xe, người mượn…"))

    def offer_verbs(self) -> None:
        """Added, lent, taken back, printed."""
        self.offer("add", to="bicycle_editor", writes=True, primary=True)
        lend = (_("Cho mượn"), "hand-coins", "Ctrl+1")
        self.offer("lend", to="bicycle_lend", naming="bicycle", writes=True, when=_is_in, own=lend, after="add")
        back = (_("Nhận lại"), "undo-2", "Ctrl+2")
        self.offer("return", self._return, about=About.ONE, writes=True, when=_is_out, own=back, after="lend")
        self.offer("print", self._print, word=_("In danh sách"))

    def empty(self) -> Empty:
        """No bicycle yet."""
        return Empty(
            _("Chưa có xe đạp nào"),
            _("Thêm từng xe, hoặc nhập danh sách từ Excel."),
            _("Thêm xe đạp"),
            lambda: self.desk.go("bicycle_editor"),
        )

    def foot(self) -> str:
        """How many are lent, how many late."""
        rows = self.all_rows()
        told = {"count": len(rows), "out": sum(map(_is_out, rows)), "late": sum(map(_is_late, rows))}
        return _("{count} xe, {out} xe đang cho mượn, {late} xe quá hạn").format(**told)

    def _return(self, row: Bicycle) -> None:
        self.desk.do(return_bicycle, row.id)

    def _print(self) -> None:
        self.desk.go("forms", form="bicycle-list", period=Period.of_month(self.desk.month))


def _is_out(row: Bicycle) -> bool:
    return row.member_id is not None


def _is_in(row: Bicycle) -> bool:
    return row.member_id is None


def _is_late(row: Bicycle) -> bool:
    return row.is_late(clock.today())
