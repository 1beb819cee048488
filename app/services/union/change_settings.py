"""Changing who the union is and how it keeps its book: dated facts, officers, accounts, openings, rules, figures, options.

Each function replaces one list as the screen shows it, writing only the rows that differ, so that the trail shows what changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.dates import iso_of, show_date
from app.domain.problems import N_, Fault, Message, Refusal, refuse
from app.domain.timeline import DatedValue
from app.domain.union.facts import FactKey
from app.domain.union.officers import OfficerRole
from app.domain.union.policies import check_value
from app.models.book import Book
from app.models.operation import Operation, Outcome
from app.models.queries.union.organisation import FACT_KEYS
from app.services.rows import replace_rows


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


def fact_faults(facts: Sequence[NewFact]) -> Iterator[Fault]:
    """Every unknown key, empty value, and group or region that is none."""
    for fact in facts:
        known = fact.key in FACT_KEYS
        named = Message(FactKey(fact.key).label) if known else fact.key
        if not known or not fact.value.strip():
            yield "facts", SettingWrong(given=fact.value, key=named, wanted=Message(N_("hãy điền nội dung")))
        elif fact.key in ("group", "region") and fact.value not in ("1", "2", "3", "4"):
            yield "facts", SettingWrong(given=fact.value, key=named, wanted=Message(N_("chọn từ 1 đến 4")))


def set_facts(book: Book, facts: Sequence[NewFact]) -> Outcome[None]:
    """Replace the union's dated facts; refuses an unknown key or an empty value."""
    refuse(fact_faults(facts))
    with book.operation("set_profile") as operation:
        replace_rows(
            operation,
            "union_fact",
            ("key", "value", "valid_from", "source"),
            ((fact.key, fact.value.strip(), fact.valid_from.isoformat(), fact.source) for fact in facts),
        )
    return operation.outcome(None, N_("Đã lưu thông tin đơn vị."))


def officer_faults(officers: Sequence[NewOfficer]) -> Iterator[Fault]:
    """Every unknown role, empty name and end before its start."""
    for officer in officers:
        known = officer.role in set(OfficerRole)
        named = Message(OfficerRole(officer.role).label) if known else officer.role
        if not known or not officer.name.strip():
            wanted = Message(N_("hãy điền họ tên và chọn chức danh"))
            yield "officers", SettingWrong(given=officer.name, key=named, wanted=wanted)
        if officer.valid_to is not None and officer.valid_to < officer.valid_from:
            wanted, until = Message(N_("ngày thôi giữ phải sau ngày nhận")), show_date(officer.valid_to)
            yield "officers", SettingWrong(given=until, key=officer.name, wanted=wanted)


def set_officers(book: Book, officers: Sequence[NewOfficer]) -> Outcome[None]:
    """Replace the list of officers; refuses an unknown role, an empty name or an end before its start."""
    refuse(officer_faults(officers))
    with book.operation("set_officers") as operation:
        replace_rows(
            operation,
            "officer",
            ("role", "name", "valid_from", "valid_to"),
            ((o.role, o.name.strip(), o.valid_from.isoformat(), iso_of(o.valid_to)) for o in officers),
        )
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
        quoted = policy.replace("'", "''")
        replace_rows(
            operation,
            "policy_value",
            ("policy", "valid_from", "value", "source", "confidence"),
            ((policy, each.valid_from.isoformat(), each.value, each.source, each.confidence) for each in values),
            where=f"policy = '{quoted}'",
        )
    return operation.outcome(None, N_("Đã lưu quy định."))
