"""A chart of codes and settlement rows in a policy file: ``[chart]`` with from, source, confidence, ``[[chart.code]]``, ``[[chart.row]]``."""

from __future__ import annotations

import json
from typing import Any

from app.domain.ledger.accounts import code_key
from app.domain.ledger.chart import Chart, chart_findings, chart_of, shape_findings, stored_chart
from app.domain.ledger.policies import CHART
from app.domain.problems import N_, Finding, Message
from app.domain.timeline import DatedValue
from app.domain.union.policies import policies
from app.models.book import Read
from app.models.ledger import accounts
from app.models.operation import Operation
from app.models.queries.ledger.accounts import account_ids
from app.models.queries.ledger.chart import chart_on, used_codes
from app.models.queries.union.policies import policy_values
from app.models.union.policy import policy_value
from app.services.policy_file import PlanLine, PolicySection, SectionPlan, entry_findings
from app.services.union.policy_files import legal_texts


def _plan(read: Read, data: Any) -> SectionPlan:
    where = Message(N_("Mục lục thu, chi"))
    findings: list[Finding] = [*entry_findings(where, data, ("code", "row"), legal_texts())]
    if isinstance(data, dict):
        findings += shape_findings(data)
    if any(each.stops for each in findings):
        return SectionPlan((), tuple(findings), lambda operation: None)
    told = {"code": data["code"], "row": data["row"]}
    chart = chart_of(data["from"], json.dumps(told), data["source"].strip(), data["confidence"])
    findings += chart_findings(chart, used_codes(read))
    held = [each for each in policy_values(read).get(CHART, ()) if each.valid_from != chart.since]
    value = DatedValue(chart.since, stored_chart(chart), chart.source, chart.confidence)
    if value in policy_values(read).get(CHART, ()):
        return SectionPlan((), tuple(findings), lambda operation: None)

    def write(operation: Operation) -> None:
        every = sorted([*held, value], key=lambda each: each.valid_from)
        rows = [
            {"valid_from": each.valid_from, "value": each.value, "source": each.source, "confidence": each.confidence}
            for each in every
        ]
        operation.match(policy_value, rows, policy=CHART)
        _open_codes(operation, chart)

    old = chart_on(read, chart.since)
    line = PlanLine(
        Message(policies()[CHART].title), chart.since, _counted(old), _counted(chart), chart.source, chart.confidence
    )
    return SectionPlan((line,), tuple(findings), write)


def _open_codes(operation: Operation, chart: Chart) -> None:
    """An account for every code that may carry vouchers and has none yet."""
    there = account_ids(operation.read)
    for place, code in enumerate(chart.codes.values()):
        if chart.may_carry_vouchers(code.code) and code_key(code.code) not in there:
            operation.add(accounts.account, kind="code", key=code_key(code.code), name=code.name, position=place)


def _counted(chart: Chart) -> Message:
    return Message(N_("{codes} mã, {rows} dòng"), {"codes": len(chart.codes), "rows": len(chart.rows)})


SECTIONS = (PolicySection("chart", 30, _plan),)
