"""A record being typed: its draft, its fields and what is wrong with them, bound in one place, in a dialogue or on a page.

Whoever binds tells which fields there are and in which groups they stand, which draft to begin with, which rules look it over, and
how it is stored. From here comes: all refusals at once, each at its field, those of the rules and those of the book alike; whether
anything was typed; required marks; fields that can only be read in a book that may only be looked at.
"""

from __future__ import annotations

import dataclasses
from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGridLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain import records
from app.domain.problems import Finding, Refusal
from app.domain.records import Kind, Record
from app.i18n import _, render
from app.models.operation import Outcome
from app.ui.desk import Desk
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField, TickField
from app.ui.widgets.count_field import CountField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.entry_grid import EntryGrid
from app.ui.widgets.field import ValueField
from app.ui.widgets.hint import Hint
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.month_field import MonthField
from app.ui.widgets.text_field import TextBox, TextField

Draft = TypeVar("Draft")


@dataclass(frozen=True, slots=True)
class Bound:
    """A field of an editor: the attribute of the draft it holds, its caption and its widget.

    ``nothing`` is what the draft has while the field is empty. Findings about ``columns`` are shown here besides those about ``key``.
    In a group of several columns it takes ``span`` of them.
    """

    key: str
    caption: str
    widget: Any
    required: bool = False
    nothing: Any = None
    columns: tuple[str, ...] = ()
    span: int = 1

    @property
    def field(self) -> ValueField:
        """The widget as the editor sees it."""
        held: ValueField = self.widget
        return held


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand together, in one or more columns, under a title or none."""

    fields: Sequence[Bound]
    columns: int = 1
    title: str = ""


Sheet = Iterable[Group | QWidget | QLayout]
"""What stands in an editor from the top: groups of fields, and widgets and layouts between them."""

_NOTHING = {Kind.TEXT: "", Kind.LINES: "", Kind.YES: False}


def field_for(told: records.Field, desk: Desk, **more: Any) -> QWidget:
    """The widget a field of a record is edited with, by its kind; ``more`` goes to the widget. An OTHER needs one of its own."""
    name, month = _(told.label), desk.month
    example = _(told.example) if told.example else ""
    makers: dict[Kind, Callable[[], QWidget]] = {
        Kind.TEXT: lambda: TextField(name, placeholder=example),
        Kind.LINES: lambda: TextBox(name, placeholder=example, **more),
        Kind.MONEY: lambda: MoneyField(name, **{"words": False, **more}),
        Kind.COUNT: lambda: CountField(name, placeholder=example),
        Kind.DAY: lambda: DateField(name, month, **{"any_day": True, **more}),
        Kind.MONTH: lambda: MonthField(name, month),
        Kind.CHOICE: lambda: ChoiceField(name, [(each, _(each.label)) for each in told.choices], **more),
        Kind.YES: lambda: TickField(name),
    }
    return makers[told.kind]()


def when_typed(within: QWidget, call: Callable[[], None]) -> None:
    """Call whenever the user types or chooses in a field or in any field within."""
    for edit in (within, *within.findChildren(QLineEdit)):
        if isinstance(edit, QLineEdit):
            edit.textEdited.connect(lambda _text: call())
    for box in (within, *within.findChildren(QComboBox)):
        if isinstance(box, QComboBox):
            box.activated.connect(lambda _place: call())


class Binding(Generic[Draft]):
    """``record`` tells the words of the fields. ``identifier`` is the id of the record that is mended, None while one is added."""

    record: ClassVar[Record | None] = None
    caption_width: ClassVar[int] = 112
    desk: Desk

    def start_binding(self, name: str) -> None:
        """Nothing is bound yet; ``name`` is what the message about the whole is called."""
        self.identifier: int | None = None
        self.draft: Any = None
        self.fields: dict[str, Bound] = {}
        self.captions: dict[str, QLabel] = {}
        self.hints: dict[str, Hint] = {}
        self.overall = Hint(name)
        self._first: dict[str, Any] = {}
        self._showing = False

    # ---- what is told ----------------------------------------------------------------------------------------------

    @abstractmethod
    def sheet(self) -> Sheet:
        """The groups of fields and whatever stands between them, from the top."""

    @abstractmethod
    def begin(self, **arguments: Any) -> Draft:
        """The draft to show: of a new record, or of the one the arguments name, whose id it leaves in ``identifier``."""

    def look_over(self, draft: Draft) -> Sequence[Finding]:
        """Everything wrong with a draft; a finding's ``column`` is the key of its field."""
        return ()

    @abstractmethod
    def store(self, draft: Draft) -> None:
        """Carry the act out (``act``)."""

    def follow(self) -> None:
        """Let fields follow one another: show, hide, enable, propose. Called when the draft was shown and on every ``follows`` field."""

    # ---- fields ----------------------------------------------------------------------------------------------------

    def bind(self, key: str, widget: QWidget | None = None, *, caption: str = "", **more: Any) -> Bound:
        """A field by its key; words and widget come from the record where they are not given. ``more`` are those of ``Bound`` or,
        for a widget made here, of the widget."""
        told = next((each for each in self.record.fields if each.key == key), None) if self.record is not None else None
        own = {name: more.pop(name) for name in ("required", "nothing", "columns", "span") if name in more}
        if told is not None:
            own.setdefault("required", told.required)
            own.setdefault("nothing", _NOTHING.get(told.kind))
            widget = widget or field_for(told, self.desk, **more)
        assert widget is not None, f"no record tells how {key} is edited"
        if told is not None and told.help:
            widget.setToolTip(_(told.help))
        word = caption or (_(told.label) if told is not None else (widget.focusProxy() or widget).accessibleName())
        bound = Bound(key, word, widget, **own)
        self.fields[key] = bound
        return bound

    def bind_grid(self, key: str, widget: EntryGrid) -> Bound:
        """A grid of lines as a field; it tells of a cell that cannot be read."""
        widget.refused.connect(lambda sentence: self.show_error(key, sentence))
        return self.bind(key, widget)

    def widget(self, key: str) -> Any:
        """The widget of a field."""
        return self.fields[key].widget

    def follows(self, *keys: str) -> None:
        """Call ``follow`` whenever one of these fields changes."""
        for key in keys:
            widget = self.fields[key].widget
            signal = getattr(widget, "changed", None) or getattr(widget, "chosen", None) or widget.textEdited
            signal.connect(lambda *_args: self._followed())

    def _followed(self) -> None:
        # Why: some fields tell of what they are given too, and what follow proposes calls for no other look; and a field that
        # loses the keyboard while the window goes tells of it once more.
        if not self._showing and self.desk.book is not None:
            self._showing = True
            self.follow()
            self._showing = False

    def value(self, key: str) -> Any:
        """What stands in a field, or what the draft has while nothing does."""
        bound = self.fields[key]
        held = bound.field.value()
        return bound.nothing if held is None or held == "" else held

    def set_value(self, key: str, value: Any) -> None:
        """Show a value in a field."""
        bound = self.fields[key]
        empty = value is None or (value == bound.nothing and not isinstance(value, str | bool))
        bound.field.set_value(("" if isinstance(bound.nothing, str) else None) if empty else value)

    def values(self) -> dict[str, Any]:
        """What stands in every field, by key."""
        return {key: self.value(key) for key in self.fields}

    def lay_sheet(self, stack: QVBoxLayout, *, grows: bool) -> None:
        """Make the sheet and put it into a column; one that ``grows`` gives its free room to what wants height, such as a table."""
        self.lay(stack, self.sheet(), grows=grows)

    def lay(self, stack: QVBoxLayout, contents: Sheet, *, grows: bool) -> None:
        """Put a part of the sheet into a column."""
        for each in contents:
            if isinstance(each, Group):
                if each.title:
                    stack.addWidget(parts.label(each.title, "section"))
                stack.addLayout(self._grid(each))
                continue
            room = 1 if grows and parts.wants_height(each) else 0
            stack.addWidget(each, room) if isinstance(each, QWidget) else stack.addLayout(each, room)

    def boxed(self, group: Group) -> QWidget:
        """A group as one widget, to show and hide as a whole."""
        return parts.box(parts.column(self._grid(group)))

    def spread(self, bound: Bound) -> QVBoxLayout:
        """A field across the whole sheet without a caption, such as a grid, with its message below it."""
        self.hints[bound.key] = Hint(bound.caption)
        if isinstance(bound.widget, EntryGrid):
            bound.widget.changed.connect(self.hints[bound.key].clear_error_on_edit)
        return parts.column(bound.widget, self.hints[bound.key], gap=2)

    def told(self, *lines: tuple[str, QWidget]) -> QGridLayout:
        """What is only shown, in line with the fields: captions and widgets."""
        return self._grid(Group([Bound("", word, shown) for word, shown in lines]))

    def _grid(self, group: Group) -> QGridLayout:
        """Captions and fields; each field has its message below it."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        place = 0
        for each in group.fields:
            row, side = divmod(place, group.columns)
            place += each.span
            caption = parts.label(f"{each.caption} *" if each.required else each.caption, "muted")
            caption.setMinimumHeight(30)
            grid.addWidget(caption, row, 2 * side, Qt.AlignmentFlag.AlignTop)
            held = parts.column(each.widget, gap=1)
            if each.key:
                self.captions[each.key], self.hints[each.key] = caption, Hint(each.caption)
                when_typed(each.widget, self.hints[each.key].clear_error_on_edit)
                held.addWidget(self.hints[each.key])
            held.addStretch(1)
            grid.addLayout(held, row, 2 * side + 1, 1, 2 * each.span - 1)
        for side in range(group.columns):
            grid.setColumnMinimumWidth(2 * side, self.caption_width if side == 0 or group.columns < 3 else 0)
            grid.setColumnStretch(2 * side + 1, 1)
        return grid

    # ---- showing ---------------------------------------------------------------------------------------------------

    def begin_with(self, draft: Draft) -> None:
        """Show this draft as the one to begin with: nothing of it was typed."""
        self.draft = draft
        self.show_draft(draft)
        self.follow()
        self._first = self.values()

    def show_draft(self, draft: Draft) -> None:
        """Fill the fields that hold an attribute of the draft."""
        for key in self.fields:
            if hasattr(draft, key):
                self.set_value(key, getattr(draft, key))

    def collect(self) -> Any:
        """The draft as the fields have it now; one that is no record stays as it is."""
        if not dataclasses.is_dataclass(self.draft) or isinstance(self.draft, type):
            return self.draft
        names = {each.name for each in dataclasses.fields(self.draft)}
        return dataclasses.replace(self.draft, **{key: held for key, held in self.values().items() if key in names})

    def touched(self) -> bool:
        """True when something was typed or chosen since it was shown."""
        if not self._first:
            return False
        # Why every one is asked: a lookup settles what is typed in it first.
        unread = [each.field.complaint() for each in self.fields.values()]
        return any(unread) or self.values() != self._first

    def forget_typed(self) -> None:
        """What was typed is stored or given up: nobody has to be asked about it."""
        self._first = {}

    def set_read_only(self, read_only: bool = True) -> None:
        """Let the fields only be read, or be typed in again."""
        for each in self.fields.values():
            own: Callable[[bool], None] | None = getattr(each.widget, "set_read_only", None)
            if own is not None:
                own(read_only)
                continue
            for edit in (each.widget, *each.widget.findChildren(QLineEdit)):
                if isinstance(edit, QLineEdit | QPlainTextEdit):
                    edit.setReadOnly(read_only)
                elif isinstance(edit, QComboBox | QAbstractButton):
                    edit.setEnabled(not read_only)

    # ---- storing ---------------------------------------------------------------------------------------------------

    def may_submit(self) -> bool:
        """False while nothing can be stored."""
        return not self.desk.read_only

    def submit(self) -> None:
        """Store the draft; whatever stops it is shown at its field, all at once, and everything typed stays.

        What is still being typed in a cell counts.
        """
        if not self.may_submit():
            return
        self.clear_errors()
        for each in self.fields.values():
            if isinstance(each.widget, EntryGrid):
                each.widget.commit()
        unread = {key: text for key, each in self.fields.items() if (text := each.field.complaint())}
        draft = self.collect()
        if wrong := self._wrong(self.look_over(draft)) | unread:
            self.show_wrong(wrong)
        else:
            self.store(draft)

    def act(self, service: Callable[..., Outcome[Any]], *arguments: Any, title: str = "", **named: Any) -> None:
        """Run a function of the services: ``ended`` when it is done, else ``refused``."""
        self.desk.do(service, *arguments, done=self.ended, failed=self.refused, title=title, **named)

    def ended(self, value: Any) -> None:
        """Stored; ``value`` is what the service gave."""

    def refused(self, refusal: Refusal) -> None:
        """The book did not take it: every reason is shown at its field, and everything typed stays."""
        self.show_wrong(self._wrong(refusal.findings) or {"": render(refusal)})

    # ---- what is wrong ---------------------------------------------------------------------------------------------

    def said(self) -> str:
        """What is said about the whole."""
        return self.overall.text()

    def clear_errors(self) -> None:
        """Take errors away before judging again; what a field says of itself stays."""
        for hint in (*self.hints.values(), self.overall):
            hint.clear_error_on_edit()

    def show_error(self, key: str, sentence: str) -> None:
        """Say what is wrong with a field, or with the whole when there is none of that key."""
        self.hints.get(key, self.overall).show_error(sentence)

    def findings_shown(self) -> int:
        """How many places say that something is wrong."""
        return sum(bool(hint.text()) for hint in (*self.hints.values(), self.overall))

    def _wrong(self, findings: Iterable[Finding]) -> dict[str, str]:
        wrong: dict[str, str] = {}
        for finding in findings:
            if finding.stops:
                key, text = self.field_of(finding.column or ""), render(finding.message)
                wrong[key] = f"{wrong[key]} {text}" if key in wrong else text
        return wrong

    def field_of(self, column: str) -> str:
        """The key of the field a finding about a column is shown at; an empty text when it is about the whole."""
        return next((key for key, each in self.fields.items() if column == key or column in each.columns), "")

    def _in_sight(self, key: str) -> bool:
        around = self.overall.parentWidget()
        return around is None or bool(self.fields[key].widget.isVisibleTo(around))

    def show_wrong(self, wrong: Mapping[str, str]) -> None:
        """Say what is wrong at each field, about the whole what is wrong with one that is not in sight; go to the first."""
        seen = {key: text for key, text in wrong.items() if key in self.fields and self._in_sight(key)}
        for key, text in seen.items():
            self.show_error(key, text)
        if len(seen) < len(wrong):
            self.overall.show_error(" ".join(text for key, text in wrong.items() if key not in seen))
        first = next((each for key, each in self.fields.items() if key in wrong), None)
        if first is not None:
            first.widget.setFocus()
