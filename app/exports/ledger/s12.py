"""S12-H, the bank book; one after another when the union has several accounts and none was chosen.

Law: TT 107/2017/TT-BTC (or TT 24/2024, a dated choice); columns as unions fill them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.problems import N_, Refusal
from app.exports.document import (
    TOTAL_PAGES,
    Block,
    Column,
    Document,
    Field,
    Fields,
    Grid,
    HeadCell,
    Kind,
    Line,
    PageBreak,
    PageNumbers,
    PageSetup,
    Paragraph,
    Run,
    Signatures,
    Signer,
    Spacer,
    Title,
    Value,
)
from app.exports.form import Form, Params, Table
from app.exports.heads import NOTE, NOTE_AND_SEAL, TT_107, from_to_line, place_and_date, report_head
from app.exports.ledger.bookform import (
    JSON_COLUMNS,
    BookFigures,
    BookRows,
    BookShape,
    json_rows,
    json_totals,
    money_room,
    opened_on,
)

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.ledger.books import BookExtract, BookLine

_WIDTH = 178.0  # millimetres between the margins below
_HEAD = (
    (
        HeadCell("Ngày tháng\nghi sổ", down=2),
        HeadCell("Chứng từ", across=2),
        HeadCell("Diễn giải", down=2),
        HeadCell("Số tiền", across=3),
        HeadCell("Ghi chú", down=2),
    ),
    (
        HeadCell("Số hiệu"),
        HeadCell("Ngày tháng"),
        HeadCell("Thu\n(gửi vào)"),
        HeadCell("Chi\n(rút ra)"),
        HeadCell("Còn lại"),
    ),
)


class NoBankAccount(Refusal):
    """The book has no bank account."""

    code = "form-no-account"
    template = N_("Sổ chưa có tài khoản ngân hàng nào. Hãy thêm tài khoản ở Thiết lập rồi in lại.")


def _columns(money: float) -> tuple[Column, ...]:
    narration = _WIDTH - 18.2 - 21 - 18.2 - 3 * money - 14
    return (
        Column("book_date", "Ngày tháng ghi sổ", 18.2, Kind.DATE, "A"),
        Column("number", "Số hiệu", 21, Kind.CODE, "B"),
        Column("voucher_date", "Ngày tháng", 18.2, Kind.DATE, "C"),
        Column("narration", "Diễn giải", narration, Kind.TEXT, "D"),
        Column("in", "Thu (gửi vào)", money, Kind.MONEY, "1"),
        Column("out", "Chi (rút ra)", money, Kind.MONEY, "2"),
        Column("balance", "Còn lại", money, Kind.MONEY, "3"),
        Column("note", "Ghi chú", 14, Kind.TEXT, "E"),
    )


def _line(line: BookLine, came: int | None, went: int | None, note: str) -> tuple[Value, ...]:
    return (line.book_date, line.number, line.voucher_date, line.narration, came, went, line.balance, note)


def _labelled(label: str, came: int | None, went: int | None, left: int | None) -> tuple[Value, ...]:
    return (None, None, None, label, came, went, left, None)


class S12(Form[BookFigures]):
    """Sổ tiền gửi ngân hàng."""

    code = "s12"
    title = N_("Sổ tiền gửi ngân hàng (S12-H)")
    source = TT_107.line
    group = N_("Sổ")
    wants = frozenset({"period", "fund"})

    def gather(self, read: Read, params: Params) -> BookFigures:
        from app.domain.ledger.vouchers import BucketKind
        from app.models.queries.ledger import books
        from app.models.queries.union import organisation

        period = params.period_for(self.code)
        banks = [fund.key for fund in organisation.funds(read) if fund.kind is BucketKind.BANK]
        keys = [params.fund] if params.fund else banks
        if not keys:
            raise NoBankAccount
        return BookFigures(
            organisation.organisation(read, period.last),
            organisation.officers(read, period.last),
            tuple(books.book_extract(read, key, period) for key in keys),
            params,
        )

    def layout(self, gathered: BookFigures) -> Document:
        union = gathered.organisation
        period = gathered.extracts[0].period
        blocks: list[Block] = []
        for extract in gathered.extracts:
            if blocks:
                blocks.append(PageBreak())
            blocks += _account(gathered, extract)
        return Document(
            title=f"S12-H {from_to_line(period)} – {union.union}",
            author=union.union,
            subject="Sổ tiền gửi ngân hàng",
            sheet="S12-H",
            setup=PageSetup(top=14, bottom=16, left=20, right=12, size=12, numbers=PageNumbers.BOTTOM),
            blocks=tuple(blocks),
        )

    def table(self, gathered: BookFigures) -> Table:
        period = str(gathered.extracts[0].period)
        return Table(period, JSON_COLUMNS, json_rows(gathered), json_totals(gathered))


def _account(gathered: BookFigures, extract: BookExtract) -> list[Block]:
    """The whole book of one account."""
    union, officers, params = gathered.organisation, gathered.officers, gathered.params
    accountant = officers.get("accountant", "")
    place = params.place if params.place is not None else union.place
    date = place_and_date(place, params.signed_on)
    # Why: with several accounts the file's pages are not this book's.
    pages = TOTAL_PAGES if len(gathered.extracts) == 1 else "……"
    return [
        report_head(union, "Mẫu số: S12-H", params.regime_on(extract.period.last)),
        Spacer(5),
        Title((Line("SỔ TIỀN GỬI NGÂN HÀNG", bold=True, larger=4), Line(from_to_line(extract.period), bold=True))),
        Spacer(2),
        Fields(
            (
                (Field("Nơi mở tài khoản giao dịch:", extract.fund.bank_name or None),),
                (Field("Số hiệu tài khoản tại nơi gửi:", extract.fund.account_number or None),),
                (Field("Loại tiền gửi:", None),),
            ),
            indent=32,
        ),
        Spacer(3),
        Grid(_columns(money_room((extract,))), BookRows(extract, BookShape(_line, _labelled)), _HEAD, smaller=2.5),
        Spacer(2),
        Paragraph((Run(f"- Sổ này có {pages} trang"),)),
        Paragraph((Run(f"- Ngày mở sổ: {opened_on(gathered)}"),)),
        Spacer(2),
        Signatures(
            (
                Signer(("Người lập sổ",), NOTE, officers.get("preparer") or accountant),
                Signer(("Phụ trách kế toán",), NOTE, accountant),
                Signer(("Chủ tài khoản",), NOTE_AND_SEAL, officers.get("chair", ""), date),
            )
        ),
    ]


FORM = S12()
