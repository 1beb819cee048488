"""Kiểm tra sổ: every invariant of the book, run when asked; each finding says what, and leads to where it can be mended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain import clock
from app.domain.problems import N_, Finding, Level
from app.i18n import _, render
from app.services.home import check_book
from app.ui.brought.mending import way_to_mend
from app.ui.desk import Desk
from app.ui.importing.looks import LEVEL_LOOKS
from app.ui.screen import Screen
from app.ui.widgets import parts
from app.ui.widgets.proof_strip import ProofStrip
from app.ui.widgets.table_model import Column, PagedTableModel
from app.ui.widgets.table_view import TableView


def _columns() -> list[Column]:
    return [
        Column("level", _("Mức"), 104, lambda row: _(row.level.label), tone=lambda row: LEVEL_LOOKS[row.level][0],
               icon=lambda row: LEVEL_LOOKS[row.level][1]),
        Column("message", _("Điều thấy"), 420, render, stretch=True),
        Column("proposal", _("Nên làm"), 200, lambda row: render(row.proposal) if row.proposal else ""),
    ]  # fmt: skip


class ChecksScreen(Screen):
    """The findings of the last check."""

    key: ClassVar[str] = "checks"
    called: ClassVar[str] = N_("Kiểm tra sổ")
    rail_entry: ClassVar[str] = "month"
    place: ClassVar[int] = 2
    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: Sequence[Finding] | None = None
        self.verbs.offer("reload", self.check, word=_("Kiểm tra lại"), primary=True)
        self.verbs.offer(
            "open", self._open_current, word=_("Mở chỗ cần sửa"), icon="arrow-right", shortcut="Ctrl+Return"
        )
        self.strip = ProofStrip()
        self._about = parts.label(
            _("Tệp sổ, lớp bảo vệ, chuỗi nhật ký, từng dòng so với nhật ký, tổng ngày của quỹ, số thứ tự, quỹ âm, tháng đã khóa, "
              "báo cáo đã nộp, mã 50, tệp đính kèm, dòng nhập."),
            "small", wrap=True,
        )  # fmt: skip
        self._model = PagedTableModel(_columns(), lambda ids: [])
        self.table = TableView(_("Điều thấy khi kiểm tra"), "checks", self._model, desk.preferences)
        self.table.say_empty(_("Chưa kiểm tra"), _("Bấm Kiểm tra lại (F5)."))
        body = self.lay_out(self.strip, self._about, self.table, gap=8)
        body.setStretch(2, 1)
        self.strip.clicked.connect(self.check)
        self.table.opened.connect(self._open)
        self.begin_at(self.table)

    def enter(self, **arguments: Any) -> None:
        """Check at once when nothing was checked yet."""
        if self._found is None:
            self.check()

    def _book_moved(self) -> None:
        super()._book_moved()
        self._found = None

    def check(self) -> None:
        """Run every check in the worker."""
        desk = self.desk
        self.strip.say(_("Đang kiểm tra…"), holds=True, warned=True)
        desk.run(
            lambda progress: check_book.check_book(desk.the_book, progress), self._show, title=_("Đang kiểm tra sổ…")
        )

    def _show(self, found: Sequence[Finding]) -> None:
        order = {Level.STOP: 0, Level.WARN: 1, Level.NOTE: 2}
        self._found = sorted(found, key=lambda finding: order[finding.level])
        self._model.set_rows(self._found)
        stops = sum(finding.stops for finding in found)
        at = clock.now()
        if not found:
            count = len(check_book.all_checks())
            self.strip.say(
                _("Sổ đúng: {count} phép kiểm đều đạt lúc {at:%H:%M}.").format(count=count, at=at), holds=True
            )
            self.table.say_empty(_("Không có gì phải sửa"), _("Mọi phép kiểm đều đạt."))
        elif stops:
            self.strip.say(
                _("{count} điều phải sửa, {more} điều nên xem.").format(count=stops, more=len(found) - stops),
                holds=False,
            )
        else:
            self.strip.say(_("Sổ đúng; {count} điều nên xem.").format(count=len(found)), holds=True, warned=True)
        self.desk.preferences.set(f"checked.{self.desk.book.path}", f"{self.desk.month} {stops} {at:%H:%M %d/%m}")
        self.desk.changed.emit(frozenset({"checked"}))

    def _open_current(self) -> None:
        place = self.table.current_id()
        if place is not None:
            self._open(place)

    def _open(self, place: int) -> None:
        finding: Finding = self._model.row_at(place)
        page, arguments = way_to_mend(self.desk, finding)
        self.desk.go(page, **arguments)
