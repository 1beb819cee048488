"""The columns of a book's table and their heads, in one row or two."""

from __future__ import annotations

from dataclasses import dataclass

from tests.shapes.grid import Sheet
from tests.shapes.options import Options

BOTH = " of both"
"""Behind a head that stands in the bank book as well."""
FUND_HEADS = {"cash": "Tiền mặt", "bank": "Tiền gửi ngân hàng"}
_MORE = {
    "none": (),
    "serial number": ("serial",),
    "note": ("note",),
    "person": ("person",),
    "counter account": ("contra",),
    "code": ("code",),
    "unknown": ("unknown",),
    "many": ("serial", "person", "unknown", "note"),
}
_HEADS = {
    "serial": "STT",
    "note": "Ghi chú",
    "person": "Người nộp / nhận",
    "contra": "TK đối ứng",
    "code": "Mã số",
    "unknown": "Bộ phận đề xuất",
    "kind": "Loại",
    "amount": "Số tiền",
    "signed": "Số tiền",
    "day_d": "Ngày",
    "day_m": "Tháng",
    "day_y": "Năm",
}


@dataclass(frozen=True)
class Column:
    """One column: what stands in it, its head, and the head over it."""

    key: str
    head: str
    over: str = ""


def columns(options: Options, funds: tuple[str, ...]) -> list[Column]:
    """The columns from left to right."""
    more = _MORE[options["more columns"]]
    head = [Column(key, _HEADS[key]) for key in more if key == "serial"]
    middle = [Column(key, _HEADS[key]) for key in more if key in ("person", "code", "contra", "unknown")]
    tail = [Column(key, _HEADS[key]) for key in more if key == "note"]
    days, numbers = _days(options), _numbers(options)
    text = [Column("text", options["head text"])]
    first = [*days, *numbers, *text]
    if options["column order"] == "number first" and not options["head rows"].startswith("two, one"):
        first = [*numbers, *days, *text]
    elif options["column order"] == "text before number":
        first = [*days, *text, *numbers] if options["head rows"] in ("one", "two") else first
    return [*head, *first, *middle, *_money(options, funds), *tail]


def _days(options: Options) -> list[Column]:
    over = "Ngày tháng" if options["head rows"] != "one" else ""
    match options["day columns"]:
        case "split in two":
            return [Column(key, _HEADS[key], over) for key in ("day_d", "day_m")]
        case "split in three":
            return [Column(key, _HEADS[key], over) for key in ("day_d", "day_m", "day_y")]
        case "two":
            return [Column("day", "Ngày tháng ghi sổ"), Column("paper_day", "Ngày chứng từ")]
    match options["head rows"]:
        case "two, day and number joined":
            return [Column("day", "Ngày tháng", "Chứng từ")]
        case "two, one joined head without heads below":
            return [Column("day", "", "SỐ HIỆU CHỨNG TỪ")]
        case _:
            return [Column("day", options["head day"])]


def _numbers(options: Options) -> list[Column]:
    match options["number"]:
        case "none":
            return []
        case "two columns":
            if options["head rows"] == "one":
                return [Column("number_in", "Phiếu thu"), Column("number_out", "Phiếu chi")]
            return [Column("number_in", "Thu", "Số hiệu chứng từ"), Column("number_out", "Chi", "Số hiệu chứng từ")]
    match options["head rows"]:
        case "two, day and number joined":
            return [Column("number", "Số hiệu", "Chứng từ")]
        case "two, one joined head without heads below":
            return [Column("number", "", "SỐ HIỆU CHỨNG TỪ")]
        case _:
            return [Column("number", options["head number"])]


def _money(options: Options, funds: tuple[str, ...]) -> list[Column]:
    came, went = options["head money"].split("|")
    made: list[Column] = []
    for fund in funds:
        prefix = f"{fund}_" if len(funds) > 1 else ""
        over = FUND_HEADS[fund] if prefix else "Số tiền" if options["head rows"].startswith("two") else ""
        sides = [Column(f"{prefix}in", came, over), Column(f"{prefix}out", went, over)]
        match options["money"]:
            case "out, in":
                sides.reverse()
            case "amount and kind":
                sides = [Column("kind", _HEADS["kind"]), Column("amount", _HEADS["amount"])]
            case "amount alone":
                sides = [Column("amount", _HEADS["amount"])]
            case "signed":
                sides = [Column("signed", _HEADS["signed"])]
        left = [Column(f"{prefix}balance", _balance_head(options, fund), over)]
        if options["balance"] == "none":
            left = []
        made += [*left, *sides] if options["balance"] == "balance first" else [*sides, *left]
    return made


def _balance_head(options: Options, fund: str) -> str:
    """«Tồn quỹ» is said of cash; of a bank account only by somebody who copied her cash book."""
    return (
        "Còn lại"
        if fund == "bank" and options["head balance"] == "Tồn quỹ"
        else options["head balance"].removesuffix(BOTH)
    )


def is_money(column: Column) -> bool:
    """True for a column of amounts or balances."""
    return column.key.split("_")[-1] in ("in", "out", "balance", "amount", "signed") and "number" not in column.key


def head_height(listed: list[Column], options: Options) -> int:
    """Rows of the head without the row of letters."""
    return 2 if any(each.over for each in listed) and not options["head rows"].startswith("two, one") else 1


def draw_head(sheet: Sheet, row: int, column: int, listed: list[Column], options: Options) -> int:
    """Write the head; gives the next free row."""
    if options["head rows"].startswith("two, one"):
        _draw_flat(sheet, row, column, listed)
        return row + 1
    height = head_height(listed, options)
    at = 0
    while at < len(listed):
        each = listed[at]
        if height == 1 or not each.over:
            sheet.put(row, column + at, each.head)
            sheet.join(row, column + at, row + height - 1, column + at)
            at += 1
            continue
        end = at
        while end < len(listed) and listed[end].over == each.over:
            sheet.put(row + 1, column + end, listed[end].head)
            end += 1
        sheet.put(row, column + at, each.over)
        sheet.join(row, column + at, row, column + end - 1)
        at = end
    return _draw_index(sheet, row + height, column, listed, options)


def _draw_flat(sheet: Sheet, row: int, column: int, listed: list[Column]) -> None:
    """One row of heads in which one head is joined over the day and the number."""
    over = [at for at, each in enumerate(listed) if each.key in ("day", "number")]
    for at, each in enumerate(listed):
        sheet.put(row, column + at, each.head)
    sheet.put(row, column + over[0], "SỐ HIỆU CHỨNG TỪ")
    sheet.join(row, column + over[0], row, column + over[-1])


def _draw_index(sheet: Sheet, row: int, column: int, listed: list[Column], options: Options) -> int:
    match options["index row"]:
        case "letters":
            counted = 0
            for at, each in enumerate(listed):
                if is_money(each):
                    counted += 1
                    sheet.put(row, column + at, counted)
                else:
                    sheet.put(row, column + at, chr(65 + at))
        case "figures":
            sheet.put_row(row, range(1, len(listed) + 1), column)
        case "figures in brackets":
            sheet.put_row(row, (f"({number})" for number in range(1, len(listed) + 1)), column)
        case _:
            return row
    return row + 1
