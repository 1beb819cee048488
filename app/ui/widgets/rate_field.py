"""A rate as the treasurer types it: ``0,5%`` or ``0,5``, always per cent. Nothing written is no rate at all, 0%."""

from __future__ import annotations

from app.domain.money import Rate
from app.i18n import _
from app.ui.widgets.text_field import TextField

NOTHING = Rate(0)


class RateField(TextField):
    """``value()`` is an exact share, None while what stands there cannot be read."""

    def value(self) -> Rate | None:  # type: ignore[override]
        """The rate."""
        text = self.text().strip()
        try:
            return Rate(f"{text.rstrip('% ')}%") if text else NOTHING
        except (ValueError, ZeroDivisionError):
            return None

    def set_value(self, rate: Rate | None) -> None:  # type: ignore[override]
        """Show a rate without telling anybody it was typed."""
        super().set_value("" if rate is None else rate.show())

    def complaint(self) -> str:
        """How a rate is written; an empty text when one stands there."""
        return "" if self.value() is not None else _("Lãi viết như 0,5%.")

    def _settle(self) -> None:
        if self.text().strip() and (rate := self.value()) is not None:
            self.setText(rate.show())
