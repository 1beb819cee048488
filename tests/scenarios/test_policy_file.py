"""A policy file: every section taken in as one act with its trail, refused whole with a sentence for each entry that cannot stand."""

from __future__ import annotations

import copy
import datetime as dt
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.domain import clock
from app.domain.care.norms import norm_on
from app.domain.care.welfare import Relation
from app.domain.dates import Period
from app.domain.ledger.chart import STANDARD_CHART, chart_findings
from app.domain.timeline import DatedValue, PolicyMissing
from app.domain.union.policies import OWN, UNKNOWN, policies
from app.exports.form import Params
from app.exports.issuer import issuer
from app.exports.ownform import own_signatures
from app.models.book import Book
from app.models.queries import trail
from app.models.queries.care.norms import norm_rows
from app.models.queries.ledger.chart import chart_on
from app.models.queries.settlement import settlement
from app.models.queries.union.policies import calendar, policy_on, policy_values, rate_timeline
from app.services.export_form import export_form
from app.services.ledger.post_voucher import CannotPost, post_new
from app.services.policy_file import (
    NothingNew,
    PolicyFileUnreadable,
    PolicyFileWrong,
    plan_policies,
    read_policy_file,
    take_policies,
)
from app.services.undo_act import undo_last
from app.services.union.change_settings import set_policy
from app.services.union.policy_files import shipped_values
from app.services.union.policy_sections import shipped_data
from tests.small_books import contents, new_book, opened, payment

FILE = Path(__file__).resolve().parents[1] / "data" / "quy-dinh-moi.toml"
NEXT_YEAR = dt.date(2027, 2, 1)


@pytest.fixture
def book() -> Iterator[Book]:
    with opened() as book:
        yield book


@pytest.fixture
def told() -> dict[str, Any]:
    return dict(read_policy_file(FILE))


def test_a_file_brings_shares_norms_days_off_codes_and_rows_in_one_act(book: Book, told: dict[str, Any]) -> None:
    before = contents(book)
    outcome = take_policies(book, told, FILE.name)
    assert outcome.value == 5
    with book.read() as read:
        assert rate_timeline(read, "dues_share_up").at(dt.date(2026, 12, 31)).value.show() == "30%"
        assert rate_timeline(read, "dues_share_up").at(NEXT_YEAR).value.show() == "25%"
        days = calendar(read)
        norms = [row.norm for row in norm_rows(read)]
        chart = chart_on(read, NEXT_YEAR)
        assert chart_on(read, dt.date(2026, 12, 31)) is STANDARD_CHART
        last = trail.acts(read, limit=1)[0]
    assert dt.date(2028, 11, 25) in days.certain(2028)
    assert dt.date(2028, 11, 24) not in days.certain(2028)
    assert dt.date(2027, 2, 4) in days.decided(2027)
    norm = norm_on(norms, "sick", Relation.SELF, NEXT_YEAR)
    assert norm is not None
    assert norm.amount == 700_000
    assert chart.codes["35"].name == "Chi phát triển đoàn viên"
    assert (last.kind.kind, last.subject) == ("take_policy_file", FILE.name)
    undo_last(book)
    touched, after = ("policy_value", "welfare_norm", "account"), contents(book)
    assert {name: after[name] for name in touched} == {name: before[name] for name in touched}


def test_a_new_code_is_booked_and_printed_from_its_day_on(
    book: Book, told: dict[str, Any], tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: dt.date(2027, 3, 1))
    with pytest.raises(CannotPost):
        post_new(book, payment(NEXT_YEAR, 250_000, "35"))
    take_policies(book, told)
    with pytest.raises(CannotPost):
        post_new(book, payment(dt.date(2026, 12, 31), 250_000, "35"))
    post_new(book, payment(NEXT_YEAR, 250_000, "35"))
    year = Period.of_year(2027)
    with book.read() as read:
        sheet = settlement.settlement(read, year)
    assert sheet.sums["35"] == sheet.spending == sheet.total_spending == 250_000
    assert sheet.proof.difference == 0
    target = tmp_path / "b07.json"
    export_form(book, "b07", Params(period=year), target)
    rows = {row["code"]: row for row in json.loads(target.read_text("utf-8"))["rows"]}
    assert (rows["35"]["label"], rows["35"]["amount"]) == ("Chi phát triển đoàn viên", 250_000)
    export_form(book, "b07", Params(period=Period.of_year(2026)), target)
    assert "35" not in {row["code"] for row in json.loads(target.read_text("utf-8"))["rows"]}


