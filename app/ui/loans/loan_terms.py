"""The fields of what is agreed in a loan: amount, instalments, first month, day, rate and what it is reckoned on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox

from app.domain.dates import Month, show_date
from app.domain.loans.loans import InterestMethod, LoanTerms, schedule
from app.domain.money import Dong, Rate, show_money
from app.domain.problems import Refusal
from app.i18n import _, render
from app.ui.records.form_dialog import CaptionedField
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.month_field import MonthField
from app.ui.widgets.text_field import TextField


class LoanTermFields(QObject):
    """``terms()`` is what is typed, None while something cannot be read; ``changed`` when anything is typed."""

    changed = Signal()

    def __init__(self, month: Month) -> None:
        super().__init__()
        self.amount = MoneyField(_("Số tiền vay"), words=False)
        self.count = TextField(_("Số kỳ"))
        self.first = MonthField(_("Tháng trả đầu"), month)
        self.due_day = TextField(_("Ngày trả hằng tháng"))
        self.rate = TextField(_("Lãi một tháng"), placeholder=_("ví dụ 0,5%"))
        self.method = QComboBox()
        self.method.setAccessibleName(_("Cách tính lãi"))
        for method in (InterestMethod.DECLINING, InterestMethod.FLAT):
            self.method.addItem(_(method.label), method)
        self.count.set_value("12")
        self.rate.set_value("0%")
        for field in (self.count, self.due_day, self.rate):
            field.textChanged.connect(lambda _text: self.changed.emit())
        self.amount.changed.connect(lambda *_args: self.changed.emit())
        self.first.changed.connect(lambda *_args: self.changed.emit())
        self.method.currentIndexChanged.connect(lambda _place: self.changed.emit())

    def lines(self) -> list[CaptionedField]:
        """The fields after the amount, with their captions."""
        return [
            ("count", _("Số kỳ (tháng)"), self.count), ("first", _("Tháng trả đầu"), self.first),
            ("due_day", _("Ngày trả"), self.due_day), ("rate", _("Lãi một tháng"), self.rate),
            ("method", _("Tính lãi"), self.method),
        ]  # fmt: skip

    def show_terms(self, terms: LoanTerms) -> None:
        """Fill the fields from terms agreed before."""
        self.amount.set_value(terms.principal)
        self.count.set_value(str(terms.instalments))
        self.first.set_value(terms.first_month)
        self.due_day.set_value(str(terms.due_day))
        self.rate.set_value(terms.rate.show())
        self.method.setCurrentIndex(max(self.method.findData(terms.method), 0))

    def terms(self) -> LoanTerms | None:
        """The terms as typed; None while something cannot be read."""
        amount, month = self.amount.value(), self.first.value()
        count, day = self.count.value().strip(), self.due_day.value().strip()
        if amount is None or month is None or not (count.isdecimal() and day.isdecimal()) or len(count + day) > 6:
            return None
        text = self.rate.value().strip() or "0%"
        try:
            rate = Rate(text if text.endswith("%") else f"{text}%")
        except (ValueError, ZeroDivisionError):
            return None
        return LoanTerms(Dong(amount), int(count), month, int(day), rate, InterestMethod(self.method.currentData()))

    def text(self) -> str:
        """The schedule in one sentence, or why there is none."""
        terms = self.terms()
        try:
            made = schedule(terms) if terms is not None else ()
        except Refusal as refusal:
            return render(refusal)
        if not made:
            return _("Lịch trả nợ hiện ở đây khi đã ghi số tiền, số kỳ và lãi.")
        interest = sum(each.interest for each in made)
        shown = [f"{show_date(each.due_on)}: {show_money(each.total)}" for each in (*made[:3], made[-1])[: len(made)]]
        return _("{count} kỳ, gốc {principal}, lãi {interest}: {first}").format(
            count=len(made), principal=show_money(sum(each.principal for each in made)), interest=show_money(interest), first=" · ".join(dict.fromkeys(shown)),
        )  # fmt: skip
