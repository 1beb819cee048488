"""Thăm hỏi, trợ cấp: every case in a list with its state, papers and money; the one pointed at whole beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import Any, ClassVar

from app.domain.care.records import CASE
from app.domain.care.welfare import CaseState, Relation
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read
from app.models.queries.care import cases
from app.models.queries.care.cases import CaseFilter, CaseRow, CaseSums
from app.services.care import keep_cases
from app.ui.care.care_words import STATE_LOOKS, kinds_by_case
from app.ui.care.case_pane import CasePane
from app.ui.care.cases_ticked import missing_column
from app.ui.lists.list_filters import Choice, Filter, Search
from app.ui.lists.paged_list_page import PagedListPage
from app.ui.lists.row_table import Empty, RowLooks
from app.ui.lists.row_verbs import About
from app.ui.widgets.table_model import Column, column


class CasesScreen(PagedListPage[CaseRow]):
    """``enter(which=chip)``, ``enter(case=id)`` points at one, ``enter(search=text)``."""

    key: ClassVar[str] = "cases"
    called: ClassVar[str] = N_("Thăm hỏi, trợ cấp")
    takes: ClassVar[frozenset[str]] = frozenset({"case", "search", "which"})
    rail_entry: ClassVar[str] = "welfare"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset(
        {"welfare_case", "case_paper", "welfare_norm", "voucher", "entry", "member", "union_group"}
    )
    points_by: ClassVar[str] = "case"
    gives_way: ClassVar[tuple[str, ...]] = ("missing", "group", "happened_on", "in_kind")
    _sums_now = CaseSums(0, 0, 0)

    def columns(self) -> list[Column]:
        """Day, what, whose, money, papers missing, state."""
        return [
            column(CASE["happened_on"], lambda row: row.happened_on),
            Column("kind", _("Loại"), 150, _what),
            Column("name", _("Đoàn viên"), 150, lambda row: row.name, stretch=True),
            Column("group", _("Tổ"), 100, lambda row: row.group, hidden=True),
            _granted("amount", "9.999.999"),
            _granted("in_kind", "999.999"),
            missing_column(),
            column(CASE["state"], lambda row: row.state, 118, looks=STATE_LOOKS),
        ]

    def list_filters(self) -> Sequence[Filter[CaseRow]]:
        """What waits for what, and the kind."""
        which: list[Choice[CaseRow]] = [
            Choice("year", _("Năm nay")),
            Choice("proposed", _("Chờ duyệt")),
            Choice("missing", _("Thiếu giấy")),
            Choice("approved", _("Chờ chi")),
            Choice("paid", _("Đã chi")),
            Choice("", _("Tất cả")),
        ]
        kinds: list[Choice[CaseRow]] = [
            Choice("", _("Mọi loại")),
            *(Choice(kind.key, _(kind.name)) for kind in kinds_by_case()),
        ]
        return [
            Filter("which", _("Lọc việc thăm hỏi"), which, start="year"),
            Filter("kind", _("Loại việc"), kinds, dropped=True),
        ]

    def search(self) -> Search[CaseRow]:
        """By name and kind, never by the reason."""
        return Search(_("Tìm việc thăm hỏi"), _("Tìm tên người, loại việc…"))

    def row_looks(self) -> RowLooks[CaseRow]:
        """What was refused is faint."""
        return RowLooks(faint=lambda row: row.state is CaseState.REFUSED)

    def make_pane(self) -> CasePane:
        """The case pointed at."""
        return CasePane(self.desk)

    def enter(self, **arguments: Any) -> None:
        """A chip, a text, or one case whichever chip hides it."""
        if "search" in arguments:
            self.filters.look_for(arguments["search"])
        super().enter(**arguments)

    # ---- rows ------------------------------------------------------------------------------------------------------

    def _filter(self) -> CaseFilter:
        which = self.chosen("which")
        year = self.desk.month.year if which == "year" else None
        return CaseFilter("" if year else which, year, self.chosen("kind"), self.filters.words())

    def find_ids(self, read: Read) -> Sequence[int]:
        """The newest first."""
        return cases.case_ids(read, self._filter())

    def rows_of(self, read: Read, ids: Sequence[int]) -> Sequence[CaseRow]:
        """The cases of these ids."""
        return cases.case_rows(read, ids)

    def find_counts(self, read: Read) -> Mapping[str, Mapping[str, int]]:
        """How many wait for what."""
        return {"which": cases.case_counts(read, self.desk.month.year)}

    def find_whole(self, read: Read) -> int:
        """Every case of the book."""
        return len(cases.case_ids(read, CaseFilter()))

    def find_sums(self, read: Read, ids: Sequence[int]) -> Mapping[str, int]:
        """Money and goods of those not refused."""
        self._sums_now = cases.case_sums(read, self._filter())
        return {"amount": self._sums_now.amount, "in_kind": self._sums_now.in_kind}

    def foot(self) -> str:
        """How many, how much, how much of it was paid."""
        text = _("{count} việc · tiền {amount} đồng, đã chi {paid} đồng · quà hiện vật {in_kind} đồng")
        now = self._sums_now
        return text.format(
            count=show_money(len(self.shown_ids())),
            amount=show_money(now.amount),
            paid=show_money(now.paid),
            in_kind=show_money(now.in_kind),
        )

    def empty(self) -> Empty:
        """No case yet."""
        return Empty(
            _("Chưa có việc thăm hỏi nào"),
            _("Ốm đau, thai sản, cưới, tang, khó khăn…: đề nghị, duyệt, chi và ký nhận ở đây. Nên ghi Định mức trước."),
            _("Đề nghị thăm hỏi"),
            partial(self.desk.go, "case_editor"),
        )

    # ---- verbs -----------------------------------------------------------------------------------------------------

    def offer_verbs(self) -> None:
        """Proposed, mended, deleted; papers, approved, paid, received; refused and taken up again; printed."""
        proposed, reopened = _in_state(CaseState.PROPOSED), _in_state(CaseState.APPROVED, CaseState.REFUSED)
        dropped = _in_state(CaseState.PROPOSED, CaseState.REFUSED)
        offer, one, several = partial(self.offer, writes=True), About.ONE, About.SEVERAL
        offer("add", to="case_editor", word=_("Đề nghị"), primary=True)
        offer("edit", to="case_editor", naming="case", when=proposed)
        offer("delete", self._delete, about=one, when=dropped)
        offer("papers", to="case_papers", naming="case", own=(_("Giấy tờ"), "clipboard-list", "Ctrl+1"))
        own = (_("Duyệt"), "check", "Ctrl+2")
        offer("approve", to="case_approve", naming="cases", about=several, when=proposed, own=own)
        own = (_("Chi"), "banknote", "Ctrl+3")
        offer("pay", to="case_pay", naming="cases", about=several, when=_has_money, own=own)
        offer("receive", to="case_receive", naming="case", when=_was_given, own=(_("Đã nhận"), "file-check", "Ctrl+4"))
        offer("refuse", self._refuse, about=one, when=proposed, own=(_("Không duyệt"), "ban", "Ctrl+5"))
        offer("reopen", self._reopen, about=one, when=reopened, own=(_("Mở lại"), "rotate-ccw", "Ctrl+6"))
        self.offer("print", paper="c01")

    def open_row(self) -> None:
        """A proposed case is mended; of any other the papers may still come in."""
        row = self.row()
        if row is not None:
            self.verbs.action("edit" if row.state is CaseState.PROPOSED else "papers").trigger()

    def _delete(self, row: CaseRow) -> None:
        self.desk.do(keep_cases.delete_case, row.id)

    def _reopen(self, row: CaseRow) -> None:
        self.desk.do(keep_cases.reopen_case, row.id)

    def _refuse(self, row: CaseRow) -> None:
        title = _("Không duyệt «{title}»?").format(title=row.title)
        text = _("Lý do được giữ với việc này và chỉ người làm sổ xem.")
        if reason := self.desk.ask.reason(title, text, _("Không duyệt")):
            self.desk.do(keep_cases.refuse_case, row.id, reason)


def _granted(key: str, widest: str) -> Column:
    """A column of amounts; what was refused is shown, but no sum counts it."""
    amount: Callable[[CaseRow], int] = attrgetter(key)
    shown = column(CASE[key], amount, blank_zero=True, widest=widest)
    return replace(shown, amount=lambda row: 0 if row.state is CaseState.REFUSED else amount(row))


def _what(row: CaseRow) -> str:
    """``Tang`` or ``Tang (cha mẹ đẻ)``."""
    word = _(row.kind.name)
    return word if row.relation is Relation.SELF else f"{word} ({_(row.relation.label).lower()})"


def _has_money(row: CaseRow) -> bool:
    return row.state is CaseState.APPROVED and row.amount > 0


def _was_given(row: CaseRow) -> bool:
    """Money was paid; goods alone are given once approved."""
    return row.state in (CaseState.PAID, CaseState.CLOSED) or (row.state is CaseState.APPROVED and not row.amount)


def _in_state(*states: CaseState) -> Callable[[CaseRow], bool]:
    return lambda row: row.state in states
