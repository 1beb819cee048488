"""A subject is added without touching one file of the house, and taken away again: ``tests/toy`` lends the union's bicycles.

The toy is never brought into this process: it comes into children, by ``--also tests.toy`` as a treasurer would bring it.
"""

from __future__ import annotations

import ast
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from PySide6.QtGui import QImage

from app import rooms
from app.models.book import Book
from app.models.faults import NewerBook
from app.models.queries.trail import acts
from app.models.schema import present
from app.services.home.check_book import all_checks
from app.services.members.keep_members import MemberEntry, add_member
from app.services.undo_act import redo_last, undo_last
from tests.contract.test_layers import LAYERS
from tests.house import tree_of
from tests.scenarios.toy_child import listed
from tests.small_books import OPENING_DAY, new_book, remove

ROOT = Path(__file__).resolve().parents[2]
TOY = ROOT / "tests" / "toy"
ROOM = "bicycles"
TOLD_APART = {"__pycache__", "golden"}
ALSO = ("--also", "tests.toy")
CLEAN = f"Sổ khớp: {len(all_checks()) + 1} phép kiểm tra đều đạt."
Told = tuple[int, str]


def child(*arguments: str, home: Path, given: object = None) -> Any:
    """What a process with the toy tells of what it is asked."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.scenarios.toy_child", *ALSO, *arguments],
        cwd=ROOT,
        env=os.environ | {"SO_CONG_DOAN_HOME": str(home), "SO_CONG_DOAN_TODAY": "2026-03-15"},
        input=json.dumps(given),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == 0, told.stderr[-3000:]
    return json.loads(told.stdout.splitlines()[-1])


def in_step() -> None:
    """The toy's step is the next after the house's last; else nothing here can begin."""
    (step,) = (TOY / "models" / ROOM / "migrations" / "versions").glob("v*.py")
    number = f"{present().version + 1:04d}"
    if step.name[1:5] != number:
        pytest.fail(
            f"the house has grown to schema {present().version}: rename {step.name} to v{number}_{ROOM}.py, with its revision "
            f"{number!r} and its down_revision {present().version:04d}",
            pytrace=False,
        )


# ---- what a book goes through, once for all tests ------------------------------------------------------------------------


@dataclass(frozen=True)
class Life:
    """A book of the house that the toy came to: what each command said, its papers, and the book as it was before the last undos."""

    said: dict[str, Told]
    folder: Path
    book: Path
    full: Path


def workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    """A list of bicycles as somebody keeps one."""
    made = openpyxl.Workbook()
    for row in (("DANH SÁCH XE",), ("STT", "Số xe", "Loại xe"), *rows):
        made.active.append(row)
    made.save(path)
    return path


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Life:
    """Made by the house, then brought up by the toy: imports, lends, prints, and takes everything back."""
    in_step()
    folder = tmp_path_factory.mktemp("xe-dap")
    book = new_book(folder)
    with Book.open(book) as opened:
        for name in ("Lê Thị Bưởi", "Trần Văn Cam", "Người Thừa"):
            add_member(opened, MemberEntry(name, OPENING_DAY))
    bad = workbook(folder / "sai.xlsx", (1, "X01", "Asama, xanh"), (2, "X01", None), (3, None, "Martin"))
    good = workbook(folder / "xe.xlsx", (1, "X01", "Asama, xanh"), (2, "X02", "Thống Nhất, đen"), (3, 3, "Martin 107"))
    at, papers = ("--book", str(book)), [folder / f"giay.{kind}" for kind in ("pdf", "xlsx", "json")]
    profile = folder / "hồ sơ.toml"
    profile.write_text('union = "CĐCS Sao Mai"\nopening_day = 2026-01-01\n', encoding="utf-8")
    full = folder / "đầy.socd"
    lines: dict[str, Sequence[str]] = {
        "help": ("--help",),
        "help in English": ("--lang", "en", "--help"),
        "new": ("new", str(folder / "mới.socd"), "--profile", str(profile)),
        "check of the new": ("check", "--book", str(folder / "mới.socd")),
        "bad list": ("--json", "import", "bicycles", str(bad), *at),
        "dry run": ("--json", "import", "bicycles", str(good), *at, "--dry-run"),
        "list": ("--json", "import", "bicycles", str(good), *at),
        "lend": ("lend-bicycle", "X01", *at, "--member", "1"),
        "lend a second": ("--json", "lend-bicycle", "X02", *at, "--member", "1"),
        "lend it on": ("--json", "lend-bicycle", "X01", *at, "--member", "2"),
        "lend none": ("--lang", "en", "lend-bicycle", "X09", *at, "--member", "2"),
        "bicycles": ("bicycles", *at),
        **{f"{paper.suffix}": ("export", "bicycle-list", *at, "--period", "2026-03", "--to", str(paper)) for paper in papers},
        "log": ("log", *at),
        "log in English": ("--lang", "en", "log", *at),
        "undo lend": ("undo", *at),
        "redo lend": ("redo", *at),
        "check": ("check", *at),
    }  # fmt: skip
    said = dict(zip(lines, child("lines", home=folder, given=[[*ALSO, *line] for line in lines.values()]), strict=True))
    shutil.copyfile(book, full)
    backwards = (*(("undo", *at),) * 3, ("check", *at), ("bicycles", *at))
    names = ("undo lend again", "withdraw the list", "undo of the house", "check at the end", "no bicycles")
    said |= zip(names, child("lines", home=folder, given=[[*ALSO, *line] for line in backwards]), strict=True)
    return Life(said, folder, book, full)


def test_the_toy_never_came_into_this_process(life: Life) -> None:
    assert rooms.packages() == ("app",)
    assert not [name for name in sys.modules if name.startswith("tests.toy.")]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("help", ("bicycles      xe đạp của công đoàn", "lend-bicycle  cho đoàn viên mượn xe đạp")),
        ("help in English", ("bicycles      the union's bicycles", "lend-bicycle  lend a bicycle to a member")),
        ("new", ("Đã lập sổ",)),
        ("check of the new", (CLEAN,)),
        ("lend", ("Đã cho Lê Thị Bưởi mượn xe X01.",)),
        ("bicycles", ("X01    Asama, xanh              Lê Thị Bưởi mượn đến 14/04/2026", "3      Martin 107")),
        (
            "log",
            (
                f"Nâng cấp sổ – {present().version} → {present().version + 1}",
                "Nhập danh sách xe đạp – xe.xlsx",
                "Cho mượn xe đạp",
                "Thêm đoàn viên",
            ),
        ),
        ("log in English", ("Import a list of bicycles – xe.xlsx", "Lend a bicycle")),
        ("undo lend", ("Đã hoàn tác: Cho mượn xe đạp.",)),
        ("redo lend", ("Đã làm lại: Cho mượn xe đạp.",)),
        ("check", (CLEAN,)),
        ("undo lend again", ("Đã hoàn tác: Cho mượn xe đạp.",)),
        ("withdraw the list", ("Đã rút lần nhập: Nhập danh sách xe đạp – xe.xlsx – Sheet.",)),
        ("undo of the house", ("Đã hoàn tác: Thêm đoàn viên – Người Thừa.",)),
        ("check at the end", (CLEAN,)),
        ("no bicycles", ("",)),
    ],
)
def test_what_a_command_does_and_says(life: Life, line: str, words: Sequence[str]) -> None:
    code, said = life.said[line]
    assert code == 0, said
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize(
    ("line", "code"),
    [("lend a second", "bicycle-second"), ("lend it on", "bicycle-is-out"), ("bad list", "")],
)
def test_what_is_refused(life: Life, line: str, code: str) -> None:
    left, said = life.said[line]
    told = json.loads(said)
    assert left == 1
    assert told.get("code", "") == code
    if line == "bad list":
        found = [(each["code"], each["sheet"], each["row"]) for each in told["findings"]]
        assert found == [("bicycle-twice", "Sheet", 4), ("bicycle-make", "Sheet", 4), ("bicycle-number", "Sheet", 5)]


def test_a_refusal_is_said_in_english(life: Life) -> None:
    code, said = life.said["lend none"]
    assert (code, said) == (1, "The book has no bicycle X09.\n")


def test_a_dry_run_tells_what_the_import_does(life: Life) -> None:
    assert life.said["dry run"] == life.said["list"]
    assert json.loads(life.said["list"][1])["counts"] == {"new": 3, "refused": 0, "left_out": 0}


def test_the_form_is_printed(life: Life, golden: Callable[[str, str], None]) -> None:
    place = "../toy/golden/bicycle-list"
    with pypdfium2.PdfDocument((life.folder / "giay.pdf").read_bytes()) as pdf:
        golden(f"{place}/list.pdf.txt", pdf[0].get_textpage().get_text_range().replace("\r\n", "\n").rstrip())
    sheet = openpyxl.load_workbook(io.BytesIO((life.folder / "giay.xlsx").read_bytes())).active
    cells = [
        f"{cell.coordinate} {cell.number_format} {cell.value}"
        for row in sheet.iter_rows()
        for cell in row
        if cell.value
    ]
    golden(f"{place}/list.xlsx.txt", "\n".join(cells))
    golden(f"{place}/list.json", (life.folder / "giay.json").read_text("utf-8").rstrip())


# ---- taken away again ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("read_only", [False, True])
def test_without_the_toy_its_book_is_refused_by_name_and_left_as_it_is(life: Life, read_only: bool) -> None:
    before = hashlib.sha256(life.full.read_bytes()).digest()
    with pytest.raises(NewerBook) as refused:
        Book.open(life.full, read_only=read_only)
    assert str(life.full) in str(refused.value)
    assert hashlib.sha256(life.full.read_bytes()).digest() == before


def test_the_book_from_before_the_toy_lies_beside_and_goes_on(life: Life) -> None:
    (kept,) = life.folder.glob(f"{life.book.stem}.kieu-*.socd")
    copy = Path(shutil.copyfile(kept, life.folder / "như cũ.socd"))
    with Book.open(copy) as book:
        undo_last(book)
        redo_last(book)
        with book.read() as read:
            assert [act.kind.kind for act in acts(read, limit=3)] == ["redo", "undo", "add_member"]
    remove(copy)


def test_the_house_offers_the_same_with_the_toy_and_without(tmp_path: Path) -> None:
    in_step()
    with_toy, own = child("list", home=tmp_path), listed()
    for kind, names in own.items():
        assert [name for name in with_toy[kind] if name in set(names)] == names, kind
    brought = {kind: [name for name in with_toy[kind] if name not in set(own[kind])] for kind in own}
    guards = brought.pop("guards")
    assert guards[-1] == "bicycle_back_first"
    assert {name.partition("_")[0] for name in guards} == {"bicycle"}
    assert brought == {
        "rooms": ["bicycles"],
        "commands": ["bicycles", "lend-bicycle"],
        "acts": ["add_bicycle", "lend_bicycle", "return_bicycle", "import_bicycles"],
        "policies": ["bicycle_days"],
        "forms": ["bicycle-list"],
        "tables": ["bicycle"],
        "seals": ["one-bicycle-each"],
        "counts": ["bicycles"],
        "checks": ["bicycles-of-the-gone"],
        "sample": ["bicycles"],
        "rail": [],
        "tabs": ["bicycles"],
        "pages": ["bicycle_editor", "bicycle_lend", "bicycles"],
        "jobs": ["bicycles"],
        "cards": [],
        "sections": ["bicycles"],
        "words": ["Xe đạp"],
        "help": ["bicycles"],
        "pictures": ["bicycles", "bicycle_editor", "bicycle_lend"],
    }


# ---- in the window -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """What the window shows of the sample, and where its pictures lie."""
    in_step()
    folder = tmp_path_factory.mktemp("cua-so")
    book = folder / "mẫu.socd"
    made, checked = child(
        "lines", home=folder,
        given=[[*ALSO, "sample", str(book), "--members", "6", "--years", "1"], [*ALSO, "check", "--book", str(book)]],
    )  # fmt: skip
    assert (made[0], checked[0]) == (0, 0), checked
    return child("window", str(book), str(folder), home=folder), folder


def test_the_window_has_the_subject(seen: tuple[dict[str, Any], Path]) -> None:
    told, _folder = seen
    assert told["tabs"][-1] == "Xe đạp"
    assert told["icon is drawn"]
    assert told["against nothing"] == ["Hãy ghi số xe.", "Hãy ghi loại xe, ví dụ «Asama, xanh»."]
    assert told["against another"] == ["Đã có xe số X01."]
    assert (told["against a new one"], told["page after it"]) == ([], "bicycles")
    number, make, _member, holder, *days = told["list"][-1]
    assert (number, make, holder, *days) == (
        "X05", "Asama, trắng", "cháu gái", "15/03/2026", "14/04/2026", "Đang cho mượn",
    )  # fmt: skip
    assert told["found"] == ["X05 Asama, trắng"]
    assert {"Xe đạp", "Thêm xe đạp", "Danh sách xe đạp của công đoàn"} <= set(told["places"])
    assert told["help"].startswith("Xe đạp")
    assert told["list after undo"][-1][2:] == ["", "", "", "", "Ở công đoàn"]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("month", ("Xe đạp chưa trả", "3 xe đang cho mượn.", "1 xe quá hạn")),
        ("member", ("Mượn xe đạp", "X05 Asama, trắng, hạn trả 14/04/2026")),
        ("act", ("Cho mượn xe đạp", "Sửa: Xe đạp", "người đang giữ: ∅ → cháu gái")),
    ],
)
def test_other_pages_speak_of_it(seen: tuple[dict[str, Any], Path], page: str, words: Sequence[str]) -> None:
    assert [word for word in words if word not in seen[0][page]] == []


@pytest.mark.parametrize("scene", ["bicycles", "bicycle_editor", "bicycle_lend"])
def test_its_pages_are_pictured(seen: tuple[dict[str, Any], Path], scene: str) -> None:
    picture = QImage(str(seen[1] / f"{scene}.png"))
    assert (picture.width(), picture.height()) == (1366, 768)
    assert len({picture.pixel(x, y) for x in range(0, 1366, 7) for y in range(0, 768, 7)}) > 20


# ---- which files -----------------------------------------------------------------------------------------------------------


def toy_files() -> list[str]:
    """The toy's files as the guide speaks of them: its own room is called ``<room>``."""
    there = (path for path in TOY.rglob("*") if path.is_file() and not TOLD_APART & set(path.parts))
    return sorted(path.relative_to(TOY).as_posix().replace(f"/{ROOM}/", "/<room>/") for path in there)


