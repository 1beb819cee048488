"""Sao lưu và khôi phục: verified copies, a second place, bringing one back, and checking the book."""

from __future__ import annotations

from typing import Any, ClassVar

from app.domain.problems import N_
from app.i18n import _
from app.services import back_up
from app.services.back_up import Backup
from app.ui.brought.settings_page import SettingsPage
from app.ui.lists.row_table import Empty, RowTable
from app.ui.records.binding import Sheet
from app.ui.widgets import parts
from app.ui.widgets.file_strip import size_word
from app.ui.widgets.table_model import RIGHT, Column


def _columns() -> list[Column]:
    return [
        Column("at", _("Lúc"), 150, lambda copy: f"{copy.made_at:%d/%m/%Y %H:%M:%S}"),
        Column("size", _("Cỡ"), 80, lambda copy: size_word(copy.size), align=RIGHT),
        Column("path", _("Tệp"), 320, lambda copy: str(copy.path), stretch=True),
    ]


class BackupPage(SettingsPage[None]):
    """Copies of this book."""

    key: ClassVar[str] = "backup"
    called: ClassVar[str] = N_("Sao lưu, khôi phục")
    place: ClassVar[int] = 70
    icon: ClassVar[str] = "archive"
    watches: ClassVar[frozenset[str]] = frozenset({"backup"})
    saves: ClassVar[bool] = False

    def sheet(self) -> Sheet:
        """Making a copy, the second place, and the copies there are."""
        desk = self.desk
        self._file = parts.label(role="muted", wrap=True)
        self._second = parts.Elided("", "muted")
        empty = Empty(_("Chưa có bản sao lưu nào"), _("Bấm Sao lưu ngay để có bản đầu tiên."))
        self.copies: RowTable[Backup] = RowTable(desk, _("Các bản sao lưu"), "backups", _columns(), empty=empty)
        self.copies.table.setMinimumHeight(140)
        now = parts.button(_("Sao lưu ngay"), desk.copies.make_now, icon="save", role="primary")
        elsewhere = parts.button(_("Sao lưu ra nơi khác…"), self._elsewhere, icon="download")
        self._restore = parts.button(_("Khôi phục bản này…"), self._bring_back, icon="archive-restore", role="danger")
        check = parts.button(_("Kiểm tra sổ"), lambda: desk.go("checks"), icon="shield-check")
        choose = parts.button(_("Chọn nơi thứ hai…"), self._choose_second, icon="folder-open")
        clear = parts.button(_("Bỏ"), self._clear_second_folder, role="link")
        second = parts.row(choose, self._second, clear)
        second.setStretch(1, 1)
        yield self._file
        yield parts.row(now, elsewhere, check, None)
        yield second
        yield self.copies
        yield parts.row(None, self._restore)

    def about(self) -> str:
        """What a backup is here."""
        return _("Khi đóng sổ có thay đổi, sổ tự được sao lưu; mỗi bản được mở lại để đếm rồi mới báo xong.")

    def begin(self, **_arguments: Any) -> None:
        """The copies, newest first."""
        self._file.setText(_("Sổ đang mở: {path}").format(path=self.desk.the_book.path))
        second = self.desk.copies.second_place()
        self._second.setText(
            str(second) if second is not None else _("Chưa có nơi thứ hai (nên chọn một USB hoặc ổ khác).")
        )
        self.copies.show_rows(back_up.backups_of(self.desk.the_book))
        self._restore.setEnabled(self.copies.row() is not None)

    def _elsewhere(self) -> None:
        folder = self.desk.ask.folder(_("Chọn nơi chép bản sao lưu"))
        if folder is not None:
            self.desk.copies.make_now(folder)

    def _choose_second(self) -> None:
        folder = self.desk.ask.folder(_("Nơi thứ hai để sao lưu mỗi lần đóng sổ"))
        if folder is not None:
            self.desk.copies.choose_second(folder)

    def _clear_second_folder(self) -> None:
        self.desk.copies.choose_second(None)

    def _bring_back(self) -> None:
        copy = self.copies.row()
        if copy is not None:
            self.desk.copies.restore(copy.path, self.desk.the_book.path)
