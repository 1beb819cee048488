"""Of what kind a list of people is: members, dues, gifts, children, people honoured, pay. By its title, its heads and what stands in it.

A list of another kind is never taken for a list of members without a word.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from app.domain.reading import UnreadableDate, read_partial_date
from app.domain.sheets import Cell
from app.domain.text import fold
from app.imports.encodings import convert
from app.imports.tables import Table


class PeopleKind(StrEnum):
    """What a list of people is about."""

    MEMBERS = "members"
    DUES = "dues"
    PAY = "pay"
    GIFTS = "gifts"
    CHILDREN = "children"
    HONOURS = "honours"


NAMES_AND_WAGES = frozenset({PeopleKind.DUES, PeopleKind.PAY})
"""Lists of other kinds that may still tell who the members are and what they earn."""

_MONTHS = r"(t|th|thang )?(0?[1-9]|1[0-2])"
_IN_TITLE = (
    (PeopleKind.DUES, 3, r"trich nop|(thu|nop|dong|trich) (doan|kinh) phi|nop phi|thu phi|bang (thu|tinh) .*doan phi|theo doi .*doan phi"),
    (PeopleKind.DUES, 2, r"danh sach .*doan phi"),
    (PeopleKind.PAY, 4, r"bang (thanh toan )?(tien )?luong|bang cham cong"),
    (PeopleKind.CHILDREN, 6, (r"\b(con|chau)( em)? (cua |cua cac )?(cb|cnv|cn\b|cong nhan|doan vien|nguoi lao dong|nld|nhan vien|can bo|dv\b)|thieu nhi|thieu nien|"
     r"cac chau|hoc sinh|con em\b|\b1[/.-]0?6\b|\btrung thu\b|danh sach con\b|danh sach chau")),
    (PeopleKind.GIFTS, 6, (r"\b(nhan|tang|chi|phat|cap|trao|linh|mua) (tien|qua|ho tro|tro cap)|\bqua (tet|le|tang|8|20|sinh nhat|trung thu)|\bthuong\b|"
     r"\bho tro\b|\btro cap\b|tham hoi|phung dieu|mung (tuoi|sinh nhat|cuoi)|phuc loi|\bky nhan\b|\bnhan qua\b|li xi|chi tien|tham om")),
    (PeopleKind.HONOURS, 6, (r"khen thuong|tuyen duong|bieu duong|danh hieu|thi dua|guong (sang|dien hinh)|tien tien|chien si|xuat sac|giay khen|bang khen|"
     r"de nghi (khen|xet)|sang kien|gioi thieu .*dang|doan vien uu tu|vinh danh")),
    (PeopleKind.MEMBERS, 3, (r"danh sach (trich ngang )?(toan bo |cac )?(doan vien|cong doan vien|cnv|cbcnv|cbnv|nguoi lao dong|nhan vien|cong nhan|lao dong|nhan su)|"
     r"so (quan ly|theo doi|danh sach) doan vien|danh sach to\b|trich ngang")),
)  # fmt: skip
_IN_HEADS = (
    (PeopleKind.DUES, 3, rf"(?!.*(muc luong|tien luong|luong)\b).*(\d%|doan phi|kpcd|kinh phi|trich (dong|nop)|\bdpcd\b)|doan phi {_MONTHS}"),
    (PeopleKind.PAY, 3, r"thuc linh|thuc nhan luong|phu cap.*|(so )?ngay cong.*|tam ung.*|thue tncn|.*khau tru.*|tang ca.*|tong thu nhap|luong thoi gian|luong san pham|con linh|he so luong"),
    (PeopleKind.CHILDREN, 5, (r".*\b(ten con|ten chau|ten be|ten tre|ten hoc sinh|cac chau|hoc luc|phu huynh|con cua|la con)\b.*|.*\bho (va )?ten (cha|me|bo|bo me|cha me)\b.*|"
     r"(cha|me|bo|bo me|cha me|lop|truong|hoc sinh|chau|con|ket qua hoc tap)|ten (cha|me|bo)( .*)?|con (cb|cnv|cong nhan|doan vien).*|lop( hoc)?|truong( hoc)?|.*\bcon thu\b.*")),
    (PeopleKind.GIFTS, 3, r"ky( nhan| ten| xac nhan)?( .*)?|nguoi nhan|chu ky|muc (thuong|ho tro|chi|qua|tro cap).*|so tien.*|thanh tien.*|tri gia.*|(phan |suat |so )?qua.*|thuc nhan|tien (qua|thuong|mung|ho tro).*|hien vat|ly do (chi|ho tro|tham).*|noi dung (chi|ho tro)"),
    (PeopleKind.HONOURS, 3, r"thanh tich.*|danh hieu.*|hinh thuc khen.*|xep loai.*|tom tat thanh tich|noi dung khen.*|de nghi khen.*|ten sang kien"),
)  # fmt: skip
_TITLES = tuple((kind, worth, re.compile(pattern)) for kind, worth, pattern in _IN_TITLE)
_HEADS = tuple((kind, worth, re.compile(pattern)) for kind, worth, pattern in _IN_HEADS)
_OF_A_MEMBER = {
    "citizen_number": 3, "member_number": 3, "joined": 3, "staff_number": 1, "birth": 1, "gender": 1, "phone": 1, "position": 1, "address": 1, "wage": 1,
    "if_male": 1,
}  # fmt: skip
_YOUNGEST_MEMBER, _CHILD = 15, 18


def kind_of(table: Table, births: Sequence[Cell], today: dt.date) -> PeopleKind:
    """The kind whose words and figures weigh most; children are known by their ages too."""
    weights: Counter[PeopleKind] = Counter({PeopleKind.MEMBERS: 1})
    titles = [*_naming(titles_of(table)), fold(table.sheet.name)]
    about = {kind for kind, _worth, pattern in _TITLES if any(pattern.search(title) for title in titles)}
    for kind, worth, pattern in _TITLES:
        if kind in about and (kind is not PeopleKind.MEMBERS or about == {kind}):
            weights[kind] += worth * any(pattern.search(title) for title in titles)
    heads = list(table.all_heads())
    for kind, worth, pattern in _HEADS:
        weights[kind] += worth * min(2, sum(pattern.fullmatch(head) is not None for head in heads))
    weights[PeopleKind.MEMBERS] += sum(_OF_A_MEMBER.get(key, 0) for key in table.columns)
    ages = _ages(births, today)
    young = sum(age < _YOUNGEST_MEMBER for age in ages)
    if young * 2 > len(ages) and ages:
        weights[PeopleKind.CHILDREN] += 20
    elif ages and all(age < _CHILD for age in ages):
        weights[PeopleKind.CHILDREN] += 5
    elif ages and not young:
        # Why: the children's parents have no column of birth.
        weights[PeopleKind.CHILDREN] -= 4
    ((kind, most), *_others) = weights.most_common()
    return PeopleKind.MEMBERS if most == weights[PeopleKind.MEMBERS] else kind


def titles_of(table: Table) -> list[str]:
    """The texts above a head, folded, back to the rows of another table."""
    rows = table.sheet.rows[max(0, table.place - 12) : table.place]
    return [fold(convert(cell).text) for row in rows for cell in row if isinstance(cell, str) and len(cell) < 300]


_NAMES_A_LIST = re.compile(r"danh sach|^bang\b|^so \w|\blist\b|^ds\b|tong hop")
_OF_THE_UNION = re.compile(
    r"(cong ty|cty|cong doan|cdcs|ldld|lien doan|tong ldld|dia chi|don vi|ma so|cong hoa|doc lap|so:|tel|dien thoai)"
)


def _naming(titles: Sequence[str]) -> list[str]:
    """The titles that name the list, with the line below each; the names of a company and a union say nothing of it."""
    named = [place for place, title in enumerate(titles) if _NAMES_A_LIST.search(title)]
    places = {*named, *(place + 1 for place in named)} if named else set(range(len(titles)))
    return [title for place, title in enumerate(titles) if place in places and not _OF_THE_UNION.match(title)]


def _ages(births: Iterable[Cell], today: dt.date) -> list[int]:
    found = []
    for cell in births:
        try:
            found.append(today.year - read_partial_date(cell).year)
        except UnreadableDate as refusal:
            if refusal.proposal is not None:
                # Why: of a two-figure year the later century is proposed, and nobody is born tomorrow.
                year = refusal.proposal.year
                found.append(today.year - (year if year <= today.year else year - 100))
    return found
