"""What can be wrong with the cells, days and words of a book's rows: one small function per fault.

Each check looks at the context and returns its faults; it changes nothing. Faults of numbers live in
``number_faults.py``, of transfers between funds in ``transfer_faults.py``, of balances in ``balance_faults.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from app.domain.coding import matches, propose
from app.domain.dates import show_date
from app.domain.money import show_money
from app.domain.problems import N_, Level, Message
from app.domain.reading import UnreadableDate, read_date, read_money
from app.domain.text import clean, fold
from app.imports import date_order
from app.imports.book_rows import Context, Fault, Line, side_of
from app.imports.date_order import DatedRow, Reading

MISSPELT_CODE = {"out": "37", "in": "25.02"}
"""Where money goes whose narration no rule knows, once the treasurer agrees."""


def _to_check(context: Context) -> Iterator[tuple[int, Line]]:
    """The lines that are not in the book already."""
    return ((place, line) for place, line in enumerate(context.lines) if line.known is None)


def row_is_quite_another(context: Context) -> list[Fault]:
    """Under a number imported before there is now another day, another text and another amount."""
    faults = []
    for place, line in enumerate(context.lines):
        before = line.changed_from
        if before is None or line.keeps_dates or line.keeps_text or before.identity.amount == line.identity.amount:
            continue
        faults.append(
            context.fault(
                Level.WARN,
                "row-replaced",
                place,
                Message(
                    N_(
                        "Số {number} trước đây nhập «{before}», nay là «{text}» với ngày và số tiền khác: sẽ thay chứng từ cũ."
                    ),
                    {"number": line.source.number, "before": before.identity.text, "text": line.narration},
                ),
                column="number",
            )
        )
    return faults


# ---- words -----------------------------------------------------------------------------------------------------


def text_is_in_an_old_form(context: Context) -> list[Fault]:
    return [
        context.fault(
            Level.NOTE,
            "text-converted",
            place,
            Message(
                N_("Diễn giải viết theo {encoding}, đã chuyển về Unicode."), {"encoding": ", ".join(line.converted)}
            ),
            Message(N_("«{text}»"), {"text": line.narration}),
            "text",
        )
        for place, line in _to_check(context)
        if line.converted
    ]


def narration_is_missing(context: Context) -> list[Fault]:
    return [
        context.fault(
            Level.STOP,
            "narration-missing",
            place,
            Message(N_("Chưa có diễn giải: hãy ghi khoản này thu, chi về việc gì.")),
            column="text",
        )
        for place, line in _to_check(context)
        if not line.narration
    ]


# ---- amounts ---------------------------------------------------------------------------------------------------


def amount_is_text(context: Context) -> list[Fault]:
    faults = []
    for place, line in _to_check(context):
        _, cell = side_of(line.source)
        if isinstance(cell, str) and line.amount is not None:
            faults.append(
                context.fault(
                    Level.NOTE,
                    "amount-is-text",
                    place,
                    Message(N_("Số tiền «{text}» là chữ, không phải số."), {"text": cell}),
                    Message(N_("{amount} đồng"), {"amount": show_money(line.amount)}),
                    "amount",
                )
            )
    return faults


def amount_has_a_fraction(context: Context) -> list[Fault]:
    faults = []
    for place, line in _to_check(context):
        _, cell = side_of(line.source)
        if isinstance(cell, float) and line.amount is not None and (note := read_money(cell).note):
            value = Message(N_("{amount} đồng"), {"amount": show_money(line.amount)})
            faults.append(context.fault(Level.NOTE, "amount-fraction", place, note, value, "amount"))
    return faults


def amount_is_unreadable(context: Context) -> list[Fault]:
    faults = []
    for place, line in _to_check(context):
        _, cell = side_of(line.source)
        if line.direction is not None and line.amount is None:
            faults.append(
                context.fault(
                    Level.STOP,
                    "amount-unreadable",
                    place,
                    Message(
                        N_("Không rõ số tiền «{text}»: hãy sửa trong Excel thành đủ số đồng, ví dụ 1.500.000."),
                        {"text": str(cell).replace(".", ",") if isinstance(cell, float) else cell},
                    ),
                    column="amount",
                )
            )
    return faults


def amount_is_missing(context: Context) -> list[Fault]:
    return [
        context.fault(
            Level.STOP,
            "amount-missing",
            place,
            Message(N_("Dòng này chưa có số tiền thu hoặc chi: hãy ghi số tiền hoặc bỏ dòng.")),
            column="amount",
        )
        for place, line in _to_check(context)
        if line.source.amount_in is None and line.source.amount_out is None
    ]


def amount_on_both_sides(context: Context) -> list[Fault]:
    return [
        context.fault(
            Level.STOP,
            "amount-both-sides",
            place,
            Message(N_("Dòng này vừa có tiền thu vừa có tiền chi: hãy tách thành hai dòng.")),
            column="amount",
        )
        for place, line in _to_check(context)
        if line.direction is None and line.source.amount_in is not None and line.source.amount_out is not None
    ]


def amount_is_not_positive(context: Context) -> list[Fault]:
    return [
        context.fault(
            Level.STOP,
            "amount-not-positive",
            place,
            Message(
                N_("Số tiền {amount} không lớn hơn 0: hãy ghi số dương ở đúng cột thu hoặc chi."),
                {"amount": show_money(line.amount)},
            ),
            column="amount",
        )
        for place, line in _to_check(context)
        if line.amount is not None and line.amount <= 0
    ]


# ---- days ------------------------------------------------------------------------------------------------------


def date_is_missing(context: Context) -> list[Fault]:
    return [
        context.fault(
            Level.STOP,
            "date-missing",
            place,
            Message(
                N_("Thiếu ngày ghi sổ và ngày chứng từ: hãy xem lại chứng từ {number} rồi ghi ngày."),
                {"number": line.source.number},
            ),
            column="date",
        )
        for place, line in _to_check(context)
        if line.source.book_date is None and line.source.voucher_date is None
    ]


def date_is_unreadable(context: Context) -> list[Fault]:
    faults = []
    for place, line in _to_check(context):
        for cell, other in (
            (line.source.book_date, line.read_voucher_date),
            (line.source.voucher_date, line.read_book_date),
        ):
            if cell is None:
                continue
            try:
                read_date(cell)
            except UnreadableDate as refusal:
                meant = refusal.proposal or other
                both = {"book_date": line.book_date or meant, "voucher_date": line.voucher_date or meant}
                faults.append(
                    context.fault(
                        Level.STOP,
                        refusal.code,
                        place,
                        refusal.message,
                        Message(N_("{day}"), {"day": show_date(meant)}) if meant else None,
                        "date",
                        both if meant else None,
                    )
                )
                break
    return faults


def date_is_text(context: Context) -> list[Fault]:
    faults = []
    for place, line in _to_check(context):
        for cell, day in (
            (line.source.book_date, line.read_book_date),
            (line.source.voucher_date, line.read_voucher_date),
        ):
            if isinstance(cell, str) and day is not None:
                faults.append(
                    context.fault(
                        Level.NOTE,
                        "date-is-text",
                        place,
                        Message(N_("Ngày «{text}» là chữ, không phải ngày của Excel."), {"text": clean(cell)}),
                        Message(N_("{day}"), {"day": show_date(day)}),
                        "date",
                    )
                )
                break
    return faults


def date_does_not_fit(context: Context) -> list[Fault]:
    """Day and month exchanged, or a year outside the book's: told by rows, numbers, the sheet's month and the words."""
    places = [place for place, line in enumerate(context.lines) if line.book_date is not None]
    settled = date_order.settle(
        [_dated(context.lines[place]) for place in places], context.allowed, context.sheet.period
    )
    chosen = dict(zip(places, settled, strict=True))
    faults = []
    for place, reading in chosen.items():
        line = context.lines[place]
        if line.keeps_dates or (reading is not None and reading.change == ""):
            continue
        if reading is not None and reading.change == "swapped":
            faults.append(_swapped(context, place, line, reading.day))
        else:
            faults.append(_out_of_year(context, place, line, reading, chosen))
    return faults


def _dated(line: Line) -> DatedRow:
    number = line.read_number
    series = f"{number.kind}{number.year or ''}" if number else ""
    assert line.book_date is not None
    return DatedRow(line.book_date, line.narration, series, number.sequence if number else 0, line.keeps_dates)


def _swapped(context: Context, place: int, line: Line, meant: dt.date) -> Fault:
    assert line.book_date is not None
    return context.fault(
        Level.STOP,
        "date-swapped",
        place,
        Message(
            N_("Ngày {day} không khớp thứ tự dòng, số hiệu hoặc diễn giải: có lẽ ngày và tháng bị đảo."),
            {"day": show_date(line.book_date)},
        ),
        Message(N_("{day}"), {"day": show_date(meant)}),
        "date",
        {"book_date": meant, "voucher_date": _follow(line, meant)},
    )


def _follow(line: Line, meant: dt.date) -> dt.date | None:
    """The voucher's day mended like the booking day when both held the same; else as it stands."""
    return meant if line.voucher_date in (None, line.book_date) else line.voucher_date


