"""Mẫu in: every form with its parameters on the left and the page itself on the right; printer, PDF, Excel, JSON."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.dates import Month, Period
from app.domain.problems import N_, Refusal
from app.exports.form import Params, forms
from app.i18n import _, render
from app.models.queries.ledger import accounts
from app.services import export_form
from app.services.export_form import Preview
from app.ui import navigation
from app.ui.brought.form_why import form_why
from app.ui.desk import Desk
from app.ui.form_list import FormList
from app.ui.kinds import years_word
from app.ui.print_pages import WORKBOOK, print_pages
from app.ui.screen import Screen, scrolled
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField, TickField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.hint import Hint
from app.ui.widgets.page_preview import PagePreview
from app.ui.widgets.period_picker import PeriodPicker
from app.ui.widgets.text_field import TextBox, TextField

WAIT = 350


class FormsScreen(Screen):
    """``enter(form, period, voucher, fund, by_group, subject)`` shows that paper."""

    key: ClassVar[str] = "forms"
    called: ClassVar[str] = N_("Mẫu in")
    takes: ClassVar[frozenset[str]] = frozenset({"by_group", "form", "fund", "period", "subject", "voucher", "year"})
    rail_entry: ClassVar[str] = "reports"
    place: ClassVar[int] = 2
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "voucher",
            "entry",
            "opening",
            "loan_opening",
            "union_fact",
            "officer",
            "account",
            "setting",
            "basic_indicator",
            "filed_settlement",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._pdf = b""
        self._wanted = 0
        self._asked: int | None = None
        self._offer_verbs()
        self._make_parameters()
        self.preview = PagePreview()
        self._pages = parts.label(role="muted")
        shares = [(share / 100, f"{share}%") for share in (75, 100, 125, 150)]
        self._zoom = ChoiceField(_("Cỡ xem"), [(0.0, _("Vừa chiều ngang")), (-1.0, _("Cả trang")), *shares])
        self._zoom.changed.connect(lambda: self.preview.set_zoom(self._zoom.value()))
        tools = parts.row(
            parts.tool("chevron-left", _("Trang trước"), lambda: self._turn(-1)),
            self._pages,
            parts.tool("chevron-right", _("Trang sau"), lambda: self._turn(1)),
            None,
            parts.tool("zoom-out", _("Nhỏ hơn (Ctrl+−)"), lambda: self.preview.step_zoom(False)),
            self._zoom,
            parts.tool("zoom-in", _("Lớn hơn (Ctrl++)"), lambda: self.preview.step_zoom(True)),
            gap=4,
        )
        self.missing = Hint(_("Chỗ để ghi tay"))
        right = parts.column(tools, self.missing, self.preview, gap=6)
        right.setStretch(2, 1)
        self._left = scrolled(self._parameters)
        both = parts.row(self._left, parts.box(right), gap=14)
        both.setStretch(1, 1)
        body = self.lay_out(gap=8)
        body.addLayout(both, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self.refresh)
        self.preview.page_changed.connect(self._page_changed)
        self.begin_at(self._list.list)

    def _offer_verbs(self) -> None:
        verbs = self.verbs
        verbs.offer("reload", self.refresh)
        verbs.offer("why", self._why, word=_("Vì sao số này?"), icon="circle-help", shortcut="Ctrl+Q", after="reload")
        verbs.offer("print", self._print, primary=True)
        verbs.offer("excel", lambda: self._export("xlsx"))
        verbs.offer(
            "pdf",
            lambda: self._export("pdf"),
            word=_("Lưu PDF"),
            icon="file-text",
            shortcut="Ctrl+Shift+P",
        )
        verbs.offer("json", lambda: self._export("json"), word="JSON", icon="download", shortcut="")

    def _make_parameters(self) -> None:
        desk = self.desk
        self._list = FormList()
        self._period = PeriodPicker(desk.month, start="month")
        self._voucher = TextField(_("Số chứng từ"), placeholder=_("trống: cả kỳ; nhiều số: PC2026/01, PC2026/03"))
        self._fund = ChoiceField(_("Tài khoản"))
        self._subject = ChoiceField(_("In cho"), letters=16)
        self._two = TickField(_("Hai phiếu trên một trang A4"))
        self._by_group = TickField(_("Theo tổ, mỗi tổ có dòng cộng"))
        self._place = TextField(_("Nơi ký"))
        self._signed = DateField(_("Ngày ký"), desk.month, any_day=True)
        self._explanation = TextBox(_("Thuyết minh"))
        self._source = parts.label(role="small", wrap=True)
        self.hint = Hint(_("Kết quả"))
        self._rows: dict[str, list[QWidget]] = {}
        stack = parts.column(
            parts.label(_("Mẫu biểu"), "section"), self._list, self._source, 4, gap=6, margins=(0, 0, 4, 0)
        )
        for key, word, field in (
            ("period", _("Kỳ"), self._period),
            ("subject", _("In cho"), self._subject),
            ("voucher", _("Số chứng từ"), self._voucher),
            ("fund", _("Tài khoản"), self._fund),
            ("two_to_a_page", "", self._two),
            ("by_group", "", self._by_group),
            ("place", _("Nơi ký"), self._place),
            ("signed", _("Ngày ký (trống: để chấm)"), self._signed),
            ("explanation", _("Thuyết minh"), self._explanation),
        ):
            label = parts.label(word, "section")
            self._rows[key] = [label, field] if word else [field]
            for widget in self._rows[key]:
                stack.addWidget(widget)
        stack.addWidget(self.hint)
        stack.addStretch(1)
        self._parameters = QWidget()
        self._parameters.setLayout(stack)
        self._list.chosen.connect(self._form_chosen)
        for text in (self._voucher, self._place):
            text.settled.connect(self._later)
        for field in (
            *(self._subject, self._period, self._signed, self._fund),
            *(self._two, self._by_group, self._explanation),
        ):
            field.changed.connect(self._later)
        self._form_chosen(self._list.code())

    def enter(self, **arguments: Any) -> None:
        """Show a paper."""
        if "form" in arguments:
            self._list.choose(arguments["form"])
            self._voucher.set_value(arguments.get("voucher", ""))
        if "year" in arguments:
            self._period.set_period(Period.of_year(arguments["year"]))
        if "period" in arguments:
            self._period.set_period(arguments["period"])
        if "by_group" in arguments:
            self._by_group.set_value(arguments["by_group"])
        if "subject" in arguments:
            self._asked = arguments["subject"]
        if "fund" in arguments:
            self._offer_funds()
            if self._fund.offers(arguments["fund"]):
                self._fund.set_value(arguments["fund"])
        self._stale = True

    def form(self) -> str:
        """The code of the form chosen."""
        return self._list.code()

    def _form_chosen(self, code: str) -> None:
        if not code:
            return
        form = forms()[code]
        self._source.setText(_(form.source))
        for key, widgets in self._rows.items():
            for widget in widgets:
                widget.setVisible(key in form.wants)
        self.verbs.present(why=form_why(form.code) is not None)
        self._later()

    def _month_moved(self, month: object) -> None:
        self._period.set_month(self.desk.month)
        super()._month_moved(month)

    def _book_moved(self) -> None:
        super()._book_moved()
        self.preview.say("")

    def _later(self, *_args: object) -> None:
        if hasattr(self, "_timer") and self.desk.book is not None:
            self._timer.start()

    def _offer_funds(self) -> None:
        with self.desk.read() as read:
            funds = [fund for fund in accounts.cash_accounts(read) if fund.key != "cash"]
        self._fund.offer([("", _("Mọi tài khoản")), *((fund.key, _(fund.name)) for fund in funds)])

    def _offer_subjects(self) -> None:
        """What the form may be printed for; the one asked for, or chosen before, stays chosen."""
        form = forms()[self.form()]
        if "subject" not in form.wants:
            return
        with self.desk.read() as read:
            self._subject.offer((each.id, each.label) for each in form.subjects(read, self._period.period()))
        if self._subject.offers(self._asked):
            self._subject.set_value(self._asked)
        self._asked = None

    def params(self) -> Params:
        """What was chosen, as the form takes it."""
        wants = forms()[self.form()].wants
        voucher = self._voucher.value() if "voucher" in wants else ""
        return Params(
            period=self._period.period(),
            voucher=voucher or None,
            fund=str(self._fund.value() or "") or None if "fund" in wants else None,
            two_to_a_page="two_to_a_page" in wants and self._two.value(),
            by_group="by_group" in wants and self._by_group.value(),
            subject=self._subject.value() if "subject" in wants else None,
            place=self._place.value() or None,
            signed_on=self._signed.value(),
            explanation=self._explanation.value(),
            plain=self.desk.preferences.text(WORKBOOK) == "plain",
        )

    def refresh(self) -> None:
        """Draw the pages anew in the worker; only the newest wish is shown."""
        self._timer.stop()
        if not self.form() or self.desk.book is None:
            return
        self._offer_funds()
        self._offer_subjects()
        self._wanted += 1
        turn, code, params, desk = self._wanted, self.form(), self.params(), self.desk

        def draw(_progress: object) -> Preview:
            with desk.read() as read:
                return export_form.preview_form(read, code, params)

        def drawn(preview: Preview) -> None:
            if turn == self._wanted:
                self._show(preview)

        def refused(refusal: Refusal) -> None:
            if turn == self._wanted:
                sentence, self._pdf = render(refusal), b""
                self.hint.say(sentence, "warn")
                self.missing.say("")
                self.preview.say(sentence)
                self.verbs.allow(print=False, excel=False, pdf=False, json=False, why=False)

        desk.run(draw, drawn, refused, title=_("Đang dựng trang in…"))

    def _show(self, preview: Preview) -> None:
        self._pdf = preview.pdf
        self.hint.say("")
        self.missing.say(" ".join(render(each) for each in preview.missing), "note")
        self.preview.show_pdf(preview.pdf)
        self.verbs.allow(print=True, excel=True, pdf=True, json=True, why=True)

    def _page_changed(self, page: int, pages: int) -> None:
        self._pages.setText(_("Trang {page}/{pages}").format(page=page, pages=pages) if pages else "")

    def _turn(self, way: int) -> None:
        self.preview.go_to(self.preview.page() + way)

    def _why(self) -> None:
        """How the figures of the report shown came about."""
        period, why = self._period.period(), form_why(self.form())
        if period is not None and why is not None:
            why.explain(self.desk, period)

    def _export(self, kind: str) -> None:
        params = self.params()
        about = params.voucher or years_word(params.period or Period.of_month(Month(2000, 1)))
        navigation.export_form(self.desk, self.form(), params, about, kind=kind)

    def _print(self) -> None:
        if self._pdf:
            print_pages(self.desk, self._pdf, self.preview.page_count())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The parameters keep a fixed, smaller width in a narrow window."""
        super().resizeEvent(event)
        self._left.setFixedWidth(320 if self.width() >= 900 else 292)
