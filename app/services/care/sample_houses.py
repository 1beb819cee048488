"""One house of Mái ấm Công đoàn of a sample union: decided in the first month, three stages, two payments, handed over."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.domain.activities.activities import Funder
from app.domain.care.houses import HouseDraft, HouseSource, Stage
from app.domain.dates import Month
from app.domain.ledger.accounts import code_key
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft
from app.domain.members.members import MemberState
from app.domain.money import dong
from app.models.book import Book
from app.models.queries.care.houses import HouseCard, house_cards
from app.models.queries.members.members import MemberFilter, member_ids
from app.models.queries.union.organisation import opening_day
from app.services.care.keep_houses import add_house, edit_house
from app.services.ledger.post_voucher import post_new
from app.services.sample import Days

_BANK = "bank:1"


def sample_houses(book: Book, month: Month, until: dt.date) -> Days:
    """What the month brings for the house, as far as its days have come."""
    yield month.first_day
    with book.read() as read:
        first = Month.of(opening_day(read))
        ids = member_ids(read, MemberFilter(month.last_day, state=MemberState.ACTIVE))
        cards = house_cards(read)
    day = month.first_day.replace(day=8)
    if month == first and day <= until and len(ids) > 1:
        _decide(book, day, ids[1], 2_000_000 if len(ids) > 20 else 100_000)
    if not cards:
        return
    card = cards[0]
    steps = {first.plus(1): 0, first.plus(2): 1, first.plus(3): 2}
    step = steps.get(month)
    if step is not None and month.first_day.replace(day=22) <= until:
        yield month.first_day.replace(day=22)
        _build(book, card, step, month.first_day.replace(day=22))


def _decide(book: Book, day: dt.date, member: int, support: int) -> None:
    month = Month.of(day)
    stages = tuple(
        Stage(title, month.plus(place).first_day.replace(day=20), dong(share * support // 100))
        for place, (title, share) in enumerate(
            (("Làm móng, xây tường", 60), ("Lợp mái tôn", 40), ("Quét vôi, lắp cửa", 0)), 1
        )
    )
    sources = (
        HouseSource(Funder.SUPERIOR, "Quỹ Mái ấm Công đoàn, Liên đoàn Lao động tỉnh", money=dong(40_000_000)),
        HouseSource(Funder.EMPLOYER, "Công ty", money=dong(20_000_000)),
        HouseSource(
            Funder.SPONSOR, "Cửa hàng vật liệu Hưng Phát", in_kind=dong(6_500_000), goods="50 bao xi măng, 2 khối cát"
        ),
        HouseSource(Funder.PEOPLE, "Gia đình và bà con", in_kind=dong(4_000_000), goods="20 ngày công"),
    )
    draft = HouseDraft(
        member,
        "Ấp Bình Phú, xã Phước Chỉ, tỉnh Tây Ninh",
        support=dong(support),
        decision=f"02/QĐ-CĐCS/{day.year}",
        decided_on=day,
        stages=stages,
        sources=sources,
    )
    add_house(book, draft)


def _build(book: Book, card: HouseCard, step: int, day: dt.date) -> None:
    stages = list(card.draft.stages)
    if stages[step].amount:
        entry = EntryDraft(
            _BANK, code_key("31"), stages[step].amount, member_id=card.draft.member_id, case_id=card.case_id
        )
        text = f"Chi hỗ trợ Mái ấm Công đoàn cho {card.name}, {stages[step].title.lower()}"
        post_new(book, VoucherDraft.paid(day, text, entry, person=card.name, documents=0))
    stages[step] = replace(stages[step], done_on=day)
    changed = replace(card.draft, stages=tuple(stages))
    if step == len(stages) - 1:
        changed = replace(changed, handed_over_on=day, handed_to=card.name)
    edit_house(book, card.case_id, changed)
