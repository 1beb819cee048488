"""Nguồn kinh phí: who bears an activity, planned and given beside the union's books. Union money spent comes from vouchers."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.activities.activities import ActivityState, Funder, SourceDraft, UnionMoneyInVouchers
from app.domain.money import Dong, show_money
from app.domain.problems import N_
from app.i18n import _, render
from app.models.queries.activities import activities
from app.models.queries.activities.activities import ActivityCard
from app.services.activities import keep_activities
from app.ui.activities.activity_words import funder_choices
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog
from app.ui.widgets import parts
from app.ui.widgets.entry_grid import EntryGrid, GridColumn, lookup_column, money_column
from app.ui.widgets.hint import Hint


class ActivitySourcesDialog(FormDialog):
    """``enter(activity=id)``."""

    key: ClassVar[str] = "activity_sources"
    called: ClassVar[str] = N_("Nguồn kinh phí hoạt động")
    takes: ClassVar[frozenset[str]] = frozenset({"activity"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._card: ActivityCard | None = None
        self.grid = EntryGrid(
            _("Nguồn kinh phí"),
            [
                lookup_column("giver", _("Bên chịu"), funder_choices, 178),
                GridColumn("name", _("Tên"), 140, stretch=True),
                money_column("planned", _("Dự kiến"), 104),
                money_column("money", _("Đã chi trực tiếp"), 118),
                money_column("in_kind", _("Hiện vật quy tiền"), 122),
                GridColumn("goods", _("Hiện vật"), 110),
            ],
        )
        self.grid.setMinimumHeight(190)
        about = parts.label(
            _(
                "Tiền người sử dụng lao động, nhà tài trợ tự chi, không qua quỹ công đoàn, ghi ở đây. Tiền họ đưa vào quỹ công đoàn thì lập "
                "phiếu thu cho hoạt động; tiền công đoàn chi thì lập phiếu chi."
            ),
            "muted",
            wrap=True,
        )
        self._add = parts.button(_("Thêm dòng"), self.grid.add_line, icon="plus", role="link")
        self._remove = parts.button(_("Bỏ dòng"), self.grid.remove_line, icon="minus", role="link")
        self._union = parts.label(wrap=True)
        self._tip = Hint(_("Nguồn kinh phí"))
        self._foot = parts.label(role="strong", wrap=True)
        self.lay_out(
            _("Cất"), about, self.grid, self._tip, parts.box(parts.row(self._add, self._remove, None)), self._union, self._foot,
            width=800, stretch=1,
        )  # fmt: skip
        self.resize(860, 470)
        self.grid.changed.connect(self._tell)
        self.grid.refused.connect(lambda sentence: self._tip.say(sentence, "danger"))
        self.grid.finished.connect(self.submit_button.setFocus)

    def enter(self, **arguments: Any) -> None:
        """Whose sources."""
        with self.desk.read() as read:
            card = self._card = activities.activity(read, arguments["activity"])
        self.title.setText(_("Nguồn kinh phí: {title}").format(title=card.row.title))
        fixed = self.desk.read_only or card.row.state is ActivityState.SETTLED
        self.grid.set_read_only(fixed)
        self.grid.set_lines([_line(each) for each in card.sources])
        for widget in (self._add, self._remove):
            widget.setVisible(not fixed)
        self.submit_button.setEnabled(not fixed)
        text = _("Công đoàn đã chi theo chứng từ: {spent} đồng").format(spent=show_money(card.row.money.spent))
        received = sum(card.row.money.received.values())
        if received:
            text += _("; trong đó đã nhận vào quỹ cho hoạt động: {received} đồng").format(received=show_money(received))
        self._union.setText(text)
        self._tell()
        self.grid.setFocus()

    def sources(self) -> list[SourceDraft]:
        """The lines as typed; a line without a funder is the employer's."""
        made = []
        for line in self.grid.lines():
            made.append(
                SourceDraft(
                    Funder(line.get("giver") or Funder.EMPLOYER), line.get("name") or "", line.get("planned") or Dong(0),
                    line.get("money") or Dong(0), line.get("in_kind") or Dong(0), line.get("goods") or "",
                )
            )  # fmt: skip
        return made

    def _tell(self) -> None:
        if self._card is None:
            return
        sources = self.sources()
        planned = sum(each.planned for each in sources)
        budget = self._card.row.money.budget
        text = _("Dự kiến cộng {planned} đồng").format(planned=show_money(planned))
        if budget:
            text += _(" / dự toán {budget} đồng").format(budget=show_money(budget))
        beside = sum(each.money + each.in_kind for each in sources)
        text += _(" · ngoài quỹ công đoàn {beside} đồng").format(beside=show_money(beside))
        self._foot.setText(text)
        parts.set_tone(self._foot, "warn" if planned and budget and planned != budget else "")
        union = any(each.funder is Funder.UNION and (each.money or each.in_kind) for each in sources)
        self._tip.say(render(UnionMoneyInVouchers()) if union else "", "danger")

    def submit(self) -> None:
        """Store them."""
        self.grid.commit()
        if not self.submit_button.isEnabled() or self._card is None:
            return
        self.clear_errors()
        missing = [line for line in self.grid.lines() if not line.get("giver")]
        negative = [each for each in self.sources() if min(each.planned, each.money, each.in_kind) < 0]
        if missing:
            self._tip.say(
                _("Mỗi dòng cần bên chịu: {givers}.").format(givers=", ".join(_(funder.label) for funder in Funder)),
                "danger",
            )
        elif negative:
            self._tip.say(_("Số tiền không được âm."), "danger")
        else:
            self.act(keep_activities.set_sources, self._card.row.id, self.sources())


def _line(each: SourceDraft) -> dict[str, Any]:
    return {
        "giver": str(each.funder), "name": each.name or None, "planned": each.planned or None, "money": each.money or None,
        "in_kind": each.in_kind or None, "goods": each.goods or None,
    }  # fmt: skip
