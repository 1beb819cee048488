"""Đoàn viên: everybody in a list by given name with chips, tổ and search, and the one pointed at whole beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox

from app.domain.members.members import Gender
from app.domain.money import show_money
from app.domain.problems import N_, Refusal
from app.i18n import _, render
from app.models.queries.members import member_counts, members
from app.models.queries.members.member_counts import MemberCounts
from app.models.queries.members.members import MemberFilter, MemberRow, MemberState
from app.ui.desk import Desk
from app.ui.kinds import month_word
from app.ui.members.member_pane import MemberPane
from app.ui.members.member_verb import MemberVerb, member_verbs
from app.ui.members.member_words import exempt_word, known_date_word, member_state_word, state_looks
from app.ui.screen import Screen, beside
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips, SearchBox
from app.ui.widgets.table_model import Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView

NARROW_HIDES = ("number", "birth", "group")


def _columns() -> list[Column]:
    return [
        Column("number", _("Mã ĐV"), 92, lambda row: row.number or row.staff_number),
        Column("name", _("Họ và tên"), 190, lambda row: row.full_name, stretch=True, sortable=True),
        Column("gender", _("Giới"), 50, lambda row: _(Gender.label_of(row.gender)), hidden=True),
        Column("birth", _("Ngày sinh"), 104, lambda row: known_date_word(row.birth)),
        Column("group", _("Tổ"), 122, lambda row: row.group),
        Column("position", _("Công việc"), 130, lambda row: row.position, hidden=True),
        money("wage", _("Mức lương"), lambda row: row.wage, width=98),
        Column("exempt", _("Miễn"), 122, lambda row: exempt_word(row.exempt), tone=lambda row: "muted"),
        Column("state", _("Sinh hoạt"), 174, lambda row: member_state_word(row.state), tone=lambda row: _tone(row.state),
               icon=lambda row: state_looks(row.state)[1], hidden=True),
    ]  # fmt: skip


def _tone(state: MemberState | None) -> str:
    tone = state_looks(state)[0]
    return "muted" if tone == "note" else tone


class MembersScreen(Screen):
    """List and pane."""

    key: ClassVar[str] = "members"
    called: ClassVar[str] = N_("Danh sách đoàn viên")
    takes: ClassVar[frozenset[str]] = frozenset({"member", "which"})
    rail_entry: ClassVar[str] = "members"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset({"member", "member_state", "wage", "exemption", "union_group"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._ids: Sequence[int] = ()
        self._offer_verbs()
        self._which = Chips(_("Lọc đoàn viên"), self._choices(None))
        self._group = QComboBox()
        self._group.setAccessibleName(_("Tổ công đoàn"))
        self._group.setMinimumWidth(130)
        self._search = SearchBox(_("Tìm đoàn viên"), _("Tìm tên, mã, CCCD…"))
        self._search.setFixedWidth(200)
        self._model = PagedTableModel(
            _columns(), self._rows, faded=lambda row: row.state not in (MemberState.ACTIVE, MemberState.PAUSED)
        )
        self.table = TableView(_("Danh sách đoàn viên"), "members", self._model, desk.preferences)
        self.pane = MemberPane(desk)
        self._split = beside(self.table, self.pane)
        self._split.setSizes([760, 350])
        self._foot = parts.label(role="muted")
        body = self.lay_out(parts.row(self._which, None, self._group, self._search), self._split, self._foot, gap=8)
        body.setStretch(1, 1)
        self._which.changed.connect(self._look)
        self._search.searched.connect(self._look)
        self._group.activated.connect(self._look)
        self.table.opened.connect(lambda member: desk.go("member_editor", member=member))
        self.table.pointed.connect(self._pointed)
        self.table.summed.connect(desk.summed)
        self.table.sorted_by.connect(self._look)
        self.begin_at(self.table)

    def _offer_verbs(self) -> None:
        verbs, desk = self.verbs, self.desk
        verbs.offer("add", lambda: desk.go("member_editor"))
        verbs.offer("edit", self._edit)
        verbs.offer(
            "change", self._change, word=_("Biến động"), icon="arrow-left-right", shortcut="Ctrl+1", after="edit"
        )
        for verb in member_verbs():
            verbs.offer(
                verb.key,
                partial(self._open_page, verb),
                word=_(verb.word),
                icon=verb.icon,
                shortcut=verb.shortcut,
                after="edit",
            )
        verbs.offer(
            "import",
            lambda: desk.go("member_import"),
            word=_("Nhập Excel"),
            icon="import",
            shortcut="Ctrl+I",
            after="edit",
        )
        verbs.offer("reload", self.refresh)

    @staticmethod
    def _choices(counts: MemberCounts | None) -> list[tuple[str, str]]:
        words = [
            ("active", _("Đang sinh hoạt"), "active"), ("paused", _("Tạm dừng"), "paused"), ("gone", _("Đã rời"), "gone"),
            ("no_wage", _("Thiếu mức lương"), "without_wage"), ("women", _("Nữ"), "women"),
        ]  # fmt: skip
        return [
            (key, f"{word} {show_money(getattr(counts, attribute))}" if counts else word)
            for key, word, attribute in words
        ]

    def enter(self, **arguments: Any) -> None:
        """``which`` chip, ``search`` text; ``member`` points at one, whoever they are."""
        if "which" in arguments:
            self._which.set_value(arguments["which"])
        if "member" in arguments:
            self._show_whoever(arguments["member"])
        if arguments:
            self.refresh()
        if "member" in arguments:
            self.table.point_at(arguments["member"])

    def _show_whoever(self, member: int) -> None:
        """Choose the chip and clear the filters so that one member stands in the list."""
        with self.desk.read() as read:
            rows = members.member_rows(read, [member], self.desk.month.last_day)
        state = rows[0].state if rows else None
        chips = {MemberState.ACTIVE: "active", MemberState.PAUSED: "paused"}
        self._which.set_value("gone" if state is None else chips.get(state, "gone"))
        self._group.setCurrentIndex(0)
        self._search.edit.clear()

    def watched(self) -> frozenset[str]:
        """The list's own tables, and those of the sections beside it."""
        return self.watches | self.pane.watched()

    def refresh(self) -> None:
        """The list by the present filters, keeping the row pointed at."""
        kept, day = self.table.current_id(), self.desk.month.last_day
        with self.desk.read() as read:
            self._offer_groups(members.union_groups(read))
            counts = member_counts.member_counts(read, day)
            ids = members.member_ids(read, self._filter())
        self._which.offer(self._choices(counts))
        self._which.set_compact(self.width() < 1000)
        self._show_columns()
        _key, down = self.table.sort()
        self._ids = list(reversed(ids)) if down else ids
        self._model.set_ids(self._ids)
        if not (kept is not None and self.table.point_at(kept)) and len(ids):
            self.table.point_at(self._ids[0])
        if not len(ids):
            self._pointed(None)
            self._say_empty(counts)
        self.pane.show_member(self.table.current_id())
        self._tell(counts)

    def _tell(self, counts: MemberCounts) -> None:
        text = _(
            "{shown} người trong danh sách · tháng {month}: {active} đang sinh hoạt ({women} nữ), {paused} tạm dừng, {exempt} miễn đoàn phí"
        )
        text = text.format(
            shown=len(self._ids), month=month_word(self.desk.month), active=counts.active, women=counts.women,
            paused=counts.paused, exempt=counts.exempt,
        )  # fmt: skip
        if counts.without_wage:
            text += _(" · {count} thiếu mức lương").format(count=counts.without_wage)
        self._foot.setText(text)

    def _offer_groups(self, groups: tuple[members.UnionGroup, ...]) -> None:
        kept = self._group.currentData()
        self._group.clear()
        self._group.addItem(_("Mọi tổ"), None)
        for group in groups:
            self._group.addItem(group.name, group.id)
        self._group.setCurrentIndex(max(self._group.findData(kept), 0))
        self._group.setVisible(bool(groups))

    def _look(self, *_args: object) -> None:
        self.refresh()

    def _filter(self) -> MemberFilter:
        wanted = MemberFilter(self.desk.month.last_day, search=self._search.value(), group_id=self._group.currentData())
        which = self._which.value()
        if which == "gone":
            return replace(wanted, gone=True)
        if which == "no_wage":
            return replace(wanted, state=MemberState.ACTIVE, without_wage=True)
        if which == "women":
            return replace(wanted, state=MemberState.ACTIVE, gender="female")
        return replace(wanted, state=MemberState(which or "active"))

    def _rows(self, ids: Sequence[int]) -> Sequence[MemberRow]:
        with self.desk.read() as read:
            found = {row.id: row for row in members.member_rows(read, ids, self.desk.month.last_day)}
        # Why: somebody undone in the worker may be painted once more before this screen hears of it.
        return [found.get(number) or MemberRow(number, "", "", "…", "", "", "", "", None, None, "") for number in ids]

    def _say_empty(self, counts: MemberCounts) -> None:
        if not counts.active + counts.paused + counts.gone:
            self.table.say_empty(
                _("Sổ chưa có đoàn viên"),
                _("Nhập danh sách sẵn có từ Excel (Ctrl+I), hoặc thêm từng người (Ctrl+N)."),
                _("Nhập danh sách từ Excel"),
                lambda: self.desk.go("member_import"),
            )
            return
        text = _(
            "0 người vì: tháng {month} có {active} đang sinh hoạt, {paused} tạm dừng, {gone} đã rời, và bộ lọc đang thu hẹp."
        )
        self.table.say_empty(
            _("Không có đoàn viên nào khớp"),
            text.format(
                month=month_word(self.desk.month), active=counts.active, paused=counts.paused, gone=counts.gone
            ),
            _("Bỏ mọi bộ lọc"),
            self._clear,
        )

    def _clear(self) -> None:
        self._which.set_value("active")
        self._group.setCurrentIndex(0)
        self._search.edit.clear()
        self.refresh()

    # ---- acts ------------------------------------------------------------------------------------------------------

    def _pointed(self, identifier: int | None) -> None:
        try:
            self.pane.show_member(identifier)
        except Refusal as refusal:
            self.desk.note(render(refusal), "danger")
        may, chosen = not self.desk.read_only, self.pane.card is not None
        self.verbs.allow(
            **{"add": may, "edit": chosen, "change": may and chosen, "import": may},
            **{verb.key: may and (chosen or not verb.about) for verb in member_verbs()},
        )

    def _edit(self) -> None:
        if self.pane.card is not None:
            self.desk.go("member_editor", member=self.pane.card.id)

    def _change(self) -> None:
        if self.pane.card is not None:
            self.desk.go("member_change", member=self.pane.card.id)

    def _open_page(self, verb: MemberVerb) -> None:
        card = self.pane.card
        chosen = self.table.selected_ids() or ([card.id] if card is not None else [])
        if not verb.about:
            self.desk.go(verb.page)
        elif verb.about == "members" and chosen:
            self.desk.go(verb.page, members=chosen)
        elif card is not None:
            self.desk.go(verb.page, **{verb.about: card.id})

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps name, wage and state in the list, and the pane beside it."""
        super().resizeEvent(event)
        wide = self.width() >= 1000
        pane = 350 if wide else 322
        self.pane.setFixedWidth(pane)
        self._split.setSizes([max(self._split.width() - pane, 200), pane])
        self._which.set_compact(not wide)
        self._show_columns()

    def _show_columns(self) -> None:
        """The chosen columns; who has gone is told apart by state instead of by exempt months."""
        hidden = self.desk.preferences.get("table.members.hidden", None)
        narrow = NARROW_HIDES if self.width() < 1000 else ()
        gone = self._which.value() == "gone"
        for place, column in enumerate(self._model.columns):
            away = column.key in hidden if isinstance(hidden, list) else column.hidden
            away = gone if column.key == "exempt" else not gone if column.key == "state" else away
            self.table.setColumnHidden(place, away or column.key in narrow)
