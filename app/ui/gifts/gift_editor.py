"""Lập, Sửa danh sách quà: the holiday, the day, whom the rule takes, what each is given and how it is booked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.domain import clock
from app.domain.care.norms import Norm
from app.domain.care.welfare import Relation
from app.domain.gifts.gifts import CHILD_AGE, Candidate, GiftList, GiftRule, GiftTo, gift_list
from app.domain.gifts.holidays import Holiday, gift_day, holidays_of, lunar_words, next_holidays
from app.domain.ledger.accounts import code_key, code_of
from app.domain.lunar import LunarYearUnknown
from app.domain.money import dong, show_money
from app.domain.problems import N_
from app.i18n import _, render
from app.models.queries.care import norms
from app.models.queries.gifts import gifts
from app.models.queries.gifts.gifts import GiftCard, GiftState
from app.models.queries.ledger import accounts
from app.models.queries.members import members
from app.services.gifts import keep_gifts
from app.services.gifts.keep_gifts import GiftLineDraft, GiftTerms
from app.ui.desk import Desk
from app.ui.gifts.gift_words import holiday_caption
from app.ui.ledger.fund_box import fund_box
from app.ui.ledger.ledger_words import code_choices
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.screen import scrolled
from app.ui.widgets import parts
from app.ui.widgets.count_field import CountField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.lookup_field import LookupField
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.several_box import SeveralBox
from app.ui.widgets.table_model import Column, PagedTableModel
from app.ui.widgets.table_view import TableView
from app.ui.widgets.text_field import TextField

ConsideredPerson = tuple[str, str, str]
"""Name, tổ, and why left out; nothing for whoever is on the list."""


class GiftEditor(FormDialog):
    """``enter()`` begins with the next holiday, ``enter(holiday=key, year=…)`` with that one, ``enter(activity=id)`` mends a list."""

    key: ClassVar[str] = "gift_editor"
    called: ClassVar[str] = N_("Lập danh sách quà")
    takes: ClassVar[frozenset[str]] = frozenset({"activity", "holiday", "year"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._card: GiftCard | None = None
        self._list = GiftList(())
        self._last_title = ""
        self._norm_read: tuple[tuple[Holiday, dt.date] | None, Norm | None] = (None, None)
        self._candidates: tuple[dt.date | None, list[Candidate]] = (None, [])
        self._holidays: list[Holiday] = []
        with desk.read() as read:
            self._funds = accounts.cash_accounts(read)
            groups = [(each.id, each.name) for each in members.union_groups(read)]
        self._make_fields(groups)
        self._model = PagedTableModel(
            [
                Column("person", _("Họ và tên"), 150, lambda row: row[0], stretch=True),
                Column("why", _("Tổ, hoặc vì sao không có"), 170, lambda row: row[2] or row[1], tone=_tone),
            ],
            lambda _ids: [],
            faded=lambda row: bool(row[2]),
        )
        self.preview = TableView(_("Ai có trong danh sách"), "gift_preview", self._model)
        self._summary = parts.label(role="strong", wrap=True)
        self._reasons = parts.label(role="small", wrap=True)
        right = parts.column(self._summary, self._reasons, self.preview, gap=6)
        right.setStretch(2, 1)
        self._right = parts.box(right)
        sheet = parts.column(gap=8)
        sheet.addLayout(field_grid(self._terms_lines(), self.hints, caption=108))
        self._rules = parts.box(parts.column(parts.label(_("Ai được nhận"), "section"), gap=6))
        self._rules.layout().addLayout(field_grid(self._rule_lines(), self.hints, caption=108))
        self._rules.layout().addWidget(self.without_paused)
        self._rules.layout().addWidget(self.without_leave)
        sheet.addWidget(self._rules)
        sheet.addStretch(1)
        both = parts.row(scrolled(parts.box(sheet)), self._right, gap=16)
        both.setStretch(0, 6)
        both.setStretch(1, 5)
        self.lay_out(_("Lập danh sách"), both, width=820, stretch=0)
        self.resize(890, 500)
        self._listen()

    def _make_fields(self, groups: Sequence[tuple[int, str]]) -> None:
        self.holiday = QComboBox()
        self.holiday.setAccessibleName(_("Ngày lễ"))
        self.holiday.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list_title = TextField(_("Tên danh sách"), placeholder=_("ví dụ: Quà Tết Trung thu năm 2026"))
        self.day = DateField(_("Ngày phát"), self.desk.month, any_day=True)
        self.amount = MoneyField(_("Tiền mỗi người"), words=False)
        self.goods = TextField(_("Quà hiện vật"), placeholder=_("ví dụ: hộp bánh"))
        self.in_kind = MoneyField(_("Trị giá hiện vật"), words=False)
        self.fund = fund_box(_("Chi từ"), self._funds)
        self.code = LookupField(_("Mã số thu chi"), code_choices(income=False))
        self.to = _box(_("Quà cho"), [(str(each), _(each.label)) for each in GiftTo])
        self.gender = _box(_("Giới tính"), [("", _("Mọi người")), ("female", _("Chỉ nữ")), ("male", _("Chỉ nam"))])
        self.group = SeveralBox(_("Tổ"), groups, _("Mọi tổ"), _("{count} tổ"))
        self.months = CountField(_("Đã vào ít nhất"), placeholder=_("số tháng"))
        self.under_age = CountField(_("Con dưới"), placeholder=_("tuổi"))
        self.under_age.set_value(CHILD_AGE)
        self.without_paused = QCheckBox(_("Không tính người đang tạm dừng sinh hoạt"))
        self.without_leave = QCheckBox(_("Không tính người nghỉ không lương"))

    def _terms_lines(self) -> list[tuple[str, str, QWidget]]:
        return [
            ("holiday", _("Ngày lễ"), self.holiday), ("title", _("Tên danh sách"), self.list_title),
            ("day", _("Ngày phát"), self.day), ("amount", _("Tiền mỗi người"), self.amount), ("goods", _("Hiện vật"), self.goods),
            ("in_kind", _("Trị giá mỗi phần"), self.in_kind), ("fund", _("Chi từ"), self.fund), ("code", _("Mã số"), self.code),
        ]  # fmt: skip

    def _rule_lines(self) -> list[tuple[str, str, QWidget]]:
        return [
            ("to", _("Quà cho"), self.to), ("gender", _("Giới tính"), self.gender), ("group", _("Tổ"), self.group),
            ("months", _("Số tháng đã vào"), self.months), ("under_age", _("Con dưới (tuổi)"), self.under_age),
        ]  # fmt: skip

    def _listen(self) -> None:
        self.holiday.activated.connect(self._holiday_chosen)
        for box in (self.to, self.gender):
            box.currentIndexChanged.connect(self._look)
        for field in (self.group, self.months, self.under_age, self.day, self.amount, self.in_kind):
            field.changed.connect(self._look)
        for check in (self.without_paused, self.without_leave):
            check.toggled.connect(self._look)

    # ---- entering --------------------------------------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:
        """Begin with a holiday, or show a list."""
        if "activity" in arguments:
            with self.desk.read() as read:
                self._card = gifts.gift_card(read, arguments["activity"])
        year = arguments.get("year") or (self._card.day.year if self._card is not None else self.desk.month.year)
        self._holidays = list(holidays_of(year)) + list(holidays_of(year + 1))
        self.holiday.addItem(_("Dịp khác: tự đặt tên"), -1)
        for place, each in enumerate(self._holidays):
            self.holiday.addItem(holiday_caption(each), place)
        if self._card is not None:
            self._show(self._card)
        else:
            self._show_rule(GiftRule())
            self._begin(arguments.get("holiday"), year)
            self.grow_to(660)
        self.list_title.setFocus()
        self.submit_button.setEnabled(not self.desk.read_only)

    def _begin(self, key: str | None, year: int) -> None:
        start = max(self.desk.month.first_day, clock.today()) if key is None else dt.date(year, 1, 1)
        wanted = key or next_holidays(start, 1)[0].key
        found = [place for place, each in enumerate(self._holidays) if each.key == wanted and each.day >= start]
        self.holiday.setCurrentIndex(self.holiday.findData(found[0] if found else -1))
        self._holiday_chosen()

    def _chosen_holiday(self) -> Holiday | None:
        place = int(self.holiday.currentData())
        return self._holidays[place] if place >= 0 else None

    def _holiday_chosen(self, _place: int = 0) -> None:
        """Title, day and rule of the holiday; amounts of its last list."""
        holiday = self._chosen_holiday()
        if holiday is None or self._card is not None:
            self._look()
            return
        self.list_title.set_value(f"Quà {holiday.gift}")
        with self.desk.read() as read:
            last = gifts.latest_list(read, holiday.key, holiday.day)
            self.code.set_value(code_key(keep_gifts.code_for(read, self.list_title.value())))
            card = gifts.gift_card(read, last.id) if last is not None else None
        self.day.set_value(gift_day(holiday, card.day if card is not None else None))
        self._last_title = card.title if card is not None else ""
        self._warn_of_another(holiday)
        if card is not None:
            self._show_amounts(card)
        norm = self._norm(self.day.value() or holiday.day)
        self._show_rule(_rule_by(norm, holiday.kind.rule))
        if norm is not None and norm.amount:
            self.amount.set_value(norm.amount)
        self._look()

    def _norm(self, day: dt.date) -> Norm | None:
        """What the union's own norms say of the day's gift."""
        holiday = self._chosen_holiday()
        if holiday is None:
            return None
        if self._norm_read[0] == (holiday, day):
            return self._norm_read[1]
        relation = Relation.CHILD if holiday.kind.rule.to is GiftTo.CHILDREN else Relation.SELF
        with self.desk.read() as read:
            row = norms.norm_for(read, holiday.norm_kind, relation, day)
        self._norm_read = ((holiday, day), row.norm if row is not None else None)
        return self._norm_read[1]

    def _judge_amount(self, day: dt.date) -> None:
        """The amount beside its norm, or beside the list it was taken from."""
        norm, amount, hint = self._norm(day), self.amount.value() or 0, self.hints["amount"]
        if norm is not None and norm.most:
            texts = {"most": show_money(norm.most), "source": norm.clause or norm.source}
            if amount > norm.most:
                hint.say(_("Vượt định mức {most} đồng ({source}): phần vượt cần nghị quyết.").format(**texts), "warn")
            else:
                hint.say(_("Định mức {most} đồng ({source}).").format(**texts), "note")
        elif self._last_title and self._card is None:
            hint.say(_("Theo «{title}».").format(title=self._last_title), "note")
        else:
            hint.say("")

    def _warn_of_another(self, holiday: Holiday) -> None:
        """A day that has its list already is reported, not forbidden: a union may give twice."""
        with self.desk.read() as read:
            known = [row for row in gifts.gift_rows(read, search=holiday.gift) if row.state is not GiftState.CANCELLED]
        text = _("Dịp này đã có danh sách «{title}».").format(title=known[0].title) if known else ""
        self.hints["holiday"].say(text, "warn")

    def _show_amounts(self, card: GiftCard) -> None:
        self.amount.set_value(card.amount or None)
        self.in_kind.set_value(card.in_kind or None)
        self.goods.set_value(card.goods)
        self.fund.setCurrentIndex(max(self.fund.findData(card.fund_key), 0))

    def _show_rule(self, rule: GiftRule) -> None:
        for box, value in ((self.to, str(rule.to)), (self.gender, rule.gender)):
            box.setCurrentIndex(max(box.findData(value), 0))
        self.group.set_value(rule.groups)
        self.months.set_value(rule.months_member or None)
        self.under_age.set_value(rule.under_age)
        self.without_paused.setChecked(rule.without_paused)
        self.without_leave.setChecked(rule.without_leave)

    def _show(self, card: GiftCard) -> None:
        self.title.setText(_("Sửa danh sách quà"))
        self.setWindowTitle(_("Sửa danh sách quà"))
        self.name_button(_("Cất"))
        same = [place for place, each in enumerate(self._holidays) if each.key == card.norm_kind]
        place = min(same, key=lambda each: abs(self._holidays[each].day - card.day), default=-1)
        self.holiday.setCurrentIndex(self.holiday.findData(place))
        self.list_title.set_value(card.title)
        self.day.set_value(card.day)
        self.code.set_value(code_key(card.code))
        self._show_amounts(card)
        self._rules.hide()
        self._right.hide()
        self.setMinimumWidth(520)
        self.resize(560, 440)
        self._look()

    # ---- whom the rule takes ---------------------------------------------------------------------------------------

    def _rule(self) -> GiftRule:
        return GiftRule(
            to=GiftTo(str(self.to.currentData())), gender=str(self.gender.currentData()), months_member=self.months.value() or 0,
            without_paused=self.without_paused.isChecked(), without_leave=self.without_leave.isChecked(),
            groups=self.group.value(), under_age=self.under_age.value() or CHILD_AGE,
        )  # fmt: skip

    def _look(self, *_args: object) -> None:
        """The list anew, by what is typed now."""
        day = self.day.value()
        self.hints["day"].say("")
        if day is None:
            return
        try:
            self.hints["day"].say(_("Ngày {day}").format(day=lunar_words(day)), "note")
        except LunarYearUnknown as refusal:
            self.hints["day"].say(render(refusal), "danger")
            return
        self._judge_amount(day)
        self.under_age.setEnabled(self.to.currentData() == str(GiftTo.CHILDREN))
        if self._card is None:
            self._count(day)

    def _count(self, day: dt.date) -> None:
        if self._candidates[0] != day:
            with self.desk.read() as read:
                self._candidates = (day, gifts.candidates(read, day))
        self._list = gift_list(self._rule(), day, self._candidates[1])
        rows: list[ConsideredPerson] = [(each.person, each.group, "") for each in self._list.people]
        rows += [(each.person, "", render(each.reason)) for each in self._list.left_out]
        self._model.set_rows(rows)
        if not rows:
            self.preview.say_empty(_("Ngày này chưa có đoàn viên nào"))
        count = len(self._list.people)
        total = count * (self.amount.value() or 0)
        text = _("{count} người × {amount} = {total} đồng")
        self._summary.setText(
            text.format(count=count, amount=show_money(self.amount.value() or 0), total=show_money(total))
        )
        reasons = [f"{number} {render(reason)}" for reason, number in self._list.reasons()]
        self._reasons.setText(_("Không có tên: {reasons}").format(reasons="; ".join(reasons)) if reasons else "")

    # ---- storing ---------------------------------------------------------------------------------------------------

    def _terms(self) -> GiftTerms | None:
        """What was typed, or None after saying beside which field what is wrong."""
        self.clear_errors()
        self._look()
        day = self.day.value()
        if not self.list_title.value():
            self.show_error("title", _("Hãy ghi tên danh sách quà."), self.list_title)
        elif day is None:
            self.show_error("day", _("Hãy gõ ngày, ví dụ 5 hoặc 05/03."), self.day)
        elif not self.amount.readable():
            self.show_error("amount", _("Hãy ghi số tiền, ví dụ 200k; chỉ tặng hiện vật thì để trống."), self.amount)
        elif not self.in_kind.readable():
            self.show_error("in_kind", _("Hãy ghi trị giá, ví dụ 150k; không có thì để trống."), self.in_kind)
        elif not self.code.readable():
            self.show_error(
                "code", _("Không có mã số chi này: hãy gõ mã hoặc tên rồi chọn trong danh sách."), self.code
            )
        elif not self.months.readable() or not self.under_age.readable():
            self.show_error("months", _("Số tháng, số tuổi là số nguyên."), self.months)
        else:
            return self._made(day)
        return None

    def _made(self, day: dt.date) -> GiftTerms:
        holiday, card = self._chosen_holiday(), self._card
        return GiftTerms(
            title=self.list_title.value(), day=day, rule=card.rule if card is not None else self._rule(),
            norm_kind=str(holiday.key) if holiday is not None else "", amount=dong(self.amount.value() or 0),
            in_kind=dong(self.in_kind.value() or 0), goods=self.goods.value(), fund=str(self.fund.currentData()),
            code=code_of(self.code.value() or "") or keep_gifts.USUAL_CODE, place=card.place if card is not None else "",
            note=card.note if card is not None else "", money_source=card.money_source if card is not None else "DP",
        )  # fmt: skip

    def submit(self) -> None:
        """Make the list, or store it."""
        terms = self._terms() if self.submit_button.isEnabled() else None
        if terms is None:
            return
        if self._card is not None:
            self.act(keep_gifts.edit_gift_list, self._card.id, terms)
        else:
            self.act(keep_gifts.make_gift_list, terms, [GiftLineDraft.of(who) for who in self._list.people])

    def ended(self, value: Any) -> None:
        """Stored: the lists show it."""
        super().ended(value)
        if self._card is None:
            self.desk.go("gifts", activity=value)


def _rule_by(norm: Norm | None, usual: GiftRule) -> GiftRule:
    """Whom the union's norm gives the day's gift; the usual rule of the day where it asks for nothing more."""
    if norm is None:
        return usual
    asked = norm.rule
    return replace(
        usual,
        gender="female" if asked.women_only else usual.gender,
        months_member=max(asked.months, usual.months_member),
        without_leave=asked.not_on_unpaid_leave or usual.without_leave,
    )


def _box(name: str, choices: list[tuple[Any, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for key, word in choices:
        box.addItem(word, key)
    return box


def _tone(row: ConsideredPerson) -> str:
    return "muted" if row[2] else ""
