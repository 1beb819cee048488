"""Bad names, profiles, settings, months and clocks in the window: each is one sentence at its place, and she goes on."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.dates import Month
from app.ui import start as door
from app.ui.ask import Ask
from app.ui.crash_report import CrashReport
from app.ui.desk import EARLIEST, LATEST, Desk
from app.ui.home.first_run import FirstRun
from app.ui.home.start import StartScreen
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.widgets.month_field import MonthField
from app.ui.widgets.period_picker import PeriodPicker
from tests import small_books
from tests.scenarios import hostile
from tests.scenarios.hostile import is_a_sentence, listed
from tests.ui.window_rig import bare_desk, opened, push, said, settle

# ---- the assistant -------------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    with bare_desk() as made:
        yield made


def told(form: FirstRun) -> dict[str, str]:
    """What the assistant says is wrong, by the field."""
    return {key: hint.text() for key, hint in form.hints.items() if hint.text()}


long_or_hidden = st.sampled_from(["x" * 400, "dài " * 60, "Sao Mai", "A\u202eB", ""])
money_texts = st.sampled_from(["0", "5tr", "-5", "10000000000000000000", "nhiều", "1.5", ""])
day_texts = st.sampled_from(["01/01/2024", "31/12/1969", "01/01/9999", "30/02/2024", "hôm qua", ""])
account_lines = st.lists(
    st.fixed_dictionaries(
        {"name": st.sampled_from(["VietinBank", "vietinbank", "Agribank", "x" * 200]), "number": st.sampled_from(["", "118", "1-18"])},
        optional={"opening": st.sampled_from([-5, 0, 10**16, 5])},
    ),
    max_size=3,
)  # fmt: skip
profiles_typed = st.fixed_dictionaries(
    {
        "union": long_or_hidden, "address": long_or_hidden, "place": long_or_hidden, "day": day_texts, "cash": money_texts,
        "accounts": account_lines, "chair": long_or_hidden, "cashier": long_or_hidden,
        "file": st.one_of(st.just("sổ"), hostile.bad_names, hostile.good_names),
    }
)  # fmt: skip


def judge_typed(desk: Desk, typed: dict[str, Any]) -> bool:
    """Fill in the assistant and go through it; a book lies on the desk, or each step that stops says why; True for a book."""
    with hostile.empty_folder() as folder:
        form = FirstRun(desk)
        form.begin()
        form.show()
        form.widget("union").setText(typed["union"])
        form.widget("address").setText(typed["address"])
        form.widget("place").setText(typed["place"])
        form.widget("opening_day").edit.setText(typed["day"])
        form.widget("cash").edit.setText(typed["cash"])
        form.widget("accounts").set_lines([dict(line) for line in typed["accounts"]])
        form.widget("chair").setText(typed["chair"])
        form.widget("cashier").setText(typed["cashier"])
        form.widget("file").setText(f"{folder}/{typed['file']}")
        for step in range(form.steps.count()):
            assert form.steps.currentIndex() == step
            form.submit()
            desk.worker.wait()
            if form.steps.currentIndex() == step and desk.book is None:
                break
        made = desk.book is not None
        if made:
            assert [file for file in listed(folder) if not file.endswith(".lock")] == [f"{typed['file']}.socd"]
            desk.close_book()
        else:
            wrong = [*told(form).values(), *filter(None, [form.overall.text()])]
            assert wrong
            assert all(map(is_a_sentence, wrong)), wrong
        assert len(listed(folder)) == made
        form.close()
        form.deleteLater()
    return made


@settings(max_examples=8)
@given(typed=profiles_typed)
def test_what_is_typed_in_the_assistant_is_a_book_or_said_at_its_fields(typed: dict[str, Any], desk: Desk) -> None:
    judge_typed(desk, typed)


def test_all_that_is_wrong_in_a_step_is_said_at_once(desk: Desk) -> None:
    form = FirstRun(desk)
    form.begin()
    form.show()
    form.widget("union").setText("x" * 300)
    form.widget("address").setText("y" * 300)
    form.submit()
    assert form.steps.currentIndex() == 0
    assert told(form).keys() == {"union", "address"}
    form.widget("union").setText("Sao Mai")
    form.widget("address").setText("")
    form.submit()
    form.widget("accounts").set_lines([{"name": "A", "number": "1", "opening": -5}, {"name": "B", "number": "1"}])
    form.submit()
    assert form.steps.currentIndex() == 1
    assert told(form).keys() == {"accounts"}
    assert "Dòng 1" in told(form)["accounts"]
    assert "Dòng 2" in told(form)["accounts"]
    form.widget("accounts").set_lines([{"name": "A", "number": "1"}])
    form.submit()
    form.widget("cashier").setText("z" * 300)
    form.submit()
    assert told(form).keys() == {"cashier"}
    form.widget("cashier").setText("")
    form.submit()
    form.widget("file").setText("")
    form.submit()
    assert told(form).keys() == {"file"}
    form.deleteLater()


def test_the_assistant_proposes_a_name_that_every_system_keeps(desk: Desk) -> None:
    form = FirstRun(desk)
    form.begin()
    form.widget("union").setText("CON")
    for _step in range(3):
        form.submit()
    assert hostile.all_systems_keep(Path(form.widget("file").text()).name)
    form.deleteLater()


@pytest.fixture
def start(qapp: QApplication, answers: Any) -> Iterator[StartScreen]:
    """The start page alone."""
    with bare_desk(answers) as desk:
        page = StartScreen(desk)
        page.show()
        yield page
    page.deleteLater()


# ---- dialogs to save --------------------------------------------------------------------------------------------------


def judge_save(window: MainWindow, answers: Any, act: str, folder: Path, name: str) -> None:
    """Save under a name nobody keeps: one sentence, and no file."""
    target = folder / name
    answers.ready.append(target)
    before = listed(folder)
    {"list": save_list, "form": save_form, "report": save_report}[act](window)
    settle(window)
    assert listed(folder) == before
    assert answers.ready == []
    if act != "report":
        assert is_a_sentence(window.banner.text())


def save_list(window: MainWindow) -> None:
    opened(window, "members").verbs.action("excel").trigger()


def save_form(window: MainWindow) -> None:
    opened(window, "forms").verbs.action("json").trigger()


def save_report(window: MainWindow) -> None:
    from app import crash

    report = CrashReport(crash.report_of(KeyError("x")), window.desk.ask)
    report.show()
    push(report, "Lưu ra tệp…")
    assert is_a_sentence(report.hint.text())
    report.close()
    report.deleteLater()


SAVED = ("so:quy.xlsx", "CON.json", "a\u202eb.xlsx", "dài" * 120 + ".json", "không có/a.json", "x*.json")


def test_what_is_saved_under_a_name_nobody_keeps_is_refused_at_once(
    window: MainWindow, answers: Any, tmp_path: Path
) -> None:
    for act in ("list", "form", "report"):
        for name in SAVED:
            judge_save(window, answers, act, tmp_path, name)


def test_a_sample_and_a_restored_book_are_refused_such_a_name(make_window: Any, answers: Any, tmp_path: Path) -> None:
    window = make_window()
    copy = small_books.new_book(tmp_path)
    before = listed(tmp_path)
    for name in ("so:quy.socd", "CON.socd", "x. ", "không có/x.socd"):
        start = window.pages.widget(0)
        answers.ready += [tmp_path / name]
        push(start, "Sổ mẫu để tập…")
        settle(window)
        assert is_a_sentence(start.hint.text())
        if "/" not in name:
            answers.ready += [copy, tmp_path / name, True]
            push(start, "Khôi phục từ bản sao lưu…")
            settle(window)
            assert is_a_sentence(window.banner.text())
            assert "tên" in window.banner.text()
        assert listed(tmp_path) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no loops and devices of these names")
@pytest.mark.parametrize("kind", hostile.HOSTILE_PATHS)
def test_what_cannot_be_opened_is_a_sentence_at_the_start(kind: str, start: Any, answers: Any, tmp_path: Path) -> None:
    answers.ready.append(hostile.HOSTILE_PATHS[kind](tmp_path))
    push(start, "Mở sổ…")
    start.desk.worker.wait()
    assert is_a_sentence(start.hint.text())


# ---- what the window remembers ------------------------------------------------------------------------------------------


def judge_settings(written: bytes, home: Path) -> None:
    """Whatever stands in the settings, the window's memory gives only what is of use."""
    (home / "settings.json").write_bytes(written)
    kept = Preferences()
    assert kept.unkept() is None
    assert isinstance(kept.text("appearance"), str)
    assert type(kept.number("text_size")) is int
    assert kept.recent_books() == []
    assert kept.path("backup_folder") is None or isinstance(kept.path("backup_folder"), Path)
    kept.set("text_size", 15)
    assert Preferences().number("text_size") == 15


