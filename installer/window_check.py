"""Starts a built window on a book, hears from Qt when it is first painted, and sees that it stays up.

No clock and no hook inside the program: Qt's own log says when it paints.
"""

from __future__ import annotations

import os
import queue
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from typing import IO

PAINTED = "Painting and flushing dirty top level"
LOG = {"QT_LOGGING_RULES": "qt.widgets.painting=true", "QT_FORCE_STDERR_LOGGING": "1"}


class NoWindow(Exception):
    """The program ended, or painted nothing in time; the text holds what it printed last."""


def first_paint(command: Sequence[str], environment: Mapping[str, str], patience: float = 60, stay: float = 3) -> float:
    """Seconds from the start of the process to its first picture; the window then stays ``stay`` seconds and is ended."""
    began = time.monotonic()
    # Trap: a group of its own, so that a wrapper (chroot, sudo) and the window behind it end together.
    window = subprocess.Popen(
        list(command),
        env={**environment, **LOG},
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    output: queue.Queue[tuple[float, str]] = queue.Queue()
    assert window.stderr is not None
    threading.Thread(target=_hear, args=(window.stderr, output), daemon=True).start()
    try:
        return _wait(window, output, began, patience, stay)
    finally:
        if window.poll() is None:
            os.killpg(window.pid, 15)
            window.wait(20)


def _hear(stream: IO[str], output: queue.Queue[tuple[float, str]]) -> None:
    for line in stream:
        output.put((time.monotonic(), line.rstrip()))


def _wait(
    window: subprocess.Popen[str], output: queue.Queue[tuple[float, str]], began: float, patience: float, stay: float
) -> float:
    others: list[str] = []
    while time.monotonic() - began < patience:
        try:
            at, line = output.get(timeout=0.2)
        except queue.Empty:
            if window.poll() is not None:
                break
            continue
        if PAINTED in line:
            try:
                code = window.wait(stay)
            except subprocess.TimeoutExpired:
                return at - began
            raise NoWindow(f"the window was painted and then ended with {code}")
        if not line.startswith("qt.widgets.painting"):
            others.append(line)
    raise NoWindow(f"no window (exit code {window.poll()}): " + "\n".join(others[-8:]))
