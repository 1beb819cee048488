"""Thăm hỏi, trợ cấp: every case in a list with its state, papers and money; the one pointed at whole beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox

from app.domain.care.welfare import CaseState, Relation
from app.domain.dates import show_date
from app.domain.money import show_money
from app.domain.problems import N_, Refusal
from app.i18n import _, render
from app.models.queries.care import cases
from app.models.queries.care.cases import CaseFilter, CaseRow
from app.services.care import keep_cases
from app.ui.care.care_words import STATE_LOOKS, kinds_by_case
from app.ui.care.case_pane import CasePane
from app.ui.desk import Desk
from app.ui.screen import Screen, beside
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips, SearchBox
from app.ui.widgets.table_model import Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView

NARROW_HIDES = ("day", "in_kind", "group", "missing")


def _what(row: CaseRow) -> str:
    """``Tang`` or ``Tang (cha mẹ đẻ)``."""
    word = _(row.kind.name)
    return word if row.relation is Relation.SELF else f"{word} ({_(row.relation.label).lower()})"


def _columns() -> list[Column]:
    return [
        Column("day", _("Ngày"), 96, lambda row: show_date(row.happened_on) if row.happened_on else "", widest="30/12/2026"),
        Column("kind", _("Loại"), 150, _what),
        Column("name", _("Đoàn viên"), 150, lambda row: row.name, stretch=True),
        Column("group", _("Tổ"), 100, lambda row: row.group, hidden=True),
        money("amount", _("Tiền"), lambda row: row.amount, blank_zero=True, widest="9.999.999"),
        money("in_kind", _("Quà"), lambda row: row.in_kind, blank_zero=True, widest="999.999"),
        Column("missing", _("Thiếu giấy"), 76, lambda row: f"{row.missing}/{row.asked}" if row.missing else "",
               tone=lambda row: "warn"),
        Column("state", _("Trạng thái"), 118, lambda row: _(row.state.label), tone=lambda row: STATE_LOOKS[row.state][0],
               icon=lambda row: STATE_LOOKS[row.state][1]),
    ]  # fmt: skip


class CasesScreen(Screen):
    """``enter(which=chip)``, ``enter(case=id)`` points at one, ``enter(search=text)``."""

    key: ClassVar[str] = "cases"
    called: ClassVar[str] = N_("Thăm hỏi, trợ cấp")
    takes: ClassVar[frozenset[str]] = frozenset({"case", "search", "which"})
    rail_entry: ClassVar[str] = "welfare"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset(
        {"welfare_case", "case_paper", "welfare_norm", "voucher", "entry", "member", "kept_file", "union_group"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._ids: Sequence[int] = ()
        self._offer_verbs()
        self._which = Chips(_("Lọc việc thăm hỏi"), self._choices({}))
        self._kind = QComboBox()
        self._kind.setAccessibleName(_("Loại việc"))
        self._kind.addItem(_("Mọi loại"), "")
        for kind in kinds_by_case():
            self._kind.addItem(_(kind.name), kind.key)
        self._search = SearchBox(_("Tìm việc thăm hỏi"), _("Tìm tên người, loại việc…"))
        self._search.setFixedWidth(190)
        self._model = PagedTableModel(_columns(), self._rows, faded=lambda row: row.state is CaseState.REFUSED)
        self.table = TableView(_("Việc thăm hỏi, trợ cấp"), "cases", self._model, desk.preferences)
        self.pane = CasePane(desk)
        self._split = beside(self.table, self.pane)
        self._foot = parts.label(role="muted")
        body = self.lay_out(
            parts.row(self._which, None, self._kind, self._search), self._split, self._foot, gap=8
        )  # fmt: skip
        body.setStretch(1, 1)
        self._which.changed.connect(self._look)
        self._search.searched.connect(self._look)
        self._kind.activated.connect(self._look)
        self.table.opened.connect(lambda _number: self._edit())
        self.table.pointed.connect(self._pointed)
        self.table.summed.connect(desk.summed)
        self.pane.voucher_asked.connect(lambda voucher: desk.go("voucher_editor", voucher=voucher))
        self.pane.member_asked.connect(lambda member: desk.go("members", member=member))
        self.begin_at(self.table)

    def _offer_verbs(self) -> None:
        verbs = self.verbs
        verbs.offer("add", lambda: self.desk.go("case_editor"), word=_("Đề nghị"), primary=True)
        verbs.offer("edit", self._edit)
        verbs.offer("delete", self._delete)
        for key, call, word, icon, shortcut in (
            ("papers", self._papers, _("Giấy tờ"), "clipboard-list", "Ctrl+1"),
            ("approve", self._approve, _("Duyệt"), "check", "Ctrl+2"),
            ("pay", self._pay, _("Chi"), "banknote", "Ctrl+3"),
            ("receive", self._receive, _("Đã nhận"), "file-check", "Ctrl+4"),
            ("refuse", self._refuse, _("Không duyệt"), "ban", "Ctrl+5"),
            ("reopen", self._reopen, _("Mở lại"), "rotate-ccw", "Ctrl+6"),
        ):
            verbs.offer(key, call, word=word, icon=icon, shortcut=shortcut, after="edit")
        verbs.offer("reload", self.refresh)
        verbs.offer("print", self._print)

    @staticmethod
    def _choices(counts: dict[str, int]) -> list[tuple[str, str]]:
        words = [
            ("year", _("Năm nay")), ("proposed", _("Chờ duyệt")), ("missing", _("Thiếu giấy")), ("approved", _("Chờ chi")),
            ("paid", _("Đã chi")), ("", _("Tất cả")),
        ]  # fmt: skip
        return [(key, f"{word} {show_money(counts[key])}" if key in counts else word) for key, word in words]

    def enter(self, **arguments: Any) -> None:
        """A chip, a text, or one case whichever chip hides it."""
        if "case" in arguments:
            self._clear("")
        if "which" in arguments:
            self._which.set_value(arguments["which"])
        if "search" in arguments:
            self._search.edit.setText(arguments["search"])
        if arguments:
            self.refresh()
        if "case" in arguments:
            self.table.point_at(arguments["case"])

    def where(self) -> dict[str, Any]:
        """The case pointed at."""
        return {"case": self.pane.card.row.id} if self.pane.card is not None else {}

    def _filter(self) -> CaseFilter:
        which = self._which.value()
        year = self.desk.month.year if which == "year" else None
        kind = str(self._kind.currentData() or "")
        return CaseFilter("" if which == "year" else which, year, kind, self._search.value())

    def refresh(self) -> None:
        """The list by the present filters, keeping the row pointed at."""
        kept = self.table.current_id()
        with self.desk.read() as read:
            counts = cases.case_counts(read, self.desk.month.year)
            self._ids = cases.case_ids(read, self._filter())
            rows = cases.case_rows(read, self._ids)
        self._which.offer(self._choices(counts))
        self._which.set_compact(self.width() < 1000)
        self._show_columns()
        self._model.set_ids(self._ids)
        if self._ids and not (kept is not None and self.table.point_at(kept)):
            self.table.point_at(self._ids[0])
        if not self._ids:
            self._say_empty(counts.get("", 0))
        self._pointed(self.table.current_id())
        text = _("{count} việc · tiền {amount} đồng, đã chi {paid} đồng · quà hiện vật {in_kind} đồng")
        self._foot.setText(
            text.format(
                count=show_money(len(rows)), amount=show_money(sum(row.amount for row in rows if row.state is not CaseState.REFUSED)),
                paid=show_money(sum(row.paid for row in rows)),
                in_kind=show_money(sum(row.in_kind for row in rows if row.state is not CaseState.REFUSED)),
            )
        )  # fmt: skip

    def _look(self, *_args: object) -> None:
        # Why: the search waits a moment, and the book may have been closed meanwhile.
        if self.desk.book is not None:
            self.refresh()

    def _clear(self, which: str = "") -> None:
        self._which.set_value(which)
        self._kind.setCurrentIndex(0)
        self._search.edit.clear()

    def _rows(self, ids: Sequence[int]) -> Sequence[CaseRow]:
        with self.desk.read() as read:
            return cases.case_rows(read, ids)

    def _say_empty(self, whole: int) -> None:
        if not whole:
            self.table.say_empty(
                _("Chưa có việc thăm hỏi nào"),
                _(
                    "Ốm đau, thai sản, cưới, tang, khó khăn…: đề nghị, duyệt, chi và ký nhận ở đây. Nên ghi Định mức trước."
                ),
                _("Đề nghị thăm hỏi"),
                lambda: self.desk.go("case_editor"),
            )
            return
        self.table.say_empty(
            _("Không có việc nào khớp"),
            _("Sổ có {count} việc, bộ lọc đang thu hẹp.").format(count=show_money(whole)),
            _("Xem tất cả"),
            self._show_all,
        )

    def _show_all(self) -> None:
        self._clear()
        self.refresh()

    # ---- acts ------------------------------------------------------------------------------------------------------

    def _pointed(self, identifier: int | None) -> None:
        try:
            self.pane.show_case(identifier)
        except Refusal as refusal:
            self.desk.note(render(refusal), "danger")
        may, card = not self.desk.read_only, self.pane.card
        state = card.row.state if card is not None else None
        goods_only = card is not None and not card.row.amount
        given = state in (CaseState.PAID, CaseState.CLOSED) or (state is CaseState.APPROVED and goods_only)
        proposed, approved = state is CaseState.PROPOSED, state is CaseState.APPROVED
        self.verbs.allow(
            add=may,
            edit=may and proposed,
            delete=may and state in (CaseState.PROPOSED, CaseState.REFUSED),
            papers=may and card is not None,
            approve=may and proposed,
            refuse=may and proposed,
            pay=may and approved and not goods_only,
            receive=may and given,
            reopen=may and state in (CaseState.APPROVED, CaseState.REFUSED),
            print=card is not None,
        )

    def _chosen(self) -> int | None:
        return self.pane.card.row.id if self.pane.card is not None else None

    def _edit(self) -> None:
        card = self.pane.card
        if card is None or self.desk.read_only:
            return
        if card.row.state is CaseState.PROPOSED:
            self.desk.go("case_editor", case=card.row.id)
        else:
            self.desk.go("case_papers", case=card.row.id)

    def _delete(self) -> None:
        if (number := self._chosen()) is not None:
            self.desk.do(keep_cases.delete_case, number)

    def _papers(self) -> None:
        if (number := self._chosen()) is not None:
            self.desk.go("case_papers", case=number)

    def _several(self) -> list[int]:
        return list(self.table.selected_ids() or [number for number in (self._chosen(),) if number is not None])

    def _approve(self) -> None:
        self.desk.go("case_approve", cases=self._several())

    def _pay(self) -> None:
        self.desk.go("case_pay", cases=self._several())

    def _receive(self) -> None:
        if (number := self._chosen()) is not None:
            self.desk.go("case_receive", case=number)

    def _refuse(self) -> None:
        if self.pane.card is None:
            return
        text = _("Lý do được giữ với việc này và chỉ người làm sổ xem.")
        reason = self.desk.ask.reason(
            _("Không duyệt «{title}»?").format(title=self.pane.card.row.title), text, _("Không duyệt")
        )
        if reason:
            self.desk.do(keep_cases.refuse_case, self.pane.card.row.id, reason)

    def _reopen(self) -> None:
        if (number := self._chosen()) is not None:
            self.desk.do(keep_cases.reopen_case, number)

    def _print(self) -> None:
        if (number := self._chosen()) is not None:
            self.desk.go("forms", form="c01", subject=number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps day, kind, name, money and state in the list."""
        super().resizeEvent(event)
        wide = self.width() >= 1000
        pane = 330 if wide else 300
        self.pane.setFixedWidth(pane)
        self._split.setSizes([max(self._split.width() - pane, 200), pane])
        self._which.set_compact(not wide)
        self._show_columns()

    def _show_columns(self) -> None:
        hidden = self.desk.preferences.get("table.cases.hidden", None)
        narrow = NARROW_HIDES if self.width() < 1000 else ()
        for place, column in enumerate(self._model.columns):
            away = column.key in hidden if isinstance(hidden, list) else column.hidden
            self.table.setColumnHidden(place, away or column.key in narrow)
