"""Where things lie on the computer: what travels with the program, and what belongs to the user.

Only folders and names. Nothing here opens, reads or writes a book.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

HOME_VARIABLE = "SO_CONG_DOAN_HOME"
BOOK_SUFFIX = ".socd"


def resource(relative: str) -> Path:
    """A file or folder of ``resources/``, from the source tree or from the built program."""
    # Why: PyInstaller unpacks beside the program and names that folder in sys._MEIPASS.
    root = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))
    return root / "resources" / relative


def user_folder() -> Path:
    """The user's own folder for settings, logs and backups; made when missing, readable by its owner alone."""
    return _private(user_folder_named())


def user_folder_named() -> Path:
    """Where the user's own folder lies or should; nothing is made."""
    chosen = os.environ.get(HOME_VARIABLE)
    return Path(chosen) if chosen else _system_folder()


def settings_file() -> Path:
    """The window's settings: language, theme, sizes. It may not exist yet."""
    return user_folder() / "settings.json"


def backups_folder() -> Path:
    """Where verified backups are kept; made when missing."""
    return _private(user_folder() / "backups")


def logs_folder() -> Path:
    """Where the program writes what went wrong; made when missing."""
    return _private(user_folder() / "logs")


def temporary_folder() -> Path:
    """For papers on their way to a printer or a viewer; made when missing, readable by its owner alone."""
    # Why: not the system's /tmp, where another user of the same computer could read a union's papers.
    return _private(user_folder() / "temporary")


def documents_folder() -> Path:
    """Where the window first proposes to keep a new book."""
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def _system_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "SoCongDoan"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "SoCongDoan"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "so-cong-doan"


def _private(folder: Path) -> Path:
    if not folder.is_dir():
        make_folder(folder, mode=0o700)
    return folder


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """A folder, with those above it that are missing; their names are on the disk itself. ``mode`` is of the folder alone."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=mode, exist_ok=True)
    if mode != 0o777:
        folder.chmod(mode)  # Why: mkdir's mode is cut by the umask.
    flush_folder(folder.parent)


def flush_folder(folder: Path) -> None:
    """Have the names in a folder on the disk itself. Windows keeps them by its own journal and opens no folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
