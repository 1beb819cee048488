"""A book with the half-year of care of a large union: 4.356 members in hardship, a Tết fair for 958 of them."""

from __future__ import annotations

import datetime as dt

from app.domain.dates import Period
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherKind
from app.domain.money import dong
from app.domain.text import fold, name_sort_key
from app.models.book import Book, Read
from app.models.queries.ledger.accounts import account_ids
from app.services.ledger.store_voucher import insert_voucher, number_and_post
from app.services.members.sample_people import people

HALF = Period(dt.date(2025, 1, 1), dt.date(2025, 6, 30))
IN_HARDSHIP, EACH, AT_FAIR, VOUCHER, SEED = 4_356, 890_000, 958, 500_000, 2035


def large(book: Book) -> None:
    """4.356 members helped once and 200 of them twice; a Tết fair with vouchers for 958 of them. Rows in bulk."""
    members = list(enumerate(people(IN_HARDSHIP, SEED), 1))
    with book.operation("import_members") as operation:
        operation.run(
            "INSERT INTO union_group (id, name, search_key) VALUES (?, ?, ?)",
            [(n, f"Tổ {n}", f"to {n}") for n in range(1, 41)],
        )
        operation.run(
            "INSERT INTO member (id, full_name, search_key, sort_key, gender, group_id) VALUES (?, ?, ?, ?, ?, ?)",
            [(n, who.name, fold(who.name), name_sort_key(who.name), "female" if who.is_woman else "male", 1 + n % 40) for n, who in members],
        )  # fmt: skip
        operation.run(
            "INSERT INTO member_state (member_id, state, valid_from, change) VALUES (?, 'active', '2025-01-01', 'register')",
            [(n,) for n in range(1, IN_HARDSHIP + 1)],
        )
        kinds = ("hardship", "hardship", "serious_illness", "disaster")
        cases = [(n, n) for n in range(1, IN_HARDSHIP + 1)] + [(IN_HARDSHIP + n, n) for n in range(1, 201)]
        operation.run(
            "INSERT INTO welfare_case (id, title, kind, state, member_id, relation, happened_on, amount, decided_on) "
            "VALUES (?, ?, ?, 'approved', ?, 'self', ?, ?, '2025-01-02')",
            [(case, f"Trợ cấp {members[who - 1][1].name}", kinds[case % 4], who, f"2025-{1 + case % 6:02d}-05", EACH if case == who else 100_000) for case, who in cases],
        )  # fmt: skip
        accounts = account_ids(Read(operation.connection))
        for month in range(1, 7):
            day = dt.date(2025, month, 10)
            entries = tuple(
                EntryDraft(
                    source="bank:1",
                    target="code:31.03",
                    amount=dong(EACH if case == who else 100_000),
                    narration="",
                    money_source="DP",
                    member_id=who,
                    case_id=case,
                )
                for case, who in cases
                if 1 + case % 6 == month
            )
            draft = VoucherDraft(
                kind=VoucherKind.BANK_OUT,
                book_date=day,
                voucher_date=day,
                narration=f"Chi trợ cấp tháng {month}",
                entries=entries,
            )
            number_and_post(operation, insert_voucher(operation, draft, accounts), draft)
        operation.run(
            "INSERT INTO activity (id, title, kind, programme, state, starts_on, people) "
            "VALUES (1, 'Chợ Tết Công đoàn 2025', 'other', 'tet_fair', 'settled', '2025-01-15', 958)"
        )
        operation.run(
            "INSERT INTO participant (activity_id, member_id, person, group_name, in_kind, received) VALUES (1, ?, ?, ?, ?, 1)",
            [(n, who.name, f"Tổ {1 + n % 40}", VOUCHER) for n, who in members[:AT_FAIR]],
        )
        day = dt.date(2025, 1, 14)
        paid = EntryDraft(
            source="bank:1",
            target="code:31",
            amount=dong(AT_FAIR * VOUCHER),
            narration="Phiếu mua hàng",
            money_source="DP",
            activity_id=1,
        )
        draft = VoucherDraft(
            kind=VoucherKind.BANK_OUT,
            book_date=day,
            voucher_date=day,
            narration="Chi phiếu mua hàng Chợ Tết",
            entries=(paid,),
        )
        number_and_post(operation, insert_voucher(operation, draft, accounts), draft)
