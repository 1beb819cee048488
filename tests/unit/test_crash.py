"""What is told of a failure: enough to find it in the code, and not a word of what it was about."""

from __future__ import annotations

import errno
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from app import crash, paths, rooms
from app.domain import clock
from app.domain.problems import N_, Refusal

MARK = "Nguyễn Thị Zephyrine"


@pytest.fixture(autouse=True)
def anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing was logged yet, and the hooks of the test process come back."""
    monkeypatch.setattr(crash, "counts", Counter())
    monkeypatch.setattr(crash, "standing", {"part": "", "schema": "", "page": ""})
    for module, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    yield
    crash.tell(None)


def logged() -> str:
    file = crash.log_file()
    return file.read_text("utf-8") if file.is_file() else ""


class Told:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.reports: list[crash.Report] = []
        self.refusals: list[Refusal] = []

    def failed(self, report: crash.Report) -> None:
        self.reports.append(report)

    def refused(self, refusal: Refusal) -> None:
        self.refusals.append(refusal)


class NameTaken(Refusal):
    """A refusal that names somebody."""

    code = "name-taken"
    template = N_("«{name}» đã có.")


def failing(problem: BaseException) -> BaseException:
    """The same, raised from a frame whose variables hold a name."""
    name = MARK
    with pytest.raises(type(problem)) as raised:
        raise problem
    assert name
    return raised.value


def of_the_database() -> BaseException:
    with create_engine("sqlite://").connect() as connection, pytest.raises(Exception) as raised:
        connection.execute(text("INSERT INTO member (name) VALUES (:name)"), {"name": MARK})
    return raised.value


def of_a_type_made_on_the_way() -> BaseException:
    return failing(type(MARK, (KeyError,), {})(MARK))


def with_notes_and_cause() -> BaseException:
    try:
        try:
            raise KeyError(MARK)
        except KeyError as problem:
            problem.add_note(MARK)
            raise ValueError(MARK) from problem
    except ValueError as raised:
        return raised


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (failing(ValueError(MARK)), "ValueError"),
        (failing(KeyError(MARK)), "KeyError"),
        (failing(OSError(errno.ENOSPC, MARK, f"/home/{MARK}/sổ.socd")), "OSError ENOSPC"),
        (failing(FileNotFoundError(errno.ENOENT, MARK, MARK)), "FileNotFoundError ENOENT"),
        (failing(UnicodeDecodeError("utf-8", MARK.encode(), 0, 1, MARK)), "UnicodeDecodeError"),
        (failing(ExceptionGroup(MARK, [ValueError(MARK)])), "ExceptionGroup"),
        (failing(NameTaken(name=MARK)), "NameTaken name-taken"),
        (of_the_database(), "sqlalchemy.exc.OperationalError"),
        (of_a_type_made_on_the_way(), "KeyError"),
        (with_notes_and_cause(), "because of KeyError"),
    ],
)
def test_a_report_says_type_and_place_and_nothing_of_what_it_was_about(problem: BaseException, told: str) -> None:
    with pytest.raises(type(problem)), crash.in_act("post_voucher"):
        raise problem
    report = crash.record(problem).text()
    assert told in report
    assert "act post_voucher" in report
    assert "zephyrine" not in (report + logged()).casefold()
    assert "/home" not in report
    assert report in logged()


def test_frames_of_ours_are_named_by_module_line_and_function(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SO_CONG_DOAN_TODAY", MARK)
    with pytest.raises(ValueError) as raised:
        clock.now()
    monkeypatch.setenv("SO_CONG_DOAN_TODAY", "2026-03-15")
    fault = crash.report_of(raised.value).faults[0]
    assert fault.places[-1].startswith("app.domain.clock:")
    assert fault.places[-1].endswith(" _local")
    assert MARK not in str(fault)


def test_of_what_calls_itself_without_end_both_ends_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "packages", lambda: ("app", "tests"))

    def again() -> None:
        again()

    with pytest.raises(RecursionError) as raised:
        again()
    raised.value.__cause__ = raised.value
    told = crash.report_of(raised.value)
    assert 40 < len(told.text().splitlines()) < 50
    assert len(told.faults) == 1


def test_where_one_stands_is_told_in_words_of_the_code_only() -> None:
    crash.stand(part="window", page="dues", schema="v7")
    crash.stand(page="Nguyễn Thị")
    about = crash.report_of(ValueError()).about
    assert about == {"part": "window", "page": "?", "schema": "v7", "act": ""}
    with pytest.raises(ValueError) as raised, crash.in_act(MARK):
        raise ValueError
    assert crash.report_of(raised.value).about["act"] == "?"


def test_what_fails_again_and_again_is_counted_not_written() -> None:
    for _ in range(100):
        crash.record(failing(ValueError(MARK)))
    assert logged().count("failed") == 7
    assert "(64 times)" in logged()


def test_the_log_turns_over_and_its_older_parts_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash, "LARGEST_LOG", 2000)
    for number in range(200):
        crash.hear("window", "started", f"v{number}")
    parts = sorted(paths.logs_folder().iterdir())
    assert len(parts) == 1 + crash.OLDER_LOGS
    assert all(part.stat().st_size <= 2000 for part in parts)
    assert "v199" in logged()


def test_a_log_that_cannot_be_written_stops_nobody(own_user_folder: Path) -> None:
    (own_user_folder / "logs").write_text("in the way")
    with pytest.raises(FileExistsError):
        crash.log_file()
    told = Told()
    crash.tell(told)
    crash.record(failing(ValueError(MARK)))
    assert len(told.reports) == 1


def test_nobody_s_failure_is_lost_in_any_thread() -> None:
    told = Told()
    crash.tell(told)
    crash.watch("window")
    crash.hear("qt", "warning", f"đây là {MARK}")

    def fail() -> None:
        raise LookupError(MARK)

    thread = threading.Thread(target=fail, name=MARK)
    thread.start()
    thread.join()
    problem = failing(ZeroDivisionError(MARK))
    sys.excepthook(type(problem), problem, problem.__traceback__)
    assert [report.faults[0].kind for report in told.reports] == ["LookupError", "ZeroDivisionError"]
    assert told.reports[0].about["part"] == "window"
    assert "qt warning –" in logged()
    assert "zephyrine" not in logged().casefold()


def test_a_sentence_of_hers_that_nobody_caught_is_told_as_a_sentence() -> None:
    told = Told()
    crash.tell(told)
    crash.watch("window")
    refusal = failing(NameTaken(name=MARK))
    sys.excepthook(type(refusal), refusal, refusal.__traceback__)
    assert told.refusals == [refusal]
    assert told.reports == []


def test_a_refusal_is_logged_only_when_something_else_is_behind_it() -> None:
    crash.refused(NameTaken(name=MARK))
    assert logged() == ""
    behind = NameTaken(name=MARK)
    behind.__cause__ = OSError(errno.EIO, MARK)
    crash.refused(behind)
    assert "refused" in logged()
    assert "because of OSError EIO" in logged()
    assert "zephyrine" not in logged().casefold()


def test_without_anybody_to_tell_the_report_goes_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    crash.watch("commands")
    problem = failing(ValueError(MARK))
    sys.excepthook(ValueError, problem, problem.__traceback__)
    said = capsys.readouterr().err
    assert "ValueError" in said
    assert MARK not in said


def test_ctrl_c_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    crash.watch("commands")
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert logged() == ""
    assert "KeyboardInterrupt" in capsys.readouterr().err
