"""Vì sao số này?: how the closing, the proof and what is payable to the superior union come about, step by step."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.dates import Period
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.settlement.settlement import Settlement
from app.i18n import _
from app.models.queries.settlement.settlement import settlement
from app.ui.desk import Desk
from app.ui.kinds import period_word
from app.ui.screen import DeskDialog, scrolled
from app.ui.widgets import parts


class WhyDialog(DeskDialog):
    """``enter(sheet)``."""

    key: ClassVar[str] = "why"
    called: ClassVar[str] = N_("Vì sao mã 50 bằng số này?")
    takes: ClassVar[frozenset[str]] = frozenset({"sheet"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)
        self._summary = parts.label(role="muted", wrap=True)
        self.frame(scrolled(parts.box(parts.column(self._grid, self._summary, None, gap=10))), wide=520, high=420)

    def enter(self, **arguments: Any) -> None:
        """Explain a settlement."""
        sheet: Settlement | None = arguments.get("sheet")
        if sheet is None:
            with self.desk.read() as read:
                sheet = settlement(read, Period.of_year(self.desk.month.year))
        self.title.setText(_("Mã 50, {period}").format(period=period_word(sheet.period)))
        held = sheet.proof.held
        steps: list[tuple[str, int, bool]] = [
            (_("Mã 10, tích lũy đầu kỳ"), sheet.opening, False),
            (_("+ Cộng thu (22, 23, 24, 25)"), sheet.income, False),
            (_("+ Cấp trên cấp, bàn giao, tăng khác (28, 40, 47)"), sheet.total_income - sheet.income, False),
            (_("− Cộng chi (31, 32, 33, 34, 37)"), sheet.spending, False),
            (_("− Nộp cấp trên, bàn giao, giảm khác (39, 42, 48)"), sheet.total_spending - sheet.spending, False),
            (_("= Mã 50, tích lũy cuối kỳ"), sheet.closing, True),
            *((_("{fund} cuối kỳ").format(fund=_(name)), amount, False) for name, amount in sheet.proof.parts),
            (_("= Tiền còn theo sổ và đang cho vay") if sheet.proof.lent else _("= Tiền thực còn theo sổ"), held, True),
            (_("Chênh lệch"), sheet.proof.difference, True),
        ]
        for place, (word, amount, total) in enumerate(steps):
            shown = parts.label(show_money(amount), "strong" if total else "")
            shown.setAlignment(Qt.AlignmentFlag.AlignRight)
            parts.set_tone(shown, "danger" if amount < 0 or (place == len(steps) - 1 and amount) else "")
            self._grid.addWidget(parts.label(word, "strong" if total else ""), place, 0)
            self._grid.addWidget(shown, place, 1)
        texts = []
        if sheet.payable_to_superior is not None:
            texts.append(
                _(
                    "Mã 60, còn phải nộp cấp trên: {owed}. Tính theo tháng mà đoàn phí thu cho tháng đó, nhân tỉ lệ nộp của tháng, trừ phần đã nộp."
                ).format(owed=show_money(sheet.payable_to_superior))
            )
        if sheet.over_remitted:
            texts.append(
                _("Đã nộp vượt tỉ lệ: {amount} đồng (ghi như đã nộp, không tự sửa).").format(
                    amount=show_money(sheet.over_remitted)
                )
            )
        self._summary.setText("\n".join(texts))
