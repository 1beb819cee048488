"""Two families of errors, one clock, and nothing across a process that could run: the rules are read from the code itself."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain

from tests.house import ROOT, modules, tree_of

CLOCK, CRASH = "app/domain/clock.py", "app/crash.py"
BROAD = {"Exception", "BaseException", "OSError", "PermissionError", "EnvironmentError"}
CLOCKS = {
    *(("datetime", name) for name in ("now", "utcnow", "today")),
    ("date", "today"),
    *(("time", name) for name in ("time", "time_ns", "localtime", "gmtime")),
    *((f"Q{name}", f"current{name}") for name in ("Date", "Time", "DateTime")),
}
SQL_CLOCKS = ("current_date", "current_time", "'now'")
RUNS = {"pickle", "marshal", "shelve", "multiprocessing", "dill", "cloudpickle"}


@cache
def by_kind() -> dict[type[ast.AST], list[tuple[str, ast.AST]]]:
    """Every node of the program with its file, by its kind."""
    found = defaultdict(list)
    for path in modules().values():
        file = path.relative_to(ROOT).as_posix()
        for node in ast.walk(tree_of(path)):
            found[type(node)].append((file, node))
    return found


def nodes(*kinds: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    """Nodes of some kinds with where they stand."""
    for file, node in chain.from_iterable(by_kind()[kind] for kind in kinds):
        yield f"{file}:{getattr(node, 'lineno', 0)}", node


def last_name(node: ast.expr | None) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def test_the_clock_alone_asks_what_time_it_is():
    asked = [
        where
        for where, node in nodes(ast.Attribute)
        if isinstance(node, ast.Attribute) and (last_name(node.value), node.attr) in CLOCKS
    ]
    for where, node in nodes(ast.Constant):
        text = node.value.lower() if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if "select" in text and any(each in text for each in SQL_CLOCKS):
            asked.append(where)
    assert {where.partition(":")[0] for where in asked} == {CLOCK}


def test_nothing_that_could_run_crosses_a_process():
    found = [
        where
        for where, node in nodes(ast.Import, ast.ImportFrom)
        if isinstance(node, ast.Import | ast.ImportFrom)
        and {getattr(node, "module", None), *(each.name for each in node.names)} & RUNS
    ]
    assert found == []


def _catches(handler: ast.ExceptHandler) -> set[str]:
    if handler.type is None:
        return {"BaseException"}
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return {last_name(each) for each in caught}


def _answers(handler: ast.ExceptHandler) -> bool:
    """It raises (a refusal or the same again), hands the exception on, makes a sentence of it, or has ``crash`` write it down."""
    name = handler.name
    for node in (each for line in handler.body for each in ast.walk(line)):
        if isinstance(node, ast.Raise) or (isinstance(node, ast.Return) and name and last_name(node.value) == name):
            return True
        if isinstance(node, ast.Call) and name is not None:
            handed = any(isinstance(each, ast.Name) and each.id == name for each in node.args)
            called = node.func if isinstance(node.func, ast.Attribute) else None
            if (
                handed
                and called is not None
                and (last_name(called.value) in {"crash", "machine"} or called.attr == "emit")
            ):
                return True
    return False


def test_no_failure_is_swallowed():
    silent = [
        where
        for where, node in nodes(ast.ExceptHandler)
        if isinstance(node, ast.ExceptHandler) and _catches(node) & BROAD and not _answers(node)
    ]
    for where, node in nodes(ast.Call):
        assert isinstance(node, ast.Call)
        if last_name(node.func) == "suppress" and {last_name(each) for each in node.args} & BROAD:
            silent.append(where)
    # Why one: where the log itself cannot be written there is nowhere left to say so.
    assert {where.partition(":")[0] for where in silent} == {CRASH}
    assert len(silent) == 1


def test_no_sentence_is_made_of_an_exception_s_text():
    made = []
    for where, node in nodes(ast.ExceptHandler):
        assert isinstance(node, ast.ExceptHandler)
        for each in (inner for line in node.body for inner in ast.walk(line)):
            parts = [each.value] if isinstance(each, ast.keyword | ast.FormattedValue) else []
            made += [where for part in parts if isinstance(part, ast.Name) and part.id == node.name]
    assert made == []
