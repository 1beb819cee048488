"""In what a cash or bank book may differ from treasurer to treasurer, and which choices go together."""

from __future__ import annotations

from collections.abc import Callable

from tests.shapes.options import Choice, Options
from tests.shapes.writing import FORMATS

Back = Callable[..., None]
FORM_TITLE, NO_TITLE = "of the form", "none"
BOOK_CHOICES = (
    Choice("title", FORM_TITLE, ("plain", "own words", NO_TITLE)),
    Choice("above", "union", ("none", "both sides", "account lines")),
    Choice("head text", "Diễn giải", (
        "DIỄN GIẢI", "Trích yếu", "Nội dung", "Nội dung thu, chi", "Lý do", "Lý do thu chi", "Nội dung chi tiết",
        "Khoản mục", "Nội dung nghiệp vụ", "Diễn giải nội dung", "Description",
    )),
    Choice("head money", "Thu|Chi", (
        "THU|CHI", "Tiền vào|Tiền ra", "Số tiền thu|Số tiền chi", "Nợ|Có", "Gửi vào|Rút ra", "Thu vào|Chi ra", "Tăng|Giảm",
        "Nhập|Xuất", "Ghi có|Ghi nợ", "Phát sinh Nợ|Phát sinh Có", "Tổng thu|Tổng chi", "Nhận|Trả", "Receipts|Payments",
        "Thu (VNĐ)|Chi (VNĐ)", "Thu\n(đồng)|Chi\n(đồng)",
    )),
    Choice("head balance", "Tồn quỹ", (
        "Tồn", "Số dư", "Còn lại", "Số tồn", "Dư cuối", "Quỹ còn", "Số tiền còn lại", "Tồn cuối", "Tồn quỹ of both", "Balance", "Số tồn (đồng)",
    )),
    Choice("head day", "Ngày", (
        "Ngày tháng", "Ngày, tháng, năm", "Ngày tháng ghi sổ", "Ngày ghi sổ", "Ngày tháng năm", "Thời gian", "Ngày CT",
        "NGÀY", "Ngày GS", "Date", "N.T",
    )),
    Choice("head number", "Số hiệu", (
        "Số CT", "Số chứng từ", "Số phiếu", "Chứng từ", "Phiếu số", "Số", "Mã phiếu", "Số hiệu chứng từ", "CT số", "Voucher No.",
    )),
    Choice("head rows", "one", ("two", "two, day and number joined", "two, one joined head without heads below")),
    Choice("index row", "none", ("letters", "figures", "figures in brackets")),
    Choice("number", "one column", ("two columns", "none", "joined downwards")),
    Choice("numbering", "PT2025/01", ("PT01", "PT01/03", "01/PT", "1", "T01", "PT-001", "PT 01", "03-PT01")),
    Choice("bank letters", "BC, UNC", ("BC, BN", "GBC, GBN")),
    Choice("transfer number", "its own", ("of the other book",)),
    Choice("transfer days", "the same", ("a day or two later",)),
    Choice("column order", "day first", ("number first", "text before number")),
    Choice("money", "in, out", ("out, in", "amount and kind", "signed", "amount alone")),
    Choice("kind words", "Thu/Chi", ("T/C", "THU/CHI", "PT/PC", "+/-")),
    Choice("balance", "every row", ("none", "balance first")),
    Choice("day columns", "one", ("two", "split in two", "split in three")),
    Choice("day rows", "every row", ("once", "joined", "under month headings")),
    Choice("day form", "date", (
        "date d/m/yy", "text dd/mm/yyyy", "text d/m/yyyy", "text d/m/yy", "text dd-mm-yyyy", "text dd.mm.yyyy", "text yyyy-mm-dd",
        "text dd/mm", "text dd-Mon-yyyy",
    )),
    Choice("amount form", "number", ("text with dots", "text with commas", "text with đ", "float", "dash for nothing", "zero for nothing")),
    Choice("funds", "two files", ("two sheets", "cash only", "bank only", "columns of one table", "side by side", "one below the other")),
    Choice("sheets", "one", ("a month each", "a quarter each")),
    Choice("order", "cash first", ("bank first",)),
    Choice("opening", "row", ("row in the first column", "row in both columns", "line above", "none")),
    Choice("closings", "none", ("month totals", "as in the form", "balance only", "totals and next opening")),
    Choice("year total", "yes", ("none", "totals only", "totals and closing")),
    Choice("carried", "none", ("every 20 rows", "every 20 rows with heads")),
    Choice("signers", "two", ("none", "one", "three", "three with names in one row")),
    Choice("unit", "none", ("line above", "thousands above")),
    Choice("empty rows", "none", ("below the head", "between months", "here and there")),
    Choice("offset", "none", ("a column", "rows", "rows and columns")),
    Choice("more columns", "none", ("serial number", "note", "person", "counter account", "code", "unknown", "many")),
    Choice("noise", "none", ("marks beside", "notes beside", "sums below", "proofs beside")),
    Choice("hidden", "none", ("empty sheet", "last year", "lists")),
    Choice("cover", "none", ("cover", "summary", "settlement", "summary behind")),
    Choice("spelling", "plain", ("decomposed", "sloppy")),
    Choice("formulas", "none", ("balances and totals",)),
    Choice("format", "xlsx", tuple(kind for kind in FORMATS if kind != "xlsx")),
)  # fmt: skip


