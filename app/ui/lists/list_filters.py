"""What narrows a list: choices with their counts, words searched for, and combinations kept under a name."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from app.domain.money import show_money
from app.domain.text import clean, fold, searched
from app.i18n import _
from app.ui.desk import Desk
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips, SearchBox
from app.ui.widgets.choice_field import ChoiceField

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Choice(Generic[Row]):
    """One choice of a filter. ``holds`` says which rows it keeps; without it the choice keeps every row, or the query knows."""

    key: str
    word: str
    holds: Callable[[Row], bool] | None = None


def choices_by(value: Callable[[Any], Any], words: Iterable[tuple[Any, str]]) -> list[Choice[Any]]:
    """A choice for each of these values: the rows whose ``value`` it is."""

    def holds(wanted: Any) -> Callable[[Any], bool]:
        return lambda row: bool(value(row) == wanted)

    return [Choice(str(key), word, holds(key)) for key, word in words]


@dataclass(frozen=True, slots=True)
class Filter(Generic[Row]):
    """A choice that narrows a list, as chips or ``dropped`` as a drop-down.

    ``key`` is also the argument of ``enter`` that sets it. ``start`` is chosen at first, ``widest`` hides the fewest rows.
    A list that is always of one choice, such as one fund, ``needs`` it: no choice would show every row.
    """

    key: str
    name: str
    choices: Sequence[Choice[Row]]
    start: str = ""
    widest: str = ""
    dropped: bool = False
    needs: bool = False


@dataclass(frozen=True, slots=True)
class Search(Generic[Row]):
    """The search of a list: its name, what stands in the empty box, and the text of a row it looks in.

    Without one a list in memory looks in all its columns, the hidden ones too, and a list of a query leaves it to the query.
    """

    name: str
    placeholder: str
    text: Callable[[Row], str] | None = None


class FilterBar(QWidget, Generic[Row]):
    """The filters and the search of one list in a line. ``changed`` when another choice is made or other words are searched."""

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        list_key: str,
        filters: Sequence[Filter[Row]],
        search: Search[Row] | None,
        *more: QWidget,
        row_text: Callable[[Row], str] = lambda _row: "",
    ) -> None:
        super().__init__()
        self._desk, self._list_key = desk, list_key
        self._text = search.text if search is not None and search.text is not None else row_text
        self._filters = {each.key: each for each in filters}
        self._fields: dict[str, Chips | ChoiceField] = {}
        self._chips, self._rest = parts.row(gap=10), parts.row(*more, None, gap=10)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(10)
        self._line.addLayout(self._chips)
        self._line.addLayout(self._rest, 1)
        for each in filters:
            self._add(each)
        self._chips.addStretch(1)
        self.search = SearchBox(search.name, search.placeholder) if search is not None else None
        if self.search is not None:
            self.search.setMinimumWidth(110)
            self.search.setMaximumWidth(210)
            self.search.searched.connect(lambda _text: self._tell())
            self._rest.addWidget(self.search, 100)
        if self._filters:
            self._rest.addWidget(parts.tool("book-marked", _("Bộ lọc đã lưu"), self._open_saved))
        if not (self._filters or self.search or more):
            self.hide()

    # ---- room ------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """What does not fit beside the chips stands below them."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            needed = self._chips.sizeHint().width() + self._rest.sizeHint().width() + self._line.spacing()
            if self.search is not None:
                needed -= self.search.sizeHint().width() - self.search.minimumWidth()
            directions = QBoxLayout.Direction
            self._line.setDirection(directions.TopToBottom if needed > self.width() else directions.LeftToRight)
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of both lines."""
        widths = (each.minimumSize().width() for each in (self._chips, self._rest))
        return QSize(max(widths), super().minimumSizeHint().height())

    def _add(self, told: Filter[Row]) -> None:
        words = [(each.key, each.word) for each in told.choices]
        field: Chips | ChoiceField = ChoiceField(told.name, words) if told.dropped else Chips(told.name, words)
        field.set_value(told.start)
        field.changed.connect(lambda *_key: self._tell())
        self._fields[told.key] = field
        (self._rest if told.dropped else self._chips).addWidget(field)

    def _tell(self) -> None:
        # Why: the search waits a moment, and the book may have been closed meanwhile.
        if self._desk.book is not None:
            self.changed.emit()

    # ---- what is chosen --------------------------------------------------------------------------------------------

    def keys(self) -> frozenset[str]:
        """The keys of the filters."""
        return frozenset(self._filters)

    def choices(self, key: str) -> list[str]:
        """The keys of the choices of a filter."""
        return [each.key for each in self._filters[key].choices]

    def chosen(self, key: str) -> str:
        """The key of the choice made in a filter."""
        return str(self._fields[key].value() or "")

    def choose(self, key: str, choice: str) -> None:
        """Make a choice without telling."""
        self._fields[key].set_value(choice)

    def words(self) -> str:
        """What is searched for."""
        return self.search.value() if self.search is not None else ""

    def look_for(self, words: str) -> None:
        """Search for these words."""
        if self.search is not None:
            self.search.edit.setText(words)

    def offer(self, key: str, choices: Sequence[Choice[Row]]) -> None:
        """Other choices for a filter, such as the groups of the day; the one made stays while it is there."""
        self._filters[key] = dataclasses.replace(self._filters[key], choices=choices)
        self._fields[key].offer([(each.key, each.word) for each in choices])

    def count(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Write beside the choices how many rows each keeps: by filter and choice. A count of nothing is not written."""
        for key, told in self._filters.items():
            known = counts.get(key, {})
            self._fields[key].offer(
                [
                    (each.key, f"{each.word} {show_money(known[each.key])}" if known.get(each.key) else each.word)
                    for each in told.choices
                ]
            )

    def narrows(self) -> bool:
        """True when a filter or the search may hide rows."""
        narrowing = (key for key, each in self._filters.items() if not each.needs and self.chosen(key) != each.widest)
        return bool(self.words()) or any(narrowing)

    def widen(self) -> None:
        """Take every filter and the search away, without telling."""
        for key, told in self._filters.items():
            if not told.needs:
                self.choose(key, told.widest)
        if self.search is not None:
            self.search.edit.clear()

    def shown_words(self) -> str:
        """The filters in force in words, as a printed list tells them."""
        words = [
            next((each.word for each in told.choices if each.key == self.chosen(key)), "")
            for key, told in self._filters.items()
            if self.chosen(key) != told.widest
        ]
        if self.words():
            words.append(f"«{self.words()}»")
        return ", ".join(filter(None, words))

    def set_compact(self, compact: bool) -> None:
        """In a narrow window chips become drop-downs."""
        for field in self._fields.values():
            if isinstance(field, Chips):
                field.set_compact(compact)

    # ---- rows in memory --------------------------------------------------------------------------------------------

    def sift(self, rows: Sequence[Row]) -> list[Row]:
        """The rows that every filter and the search keep."""
        tests = [holds for key in self._filters if (holds := self._holds(key, self.chosen(key))) is not None]
        kept = (row for row in rows if all(holds(row) for holds in tests))
        return searched(kept, self.words(), self._text)

    def counts_of(self, rows: Sequence[Row]) -> dict[str, dict[str, int]]:
        """How many rows each choice keeps, whatever the other filters say."""
        return {
            key: {
                each.key: sum(map(each.holds, rows)) if each.holds is not None else len(rows) for each in told.choices
            }
            for key, told in self._filters.items()
            if not told.needs
        }

    def _holds(self, key: str, chosen: str) -> Callable[[Row], bool] | None:
        return next((each.holds for each in self._filters[key].choices if each.key == chosen), None)

    # ---- kept under a name -----------------------------------------------------------------------------------------

    def _saved(self) -> dict[str, dict[str, str]]:
        kept = self._desk.preferences.get(f"list.{self._list_key}.filters", {})
        named = kept.items() if isinstance(kept, dict) else ()
        return {name: _texts(each) for name, each in named if isinstance(each, dict)}

    def save_as(self, name: str) -> None:
        """Keep what is chosen and searched under a name."""
        chosen = {key: self.chosen(key) for key in self._filters} | {"": self.words()}
        self._keep(self._saved() | {clean(name): chosen})

    def forget(self, name: str) -> None:
        """Give up a kept combination."""
        self._keep({key: value for key, value in self._saved().items() if key != name})

    def _keep(self, saved: Mapping[str, Any]) -> None:
        self._desk.preferences.set(f"list.{self._list_key}.filters", dict(saved))

    def take(self, name: str) -> None:
        """Choose and search as kept under a name; what a filter no longer offers is left as it starts."""
        kept = self._saved().get(name, {})
        for key, told in self._filters.items():
            offered = {each.key for each in told.choices}
            self.choose(key, kept[key] if kept.get(key) in offered else told.start)
        if self.search is not None:
            self.search.edit.setText(kept.get("", ""))
        self._tell()

    def saved_names(self) -> list[str]:
        """The kept combinations by name."""
        return sorted(self._saved(), key=fold)

    def _open_saved(self) -> None:
        menu = QMenu(self)
        for name in self.saved_names():
            menu.addAction(name).triggered.connect(lambda _on=False, name=name: self.take(name))
        if menu.actions():
            menu.addSeparator()
        menu.addAction(_("Lưu bộ lọc đang chọn…")).triggered.connect(self._ask_name)
        if self.saved_names():
            given_up = menu.addMenu(_("Bỏ bộ lọc đã lưu"))
            for name in self.saved_names():
                given_up.addAction(name).triggered.connect(lambda _on=False, name=name: self.forget(name))
        menu.exec(self.mapToGlobal(self.rect().bottomRight()))
        menu.deleteLater()

    def _ask_name(self) -> None:
        name = self._desk.ask.word(_("Lưu bộ lọc"), _("Tên bộ lọc, ví dụ: Tổ may chưa nộp"), _("Lưu"))
        if name:
            self.save_as(name)


def _texts(kept: Mapping[str, object]) -> dict[str, str]:
    """What is text of something kept; a file of settings may hold anything."""
    return {key: value for key, value in kept.items() if isinstance(value, str)}