def guide() -> str:
    """The section of the guide."""
    return (ROOT / "app" / "README.md").read_text("utf-8").partition("## To add a subject")[2]


def rows_of_the_guide() -> list[list[str]]:
    """The patterns of each line of its table."""
    rows = [line.split("|")[1] for line in guide().splitlines() if line.startswith("|") and "/" in line.split("|")[1]]
    return [re.findall(r"`([^`]+)`", row.replace("<floor>", "*")) for row in rows]


def test_the_files_of_the_toy_are_those_of_the_guide() -> None:
    rows, used = rows_of_the_guide(), set[str]()
    names = [pattern for row in rows for pattern in row]
    strays = []
    for file in toy_files():
        depth = file.count("/")
        if fitting := [
            name for name in names if fnmatchcase(file, name) and (name[0] == "*" or name.count("/") == depth)
        ]:
            # Why the longest: a file of a fixed name is also one of the many beside it.
            used.add(max(fitting, key=lambda name: (name[0] != "*", len(name.replace("*", "")))))
        elif file != "__init__.py":
            strays.append(file)
    assert strays == []
    assert [name for name in names if name not in used] == []


def test_the_guide_names_every_file_that_a_registry_reads() -> None:
    """Before there were registries a subject changed 31 to 41 files of the house."""
    asked = set()
    for path in (ROOT / "app").rglob("*.py"):
        for node in ast.walk(tree_of(path)):
            module = [each.value for each in getattr(node, "keywords", ()) if each.arg == "module"]
            if isinstance(node, ast.Call) and module and isinstance(module[0], ast.Constant):
                asked.add(str(module[0].value) + ".py")
    assert len(asked) > 20
    assert [name for name in sorted(asked) if name not in guide()] == []


