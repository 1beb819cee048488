"""Changing who the union is and how it keeps its book: dated facts, officers, accounts, openings, rules, figures, options.

Each verb replaces one list as the screen shows it, writing only the rows that differ, so that the trail shows what changed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.dates import Month, Period, iso_of, show_date
from app.domain.dues.remittance import Payee
from app.domain.ledger.codes import may_carry_vouchers
from app.domain.ledger.coding import CodingRule
from app.domain.ledger.transfer_text import check_template
from app.domain.ledger.vouchers import BucketKind
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Finding, Level, Message, Refusal
from app.domain.settlement.settlement import HeadFigures
from app.domain.timeline import DatedValue
from app.domain.union.policies import check_value
from app.models.book import Book, Read, outcome_of
from app.models.operation import Operation, Outcome
from app.models.queries.ledger.books import balances
from app.models.queries.union.organisation import FACT_KEYS, PAYEE_KEYS, Fund, fund_keys, openings
from app.services.union.read_profile import OFFICER_ROLES


class SettingWrong(Refusal):
    """A value a setting cannot take."""

    code = "setting-wrong"
    template = N_("«{given}» không dùng được cho mục «{key}»: {wanted}.")


class OpeningWrong(Refusal):
    """An opening balance below zero."""

    code = "opening-wrong"
    template = N_("Số dư đầu kỳ của «{fund}» không được âm.")


class AccountHoldsMoney(Refusal):
    """An account is closed when nothing is left in it; cash never is."""

    code = "account-holds-money"
    template = N_("«{name}» còn {amount} đồng: hãy chuyển hết tiền trước khi đóng.")


class CashStays(Refusal):
    """The cash box has no end."""

    code = "cash-stays"
    template = N_("«{name}» luôn được dùng, không đóng được.")


class RuleWrong(Refusal):
    """A coding rule that could never propose a usable code."""

    code = "rule-wrong"
    template = N_("Quy tắc {position}: {problem}")


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


def _replace_rows(
    act: Operation, table: str, columns: Sequence[str], rows: Iterable[tuple[object, ...]], where: str = "1"
) -> None:
    """Delete the rows that are gone and insert those that are new; equal rows are left alone."""
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join("?" * len(columns))
    wanted = list(dict.fromkeys(rows))
    there: dict[tuple[object, ...], int] = {
        tuple(row[1:]): row[0] for row in act.run(f"SELECT id, {names} FROM {table} WHERE {where}").all()
    }
    for row, number in there.items():
        if row not in wanted:
            act.run(f"DELETE FROM {table} WHERE id = ?", (number,))
    for row in wanted:
        if row not in there:
            act.run(f"INSERT INTO {table} ({names}) VALUES ({places})", row)


def set_facts(book: Book, facts: Sequence[NewFact]) -> Outcome[None]:
    """Replace the union's dated facts; refuses an unknown key or an empty value."""
    for fact in facts:
        if fact.key not in FACT_KEYS or not fact.value.strip():
            raise SettingWrong(given=fact.value, key=fact.key, wanted=Message(N_("hãy điền nội dung")))
        if fact.key in ("group", "region") and fact.value not in ("1", "2", "3", "4"):
            raise SettingWrong(given=fact.value, key=fact.key, wanted=Message(N_("chọn từ 1 đến 4")))
    with book.operation("set_profile") as act:
        _replace_rows(
            act, "union_fact", ("key", "value", "valid_from", "source"),
            ((fact.key, fact.value.strip(), fact.valid_from.isoformat(), fact.source) for fact in facts),
        )  # fmt: skip
    return outcome_of(act, None, Message(N_("Đã lưu thông tin đơn vị.")))


def set_payee(book: Book, payee: Payee, valid_from: dt.date, text: str = "") -> Outcome[None]:
    """From a day on, whose account takes what is sent up, and the text of the transfer (empty: the usual words).

    Values of earlier days stay for earlier papers. Refuses an account without its bank or the other way round, a number
    with other signs than letters and figures, and a text with places nobody can fill.
    """
    account = re.sub(r"[\s.-]+", "", payee.account).upper()
    if not re.fullmatch(r"[A-Z0-9]{4,30}|", account):
        raise SettingWrong(
            given=payee.account,
            key=Message(N_("số tài khoản")),
            wanted=Message(N_("cần từ 4 đến 30 chữ số, chữ cái không dấu")),
        )
    if bool(account) != bool(payee.bank.strip()):
        raise SettingWrong(
            given=payee.account or payee.bank, key=Message(N_("tài khoản nhận")),
            wanted=Message(N_("hãy ghi cả số tài khoản và ngân hàng")),
        )  # fmt: skip
    text = check_template(text) if text.strip() else ""
    values = dict(zip(PAYEE_KEYS, (payee.name.strip(), account, payee.bank.strip()), strict=True))
    with book.operation("set_payee", subject=payee.name) as act:
        _replace_rows(
            act, "union_fact", ("key", "value", "valid_from", "source"),
            ((key, value, valid_from.isoformat(), "") for key, value in values.items() if value),
            where=f"valid_from = '{valid_from.isoformat()}' AND key IN ({', '.join(repr(key) for key in PAYEE_KEYS)})",
        )  # fmt: skip
        _store_options(act, {"payee_text": text})
    return outcome_of(act, None, Message(N_("Đã lưu tài khoản nhận của cấp trên.")))


