"""The sample union's collective agreements: an older one that ran out, one in force from its first letter to the register, an amendment begun.

Written once, in the sample's last month, through the same functions as a treasurer's own.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from app.domain.agreements.agreement_entry import AgreementEntry
from app.domain.agreements.agreement_grading import CRITERIA
from app.domain.agreements.agreement_lines import ClauseLine, TeamLine, VoterLine
from app.domain.agreements.agreements import Change, Step, Votes
from app.domain.dates import Month
from app.domain.working_days import add_work_days
from app.models.book import Book
from app.models.queries.agreements.grading import grading_rules
from app.models.queries.members.members import MemberFilter, member_ids, member_rows
from app.services.agreements.agreement_contents import grade_agreement, set_clauses, set_team
from app.services.agreements.agreement_steps import StepEntry, record_step, set_voters
from app.services.agreements.keep_agreements import add_agreement

_COMPANY = "Công ty TNHH May mặc Hoa Sen Trắng"
_SIGNERS: dict[str, Any] = {
    "employer": _COMPANY, "employer_signer": "Đỗ Hoàng Phúc", "employer_role": "Giám đốc",
    "union_signer": "Trần Thị Thu Hà", "union_role": "Chủ tịch công đoàn cơ sở",
}  # fmt: skip
_TEAM = (
    TeamLine("union", "Trần Thị Thu Hà", "Chủ tịch công đoàn cơ sở", leads=True),
    TeamLine("union", "Nguyễn Minh Quân", "Phó Chủ tịch công đoàn cơ sở"),
    TeamLine("union", "Lê Ngọc Ánh", "Ủy viên Ban Chấp hành"),
    TeamLine("employer", "Đỗ Hoàng Phúc", "Giám đốc", leads=True),
    TeamLine("employer", "Vũ Thị Bích Liên", "Trưởng phòng Nhân sự"),
    TeamLine("employer", "Hồ Quang Vinh", "Kế toán trưởng"),
    TeamLine("witness", "Ngô Thanh Tuyền", "nhân viên phòng Nhân sự, ghi biên bản"),
)
_PLACES = ("Tổ May 1", "Tổ May 2", "Tổ Cắt", "Tổ Hoàn thiện", "Văn phòng")
_TYPED = (
    "Bùi Thị Mỹ Duyên", "Cao Văn Đạt", "Đinh Thị Hồng Gấm", "Hà Quốc Khải", "Huỳnh Thị Ngọc Lan", "Kiều Văn Lộc",
    "Lâm Thị Tuyết Mai", "Mai Văn Nghĩa",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Words:
    """One clause of the sample: head, title, what was asked, what was agreed, what the law says, what is gained."""

    head: int
    title: str
    proposed: str
    agreed: str
    law: str
    gain: str = ""


_CLAUSES = (
    _Words(1, "Mức lương thấp nhất", "Cao hơn lương tối thiểu vùng ít nhất 7%.",
           "Mức lương thấp nhất trong thang lương cao hơn lương tối thiểu vùng ít nhất 5% đối với công việc qua đào tạo.",
           "Không thấp hơn lương tối thiểu vùng (Điều 90, 91 Bộ luật Lao động 2019).", "cao hơn lương tối thiểu vùng 5%"),
    _Words(1, "Thưởng Tết", "Thưởng tháng lương thứ 13.",
           "Người làm đủ 12 tháng được thưởng ít nhất một tháng lương theo hợp đồng; chưa đủ 12 tháng tính theo số tháng làm việc.",
           "Thưởng do người sử dụng lao động quyết định (Điều 104 Bộ luật Lao động 2019).", "ít nhất một tháng lương"),
    _Words(1, "Nâng lương", "Mỗi năm một lần, không dưới 6%.",
           "Xét nâng lương mỗi năm một lần từ ngày 01 tháng 4, mức tăng bình quân không dưới 5%.",
           "Theo thỏa thuận hoặc quy định của người sử dụng lao động (Điều 103 Bộ luật Lao động 2019).", "mỗi năm một lần, từ 5%"),
    _Words(1, "Phụ cấp chuyên cần", "500.000 đồng mỗi tháng.",
           "Người đi làm đủ ngày công trong tháng được phụ cấp chuyên cần 400.000 đồng.", "Không bắt buộc.", "400.000 đồng/tháng"),
    _Words(2, "Tuần làm việc", "Nghỉ chiều thứ Bảy.",
           "Tuần làm việc 44 giờ; nghỉ từ 12 giờ ngày thứ Bảy đến hết ngày Chủ nhật.",
           "Không quá 48 giờ một tuần (Điều 105 Bộ luật Lao động 2019).", "ít hơn 4 giờ mỗi tuần"),
    _Words(2, "Nghỉ việc riêng hưởng nguyên lương", "Kết hôn 04 ngày, con kết hôn 02 ngày.",
           "Kết hôn nghỉ 04 ngày; con kết hôn nghỉ 02 ngày; cha, mẹ, vợ, chồng, con chết nghỉ 03 ngày.",
           "Kết hôn 03 ngày, con kết hôn 01 ngày, tang 03 ngày (Điều 115 Bộ luật Lao động 2019).", "thêm 01 ngày khi kết hôn và khi con kết hôn"),
    _Words(3, "Bảo hiểm tai nạn", "Mua bảo hiểm tai nạn 24/24 cho mọi người.",
           "Công ty mua bảo hiểm tai nạn 24/24 cho toàn thể người lao động, mức bồi thường đến 50.000.000 đồng.",
           "Không bắt buộc.", "bảo hiểm tai nạn 24/24"),
    _Words(4, "Khám sức khỏe định kỳ", "Hai lần một năm.",
           "Khám sức khỏe định kỳ 02 lần một năm, có khám chuyên khoa phụ sản cho lao động nữ.",
           "Ít nhất một lần một năm (Luật An toàn, vệ sinh lao động, Điều 21).", "thêm 01 lần mỗi năm"),
    _Words(5, "Điều kiện hoạt động công đoàn", "Có phòng làm việc riêng và thêm giờ hoạt động.",
           "Công ty bố trí phòng làm việc có máy tính; cán bộ công đoàn không chuyên trách được thêm 08 giờ mỗi tháng.",
           "Theo Luật Công đoàn.", "thêm 08 giờ mỗi tháng"),
    _Words(6, "Đối thoại khi có việc", "Đối thoại trong 03 ngày khi có yêu cầu.",
           "Khi một bên yêu cầu, hai bên đối thoại trong thời hạn 03 ngày làm việc trước khi yêu cầu hòa giải.",
           "Đối thoại định kỳ, khi có yêu cầu, khi có vụ việc (Điều 63 Bộ luật Lao động 2019)."),
    _Words(7, "Tiền ăn giữa ca", "30.000 đồng một suất.",
           "Mỗi ca làm việc có một bữa ăn trị giá ít nhất 25.000 đồng, chưa kể chi phí nấu.", "Không bắt buộc.", "25.000 đồng/suất"),
    _Words(7, "Hiếu, hỷ", "Kết hôn 1.000.000 đồng, tang 2.000.000 đồng.",
           "Công ty mừng kết hôn 1.000.000 đồng; viếng cha, mẹ, vợ, chồng, con 1.500.000 đồng.", "Không bắt buộc.",
           "1.000.000 và 1.500.000 đồng"),
    _Words(7, "Lao động nữ nuôi con nhỏ", "Nghỉ 60 phút mỗi ngày đến khi con đủ 18 tháng.",
           "Lao động nữ nuôi con dưới 18 tháng tuổi được nghỉ 60 phút mỗi ngày, hưởng đủ lương.",
           "Nghỉ 60 phút khi nuôi con dưới 12 tháng tuổi (Điều 137 Bộ luật Lao động 2019).", "thêm 6 tháng"),
    _Words(7, "Phòng, chống quấy rối tình dục", "Có hộp thư và người tiếp nhận.",
           "Công ty và công đoàn lập hộp thư, cử một người nữ tiếp nhận phản ánh, giữ kín thông tin người phản ánh.",
           "Quy định trong nội quy lao động (Điều 118 Bộ luật Lao động 2019)."),
)  # fmt: skip


def sample_agreements(book: Book, month: Month, until: dt.date) -> None:
    """All three, in the last month only."""
    if month != Month.of(until):
        return
    with book.read() as read:
        ids = member_ids(read, MemberFilter(month.last_day))
        names = [row.full_name for row in member_rows(read, ids, month.last_day)]
    voters = [VoterLine(name, _PLACES[place % 5], member_id=ids[place]) for place, name in enumerate(names)]
    voters += [VoterLine(name, _PLACES[place % 5]) for place, name in enumerate(_TYPED)]
    year = until.year - 1
    _old(book, year, len(voters))
    current = _current(book, year, voters)
    _amendment(book, current, until, len(voters))


def _old(book: Book, year: int, workers: int) -> None:
    """The agreement before: registered as it was signed, and long expired."""
    workers = max(workers - 4, 1)
    signed = dt.date(year - 3, 3, 15)
    entry = AgreementEntry(
        f"Thỏa ước {year - 3}–{year}", number=f"01/{year - 3}/TƯLĐTT", **_SIGNERS, begun_on=dt.date(year - 3, 1, 10),
        valid_from=dt.date(year - 3, 4, 1), valid_to=dt.date(year, 3, 31), workers=workers, covered=workers, meal_price=20_000,
        signed_on=signed, sent_on=dt.date(year - 3, 3, 29), sent_number=f"15/{year - 3}/CV-HST",
        votes=Votes(workers, workers * 7 // 10 + 1, 1),
    )  # fmt: skip
    number = add_agreement(book, entry).value
    set_clauses(book, number, [
        ClauseLine(each.head, each.title, agreed=each.agreed, law=each.law, better=True, gain=each.gain)
        for each in _CLAUSES[1:3]
    ])  # fmt: skip


def _current(book: Book, year: int, voters: list[VoterLine]) -> int:
    workers = len(voters)
    entry = AgreementEntry(
        f"Thỏa ước {year}–{year + 2}", number=f"01/{year}/TƯLĐTT", **_SIGNERS, begun_on=dt.date(year, 2, 10),
        valid_from=dt.date(year, 4, 1), valid_to=dt.date(year + 2, 3, 31), workers=workers, covered=workers, meal_price=25_000,
    )  # fmt: skip
    number = add_agreement(book, entry).value
    set_team(book, number, _TEAM)
    asked = max(workers - 1, 1)
    set_clauses(book, number, [_line(place, each, asked) for place, each in enumerate(_CLAUSES)])
    agreed = [
        VoterLine(line.name, line.place, "against" if place % 17 == 5 else "absent" if place % 13 == 12 else "for", line.member_id)
        for place, line in enumerate(voters)
    ]  # fmt: skip
    set_voters(book, number, agreed)
    for step in _steps(year, workers):
        record_step(book, number, step)
    with book.read() as read:
        rules = grading_rules(read, dt.date(year, 12, 1))
    points = {key: max(rules.most[key] - (2 if key in ("wages", "hours") else 0), 0) for key in CRITERIA}
    grade_agreement(book, number, points, "Liên đoàn Lao động tỉnh Tây Ninh", dt.date(year, 12, 1))
    return number


def _line(place: int, each: _Words, asked: int) -> ClauseLine:
    against = place % 3 if place % 4 == 1 else 0
    against = min(against, asked)
    return ClauseLine(
        each.head, each.title, each.proposed, each.agreed, each.law, bool(each.gain), each.gain, asked - against, against,
        "đề nghị mức cao hơn" if against else "", "100%",
    )  # fmt: skip


def _steps(year: int, workers: int) -> list[StepEntry]:
    """The thirteen steps, every deadline kept."""

    def day(month: int, number: int) -> dt.date:
        return dt.date(year, month, number)

    talks = add_work_days(day(2, 20), 6)
    hall = "hội trường Công ty"
    return [
        StepEntry(Step.INFO_REQUEST, day(2, 10), f"01/{year}/CV-CĐCS"),
        StepEntry(Step.TEAM, day(2, 11), f"01/{year}/QĐ-CĐCS"),
        StepEntry(Step.OPINIONS_ASKED, day(2, 12), f"02/{year}/CV-CĐCS"),
        StepEntry(Step.OPINIONS, day(2, 19), f"01/{year}/BB-CĐCS", "phòng họp công đoàn"),
        StepEntry(Step.NOTICE, day(2, 20), f"03/{year}/CV-CĐCS"),
        StepEntry(Step.INFO_RECEIVED, day(2, 18)),
        StepEntry(Step.START_AGREED, day(2, 24), place=hall),
        StepEntry(Step.TALKS, talks, f"02/{year}/BB-CĐCS", hall, figures={"time": "8 giờ 00 đến 11 giờ 30", "differs": ""}),
        StepEntry(Step.MINUTES_PUBLIC, talks + dt.timedelta(days=3)),
        StepEntry(
            Step.VOTE, talks + dt.timedelta(days=10), f"03/{year}/BB-CĐCS", hall,
            figures={"method": "signatures", "objected": "Tiền ăn giữa ca (đề nghị 30.000 đồng)", "by_list": True},
            votes=Votes(workers, 0, 0),
        ),
        StepEntry(Step.SIGNING, day(3, 24), f"01/{year}/TƯLĐTT"),
        StepEntry(Step.SENDING, day(3, 28), f"22/{year}/CV-HST"),
        StepEntry(Step.PUBLISHED, day(3, 31)),
    ]  # fmt: skip


def _amendment(book: Book, current: int, until: dt.date, workers: int) -> None:
    """A change of the meal price, asked about this month."""
    begun = until - dt.timedelta(days=12)
    entry = AgreementEntry(
        "Sửa đổi tiền ăn giữa ca", change=Change.AMENDMENT, previous_id=current, **_SIGNERS, begun_on=begun,
        valid_to=dt.date(until.year + 1, 3, 31), workers=workers, covered=workers, meal_price=28_000,
    )  # fmt: skip
    number = add_agreement(book, entry).value
    set_team(book, number, [each for each in _TEAM if each.side == "union"])
    set_clauses(book, number, [ClauseLine(
        7, "Tiền ăn giữa ca", "28.000 đồng một suất từ ngày 01 tháng 5.", "", "Không bắt buộc.", True, "28.000 đồng/suất", workers - 2, 2,
        "đề nghị 30.000 đồng",
    )])  # fmt: skip
    for step, after, paper in (
        (Step.INFO_REQUEST, 0, "01/{}/CV-CĐCS"), (Step.TEAM, 1, "01/{}/QĐ-CĐCS"), (Step.OPINIONS_ASKED, 2, "02/{}/CV-CĐCS"),
        (Step.OPINIONS, 8, "01/{}/BB-CĐCS"), (Step.NOTICE, 9, "03/{}/CV-CĐCS"),
    ):  # fmt: skip
        record_step(book, number, StepEntry(step, begun + dt.timedelta(days=after), paper.format(until.year)))
