"""Kiểm tra sổ: every invariant of the book, run when asked; each finding says what, and leads to where it can be mended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.problems import N_, Finding, gravest_first
from app.i18n import _, render
from app.models.queries import Read
from app.services.home import check_book
from app.ui.brought.mending import way_to_mend
from app.ui.desk import Desk
from app.ui.lists.list_filters import Choice, Filter, choices_by
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import Empty
from app.ui.lists.row_verbs import About
from app.ui.widgets import parts
from app.ui.widgets.hint import MARKS, TONES
from app.ui.widgets.proof_strip import ProofStrip
from app.ui.widgets.table_model import Column


class ChecksScreen(ListPage[Finding]):
    """The findings of the last check."""

    key: ClassVar[str] = "checks"
    called: ClassVar[str] = N_("Kiểm tra sổ")
    rail_entry: ClassVar[str] = "month"
    place: ClassVar[int] = 2
    opens: ClassVar[str] = "open"

    def __init__(self, desk: Desk) -> None:
        self.found: Sequence[Finding] | None = None
        super().__init__(desk)

    def columns(self) -> list[Column]:
        """How grave, what, what to do."""
        return [
            Column("level", _("Mức"), 104, lambda row: _(row.level.label), tone=_tone, icon=_icon),
            Column("message", _("Điều thấy"), 420, render, stretch=True),
            Column("proposal", _("Nên làm"), 200, lambda row: render(row.proposal) if row.proposal else ""),
        ]

    def find_rows(self, _read: Read) -> Sequence[Finding]:
        """What the last check found, the gravest first."""
        return gravest_first(self.found or ())

    def identify(self, row: Finding) -> int:
        """The very finding: two may read alike."""
        return id(row)

    def list_filters(self) -> Sequence[Filter[Finding]]:
        """By how grave they are."""
        levels = choices_by(lambda row: row.level, ((level, _(level.label)) for level in TONES))
        return [Filter("level", _("Mức"), [Choice("", _("Tất cả")), *levels])]

    def above(self) -> Sequence[QWidget]:
        """How the book stands, and what is checked."""
        self.strip = ProofStrip()
        self.strip.clicked.connect(self.check)
        about = _(
            "Tệp sổ, lớp bảo vệ, chuỗi nhật ký, từng dòng so với nhật ký, tổng ngày của quỹ, số thứ tự, quỹ âm, tháng đã "
            "khóa, báo cáo đã nộp, mã 50, tệp đính kèm, dòng nhập."
        )
        return [self.strip, parts.label(about, "small", wrap=True)]

    def offer_verbs(self) -> None:
        """Checked again, and mended one by one."""
        self.offer("reload", self.check, word=_("Kiểm tra lại"), primary=True)
        own = (_("Mở chỗ cần sửa"), "arrow-right", "Ctrl+Return")
        self.offer("open", self._open, about=About.ONE, own=own, after="")

    def empty(self) -> Empty:
        """Not checked yet, or all in order."""
        if self.found is None:
            return Empty(_("Chưa kiểm tra"), _("Bấm Kiểm tra lại (F5)."))
        return Empty(_("Không có gì phải sửa"), _("Mọi phép kiểm đều đạt."))

    def enter(self, **arguments: Any) -> None:
        """Check at once when nothing was checked yet."""
        super().enter(**arguments)
        if self.found is None:
            self.check()

    def _book_moved(self) -> None:
        super()._book_moved()
        self.found = None

    def check(self) -> None:
        """Run every check in the worker."""
        book = self.desk.the_book
        self.strip.say(_("Đang kiểm tra…"), holds=True, warned=True)
        self.desk.run(
            lambda progress: check_book.check_book(book, progress), self._show_found, title=_("Đang kiểm tra sổ…")
        )

    def _show_found(self, found: Sequence[Finding]) -> None:
        self.found = found
        self.refresh()
        stops, at = sum(finding.stops for finding in found), clock.now()
        text = _("Sổ đúng: {count} phép kiểm đều đạt lúc {at:%H:%M}.")
        if stops:
            text = _("{count} điều phải sửa, {more} điều nên xem.")
        elif found:
            text = _("Sổ đúng; {count} điều nên xem.")
        count = stops or len(found) or len(check_book.all_checks())
        self.strip.say(
            text.format(count=count, more=len(found) - stops, at=at), holds=not stops, warned=bool(found) and not stops
        )
        self.desk.preferences.set(f"checked.{self.desk.the_book.path}", f"{self.desk.month} {stops} {at:%H:%M %d/%m}")
        self.desk.changed.emit(frozenset({"checked"}))

    def _open(self, finding: Finding) -> None:
        page, arguments = way_to_mend(self.desk, finding)
        self.desk.go(page, **arguments)


def _tone(finding: Finding) -> str:
    return TONES[finding.level]


def _icon(finding: Finding) -> str:
    return MARKS[TONES[finding.level]]
