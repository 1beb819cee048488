"""Mức và tỷ lệ theo ngày: what the book reckons with, and the union's own values with their own papers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from app.domain.timeline import DatedValue
from app.domain.union.policies import UNKNOWN
from app.models.queries.union.policies import policy_values
from app.services.union.change_settings import set_policy
from app.ui.union.policy_words import kind_of, policy_words, value_shown, value_typed
from tests.small_books import new_book
from tests.ui.window_rig import enter, opened, press, settle, type_in

FILE = Path(__file__).resolve().parents[1] / "data" / "quy-dinh-moi.toml"
UNITS = {
    "rate": "%", "money": " đồng", "times": " lần", "days": " ngày", "work_days": " ngày làm việc", "years": " năm",
    "count": "", "points": " điểm", "name": "", "months": " tháng", "days_off": "", "days_of_year": "",
}  # fmt: skip


@pytest.fixture
def window(make_window):
    window = make_window()
    window.desk.open_book(new_book())
    settle(window)
    opened(window, "policies")
    return window


def values_of(window, policy):
    with window.desk.read() as read:
        return policy_values(read)[policy]


def said(window) -> str:
    """What the labels of the page say."""
    return " ".join(label.text() for label in window.current.findChildren(QLabel))


def point_at(window, policy):
    screen = window.current
    screen.table.point_at(next(screen.identify(row) for row in screen.shown_rows() if row.policy == policy))


def test_only_what_is_in_force_in_the_working_month_is_shown_at_first(window):
    rows = window.current.shown_rows()
    assert rows
    assert {row.standing for row in rows} == {"now"}
    assert len({row.policy for row in rows}) == len(rows)


def test_a_value_is_in_force_by_the_working_month_and_not_by_today(window):
    def share():
        return next(row.value.value for row in window.current.shown_rows() if row.policy == "dues_share_up")

    assert share() == "30%"
    window.desk.set_month(type(window.desk.month)(2022, 5))
    settle(window)
    assert share() == "40%"


def test_the_union_adds_its_own_share_with_its_own_paper_by_keyboard(window):
    before = values_of(window, "dues_share_up")
    point_at(window, "dues_share_up")
    box = press(window, "Ctrl+N")
    type_in(box.widget("value"), "25%")
    type_in(box.widget("valid_from").edit, "01022025")
    type_in(box.widget("source"), "NQ 03/NQ-BCH ngày 15/01/2025")
    enter(window, box)
    now = values_of(window, "dues_share_up")
    assert len(now) == len(before) + 1
    assert (now[-1].valid_from, now[-1].value, now[-1].source) == (
        dt.date(2025, 2, 1),
        "25%",
        "NQ 03/NQ-BCH ngày 15/01/2025",
    )
    assert not box.isVisible()


@pytest.mark.parametrize(
    ("value", "day", "source", "hint"),
    [
        ("hai lăm", "01022025", "NQ 03", "value"),
        ("25", "01022025", "NQ 03", "value"),
        ("25%", "", "NQ 03", "valid_from"),
        ("25%", "01012023", "NQ 03", "valid_from"),
        ("25%", "01022025", "", "source"),
    ],
)
def test_a_value_that_cannot_stand_is_told_beside_its_field_and_not_stored(window, value, day, source, hint):
    before = values_of(window, "dues_share_up")
    point_at(window, "dues_share_up")
    box = press(window, "Ctrl+N")
    type_in(box.widget("value"), value)
    box.widget("valid_from").edit.clear()
    type_in(box.widget("valid_from").edit, day)
    type_in(box.widget("source"), source)
    enter(window, box)
    assert values_of(window, "dues_share_up") == before
    assert box.hints[hint].text()
    assert [name for name, other in box.hints.items() if other.text()] == [hint]


def test_a_value_taken_away_leaves_the_one_before_it(window, answers):
    point_at(window, "dues_share_up")
    answers.ready = [False]
    press(window, "Ctrl+Del")
    assert values_of(window, "dues_share_up")[-1].value == "30%"
    answers.ready = [True]
    press(window, "Ctrl+Del")
    assert values_of(window, "dues_share_up")[-1].value == "40%"
    window.desk.undo()
    settle(window)
    assert values_of(window, "dues_share_up")[-1].value == "30%"


def test_the_last_value_of_a_policy_stays(window):
    window.current.clear_filters()
    point_at(window, "agreement_copies")
    assert not window.current.verbs.action("delete").isEnabled()


def test_every_policy_of_a_book_has_a_name_and_reads_well(window):
    with window.desk.read() as read:
        held = policy_values(read)
    assert set(held) <= set(policy_words())
    for policy, values in held.items():
        for each in values:
            shown = value_shown(policy, each.value)
            unit = "" if each.value == UNKNOWN else UNITS[kind_of(policy)]
            assert shown.endswith(unit)
            typed = shown if unit == "%" else shown.removesuffix(unit)
            stored = value_typed(policy, typed)
            assert stored is not None
            assert value_shown(policy, stored) == shown


def test_what_has_no_text_and_what_is_only_practice_is_said(window):
    window.current.clear_filters()
    words = {row.policy: window.current.row_text(row) for row in window.current.shown_rows()}
    assert "chưa có nguồn" in words["loan_ceiling"]
    assert "chưa có nguồn" in words["agreement_copies"]
    latest = {row.policy: row for row in reversed(window.current.shown_rows())}
    assert latest["agreement_notice_days"].is_practice
    assert not latest["agreement_notice_days"].is_sure


def test_a_value_that_nobody_knows_is_typed_as_such_and_never_a_nought(window):
    assert value_typed("union_fund_kept", "chưa rõ") == UNKNOWN
    assert value_shown("union_fund_kept", UNKNOWN) == "chưa rõ"


def test_the_text_a_value_rests_on_is_told_with_its_days(window):
    point_at(window, "union_fund_rate")
    told = window.current.notice(window.current.row())
    assert "50/2024/QH15 (Luật Công đoàn năm 2024), áp dụng từ 01/07/2025" in told


def test_a_policy_file_is_looked_at_and_taken_in_as_one_act(window, answers):
    answers.ready = [FILE, False]
    before = values_of(window, "dues_share_up")
    press(window, "Ctrl+1")
    assert values_of(window, "dues_share_up") == before
    answers.ready = [FILE, True]
    press(window, "Ctrl+1")
    settle(window)
    assert values_of(window, "dues_share_up")[-1].value == "25%"
    window.desk.undo()
    settle(window)
    assert values_of(window, "dues_share_up") == before


def test_a_file_that_is_none_is_refused_in_the_window(window, answers, tmp_path):
    file = tmp_path / "sai.toml"
    file.write_text("[policy", "utf-8")
    answers.ready = [file]
    press(window, "Ctrl+1")
    settle(window)
    assert "sai.toml" in window.banner.text()


def test_values_that_the_program_knows_otherwise_are_told_and_taken_in_as_one_act(window, answers):
    assert "khác với sổ" not in said(window)
    old = [DatedValue(dt.date(2022, 1, 1), "71%", "theo trí nhớ", "thấp")]
    window.desk.do(set_policy, "union_fund_kept", old)
    settle(window)
    assert "giá trị khác với sổ" in said(window)
    answers.ready = [True]
    press(window, "Ctrl+2")
    settle(window)
    assert values_of(window, "union_fund_kept")[-1].source.startswith("hướng dẫn của Tổng Liên đoàn ngày 29/8/2025")
    assert "khác với sổ" not in said(window)
