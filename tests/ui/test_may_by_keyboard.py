"""A whole Workers' Month by keyboard: the report's numbers are those of the vouchers and lists, added up here from what she typed."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from app.domain.activities.activities import ActivityState, Funder
from app.domain.activities.plans import PlanKind
from app.domain.dates import Period
from app.models.queries.activities import activities, plans
from app.models.queries.activities.activities import ActivityFilter
from app.models.queries.activities.activity_report import activity_report
from app.models.queries.ledger import vouchers
from app.services.home import check_book
from tests.ui import may_by_keyboard as plan
from tests.ui.may_by_keyboard import ACTIVITIES, GAMES, TALK, THANKS
from tests.ui.test_year_by_keyboard import text_of
from tests.ui.window_rig import push

MAY = Period.parse("2026-05")


@pytest.fixture
def lived(make_window, answers, tmp_path: Path, fixed_clock):
    """The window after May, with real boxes instead of prepared answers, and what was pictured."""
    from app.ui.ask import Ask

    window = make_window()
    window.desk.ask = Ask(window)
    return window, plan.record(window, tmp_path, tmp_path / "pictures", fixed_clock)


@pytest.mark.slow
def test_a_whole_may_from_plan_to_report(lived, tmp_path: Path):
    window, album = lived
    with window.desk.read() as read:
        card = plans.plan_of_year(read, PlanKind.WORKERS_MONTH, 2026)
        assert card is not None
        found = activity_report(read, MAY, card.id)
        lists = {row.id: activities.participants(read, row.id) for row in found.rows}
        named = [activities.activity(read, row.id) for row in found.rows]
        posted = vouchers.cards(read, vouchers.voucher_ids(read, vouchers.VoucherFilter(period=MAY)))
    figures = {key: figure.value for key, figure in found.figures.items()}
    # The plan as she typed it.
    assert (card.draft.theme, card.draft.number, card.draft.assessment) == (plan.THEME, "07", plan.ASSESSMENT)
    assert card.draft.targets == {"activities": 3, "dialogues": 1, "requests_settled": 4}
    assert [row.title for row in found.rows] == [activity.title for activity in ACTIVITIES]
    assert {row.state for row in found.rows} == {ActivityState.SETTLED}
    # People: the list of the games, one of whom did not come; the others by count.
    games = lists[found.rows[0].id]
    came = [each for each in games if each.attended]
    assert (len(games), len(came)) == (plan.MEMBERS, plan.MEMBERS - 1)
    assert figures["people"] == len(came) + (TALK.people or 0) + (THANKS.people or 0)
    assert figures["women"] == sum(each.gender == "female" for each in came) + TALK.women + THANKS.women
    # Figures typed once, for their activity.
    assert (figures["requests"], figures["requests_settled"], figures["dialogues"]) == (*TALK.figures, 1)
    assert (figures["gifts"], figures["gift_value"], figures["rewards"]) == (*THANKS.figures, *GAMES.figures)
    # Money: every đồng of the report is an entry of a posted voucher that names its activity, or was given beside the books.
    entries = [entry for voucher in posted for entry in voucher.entries if entry.activity_id is not None]
    spent = sum(entry.amount for entry in entries if entry.target_key.startswith("code:"))
    received = sum(entry.amount for entry in entries if entry.source_key.startswith("code:"))
    assert (spent, received) == (sum(activity.paid for activity in ACTIVITIES), plan.SUPPORT)
    assert found.shares.spent == spent
    assert found.shares.by_funder[Funder.UNION] == spent - received
    assert found.shares.by_funder[Funder.EMPLOYER] == received + plan.DIRECT
    assert found.shares.total == spent + plan.DIRECT == sum(found.shares.by_funder.values())
    assert named[0].row.cost_per_head == round(GAMES.paid / len(came))
    assert [finding for finding in check_book.check_book(window.desk.book) if finding.stops] == []
    _papers_say_so(tmp_path, figures["people"], found.shares.total)
    # Each step has its picture.
    pictures = sorted((tmp_path / "pictures").glob("*.png"))
    assert len(pictures) == len(album.captions) > 30
    assert len((tmp_path / "pictures" / "captions.txt").read_text("utf-8").splitlines()) == len(pictures)


def _papers_say_so(folder: Path, people: int, total: int) -> None:
    letter, report = text_of(folder / "activity-plan.pdf"), text_of(folder / "workers-month-report.pdf")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in letter
    assert plan.THEME in letter
    assert "3.300.000" in letter  # the three budgets
    assert f"{people} lượt người" in report
    assert f"{total:,}".replace(",", ".") in report
    assert "đạt 3/3 chỉ tiêu" in report
    assert "Đề nghị cấp trên" in report or "đề nghị cấp trên" in report
    sheet = openpyxl.load_workbook(folder / "workers-month-report.xlsx", data_only=True).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert total in cells
    assert people in cells


def test_the_activities_of_the_sample_reach_their_vouchers_and_back(make_window, book_file):
    window = make_window()
    window.desk.open_book(book_file)
    window.desk.worker.wait()
    with window.desk.read() as read:
        number = activities.activity_ids(read, ActivityFilter(search="hoi thao thang"))[0]
        card = activities.activity(read, number)
    window.go("activities", {"activity": number})
    push(window.current.pane, f"Mở {card.vouchers[0].number}")
    assert window.current.key == "voucher_editor"
    assert "Hội thao Tháng Công nhân" in window.current.form.belongs.summary.text()
    window.current.form.belongs.open_asked.emit()
    assert window.current.key == "activities"
    assert window.current.table.current_id() == number
