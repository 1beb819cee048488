"""What each shipped value and form says of the law: its article, its day, and where nothing was found."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from app.domain.dates import Month
from app.domain.dues.remittance import deadline_of
from app.domain.ledger.coding import matches, propose
from app.domain.members.exemptions import ExemptReason
from app.domain.union.policies import UNKNOWN
from app.exports.form import forms
from app.exports.heads import TT_24, TT_107, form_head, regime_of
from app.models.queries.dues.obligations import deadline_policy, deadlines
from app.services.ledger.coding_rules import shipped_coding_rules
from app.services.union.policy_files import shipped_values
from tests.small_books import opened

SHIPPED: dict[str, list] = {}
for _each in shipped_values():
    SHIPPED.setdefault(_each.policy, []).append(_each)


def on(policy: str, day: str):
    """The shipped value of a policy on a day."""
    return [each for each in SHIPPED[policy] if each.valid_from <= dt.date.fromisoformat(day)][-1]


@pytest.mark.parametrize(
    ("policy", "day", "value", "words"),
    [
        ("agreement_start_days", "2026-01-01", "30", "Điều 70 khoản 1"),
        ("agreement_talks_days", "2026-01-01", "90", "Điều 70 khoản 2"),
        ("agreement_continue_days", "2026-01-01", "90", "trừ khi hai bên có thỏa thuận khác"),
        ("dialogue_publish_days", "2026-01-01", "3", "điều 39 khoản 5, điều 40 khoản 4, điều 41 khoản 1 điểm e"),
        ("dues_share_up", "2023-01-01", "30%", "16/10/2023, từ năm tài chính 2023"),
        ("dues_share_up", "2021-06-01", "40%", "năm 2021"),
        ("union_fund_kept", "2022-01-01", "75%", "QĐ 3308"),
        ("union_fund_kept", "2025-08-29", "75%", "29/8/2025"),
        ("union_law", "2025-07-01", "Luật Công đoàn số 50/2024/QH15 ngày 27/11/2024, được sửa đổi, bổ sung theo Luật số 97/2025/QH15 ngày 27/6/2025",
         "97/2025/QH15"),
        ("insured_wage_cap", "2025-07-01", "20", "41/2024/QH15, Điều 31"),
    ],
)  # fmt: skip
def test_a_value_stands_by_its_article(policy: str, day: str, value: str, words: str) -> None:
    found = on(policy, day)
    assert found.value == value
    assert words in found.source


def test_what_is_only_practice_says_so() -> None:
    for policy in ("agreement_notice_days", "agreement_public_days"):
        assert on(policy, "2026-01-01").source.startswith("theo thông lệ")
        assert "Điều 71" in on(policy, "2020-01-01").source


def test_the_deadline_of_the_fund_is_a_dated_policy() -> None:
    assert "Điều 4 khoản 2 điểm a" in on("union_fund_deadline", "2026-05-16").source
    assert "NĐ 191/2013/NĐ-CP, Điều 6" in on("union_fund_deadline", "2026-05-15").source
    with opened() as book, book.read() as read:
        after, before = (deadline_policy(read, "down", Month(2026, month)) for month in (5, 4))
        until = deadlines(read, "down")(Month(2026, 5))
    assert after is not None
    assert before is not None
    assert ("105/2026" in after.source, "191/2013" in before.source) == (True, True)
    assert until == deadline_of(Month(2026, 5)) == dt.date(2026, 6, 30)


def test_no_number_of_tt_107_is_ever_printed_beside_tt_24() -> None:
    for written in ("Thông tư số 24/2024/TT-BTC ngày 17/4/2024 của Bộ Tài chính", "TT 24/2024/TT-BTC"):
        assert regime_of(written) is TT_24
    for number in ("Mẫu số: C40-BB", "Mẫu số: C41-BB", "Mẫu số: S11-H", "Mẫu số: S12-H"):
        told = " ".join(line.text for line in form_head(number, TT_24))
        assert number not in told
        assert "24/2024" not in told
        assert number in " ".join(line.text for line in form_head(number, TT_107))


def test_the_price_of_a_meal_ends_with_its_tet() -> None:
    assert (on("meal_price", "2026-02-16").value, on("meal_price", "2026-04-01").value) == ("70000", UNKNOWN)
    assert "Bữa cơm tất niên Tết 2026" in on("meal_price", "2026-02-16").source
    assert "chưa có nguồn" in on("tet_plan_days", "2027-01-10").source


def test_reasons_to_owe_no_dues_are_all_there() -> None:
    labels = " ".join(reason.label for reason in ExemptReason)
    assert "tạm hoãn hợp đồng lao động" in labels
    assert "mất việc làm" in labels
    assert "QĐ 2399" in on("dues_exempt", "2025-01-01").source


def test_unknown_shares_are_said_unknown() -> None:
    for year in range(2014, 2021):
        assert on("union_fund_kept", f"{year}-06-01").value == UNKNOWN
    assert on("union_fund_kept", "2021-06-01").value == "71%"


def test_c01_and_c34_name_the_annex_that_lists_them() -> None:
    for code, name in (("c01", "Phiếu thăm hỏi đoàn viên"), ("c34", "Biên bản kiểm quỹ tiền mặt")):
        assert f"HD 47/HD-TLĐ ngày 30/12/2021, phụ lục 01: «{name}»" in forms()[code].source


@pytest.mark.parametrize(
    "text",
    ["Chi khen thưởng đoàn viên xuất sắc", "Chi tiền thưởng cán bộ công đoàn", "Khen thưởng người lao động giỏi", "Khen thưởng con đoàn viên học giỏi"],
)  # fmt: skip
def test_rewards_are_care_and_training_is_asked_about(text: str) -> None:
    rules = shipped_coding_rules()
    found = propose(rules, "out", text)
    assert found is not None
    assert found.code == "31"
    trained = [each.code for each in matches(rules, "out", "Chi đào tạo cán bộ tổ")]
    assert trained == ["32", "31"]
    assert all(
        "chọn" in each.rule.note or "theo mục 1" in each.rule.note for each in matches(rules, "out", "Chi đào tạo")
    )


@pytest.mark.parametrize(
    ("policy", "day", "value", "words"),
    [
        ("dues_none_for", "2025-06-01", "31/5/2025", "4133/TLĐ-ToC"),
        ("union_fund_account", "2026-05-16", "ngân hàng", "Điều 3 khoản 2"),
        ("union_fund_carried", "2026-05-16", "năm sau", "Điều 3 khoản 3"),
        ("union_fund_unpaid_days", "2026-05-16", "60", "Điều 6"),
        ("union_fund_reduction", "2026-05-16", "20%", "Điều 12"),
        ("union_fund_reduction_months", "2026-05-16", "6", "Điều 12"),
        ("union_fund_pause_months", "2026-05-16", "12", "Điều 13"),
        ("union_fund_penalty", "2026-09-09", "75.000.000", "NĐ 12/2022/NĐ-CP, Điều 38"),
        ("union_fund_penalty", "2026-09-10", "75.000.000", "NĐ 283/2026/NĐ-CP, Điều 42"),
        ("finance_publicity_days", "2026-01-01", "15", "HD 42/HD-TLĐ"),
        ("charity_given_days", "2026-01-01", "30", "HD 42/HD-TLĐ"),
        ("democracy_guide", "2026-01-01", "11/HD-TLĐ", "14/3/2024"),
        ("plan_due", "2026-01-01", "liên đoàn lao động tỉnh", "QĐ 1408"),
        ("vouchers_compulsory", "2026-01-01", "biên lai thu tiền", "HD 47/HD-TLĐ"),
    ],
)  # fmt: skip
def test_new_facts_are_dated_data(policy: str, day: str, value: str, words: str) -> None:
    found = on(policy, day)
    assert value in found.value
    assert words in found.source
    assert SHIPPED[policy][0].valid_from > dt.date(2012, 1, 1)


@pytest.mark.parametrize(
    ("policy", "day", "value"),
    [
        ("base_salary", "2024-07-01", "2340000"), ("base_salary", "2026-07-01", "2530000"), ("minimum_wage.1", "2026-01-01", "5310000"),
        ("dues_rate.3", "2025-07-01", "0,5%"), ("dues_ceiling", "2025-07-01", "10%"), ("union_fund_kept", "2023-01-01", "75%"),
        ("agreement_vote_share", "2026-01-01", "50%"), ("agreement_send_days", "2026-01-01", "10"), ("agreement_agree_days", "2026-01-01", "7"),
        ("agreement_info_days", "2026-01-01", "10"), ("agreement_extension_days", "2026-01-01", "90"), ("agreement_term_max", "2026-01-01", "3"),
        *((f"dialogue_side_least.{place}", "2026-01-01", least) for place, least in enumerate(("3", "4", "9", "14", "19", "24"), 1)),
    ],
)  # fmt: skip
def test_what_was_verified_stays(policy: str, day: str, value: str) -> None:
    found = on(policy, day)
    assert found.value == value
    assert found.confidence in {"cao", "có nguồn"}


def test_what_is_doubtful_is_marked() -> None:
    for policy in ("agreement_info_days", "agreement_term_min"):
        assert on(policy, "2014-01-01").confidence == "trung bình"
    for policy in ("loan_ceiling", "loan_guarantor_from", "agreement_copies"):
        assert on(policy, "2026-01-01").source.startswith("chưa có nguồn")
    assert on("dues_rate.4", "2017-01-01").source.startswith("chưa có nguồn")
    root = Path(__file__).resolve().parents[2]
    years = {
        each["year"]: each
        for each in tomllib.loads((root / "resources" / "workers_month.toml").read_text("utf-8"))["year"]
    }
    for year in (2019, 2020, 2023, 2026):
        assert (years[year]["theme"], years[year]["source"]) == ("", "chưa có nguồn")
