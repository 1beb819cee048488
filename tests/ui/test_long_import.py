"""A long list into the book through the window: progress is shown, it can be stopped at every step, the window lives."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.models.queries.members.members import MemberFilter, member_ids
from app.services.members.sample_people import people
from app.ui.worker import Progress
from tests.ui.window_rig import press, settle

PEOPLE = 6_000


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list of invented members."""
    file = tmp_path_factory.mktemp("dài") / "danh-sách-dài.xlsx"
    with xlsxwriter.Workbook(str(file)) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ("STT", "Họ và tên", "Số CCCD", "Mã NV", "Tổ", "Mức lương"))
        for place, person in enumerate(people(PEOPLE, 3)):
            number = f"079{180 + place % 7:03d}{place:06d}"
            row = (place + 1, person.name, number, f"DX{place:05d}", f"Tổ {place % 9}", 6_000_000 + place)
            sheet.write_row(place + 1, 0, row)
    return file


def _count(window) -> int:
    with window.desk.read() as read:
        return len(member_ids(read, MemberFilter(window.desk.month.last_day, with_gone=True)))


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work stays a moment at each report, so that on any machine the window hears it before the work is done."""
    report = Progress.__call__

    def report_and_stay(self: Progress, done: int, total: int, text: str = "") -> None:
        report(self, done, total, text)
        time.sleep(0.05)

    monkeypatch.setattr(Progress, "__call__", report_and_stay)


@pytest.fixture
def progress_reports(window):
    """Every (done, total) the window heard."""
    heard = []
    window.desk.progressed.connect(lambda done, total, _text: heard.append((done, total)))
    return heard


def _stop_when(window, enough) -> None:
    """Press Cancel at the first report that is ``enough``."""
    window.desk.progressed.connect(lambda done, total, _text: enough(done, total) and window.desk.worker.cancel())


def test_reading_planning_and_writing_tell_how_far_they_are(window, long_list, progress_reports):
    before = _count(window)
    window.go("member_import", {"file": str(long_list)})
    settle(window)
    assert (0, 0) in progress_reports
    assert any(0 < done < total == PEOPLE for done, total in progress_reports)
    progress_reports.clear()
    window.current.fix.setChecked(True)
    press(window, "Ctrl+S")
    assert any(0 < done < total == PEOPLE for done, total in progress_reports)
    assert _count(window) == before + PEOPLE


@pytest.mark.parametrize("enough", [lambda _done, total: not total, lambda done, _total: done > 0])
def test_reading_and_planning_can_be_stopped(window, long_list, enough):
    _stop_when(window, enough)
    window.go("member_import", {"file": str(long_list)})
    settle(window)
    assert window.current.report is None
    assert not window.current.verbs.action("import").isEnabled()


def test_writing_can_be_stopped_and_leaves_the_book_as_it_was(window, long_list):
    before = _count(window)
    window.go("member_import", {"file": str(long_list)})
    settle(window)
    window.current.fix.setChecked(True)
    _stop_when(window, lambda done, total: done > 0 and total == PEOPLE)
    press(window, "Ctrl+S")
    assert _count(window) == before
    assert window.current.report is not None, "the preview is still there to go on with"


def test_the_window_lives_while_a_long_list_is_read_and_written(window, long_list):
    beats = [time.monotonic()]
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append(time.monotonic()))
    heart.start(20)
    window.go("member_import", {"file": str(long_list)})
    settle(window)
    press(window, "Ctrl+S")
    QApplication.processEvents()
    # Why so long: a crowded machine may not let even an idle window beat; frozen, it would stand still for all of it.
    assert max(after - before for before, after in pairwise(beats)) < 4