def test_titles_are_data_and_a_file_changes_them_from_its_day_on(book: Book) -> None:
    named = [
        {"from": dt.date(2026, 12, 1), "value": "Ban Thường vụ", "source": "Điều lệ Công đoàn mới", "confidence": "cao"}
    ]
    take_policies(book, {"policy": {"title_committee": {"values": named}}})
    with book.read() as read:
        before, after = (issuer(read, Params(), day) for day in (dt.date(2026, 11, 30), dt.date(2026, 12, 1)))
    assert (before.committee, after.committee, after.chair_title) == ("Ban Chấp hành", "Ban Thường vụ", "Chủ tịch")
    assert own_signatures(after).signers[-1].role == ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH")


def wrong(told: dict[str, Any], path: tuple[object, ...], value: object) -> dict[str, Any]:
    """The file with one entry changed; None takes it away."""
    data: Any = copy.deepcopy(told)
    place = data
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return data


SHARE = ("policy", "dues_share_up", "values", 0)


@pytest.mark.parametrize(
    ("path", "value", "code", "words"),
    [
        ((*SHARE, "from"), None, "policy-file-day", "Tỷ lệ đoàn phí nộp cấp trên"),
        ((*SHARE, "from"), "2027-01-01", "policy-file-day", "from = 2027-01-01"),
        ((*SHARE, "source"), " ", "policy-file-source", "số và ngày văn bản"),
        ((*SHARE, "source"), None, "policy-file-source", "giá trị thứ 1"),
        ((*SHARE, "confidence"), "chắc", "policy-file-sure", "trung bình"),
        ((*SHARE, "confidence"), OWN, "policy-file-sure", "confidence"),
        ((*SHARE, "value"), "25", "policy-value-wrong", "0,5%"),
        ((*SHARE, "value"), "150%", "policy-value-wrong", "150%"),
        ((*SHARE, "valeu"), "25%", "policy-file-key", "valeu"),
        (("policy", "dues_share_up", "values"), [], "policy-file-values", "values"),
        (("policy", "dues"), {"values": []}, "policy-unknown", "dues"),
        (("policy", "chart"), {"values": [{}]}, "policy-unknown", "chart"),
        (("policy", "day_off.culture", "values", 0, "value"), "40/13", "policy-value-wrong", "40/13"),
        (("policy", "days_off_year", "values", 0, "value"), "mùng 1", "policy-value-wrong", "mùng 1"),
        (("norm", 0, "kind"), "party", "norm-kind", "party"),
        (("norm", 0, "amount"), "700.000", "policy-file-number", "amount"),
        (("norm", 0, "amount"), -5, "policy-file-number", "amount"),
        (("norm", 0, "amount"), 0, "norm-empty", "Định mức thứ 1"),
        (("norm", 0, "source"), None, "policy-file-source", "Định mức thứ 1"),
        (("norm", 0, "women_only"), "yes", "policy-file-switch", "true"),
        (("norms",), [], "policy-file-section", "norms"),
        (("chart", "from"), None, "policy-file-day", "Mục lục"),
        (("chart", "code"), [], "chart-empty", "chart.code"),
        (("chart", "code", 3, "side"), "both", "chart-value", "side"),
        (("chart", "row", 2, "colour"), "red", "chart-keys", "row thứ 3"),
        (("chart", "row", 2, "code"), "99", "chart-row-code", "99"),
        (("chart", "row", 8, "adds"), ["22", "23", "24"], "chart-not-added", "25"),
        (("chart", "row", 8, "adds"), ["22", "23", "24", "25", "31"], "chart-adds", "31"),
        (("chart", "row", 8, "figure"), "", "chart-figure", "income"),
        (("chart", "code", 1, "side"), "spending", "chart-parent", "22"),
    ],
)  # fmt: skip
def test_what_cannot_stand_is_refused_with_its_place_and_nothing_is_written(
    book: Book, told: dict[str, Any], path: tuple[object, ...], value: object, code: str, words: str
) -> None:
    before = contents(book)
    with pytest.raises(PolicyFileWrong) as refused:
        take_policies(book, wrong(told, path, value))
    assert code in refused.value.codes
    assert words in str(refused.value)
    assert contents(book) == before


def test_a_chart_may_not_lack_a_code_that_money_stands_on(book: Book, told: dict[str, Any]) -> None:
    post_new(book, payment(dt.date(2025, 1, 10), 100_000, "33.01"))
    codes = [each for each in told["chart"]["code"] if each["code"] not in ("33.01", "39")]
    with pytest.raises(PolicyFileWrong) as refused:
        take_policies(book, wrong(told, ("chart", "code"), codes))
    assert "chart-code-missing" in refused.value.codes
    assert "39, 33.01" in str(refused.value)


