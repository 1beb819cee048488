"""Settings are undone like drafts; papers are kept with their vouchers; backups are opened and counted again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.agreements.dialogue import DialogueDraft, DialogueKind
from app.domain.dates import Month, Period
from app.domain.ledger.accounts import AccountUse
from app.domain.ledger.coding import RuleDirection
from app.domain.ledger.transfer_text import TransferTextWrong
from app.domain.money import dong
from app.domain.settlement.settlement import BasicIndicators, question_basic_indicators
from app.domain.timeline import DatedValue
from app.domain.union.officers import TermOfOffice
from app.domain.union.payee import Payee
from app.exports.form import Params
from app.exports.heads import HD_47, TT_107
from app.models.book import Book
from app.models.faults import NotABook
from app.models.guards import OpeningFixed
from app.models.ledger.guards import FrozenVoucher
from app.models.queries.dues.obligations import dues_payable_to_superior
from app.models.queries.ledger.accounts import OpeningOwed, cash_accounts, openings, openings_owed
from app.models.queries.ledger.books import balances
from app.models.queries.ledger.coding import coding_rules
from app.models.queries.ledger.vouchers import VoucherFilter, voucher, voucher_ids, voucher_rows
from app.models.queries.settlement.settlement import basic_indicators
from app.models.queries.union.organisation import officers, organisation, settings
from app.services.agreements.keep_dialogues import save_dialogue
from app.services.back_up import BackupFailed, back_up, backups_in, restore
from app.services.dues.remit import remittance_text
from app.services.dues.set_payee import set_payee
from app.services.export_form import with_settings
from app.services.home.check_book import check_book
from app.services.ledger.attach_file import attach_file, attachment_content, detach_file
from app.services.ledger.coding_rules import RuleWrong, set_coding_rules
from app.services.ledger.keep_accounts import AccountHoldsMoney, CashStays, FundEntry, keep_funds
from app.services.ledger.post_voucher import post_new, unpost_voucher
from app.services.settlement.basic_indicators import set_basic_indicators
from app.services.settlement.close_month import close_month
from app.services.undo_act import redo_last, undo_last
from app.services.union.change_settings import NewFact, SettingWrong, set_facts, set_officers, set_options, set_policy
from app.services.union.keep_file import AttachmentTooLarge, AttachmentUnreadable, keep_file
from tests.small_books import OPENING_DAY, fund_entry, january, new_book, opened, payment, raw, receipt, set_openings


def test_a_union_that_changes_its_superior_prints_each_as_of_its_day() -> None:
    with opened() as book:
        old, new = (
            NewFact("superior", "LĐLĐ quận", OPENING_DAY),
            NewFact("superior", "LĐLĐ thành phố", dt.date(2025, 6, 14), "QĐ 12"),
        )
        set_facts(book, [NewFact("union", "CĐCS Sao Mai", OPENING_DAY), old, new])
        with book.read() as read:
            assert organisation(read, dt.date(2025, 6, 13)).superior == "LĐLĐ quận"
            assert organisation(read, dt.date(2025, 6, 14)).superior == "LĐLĐ thành phố"


def test_officers_change_in_the_middle_of_a_term() -> None:
    with opened() as book:
        set_officers(
            book,
            [
                TermOfOffice("chair", "Lê Thị Ân", OPENING_DAY, dt.date(2025, 5, 31)),
                TermOfOffice("chair", "Mai Văn Duyệt", dt.date(2025, 6, 1)),
            ],
        )
        with book.read() as read:
            assert officers(read, dt.date(2025, 5, 31)) == {"chair": "Lê Thị Ân"}
            assert officers(read, dt.date(2025, 6, 1)) == {"chair": "Mai Văn Duyệt"}


@pytest.mark.parametrize(
    "wrong",
    [NewFact("union", " ", OPENING_DAY), NewFact("color", "đỏ", OPENING_DAY), NewFact("group", "5", OPENING_DAY)],
)
def test_facts_that_mean_nothing_are_refused(wrong: NewFact) -> None:
    with opened() as book, pytest.raises(SettingWrong):
        set_facts(book, [wrong])


def test_settings_undo_and_redo_by_name() -> None:
    with opened() as book:
        set_options(book, {"words_odd": "lẻ"})
        assert "Sửa thiết lập" in str(undo_last(book).sentence)
        with book.read() as read:
            assert settings(read) == {}
        redo_last(book)
        with book.read() as read:
            assert settings(read) == {"words_odd": "lẻ"}
        set_options(book, {"words_odd": ""})
        with book.read() as read:
            assert settings(read) == {}


def test_openings_hold_by_month_and_are_fixed_after_the_first_close() -> None:
    with opened() as book:
        set_openings(
            book,
            {"cash": dong(1), "bank:2": dong(2)},
            [OpeningOwed("up", Month(2024, 12), dong(500_000))],
        )
        with book.read() as read:
            assert (openings(read)["cash"], openings(read)["bank:2"]) == (1, 2)
            assert [(each.direction, each.month, each.amount) for each in openings_owed(read)] == [
                ("up", Month(2024, 12), 500_000)
            ]
            assert dues_payable_to_superior(read, OPENING_DAY).owed == 500_000
        close_month(book, Month(2025, 1))
        with pytest.raises(OpeningFixed):
            set_openings(book, {"cash": dong(9)})


def test_a_second_account_has_its_own_numbers_and_balance() -> None:
    with opened() as book:
        keep_funds(book, [FundEntry("Agribank", "Agribank CN Bình An", "5400", dong(100))])
        with pytest.raises(SettingWrong):
            keep_funds(book, [FundEntry("Agribank")])
        with book.read() as read:
            fund = next(each for each in cash_accounts(read) if each.name == "Agribank")
            key = fund.key
            assert balances(read, OPENING_DAY)[key] == 100
            cash = next(each for each in cash_accounts(read) if each.key == "cash")
        closed = replace(fund_entry(fund), name="Agribank cũ", use=AccountUse.CLOSED)
        with pytest.raises(AccountHoldsMoney):
            keep_funds(book, [closed])
        with pytest.raises(CashStays):
            keep_funds(book, [replace(fund_entry(cash), use=AccountUse.CLOSED)])
        set_openings(book, {key: dong(0)})
        keep_funds(book, [closed])
        with book.read() as read:
            assert key not in {each.key for each in cash_accounts(read)}
        keep_funds(book, [fund_entry(fund)])
        with book.read() as read:
            assert key in {each.key for each in cash_accounts(read)}


def test_rules_are_edited_in_their_order() -> None:
    with opened() as book:
        with book.read() as read:
            rules = list(coding_rules(read))
        set_coding_rules(book, [rules[1], rules[0], *rules[2:]])
        with book.read() as read:
            now = coding_rules(read)
        assert [rule.phrases for rule in now[:2]] == [rules[1].phrases, rules[0].phrases]
        with pytest.raises(RuleWrong):
            set_coding_rules(book, [replace(rules[0], phrases=(" ",))])
        with pytest.raises(RuleWrong):
            set_coding_rules(book, [replace(rules[0], direction=RuleDirection.OUT, code="34")])


def test_three_full_time_officers_get_a_question() -> None:
    assert [finding.code for finding in question_basic_indicators(BasicIndicators(full_time_officers=3))] == [
        "full-time-officers"
    ]
    assert question_basic_indicators(BasicIndicators(workers=50, members=50, full_time_officers=0)) == []
    with opened() as book:
        set_basic_indicators(book, Period.of_year(2025), BasicIndicators(workers=50, full_time_officers=0))
        with book.read() as read:
            assert basic_indicators(read, Period.of_year(2025)) == BasicIndicators(workers=50, full_time_officers=0)
            assert basic_indicators(read, Period.of_month(Month(2025, 1))) == BasicIndicators()


def test_a_book_may_use_its_own_share_with_its_own_source() -> None:
    with opened() as book:
        with pytest.raises(SettingWrong):
            set_policy(book, "dues_share_up", [DatedValue(dt.date(2020, 1, 1), "40%", " ")])
        set_policy(book, "dues_share_up", [DatedValue(dt.date(2020, 1, 1), "40%", "NQ 03/NQ-BCH")])
        post_new(book, receipt(january(5), 100_000))
        with book.read() as read:
            assert dues_payable_to_superior(read, january(31)).owed == 40_000


def test_papers_come_late_and_stay_with_a_posted_voucher(tmp_path: Path) -> None:
    paper = tmp_path / "hóa đơn.pdf"
    paper.write_bytes(b"%PDF hoa don")
    with opened() as book:
        card = post_new(book, payment(january(5), 100_000)).value
        number = attach_file(book, card.id, paper).value
        with pytest.raises(FrozenVoucher):
            detach_file(book, number)
        with book.read() as read:
            assert attachment_content(read, number) == b"%PDF hoa don"
            assert [(each.name, each.size) for each in voucher(read, card.id).attachments] == [("hóa đơn.pdf", 12)]
        unpost_voucher(book, card.id, "sửa")
        detach_file(book, number)
        undo_last(book)
        with book.read() as read:
            assert attachment_content(read, number) == b"%PDF hoa don"
        assert check_book(book) == []


def test_a_file_kept_beside_anything_else_is_proved_like_a_voucher_s_paper(tmp_path: Path) -> None:
    minutes = tmp_path / "biên bản.pdf"
    minutes.write_bytes(b"%PDF bien ban")
    with opened() as book:
        draft = DialogueDraft(DialogueKind.REQUEST, "Bữa ăn ca", planned_on=january(9))
        keep_file(book, "dialogue", save_dialogue(book, None, draft).value, minutes)
        assert check_book(book) == []
        assert "1 tệp đính kèm" in str(back_up(book, tmp_path / "sao lưu").sentence)
        other = raw(book.path)
        other.execute("INSERT OR REPLACE INTO attachment_content SELECT sha256, x'00' FROM attachment_content")
        other.close()
        assert [finding.code for finding in check_book(book) if finding.stops] == ["paper-changed"]


def test_files_that_cannot_be_kept_are_refused(tmp_path: Path) -> None:
    empty, large = tmp_path / "rỗng.jpg", tmp_path / "lớn.jpg"
    empty.touch()
    with large.open("wb") as handle:
        handle.truncate(21 * 1024 * 1024)
    with opened() as book:
        card = post_new(book, receipt(january(5), 100_000)).value
        for file, refusal in (
            (empty, AttachmentUnreadable),
            (large, AttachmentTooLarge),
            (tmp_path / "mất.jpg", AttachmentUnreadable),
        ):
            with pytest.raises(refusal):
                attach_file(book, card.id, file)


def test_a_backup_is_read_back_and_restores_with_a_safety_copy(tmp_path: Path) -> None:
    path = new_book(tmp_path)
    with Book.open(path) as book:
        post_new(book, receipt(january(5), 100_000))
        made = back_up(book, tmp_path / "sao lưu").value
        post_new(book, receipt(january(6), 200_000))
    restore(made.path, path)
    with Book.open(path) as book, book.read() as read:
        assert len(voucher_ids(read)) == 1
    kept = next(tmp_path.glob("*truoc-khoi-phuc*.socd"))
    with Book.open(kept) as book, book.read() as read:
        assert len(voucher_ids(read)) == 2
    wrong = tmp_path / "ảnh.socd"
    wrong.write_bytes(b"no book")
    with pytest.raises(NotABook):
        restore(wrong, path)
    with Book.open(path) as book, book.read() as read:
        assert len(voucher_ids(read)) == 1
    assert [each.path for each in backups_in(tmp_path / "sao lưu")] == [made.path]


def test_a_place_that_cannot_be_written_is_told_in_her_words(tmp_path: Path) -> None:
    (tmp_path / "sao lưu").write_text("một tệp")
    with opened() as book, pytest.raises(BackupFailed) as refused:
        back_up(book, tmp_path / "sao lưu")
    assert "máy báo lỗi" not in str(refused.value)
    assert str(tmp_path) not in str(refused.value)


def test_a_list_finds_vouchers_without_accents() -> None:
    with opened() as book:
        post_new(book, replace(payment(january(5), 100_000), narration="Chi mừng sinh nhật Đặng Thị Yến"))
        post_new(book, receipt(january(6), 50_000))
        with book.read() as read:
            for words in ("dang thi", "YẾN", "pc2025/01"):
                ids = voucher_ids(read, VoucherFilter(search=words))
                assert [row.number for row in voucher_rows(read, ids)] == ["PC2025/01"], words
            assert voucher_ids(read, VoucherFilter(search="không có")) == []
            assert [row.number for row in voucher_rows(read, voucher_ids(read, VoucherFilter(code="22")))] == [
                "PT2025/01"
            ]


def test_the_payee_above_is_dated_undone_and_fills_the_remittance() -> None:
    with opened() as book:
        set_payee(
            book, Payee("CĐ khu công nghiệp", "1170 0044-5566", "VietinBank"), OPENING_DAY, "{đơn vị} nộp {tháng}"
        )
        set_payee(book, Payee("LĐLĐ tỉnh", "9900", "Agribank"), dt.date(2025, 6, 14), "{đơn vị} nộp {tháng}")
        with book.read() as read:
            assert organisation(read, dt.date(2025, 6, 13)).payee == Payee(
                "CĐ khu công nghiệp", "117000445566", "VietinBank"
            )
            assert organisation(read, dt.date(2025, 6, 14)).payee.account == "9900"
            text = remittance_text(read, Month(2025, 1), Month(2025, 1), OPENING_DAY)
            assert text.endswith("nộp tháng 01 năm 2025")
        assert "tài khoản nhận" in str(undo_last(book).sentence)
        with book.read() as read:
            assert organisation(read, dt.date(2025, 6, 14)).payee.account == "117000445566"


@pytest.mark.parametrize(
    ("payee", "text"),
    [
        (Payee("", "1234"), ""),
        (Payee("", "", "Agribank"), ""),
        (Payee("", "số 12", "Agribank"), ""),
        (Payee(""), "{gì đó}"),
    ],
)
def test_half_an_account_or_a_text_nobody_can_fill_is_refused(payee: Payee, text: str) -> None:
    with opened() as book, pytest.raises((SettingWrong, TransferTextWrong)):
        set_payee(book, payee, OPENING_DAY, text)


def test_the_document_a_form_names_is_dated_and_may_be_the_books_own() -> None:
    with opened() as book:
        with book.read() as read:
            before = with_settings(read, Params())
        assert before.regime_on(dt.date(2025, 1, 1)) is TT_107
        assert before.union_regime_on(dt.date(2025, 1, 1)) is HD_47
        law = "Hướng dẫn số 9 ngày 1/1/2027 của Tổng Liên đoàn"
        set_policy(book, "form_basis.union", [DatedValue(dt.date(2027, 1, 1), law, "HD 9", "")])
        with book.read() as read:
            after = with_settings(read, Params())
        assert after.union_regime_on(dt.date(2026, 12, 31)) is HD_47
        assert after.union_regime_on(dt.date(2027, 1, 1)).lines == (
            "(Ban hành kèm theo Hướng dẫn số 9",
            "ngày 1/1/2027 của Tổng Liên đoàn)",
        )
