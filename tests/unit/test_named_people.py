"""Who is named in a text: the longest name, tones before plain letters, and nobody guessed."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from app.domain.care.welfare import told_kind
from app.domain.members.named import KnownPerson, NamesOfBook, Reason, sure_people

PEOPLE = (
    KnownPerson(1, "Nguyễn Thị Ân", group="Tổ 1", number="01"),
    KnownPerson(2, "Trần Văn An"),
    KnownPerson(3, "Lê Thị Hoà", group="Tổ 2", staff_number="V105"),
    KnownPerson(4, "Lê Thị Hòa", group="Tổ 3", staff_number="V205"),
    KnownPerson(5, "H'Hen Niê"),
    KnownPerson(6, "Lê Thị Thu"),
    KnownPerson(7, "Lê Thị Thu Hà"),
    KnownPerson(8, "Đặng Hữu Chế", until=dt.date(2026, 2, 1)),
)
NAMES = NamesOfBook(PEOPLE)
DAY = dt.date(2026, 5, 1)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Chi mừng sinh nhật đoàn viên Nguyễn Thị Ân", (1,)),
        ("trợ cấp ốm đau cho chị Nguyễn Thị Ân và anh Trần Văn An", (1, 2)),
        ("CHI SINH NHẬT TRẦN VĂN AN", (2,)),
        ("sinh nhat tran van an thang 3", (2,)),
        ("Thăm ốm H’Hen Niê", (5,)),
        ("Mừng sinh nhật: Lê Thị Thu Hà, Lê Thị Thu; Trần Văn An", (7, 6, 2)),
        ("Mừng sinh nhật Lê Thị Hòa (tổ 3)", (4,)),
        ("Lê Thị Hoà V105 sinh con", (3,)),
        ("Chi hỗ trợ ông Đặng Hữu Chế nghỉ việc", (8,)),
        ("Chi cho Công đoàn Trần Văn An ốm", (2,)),
        ("Chi mua bìa đựng hồ sơ", ()),
        ("Chi mừng 8/3 cho chị An và chị Hoà", ()),
    ],
)
def test_who_is_surely_named(text: str, people: tuple[int, ...]) -> None:
    assert sure_people(NAMES.named_in(text, DAY)) == people


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Sinh nhật Trần Văn An Bình", Reason.LONGER),
        ("Sinh nhật Lê Trần Văn An", Reason.LONGER),
        ("Sinh nhật Nguyễn Thị Ẩn", Reason.ACCENTS),
        ("Sinh nhật Lê Thị Hòa", Reason.NAMESAKES),
        ("sinh nhat le thi hoa", Reason.NAMESAKES),
    ],
)
def test_what_is_not_sure_is_asked_and_never_taken(text: str, reason: Reason) -> None:
    (naming,) = NAMES.named_in(text, DAY)
    assert naming.reason is reason
    assert sure_people((naming,)) == ()


def test_names_put_into_any_words_come_out_in_their_order() -> None:
    rng = random.Random(14)
    words = ["chi", "mừng", "cho", "chị", "anh", "thăm", "ốm", "tháng", "3", "tổ", "quà", "của", "đồng", "chí"]
    plain = [each for each in PEOPLE if each.id not in (3, 4)]
    for _ in range(300):
        chosen = rng.sample(plain, rng.randint(0, 3))
        parts = [" ".join(rng.choices(words, k=rng.randint(0, 4)))]
        for each in chosen:
            parts.append(getattr(each.full_name, rng.choice(["strip", "upper", "lower"]))())
            parts.append(rng.choice([", ", "; ", " và ", " cùng "]) + " ".join(rng.choices(words, k=rng.randint(0, 4))))
        text = " ".join(parts)
        assert sure_people(NAMES.named_in(text, DAY)) == tuple(each.id for each in chosen), text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chi mừng sinh nhật đoàn viên Nguyễn Thị Ân", "birthday"),
        ("QUÀ SN CHỊ ÂN", "birthday"),
        ("Chi mừng sinh nhật con đoàn viên Nguyễn Thị Ân", "other"),
        ("Hoa mừng sinh nhật công đoàn Việt Nam", "other"),
        ("Chi mừng đoàn viên Hoàng Thị Thúy sinh con", "maternity"),
        ("Chi thăm hỏi ốm đau con đoàn viên Đặng Hữu Chế", "sick"),
        ("Phúng viếng mẹ anh Chế", "funeral"),
        ("Chi mua văn phòng phẩm", "other"),
    ],
)
def test_what_a_text_tells_of(text: str, kind: str) -> None:
    assert told_kind(text) == kind
    assert told_kind("", text) == kind
