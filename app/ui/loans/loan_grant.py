"""Cho vay vốn: who borrows how much on what terms, with the schedule as it will be before it is agreed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from app.domain.dates import FOREVER, Month
from app.domain.loans.granting import LoanDraft, PurposeMissing, missing_in_loan
from app.domain.money import show_money
from app.domain.problems import N_, Finding
from app.i18n import _
from app.models.queries.loans import loans
from app.services.loans import lend
from app.ui.ledger.fund_field import FundField
from app.ui.loans.loan_editor import LoanEditor
from app.ui.members.member_lookup import MemberLookup
from app.ui.records.binding import Bound


class LoanGrantDialog(LoanEditor[LoanDraft]):
    """``enter(member=id)`` begins with a borrower."""

    key: ClassVar[str] = "loan_grant"
    called: ClassVar[str] = N_("Cho vay Quỹ trợ vốn")
    verb: ClassVar[str] = N_("Cho vay và ghi sổ")
    takes: ClassVar[frozenset[str]] = frozenset({"member"})

    def asked(self) -> Iterable[Bound]:
        """Who, how much, when and from where; the terms; the papers."""
        yield self.bind("member_id", MemberLookup(self.desk, _("Người vay")))
        yield self.bind("principal")
        yield self.bind("granted_on", any_day=False)
        yield self.bind("fund", FundField(self.desk, _("Chi từ")))
        yield from self.asked_terms(self.desk.month)
        yield self.bind("contract")
        yield self.bind("purpose", required=True)
        yield self.bind("guarantor")

    def begin(self, **arguments: Any) -> LoanDraft:
        """What the fund can lend, and to whom; the first instalment falls due in a month."""
        day = self.desk.day
        with self.desk.read() as read:
            fund, rule = loans.loan_fund(read, FOREVER), loans.loan_rule(read, day)
        text = _("Quỹ còn cho vay được {amount} đồng.").format(amount=show_money(max(0, fund.available)))
        if rule.ceiling is not None:
            text += " " + _("Trần một người {amount} đồng.").format(amount=show_money(rule.ceiling))
        if rule.guarantor_from is not None:
            text += " " + _("Từ {amount} đồng phải có bảo lãnh.").format(amount=show_money(rule.guarantor_from))
        self.summary.setText(text)
        return LoanDraft(
            arguments.get("member"), granted_on=day, first_month=Month.of(day).plus(1), due_day=min(day.day, 28)
        )

    def look_over(self, draft: LoanDraft) -> Sequence[Finding]:
        """By the rules of granting, as the book stands."""
        wanted = draft.request()
        if wanted is None:
            no_purpose = [] if draft.purpose else [PurposeMissing().at("purpose")]
            return [*missing_in_loan(draft, N_("Hãy ghi ngày giải ngân.")), *no_purpose]
        with self.desk.read() as read:
            return lend.grant_findings(read, wanted)

    def store(self, draft: LoanDraft) -> None:
        """Grant it."""
        self.act(lend.grant_loan, draft.request(), title=_("Đang ghi sổ…"))
