"""Khoản vay đang có khi mở sổ: a loan granted before the book began, with what came back of it until then; also to mend one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from app.domain.dates import FOREVER, Month, show_date
from app.domain.loans.granting import missing_in_loan
from app.domain.loans.opening_loans import OpeningLoanDraft
from app.domain.money import dong, show_money
from app.domain.problems import N_, Finding
from app.i18n import _
from app.models.queries.loans import loans
from app.models.queries.loans.loans import LoanCard
from app.models.queries.union import organisation
from app.services.loans import opening_loans
from app.ui.loans.loan_editor import LoanEditor
from app.ui.members.member_lookup import MemberLookup
from app.ui.records.binding import Bound, Sheet
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.money_field import MoneyField


class LoanOpenDialog(LoanEditor[OpeningLoanDraft]):
    """``enter(member=id)`` begins with a borrower, ``enter(loan=case id)`` mends one that was entered."""

    key: ClassVar[str] = "loan_open"
    called: ClassVar[str] = N_("Khoản vay đang có khi mở sổ")
    mends: ClassVar[str] = N_("Sửa khoản vay đang có khi mở sổ")
    verb: ClassVar[str] = N_("Ghi vào số dư đầu kỳ")
    takes: ClassVar[frozenset[str]] = frozenset({"loan", "member"})

    def sheet(self) -> Sheet:
        """A loan, and what of it the opening balance holds."""
        with self.desk.read() as read:
            self.opens = organisation.opening_day(read)
            self._closed = organisation.closed_through(read) is not None
        self._mended: LoanCard | None = None
        self.left = parts.label(role="strong", wrap=True)
        yield from super().sheet()
        yield self.left
        self.follows("repaid", "interest")

    def asked(self) -> Iterable[Bound]:
        """The loan as it was agreed, then what came back."""
        before = Month.of(self.opens).plus(-1)
        yield self.bind("member_id", MemberLookup(self.desk, _("Người vay"), on=self.opens))
        yield self.bind("principal", caption=_("Số vay ban đầu"))
        yield self.bind("granted_on", DateField(_("Ngày vay"), before, any_day=True), caption=_("Ngày vay"))
        yield self.bind("contract")
        yield from self.asked_terms(before)
        yield self.bind("guarantor")
        repaid = MoneyField(_("Gốc đã trả trước khi mở sổ"), words=False)
        yield self.bind("repaid", repaid, caption=_("Gốc đã trả"), nothing=dong(0))
        interest = MoneyField(_("Lãi đã trả trước khi mở sổ"), words=False)
        yield self.bind("interest", interest, caption=_("Lãi đã trả"))
        yield self.bind("purpose")

    def begin(self, **arguments: Any) -> OpeningLoanDraft:
        """An empty loan, or the one to mend."""
        text = _(
            "Khoản vay trước ngày mở sổ {day}. Phần gốc còn nợ vào số dư đầu kỳ của Quỹ trợ vốn; không lập chứng từ nào."
        ).format(day=show_date(self.opens))
        if self._closed:
            text += " " + _("Đã khóa sổ ít nhất một tháng nên số dư đầu kỳ không sửa được.")
        self.summary.setText(text)
        parts.set_tone(self.summary, "danger" if self._closed else "")
        self.identifier = arguments.get("loan")
        self.widget("member_id").setEnabled(self.identifier is None)
        if self.identifier is None:
            return OpeningLoanDraft(arguments.get("member"))
        with self.desk.read() as read:
            self._mended = loans.loan_card(read, self.identifier, FOREVER)
        return _as_typed(self._mended)

    def follow(self) -> None:
        """The schedule, and what of it the opening balance holds."""
        super().follow()
        self.submit_button.setEnabled(not self._closed and not self.desk.read_only)
        draft = self.collect()
        if draft.principal is None:
            self.left.setText("")
            return
        paid = draft.paid(self.opens)
        self.left.setText(
            _("Còn nợ gốc khi mở sổ: {left} đồng (vay {amount} − đã trả {repaid}); lãi đã trả {interest} đồng.").format(
                left=show_money(draft.principal - paid.principal),
                amount=show_money(draft.principal),
                repaid=show_money(paid.principal),
                interest=show_money(paid.interest),
            )
        )

    def look_over(self, draft: OpeningLoanDraft) -> Sequence[Finding]:
        """By the rules of loans of the opening, as the book stands."""
        wanted = draft.request()
        if wanted is None:
            return missing_in_loan(draft, N_("Hãy ghi ngày vay, trước ngày mở sổ."))
        with self.desk.read() as read:
            paid = draft.paid(self.opens)
            return opening_loans.opening_findings(read, wanted, paid, self._mended)

    def store(self, draft: OpeningLoanDraft) -> None:
        """Enter it, or mend it."""
        self.act(opening_loans.set_opening_loan, draft.request(), draft.paid(self.opens), self.identifier)


def _as_typed(card: LoanCard) -> OpeningLoanDraft:
    paid = card.before
    return OpeningLoanDraft(
        card.member_id,
        card.principal,
        card.granted_on,
        len(card.instalments),
        Month.of(card.instalments[0].due_on),
        # Why the latest day: in a shorter month the day agreed on falls earlier.
        max(each.due_on.day for each in card.instalments),
        card.rate,
        card.method,
        card.purpose,
        card.guarantor,
        card.contract,
        card.note,
        repaid=paid.principal if paid is not None else dong(0),
        interest=paid.interest if paid is not None else None,
    )
