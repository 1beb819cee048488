"""The codes of income and spending."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.command import DONE, Argument, Command, Result, opened
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


COMMANDS = (
    Command("codes", 100, N_("mục lục thu, chi"), codes_command, (Argument("--book", Path, N_("mục lục của sổ này")),)),
)
