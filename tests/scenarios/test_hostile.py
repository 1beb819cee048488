"""Bad profiles, names, paths, settings, months and clocks on the command line: a sentence each, nothing half made, nothing lost."""

from __future__ import annotations

import importlib
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import crash
from app.cli import main
from app.domain.file_names import name_fault
from app.models.book import Book
from app.models.queries.trail import acts
from app.models.queries.union.organisation import book_uuid
from app.services.back_up import back_up, restore
from app.services.open_book import close_book, open_book
from app.ui.preferences import Preferences
from tests.scenarios import hostile
from tests.scenarios.hostile import ACTS, HOSTILE_PATHS, command, judge_clock, judge_kept, judge_path, refused_well

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights, loops and devices in another way")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return hostile.working_book(tmp_path)


@settings(max_examples=25)
@given(content=hostile.contents())
def test_a_profile_is_a_book_or_one_sentence_with_all_that_is_wrong(content: hostile.Content) -> None:
    hostile.judge_profile(hostile.as_toml(content).encode())


@settings(max_examples=25)
@given(written=hostile.raw_profiles)
def test_a_file_that_is_hardly_a_profile_is_one_sentence(written: bytes) -> None:
    hostile.judge_profile(written)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"openning": {"cash": 5}}, ["«openning»", "có phải «opening»"]),
        ({"opening": {"cahs": 5}}, ["«opening.cahs»", "có phải «cash»"]),
        ({"opening": {"cash": -5}}, ["«opening.cash»", "«-5»", "từ 0"]),
        ({"opening": {"bank": 5}, "accounts": [{"name": "A", "opening": 6}]}, ["«opening.bank»", "một nơi"]),
        (
            {"accounts": [{"name": "A", "number": "1 2-3"}, {"name": "B", "number": "123"}]},
            ["«accounts.number» thứ 2", "thứ 1"],
        ),
        ({"accounts": [{"name": "Á châu"}, {"name": "a chau"}]}, ["«accounts.name» thứ 2"]),
        ({"accounts": [{"opening": -1}]}, ["«accounts.opening» thứ 1"]),
        ({"accounts": "A"}, ["«accounts»", "[[accounts]]"]),
        ({"payee": []}, ["«payee»", "một danh sách", "[payee]"]),
        (
            {"officers": [{"role": "chair", "name": "A"}, {"role": "chair", "name": "B"}]},
            ["«officers.name» thứ 2", "A đang giữ"],
        ),
        ({"officers": [{"role": "chair", "name": "A", "to": "2023-01-01"}]}, ["«officers.to» thứ 1"]),
        ({"opening_day": "1969-12-31"}, ["«opening_day»", "01/01/1970"]),
        (
            {"opening_day": "9999-12-31", "group": 9, "union": "x" * 300},
            ["«opening_day»", "«group»", "«union»", "200 ký tự"],
        ),
        ({"opening": {"owed_up": {"2024-05": 5}}}, ["«opening.owed_up.2024-05»", "ngày mở sổ"]),
        ({"opening": {"owed_up": {"2023-13": 5}}}, ["«opening.owed_up.2023-13»"]),
        ({"union": "a\u202eb"}, ["«union»", "dấu ẩn"]),
        ({"opening": {"cash": 10**30}}, ["«opening.cash»"]),
    ],
)
def test_what_is_wrong_with_a_profile_is_told_by_its_key(
    changed: hostile.Content, told: list[str], tmp_path: Path
) -> None:
    (tmp_path / "hồ sơ.toml").write_text(hostile.as_toml(hostile.VALID | changed), encoding="utf-8")
    said = command("new", str(tmp_path / "sổ.socd"), "--profile", str(tmp_path / "hồ sơ.toml"))
    refused_well(said)
    assert [word for word in told if word not in said.text] == []
    assert not (tmp_path / "sổ.socd").exists()


def test_a_mark_in_front_of_a_profile_is_no_fault() -> None:
    assert hostile.judge_profile(b"\xef\xbb\xbf" + hostile.WRITTEN)


def test_several_vice_chairs_and_a_handed_over_role_are_no_fault() -> None:
    officers = [
        {"role": "vice_chair", "name": "A"},
        {"role": "vice_chair", "name": "B"},
        {"role": "chair", "name": "C", "from": "2023-01-01", "to": "2024-05-31"},
        {"role": "chair", "name": "D", "from": "2024-06-01"},
    ]
    assert hostile.judge_profile(hostile.as_toml(hostile.VALID | {"officers": officers}).encode())


