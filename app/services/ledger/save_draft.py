"""Keeping a voucher as a draft: save, edit, delete, and copying one to start another."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.domain.ledger import vouchers
from app.domain.ledger.accounts import is_fund
from app.domain.ledger.vouchers import VoucherDraft, VoucherState
from app.domain.money import dong
from app.domain.problems import N_, Refusal, Stopped, need, refuse_stopped
from app.models.book import Book
from app.models.ledger import voucher as tables
from app.models.ledger.guards import FrozenVoucher
from app.models.operation import Outcome
from app.models.queries.ledger.chart import chart_on
from app.models.queries.ledger.vouchers import VoucherCard, voucher
from app.services.ledger.store_voucher import insert_voucher, remove_entries, rewrite_voucher


class DraftUnsavable(Stopped):
    """A draft must at least name its fund and move money."""

    code = "draft-unsavable"
    template = N_("Chưa cất được chứng từ: {reasons}")


class NumberedVoucherKept(Refusal):
    """A voucher that already has a number cannot be deleted."""

    code = "numbered-kept"
    template = N_("Chứng từ {number} đã có số nên không xóa được: hãy dùng Hủy để giữ số trong quyển.")


class KindStays(Refusal):
    """Changing the kind or year of a numbered voucher."""

    code = "kind-stays"
    template = N_("Chứng từ {number} đã có số: không đổi loại, quỹ hay năm được. Hãy hủy rồi lập chứng từ khác.")


def _must_be_storable(book: Book, draft: VoucherDraft) -> None:
    with book.read() as read:
        chart = chart_on(read, draft.book_date)
    context = vouchers.VoucherContext(dt.date.min, dt.date.max - dt.timedelta(days=1), chart=chart)
    rules = (vouchers.needs_entries, vouchers.amounts_are_positive, vouchers.sides_fit_kind)
    found = [each for rule in rules for each in rule(draft, context)]
    refuse_stopped(found or need(is_fund(draft.fund), "fund-missing", N_("chưa chọn quỹ."), "fund"), DraftUnsavable)


def save_draft(book: Book, draft: VoucherDraft) -> Outcome[int]:
    """Keep a voucher as a draft; gives its id. The same ``entry_key`` twice is refused."""
    _must_be_storable(book, draft)
    with book.operation("save_draft", subject=draft.narration) as operation:
        voucher_id = insert_voucher(operation, draft)
    return operation.outcome(voucher_id, N_("Đã cất chứng từ nháp."))


def edit_draft(book: Book, voucher_id: int, draft: VoucherDraft) -> Outcome[int]:
    """Change a draft or an unposted voucher; refuses posted and voided ones, and another kind, fund or year once numbered."""
    _must_be_storable(book, draft)
    with book.operation("edit_draft", subject=draft.narration) as operation:
        now = voucher(operation.read, voucher_id)
        if now.state not in (VoucherState.DRAFT, VoucherState.UNPOSTED):
            raise FrozenVoucher
        if now.number and (
            draft.kind != now.kind or draft.fund != now.fund_key or draft.book_date.year != now.book_date.year
        ):
            raise KindStays(number=now.number)
        if draft.kind != now.kind:
            operation.change(tables.voucher, voucher_id, kind=draft.kind)
        rewrite_voucher(operation, voucher_id, draft, now.number)
    return operation.outcome(voucher_id, N_("Đã sửa chứng từ."))


def delete_draft(book: Book, voucher_id: int) -> Outcome[int]:
    """Delete a draft that never had a number; refuses all others."""
    with book.operation("delete_draft") as operation:
        now = voucher(operation.read, voucher_id)
        if now.number or now.state is not VoucherState.DRAFT:
            raise NumberedVoucherKept(number=now.number)
        operation.remove("attachment", voucher_id=voucher_id)
        remove_entries(operation, voucher_id)
        operation.remove(tables.voucher, id=voucher_id)
    return operation.outcome(voucher_id, N_("Đã xóa chứng từ nháp."))


def duplicate(card: VoucherCard, on: dt.date, entry_key: str) -> VoucherDraft:
    """The same voucher to be typed again on another day; amounts positive, nothing about its source documents, its case or activity."""
    draft = card.as_draft()
    entries = tuple(
        replace(entry, amount=dong(abs(entry.amount)), for_first=None, for_last=None, case_id=None, activity_id=None)
        for entry in draft.entries
    )
    return replace(
        draft,
        book_date=on,
        voucher_date=on,
        left_on=None,
        waits_for="",
        source_documents=0,
        document_note="",
        note="",
        entry_key=entry_key,
        entries=entries,
    )
