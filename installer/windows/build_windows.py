"""On a Windows computer: ``py -3.11 installer\\windows\\build_windows.py`` makes the program and its installer.

Makes its own environment from wheels.txt (hashes required, no sources built), freezes, lets the program test itself,
then calls makensis. Standard library only, as it starts before anything is installed. Not yet run on Windows.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
OUT = ROOT / "out"
DIST = OUT / "dist"
VENV = OUT / "windows-venv"
PYTHON = VENV / "Scripts" / "python.exe"


def main() -> int:
    """The installer under out/dist; its path is printed last."""
    if platform.system() != "Windows" or sys.version_info[:2] != (3, 11) or sys.maxsize < 2**32:
        print("This needs 64-bit CPython 3.11 on Windows: the wheels and the spec are for it.", file=sys.stderr)
        return 2
    makensis = find_makensis()
    if makensis is None:
        print("makensis.exe is missing: install NSIS 3 and run this again.", file=sys.stderr)
        return 2
    make_environment()
    if code := run([str(PYTHON), "-m", "installer.build"]):
        return code
    version = ask([str(PYTHON), "-c", "from app import __version__; print(__version__)"])
    icon = OUT / "build" / "so-cong-doan.ico"
    output = DIST / f"so-cong-doan-{version}-windows-x64.exe"
    if code := run(compile_command(makensis, version, DIST / "so-cong-doan", icon, output)):
        return code
    print(output)
    return 0


def make_environment() -> None:
    """A fresh environment with exactly the wheels of wheels.txt, and nothing that is not in it."""
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    strict = ["--no-deps", "--only-binary=:all:", "--require-hashes", "-r", str(HERE / "wheels.txt")]
    subprocess.run([*pip, *strict], check=True, cwd=ROOT)


def compile_command(makensis: str, version: str, folder: Path, icon: Path, output: Path) -> list[str]:
    """The call of makensis for that built folder; it says nothing but warnings, and a warning fails it."""
    weight = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) // 1024
    given = {
        "VERSION": version,
        "FILES": str(folder / "*"),
        "ICON": str(icon),
        "OUTPUT": str(output),
        "SIZE_KIB": str(weight),
    }
    return [
        makensis,
        "-V2",
        "-WX",
        # Trap: on Windows makensis takes a script for the computer's own code page, and every Vietnamese letter is lost.
        "-INPUTCHARSET",
        "UTF8",
        *(f"-D{name}={value}" for name, value in given.items()),
        str(HERE / "so-cong-doan.nsi"),
    ]


def find_makensis() -> str | None:
    """NSIS on the PATH or where its own installer puts it."""
    usual = [Path(os.environ.get(name, "")) / "NSIS" / "makensis.exe" for name in ("ProgramFiles(x86)", "ProgramFiles")]
    return shutil.which("makensis") or next((str(path) for path in usual if path.is_file()), None)


def ask(command: list[str]) -> str:
    """What the command prints."""
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def run(command: list[str]) -> int:
    """Run a tool from the root of the tree; its exit code."""
    with tempfile.TemporaryDirectory() as home:
        variables = {**os.environ, "PYTHONUTF8": "1", "PYTHONHASHSEED": "0", "SO_CONG_DOAN_HOME": home}
        return subprocess.run(command, cwd=ROOT, env=variables, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
