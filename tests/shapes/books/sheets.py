"""What stands around a book's table: union and title above, signers and notes below and beside, and the sheets next to it."""

from __future__ import annotations

import calendar
import datetime as dt
import random
from collections.abc import Sequence

from tests.shapes.books.options import FORM_TITLE, NO_TITLE
from tests.shapes.books.truth import Books
from tests.shapes.grid import Sheet
from tests.shapes.options import Options

TITLES = {
    ("cash", FORM_TITLE): ("SỔ QUỸ TIỀN MẶT",),
    ("bank", FORM_TITLE): ("SỔ TIỀN GỬI NGÂN HÀNG",),
    ("cash", "plain"): ("SỔ QUỸ", "SỔ TIỀN MẶT", "SỔ THU CHI TIỀN MẶT"),
    ("bank", "plain"): ("SỔ NGÂN HÀNG", "SỔ TIỀN GỬI", "SỔ TGNH"),
    ("cash", "own words"): (
        "THEO DÕI THU CHI TIỀN MẶT CÔNG ĐOÀN",
        "BẢNG KÊ THU, CHI QUỸ TIỀN MẶT",
        "Thu chi tiền mặt CĐCS",
    ),
    ("bank", "own words"): (
        "THEO DÕI TÀI KHOẢN NGÂN HÀNG CÔNG ĐOÀN",
        "Thu chi qua ngân hàng CĐCS",
        "NHẬT KÝ TIỀN GỬI NH",
    ),
    ("both", FORM_TITLE): (
        "SỔ QUỸ TIỀN MẶT VÀ TIỀN GỬI NGÂN HÀNG",
        "SỔ THU CHI CÔNG ĐOÀN",
        "THEO DÕI TIỀN MẶT, TIỀN GỬI",
    ),
}
SHEET_NAMES = {
    "cash": ("SỔ TM {y}", "TM", "Quỹ TM", "Sổ quỹ {y}", "TIEN MAT"),
    "bank": ("SỔ NH {y}", "TGNH", "NH", "Tiền gửi {y} ", "NGAN HANG"),
    "both": ("Thu chi {y}", "Sổ quỹ", "Sheet1"),
}


def period_line(year: int, months: Sequence[int], rng: random.Random) -> str:
    """«Năm 2025», «Tháng 3/2025», «Quý II năm 2025»."""
    if len(months) == 12:
        return rng.choice((f"Năm {year}", f"NĂM {year}", f"Từ ngày 01/01/{year} đến ngày 31/12/{year}"))
    if len(months) == 1:
        return rng.choice((f"Tháng {months[0]:02d} năm {year}", f"Tháng {months[0]}/{year}"))
    return f"Quý {('I', 'II', 'III', 'IV')[months[0] // 3]} năm {year}"


def above(
    sheet: Sheet, books: Books, fund: str, months: Sequence[int], options: Options, rng: random.Random, width: int
) -> int:
    """Union, title, period and unit; gives the first free row."""
    row = 0
    if options["above"] != "none":
        sheet.put(0, 0, books.superior)
        sheet.put(1, 0, f"Công đoàn cơ sở: {books.union}")
        if options["above"] == "both sides":
            sheet.put(0, max(width - 3, 2), "Mẫu số S11-H" if fund == "cash" else "Mẫu số S12-H")
            sheet.put(1, max(width - 3, 2), "(Ban hành kèm theo Thông tư số 107/2017/TT-BTC)")
        row = 3
    if options["title"] != NO_TITLE:
        title = rng.choice(TITLES.get((fund, options["title"]), TITLES["both", FORM_TITLE]))
        sheet.put(row, rng.choice((0, 1, 2)), title)
        sheet.put(row + 1, rng.choice((0, 1, 2)), period_line(books.year, months, rng))
        row += 2
    if options["above"] == "account lines":
        sheet.put(row, 1, "Nơi mở tài khoản giao dịch: VietinBank – CN Tây Long")
        sheet.put(row + 1, 1, "Số hiệu tài khoản: 118002934455")
        row += 2
    if options["unit"] == "line above":
        sheet.put(row, max(width - 2, 1), "Đơn vị tính: đồng")
        row += 1
    elif options["unit"] == "thousands above":
        sheet.put(row, max(width - 2, 1), rng.choice(("Đơn vị tính: nghìn đồng", "ĐVT: 1.000 đồng")))
        row += 1
    return row + (1 if row else 0)


