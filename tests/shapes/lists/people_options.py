"""In what a list of members may differ from treasurer to treasurer, and which choices go together."""

from __future__ import annotations

from collections.abc import Callable

from tests.shapes.options import Choice, Options
from tests.shapes.writing import FORMATS

Back = Callable[..., None]
PEOPLE_CHOICES = (
    Choice("title", "DANH SÁCH ĐOÀN VIÊN CÔNG ĐOÀN", (
        "none", "DANH SÁCH TRÍCH NGANG ĐOÀN VIÊN", "DANH SÁCH CÁN BỘ, CÔNG NHÂN VIÊN", "Danh sách lao động là đoàn viên", "MEMBER LIST",
    )),
    Choice("above", "union", ("none", "both sides")),
    Choice("month told", "no", ("in the title", "in the sheet's name")),
    Choice("head name", "Họ và tên", (
        "Họ tên", "HỌ VÀ TÊN", "Họ & tên", "Tên đoàn viên", "Họ tên đoàn viên", "Tên CNV", "Họ tên CB-CNV", "Người lao động",
        "Họ và tên\nđoàn viên", "Full name", "Tên",
    )),
    Choice("name columns", "one", ("two", "two under one head")),
    Choice("gender", "column", (
        "none", "marks in two columns", "mark for women", "births in two columns", "words F, M", "0 and 1 for women",
    )),
    Choice("head gender", "Giới tính", ("Phái", "GT", "Nam/Nữ", "Nam, nữ", "Giới", "Gender")),
    Choice("birth", "date", ("none", "text dd/mm/yyyy", "text dd-Mon-yyyy", "text d-m-yyyy", "split in three", "year")),
    Choice("head birth", "Ngày sinh", ("Ngày, tháng, năm sinh", "Sinh ngày", "NTNS", "Ngày tháng năm sinh", "Date of birth")),
    Choice("groups", "column", (
        "none", "joined cells", "heading rows", "heading rows in the name column", "heading rows numbered",
        "heading rows with counts", "a sheet each", "title",
    )),
    Choice("head group", "Tổ", ("Tổ công đoàn", "Bộ phận", "Phòng ban", "Đơn vị", "Tổ CĐ", "Tổ/Phòng", "Department")),
    Choice("number", "text", ("none", "lost zeros")),
    Choice("head number", "Mã NV", (
        "Mã nhân viên", "MSNV", "Mã số NV", "Mã số", "Số thẻ NV", "Mã CNV", "Mã thẻ", "Staff No.",
    )),
    Choice("wage", "none", ("đồng", "text with dots", "nghìn đồng in the head", "nghìn đồng above", "text with đ")),
    Choice("head wage", "Mức lương", (
        "Lương cơ bản", "Tiền lương đóng BHXH", "Mức lương làm căn cứ đóng đoàn phí", "Lương đóng BHXH", "Mức lương đóng KPCĐ", "Tiền lương",
        "Wage",
    )),
    Choice("joined", "none", ("date", "text mm/yyyy", "year")),
    Choice("head joined", "Ngày vào công đoàn", ("Ngày gia nhập CĐ", "Ngày kết nạp", "Vào CĐ", "Ngày vào CĐ", "Gia nhập công đoàn")),
    Choice("serial", "figures", ("text", "none", "anew in each group", "text with a dot")),
    Choice("head rows", "one", ("two",)),
    Choice("index row", "none", ("letters", "figures", "figures in brackets")),
    Choice("column order", "number after serial", ("number last", "group first")),
    Choice("subtotals", "none", ("people", "in the name column")),
    Choice("total", "none", ("people", "sums", "sentence")),
    Choice("signers", "two", ("none", "one", "three", "three with names in one row")),
    Choice("empty rows", "none", ("below the head", "between groups", "here and there")),
    Choice("offset", "none", ("a column", "rows", "rows and columns")),
    Choice("more columns", "none", ("phone", "job", "note", "size of shirt", "insurance number", "many")),
    Choice("noise", "none", ("marks beside", "notes beside", "proofs beside")),
    Choice("heads again", "none", ("in each group", "every 20 rows")),
    Choice("hidden", "none", ("empty sheet", "old list", "word list")),
    Choice("other sheets", "none", ("cover", "children", "gifts", "summary of groups", "notes")),
    Choice("spelling", "plain", ("vni", "decomposed", "sloppy", "upper case")),
    Choice("format", "xlsx", tuple(kind for kind in FORMATS if kind != "xlsx")),
)  # fmt: skip
HEADINGS = ("heading rows", "heading rows in the name column", "heading rows numbered", "heading rows with counts")


def settled(options: Options) -> Options:
    """The options without what contradicts itself, or what nobody could know from the file."""
    made = dict(options)
    plain = {choice.name: choice.plain for choice in PEOPLE_CHOICES}

    def back(*names: str) -> None:
        for name in names:
            made[name] = plain[name]

    if made["format"] != "xlsx":
        _for_flat_files(made, back)
    _for_groups(made, back)
    _for_columns(made, back)
    if made["wage"] == "none":
        back("head wage")
        if made["total"] == "sums":
            back("total")
    if made["joined"] == "none":
        back("head joined")
    if made["title"] == "none":
        back("month told")
    return made


def _for_flat_files(made: Options, back: Back) -> None:
    if made["format"] != "xls":
        back("hidden", "other sheets")
        if made["groups"] == "a sheet each":
            back("groups")
        if made["month told"] == "in the sheet's name":
            back("month told")
        if made["format"] != "html" and made["groups"] == "joined cells":
            back("groups")
    if made["format"] == "csv semicolon cp1258" and made["spelling"] != "upper case":
        back("spelling")


def _for_groups(made: Options, back: Back) -> None:
    if made["groups"] not in ("column", "joined cells"):
        back("head group")
        if made["column order"] == "group first":
            back("column order")
    if made["groups"] not in HEADINGS:
        if made["serial"] == "anew in each group":
            back("serial")
        if made["heads again"] == "in each group":
            back("heads again")
        if made["empty rows"] == "between groups":
            back("empty rows")
    if made["groups"] in ("none", "title", "joined cells", "a sheet each"):
        back("subtotals")
    if made["groups"] == "joined cells":
        back("heads again", "empty rows")
    if made["groups"] == "title" and made["title"] == "none":
        back("title")
    if made["groups"] == "a sheet each" and made["month told"] == "in the sheet's name":
        back("month told")


def _for_columns(made: Options, back: Back) -> None:
    if made["name columns"] == "two" or (made["name columns"] != "one" and made["head name"] == "Tên"):
        back("head name")
    if made["gender"] != "column":
        back("head gender")
    if made["gender"] == "births in two columns":
        if made["birth"] not in ("date", "text dd/mm/yyyy", "year"):
            back("birth")
        back("head birth")
    if made["birth"] in ("none", "split in three"):
        back("head birth")
    if made["number"] == "none":
        back("head number")
    # Why: a list of bare names tells nobody what it is.
    if made["birth"] == "none" and made["gender"] == "none" and made["number"] == "none":
        back("birth")
