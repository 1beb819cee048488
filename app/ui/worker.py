"""The one worker thread. It runs every act that writes, one after another, so that the window never waits.

A job gets a ``Progress``: reporting to it also tells whether the user pressed Cancel.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QThread, Signal, Slot

from app.domain.problems import N_, Refusal


class Cancelled(Refusal):
    """The user stopped the work."""

    code = "cancelled"
    template = N_("Đã dừng theo yêu cầu: sổ giữ nguyên như trước.")


class Progress:
    """Called by long work: ``progress(done, total, text)``. Raises Cancelled when the user has had enough."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._cancelled = False
        self._reported_at = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._cancelled = True

    def __call__(self, done: int, total: int, text: str = "") -> None:
        """Report, at most thirty times a second."""
        if self._cancelled:
            raise Cancelled
        now = time.monotonic()
        if now - self._reported_at > 0.033 or done >= total:
            self._reported_at = now
            self._tell(done, total, text)


@dataclass(slots=True)
class Job:
    """One piece of work and the callbacks for its end."""

    work: Callable[[Progress], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[BaseException], None] | None
    progressed: Callable[[int, int, str], None] | None
    progress: Progress | None = None


class _Runner(QObject):
    """Lives in the worker thread."""

    ended = Signal(object, object, object)
    progressed = Signal(object, int, int, str)

    @Slot(object)
    def run(self, job: Job) -> None:
        """Do the work; every exception is handed to the window's thread."""
        job.progress = job.progress or Progress(lambda done, total, text: self.progressed.emit(job, done, total, text))
        try:
            value = job.work(job.progress)
        except BaseException as problem:  # noqa: BLE001  Why: whatever goes wrong must reach the window, never end a thread unseen.
            self.ended.emit(job, None, problem)
        else:
            self.ended.emit(job, value, None)


class Worker(QObject):
    """``run`` queues a job; its callbacks come back in the window's thread. ``busy_changed`` for the overlay."""

    busy_changed = Signal(bool)
    _asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = QThread()
        self._thread.setObjectName("writer")
        self._runner = _Runner()
        self._runner.moveToThread(self._thread)
        self._asked.connect(self._runner.run)
        self._runner.ended.connect(self._ended)
        self._runner.progressed.connect(self._report_progress)
        self._waiting: list[Job] = []
        self._thread.start()

    def run(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        progressed: Callable[[int, int, str], None] | None = None,
    ) -> Job:
        """Queue ``work(progress)``; ``done(value)`` or ``failed(exception)`` follows in this thread."""
        job = Job(work, done, failed, progressed)
        job.progress = Progress(lambda at, total, text: self._runner.progressed.emit(job, at, total, text))
        self._waiting.append(job)
        if len(self._waiting) == 1:
            self.busy_changed.emit(True)
        self._asked.emit(job)
        return job

    @property
    def busy(self) -> bool:
        """True while work is queued or running."""
        return bool(self._waiting)

    def cancel(self) -> None:
        """Ask the work that runs now to stop."""
        if self._waiting and self._waiting[0].progress is not None:
            self._waiting[0].progress.cancel()

    @Slot(object, object, object)
    def _ended(self, job: Job, value: Any, problem: BaseException | None) -> None:
        self._waiting.remove(job)
        try:
            if problem is not None:
                if job.failed is not None:
                    job.failed(problem)
            elif job.done is not None:
                job.done(value)
        finally:
            if not self._waiting:
                self.busy_changed.emit(False)

    @Slot(object, int, int, str)
    def _report_progress(self, job: Job, done: int, total: int, text: str) -> None:
        if job.progressed is not None and job in self._waiting:
            job.progressed(done, total, text)

    def wait(self) -> None:
        """Let the window live until every queued job has ended (closing, tests, pictures)."""
        if not self._waiting:
            return
        loop = QEventLoop()

        def leave(busy: bool) -> None:
            if not busy:
                loop.quit()

        self.busy_changed.connect(leave)
        loop.exec()
        self.busy_changed.disconnect(leave)

    def stop(self) -> None:
        """End the thread; queued work is finished first."""
        self.wait()
        self._thread.quit()
        self._thread.wait()
