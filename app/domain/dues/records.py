"""What her own lists of dues are made of: the list of a month or a quarter, and the sheet of a year with one row a month.

Who a row is, and the wage, are fields of a member.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.dues.dues_import import DuesColumn, YearColumn
from app.domain.members.records import COUNTER, MEMBER, MEMBER_LIST, NAMES, PARTS_OF_DAYS
from app.domain.pointing import Pointable
from app.domain.problems import N_
from app.domain.records import Field, ForeignTable, Kind, headings


def _column(column: DuesColumn | YearColumn, *aliases: str, kind: Kind = Kind.MONEY, about: str = "") -> Field:
    return Field(str(column), column.label, kind, aliases=headings(*aliases), help=about)


_SHARES = (DuesColumn.FUND_KEPT, DuesColumn.FUND_UP, DuesColumn.KEPT, DuesColumn.UP)
_WAGE = replace(
    MEMBER["wage"],
    label=DuesColumn.WAGE.label,
    aliases=(
        *MEMBER["wage"].aliases,
        *headings("Mức đóng, Tổng…lương…, Quỹ lương, Tiền lương tháng, Lương tháng, Thu nhập"),
    ),
)
DUES_LIST = ForeignTable(
    "dues-list",
    N_("Bảng trích nộp"),
    (
        COUNTER,
        MEMBER["full_name"],
        MEMBER_LIST["family_name"],
        MEMBER_LIST["given_name"],
        MEMBER["staff_number"],
        MEMBER["group"],
        MEMBER["birth"],
        Field("months", N_("Số tháng"), aliases=("Số tháng…",)),
        _WAGE,
        _column(
            DuesColumn.FUND,
            "Kinh phí công đoàn, Kinh phí, Tiền KPCĐ, …2%…, …KPCĐ…",
            about=N_("Hai cột dưới một tiêu đề 2% là phần giữ lại và phần nộp cấp trên."),
        ),
        _column(
            DuesColumn.DUES,
            "Mức đóng đoàn phí, Tiền đoàn phí, Số tiền đoàn phí, Đoàn phí phải nộp, Đoàn phí công đoàn, Đoàn phí, …0,5%…, …1%…, …ĐP…, …ĐPCĐ…",
            about=N_("Hai cột dưới một tiêu đề 0,5% là phần giữ lại và phần nộp cấp trên."),
        ),
        _column(DuesColumn.TOTAL, "Tổng cộng…, Tổng…, Cộng."),
        # Why without aliases: the shares are told apart under the heading of their rate, and every column beside the table is a note.
        *map(_column, _SHARES),
        Field(
            "note",
            N_("Ghi chú"),
            help=N_("Mọi cột bên cạnh; «nghỉ thai sản», «nghỉ không lương»… ở đây là lý do miễn."),
        ),
    ),
    needed=(("full_name",), (DuesColumn.WAGE,), (DuesColumn.FUND, DuesColumn.DUES, *_SHARES)),
)
DUES_POINTABLE = Pointable(("dues-list",), (*DUES_LIST.fields, *PARTS_OF_DAYS[:3]), (NAMES, (DuesColumn.WAGE,)))

YEAR_SHEET = ForeignTable(
    "dues-year",
    N_("Bảng tính kinh phí, đoàn phí cả năm"),
    (
        Field("month", N_("Tháng"), Kind.MONTH, aliases=headings("Tháng…, Kỳ…")),
        _column(
            YearColumn.WORKERS,
            "Số lao động, Số LĐ, Số NLĐ, Số ĐV, Số người, Số đoàn viên, Số CNV, Số công nhân, Lao động., Đoàn viên., SL",
            kind=Kind.COUNT,
        ),
        _column(
            YearColumn.PAYROLL, "Tổng quỹ lương, Quỹ lương, Quỹ tiền lương, Tổng lương, Tổng tiền lương, Tổng mức lương"
        ),
        _column(YearColumn.FUND_KEPT, "…nhận 75%…, …nhận lại…"),
        _column(YearColumn.FUND_UP, "Thực đóng…, Thực nộp…, …2%…thực đóng, …2%…thực nộp"),
        _column(YearColumn.KEPT, "…giữ…đoàn phí…, …đoàn phí…giữ…, …giữ…ĐP…, …ĐP…giữ…"),
        _column(YearColumn.UP, "…nộp…đoàn phí…, …nộp…ĐP…, …đoàn phí…nộp…, …ĐP…nộp…"),
        # Why last: every other figure of the fund is also under a heading that says so.
        _column(YearColumn.FUND, "…2%…, …kinh phí…"),
    ),
    needed=(("month",), (YearColumn.PAYROLL,), (YearColumn.FUND, YearColumn.KEPT, YearColumn.UP)),
)
