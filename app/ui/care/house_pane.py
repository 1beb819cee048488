"""One house whole, beside its list: stages with their days, money by funder, vouchers, photographs. It acts on nothing."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QLabel

from app.domain import clock
from app.domain.activities.activities import Funder
from app.domain.care.houses import Stage
from app.domain.dates import show_date
from app.domain.money import show_money
from app.i18n import _
from app.models.queries import Read
from app.models.queries.care.houses import HouseCard, house_card
from app.ui.care.care_words import HOUSE_LOOKS
from app.ui.desk import Desk
from app.ui.records.record_pane import Fact, Linked, RecordPane, joined, toned
from app.ui.union.kept_files import KeptFiles


class HousePane(RecordPane[HouseCard]):
    """Links lead to the vouchers."""

    watches: ClassVar[frozenset[str]] = frozenset({"kept_file"})

    def __init__(self, desk: Desk) -> None:
        self.files = KeptFiles(desk, "case", "photo")
        super().__init__(desk, _("Chi tiết Mái ấm"), (_("Ảnh và giấy tờ"), self.files))

    def load(self, read: Read, identifier: int) -> HouseCard:
        """The house."""
        return house_card(read, identifier)

    def show_lasting(self, card: HouseCard | None) -> None:
        """The photographs of the house."""
        self.files.show_owner(card.case_id if card is not None else None)

    def compose(self, card: HouseCard) -> None:
        """How far it is, its terms, stages, money and vouchers."""
        draft = card.draft
        self.heading(card.name, (_(card.state.label), *HOUSE_LOOKS[card.state]))
        self.facts(
            [
                (_("Nơi xây"), draft.place),
                (_("Tổ"), card.group),
                (_("Quyết định"), joined(draft.decision, draft.decided_on)),
                (_("Bàn giao"), joined(draft.handed_over_on, draft.handed_to)),
                (_("Ghi chú"), draft.note),
            ]
        )
        self.section(_("Các giai đoạn"))
        rows = [(each.title, show_money(each.amount) if each.amount else "", _stage(each)) for each in draft.stages]
        self.figures(("", "", ""), rows, right=(1,))
        self.section(_("Kinh phí"))
        self.facts(_money(card))
        self.section(_("Chứng từ"))
        self.links(
            (
                Linked(
                    each.number or _(each.state.label),
                    partial(self.desk.go, "voucher_editor", voucher=each.id),
                    f"{show_date(each.on)}  {each.narration}",
                    show_money(each.amount),
                    name=_("Mở {number}").format(number=each.number or each.narration),
                )
                for each in card.vouchers
            ),
            _("Chưa có chứng từ nào cho ngôi nhà này."),
        )


def _money(card: HouseCard) -> list[Fact]:
    money = card.money
    facts = [Fact(_("Dự toán các giai đoạn"), show_money(money.planned) if money.planned else "", right=True)]
    facts.append(Fact(_("Công đoàn quyết định hỗ trợ"), show_money(money.support), right=True))
    facts.append(Fact(_("Đã chi theo chứng từ"), show_money(money.paid), right=True))
    facts += [
        Fact(_(each.label), show_money(money.others[each]), right=True) for each in Funder if money.others.get(each)
    ]
    return [*facts, Fact(_("Tổng trị giá"), show_money(money.total), strong=True)]


def _stage(stage: Stage) -> QLabel:
    if stage.done_on is not None:
        return toned(_("xong {day}").format(day=show_date(stage.done_on)), "good", "small")
    if stage.planned_on is None:
        return toned("", "")
    late = stage.planned_on < clock.today()
    return toned(_("dự kiến {day}").format(day=show_date(stage.planned_on)), "warn" if late else "", "small")
