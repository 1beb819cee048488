"""Nguồn kinh phí: who bears an activity, planned and given beside the union's books. Union money spent comes from vouchers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain.activities.activities import ActivityState, Funder, SourceDraft, sources_findings
from app.domain.activities.records import SOURCE
from app.domain.money import Dong, show_money
from app.domain.problems import N_, Finding, stop
from app.i18n import _
from app.models.queries.activities import activities
from app.models.queries.activities.activities import ActivityCard
from app.services.activities import keep_activities
from app.ui.records.binding import Sheet
from app.ui.records.editor import Editor
from app.ui.records.grid_field import grid_column, line_buttons
from app.ui.widgets import parts
from app.ui.widgets.entry_grid import EntryGrid

AMOUNTS = ("planned", "money", "in_kind")


class ActivitySourcesDialog(Editor[None]):
    """``enter(activity=id)``."""

    key: ClassVar[str] = "activity_sources"
    called: ClassVar[str] = N_("Nguồn kinh phí hoạt động")
    takes: ClassVar[frozenset[str]] = frozenset({"activity"})
    in_search: ClassVar[bool] = False
    scrolls: ClassVar[bool] = False
    wide: ClassVar[int] = 800
    high: ClassVar[int] = 470

    card: ActivityCard

    def sheet(self) -> Sheet:
        """What belongs here, the lines, and what they add up to."""
        month = self.desk.month
        columns = [
            grid_column(SOURCE["giver"], 178, month),
            grid_column(SOURCE["name"], 140, month, stretch=True),
            *(grid_column(SOURCE[key], width, month) for key, width in zip(AMOUNTS, (104, 118, 122), strict=True)),
            grid_column(SOURCE["goods"], 110, month),
        ]
        self.lines = EntryGrid(_("Nguồn kinh phí"), columns)
        self.lines.setMinimumHeight(190)
        self._add, self._remove = line_buttons(self.lines)
        self._union = parts.label(wrap=True)
        self._foot = parts.label(role="strong", wrap=True)
        about = _(
            "Tiền người sử dụng lao động, nhà tài trợ tự chi, không qua quỹ công đoàn, ghi ở đây. Tiền họ đưa vào quỹ công đoàn thì lập "
            "phiếu thu cho hoạt động; tiền công đoàn chi thì lập phiếu chi."
        )
        yield parts.label(about, "muted", wrap=True)
        yield self.spread(self.bind_grid("sources", self.lines))
        yield parts.box(parts.row(self._add, self._remove, None))
        yield self._union
        yield self._foot
        self.follows("sources")
        self.lines.finished.connect(self.submit_button.setFocus)

    def begin(self, **arguments: Any) -> None:
        """Whose sources."""
        with self.desk.read() as read:
            card = self.card = activities.activity(read, arguments["activity"])
        self.title.setText(_("Nguồn kinh phí: {title}").format(title=card.row.title))
        fixed = self.desk.read_only or card.row.state is ActivityState.SETTLED
        self.lines.set_read_only(fixed)
        self.set_value("sources", [_line(each) for each in card.sources])
        for widget in (self._add, self._remove):
            widget.setVisible(not fixed)
        self.submit_button.setEnabled(not fixed)
        text = _("Công đoàn đã chi theo chứng từ: {spent} đồng").format(spent=show_money(card.row.money.spent))
        received = sum(card.row.money.received.values())
        if received:
            text += _("; trong đó đã nhận vào quỹ cho hoạt động: {received} đồng").format(received=show_money(received))
        self._union.setText(text)

    def sources(self) -> list[SourceDraft]:
        """The lines as typed; a line without a funder is the employer's."""
        return [
            SourceDraft(
                Funder(line.get("giver") or Funder.EMPLOYER),
                line.get("name") or "",
                line.get("planned") or Dong(0),
                line.get("money") or Dong(0),
                line.get("in_kind") or Dong(0),
                line.get("goods") or "",
            )
            for line in self.value("sources") or ()
        ]

    def follow(self) -> None:
        """What the lines add up to, beside the budget."""
        sources = self.sources()
        planned, budget = sum(each.planned for each in sources), self.card.row.money.budget
        text = _("Dự kiến cộng {planned} đồng").format(planned=show_money(planned))
        if budget:
            text += _(" / dự toán {budget} đồng").format(budget=show_money(budget))
        beside = sum(each.money + each.in_kind for each in sources)
        self._foot.setText(text + _(" · ngoài quỹ công đoàn {beside} đồng").format(beside=show_money(beside)))
        parts.set_tone(self._foot, "warn" if planned and budget and planned != budget else "")

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """Every line has a funder, and no union money stands beside its vouchers."""
        found = sources_findings(self.sources())
        if any(not line.get("giver") for line in self.value("sources") or ()):
            givers = ", ".join(_(each.label) for each in Funder)
            found.append(stop("source-giver", N_("Mỗi dòng cần bên chịu: {givers}."), "sources", givers=givers))
        return found

    def store(self, _draft: None) -> None:
        """Replace them."""
        self.act(keep_activities.set_sources, self.card.row.id, self.sources())


def _line(each: SourceDraft) -> dict[str, Any]:
    line = {key: getattr(each, key) or None for key in ("name", *AMOUNTS, "goods")}
    return {"giver": str(each.funder), **line}