def settled(options: Options) -> Options:
    """The options without what contradicts itself, or what nobody could know from the file."""
    made = dict(options)
    plain = {choice.name: choice.plain for choice in BOOK_CHOICES}

    def back(*names: str) -> None:
        for name in names:
            made[name] = plain[name]

    if made["format"] != "xlsx":
        _for_flat_files(made, back)
    _for_funds(made, back)
    _for_days(made, back)
    _for_money(made, back)
    if made["number"] == "none":
        back("numbering", "head number")
        if made["head rows"] == "two, day and number joined":
            back("head rows")
    if made["number"] == "joined downwards":
        back("carried", "empty rows", "numbering")
    if made["number"] == "two columns":
        back("head rows", "head number")
    if made["money"] == "amount alone":
        # Why: only the balance before the first row tells which way that row went.
        back("balance", *(("opening",) if made["opening"] in ("none", "line above") else ()))
    if made["unit"] == "thousands above":
        back("amount form", "formulas")
    if made["money"] in ("amount and kind", "signed", "amount alone") and made["head rows"].startswith("two, one"):
        back("head rows")
    if made["balance"] == "none" and made["closings"] == "balance only":
        back("closings")
    if made["opening"] == "none" and made["balance"] == "none" and made["sheets"] != "one":
        back("balance")
    return made


def _for_funds(made: Options, back: Back) -> None:
    """Both funds in one table or beside each other leave room for less."""
    if made["funds"] == "columns of one table":
        back(
            "money",
            "number",
            "day rows",
            "opening",
            "carried",
            "closings",
            "more columns",
            "head money",
            "head rows",
            "balance",
        )
    if made["funds"] == "side by side":
        back("carried", "offset", "noise", "signers", "closings", "formulas", "empty rows", "more columns")
    if made["funds"] == "columns of one table":
        back("transfer days")
    if made["funds"] in ("columns of one table", "side by side", "one below the other"):
        back("sheets", "title")
    if made["funds"] == "two sheets" and made["sheets"] != "one":
        back("funds")


def _for_flat_files(made: Options, back: Back) -> None:
    """A file of text holds one sheet, and nothing joined."""
    if made["format"] != "xls":
        back("hidden", "cover", "sheets", "formulas")
        if made["funds"] == "two sheets":
            back("funds")
        if made["format"] != "html" and made["day rows"] == "joined":
            made["day rows"] = "once"
        if made["format"] != "html" and made["number"] == "joined downwards":
            back("number")
        if made["format"] == "csv semicolon cp1258":
            back("spelling")
        if made["day form"] == "date d/m/yy" and made["title"] == NO_TITLE:
            back("title")
    elif made["formulas"] != "none":
        back("formulas")
    if made["format"] != "xls" and made["title"] == NO_TITLE:
        # Why: neither a title nor a sheet's name would say which fund it is; only the file's name does.
        back("title")


def _for_days(made: Options, back: Back) -> None:
    if made["day columns"] in ("split in two", "split in three"):
        back("day form")
        if made["day rows"] == "under month headings":
            back("day rows")
        if made["head rows"] == "two, day and number joined":
            back("head rows")
    if made["day rows"] == "under month headings":
        back("day form", "day columns")
    if made["sheets"] != "one" and made["day rows"] == "under month headings":
        back("day rows")
    # Why: where the day of the paper stands in each row, a blank day of the book may mean that one too.
    if made["day columns"] == "two" and made["day rows"] in ("joined", "once"):
        back("day columns")
    if made["head rows"].startswith("two, one joined"):
        back("day columns", "number", "index row")
    needs_year = made["day form"] in ("text dd/mm", "text d/m/yy", "date d/m/yy")
    needs_year = needs_year or made["day columns"] == "split in two" or made["day rows"] == "under month headings"
    if needs_year and made["title"] == NO_TITLE:
        back("title")


def _for_money(made: Options, back: Back) -> None:
    if made["money"] in ("amount and kind", "signed", "amount alone"):
        if made["head money"] != "Receipts|Payments":
            back("head money")
        if made["opening"] == "row" and made["balance"] == "none":
            made["opening"] = "line above"
        if made["closings"] in ("month totals", "as in the form", "totals and next opening"):
            back("closings")
        if made["year total"] != "none":
            made["year total"] = "none"
        if made["carried"] != "none":
            back("carried")
        if made["amount form"] in ("dash for nothing", "zero for nothing"):
            back("amount form")
    if made["money"] != "amount and kind":
        back("kind words")
    # Why: which of «Nợ» and «Có» is in depends on whose book it is; only the balance tells.
    if (
        made["head money"] in ("Nợ|Có", "Ghi có|Ghi nợ", "Phát sinh Nợ|Phát sinh Có", "Nhận|Trả")
        and made["balance"] == "none"
    ):
        back("balance")
