"""Every way from one page to another leads somewhere: the page is there and takes what it is given. Read from the source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ui.pages import known_pages
from tests.house import tree_of

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "app" / "ui").rglob("*.py"))
PAGES = known_pages()


def _text(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _keyword(call: ast.Call, name: str) -> str:
    return next((_text(each.value) or "" for each in call.keywords if each.arg == name), "")


def _ways(tree: ast.AST) -> Iterator[tuple[int, str, set[str]]]:
    """Line, page and named arguments of each ``go``, each verb told where it leads ``to``, each editor that ``leads_to`` a page."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "go" and node.args and (page := _text(node.args[0])):
                yield node.lineno, page, {each.arg for each in node.keywords if each.arg}
            elif node.func.attr == "offer" and (page := _keyword(node, "to")):
                yield node.lineno, page, {_keyword(node, "naming")} - {""}
        if isinstance(node, ast.ClassDef):
            told = {
                target.id: _text(each.value)
                for each in node.body
                if isinstance(each, ast.AnnAssign | ast.Assign)
                for target in ([each.target] if isinstance(each, ast.AnnAssign) else each.targets)
                if isinstance(target, ast.Name)
            }
            if page := told.get("leads_to"):
                yield node.lineno, page, {told.get("naming") or ""} - {""}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT / "app" / "ui")))
def test_every_way_leads_somewhere(file):
    for line, page, arguments in _ways(tree_of(file)):
        assert page == "back" or page in PAGES, f"{file.name}:{line} leads to {page!r}, which is no page"
        if page != "back":
            untaken = arguments - PAGES[page].takes
            assert not untaken, f"{file.name}:{line} gives {page!r} {sorted(untaken)}, which it does not take"


def test_ways_are_found():
    assert sum(1 for file in FILES for _way in _ways(tree_of(file))) > 150
