"""S11-H, the cash book. Law: TT 107/2017/TT-BTC (or TT 24/2024, a dated choice); columns as unions fill them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.ledger.vouchers import VoucherKind
from app.domain.problems import N_
from app.exports.document import (
    Column,
    Document,
    Grid,
    HeadCell,
    Kind,
    Line,
    PageNumbers,
    PageSetup,
    Signatures,
    Signer,
    Spacer,
    Title,
    Value,
)
from app.exports.form import Form, Params, Table
from app.exports.heads import NOTE, TT_107, chair_signer, period_line, place_and_date, report_head
from app.exports.ledger.bookform import (
    JSON_COLUMNS,
    BookFigures,
    BookRows,
    BookShape,
    json_rows,
    json_totals,
    money_room,
)

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.ledger.books import BookLine

_WIDTH = 178.0  # millimetres between the margins below
_HEAD = (
    (
        HeadCell("Ngày\ntháng\nghi sổ", down=2),
        HeadCell("Ngày\ntháng\nchứng từ", down=2),
        HeadCell("Số hiệu chứng từ", across=2),
        HeadCell("Diễn giải", down=2),
        HeadCell("Số tiền", across=3),
        HeadCell("Ghi chú", down=2),
    ),
    (HeadCell("Thu"), HeadCell("Chi"), HeadCell("Thu"), HeadCell("Chi"), HeadCell("Tồn quỹ")),
)


def _columns(money: float) -> tuple[Column, ...]:
    narration = _WIDTH - 4 * 17.6 - 3 * money - 12
    return (
        Column("book_date", "Ngày tháng ghi sổ", 17.6, Kind.DATE, "A"),
        Column("voucher_date", "Ngày tháng chứng từ", 17.6, Kind.DATE, "B"),
        Column("number_in", "Thu", 17.6, Kind.CODE, "C"),
        Column("number_out", "Chi", 17.6, Kind.CODE, "D"),
        Column("narration", "Diễn giải", narration, Kind.TEXT, "E"),
        Column("in", "Thu", money, Kind.MONEY, "1"),
        Column("out", "Chi", money, Kind.MONEY, "2"),
        Column("balance", "Tồn quỹ", money, Kind.MONEY, "3"),
        Column("note", "Ghi chú", 12, Kind.TEXT, "G"),
    )


def _line(line: BookLine, came: int | None, went: int | None, note: str) -> tuple[Value, ...]:
    # Why: money drawn from the bank is a PT, money paid into it a BC; in the cash book everything but a PT goes out.
    receipt = line.kind is VoucherKind.RECEIPT
    numbers = (line.number, "") if receipt else ("", line.number)
    return (line.book_date, line.voucher_date, *numbers, line.narration, came, went, line.balance, note)


def _labelled(label: str, came: int | None, went: int | None, left: int | None) -> tuple[Value, ...]:
    return (None, None, None, None, label, came, went, left, None)


class S11(Form[BookFigures]):
    """Sổ quỹ tiền mặt."""

    code = "s11"
    title = N_("Sổ quỹ tiền mặt (S11-H)")
    source = TT_107.line
    group = N_("Sổ")

    def gather(self, read: Read, params: Params) -> BookFigures:
        from app.domain.ledger.vouchers import CASH_KEY
        from app.models.queries.ledger import books
        from app.models.queries.union import organisation

        period = params.period_for(self.code)
        return BookFigures(
            organisation.organisation(read, period.last),
            organisation.officers(read, period.last),
            (books.book_extract(read, params.fund or CASH_KEY, period),),
            params,
        )

    def layout(self, gathered: BookFigures) -> Document:
        union, officers, params = gathered.organisation, gathered.officers, gathered.params
        (extract,) = gathered.extracts
        period = extract.period
        place = params.place if params.place is not None else union.place
        accountant = officers.get("accountant", "")
        return Document(
            title=f"S11-H {period_line(period)} – {union.union}",
            author=union.union,
            subject="Sổ quỹ tiền mặt",
            sheet="S11-H",
            setup=PageSetup(top=14, bottom=16, left=20, right=12, size=12, numbers=PageNumbers.BOTTOM),
            blocks=(
                report_head(union, "Mẫu số: S11-H", params.regime_on(period.last)),
                Spacer(5),
                Title((Line("SỔ QUỸ TIỀN MẶT", bold=True, larger=4), Line(period_line(period), bold=True))),
                Spacer(4),
                Grid(
                    _columns(money_room((extract,))), BookRows(extract, BookShape(_line, _labelled)), _HEAD, smaller=2.5
                ),
                Spacer(4),
                Signatures(
                    (
                        Signer(("Người ghi sổ",), NOTE, officers.get("preparer") or accountant),
                        Signer(("Phụ trách kế toán",), NOTE, accountant),
                        chair_signer(officers, place_and_date(place, params.signed_on)),
                    )
                ),
            ),
        )

    def table(self, gathered: BookFigures) -> Table:
        period = str(gathered.extracts[0].period)
        return Table(period, JSON_COLUMNS, json_rows(gathered), json_totals(gathered))


FORM = S11()
