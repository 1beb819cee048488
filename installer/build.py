"""``python3 dev.py build``: the folder, its proofs, then the papers and packages made of it, and a table of all of them.

Runs in the developers' environment. What goes into the folder stands in trim.py, what the packages hold beside each.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from installer import bill_of_materials, debian, licences, release, window_check

WINDOWS = sys.platform == "win32"
PROGRAM = release.FOLDER / (release.NAME + (".exe" if WINDOWS else ""))
LARGEST = 150 * 2**20  # what a folder may weigh, in bytes


def main() -> int:
    """Build and prove; the first thing that fails ends it with its exit code."""
    moment = release.moment()
    if code := freeze(moment):
        return code
    (release.FOLDER / "LICENCES.txt").write_text(licences.document(), encoding="utf-8", newline="\n")
    if code := prove():
        return code
    made = [
        release.FOLDER,
        bill_of_materials.write(release.DIST / f"{release.NAME}-{release.VERSION}.cdx.json", moment),
    ]
    if sys.platform.startswith("linux"):
        say("packing the .deb")
        made.append(debian.build(release.FOLDER, release.DIST, moment))
    rows = [(path.name + ("/" if path.is_dir() else ""), release.weight(path)) for path in made]
    print(release.table([*rows, *((f"  {name}", size) for name, size in folders(release.FOLDER))]))
    if (size := release.weight(release.FOLDER)) > LARGEST:
        say(f"the folder weighs {size / 2**20:.1f} MiB, more than the {LARGEST // 2**20} it may: see installer/trim.py")
        return 1
    return 0


def freeze(moment: int) -> int:
    """PyInstaller's folder under out/dist; its exit code."""
    out = release.ROOT / "out"
    spec = release.ROOT / "installer" / f"{release.NAME}.spec"
    places = ["--distpath", str(release.DIST), "--workpath", str(out / "build"), str(spec)]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places]
    fixed = {**os.environ, "SOURCE_DATE_EPOCH": str(moment), "PYTHONHASHSEED": "0"}
    return subprocess.run(command, cwd=release.ROOT, env=fixed, check=False).returncode


def prove() -> int:
    """The built program tests itself in an empty folder, makes a sample book, and paints its window on it."""
    with tempfile.TemporaryDirectory() as empty:
        bare = {**os.environ, "SO_CONG_DOAN_HOME": str(Path(empty) / "home"), "PYTHONPATH": "", "VIRTUAL_ENV": ""}
        bare["QT_QPA_PLATFORM"] = "offscreen"
        book = str(Path(empty) / "mẫu.socd")
        for arguments in (["--selftest"], ["sample", book]):
            code = subprocess.run([PROGRAM, *arguments], cwd=empty, env=bare, check=False).returncode
            if code:
                say(f"{PROGRAM.name} {arguments[0]}: exit code {code}")
                return code
        if not WINDOWS:
            say(f"the window is painted after {window_check.first_paint([str(PROGRAM), book], bare):.2f} s")
    return 0


def folders(folder: Path) -> list[tuple[str, int]]:
    """The parts of the folder by size, the largest first; what is below half a MiB together."""
    inner = folder / "_internal"
    weights = {path.name: release.weight(path) for path in inner.iterdir() if not path.is_symlink()}
    weights |= {path.name: release.weight(path) for path in folder.iterdir() if path != inner}
    large = {name: size for name, size in weights.items() if size >= 2**19}
    rest = sum(weights.values()) - sum(large.values())
    return [*sorted(large.items(), key=lambda row: -row[1]), ("…", rest)]


def say(text: str) -> None:
    """A line to whoever waits."""
    print(f"· {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
