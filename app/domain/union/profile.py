"""A union's profile: who it is, from which day its book starts, and with what; and everything that keeps a book from starting so.

It is typed in the assistant of the window or read from a file (``services/union/read_profile.py``); the rules are these for both.
A finding's ``column`` is the key of the profile's file, its ``row`` counts accounts and officers from 1.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from app.domain import clock
from app.domain.dates import Month, show_date
from app.domain.money import Dong, show_money
from app.domain.problems import N_, Finding, Message, stop
from app.domain.reading import GREATEST_AMOUNT
from app.domain.text import fold, is_visible
from app.domain.union.officers import OfficerRole, TermOfOffice


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
    officers: tuple[TermOfOffice, ...] = ()
    payable_to_superior: Mapping[Month, Dong] = field(default_factory=dict)
    receivable_from_superior: Mapping[Month, Dong] = field(default_factory=dict)


LONGEST_TEXT = {
    **dict.fromkeys(("union", "superior", "employer", "address", "payee.name", "payee.bank"), 200),
    **dict.fromkeys(("place", "accounts.name", "accounts.bank", "officers.name"), 100),
    **dict.fromkeys(("tax_code", "payee.account", "accounts.number"), 40),
}
"""How many letters a text may have, by its key."""
FIRST_DAY, LAST_DAY = dt.date(clock.YEARS[0], 1, 1), dt.date(clock.YEARS[-1], 12, 31)
GROUPS = REGIONS = range(1, 5)
_HELD_BY_ONE = frozenset(OfficerRole) - {OfficerRole.VICE_CHAIR}
"""Roles whose holder signs alone; a union may have several vice chairs at a time."""

SHOWN = 40
"""Letters of a value that a sentence repeats."""
WANTED_TEXT = N_("một dòng chữ, không quá {most} ký tự, không có dấu ẩn")
WANTED_DAY = N_("một ngày từ {first} đến {last}")
WANTED_AMOUNT = N_("một số nguyên đồng từ 0 đến {most}")
WANTED_CHOICE = N_("một số từ {first} đến {last}")


def in_short(text: str) -> str:
    """As much of a text as a sentence repeats."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def unusable(given: object, wanted: Message, column: str, row: int | None = None) -> Finding:
    """Stops a value of a profile: what was given, and what is wanted in its place."""
    if isinstance(given, str):
        given = in_short(given)
    finding = stop("profile-wrong", N_("«{given}» không dùng được: cần {wanted}."), column, given=given, wanted=wanted)
    return replace(finding, row=row)


def wanted_text(key: str) -> Message:
    """What a text of a profile must be: one of the roles, or a line that is not too long."""
    if key == "officers.role":
        return Message(", ".join(OfficerRole))
    return Message(WANTED_TEXT, {"most": LONGEST_TEXT[key]})


def wanted_day() -> Message:
    """What a day of a profile must be."""
    return Message(WANTED_DAY, {"first": show_date(FIRST_DAY), "last": show_date(LAST_DAY)})


def wanted_amount() -> Message:
    """What an opening balance must be."""
    return Message(WANTED_AMOUNT, {"most": show_money(GREATEST_AMOUNT)})


def profile_findings(profile: Profile) -> list[Finding]:
    """Everything that keeps a book from starting with this profile."""
    return [
        *_texts(profile),
        *_days("opening_day", [profile.opening_day]),
        *_choices(profile),
        *_amounts("opening.cash", [profile.cash]),
        *_accounts(profile.accounts),
        *_officers(profile.officers),
        *_owed("opening.owed_up", profile.payable_to_superior, profile.opening_day),
        *_owed("opening.due_down", profile.receivable_from_superior, profile.opening_day),
    ]


def _texts(profile: Profile) -> Iterator[Finding]:
    for key in ("union", "superior", "employer", "address", "place", "tax_code"):
        yield from _lines(key, [getattr(profile, key)])
    for key in ("name", "account", "bank"):
        yield from _lines(f"payee.{key}", [getattr(profile, f"payee_{key}")])


