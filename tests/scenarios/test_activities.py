"""Activities in a real book: planned, held, paid by vouchers, settled; every refusal leaves nothing half-written."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import pytest

from app.cli import main
from app.domain.activities.activities import (
    ActivityDraft,
    ActivityHasMoney,
    ActivityState,
    DraftsLeft,
    Figure,
    Funder,
    ReasonOfCancelMissing,
    ResultDraft,
    ResultMissing,
    SettledIsFixed,
    SourceDraft,
    WrongActivityState,
)
from app.domain.activities.plans import NoPlanToCopy, PlanDraft, PlanInUse, PlanKind, PlanTwice
from app.domain.dates import Period
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherKind
from app.domain.money import dong
from app.domain.problems import Refusal, Unsound
from app.models.book import Book
from app.models.operation import StillUsed
from app.models.queries.activities.activities import (
    ActivityCard,
    ActivityFilter,
    NoSuchActivity,
    activity,
    activity_ids,
    activity_rows,
    participants,
)
from app.models.queries.activities.activity_report import activity_report
from app.models.queries.activities.plans import NoSuchPlan, plan, plan_of_year, plan_rows
from app.services.activities.keep_activities import (
    add_activity,
    cancel_activity,
    delete_activity,
    edit_activity,
    hold_activity,
    reopen_activity,
    set_sources,
    settle_activity,
)
from app.services.activities.keep_participants import (
    NobodyToAdd,
    NotOnTheList,
    PersonDraft,
    add_participants,
    read_pasted,
    remove_participants,
    set_attendance,
    set_results,
)
from app.services.activities.keep_plans import add_plan, copy_plan, delete_plan, edit_plan
from app.services.ledger.post_voucher import post_new, reverse_voucher, void_voucher
from app.services.ledger.save_draft import save_draft
from app.services.members.keep_members import MemberEntry, add_member
from app.services.undo_act import redo_last, undo_last
from tests.small_books import OPENING_DAY, opened

DAY = dt.date(2025, 5, 10)


def games(**more: object) -> ActivityDraft:
    base: dict[str, object] = {"kind": "sports", "starts_on": DAY, "place": "Sân công ty", "budget": dong(3_000_000)}
    return ActivityDraft("Hội thao Tháng Công nhân", **(base | more))  # type: ignore[arg-type]


def card_of(book: Book, number: int) -> ActivityCard:
    with book.read() as read:
        return activity(read, number)


def paid(number: int, amount: int, day: dt.date = DAY, code: str = "32") -> VoucherDraft:
    entry = EntryDraft(
        source="cash", target=f"code:{code}", amount=dong(amount), narration="", money_source="DP", activity_id=number
    )
    return VoucherDraft(
        kind=VoucherKind.PAYMENT,
        book_date=day,
        voucher_date=day,
        narration="Chi hội thao",
        entries=(entry,),
        person="Lê Thị Ân",
        source_documents=1,
    )


def received(number: int, amount: int, code: str = "25.01") -> VoucherDraft:
    entry = EntryDraft(f"code:{code}", "cash", dong(amount), activity_id=number)
    return VoucherDraft(
        kind=VoucherKind.RECEIPT,
        book_date=DAY,
        voucher_date=DAY,
        narration="Nhận hỗ trợ hội thao",
        entries=(entry,),
        person="Công ty",
        source_documents=1,
    )


def members_of(book: Book) -> list[int]:
    people = (("Lê Thị An", "female", "CN01"), ("Trần Văn Bé", "male", "CN02"), ("Phạm Thị Chế", "female", "CN03"))
    return [
        add_member(book, MemberEntry(name, OPENING_DAY, gender=gender, staff_number=code)).value
        for name, gender, code in people
    ]


def test_an_activity_is_planned_held_paid_and_settled_with_money_from_its_vouchers() -> None:
    with opened() as book:
        number = add_activity(book, games(), [SourceDraft(Funder.UNION, planned=dong(3_000_000))]).value
        an, be, che = members_of(book)
        add_participants(book, number, [PersonDraft(an), PersonDraft(be), PersonDraft(che), PersonDraft(an)])
        add_participants(book, number, [PersonDraft(person="Khách mời Một", group="Công ty bạn")])
        with book.read() as read:
            listed = participants(read, number)
        assert [each.person for each in listed] == ["Lê Thị An", "Trần Văn Bé", "Phạm Thị Chế", "Khách mời Một"]
        set_attendance(book, number, {each.id: each.person != "Trần Văn Bé" for each in listed})
        set_results(book, number, [listed[0].id], " Giải  nhất ")
        hold_activity(
            book, number, ResultDraft(DAY, people=99, women=50, figures={Figure.REWARDS: 1}, result="Vui, an toàn.")
        )
        post_new(book, received(number, 500_000))
        posted = post_new(book, paid(number, 2_000_000)).value
        set_sources(
            book, number,
            [SourceDraft(Funder.SPONSOR, "Hãng nước suối", in_kind=dong(300_000), goods="Nước"), SourceDraft(Funder.EMPLOYER, money=dong(200_000))],
        )  # fmt: skip
        card = card_of(book, number)
        # A count typed beside the list is not kept: the list says who came.
        assert (card.row.people.came, card.row.people.women, card.row.people.listed) == (3, 2, 4)
        assert (card.typed_people, card.typed_women) == (None, None)
        assert card.row.money.total == 2_000_000 + 300_000 + 200_000
        assert [card.row.money.borne_by(funder) for funder in Funder] == [1_500_000, 700_000, 0, 300_000, 0]
        assert card.row.cost_per_head == 833_333
        assert [(each.number, each.amount) for each in card.vouchers] == [
            ("PT2025/01", 500_000),
            ("PC2025/01", -2_000_000),
        ]
        assert card.figures == {"rewards": 1}
        # A reversal takes its money off again, a voided voucher leaves the list.
        reverse_voucher(book, posted.id, DAY, "ghi nhầm")
        assert card_of(book, number).row.money.spent == 0
        again = post_new(book, paid(number, 1_800_000)).value
        extra = post_new(book, paid(number, 5_000)).value
        void_voucher(book, extra.id, "thừa")
        assert (card_of(book, number).row.money.spent, len(card_of(book, number).vouchers)) == (1_800_000, 4)
        settle_activity(book, number)
        assert card_of(book, number).row.state is ActivityState.SETTLED
        assert again.entries[0].activity_id == number


def test_each_one_has_a_result_of_their_own_and_the_typed_count_stays() -> None:
    with opened() as book:
        number = add_activity(book, games()).value
        add_participants(book, number, [PersonDraft(each) for each in members_of(book)])
        hold_activity(book, number, ResultDraft(DAY, people=120, women=50))
        with book.read() as read:
            an, be, che = (each.id for each in participants(read, number))

        def results() -> list[str]:
            with book.read() as read:
                return [each.result for each in participants(read, number)]

        assert set_results(book, number, {an, be}, "đạt").value == 2
        set_results(book, number, [che], "giải nhất")
        assert results() == ["đạt", "đạt", "giải nhất"]
        set_results(book, number, [be], "")
        assert results() == ["đạt", "", "giải nhất"]
        # A list of winners is no list of those who came.
        assert card_of(book, number).row.people.came == 120
        undo_last(book)
        assert results() == ["đạt", "đạt", "giải nhất"]
        later = add_activity(book, games(starts_on=dt.date(2026, 3, 16))).value
        add_participants(book, later, [PersonDraft(person="Khách mời Một")])
        with book.read() as read:
            guest = participants(read, later)[0].id
        with pytest.raises(Unsound) as refused:
            set_results(book, later, [guest], "giải nhì")
        assert refused.value.codes == ("activity-held-too-soon",)


def test_what_may_not_be_done_is_refused_and_nothing_is_half_written() -> None:
    with opened() as book:
        number = add_activity(book, games(starts_on=None)).value
        refused: list[tuple[str, Callable[[], object]]] = [
            ("activity-held-without-day", lambda: hold_activity(book, number, ResultDraft(None, people=3))),
            (
                "activity-held-too-soon",
                lambda: hold_activity(book, number, ResultDraft(dt.date(2026, 3, 16), people=3)),
            ),
            ("activity-people-unknown", lambda: hold_activity(book, number, ResultDraft(DAY))),
            (WrongActivityState.code, lambda: settle_activity(book, number)),
            (WrongActivityState.code, lambda: reopen_activity(book, number)),
            (ReasonOfCancelMissing.code, lambda: cancel_activity(book, number, "  ")),
            ("activity-union-money", lambda: set_sources(book, number, [SourceDraft(Funder.UNION, money=dong(1))])),
            (NobodyToAdd.code, lambda: add_participants(book, number, [PersonDraft(person=" ")])),
            (NotOnTheList.code, lambda: set_attendance(book, number, {77: True})),
            (NotOnTheList.code, lambda: set_results(book, number, [77], "đạt")),
            (NoSuchActivity.code, lambda: delete_activity(book, 99)),
        ]
        before = card_of(book, number)
        for code, act in refused:
            with pytest.raises(Refusal) as told:
                act()
            assert told.value.code == code
        assert card_of(book, number) == before
        hold_activity(book, number, ResultDraft(DAY, people=12, women=7))
        with pytest.raises(WrongActivityState):
            cancel_activity(book, number, "mưa")
        with pytest.raises(WrongActivityState):
            delete_activity(book, number)
        with pytest.raises(ResultMissing):
            settle_activity(book, number)
        hold_activity(book, number, ResultDraft(DAY, people=12, women=7, result="Tốt"))
        draft = save_draft(book, paid(number, 10_000)).value
        with pytest.raises(DraftsLeft):
            settle_activity(book, number)
        post_new(book, paid(number, 20_000))
        from app.services.ledger.save_draft import delete_draft

        delete_draft(book, draft)
        settle_activity(book, number)
        for act in (
            lambda: edit_activity(book, number, games()),
            lambda: set_sources(book, number, []),
            lambda: hold_activity(book, number, ResultDraft(DAY, people=1)),
            lambda: add_participants(book, number, [PersonDraft(person="Ai Đó")]),
        ):
            with pytest.raises(SettledIsFixed):
                act()
        for state in (ActivityState.HELD, ActivityState.PLANNED):
            reopen_activity(book, number)
            assert card_of(book, number).row.state is state
        for act in (lambda: delete_activity(book, number), lambda: cancel_activity(book, number, "mưa")):
            with pytest.raises(ActivityHasMoney):
                act()


def test_a_cancelled_activity_keeps_its_reason_and_a_deleted_one_comes_back_by_undo() -> None:
    with opened() as book:
        number = add_activity(book, games(), [SourceDraft(Funder.EMPLOYER, planned=dong(5))]).value
        cancel_activity(book, number, "Mưa bão")
        assert (card_of(book, number).row.state, card_of(book, number).result) == (ActivityState.CANCELLED, "Mưa bão")
        before = card_of(book, number)
        delete_activity(book, number)
        with pytest.raises(NoSuchActivity):
            card_of(book, number)
        undo_last(book)
        assert card_of(book, number) == before
        redo_last(book)
        undo_last(book)
        # A voucher that was reversed left no money, yet it still names the activity.
        reopen_activity(book, number)
        posted = post_new(book, paid(number, 10_000)).value
        reverse_voucher(book, posted.id, DAY, "nhầm")
        with pytest.raises(StillUsed):
            delete_activity(book, number)


def test_a_name_broken_over_two_lines_of_a_cell_is_one_person() -> None:
    with opened() as book:
        an, _be, _che = members_of(book)
        with book.read() as read:
            found = read_pasted(read, '1\t"Lê Thị\nAn"\t"Tổ 1\nca ""đêm"""\r\n')
        assert [each.member_id for each in found.people] == [an]