def _out_of_year(
    context: Context, place: int, line: Line, reading: Reading | None, chosen: dict[int, Reading | None]
) -> Fault:
    assert line.book_date is not None
    year = context.allowed.first.year
    message = Message(N_("Ngày {day} nằm ngoài năm {year} của sổ."), {"day": show_date(line.book_date), "year": year})
    fits = reading is not None and _between_neighbours(context, place, reading.day, chosen)
    if reading is None or not fits:
        return context.fault(Level.STOP, "date-out-of-year", place, message, column="date")
    return context.fault(
        Level.STOP,
        "date-out-of-year",
        place,
        message,
        Message(N_("{day}"), {"day": show_date(reading.day)}),
        "date",
        {"book_date": reading.day, "voucher_date": _follow(line, reading.day)},
    )


def _between_neighbours(context: Context, place: int, day: dt.date, chosen: dict[int, Reading | None]) -> bool:
    def nearest(places: Iterator[int]) -> dt.date | None:
        return next((found.day for at in places if (found := chosen.get(at)) and found.change in ("", "swapped")), None)

    before = nearest(iter(range(place - 1, -1, -1)))
    after = nearest(iter(range(place + 1, len(context.lines))))
    return (before is None or before <= day) and (after is None or day <= after)


def voucher_date_does_not_fit(context: Context) -> list[Fault]:
    """A voucher's own day that is exchanged, in a wrong year, or later than its booking."""
    faults = []
    for place, line in _to_check(context):
        booked, day = line.book_date, line.voucher_date
        if line.keeps_dates or booked is None or day is None or booked == day or booked.year not in _years(context):
            continue
        shown = {"day": show_date(day), "booked": show_date(booked)}
        other = date_order.swapped(day)
        meant: dt.date | None = None
        code, level = "voucher-after-booking", Level.WARN
        message = Message(N_("Ngày chứng từ {day} sau ngày ghi sổ {booked}: hãy xem lại."), shown)
        if day.year not in (booked.year - 1, booked.year):
            code, level = "date-out-of-year", Level.STOP
            message = Message(N_("Ngày chứng từ {day} khác năm với ngày ghi sổ {booked}."), shown)
            meant = _in_year(day, booked.year)
        elif day > booked and other is not None and other <= booked:
            code, level, meant = "date-swapped", Level.STOP, other
            message = Message(N_("Ngày chứng từ {day} sau ngày ghi sổ {booked}: có lẽ ngày và tháng bị đảo."), shown)
        elif day <= booked:
            continue
        proposal = Message(N_("{day}"), {"day": show_date(meant)}) if meant else None
        mend = {"voucher_date": meant} if meant else None
        faults.append(context.fault(level, code, place, message, proposal, "date", mend))
    return faults


