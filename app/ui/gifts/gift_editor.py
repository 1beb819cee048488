"""Lập, Sửa danh sách quà: the holiday, the day, whom the rule takes, what each is given and how it is booked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain import clock
from app.domain.care.norms import Norm
from app.domain.care.welfare import Relation
from app.domain.dates import day_findings
from app.domain.gifts.gifts import CHILD_AGE, Candidate, GiftList, GiftRule, GiftTo, gift_list
from app.domain.gifts.holidays import Holiday, gift_day, holidays_of, lunar_words, next_holidays
from app.domain.gifts.records import GIFT_TERMS
from app.domain.gifts.terms import USUAL_CODE, GiftLineDraft, GiftTerms, look_over_terms
from app.domain.ledger.accounts import code_key, code_of
from app.domain.lunar import LunarYearUnknown
from app.domain.money import Dong, show_money
from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.i18n import _, render
from app.models.queries.care import norms
from app.models.queries.gifts import gifts
from app.models.queries.gifts.gifts import GiftCard, GiftState
from app.models.queries.ledger.chart import chart_on
from app.models.queries.members import members
from app.models.queries.union.policies import calendar
from app.services.gifts import keep_gifts
from app.ui.gifts.gift_preview import GiftPreview
from app.ui.gifts.gift_words import holiday_caption
from app.ui.ledger.fund_field import FundField
from app.ui.ledger.ledger_words import code_choices
from app.ui.records.binding import Bound, Group, Sheet
from app.ui.records.editor import Editor
from app.ui.screen import scrolled
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField, TickField
from app.ui.widgets.count_field import CountField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.lookup_field import Choice as LookupChoice
from app.ui.widgets.lookup_field import LookupField
from app.ui.widgets.several_box import SeveralBox
from app.ui.widgets.text_field import TextField

RULE = ("to", "gender", "groups", "months_member", "under_age", "without_paused", "without_leave")
"""What is asked of a rule."""


class GiftEditor(Editor[GiftTerms]):
    """``enter()`` begins with the next holiday, ``enter(holiday=key, year=…)`` with that one, ``enter(activity=id)`` mends a list."""

    key: ClassVar[str] = "gift_editor"
    called: ClassVar[str] = N_("Lập danh sách quà")
    mends: ClassVar[str] = N_("Sửa danh sách quà")
    verb: ClassVar[str] = N_("Lập danh sách")
    takes: ClassVar[frozenset[str]] = frozenset({"activity", "holiday", "year"})
    record: ClassVar[Record | None] = GIFT_TERMS
    naming: ClassVar[str] = "activity"
    leads_to: ClassVar[str] = "gifts"
    scrolls: ClassVar[bool] = False
    wide: ClassVar[int] = 820
    high: ClassVar[int] = 500
    caption_width: ClassVar[int] = 108

    def sheet(self) -> Sheet:
        """Terms and rule at the left, whom the rule takes at the right."""
        self.people = GiftList(())
        self._last_title = ""
        self._norm_read: tuple[tuple[Holiday, dt.date] | None, Norm | None] = (None, None)
        self._candidates: tuple[dt.date | None, list[Candidate]] = (None, [])
        terms = self.boxed(Group(self._terms()))
        self._rules = parts.box(parts.column(parts.label(_("Ai được nhận"), "section"), self._rule_fields(), gap=6))
        self.preview = GiftPreview(self.desk)
        both = parts.row(scrolled(parts.box(parts.column(terms, self._rules, None, gap=8))), self.preview, gap=16)
        both.setStretch(0, 6)
        both.setStretch(1, 5)
        whole = parts.box(both)
        whole.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        yield whole
        self.widget("holiday").changed.connect(self._take_holiday)
        self.follows("day", "amount", "in_kind", *RULE)

    def _terms(self) -> list[Bound]:
        title = TextField(_("Tên danh sách"), placeholder=_("ví dụ: Quà Tết Trung thu năm 2026"))
        return [
            self.bind("holiday", ChoiceField(_("Ngày lễ"))),
            self.bind("title", title, required=True, nothing=""),
            self.bind("day", DateField(_("Ngày phát"), self.desk.month, any_day=True), required=True),
            self.bind("amount", nothing=Dong(0)),
            self.bind("goods"),
            self.bind("in_kind", nothing=Dong(0)),
            self.bind("fund", FundField(self.desk, _("Chi từ"))),
            self.bind("code", LookupField(_("Mã số thu chi"), self._codes)),
        ]

    def _codes(self) -> list[LookupChoice]:
        with self.desk.read() as read:
            return code_choices(chart_on(read, self.desk.day), income=False)

    def _rule_fields(self) -> QWidget:
        with self.desk.read() as read:
            groups = [(each.id, each.name) for each in members.union_groups(read)]
        genders = [("", _("Mọi người")), ("female", _("Chỉ nữ")), ("male", _("Chỉ nam"))]
        several = SeveralBox(_("Tổ"), groups, _("Mọi tổ"), _("{count} tổ"))
        months = CountField(_("Đã vào ít nhất"), placeholder=_("số tháng"))
        asked = [
            self.bind("to", ChoiceField(_("Quà cho"), [(each, _(each.label)) for each in GiftTo])),
            self.bind("gender", ChoiceField(_("Giới tính"), genders), nothing=""),
            self.bind("groups", several, nothing=()),
            self.bind("months_member", months, caption=_("Số tháng đã vào"), nothing=0),
            self.bind("under_age", CountField(_("Con dưới"), placeholder=_("tuổi")), caption=_("Con dưới (tuổi)")),
        ]
        paused = self.bind("without_paused", TickField(_("Không tính người đang tạm dừng sinh hoạt")))
        leave = self.bind("without_leave", TickField(_("Không tính người nghỉ không lương")))
        return parts.box(parts.column(self.boxed(Group(asked)), paused.widget, leave.widget, gap=6))

    # ---- beginning -------------------------------------------------------------------------------------------------

    def begin(self, **arguments: Any) -> GiftTerms:
        """A list as it is stored, or what the holiday asked for proposes."""
        self.identifier = arguments.get("activity")
        card = self._card(self.identifier) if self.identifier is not None else None
        year = arguments.get("year") or (card.day.year if card is not None else self.desk.month.year)
        holidays = [*holidays_of(year), *holidays_of(year + 1)]
        words = [(each, holiday_caption(each)) for each in holidays]
        self.widget("holiday").offer([(None, _("Dịp khác: tự đặt tên")), *words])
        if card is None:
            self.grow_to(660)
            empty = GiftTerms("", self.desk.month.last_day)
            return self._proposed(empty, self._first_holiday(arguments.get("holiday"), year, holidays))
        self.name_button(_("Cất"))
        self._rules.hide()
        self.preview.hide()
        self.setMinimumWidth(520)
        self.resize(560, 440)
        same = [each for each in holidays if each.key == card.norm_kind]
        self.set_value("holiday", min(same, key=lambda each: abs(each.day - card.day), default=None))
        return card.terms

    def _card(self, identifier: int) -> GiftCard:
        with self.desk.read() as read:
            return gifts.gift_card(read, identifier)

    def _first_holiday(self, key: str | None, year: int, holidays: Sequence[Holiday]) -> Holiday | None:
        start = max(self.desk.month.first_day, clock.today()) if key is None else dt.date(year, 1, 1)
        wanted = key or next_holidays(start, 1)[0].key
        found = next((each for each in holidays if each.key == wanted and each.day >= start), None)
        self.set_value("holiday", found)
        return found

    def _take_holiday(self) -> None:
        """Another holiday: a new list takes what it proposes."""
        if self.identifier is None:
            self.draft = self._proposed(self.collect(), self.value("holiday"))
            self.show_draft(self.draft)
        self.follow()

    def _proposed(self, terms: GiftTerms, holiday: Holiday | None) -> GiftTerms:
        """Title, day and rule of a holiday; amounts of its last list, and what the union's norms say."""
        self._warn_of_another(holiday)
        if holiday is None:
            return terms
        title = f"Quà {holiday.gift}"
        with self.desk.read() as read:
            last = gifts.latest_list(read, holiday.key, holiday.day)
            code, days_off = keep_gifts.code_for(read, title), calendar(read)
        card = self._card(last.id) if last is not None else None
        day = gift_day(holiday, card.day if card is not None else None, days_off)
        terms = replace(terms, title=title, day=day, code=code)
        self._last_title = card.title if card is not None else ""
        if card is not None:
            given = card.terms
            terms = replace(terms, amount=given.amount, in_kind=given.in_kind, goods=given.goods, fund=given.fund)
        norm = self._norm(day)
        if norm is not None and norm.amount:
            terms = replace(terms, amount=norm.amount)
        return replace(terms, rule=_rule_by(norm, holiday.kind.rule))

    def _norm(self, day: dt.date) -> Norm | None:
        """What the union's own norms say of the day's gift."""
        holiday: Holiday | None = self.value("holiday")
        if holiday is None:
            return None
        if self._norm_read[0] == (holiday, day):
            return self._norm_read[1]
        relation = Relation.CHILD if holiday.kind.rule.to is GiftTo.CHILDREN else Relation.SELF
        with self.desk.read() as read:
            row = norms.norm_for(read, holiday.norm_kind, relation, day)
        self._norm_read = ((holiday, day), row.norm if row is not None else None)
        return self._norm_read[1]

    # ---- the draft -------------------------------------------------------------------------------------------------

    def show_draft(self, draft: GiftTerms) -> None:
        """With the rule, a field each."""
        super().show_draft(draft)
        self.set_value("code", code_key(draft.code))
        for key in RULE:
            self.set_value(key, getattr(draft.rule, key))

    def collect(self) -> GiftTerms:
        """With the rule as it stands, and the holiday it is for."""
        draft: GiftTerms = super().collect()
        asked = {key: self.value(key) for key in RULE}
        rule = GiftRule(**{**asked, "under_age": asked["under_age"] or CHILD_AGE})
        holiday: Holiday | None = self.value("holiday")
        return replace(
            draft,
            code=code_of(self.value("code") or "") or USUAL_CODE,
            norm_kind=str(holiday.key) if holiday is not None else "",
            rule=rule if self.identifier is None else self.draft.rule,
        )

    def look_over(self, draft: GiftTerms) -> Sequence[Finding]:
        """By the rules of lists."""
        return [*day_findings(draft.day, "day"), *look_over_terms(draft)]

    def store(self, draft: GiftTerms) -> None:
        """Make the list, or change it."""
        if self.identifier is not None:
            self.act(keep_gifts.edit_gift_list, self.identifier, draft)
        else:
            self.act(keep_gifts.make_gift_list, draft, [GiftLineDraft.of(who) for who in self.people.people])

    # ---- whom the rule takes ---------------------------------------------------------------------------------------

    def follow(self) -> None:
        """The list anew, by what is typed now."""
        day: dt.date | None = self.value("day")
        self.widget("under_age").setEnabled(self.value("to") is GiftTo.CHILDREN)
        self._judge_amount(day)
        self.hints["day"].say("")
        if day is None:
            return
        try:
            self.hints["day"].say(_("Ngày {day}").format(day=lunar_words(day)), "note")
        except LunarYearUnknown as refusal:
            self.hints["day"].say(render(refusal), "danger")
            return
        if self.identifier is None:
            if self._candidates[0] != day:
                with self.desk.read() as read:
                    self._candidates = (day, gifts.candidates(read, day))
            self.people = gift_list(self.collect().rule, day, self._candidates[1])
            self.preview.show_list(self.people, self.value("amount"))

    def _warn_of_another(self, holiday: Holiday | None) -> None:
        """A day that has its list already is reported, not forbidden: a union may give twice."""
        text = ""
        if holiday is not None:
            with self.desk.read() as read:
                rows = gifts.gift_rows(read, search=holiday.gift)
            known = next((row for row in rows if row.state is not GiftState.CANCELLED), None)
            text = _("Dịp này đã có danh sách «{title}».").format(title=known.title) if known is not None else ""
        self.hints["holiday"].say(text, "warn")

    def _judge_amount(self, day: dt.date | None) -> None:
        """The amount beside its norm, or beside the list it was taken from."""
        norm = self._norm(day) if day is not None else None
        text, tone = "", "note"
        if norm is not None and norm.most:
            beyond = self.value("amount") > norm.most
            text = _("Định mức {most} đồng ({source}).")
            if beyond:
                text, tone = _("Vượt định mức {most} đồng ({source}): phần vượt cần nghị quyết."), "warn"
            text = text.format(most=show_money(norm.most), source=norm.clause or norm.source)
        elif self._last_title:
            text = _("Theo «{title}».").format(title=self._last_title)
        self.hints["amount"].say(text, tone)


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
