"""Nhập sổ từ Excel: her cash book or bank book, what each of its rows becomes, and then into the book as one act.

The whole import can be withdrawn from here or from the time line.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.dates import Month, show_date
from app.domain.import_plan import ImportReport, JudgedRow
from app.domain.intake.book_import import (
    BookImportOptions,
    BookKind,
    BookPlan,
    BookRow,
    Place,
    SameTransfer,
    StoredRow,
    VoucherContent,
)
from app.domain.intake.records import BOOK_SHEET, FURTHER, VOUCHER_ROW
from app.domain.ledger.accounts import AccountKind
from app.domain.ledger.chart import STANDARD_CHART
from app.domain.members.named import KnownPerson
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.records import Kind
from app.domain.sheets import FoundSheet
from app.i18n import _, render
from app.models.queries.ledger import accounts
from app.models.queries.members.named import known_people
from app.models.queries.union import organisation
from app.services.intake.import_book import IMPORT_BOOK
from app.ui.desk import Desk
from app.ui.importing.kind import ImportKind, ImportWords, OutOfPlace, as_read, changes, preview, value_word
from app.ui.importing.page import ImportPage
from app.ui.kinds import month_word, period_word
from app.ui.lists.row_verbs import About
from app.ui.take_back import take_back_import
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.table_model import Column, money

BEFORE_OPENING = "date-before-opening"
ASKED_OF_TRANSFERS = frozenset({"transfer-near", "transfer-asked", "transfer-joined"})


class BookImportKind(ImportKind):
    """Cash books and bank books."""

    words: ClassVar[ImportWords] = ImportWords(
        empty=N_("Chọn tệp Excel có sổ quỹ hoặc sổ tiền gửi"),
        nothing_found=N_("Tệp «{file}» không có sheet nào là sổ quỹ hay sổ tiền gửi."),
        hint=N_(
            "Kéo tệp thả vào đây, hoặc bấm Chọn tệp. Chương trình đọc thử và cho xem từng dòng, chưa ghi gì vào sổ."
        ),
        carry_out=N_("Nhập vào sổ"),
        carry_out_some=N_("Nhập {count} dòng"),
        take_back=N_("Rút lần nhập vừa rồi"),
        carrying_out=N_("Đang nhập sổ…"),
        stopped=N_("Chưa nhập được: {count} điều phải xử lý. Hãy sửa trong tệp rồi đọc lại, hoặc {ways}."),
        done=N_("Đã nhập. {sentence}"),
        fix_tip=N_("Số gốc, ngày gốc của tệp vẫn được giữ bên cạnh."),
    )
    service = IMPORT_BOOK
    table = BOOK_SHEET

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._opening = dt.date.min
        self._people: dict[int, KnownPerson] = {}
        self._chosen: dict[Place, tuple[int, ...]] = {}
        self._account = ChoiceField(_("Tài khoản"))
        self._account_label = parts.label(_("Tài khoản"), "muted")
        self._account.changed.connect(self.changed)
        self._same = ChoiceField(_("Chuyển quỹ giữa hai sổ"))
        self._same_label = parts.label(_("Chuyển quỹ"), "muted")
        self._same.offer([("", _("Chưa chọn")), *((str(each), _(each.label)) for each in SameTransfer)])
        self._same.changed.connect(self.changed)

    def kinds_of_table(self) -> Mapping[str, str]:
        """A cash book or a bank book."""
        return {str(kind): kind.label for kind in BookKind}

    def sheet_word(self, found: FoundSheet) -> str:
        """``SỔ TM (sổ quỹ, Năm 2024)``."""
        when = f", {period_word(found.period)}" if found.period is not None else ""
        return f"{found.sheet.strip()} ({_(BookKind(found.kind).label)}{when})"

    def asked(self) -> Sequence[QWidget]:
        """The bank account, where there are several; whether rows of two books are one transfer, where that is not sure."""
        return self._account_label, self._account, self._same_label, self._same

    def take_sheet(self, found: FoundSheet) -> None:
        """What was said of another sheet says nothing of this one."""
        self._same.set_value("")
        self._chosen.clear()
        self._ask_of_transfers(False)

    def planned(self, report: ImportReport[BookPlan]) -> None:
        """Ask of transfers only while there are some to ask about, or while an answer stands."""
        asked = any(found.code in ASKED_OF_TRANSFERS for found in report.findings)
        self._ask_of_transfers(asked or bool(self._same.value()))

    def _ask_of_transfers(self, asked: bool) -> None:
        for widget in (self._same, self._same_label):
            widget.setVisible(asked)

    def refresh(self) -> None:
        """Accounts may have changed."""
        with self.desk.read() as read:
            banks = [fund for fund in accounts.cash_accounts(read) if fund.kind is AccountKind.BANK]
            self._opening = organisation.opening_day(read)
            self._people = {each.id: each for each in known_people(read)}
        self._account.offer((fund.key, _(fund.name)) for fund in banks)
        for widget in (self._account, self._account_label):
            widget.setVisible(len(banks) > 1)

    def options(self, found: FoundSheet, fix: bool, leave_out: bool) -> BookImportOptions:
        """What was chosen."""
        account = str(self._account.value() or "") or None
        said = SameTransfer(self._same.value()) if self._same.value() else None
        return BookImportOptions(
            kind=found.kind,
            sheet=found.sheet,
            account=account,
            same_transfer=said,
            people=dict(self._chosen),
            fix=fix,
            leave_out=leave_out,
        )

    def columns(self) -> list[Column]:
        """Number, day, text, code, money."""
        return [
            Column("number", _("Số"), show=lambda each: _number(each.row), widest="PC2024/01"),
            Column("date", _("Ngày"), show=lambda each: _day(each.row), widest="28/08/2024"),
            Column("narration", _("Diễn giải"), 220, lambda each: _text(each.row), stretch=True),
            Column("code", _("Mã"), show=lambda each: _code(each.row), widest="34.02"),
            money("in", _("Thu"), lambda each: _amount(each.row, "in"), widest="9.999.999"),
            money("out", _("Chi"), lambda each: _amount(each.row, "out"), widest="9.999.999"),
            Column("people", _("Người"), 130, lambda each: ", ".join(self._names(each.row))),
            *preview(FURTHER, lambda row: row.content.more if row.content is not None else {}),
        ]

    def sections(self, row: BookRow) -> Sequence[tuple[str, Sequence[str]]]:
        """What changes of what stands, and what comes into the book."""
        differences = row.differences if isinstance(row, StoredRow) else ()
        return (_("Sẽ đổi"), changes(VOUCHER_ROW, differences)), (
            _("Vào sổ"),
            _content_lines(row.content) + [_("Người: {name}").format(name=name) for name in self._names(row)],
        )

    def _names(self, row: BookRow) -> list[str]:
        content = row.content
        return [self._people[each].full_name for each in content.named if each in self._people] if content else []

    def choices(self, row: BookRow) -> Sequence[tuple[str, Callable[[], object]]]:
        """Whom a name means that several bear or that may be another one, and that nobody is meant."""
        asked = [each for each in row.namings if not each.reason.is_sure or row.place in self._chosen]
        if row.content is None or not row.namings or not (asked or row.content.named):
            return ()
        people = [who for naming in asked for who in naming.people if who.id not in row.content.named]
        found = [
            (_("Là {name}").format(name=who.shown), self._choosing(row, (*row.content.named, who.id))) for who in people
        ]
        if row.content.named:
            found.append((_("Không ghi người"), self._choosing(row, ())))
        return found

    def _choosing(self, row: BookRow, people: tuple[int, ...]) -> Callable[[], object]:
        return partial(self._choose, row.place, people)

    def _choose(self, place: Place, people: tuple[int, ...]) -> None:
        self._chosen[place] = people
        self.changed.emit()

    def out_of_place(self, report: ImportReport[BookPlan]) -> OutOfPlace | None:
        """A book of which every row lies before this one was opened."""
        rows, period, opening = report.plan.rows, report.plan.period, show_date(self._opening)
        if not rows or not all(any(found.code == BEFORE_OPENING for found in row.findings) for row in rows):
            return None
        sentence = _(
            "Tệp là sổ {period} nhưng sổ này mở từ {opening}: mọi dòng đã nằm trong số dư đầu kỳ, không có gì để nhập. "
            "Muốn nhập tệp này, hãy lập sổ mới mở từ {first}."
        ).format(period=period_word(period).lower(), opening=opening, first=show_date(period.first))
        advice = _("Sổ đang mở bắt đầu từ {opening}. Chọn tệp của thời gian sau ngày ấy.").format(opening=opening)
        return OutOfPlace(sentence, _("Tệp này thuộc thời gian trước khi mở sổ"), advice)

    def proof(self, report: ImportReport[BookPlan]) -> Sequence[str]:
        """The closing balance of the file beside what the book will have."""
        if any(found.code == "book-balance-differs" for found in report.findings):
            told = next(found for found in report.findings if found.code == "book-balance-differs")
            return (render(told),)
        theirs = report.plan.totals.closing_by_sheet
        if theirs is None:
            return ()
        if report.plan.known.opened_with is not None:
            return (_("Tồn cuối {closing} trong tệp khớp sổ.").format(closing=show_money(theirs)),)
        text = _("Tồn cuối tính được {ours}, tệp ghi {theirs}.")
        return (text.format(ours=show_money(report.plan.totals.closing), theirs=show_money(theirs)),)

    def carried_out(self, report: ImportReport[BookPlan]) -> None:
        """Go on in the last month that came in."""
        days = [row.content.book_date for row in report.plan.rows if row.content is not None]
        if days:
            self.desk.set_month(Month.of(max(days)))

    def take_back(self, operation: int, done: Callable[[object], None]) -> None:
        """Withdraw it, for a reason."""
        take_back_import(self.desk, operation, done)


class ImportScreen(ImportPage):
    """The second page of Chứng từ; the code of a row can be changed from here, which makes a rule."""

    key: ClassVar[str] = "import"
    called: ClassVar[str] = N_("Nhập sổ từ Excel")
    rail_entry: ClassVar[str] = "vouchers"
    place: ClassVar[int] = 2
    watches: ClassVar[frozenset[str]] = frozenset({"coding_rule", "account"})
    kind_of_import = BookImportKind

    opens: ClassVar[str] = "code"

    def offer_verbs(self) -> None:
        """The code of a row besides."""
        super().offer_verbs()
        self.offer(
            "code",
            self._edit_code,
            about=About.ONE,
            writes=True,
            when=_has_code,
            word=_("Đổi mã"),
            icon="pencil",
            shortcut="F2",
            after="add",
        )

    def _edit_code(self, each: JudgedRow) -> None:
        content = each.row.content
        self.desk.go("coding_rule", text=content.narration, way=content.direction, code=content.code)


def _has_code(each: JudgedRow) -> bool:
    content = each.row.content
    return content is not None and not content.is_transfer


def _number(row: BookRow) -> str:
    return row.content.number if row.content is not None else row.identity.number


def _day(row: BookRow) -> str:
    return show_date(row.content.book_date) if row.content else as_read(Kind.DAY, row.identity.date)


def _text(row: BookRow) -> str:
    return row.content.narration if row.content is not None else row.identity.text


def _code(row: BookRow) -> str:
    if row.content is None:
        return ""
    return _("chuyển quỹ") if row.content.is_transfer else row.content.code or _("chưa rõ")


def _amount(row: BookRow, way: str) -> int | None:
    return row.content.amount if row.content is not None and row.content.direction == way else None


def _content_lines(content: VoucherContent | None) -> list[str]:
    if content is None:
        return []
    lines = [
        f"{content.number}, {show_date(content.book_date)}",
        content.narration,
        _("{amount} đồng").format(amount=show_money(content.amount)),
    ]
    if content.is_transfer:
        lines.append(_("Chuyển quỹ: một chứng từ trong cả hai sổ"))
        if content.other_day is None:
            lines.append(_("Tiền đang chuyển cho đến khi sổ kia có khoản này"))
        elif content.other_day != content.book_date:
            lines.append(_("Sổ kia ghi ngày {day}").format(day=show_date(content.other_day)))
    elif content.code:
        known = STANDARD_CHART.codes.get(content.code)
        lines.append(f"{content.code}  {_(known.name)}" if known is not None else content.code)
    if content.for_first is not None and content.for_last is not None:
        first, last = month_word(content.for_first), month_word(content.for_last)
        shown = first if first == last else f"{first}–{last}"
        lines.append(_("cho tháng {months}").format(months=shown))
    labels = BOOK_SHEET.labels()
    return lines + [f"{_(labels[key])}: {value_word(value)}" for key, value in content.more.items() if value]
