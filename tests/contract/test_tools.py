"""The tools a stranger uses first: the lock, dev.py and what a build server calls."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", ["runtime.txt", "develop.txt"])
def test_every_pin_of_the_lock_has_hashes_and_no_address(name):
    text = (ROOT / "requirements" / name).read_text("utf-8")
    pins = re.findall(r"^[A-Za-z0-9][\w.-]*==[^\n]*\\\n    --hash=sha256:[0-9a-f]{64}", text, flags=re.MULTILINE)
    starts = re.findall(r"^[A-Za-z0-9][^\n]*", text, flags=re.MULTILINE)
    assert len(pins) == len(starts) > 20
    assert "://" not in text


def test_the_program_needs_nothing_its_developers_lack():
    pins = {
        name: set(
            re.findall(r"^([\w.-]+==[\w.]+)", (ROOT / "requirements" / name).read_text("utf-8"), flags=re.MULTILINE)
        )
        for name in ("runtime.txt", "develop.txt")
    }
    assert pins["runtime.txt"] < pins["develop.txt"]


def test_dev_py_imports_the_standard_library_alone():
    tree = ast.parse((ROOT / "dev.py").read_text("utf-8"))
    named = {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    named |= {str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert named <= set(sys.stdlib_module_names)


def test_dev_py_has_the_commands_of_the_readme():
    assert {"run", "test", "check", "prove", "bench", "shots", "build", "messages", "lock"} <= set(dev.COMMANDS)
    assert all((act.__doc__ or "").strip() for act in dev.COMMANDS.values())


def test_an_unknown_command_is_wrong_use():
    answer = subprocess.run([sys.executable, ROOT / "dev.py", "nothing"], capture_output=True, text=True, check=False)
    assert answer.returncode == 2
    assert "nothing" in answer.stderr


def test_a_system_without_apt_is_told_what_it_lacks(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(dev, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(dev.Missing) as lack:
        dev.require_libraries(dev.QT_LIBRARIES, "Qt needs system libraries that are missing")
    assert "libegl1" in str(lack.value)
    assert "libgl1" not in str(lack.value)


def test_elsewhere_than_linux_qt_brings_its_own_libraries(monkeypatch):
    monkeypatch.setattr(dev, "loads", lambda library: False)
    monkeypatch.setattr(sys, "platform", "win32")
    dev.require_libraries(dev.QT_LIBRARIES, "Qt needs system libraries that are missing")


def test_an_old_python_is_refused_with_a_sentence(monkeypatch):
    monkeypatch.setattr(dev, "OLDEST_PYTHON", (99, 0))
    with pytest.raises(dev.Missing, match="Python"):
        dev.require_python()


def test_the_build_server_calls_every_test():
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "python3 dev.py test" in script
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
