"""Thu chi: every voucher in a list with chips, search and period, and the one pointed at in a pane beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent

from app.domain.dates import show_date
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.ledger import vouchers
from app.models.queries.ledger.vouchers import VoucherFilter, VoucherRow
from app.services.ledger import post_voucher
from app.ui.desk import Desk
from app.ui.ledger import voucher_acts
from app.ui.ledger.ledger_words import STATE_LOOKS
from app.ui.ledger.voucher_pane import VoucherPane
from app.ui.screen import Screen, beside
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips, SearchBox
from app.ui.widgets.period_picker import PeriodPicker
from app.ui.widgets.table_model import Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView


def _columns() -> list[Column]:
    return [
        Column("number", _("Số"), show=lambda row: row.number or _("(nháp)"), widest="UNC-24/2026"),
        Column("book_date", _("Ngày"), show=lambda row: show_date(row.book_date), sortable=True, widest="28/08/2026"),
        Column("kind", _("Loại"), 96, lambda row: _("Chuyển quỹ") if row.is_transfer else _(row.kind.label), hidden=True),
        Column("narration", _("Nội dung"), 260, lambda row: row.narration, stretch=True),
        Column("person", _("Người nộp, nhận"), 140, lambda row: row.person, hidden=True),
        Column("codes", _("Mã"), show=_codes, widest="34.02"),
        money("in", _("Thu"), lambda row: row.total if row.kind.brings_in else None, widest="9.999.999"),
        money("out", _("Chi"), lambda row: None if row.kind.brings_in else row.total, widest="9.999.999"),
        Column("state", _("Trạng thái"), show=lambda row: _(row.state.label), widest=_("Đã ghi sổ"), tone=lambda row: STATE_LOOKS[row.state][0],
               icon=lambda row: STATE_LOOKS[row.state][1]),
        Column("papers", _("Chứng từ gốc"), 84, _source_documents, hidden=True),
    ]  # fmt: skip


def _codes(row: VoucherRow) -> str:
    return _("chuyển quỹ") if row.is_transfer else row.codes.replace(",", ", ")


def _source_documents(row: VoucherRow) -> str:
    return _("{count} tờ").format(count=row.source_documents) if row.source_documents else ""


class VouchersScreen(Screen):
    """List and pane."""

    key: ClassVar[str] = "vouchers"
    called: ClassVar[str] = N_("Chứng từ thu, chi")
    takes: ClassVar[frozenset[str]] = frozenset({"code", "kind", "papers", "period", "state", "voucher"})
    rail_entry: ClassVar[str] = "vouchers"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset({"voucher", "entry", "attachment", "closed_month"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._code = ""
        self._offer_verbs()
        self._kinds = Chips(
            _("Loại chứng từ"),
            [("", _("Tất cả"))]
            + [(str(kind), _(kind.label)) for kind in VoucherKind]
            + [("transfer", _("Chuyển quỹ"))],
        )
        self._states = Chips(
            _("Trạng thái"), [("", _("Mọi trạng thái"))] + [(str(state), _(state.label)) for state in VoucherState]
        )
        self._search = SearchBox(_("Tìm chứng từ"), _("Tìm số, nội dung, người…"))
        self._search.setFixedWidth(210)
        self._period = PeriodPicker(desk.month, with_all=True)
        self._code_chip = parts.button("", self._clear_code_filter, icon="x")
        self._code_chip.hide()
        self._source_documents = parts.button(_("Thiếu giấy tờ"), self._clear_source_documents_filter, icon="x")
        self._source_documents.setAccessibleName(_("Bỏ lọc chứng từ thiếu giấy tờ"))
        self._source_documents.hide()
        self._model = PagedTableModel(_columns(), self._rows, faded=lambda row: row.state is VoucherState.VOIDED)
        self.table = TableView(_("Danh sách chứng từ"), "vouchers", self._model, desk.preferences)
        self.pane = VoucherPane(desk)
        self._split = beside(self.table, self.pane)
        self._split.setSizes([810, 290])
        self._foot = parts.label(role="muted")
        self._first = parts.row(self._period, self._code_chip, self._source_documents, None, self._search)
        self._second = parts.row(self._kinds, 10, self._states, None)
        body = self.lay_out(self._first, self._second, self._split, self._foot, gap=8)
        body.setStretch(2, 1)
        for signal in (self._kinds.changed, self._states.changed, self._search.searched):
            signal.connect(self._look)
        self._period.changed.connect(self.refresh)
        self.table.opened.connect(self._open)
        self.table.pointed.connect(self._pointed)
        self.table.summed.connect(desk.summed)
        self.table.sorted_by.connect(self._look)
        self.begin_at(self.table)

    def _offer_verbs(self) -> None:
        verbs, desk = self.verbs, self.desk
        verbs.offer(
            "add", lambda: desk.go("voucher_editor", kind="PT"), word=_("Phiếu thu"), icon="plus", shortcut="Ctrl+1"
        )
        verbs.offer(
            "add_payment",
            lambda: desk.go("voucher_editor", kind="PC"),
            word=_("Phiếu chi"),
            icon="plus",
            shortcut="Ctrl+2",
            after="add",
        )
        verbs.offer(
            "add_bank_in",
            lambda: desk.go("voucher_editor", kind="BC"),
            word=_("Báo có"),
            icon="plus",
            shortcut="Ctrl+3",
            after="add",
        )
        verbs.offer(
            "add_bank_out",
            lambda: desk.go("voucher_editor", kind="UNC"),
            word=_("Ủy nhiệm chi"),
            icon="plus",
            shortcut="Ctrl+4",
            after="add",
        )
        verbs.offer(
            "add_transfer",
            lambda: desk.go("voucher_editor", kind="transfer"),
            word=_("Chuyển quỹ"),
            icon="arrow-left-right",
            shortcut="Ctrl+5",
            after="add",
        )
        verbs.offer("edit", self._edit)
        verbs.offer("delete", self._delete)
        verbs.offer("copy", self._copy)
        verbs.offer("post", self._post)
        verbs.offer("unpost", self._unpost)
        verbs.offer("print", self._print)
        verbs.offer("reload", self.refresh)

    def enter(self, **arguments: Any) -> None:
        """Filters by ``kind``, ``state``, ``code``, ``period``, ``papers`` (missing source documents); ``voucher`` points at one."""
        if "state" in arguments:
            self._states.set_value(arguments["state"])
        if "kind" in arguments:
            self._kinds.set_value(arguments["kind"])
        if "code" in arguments:
            self._code = arguments["code"]
            self._code_chip.setText(_("Mã {code}").format(code=self._code))
            self._code_chip.setAccessibleName(_("Bỏ lọc mã {code}").format(code=self._code))
            self._code_chip.setVisible(bool(self._code))
        if arguments:
            self._source_documents.setVisible(bool(arguments.get("papers")))
        if "period" in arguments:
            self._period.set_period(arguments["period"])
        if arguments:
            self.refresh()
        if "voucher" in arguments:
            self.table.point_at(arguments["voucher"])

    def refresh(self) -> None:
        """The list by the present filters, keeping the row pointed at."""
        kept = self.table.current_id()
        with self.desk.read() as read:
            ids = vouchers.voucher_ids(read, self._filter())
        self._model.set_ids(ids)
        if not (kept is not None and self.table.point_at(kept)) and len(ids):
            self.table.point_at(ids[0])
        if not len(ids):
            self._pointed(None)
            self._say_empty()
        self._foot.setText(_("{count} chứng từ").format(count=len(ids)))

    def _month_moved(self, month: object) -> None:
        self._period.set_month(self.desk.month)
        super()._month_moved(month)

    def _look(self, *_args: object) -> None:
        self.refresh()

    def _filter(self) -> VoucherFilter:
        kind, state = self._kinds.value(), self._states.value()
        key, down = self.table.sort()
        wanted = VoucherFilter(
            period=self._period.period(),
            code=self._code,
            search=self._search.value(),
            newest_first=key == "book_date" and down,
            source_documents_missing=not self._source_documents.isHidden(),
        )
        if kind == "transfer":
            wanted = replace(wanted, transfers=True)
        elif kind:
            wanted = replace(wanted, kind=VoucherKind(kind))
        return replace(wanted, state=VoucherState(state)) if state else wanted

    def _rows(self, ids: Sequence[int]) -> Sequence[VoucherRow]:
        with self.desk.read() as read:
            return vouchers.voucher_rows(read, ids)

    def _say_empty(self) -> None:
        if (
            self._search.value()
            or self._kinds.value()
            or self._states.value()
            or self._code
            or not self._source_documents.isHidden()
        ):
            self.table.say_empty(
                _("Không có chứng từ nào khớp"), _("Bộ lọc đang thu hẹp danh sách."), _("Bỏ mọi bộ lọc"), self._clear
            )
        else:
            self.table.say_empty(
                _("Kỳ này chưa có chứng từ"),
                _("Thêm phiếu thu (Ctrl+1), phiếu chi (Ctrl+2), hoặc nhập sổ quỹ sẵn có từ Excel."),
                _("Nhập sổ từ Excel"),
                lambda: self.desk.go("import"),
            )

    def _clear(self) -> None:
        self._kinds.set_value("")
        self._states.set_value("")
        self._search.edit.clear()
        self._source_documents.hide()
        self._clear_code_filter()

    def _clear_code_filter(self) -> None:
        self._code = ""
        self._code_chip.hide()
        self.refresh()

    def _clear_source_documents_filter(self) -> None:
        self._source_documents.hide()
        self.refresh()

    # ---- acts ------------------------------------------------------------------------------------------------------

    def _pointed(self, identifier: int | None) -> None:
        self.pane.show_voucher(identifier)
        card = self.pane.card
        state = card.state if card is not None else None
        may = not self.desk.read_only
        self.verbs.allow(
            edit=card is not None,
            delete=may and state is VoucherState.DRAFT,
            copy=may and card is not None,
            post=may and state in (VoucherState.DRAFT, VoucherState.UNPOSTED),
            unpost=may and state is VoucherState.POSTED,
            print=card is not None and bool(card.number),
        )

    def _open(self, identifier: int) -> None:
        self.desk.go("voucher_editor", voucher=identifier)

    def _edit(self) -> None:
        if self.pane.card is not None:
            self._open(self.pane.card.id)

    def _copy(self) -> None:
        if self.pane.card is not None:
            self.desk.go("voucher_editor", copy_of=self.pane.card.id)

    def _delete(self) -> None:
        card = self.pane.card
        if card is not None:
            voucher_acts.delete(self.desk, card)

    def _post(self) -> None:
        waiting = [card for card in self._selected_cards() if card.state in (VoucherState.DRAFT, VoucherState.UNPOSTED)]
        for card in waiting:
            self.desk.do(post_voucher.post_voucher, card.id)

    def _unpost(self) -> None:
        if self.pane.card is not None:
            voucher_acts.unpost(self.desk, self.pane.card)

    def _print(self) -> None:
        if self.pane.card is not None:
            voucher_acts.print_voucher(self.desk, self.pane.card)

    def _selected_cards(self) -> Sequence[vouchers.VoucherCard]:
        with self.desk.read() as read:
            return vouchers.cards(read, self.table.selected_ids())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps the list; Enter opens the voucher instead of the pane."""
        super().resizeEvent(event)
        wide = self.width() >= 900
        self.pane.setVisible(wide)
        for chips in (self._kinds, self._states):
            chips.set_compact(not wide)
