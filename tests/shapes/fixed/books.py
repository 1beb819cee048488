"""Twenty-four books set down by hand, each as another treasurer would keep the same quarter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.shapes.case import BookCase, MadeFile, Row
from tests.shapes.fixed.truth import BOOKS, OPENING, SIGNERS, YEAR, Line, lines
from tests.shapes.grid import Cell, Sheet
from tests.shapes.writing import FORMATS, written

Rows = Sequence[Sequence[Cell]]
_LAYOUTS: dict[str, Callable[[], list[MadeFile]]] = {}
Maker = Callable[[], list[MadeFile]]


def layout(name: str) -> Callable[[Maker], Maker]:
    """Adds a layout under its name."""

    def add(make: Maker) -> Maker:
        _LAYOUTS[name] = make
        return make

    return add


def sheet_of(name: str, rows: Rows, joined: Sequence[tuple[int, int, int, int]] = ()) -> Sheet:
    """A sheet of rows."""
    sheet = Sheet(name)
    for at, row in enumerate(rows):
        sheet.put_row(at, row)
    for area in joined:
        sheet.join(*area)
    return sheet


def file_of(kinds: str, *sheets: Sheet, form: str = "xlsx", name: str = "so") -> MadeFile:
    """A file for one or both kinds of import."""
    return MadeFile(f"{name}{FORMATS[form]}", written(sheets, form), tuple(kinds.split(" ")))


def cash_file(
    title: Rows, heads: Rows, row: Callable[[Line], Sequence[Cell]], below: Rows = (), **more: object
) -> MadeFile:
    """A cash book of a title, heads, one row a line, and what stands below."""
    style = str(more.get("style", "{kind}{place:02d}"))
    sheet = sheet_of(
        str(more.get("sheet", "TM")), [*title, *heads, *(row(line) for line in lines("cash", style)), *below]
    )
    return file_of("cash-book", sheet, form=str(more.get("form", "xlsx")))


def dots(amount: int | None) -> str | None:
    """1.540.000"""
    return None if amount is None else f"{amount:,}".replace(",", ".")


CLOSING = lines("cash")[-1].balance
SUMS = (sum(line.came or 0 for line in lines("cash")), sum(line.went or 0 for line in lines("cash")))
TITLE: Rows = ([None, "SỔ QUỸ TIỀN MẶT"], [None, f"Quý I năm {YEAR}"], [])
HEAD: Rows = (
    ["Ngày", "Số hiệu", "Diễn giải", "Thu", "Chi", "Tồn quỹ"],
    [None, None, "Số dư đầu kỳ", None, None, OPENING["cash"]],
)


def usual(line: Line) -> list[Cell]:
    """Day, number, text, in, out, balance."""
    return [line.day, line.number, line.text, line.came, line.went, line.balance]


@layout("as in the form: month's sums, the sum of the year, the month's balance")
def _form() -> list[MadeFile]:
    head: Rows = (
        [
            "Ngày tháng ghi sổ",
            "Ngày tháng chứng từ",
            "Số hiệu chứng từ",
            None,
            "Diễn giải",
            "Số tiền",
            None,
            None,
            "Ghi chú",
        ],
        [None, None, "Thu", "Chi", None, "Thu", "Chi", "Tồn", None],
        ["A", "B", "C", "D", "E", 1, 2, 3, "G"],
        [None, None, None, None, "- Số dư đầu kỳ", None, None, OPENING["cash"]],
    )
    rows: list[Sequence[Cell]] = [*TITLE, *head]
    came = went = 0
    for month in (1, 2, 3):
        month_came = month_went = 0
        for line in (each for each in lines("cash", "{kind}{year}/{place:02d}") if each.day.month == month):
            month_came, month_went = month_came + (line.came or 0), month_went + (line.went or 0)
            number = (line.number, None) if line.came else (None, line.number)
            rows.append([line.day, line.day, *number, line.text, line.came, line.went, line.balance])
        came, went = came + month_came, went + month_went
        rows.append([None, None, None, None, "- Cộng số phát sinh trong tháng", month_came, month_went])
        rows.append([None, None, None, None, "- Số dư cuối tháng", None, None, OPENING["cash"] + came - went])
        rows.append([None, None, None, None, "- Cộng lũy kế từ đầu quý", came, went])
    rows += [
        [],
        ["Thủ quỹ", None, None, None, "Kế toán", None, None, "Chủ tịch"],
        [],
        [],
        [SIGNERS[0], None, None, None, SIGNERS[1], None, None, SIGNERS[2]],
    ]
    return [file_of("cash-book", sheet_of("SỔ TM", rows, [(3, 2, 3, 3), (3, 5, 3, 7)]))]


@layout("«Trích yếu», «Tiền vào», «Tiền ra»; no title, no number")
def _plain_words() -> list[MadeFile]:
    head: Rows = (
        ["Ngày, tháng, năm", "Trích yếu", "Tiền vào", "Tiền ra", "Còn lại"],
        [None, "Tồn đầu", None, None, OPENING["cash"]],
    )
    return [
        cash_file(
            (), head, lambda line: [line.day, line.text, line.came, line.went, line.balance], sheet="Quỹ tiền mặt"
        )
    ]


@layout("account 111: debit, credit, counter account")
def _debit() -> list[MadeFile]:
    title: Rows = (["SỔ CHI TIẾT TÀI KHOẢN 111 – TIỀN MẶT"], [f"Từ 01/01/{YEAR} đến 31/03/{YEAR}"], [])
    head: Rows = (
        ["Ngày CT", "Số CT", "Nội dung", "TK đối ứng", "PS Nợ", "PS Có", "Số dư"],
        [None, None, "Số dư đầu kỳ", None, None, None, OPENING["cash"]],
    )
    below: Rows = (
        [None, None, "Cộng phát sinh", None, *SUMS],
        [None, None, "Số dư cuối kỳ", None, None, None, CLOSING],
    )
    return [
        cash_file(
            title, head, lambda x: [x.day, x.number, x.text, "3388", x.came, x.went, x.balance], below, sheet="111"
        )
    ]


@layout("one amount and what kind it is")
def _kinds() -> list[MadeFile]:
    head: Rows = (["STT", "Ngày", "Thu/Chi", "Số phiếu", "Lý do", "Số tiền", "Tồn"],)
    row = lambda x: [x.place, x.day, "Thu" if x.came else "Chi", x.number, x.text, x.amount, x.balance]  # noqa: E731
    return [cash_file(TITLE, head, row)]


@layout("one signed amount, no balance")
def _signed() -> list[MadeFile]:
    title: Rows = ([f"Thu chi tiền mặt CĐCS quý I/{YEAR}"], [f"Tồn đầu: {dots(OPENING['cash'])} đ"], [])
    head: Rows = (["Ngày", "Nội dung", "Số tiền (+ thu, - chi)"],)
    return [cash_file(title, head, lambda line: [line.day, line.text, line.signed], sheet="quy")]


def _both() -> list[tuple[Line, Line | None, str]]:
    """The rows of both funds in the order of days: the line, and the other half of a transfer."""
    cash, bank = lines("cash"), lines("bank")
    half = next(line for line in bank if line.text.startswith("Rút tiền"))
    made: list[tuple[Line, Line | None, str]] = [(x, half if x.text == half.text else None, "cash") for x in cash]
    made += [(x, None, "bank") for x in bank if x is not half]
    return sorted(made, key=lambda row: row[0].day)


@layout("cash and bank in columns of one table")
def _columns() -> list[MadeFile]:
    rows: list[Sequence[Cell]] = [
        [f"SỔ QUỸ CÔNG ĐOÀN CƠ SỞ QUÝ I/{YEAR}"],
        [],
        ["Ngày", "Chứng từ", "Nội dung", "Tiền mặt", None, None, "Ngân hàng", None, None],
        [None, None, None, "Thu", "Chi", "Tồn", "Thu", "Chi", "Tồn"],
        [None, None, "Số dư đầu kỳ", None, None, OPENING["cash"], None, None, OPENING["bank"]],
    ]
    held = dict(OPENING)
    for line, half, fund in _both():
        cash = (line.came, line.went) if fund == "cash" else (None, None)
        other = half or (line if fund == "bank" else None)
        bank = (other.came, other.went) if other else (None, None)
        held["cash"] += (cash[0] or 0) - (cash[1] or 0)
        held["bank"] += (bank[0] or 0) - (bank[1] or 0)
        rows.append([line.day, line.number, line.text, *cash, held["cash"], *bank, held["bank"]])
    return [file_of("cash-book bank-book", sheet_of("Thu chi", rows, [(2, 3, 2, 5), (2, 6, 2, 8)]))]


@layout("cash and bank side by side")
def _side_by_side() -> list[MadeFile]:
    head = ["Ngày", "Diễn giải", "Thu", "Chi", "Tồn"]
    rows: list[list[Cell]] = [
        [f"THEO DÕI QUỸ CÔNG ĐOÀN NĂM {YEAR}"],
        ["TIỀN MẶT", None, None, None, None, None, "TIỀN GỬI NGÂN HÀNG"],
        [*head, None, *head],
        [None, "Số dư đầu kỳ", None, None, OPENING["cash"], None, None, "Số dư đầu kỳ", None, None, OPENING["bank"]],
    ]
    bank = [[x.day, x.text, x.came, x.went, x.balance] for x in lines("bank")]
    for at, line in enumerate(lines("cash")):
        beside: list[Cell] = list(bank[at]) if at < len(bank) else []
        rows.append([line.day, line.text, line.came, line.went, line.balance, None, *beside])
    return [file_of("cash-book bank-book", sheet_of("Sheet1", rows))]


@layout("cash above, bank below on one sheet")
def _below() -> list[MadeFile]:
    head = ["Ngày tháng", "Số CT", "Diễn giải", "Thu", "Chi", "Tồn"]
    rows: list[Sequence[Cell]] = [[f"BÁO CÁO THU CHI QUÝ I NĂM {YEAR}"], [], ["I. TIỀN MẶT"], head]
    rows += [
        [None, None, "Tồn đầu kỳ", None, None, OPENING["cash"]],
        *(usual(x) for x in lines("cash")),
        [None, None, "Cộng", *SUMS, CLOSING],
    ]
    rows += [
        [],
        ["II. TIỀN GỬI NGÂN HÀNG"],
        head,
        [None, None, "Tồn đầu kỳ", None, None, OPENING["bank"]],
        *(usual(x) for x in lines("bank")),
    ]
    return [file_of("cash-book bank-book", sheet_of("QI", rows))]


@layout("day and month in columns of their own, the year in the title")
def _split() -> list[MadeFile]:
    head: Rows = (
        ["Ngày", "Tháng", "Số phiếu", "Nội dung thu chi", "Thu vào", "Chi ra", "Tồn"],
        [None, None, None, "Mang sang", None, None, OPENING["cash"]],
    )
    title: Rows = ([f"SỔ QUỸ TIỀN MẶT NĂM {YEAR}"], [])
    return [cash_file(title, head, lambda x: [x.day.day, x.day.month, x.number, x.text, x.came, x.went, x.balance])]


@layout("only the day, under headings of months")
def _month_headings() -> list[MadeFile]:
    rows: list[Sequence[Cell]] = [[f"SỔ QUỸ TIỀN MẶT NĂM {YEAR}"], [], *HEAD]
    for month in (1, 2, 3):
        rows.append([f"Tháng {month}/{YEAR}"])
        rows += [
            [x.day.day, x.number, x.text, x.came, x.went, x.balance] for x in lines("cash") if x.day.month == month
        ]
    return [file_of("cash-book", sheet_of("TM", rows))]


@layout("a day once for its rows, no number, months closed by a balance")
def _once() -> list[MadeFile]:
    rows: list[Sequence[Cell]] = [
        *TITLE,
        ["Ngày", "Diễn giải", "Thu", "Chi", "Tồn"],
        [None, "Số dư đầu kỳ", None, None, OPENING["cash"]],
    ]
    last: object = None
    for x in lines("cash"):
        rows.append([None if x.day == last else x.day, x.text, x.came, x.went])
        last = x.day
        if x.place in (3, 6):
            rows.append([None, f"Tồn quỹ cuối tháng {x.day.month}", None, None, x.balance])
            last = None
    return [file_of("cash-book", sheet_of("TM", rows))]


@layout("joined days")
def _joined_days() -> list[MadeFile]:
    rows: list[Sequence[Cell]] = [*TITLE, *HEAD]
    joined: list[tuple[int, int, int, int]] = []
    last: object = None
    start = 0
    for x in lines("cash"):
        if x.day == last:
            joined = (
                [*joined[:-1], (start, 0, len(rows), 0)]
                if joined and joined[-1][0] == start
                else [*joined, (start, 0, len(rows), 0)]
            )
        else:
            start = len(rows)
        rows.append([None if x.day == last else x.day, *usual(x)[1:]])
        last = x.day
    return [file_of("cash-book", sheet_of("TM", rows, joined))]


@layout("a sheet a month")
def _months() -> list[MadeFile]:
    sheets = []
    held = OPENING["cash"]
    for month in (1, 2, 3):
        rows: list[Sequence[Cell]] = [
            ["SỔ QUỸ TIỀN MẶT"],
            [f"Tháng {month:02d} năm {YEAR}"],
            [],
            HEAD[0],
            [None, None, "Tồn đầu tháng", None, None, held],
        ]
        of_month = [x for x in lines("cash") if x.day.month == month]
        held = of_month[-1].balance
        rows += [
            *(usual(x) for x in of_month),
            [None, None, "Cộng", sum(x.came or 0 for x in of_month), sum(x.went or 0 for x in of_month), held],
        ]
        sheets.append(sheet_of(f"T{month}", rows))
    return [file_of("cash-book", *sheets)]


@layout("cover, cash, bank and a summary in one file")
def _cover() -> list[MadeFile]:
    cover = sheet_of("Bìa", [[], [None, "CÔNG ĐOÀN CƠ SỞ"], [None, f"SỔ SÁCH NĂM {YEAR}"]])
    cash = sheet_of("Tiền mặt", [*TITLE, *HEAD, *(usual(x) for x in lines("cash"))])
    bank_head: Rows = (
        ["Ngày", "Số hiệu", "Diễn giải", "Gửi vào", "Rút ra", "Còn lại"],
        [None, None, "Số dư đầu kỳ", None, None, OPENING["bank"]],
    )
    bank = sheet_of(
        "Ngân hàng", [["SỔ TIỀN GỬI NGÂN HÀNG"], [f"Năm {YEAR}"], *bank_head, *(usual(x) for x in lines("bank"))]
    )
    summary = sheet_of(
        "Tổng hợp",
        [["Tháng", "Thu TM", "Chi TM"], [1, 1_540_000, 2_700_000], [2, 1_540_000, 586_500], [3, 6_565_000, 2_255_500]],
    )
    return [file_of("cash-book bank-book", cover, summary, cash, bank)]


@layout("carried from page to page with heads again")
def _carried() -> list[MadeFile]:
    rows: list[Sequence[Cell]] = [*TITLE, *HEAD]
    for x in lines("cash"):
        rows.append(usual(x))
        if x.place in (4, 8):
            until = [each for each in lines("cash") if each.place <= x.place]
            sums = (sum(each.came or 0 for each in until), sum(each.went or 0 for each in until), x.balance)
            rows += [
                [None, None, "Cộng mang sang trang sau", *sums],
                HEAD[0],
                [None, None, "Số trang trước chuyển sang", *sums],
            ]
    return [file_of("cash-book", sheet_of("TM", rows))]


@layout("d/m/yy as text")
def _short_years() -> list[MadeFile]:
    return [cash_file(TITLE, HEAD, lambda x: [f"{x.day.day}/{x.day.month}/{x.day:%y}", *usual(x)[1:]])]


@layout("csv with semicolons in the old code page")
def _old_csv() -> list[MadeFile]:
    return [cash_file(TITLE, HEAD, usual, form="csv semicolon cp1258")]


@layout("a page of a program named .xls")
def _page() -> list[MadeFile]:
    return [cash_file(TITLE, HEAD, usual, ([None, None, "Tổng cộng", *SUMS, CLOSING],), form="html")]


@layout("the old .xls of both books")
def _old_xls() -> list[MadeFile]:
    cash = sheet_of("TM", [*TITLE, *HEAD, *(usual(x) for x in lines("cash"))])
    bank = sheet_of(
        "NH",
        [
            ["SỔ TIỀN GỬI NGÂN HÀNG"],
            [f"Năm {YEAR}"],
            [],
            HEAD[0],
            [None, None, "Số dư đầu kỳ", None, None, OPENING["bank"]],
            *(usual(x) for x in lines("bank")),
        ],
    )
    return [file_of("cash-book bank-book", cash, bank, form="xls")]


@layout("numbers of her own, 01/PT")
def _own_numbers() -> list[MadeFile]:
    return [
        cash_file(
            TITLE,
            HEAD,
            usual,
            (
                [],
                ["Người lập", None, "Thủ quỹ", None, "Chủ tịch"],
                [],
                ["Lê Thị Hồng", None, SIGNERS[0], None, SIGNERS[2]],
            ),
            style="{place:02d}/{kind}",
        )
    ]


@layout("amounts as text with dots and đ, a unit above")
def _text_amounts() -> list[MadeFile]:
    title: Rows = (*TITLE, [None, None, None, None, "Đơn vị tính: đồng"])
    head: Rows = (HEAD[0], [None, None, "Số dư đầu kỳ", None, None, f"{dots(OPENING['cash'])} đ"])
    suffix = lambda amount: None if amount is None else f"{dots(amount)} đ"  # noqa: E731
    return [
        cash_file(
            title, head, lambda x: [f"{x.day:%d/%m/%Y}", x.number, x.text, *map(suffix, (x.came, x.went, x.balance))]
        )
    ]


@layout("one voucher of two lines, its number joined")
def _two_lines() -> list[MadeFile]:
    rows: list[Sequence[Cell]] = [*TITLE, *HEAD]
    joined = []
    for x in lines("cash"):
        if x.place == 6:
            joined = [(len(rows) - 1, 1, len(rows), 1), (len(rows) - 1, 0, len(rows), 0)]
        rows.append([None, None, *usual(x)[2:]] if x.place == 6 else usual(x))
    return [file_of("cash-book", sheet_of("TM", rows, joined))]


@layout("units in the heads, the day under a joined «SỐ HIỆU CHỨNG TỪ»")
def _joined_head() -> list[MadeFile]:
    rows: list[Sequence[Cell]] = [
        *TITLE,
        ["SỐ HIỆU CHỨNG TỪ", None, "NỘI DUNG", "Thu (VNĐ)", "Chi\n(đồng)", "Tồn quỹ"],
        HEAD[1],
        *(usual(x) for x in lines("cash")),
    ]
    return [file_of("cash-book", sheet_of("TM", rows, [(3, 0, 3, 1)]))]


@layout("a bank book in the bank's own words, three signers, notes beside")
def _bank_words() -> list[MadeFile]:
    rows: list[Sequence[Cell]] = [
        [f"THEO DÕI TÀI KHOẢN TIỀN GỬI NĂM {YEAR}"],
        ["Số TK: 118002934455 – VietinBank"],
        [],
        ["STT", "Ngày giao dịch", "Số CT", "Nội dung giao dịch", "Ghi nợ", "Ghi có", "Số dư"],
        [None, None, None, "Số dư đầu kỳ", None, None, OPENING["bank"]],
        *(
            [
                x.place,
                x.day,
                x.number,
                x.text,
                x.went,
                x.came,
                x.balance,
                None,
                "đã đối chiếu" if x.place == 3 else None,
            ]
            for x in lines("bank")
        ),
        [None, None, None, "Cộng", 6_408_000, 8_266_232],
        [],
        ["Người lập", None, None, "Thủ quỹ", None, "Chủ tịch"],
        [SIGNERS[0], None, None, SIGNERS[1], None, SIGNERS[2]],
    ]
    return [file_of("bank-book", sheet_of("NH", rows))]


def cases() -> list[BookCase]:
    """The layouts with what is to be in the book."""
    made = []
    for place, (name, make) in enumerate(_LAYOUTS.items()):
        files = tuple(make())
        funds = {"cash-book": "cash", "bank-book": "bank"}
        held = dict.fromkeys(funds[kind] for file in files for kind in file.kinds)
        expected = {fund: _expected(fund) for fund in held}
        made.append(BookCase(place + 1, {}, (name,), BOOKS, files, expected))
    return made


def _expected(fund: str) -> tuple[Row, ...]:
    return tuple(Row(each.day, None, None, each.text, each.amount, each.transfer) for each in BOOKS.fund(fund).entries)