def set_officers(book: Book, officers: Sequence[NewOfficer]) -> Outcome[None]:
    """Replace the list of officers; refuses an unknown role, an empty name or an end before its start."""
    for officer in officers:
        if officer.role not in OFFICER_ROLES or not officer.name.strip():
            raise SettingWrong(
                given=officer.name, key=officer.role, wanted=Message(N_("hãy điền họ tên và chọn chức danh"))
            )
        if officer.valid_to is not None and officer.valid_to < officer.valid_from:
            raise SettingWrong(
                given=show_date(officer.valid_to),
                key=officer.name,
                wanted=Message(N_("ngày thôi giữ phải sau ngày nhận")),
            )
    with book.operation("set_officers") as act:
        _replace_rows(
            act, "officer", ("role", "name", "valid_from", "valid_to"),
            (
                (o.role, o.name.strip(), o.valid_from.isoformat(), iso_of(o.valid_to))
                for o in officers
            ),
        )  # fmt: skip
    return outcome_of(act, None, Message(N_("Đã lưu danh sách cán bộ.")))


def add_account(
    book: Book, name: str, bank_name: str = "", account_number: str = "", opening: Dong = Dong(0)
) -> Outcome[str]:
    """Add a bank account; gives its key. Refuses an empty or repeated name."""
    name = name.strip()
    if not name:
        raise SettingWrong(given=name, key=Message(N_("tên tài khoản")), wanted=Message(N_("hãy điền tên")))
    with book.operation("set_accounts", subject=name) as act:
        if act.run("SELECT 1 FROM bucket WHERE kind IN ('cash', 'bank') AND name = ?", (name,)).first():
            raise SettingWrong(given=name, key=Message(N_("tên tài khoản")), wanted=Message(N_("tên này đã có")))
        place = 1 + int(act.run("SELECT count(*) FROM bucket WHERE kind = 'bank'").scalar_one())
        number = act.run(
            "INSERT INTO bucket (kind, key, name, bank_name, account_number, number_tag, position) VALUES ('bank', ?, ?, ?, ?, ?, ?)",
            (f"bank:{place}", name, bank_name, account_number, "" if place == 1 else str(place), place),
        ).lastrowid
        if opening:
            act.run("INSERT INTO opening (bucket_id, amount) VALUES (?, ?)", (number, opening))
    return outcome_of(act, f"bank:{place}", Message(N_("Đã thêm tài khoản «{name}»."), {"name": name}))


def change_account(book: Book, fund: Fund, *, closed: bool = False) -> Outcome[str]:
    """Change the names of a fund, or close an account that is no longer used; its key and series stay.

    Refuses to close cash, or an account that still holds money.
    """
    if not fund.name.strip():
        raise SettingWrong(given="", key=fund.key, wanted=Message(N_("hãy điền tên")))
    if closed and fund.kind is BucketKind.CASH:
        raise CashStays(name=fund.name)
    with book.operation("set_accounts", subject=fund.name) as act:
        held = balances(Read(act.connection), dt.date(9999, 1, 1)).get(fund.key, 0)
        if closed and held:
            raise AccountHoldsMoney(name=fund.name, amount=show_money(held))
        act.run(
            "UPDATE bucket SET name = ?, bank_name = ?, account_number = ?, closed = ? WHERE id = ?",
            (fund.name.strip(), fund.bank_name, fund.account_number, int(closed), fund.id),
        )
    return outcome_of(act, fund.key, Message(N_("Đã lưu tài khoản «{name}»."), {"name": fund.name}))


def set_openings(
    book: Book,
    balances: Mapping[str, Dong],
    owed_up: Mapping[Month, Dong] | None = None,
    due_down: Mapping[Month, Dong] | None = None,
) -> Outcome[None]:
    """Set opening balances by fund key, and what was owed up and due down by month; refused once a month is closed."""
    with book.operation("set_openings") as act:
        read = Read(act.connection)
        keys, now = fund_keys(read), openings(read)
        for key, amount in balances.items():
            if amount < 0:
                raise OpeningWrong(fund=keys[key][1])
            if key in now and now[key] != amount:
                act.run("UPDATE opening SET amount = ? WHERE bucket_id = ?", (dong(amount), keys[key][0]))
            elif key not in now:
                act.run("INSERT INTO opening (bucket_id, amount) VALUES (?, ?)", (keys[key][0], dong(amount)))
        for direction, owed in (("up", owed_up), ("down", due_down)):
            if owed is not None:
                _replace_rows(
                    act, "opening_owed", ("direction", "month", "amount"),
                    ((direction, str(month), dong(amount)) for month, amount in owed.items()),
                    where=f"direction = '{direction}'",
                )  # fmt: skip
    return outcome_of(act, None, Message(N_("Đã lưu số dư đầu kỳ.")))


