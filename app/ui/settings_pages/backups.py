"""Sao lưu: the verified copies of this book, making one now, and bringing one back with its counts beside the book's."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import ClassVar

from app.domain import clock
from app.domain.dates import show_date
from app.i18n import _
from app.services import back_up
from app.services.back_up import Backup, BookCount
from app.ui.desk import Desk
from app.ui.restore_box import RestoreBox
from app.ui.settings_pages.page import ListPage
from app.ui.widgets import parts
from app.ui.widgets.table_model import RIGHT, Column


def size_word(size: int) -> str:
    """Bytes as KB or MB."""
    return f"{size / 1_048_576:.1f} MB".replace(".", ",") if size >= 1_048_576 else f"{max(size // 1024, 1)} KB"


def age_word(made_at: dt.datetime, now: dt.datetime) -> str:
    """How long ago."""
    days = (now.date() - made_at.date()).days
    if days <= 0:
        return _("hôm nay")
    return _("hôm qua") if days == 1 else _("{days} ngày trước").format(days=days)


class BackupsPage(ListPage):
    """The list is the user's backup folder; another folder can take a second copy each time."""

    key: ClassVar[str] = "backup"
    icon: ClassVar[str] = "archive"

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            [
                Column("day", _("Ngày"), 104, lambda copy: show_date(copy.made_at.date())),
                Column("time", _("Giờ"), 76, lambda copy: f"{copy.made_at:%H:%M:%S}"),
                Column("age", _("Cách nay"), 116, self._age),
                Column("size", _("Cỡ tệp"), 84, lambda copy: size_word(copy.size), align=RIGHT),
                Column("file", _("Tệp"), 260, lambda copy: copy.path.name, stretch=True),
            ],
        )
        self.table.say_empty(_("Chưa có bản sao lưu nào"), _("Mỗi lần đóng sổ có thay đổi, chương trình tự sao lưu. Có thể sao lưu ngay bây giờ."),
                             _("Sao lưu ngay"), self.back_up)  # fmt: skip
        self._place = parts.Elided(role="small")
        self._second = parts.Elided(role="small")
        self._choose = parts.button(_("Chọn nơi lưu thứ hai…"), self._choose_second, role="link")
        self._forget = parts.button(_("Thôi lưu nơi thứ hai"), self._forget_second, role="link")
        first = parts.row(self._place)
        second = parts.row(self._second, self._choose, self._forget)
        second.setStretch(0, 1)
        self.body.addLayout(first)
        self.body.addLayout(second)

    def _age(self, copy: Backup) -> str:
        return age_word(copy.made_at, clock.now())

    @classmethod
    def name(cls) -> str:
        """The page's word."""
        return _("Sao lưu")

    @classmethod
    def says(cls) -> str:
        """What a backup is here."""
        return _("Mỗi bản sao được mở lại và đếm so với sổ rồi mới tính là xong. Giữ mọi bản của hai ngày, sau đó thưa dần theo ngày, tuần, tháng.")

    def refresh(self) -> None:
        """The copies there are, newest first."""
        if self.desk.book is None:
            return
        copies = back_up.backups_of(self.desk.book)
        self.show_rows(copies)
        folder = str(copies[0].path.parent) if copies else ""
        self._place.setText(_("Nơi lưu: {folder}").format(folder=folder) if folder else "")
        second = self.desk.preferences.text("backup_folder")
        gone = second and not Path(second).is_dir()
        told = _("Nơi lưu thứ hai (USB, ổ mạng): {folder}").format(folder=second or _("chưa chọn"))
        self._second.setText(told + ("  " + _("– hiện không thấy, sẽ lưu khi cắm lại") if gone else ""))
        for label in (self._place, self._second):
            label.setToolTip(label.text())
        self._forget.setVisible(bool(second))

    def offers(self) -> dict[str, bool]:
        """Back up, restore."""
        may = self.desk.book is not None
        return {"backup": may, "backup_to": may, "restore": may and self.row is not None and self.may_write, "restore_file": self.may_write}

    def edit(self) -> None:
        """Enter on a copy looks at what bringing it back would mean."""
        self.restore()

    def back_up(self) -> None:
        """A copy now, at the usual place."""
        self.desk.back_up_now()

    def back_up_to(self) -> None:
        """A copy now, in a folder of choice."""
        folder = self.desk.ask.folder(_("Sao lưu vào thư mục"), Path(self.desk.preferences.text("backup_folder") or Path.home()))
        if folder is not None:
            self.desk.back_up_now(folder)

    def _choose_second(self) -> None:
        folder = self.desk.ask.folder(_("Nơi lưu thứ hai"))
        if folder is not None:
            self.desk.preferences.set("backup_folder", str(folder))
            self.refresh()

    def _forget_second(self) -> None:
        self.desk.preferences.set("backup_folder", "")
        self.refresh()

    # ---- bringing one back -----------------------------------------------------------------------------------------

    def restore(self) -> None:
        """Look at what would be lost, then bring the copy pointed at back."""
        if self.row is not None:
            self._compare(self.row.path)

    def restore_file(self) -> None:
        """The same with a copy from anywhere."""
        chosen = self.desk.ask.file_to_open(_("Chọn bản sao lưu"), _("Sổ Công Đoàn (*.socd)"))
        if chosen is not None:
            self._compare(chosen)

    def _compare(self, copy: Path) -> None:
        with self.desk.read() as read:
            now = back_up.count_book(read)

        def counted(then: BookCount) -> None:
            self.box = RestoreBox(self.desk, self.window(), copy, now, then)
            self.box.open()

        self.desk.run(lambda _progress: back_up.count_file(copy), counted, title=_("Đang mở bản sao để đếm…"))
