"""Máy in, Excel: how far this computer's printer is off, a page to measure it by, and whether workbooks reckon. Kept on this computer."""

from __future__ import annotations

from typing import Any, ClassVar

from app.domain.problems import N_
from app.i18n import _
from app.ui.brought.settings_page import SettingsPage
from app.ui.print_pages import ACROSS, DOWN, WORKBOOK, print_test_page
from app.ui.records.binding import Group, Sheet
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField

_MOST = 100
_STEP = 5


def _millimetres(tenths: int) -> str:
    whole, part = divmod(abs(tenths), 10)
    return f"{'−' if tenths < 0 else ''}{whole}{f',{part}' if part else ''} mm"


class PrinterPage(SettingsPage[None]):
    """What depends on the printer and on her taste in workbooks."""

    key: ClassVar[str] = "printer"
    called: ClassVar[str] = N_("Máy in, Excel")
    place: ClassVar[int] = 55
    icon: ClassVar[str] = "printer"
    saves: ClassVar[bool] = False

    def sheet(self) -> Sheet:
        """The offsets, the page to measure them by, and the kind of workbook."""
        offsets = [(tenths, _millimetres(tenths)) for tenths in range(-_MOST, _MOST + 1, _STEP)]
        fields = (
            self.bind("across", ChoiceField(_("Dời trang in sang phải"), offsets)),
            self.bind("down", ChoiceField(_("Dời trang in xuống dưới"), offsets)),
            self.bind(
                "workbook",
                ChoiceField(_("Tệp Excel"), (("live", _("Có công thức")), ("plain", _("Chỉ có giá trị"))), letters=16),
            ),
        )
        yield Group(fields)
        yield parts.row(parts.button(_("In trang thử"), self._test, icon="printer"), None)
        text = _(
            "Trang thử có khung cách mép giấy 10 mm. Đo khung trên giấy rồi chọn số mm cần dời, in lại cho đến khi bốn mép bằng nhau."
        )
        yield parts.label(text, role="muted", wrap=True)
        for each in fields:
            each.widget.changed.connect(self.keep)

    def begin(self, **_arguments: Any) -> None:
        """What this computer keeps."""
        kept = self.desk.preferences
        self.set_value("across", kept.number(ACROSS))
        self.set_value("down", kept.number(DOWN))
        self.set_value("workbook", kept.text(WORKBOOK, "live"))

    def keep(self) -> None:
        """Remember what is chosen."""
        for key, name in (("across", ACROSS), ("down", DOWN), ("workbook", WORKBOOK)):
            self.desk.preferences.set(name, self.value(key))

    def _test(self) -> None:
        print_test_page(self.desk)

    def set_read_only(self, _read_only: bool = True) -> None:
        """The printer is no part of the book."""
