"""The editor of a record: a dialogue around its fields, told by what is special about it.

What a binding brings comes with it; from here it has besides: a question before anything typed is thrown away, Esc, Ctrl+S and
Ctrl+Enter, Enter to the next field, scrolling.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.problems import N_, Refusal
from app.i18n import _
from app.models.operation import Outcome
from app.ui.desk import Desk
from app.ui.records.binding import Binding, Draft, when_typed
from app.ui.screen import DeskDialog, scrolled
from app.ui.widgets import parts


class Editor(Binding[Draft], DeskDialog):
    """``called`` is the title while a record is added, ``mends`` while one is mended, ``verb`` the word of the button.
    ``leads_to`` is the page shown after storing, with the id in the argument ``naming``. Without ``scrolls`` a table in the
    sheet takes the free room instead.
    """

    mends: ClassVar[str] = ""
    verb: ClassVar[str] = N_("Cất")
    leads_to: ClassVar[str] = ""
    naming: ClassVar[str] = ""
    wide: ClassVar[int] = 760
    high: ClassVar[int] = 480
    scrolls: ClassVar[bool] = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.start_binding(self.name())
        self.title = parts.label(self.name(), "title", wrap=True)
        self.submit_button = parts.button("", self.submit, role="primary")
        self.name_button(_(self.verb))
        sheet = parts.column(gap=6)
        self.lay_sheet(sheet, grows=not self.scrolls)
        whole = parts.box(sheet)
        if self.scrolls:
            sheet.addStretch(1)
            whole = scrolled(whole)
        stack = parts.column(self.title, gap=10, margins=(20, 16, 20, 16))
        stack.addWidget(whole, 1)
        stack.addWidget(self.overall)
        stack.addLayout(parts.row(*self.foot(), None, parts.button(_("Thôi"), self.reject), self.submit_button))
        self.setLayout(stack)
        self.setMinimumWidth(self.wide)
        self.resize(self.wide + 60, self.high)
        when_typed(self, self.overall.clear_error_on_edit)
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self.submit)

    def foot(self) -> Sequence[QWidget]:
        """What stands beside the buttons."""
        return ()

    def name_button(self, button_text: str) -> None:
        """What the button says, with its chord."""
        self.submit_button.setText(_("{verb}  Ctrl+Enter").format(verb=button_text))
        self.submit_button.setAccessibleName(button_text)

    def enter(self, **arguments: Any) -> None:
        """Show the draft to begin with; the keyboard is at the first field one may type in."""
        draft = self.begin(**arguments)
        if self.identifier is not None and self.mends:
            self.title.setText(_(self.mends))
            self.setWindowTitle(_(self.mends))
        self.begin_with(draft)
        if self.desk.read_only:
            self.set_read_only()
        first = next((each.widget for each in self.fields.values() if each.widget.isEnabled()), None)
        if first is not None:
            first.setFocus()

    def set_read_only(self, read_only: bool = True) -> None:
        """The button too stores nothing."""
        self.submit_button.setEnabled(not read_only)
        super().set_read_only(read_only)

    def may_submit(self) -> bool:
        """While the button may be pressed."""
        return self.submit_button.isEnabled()

    def act(self, service: Callable[..., Outcome[Any]], *arguments: Any, title: str = "", **named: Any) -> None:
        """Once: the button waits for the answer."""
        self.submit_button.setEnabled(False)
        super().act(service, *arguments, title=title, **named)

    def refused(self, refusal: Refusal) -> None:
        """It can be tried again."""
        self.submit_button.setEnabled(True)
        super().refused(refusal)

    def ended(self, value: Any) -> None:
        """Stored: show it on its page."""
        self.forget_typed()
        self.accept()
        if self.leads_to:
            self.desk.go(self.leads_to, **({self.naming: value} if self.naming else {}))

    def reject(self) -> None:
        """Close; whoever typed something is asked before it is thrown away."""
        if not self.touched() or self.desk.ask.confirm(
            _("Bỏ những gì vừa nhập?"), _("Những gì vừa nhập chưa được cất vào sổ."), _("Bỏ, không cất"), danger=True
        ):
            self.forget_typed()
            super().reject()
