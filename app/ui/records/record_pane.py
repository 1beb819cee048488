"""The pane beside a list: one record whole, told in blocks from the top. It acts on nothing; its links ask the desk to go somewhere.

A pane loads its record and composes it: heading, facts, sections with texts, links, figures in small tables, and the files kept with
it. What is shown is made anew for every record, so that nothing of the last one can stay behind.
"""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QLabel, QStyle, QVBoxLayout, QWidget

from app.domain.dates import show_date
from app.i18n import _
from app.models.queries import Read
from app.ui.desk import Desk
from app.ui.screen import scrolled
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.state_pill import StatePill

Card = TypeVar("Card")
Look = tuple[str, str, str]
"""Word, tone and icon of a state."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A caption and what stands beside it; a figure stands at the right. An empty fact is left out.

    ``opens`` makes it a link; with ``act`` the link is that word, to the right of the text.
    """

    caption: str
    value: str
    right: bool = False
    strong: bool = False
    opens: Callable[[], object] | None = None
    tone: str = ""
    act: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """A line that opens something: what it is called, what is said beside it, and a figure at the right."""

    text: str
    opens: Callable[[], object]
    detail: str = ""
    figure: str = ""
    tone: str = ""
    tip: str = ""
    name: str = ""


_BAR = QStyle.PixelMetric.PM_ScrollBarExtent


class PaneFrame(QWidget):
    """A panel with one page that scrolls when it is too high; ``name`` is what a screen reader calls it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)

    def fill(self, page: QWidget) -> None:
        """Put the page into the frame, once."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(scrolled(page))
        self._content = page

    def least_width(self) -> int:
        """Pixels below which something shown would be cut; with room for the bar that scrolls it."""
        return self._content.minimumSizeHint().width() + self.style().pixelMetric(_BAR) + 2


