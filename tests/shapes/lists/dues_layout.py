"""A union's dues of a month, or of months on sheets of their own; and its year by months on one sheet."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from tests.shapes.books.columns import Column
from tests.shapes.books.lines import written_amount
from tests.shapes.case import ListCase, MadeFile
from tests.shapes.grid import Cell, Place, Sheet
from tests.shapes.lists.dues_options import DUES_CHOICES, settled
from tests.shapes.lists.people import Person, a_union
from tests.shapes.lists.people_columns import cells_of
from tests.shapes.lists.people_layout import OFFSETS, told_apart
from tests.shapes.lists.people_options import PEOPLE_CHOICES
from tests.shapes.lists.people_sheets import above, below, noise, old_list, word_list
from tests.shapes.lists.people_table import PeopleTable
from tests.shapes.options import Choice, Options, draw, plain, traits
from tests.shapes.writing import FORMATS, placed, written

YEAR = 2026
_HEADS: dict[str, dict[str, str]] = {
    "of the file seen": {
        "fund_kept": "Công đoàn Cty giữ 75%", "fund_up": "Liên đoàn QNH giữ 25%", "kept": "Công đoàn Cty giữ 70%",
        "up": "Liên đoàn QNH giữ 30%", "fund": "Kinh phí công đoàn 2%", "dues": "Đoàn phí 0,5%", "total": "Tổng cộng",
        "over fund": "Trích đóng 2%", "over dues": "Trích đóng 0.5% đoàn phí công đoàn",
    },
    "short": {
        "fund_kept": "75%", "fund_up": "25%", "kept": "70%", "up": "30%", "fund": "KPCĐ 2%", "dues": "ĐP 0,5%", "total": "Cộng",
        "over fund": "KPCĐ 2%", "over dues": "ĐPCĐ 0,5%",
    },
    "in words": {
        "fund_kept": "CĐCS được giữ lại", "fund_up": "Nộp cấp trên", "kept": "CĐCS giữ lại", "up": "Nộp LĐLĐ",
        "fund": "Kinh phí công đoàn", "dues": "Đoàn phí phải đóng", "total": "Tổng số tiền",
        "over fund": "Kinh phí công đoàn (2%)", "over dues": "Đoàn phí công đoàn (0,5%)",
    },
    "with formulas in brackets": {
        "fund_kept": "CĐCS giữ 75%", "fund_up": "Cấp trên 25%", "kept": "CĐCS giữ 70%", "up": "Cấp trên 30%",
        "fund": "KPCĐ (2% x lương)", "dues": "Đoàn phí (0,5% x lương)", "total": "Cộng (KPCĐ + ĐP)",
        "over fund": "KPCĐ 2%", "over dues": "Đoàn phí 0,5%",
    },
}  # fmt: skip
YEAR_CHOICES = (
    Choice("months", "Tháng 1/2026", ("1", "01/2026", "T1", "Tháng 1", "Tháng 01")),
    Choice("heads", "of the file seen", ("short",)),
    Choice("index row", "none", ("formulas",)),
    Choice("total", "yes", ("no",)),
    Choice("offset", "none", ("a column", "rows")),
    Choice("amount form", "number", ("text with dots", "float")),
    Choice("other sheets", "none", ("lists",)),
    Choice("format", "xlsx", ("xls", "csv semicolon bom", "html")),
)


def dues_of(wage: int) -> dict[str, int]:
    """The sums of one wage: 2% shared 75 to 25, 0,5% shared 70 to 30."""
    fund, dues = wage * 2 // 100, wage // 200
    up, fund_up = dues * 30 // 100, fund // 4
    shares = {"fund": fund, "fund_kept": fund - fund_up, "fund_up": fund_up, "dues": dues, "kept": dues - up, "up": up}
    return {"wage": wage, **shares, "total": fund + dues}


def dues_case(seed: int, options: Options | None = None) -> ListCase:
    """The case of a seed; with options given, the same people in that layout."""
    drawn = settled(options or draw(f"layout of dues {seed}", DUES_CHOICES))
    rng = random.Random(f"dues {seed}")
    people = told_apart(a_union(rng), {**plain(PEOPLE_CHOICES), **drawn, "birth": "none"})
    return _Layout(seed, people, drawn, rng).case()


class _Layout:
    """One layout of one union's dues."""

    def __init__(self, seed: int, people: Sequence[Person], options: Options, rng: random.Random) -> None:
        self.seed = seed
        self.people = people
        self.options = options
        self.rng = rng
        first = (
            rng.randint(1, 12)
            if options["months"] == "one"
            else rng.choice((1, 4, 7))
            if options["months"] == "three sheets"
            else 1
        )
        count = {"one": 1, "three sheets": 3, "twelve sheets": 12}[options["months"]]
        self.months = range(first, first + count)
        self.wages = {month: self._wages(month) for month in self.months}

    def _wages(self, month: int) -> tuple[int, ...]:
        chosen = random.Random(f"wages {self.seed}")
        wages = []
        for at, person in enumerate(self.people):
            raised = chosen.random() < 0.15 and (month == self.months[-1] or self.options["with wages"] == "yes")
            wage = person.wage + (200_000 if raised else 0)
            away = self.options["absent"] != "nobody" and at == 2 and month == self.months[-1]
            wages.append(0 if away else wage)
        return tuple(wages)

    def case(self) -> ListCase:
        """The file, the people whom the book has before, and the wages afterwards."""
        naming = self.rng.choice(("{m:02d}{y}", "T{m}", "Tháng {m:02d}", "{m:02d}.{y}", "T{m:02d}.{y}"))
        made = [self._sheet(month, naming) for month in self.months]
        hidden = {
            "empty sheet": [Sheet("Nháp", hidden=True)],
            "old list": [old_list(self.rng)],
            "word list": [word_list()],
        }.get(self.options["hidden"], [])
        form = self.options["format"]
        content = written([*(sheet for sheet, _ in made), *hidden], form)
        file = MadeFile(
            f"trich nop{FORMATS[form]}", content, ("dues-list",), placed([place for _, place in made], form)
        )
        taken = [self.months[0], self.months[len(self.months) // 2], self.months[-1]]
        months = tuple(f"{YEAR}-{month:02d}" for month in sorted(set(taken)))
        wages = {f"{YEAR}-{month:02d}": found for month, found in self.wages.items()}
        told = traits(self.options, DUES_CHOICES)
        return ListCase(
            self.seed,
            "dues",
            self.options,
            told,
            (file,),
            months[0],
            months=months,
            before=tuple(self.people),
            wages=wages,
        )

    def _sheet(self, month: int, naming: str) -> tuple[Sheet, Place]:
        told = self.options["month told"]
        name = naming.format(m=month, y=YEAR) if told in ("in the sheet's name", "both") else f"Sheet{month}"
        sheet = Sheet(name)
        title = [self.options["title"]]
        if told in ("in the title", "both"):
            title.append(self.rng.choice((f"Tháng {month:02d} năm {YEAR}", f"THÁNG {month}/{YEAR}")))
        elif "{y}" not in naming and told != "nowhere":
            title.append(f"Năm {YEAR}")
        listed = self._columns()
        row = above(sheet, title, self.options, self.rng, len(listed))
        wages = {id(person): wage for person, wage in zip(self.people, self.wages[month], strict=True)}

        def amounts(person: Person) -> Mapping[str, int]:
            return dues_of(wages[id(person)])

        def cells(person: Person) -> Mapping[str, Cell]:
            return self._cells(person, amounts(person))

        options = {**plain(PEOPLE_CHOICES), **self.options, "wage": "đồng", "head rows": "one"}
        place = PeopleTable(sheet, row, 0, "dues", listed, self.people, cells, amounts, options, self.rng).draw()
        place.special["month"] = f"{YEAR}-{month:02d}"
        noise(sheet, place.first_row, place.last_row, self.options, self.rng)
        below(sheet, self.options, self.rng, YEAR)
        rows, moved = OFFSETS[self.options["offset"]]
        return sheet.moved(rows, moved), place.moved(rows, moved)

    def _cells(self, person: Person, found: Mapping[str, int]) -> Mapping[str, Cell]:
        away = found["wage"] == 0
        nothing = "-" if self.options["absent"] == "on leave, dash" else None
        sums = {
            key: nothing if away else written_amount(amount, self.options["amount form"])
            for key, amount in found.items()
        }
        known = cells_of(person, {**plain(PEOPLE_CHOICES), **self.options})
        return {**known, **sums, "note": "nghỉ thai sản" if away else None, "sign": None}

    def _columns(self) -> list[Column]:
        serial = [Column("serial", "STT")] if self.options["serial"] != "none" else []
        number = [Column("number", self.options["head number"])] if self.options["number"] != "none" else []
        names = [Column("name", self.options["head name"])]
        if self.options["name columns"] != "one":
            names = [Column("first_part", "Họ và tên đệm"), Column("given", "Tên")]
        wage = [Column("wage", self.options["head wage"])]
        tail = [Column("sign", "Ký nhận")] if "sign" in self.options["more columns"] else []
        if "note" in self.options["more columns"] or self.options["absent"] != "nobody":
            tail.append(Column("note", "Ghi chú"))
        return [*serial, *number, *names, *wage, *self._money(), *tail]

    def _money(self) -> list[Column]:
        heads = _HEADS[self.options["heads of money"]]
        two = self.options["head rows"] == "two"

        def one(key: str, over: str = "") -> Column:
            head = heads[key]
            if over and not two:
                head = f"{'KPCĐ' if over == 'over fund' else 'Đoàn phí'} {head}"
            return Column(key, head, heads[over] if over and two else "")

        fund = [one("fund_kept", "over fund"), one("fund_up", "over fund")]
        dues = [one("kept", "over dues"), one("up", "over dues")]
        return {
            "all": [*fund, *dues, one("total")],
            "dues only": [one("dues")],
            "dues and fund": [one("fund"), one("dues"), one("total")],
            "dues with shares": [one("dues"), *dues],
            "dues first": [*dues, *fund, one("total")],
            "total missing": [*fund, *dues],
        }[self.options["columns"]]


def year_case(seed: int, options: Options | None = None) -> ListCase:
    """A year by months beside the lists of the book."""
    drawn = options or draw(f"layout of year {seed}", YEAR_CHOICES)
    rng = random.Random(f"year {seed}")
    people = told_apart(a_union(rng, 8, 20), {**plain(PEOPLE_CHOICES), "number": "none", "birth": "none"})
    count = rng.randint(2, 6)
    sheet = Sheet(rng.choice(("TC ", "Tổng hợp 2026", "Sheet1")))
    sheet.put(0, 0, "CÔNG TY TNHH SAO MAI")
    sheet.put(2, 0, f"BẢNG TÍNH KINH PHÍ, ĐOÀN PHÍ CÔNG ĐOÀN NĂM {YEAR}")
    short = drawn["heads"] == "short"
    sheet.put_row(4, (
        "Tháng" if short else "Tháng/ Năm Phát Sinh", "Số LĐ" if short else "Số Lao Động", "Quỹ lương" if short else
        "Quỹ lương làm căn cứ nộp BHXH", "KPCĐ 2%" if short else "Nộp 2% Kinh Phí Công Đoàn", "Nhận 75%" if short else
        "Nhận 75% KPCĐ trên 2% đã nộp", "Thực đóng", "Giữ 70% ĐP" if short else "Công đoàn Cty giữ 70% Đoàn phí",
        "Nộp 30% ĐP" if short else "Nộp 30% của 0.5% Đoàn Phí",
    ))  # fmt: skip
    row = 5
    if drawn["index row"] == "formulas":
        sheet.put_row(row, ("(1)", "(2)", "(3)", "(4)=(3) x 2%", "(5)=(4) x 75%", "(6)=(4) - (5)", "(7)", "(8)"))
        row += 1
    payroll = sum(person.wage for person in people)
    fund, dues = payroll * 2 // 100, payroll // 200
    figures = (payroll, fund, fund - fund // 4, fund // 4, dues - round(dues * 0.3), round(dues * 0.3))
    for month in range(1, count + 1):
        label = {"1": str(month), "01/2026": f"{month:02d}/{YEAR}", "T1": f"T{month}", "Tháng 1": f"Tháng {month}"}.get(
            drawn["months"], f"Tháng {month:02d}" if drawn["months"] == "Tháng 01" else f"Tháng {month}/{YEAR}"
        )
        first: Cell = int(label) if label.isdigit() else label
        sheet.put_row(row, (first, len(people), *(written_amount(each, drawn["amount form"]) for each in figures)))
        row += 1
    if drawn["total"] == "yes":
        sheet.put_row(row + 1, ("TỔNG CỘNG", None, *(each * count for each in figures)))
    rows, moved = OFFSETS[drawn["offset"]]
    others = [Sheet("Ghi chú")] if drawn["other sheets"] == "lists" and drawn["format"] in ("xlsx", "xls") else []
    content = written([sheet.moved(rows, moved), *others], drawn["format"])
    file = MadeFile(f"tong hop{FORMATS[drawn['format']]}", content, ("dues-year",))
    months = tuple(f"{YEAR}-{month:02d}" for month in range(1, count + 1))
    told = traits(drawn, YEAR_CHOICES)
    return ListCase(seed, "dues-year", drawn, told, (file,), months[0], months=months, before=people)
