"""Gift lists in the window: made by a rule, ticked with the space bar, settled, mended; who comes late; undo; five hundred people."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain import clock
from app.domain.care.norms import Norm, NormRule
from app.domain.dates import Month
from app.domain.gifts.terms import GiftLineDraft, GiftTerms
from app.domain.money import dong
from app.models.queries.gifts import gifts
from app.models.queries.gifts.gifts import GiftState
from app.models.queries.members.relatives import relatives
from app.services.care.keep_norms import set_norm
from app.services.gifts.keep_gifts import make_gift_list
from app.ui.gifts.gift_words import need_sentence
from app.ui.gifts.month_jobs import PREPARE
from app.ui.screen import DeskDialog
from tests.cameras.scene import settle
from tests.ui.window_rig import said


def opened(window, key: str, **arguments: object):
    """The dialog of that key, as it stands open."""
    window.go(key, arguments)
    settle(window)
    return next(child for child in window.findChildren(DeskDialog) if child.key == key and child.isVisible())


def do(window, verb: str) -> None:
    window.current.verbs.action(verb).trigger()
    settle(window)


def card(window):
    with window.desk.read() as read:
        return gifts.gift_card(read, window.current.pane.card.id)


def make(window, amount: int = 10_000) -> None:
    dialog = opened(window, "gift_editor", holiday="women_day", year=2026)
    assert dialog.value("gender") == "female"
    dialog.set_value("title", "Quà mừng 8/3")
    dialog.set_value("day", dt.date(2026, 3, 6))
    dialog.set_value("amount", amount)
    dialog.submit()
    settle(window)
    assert not dialog.isVisible(), said(dialog)


def test_a_list_is_made_by_its_rule_and_undone_in_one_step(window):
    make(window)
    made = card(window)
    assert window.current.key == "gifts"
    assert made.state is GiftState.DRAFTED
    assert made.sums.people
    assert made.sums.total == 10_000 * made.sums.people
    window.desk.undo()
    settle(window)
    with window.desk.read() as read:
        assert not gifts.gift_rows(read, search="quà mừng 8/3")


def test_who_is_left_out_is_told_while_typing(window):
    dialog = opened(window, "gift_editor", holiday="women_day", year=2026)
    women = len(dialog.people.people)
    assert "là nam" in said(dialog.preview)
    dialog.set_value("gender", "")
    dialog.follow()
    assert len(dialog.people.people) > women
    assert "ÂL" in dialog.hints["day"].text()


@pytest.mark.parametrize(
    ("field", "text", "hint"),
    [
        ("title", "", "title"),
        ("day", "32/13", "day"),
        ("amount", "abc", "amount"),
        ("in_kind", "abc", "in_kind"),
        ("months_member", "vài", "months_member"),
    ],
)
def test_what_cannot_be_a_list_is_told_beside_its_field(window, field, text, hint):
    dialog = opened(window, "gift_editor", holiday="women_day", year=2026)
    typed = dialog.widget(field)
    getattr(typed, "edit", typed).setText(text)
    dialog.submit()
    settle(window)
    assert dialog.isVisible()
    assert dialog.hints[hint].text()


def test_space_ticks_settling_pays_the_rest_and_a_late_one_gets_a_second_voucher(window):
    make(window)
    pane = window.current.pane
    people = card(window).sums.people
    pane.table.point_at(gifts_ids(window)[0])
    QTest.keyClick(pane.table, Qt.Key.Key_Space)
    settle(window)
    assert card(window).sums.missed == 1
    dialog = opened(window, "gift_settle", activity=card(window).id)
    assert "1 người chưa nhận" in said(dialog)
    dialog.set_value("taken", 10_000 * people)
    dialog.follow()
    assert "Thừa nộp lại quỹ: 10.000" in said(dialog)
    dialog.submit()
    settle(window)
    assert not dialog.isVisible(), said(dialog)
    settled = card(window)
    assert settled.state is GiftState.SETTLED
    assert settled.posted == 10_000 * (people - 1)
    assert settled.left_over == 10_000
    assert not window.current.verbs.action("settle").isEnabled()
    assert not window.current.verbs.action("edit").isEnabled()
    missed = gifts_ids(window, "missed")
    pane.table.point_at(missed[0])
    do(window, "tick")
    assert card(window).state is GiftState.TO_POST
    late = opened(window, "gift_settle", activity=settled.id)
    late.submit()
    settle(window)
    assert not late.isVisible(), said(late)
    assert card(window).posted == 10_000 * people
    assert len(card(window).vouchers) == 2


def gifts_ids(window, which: str = "") -> list[int]:
    with window.desk.read() as read:
        return list(gifts.person_ids(read, window.current.pane.card.id, which))


def test_more_given_than_taken_out_is_refused_and_what_was_typed_stays(window):
    make(window)
    dialog = opened(window, "gift_settle", activity=card(window).id)
    dialog.set_value("taken", 1_000)
    dialog.submit()
    settle(window)
    assert dialog.isVisible()
    assert "rút ra" in dialog.hints["taken"].text()
    assert not card(window).vouchers


def test_people_are_added_by_name_and_taken_off(window):
    make(window)
    people = card(window).sums.people
    dialog = opened(window, "gift_people", activity=card(window).id)
    dialog.submit()
    assert dialog.hints["member_id"].text()
    dialog.set_value("person", "Khách mời Lê Thị Xuân")
    dialog.set_value("amount", 50_000)
    dialog.submit()
    settle(window)
    assert not dialog.isVisible()
    assert card(window).sums.people == people + 1
    window.current.pane.table.point_at(gifts_ids(window)[-1])
    do(window, "take_off")
    assert card(window).sums.people == people


def test_some_are_given_another_amount_with_the_reason_and_it_is_undone(window):
    make(window)
    pane, people = window.current.pane, card(window).sums.people
    pane.table.point_at(gifts_ids(window)[0])
    window.current.verbs.action("amount").trigger()
    settle(window)
    dialog = next(
        child for child in window.findChildren(DeskDialog) if child.key == "gift_amount" and child.isVisible()
    )
    assert dialog.value("amount") == 10_000
    dialog.widget("amount").edit.setText("năm nghìn")
    dialog.submit()
    assert dialog.hints["amount"].text()
    dialog.set_value("amount", 5_000)
    dialog.set_value("note", "mới vào nửa năm")
    dialog.submit()
    settle(window)
    assert not dialog.isVisible(), said(dialog)
    assert card(window).sums.total == 10_000 * people - 5_000
    assert pane.people()[0].note == "mới vào nửa năm"
    window.desk.undo()
    settle(window)
    assert card(window).sums.total == 10_000 * people


def test_a_rule_takes_several_groups_and_the_code_is_one_of_the_codes(window):
    dialog = opened(window, "gift_editor", holiday="tet", year=2026)
    everybody = len(dialog.people.people)
    first, second = dialog.widget("groups").keys()[:2]
    dialog.set_value("groups", [first])
    dialog.follow()
    alone = len(dialog.people.people)
    dialog.set_value("groups", [first, second])
    dialog.follow()
    both = len(dialog.people.people)
    assert 0 < alone < both < everybody
    dialog.widget("code").selectAll()
    QTest.keyClicks(dialog.widget("code"), "99x")
    dialog.submit()
    assert dialog.hints["code"].text()
    dialog.set_value("code", "code:31")
    dialog.set_value("amount", 10_000)
    dialog.submit()
    settle(window)
    assert not dialog.isVisible(), said(dialog)
    assert card(window).rule.groups == (first, second)
    assert card(window).sums.people == both


def test_among_the_activities_a_gift_list_leads_to_its_own_page(window):
    make(window)
    number = card(window).id
    window.go("activities", {"activity": number})
    settle(window)
    verbs = window.current.verbs
    assert [
        key
        for key in ("result", "pay", "receive", "settle", "reopen", "cancel_it", "delete")
        if verbs.action(key).isEnabled()
    ] == []
    dialog = opened(window, "activity_editor", activity=number)
    assert (dialog.value("kind"), dialog.widget("kind").isEnabled()) == ("gift", False)
    dialog.reject()
    other = opened(window, "activity_editor")
    other.set_value("kind", "gift")
    assert other.value("kind") is None
    verbs.action("people").trigger()
    settle(window)
    assert (window.current.key, card(window).id) == ("gifts", number)


def test_the_norm_of_the_day_proposes_the_amount_and_the_rule_and_warns_beyond(window, answers):
    day = dt.date(2026, 1, 1)
    rule = NormRule(months=6, not_on_unpaid_leave=True)
    set_norm(window.desk.the_book, Norm("holiday", day, amount=dong(150_000), rule=rule, clause="Khoản 4 Điều 5"))
    settle(window)
    dialog = opened(window, "gift_editor", holiday="tet", year=2027)
    assert dialog.value("amount") == 150_000
    assert (dialog.value("months_member"), dialog.value("without_leave")) == (6, True)
    assert "150.000" in dialog.hints["amount"].text()
    assert "Khoản 4 Điều 5" in dialog.hints["amount"].text()
    dialog.widget("amount").edit.selectAll()
    QTest.keyClicks(dialog.widget("amount").edit, "200000")
    assert "Vượt định mức 150.000 đồng" in dialog.hints["amount"].text()
    answers.ready = [True]
    dialog.reject()


def test_home_tells_the_next_holidays_and_the_cash_the_first_one_asks_for(window):
    window.desk.set_month(Month.of(clock.today()))
    window.go("month", {})
    settle(window)
    home = window.current
    with window.desk.read() as read:
        coming, need = gifts.coming_holidays(read, clock.today()), gifts.cash_need(read, clock.today())
    assert home.card("holidays").holidays.count() == 2 * len(coming) == 6
    near = coming[0].holiday.days_left(clock.today()) <= PREPARE
    assert home.season_box.isVisible() is near
    if near:
        row = next(each for each in home.season if each.isVisible())
        assert need is None or row.summary.text() == need_sentence(need)
        row.press()
        settle(window)
        assert window.current.key == "gifts" or opened_key(window) == "gift_editor"


def opened_key(window) -> str:
    return next(child.key for child in window.findChildren(DeskDialog) if child.isVisible())


def test_a_list_is_mended_cancelled_and_deleted(window, answers):
    make(window)
    number = card(window).id
    dialog = opened(window, "gift_editor", activity=number)
    dialog.set_value("amount", 20_000)
    dialog.submit()
    settle(window)
    assert card(window).sums.total == 20_000 * card(window).sums.people
    answers.ready = [True]
    do(window, "cancel_it")
    assert card(window).state is GiftState.CANCELLED
    assert not window.current.verbs.action("settle").isEnabled()
    answers.ready = [True]
    do(window, "delete")
    with window.desk.read() as read:
        assert number not in [row.id for row in gifts.gift_rows(read)]


def test_five_hundred_people_are_shown_and_ticked_quickly(window):
    with window.desk.read() as read:
        before = window.desk.month.last_day
        assert read is not None
    people = [GiftLineDraft(f"Người thứ {number}") for number in range(500)]
    terms = GiftTerms("Quà Tết năm trăm người", before, amount=dong(1_000))
    number = make_gift_list(window.desk.the_book, terms, people).value
    begun = time.perf_counter()
    window.go("gifts", {"activity": number})
    settle(window)
    window.current.pane.table.selectAll()
    do(window, "tick")
    assert time.perf_counter() - begun < 3
    assert card(window).sums.missed == 500


def test_a_relative_is_added_mended_and_removed_beside_the_member(window, answers):
    window.go("members", {"member": 1})
    settle(window)
    dialog = opened(window, "relative_editor", member=1)
    dialog.submit()
    assert dialog.hints["full_name"].text()
    dialog.set_value("full_name", "Lê Bảo An")
    dialog.widget("birth").setText("32/13/2020")
    dialog.submit()
    assert dialog.hints["birth"].text()
    dialog.widget("birth").setText("05/2020")
    dialog.submit()
    settle(window)
    assert not dialog.isVisible(), dialog.said()
    with window.desk.read() as read:
        known = next(each for each in relatives(read, 1) if each.full_name == "Lê Bảo An")
    mend = opened(window, "relative_editor", member=1, relative=known.id)
    assert mend.widget("birth").text() == "05/2020"
    mend.set_value("full_name", "Lê Bảo Ân")
    mend.submit()
    settle(window)
    answers.ready = [True]
    window.current.pane.link("Xóa người thân Lê Bảo Ân").click()
    settle(window)
    with window.desk.read() as read:
        assert "Lê Bảo Ân" not in [each.full_name for each in relatives(read, 1)]


def test_the_calendar_tells_days_lists_and_cash_and_leads_to_the_list(window):
    make(window)
    number = card(window).id
    dialog = opened(window, "holiday_calendar", year=2026)
    names = [each.key for each in dialog.days.rows()]
    assert len(names) == 12
    assert dialog.lists["women_day"].id
    assert all(
        abs((row.day - dialog.days.rows()[names.index(key)].day).days) <= 60 for key, row in dialog.lists.items()
    )
    dialog.days.table.point_at(names.index("women_day"))
    dialog.submit()
    settle(window)
    assert window.current.pane.card.id in (number, dialog.lists["women_day"].id)
    dialog = opened(window, "holiday_calendar", year=2027)
    dialog.days.table.point_at(names.index("mid_autumn"))
    dialog.submit()
    settle(window)
    made = next(child for child in window.findChildren(DeskDialog) if child.key == "gift_editor" and child.isVisible())
    assert made.value("day") == dt.date(2027, 9, 13)  # two days before the day itself, as the year before
    made.reject()


def test_a_list_that_is_gone_is_told_and_the_page_stays(window):
    window.go("gifts", {"activity": 99_999})
    settle(window)
    assert window.current.key == "gifts"
    assert window.current.all_rows()
