"""Changing who the union is and how it keeps its book: dated facts, officers, accounts, openings, rules, figures, options.

Each function replaces one list as the screen shows it, writing only the rows that differ, so that the trail shows what changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from app.domain.dates import show_date
from app.domain.problems import N_, Message, Refusal
from app.domain.timeline import DatedValue
from app.domain.union.officers import OfficerRole
from app.domain.union.policies import check_value
from app.models.book import Book
from app.models.operation import Operation, Outcome
from app.models.queries.union.organisation import FACT_KEYS
from app.models.union import organisation as tables
from app.models.union.policy import policy_value


class SettingWrong(Refusal):
    """A value a setting cannot take."""

    code = "setting-wrong"
    template = N_("«{given}» không dùng được cho mục «{key}»: {wanted}.")


@dataclass(frozen=True, slots=True)
class NewFact:
    """One fact from a day on, with the paper it stands in."""

    key: str
    value: str
    valid_from: dt.date
    source: str = ""


@dataclass(frozen=True, slots=True)
class NewOfficer:
    """Who holds a role from a day on, until a day or still."""

    role: str
    name: str
    valid_from: dt.date
    valid_to: dt.date | None = None


def set_facts(book: Book, facts: Sequence[NewFact]) -> Outcome[None]:
    """Replace the union's dated facts; refuses an unknown key or an empty value."""
    for fact in facts:
        if fact.key not in FACT_KEYS or not fact.value.strip():
            raise SettingWrong(given=fact.value, key=fact.key, wanted=Message(N_("hãy điền nội dung")))
        if fact.key in ("group", "region") and fact.value not in ("1", "2", "3", "4"):
            raise SettingWrong(given=fact.value, key=fact.key, wanted=Message(N_("chọn từ 1 đến 4")))
    with book.operation("set_profile") as operation:
        operation.match(tables.union_fact, map(asdict, facts))
    return operation.outcome(None, N_("Đã lưu thông tin đơn vị."))


def set_officers(book: Book, officers: Sequence[NewOfficer]) -> Outcome[None]:
    """Replace the list of officers; refuses an unknown role, an empty name or an end before its start."""
    for officer in officers:
        if officer.role not in set(OfficerRole) or not officer.name.strip():
            raise SettingWrong(
                given=officer.name, key=officer.role, wanted=Message(N_("hãy điền họ tên và chọn chức danh"))
            )
        if officer.valid_to is not None and officer.valid_to < officer.valid_from:
            raise SettingWrong(
                given=show_date(officer.valid_to),
                key=officer.name,
                wanted=Message(N_("ngày thôi giữ phải sau ngày nhận")),
            )
    with book.operation("set_officers") as operation:
        operation.match(tables.officer, map(asdict, officers))
    return operation.outcome(None, N_("Đã lưu danh sách cán bộ."))


def set_options(book: Book, options: Mapping[str, str]) -> Outcome[None]:
    """Set printing and working options of the book (``key`` → ``value``); an empty value goes back to the default."""
    with book.operation("set_options") as operation:
        store_options(operation, options)
    return operation.outcome(None, N_("Đã lưu thiết lập."))


def store_options(operation: Operation, options: Mapping[str, str]) -> None:
    for key, value in options.items():
        operation.run("DELETE FROM setting WHERE key = ? AND (value <> ? OR ? = '')", (key, value, value))
        if value:
            operation.run("INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING", (key, value))


def set_policy(book: Book, policy: str, values: Sequence[DatedValue[str]]) -> Outcome[None]:
    """Replace the dated values a book uses for one policy; every value needs its own source and must be of the policy's kind."""
    for value in values:
        check_value(policy, value.value)
        if not value.source.strip():
            raise SettingWrong(given=value.value, key=policy, wanted=Message(N_("hãy ghi số và ngày văn bản")))
    with book.operation("set_policy", subject=policy) as operation:
        operation.match(policy_value, map(asdict, values), policy=policy)
    return operation.outcome(None, N_("Đã lưu quy định."))
