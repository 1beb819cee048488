"""A union's profile read from a TOML file. All that is wrong with it is told at once: the key, what was given, what is wanted.

What is missing gets a default or stays empty (the window asks); nothing is guessed into a form, and no key is passed over.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from app.domain import machine
from app.domain.dates import Month
from app.domain.file_names import is_path
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Finding, Message, Refusal, Unsound, stop
from app.domain.reading import GREATEST_AMOUNT
from app.domain.text import clean, is_visible
from app.domain.union.officers import TermOfOffice
from app.domain.union.profile import (
    LONGEST_TEXT,
    SHOWN,
    Profile,
    ProfileAccount,
    in_short,
    profile_findings,
    unusable,
    wanted_amount,
    wanted_day,
    wanted_text,
)

Value = TypeVar("Value")


class ProfileUnreadable(Refusal):
    """The file is no TOML."""

    code = "profile-unreadable"
    template = N_("Không đọc được hồ sơ «{path}»: {problem}. Hãy sửa tệp rồi thử lại.")


class ProfileWrong(Unsound):
    """Values of the profile that cannot be used; ``findings`` has all of them."""

    code = "profile-wrong"
    template = N_("Hồ sơ chưa dùng được: {reasons}")

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(findings)
        self.message = Message(self.template, {"reasons": tuple(each.message for each in self.findings)})


LARGEST_FILE = 1_000_000
"""Bytes of a profile; a longer file is none."""
MOST_TOLD = 40
"""Findings told at a time; whoever mends so many looks again."""


class _Table:
    """One table of the file: its values by their kinds, and everything wrong with them; what nobody asked for is a key too many."""

    def __init__(
        self, content: Mapping[str, object], findings: list[Finding], under: str = "", row: int | None = None
    ) -> None:
        self._content, self._findings, self._under, self._row = content, findings, under, row
        self._asked: list[str] = []

    def text(self, key: str) -> str:
        """A text, its blanks made plain; empty when there is none."""
        value, name = self._value(key, ""), self._under + key
        if isinstance(value, str) and is_visible(value) and len(value) <= LONGEST_TEXT.get(name, len(value)):
            return clean(value)
        return self._wrong(key, value, wanted_text(name), "")

    def whole(self, key: str, default: int) -> int:
        """A whole number; which of them may stand there the rules of the profile say."""
        value = self._value(key, default)
        return value if type(value) is int else self._wrong(key, value, Message(N_("một số nguyên")), default)

    def amount(self, key: str) -> Dong:
        """An amount of đồng."""
        value = self._value(key, 0)
        if type(value) is int and 0 <= value <= GREATEST_AMOUNT:
            return dong(value)
        return self._wrong(key, value, wanted_amount(), Dong(0))

    def day(self, key: str) -> dt.date | None:
        """A day, as TOML writes it or as a text; None when there is none."""
        value = self._value(key, "")
        if value == "":
            return None
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value.strip()):
            with suppress(ValueError):
                return dt.date.fromisoformat(value.strip())
        return self._wrong(key, value, wanted_day(), None)

    def table(self, key: str) -> _Table:
        """A table within it, empty when there is none."""
        value = self._value(key, {})
        if not isinstance(value, Mapping):
            value = self._wrong(key, value, Message(N_("một bảng [{key}]"), {"key": self._under + key}), {})
        return _Table(value, self._findings, f"{self._under}{key}.")

    def rows(self, key: str) -> Iterator[_Table]:
        """Tables one after another."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
            value = self._wrong(key, value, Message(N_("các bảng [[{key}]]"), {"key": self._under + key}), [])
        for row, each in enumerate(value, 1):
            yield _Table(each, self._findings, f"{self._under}{key}.", row)

    def by_month(self) -> dict[Month, Dong]:
        """The whole of it as amounts by months."""
        found = {}
        for key in self._content:
            try:
                month = Month.parse(key)
            except ValueError:
                self._asked.append(key)
                self._wrong(key, self._content[key], Message(N_('dòng dạng "2023-12" = 500000')), None)
            else:
                found[month] = self.amount(key)
        return found

    def end(self) -> None:
        """Nothing else is expected here: every other key is told, with the one that was probably meant."""
        for key in [each for each in self._content if each not in self._asked][:MOST_TOLD]:
            near = get_close_matches(key[:SHOWN], self._asked, 1)
            sentence = N_("hồ sơ không có mục này, có phải «{near}»?") if near else N_("hồ sơ không có mục này.")
            finding = stop("profile-key-unknown", sentence, self._under + key, near=near[0] if near else "")
            self._findings.append(replace(finding, row=self._row))

    def _value(self, key: str, default: object) -> object:
        self._asked.append(key)
        return self._content.get(key, default)

    def _wrong(self, key: str, given: object, wanted: Message, instead: Value) -> Value:
        self._findings.append(unusable(_given(given), wanted, self._under + key, self._row))
        return instead


def _given(value: object) -> object:
    """A value of the file as a sentence repeats it."""
    if isinstance(value, Mapping):
        return Message(N_("một bảng"))
    if isinstance(value, list):
        return Message(N_("một danh sách"))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        # Trap: a number of thousands of figures, which hexadecimal may hold, cannot be written out.
        return show_money(value) if abs(value) < 10**SHOWN else Message(N_("số quá lớn"))
    return str(value)


