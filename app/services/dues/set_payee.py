"""Whose account takes what is sent up, from which day, and what the transfer says."""

from __future__ import annotations

import datetime as dt
import re

from app.domain.ledger.transfer_text import check_template
from app.domain.problems import N_, Message
from app.domain.union.payee import Payee
from app.models.book import Book
from app.models.operation import Outcome
from app.models.queries.union.organisation import PAYEE_KEYS
from app.models.union.organisation import union_fact
from app.services.union.change_settings import SettingWrong, store_options


def set_payee(book: Book, payee: Payee, valid_from: dt.date, text: str = "") -> Outcome[None]:
    """From a day on, whose account takes what is sent up, and the text of the transfer (empty: the usual words).

    Values of earlier days stay for earlier papers. Refuses an account without its bank or the other way round, a number
    with other signs than letters and figures, and a text with places nobody can fill.
    """
    account = re.sub(r"[\s.-]+", "", payee.account).upper()
    if not re.fullmatch(r"[A-Z0-9]{4,30}|", account):
        raise SettingWrong(
            given=payee.account,
            key=Message(N_("số tài khoản")),
            wanted=Message(N_("cần từ 4 đến 30 chữ số, chữ cái không dấu")),
        )
    if bool(account) != bool(payee.bank.strip()):
        raise SettingWrong(
            given=payee.account or payee.bank,
            key=Message(N_("tài khoản nhận")),
            wanted=Message(N_("hãy ghi cả số tài khoản và ngân hàng")),
        )
    text = check_template(text) if text.strip() else ""
    values = dict(zip(PAYEE_KEYS, (payee.name.strip(), account, payee.bank.strip()), strict=True))
    with book.operation("set_payee", subject=payee.name) as operation:
        for key, value in values.items():
            operation.match(
                union_fact, [{"value": value, "source": ""}] if value else (), key=key, valid_from=valid_from
            )
        store_options(operation, {"payee_text": text})
    return operation.outcome(None, N_("Đã lưu tài khoản nhận của cấp trên."))
