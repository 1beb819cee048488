"""The rules of the house: who may import whom. Each rule is a test of a few lines over the graph of imports."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import grimp
import pytest

from app.exports.form import forms
from app.ui.importing.page import ImportPage
from app.ui.pages import known_pages
from tests.house import tree_of

ROOT = Path(__file__).resolve().parents[2]
# The open book that every service takes, and the Outcome that it returns: windows and commands hold them, and read no table.
HANDLES = {"app.models.book", "app.models.operation"}
UNDER_ALL = {"app.domain", "app.paths", "app.rooms", "app.crash", "app.files"}
SHOWS = {"app.models.queries", "app.exports", "app.services", "app.i18n", "app", *UNDER_ALL, *HANDLES}
LAYERS: dict[str, set[str]] = {
    "app.domain": {"app.rooms"},
    "app.models": UNDER_ALL,
    "app.imports": UNDER_ALL,
    "app.exports": {"app.models.queries", *UNDER_ALL},
    "app.services": {"app.models", "app.imports", "app.exports", *UNDER_ALL},
    "app.ui": SHOWS,
    "app.cli": SHOWS,
    "app.i18n": UNDER_ALL,
    "app.words": set(),
    "app.crash": {"app", "app.domain", "app.paths", "app.rooms"},
    "app.files": {"app", "app.crash", "app.paths"},
    "app.paths": set(),
    "app.rooms": set(),
}
OWNERS = {
    "reportlab": {"app.exports.pdf"},
    "xlsxwriter": {
        "app.exports.blank_sheet",
        "app.exports.sheetcells",
        "app.exports.sheetgrid",
        "app.exports.xlsx",
    },
    "openpyxl": {"app.imports.closer_look"},
    "python_calamine": {"app.imports.workbook"},
    "msoffcrypto": {"app.imports.containers"},
    "olefile": {"app.imports.old_workbooks"},
}


@cache
def graph() -> grimp.ImportGraph:
    """Every import of the program, those of libraries too."""
    return grimp.build_graph("app", include_external_packages=True, cache_dir=None)


def imports() -> list[tuple[str, str]]:
    """Pairs of importer and imported."""
    known = graph()
    return sorted((name, target) for name in known.modules for target in known.find_modules_directly_imported_by(name))


def lies_in(module: str, package: str) -> bool:
    return module == package or (package != "app" and module.startswith(package + "."))


def files(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_imports_only_what_lies_under_it(layer):
    allowed = LAYERS[layer] | {layer}
    wrong = [
        f"{name} imports {target}"
        for name, target in imports()
        if lies_in(name, layer)
        and target.split(".")[0] == "app"
        and not any(lies_in(target, other) for other in allowed)
    ]
    assert wrong == []


def test_every_module_belongs_to_a_layer():
    known = {"app", "app.__main__"}
    strays = [name for name in graph().modules if name.split(".")[0] == "app" and name not in known]
    assert [name for name in sorted(strays) if not any(lies_in(name, layer) for layer in LAYERS)] == []


def test_the_domain_imports_the_standard_library_and_itself():
    wrong = [
        f"{name} imports {target}"
        for name, target in imports()
        if lies_in(name, "app.domain") and target.split(".")[0] not in {*sys.stdlib_module_names, "app"}
    ]
    assert wrong == []


def test_the_rules_name_modules_that_are_there():
    named = {*LAYERS, *HANDLES, *UNDER_ALL, *(module for owners in OWNERS.values() for module in owners)}
    assert sorted(named - graph().modules) == []


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_of_one_format_is_named_in_its_own_file_alone(library):
    users = {name for name, target in imports() if target.split(".")[0] == library}
    assert users <= OWNERS[library]


@pytest.mark.parametrize("package", ["app.ui", "app.cli", "app.services", "app.exports"])
def test_tables_are_known_below_the_services_only(package):
    libraries = {"alembic"} if package == "app.services" else {"sqlalchemy", "alembic", "sqlcipher3", "sqlite3"}
    wrong = [f"{n} imports {t}" for n, t in imports() if lies_in(n, package) and t.split(".")[0] in libraries]
    assert wrong == []


def test_qt_is_known_in_the_window_alone():
    users = {name for name, target in imports() if target.split(".")[0] in {"PySide6", "shiboken6"}}
    assert [name for name in sorted(users) if not lies_in(name, "app.ui")] == []


def between(modules: set[str]) -> list[str]:
    return [f"{name} imports {target}" for name, target in imports() if name in modules and target in modules]


def test_screens_never_import_one_another():
    assert between({page.__module__ for page in known_pages().values()}) == []


def test_forms_never_import_one_another():
    assert between({type(form).__module__ for form in forms().values()}) == []


def test_migrations_import_nothing_of_ours():
    steps = [(n, t) for n, t in imports() if n.startswith("app.models.") and "migrations" in n.split(".")]
    assert [f"{n} imports {t}" for n, t in steps if t.split(".")[0] == "app"] == []


def test_every_module_says_what_lives_in_it():
    silent = [path.relative_to(ROOT).as_posix() for path in files("app") if not ast.get_docstring(tree_of(path))]
    assert silent == []


def test_no_module_is_called_utils_or_the_like():
    forbidden = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    assert [path.as_posix() for path in files("app") if path.stem in forbidden] == []


def explains(path: Path) -> Iterator[str]:
    """Comments on lines of their own that begin in no known way; a line below a comment goes on with it."""
    goes_on = False
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        text = line.strip()
        heading = text.startswith("# ----")
        if text.startswith("#") and not goes_on and not heading and not re.match(r"# (Why|Law|Trap)\b", text):
            yield f"{path.relative_to(ROOT)}:{number}"
        goes_on = text.startswith("#") and not heading


def test_comments_that_explain_begin_with_why_law_or_trap():
    assert [found for path in files("app") for found in explains(path)] == []


def test_nothing_is_left_to_be_done_in_a_comment():
    marks = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b")
    assert [path.name for path in files("app") if marks.search(path.read_text("utf-8"))] == []


def test_what_was_written_many_times_is_one():
    """The permission of a plan, the side of a talk, the word of a state, the page that takes a file in."""
    defined = Counter(
        node.name
        for file in files("app")
        for node in tree_of(file).body
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
    )
    assert {name: defined[name] for name in ("Permission", "Side", "state_word") if defined[name] > 1} == {}
    taking_in = [page for key, page in known_pages().items() if "import" in key]
    assert len(taking_in) >= 3
    assert all(issubclass(page, ImportPage) for page in taking_in)
