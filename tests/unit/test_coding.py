"""Ordered coding rules and the narrations they must know."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.ledger import codes
from app.domain.ledger.chart import STANDARD_CHART
from app.domain.ledger.coding import CodingRule, RuleDirection, Way, parse_rules, propose

RULES = parse_rules((Path(__file__).parents[2] / "resources/policies/coding_rules.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("way", "text", "code"),
    [
        ("out", "Phí ngân hàng_chi nộp cấp quản lý trực tiếp 40% ĐPCĐ 1% năm 2023", "33"),
        ("out", "Chi nộp cấp quản lý trực tiếp 40% ĐPCĐ 1% năm 2023", "39"),
        ("out", "Nộp 30% ĐPCĐ Quý 3 năm 2024", "39"),
        ("out", "Thu phí dịch vụ IB Tháng 10/2024", "33"),
        ("out", "VAT phí dịch vụ IB Tháng 10/2024", "33"),
        ("out", "Chi tiền phí dịch vụ E-Fast", "33"),
        ("out", "Chi mừng lễ 8/3 cho 4 đoàn viên nữ", "31"),
        ("out", "Chi mừng lễ 08/03 cho đoàn viên nữ (6 người)", "31"),
        ("out", "Chi mừng lễ 20/10 cho 19 đoàn viên nữ", "31"),
        ("out", "Chi mừng lễ 30/4 - 1/5 cho đoàn viên (10 người)", "31"),
        ("out", "Chi mừng sinh nhật đoàn viên Lê Văn An (05/01)", "31"),
        ("out", "Chi thăm hỏi ốm đau con đoàn viên", "31"),
        ("out", "Chi mừng Tết Trung Thu cho con Đoàn viên (7 bé)", "31"),
        ("out", "Chi mừng Lễ Tết Dương Lịch 2025 (50 đoàn viên)", "31"),
        ("out", "Chi mua bìa đựng hồ sơ", "33"),
        ("out", "Chi mua kẹp giấy, kệ xéo nhựa đựng hồ sơ", "33"),
        ("out", "Chi mua văn phòng phẩm (30/04)", "33"),
        ("out", "Chi mua bánh kẹo họp tổ", "33"),
        ("out", "Chi tiền nước họp", "33"),
        ("out", "Chi tiền làm con dấu CĐCS", "33"),
        ("out", "Chi phụ cấp trách nhiệm Chủ tịch CĐCS (5.310.000 x 0.2)", "34.02"),
        ("out", "Chi tập huấn cán bộ công đoàn", "32"),
        ("out", "Chi giải đấu bóng đá mừng 30/4", "32"),
        ("out", "Bàn giao tài chính cho LĐLĐ quận", "42"),
        ("out", "CHI TIEN SINH NHAT LE VAN AN", "31"),
        ("in", "Thu đoàn phí công đoàn 1% 6 tháng đầu năm 2024", "22"),
        ("in", "Nhận 75% KPCĐ Cấp trên của năm 2023", "28.01"),
        ("in", "Lãi tiền gửi NH", "25.02"),
        ("in", "Công ty hỗ trợ hoạt động 8/3", "25.01"),
        ("in", "Cấp trên hỗ trợ Tháng Công nhân", "28.02"),
        ("in", "Nhận bàn giao từ CĐCS cũ", "40"),
    ],
)
def test_real_narrations_find_their_code(way: Way, text: str, code: str) -> None:
    proposal = propose(RULES, way, text)
    assert proposal is not None
    assert proposal.code == code
    assert not proposal.is_transfer


@pytest.mark.parametrize(
    ("way", "text", "toward"),
    [
        ("in", "Rút tiền gửi ngân hàng nhập quỹ tiền mặt", "cash"),
        ("out", "Rút tiền gửi ngân hàng nhập quỹ tiền mặt", "cash"),
        ("out", "Nộp tiền mặt vào tài khoản", "bank"),
        ("in", "Nộp tiền mặt vào tài khoản ngân hàng", "bank"),
    ],
)
def test_money_between_funds_is_a_transfer(way: Way, text: str, toward: str) -> None:
    proposal = propose(RULES, way, text)
    assert proposal is not None
    assert proposal.is_transfer
    assert proposal.rule.toward == toward
    assert proposal.code is None


@pytest.mark.parametrize("text", ["Chi cho Lê Văn Hiếu", "Thông qua", "xyz", ""])
def test_words_no_rule_knows_get_no_code(text: str) -> None:
    assert propose(RULES, "out", text) is None


def test_the_first_rule_that_fits_wins() -> None:
    own = CodingRule(0, RuleDirection.OUT, ("8/3",), "32.05")
    proposal = propose((own, *RULES), "out", "Chi mừng lễ 08/03")
    assert proposal is not None
    assert proposal.code == "32.05"
    assert proposal.phrase == "8/3"


def test_every_default_rule_leads_to_a_code_of_its_side() -> None:
    for rule in RULES:
        assert rule.phrases
        if rule.direction == "transfer":
            assert rule.code is None
            assert rule.toward in ("cash", "bank")
        else:
            assert rule.code is not None
            assert STANDARD_CHART.may_carry_vouchers(rule.code)
            assert STANDARD_CHART.code(rule.code).side is (
                codes.CodeSide.INCOME if rule.direction == "in" else codes.CodeSide.SPENDING
            )
        assert rule.money_source in (None, "DP", "KPCD")
