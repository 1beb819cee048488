"""The answer of the reading process: every cell comes back as it was, and nothing but an answer is taken for one."""

from __future__ import annotations

import datetime as dt
import io
import json
import pickle
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app import crash
from app.domain.problems import Refusal
from app.domain.sheets import Cell
from app.imports import answer, file_faults, reader_process
from app.imports.answer import Malformed
from app.imports.file_faults import WorkbookDamaged, WorkbookTooLarge
from app.imports.reader_process import ReaderFailed, read_safely
from app.imports.sheet import Sheet, seen
from app.imports.workbook import Workbook

CELLS = some.one_of(
    some.none(),
    some.text(some.characters(exclude_categories=["Cs"])),
    some.integers(),
    some.floats(allow_nan=False),
    some.booleans(),
    some.dates(),
    some.datetimes(),
    some.times(),
    some.timedeltas(),
)


def carried(told: Workbook | Refusal) -> Workbook | Refusal:
    stream = io.BytesIO()
    answer.write(told, stream)
    stream.seek(0)
    return answer.read(stream)


def framed(told: object) -> bytes:
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    return len(body).to_bytes(8, "big") + body


@given(some.lists(some.lists(CELLS, max_size=6).map(tuple), max_size=6))
def test_every_cell_comes_back_as_it_was(rows: list[tuple[Cell, ...]]) -> None:
    sheet = Sheet(
        name="Sổ TM ",
        rows=rows,
        merges=((0, 1, 2, 3),),
        is_hidden=True,
        findings=(seen("row-hidden", {}, "Sổ TM ", 3),),
    )
    back = carried(Workbook("sổ.xlsx", (sheet,)))
    assert back == Workbook("sổ.xlsx", (sheet,))
    assert isinstance(back, Workbook)
    kinds = [[type(cell) for cell in row] for row in back.sheets[0].rows]
    assert kinds == [[type(cell) for cell in row] for row in rows]


def test_each_refusal_of_the_reader_comes_back_with_its_sentence() -> None:
    own = {each for each in vars(file_faults).values() if isinstance(each, type) and issubclass(each, Refusal)}
    assert own - {Refusal} == set(file_faults.REFUSALS)
    values = {"file": "sổ.xlsx", "sheet": "TM", "rows": 7, "most": 5, "reason": "9 MB"}
    for kind in file_faults.REFUSALS:
        refusal = kind(**values)
        back = carried(refusal)
        assert type(back) is kind
        assert str(back) == str(refusal)


def test_an_answer_too_large_to_be_read_becomes_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer, "LARGEST", 200)
    back = carried(Workbook("sổ.xlsx", (Sheet("TM", [("x" * 300,)]),)))
    assert isinstance(back, WorkbookTooLarge)


SHEET = ["TM", [["a"]], [], False, []]


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\0\0\0",
        framed({"file": "a", "sheets": [SHEET]})[:-1],
        framed({"file": "a", "sheets": [SHEET]}) + b"more",
        (1 << 62).to_bytes(8, "big"),
        framed(pickle.dumps(Workbook("a", ()))),
        framed(b"\xff\xfe"),
        framed(b"[" * 100_000),
        framed(b'{"file":"a","sheets":[["TM",[[' + b"9" * 10_000 + b"]],[],false,[]]]}"),
        framed(7),
        framed([]),
        framed({"file": "a"}),
        framed({"file": 3, "sheets": []}),
        framed({"file": "a", "sheets": [["TM"]]}),
        framed({"file": "a", "sheets": [["TM", [[["nested"]]], [], False, []]]}),
        framed({"file": "a", "sheets": [["TM", [[{"Decimal": "1"}]], [], False, []]]}),
        framed({"file": "a", "sheets": [["TM", [[{"date": "hôm nay"}]], [], False, []]]}),
        framed({"file": "a", "sheets": [["TM", [[{"timedelta": [10**12]}]], [], False, []]]}),
        framed({"file": "a", "sheets": [["TM", ["row"], [], False, []]]}),
        framed({"file": "a", "sheets": [["TM", [], [[1, 2]], False, []]]}),
        framed({"file": "a", "sheets": [["TM", [], [], False, [["no-such", {}, "TM", 1, None]]]]}),
        framed({"file": "a", "sheets": [["TM", [], [], False, [["readers-differ", {}, "TM", 1, None]]]]}),
        framed({"refused": "os.system", "values": {}}),
        framed({"refused": "workbook-empty", "values": {}}),
        framed({"refused": "workbook-empty", "values": {"file": ["a"]}}),
        framed({"refused": ["workbook-empty"], "values": {}}),
    ],
    ids=range(26),
)
def test_whatever_else_a_process_may_write_is_malformed(written: bytes) -> None:
    with pytest.raises(Malformed):
        answer.read(io.BytesIO(written))


def child(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(reader_process, "child_line", lambda _path: [sys.executable, "-c", code])


@pytest.mark.parametrize(
    "code",
    [
        "import sys, pickle; sys.stdout.buffer.write(pickle.dumps(print))",
        "import sys; sys.stdout.buffer.write(b'\\xff' * 1_000_000)",
        "import sys; sys.stdout.buffer.write((5).to_bytes(8, 'big') + b'[1,2]')",
        "pass",
    ],
)
def test_a_child_that_answers_anything_else_is_a_refusal(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child(monkeypatch, code)
    with pytest.raises(WorkbookDamaged) as refused:
        read_safely(tmp_path / "sổ.xlsx")
    assert "sổ.xlsx" in str(refused.value)
    assert "app.imports.answer.Malformed" in crash.log_file().read_text("utf-8")


def test_a_mistake_of_ours_in_the_child_is_ours_in_the_window_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child(
        monkeypatch,
        "import pathlib; from app.imports import reader_process as each\n"
        "def read_workbook(path): raise KeyError('Zephyrine')\n"
        "each.read_workbook = read_workbook; raise SystemExit(each.answer_parent(pathlib.Path('Zephyrine.xlsx')))",
    )
    with pytest.raises(ReaderFailed):
        read_safely(tmp_path / "Zephyrine.xlsx")
    log = crash.log_file().read_text("utf-8")
    assert "part reader" in log
    assert "KeyError" in log
    assert "Zephyrine" not in log


def test_a_child_that_answers_and_never_ends_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_process, "TO_END", 0.1)
    child(monkeypatch, "import os, time; os.close(1); time.sleep(600)")
    started = dt.datetime.now()
    with pytest.raises(WorkbookDamaged):
        read_safely(tmp_path / "sổ.xlsx")
    assert dt.datetime.now() - started < dt.timedelta(seconds=20)