@settings(max_examples=8)
@given(name=hostile.bad_names)
def test_a_name_that_one_system_cannot_keep_makes_no_file(name: str) -> None:
    with hostile.empty_folder() as folder:
        assert not hostile.judge_name(name, hostile.working_book(folder))


@POSIX
@pytest.mark.parametrize("kind", HOSTILE_PATHS)
def test_a_path_where_nothing_can_be_is_one_sentence_for_every_act(kind: str, book: Path) -> None:
    for act in ACTS:
        judge_path(kind, act, book)


@settings(max_examples=15)
@given(period=hostile.periods)
def test_a_period_is_a_paper_or_one_sentence(period: str) -> None:
    with hostile.empty_folder() as folder:
        hostile.judge_period(period, hostile.working_book(folder))


@settings(max_examples=3)
@given(moment=hostile.clocks)
def test_by_a_clock_that_cannot_be_right_nothing_is_written(moment: str) -> None:
    with hostile.empty_folder() as folder, pytest.MonkeyPatch.context() as patch:
        judge_clock(moment, hostile.working_book(folder), lambda at: patch.setenv("SO_CONG_DOAN_TODAY", at))


@settings(max_examples=4)
@given(data=st.data())
def test_whatever_stands_in_what_the_program_remembers_the_work_goes_on(data: st.DataObject) -> None:
    with hostile.empty_folder() as folder, pytest.MonkeyPatch.context() as patch:
        path = hostile.working_book(folder)
        with Book.open(path, read_only=True) as book, book.read() as read:
            uuid = book_uuid(read)
        patch.setenv("SO_CONG_DOAN_HOME", str(folder))
        judge_kept("heads.json", data.draw(hostile.heads_written(uuid)), path, folder)


