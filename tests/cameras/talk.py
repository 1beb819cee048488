"""What a camera tells whoever waits: one line a step, and nothing of what Qt cannot help saying without a screen."""

from __future__ import annotations

import re
import sys

# What Qt says although nothing is wrong. A line here needs a reason.
HARMLESS_QT_WARNINGS = (
    r"^This plugin does not support .*",  # offscreen has no window manager: raise(), grabbing, screen saver
    r"^propagateSizeHints.*",
)


def say(text: str) -> None:
    """A line about what was done."""
    print(f"· {text}", file=sys.stderr, flush=True)


def quiet_qt() -> None:
    """From now on only what Qt says for a reason is reported."""
    # Why here: tests read the list above, and set the environment before anything of Qt is loaded.
    from PySide6.QtCore import qInstallMessageHandler

    def heard(_kind: object, _context: object, message: str) -> None:
        if not any(re.match(each, message) for each in HARMLESS_QT_WARNINGS):
            print(message, file=sys.stderr, flush=True)

    qInstallMessageHandler(heard)
