"""Cho mượn xe đạp: to which member, since when, who really keeps it."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.problems import N_
from app.i18n import _, render
from app.ui.desk import Desk
from app.ui.members.member_lookup import MemberLookup
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.text_field import TextField
from tests.toy.domain.bicycles.bicycles import Lending, look_over_lending
from tests.toy.models.queries.bicycles.bicycles import bicycle
from tests.toy.services.bicycles.keep_bicycles import lend_bicycle


class BicycleLend(FormDialog):
    """``enter(bicycle=id)`` lends that one."""

    key: ClassVar[str] = "bicycle_lend"
    called: ClassVar[str] = N_("Cho mượn xe đạp")
    takes: ClassVar[frozenset[str]] = frozenset({"bicycle"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._bicycle = 0
        self._which = parts.label(role="muted", wrap=True)
        self.member = MemberLookup(desk, _("Người mượn"))
        self.lent_on = DateField(_("Ngày mượn"), desk.month, any_day=True)
        self.holder = TextField(_("Người đang giữ"), placeholder=_("nếu không phải người mượn"))
        lines = [
            ("member", _("Người mượn"), self.member), ("lent_on", _("Ngày mượn"), self.lent_on),
            ("holder", _("Người đang giữ"), self.holder),
        ]  # fmt: skip
        self.lay_out(_("Cho mượn"), self._which, field_grid(lines, self.hints, caption=110))

    def enter(self, **arguments: Any) -> None:
        """The bicycle, and today."""
        self._bicycle = arguments["bicycle"]
        with self.desk.read() as read:
            found = bicycle(read, self._bicycle)
        self._which.setText(f"{found.number} · {found.make}")
        self.lent_on.set_value(clock.today())
        self.submit_button.setEnabled(not self.desk.read_only)
        self.member.setFocus()

    def submit(self) -> None:
        """Lend it; everything that stops it is said beside its field."""
        self.clear_errors()
        self.member.settle()
        lending = Lending(self.member.value(), self.lent_on.value(), self.holder.value())
        findings = look_over_lending(lending, clock.today())
        for finding in reversed(findings):
            self.show_error(finding.column or "", render(finding.message), getattr(self, finding.column or ""))
        if not findings and self.submit_button.isEnabled():
            self.act(lend_bicycle, self._bicycle, lending)