@pytest.mark.parametrize("lies", ["beneath a file", "no folder to make", "a file"])
@POSIX
def test_without_a_folder_of_her_own_each_command_does_its_work(
    lies: str, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tệp").write_text("")
    homes = {
        "beneath a file": tmp_path / "tệp" / "nhà",
        "no folder to make": Path("/proc/nhà"),
        "a file": tmp_path / "tệp",
    }
    monkeypatch.setenv("SO_CONG_DOAN_HOME", str(homes[lies]))
    for arguments in (("dues", "--month", "2025-01"), ("undo",), ("check",), ("log",)):
        said = command(*arguments, "--book", str(book))
        assert said.code == 0, said
        assert hostile.FOREIGN.search(said.text) is None
    with Book.open(book) as opened, opened.read() as read:
        assert acts(read, limit=1)[0].kind.kind == "withdraw_dues"


# ---- rights ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def nobody() -> Iterator[Path]:
    """A book of somebody who may not do everything, as the one who runs the tests may; the test is that somebody."""
    folder = Path(tempfile.mkdtemp(prefix="so-"))
    (folder / "sổ").mkdir()
    path = hostile.working_book(folder / "sổ")
    # Why: modules that are imported only now may lie where nobody but the owner reads.
    hostile.judge_name("sổ.socd", path)
    crash.record(KeyError())
    for act in (("check",), ("log",), ("undo",), ("dues", "--month", "2025-01")):
        command(*act, "--book", str(folder / "không có"))
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root:
        for each in (folder, path.parent, path):
            os.chown(each, 65534, 65534)
        os.seteuid(65534)
    try:
        yield path
    finally:
        if is_root:
            os.seteuid(0)
            importlib.invalidate_caches()
        for each in (folder, path.parent):
            each.chmod(0o700)
        shutil.rmtree(folder)


@POSIX
@pytest.mark.parametrize("kept", ["the book", "its folder"])
def test_what_may_only_be_read_is_read_and_says_the_true_reason(
    kept: str, nobody: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, above = nobody, nobody.parent.parent
    monkeypatch.setenv("SO_CONG_DOAN_HOME", str(above / "nhà"))
    (path if kept == "the book" else path.parent).chmod(0o444 if kept == "the book" else 0o555)
    before, content = sorted(path.parent.iterdir()), path.read_bytes()
    for writes in (("dues", "--month", "2025-01"), ("undo",)):
        said = command(*writes, "--book", str(path))
        refused_well(said)
        assert "chỉ cho đọc" in said.text or "không cho phép" in said.text
        assert "hỏng" not in said.text
        assert "đầy" not in said.text
    looks: tuple[tuple[str, ...], ...] = (
        ("check",),
        ("log",),
        ("export", "s11", "--period", "2025", "--to", str(above / "s11.json")),
    )
    for arguments in looks:
        assert command(*arguments, "--book", str(path)).code == 0
    if kept == "its folder":
        (above / "hồ sơ.toml").write_bytes(hostile.WRITTEN)
        refused_well(command("new", str(path.parent / "mới.socd"), "--profile", str(above / "hồ sơ.toml")))
        refused_well(
            command("export", "s11", "--book", str(path), "--period", "2025", "--to", str(path.parent / "s.json"))
        )
    found = open_book(path, or_to_look=True)
    close_book(found.book)
    assert found.book.read_only
    assert found.unwritable is not None
    assert hostile.is_a_sentence(str(found.unwritable))
    assert sorted(path.parent.iterdir()) == before
    assert path.read_bytes() == content


@POSIX
def test_a_folder_of_her_own_that_may_only_be_read_stops_nothing(nobody: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = nobody.parent.parent / "nhà"
    home.mkdir(mode=0o555)
    monkeypatch.setenv("SO_CONG_DOAN_HOME", str(home))
    said = command("dues", "--book", str(nobody), "--month", "2025-01")
    assert said.code == 0
    assert hostile.FOREIGN.search(said.text) is None
    kept = Preferences()
    reason = kept.unkept()
    assert reason is not None
    assert hostile.is_a_sentence(str(reason))
    kept.set("text_size", 15)
    assert kept.number("text_size") == 15
    assert list(home.iterdir()) == []


@POSIX
@pytest.mark.parametrize(
    "name", [b"so:quy.socd", b"CON.socd", b"x*?.socd", b"cuoi .", b"s\xff.socd", b"a\xe2\x80\xaeb.socd"]
)
def test_a_book_that_is_there_opens_under_whatever_name(name: bytes, book: Path) -> None:
    path = book.rename(book.with_name(os.fsdecode(name)))
    for arguments in (("check",), ("dues", "--month", "2025-01"), ("undo",)):
        assert command(*arguments, "--book", str(path)).code == 0
    with Book.open(path) as opened:
        made = back_up(opened).value.path
    assert name_fault(made.name) is None
    assert restore(made, path).value == path


# ---- what is printed ---------------------------------------------------------------------------------------------------


class Failing(io.StringIO):
    """Standard output that takes nothing."""

    def __init__(self, problem: Exception) -> None:
        super().__init__()
        self._problem = problem

    def write(self, _text: str) -> int:
        raise self._problem


@pytest.mark.parametrize(
    ("problem", "code", "told"),
    [
        (OSError(28, "No space left on device"), 1, "đầy"),
        (ValueError("I/O operation on closed file"), 1, "đã đóng"),
        (BrokenPipeError(), 0, ""),
    ],
)
def test_what_cannot_be_printed_is_said_aside_and_the_act_stands(
    problem: Exception, code: int, told: str, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = io.StringIO()
    monkeypatch.setattr(sys, "stderr", aside)
    monkeypatch.setattr(sys, "stdout", Failing(problem))
    assert main(["dues", "--book", str(book), "--month", "2025-01"]) == code
    assert told in aside.getvalue()
    assert bool(aside.getvalue()) == bool(told)
    assert not told or hostile.is_a_sentence(aside.getvalue())
    with Book.open(book) as opened, opened.read() as read:
        assert acts(read, limit=1)[0].kind.kind == "run_dues"


def test_a_console_without_vietnamese_letters_stops_nothing(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    console = io.TextIOWrapper(io.BytesIO(), encoding="cp437")
    monkeypatch.setattr(sys, "stdout", console)
    assert main(["check", "--book", str(book)]) == 0
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["check", "--book", str(book)]) == 0


@pytest.mark.parametrize(
    "line",
    [
        (), ("nấu",), ("dues",), ("dues", "--month", "9999-12"), ("dues", "--month"), ("dues", "--month", "2024-13"), ("log", "--limit", "9" * 30),
        ("sample", "x", "--years", "9999"), ("sample", "x", "--members", "-1"), ("check", "--book", "a", "--nope"), ("export", "b07", "--of", "x"),
        ("import", "nothing", "x"), ("export", "c40", "--book", "a", "--voucher", "\udcff", "--to", "x.pdf"), ("import", "cash-book", "x", "--book", "y", "--year", "9999"), ("import", "dues-list", "x", "--quarter", "9999Q5"),
    ],
)  # fmt: skip
def test_a_line_that_is_wrong_is_one_sentence_and_exit_2(line: tuple[str, ...]) -> None:
    said = command(*line)
    refused_well(said)
    assert said.code == 2
