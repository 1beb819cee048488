"""Part A of B07: workers, payrolls, members, full-time officers of one period. What is unknown stays blank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain.dates import Period
from app.domain.problems import N_, Finding
from app.domain.records import Kind, Record
from app.domain.settlement.records import BASIC_INDICATOR
from app.domain.settlement.settlement import BasicIndicators, question_basic_indicators
from app.i18n import _, render
from app.services.settlement import basic_indicators
from app.ui.kinds import period_word
from app.ui.records.binding import Bound, Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.money_field import MoneyField

FIGURES = tuple(BasicIndicators.__slots__)


class BasicIndicatorsDialog(Editor[BasicIndicators]):
    """``enter(period, figures)``."""

    key: ClassVar[str] = "basic_indicators"
    called: ClassVar[str] = N_("Chỉ tiêu cơ bản của B07")
    takes: ClassVar[frozenset[str]] = frozenset({"figures", "period"})
    record: ClassVar[Record | None] = BASIC_INDICATOR
    wide: ClassVar[int] = 500
    high: ClassVar[int] = 0
    caption_width: ClassVar[int] = 230

    def sheet(self) -> Sheet:
        """How they are counted, the five figures, and where they come from."""
        text = _(
            "Lao động: số đóng BHXH ngày 31/12 năm trước cộng bình quân tăng giảm trong năm. Quỹ lương: cộng các tháng."
        )
        yield parts.label(text, "small", wrap=True)
        yield Group([*map(self._figure, FIGURES), self.bind("source")])
        self.follows(*FIGURES)

    def _figure(self, key: str) -> Bound:
        # Why all as amounts: workers may be typed as a sum, too, such as =45+3.
        told = BASIC_INDICATOR[key]
        unit = _("đồng") if told.kind is Kind.MONEY else _("người")
        return self.bind(key, MoneyField(_(told.label), words=False), caption=f"{_(told.label)} ({unit})")

    def begin(self, **arguments: Any) -> BasicIndicators:
        """The figures of a period."""
        self._period = arguments.get("period") or Period.of_year(self.desk.month.year)
        self.title.setText(_("Chỉ tiêu cơ bản, {period}").format(period=period_word(self._period)))
        return arguments.get("figures") or BasicIndicators()

    def follow(self) -> None:
        """What looks wrong is asked about."""
        found = {each.column: render(each) for each in self.look_over(self.collect())}
        for key in FIGURES:
            self.hints[key].say(found.get(key, ""), "warn")

    def look_over(self, draft: BasicIndicators) -> Sequence[Finding]:
        """By the rules of part A."""
        return question_basic_indicators(draft)

    def store(self, draft: BasicIndicators) -> None:
        """Keep them."""
        self.act(basic_indicators.set_basic_indicators, self._period, draft, self.value("source") or "")
