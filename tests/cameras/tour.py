"""The program to look at without a screen: ``python -m tests.cameras.tour --book BOOK --out out``.

The main pages in ``out/window``, the month's papers in ``out/papers``, both side by side in ``out/index.html``. Pages are
painted here; a second process makes the sample (where BOOK does not exist) and the papers at the same time.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from app.domain.problems import Refusal
from app.i18n import render
from tests.cameras.index_page import SUBJECTS, Picture, write_index
from tests.cameras.rooms import scenes_by_room
from tests.cameras.scene import Scene
from tests.cameras.shots import a_window, camera
from tests.cameras.talk import say


def main(arguments: list[str] | None = None) -> int:
    """Paint, print and lay out; gives 0, or what the maker of papers ended with."""
    parser = argparse.ArgumentParser(prog="python -m tests.cameras.tour", description="The main pages and the papers.")
    parser.add_argument("--book", type=Path, required=True, help="made as a sample when it does not exist")
    parser.add_argument("--out", type=Path, default=Path("out"))
    wanted = parser.parse_args(arguments)
    began = time.monotonic()
    windows, papers = _emptied(wanted.out / "window"), _emptied(wanted.out / "papers")
    line = ["--book", str(wanted.book), "--out", str(papers), "--pages", "1"]
    printing = subprocess.Popen([sys.executable, "-m", "tests.cameras.papers", *line])
    made: list[Picture] = []
    try:
        for picture in take_pictures(wanted.book, windows, printing):
            made.append(picture)
            say(f"{time.monotonic() - began:4.1f} s  {picture.file}  {picture.caption[0]}")
            write_index(wanted.out, made)
        code = printing.wait()
    finally:
        printing.terminate()
    write_index(wanted.out, made)
    say(f"{time.monotonic() - began:4.1f} s  all there, to be opened in a browser: {wanted.out / 'index.html'}")
    return code


def main_scenes() -> list[tuple[str, Scene]]:
    """The scenes of the tour with their rooms, in the order of the index; but those that need no sample come first, for it
    may still be in the making."""
    order = [room for subject in SUBJECTS for room in subject.rooms]
    tour = [(room, scene) for room, scene in scenes_by_room() if scene.caption is not None]
    tour.sort(key=lambda each: order.index(each[0]) if each[0] in order else len(order))
    return sorted(tour, key=lambda each: _needs_sample(each[1]))


def take_pictures(book: Path, out: Path, maker: subprocess.Popen[bytes]) -> Iterator[Picture]:
    """One picture after the other, as they are painted. ``maker`` is who makes the book."""
    with camera() as (app, folder), a_window(app) as window:
        copy = folder / "Sổ mẫu.socd"
        for room, scene in main_scenes():
            if _needs_sample(scene) and not copy.exists():
                _wait_for(book, maker)
                shutil.copyfile(book, copy)
            file = out / f"{scene.key}.png"
            try:
                scene.take(window, copy).save(str(file))
            except (Refusal, LookupError, StopIteration) as lack:
                # Why: a book of somebody's own need not hold what the scene shows; the other pages are still worth seeing.
                say(f"{scene.key}: not in this book ({render(lack) if isinstance(lack, Refusal) else lack!r})")
                continue
            assert scene.caption is not None
            yield Picture(room, file, scene.caption)


def _needs_sample(scene: Scene) -> bool:
    return not scene.without_book and scene.opened_on is None


def _wait_for(book: Path, maker: subprocess.Popen[bytes]) -> None:
    while not book.exists():
        if maker.poll() is not None:
            raise SystemExit(maker.returncode or 1)
        time.sleep(0.05)


def _emptied(folder: Path) -> Path:
    """The folder without what an earlier tour left in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.suffix in (".png", ".pdf", ".xlsx"):
            old.unlink()
    return folder


if __name__ == "__main__":
    sys.exit(main())
