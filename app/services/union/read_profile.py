"""A union's profile as TOML: who it is, from which day the book starts, and with what. Read here, refused here.

What is missing gets a default or stays empty (the window asks); nothing is guessed into a form.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.domain import machine
from app.domain.dates import Month
from app.domain.money import Dong, dong
from app.domain.problems import N_, Message, Refusal
from app.domain.union.officers import OfficerRole


class ProfileUnreadable(Refusal):
    """The file is no TOML."""

    code = "profile-unreadable"
    template = N_("Không đọc được hồ sơ «{path}»: {problem}. Hãy sửa tệp rồi thử lại.")


class ProfileWrong(Refusal):
    """One value of the profile cannot be used."""

    code = "profile-wrong"
    template = N_("Hồ sơ có mục «{key}» không dùng được ({given}): cần {wanted}.")


@dataclass(frozen=True, slots=True)
class ProfileOfficer:
    """Who holds a role from a day on."""

    role: str
    name: str
    valid_from: dt.date
    valid_to: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ProfileAccount:
    """One bank account. ``opening`` in đồng."""

    name: str
    bank: str = ""
    number: str = ""
    opening: Dong = Dong(0)


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything a new book starts with. Amounts in đồng; ``payable_to_superior`` and ``receivable_from_superior`` by month."""

    opening_day: dt.date
    union: str = ""
    superior: str = ""
    employer: str = ""
    address: str = ""
    place: str = ""
    tax_code: str = ""
    payee_name: str = ""
    payee_account: str = ""
    payee_bank: str = ""
    group: int = 3
    region: int = 1
    cash: Dong = Dong(0)
    accounts: tuple[ProfileAccount, ...] = ()
    officers: tuple[ProfileOfficer, ...] = ()
    payable_to_superior: Mapping[Month, Dong] = field(default_factory=dict)
    receivable_from_superior: Mapping[Month, Dong] = field(default_factory=dict)


def _text(table: Mapping[str, Any], key: str, default: str = "") -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise ProfileWrong(key=key, given=value, wanted=Message(N_("một dòng chữ trong ngoặc kép")))
    return value.strip()


def _whole(table: Mapping[str, Any], key: str, default: int, low: int, high: int) -> int:
    value = table.get(key, default)
    if type(value) is not int or not low <= value <= high:
        raise ProfileWrong(key=key, given=value, wanted=Message(N_("một số nguyên trong khoảng cho phép")))
    return value


def _amount(table: Mapping[str, Any], key: str) -> Dong:
    return dong(_whole(table, key, 0, -(10**15), 10**15))


def _day(table: Mapping[str, Any], key: str) -> dt.date | None:
    value = table.get(key)
    if value is None or value == "":
        return None
    try:
        return value if type(value) is dt.date else dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ProfileWrong(key=key, given=value, wanted=Message(N_("một ngày dạng 2024-01-31"))) from None


def _by_month(table: Mapping[str, Any], key: str) -> dict[Month, Dong]:
    found = {}
    for month, amount in table.get(key, {}).items():
        try:
            found[Month.parse(month)] = dong(amount)
        except (TypeError, ValueError):
            raise ProfileWrong(
                key=f"{key}.{month}", given=amount, wanted=Message(N_('dòng dạng "2023-12" = 500000'))
            ) from None
    return found


def profile_of(content: Mapping[str, Any]) -> Profile:
    """A profile from a TOML table; refuses values of the wrong kind and a missing opening day."""
    opening_day = _day(content, "opening_day")
    if opening_day is None:
        raise ProfileWrong(key="opening_day", given="", wanted=Message(N_("ngày mở sổ, dạng 2024-01-01")))
    opening = content.get("opening", {})
    accounts = [
        ProfileAccount(
            _text(row, "name") or _text(row, "bank") or N_("Tiền gửi ngân hàng"),
            _text(row, "bank"),
            _text(row, "number"),
            _amount(row, "opening"),
        )
        for row in content.get("accounts", [])
    ] or [ProfileAccount(N_("Tiền gửi ngân hàng"))]
    if opening.get("bank"):
        first = accounts[0]
        accounts[0] = ProfileAccount(first.name, first.bank, first.number, _amount(opening, "bank"))
    officers = []
    for row in content.get("officers", []):
        if row.get("role") not in set(OfficerRole):
            raise ProfileWrong(key="officers.role", given=row.get("role"), wanted=", ".join(OfficerRole))
        officers.append(
            ProfileOfficer(row["role"], _text(row, "name"), _day(row, "from") or opening_day, _day(row, "to"))
        )
    return Profile(
        opening_day=opening_day,
        **{key: _text(content, key) for key in ("union", "superior", "employer", "address", "place", "tax_code")},
        **{f"payee_{key}": _text(content.get("payee", {}), key) for key in ("name", "account", "bank")},
        group=_whole(content, "group", 3, 1, 4),
        region=_whole(content, "region", 1, 1, 4),
        cash=_amount(opening, "cash"),
        accounts=tuple(accounts),
        officers=tuple(officers),
        payable_to_superior=_by_month(opening, "owed_up"),
        receivable_from_superior=_by_month(opening, "due_down"),
    )


def read_profile(path: Path) -> Profile:
    """The profile in a TOML file; refuses a file that is missing, no TOML, or has wrong values."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise ProfileUnreadable(path=path, problem=machine.reason(problem)) from problem
    except ValueError as problem:
        raise ProfileUnreadable(path=path, problem=_where_wrong(problem)) from problem
    return profile_of(content)


def _where_wrong(problem: ValueError) -> Message:
    """Where a file stops being TOML, which the reader says in its sentence alone."""
    if found := re.search(r"at line (\d+), column (\d+)", str(problem)):
        return Message(N_("dòng {line}, cột {column} viết sai"), {"line": found[1], "column": found[2]})
    return Message(N_("tệp không phải văn bản TOML bằng UTF-8"))
