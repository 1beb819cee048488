"""The tour: what ``python3 dev.py run`` shows where there is no screen."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from app.exports.form import forms
from tests.cameras.index_page import SUBJECTS, Picture, write_index
from tests.cameras.rooms import scenes, scenes_by_room
from tests.cameras.sample import require_sample
from tests.cameras.talk import quiet_qt
from tests.cameras.tour import main_scenes
from tests.sample_books import copy_of_sample


def _paper(folder: Path, name: str) -> None:
    folder.mkdir(exist_ok=True)
    for file in (f"{name}.pdf", f"{name}.xlsx", f"{name}-1.png"):
        (folder / file).write_bytes(b"")


def test_the_tour_shows_the_main_pages_and_those_without_a_sample_first():
    keys = [scene.key for _room, scene in main_scenes()]
    assert 12 <= len(keys) <= 16
    assert keys[0] == "import-preview"
    assert keys[1] == "month"
    assert {scene.key for scene in scenes() if scene.caption} == set(keys)


def test_every_room_and_every_group_of_forms_has_its_place_in_the_index():
    assert {room for room, _scene in scenes_by_room()} == {room for each in SUBJECTS for room in each.rooms}
    assert {form.group for form in forms().values()} == {group for each in SUBJECTS for group in each.groups}


def test_another_package_brings_its_own_rooms(tmp_path, monkeypatch):
    room = tmp_path / "more_cameras" / "garden"
    room.mkdir(parents=True)
    (room.parent / "empty").mkdir()
    for folder in (room.parent, room, room.parent / "empty"):
        (folder / "__init__.py").touch()
    (room / "scenes.py").write_text(
        'from tests.cameras.scene import Scene\nSCENES = (Scene("roses", "month"),)\n', encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    found = list(scenes_by_room(("tests.cameras", "more_cameras")))
    assert [(name, scene.key) for name, scene in found[-1:]] == [("garden", "roses")]
    assert [scene for _name, scene in found[:-1]] == list(scenes())


def test_the_index_lays_a_page_beside_the_papers_of_its_subject(tmp_path):
    _paper(tmp_path / "papers", "b07-2026")
    _paper(tmp_path / "papers", "dues-list-2026-01")
    (tmp_path / "papers" / "s11-2026-01.pdf").write_bytes(b"")  # not pictured yet
    write_index(
        tmp_path,
        [Picture("settlement", tmp_path / "window" / "settlement.png", ("Quyết toán <B07>", "The settlement"))],
    )
    page = (tmp_path / "index.html").read_text("utf-8")
    section = next(each for each in page.split("<section") if "settlement.png" in each)
    assert {"papers/b07-2026.pdf", "papers/b07-2026.xlsx", "papers/b07-2026-1.png"} <= set(
        re.findall(r'(?:href|src)="([^"]+)"', section)
    )
    assert "Quyết toán &lt;B07&gt;" in section
    assert "Settlement of union income and spending" in section
    assert "dues-list" not in section
    assert "papers/dues-list-2026-01.pdf" in page
    assert "s11" not in page
    assert "://" not in page


def test_a_sample_is_made_once(tmp_path, monkeypatch):
    book = tmp_path / "out" / "mẫu.socd"
    book.parent.mkdir()
    copy_of_sample(book, members=12)
    monkeypatch.setattr("app.services.home.sample_book.make_sample", lambda *_: pytest.fail("made again"))
    assert require_sample(book) is False


def test_what_qt_cannot_help_saying_is_not_told(capfd):
    before = qInstallMessageHandler(None)
    try:
        quiet_qt()
        qWarning("This plugin does not support propagateSizeHints()")
        qWarning("something is wrong")
    finally:
        qInstallMessageHandler(before)
    assert capfd.readouterr().err.strip() == "something is wrong"


@pytest.mark.slow
def test_the_tour_ends_with_an_index_and_says_a_line_a_step(tmp_path):
    book, out = tmp_path / "mẫu.socd", tmp_path / "out"
    copy_of_sample(book, members=12)
    result = subprocess.run(
        [sys.executable, "-m", "tests.cameras.tour", "--book", book, "--out", out],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    pictures = {file.stem for file in (out / "window").glob("*.png")}
    assert pictures == {scene.key for _room, scene in main_scenes()}
    page = (out / "index.html").read_text("utf-8")
    linked = re.findall(r'(?:href|src)="((?:window|papers)/[^"]+)"', page)
    assert len(set(linked)) > 3 * 40
    assert all((out / each).exists() for each in linked)
    assert result.stdout == ""
    assert all(line.startswith("· ") for line in result.stderr.splitlines())
