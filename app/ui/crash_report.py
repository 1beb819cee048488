"""The window that tells of a failure of ours: what happened, that the book is whole, what to do now, and the report to send.

``Teller`` brings what ``crash`` records to the window's thread, from whatever thread it comes; ``hear_qt`` logs what Qt complains of.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Hashable

from PySide6.QtCore import QMessageLogContext, QObject, QSize, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from app import crash
from app.crash import Report
from app.domain.acts import act_kinds
from app.domain.problems import Refusal
from app.i18n import _, render
from app.paths import documents_folder
from app.services import save_file
from app.ui import icons
from app.ui.ask import Ask, proposed
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint

_AGAIN_AFTER = 60.0
"""Seconds in which the same failure opens no second window."""
_COMPLAINTS = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}
_SPEAKER = re.compile(r"Q[A-Za-z]+(::~?[A-Za-z]+)+")


class CrashReport(QDialog):
    """One report to read, copy and save; the work goes on behind it when it is closed."""

    def __init__(self, report: Report, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self._ask = ask
        self.setWindowTitle(_("Báo cáo lỗi"))
        mark = parts.label()
        mark.setPixmap(icons.pixmap("triangle-alert", "danger", 22))
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        told = parts.column(
            parts.label(_("Chương trình vừa gặp lỗi"), "title", wrap=True),
            *(parts.label(sentence, wrap=True) for sentence in self.sentences()),
            gap=6,
        )
        head = parts.row(mark, told, gap=12)
        head.setStretch(1, 1)
        self.text = QPlainTextEdit(report.text())
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(_("Nội dung báo cáo"))
        self.hint = Hint()
        close = parts.button(_("Làm tiếp"), self.accept, role="primary")
        close.setDefault(True)
        caption = _("Báo cáo để gửi người làm chương trình; không có tên người, số tiền hay chữ nào của sổ:")
        copy, save = parts.button(_("Chép báo cáo"), self._copy), parts.button(_("Lưu ra tệp…"), self._save)
        stack = parts.column(
            head,
            parts.label(caption, "muted", wrap=True),
            self.text,
            self.hint,
            parts.row(copy, save, None, close),
            margins=(20, 18, 20, 16),
            gap=10,
        )
        stack.setStretch(2, 1)
        self.setLayout(stack)
        self.resize(QSize(620, 440))
        close.setFocus()

    def sentences(self) -> tuple[str, ...]:
        """What she reads: what happened, how the book stands, what to do."""
        kind = act_kinds().get(self.report.about.get("act", ""))
        what = (
            _("Việc «{act}» chưa được ghi: lỗi nằm ở chương trình, không phải ở chỗ vừa gõ.").format(act=_(kind.title))
            if kind is not None
            else _("Lỗi nằm ở chương trình, không phải ở chỗ vừa gõ.")
        )
        return (
            what,
            _("Sổ còn nguyên: mỗi việc hoặc đã ghi trọn, hoặc không ghi gì. Chữ đã gõ còn trong cửa sổ đang mở."),
            _(
                "Hãy bấm Làm tiếp, xem lại màn hình và thử lại một lần. Nếu vẫn lỗi, hãy lưu báo cáo này rồi mở lại chương trình."
            ),
        )

    def whole(self) -> str:
        """The sentences and the report, as they are copied and saved."""
        return "\n".join((*self.sentences(), "", self.report.text(), ""))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.whole())
        self.hint.say(_("Đã chép báo cáo."), "good")

    def _save(self) -> None:
        proposal = proposed(f"bao-cao-loi-{self.report.at:%Y%m%d-%H%M%S}", ".txt", documents_folder())
        target = self._ask.file_to_save(_("Lưu báo cáo lỗi"), proposal, _("Văn bản (*.txt)"))
        if target is None:
            return
        try:
            save_file.write_whole(target, lambda stream: stream.write(self.whole().encode()))
        except Refusal as refusal:
            self.hint.say(render(refusal), "danger")
        else:
            self.hint.say(_("Đã lưu báo cáo ra «{name}».").format(name=target.name), "good")


class Teller(QObject):
    """Shows what ``crash`` tells, in the window's thread and when its own code has come to its end; ``note`` shows a sentence."""

    _failed = Signal(object)
    _refused = Signal(object)

    def __init__(self, ask: Ask, note: Callable[[str, str], None]) -> None:
        super().__init__()
        self._ask, self._banner = ask, note
        self._shown: CrashReport | None = None
        self._told: dict[Hashable, float] = {}
        # Why queued: the failure may lie in the middle of painting, or in another thread.
        self._failed.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._refused.connect(self._note, Qt.ConnectionType.QueuedConnection)

    def failed(self, report: Report) -> None:
        """A report to show; from any thread."""
        self._failed.emit(report)

    def refused(self, refusal: Refusal) -> None:
        """A sentence to show in the banner; from any thread."""
        self._refused.emit(refusal)

    @property
    def shown(self) -> CrashReport | None:
        """The report that stands open."""
        return self._shown if self._shown is not None and self._shown.isVisible() else None

    def _show(self, report: Report) -> None:
        now = time.monotonic()
        again = now - self._told.get(report.place, -_AGAIN_AFTER) < _AGAIN_AFTER
        self._told[report.place] = now
        # Why: what fails at each painting would cover her work with windows.
        if again or self.shown is not None:
            self._banner(_(crash.OURS), "danger")
            return
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = CrashReport(report, self._ask, QApplication.activeModalWidget() or self._ask.parent)
        self._shown.open()

    def _note(self, refusal: Refusal) -> None:
        self._banner(render(refusal), "danger")


def hear_qt() -> None:
    """From now on log what Qt complains of: how much, in which of its parts, and which of its functions, never its text."""
    before = qInstallMessageHandler(None)

    def heard(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind in _COMPLAINTS:
            speaker = _SPEAKER.match(message)
            crash.hear("qt", _COMPLAINTS[kind], context.category or "–", speaker[0] if speaker else "–")
        if before is not None:
            before(kind, context, message)
        elif sys.stderr is not None:
            sys.stderr.write(f"{message}\n")

    qInstallMessageHandler(heard)