def test_no_file_of_the_house_knows_the_toy() -> None:
    suffixes = {".py", ".po", ".md", ".sql", ".toml", ".json", ".txt", ".svg"}
    own = {TOY, Path(__file__), Path(__file__).with_name("toy_child.py"), ROOT / "app" / "README.md"}
    files = (path for name in ("app", "resources", "tests", "installer") for path in (ROOT / name).rglob("*"))
    told = [
        path.relative_to(ROOT).as_posix()
        for path in (*files, ROOT / "dev.py", ROOT / "pyproject.toml")
        if path.suffix in suffixes and not own & {path, *path.parents}
        if re.search(r"bicycle|tests[./]toy", path.read_text("utf-8", errors="replace"))
    ]
    assert told == []


def test_the_toy_keeps_the_layers_of_the_house() -> None:
    wrong = []
    for path in TOY.rglob("*.py"):
        floor = path.relative_to(TOY).parts[0]
        allowed = (f"app.{floor}", *LAYERS.get(f"app.{floor}", {"app", "tests"}))
        if "sqlalchemy" in path.read_text("utf-8") and floor != "models":
            wrong.append(f"{path} knows tables")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = (node.module or "").replace("tests.toy", "app") if isinstance(node, ast.ImportFrom) else ""
            if named.startswith("app.") and not any(f"{named}.".startswith(f"{name}.") for name in allowed):
                wrong.append(f"{path} imports {named}")
    assert wrong == []
