"""Miễn đoàn phí: months in which a member owes nothing, and why. Waived, not postponed."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.members.exemptions import ExemptReason
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.dues import dues
from app.models.queries.members import members
from app.services.members import keep_members
from app.ui.desk import Desk
from app.ui.members.member_words import exempt_word
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.month_field import MonthField
from app.ui.widgets.text_field import TextField


class MemberExemptDialog(FormDialog):
    """``enter(member=id)``."""

    key: ClassVar[str] = "member_exempt"
    called: ClassVar[str] = N_("Miễn đoàn phí")
    takes: ClassVar[frozenset[str]] = frozenset({"member"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._member = 0
        self.first = MonthField(_("Từ tháng"), desk.month)
        self.last = MonthField(_("Đến tháng"), desk.month)
        self.reason = QComboBox()
        self.reason.setAccessibleName(_("Lý do"))
        for reason in ExemptReason:
            self.reason.addItem(exempt_word(str(reason)), str(reason))
        self._means = parts.label(role="small", wrap=True)
        self.note = TextField(_("Ghi chú"), placeholder=_("ví dụ: nghỉ thai sản, giấy ra viện ngày…"))
        months = parts.box(parts.row(self.first, parts.label("–", "muted"), self.last, None))
        lines = [
            ("months", _("Các tháng"), months),
            ("reason", _("Lý do"), parts.box(parts.column(self.reason, self._means, gap=2))),
            ("note", _("Ghi chú"), self.note),
        ]
        about = parts.label(_("Tháng được miễn không thành nợ và không thu bù."), "muted", wrap=True)
        self._warn = Hint(_("Lưu ý"))
        self.lay_out(_("Ghi miễn"), about, field_grid(lines, self.hints), self._warn, width=560)
        self.reason.currentIndexChanged.connect(self._reason_chosen)
        self._reason_chosen()
        self.first.changed.connect(self._look)
        self.last.changed.connect(self._look)

    def enter(self, **arguments: Any) -> None:
        """Whose months."""
        self._member = arguments["member"]
        with self.desk.read() as read:
            card = members.member(read, self._member)
            self._runs = [run.month for run in dues.dues_runs(read)]
        self.title.setText(_("Miễn đoàn phí: {name}").format(name=card.full_name))
        self.first.set_value(self.desk.month)
        self.last.set_value(self.desk.month)
        self._look()
        self.first.setFocus()

    def _reason_chosen(self, _place: int = 0) -> None:
        text = _(ExemptReason(self.reason.currentData()).label)
        self._means.setText(text[:1].upper() + text[1:] + ".")

    def _look(self) -> None:
        first, last = self.first.value(), self.last.value()
        made = [month for month in self._runs if first is not None and last is not None and first <= month <= last]
        text = _(
            "Đã lập bảng tháng {months}: số đã có trong bảng không đổi. Muốn miễn cả tháng ấy hãy rút bảng rồi lập lại."
        )
        self._warn.say(text.format(months=", ".join(f"{m.month:02d}/{m.year}" for m in made)) if made else "", "warn")

    def submit(self) -> None:
        """Store the months."""
        self.clear_errors()
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            self.show_error(
                "months", _("Hãy ghi cả tháng đầu và tháng cuối."), self.first if first is None else self.last
            )
        elif last < first:
            self.show_error("months", _("Tháng cuối phải từ tháng đầu trở đi."), self.last)
        elif self.submit_button.isEnabled():
            self.act(
                keep_members.add_exemption,
                self._member,
                first,
                last,
                ExemptReason(self.reason.currentData()),
                self.note.value(),
            )
