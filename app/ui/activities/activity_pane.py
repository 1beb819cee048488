"""One activity whole, beside its list: facts, people, money by funder, vouchers, figures, result, files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, ClassVar

from app.domain import clock
from app.domain.activities.activities import ActivityState, Figure, Funder, budget_findings
from app.domain.activities.records import ACTIVITY
from app.domain.money import show_money
from app.i18n import _, render
from app.models.queries import Read
from app.models.queries.activities import activities, plans
from app.models.queries.activities.activities import ActivityCard
from app.ui.activities.activity_words import (
    activity_kind_word,
    days_word,
    people_word,
    programme_word,
    state_tone,
)
from app.ui.desk import Desk
from app.ui.ledger.voucher_links import voucher_links
from app.ui.records.record_pane import Fact, RecordPane
from app.ui.union.kept_files import KeptFiles


class ActivityPane(RecordPane[ActivityCard]):
    """``people`` opens the list of the people of the activity shown."""

    watches: ClassVar[frozenset[str]] = frozenset({"kept_file"})

    def __init__(self, desk: Desk, people: Callable[[], object]) -> None:
        self.files = KeptFiles(desk, "activity", "photo")
        super().__init__(desk, _("Chi tiết hoạt động"), (_("Ảnh và tệp"), self.files))
        self._open_people = people
        self._programme = ""

    def load(self, read: Read, identifier: Any) -> ActivityCard:
        """The activity, and its programme in the words of its plan."""
        card = activities.activity(read, identifier)
        plan = card.row.plan_id
        self._programme = programme_word(
            card.row.programme, plans.plan(read, plan).draft.programmes if plan is not None else ()
        )
        return card

    def show_lasting(self, card: ActivityCard | None) -> None:
        """Its photographs and files."""
        self.files.show_owner(card.row.id if card is not None else None)

    def compose(self, card: ActivityCard) -> None:
        """From what it is to what came of it."""
        row = card.row
        about = filter(None, (activity_kind_word(row.kind), days_word(row.starts_on, row.ends_on)))
        self.heading(row.title, state_tone(row, clock.today()), " · ".join(about))
        told = (card.plan_title, self._programme, row.place, row.lead, card.note)
        keys = ("plan_id", "programme", "place", "lead", "note")
        self.facts((_(ACTIVITY[key].label), value) for key, value in zip(keys, told, strict=True))
        self.section(_("Người tham gia"), _("Danh sách"), self._open_people)
        self.text(_people_text(card))
        sources = partial(self.desk.go, "activity_sources", activity=row.id)
        self.section(_("Kinh phí"), _("Nguồn kinh phí"), sources)
        self.facts(_money(card))
        self.warn(" ".join(render(each.message) for each in budget_findings(row.money, card.planned_sources)))
        self.section(_("Chứng từ"))
        self.links(voucher_links(self.desk, card.vouchers), _("Chưa có chứng từ nào cho hoạt động này."))
        if card.figures:
            self.section(_("Số liệu"))
            figures = sorted(card.figures.items(), key=_figure_place)
            self.facts(Fact(_(Figure.label_of(key)), show_money(value), right=True) for key, value in figures)
        cancelled = row.state is ActivityState.CANCELLED
        result = _("Lý do hủy: {reason}").format(reason=card.result) if cancelled else card.result
        for title, text in ((_("Nội dung"), card.content), (_("Kết quả"), result)):
            if text:
                self.section(title)
                self.text(text)


def _people_text(card: ActivityCard) -> str:
    text = people_word(card.row.people, card.row.expected) or _("Chưa ghi số người và danh sách.")
    if card.row.people.by_list:
        text += _(", theo danh sách {listed} người").format(listed=card.row.people.listed)
    elif card.row.people.came is not None and card.row.expected:
        text += _(", dự kiến {count}").format(count=card.row.expected)
    return text


def _money(card: ActivityCard) -> Iterable[Fact]:
    money, each = card.row.money, card.row.cost_per_head
    lines = [(_("Dự toán"), money.budget), *((_(funder.label), money.borne_by(funder)) for funder in Funder)]
    yield from (Fact(word, show_money(amount), right=True) for word, amount in lines if amount)
    yield Fact(_("Tổng chi phí"), show_money(money.total), strong=True)
    if money.left_over:
        yield Fact(_("Thu hộ chưa chi"), show_money(money.left_over), right=True)
    if each is not None and money.total:
        yield Fact(_("Bình quân mỗi người"), show_money(each), right=True)


def _figure_place(each: tuple[str, int]) -> int:
    order = [str(figure) for figure in Figure]
    return order.index(each[0]) if each[0] in order else len(order)
