"""What the window remembers between starts: appearance, language, recent books, columns. A small JSON file in the user's folder.

Nothing about a union's money is kept here.
"""

from __future__ import annotations

import errno
import json
from pathlib import Path

from app import crash, files, paths
from app.domain import machine
from app.domain.file_names import is_path
from app.domain.problems import N_, Message


class Preferences:
    """Keys are dotted texts; values are what JSON can hold. An unreadable file counts as empty, a value of the wrong kind as none."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._problem: OSError | None = None
        self._kept: dict[str, object] = {}
        try:
            self._file = file or paths.settings_file()
            self._kept = files.read_kept(self._file)
            if not machine.may_be_written(self._file if self._file.exists() else self._file.parent):
                self._problem = OSError(errno.EROFS, "")
        except OSError as problem:
            crash.went_on(problem)
            self._problem = problem

    def unkept(self) -> Message | None:
        """Why what is chosen is forgotten when the window closes; None when it is kept."""
        if self._problem is None:
            return None
        sentence = N_(
            "Các lựa chọn (cỡ chữ, sổ mở gần đây, nơi sao lưu) không cất được và sẽ mất khi đóng chương trình: {problem}. "
            "Hãy xem lại quyền của thư mục riêng của chương trình «{folder}»."
        )
        return Message(sentence, {"problem": machine.reason(self._problem), "folder": paths.user_folder_named()})

    def get(self, key: str, default: object = None) -> object:
        """The remembered value, or ``default``."""
        return self._kept.get(key, default)

    def text(self, key: str, default: str = "") -> str:
        """The remembered text, or ``default`` when it is none."""
        value = self._kept.get(key)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: int = 0) -> int:
        """The remembered whole number, or ``default`` when it is none."""
        value = self._kept.get(key)
        return value if type(value) is int else default

    def path(self, key: str) -> Path | None:
        """The remembered file or folder, or None when it is none."""
        value = self.text(key)
        return Path(value) if is_path(value) else None

    def set(self, key: str, value: object) -> None:
        """Remember; a full or read-only disk is no reason to stop the treasurer (see ``unkept``)."""
        if self._kept.get(key) == value:
            return
        self._kept[key] = value
        try:
            self._file = self._file or paths.settings_file()
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(self._kept, indent=1), encoding="utf-8")
        except OSError as problem:
            crash.went_on(problem)
            self._problem = problem
        else:
            self._problem = None

    def recent_books(self) -> list[Path]:
        """Books opened lately, latest first; those that are gone are left out."""
        kept = self._kept.get("recent")
        named = (
            [Path(name) for name in kept if isinstance(name, str) and is_path(name)] if isinstance(kept, list) else []
        )
        return [file for file in named if files.is_there(file)]

    def remember_book(self, file: Path) -> None:
        """Put a book at the head of the recent ones."""
        others = [str(name) for name in self.recent_books() if name != file]
        self.set("recent", [str(file), *others][:8])
