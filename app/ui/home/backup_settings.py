"""Sao lưu và khôi phục: verified copies, a second place, bringing one back, and checking the book."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from app.domain.problems import N_
from app.i18n import _
from app.services import back_up
from app.services.back_up import Backup
from app.ui.brought.settings_page import SettingsPage
from app.ui.desk import Desk
from app.ui.widgets import parts
from app.ui.widgets.file_strip import size_word
from app.ui.widgets.table_model import RIGHT, Column, PagedTableModel
from app.ui.widgets.table_view import TableView


def _columns() -> list[Column]:
    return [
        Column("at", _("Lúc"), 150, lambda copy: f"{copy.made_at:%d/%m/%Y %H:%M:%S}"),
        Column("size", _("Cỡ"), 80, lambda copy: size_word(copy.size), align=RIGHT),
        Column("path", _("Tệp"), 320, lambda copy: str(copy.path), stretch=True),
    ]


class BackupPage(SettingsPage):
    """Copies of this book."""

    key: ClassVar[str] = "backup"
    called: ClassVar[str] = N_("Sao lưu, khôi phục")
    place: ClassVar[int] = 70
    icon: ClassVar[str] = "archive"
    watches: ClassVar[frozenset[str]] = frozenset({"backup"})
    saves: ClassVar[bool] = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._copies: Sequence[Backup] = ()
        self._file = parts.label(role="muted", wrap=True)
        self._second = parts.Elided("", "muted")
        self._model = PagedTableModel(_columns(), lambda ids: [])
        self.table = TableView(_("Các bản sao lưu"), "backups", self._model, desk.preferences)
        self.table.setMinimumHeight(140)
        now = parts.button(_("Sao lưu ngay"), desk.copies.make_now, icon="save", role="primary")
        elsewhere = parts.button(_("Sao lưu ra nơi khác…"), self._elsewhere, icon="download")
        self._restore = parts.button(_("Khôi phục bản này…"), self._bring_back, icon="archive-restore", role="danger")
        check = parts.button(_("Kiểm tra sổ"), lambda: desk.go("checks"), icon="shield-check")
        choose = parts.button(_("Chọn nơi thứ hai…"), self._choose_second, icon="folder-open")
        clear = parts.button(_("Bỏ"), self._clear_second_folder, role="link")
        second = parts.row(choose, self._second, clear)
        second.setStretch(1, 1)
        self.stack.addWidget(self._file)
        self.stack.addLayout(parts.row(now, elsewhere, check, None))
        self.stack.addLayout(second)
        self.stack.addWidget(self.table, 1)
        self.stack.addLayout(parts.row(None, self._restore))
        self.stack.addWidget(self.hint)
        self.table.pointed.connect(self._pointed)

    def about(self) -> str:
        """What a backup is here."""
        return _("Khi đóng sổ có thay đổi, sổ tự được sao lưu; mỗi bản được mở lại để đếm rồi mới báo xong.")

    def load(self) -> None:
        """The copies, newest first."""
        self._file.setText(_("Sổ đang mở: {path}").format(path=self.desk.the_book.path))
        second = self.desk.preferences.text("backup_folder")
        self._second.setText(second or _("Chưa có nơi thứ hai (nên chọn một USB hoặc ổ khác)."))
        self._copies = back_up.backups_of(self.desk.the_book)
        self._model.set_rows(self._copies)
        self.hint.say(self.desk.trouble(), "warn")
        if self._copies:
            self.table.point_at(0)
        else:
            self.table.say_empty(_("Chưa có bản sao lưu nào"), _("Bấm Sao lưu ngay để có bản đầu tiên."))
        self._pointed(self.table.current_id())

    def _pointed(self, place: int | None) -> None:
        self._restore.setEnabled(place is not None)

    def _elsewhere(self) -> None:
        folder = self.desk.ask.folder(_("Chọn nơi chép bản sao lưu"))
        if folder is not None:
            self.desk.copies.make_now(folder)

    def _choose_second(self) -> None:
        folder = self.desk.ask.folder(_("Nơi thứ hai để sao lưu mỗi lần đóng sổ"))
        if folder is not None:
            self.desk.preferences.set("backup_folder", str(folder))
            self.desk.copies.look_again()

    def _clear_second_folder(self) -> None:
        self.desk.preferences.set("backup_folder", "")
        self.desk.copies.look_again()

    def _bring_back(self) -> None:
        place = self.table.current_id()
        if place is not None:
            self.desk.copies.restore(self._copies[place].path, self.desk.the_book.path)
