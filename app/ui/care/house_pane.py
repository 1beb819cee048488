"""One house whole, beside its list: stages with their days, money by funder, vouchers, photographs. It acts on nothing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal

from app.domain import clock
from app.domain.activities.activities import Funder
from app.domain.care.houses import HouseState, Stage
from app.domain.dates import show_date
from app.domain.money import show_money
from app.i18n import _
from app.models.queries.care.houses import HouseCard
from app.ui.desk import Desk
from app.ui.records.detail_pane import DetailPane, fill_facts, opening_line
from app.ui.union.kept_files import KeptFiles
from app.ui.widgets import parts
from app.ui.widgets.state_pill import StatePill

STATE_LOOKS = {
    HouseState.PLANNED: ("note", "circle-dot"),
    HouseState.BUILDING: ("note", "clock"),
    HouseState.DONE: ("warn", "house"),
    HouseState.HANDED_OVER: ("good", "circle-check"),
}


class HousePane(DetailPane):
    """``show_house(card)``; ``voucher_asked(id)`` opens one of its vouchers."""

    voucher_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Chi tiết Mái ấm"))
        self.card: HouseCard | None = None
        self._name = parts.label(role="title", wrap=True)
        self._state = StatePill()
        self._facts, self._stages, self._money = parts.grid(0), parts.grid(0), parts.grid(0)
        self._vouchers = parts.column(gap=2)
        self._none = parts.label(_("Chưa có chứng từ nào cho ngôi nhà này."), "small", wrap=True)
        self.files = KeptFiles(desk, "case", "photo")
        stack = parts.column(self._name, parts.row(self._state, None), parts.rule(), gap=6, margins=(14, 12, 14, 12))
        stack.addLayout(self._facts)
        for word, content in (
            (_("Các giai đoạn"), self._stages),
            (_("Kinh phí"), self._money),
            (_("Chứng từ"), self._vouchers),
        ):
            stack.addWidget(parts.label(word, "section"))
            stack.addLayout(content)
        stack.addWidget(self._none)
        stack.addWidget(parts.label(_("Ảnh và giấy tờ"), "section"))
        stack.addWidget(self.files)
        stack.addStretch(1)
        self._page = parts.box(stack, "surface")
        self.fill(self._page)
        self.show_house(None)

    def show_house(self, card: HouseCard | None) -> None:
        """Show a house, or nothing."""
        self.card = card
        self._page.setVisible(card is not None)
        self.files.show_owner(card.case_id if card is not None else None)
        if card is None:
            return
        draft = card.draft
        self._name.setText(card.name)
        self._state.say(_(card.state.label), *STATE_LOOKS[card.state])
        decided = ", ".join(
            word for word in (draft.decision, show_date(draft.decided_on) if draft.decided_on else "") if word
        )
        handed = ", ".join(
            word for word in (show_date(draft.handed_over_on) if draft.handed_over_on else "", draft.handed_to) if word
        )
        facts = [
            (_("Nơi xây"), draft.place), (_("Tổ"), card.group), (_("Quyết định"), decided), (_("Bàn giao"), handed), (_("Ghi chú"), draft.note),
        ]  # fmt: skip
        fill_facts(self._facts, [(word, value, "") for word, value in facts if value])
        parts.empty(self._stages)
        for place, stage in enumerate(draft.stages):
            word, tone = _stage_word(stage)
            label = parts.label(word, "small")
            parts.set_tone(label, tone)
            amount = parts.label(show_money(stage.amount) if stage.amount else "")
            amount.setAlignment(Qt.AlignmentFlag.AlignRight)
            for column, cell in enumerate((parts.label(stage.title, wrap=True), amount, label)):
                self._stages.addWidget(cell, place, column)
        self._show_money(card)
        self._show_vouchers(card)

    def _show_money(self, card: HouseCard) -> None:
        money = card.money
        lines = [(_("Dự toán các giai đoạn"), show_money(money.planned), "right")] if money.planned else []
        lines.append((_("Công đoàn quyết định hỗ trợ"), show_money(money.support), "right"))
        lines.append((_("Đã chi theo chứng từ"), show_money(money.paid), "right"))
        lines += [
            (_(funder.label), show_money(money.others[funder]), "right")
            for funder in Funder
            if money.others.get(funder)
        ]
        lines.append((_("Tổng trị giá"), show_money(money.total), "strong"))
        fill_facts(self._money, lines)

    def _show_vouchers(self, card: HouseCard) -> None:
        parts.empty(self._vouchers)
        self._none.setVisible(not card.vouchers)
        for each in card.vouchers:
            number, text = each.number or _(each.state.label), f"{show_date(each.on)}  {each.narration}"
            amount, opened = parts.label(show_money(each.amount)), partial(self.voucher_asked.emit, each.id)
            self._vouchers.addWidget(opening_line(number, each.number or each.narration, text, amount, opened))


def _stage_word(stage: Stage) -> tuple[str, str]:
    if stage.done_on is not None:
        return _("xong {day}").format(day=show_date(stage.done_on)), "good"
    if stage.planned_on is None:
        return "", ""
    late = stage.planned_on < clock.today()
    return _("dự kiến {day}").format(day=show_date(stage.planned_on)), "warn" if late else ""