def set_options(book: Book, options: Mapping[str, str]) -> Outcome[None]:
    """Set printing and working options of the book (``key`` → ``value``); an empty value goes back to the default."""
    with book.operation("set_options") as act:
        _store_options(act, options)
    return outcome_of(act, None, Message(N_("Đã lưu thiết lập.")))


def _store_options(act: Operation, options: Mapping[str, str]) -> None:
    for key, value in options.items():
        act.run("DELETE FROM setting WHERE key = ? AND (value <> ? OR ? = '')", (key, value, value))
        if value:
            act.run("INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING", (key, value))


def set_coding_rules(book: Book, rules: Sequence[CodingRule]) -> Outcome[None]:
    """Replace the ordered coding rules; refuses a rule without words or with a code no voucher may carry."""
    for place, rule in enumerate(rules, 1):
        if not any(phrase.strip(" *") for phrase in rule.phrases):
            raise RuleWrong(position=place, problem=Message(N_("chưa có từ nào để nhận ra.")))
        if rule.direction != "transfer" and not may_carry_vouchers(rule.code or ""):
            raise RuleWrong(position=place, problem=Message(N_("mã không dùng cho chứng từ.")))
    with book.operation("set_rules") as act:
        _replace_rows(
            act, "coding_rule", ("position", "direction", "phrases", "code", "money_source", "note", "toward"),
            (
                (place, r.direction, "|".join(p.strip() for p in r.phrases), r.code, r.money_source, r.note, r.toward)
                for place, r in enumerate(rules, 1)
            ),
        )  # fmt: skip
    return outcome_of(act, None, Message(N_("Đã lưu quy tắc chọn mã.")))


def question_head_figures(figures: HeadFigures) -> list[Finding]:
    """What looks wrong in part A of B07 and deserves a question before it is stored."""
    found = []
    if figures.full_time_officers:
        found.append(
            Finding(
                Level.WARN,
                "full-time-officers",
                Message(
                    N_(
                        "Cán bộ chuyên trách là người hưởng lương của công đoàn. CĐCS chỉ có cán bộ kiêm nhiệm thì ghi 0. Vẫn ghi {count}?"
                    ),
                    {"count": figures.full_time_officers},
                ),
                column="full_time_officers",
            )
        )
    if figures.workers is not None and figures.members is not None and figures.members > figures.workers:
        found.append(
            Finding(
                Level.WARN,
                "members-over-workers",
                Message(N_("Số đoàn viên lớn hơn số lao động: hãy xem lại.")),
                column="members",
            )
        )
    return found


def set_head_figures(book: Book, period: Period, figures: HeadFigures, source: str = "") -> Outcome[None]:
    """Store part A of B07 for a period; a figure of None is unknown and prints blank. Refuses negative figures."""
    first, last = period.first.isoformat(), period.last.isoformat()
    values = {name: getattr(figures, name) for name in HeadFigures.__slots__}
    for name, value in values.items():
        if value is not None and value < 0:
            raise SettingWrong(given=value, key=name, wanted=Message(N_("số không âm")))
    with book.operation("set_head_figures", subject=str(period)) as act:
        _replace_rows(
            act, "head_figure", ("key", "first_day", "last_day", "value", "source"),
            ((name, first, last, value, source) for name, value in values.items() if value is not None),
            where=f"first_day = '{first}' AND last_day = '{last}'",
        )  # fmt: skip
    return outcome_of(act, None, Message(N_("Đã lưu chỉ tiêu cơ bản.")))


def set_policy(book: Book, policy: str, values: Sequence[DatedValue[str]]) -> Outcome[None]:
    """Replace the dated values a book uses for one policy; every value needs its own source and must be of the policy's kind."""
    for value in values:
        check_value(policy, value.value)
        if not value.source.strip():
            raise SettingWrong(given=value.value, key=policy, wanted=Message(N_("hãy ghi số và ngày văn bản")))
    with book.operation("set_policy", subject=policy) as act:
        quoted = policy.replace("'", "''")
        _replace_rows(
            act, "policy_value", ("policy", "valid_from", "value", "source", "confidence"),
            ((policy, each.valid_from.isoformat(), each.value, each.source, each.confidence) for each in values),
            where=f"policy = '{quoted}'",
        )  # fmt: skip
    return outcome_of(act, None, Message(N_("Đã lưu quy định.")))
