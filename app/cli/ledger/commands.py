"""The codes of income and spending."""

from __future__ import annotations

import argparse

from app.cli.command import DONE, Command, Result
from app.domain.ledger.codes import CODES
from app.domain.problems import N_
from app.i18n import render


def codes_command(given: argparse.Namespace) -> Result:
    rows = [{"code": code.code, "name": render(code.name), "side": str(code.side)} for code in CODES.values()]
    return {**DONE, "rows": rows, "lines": [f"{row['code']:<6} {row['name']}" for row in rows], "sentence": ""}


COMMANDS = (Command("codes", 100, N_("mục lục thu, chi"), codes_command),)