def test_people_come_from_a_pasted_list_and_a_doubled_name_is_left_to_her() -> None:
    with opened() as book:
        an, be, _che = members_of(book)
        for group in ("Tổ 1", "Tổ 2"):
            add_member(book, MemberEntry("Đỗ Văn Trùng", OPENING_DAY, group=group))
        text = "STT\tHọ và tên\tTổ\n1\tLÊ THỊ AN\t\n2\tMã CN02\tCN02\n3\tĐỗ Văn Trùng\t\n4\tĐỗ Văn Trùng\tTổ 2\n5\tKhách Mời Xa\t\n\n"
        with book.read() as read:
            found = read_pasted(read, text)
        assert [each.member_id or each.person for each in found.people] == [an, be, 5, "Khách Mời Xa"]
        assert (found.members, found.doubtful) == (3, ("Đỗ Văn Trùng",))
        number = add_activity(book, games()).value
        add_participants(book, number, found.people)
        with pytest.raises(NobodyToAdd):
            add_participants(book, number, found.people)
        with book.read() as read:
            ids = [each.id for each in participants(read, number)]
        remove_participants(book, number, ids[:1])
        with pytest.raises(NotOnTheList):
            remove_participants(book, number, ids[:1])
        assert card_of(book, number).row.people.listed == 3


