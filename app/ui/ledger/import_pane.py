"""The pane beside the preview of an import: one row's findings and proposals, what goes into the book, what stands in the file."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.dates import show_date
from app.domain.ledger.book_import import VoucherContent
from app.domain.ledger.codes import CODES
from app.domain.money import show_money
from app.i18n import _, render
from app.ui.kinds import month_word
from app.ui.ledger.import_plan import TONES, PlannedRow
from app.ui.ledger.import_words import cell_text, cell_word, difference_line, state_word
from app.ui.screen import scrolled
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint


class ImportPane(QWidget):
    """``show_row(row)``; None empties it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(_("Chi tiết dòng nhập"))
        self._detail = parts.column(gap=6)
        page = QWidget()
        holder = parts.column(gap=0, margins=(14, 12, 14, 12))
        holder.addLayout(self._detail)
        holder.addStretch(1)
        page.setLayout(holder)
        page.setProperty("role", "surface")
        frame = parts.box(parts.column(scrolled(page), margins=(1, 1, 1, 1)), "panel")
        self.setLayout(parts.column(frame))
        self.setMinimumWidth(230)

    def show_row(self, row: PlannedRow | None) -> None:
        """Everything about one row."""
        parts.empty(self._detail)
        if row is None:
            return
        add = self._detail.addWidget
        add(parts.label(_("Dòng {row}: {state}").format(row=row.item.row, state=state_word(row.state)), "strong"))
        for finding in row.findings:
            hint = Hint()
            add(hint)
            hint.say(render(finding), TONES[finding.level])
            if finding.proposal is not None:
                add(parts.label(_("Đề xuất: {proposal}").format(proposal=render(finding.proposal)), wrap=True))
        for difference in getattr(row.item, "differences", ()):
            add(parts.label(difference_line(difference), wrap=True))
        if row.content is not None:
            add(parts.rule())
            add(parts.label(_("Vào sổ"), "section"))
            add(parts.label(_content_lines(row.content), wrap=True))
        add(parts.rule())
        add(parts.label(_("Trong tệp"), "section"))
        cells = (f"{cell_word(name)}: {cell_text(name, value)}" for name, value in row.item.original.items() if value)
        add(parts.label("\n".join(cells), "small", wrap=True))


def _content_lines(content: VoucherContent) -> str:
    lines = [
        f"{content.number}, {show_date(content.book_date)}",
        content.narration,
        _("{amount} đồng").format(amount=show_money(content.amount)),
    ]
    if content.is_transfer:
        lines.append(_("Chuyển quỹ: một chứng từ trong cả hai sổ"))
    elif content.code:
        lines.append(f"{content.code}  {_(CODES[content.code].name)}")
    if content.for_first is not None and content.for_last is not None:
        first, last = month_word(content.for_first), month_word(content.for_last)
        shown = first if first == last else f"{first}–{last}"
        lines.append(_("cho tháng {months}").format(months=shown))
    return "\n".join(lines)
