"""The codes of income and spending."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.command import BOOK, DONE, Argument, Command, Result, opened
from app.domain import clock
from app.domain.ledger.chart import STANDARD_CHART
from app.domain.problems import N_
from app.i18n import render


def codes_command(given: argparse.Namespace) -> Result:
    chart = STANDARD_CHART
    if given.book is not None:
        from app.models.queries.ledger.chart import chart_on

        with opened(given, read_only=True) as book, book.read() as read:
            chart = chart_on(read, clock.today())
    rows = [{"code": code.code, "name": render(code.name), "side": str(code.side)} for code in chart.codes.values()]
    return {**DONE, "rows": rows, "lines": [f"{row['code']:<6} {row['name']}" for row in rows], "sentence": ""}


def name_people_command(given: argparse.Namespace) -> Result:
    from app.services.ledger.name_people import lines_with_names, name_sure_people

    with opened(given) as book:
        with book.read() as read:
            found = [each for each in lines_with_names(read) if not each.line.people]
        sentence = "" if given.dry_run else render(name_sure_people(book).sentence)
    rows = [
        {
            "voucher": each.line.number,
            "text": each.line.text,
            "sure": list(each.sure),
            "named": [
                {"name": name.text, "reason": str(name.reason), "people": [who.shown for who in name.people]}
                for name in each.namings
            ],
        }
        for each in found
    ]
    lines = [
        f"{each.line.number} {name.text}: {'; '.join(who.shown for who in name.people)} ({render(name.reason.label)})"
        for each in found
        for name in each.namings
    ]
    return {**DONE, "counts": {"lines": len(found)}, "rows": rows, "lines": lines, "sentence": sentence}


COMMANDS = (
    Command(
        "name-people",
        95,
        N_("ghi người cho các dòng chứng từ nêu tên đoàn viên"),
        name_people_command,
        (BOOK, Argument("--dry-run", help=N_("chỉ cho xem, không ghi"), is_switch=True)),
    ),
    Command("codes", 100, N_("mục lục thu, chi"), codes_command, (Argument("--book", Path, N_("mục lục của sổ này")),)),
)
