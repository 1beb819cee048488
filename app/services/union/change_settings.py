"""Changing who the union is and how it keeps its book: dated facts, officers, accounts, openings, rules, figures, options.

Each function replaces one list as the screen shows it, writing only the rows that differ, so that the trail shows what changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from app.domain.dates import show_date
from app.domain.problems import N_, Finding, Message, Refusal, all_at_once, refuse_stopped
from app.domain.timeline import DatedValue
from app.domain.union.facts import FactKey
from app.domain.union.officers import OfficerRole, TermOfOffice
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


@all_at_once
def fact_findings(facts: Sequence[NewFact]) -> Iterator[Finding]:
    """Every unknown key, empty value, and group or region that is none."""
    for fact in facts:
        known = fact.key in FACT_KEYS
        named = Message(FactKey(fact.key).label) if known else fact.key
        if not known or not fact.value.strip():
            yield SettingWrong(given=fact.value, key=named, wanted=Message(N_("hãy điền nội dung"))).at("facts")
        elif fact.key in ("group", "region") and fact.value not in ("1", "2", "3", "4"):
            yield SettingWrong(given=fact.value, key=named, wanted=Message(N_("chọn từ 1 đến 4"))).at("facts")


def set_facts(book: Book, facts: Sequence[NewFact]) -> Outcome[None]:
    """Replace the union's dated facts; refuses an unknown key or an empty value."""
    refuse_stopped(fact_findings(facts))
    with book.operation("set_profile") as operation:
        operation.match(tables.union_fact, map(asdict, facts))
    return operation.outcome(None, N_("Đã lưu thông tin đơn vị."))


@all_at_once
def officer_findings(officers: Sequence[TermOfOffice]) -> Iterator[Finding]:
    """Every unknown role, empty name and end before its start."""
    for officer in officers:
        known = officer.role in set(OfficerRole)
        named = Message(OfficerRole(officer.role).label) if known else officer.role
        if not known or not officer.name.strip():
            wanted = Message(N_("hãy điền họ tên và chọn chức danh"))
            yield SettingWrong(given=officer.name, key=named, wanted=wanted).at("officers")
        if officer.valid_to is not None and officer.valid_to < officer.valid_from:
            wanted, until = Message(N_("ngày thôi giữ phải sau ngày nhận")), show_date(officer.valid_to)
            yield SettingWrong(given=until, key=officer.name, wanted=wanted).at("officers")


def set_officers(book: Book, officers: Sequence[TermOfOffice]) -> Outcome[None]:
    """Replace the list of officers; refuses an unknown role, an empty name or an end before its start."""
    refuse_stopped(officer_findings(officers))
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
