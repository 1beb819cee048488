"""The line of steps: found by file names in several folders, read without being run; a branch, a gap or a slip is an error."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.models.history import History
from app.models.schema import present
from app.models.shape import Shape
from app.models.steps import BrokenLine, line_of, step_folders
from tests.next_shapes import MORE, MUCH, shape_of, write_step

ROOT = Path(__file__).resolve().parents[2]
OWN = present().line.folders
NOW = present().version


def line_with(folder, shape, **other):
    write_step(folder, present().version + 1, shape, **other)
    return line_of([*OWN, folder])


def test_the_version_is_the_number_of_steps_over_all_folders(tmp_path):
    rooms = [tmp_path / name for name in ("loans", "gifts")]
    for number, room in enumerate(rooms, present().version + 1):
        folder = room / "migrations" / "versions"
        folder.mkdir(parents=True)
        write_step(folder, number, {})
    line = line_of([*OWN, *step_folders(tmp_path)])
    assert line.version == present().version + 2
    assert [step.path.parents[2].name for step in line.steps[-2:]] == ["loans", "gifts"]
    assert set(line.folders) == {*OWN, *step_folders(tmp_path)}


def test_alembic_sees_the_same_line():
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    line = shape_of(MUCH, MORE).line
    config = Config()
    config.set_main_option("script_location", str(ROOT / "app" / "models" / "migrations"))
    config.set_main_option("version_locations", os.pathsep.join(str(folder) for folder in line.folders))
    config.set_main_option("path_separator", "os")
    seen = list(ScriptDirectory.from_config(config).walk_revisions())
    assert [(script.revision, Path(script.path)) for script in reversed(seen)] == [
        (f"{step.number:04d}", step.path) for step in line.steps
    ]
    for script, step in zip(reversed(seen), line.steps, strict=True):
        assert script.module.shape.get("rows", {}).keys() == step.shift.rows.keys()


def test_two_heads_are_an_error(tmp_path):
    write_step(tmp_path, present().version + 1, {}, name="one")
    write_step(tmp_path, present().version + 1, {}, name="other")
    with pytest.raises(BrokenLine, match="two steps"):
        line_of([*OWN, tmp_path])


def test_a_gap_is_an_error(tmp_path):
    write_step(tmp_path, present().version + 2, {})
    with pytest.raises(BrokenLine, match="gap"):
        line_of([*OWN, tmp_path])


@pytest.mark.parametrize(
    ("shape", "other", "problem"),
    [
        ({}, {"before": 1}, "not those of its name"),
        ({}, {"revision": 9}, "not those of its name"),
        ({"row": {}}, {}, "row"),
        ({"rows": {"member": {"add": {}}}}, {}, "add"),
        ({}, {"said": "dict(rows={})"}, "no literal"),
    ],
)
def test_a_step_that_says_what_cannot_be_is_an_error(shape, other, problem, tmp_path):
    line = line_with(tmp_path, shape, **other)
    with pytest.raises(BrokenLine, match=problem):
        _ = line.hashed


def test_what_the_steps_say_is_personal_is_what_the_tables_mark():
    for shape in (present(), shape_of(MUCH), shape_of(MUCH, MORE)):
        declared = {table: names for table, names in shape.line.hashed[shape.version].items() if names}
        assert declared == {table: names for table, names in shape.personal.items() if names}


def test_every_name_that_a_kind_of_act_ever_had():
    line = shape_of(MUCH, MORE).line
    assert line.act_ever("add_member") == ("add_member", "edit_member", "set_relatives")
    assert [line.act_now("set_relatives", version) for version in (1, NOW, NOW + 1, NOW + 2)] == ["add_member"] * 2 + [
        "set_relatives"
    ] * 2
    assert line.act_now("edit_member", NOW + 1) == "add_member"


def test_names_and_columns_are_led_back_and_forth():
    line = shape_of(MUCH, MORE).line
    assert line.names_now("member", ["staff_number", "position", "phone"], NOW) == (
        "member",
        {"staff_number": "card", "position": "position", "phone": "phone"},
    )
    way = line.way("member", ["id", "card", "temper", "quarter", "initial", "staff_number"], NOW)
    assert way is not None
    assert way[1][0].found == ("id", "staff_number", "position")
    relative = line.way("kinsfolk", ["id"], NOW)
    assert relative is not None
    assert relative[0] == "relative"
    assert line.way("relative", ["id"], NOW) is None
    assert line.hashed_back(NOW + 2, NOW)["member"] >= {"staff_number", "full_name"}
    assert "initial" not in line.hashed_back(NOW + 2, NOW)["member"]


def test_a_name_that_is_free_again_is_another_table(tmp_path):
    write_step(tmp_path, present().version + 1, {"gone": ["cash_count"]})
    line = line_of([*OWN, tmp_path])
    assert line.way("cash_count", ["id"], present().version) is None
    assert "cash_count" not in line.hashed[-1]
    assert [span.end for span in History(Shape(present().metadata, line), {1: 1, 2: 5, 3: 5, 4: 9}).spans] == [
        5,
        9,
        None,
    ]


def test_a_book_is_opened_without_alembic_and_without_running_a_step():
    code = (
        "import sys; from pathlib import Path; from app.models.book import Book; import shutil, tempfile\n"
        "from app.models.schema import present\n"
        "target = Path(tempfile.mkdtemp()) / 'a.socd'\n"
        "shutil.copyfile(f'tests/books/kieu-{present().version}.socd', target)\n"
        "Book.open(target).close()\n"
        "print([name for name in sys.modules if name.startswith('alembic') or 'v000' in name])\n"
        "print('shift' in vars(present().line.steps[0]))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "False"]
