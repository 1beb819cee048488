"""What a receipt of dues is for: the text and the sum speak, one way or none; worked receipts, and properties of every proposal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import Month
from app.domain.dues.allocation import Books, Part, Proposal, Receipt, part_findings, propose
from app.domain.dues.credit import Claim
from app.domain.dues.naming import Payer, named_groups, named_members
from app.domain.money import dong

JAN, FEB, MAR, APR = (Month(2026, 1).plus(step) for step in range(4))
AN, BE, TU, DO = PAYERS = (
    Payer(1, "Lê Văn An", "Tổ may 1", "M01"),
    Payer(2, "Trần Thị Bé", "Tổ may 1", "M02"),
    Payer(3, "Hồ Văn Tư", "Tổ may 12", "M03"),
    Payer(4, "Đỗ Thị Hòa", "", "M04"),
)
DUES = {AN: 30_000, BE: 42_000, TU: 27_500, DO: 61_000}
WHOLE = sum(DUES.values())


def books(*months: Month, payers: tuple[Payer, ...] = PAYERS) -> Books:
    claims = [Claim(payer.id, month, dong(DUES.get(payer, 30_000))) for month in months for payer in payers]
    return Books(payers, claims, frozenset(months))


def proposed(
    text: str, amount: int, *months: Month, named: tuple[Month, Month] | None = None, day: Month = JAN
) -> Proposal:
    return propose(Receipt(amount=dong(amount), months=named, text=text, month=day), books(*(months or (JAN,))))


def paid(found: Proposal) -> dict[tuple[int, Month | None], int]:
    return {(part.member_id, part.month): part.amount for part in found.parts}


def test_the_whole_list_of_a_month() -> None:
    found = proposed("Thu đoàn phí 01/2026", WHOLE, named=(JAN, JAN))
    assert paid(found) == {(payer.id, JAN): amount for payer, amount in DUES.items()}
    assert found.left_over == 0


def test_the_whole_list_of_two_months_of_three() -> None:
    found = proposed("Thu đoàn phí T1, T2", 2 * WHOLE, JAN, FEB, MAR, named=(JAN, FEB))
    assert len(found.parts) == 8


def test_a_sum_alone_speaks_for_months_in_a_row() -> None:
    found = proposed("Thu đoàn phí", WHOLE, JAN, day=JAN)
    assert found.people == 4
    assert proposed("Thu đoàn phí", WHOLE, JAN, FEB, day=FEB).parts == ()
    assert {month for _member, month in paid(proposed("Thu đoàn phí", 2 * WHOLE, JAN, FEB, day=FEB))} == {JAN, FEB}


def test_a_group_is_named() -> None:
    found = proposed("Tổ may 1 nộp đoàn phí tháng 1", 72_000, named=(JAN, JAN))
    assert {member for member, _month in paid(found)} == {AN.id, BE.id}
    assert {member for member, _month in paid(proposed("TO MAY 12 nop dpcd", 27_500, named=(JAN, JAN)))} == {TU.id}


def test_a_group_that_only_the_sum_tells() -> None:
    found = proposed("Thu đoàn phí tháng 1", 72_000, named=(JAN, JAN))
    assert {member for member, _month in paid(found)} == {AN.id, BE.id}


def test_a_person_pays_the_oldest_months_first_and_in_advance() -> None:
    found = proposed("Trần Thị Bé nộp đoàn phí", 100_000, JAN, FEB)
    assert paid(found) == {(BE.id, JAN): 42_000, (BE.id, FEB): 42_000, (BE.id, None): 16_000}
    assert paid(proposed("Thu của tran thi be", 10_000)) == {(BE.id, JAN): 10_000}


def test_several_people_are_named() -> None:
    found = proposed("Lê Văn An và Hồ Văn Tư nộp tháng 1", 57_500, named=(JAN, JAN))
    assert paid(found) == {(AN.id, JAN): 30_000, (TU.id, JAN): 27_500}
    assert proposed("Lê Văn An, Hồ Văn Tư nộp tháng 1", 50_000, named=(JAN, JAN)).parts == ()


def test_one_person_whom_only_the_sum_tells_and_one_who_did_not_pay() -> None:
    assert paid(proposed("Thu đoàn phí T1", 61_000, named=(JAN, JAN))) == {(DO.id, JAN): 61_000}
    without = proposed("Thu đoàn phí T1", WHOLE - 61_000, named=(JAN, JAN))
    assert {member for member, _month in paid(without)} == {AN.id, BE.id, TU.id}


def test_a_surplus_is_the_payers() -> None:
    found = proposed("Thu đoàn phí tháng 1", WHOLE + 500, named=(JAN, JAN))
    assert (found.people, found.left_over) == (4, 500)


def test_a_quarter_in_advance_is_credit_of_each() -> None:
    found = proposed("Thu đoàn phí quý 1", 3 * WHOLE, named=(JAN, MAR))
    assert found.left_over == 0
    assert {key: amount for key, amount in paid(found).items() if key[1] is None} == {
        (payer.id, None): 2 * amount for payer, amount in DUES.items()
    }


@pytest.mark.parametrize(
    ("text", "who"), [("Nguyễn Thị Hoa", 2), ("Nguyễn Thị Hoa - Tổ 2", 1), ("Nguyen thi hoa M9", 1)]
)
def test_namesakes_are_asked_about(text: str, who: int) -> None:
    payers = (Payer(1, "Nguyễn Thị Hoa", "Tổ 1", "M8"), Payer(2, "Nguyễn Thị Hoa", "Tổ 2", "M9"))
    (named,) = named_members(f"Thu đoàn phí {text}", payers)
    assert len(named.payers) == who
    found = propose(Receipt(amount=dong(30_000), months=None, text=text, month=JAN), books(JAN, payers=payers))
    assert bool(found.parts) == (who == 1)
    assert who == 1 or [each.code for each in found.findings] == ["payer-namesakes"]


def test_tones_tell_names_apart_and_longer_names_win() -> None:
    hoa, huyen, linh = Payer(1, "Lê Thị Hoa"), Payer(2, "Lê Thị Hòa"), Payer(3, "Lê Thị Hoa Linh")
    assert [each.payers for each in named_members("Lê Thị Hòa nộp", (hoa, huyen, linh))] == [(huyen,)]
    assert [each.payers for each in named_members("thu của Lê Thị Hoa Linh", (hoa, huyen, linh))] == [(linh,)]
    assert [each.payers for each in named_members("LE THI HOA nop", (hoa, huyen, linh))] == [(hoa, huyen)]
    assert named_groups("Tổ 12 nộp", ("Tổ 1", "Tổ 12")) == ("Tổ 12",)


def test_what_a_line_names_is_not_asked_of_its_words() -> None:
    receipt = Receipt(amount=dong(27_500), months=None, text="Thu đoàn phí Lê Văn An", month=JAN, member_ids=(TU.id,))
    assert paid(propose(receipt, books(JAN))) == {(TU.id, JAN): 27_500}


def test_who_handed_the_money_in_speaks_only_where_nothing_else_does() -> None:
    def handed_in(text: str, amount: int, named: tuple[Month, Month] | None = None) -> Proposal:
        receipt = Receipt(amount=dong(amount), months=named, text=text, month=JAN, payer="Lê Văn An")
        return propose(receipt, books(JAN))

    assert handed_in("Thu đoàn phí tháng 1", WHOLE, (JAN, JAN)).people == 4
    assert paid(handed_in("Trần Thị Bé nộp", 42_000)) == {(BE.id, JAN): 42_000}
    assert paid(handed_in("Thu đoàn phí", 40_000)) == {(AN.id, JAN): 30_000, (AN.id, None): 10_000}
    assert handed_in("Thu đoàn phí", 30_000 * 13).parts == ()


def test_whoever_brought_everybodys_money_is_not_taken_for_its_owner() -> None:
    assert proposed("Lê Văn An nộp đoàn phí T1 của cả đơn vị", WHOLE, named=(JAN, JAN)).people == 4
    found = proposed("Lê Văn An nộp đoàn phí", 30_000 * 12 + 1)
    assert [each.code for each in found.findings] == ["more-than-one-owes"]
    assert paid(proposed("Lê Văn An nộp đoàn phí cả năm", 30_000 * 12))[AN.id, None] == 30_000 * 11


texts = st.sampled_from(
    [
        "",
        "Thu đoàn phí",
        "Tổ may 1",
        "Tổ may 12 nộp",
        "Lê Văn An",
        "Lê Văn An, Đỗ Thị Hoà",
        "do thi hoa",
        "quý 1",
        "Tổ may",
    ]
)
spans = st.sampled_from([None, (JAN, JAN), (FEB, FEB), (JAN, MAR), (MAR, APR)])


@given(
    texts,
    spans,
    st.one_of(st.integers(1, 1_000_000), st.sampled_from([30_000, 72_000, WHOLE, 2 * WHOLE, 3 * WHOLE])),
    st.dictionaries(st.tuples(st.sampled_from([1, 2, 3, 4]), st.sampled_from([JAN, FEB, MAR])), st.integers(0, 70_000)),
    st.sampled_from([JAN, FEB, MAR, APR]),
)
def test_a_proposal_gives_out_no_more_than_came_in_and_no_more_than_is_owed(
    text: str, named: tuple[Month, Month] | None, amount: int, owed: dict[tuple[int, Month], int], day: Month
) -> None:
    claims = [Claim(member, month, dong(left)) for (member, month), left in owed.items()]
    listed = frozenset(month for _member, month in owed)
    found = propose(Receipt(amount=dong(amount), months=named, text=text, month=day), Books(PAYERS, claims, listed))
    if not found.parts:
        assert found.findings
        return
    assert sum(part.amount for part in found.parts) + found.left_over == amount
    assert part_findings(found.parts, dong(amount), claims) == []
    if named is not None:
        assert all(part.month is None or named[0] <= part.month <= named[1] for part in found.parts)


def test_parts_are_looked_over() -> None:
    claims = books(JAN).claims
    wrong = [Part(AN.id, JAN, dong(30_001)), Part(BE.id, FEB, dong(5)), Part(TU.id, None, dong(0))]
    assert {each.code for each in part_findings(wrong, dong(30_000), claims)} == {
        "part-twice",
        "parts-beyond",
        "part-not-positive",
    }
    assert [each.code for each in part_findings([], dong(5), claims)] == ["parts-missing"]
