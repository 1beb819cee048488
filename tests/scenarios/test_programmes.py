"""A Tết gathering, a fair and a relief in a real book: lists, one voucher for all, sources, what is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from app.domain.activities.activities import ActivityDraft, Funder, ResultDraft, SettledIsFixed, SourceDraft
from app.domain.activities.programmes import Benefit, NobodyToPay
from app.domain.dates import Month, Period
from app.domain.lunar import tet
from app.domain.money import dong
from app.domain.problems import Unsound
from app.models.queries.activities.activities import activity, participants
from app.models.queries.gifts.programmes import meal_price, programme_rows
from app.models.queries.gifts.tet_report import tet_report
from app.models.queries.ledger.vouchers import voucher
from app.services.activities.activity_vouchers import expense_draft
from app.services.activities.keep_activities import add_activity, hold_activity, set_sources, settle_activity
from app.services.activities.keep_participants import NotOnTheList, PersonDraft, add_participants
from app.services.gifts.keep_benefits import pay_benefits, set_benefits
from app.services.ledger.post_voucher import CannotPost, post_new, void_voucher
from app.services.members.keep_members import MemberEntry, add_member
from app.services.undo_act import undo_last
from tests import small_books

DAY = dt.date(2025, 1, 20)
YEAR = Period.of_year(2025)


@pytest.fixture
def book():
    with small_books.opened() as book:
        for name in ("Lê Thị Na", "Trần Văn Mận", "Phạm Thị Đào"):
            add_member(book, MemberEntry(name, dt.date(2025, 1, 1)))
        yield book


@pytest.fixture
def gathering(book):
    draft = ActivityDraft("Tết Sum vầy 2025", "visit", "tet_gathering", starts_on=DAY, budget=dong(3_000_000))
    number = add_activity(book, draft).value
    add_participants(book, number, [PersonDraft(1), PersonDraft(2), PersonDraft(person="Cháu Lê Văn Tí")])
    return number


def lines(book, number):
    with book.read() as read:
        return participants(read, number)


def give(book, number, amount, in_kind=0):
    set_benefits(book, number, {each.id: Benefit(dong(amount), dong(in_kind)) for each in lines(book, number)})


def test_everybody_on_a_list_is_paid_by_one_voucher_that_names_the_programme(book, gathering):
    give(book, gathering, 200_000, 150_000)
    made = pay_benefits(book, gathering, DAY).value
    assert made.total == 600_000
    assert [(entry.member_id, entry.activity_id) for entry in made.entries] == [
        (1, gathering), (2, gathering), (None, gathering),
    ] or {entry.activity_id for entry in made.entries} == {gathering}  # fmt: skip
    assert all(each.received for each in lines(book, gathering))
    with book.read() as read:
        card = activity(read, gathering)
        assert card.row.money.spent == 600_000
        row = programme_rows(read, YEAR)[0]
        assert row.sums is not None
        assert (row.people, row.sums.taken, row.sums.in_kind) == (3, 3, 450_000)
    with pytest.raises(NobodyToPay):
        pay_benefits(book, gathering, DAY)


def test_who_comes_later_is_paid_alone(book, gathering):
    give(book, gathering, 200_000)
    pay_benefits(book, gathering, DAY)
    add_participants(book, gathering, [PersonDraft(3)])
    late = next(each for each in lines(book, gathering) if each.member_id == 3)
    set_benefits(book, gathering, {late.id: Benefit(dong(50_000))})
    assert pay_benefits(book, gathering, DAY, "bank:1").value.total == 50_000


def test_a_void_takes_the_money_back_and_the_list_can_be_paid_again(book, gathering):
    give(book, gathering, 200_000)
    made = pay_benefits(book, gathering, DAY).value
    void_voucher(book, made.id, "chi nhầm ngày")
    with book.read() as read:
        assert activity(read, gathering).row.money.spent == 0
    set_benefits(book, gathering, {each.id: Benefit(dong(200_000), received=False) for each in lines(book, gathering)})
    assert pay_benefits(book, gathering, DAY).value.total == 600_000


def test_vouchers_of_a_fair_that_were_not_used_are_told_apart_and_undone(book):
    fair = add_activity(book, ActivityDraft("Chợ Tết", "other", "tet_fair", starts_on=DAY)).value
    add_participants(book, fair, [PersonDraft(1), PersonDraft(2)])
    one, two = lines(book, fair)
    set_benefits(
        book,
        fair,
        {one.id: Benefit(in_kind=dong(500_000), received=True), two.id: Benefit(in_kind=dong(500_000), received=False)},
    )
    with book.read() as read:
        sums = programme_rows(read, YEAR, "tet_fair")[0].sums
    assert sums is not None
    assert (sums.in_kind, sums.in_kind_taken) == (1_000_000, 500_000)
    undo_last(book)
    assert {each.in_kind for each in lines(book, fair)} == {0}


def test_an_expense_begins_from_the_programme_and_is_traced_to_it(book, gathering):
    set_sources(
        book, gathering, [SourceDraft(Funder.EMPLOYER, "Công ty", money=dong(1_000_000), in_kind=dong(500_000))]
    )
    with book.read() as read:
        draft = expense_draft(activity(read, gathering).row, Month(2025, 1), dt.date(2025, 1, 31))
    assert (draft.book_date, draft.total) == (DAY, 1_500_000)
    made = post_new(book, draft).value
    with book.read() as read:
        card = activity(read, gathering)
        assert [each.id for each in card.vouchers] == [made.id]
        assert voucher(read, made.id).entries[0].activity_id == gathering
        money = card.row.money
        assert (money.borne_by(Funder.UNION), money.borne_by(Funder.EMPLOYER), money.total) == (
            1_500_000,
            1_500_000,
            3_000_000,
        )


def test_what_may_not_be_is_refused_whole(book, gathering):
    one = lines(book, gathering)[0]
    before = small_books.contents(book)
    for refused, act in (
        (Unsound, lambda: set_benefits(book, gathering, {one.id: Benefit(dong(-1))})),
        (Unsound, lambda: set_benefits(book, gathering, {one.id: Benefit(in_kind=dong(-1))})),
        (NotOnTheList, lambda: set_benefits(book, gathering, {999: Benefit()})),
        (NobodyToPay, lambda: pay_benefits(book, gathering, DAY)),
    ):
        with pytest.raises(refused):
            act()
        assert small_books.contents(book) == before
    give(book, gathering, 9_000_000)
    with pytest.raises(CannotPost):
        pay_benefits(book, gathering, DAY)
    assert not any(each.received for each in lines(book, gathering))


def test_a_settled_programme_is_fixed(book, gathering):
    hold_activity(book, gathering, ResultDraft(DAY, people=3, result="Đã trao quà."))
    settle_activity(book, gathering)
    with pytest.raises(SettledIsFixed):
        give(book, gathering, 5)
    with pytest.raises(SettledIsFixed):
        pay_benefits(book, gathering, DAY)


def test_the_price_of_a_meal_is_a_dated_rule(book):
    with book.read() as read:
        assert meal_price(read, dt.date(2025, 10, 14)) == (None, "")
        price, source = meal_price(read, dt.date(2026, 1, 15))
    assert price == 70_000
    assert "34/KH-TLĐ" in source


def test_the_tet_report_takes_union_money_from_vouchers_and_the_rest_from_sources(book, gathering):
    set_sources(book, gathering, [SourceDraft(Funder.SPONSOR, "Cửa hàng", in_kind=dong(450_000))])
    give(book, gathering, 200_000, 150_000)
    pay_benefits(book, gathering, DAY)
    with book.read() as read:
        assert tet_report(read, tet(2025)).lines == ()
    hold_activity(book, gathering, ResultDraft(DAY, people=3, figures={"gifts": 3}, result="Đã trao quà."))
    plan = add_activity(
        book,
        ActivityDraft(
            "Công bố thưởng Tết", "news", "tet_pay_plan", starts_on=dt.date(2025, 1, 4), content="Một tháng lương."
        ),
    ).value
    hold_activity(book, plan, ResultDraft(dt.date(2025, 1, 4), result="Niêm yết."))
    with book.read() as read:
        report = tet_report(read, tet(2025))
    assert [(line.key, line.people, line.gifts) for line in report.lines] == [("tet_gathering", 3, 3)]
    assert (report.by_funder(Funder.UNION), report.by_funder(Funder.SPONSOR), report.sum_of("total")) == (
        600_000,
        450_000,
        1_050_000,
    )
    assert (report.announced, report.announced_words) == (dt.date(2025, 1, 4), "Một tháng lương.")


def test_who_was_paid_by_a_voucher_that_fell_is_paid_again_once(book, gathering):
    give(book, gathering, 200_000, 150_000)
    first = pay_benefits(book, gathering, DAY).value
    void_voucher(book, first.id, "ghi nhầm ngày")
    assert [(each.received, each.paid) for each in lines(book, gathering)] == [(None, False)] * 3
    with book.read() as read:
        row = programme_rows(read, YEAR)[0]
        assert row.sums is not None
        assert row.sums.taken == 0
    again = pay_benefits(book, gathering, DAY).value
    assert again.total == 600_000
    assert {(each.received, each.paid) for each in lines(book, gathering)} == {(True, True)}
    # A tick taken away by hand never pays a second time what a standing voucher paid.
    set_benefits(book, gathering, {each.id: Benefit(dong(200_000)) for each in lines(book, gathering)})
    with pytest.raises(NobodyToPay):
        pay_benefits(book, gathering, DAY)