def test_a_pasted_block_brings_people_and_neither_heads_nor_sums_nor_signers() -> None:
    with opened() as book:
        an, be, _che = members_of(book)
        rows = [
            "STT\tHọ tên CNV\tBộ phận", "I\tTổ may 1\t", "1\tLÊ THỊ AN\tTổ may 1", "2\tMã CN02\tCN02", "\tCộng tổ may 1\t2", "3\tTống Văn Xa\tVăn phòng",
            "\tTổng cộng\t3", "\tNgười lập biểu\tChủ tịch", "\t(Ký, họ tên)\t(Ký, họ tên)", "\tLý Thị Lập\tHồ Văn Tịch",
        ]  # fmt: skip
        with book.read() as read:
            found = read_pasted(read, "\n".join(rows))
        assert [each.member_id or each.person for each in found.people] == [an, be, "Tống Văn Xa"]
        assert found.doubtful == ()


def test_activities_are_found_by_period_kind_plan_and_words() -> None:
    with opened() as book:
        may = add_plan(
            book, PlanDraft(PlanKind.WORKERS_MONTH, "TCN 2025", dt.date(2025, 5, 1), dt.date(2025, 5, 31))
        ).value
        first = add_activity(book, games(plan_id=may, programme="thanks")).value
        undated = add_activity(book, ActivityDraft("Tập huấn nữ công", "training")).value
        long = add_activity(
            book,
            ActivityDraft("Tuần lễ an toàn", "safety", starts_on=dt.date(2025, 4, 28), ends_on=dt.date(2025, 5, 3)),
        ).value
        with book.read() as read:
            of_may = Period.parse("2025-05")
            assert activity_ids(read, ActivityFilter(of_may)) == [long, first, undated]
            assert activity_ids(read, ActivityFilter(of_may, with_undated=False)) == [long, first]
            assert activity_ids(read, ActivityFilter(plan_id=may)) == [first]
            assert activity_ids(read, ActivityFilter(kind="training")) == [undated]
            assert activity_ids(read, ActivityFilter(search="tap huan")) == [undated]
            assert activity_ids(read, ActivityFilter(state=ActivityState.PLANNED, newest_first=True)) == [
                first,
                long,
                undated,
            ]
            assert [row.title for row in activity_rows(read, [undated, first])] == [
                "Tập huấn nữ công",
                "Hội thao Tháng Công nhân",
            ]


