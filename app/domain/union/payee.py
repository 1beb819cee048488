"""Who takes what is sent up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Payee:
    """Who is paid: the account's holder, its number, its bank; empty where nobody entered it."""

    name: str
    account: str = ""
    bank: str = ""
