"""The schema as the migrations lay it is the schema the program works with; every released book still opens."""

from __future__ import annotations

import ast
import re
import shutil
import sys
from pathlib import Path

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlcipher3 import dbapi2

from app.models.book import Book
from app.models.guards import all_guards
from app.models.schema import all_tables, bulk_tables, present, trailed_tables
from app.services.home.check_book import check_book
from tests.small_books import RELEASED, new_book

_OWN = {"operation", "change", "open_operation", "daily_balance", "attachment_content"}


def _plain(sql: str) -> str:
    # Why without quotes: SQLite puts them around a table's new name wherever it writes it.
    return re.sub(r"\s+", " ", sql).strip().replace("( ", "(").replace(" )", ")").replace('"', "")


def test_migrations_lay_exactly_the_tables_and_indexes_of_the_program() -> None:
    dialect = sqlite.dialect()
    wanted = {table.name: _plain(str(CreateTable(table).compile(dialect=dialect))) for table in all_tables()}
    for table in all_tables():
        wanted |= {str(index.name): _plain(str(CreateIndex(index).compile(dialect=dialect))) for index in table.indexes}
    connection = dbapi2.connect(str(new_book()))
    stored = {
        name: _plain(sql)
        for name, sql in connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL"
        )
        if name != "alembic_version"
    }
    connection.close()
    assert stored == wanted


def test_every_table_is_strict_and_either_trailed_bulk_or_the_trails_own() -> None:
    names = {table.name for table in all_tables()}
    assert {table.name for table in trailed_tables()} | {table.name for table in bulk_tables()} | _OWN == names
    assert all(table.dialect_options["sqlite"]["strict"] for table in all_tables())


def test_a_step_imports_nothing_of_ours() -> None:
    for step in present().line.steps:
        tree = ast.parse(step.path.read_text(encoding="utf-8"))
        named = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        named += [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
        assert {name.split(".")[0] for name in named} <= {*sys.stdlib_module_names, "alembic", "sqlalchemy"}, step.path


def test_guards_have_names_of_their_own() -> None:
    names = [guard.name for guard in all_guards()]
    assert len(names) == len(set(names))


def test_there_is_a_book_for_this_schema() -> None:
    assert (RELEASED / f"kieu-{present().version}.socd").is_file(), (
        "make it with: so-cong-doan sample tests/books/kieu-N.socd --members 6 --years 1"
    )


@pytest.mark.parametrize("book", sorted(RELEASED.glob("*.socd")), ids=lambda path: path.stem)
def test_every_released_book_opens_and_holds(book: Path, tmp_path: Path) -> None:
    copy = tmp_path / book.name
    shutil.copyfile(book, copy)
    with Book.open(copy) as opened:
        assert [finding for finding in check_book(opened) if finding.stops] == []
        with opened.read() as read:
            assert read.number("SELECT count(*) FROM voucher") > 10
