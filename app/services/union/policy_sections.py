"""The dated values of policies in a policy file: ``[policy.dues_share_up]`` with ``values = [{ from, value, source, confidence }]``."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from app.domain.problems import N_, Finding, Message, Refusal, note, stop
from app.domain.timeline import DatedValue
from app.domain.union.policies import OWN, PolicyKind, check_value, policies
from app.models.book import Read
from app.models.operation import Operation
from app.models.queries.union.policies import policy_values
from app.models.union.policy import policy_value
from app.services.policy_file import PlanLine, PolicySection, SectionPlan, entry_findings
from app.services.union.policy_files import legal_texts, shipped_values


def shipped_data() -> dict[str, Any]:
    """What the program ships, as a policy file would say it."""
    found: dict[str, Any] = {}
    for each in shipped_values():
        row = {"from": each.valid_from, "value": each.value, "source": each.source, "confidence": each.confidence}
        found.setdefault(each.policy, {"values": []})["values"].append(row)
    return {"policy": found}


def _plan(read: Read, data: Any) -> SectionPlan:
    held, texts = policy_values(read), legal_texts()
    findings: list[Finding] = []
    lines: list[PlanLine] = []
    changed: dict[str, dict[dt.date, DatedValue[str]]] = defaultdict(dict)
    if not isinstance(data, dict):
        text = N_("Mục policy phải ghi từng quy định, ví dụ [policy.dues_share_up].")
        return SectionPlan((), (stop("policy-file-entry", text),), lambda operation: None)
    for key, told in data.items():
        found = list(_look_over(key, told, texts))
        findings += found
        if any(each.stops for each in found):
            continue
        now = {each.valid_from: each for each in held.get(key, ())}
        for row in told["values"]:
            value = DatedValue(row["from"], str(row["value"]), row["source"].strip(), row["confidence"])
            old = now.get(value.valid_from)
            if old is not None and old.confidence == OWN:
                text = N_("«{policy}» từ {day}: sổ đã có giá trị của đơn vị, giữ nguyên.")
                named = {"policy": Message(policies()[key].title), "day": value.valid_from.strftime("%d/%m/%Y")}
                findings.append(note("policy-file-own", text, **named))
            elif old != value:
                changed[key][value.valid_from] = value
                before = old.value if old is not None else ""
                title = Message(policies()[key].title)
                lines.append(PlanLine(title, value.valid_from, before, value.value, value.source, value.confidence))

    def write(operation: Operation) -> None:
        for policy, values in changed.items():
            kept = [each for each in held.get(policy, ()) if each.valid_from not in values]
            every = sorted([*kept, *values.values()], key=lambda each: each.valid_from)
            operation.match(policy_value, map(asdict, every), policy=policy)

    return SectionPlan(tuple(lines), tuple(findings), write)


def _look_over(key: str, told: Any, texts: Any) -> Iterator[Finding]:
    policy = policies().get(key)
    if policy is None or policy.kind is PolicyKind.TABLE:
        yield stop("policy-unknown", N_("Không có quy định «{given}»."), given=key)
        return
    if not isinstance(told, dict) or not isinstance(told.get("values"), list) or not told["values"]:
        text = N_("«{policy}»: hãy ghi values = [ … ] với ít nhất một giá trị.")
        yield stop("policy-file-values", text, policy=key)
        return
    days: set[object] = set()
    for place, row in enumerate(told["values"], 1):
        where = Message(N_("«{policy}», giá trị thứ {place}"), {"policy": Message(policy.title), "place": place})
        found = list(entry_findings(where, row, ("value",), texts))
        yield from found
        if not isinstance(row, dict):
            continue
        try:
            check_value(key, str(row.get("value", "")))
        except Refusal as wrong:
            yield stop(wrong.code, N_("{where}: {why}"), where=where, why=wrong.message)
        if row.get("from") in days:
            yield stop("policy-file-day-twice", N_("{where}: ngày ấy đã có một giá trị khác trong tệp."), where=where)
        days.add(row.get("from"))


SECTIONS = (PolicySection("policy", 10, _plan),)
