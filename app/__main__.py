"""The program's door: a window for a treasurer, the command line for everything else.

``so-cong-doan`` and ``so-cong-doan BOOK`` open the window; any command or option goes to ``cli``. ``--also PACKAGE`` in front of
either brings in the rooms of another package.
"""

from __future__ import annotations

import runpy
import sys
from collections.abc import Sequence
from pathlib import Path

from app import crash, files, rooms
from app.paths import BOOK_SUFFIX

READ_WORKBOOK = "--read-workbook"
"""How the built program starts itself to read a foreign workbook apart (``imports/reader_process.py``)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; its exit code: 0 done, 1 refused, 2 wrong use, 3 the program failed."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    if arguments[:1] == [READ_WORKBOOK]:
        sys.argv = arguments
        runpy.run_module("app.imports.reader_process", run_name="__main__")
    speak_unicode()
    try:
        arguments = rooms.add_named(arguments)
    except rooms.HouseUnsound as problem:
        print(problem, file=sys.stderr)
        return 2
    if asks_for_the_window(arguments):
        # Why: imported here, so that the command line starts without Qt and runs where Qt cannot.
        from app.ui.start import run

        return run(Path(arguments[0]) if arguments else None)
    from app import cli

    crash.watch("commands")
    return cli.main(arguments)


def asks_for_the_window(arguments: Sequence[str]) -> bool:
    """True for nothing at all, or for one argument that names a book."""
    if len(arguments) != 1:
        return not arguments
    named = arguments[0]
    return not named.startswith("-") and (named.lower().endswith(BOOK_SUFFIX) or files.is_there(Path(named)))


def speak_unicode() -> None:
    """Vietnamese on every console and in every pipe, whatever code page Windows chose."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    raise SystemExit(main())
