"""Ordered rules that propose a code from a narration: those shipped with the program, and the book's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from app.domain import clock
from app.domain.ledger.coding import CodingRule, parse_rules, rule_findings
from app.domain.problems import N_, Stopped, refuse_stopped
from app.models.book import Book
from app.models.ledger.coding import coding_rule
from app.models.operation import Outcome
from app.models.queries.ledger.chart import chart_on
from app.models.queries.ledger.coding import StoredRule
from app.paths import resource


def shipped_coding_rules() -> tuple[CodingRule, ...]:
    """The coding rules a new book starts with, in order."""
    return parse_rules((resource("policies") / "coding_rules.toml").read_text(encoding="utf-8"))


class RuleWrong(Stopped):
    """A coding rule that could never propose a usable code."""

    code = "rule-wrong"
    template = N_("Quy tắc {position}: {reasons}")


def set_coding_rules(book: Book, rules: Sequence[CodingRule]) -> Outcome[None]:
    """Replace the ordered coding rules; refuses a rule without words or with a code no voucher may carry."""
    with book.read() as read:
        chart = chart_on(read, clock.today())
    for place, rule in enumerate(rules, 1):
        refuse_stopped(rule_findings(rule, chart), RuleWrong, position=place)
    with book.operation("set_rules") as operation:
        operation.match(coding_rule, (asdict(StoredRule.of(rule, place)) for place, rule in enumerate(rules, 1)))
    return operation.outcome(None, N_("Đã lưu quy tắc chọn mã."))
