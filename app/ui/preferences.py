"""What the window remembers between starts: appearance, language, recent books, columns. A small JSON file in the user's folder.

Nothing about a union's money is kept here.
"""

from __future__ import annotations

import json
from pathlib import Path

from app import crash, paths


class Preferences:
    """Keys are dotted texts; values are what JSON can hold. An unreadable file counts as empty."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or paths.settings_file()
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            kept = {}
        except (OSError, ValueError) as problem:
            crash.went_on(problem)
            kept = {}
        self._kept: dict[str, object] = kept if isinstance(kept, dict) else {}

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
        return value if isinstance(value, int) else default

    def set(self, key: str, value: object) -> None:
        """Remember; a full or read-only disk is no reason to stop the treasurer."""
        if self._kept.get(key) == value:
            return
        self._kept[key] = value
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(self._kept, ensure_ascii=False, indent=1), encoding="utf-8")
        except OSError as problem:
            crash.went_on(problem)

    def recent_books(self) -> list[Path]:
        """Books opened lately, latest first; those that are gone are left out."""
        kept = self._kept.get("recent")
        return [Path(name) for name in kept if Path(name).is_file()] if isinstance(kept, list) else []

    def remember_book(self, file: Path) -> None:
        """Put a book at the head of the recent ones."""
        others = [str(name) for name in self.recent_books() if name != file]
        self.set("recent", [str(file), *others][:8])
