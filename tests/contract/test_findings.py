"""What was found when the program was tried (``tests/findings.toml``) is complete, and says the truth about its tests."""

from __future__ import annotations

import ast
import re
import tomllib
from itertools import groupby
from pathlib import Path

import pytest

from tests.house import tree_of

ROOT = Path(__file__).resolve().parents[2]
FINDINGS = tomllib.loads((ROOT / "tests" / "findings.toml").read_text(encoding="utf-8"))
STATES = {"mended", "wrong", "later", "outside"}
FIELDS = {"what", "state", "tests", "reason"}


NUMBERS = {
    "H": [*range(1, 24)],
    "R": [*range(1, 19)],
    "W": [*range(1, 11)],
    "S": [*range(1, 18)],
    "A": [*range(1, 9)],
    "B": [*range(1, 12)],
    "C": [1, 2, 4, 5, 6, 7, 8],
    "L": [*range(1, 34)],
    "P": [*range(1, 12)],
}
"""What was found, by its letter: every one of these must say what became of it."""


def test_every_finding_is_there_once_and_in_its_order() -> None:
    keys = [re.fullmatch(r"([A-Z])([1-9]\d*)", key) for key in FINDINGS]
    assert all(keys)
    pairs = [(key[1], int(key[2])) for key in keys if key]
    found = [
        (letter, [number for _letter, number in group]) for letter, group in groupby(pairs, key=lambda pair: pair[0])
    ]
    assert found == [*NUMBERS.items()]


@pytest.mark.parametrize("key", FINDINGS)
def test_a_finding_says_what_became_of_it(key: str) -> None:
    found = FINDINGS[key]
    assert found.keys() <= FIELDS
    assert found["what"].strip()
    assert found["state"] in STATES
    if found["state"] == "mended":
        assert found["tests"], "no test would fail without the mend"
    else:
        assert found["reason"].strip()


def stands(named: str) -> bool:
    """True when the file is there and defines the test, where one is named."""
    name, _sign, test = named.partition("::")
    file = ROOT / name
    if not (name.startswith("tests/") and file.is_file()):
        return False
    defined = {node.name for node in tree_of(file).body if isinstance(node, ast.FunctionDef)}
    return test in defined if test else any(each.startswith("test_") for each in defined)


@pytest.mark.parametrize("key", FINDINGS)
def test_every_test_named_is_there(key: str) -> None:
    assert [named for named in FINDINGS[key].get("tests", ()) if not stands(named)] == []
