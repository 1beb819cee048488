"""The reward of a recognised initiative: so much, as an approved case that is paid with the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain.money import amount_findings
from app.domain.problems import N_, Finding
from app.i18n import _
from app.models.queries.merit import merit
from app.services.merit import keep_merit
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.money_field import MoneyField


class InitiativeRewardDialog(Editor[None]):
    """``enter(initiative=id)``."""

    key: ClassVar[str] = "initiative_reward"
    called: ClassVar[str] = N_("Thưởng sáng kiến")
    verb: ClassVar[str] = N_("Đề nghị thưởng")
    takes: ClassVar[frozenset[str]] = frozenset({"initiative"})
    in_search: ClassVar[bool] = False
    wide: ClassVar[int] = 500
    high: ClassVar[int] = 0

    def sheet(self) -> Sheet:
        """Whose, how much, and where it goes from here."""
        self._summary = parts.label(role="muted", wrap=True)
        yield self._summary
        yield Group([self.bind("amount", MoneyField(_("Mức thưởng")), required=True)])
        text = _(
            "Đề nghị thưởng nằm ở mục Thăm hỏi, trợ cấp, đã duyệt theo quyết định công nhận; chi ở đó cùng các khoản khác."
        )
        yield parts.label(text, "small", wrap=True)

    def begin(self, **arguments: Any) -> None:
        """Whose initiative, and by which decision."""
        self.identifier = int(arguments["initiative"])
        with self.desk.read() as read:
            row = merit.initiative(read, self.identifier)
        text = _("«{title}» của {author}, quyết định {decision}.")
        self._summary.setText(text.format(title=row.draft.title, author=row.author, decision=row.draft.decision or "–"))

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """A reward is more than nothing."""
        return amount_findings(self.value("amount"), "amount")

    def store(self, _draft: None) -> None:
        """Make the case."""
        self.act(keep_merit.propose_reward, self.identifier, self.value("amount"))