def _years(context: Context) -> range:
    return range(context.allowed.first.year, context.allowed.last.year + 1)


def _in_year(day: dt.date, year: int) -> dt.date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def date_before_opening(context: Context) -> list[Fault]:
    return [
        context.fault(
            Level.STOP,
            "date-before-opening",
            place,
            Message(
                N_("Ngày {day} trước ngày mở sổ {opening}: khoản này đã nằm trong số dư đầu kỳ."),
                {"day": show_date(line.book_date), "opening": show_date(context.known.opening_day)},
            ),
            column="date",
        )
        for place, line in _to_check(context)
        if line.book_date is not None and not line.keeps_dates and line.book_date < context.known.opening_day
    ]


# ---- codes -----------------------------------------------------------------------------------------------------


def code_is_unknown(context: Context) -> list[Fault]:
    faults = []
    for place, line in _to_check(context):
        if line.is_transfer or line.direction is None or line.code is not None or not line.narration:
            continue
        code = MISSPELT_CODE[line.direction]
        faults.append(
            context.fault(
                Level.STOP,
                "code-unknown",
                place,
                Message(N_("Chưa có luật nào nhận ra «{text}» để chọn mã."), {"text": line.narration}),
                Message(N_("Mã {code}"), {"code": code}),
                "code",
                {"code": code},
            )
        )
    return faults


def words_of_two_codes(context: Context) -> list[Fault]:
    """The first rule wins; where the words also fit another code, both are named."""
    faults = []
    for place, line in _to_check(context):
        if line.is_transfer or line.direction is None or line.proposal is None or line.keeps_text:
            continue
        others = [
            found
            for found in matches(context.rules, line.direction, line.narration)
            if found.code not in (line.proposal.code, None)
        ]
        if others:
            faults.append(
                context.fault(
                    Level.NOTE,
                    "code-two-rules",
                    place,
                    Message(
                        N_("Có cả «{phrase}» (mã {code}) và «{other_phrase}» (mã {other}): luật đứng trước được lấy."),
                        {
                            "phrase": line.proposal.phrase,
                            "code": line.proposal.code,
                            "other_phrase": others[0].phrase,
                            "other": others[0].code,
                        },
                    ),
                    Message(N_("Mã {code}"), {"code": line.proposal.code}),
                    "code",
                )
            )
    return faults


def fee_is_money_out(context: Context) -> list[Fault]:
    """ "Thu phí dịch vụ" in the column of money out is the bank taking its fee."""
    faults = []
    for place, line in _to_check(context):
        proposal = propose(context.rules, "out", line.narration) if line.direction == "out" else None
        if proposal is None or proposal.code != "33" or "phi" not in fold(proposal.phrase).split():
            continue
        if not context.is_cash or fold(line.narration).startswith("thu "):
            faults.append(
                context.fault(
                    Level.NOTE,
                    "fee-is-out",
                    place,
                    Message(N_("«{text}» là ngân hàng thu phí của công đoàn: tiền ra."), {"text": line.narration}),
                    Message(N_("Mã {code}"), {"code": line.code}),
                    "code",
                )
            )
    return faults
