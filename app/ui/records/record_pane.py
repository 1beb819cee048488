"""The pane beside a list: one record whole, told in blocks from the top. It acts on nothing; its links ask the desk to go somewhere.

A pane loads its record and composes it: heading, facts, sections with texts, links, figures in small tables, and the files kept with
it. What is shown is made anew for every record, so that nothing of the last one can stay behind.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

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
    """A caption and what stands beside it; a figure stands at the right. ``opens`` makes it a link. An empty fact is left out."""

    caption: str
    value: str
    right: bool = False
    strong: bool = False
    opens: Callable[[], object] | None = None
    tone: str = ""


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


class RecordPane(QWidget, Generic[Card]):
    """``show_record(id)`` shows one, None shows none; ``card`` is the one shown."""

    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk, name: str, *lasting: tuple[str, QWidget]) -> None:
        """``lasting``: title and widget of sections that live as long as the pane, such as files one may drop something on.

        One that wants height, such as a table, takes the free room.
        """
        super().__init__()
        self.desk = desk
        self.card: Card | None = None
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self._body = QVBoxLayout()
        self._body.setSpacing(6)
        stack = parts.column(gap=6, margins=(14, 12, 14, 12))
        stack.addLayout(self._body)
        for title, widget in lasting:
            if title:
                stack.addWidget(parts.label(title, "section"))
            stack.addWidget(widget, 1 if _grows(widget) else 0)
        if not any(_grows(widget) for _title, widget in lasting):
            stack.addStretch(1)
        self._page = parts.box(stack, "surface")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(scrolled(self._page))
        self._page.hide()

    # ---- what a pane tells -----------------------------------------------------------------------------------------

    @abstractmethod
    def load(self, read: Read, identifier: Any) -> Card | None:
        """The record, or None when it is gone."""

    @abstractmethod
    def compose(self, card: Card) -> None:
        """Add the blocks of a record, from the top."""

    def show_lasting(self, card: Card | None) -> None:
        """Give the lasting sections their record, or none."""

    # ---- showing ---------------------------------------------------------------------------------------------------

    def show_record(self, identifier: Any) -> None:
        """Read a record and show it, or show nothing."""
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
        """The name of the record, what kind of thing it is with its state at the right, its figure, and a small line; then a rule."""
        self.add(parts.label(title, "title", wrap=True))
        if about or look is not None:
            pill = StatePill(*look) if look is not None else None
            line = parts.row(parts.label(about, "muted", wrap=True), *([pill] if pill is not None else []))
            line.setStretch(0, 1)
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

    def figures(self, heads: Sequence[str], rows: Iterable[Sequence[str | QWidget]], right: Sequence[int] = ()) -> None:
        """A small table: heads, and cells as text or a label of their own; the columns ``right`` hold figures."""
        grid = parts.grid(next((place for place in range(len(heads)) if place not in right), 0))
        for place, row in enumerate([heads, *rows] if any(heads) else list(rows)):
            for column, cell in enumerate(row):
                small = place == 0 and any(heads)
                shown = (
                    cell
                    if isinstance(cell, QWidget)
                    else parts.label(cell, "small" if small else "", wrap=column not in right)
                )
                if column in right and isinstance(shown, QLabel):
                    shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
                grid.addWidget(shown, place, column)
        self.add(grid)


def _grows(widget: QWidget) -> bool:
    return bool(widget.sizePolicy().expandingDirections() & Qt.Orientation.Vertical)


def toned(text: str, tone: str, role: str = "") -> QLabel:
    """A label in a tone, for a cell of ``figures``."""
    made = parts.label(text, role)
    parts.set_tone(made, tone)
    return made


def _value(fact: Fact) -> QWidget:
    if fact.opens is not None:
        return parts.button(fact.value, fact.opens, role="inline")
    made = parts.label(fact.value, "strong" if fact.strong else "", wrap=not fact.right)
    parts.set_tone(made, fact.tone)
    if fact.right or fact.strong:
        made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return made
