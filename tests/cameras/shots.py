"""Pictures of every screen and dialog: ``python -m tests.cameras.shots --out out [--book BOOK]``.

Renders offscreen at 1366×768 and at 150% (911×512 logical), light and dark. Each scale is a process of its own, because Qt
reads its scale factor once; the two work side by side. Without a book a sample is made. ``--also PACKAGE`` in front pictures the
rooms of another package too.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app import rooms
from tests.cameras.sample import require_sample
from tests.cameras.talk import quiet_qt, say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.ui.main_window import MainWindow

SCALES = {"100": ("1", 1366, 768), "150": ("1.5", 911, 512)}


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures; gives 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.cameras.shots", description="Every screen as a picture.")
    parser.add_argument("--out", type=Path, default=Path("out"))
    parser.add_argument("--book", type=Path, help="pictured instead of a sample")
    parser.add_argument("--only", default="", help="keys of scenes, with commas between them")
    parser.add_argument("--scale", choices=SCALES, help="one scale only, in this process")
    parser.add_argument("--looks", default="light,dark")
    wanted = parser.parse_args(rooms.add_named(sys.argv[1:] if arguments is None else arguments))
    wanted.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        if wanted.book is None:
            wanted.book = Path(folder) / "mẫu.socd"
        require_sample(wanted.book)
        if wanted.scale:
            _take(wanted)
            return 0
        began = [_begin(scale, wanted) for scale in SCALES]
        return max(each.wait() for each in began)


def _begin(scale: str, wanted: argparse.Namespace) -> subprocess.Popen[bytes]:
    also = [word for package in rooms.packages()[1:] for word in (rooms.ALSO, package)]
    line = [sys.executable, "-m", "tests.cameras.shots", *also, "--scale", scale]
    for name in ("out", "book", "only", "looks"):
        line += [f"--{name}", str(getattr(wanted, name))]
    factor = SCALES[scale][0]
    return subprocess.Popen(line, env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": factor})


def _take(wanted: argparse.Namespace) -> None:
    from tests.cameras.rooms import scenes

    only = set(filter(None, wanted.only.split(",")))
    chosen = [scene for scene in scenes() if not only or scene.key in only or scene.key.split("-")[0] in only]
    with camera(wanted.scale) as (app, folder):
        book = Path(shutil.copyfile(wanted.book, folder / "Sổ mẫu.socd"))
        for looks in wanted.looks.split(","):
            with a_window(app, wanted.scale, looks) as window:
                for scene in chosen:
                    scene.take(window, book).save(str(wanted.out / f"{scene.key}-{wanted.scale}-{looks}.png"))
            say(f"{len(chosen)} pictures at {wanted.scale}%, {looks}")


@contextmanager
def camera(scale: str = "100") -> Iterator[tuple[QApplication, Path]]:
    """Qt without a screen and without chatter, and an empty folder that is the user's own while it lasts."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SO_CONG_DOAN_HOME"] = folder
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ.setdefault("QT_SCALE_FACTOR", SCALES[scale][0])
        from PySide6.QtGui import QCursor
        from PySide6.QtWidgets import QApplication

        quiet_qt()
        running = QApplication.instance()
        app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
        # Why: the pointer lies in the corner, where it would light up the first room of the rail.
        QCursor.setPos(4000, 4000)
        yield app, Path(folder)


@contextmanager
def a_window(app: QApplication, scale: str = "100", looks: str = "light") -> Iterator[MainWindow]:
    """The program's window in that size and look, closed afterwards."""
    from app.ui import theme
    from app.ui.desk import Desk
    from app.ui.main_window import MainWindow
    from app.ui.preferences import Preferences
    from tests.cameras.nobody import Nobody

    desk = Desk(Preferences(), Nobody())
    desk.preferences.set("appearance", looks)
    theme.apply(app, looks)
    window = MainWindow(desk)
    window.resize(*SCALES[scale][1:])
    window.show()
    try:
        yield window
    finally:
        desk.shut()
        window.close()


if __name__ == "__main__":
    sys.exit(main())
