"""In what a list of dues may differ from treasurer to treasurer."""

from __future__ import annotations

from tests.shapes.lists.people_options import HEADINGS, PEOPLE_CHOICES
from tests.shapes.lists.people_options import settled as people_settled
from tests.shapes.options import Choice, Options, plain

_TAKEN = (
    "head name", "name columns", "number", "head number", "serial", "index row", "subtotals", "total", "signers", "empty rows",
    "offset", "noise", "heads again", "hidden", "spelling", "format", "above",
)  # fmt: skip
DUES_CHOICES = (
    Choice("title", "DANH SÁCH TRÍCH NỘP ĐOÀN PHÍ", (
        "Danh Sách Trích Nộp Phí Công Đoàn", "BẢNG THU ĐOÀN PHÍ CÔNG ĐOÀN", "BẢNG TÍNH ĐOÀN PHÍ, KINH PHÍ CÔNG ĐOÀN", "DANH SÁCH ĐÓNG ĐOÀN PHÍ",
    )),
    Choice("month told", "in the title", ("in the sheet's name", "both", "nowhere")),
    Choice("months", "one", ("three sheets", "twelve sheets")),
    Choice("columns", "all", ("dues only", "dues and fund", "dues with shares", "dues first", "total missing")),
    Choice("head rows", "two", ("one",)),
    Choice("heads of money", "of the file seen", ("short", "in words", "with formulas in brackets")),
    Choice("head wage", "Mức lương đóng", ("Tiền lương", "Lương đóng BHXH", "Lương CB", "Mức lương làm căn cứ đóng", "Quỹ lương")),
    Choice("amount form", "number", ("text with dots", "text with commas", "float")),
    Choice("absent", "nobody", ("on leave", "on leave, dash")),
    Choice("with wages", "yes", ("changed in the last month",)),
    Choice("more columns", "none", ("sign", "note", "sign and note")),
    Choice("groups", "none", HEADINGS),
    *(choice for choice in PEOPLE_CHOICES if choice.name in _TAKEN),
)  # fmt: skip


def settled(options: Options) -> Options:
    """The options without what contradicts itself, and with what lists of dues share with lists of members."""
    mine = dict(options)
    whole = {**plain(PEOPLE_CHOICES), **{name: mine[name] for name in _TAKEN}, "groups": mine["groups"], "wage": "đồng"}
    mine.update({name: value for name, value in people_settled(whole).items() if name in _TAKEN})
    if mine["format"] not in ("xlsx", "xls"):
        mine["months"] = "one"
        if mine["month told"] == "in the sheet's name":
            mine["month told"] = "in the title"
    if mine["months"] != "one" and mine["month told"] == "nowhere":
        mine["month told"] = "in the sheet's name"
    if mine["groups"] not in HEADINGS:
        mine["subtotals"] = "none"
    return mine