_NO_DAY = dt.date(2000, 1, 1)


def profile_of(content: Mapping[str, object]) -> Profile:
    """A profile from a TOML table; refuses everything in it that cannot be used, all at once (ProfileWrong)."""
    findings: list[Finding] = []
    whole = _Table(content, findings)
    opening, payee = whole.table("opening"), whole.table("payee")
    opening_day = whole.day("opening_day")
    if opening_day is None and all(each.column != "opening_day" for each in findings):
        findings.append(unusable("", Message(N_("ngày mở sổ, dạng 2024-01-01")), "opening_day"))
    profile = Profile(
        opening_day=opening_day or _NO_DAY,
        union=whole.text("union"),
        superior=whole.text("superior"),
        employer=whole.text("employer"),
        address=whole.text("address"),
        place=whole.text("place"),
        tax_code=whole.text("tax_code"),
        payee_name=payee.text("name"),
        payee_account=payee.text("account"),
        payee_bank=payee.text("bank"),
        group=whole.whole("group", 3),
        region=whole.whole("region", 1),
        cash=opening.amount("cash"),
        accounts=_accounts(whole, opening, findings),
        officers=tuple(_officers(whole, opening_day or _NO_DAY)),
        payable_to_superior=_owed(opening, "owed_up"),
        receivable_from_superior=_owed(opening, "due_down"),
    )
    for table in (whole, opening, payee):
        table.end()
    told = {(each.column, each.row) for each in findings}
    for each in profile_findings(profile):
        # Why not the months: without a day to begin with, none of them is too late.
        late = opening_day is None and (each.column or "").startswith(("opening.owed_up.", "opening.due_down."))
        if (each.column, each.row) not in told and not late:
            findings.append(each)
    if findings:
        raise ProfileWrong([_by_its_key(each) for each in findings[:MOST_TOLD]])
    return profile


def _by_its_key(finding: Finding) -> Finding:
    key: object = in_short(finding.column or "")
    sentence = N_("Mục «{key}»: {problem}") if finding.row is None else N_("Mục «{key}» thứ {row}: {problem}")
    return replace(finding, message=Message(sentence, {"key": key, "row": finding.row, "problem": finding.message}))


def _accounts(whole: _Table, opening: _Table, findings: list[Finding]) -> tuple[ProfileAccount, ...]:
    accounts = []
    for row in whole.rows("accounts"):
        bank = row.text("bank")
        name = row.text("name") or bank or N_("Tiền gửi ngân hàng")
        accounts.append(ProfileAccount(name, bank, row.text("number"), row.amount("opening")))
        row.end()
    first = accounts[0] if accounts else ProfileAccount(N_("Tiền gửi ngân hàng"))
    stood = opening.amount("bank")
    if stood and first.opening:
        wanted = Message(N_("số dư của tài khoản đầu chỉ ghi một nơi: ở đây hoặc ở accounts.opening"))
        findings.append(unusable(show_money(stood), wanted, "opening.bank"))
    return (replace(first, opening=stood or first.opening), *accounts[1:])


def _officers(whole: _Table, opening_day: dt.date) -> Iterator[TermOfOffice]:
    for row in whole.rows("officers"):
        yield TermOfOffice(row.text("role"), row.text("name"), row.day("from") or opening_day, row.day("to"))
        row.end()


def _owed(opening: _Table, key: str) -> dict[Month, Dong]:
    return opening.table(key).by_month()


def read_profile(path: Path) -> Profile:
    """The profile in a TOML file; refuses a file that is missing or no TOML, and everything wrong in it at once."""
    if not is_path(str(path)):
        raise ProfileUnreadable(path=path, problem=Message(N_("không thấy thư mục hoặc tệp đó")))
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        raise ProfileUnreadable(path=path, problem=machine.reason(problem)) from problem
    if len(raw) > LARGEST_FILE:
        raise ProfileUnreadable(path=path, problem=Message(N_("tệp lớn quá, không phải một hồ sơ")))
    try:
        # Why so: Notepad of older Windows puts a mark in front of UTF-8.
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ProfileUnreadable(path=path, problem=_not_utf8(raw, problem.start)) from problem
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as problem:
        raise ProfileUnreadable(path=path, problem=_where_wrong(problem, text)) from problem
    return profile_of(content)


def _not_utf8(raw: bytes, at: int) -> Message:
    line = raw.count(b"\n", 0, at) + 1
    return Message(N_("dòng {line} có chữ không phải UTF-8: hãy lưu tệp bằng bảng mã UTF-8"), {"line": line})


def _where_wrong(problem: Exception, text: str) -> Message:
    """Where a file stops being TOML, which the reader says in its sentence alone."""
    said = str(problem)
    lines = text.split("\n")
    found = re.search(r"at line (\d+), column (\d+)", said)
    if found is None and "end of document" not in said:
        return Message(N_("tệp có chỗ không phải TOML (số quá dài hoặc lồng quá nhiều lớp)"))
    where = {"line": found[1], "column": found[2]} if found else {"line": len(lines), "column": len(lines[-1]) + 1}
    if said.startswith("Cannot"):
        return Message(N_("dòng {line}, cột {column} viết lại mục đã có ở trên"), where)
    return Message(N_("dòng {line}, cột {column} viết sai"), where)
