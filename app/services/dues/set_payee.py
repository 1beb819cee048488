"""Whose account takes what is sent up, from which day, and what the transfer says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from app.domain.ledger.transfer_text import REMITTANCE_TEXT, TransferTextWrong, check_template
from app.domain.problems import N_, Fault, Message, refuse
from app.domain.union.payee import Payee
from app.models.book import Book
from app.models.operation import Outcome
from app.models.queries.union.organisation import PAYEE_KEYS
from app.services.rows import replace_rows
from app.services.union.change_settings import SettingWrong, store_options


def payee_faults(payee: Payee, text: str = "") -> Iterator[Fault]:
    """A number with other signs than letters and figures, an account without its bank or the other way round, places nobody can fill."""
    account, bank = _bare(payee.account), payee.bank.strip()
    if not re.fullmatch(r"[A-Z0-9]{4,30}|", account):
        wanted = Message(N_("cần từ 4 đến 30 chữ số, chữ cái không dấu"))
        yield "account", SettingWrong(given=payee.account, key=Message(N_("số tài khoản")), wanted=wanted)
    if bool(account) != bool(bank):
        both = {"key": Message(N_("tài khoản nhận")), "wanted": Message(N_("hãy ghi cả số tài khoản và ngân hàng"))}
        yield "bank" if account else "account", SettingWrong(given=payee.account or payee.bank, **both)
    try:
        check_template(text or REMITTANCE_TEXT)
    except TransferTextWrong as wrong:
        yield "text", wrong


def _bare(account: str) -> str:
    return re.sub(r"[\s.-]+", "", account).upper()


def set_payee(book: Book, payee: Payee, valid_from: dt.date, text: str = "") -> Outcome[None]:
    """From a day on, whose account takes what is sent up, and the text of the transfer (empty: the usual words).

    Values of earlier days stay for earlier papers. Refuses what ``payee_faults`` tells.
    """
    refuse(payee_faults(payee, text.strip()))
    text = check_template(text) if text.strip() else ""
    values = dict(zip(PAYEE_KEYS, (payee.name.strip(), _bare(payee.account), payee.bank.strip()), strict=True))
    with book.operation("set_payee", subject=payee.name) as operation:
        replace_rows(
            operation,
            "union_fact",
            ("key", "value", "valid_from", "source"),
            ((key, value, valid_from.isoformat(), "") for key, value in values.items() if value),
            where=f"valid_from = '{valid_from.isoformat()}' AND key IN ({', '.join(repr(key) for key in PAYEE_KEYS)})",
        )
        store_options(operation, {"payee_text": text})
    return operation.outcome(None, N_("Đã lưu tài khoản nhận của cấp trên."))
