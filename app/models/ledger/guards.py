"""What no service may do to an account, a voucher, its entries and its papers; and the daily totals of each fund, kept in step.

Writing them otherwise is refused whoever tries; the services say the same before, in more words.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.problems import N_
from app.models.guards import (
    CLOSED,
    HANDOVERS,
    Guard,
    GuardRefusal,
    closed_month_guards,
    differs,
    during,
    opening_guards,
    refusing,
)
from app.models.ledger.voucher import entry, voucher


class FrozenVoucher(GuardRefusal):
    """A posted or voided voucher cannot be changed."""

    code = "voucher-frozen"
    answers = ("voucher-frozen", "voucher-kept")
    template = N_("Chứng từ đã ghi sổ không sửa, xóa được: hãy bỏ ghi (tháng đang mở) hoặc lập chứng từ điều chỉnh.")


_WITHDRAWING = during("withdraw_import")
_IMPORTING = during("import_book", "withdraw_import")
_NAMING = during(
    "name_people",
    "add_member",
    "import_members",
    "import_dues_list",
    "import_gifts",
    "import_book",
    *HANDOVERS,
    "undo",
    "redo",
)
"""Who a line is for may be said of a posted voucher too: when asked, when the person comes into the book after it, and again when
two rows of one person become one. No money moves by it."""
_OF_ENTRY = tuple(column.name for column in entry.columns if column.name not in ("member_id", "activity_id"))
_FROZEN_COLUMNS = (
    "kind", "book_date", "voucher_date", "left_on", "waits_for", "fund_id", "series", "sequence", "suffix", "number", "number_origin",
    "original_number", "person", "address", "narration", "documents", "document_note", "note", "reversal_of",
    "search_key", "entry_key", "id",
)  # fmt: skip
_NUMBER_COLUMNS = ("kind", "fund_id", "series", "sequence", "suffix", "number", "number_origin", "id")
_OF_A_HALF = ("book_date", "voucher_date", "left_on", "waits_for", "series", "sequence", "suffix", "number", "original_number", "search_key")  # fmt: skip
"""What the other fund's book tells of a transfer that waits for it: the day of its half, and the number that follows the receiving day."""
_SHOWN_SINCE = f"({_IMPORTING} AND (OLD.waits_for <> '' OR NEW.waits_for <> ''))"
"""That a book shows the half of a transfer that was in transit, or that this is taken back."""
GIVEN = "coalesce({row}.left_on, {row}.book_date)"
"""SQL of the day a voucher took money out of its giving fund; a voucher of one fund has but one day."""
_GIVING = f"iif({{row}}.waits_for = 'giver', NULL, {GIVEN})"
_RECEIVING = "iif({row}.waits_for = 'receiver', NULL, {row}.book_date)"


def _voucher_guards() -> Iterator[Guard]:
    yield refusing("voucher_born_as_draft", "INSERT", "voucher", "voucher-born-posted", "NEW.state <> 'draft'")
    yield refusing(
        "voucher_frozen", "UPDATE", "voucher", "voucher-frozen",
        f"OLD.state = 'posted' AND ({differs(_but(_FROZEN_COLUMNS, _OF_A_HALF))} "
        f"OR (({differs(_OF_A_HALF)}) AND NOT {_SHOWN_SINCE}) OR (OLD.state = NEW.state AND OLD.state_reason IS NOT NEW.state_reason))",
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
    earliest = f"substr(min({{row}}.book_date, {GIVEN}), 1, 7)"
    yield from closed_month_guards("voucher", earliest, "INSERT", "DELETE")
    yield refusing("voucher_closed_update", "UPDATE", "voucher", "month-closed", _changes_closed_month())


def _but(columns: tuple[str, ...], without: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(column for column in columns if column not in without)


def _changes_closed_month() -> str:
    """SQL that holds when an update of a voucher changes anything of a closed month.

    Each half of a transfer lies in the month of its own day: one that arrives in an open month leaves the closed month of
    the other as it was. Nothing else of a voucher with a half in a closed month may change; its number follows the receiving half.
    """

    def closed(half: str) -> str:
        sides = (f"substr({half.format(row=row)}, 1, 7) <= {CLOSED}" for row in ("OLD", "NEW"))
        return f"({' OR '.join(f'coalesce({side}, 0)' for side in sides)})"

    def moves(half: str) -> str:
        return f"({half.format(row='OLD')} IS NOT {half.format(row='NEW')} AND {closed(half)})"

    every = tuple(column.name for column in voucher.columns)
    of_all = f"({differs(_but(every, _OF_A_HALF))}) AND ({closed(_GIVING)} OR {closed(_RECEIVING)})"
    of_receiving = f"({differs(_but(_OF_A_HALF, ('left_on', 'waits_for', 'book_date')))}) AND {closed(_RECEIVING)}"
    return f"{CLOSED} IS NOT NULL AND ({moves(_GIVING)} OR {moves(_RECEIVING)} OR ({of_all}) OR ({of_receiving}))"


def _entry_guards() -> Iterator[Guard]:
    for event, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",))):
        frozen = " OR ".join(
            f"(SELECT state FROM voucher WHERE id = {row}.voucher_id) IN ('posted', 'voided')" for row in rows
        )
        if event == "UPDATE":
            frozen = f"({frozen}) AND NOT ({_NAMING} AND NOT ({differs(_OF_ENTRY)}))"
        yield refusing(f"entry_frozen_{event.lower()}", event, "entry", "voucher-frozen", frozen)
        posted = " OR ".join(
            f"(SELECT v.state FROM voucher v JOIN entry e ON e.voucher_id = v.id WHERE e.id = {row}.entry_id) IN ('posted', 'voided')"
            for row in rows
        )
        named = f"({posted}) AND NOT {_NAMING}"
        yield refusing(f"line_member_frozen_{event.lower()}", event, "line_member", "voucher-frozen", named)


def _paper_guards() -> Iterator[Guard]:
    posted = "(SELECT state FROM voucher WHERE id = OLD.voucher_id) = 'posted'"
    yield refusing("attachment_kept", "DELETE", "attachment", "attachment-kept", posted)
    yield refusing("attachment_frozen", "UPDATE", "attachment", "attachment-kept", "1")
    yield refusing("content_frozen", "UPDATE", "attachment_content", "attachment-kept", "1")
    used = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE sha256 = OLD.sha256)" for table in ("attachment", "kept_file")
    )
    yield refusing("content_kept", "DELETE", "attachment_content", "attachment-kept", used)


