"""The reward of a recognised initiative: so much, as an approved case that is paid with the others."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.models.queries.merit import merit
from app.services.merit import keep_merit
from app.ui.desk import Desk
from app.ui.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.money_field import MoneyField


class InitiativeRewardDialog(FormDialog):
    """``enter(initiative=id)``."""

    key: ClassVar[str] = "initiative_reward"
    takes: ClassVar[frozenset[str]] = frozenset({"initiative"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._id = 0
        self._summary = parts.label(role="muted", wrap=True)
        self.amount = MoneyField(_("Mức thưởng"))
        text = _(
            "Đề nghị thưởng nằm ở mục Thăm hỏi, trợ cấp, đã duyệt theo quyết định công nhận; chi ở đó cùng các khoản khác."
        )
        self.lay_out(
            _("Đề nghị thưởng"), self._summary, field_grid([("amount", _("Mức thưởng"), self.amount)], self.hints),
            parts.label(text, "small", wrap=True), width=500,
        )  # fmt: skip

    @classmethod
    def name(cls) -> str:
        """What the window calls it."""
        return _("Thưởng sáng kiến")

    def enter(self, **arguments: Any) -> None:
        """Whose initiative, and by which decision."""
        self._id = int(arguments["initiative"])
        with self.desk.read() as read:
            row = merit.initiative(read, self._id)
        text = _("«{title}» của {author}, quyết định {decision}.")
        self._summary.setText(text.format(title=row.draft.title, author=row.author, decision=row.draft.decision or "–"))
        self.submit_button.setEnabled(not self.desk.read_only)
        self.amount.setFocus()

    def submit(self) -> None:
        """Make the case."""
        self.clear_errors()
        amount = self.amount.value()
        if not self.submit_button.isEnabled() or not self.amount.readable():
            return
        if not amount or amount <= 0:
            self.show_error("amount", _("Số tiền phải lớn hơn 0."), self.amount)
            return
        self.act(keep_merit.propose_reward, self._id, amount)