def test_a_plan_stands_once_a_year_and_next_years_begins_from_it() -> None:
    with opened() as book:
        with pytest.raises(NoPlanToCopy):
            copy_plan(book, PlanKind.YEAR, 2026)
        draft = PlanDraft(
            PlanKind.YEAR, "Kế hoạch năm 2025", dt.date(2025, 1, 1), dt.date(2025, 12, 31), aims="Chăm lo",
            programmes=(("thanks", "Cảm ơn người lao động"),), targets={"activities": 4}, number="01/KH-CĐCS",
        )  # fmt: skip
        number = add_plan(book, draft).value
        with book.read() as read:
            assert plan(read, number).draft == draft
            with pytest.raises(NoSuchPlan):
                plan(read, 77)
        with pytest.raises(PlanTwice):
            add_plan(book, draft)
        other = add_plan(book, PlanDraft(PlanKind.OTHER, "Đợt hè", dt.date(2025, 6, 1), dt.date(2025, 7, 1))).value
        with pytest.raises(PlanTwice):
            edit_plan(book, other, draft)
        held = add_activity(book, games(plan_id=number)).value
        add_activity(book, ActivityDraft("Tổng kết 2025", "meeting", plan_id=number, starts_on=dt.date(2025, 12, 20)))
        dropped = add_activity(book, ActivityDraft("Bỏ", "other", plan_id=number)).value
        cancel_activity(book, dropped, "không đủ tiền")
        hold_activity(book, held, ResultDraft(DAY, people=5))
        with pytest.raises(PlanInUse):
            delete_plan(book, number)
        made = copy_plan(book, PlanKind.YEAR, 2026).value
        with book.read() as read:
            copy = plan_of_year(read, PlanKind.YEAR, 2026)
            assert copy is not None
            assert (copy.id, copy.draft.title, copy.draft.number, copy.draft.targets) == (
                made,
                "Kế hoạch năm 2026",
                "",
                {"activities": 4},
            )
            rows = activity_rows(read, activity_ids(read, ActivityFilter(plan_id=made)))
            assert [(row.title, row.starts_on, row.state) for row in rows] == [
                ("Hội thao Tháng Công nhân", dt.date(2026, 5, 10), ActivityState.PLANNED),
                ("Tổng kết 2026", dt.date(2026, 12, 20), ActivityState.PLANNED),
            ]
            assert [(row.id, row.activities, row.held) for row in plan_rows(read, PlanKind.YEAR)] == [
                (made, 2, 0),
                (number, 2, 1),
            ]
        undo_last(book)
        with book.read() as read:
            assert plan_of_year(read, PlanKind.YEAR, 2026) is None
        delete_plan(book, other)
        undo_last(book)
        with book.read() as read:
            assert plan(read, other).draft.title == "Đợt hè"


