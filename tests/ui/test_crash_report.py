"""A failure of ours in the window: its act is rolled back, the report opens, and the work goes on."""

from __future__ import annotations

import errno
import re
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication

from app import crash
from app.domain import machine
from app.domain.problems import N_, Refusal
from app.i18n import set_language
from app.models.book import Book
from app.models.operation import Outcome
from app.ui import crash_report
from app.ui.crash_report import CrashReport, Teller
from tests.ui.window_rig import push, settle

MARK = "Zephyrine"


class NoName(Refusal):
    """A sentence of hers."""

    code = "no-name"
    template = N_("Hãy ghi tên.")


@pytest.fixture
def teller(window, monkeypatch):
    """The window's failures are told as they are when the program has started."""
    monkeypatch.setattr(crash, "counts", Counter())
    for module, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    crash.watch("window")
    made = Teller(window.desk.ask, window.desk.note)
    crash.tell(made)
    yield made
    crash.tell(None)
    if made.shown is not None:
        made.shown.accept()


def writes_and_fails(book: Book) -> Outcome[None]:
    with book.operation("edit_draft", subject=MARK) as operation:
        operation.run("INSERT INTO setting (key, value) VALUES ('crash', ?)", (MARK,))
        raise KeyError(MARK)


def kept(window) -> int:
    with window.desk.read() as read:
        return read.number("SELECT count(*) FROM setting WHERE key = 'crash'")


def in_a_slot(call) -> None:
    """Call it as a slot of Qt, from the loop of events."""
    QTimer.singleShot(0, call)
    for _ in range(3):
        QApplication.processEvents()


def raise_(problem: BaseException) -> None:
    raise problem


def test_an_act_that_fails_in_the_worker_is_rolled_back_and_reported(window, teller):
    heard: list[Refusal] = []
    window.go("members", {})
    settle(window)
    window.desk.do(writes_and_fails, failed=heard.append)
    settle(window)
    QApplication.processEvents()
    assert [str(each) for each in heard] == [crash.OURS]
    assert kept(window) == 0
    report = teller.shown
    assert "«Sửa chứng từ nháp»" in report.sentences()[0]
    assert re.search(r"part window, schema v\d+, page members, act edit_draft", report.text.toPlainText())
    assert MARK not in report.whole() + crash.log_file().read_text("utf-8")
    report.accept()
    window.go("dues", {})
    settle(window)
    assert window.current.key == "dues"
    assert not window.desk.worker.busy


def test_what_fails_in_a_slot_leaves_the_window_as_it_was(window, teller, qtbot):
    with qtbot.captureExceptions():
        crash.watch("window")
        in_a_slot(lambda: writes_and_fails(window.desk.the_book))
    assert teller.shown is not None
    assert kept(window) == 0
    teller.shown.accept()
    assert window.isVisible()


def test_a_sentence_of_hers_that_a_slot_raises_stands_in_the_banner(window, teller, qtbot):
    with qtbot.captureExceptions():
        crash.watch("window")
        in_a_slot(lambda: raise_(NoName()))
    assert teller.shown is None
    assert window.banner.text() == "Hãy ghi tên."


def test_another_thread_s_failure_comes_to_the_window(window, teller):
    thread = threading.Thread(target=lambda: raise_(ValueError(MARK)))
    thread.start()
    thread.join()
    QApplication.processEvents()
    assert "ValueError" in teller.shown.text.toPlainText()


def test_what_fails_at_every_painting_opens_one_report(window, teller):
    for _ in range(20):
        crash.record(KeyError(MARK))
        QApplication.processEvents()
    assert (
        len([each for each in QApplication.topLevelWidgets() if isinstance(each, CrashReport) and each.isVisible()])
        == 1
    )
    teller.shown.accept()
    crash.record(KeyError(MARK))
    QApplication.processEvents()
    assert teller.shown is None
    assert window.banner.text() == crash.OURS


def test_the_report_is_copied_and_saved_and_says_when_it_cannot_be(window, teller, answers, tmp_path):
    crash.record(KeyError(MARK))
    QApplication.processEvents()
    report = teller.shown
    push(report, "Chép báo cáo")
    assert QApplication.clipboard().text() == report.whole()
    for target in (tmp_path / "không có" / "báo cáo.txt", None, tmp_path / "báo cáo.txt"):
        answers.ready.append(target)
        push(report, "Lưu ra tệp…")
        if target is not None and target.parent != tmp_path:
            assert "không thấy thư mục" in report.hint.text()
    assert (tmp_path / "báo cáo.txt").read_text("utf-8") == report.whole()
    assert "Đã lưu" in report.hint.text()


def test_the_report_speaks_english_too(window, teller):
    set_language("en")
    crash.record(KeyError(MARK))
    QApplication.processEvents()
    assert teller.shown.windowTitle() == "Error report"
    assert all(sentence.isascii() for sentence in teller.shown.sentences())


def test_of_qt_s_complaints_kind_and_speaker_are_logged_never_the_text(monkeypatch):
    monkeypatch.setattr(crash, "counts", Counter())
    said: list[str] = []
    before = qInstallMessageHandler(lambda _kind, _context, message: said.append(message))
    try:
        crash_report.hear_qt()
        qWarning(f"QPainter::begin: cannot paint {MARK}")
        qWarning(f"/home/{MARK} is gone")
    finally:
        qInstallMessageHandler(before)
    assert len(said) == 2
    log = crash.log_file().read_text("utf-8")
    assert "qt warning default QPainter::begin" in log
    assert "qt warning default –" in log
    assert MARK not in log


def test_a_disk_that_is_full_is_a_sentence_and_no_report(window, teller, tmp_path):
    def full(book: Book) -> Outcome[None]:
        problem = OSError(errno.ENOSPC, MARK, str(tmp_path / MARK))
        raise machine.CannotWrite(name="sổ.pdf", problem=machine.reason(problem)) from problem

    window.desk.do(full)
    settle(window)
    assert teller.shown is None
    assert "ổ đĩa đã đầy" in window.banner.text()
    log = Path(crash.log_file()).read_text("utf-8")
    assert "CannotWrite cannot-write" in log
    assert MARK not in log
