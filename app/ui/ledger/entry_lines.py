"""The money of a voucher: a grid of code, amount and what it is for; one amount for a transfer. Words of the total below."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.dates import Month
from app.domain.ledger.accounts import code_key, code_of, is_fund, is_lent
from app.domain.ledger.chart import STANDARD_CHART, Chart
from app.domain.ledger.coding import CodingRule, propose
from app.domain.ledger.narration import months_named
from app.domain.ledger.vouchers import EntryDraft, VoucherKind
from app.domain.members.members import name_key
from app.domain.members.named import KnownPerson, NamesOfBook, sure_people
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Refusal
from app.domain.text import clean, fold
from app.domain.words import amount_in_words
from app.i18n import _
from app.ui.brought.belongings import belongings
from app.ui.kinds import month_word
from app.ui.ledger.ledger_words import code_choices, loan_choice, money_source_choices
from app.ui.records.grid_field import line_buttons
from app.ui.widgets import parts
from app.ui.widgets.entry_grid import EntryGrid, GridColumn, lookup_column, money_column
from app.ui.widgets.hint import Hint
from app.ui.widgets.lookup_field import Choice
from app.ui.widgets.money_field import MoneyField

LABEL = 92
DUES_CODES = ("22", "22.01", "39")
NO_CODE = code_key("")
_MOST_TOLD = 4
"""So many people of one name are told apart in a sentence."""


class UnreadableMonth(Refusal):
    """A month that cannot be read."""

    code = "month-unreadable"
    template = N_("Không hiểu tháng «{text}». Hãy gõ 3, 03/2026 hoặc 2026-03.")


class NobodyOfThatName(Refusal):
    """A name that no member bears."""

    code = "person-unknown"
    template = N_("Không có đoàn viên nào là «{text}». Hãy gõ họ tên hoặc mã số, nhiều người cách nhau dấu phẩy.")


class SeveralPeople(Refusal):
    """A name that several members bear."""

    code = "person-several"
    template = N_("«{text}» có thể là nhiều người: {who}. Hãy gõ mã số hoặc họ tên kèm tổ.")


class EntryLines(QWidget):
    """``entries(kind, fund, other)`` are the drafts; ``changed`` while typing, ``finished`` when the last line is left empty."""

    changed = Signal()
    finished = Signal()

    def __init__(self, month: Month) -> None:
        super().__init__()
        self._year = month.year
        self._income: bool | None = None
        self._chart = STANDARD_CHART
        self.is_transfer = False
        self._shared: dict[str, int] = {}
        self._people: dict[int, KnownPerson] = {}
        self._names = NamesOfBook(())
        self._proposed: tuple[int, ...] = ()
        columns = [
            lookup_column("code", _("Mã, mục thu chi"), self._codes, 260, stretch=True),
            money_column("amount", _("Số tiền"), 126),
            GridColumn("narration", _("Diễn giải riêng"), 140),
            GridColumn("people", _("Người"), 130, read=self._read_people, show=self._show_people),
            lookup_column("money_source", _("Nguồn"), money_source_choices, 76, long=False),
            GridColumn("for_first", _("Từ tháng"), 78, read=self._read_month, show=month_word),
            GridColumn("for_last", _("Đến tháng"), 82, read=self._read_month, show=month_word),
        ]
        self.grid = EntryGrid(_("Các dòng tiền"), columns, lambda: dict(self._shared))
        self.grid.setMinimumHeight(112)
        self.amount = MoneyField(_("Số tiền chuyển"), words=False)
        self.amount.setMaximumWidth(220)
        self._amount_label = parts.label(_("Số tiền"), "muted")
        self._amount_label.setFixedWidth(LABEL)
        self._amount_row = parts.box(parts.row(self._amount_label, self.amount, None, gap=10))
        self._total = parts.label(role="figure")
        self._words = parts.label(role="muted", wrap=True)
        self._tip = Hint(_("Gợi ý mã"))
        self._add, self._remove = line_buttons(self.grid)
        foot = self._foot = parts.row(self._add, self._remove, self._words, self._total, gap=10)
        foot.setStretch(2, 1)
        stack = parts.column(self._amount_row, self.grid, self._tip, gap=4)
        stack.addLayout(foot)
        stack.setStretch(1, 1)
        self.setLayout(stack)
        self.grid.changed.connect(self._grid_changed)
        self.grid.refused.connect(self._show_error)
        self.grid.finished.connect(self.finished)
        self.amount.changed.connect(self._grid_changed)
        self.show_entries((), transfer=False)

    def set_year(self, year: int) -> None:
        """The year a bare month number means."""
        self._year = year

    def set_way(self, brings_in: bool) -> None:
        """Which codes the look-up offers."""
        self._income = brings_in

    def set_chart(self, chart: Chart) -> None:
        """The codes in force."""
        self._chart = chart

    def set_people(self, people: Sequence[KnownPerson]) -> None:
        """Whom lines may name."""
        self._people = {each.id: each for each in people}
        self._names = NamesOfBook(people)

    def _codes(self) -> list[Choice]:
        offered = code_choices(self._chart, income=self._income)
        if any(is_lent(str(line.get("code"))) for line in self.grid.model().lines):
            offered.append(loan_choice())
        return offered

    def set_read_only(self, read_only: bool) -> None:
        """Lines of a posted voucher are only read."""
        self.grid.set_read_only(read_only)
        self.amount.edit.setReadOnly(read_only)
        for button in (self._add, self._remove):
            button.setVisible(not read_only and not self.is_transfer)

    def value(self) -> list[dict[str, Any]]:
        """What stands in it, as a field: its lines, or the amount of a transfer; an empty list while nothing does."""
        amount = self.amount.value()
        return ([{"amount": amount}] if amount is not None else []) if self.is_transfer else self.grid.lines()

    def complaint(self) -> str:
        """Why the amount of a transfer cannot be read; a cell of a line tells of itself."""
        return self.amount.complaint() if self.is_transfer else ""

    def commit(self) -> None:
        """Take what stands in an open cell editor."""
        self.grid.commit()

    def show_entries(self, entries: Sequence[EntryDraft], *, transfer: bool) -> None:
        """Show a voucher's lines, or the single amount of a transfer."""
        self.is_transfer = transfer
        self._amount_row.setVisible(transfer)
        for part in (self.grid, self._add, self._remove, self._total):
            part.setVisible(not transfer)
        # Why: the words stand under the amount of a transfer, and between the buttons and the total of lines.
        self._foot.setContentsMargins(LABEL + 10 if transfer else 0, 0, 0, 4 if transfer else 0)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Maximum if transfer else policy.Expanding)
        self._tip.say("")
        # Why: a line added to the voucher of an activity or a case is for that as well.
        self._shared = {
            key: getattr(entries[0], key)
            for key in (each.column for each in belongings())
            if entries and len({getattr(each, key) for each in entries}) == 1 and getattr(entries[0], key) is not None
        }
        self._proposed = ()
        self.amount.set_value(entries[0].amount if transfer and entries else None)
        self.grid.set_lines([] if transfer else [_line(entry) for entry in entries])
        self._show_total()

    def entries(self, kind: VoucherKind, fund: str, other: str = "") -> tuple[EntryDraft, ...]:
        """The lines as drafts between ``fund`` and their codes (or between two funds)."""
        if self.is_transfer:
            amount = self.amount.value()
            return () if amount is None else (EntryDraft(other, fund, amount),)
        made = []
        for line in self.grid.lines():
            code = str(line.get("code") or NO_CODE)
            source, target = (code, fund) if kind.brings_in else (fund, code)
            first, last = line.get("for_first"), line.get("for_last")
            made.append(
                EntryDraft(
                    source,
                    target,
                    line.get("amount") or Dong(0),
                    line.get("narration") or "",
                    line.get("money_source"),
                    first or last,
                    last or first,
                    case_id=line.get("case_id"),
                    activity_id=line.get("activity_id"),
                ).naming(line.get("people") or ())
            )
        return tuple(made)

    def belong_to(self, key: str) -> int | None:
        """What all lines are for, by its column (``case_id``); None when they differ or are for none."""
        return self._shared.get(key)

    def clear_belonging(self, key: str) -> None:
        """The lines are for nothing in particular any more."""
        self._shared.pop(key, None)
        for line in self.grid.model().lines:
            line.pop(key, None)
        self.changed.emit()

    def total(self) -> Dong:
        """The sum of what is typed."""
        if self.is_transfer:
            return self.amount.value() or Dong(0)
        return dong(sum(line.get("amount") or 0 for line in self.grid.lines()))

    def propose(self, rules: Sequence[CodingRule], brings_in: bool, narration: str) -> None:
        """Fill the first line's code and months from the narration where they are still empty, and say by which words."""
        lines = self.grid.model().lines
        if not lines:
            return
        first = lines[0]
        proposal = propose(rules, "in" if brings_in else "out", narration)
        if proposal is not None and proposal.code and not first.get("code"):
            first["code"] = code_key(proposal.code)
            first["money_source"] = first.get("money_source") or proposal.money_source
            self._tip.say(
                _("Mã {code} theo quy tắc «{phrase}»; sửa được nếu chưa đúng.").format(
                    code=proposal.code, phrase=proposal.phrase
                )
            )
        months = months_named(narration, self._year)
        if (
            months is not None
            and code_of(str(first.get("code") or "")) in DUES_CODES
            and first.get("for_first") is None
        ):
            first["for_first"], first["for_last"] = months
        self.grid.viewport().update()
        self._show_total()

    def propose_people(self, narration: str, day: dt.date | None) -> None:
        """Name on the first line whoever the text surely means, while she named nobody herself; say who, and ask where two may be meant."""
        lines = self.grid.model().lines
        if self.is_transfer or not lines or (lines[0].get("people") or ()) != self._proposed:
            return
        namings = self._names.named_in(narration, day)
        sure = sure_people(namings)
        if namings and (sure != self._proposed or any(not each.reason.is_sure for each in namings)):
            told = (
                f"«{each.text}»: {'; '.join(who.shown for who in each.people)} ({_(each.reason.label)})"
                for each in namings
            )
            self._tip.say(_("Người được nêu: {people}. Sửa ở cột Người.").format(people=", ".join(told)))
        if sure != self._proposed:
            self._proposed = sure
            lines[0]["people"] = sure or None
            self.grid.viewport().update()

    def _show_people(self, people: Sequence[int]) -> str:
        return ", ".join(self._people[each].full_name for each in people if each in self._people)

    def _read_people(self, text: str) -> tuple[int, ...] | None:
        """Names or numbers with commas between them; refuses one that is nobody's, or several people's."""
        found = [self._one_person(part) for part in re.split(r"[,;]", text) if part.strip()]
        return tuple(dict.fromkeys(found)) or None

    def _one_person(self, text: str) -> int:
        wanted = fold(text).split()
        numbered = [each for each in self._people.values() if clean(text) in (each.number, each.staff_number)]
        spelt = [each for each in self._people.values() if name_key(each.full_name) == name_key(text)]
        alike = [each for each in self._people.values() if all(word in fold(each.shown) for word in wanted)]
        found = numbered or spelt or alike
        if len(found) != 1:
            who = "; ".join(each.shown for each in found[:_MOST_TOLD])
            raise (SeveralPeople(text=text.strip(), who=who) if found else NobodyOfThatName(text=text.strip()))
        return found[0].id

    def _read_month(self, text: str) -> Month:
        figures = text.replace("-", "/").split("/")
        try:
            if len(figures) == 1:
                return Month(self._year, int(figures[0]))
            if len(figures[0]) == 4:
                return Month(int(figures[0]), int(figures[1]))
            year = int(figures[1])
            return Month(year + 2000 if year < 100 else year, int(figures[0]))
        except ValueError:
            raise UnreadableMonth(text=text) from None

    def _show_error(self, sentence: str) -> None:
        self._tip.say(sentence, "danger")

    def _grid_changed(self) -> None:
        self._show_total()
        self.changed.emit()

    def _show_total(self) -> None:
        total = self.total()
        self._total.setText(_("{amount} đồng").format(amount=show_money(total)))
        self._words.setText(amount_in_words(total) if total else "")
        parts.set_tone(self._total, "danger" if total < 0 else "")


def _line(entry: EntryDraft) -> dict[str, Any]:
    code = entry.target if is_fund(entry.source) else entry.source
    return {
        "code": code if code != NO_CODE else None,
        "amount": entry.amount or None,
        "narration": entry.narration or None,
        "money_source": entry.money_source,
        "for_first": entry.for_first,
        "for_last": entry.for_last,
        "people": entry.people or None,
        "case_id": entry.case_id,
        "activity_id": entry.activity_id,
    }
