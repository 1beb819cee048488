"""Vốn của Quỹ trợ vốn: what resolutions put in and took out, and one more. It moves no money; it says how much may be lent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.dates import FOREVER
from app.domain.loans.capital import look_over_capital
from app.domain.loans.records import LOAN_CAPITAL
from app.domain.money import show_money
from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.i18n import _
from app.models.queries.loans import loans
from app.models.queries.loans.loans import CapitalPart
from app.services.loans import lend
from app.ui.lists.row_table import Empty, RowTable
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.choice_field import TickField
from app.ui.widgets.table_model import column


class LoanCapitalDialog(Editor[None]):
    """The list above, the next resolution below."""

    key: ClassVar[str] = "loan_capital"
    called: ClassVar[str] = N_("Vốn của Quỹ trợ vốn")
    verb: ClassVar[str] = N_("Ghi")
    record: ClassVar[Record | None] = LOAN_CAPITAL
    wide: ClassVar[int] = 700
    high: ClassVar[int] = 430
    caption_width: ClassVar[int] = 84
    scrolls: ClassVar[bool] = False

    def sheet(self) -> Sheet:
        """What there is, the resolutions so far, and the next one."""
        told = LOAN_CAPITAL
        columns = [
            column(told["put_on"], lambda row: row.on),
            column(told["decision"], lambda row: row.decision, 210, stretch=True),
            column(told["giver"], lambda row: row.funder, 140),
            column(told["amount"], lambda row: row.amount),
        ]
        empty = Empty(_("Quỹ chưa có vốn"), _("Ghi số tiền Ban Chấp hành trích lập cho quỹ, theo nghị quyết nào."))
        self.parts: RowTable[CapitalPart] = RowTable(
            self.desk, _("Các lần góp, rút vốn"), "loan_capital", columns, empty=empty
        )
        self.parts.table.setMinimumHeight(110)
        self._summary = parts.label(role="muted", wrap=True)
        yield self._summary
        yield self.parts
        yield Group([*map(self.bind, ("amount", "put_on", "decision", "giver"))], columns=2)
        yield self.bind("out", TickField(_("Rút bớt vốn khỏi quỹ"))).widget

    def foot(self) -> Sequence[QWidget]:
        """What was written by mistake goes away again."""
        cancel = parts.button(_("Bỏ dòng đang chọn"), self._cancel_allocation, role="link")
        cancel.setEnabled(not self.desk.read_only)
        return [cancel]

    def begin(self, **_arguments: Any) -> None:
        """The list as it stands."""
        self._show()
        self.set_value("put_on", self.desk.day)

    def _show(self) -> None:
        with self.desk.read() as read:
            put = loans.capital_parts(read, FOREVER)
            fund = loans.loan_fund(read, FOREVER)
        self.parts.show_rows(put, None)
        text = _(
            "Vốn {capital}, đang cho vay {out}, còn cho vay được {available} đồng. Ghi vốn không chuyển tiền: tiền vẫn ở quỹ của công đoàn."
        )
        figures = {"capital": fund.capital, "out": fund.out, "available": fund.available}
        self._summary.setText(text.format(**{name: show_money(amount) for name, amount in figures.items()}))

    def _cancel_allocation(self) -> None:
        wanted = self.parts.row()
        if wanted is not None:
            self.desk.do(lend.cancel_allocation, wanted.id, done=lambda _made: self._show(), failed=self.refused)

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """By the rules of the capital."""
        return look_over_capital(*(self.value(key) for key in ("put_on", "amount", "decision")))

    def store(self, _draft: None) -> None:
        """One more resolution."""
        taken = (self.value(key) for key in ("put_on", "amount", "decision", "giver"))
        self.act(lend.allocate_capital, *taken, out=self.value("out"))