@settings(max_examples=20)
@given(written=hostile.settings_written)
def test_settings_of_any_kind_are_read_for_what_is_of_use(written: bytes, own_user_folder: Path) -> None:
    judge_settings(written, own_user_folder)


HOSTILE_SETTINGS = {
    "appearance": 5, "text_size": 10**30, "language": [], "recent": [3, "a\0b", "/x" * 4000, "\ud800", None], "backup_folder": "a\0b",
    "list.members.filters": {"a": 3, "b": {"group": [], "": 5}}, "table.members.widths": {"name": "x", "group": 10**12, "birth": -5},
    "table.members.sort": [3, "x"], "table.members.hidden": [[], 4], "last_kind": {},
}  # fmt: skip


def test_the_window_opens_over_settings_of_the_wrong_kinds(
    make_window: Any, book_file: Path, own_user_folder: Path
) -> None:
    (own_user_folder / "settings.json").write_text(json.dumps(HOSTILE_SETTINGS), encoding="utf-8")
    window = make_window()
    window.desk.open_book(book_file)
    settle(window)
    assert opened(window, "members").key == "members"
    assert window.desk.text_size == 10**30


@pytest.mark.skipif(os.name == "nt", reason="Windows has no /proc")
@pytest.mark.parametrize("lies", ["a file in the way", "no folder to make"])
def test_without_a_folder_of_her_own_the_window_starts_and_says_so(
    lies: str, make_window: Any, book_file: Path, answers: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tệp").write_text("")
    monkeypatch.setenv(
        "SO_CONG_DOAN_HOME", str(tmp_path / "tệp" / "nhà" if lies == "a file in the way" else Path("/proc/nhà"))
    )
    window = make_window()
    assert "không cất được" in "\n".join(each.text() for each in window.pages.currentWidget().findChildren(QLabel))
    window.desk.open_book(book_file)
    settle(window)
    assert window.desk.book is not None
    assert "không cất được" in window.standing.text()
    assert opened(window, "members").key == "members"
    window.desk.set_looks(text_size=14)
    assert window.desk.text_size == 14


# ---- months and clocks ------------------------------------------------------------------------------------------------------


def test_months_beyond_use_are_said_to_be_so(window: MainWindow) -> None:
    for month, step in ((LATEST, window.top.step_on), (EARLIEST, window.top.step_back)):
        window.desk.set_month(month)
        settle(window)
        step()
        settle(window)
        assert window.desk.month == month
        assert is_a_sentence(window.banner.text())
        assert opened(window, "month").key == "month"


def test_pickers_stay_at_the_last_month_there_is(qtbot: Any) -> None:
    for month, way in ((Month(2200, 12), 1), (Month(1900, 1), -1)):
        picker, field = PeriodPicker(month), MonthField("Tháng", month)
        qtbot.addWidget(picker)
        qtbot.addWidget(field)
        field.set_value(month)
        push(picker, "Kỳ sau" if way > 0 else "Kỳ trước")
        QTest.keyClick(field.edit, Qt.Key.Key_Up if way > 0 else Qt.Key.Key_Down)
        assert picker.chosen().first == month.first_day
        assert field.value() == month


class Once(Ask):
    """Says no to the first question, and keeps what it was."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def confirm(self, title: str, text: str, button_text: str, *, danger: bool = False) -> bool:
        self.asked.append(text)
        return False


@pytest.mark.parametrize("moment", ["0001-01-01", "1969-12-31", "9999-12-31", "2150-01-01"])
def test_with_a_clock_that_cannot_be_right_the_window_says_so_and_does_not_open(moment: str, fixed_clock: Any) -> None:
    fixed_clock(moment)
    ask = Once()
    assert not door.clock_can_be_right(ask)
    assert len(ask.asked) == 1
    assert is_a_sentence(ask.asked[0])
    fixed_clock("1970-01-02")
    assert door.clock_can_be_right(ask)


@pytest.mark.parametrize("moment", ["1970-01-01", "2149-12-31"])
def test_the_window_works_by_any_clock_that_can_be_right(
    moment: str, make_window: Any, book_file: Path, fixed_clock: Any, answers: Any
) -> None:
    fixed_clock(moment)
    window = make_window()
    answers.ready += [True]
    window.desk.open_book(book_file)
    settle(window)
    assert window.desk.book is not None
    for key in ("month", "members", "forms"):
        assert said(opened(window, key))
