"""Whose account takes what is sent up, from which day, and what the transfer says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from app.domain.ledger.transfer_text import REMITTANCE_TEXT, TransferTextWrong, check_template
from app.domain.problems import N_, Finding, Message, all_at_once, refuse_stopped
from app.domain.union.payee import Payee
from app.models.book import Book
from app.models.operation import Outcome
from app.models.queries.union.organisation import PAYEE_KEYS
from app.models.union.organisation import union_fact
from app.services.union.change_settings import SettingWrong, store_options


@all_at_once
def payee_findings(payee: Payee, text: str = "") -> Iterator[Finding]:
    """A number with other signs than letters and figures, an account without its bank or the other way round, places nobody can fill."""
    account, bank = _bare(payee.account), payee.bank.strip()
    if not re.fullmatch(r"[A-Z0-9]{4,30}|", account):
        wanted = Message(N_("cần từ 4 đến 30 chữ số, chữ cái không dấu"))
        yield SettingWrong(given=payee.account, key=Message(N_("số tài khoản")), wanted=wanted).at("account")
    if bool(account) != bool(bank):
        both = {"key": Message(N_("tài khoản nhận")), "wanted": Message(N_("hãy ghi cả số tài khoản và ngân hàng"))}
        yield SettingWrong(given=payee.account or payee.bank, **both).at("bank" if account else "account")
    try:
        check_template(text or REMITTANCE_TEXT)
    except TransferTextWrong as wrong:
        yield wrong.at("text")


def _bare(account: str) -> str:
    return re.sub(r"[\s.-]+", "", account).upper()


def set_payee(book: Book, payee: Payee, valid_from: dt.date, text: str = "") -> Outcome[None]:
    """From a day on, whose account takes what is sent up, and the text of the transfer (empty: the usual words).

    Values of earlier days stay for earlier papers. Refuses what ``payee_findings`` tells.
    """
    refuse_stopped(payee_findings(payee, text.strip()))
    text = check_template(text) if text.strip() else ""
    values = dict(zip(PAYEE_KEYS, (payee.name.strip(), _bare(payee.account), payee.bank.strip()), strict=True))
    with book.operation("set_payee", subject=payee.name) as operation:
        for key, value in values.items():
            operation.match(
                union_fact, [{"value": value, "source": ""}] if value else (), key=key, valid_from=valid_from
            )
        store_options(operation, {"payee_text": text})
    return operation.outcome(None, N_("Đã lưu tài khoản nhận của cấp trên."))
