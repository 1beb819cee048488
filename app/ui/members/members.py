"""Đoàn viên: everybody in a list by given name with chips, tổ and search, and the one pointed at whole beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from app.domain.members.members import Gender, MemberState
from app.domain.members.records import MEMBER
from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read
from app.models.queries.members import member_counts, members
from app.models.queries.members.member_counts import MemberCounts
from app.models.queries.members.members import MemberFilter, MemberRow
from app.services.members import mend_members
from app.ui.kinds import month_word
from app.ui.lists.list_filters import Choice, Filter, Search
from app.ui.lists.paged_list_page import PagedListPage
from app.ui.lists.row_table import Empty, RowLooks
from app.ui.lists.row_verbs import About
from app.ui.members.member_pane import MemberPane
from app.ui.members.member_verb import member_verbs
from app.ui.members.member_words import exempt_word, known_date_word, member_state_word, state_looks
from app.ui.widgets.table_model import Column, column

ABOUTS = {"": About.NOTHING, "member": About.ONE, "members": About.SEVERAL}
CHIPS = {MemberState.ACTIVE: "active", MemberState.PAUSED: "paused"}


class MembersScreen(PagedListPage[MemberRow]):
    """``enter(which=chip)``, ``enter(member=id)`` points at one, whoever they are."""

    key: ClassVar[str] = "members"
    called: ClassVar[str] = N_("Danh sách đoàn viên")
    takes: ClassVar[frozenset[str]] = frozenset({"member", "which"})
    rail_entry: ClassVar[str] = "members"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset({"member", "member_state", "wage", "exemption", "union_group"})
    points_by: ClassVar[str] = "member"
    gives_way: ClassVar[tuple[str, ...]] = ("member_number", "birth", "group")
    _counts = MemberCounts(0, 0, 0, 0, 0, 0)

    def columns(self) -> list[Column]:
        """Number, name, birth, tổ, wage; why nothing is owed, of those who have gone in which state."""
        return [
            column(MEMBER["member_number"], lambda row: row.number or row.staff_number, 92),
            column(MEMBER["full_name"], lambda row: row.full_name, 190, stretch=True, sortable=True),
            Column("gender", _("Giới"), 50, lambda row: _(Gender.label_of(row.gender)), hidden=True),
            Column("birth", _("Ngày sinh"), 104, lambda row: known_date_word(row.birth)),
            Column("group", _("Tổ"), 122, lambda row: row.group),
            column(MEMBER["position"], lambda row: row.position, 130, hidden=True),
            column(MEMBER["wage"], lambda row: row.wage, 98, summed=False),
            Column("exempt", _("Miễn"), 122, lambda row: exempt_word(row.exempt), tone=lambda _row: "muted"),
            Column(
                "state",
                _("Sinh hoạt"),
                174,
                lambda row: member_state_word(row.state),
                tone=lambda row: state_looks(row.state)[0],
                icon=lambda row: state_looks(row.state)[1],
            ),
        ]

    def list_filters(self) -> Sequence[Filter[MemberRow]]:
        """By state, without a wage, women; and by tổ."""
        which: list[Choice[MemberRow]] = [
            Choice("active", _("Đang sinh hoạt")),
            Choice("paused", _("Tạm dừng")),
            Choice("gone", _("Đã rời")),
            Choice("no_wage", _("Thiếu mức lương")),
            Choice("women", _("Nữ")),
        ]
        return [
            Filter("which", _("Lọc đoàn viên"), which, start="active", widest="active"),
            Filter("group", _("Tổ công đoàn"), self._groups(()), dropped=True),
        ]

    @staticmethod
    def _groups(groups: Sequence[members.UnionGroup]) -> list[Choice[MemberRow]]:
        return [Choice("", _("Mọi tổ")), *(Choice(str(group.id), group.name) for group in groups)]

    def search(self) -> Search[MemberRow]:
        """By name and numbers."""
        return Search(_("Tìm đoàn viên"), _("Tìm tên, mã, CCCD…"))

    def row_looks(self) -> RowLooks[MemberRow]:
        """Whoever is no member is faint."""
        return RowLooks(faint=lambda row: row.state not in CHIPS)

    def make_pane(self) -> MemberPane:
        """The member pointed at."""
        return MemberPane(self.desk)

    def room_hides(self) -> Sequence[str]:
        """Who has gone is told apart by state instead of by exempt months."""
        return ["exempt" if self.chosen("which") == "gone" else "state"]

    # ---- rows ------------------------------------------------------------------------------------------------------

    def _filter(self) -> MemberFilter:
        which, group = self.chosen("which"), self.chosen("group")
        return MemberFilter(
            self.desk.month.last_day,
            search=self.filters.words(),
            group_id=int(group) if group else None,
            gender="female" if which == "women" else "",
            state={"gone": None, "paused": MemberState.PAUSED}.get(which, MemberState.ACTIVE),
            gone=which == "gone",
            without_wage=which == "no_wage",
        )

    def read_beside(self, read: Read) -> None:
        """The tổ of today."""
        self.filters.offer("group", self._groups(members.union_groups(read)))

    def bring_to(self, read: Read, identifier: int) -> None:
        """The chip of the member's state."""
        rows = members.member_rows(read, [identifier], self.desk.month.last_day)
        state = rows[0].state if rows else None
        self.filters.choose("which", CHIPS.get(state, "gone") if state is not None else "gone")

    def find_ids(self, read: Read) -> Sequence[int]:
        """By given name, or the other way round."""
        ids = members.member_ids(read, self._filter())
        return list(reversed(ids)) if self.table.sort()[1] else ids

    def rows_of(self, read: Read, ids: Sequence[int]) -> Sequence[MemberRow]:
        """The members of these ids."""
        found = {row.id: row for row in members.member_rows(read, ids, self.desk.month.last_day)}
        # Why: somebody undone in the worker may be painted once more before this screen hears of it.
        return [found.get(number) or MemberRow(number, "", "", "…", "", "", "", "", None, None, "") for number in ids]

    def find_counts(self, read: Read) -> Mapping[str, Mapping[str, int]]:
        """How many of each state, of women, and without a wage."""
        now = self._counts = member_counts.member_counts(read, self.desk.month.last_day)
        counts = {"active": now.active, "paused": now.paused, "gone": now.gone}
        return {"which": counts | {"no_wage": now.without_wage, "women": now.women}}

    def find_whole(self, read: Read) -> int:
        """Everybody there ever was."""
        return self._counts.active + self._counts.paused + self._counts.gone

    def foot(self) -> str:
        """How many are shown, and how the union stands in the month."""
        now = self._counts
        text = _(
            "{shown} người trong danh sách · tháng {month}: {active} đang sinh hoạt ({women} nữ), {paused} tạm dừng, {exempt} miễn đoàn phí"
        ).format(
            shown=len(self.shown_ids()),
            month=month_word(self.desk.month),
            active=now.active,
            women=now.women,
            paused=now.paused,
            exempt=now.exempt,
        )
        if now.without_wage:
            text += _(" · {count} thiếu mức lương").format(count=now.without_wage)
        return text

    def empty(self) -> Empty:
        """Nobody yet; or nobody who is a member now."""
        now = self._counts
        if not now.paused + now.gone:
            return Empty(
                _("Sổ chưa có đoàn viên"),
                _("Nhập danh sách sẵn có từ Excel (Ctrl+I), hoặc thêm từng người (Ctrl+N)."),
                _("Nhập danh sách từ Excel"),
                partial(self.desk.go, "member_import"),
            )
        text = _(
            "0 người vì: tháng {month} có {active} đang sinh hoạt, {paused} tạm dừng, {gone} đã rời, và bộ lọc đang thu hẹp."
        )
        month = month_word(self.desk.month)
        why = text.format(month=month, active=now.active, paused=now.paused, gone=now.gone)
        return Empty(_("Không có đoàn viên nào khớp"), why, _("Bỏ mọi bộ lọc"), self.clear_filters)

    # ---- verbs -----------------------------------------------------------------------------------------------------

    def offer_verbs(self) -> None:
        """Added, mended, changed; what other rooms do with members; brought in from Excel."""
        self.offer("add", to="member_editor", writes=True)
        self.offer("edit", to="member_editor", naming="member")
        change = (_("Biến động"), "arrow-left-right", "Ctrl+1")
        self.offer("change", to="member_change", naming="member", writes=True, own=change)
        for verb in member_verbs():
            self.offer(
                verb.key,
                to=verb.page,
                naming=verb.about,
                about=ABOUTS[verb.about],
                writes=True,
                own=(_(verb.word), verb.icon, verb.shortcut),
            )
        self.offer("merge", to="member_merge", naming="member", writes=True, own=(_("Gộp"), "copy", ""))
        self.offer("groups", to="group_editor", writes=True, own=(_("Tổ"), "users", ""))
        self.offer_delete(
            mend_members.remove_member,
            lambda row: _("Xóa đoàn viên {name}?").format(name=row.full_name),
            lambda _row: _("Chỉ xóa người ghi nhầm, chưa có gì trong sổ gắn với người ấy. Lấy lại được bằng Ctrl+Z."),
        )
        self.offer("import", to="member_import", writes=True, own=(_("Nhập Excel"), "import", "Ctrl+I"))
