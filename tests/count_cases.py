"""How much the suite tests: ``python -m tests.count_cases`` prints the number of test ids and the sum of their examples.

A property counts for as many examples as its settings allow, under every id it has. With ``--ids`` the ids are listed too.
"""

from __future__ import annotations

import contextlib
import io
import sys
from typing import Any

import pytest


class _Counter:
    """Hears from pytest what was collected."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.examples = 0

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Count once everything is collected."""
        self.ids = sorted(item.nodeid for item in session.items)
        self.examples = sum(examples_of(item) for item in session.items)


def examples_of(item: pytest.Item) -> int:
    """How many examples hypothesis makes for a test at the most; none for a test that is no property."""
    test: Any = getattr(item, "obj", None)
    if not getattr(test, "is_hypothesis_test", False):
        return 0
    # Trap: hypothesis keeps the settings of a property under this name only; a state machine has them on its class.
    chosen = getattr(test, "_hypothesis_internal_use_settings", None) or getattr(type(test.__self__), "settings", None)
    assert chosen is not None, f"{item.nodeid} has no settings"
    return int(chosen.max_examples)


def main(arguments: list[str]) -> int:
    """Collect, count and print."""
    counter = _Counter()
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        code = pytest.main(["--collect-only", "-q", "-p", "no:randomly"], plugins=[counter])
    if code != 0:
        print(output.getvalue())
        return int(code)
    if "--ids" in arguments:
        print("\n".join(counter.ids))
    print(f"{len(counter.ids)} test ids, {counter.examples} examples")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
