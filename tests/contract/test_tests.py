"""How the tests themselves are written: by what the program makes public, and so that a reader sees what each value is."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import tree_of

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "tests").rglob("*.py"))
PUBLIC = {"_replace", "_asdict", "_fields", "_exit", "_getframe", "_"}
"""What a named tuple, ``os`` and ``sys`` offer under such names, and the word for translating."""
OUTSIDE = {
    "tests/inventory.py": {"_actions", "_SubParsersAction"},  # argparse tells nowhere else what arguments it has
    "tests/unit/test_paths.py": {"_MEIPASS"},  # where PyInstaller says it has unpacked itself
    "tests/count_cases.py": {"_hypothesis_internal_use_settings"},  # where hypothesis keeps a test's settings
}
REACHING = {"setattr", "getattr", "delattr", "hasattr"}
MOST_BY_PLACE = 4


def is_private(name: object) -> bool:
    return isinstance(name, str) and name.startswith("_") and not name.startswith("__") and name not in PUBLIC


def own_names(tree: ast.Module) -> set[str]:
    """What a file may look into: itself and its own classes, where the inside of a class is in question."""
    return {"self", "cls"} | {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def reached(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Each private name that is read from somewhere else, told in words to ``setattr`` and its like, or imported."""
    own = own_names(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=of)) if of in own:
                pass
            case ast.Attribute(attr=name) if is_private(name):
                yield node.lineno, name
            case ast.ImportFrom(module=str(module), names=names) if module.partition(".")[0] == "app":
                yield from ((node.lineno, each.name) for each in names if is_private(each.name))
            case ast.Call(
                func=ast.Name(id=call) | ast.Attribute(attr=call), args=[_, ast.Constant(value=name), *_]
            ) if call in REACHING and is_private(name):
                yield node.lineno, str(name)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_test_reaches_into_what_is_private(file: Path) -> None:
    """Else no part of the program could be written anew without its tests."""
    spared = OUTSIDE.get(file.relative_to(ROOT).as_posix(), set())
    assert [(line, name) for line, name in reached(tree_of(file)) if name not in spared] == []


def test_what_is_spared_is_reached() -> None:
    for file, names in OUTSIDE.items():
        assert names == {name for _line, name in reached(tree_of(ROOT / file))}


def test_reaching_would_be_noticed() -> None:
    written = (
        "from app.rooms import _known\nclass Own:\n    def go(self): return self._mine, Own._ours\n"
        "window._dialog\nsetattr(crash, '_counts', 1)\nmonkeypatch.setattr(crash, '_about', 2)\ni18n._('x')\n"
    )
    assert sorted(name for _line, name in reached(ast.parse(written))) == ["_about", "_counts", "_dialog", "_known"]


def made_by_place(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Each call of a class of the program that gives more than four values by their place alone."""
    known = {
        each.asname or each.name: f"{node.module}.{each.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "app"
        for each in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and len(node.args) > MOST_BY_PLACE:
            head, *rest = ast.unparse(node.func).split(".")
            if head in known and (rest or [head])[-1][:1].isupper():
                yield node.lineno, ".".join([known[head], *rest])


def takes_any_number(name: str) -> bool:
    """True of a class made of so many values of one kind, such as the columns of a listing."""
    module, _dot, made = name.rpartition(".")
    parameters = inspect.signature(getattr(importlib.import_module(module), made)).parameters.values()
    return any(each.kind is inspect.Parameter.VAR_POSITIONAL for each in parameters)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_cards_are_built_by_name(file: Path) -> None:
    """A row of fifteen values says nothing, and two of them that change places are not noticed."""
    assert [each for each in made_by_place(tree_of(file)) if not takes_any_number(each[1])] == []


def test_a_row_of_values_would_be_noticed() -> None:
    written = "from app.domain.care import norms\nfrom app.x import Card as C\nC(1, 2, 3, 4, 5)\nnorms.Norm(1, 2, 3, 4, 5)\nC(1)\n"
    assert list(made_by_place(ast.parse(written))) == [(3, "app.x.Card"), (4, "app.domain.care.norms.Norm")]
