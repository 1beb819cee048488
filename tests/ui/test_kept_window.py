"""What keeps a book from being safe is said at once, stays in sight until it is mended, and is hers to decide."""

from __future__ import annotations

import shutil
from pathlib import Path

from app.paths import backups_folder, temporary_folder
from app.services.back_up import backups_of
from app.services.union.change_settings import set_options
from app.ui.main_window import MainWindow
from tests.cameras.scene import settle


def write(window: MainWindow) -> None:
    """One act, so that closing makes a copy."""
    window.desk.do(set_options, {"words_thousand": "ngàn"})
    settle(window)


def blocked_backups() -> Path:
    """The folder of copies is a file: nothing can be copied there."""
    folder = backups_folder()
    shutil.rmtree(folder)
    folder.write_text("")
    return folder


def test_a_backup_that_fails_at_closing_asks_and_is_in_sight_until_mended(window, answers):
    path = window.desk.book.path
    write(window)
    folder = blocked_backups()
    answers.ready += ["yes", ""]
    window.close()
    assert window.desk.book is not None, "she stays with the book"
    answers.ready += ["other"]
    window.desk.close_book()
    assert answers.asked == ["Chưa sao lưu được sổ"] * 3
    assert window.desk.book is None
    window.desk.open_book(path)
    settle(window)
    assert "chưa có bản sao lưu nào" in window.standing.text()
    folder.unlink()
    window.desk.copies.make_now()
    settle(window)
    assert len(backups_of(window.desk.the_book)) == 1
    assert window.standing.text() == ""


def test_a_backup_tried_again_at_closing_is_made(window, answers):
    write(window)
    folder = blocked_backups()

    def unplugged(title: str, text: str, verb: str, other: str) -> str:
        assert "đã có tệp khác cùng tên" in text
        folder.unlink()
        return "yes"

    window.desk.ask.choose = unplugged
    path = window.desk.book.path
    window.desk.close_book()
    window.desk.open_book(path)
    settle(window)
    assert len(backups_of(window.desk.the_book)) == 1
    assert window.standing.text() == ""


def test_a_second_place_that_is_away_or_none_stays_in_sight(window, answers, tmp_path):
    window.desk.preferences.set("backup_folder", str(tmp_path / "USB"))
    window.desk.copies.look_again()
    settle(window)
    assert "không tới được" in window.standing.text()
    window.desk.preferences.set("backup_folder", str(window.desk.book.path.parent))
    window.desk.copies.look_again()
    settle(window)
    assert "cùng ổ đĩa" in window.standing.text()
    window.desk.preferences.set("backup_folder", "")
    window.desk.copies.look_again()
    settle(window)
    assert window.standing.text() == ""


def test_an_older_copy_is_opened_only_when_she_says_so(window, answers, tmp_path):
    path = window.desk.book.path
    window.desk.close_book()
    older = tmp_path / "cũ.socd"
    shutil.copyfile(path, older)
    window.desk.open_book(path)
    settle(window)
    write(window)
    window.desk.close_book()
    shutil.copyfile(older, path)
    answers.ready += [False]
    window.desk.open_book(path)
    settle(window)
    assert window.desk.book is None
    assert "thiếu 1 việc đã ghi" in window.pages.widget(0).hint.text()
    answers.ready += [True]
    window.desk.open_book(path)
    settle(window)
    assert window.desk.book is not None
    assert answers.asked == ["Mở sổ «" + path.name + "»?"] * 2


def test_papers_opened_elsewhere_are_taken_away_when_the_window_goes(window, answers):
    file, folder = temporary_folder() / "phiếu.pdf", temporary_folder() / "giấy"
    file.write_bytes(b"%PDF")
    folder.mkdir()
    window.desk.shut()
    assert list(temporary_folder().iterdir()) == []


def test_a_book_that_cannot_be_written_is_opened_to_look_and_the_reason_stays(window, answers):
    path = window.desk.book.path
    window.desk.close_book()
    path.with_name(f"{path.name}.lock").mkdir()
    window.desk.open_book(path)
    settle(window)
    assert window.desk.read_only
    assert "chỉ xem được, không ghi được" in window.standing.text()
    window.desk.close_book()
    assert window.standing.text() == ""
