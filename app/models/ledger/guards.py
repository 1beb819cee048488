"""What no service may do to an account, a voucher, its entries and its papers; and the daily totals of each fund, kept in step.

Writing them otherwise is refused whoever tries; the services say the same before, in more words.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.problems import N_
from app.models.guards import Guard, GuardRefusal, closed_month_guards, differs, during, opening_guards, refusing


class FrozenVoucher(GuardRefusal):
    """A posted or voided voucher cannot be changed."""

    code = "voucher-frozen"
    answers = ("voucher-frozen", "voucher-kept")
    template = N_("Chứng từ đã ghi sổ không sửa, xóa được: hãy bỏ ghi (tháng đang mở) hoặc lập chứng từ điều chỉnh.")


_WITHDRAWING = during("withdraw_import")
_IMPORTING = during("import_book", "withdraw_import")
_FROZEN_COLUMNS = (
    "kind", "book_date", "voucher_date", "fund_id", "series", "sequence", "suffix", "number", "number_origin",
    "original_number", "person", "address", "narration", "documents", "document_note", "note", "reversal_of",
    "search_key", "entry_key", "id",
)  # fmt: skip
_NUMBER_COLUMNS = ("kind", "fund_id", "series", "sequence", "suffix", "number", "number_origin", "id")


def _voucher_guards() -> Iterator[Guard]:
    yield refusing("voucher_born_as_draft", "INSERT", "voucher", "voucher-born-posted", "NEW.state <> 'draft'")
    yield refusing(
        "voucher_frozen", "UPDATE", "voucher", "voucher-frozen",
        f"OLD.state = 'posted' AND ({differs(_FROZEN_COLUMNS)} OR (OLD.state = NEW.state AND OLD.state_reason IS NOT NEW.state_reason))",
    )  # fmt: skip
    yield refusing(
        "voucher_way", "UPDATE", "voucher", "voucher-way",
        f"OLD.state <> NEW.state AND NOT {_WITHDRAWING} AND (OLD.state || '>' || NEW.state) NOT IN "
        "('draft>posted', 'posted>unposted', 'posted>voided', 'unposted>posted', 'unposted>voided')",
    )  # fmt: skip
    yield refusing(
        "voucher_voided_stays", "UPDATE", "voucher", "voucher-frozen",
        f"OLD.state = 'voided' AND NOT {_WITHDRAWING}",
    )  # fmt: skip
    yield refusing(
        "voucher_number_stays", "UPDATE", "voucher", "number-stays",
        f"OLD.sequence IS NOT NULL AND ({differs(_NUMBER_COLUMNS)}) AND NOT (OLD.number_origin = 'import' AND {_IMPORTING})",
    )  # fmt: skip
    yield refusing(
        "voucher_numbered_stays", "DELETE", "voucher", "voucher-kept",
        f"(OLD.state <> 'draft' OR OLD.sequence IS NOT NULL) AND NOT {_WITHDRAWING}",
    )  # fmt: skip
    yield refusing("voucher_posted_stays", "DELETE", "voucher", "voucher-kept", "OLD.state IN ('posted', 'voided')")
    yield from closed_month_guards("voucher", "substr({row}.book_date, 1, 7)")


def _entry_guards() -> Iterator[Guard]:
    for event, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",))):
        frozen = " OR ".join(
            f"(SELECT state FROM voucher WHERE id = {row}.voucher_id) IN ('posted', 'voided')" for row in rows
        )
        yield refusing(f"entry_frozen_{event.lower()}", event, "entry", "voucher-frozen", frozen)


def _paper_guards() -> Iterator[Guard]:
    posted = "(SELECT state FROM voucher WHERE id = OLD.voucher_id) = 'posted'"
    yield refusing("attachment_kept", "DELETE", "attachment", "attachment-kept", posted)
    yield refusing("attachment_frozen", "UPDATE", "attachment", "attachment-kept", "1")
    yield refusing("content_frozen", "UPDATE", "attachment_content", "attachment-kept", "1")
    used = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE sha256 = OLD.sha256)" for table in ("attachment", "kept_file")
    )
    yield refusing("content_kept", "DELETE", "attachment_content", "attachment-kept", used)


def _day_totals() -> Iterator[Guard]:
    """Keep ``daily_balance`` in step with what is posted."""
    adds = " ".join(
        "INSERT INTO daily_balance (fund_id, day, amount_in, amount_out, entries) "
        f"SELECT e.{side}_id, NEW.book_date, {sums}, count(*) FROM entry e JOIN account b ON b.id = e.{side}_id "
        "WHERE e.voucher_id = NEW.id AND b.kind IN ('cash', 'bank') GROUP BY 1 "
        "ON CONFLICT (fund_id, day) DO UPDATE SET amount_in = amount_in + excluded.amount_in, "
        "amount_out = amount_out + excluded.amount_out, entries = entries + excluded.entries;"
        for side, sums in (("target", "sum(e.amount), 0"), ("source", "0, sum(e.amount)"))
    )
    takes = (
        "UPDATE daily_balance SET "
        "amount_in = amount_in - (SELECT coalesce(sum(amount), 0) FROM entry WHERE voucher_id = OLD.id AND target_id = fund_id), "
        "amount_out = amount_out - (SELECT coalesce(sum(amount), 0) FROM entry WHERE voucher_id = OLD.id AND source_id = fund_id), "
        "entries = entries - (SELECT count(*) FROM entry WHERE voucher_id = OLD.id AND fund_id IN (source_id, target_id)) "
        "WHERE day = OLD.book_date AND fund_id IN (SELECT source_id FROM entry WHERE voucher_id = OLD.id "
        "UNION SELECT target_id FROM entry WHERE voucher_id = OLD.id); "
        "DELETE FROM daily_balance WHERE day = OLD.book_date AND entries = 0;"
    )
    yield Guard(
        "daily_balance_adds",
        "CREATE TRIGGER daily_balance_adds AFTER UPDATE OF state ON voucher "
        f"WHEN NEW.state = 'posted' AND OLD.state <> 'posted' BEGIN {adds} END",
    )
    yield Guard(
        "daily_balance_takes",
        "CREATE TRIGGER daily_balance_takes AFTER UPDATE OF state ON voucher "
        f"WHEN OLD.state = 'posted' AND NEW.state <> 'posted' BEGIN {takes} END",
    )


GUARDS = (
    *opening_guards("opening"),
    Guard(
        "account_key_frozen",
        "CREATE TRIGGER account_key_frozen BEFORE UPDATE OF key, kind, id ON account WHEN OLD.key IS NOT NEW.key OR "
        "OLD.kind IS NOT NEW.kind OR OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'account-kept'); END",
        "account-kept",
    ),
    *_voucher_guards(),
    *_entry_guards(),
    *_paper_guards(),
    *_day_totals(),
)