def below(sheet: Sheet, books: Books, options: Options, rng: random.Random, column: int = 0) -> None:
    """Signers side by side."""
    count = {"none": 0, "one": 1, "two": 2}.get(options["signers"], 3)
    if not count:
        return
    row = sheet.height + 1
    width = max(sheet.width - column, count * 2)
    places = [column + at * width // count for at in range(count)]
    last = calendar.monthrange(books.year, 12)[1]
    sheet.put(row, places[-1], f"Ngày {last} tháng 12 năm {books.year}")
    roles = {1: ("Người lập sổ",), 2: ("Thủ quỹ", "Chủ tịch"), 3: ("Người lập", "Kế toán", "TM. BAN CHẤP HÀNH")}[count]
    in_one_row = options["signers"] == "three with names in one row"
    for place, role, name in zip(places, roles, books.signers, strict=False):
        sheet.put(row + 1, place, f"{role}: {name}" if in_one_row else role)
        if not in_one_row:
            sheet.put(row + 2, place, rng.choice(("(Ký, họ tên)", "")))
            sheet.put(row + 5, place, name)


def noise(sheet: Sheet, first: int, last: int, options: Options, rng: random.Random) -> None:
    """What a treasurer leaves beside and below her table."""
    last = max(first, last)
    beside = sheet.width + rng.choice((0, 1))
    match options["noise"]:
        case "marks beside":
            mark = rng.choice(("x", "ok", "X", "v"))
            for row in range(first, last):
                if rng.random() < 0.5:
                    sheet.put(row, beside, mark)
        case "notes beside":
            for note in ("đã đối chiếu sao kê", "V105 nghỉ thai sản", "thiếu 1 hóa đơn"):
                sheet.put(rng.randint(first, last), beside, note)
        case "proofs beside":
            for _ in range(4):
                sheet.put(rng.randint(first, last), beside + rng.randint(0, 1), rng.randint(100, 9_000) * 1_000)
        case "sums below":
            for at, code in enumerate(("22", "31", "34.02"), sheet.height + 2):
                sheet.put(at, 1, code)
                sheet.put(at, 2, rng.randint(100, 9_000) * 1_000)


def cover(books: Books) -> Sheet:
    """A sheet with a title only."""
    sheet = Sheet("Bìa")
    sheet.put(3, 2, books.superior)
    sheet.put(4, 2, f"Công đoàn cơ sở: {books.union}")
    sheet.put(8, 2, "SỔ SÁCH CÔNG ĐOÀN")
    sheet.put(9, 2, f"NĂM {books.year}")
    sheet.put(12, 2, f"Thủ quỹ: {books.signers[1]}")
    return sheet


def summary(books: Books, funds: Sequence[str]) -> Sheet:
    """The months side by side, as sums only."""
    sheet = Sheet("Tổng hợp")
    sheet.put(0, 0, f"TỔNG HỢP THU CHI NĂM {books.year}")
    sheet.put_row(
        2, ("Tháng", *(f"{side} {fund}" for fund in ("TM", "NH")[: len(funds)] for side in ("Thu", "Chi", "Tồn")))
    )
    for month in range(1, 13):
        sheet.put(2 + month, 0, f"Tháng {month}")
        for at, name in enumerate(funds):
            fund = books.fund(name)
            moved = [each.amount for each in fund.entries if each.day.month == month]
            figures = (sum(a for a in moved if a > 0), -sum(a for a in moved if a < 0), fund.until(month))
            sheet.put_row(2 + month, figures, 1 + 3 * at)
    return sheet


def settlement(books: Books) -> Sheet:
    """The head of a settlement with its codes."""
    sheet = Sheet(f"BCQT {books.year}")
    sheet.put(0, 0, books.superior)
    sheet.put(2, 0, "BÁO CÁO QUYẾT TOÁN THU, CHI TÀI CHÍNH CÔNG ĐOÀN")
    sheet.put(3, 0, f"Năm {books.year}")
    sheet.put_row(5, ("TT", "NỘI DUNG", "Mã số", "Dự toán", "Quyết toán"))
    came = sum(each.amount for each in books.cash.entries if each.amount > 0 and not each.transfer)
    rows = (
        ("I", "TÍCH LŨY TÀI CHÍNH ĐẦU KỲ", "10", books.cash.opening + books.bank.opening),
        ("2.1", "Đoàn phí công đoàn", "22", came),
        ("3.1", "Chi chăm lo đoàn viên", "31", 12_000_000),
        ("", "TÍCH LŨY CUỐI KỲ", "50", books.cash.closing + books.bank.closing),
    )
    for row, (place, text, code, amount) in enumerate(rows, 6):
        sheet.put_row(row, (place, text, code, None, amount))
    return sheet


def last_year(books: Books) -> Sheet:
    """A hidden sheet with a few rows of the cash book of the year before."""
    sheet = Sheet(f"TM {books.year - 1}", hidden=True)
    sheet.put(0, 0, "SỔ QUỸ TIỀN MẶT")
    sheet.put(1, 0, f"NĂM {books.year - 1}")
    sheet.put_row(3, ("Ngày", "Số hiệu", "Diễn giải", "Thu", "Chi", "Tồn quỹ"))
    held = 5_000_000
    sheet.put_row(4, (None, None, "Số dư đầu kỳ", None, None, held))
    for at in range(6):
        held -= 200_000
        day = dt.date(books.year - 1, 2 + at, 11)
        sheet.put_row(5 + at, (day, f"PC{books.year - 1}/{at + 1:02d}", "Chi mừng sinh nhật", None, 200_000, held))
    return sheet


def word_list() -> Sheet:
    """A hidden sheet that feeds a drop-down."""
    sheet = Sheet("DM", hidden=True)
    for row, text in enumerate(("Danh mục", "Thu đoàn phí", "Chi sinh nhật", "Chi thăm ốm", "Chi hành chính")):
        sheet.put(row, 0, text)
    return sheet
