"""The norms of care in a policy file: ``[[norm]]`` with kind, amounts, from, source and confidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.domain.care.norms import Norm, NormRule, look_over_norm
from app.domain.care.welfare import KINDS, Relation, care_kind
from app.domain.dates import show_date
from app.domain.money import dong, show_money
from app.domain.problems import N_, Finding, Message, stop
from app.models.book import Read
from app.models.operation import Operation
from app.models.queries.care.norms import norm_rows
from app.services.care.keep_norms import store_norm
from app.services.policy_file import PlanLine, PolicySection, SectionPlan, entry_findings
from app.services.union.policy_files import legal_texts

_AMOUNTS = ("amount", "amount_most", "in_kind", "per_year", "months")
_SWITCHES = ("not_on_unpaid_leave", "women_only")
_KEYS = ("kind", "relation", "clause", *_AMOUNTS, *_SWITCHES)


def _plan(read: Read, data: Any) -> SectionPlan:
    findings: list[Finding] = []
    norms: list[Norm] = []
    rows = {(row.norm.kind, row.norm.relation, row.norm.valid_from): row for row in norm_rows(read)}
    for place, told in enumerate(data if isinstance(data, list) else [data], 1):
        where = Message(N_("Định mức thứ {place}"), {"place": place})
        found = [*entry_findings(where, told, _KEYS, legal_texts()), *_look_over(where, told)]
        findings += found
        if any(each.stops for each in found):
            continue
        norm = _norm(told)
        wrong = look_over_norm(norm)
        findings += [
            stop(each.code, N_("{where}: {why}"), where=where, why=each.message) for each in wrong if each.stops
        ]
        there = rows.get((norm.kind, norm.relation, norm.valid_from))
        if there is not None and there.cases:
            text = N_("{where}: định mức từ {day} đã áp dụng cho {count} việc, hãy ghi từ một ngày khác.")
            day = show_date(norm.valid_from)
            findings.append(stop("norm-in-use", text, where=where, day=day, count=there.cases))
        elif there is None or _worth(there.norm) != _worth(norm):
            norms.append(norm)

    def write(operation: Operation) -> None:
        for norm in norms:
            store_norm(operation, norm)

    old = {key: _shown(row.norm) for key, row in rows.items()}
    lines = tuple(
        PlanLine(
            Message(care_kind(norm.kind).name),
            norm.valid_from,
            old.get((norm.kind, norm.relation, norm.valid_from), ""),
            _shown(norm),
            norm.source,
            norm.confidence,
        )
        for norm in norms
    )
    return SectionPlan(lines, tuple(findings), write)


def _shown(norm: Norm) -> str:
    return norm.show_amount() if norm.most else show_money(norm.in_kind)


def _worth(norm: Norm) -> tuple[object, ...]:
    return (norm.amount, norm.amount_most, norm.in_kind, norm.per_year, norm.rule, norm.clause, norm.source)


def _look_over(where: Message, told: Any) -> Iterator[Finding]:
    if not isinstance(told, dict):
        return
    if told.get("kind") not in KINDS:
        text = N_("{where}: không có loại chăm lo «{given}».")
        yield stop("norm-kind", text, where=where, given=str(told.get("kind", "")))
    if told.get("relation", "self") not in set(Relation):
        text = N_("{where}: không có người hưởng «{given}».")
        yield stop("norm-relation", text, where=where, given=str(told.get("relation")))
    for key in _AMOUNTS:
        if type(given := told.get(key, 0)) is not int or given < 0:
            text = N_("{where}: {key} phải là số nguyên không âm, không có dấu chấm.")
            yield stop("policy-file-number", text, where=where, key=key)
    for key in _SWITCHES:
        if not isinstance(told.get(key, False), bool):
            yield stop("policy-file-switch", N_("{where}: {key} phải là true hoặc false."), where=where, key=key)


def _norm(told: dict[str, Any]) -> Norm:
    return Norm(
        kind=told["kind"],
        relation=Relation(told.get("relation", "self")),
        valid_from=told["from"],
        amount=dong(told.get("amount", 0)),
        amount_most=dong(told.get("amount_most", 0)),
        in_kind=dong(told.get("in_kind", 0)),
        per_year=told.get("per_year", 0),
        rule=NormRule(
            True, told.get("months", 0), told.get("not_on_unpaid_leave", False), told.get("women_only", False)
        ),
        papers=tuple(str(paper) for paper in care_kind(told["kind"]).papers),
        clause=str(told.get("clause", "")),
        source=told["source"],
        confidence=told["confidence"],
    )


SECTIONS = (PolicySection("norm", 20, _plan),)