_MOVED = "OLD.book_date IS NOT NEW.book_date OR OLD.left_on IS NOT NEW.left_on OR OLD.waits_for IS NOT NEW.waits_for"
_SIDES = (("target", "receiver", "{row}.book_date", "e.amount, 0"), ("source", "giver", GIVEN, "0, e.amount"))
"""Each side of an entry: for whom a transfer may wait on it, on which day it moves its fund, and what comes in and goes out."""


def _day_totals() -> Iterator[Guard]:
    """Keep ``daily_balance`` in step with what is posted: each fund moves on its own day, and not while a transfer waits for it."""
    halves = "; ".join(
        "INSERT INTO daily_balance (fund_id, day, amount_in, amount_out, entries) "
        f"SELECT e.{side}_id, {day.format(row='NEW')}, {amounts}, 1 FROM entry e JOIN account b ON b.id = e.{side}_id "
        f"WHERE e.voucher_id = NEW.id AND b.kind IN ('cash', 'bank') AND NEW.waits_for <> '{waits}' "
        "ON CONFLICT (fund_id, day) DO UPDATE SET amount_in = amount_in + excluded.amount_in, "
        "amount_out = amount_out + excluded.amount_out, entries = entries + excluded.entries"
        for side, waits, day, amounts in _SIDES
    )
    takes = " ".join(
        _taken(side, waits, day.format(row="OLD"), column)
        for (side, waits, day, _amounts), column in zip(_SIDES, ("amount_in", "amount_out"), strict=True)
    )
    yield Guard(
        "daily_balance_adds",
        "CREATE TRIGGER daily_balance_adds AFTER UPDATE OF state, book_date, left_on, waits_for ON voucher "
        f"WHEN NEW.state = 'posted' AND (OLD.state <> 'posted' OR {_MOVED}) BEGIN {halves}; END",
    )
    yield Guard(
        "daily_balance_takes",
        "CREATE TRIGGER daily_balance_takes AFTER UPDATE OF state, book_date, left_on, waits_for ON voucher "
        f"WHEN OLD.state = 'posted' AND (NEW.state <> 'posted' OR {_MOVED}) BEGIN {takes} END",
    )


def _taken(side: str, waits: str, day: str, column: str) -> str:
    """SQL that takes one side of the entries of the voucher as it was out of the totals of its day."""
    mine = f"FROM entry WHERE voucher_id = OLD.id AND {side}_id = fund_id"
    return (
        f"UPDATE daily_balance SET {column} = {column} - (SELECT sum(amount) {mine}), entries = entries - (SELECT count(*) {mine}) "
        f"WHERE day = {day} AND OLD.waits_for <> '{waits}' AND fund_id IN (SELECT {side}_id FROM entry WHERE voucher_id = OLD.id); "
        f"DELETE FROM daily_balance WHERE day = {day} AND entries = 0;"
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
