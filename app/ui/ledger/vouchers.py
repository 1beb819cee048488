"""Thu chi: every voucher in a list with its kinds, states, codes and period, and the one pointed at in a pane beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from app.domain.dates import Month, Period
from app.domain.ledger.records import VOUCHER
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read
from app.models.queries.ledger import vouchers
from app.models.queries.ledger.chart import chart_on
from app.models.queries.ledger.vouchers import VoucherFilter, VoucherRow, VoucherSums
from app.services.ledger import post_voucher
from app.ui.desk import Desk
from app.ui.ledger import voucher_acts
from app.ui.ledger.ledger_words import STATE_LOOKS
from app.ui.ledger.voucher_pane import VoucherPane
from app.ui.lists.list_filters import Choice, Filter, Search
from app.ui.lists.paged_list_page import PagedListPage
from app.ui.lists.row_table import Empty, RowLooks
from app.ui.lists.row_verbs import About
from app.ui.lists.table_page import Span
from app.ui.widgets.table_model import Column, column, money

TRANSFER, PAPERS = "transfer", "papers"
"""Besides the kinds, transfers between funds; besides the states, posted vouchers whose papers are missing."""
NEW = (
    ("add", VoucherKind.RECEIPT, N_("Phiếu thu"), "plus"),
    ("add_payment", VoucherKind.PAYMENT, N_("Phiếu chi"), "plus"),
    ("add_bank_in", VoucherKind.BANK_IN, N_("Báo có"), "plus"),
    ("add_bank_out", VoucherKind.BANK_OUT, N_("Ủy nhiệm chi"), "plus"),
    ("add_transfer", TRANSFER, N_("Chuyển quỹ"), "arrow-left-right"),
)


def voucher_columns() -> list[Column]:
    """Number, day, what for, codes, money in and out, and state."""
    told = VOUCHER
    return [
        Column("number", _("Số"), show=lambda row: row.number or _("(nháp)"), widest="UNC-24/2026"),
        column(told["book_date"], lambda row: row.book_date, sortable=True),
        Column("kind", _("Loại"), 96, _kind_word, hidden=True),
        column(told["narration"], lambda row: row.narration, 260, stretch=True),
        column(told["person"], lambda row: row.person, 140, hidden=True),
        Column("codes", _("Mã"), 84, _codes),
        _side("in", _("Thu"), brings_in=True),
        _side("out", _("Chi"), brings_in=False),
        column(told["state"], lambda row: row.state, looks=STATE_LOOKS, widest=_("Đã ghi sổ")),
        Column("papers", _("Chứng từ gốc"), 84, _source_documents, hidden=True),
    ]


def _side(key: str, title: str, *, brings_in: bool) -> Column:
    def told(row: VoucherRow) -> int | None:
        return row.total if row.kind.brings_in is brings_in else None

    def counted(row: VoucherRow) -> int | None:
        return None if row.state is VoucherState.VOIDED else told(row)

    return replace(money(key, title, told, widest="9.999.999"), amount=counted)


def _kind_word(row: VoucherRow) -> str:
    return _("Chuyển quỹ") if row.is_transfer else _(row.kind.label)


def _codes(row: VoucherRow) -> str:
    return _("chuyển quỹ") if row.is_transfer else row.codes.replace(",", ", ")


def _source_documents(row: VoucherRow) -> str:
    return _("{count} tờ").format(count=row.source_documents) if row.source_documents else ""


class VouchersScreen(PagedListPage[VoucherRow]):
    """List and pane."""

    key: ClassVar[str] = "vouchers"
    called: ClassVar[str] = N_("Chứng từ thu, chi")
    takes: ClassVar[frozenset[str]] = frozenset({"code", "kind", "papers", "period", "state", "voucher"})
    rail_entry: ClassVar[str] = "vouchers"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset({"voucher", "entry", "attachment", "closed_month"})
    points_by: ClassVar[str] = "voucher"
    pane_from: ClassVar[int] = 900
    span: ClassVar[Span] = Span.PERIOD

    def __init__(self, desk: Desk) -> None:
        self._whole = 0
        self._voucher_sums: VoucherSums | None = None
        super().__init__(desk)

    def columns(self) -> list[Column]:
        """Those of every list of vouchers."""
        return voucher_columns()

    def pane_width(self) -> int:
        """Slim: what a voucher is for wants the room in the list."""
        return 300

    def row_looks(self) -> RowLooks[VoucherRow]:
        """A voided voucher is faint."""
        return RowLooks(faint=lambda row: row.state is VoucherState.VOIDED)

    def make_pane(self) -> VoucherPane:
        """The voucher whole."""
        return VoucherPane(self.desk, _("Chi tiết chứng từ"))

    # ---- what is found ---------------------------------------------------------------------------------------------

    def list_filters(self) -> Sequence[Filter[VoucherRow]]:
        """By kind, state and code."""
        kinds = [(str(kind), _(kind.label)) for kind in VoucherKind]
        states = [(str(state), _(state.label)) for state in VoucherState]
        with self.desk.read() as read:
            chart = chart_on(read, self.desk.month.last_day)
        codes = [(code.code, f"{code.code}  {_(code.name)}") for code in chart.codes.values()]
        return [
            _filter("kind", _("Loại chứng từ"), ("", _("Tất cả")), *kinds, (TRANSFER, _("Chuyển quỹ"))),
            _filter("state", _("Trạng thái"), ("", _("Mọi trạng thái")), *states, (PAPERS, _("Thiếu giấy tờ"))),
            _filter("code", _("Mã"), ("", _("Mọi mã")), *codes),
        ]

    def search(self) -> Search[VoucherRow]:
        """By number, narration and person."""
        return Search(_("Tìm chứng từ"), _("Tìm số, nội dung, người…"))

    def wanted(self) -> VoucherFilter:
        """The filter as chosen."""
        kind, state = self.chosen("kind"), self.chosen("state")
        key, down = self.table.sort()
        wanted = VoucherFilter(
            period=self.period_box.period() if self.period_box is not None else None,
            transfers=kind == TRANSFER,
            code=self.chosen("code"),
            search=self.filters.words(),
            newest_first=key == "book_date" and down,
            source_documents_missing=state == PAPERS,
        )
        if kind and kind != TRANSFER:
            wanted = replace(wanted, kind=VoucherKind(kind))
        return replace(wanted, state=VoucherState(state)) if state and state != PAPERS else wanted

    def find_ids(self, read: Read) -> Sequence[int]:
        """By day."""
        return vouchers.voucher_ids(read, self.wanted())

    def rows_of(self, read: Read, ids: Sequence[int]) -> Sequence[VoucherRow]:
        """As a list shows them."""
        return vouchers.voucher_rows(read, ids)

    def find_sums(self, read: Read, _ids: Sequence[int]) -> Mapping[str, int]:
        """Money in and out of the vouchers shown, voided ones aside."""
        found = self._voucher_sums = vouchers.voucher_sums(read, self.wanted())
        return {"in": found.brought_in, "out": found.taken_out}

    def find_counts(self, read: Read) -> Mapping[str, Mapping[str, int]]:
        """Of the period, by kind and by state."""
        counts = vouchers.voucher_counts(read, self.wanted().period)
        self._whole = counts.whole
        kinds, states = ({str(key): count for key, count in each.items()} for each in (counts.kinds, counts.states))
        return {"kind": kinds | {TRANSFER: counts.transfers}, "state": states | {PAPERS: counts.missing}}

    def find_whole(self, _read: Read) -> int:
        """All of the period."""
        return self._whole

    def enter(self, **arguments: Any) -> None:
        """``papers`` shows those whose papers are missing; ``code``, ``kind``, ``state`` and ``period`` narrow, ``voucher`` points."""
        if arguments.pop("papers", False):
            arguments["state"] = PAPERS
        super().enter(**arguments)

    def bring_to(self, read: Read, identifier: int) -> None:
        """A voucher of another time brings its month."""
        found = vouchers.cards(read, [identifier])
        period = self.wanted().period
        if self.period_box is not None and period is not None and found and found[0].book_date not in period:
            self.period_box.set_period(Period.of_month(Month.of(found[0].book_date)))

    # ---- what is said and done -------------------------------------------------------------------------------------

    def empty(self) -> Empty:
        """Nothing in this period."""
        return Empty(
            _("Kỳ này chưa có chứng từ"),
            _("Thêm phiếu thu (Ctrl+1), phiếu chi (Ctrl+2), hoặc nhập sổ quỹ sẵn có từ Excel."),
            _("Nhập sổ từ Excel"),
            lambda: self.desk.go("import"),
        )

    def foot(self) -> str:
        """How many, and how many of them do not count."""
        text = _("{count} chứng từ").format(count=len(self.shown_ids()))
        voided = self._voucher_sums.voided if self._voucher_sums is not None else 0
        return text + (
            _(", trong đó {voided} đã hủy, không tính vào dòng cộng").format(voided=voided) if voided else ""
        )

    def offer_verbs(self) -> None:
        """A new one of each kind, and what may be done to the one pointed at; Ghi sổ does it to all selected."""
        desk = self.desk
        for place, (key, kind, word, icon) in enumerate(NEW, 1):
            self.offer(
                key,
                partial(desk.go, "voucher_editor", kind=str(kind)),
                writes=True,
                word=_(word),
                icon=icon,
                shortcut=f"Ctrl+{place}",
                after="add" if place > 1 else "",
            )
        self.offer("edit", to="voucher_editor", naming="voucher")
        self.offer("delete", partial(voucher_acts.delete, desk), about=About.ONE, writes=True, when=_is_draft)
        self.offer("copy", to="voucher_editor", naming="copy_of", writes=True)
        self.offer("post", self._post, about=About.SEVERAL, writes=True, when=_waits)
        self.offer("unpost", partial(voucher_acts.unpost, desk), about=About.ONE, writes=True, when=_is_posted)
        self.offer("print", partial(voucher_acts.print_vouchers, desk), about=About.SEVERAL, when=_is_printed)

    def _post(self, rows: Sequence[VoucherRow]) -> None:
        # Why by day: numbers are given here, and are to follow the days.
        for row in sorted(filter(_waits, rows), key=lambda row: row.book_date):
            self.desk.do(post_voucher.post_voucher, row.id)


def _filter(key: str, name: str, *choices: tuple[str, str]) -> Filter[VoucherRow]:
    return Filter(key, name, [Choice(each, word) for each, word in choices], dropped=key != "kind")


def _is_draft(row: VoucherRow) -> bool:
    return row.state is VoucherState.DRAFT


def _is_posted(row: VoucherRow) -> bool:
    return row.state is VoucherState.POSTED


def _is_printed(row: VoucherRow) -> bool:
    """A bank's own slip (báo có) is no paper of the union."""
    return bool(row.number) and row.kind in voucher_acts.FORMS


def _waits(row: VoucherRow) -> bool:
    return row.state in (VoucherState.DRAFT, VoucherState.UNPOSTED)
