"""Parts of statements about entries (``e``): what every read of posted money joins."""

from __future__ import annotations

POSTED = "JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted'"
"""The voucher of an entry, when it is in the books."""
SIDES = "JOIN account s ON s.id = e.source_id JOIN account t ON t.id = e.target_id"
"""Where the money of an entry comes from, and where it goes."""
GIVEN_ON = "coalesce(v.left_on, v.book_date)"
"""The day money left its fund; only a transfer may have arrived on another."""
APART = "(v.left_on IS NOT NULL OR v.waits_for <> '')"
"""That a transfer left and arrived on two days, or that one of its halves is not shown yet: money that is or was in transit."""
HALVES = f"""(
SELECT v.id AS voucher_id, {GIVEN_ON} AS day, e.amount AS amount, 'left' AS place FROM voucher v JOIN entry e ON e.voucher_id = v.id
WHERE {APART} AND v.state = 'posted' AND v.waits_for <> 'giver'
UNION ALL SELECT v.id, v.book_date, -e.amount, 'arrived' FROM voucher v JOIN entry e ON e.voucher_id = v.id
WHERE {APART} AND v.state = 'posted' AND v.waits_for <> 'receiver')"""
"""The halves of transfers of two days, each on its own: what goes into transit, and (negative) what comes out of it."""
NAMED = """(
SELECT id AS entry_id, member_id, 1 AS people FROM entry WHERE member_id IS NOT NULL
UNION ALL SELECT entry_id, member_id, (SELECT count(*) FROM line_member o WHERE o.entry_id = x.entry_id) FROM line_member x)"""
"""Who an entry is for: the one it names, or each of several; ``people`` is how many share it."""