def test_the_papers_of_a_may_come_from_the_command_line(tmp_path, capsys, fixed_clock) -> None:
    fixed_clock("2026-06-02")
    file = tmp_path / "may.socd"
    main(["sample", str(file), "--members", "8", "--years", "1"])
    with Book.open(file, read_only=True) as book, book.read() as read:
        plan_id = plan_rows(read, PlanKind.WORKERS_MONTH)[0].id
        games_id = activity_ids(read, ActivityFilter(search="hoi thao thang"))[0]
        spent = activity(read, games_id).row.money.spent
        found = activity_report(read, Period.parse("2026-05"), plan_id)
    papers = (
        ("workers-month-report", ["--period", "2026"]),
        ("activity-report", ["--of", str(games_id)]),
        ("activity-plan", ["--of", str(plan_id)]),
    )
    for form, more in papers:
        for ending in ("pdf", "xlsx", "json"):
            assert main(["export", form, "--book", str(file), *more, "--to", str(tmp_path / f"{form}.{ending}")]) == 0
    report = json.loads((tmp_path / "workers-month-report.json").read_text("utf-8"))
    assert report["totals"]["activities"] == found.figures["activities"].value >= 6
    assert report["totals"]["spent_by_vouchers"] == found.shares.spent == sum(row["spent"] for row in report["rows"])
    one = json.loads((tmp_path / "activity-report.json").read_text("utf-8"))
    assert -sum(row["amount"] for row in one["rows"] if row["amount"] < 0) == spent == one["totals"]["spent"]
    assert main(["export", "activity-report", "--book", str(file), "--to", str(tmp_path / "x.pdf")]) == 1
    capsys.readouterr()