class RecordPane(PaneFrame, Generic[Card]):
    """``show_record(id)`` shows one, None shows none; ``card`` is the one shown."""

    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk, name: str, *lasting: tuple[str, QWidget]) -> None:
        """``lasting``: title and widget of sections that live as long as the pane, such as files one may drop something on.

        One that wants height, such as a table, takes the free room.
        """
        super().__init__(name)
        self.desk = desk
        self.card: Card | None = None
        self._shown: Any = None
        self._bare = False
        self._body = QVBoxLayout()
        self._body.setSpacing(6)
        stack = parts.column(gap=6, margins=(14, 12, 14, 12))
        stack.addLayout(self._body)
        for title, widget in lasting:
            if title:
                stack.addWidget(parts.label(title, "section"))
            stack.addWidget(widget, 1 if parts.wants_height(widget) else 0)
        if not any(parts.wants_height(widget) for _title, widget in lasting):
            stack.addStretch(1)
        self._page = parts.box(stack, "surface")
        self.fill(self._page)
        self._page.hide()

    # ---- what a pane tells -----------------------------------------------------------------------------------------

    @abstractmethod
    def load(self, read: Read, identifier: Any) -> Card | None:
        """The record, or None when it is gone."""

    @abstractmethod
    def compose(self, card: Card) -> None:
        """Add the blocks of a record, from the top."""

    def watched(self) -> frozenset[str]:
        """The tables whose change makes it look again; a pane made of what rooms bring gathers theirs."""
        return self.watches

    def show_lasting(self, card: Card | None) -> None:
        """Give the lasting sections their record, or none."""

    # ---- showing ---------------------------------------------------------------------------------------------------

    def show_record(self, identifier: Any) -> None:
        """Read a record and show it, or show nothing; what was unveiled of another is veiled again."""
        self._bare = self._bare and identifier == self._shown
        self._shown = identifier
        self.card = None
        if identifier is not None and self.desk.book is not None:
            with self.desk.read() as read:
                self.card = self.load(read, identifier)
        self.compose_again()

    def compose_again(self) -> None:
        """Show the same record anew, such as after something in it was unveiled."""
        parts.empty(self._body)
        self._page.setVisible(self.card is not None)
        self.show_lasting(self.card)
        if self.card is not None:
            self.compose(self.card)

    def link(self, name: str) -> QAbstractButton:
        """The link or button of that accessible name among what is shown."""
        return next(each for each in self.findChildren(QAbstractButton) if each.accessibleName() == name)

    def texts(self) -> list[str]:
        """Every text shown."""
        return [each.text() for each in self._page.findChildren(QLabel) if each.isVisibleTo(self._page)]

    # ---- blocks ----------------------------------------------------------------------------------------------------

    def add(self, block: QWidget | QHBoxLayout | QVBoxLayout | QGridLayout) -> None:
        """Any block below those already there."""
        if isinstance(block, QWidget):
            self._body.addWidget(block)
        else:
            self._body.addLayout(block)

    def heading(
        self, title: str, look: Look | None = None, about: str = "", figure: str = "", detail: str = ""
    ) -> None:
        """The name of the record, what kind of thing it is with its state beside it, its figure, and a small line; then a rule."""
        self.add(parts.label(title, "title", wrap=True))
        if about or look is not None:
            pill = [StatePill(*look)] if look is not None else []
            line = parts.row(parts.label(about, "muted", wrap=True), *pill) if about else parts.row(*pill, None)
            line.setStretch(0, 1 if about else 0)
            self.add(line)
        if figure:
            self.add(parts.label(figure, "figure", wrap=True))
        if detail:
            self.add(parts.label(detail, "small", wrap=True))
        self.add(parts.rule())

    def section(self, title: str, act: str = "", pressed: Callable[[], object] | None = None) -> None:
        """The title of what follows, with a link at the right when there is somewhere to go."""
        head = parts.label(title, "section")
        self.add(parts.row(head, None, parts.button(act, pressed, role="link")) if act else head)

    def facts(self, facts: Iterable[Fact | tuple[str, str]]) -> None:
        """Captions and values, one below the other; what is empty is left out."""
        grid = parts.grid()
        told = [each if isinstance(each, Fact) else Fact(*each) for each in facts]
        for place, each in enumerate(each for each in told if each.value):
            caption = parts.label(each.caption, "strong" if each.strong else "small")
            grid.addWidget(caption, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_value(each), place, 1)
        if grid.count():
            self.add(grid)

    def veiled(self, caption: str, value: str, veil: str) -> Fact:
        """A fact nobody passing by should read: ``veil`` stands for it until it is asked for."""
        if not value:
            return Fact(caption, "")
        return Fact(caption, value if self._bare else veil, opens=self._flip, act=_("Ẩn") if self._bare else _("Hiện"))

    def _flip(self) -> None:
        self._bare = not self._bare
        self.compose_again()

    def text(self, text: str, role: str = "", tone: str = "") -> None:
        """A paragraph; an empty one is left out."""
        if text:
            made = parts.label(text, role, wrap=True)
            parts.set_tone(made, tone)
            self.add(made)

    def warn(self, text: str, tone: str = "warn") -> None:
        """What is to be looked at; an empty text says nothing."""
        if text:
            hint = Hint(_("Điều cần xem"))
            self.add(hint)
            hint.say(text, tone)

    def links(self, links: Iterable[Linked], nothing: str = "") -> None:
        """Lines that open something, or the sentence ``nothing`` when there is none."""
        stack = parts.column(gap=2)
        for each in links:
            link = parts.button(each.text, each.opens, role="inline")
            link.setAccessibleName(each.name or _("Mở {number}").format(number=each.text))
            detail = parts.Elided(each.detail, "small")
            detail.setToolTip(each.tip or each.detail)
            figure = parts.label(each.figure)
            parts.set_tone(figure, each.tone)
            line = parts.row(link, detail, figure, gap=6)
            line.setStretch(1, 1)
            stack.addWidget(parts.box(line))
        if stack.count():
            self.add(stack)
        else:
            self.text(nothing, "small")

    def figures(
        self,
        heads: Sequence[str],
        rows: Iterable[Sequence[str | QWidget]],
        right: Sequence[int] = (),
        *,
        stretch: int | None = None,
    ) -> None:
        """A small table: heads, and cells as text or a label of their own; the columns ``right`` hold figures.

        ``stretch`` takes the free room, else the first that holds none.
        """
        first = next((place for place in range(len(heads)) if place not in right), 0)
        grid = parts.grid(first if stretch is None else stretch)
        for place, row in enumerate([heads, *rows] if any(heads) else list(rows)):
            for column, cell in enumerate(row):
                small = place == 0 and any(heads)
                shown = (
                    cell
                    if isinstance(cell, QWidget)
                    else parts.label(cell, "small" if small else "", wrap=column not in right)
                )
                side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
                grid.addWidget(shown, place, column, side if column in right else Qt.AlignmentFlag(0))
        self.add(grid)


def joined(*parts: str | dt.date | None) -> str:
    """What is known of a thing in one line: ``12/QĐ-CĐCS, 05/01/2026``."""
    return ", ".join(show_date(each) if isinstance(each, dt.date) else each for each in parts if each)


def toned(text: str, tone: str, role: str = "") -> QLabel:
    """A label in a tone, for a cell of ``figures``."""
    made = parts.label(text, role)
    parts.set_tone(made, tone)
    return made


def _value(fact: Fact) -> QWidget:
    if fact.opens is not None and fact.act:
        link = parts.button(fact.act, fact.opens, role="inline")
        link.setAccessibleName(f"{fact.act} {fact.caption}")
        line = parts.row(parts.label(fact.value, wrap=True), link, gap=6)
        line.setStretch(0, 1)
        return parts.box(line)
    if fact.opens is not None:
        return parts.button(fact.value, fact.opens, role="inline")
    made = parts.label(fact.value, "strong" if fact.strong else "", wrap=not fact.right)
    parts.set_tone(made, fact.tone)
    if fact.right or fact.strong:
        made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return made
