"""Khóa sổ: what is still in the way of closing the next month, closing it after a backup, and reopening the last one."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.problems import N_, Finding, Refusal
from app.i18n import _, render
from app.services import back_up
from app.services.settlement import close_month
from app.ui.desk import Desk
from app.ui.kinds import month_word
from app.ui.screen import DeskDialog, scrolled
from app.ui.widgets import parts
from app.ui.widgets.hint import TONES, Hint


class CloseMonthDialog(DeskDialog):
    """Close the next month, or reopen the last closed one."""

    key: ClassVar[str] = "close_month"
    called: ClassVar[str] = N_("Khóa sổ tháng, mở khóa")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        with desk.read() as read:
            self.month = close_month.next_to_close(read)
            findings = close_month.close_findings(read, self.month)
        self._stopped = any(finding.stops for finding in findings)
        word = month_word(self.month)
        stack = parts.column(gap=8)
        told = [(self._sentence(finding), TONES[finding.level]) for finding in findings]
        told = told or [(_("Không còn việc gì dở dang trong tháng."), "good")]
        for text, tone in (*told, (_("Trước khi khóa, sổ được sao lưu và mở lại để đếm."), "note")):
            line = Hint()
            stack.addWidget(line)
            line.say(text, tone)
        stack.addStretch(1)
        page = QWidget()
        page.setLayout(stack)
        title = parts.label(_("Khóa sổ tháng {month}").format(month=word), "title")
        about = parts.label(
            _("Tháng đã khóa chỉ xem, không sửa. Mở lại được tháng khóa cuối cùng, có lý do."), "muted", wrap=True
        )
        self.submit_button = parts.button(
            _("Khóa sổ tháng {month}").format(month=word), self.submit, icon="lock", role="primary"
        )
        self.submit_button.setEnabled(not self._stopped and not desk.read_only)
        left: list[QWidget] = []
        if desk.closed_through is not None:
            last = month_word(desk.closed_through)
            left = [parts.button(_("Mở khóa tháng {month}…").format(month=last), self.reopen, icon="lock-open")]
        if self._stopped:
            left.append(parts.button(_("Xem chứng từ chưa ghi"), self._see_drafts))
        foot = parts.row(*left, None, parts.button(_("Thôi"), self.reject), self.submit_button)
        self.setLayout(parts.column(title, about, parts.rule(), scrolled(page), foot, gap=10, margins=(20, 16, 20, 16)))
        self.resize(600, 340)

    def enter(self, **arguments: Any) -> None:
        """Nothing to choose: months are closed one after another."""

    @staticmethod
    def _sentence(finding: Finding) -> str:
        text = render(finding)
        return text[:1].upper() + text[1:]

    def submit(self) -> None:
        """Back up, then close."""
        if self.submit_button.isEnabled():
            self.submit_button.setEnabled(False)
            self.desk.do(
                back_up.back_up,
                done=self._backed_up,
                failed=self._refused,
                quiet=True,
                title=_("Đang sao lưu trước khi khóa…"),
            )

    def _backed_up(self, _made: object) -> None:
        self.desk.do(
            close_month.close_month, self.month, done=self._closed, failed=self._refused, title=_("Đang khóa sổ…")
        )

    def _closed(self, _month: object) -> None:
        self.accept()

    def _refused(self, refusal: Refusal) -> None:
        self.desk.note(render(refusal), "danger")
        self.reject()

    def reopen(self) -> None:
        """Open the last closed month again, with a reason."""
        last = self.desk.closed_through
        if last is None:
            return
        title = _("Mở khóa tháng {month}").format(month=month_word(last))
        reason = self.desk.ask.reason(
            title, _("Chứng từ của tháng lại sửa được. Lý do nằm trong nhật ký."), _("Mở khóa"), danger=True
        )
        if reason:
            self.desk.do(close_month.reopen_month, last, reason, done=self._closed, failed=self._refused)

    def _see_drafts(self) -> None:
        self.reject()
        self.desk.set_month(self.month)
        self.desk.go("vouchers", state="draft", kind="", code="")
