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
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._id = 0
        self._told = parts.label(role="muted", wrap=True)
        self.amount = MoneyField(_("Mức thưởng"))
        told = _(
            "Đề nghị thưởng nằm ở mục Thăm hỏi, trợ cấp, đã duyệt theo quyết định công nhận; chi ở đó cùng các khoản khác."
        )
        self.lay_out(
            _("Đề nghị thưởng"), self._told, field_grid([("amount", _("Mức thưởng"), self.amount)], self.hints),
            parts.label(told, "small", wrap=True), width=500,
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
        told = _("«{title}» của {author}, quyết định {decision}.")
        self._told.setText(told.format(title=row.draft.title, author=row.author, decision=row.draft.decision or "–"))
        self.go.setEnabled(not self.desk.read_only)
        self.amount.setFocus()

    def agree(self) -> None:
        """Make the case."""
        self.forget()
        amount = self.amount.value()
        if not self.go.isEnabled() or not self.amount.readable():
            return
        if not amount or amount <= 0:
            self.complain("amount", _("Số tiền phải lớn hơn 0."), self.amount)
            return
        self.act(keep_merit.propose_reward, self._id, amount)