def test_the_unions_own_value_stays_and_it_is_said(book: Book, told: dict[str, Any]) -> None:
    with book.read() as read:
        known = policy_values(read)["dues_share_up"]
    own = DatedValue(dt.date(2027, 1, 1), "20%", "NQ 03/NQ-BCH ngày 15/12/2026", OWN)
    set_policy(book, "dues_share_up", [*known, own])
    with book.read() as read:
        plan = plan_policies(read, told)
    assert "policy-file-own" in [each.code for each in plan.findings]
    take_policies(book, told)
    with book.read() as read:
        assert policy_on(read, "dues_share_up", NEXT_YEAR) == own


def test_a_paper_the_program_does_not_know_is_noted_not_refused(book: Book, told: dict[str, Any]) -> None:
    with book.read() as read:
        found = plan_policies(read, told).findings
    assert {each.code for each in found} == {"policy-file-text"}
    assert not any(each.stops for each in found)


def test_the_same_file_twice_brings_nothing_new(book: Book, told: dict[str, Any]) -> None:
    take_policies(book, told)
    with pytest.raises(NothingNew):
        take_policies(book, told)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"policy = [", b"[policy\n"])
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "tệp.toml"
    file.write_bytes(content)
    with pytest.raises(PolicyFileUnreadable):
        read_policy_file(file)
    with pytest.raises(PolicyFileUnreadable):
        read_policy_file(tmp_path / "không có.toml")


def test_what_the_program_ships_can_be_taken_into_an_older_book(book: Book) -> None:
    with pytest.raises(NothingNew):
        take_policies(book, shipped_data())
    old = [
        DatedValue(dt.date(2014, 1, 1), "71%", "theo trí nhớ", "thấp"),
        DatedValue(dt.date(2022, 1, 1), "75%", "QĐ 4290", "cao"),
    ]
    set_policy(book, "union_fund_kept", old)
    take_policies(book, shipped_data())
    with book.read() as read:
        kept = rate_timeline(read, "union_fund_kept")
    assert kept.known(dt.date(2018, 5, 1)) is None
    with pytest.raises(PolicyMissing, match="Tỷ lệ kinh phí công đoàn cơ sở được dùng"):
        kept.at(dt.date(2018, 5, 1))
    assert kept.at(dt.date(2021, 5, 1)).value.show() == "71%"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    code = main(["--json", *arguments])
    return code, json.loads(capsys.readouterr().out)


def test_the_command_line_lists_looks_and_takes(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(new_book())
    code, data = run(capsys, "policies", "--book", path, "--on", "2026-12-01")
    assert code == 0
    assert all(row["source"] and row["confidence"] and row["from"] for row in data["rows"])
    before = contents(Path(path))
    code, data = run(capsys, "policies", "--book", path, "--file", str(FILE), "--dry-run")
    assert (code, data["counts"]["values"]) == (0, 5)
    assert contents(Path(path)) == before
    code, data = run(capsys, "policies", "--book", path, "--file", str(FILE))
    assert code == 0
    assert "5 giá trị" in data["sentence"]
    code, data = run(capsys, "policies", "--book", path, "--on", "2027-03-01")
    assert {row["policy"]: row["value"] for row in data["rows"]}["dues_share_up"] == "25%"


def test_the_command_line_refuses_a_file_with_a_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path, file = str(new_book()), tmp_path / "sai.toml"
    file.write_text(
        '[policy.dues_share_up]\nvalues = [{ from = 2027-01-01, value = "25", source = "", confidence = "cao" }]',
        "utf-8",
    )
    code, data = run(capsys, "policies", "--book", path, "--file", str(file))
    assert code == 1
    assert {each["code"] for each in data["findings"]} == {"policy-value-wrong", "policy-file-source"}


def test_every_value_has_its_day_source_and_confidence_and_so_has_the_chart() -> None:
    for each in shipped_values():
        assert isinstance(each.valid_from, dt.date)
        assert each.source.strip()
        assert each.confidence in {"có nguồn", "cao", "trung bình", "thấp"}
        assert each.policy in policies()
    assert STANDARD_CHART.source
    assert STANDARD_CHART.confidence
    assert chart_findings(STANDARD_CHART) == []
    unknown = {each.policy for each in shipped_values() if each.value == UNKNOWN}
    assert unknown == {"union_fund_kept", "meal_price"}
    assert tomllib.loads(FILE.read_text("utf-8"))
