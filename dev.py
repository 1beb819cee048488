#!/usr/bin/env python3
"""Every job of a developer in one place, with Python's standard library only: python3 dev.py run | test | check | …

Makes .venv from the hash-pinned lock, remembers that it did, and starts the real tools with one fixed environment.
Nothing of the program is imported here.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
OUT = ROOT / "out"
LOCK = ROOT / "requirements" / "develop.txt"
STAMP = VENV / "stamp.txt"
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
PROGRAM = VENV / ("Scripts/so-cong-doan.exe" if WINDOWS else "bin/so-cong-doan")
SAMPLE_BOOK = OUT / "so-mau.socd"
OLDEST_PYTHON = (3, 11)

# What Qt loads, and the Debian package that brings it: for painting without a screen, and for a window on X.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfreetype.so.6": "libfreetype6",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


class Missing(Exception):
    """Something the computer lacks and that only its owner can give; the text says what and how."""


# ---- what the computer must have -------------------------------------------------------------------------------------


def loads(library: str) -> bool:
    """True when the system finds that shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: Sequence[str], why: str) -> None:
    """Install Debian packages as root or through sudo, or say which are missing."""
    wanted = " ".join(packages)
    if shutil.which("apt-get") is None:
        raise Missing(f"{why}. This system has no apt-get: please install what Debian calls {wanted}.")
    prefix = [] if os.geteuid() == 0 else ["sudo"] if shutil.which("sudo") else None
    if prefix is None:
        raise Missing(f"{why}. As root, run: apt-get install {wanted}")
    say(f"{why}: installing {wanted}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = [*prefix, "apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    # Why: a fresh container has no list of packages yet, a used one may have an old list; update only when needed.
    if subprocess.run(install, env=environment, stdout=subprocess.DEVNULL, check=False).returncode != 0:
        subprocess.run([*prefix, "apt-get", "update", "-q"], env=environment, stdout=subprocess.DEVNULL, check=False)
        if subprocess.run(install, env=environment, stdout=subprocess.DEVNULL, check=False).returncode != 0:
            raise Missing(f"{why}, and apt-get could not install {wanted}.")


def require_libraries(libraries: dict[str, str], why: str) -> None:
    """On Linux, install what does not load; elsewhere Qt brings everything with it."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for library, package in libraries.items() if not loads(library)]
    if missing:
        install_packages(missing, why)


def require_python() -> None:
    """Refuse a Python that is too old."""
    if sys.version_info < OLDEST_PYTHON:
        raise Missing(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. See python.org/downloads.")


# ---- the environment -------------------------------------------------------------------------------------------------


def stamp() -> str:
    """What the environment depends on; when it changes, the environment is brought up to date."""
    digest = hashlib.sha256(f"{sys.platform} {ROOT}".encode())
    digest.update(LOCK.read_bytes())
    return digest.hexdigest()


def set_up(*_: str) -> int:
    """Make or refresh .venv and the system libraries. Quick when nothing changed."""
    require_python()
    require_libraries(QT_LIBRARIES, "Qt needs system libraries that are missing")
    wanted = stamp()
    if not (PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted):
        make_environment()
        STAMP.write_text(wanted)
    return 0


def make_environment() -> None:
    """Create .venv when it is missing or broken, and install the lock and the program itself."""
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        install_packages([f"python3.{sys.version_info[1]}-venv"], "Python's venv is missing")
    if not works(PYTHON):
        say("making .venv")
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    say(f"installing {LOCK.relative_to(ROOT)} (once; a few minutes)")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True, cwd=ROOT)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", "."], check=True, cwd=ROOT)


def works(python: Path) -> bool:
    """True when that interpreter starts, has pip and is new enough; it need not be the one that runs this file."""
    if not python.exists():
        return False
    ask = [str(python), "-c", f"import sys, pip; sys.exit(sys.version_info < {OLDEST_PYTHON})"]
    return subprocess.run(ask, capture_output=True, check=False).returncode == 0


def environment(**more: str) -> dict[str, str]:
    """The environment every tool runs in: no screen, one time zone, one order of hashes, one language."""
    fixed = {
        "QT_QPA_PLATFORM": "offscreen",
        "TZ": "Asia/Ho_Chi_Minh",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "",
        "LC_ALL": "C.UTF-8",
        "QT_LOGGING_RULES": "qt.qpa.*=false",
    }
    return {**os.environ, **fixed, **more}


def call(command: Sequence[str | Path], **more: str) -> int:
    """Run a tool from the root of the tree in the fixed environment; its exit code."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=environment(**more), check=False).returncode


def say(text: str) -> None:
    """A line to whoever waits, apart from what the tools print."""
    print(f"· {text}", file=sys.stderr, flush=True)


# ---- the commands ----------------------------------------------------------------------------------------------------


def run(*arguments: str) -> int:
    """Open the window, on a sample book unless another is named. No screen: its main pages and papers, out/index.html."""
    set_up()
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        say("no screen here (neither DISPLAY nor WAYLAND_DISPLAY): painting the main pages and the papers into out/")
        book = Path(arguments[0]).resolve() if arguments else SAMPLE_BOOK.relative_to(ROOT)
        if arguments and not book.exists():
            raise Missing(f"There is no book {book}.")
        return call([PYTHON, "-m", "tests.cameras.tour", "--book", book, "--out", "out"], PYTHONWARNINGS="ignore")
    require_libraries(WINDOW_LIBRARIES, "A window needs system libraries that are missing")
    OUT.mkdir(exist_ok=True)
    if not arguments and not SAMPLE_BOOK.exists() and (code := call([PROGRAM, "sample", SAMPLE_BOOK])):
        return code
    visible = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    command = [str(PROGRAM), *(arguments or (str(SAMPLE_BOOK),))]
    return subprocess.run(command, env=visible, check=False).returncode


# Why by file: what the tests of one file share (a book, a window) is made by one of the two processes only.
PYTEST: Sequence[str | Path] = [PYTHON, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile"]
LOOKS_AT_THE_SOURCE: dict[str, Sequence[str | Path]] = {
    "format": [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."],
    "lint": [PYTHON, "-m", "ruff", "check", "--quiet", "."],
    "types": [PYTHON, "-m", "mypy"],
}


def test(*arguments: str) -> int:
    """Format, lint, types, and every test but the long proofs and the bench; ends with pytest's own closing line."""
    set_up()
    # Why not with arguments: whoever names tests wants these, and soon.
    sources = {} if arguments else LOOKS_AT_THE_SOURCE
    return hold({**sources, "tests": [*PYTEST, *arguments]})


def check(*_: str) -> int:
    """Format, lint, types, layers, quick unit and contract tests: what must hold before every commit. Under a minute."""
    set_up()
    quick = [*PYTEST, "-m", "not slow", "tests/unit", "tests/contract"]
    return hold({**LOOKS_AT_THE_SOURCE, "layers, quick unit and contract tests": quick})


def hold(steps: dict[str, Sequence[str | Path]]) -> int:
    """Run every step, say what each took and what failed, and what all took together; 0 when all hold, else 1."""
    failed, began, worked = [], time.monotonic(), processor_seconds()
    for name, command in steps.items():
        step_began, step_worked = time.monotonic(), processor_seconds()
        code = call(command)
        took = what_it_took(step_began, step_worked)
        say(f"{name}: {'ok' if code == 0 else 'FAILED'} ({took})")
        if code:
            failed.append(name)
    say((f"failed: {', '.join(failed)}" if failed else "all good") + f" ({what_it_took(began, worked)})")
    return 1 if failed else 0


def what_it_took(began: float, worked: float) -> str:
    """Time on the wall, and time of the processors where the system tells it."""
    wall, work = time.monotonic() - began, processor_seconds() - worked
    return f"{wall:.1f} s" + (f", {work / 60:.2f} CPU-minutes" if work else "")


def processor_seconds() -> float:
    """What all tools started so far have cost; 0 where the system does not tell (Windows)."""
    if sys.platform == "win32":
        return 0.0
    import resource

    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def prove(*arguments: str) -> int:
    """The long proofs: state machines, kills while posting, attacks, removed guards."""
    set_up()
    command = [str(PYTHON), "-m", "pytest", "-q", "-n", "2", "tests/prove", *arguments]
    return call(command, HYPOTHESIS_PROFILE="prove")


def prove_shapes(*arguments: str) -> int:
    """A thousand layouts of books and lists at random, read by the command line; --books, --lists, --seed, --only, --small."""
    set_up()
    return call([PYTHON, "-m", "tests.shapes", *arguments])


def bench(*arguments: str) -> int:
    """Our times against their floors, and the baseline's ratios; --against COMMIT (or baseline) in turns with that commit."""
    set_up()
    return call([str(PYTHON), "tests/bench/run.py", *arguments])


def shots(*arguments: str) -> int:
    """Every screen and dialog (light, dark, 100%, 150%), every paper, and a year by keyboard, as pictures in out/."""
    set_up()
    code = call([PYTHON, "-m", "tests.cameras.shots", "--book", SAMPLE_BOOK, "--out", OUT, *arguments])
    # Why: whoever asks for chosen screens wants neither the papers nor the whole year.
    if code or arguments:
        return code
    return call([PYTHON, "-m", "tests.cameras.papers", "--book", SAMPLE_BOOK, "--out", OUT / "papers"]) or call(
        [PYTHON, "-m", "tests.ui.year_by_keyboard", "--out", OUT / "year"]
    )


def build(*_: str) -> int:
    """The program as one folder, proved; the .deb and the bill of materials made of it: all in out/dist."""
    set_up()
    require_build_tools()
    return call([PYTHON, "-m", "installer.build"])


def prove_install(*arguments: str) -> int:
    """Install the built .deb in an empty Debian and start it there. Needs root, debootstrap and apt's mirror."""
    set_up()
    if shutil.which("debootstrap") is None:
        install_packages(["debootstrap"], "An empty Debian is made by debootstrap")
    return call([PYTHON, "-m", "installer.prove_deb", *arguments])


def require_build_tools() -> None:
    """PyInstaller needs Python as a shared library, and binutils on Linux."""
    if not sys.platform.startswith("linux"):
        return
    require_libraries(WINDOW_LIBRARIES, "The built program takes along what a window on X needs")
    if shutil.which("objdump") is None:
        install_packages(["binutils"], "PyInstaller needs objdump")
    name = str(sysconfig.get_config_var("INSTSONAME"))
    if not sysconfig.get_config_var("Py_ENABLE_SHARED"):
        raise Missing("This Python was built without a shared library; PyInstaller needs one (--enable-shared).")
    if not (Path(str(sysconfig.get_config_var("LIBDIR"))) / name).exists() and not loads(name):
        install_packages([f"libpython3.{sys.version_info[1]}"], f"PyInstaller needs {name}")


def messages(*packages: str) -> int:
    """Collect every sentence into the English catalogue of its room, those of named packages too; list what lacks English."""
    set_up()
    return call([PYTHON, "-m", "tests.catalogue", "update", *packages])


def inventory(*arguments: str) -> int:
    """Every page, verb, form, import, act, command and setting of the program. Add --update to renew tests/inventory.txt."""
    set_up()
    return call([PYTHON, "-m", "tests.inventory", *arguments])


def lock(*_: str) -> int:
    """Renew requirements/*.txt from *.in; pins stay as they are but for what changed. Add --upgrade to renew all."""
    set_up()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        scripts = Path(folder) / ("Scripts" if WINDOWS else "bin")
        subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
        # Why: without index URLs in the output; a lock must not say where it was made.
        options = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--python-version", "3.11"]
        for name in ("runtime", "develop"):
            paths = [f"requirements/{name}.in", "-o", f"requirements/{name}.txt"]
            if code := call([scripts / "uv", "pip", "compile", "--quiet", *options, *_, *paths]):
                return code
    return 0


COMMANDS: dict[str, Callable[..., int]] = {
    "setup": set_up,
    "run": run,
    "test": test,
    "check": check,
    "prove": prove,
    "prove-shapes": prove_shapes,
    "bench": bench,
    "shots": shots,
    "build": build,
    "prove-install": prove_install,
    "messages": messages,
    "inventory": inventory,
    "lock": lock,
}


def main() -> int:
    """Read the command; everything after it goes to the tool behind it."""
    lines = "\n".join(f"  {name:<13} {(act.__doc__ or '').strip()}" for name, act in COMMANDS.items())
    parser = argparse.ArgumentParser(
        description="Sổ Công Đoàn for developers.",
        epilog=f"commands:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS, metavar="command")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="arguments for the tool behind the command")
    chosen = parser.parse_args()
    try:
        return COMMANDS[chosen.command](*chosen.rest)
    except Missing as lack:
        print(f"dev.py: {lack}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failure:
        print(f"dev.py: failed: {' '.join(str(part) for part in failure.cmd)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