def _lines(key: str, texts: Iterable[str], *, one: bool = True) -> Iterator[Finding]:
    for row, text in enumerate(texts, 1):
        if len(text) > LONGEST_TEXT[key] or not is_visible(text):
            yield unusable(text, wanted_text(key), key, None if one else row)


def _days(key: str, days: Iterable[dt.date | None], *, one: bool = True) -> Iterator[Finding]:
    for row, day in enumerate(days, 1):
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            yield unusable(show_date(day), wanted_day(), key, None if one else row)


def _amounts(key: str, amounts: Iterable[Dong], *, one: bool = True) -> Iterator[Finding]:
    for row, amount in enumerate(amounts, 1):
        if not 0 <= amount <= GREATEST_AMOUNT:
            yield unusable(show_money(amount), wanted_amount(), key, None if one else row)


def _choices(profile: Profile) -> Iterator[Finding]:
    for key, chosen, offered in (("group", profile.group, GROUPS), ("region", profile.region, REGIONS)):
        if chosen not in offered:
            wanted = Message(WANTED_CHOICE, {"first": offered[0], "last": offered[-1]})
            yield unusable(chosen, wanted, key)


def _accounts(accounts: tuple[ProfileAccount, ...]) -> Iterator[Finding]:
    for key in ("name", "bank", "number"):
        yield from _lines(f"accounts.{key}", [getattr(each, key) for each in accounts], one=False)
    yield from _amounts("accounts.opening", [each.opening for each in accounts], one=False)
    yield from _repeated("accounts.name", [(each.name, fold(each.name)) for each in accounts])
    yield from _repeated("accounts.number", [(each.number, _figures(each.number)) for each in accounts])


def _figures(number: str) -> str:
    return "".join(filter(str.isalnum, fold(number)))


def _repeated(key: str, texts: list[tuple[str, str]]) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for row, (text, same) in enumerate(texts, 1):
        if same and seen.setdefault(same, row) != row:
            wanted = Message(N_("tài khoản khác với tài khoản thứ {row}"), {"row": seen[same]})
            yield unusable(text, wanted, key, row)


def _officers(officers: tuple[TermOfOffice, ...]) -> Iterator[Finding]:
    yield from _lines("officers.name", [each.name for each in officers], one=False)
    yield from _days("officers.from", [each.valid_from for each in officers], one=False)
    yield from _days("officers.to", [each.valid_to for each in officers], one=False)
    for row, each in enumerate(officers, 1):
        if not each.name.strip():
            yield unusable("", Message(N_("họ và tên")), "officers.name", row)
        if each.role not in set(OfficerRole):
            yield unusable(each.role, wanted_text("officers.role"), "officers.role", row)
        if each.valid_to is not None and each.valid_to < each.valid_from:
            wanted = Message(N_("ngày từ {day} trở đi"), {"day": show_date(each.valid_from)})
            yield unusable(show_date(each.valid_to), wanted, "officers.to", row)
    yield from _overlapping(officers)


def _overlapping(officers: tuple[TermOfOffice, ...]) -> Iterator[Finding]:
    in_order = sorted(enumerate(officers, 1), key=lambda placed: (placed[1].role, placed[1].valid_from, placed[0]))
    for (_row, before), (row, after) in pairwise(in_order):
        ended = before.valid_to is not None and before.valid_to < after.valid_from
        if before.role == after.role and before.role in _HELD_BY_ONE and not ended:
            wanted = Message(
                N_("chức danh lúc đó chưa ai giữ: {name} đang giữ, hãy ghi ngày thôi giữ của người trước"),
                {"name": before.name},
            )
            yield unusable(after.name, wanted, "officers.name", row)


def _owed(key: str, owed: Mapping[Month, Dong], opening_day: dt.date) -> Iterator[Finding]:
    for month, amount in owed.items():
        yield from _amounts(f"{key}.{month}", [amount])
        if (month.year, month.month) > (opening_day.year, opening_day.month):
            wanted = Message(N_("tháng không sau ngày mở sổ {day}"), {"day": show_date(opening_day)})
            yield unusable(month, wanted, f"{key}.{month}")
