"""What a union looks after: kinds of care, whom they are for, papers that usually come with each, states of a case.

Pure values. The union's own spending rules and how a case is judged by them live in ``norms.py``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.domain.labelled import Labelled
from app.domain.problems import N_
from app.domain.text import fold


class Relation(Labelled):
    """Whom an event befell, as seen from the member."""

    SELF = "self", N_("Bản thân đoàn viên")
    SPOUSE = "spouse", N_("Vợ hoặc chồng")
    CHILD = "child", N_("Con")
    PARENT = "parent", N_("Cha mẹ đẻ")
    PARENT_IN_LAW = "parent_in_law", N_("Cha mẹ bên vợ, chồng")
    OTHER = "other", N_("Người khác")

    @classmethod
    def of_text(cls, text: str) -> Relation:
        """The relation stored; an unknown or empty one reads as the member."""
        return cls(text) if text in _RELATIONS else cls.SELF


_RELATIONS = frozenset(str(each) for each in Relation)


class Paper(Labelled):
    """Papers a case may need; the value is the key it is stored by."""

    PROPOSAL = "proposal", N_("Phiếu thăm hỏi (đề nghị)")
    DISCHARGE = "discharge", N_("Giấy ra viện, hóa đơn hoặc giấy nghỉ ốm")
    BIRTH = "birth", N_("Giấy khai sinh hoặc chứng sinh")
    WEDDING = "wedding", N_("Thiệp cưới hoặc giấy đăng ký kết hôn")
    DEATH = "death", N_("Giấy báo tử hoặc xác nhận của tổ công đoàn")
    REQUEST = "request", N_("Đơn đề nghị")
    CONFIRMED = "confirmed", N_("Xác nhận của tổ công đoàn")
    MINUTES = "minutes", N_("Biên bản họp Ban Chấp hành")
    DIAGNOSIS = "diagnosis", N_("Giấy xác nhận của cơ sở y tế")
    ACCIDENT = "accident", N_("Biên bản tai nạn")
    DAMAGE = "damage", N_("Xác nhận thiệt hại của địa phương")
    SIGNED_LIST = "signed_list", N_("Danh sách ký nhận")
    SCHOOL = "school", N_("Giấy khen hoặc giấy chứng nhận của trường")
    DECISION = "decision", N_("Quyết định khen thưởng hoặc công nhận")


@dataclass(frozen=True, slots=True)
class CareKind:
    """One kind of care: key, name, how a visit of it is called, usual code, relations it knows, usual papers.

    ``sensitive``: why it happened (health, family, money) is nobody else's business and never stands in lists.
    """

    key: str
    name: str
    act: str
    code: str = "31.03"
    relations: tuple[Relation, ...] = (Relation.SELF,)
    papers: tuple[Paper, ...] = (Paper.PROPOSAL,)
    sensitive: bool = False
    by_case: bool = True
    """False for gifts that go by lists and for programmes with papers of their own."""

    @classmethod
    def of_text(cls, key: str) -> CareKind:
        """The kind by the key that is stored; one a newer program knows reads as "other" under its own key, its reason kept hidden."""
        other = KINDS["other"]
        return KINDS.get(key) or cls(key, other.name, other.act, relations=other.relations, sensitive=True)

    def __str__(self) -> str:
        """The key it is stored by."""
        return self.key

    @property
    def label(self) -> str:
        """Its Vietnamese name (for the catalogue)."""
        return self.name


_FAMILY = (Relation.SELF, Relation.SPOUSE, Relation.CHILD, Relation.PARENT, Relation.PARENT_IN_LAW)
_P = Paper

_KIND_ROWS = (
    CareKind("birthday", N_("Sinh nhật"), "Mừng sinh nhật", "31", papers=(_P.SIGNED_LIST,)),
    CareKind("sick", N_("Ốm đau"), "Thăm ốm", relations=_FAMILY, papers=(_P.PROPOSAL, _P.DISCHARGE), sensitive=True),
    CareKind(
        "maternity",
        N_("Thai sản, sinh con"),
        "Thăm sinh con",
        relations=(Relation.SELF, Relation.SPOUSE),
        papers=(_P.PROPOSAL, _P.BIRTH),
        sensitive=True,
    ),
    CareKind(
        "wedding", N_("Cưới"), "Mừng cưới", relations=(Relation.SELF, Relation.CHILD), papers=(_P.PROPOSAL, _P.WEDDING)
    ),
    CareKind("funeral", N_("Tang"), "Viếng tang", relations=_FAMILY, papers=(_P.PROPOSAL, _P.DEATH), sensitive=True),
    CareKind(
        "hardship",
        N_("Hoàn cảnh khó khăn"),
        "Trợ cấp khó khăn",
        papers=(_P.REQUEST, _P.CONFIRMED, _P.MINUTES),
        sensitive=True,
    ),
    CareKind(
        "serious_illness",
        N_("Bệnh hiểm nghèo"),
        "Trợ cấp bệnh hiểm nghèo",
        relations=_FAMILY,
        papers=(_P.REQUEST, _P.DIAGNOSIS, _P.MINUTES),
        sensitive=True,
    ),
    CareKind("accident", N_("Tai nạn"), "Thăm hỏi tai nạn", papers=(_P.PROPOSAL, _P.ACCIDENT), sensitive=True),
    CareKind("disaster", N_("Thiên tai, hỏa hoạn"), "Hỗ trợ thiên tai", papers=(_P.REQUEST, _P.DAMAGE), sensitive=True),
    CareKind("holiday", N_("Lễ, Tết"), "Quà lễ, Tết", "31", papers=(_P.SIGNED_LIST,), by_case=False),
    CareKind(
        "childrens_day",
        N_("Quốc tế Thiếu nhi 1/6"),
        "Quà 1/6",
        "31",
        relations=(Relation.CHILD,),
        papers=(_P.SIGNED_LIST,),
        by_case=False,
    ),
    CareKind(
        "mid_autumn",
        N_("Trung thu"),
        "Quà Trung thu",
        "31",
        relations=(Relation.CHILD,),
        papers=(_P.SIGNED_LIST,),
        by_case=False,
    ),
    CareKind("womens_day", N_("Quốc tế Phụ nữ 8/3"), "Quà 8/3", "32.05", papers=(_P.SIGNED_LIST,), by_case=False),
    CareKind("women_oct", N_("Phụ nữ Việt Nam 20/10"), "Quà 20/10", "32.05", papers=(_P.SIGNED_LIST,), by_case=False),
    CareKind(
        "child_award",
        N_("Khen thưởng con đoàn viên"),
        "Khen thưởng con đoàn viên",
        "31",
        relations=(Relation.CHILD,),
        papers=(_P.SCHOOL,),
    ),
    CareKind("merit", N_("Thưởng sáng kiến, thi đua"), "Thưởng sáng kiến, thi đua", "31", papers=(_P.DECISION,)),
    CareKind(
        "house",
        N_("Mái ấm Công đoàn"),
        "Hỗ trợ nhà Mái ấm Công đoàn",
        "31",
        papers=(_P.REQUEST, _P.CONFIRMED, _P.MINUTES),
        sensitive=True,
        by_case=False,
    ),
    CareKind("loan", N_("Vay vốn"), "Cho vay vốn", "", papers=(_P.REQUEST,), sensitive=True, by_case=False),
    CareKind("other", N_("Việc khác"), "Hỗ trợ", relations=(*_FAMILY, Relation.OTHER), papers=(_P.PROPOSAL,)),
)

KINDS: Mapping[str, CareKind] = MappingProxyType({kind.key: kind for kind in _KIND_ROWS})


def care_kind(key: str) -> CareKind:
    """The kind by its key (see ``CareKind.of_text``)."""
    return CareKind.of_text(key)


_TOLD = {
    # Why in this order: «thăm ốm con chị A» is illness, «mừng chị A sinh con» a birth; the narrow words stand first.
    "birthday": r"\b(?:sinh nh?at|sn(?! ?\d))\b(?! (?:cua |cho |mung )?(?:con|chau|be|bo|me|cha|vo|chong|cong ty|cong doan|bac|dang)\b)",
    "maternity": r"\b(?:sinh (?:con|be|em be|chau|doi)|thai san|sinh de)\b",
    "wedding": r"\b(?:cuoi|ket hon|hy su|hi su)\b",
    "funeral": r"\b(?:tang|vieng|phung dieu|tu tran|qua doi|hieu su|hieu hy)\b",
    "accident": r"\b(?:tai nan|tnld|tngt)\b",
    "serious_illness": r"\b(?:hiem ngheo|ung thu|chay than)\b",
    "sick": r"\b(?:om|benh|nam vien|phau thuat|dieu tri|tham hoi)\b",
    "disaster": r"\b(?:thien tai|bao lu|lu lut|hoa hoan|chay nha)\b",
    "hardship": r"\b(?:kho khan|hoan canh|ngheo)\b",
    "child_award": r"\b(?:khen thuong con|hoc sinh gioi|hoc bong)\b",
}
_TOLD_BY = {kind: re.compile(pattern) for kind, pattern in _TOLD.items()}


def told_kind(line: str, voucher: str = "") -> str:
    """The kind of care that a text tells of: «Chi mừng sinh nhật đoàn viên …» is a birthday; ``other`` when none is told.

    A line goes by its own words, else by its ``voucher``'s. The birthday of a child, of the firm or of the union is nobody's own.
    """
    for text in map(fold, (line, voucher)):
        for kind, pattern in _TOLD_BY.items():
            if pattern.search(text):
                return kind
    return "other"


class CaseState(Labelled):
    """Proposed → approved or refused; paid while posted vouchers carry its whole amount; closed when it was received
    and no paper is missing. Paid and closed are worked out from the vouchers each time, never taken from the row."""

    PROPOSED = "proposed", N_("Chờ duyệt")
    APPROVED = "approved", N_("Đã duyệt")
    PAID = "paid", N_("Đã chi")
    CLOSED = "closed", N_("Đã xong")
    REFUSED = "refused", N_("Không duyệt")