def test_a_talk_of_the_register_and_activities_of_its_day_are_counted_by_one_rule() -> None:
    """One of the register is one; a dialogue activity is one more unless tied to it or, while it is tied to none, of its day."""
    with opened() as book:
        later = DAY + dt.timedelta(days=2)
        one, two, other_day = (
            add_activity(book, ActivityDraft(title, "dialogue", starts_on=day)).value
            for title, day in (("Đối thoại sáng", DAY), ("Đối thoại chiều", DAY), ("Đối thoại tổ", later))
        )
        for number, day in ((one, DAY), (two, DAY), (other_day, later)):
            hold_activity(book, number, ResultDraft(day, people=9, figures={Figure.REQUESTS: 2}))

        def figures() -> tuple[int, int]:
            with book.read() as read:
                found = activity_report(read, Period.parse("2025-05")).figures
            return found["dialogues"].value, found["requests"].value

        def register(activity: int | None) -> None:
            with book.operation("add_activity") as operation:
                operation.run(
                    "INSERT INTO dialogue (kind, title, state, held_on, activity_id) VALUES ('may', 'Đối thoại', 'held', ?, ?)",
                    (DAY.isoformat(), activity),
                )

        assert figures() == (3, 6)
        # Tied to the morning's: the afternoon's is another talk.
        register(one)
        assert figures() == (3, 4)
        # A second one of that day, tied to none, is the afternoon's.
        register(None)
        assert figures() == (3, 2)
        undo_last(book)
        undo_last(book)
        # Tied to none: both activities of its day are that talk.
        register(None)
        assert figures() == (2, 2)


def test_a_register_counts_before_a_number_typed_for_the_same_activity() -> None:
    with opened() as book:
        talk = add_activity(book, ActivityDraft("Đối thoại", "dialogue", starts_on=DAY)).value
        hold_activity(book, talk, ResultDraft(DAY, people=9, figures={Figure.REQUESTS: 8, Figure.REQUESTS_SETTLED: 7}))
        safety = add_activity(book, ActivityDraft("An toàn", "safety", starts_on=DAY)).value
        hold_activity(
            book, safety, ResultDraft(DAY, people=5, figures={Figure.INITIATIVES: 3, Figure.INITIATIVE_BENEFIT: 900})
        )
        with book.read() as read:
            before = activity_report(read, Period.parse("2025-05"))
        assert {key: before.figures[key].value for key in ("dialogues", "requests", "requests_settled", "initiatives", "people")} == {
            "dialogues": 1, "requests": 8, "requests_settled": 7, "initiatives": 3, "people": 14,
        }  # fmt: skip
        with book.operation("add_activity") as operation:
            number = operation.run(
                "INSERT INTO dialogue (kind, title, state, held_on) VALUES ('may', 'Đối thoại', 'held', ?)",
                (DAY.isoformat(),),
            ).lastrowid
            operation.run(
                "INSERT INTO dialogue_request (dialogue_id, position, request, state) VALUES (?, 1, 'Quạt', 'settled')",
                (number,),
            )
            operation.run(
                "INSERT INTO initiative (title, submitted_on, benefit, activity_id) VALUES ('Che chắn', ?, 500, ?)",
                (DAY.isoformat(), safety),
            )
        with book.read() as read:
            after = activity_report(read, Period.parse("2025-05"))
        assert {key: after.figures[key].value for key in ("dialogues", "requests", "requests_settled", "initiatives", "initiative_benefit")} == {
            "dialogues": 1, "requests": 1, "requests_settled": 1, "initiatives": 1, "initiative_benefit": 500,
        }  # fmt: skip
        assert [line.activity_id for line in after.figures["requests"].lines] == [talk]
        for figure in after.figures.values():
            assert figure.value == sum(line.value for line in figure.lines)
