"""Nhật ký: the time line of acts, who and when, what each changed from what to what, and taking one back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read, trail
from app.models.queries.ledger import accounts
from app.models.queries.trail import Act, ActChange
from app.ui.brought.trail_words import change_lines, table_word
from app.ui.desk import EVERYTHING, name_of_act
from app.ui.lists.list_filters import Search
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import Empty, RowLooks
from app.ui.lists.row_verbs import About
from app.ui.records.record_pane import RecordPane
from app.ui.take_back import state_word, take_back, why_not
from app.ui.widgets import parts
from app.ui.widgets.table_model import RIGHT, Column

LIMIT = 1000
SHOWN = 40
"""How many rows of one act the pane tells."""


class ActPane(RecordPane[Act]):
    """What one act was, why it stays, and what it changed."""

    def load(self, read: Read, identifier: int) -> Act | None:
        """The act with what it changed, and the funds by their ids."""
        self._changes = trail.changes_of(read, identifier, SHOWN)
        self._names = {number: key for key, number in accounts.account_ids(read).items()}
        self._names |= {fund.id: _(fund.name) for fund in accounts.cash_accounts(read, with_closed=True)}
        return trail.act(read, identifier)

    def compose(self, card: Act) -> None:
        """When, who, why; then each row from what to what."""
        text = _("{at:%H:%M:%S ngày %d/%m/%Y}, {officer}")
        when = text.format(at=card.at.astimezone(), officer=card.officer or _("không ghi tên"))
        if card.reason:
            when += _(". Lý do: {reason}").format(reason=card.reason)
        self.text(name_of_act(card), "strong")
        self.text(when, "small")
        self.text(why_not(card), "small")
        self.add(parts.rule())
        for change in self._changes:
            self.add(self._change(change))
        if card.rows > len(self._changes):
            self.text(_("… và {count} dòng nữa").format(count=card.rows - len(self._changes)), "small")

    def _change(self, change: ActChange) -> QWidget:
        word = _("Thêm: {what}") if change.before is None else _("Sửa: {what}")
        word = _("Bỏ: {what}") if change.after is None else word
        stack = parts.column(parts.label(word.format(what=table_word(change.table)), "section"), gap=1)
        whole = change.before is None or change.after is None
        for name, before, after in change_lines(change, self._names):
            text = f"{name}: {after or before}" if whole else f"{name}: {before or '∅'} → {after or '∅'}"
            stack.addWidget(parts.label(text, "small", wrap=True))
        return parts.box(stack)


class ActsScreen(ListPage[Act]):
    """The newest acts and the one pointed at."""

    key: ClassVar[str] = "acts"
    called: ClassVar[str] = N_("Nhật ký")
    rail_entry: ClassVar[str] = "acts"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = EVERYTHING
    opens: ClassVar[str] = ""
    gives_way: ClassVar[tuple[str, ...]] = ("officer", "rows", "state")

    def columns(self) -> list[Column]:
        """When, what, who, how much, and whether it stands."""
        return [
            Column("at", _("Lúc"), show=_at, widest="28/08/2026 00:00"),
            Column("act", _("Việc"), 280, name_of_act, stretch=True),
            Column("officer", _("Người làm"), 150, lambda act: act.officer),
            Column("rows", _("Số dòng"), 70, lambda act: str(act.rows) if act.rows else "", align=RIGHT),
            Column("state", _("Hoàn tác"), 118, state_word, tone=lambda _act: "muted", icon=_icon),
            Column("reason", _("Lý do"), 160, lambda act: act.reason, hidden=True),
        ]

    def row_looks(self) -> RowLooks[Act]:
        """What was taken back is struck through."""
        return RowLooks(faint=_is_taken_back, struck=_is_taken_back)

    def make_pane(self) -> ActPane:
        """What the act changed."""
        return ActPane(self.desk, _("Việc đã làm"))

    def find_rows(self, read: Read) -> Sequence[Act]:
        """The newest first."""
        return trail.acts(read, LIMIT)

    def search(self) -> Search[Act]:
        """By act, officer and reason."""
        name = _("Tìm trong nhật ký")
        return Search(name, _("Tìm việc, người, lý do…"), lambda act: f"{name_of_act(act)} {act.officer} {act.reason}")

    def offer_verbs(self) -> None:
        """Taken back."""
        own = (_("Hoàn tác việc này"), "undo-2", "Ctrl+Shift+Z")
        call = partial(take_back, self.desk)
        self.offer("take_back", call, about=About.ONE, writes=True, when=_may_be_taken_back, own=own, after="")

    def empty(self) -> Empty:
        """A book in which nothing was done."""
        return Empty(_("Chưa có việc nào."))

    def foot(self) -> str:
        """How many."""
        return _("{count} việc, mới nhất ở trên").format(count=len(self.shown_ids()))

    def _heard(self, _tables: frozenset[str]) -> None:
        super()._heard(EVERYTHING)


def _at(act: Act) -> str:
    return f"{act.at.astimezone():%d/%m/%Y %H:%M}"


def _icon(act: Act) -> str:
    return "undo-2" if _is_taken_back(act) else ""


def _is_taken_back(act: Act) -> bool:
    return act.undone_by is not None


def _may_be_taken_back(act: Act) -> bool:
    return not why_not(act)
