"""Pictures of every screen and dialog: ``python -m app.ui.shots --out out [--book BOOK]``.

Renders offscreen at 1366×768 and at 150% (911×512 logical), light and dark. Each scale is a process of its own, because Qt
reads its scale factor once. Without a book a sample is made.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SCALES = {"100": ("1", 1366, 768), "150": ("1.5", 911, 512)}


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures; gives 0."""
    parser = argparse.ArgumentParser(prog="python -m app.ui.shots", description="Chụp mọi màn hình của chương trình.")
    parser.add_argument("--out", type=Path, default=Path("out"))
    parser.add_argument("--book", type=Path)
    parser.add_argument("--only", default="", help="các khóa màn hình, cách nhau bằng dấu phẩy")
    parser.add_argument("--scale", choices=SCALES, help="chỉ một tỉ lệ, trong tiến trình này")
    parser.add_argument("--looks", default="light,dark")
    wanted = parser.parse_args(arguments)
    wanted.out.mkdir(parents=True, exist_ok=True)
    if wanted.scale:
        _take(wanted)
        return 0
    for scale, (factor, _width, _height) in SCALES.items():
        line = [
            sys.executable,
            "-m",
            "app.ui.shots",
            "--out",
            str(wanted.out),
            "--scale",
            scale,
            "--looks",
            wanted.looks,
        ]
        line += ["--only", wanted.only] if wanted.only else []
        line += ["--book", str(wanted.book)] if wanted.book else []
        surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": factor}
        subprocess.run(line, check=True, env=surroundings)
    return 0


def _take(wanted: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SO_CONG_DOAN_HOME"] = folder
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ.setdefault("QT_SCALE_FACTOR", SCALES[wanted.scale][0])
        book = Path(folder) / "Sổ mẫu.socd"
        if wanted.book is not None:
            shutil.copyfile(wanted.book, book)
        else:
            _make_sample(book)
        from PySide6.QtWidgets import QApplication

        running = QApplication.instance()
        app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
        only = set(filter(None, wanted.only.split(",")))
        for looks in wanted.looks.split(","):
            _take_looks(app, wanted.out, book, wanted.scale, looks, only)


def _make_sample(book: Path) -> None:
    from app.services.book.sample_book import make_sample

    make_sample(book).value.close()


def _take_looks(app: QApplication, out: Path, book: Path, scale: str, looks: str, only: set[str]) -> None:
    from PySide6.QtGui import QCursor

    from app.ui import theme
    from app.ui.desk import Desk
    from app.ui.main_window import MainWindow
    from app.ui.scenes import scenes

    desk = Desk()
    desk.preferences.set("appearance", looks)
    theme.apply(app, looks)
    # Why: the pointer lies in the corner, where it would light up the first room of the rail.
    QCursor.setPos(4000, 4000)
    window = MainWindow(desk)
    window.resize(*SCALES[scale][1:])
    window.show()
    for scene in scenes():
        if only and scene.key.split("-")[0] not in only and scene.key not in only:
            continue
        picture = scene.take(window, book)
        picture.save(str(out / f"{scene.key}-{scale}-{looks}.png"))
    desk.ask.parent = None
    desk.shut()
    window.close()


if __name__ == "__main__":
    sys.exit(main())
