"""The dated policies of a book: what is in force on a day, and a policy file taken in."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from app.cli.command import BOOK, Argument, Command, Result, finding_as_json, finding_as_line, opened, say
from app.domain import clock
from app.domain.dates import show_date
from app.domain.problems import N_
from app.domain.text import shown
from app.domain.union.policies import policies
from app.i18n import _, render
from app.models.book import Book
from app.services.policy_file import Data, PolicyPlan


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        sentence = _("«{given}» không phải một ngày: hãy ghi năm-tháng-ngày, ví dụ 2026-12-31.")
        raise argparse.ArgumentTypeError(sentence.format(given=shown(text))) from None


def _planned(plan: PolicyPlan) -> Result:
    stopped = any(each.stops for each in plan.findings)
    rows = [
        {
            "about": render(line.about),
            "from": line.valid_from.isoformat(),
            "old": render(line.old),
            "new": render(line.new),
            "source": line.source,
            "confidence": line.confidence,
        }
        for line in plan.lines
    ]
    told = [f"{row['about']}: {row['old'] or '–'} → {row['new']} ({row['from']}, {row['source']})" for row in rows]
    return {
        "result": "stopped" if stopped else "done",
        "counts": {"values": len(rows)},
        "findings": [finding_as_json(each) for each in plan.findings],
        "rows": rows,
        "lines": [*told, *(finding_as_line(each) for each in plan.findings)],
        "sentence": _("Tệp sẽ đổi {count} giá trị.").format(count=len(rows)),
    }


def _listed(book: Book, day: dt.date) -> Result:
    from app.models.queries.union.policies import policies_on

    with book.read() as read:
        held = policies_on(read, day)
    rows = [
        {
            "policy": key,
            "name": render(policies()[key].title),
            "value": held[key].value,
            "from": held[key].valid_from.isoformat(),
            "source": held[key].source,
            "confidence": held[key].confidence,
        }
        for key in policies()
        if key in held
    ]
    lines = [f"{row['policy']:<28} {row['value']:<14} {row['from']}  {row['source']}" for row in rows]
    sentence = _("{count} quy định đang dùng ngày {day}.").format(count=len(rows), day=show_date(day))
    return say(sentence, rows=rows, lines=lines)


def policies_command(given: argparse.Namespace) -> Result:
    from app.services.policy_file import plan_policies, read_policy_file, take_policies
    from app.services.union.policy_sections import shipped_data

    data: Data | None = None
    if given.file is not None:
        data = read_policy_file(given.file)
    elif given.shipped:
        data = shipped_data()
    with opened(given, read_only=data is None or given.dry_run) as book:
        if data is None:
            return _listed(book, given.on or clock.today())
        with book.read() as read:
            planned = _planned(plan_policies(read, data))
        if given.dry_run or planned["result"] == "stopped":
            return planned
        name = given.file.name if given.file is not None else ""
        return {**planned, "sentence": render(take_policies(book, data, name).sentence)}


COMMANDS = (
    Command(
        "policies",
        95,
        N_("quy định theo ngày; nhận tệp quy định"),
        policies_command,
        (
            BOOK,
            Argument("--on", _day, N_("xem giá trị dùng trong ngày này (năm-tháng-ngày)")),
            Argument("--file", Path, N_("nhận tệp quy định này vào sổ")),
            Argument("--shipped", help=N_("nhận những giá trị của chương trình khác với sổ"), is_switch=True),
            Argument("--dry-run", help=N_("chỉ xem tệp sẽ đổi gì, không ghi"), is_switch=True),
        ),
    ),
)
