"""Thỏa ước: the register of collective agreements with state, days left, coverage, votes and grade; the one pointed at whole beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent

from app.domain import clock
from app.domain.agreements.agreements import HOLDS, STEPS, AgreementState, Change
from app.domain.dates import show_date
from app.domain.problems import N_
from app.domain.text import fold
from app.i18n import _
from app.models.queries.agreements import agreement_register
from app.models.queries.agreements.agreement_register import Standing
from app.services.agreements import keep_agreements
from app.ui.agreements.agreement_pane import AgreementPane
from app.ui.agreements.agreement_words import STATE_LOOKS, days_word, share_word
from app.ui.desk import Desk
from app.ui.screen import Screen, beside
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips, SearchBox
from app.ui.widgets.table_model import CENTRE, RIGHT, Column, PagedTableModel
from app.ui.widgets.table_view import TableView


def _columns() -> list[Column]:
    return [
        Column("title", _("Thỏa ước"), 250, lambda row: row.card.title, stretch=True),
        Column("state", _("Trạng thái"), 166, lambda row: _(row.state.label),
               tone=lambda row: "muted" if STATE_LOOKS[row.state][0] == "note" else STATE_LOOKS[row.state][0],
               icon=lambda row: STATE_LOOKS[row.state][1]),
        Column("left", _("Còn lại"), 116, lambda row: days_word(row.left), align=RIGHT),
        Column("covered", _("Áp dụng"), 76, lambda row: str(row.card.covered or ""), align=RIGHT),
        Column("votes", _("Tán thành"), 84, lambda row: share_word(row.card.facts.votes), align=RIGHT),
        Column("grade", _("Loại"), 54, lambda row: row.card.grade, align=CENTRE),
        Column("kind", _("Loại thỏa ước"), 170, lambda row: _(row.card.kind.label), hidden=True),
        Column("to", _("Hết hạn"), 100, lambda row: show_date(row.card.facts.valid_to) if row.card.facts.valid_to else "", hidden=True),
        Column("signed", _("Ngày ký"), 100, lambda row: show_date(row.card.facts.signed_on) if row.card.facts.signed_on else "", hidden=True),
    ]  # fmt: skip


NARROW_HIDES = ("to", "covered", "votes", "grade")
_SHOWN = {
    "now": HOLDS | {AgreementState.SIGNED},
    "talks": frozenset({AgreementState.BARGAINING}),
    "soon": frozenset({AgreementState.EXPIRING, AgreementState.CONTINUED}),
    "over": frozenset(AgreementState) - HOLDS - {AgreementState.SIGNED, AgreementState.BARGAINING},
}


class AgreementsScreen(Screen):
    """``enter(agreement=id)`` points at one, ``which`` is a chip."""

    key: ClassVar[str] = "agreements"
    called: ClassVar[str] = N_("Thỏa ước lao động tập thể")
    takes: ClassVar[frozenset[str]] = frozenset({"agreement", "which"})
    rail_entry: ClassVar[str] = "agreements"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "agreement",
            "agreement_step",
            "agreement_clause",
            "agreement_person",
            "agreement_vote",
            "policy_value",
            "kept_file",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: dict[int, Standing] = {}
        self._offer_verbs()
        self._which = Chips(_("Lọc thỏa ước"), self._choices())
        self._search = SearchBox(_("Tìm thỏa ước"), _("Tìm tên, số…"))
        self._search.setFixedWidth(170)
        over = _SHOWN["over"]
        self._model = PagedTableModel(_columns(), self._rows_of, faded=lambda row: row.state in over)
        self.table = TableView(_("Danh sách thỏa ước"), "agreements", self._model, desk.preferences)
        self.pane = AgreementPane(desk)
        self._split = beside(self.table, self.pane)
        self._foot = parts.label(role="muted", wrap=True)
        body = self.lay_out(parts.row(self._which, None, self._search), self._split, self._foot, gap=8)
        body.setStretch(1, 1)
        self._which.changed.connect(lambda _key: self.refresh())
        self._search.searched.connect(lambda *_args: self.refresh())
        self.table.opened.connect(lambda number: desk.go("agreement_editor", agreement=number))
        self.table.pointed.connect(self._pointed)
        self.pane.paper_asked.connect(self._print)
        self.pane.step_asked.connect(self._step)
        self.begin_at(self.table)

    def _offer_verbs(self) -> None:
        verbs, desk = self.verbs, self.desk
        verbs.offer("add", lambda: desk.go("agreement_editor"))
        verbs.offer("edit", lambda: self._open("agreement_editor"))
        verbs.offer("delete", self._delete)
        verbs.offer("step", self._next, word=_("Ghi bước"), icon="square-check", shortcut="Ctrl+1", after="edit")
        verbs.offer(
            "team",
            lambda: self._open("agreement_team"),
            word=_("Tổ thương lượng"),
            icon="users",
            shortcut="Ctrl+2",
            after="edit",
        )
        verbs.offer(
            "clauses",
            lambda: self._open("agreement_clauses"),
            word=_("Điều khoản"),
            icon="layout-list",
            shortcut="Ctrl+3",
            after="edit",
        )
        verbs.offer(
            "votes",
            lambda: self._open("agreement_votes"),
            word=_("Lấy ý kiến"),
            icon="list-checks",
            shortcut="Ctrl+4",
            after="edit",
        )
        verbs.offer(
            "grade",
            lambda: self._open("agreement_grade"),
            word=_("Xếp loại"),
            icon="stamp",
            shortcut="Ctrl+5",
            after="edit",
        )
        verbs.offer("change", self._change, word=_("Sửa đổi, gia hạn"), icon="copy", shortcut="Ctrl+6", after="edit")
        verbs.offer(
            "end", lambda: self._open("agreement_end"), word=_("Chấm dứt"), icon="ban", shortcut="Ctrl+7", after="edit"
        )
        verbs.offer("reload", self.refresh)
        verbs.offer("print", self._print_next)

    @staticmethod
    def _choices(counts: dict[str, int] | None = None) -> list[tuple[str, str]]:
        words = [
            ("", _("Tất cả")), ("now", _("Có hiệu lực")), ("talks", _("Đang thương lượng")), ("soon", _("Sắp hết hạn")),
            ("over", _("Đã hết")),
        ]  # fmt: skip
        return [(key, f"{word} {counts[key]}" if counts else word) for key, word in words]

    def enter(self, **arguments: Any) -> None:
        """Show a chip, point at one."""
        if "which" in arguments:
            self._which.set_value(arguments["which"])
        if "agreement" in arguments:
            self._which.set_value("")
            self._search.edit.clear()
        if arguments:
            self.refresh()
        if "agreement" in arguments:
            self.table.point_at(arguments["agreement"])

    def refresh(self) -> None:
        """Every agreement by the present filters, keeping the one pointed at."""
        kept = self.table.current_id()
        with self.desk.read() as read:
            found = agreement_register.register_on(read, clock.today())
        self._rows = {row.card.id: row for row in found.standings}
        counts = {"": len(self._rows)}
        for key, states in _SHOWN.items():
            counts[key] = sum(row.state in states for row in self._rows.values())
        self._which.offer(self._choices(counts))
        self._which.set_compact(self.width() < 1000)
        wanted, needle = _SHOWN.get(self._which.value() or "", frozenset(AgreementState)), fold(self._search.value())
        ids = [
            number for number, row in self._rows.items()
            if row.state in wanted and needle in fold(f"{row.card.title} {row.card.number}")
        ]  # fmt: skip
        self._show_columns()
        self._model.set_ids(ids)
        if not (kept is not None and self.table.point_at(kept)) and ids:
            self.table.point_at(ids[0])
        if not ids:
            self._pointed(None)
            self._say_empty()
        else:
            self.pane.show_agreement(self.table.current_id())
        self._tell()

    def _rows_of(self, ids: Sequence[int]) -> Sequence[Standing]:
        return [self._rows[number] for number in ids]

    def _tell(self) -> None:
        holding = [row for row in self._rows.values() if row.holds and row.card.change is not Change.AMENDMENT]
        covered = sum(row.card.covered for row in holding)
        text = _("Thỏa ước đang có hiệu lực: {count}; số người lao động được áp dụng: {covered}.")
        self._foot.setText(text.format(count=len(holding), covered=covered))

    def _say_empty(self) -> None:
        if self._rows:
            self.table.say_empty(
                _("Không có thỏa ước nào khớp"), _("Bộ lọc đang thu hẹp danh sách."), _("Bỏ mọi bộ lọc"), self._clear
            )
            return
        self.table.say_empty(
            _("Sổ chưa có thỏa ước"),
            _("Bắt đầu từ văn bản đầu tiên, hoặc ghi thỏa ước đã ký sẵn có (Ctrl+N)."),
            _("Thêm thỏa ước"),
            lambda: self.desk.go("agreement_editor"),
        )

    def _clear(self) -> None:
        self._which.set_value("")
        self._search.edit.clear()
        self.refresh()

    # ---- acts ------------------------------------------------------------------------------------------------------

    def _pointed(self, identifier: int | None) -> None:
        self.pane.show_agreement(identifier)
        may, chosen = not self.desk.read_only, self.pane.card is not None
        signed = chosen and self.pane.card is not None and self.pane.card.facts.signed_on is not None
        self.verbs.allow(
            add=may, edit=chosen, delete=may and chosen, step=may and chosen, team=chosen, clauses=chosen, votes=chosen,
            grade=may and signed, change=may and signed, end=may and signed, print=chosen,
        )  # fmt: skip

    def _open(self, dialog: str, **arguments: Any) -> None:
        if self.pane.card is not None:
            self.desk.go(dialog, agreement=self.pane.card.id, **arguments)

    def _change(self) -> None:
        """An amendment while there is time, an extension once the end is near."""
        card, row = self.pane.card, self._rows.get(self.table.current_id())
        if card is None or row is None:
            return
        near = row.state in _SHOWN["soon"]
        self.desk.go("agreement_editor", previous=card.id, change=Change.EXTENSION if near else Change.AMENDMENT)

    def _next(self) -> None:
        self._open("agreement_step")

    def _step(self, step: str) -> None:
        self._open("agreement_step", step=step)

    def _print(self, form: str) -> None:
        if self.pane.card is not None:
            self.desk.go("forms", form=form, subject=self.pane.card.id)

    def _print_next(self) -> None:
        """The paper of the step that was recorded last, or the first one."""
        if self.pane.card is None:
            return
        done = [step for step in STEPS if step in self.pane.card.steps and STEPS[step].papers]
        step = done[-1] if done else next(iter(STEPS))
        self._print(STEPS[step].papers[0])

    def _delete(self) -> None:
        card = self.pane.card
        if card is None:
            return
        text = _("Các bước, điều khoản và tệp lưu của thỏa ước chưa ký này cũng bị xóa. Có thể hoàn tác bằng Ctrl+Z.")
        if self.desk.ask.confirm(_("Xóa «{title}»?").format(title=card.title), text, _("Xóa"), danger=True):
            self.desk.do(keep_agreements.delete_agreement, card.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps title, state, days and votes in the list, and the pane beside it."""
        super().resizeEvent(event)
        wide = self.width() >= 1000
        pane = 400 if wide else 352
        self.pane.setFixedWidth(pane)
        self._split.setSizes([max(self._split.width() - pane, 200), pane])
        self._which.set_compact(not wide)
        self._show_columns()

    def _show_columns(self) -> None:
        self.table.hide_for_room(NARROW_HIDES if self.width() < 1000 else ())
