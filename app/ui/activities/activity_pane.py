"""One activity whole, beside its list: facts, people, money by funder, figures, vouchers, files, result. It acts on nothing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from app.domain import clock
from app.domain.activities.activities import ActivityState, Figure, Funder, budget_findings
from app.domain.dates import show_date
from app.domain.money import show_money
from app.i18n import _, render
from app.models.queries.activities import activities, plans
from app.models.queries.activities.activities import ActivityCard, ActivityVoucher
from app.ui.activities.activity_words import (
    activity_kind_word,
    days_word,
    people_word,
    programme_word,
    state_tone,
)
from app.ui.desk import Desk
from app.ui.ledger.ledger_words import STATE_LOOKS
from app.ui.records.detail_pane import DetailPane, fill_facts, opening_line
from app.ui.union.kept_files import KeptFiles
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.state_pill import StatePill


class ActivityPane(DetailPane):
    """``show_activity(id)``; ``card`` is the one shown. ``voucher_asked(id)``, ``people_asked``, ``sources_asked``."""

    voucher_asked = Signal(int)
    people_asked = Signal()
    sources_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Chi tiết hoạt động"))
        self.desk = desk
        self.card: ActivityCard | None = None
        self._title = parts.label(role="title", wrap=True)
        self._state = StatePill()
        self._about = parts.label(role="muted", wrap=True)
        self._facts = parts.grid()
        self._people = parts.label(wrap=True)
        self._list = parts.button(_("Danh sách"), self.people_asked.emit, role="link")
        self._money = parts.grid()
        self._warn = Hint(_("Kinh phí"))
        self._sources = parts.button(_("Nguồn kinh phí"), self.sources_asked.emit, role="link")
        self._figures = parts.grid()
        self._vouchers = parts.column(gap=2)
        self._no_vouchers = parts.label(_("Chưa có chứng từ nào cho hoạt động này."), "small", wrap=True)
        self._content = parts.label(wrap=True)
        self._result = parts.label(wrap=True)
        self.files = KeptFiles(desk, "activity", "photo")
        self._sections: dict[str, QWidget] = {}
        stack = parts.column(
            self._title, parts.row(self._about, self._state), parts.rule(), gap=6, margins=(14, 12, 14, 12)
        )
        stack.itemAt(1).layout().setStretch(0, 1)
        stack.addLayout(self._facts)
        self._section(
            stack, "people", parts.row(parts.label(_("Người tham gia"), "section"), None, self._list), self._people
        )
        self._section(
            stack,
            "money",
            parts.row(parts.label(_("Kinh phí"), "section"), None, self._sources),
            self._money,
            self._warn,
        )
        self._section(stack, "vouchers", parts.label(_("Chứng từ"), "section"), self._vouchers, self._no_vouchers)
        self._section(stack, "figures", parts.label(_("Số liệu"), "section"), self._figures)
        self._section(stack, "content", parts.label(_("Nội dung"), "section"), self._content)
        self._section(stack, "result", parts.label(_("Kết quả"), "section"), self._result)
        self._section(stack, "files", parts.label(_("Ảnh và tệp"), "section"), self.files)
        stack.addStretch(1)
        self._page = parts.box(stack, "surface")
        self.fill(self._page)
        self.show_activity(None)

    def _section(self, stack: QVBoxLayout, key: str, *content: QWidget | QLayout) -> None:
        section = parts.column(gap=3)
        for each in content:
            section.addWidget(each) if isinstance(each, QWidget) else section.addLayout(each)
        self._sections[key] = parts.box(section)
        stack.addWidget(self._sections[key])

    def show_activity(self, identifier: int | None) -> None:
        """Show an activity, or nothing."""
        self.card = None
        named: tuple[tuple[str, str], ...] = ()
        if identifier is not None and self.desk.book is not None:
            with self.desk.read() as read:
                self.card = activities.activity(read, identifier)
                if self.card.row.plan_id is not None:
                    named = plans.plan(read, self.card.row.plan_id).draft.programmes
        self._page.setVisible(self.card is not None)
        self.files.show_owner(identifier if self.card is not None else None)
        if self.card is not None:
            self._show(self.card, programme_word(self.card.row.programme, named))

    def _show(self, card: ActivityCard, programme: str) -> None:
        row = card.row
        self._title.setText(row.title)
        self._state.say(*state_tone(row, clock.today()))
        self._about.setText(
            " · ".join(word for word in (activity_kind_word(row.kind), days_word(row.starts_on, row.ends_on)) if word)
        )
        facts = [
            (_("Kế hoạch"), card.plan_title), (_("Chương trình"), programme), (_("Địa điểm"), row.place),
            (_("Phụ trách"), row.lead), (_("Ghi chú"), card.note),
        ]  # fmt: skip
        fill_facts(self._facts, [(word, value, "") for word, value in facts if value])
        self._people.setText(self._people_text(card))
        self._show_money(card)
        self._show_vouchers(card.vouchers)
        fill_facts(
            self._figures,
            [
                (_(Figure.label_of(key)), show_money(value), "right")
                for key, value in sorted(card.figures.items(), key=_figure_place)
            ],
        )
        self._content.setText(card.content)
        cancelled = row.state is ActivityState.CANCELLED
        self._result.setText(_("Lý do hủy: {reason}").format(reason=card.result) if cancelled else card.result)
        for key, shown in (("figures", card.figures), ("content", card.content), ("result", card.result)):
            self._sections[key].setVisible(bool(shown))

    @staticmethod
    def _people_text(card: ActivityCard) -> str:
        text = people_word(card.row.people, card.row.expected) or _("Chưa ghi số người và danh sách.")
        if card.row.people.by_list:
            text += _(", theo danh sách {listed} người").format(listed=card.row.people.listed)
        elif card.row.people.came is not None and card.row.expected:
            text += _(", dự kiến {count}").format(count=card.row.expected)
        return text

    def _show_money(self, card: ActivityCard) -> None:
        money = card.row.money
        lines = [(_("Dự toán"), show_money(money.budget), "right")] if money.budget else []
        lines += [
            (_(funder.label), show_money(money.borne_by(funder)), "right")
            for funder in Funder
            if money.borne_by(funder)
        ]
        lines.append((_("Tổng chi phí"), show_money(money.total), "strong"))
        if money.left_over:
            lines.append((_("Thu hộ chưa chi"), show_money(money.left_over), "right"))
        if card.row.cost_per_head is not None and money.total:
            lines.append((_("Bình quân mỗi người"), show_money(card.row.cost_per_head), "right"))
        fill_facts(self._money, lines)
        found = budget_findings(money, card.planned_sources)
        self._warn.say(" ".join(render(each.message) for each in found), "warn")

    def _show_vouchers(self, vouchers: tuple[ActivityVoucher, ...]) -> None:
        parts.empty(self._vouchers)
        self._no_vouchers.setVisible(not vouchers)
        for each in vouchers:
            amount = parts.label(show_money(each.amount))
            parts.set_tone(amount, "good" if each.amount > 0 else "")
            if not each.number:
                parts.set_tone(amount, STATE_LOOKS[each.state][0])
            number, text = each.number or _(each.state.label), f"{show_date(each.book_date)}  {each.narration}"
            opened = partial(self.voucher_asked.emit, each.id)
            self._vouchers.addWidget(
                opening_line(number, each.number or each.narration, text, amount, opened, tip=each.narration)
            )


def _figure_place(each: tuple[str, int]) -> int:
    order = [str(figure) for figure in Figure]
    return order.index(each[0]) if each[0] in order else len(order)
