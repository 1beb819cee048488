"""The editor of a record: its draft, its fields and what is wrong with them, bound in one place.

An editor tells which fields it has and in which groups they stand, which draft to begin with, which rules look it over, and how it
is stored. From here it has: all refusals at once, each at its field; a question before anything typed is thrown away; Ctrl+S and
Ctrl+Enter; Enter to the next field; required marks; fields that can only be read in a book that may only be looked at; scrolling.
"""

from __future__ import annotations

import dataclasses
from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain import records
from app.domain.problems import N_, Finding
from app.domain.records import Kind, Record
from app.i18n import _, render
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.screen import scrolled
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
    """

    key: str
    caption: str
    widget: Any
    required: bool = False
    nothing: Any = None
    columns: tuple[str, ...] = ()

    @property
    def field(self) -> ValueField:
        """The widget as the editor sees it."""
        held: ValueField = self.widget
        return held


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand together, in one or two columns, under a title or none."""

    fields: Sequence[Bound]
    columns: int = 1
    title: str = ""


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


class Editor(FormDialog, Generic[Draft]):
    """``record`` tells the words of the fields; ``called`` is the title while one is added, ``mends`` while one is mended, ``verb`` the
    word of the button. ``leads_to`` is the page shown after storing, with the id in the argument ``naming``. Without
    ``scrolls`` a table in the sheet takes the free room instead.

    ``identifier`` is the id of the record that is mended, None while one is added.
    """

    record: ClassVar[Record | None] = None
    mends: ClassVar[str] = ""
    verb: ClassVar[str] = N_("Cất")
    leads_to: ClassVar[str] = ""
    naming: ClassVar[str] = ""
    wide: ClassVar[int] = 760
    high: ClassVar[int] = 480
    caption_width: ClassVar[int] = 112
    scrolls: ClassVar[bool] = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.identifier: int | None = None
        self.draft: Any = None
        self.fields: dict[str, Bound] = {}
        self._first: dict[str, Any] = {}
        self._showing = False
        sheet = parts.column(gap=6)
        for each in self.sheet():
            self._lay(sheet, each)
        whole = parts.box(sheet)
        if self.scrolls:
            sheet.addStretch(1)
            whole = scrolled(whole)
        self.lay_out(_(self.verb), whole, width=self.wide, stretch=0, foot=self.foot())
        self.resize(self.wide + 60, self.high)
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self.submit)

    # ---- what an editor tells --------------------------------------------------------------------------------------

    @abstractmethod
    def sheet(self) -> Iterable[Group | QWidget | QLayout]:
        """Its groups of fields and whatever stands between them, from the top."""

    @abstractmethod
    def begin(self, **arguments: Any) -> Draft:
        """The draft to show: of a new record, or of the one the arguments name, whose id it leaves in ``identifier``."""

    def look_over(self, draft: Draft) -> Sequence[Finding]:
        """Everything wrong with a draft; a finding's ``column`` is the key of its field."""
        return ()

    @abstractmethod
    def store(self, draft: Draft) -> None:
        """Carry the act out (``act``)."""

    def foot(self) -> Sequence[QWidget]:
        """What stands beside the buttons."""
        return ()

    def follow(self) -> None:
        """Let fields follow one another: show, hide, enable, propose. Called when the draft was shown and on every ``follows`` field."""

    # ---- fields ----------------------------------------------------------------------------------------------------

    def bind(self, key: str, widget: QWidget | None = None, *, caption: str = "", **more: Any) -> Bound:
        """A field by its key; words and widget come from the record where they are not given. ``more`` are those of ``Bound`` or,
        for a widget made here, of the widget."""
        told = next((each for each in self.record.fields if each.key == key), None) if self.record is not None else None
        own = {name: more.pop(name) for name in ("required", "nothing", "columns") if name in more}
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

    def _lay(self, sheet: QVBoxLayout, each: Group | QWidget | QLayout) -> None:
        if isinstance(each, Group):
            if each.title:
                sheet.addWidget(parts.label(each.title, "section"))
            sheet.addLayout(self._grid(each))
            return
        wanted = each.sizePolicy().expandingDirections() if isinstance(each, QWidget) else each.expandingDirections()
        room = 1 if wanted & Qt.Orientation.Vertical and not self.scrolls else 0
        sheet.addWidget(each, room) if isinstance(each, QWidget) else sheet.addLayout(each, room)

    def boxed(self, group: Group) -> QWidget:
        """A group as one widget, to show and hide as a whole."""
        return parts.box(parts.column(self._grid(group)))

    def spread(self, bound: Bound) -> QVBoxLayout:
        """A field across the whole sheet without a caption, such as a grid, with its message below it."""
        self.hints[bound.key] = Hint(bound.caption)
        return parts.column(bound.widget, self.hints[bound.key], gap=2)

    def told(self, *lines: tuple[str, QWidget]) -> QGridLayout:
        """What is only shown, in line with the fields: captions and widgets."""
        return field_grid([("", word, shown) for word, shown in lines], {}, caption=self.caption_width)

    def _grid(self, group: Group) -> QGridLayout:
        lines = [
            (each.key, f"{each.caption} *" if each.required else each.caption, each.widget) for each in group.fields
        ]
        return field_grid(lines, self.hints, columns=group.columns, caption=self.caption_width)

    # ---- showing and storing ---------------------------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:
        """Show the draft to begin with; the keyboard is at the first field one may type in."""
        draft = self.begin(**arguments)
        if self.identifier is not None and self.mends:
            self.title.setText(_(self.mends))
            self.setWindowTitle(_(self.mends))
        self.begin_with(draft)
        if self.desk.read_only:
            self._only_show()
        first = next((each.widget for each in self.fields.values() if each.widget.isEnabled()), None)
        if first is not None:
            first.setFocus()

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

    def submit(self) -> None:
        """Store the draft; whatever stops it is shown at its field, all at once, and everything typed stays.

        What is still being typed in a cell counts.
        """
        if not self.submit_button.isEnabled():
            return
        self.clear_errors()
        for each in self.fields.values():
            if isinstance(each.widget, EntryGrid):
                each.widget.commit()
        wrong = {key: text for key, each in self.fields.items() if (text := each.field.complaint())}
        draft = self.collect()
        if wrong := wrong or self._wrong(self.look_over(draft)):
            self.show_wrong(wrong)
        else:
            self.store(draft)

    def clear_errors(self) -> None:
        """Take errors away before judging again; what a field says of itself stays."""
        for hint in (*self.hints.values(), self._all):
            hint.clear_error_on_edit()

    def _wrong(self, findings: Iterable[Finding]) -> dict[str, str]:
        wrong: dict[str, str] = {}
        for finding in findings:
            if finding.stops:
                key, text = self.field_of(finding.column or ""), render(finding.message)
                wrong[key] = f"{wrong[key]} {text}" if key in wrong else text
        return wrong

    def field_of(self, column: str) -> str:
        """The key of the field a finding about a column is shown at; an empty text for the foot of the dialogue."""
        return next((key for key, each in self.fields.items() if column == key or column in each.columns), "")

    def show_wrong(self, wrong: Mapping[str, str]) -> None:
        """Say what is wrong at each field, and go to the first."""
        for key, text in wrong.items():
            self.show_error(key, text)
        first = next((each for key, each in self.fields.items() if key in wrong), None)
        if first is not None:
            first.widget.setFocus()

    def ended(self, value: Any) -> None:
        """Stored: show it on its page."""
        self._first = {}
        super().ended(value)
        if self.leads_to:
            self.desk.go(self.leads_to, **({self.naming: value} if self.naming else {}))

    def reject(self) -> None:
        """Close; whoever typed something is asked before it is thrown away."""
        if not self.touched() or self.desk.ask.confirm(
            _("Bỏ những gì vừa nhập?"), _("Những gì vừa nhập chưa được cất vào sổ."), _("Bỏ, không cất"), danger=True
        ):
            self._first = {}
            super().reject()

    def _only_show(self) -> None:
        self.submit_button.setEnabled(False)
        for each in self.fields.values():
            if isinstance(each.widget, EntryGrid):
                each.widget.set_read_only(True)
            for edit in (each.widget, *each.widget.findChildren(QLineEdit)):
                if isinstance(edit, QLineEdit | QPlainTextEdit):
                    edit.setReadOnly(True)
                elif isinstance(edit, QComboBox | QAbstractButton):
                    edit.setEnabled(False)
