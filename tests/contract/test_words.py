"""The pages of help and what else lies beside the code: each page once, links that lead somewhere, and all of it in a wheel."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from setuptools import Distribution

from app import rooms
from app.domain.members.records import MEMBER
from app.domain.records import Record
from app.ui import help_page

ROOT = Path(__file__).resolve().parents[2]
RECORDS = rooms.Registry("domain", Record, module="records").all()
PAGES = sorted(page for folder in rooms.resources("help") for page in folder.glob("*.md"))


def test_a_page_of_help_has_its_name_once():
    names = [page.stem for page in PAGES]
    assert len(names) == len(set(names)) > 30


def test_no_page_lies_where_no_room_is():
    assert sorted((ROOT / "app" / "words").rglob("*.md")) == PAGES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_has_a_heading_and_its_links_lead_to_pages(page):
    text = page.read_text("utf-8")
    assert text.startswith("# ")
    assert set(re.findall(r"\]\(([^)]*)\)", text)) <= {each.stem for each in PAGES}


def test_a_page_tells_the_fields_of_a_record_as_the_record_does():
    told = [help_page.text_of(page.stem) for page in PAGES if "{{" in page.read_text("utf-8")]
    assert len(told) > 3
    assert not any("{{" in text for text in told)
    for field in MEMBER.importable:
        (line,) = [
            line
            for line in help_page.text_of("member_import").splitlines()
            if line.startswith((f"| {field.label} |", f"| **{field.label}** |"))
        ]
        assert line.endswith(f"| {field.help} |")
        assert field.aliases[0] in line
    assert "| **Họ và tên** |" in help_page.text_of("members")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.table)
def test_every_record_can_be_told(record):
    lines = help_page.table_of(record.table).splitlines()
    assert len(lines) == 2 + len(record.fields)
    assert len({line.count("|") for line in lines}) == 1


def test_an_unknown_page_is_the_contents():
    assert help_page.text_of("không có") == help_page.text_of(help_page.INDEX)
    assert help_page.text_of("vouchers").startswith("# Chứng từ thu, chi")


def test_pages_of_another_package_stand_beneath_the_contents(tmp_path, monkeypatch):
    (contents,) = rooms.resources("help/index.md")
    assert help_page.text_of("index") == contents.read_text("utf-8")
    folder = tmp_path / "tests_pages" / "words" / "help"
    folder.mkdir(parents=True)
    (folder / "wood.md").write_text("# Củi\n\nXếp củi.\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(rooms, "known_packages", ["app", "tests_pages"])
    assert help_page.text_of("index") == contents.read_text("utf-8") + "- [Củi](wood)\n"
    assert help_page.text_of("wood").startswith("# Củi")
    for name in [name for name in sys.modules if name.partition(".")[0] == "tests_pages"]:
        del sys.modules[name]


def test_a_wheel_takes_along_what_lies_beside_the_code(monkeypatch):
    monkeypatch.chdir(ROOT)
    distribution = Distribution()
    distribution.parse_config_files()
    distribution.include_package_data = False  # Why: what git knows is not asked, only what pyproject.toml names.
    packed = distribution.get_command_obj("build_py")
    packed.ensure_finalized()
    found = {Path(folder, file) for _, folder, _, files in packed.data_files for file in files}
    beside = {
        path.relative_to(ROOT)
        for path in (ROOT / "app").rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"} and path.parent != ROOT / "app"
    }
    assert len(beside) > 40
    assert beside - found == set()
