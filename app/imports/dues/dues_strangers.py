"""Names of a dues list that no member of its month bears: new people with what the sheet knows, members of another day, mistyped names."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from app.domain.dates import show_date
from app.domain.dues.dues_import import NEWCOMER, Place
from app.domain.members.members import KnownDate, MemberDraft, folded_name, name_key
from app.domain.members.named import KnownPerson
from app.domain.problems import N_, Finding, stop
from app.domain.reading import UnreadableDate, read_partial_date
from app.imports.dues.dues_sheet import DuesRow, DuesSheet
from app.imports.members.member_plan import number_key

_ALIKE_ENOUGH = 85


@dataclass(frozen=True, slots=True)
class Who:
    """The member a row is, a new one, one whom the book has from a later day on, or why that is not sure."""

    member_id: int | None = None
    finding: Finding | None = None
    newcomer: MemberDraft | None = None
    earlier: int | None = None


@dataclass(frozen=True, slots=True)
class Strangers:
    """What is needed to say who somebody is whom the month does not know."""

    sheet: DuesSheet
    names: Mapping[int, str]
    """Members of the month whom no row is yet: a name may be one of theirs, mistyped."""
    elsewhen: Sequence[KnownPerson]
    chosen: Mapping[Place, int]
    listed: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(
        cls,
        sheet: DuesSheet,
        who: Mapping[Place, Who],
        names: Mapping[int, str],
        elsewhen: Sequence[KnownPerson],
        chosen: Mapping[Place, int],
    ) -> Strangers:
        """With the members that other rows of the sheet are left out: two like names are two people then."""
        met = {found.member_id for found in who.values()}
        waiting = {number: name for number, name in names.items() if number not in met}
        return cls(sheet, waiting, elsewhen, chosen, Counter(folded_name(row.name) for row in sheet.rows))

    def who(self, row: DuesRow) -> Who:
        """Somebody of another day, somebody mistyped, or somebody new."""
        others = self._of_another_day(row)
        if self.chosen.get(row.place) == NEWCOMER and row.place in self.chosen:
            return Who(newcomer=draft_of(row))
        if others:
            return self._another_day(row, others)
        if self.listed[folded_name(row.name)] > 1 and not self._tells_apart(row):
            text = N_(
                "Tên «{name}» có {count} lần trong danh sách và chưa có trong sổ: hãy thêm cột mã nhân viên hoặc tổ."
            )
            return self._asked(
                row, stop("name-doubled", text, "name", name=row.name, count=self.listed[folded_name(row.name)])
            )
        folded = {number: folded_name(name) for number, name in self.names.items()}
        alike = process.extractOne(folded_name(row.name), folded, scorer=fuzz.ratio, score_cutoff=_ALIKE_ENOUGH)
        if alike is not None:
            text = N_(
                "Trong sổ không có đoàn viên «{name}», tên gần giống nhất là «{alike}»: hãy chọn người, hoặc thêm người mới."
            )
            return self._asked(row, stop("name-unknown", text, "name", name=row.name, alike=self.names[alike[2]]))
        text = N_("Trong sổ không có đoàn viên «{name}».")
        found = stop("name-unknown", text, "name", name=row.name)
        return self._asked(
            row, found.proposing(N_("Thêm đoàn viên mới với những gì bảng ghi.")), newcomer=draft_of(row)
        )

    def _another_day(self, row: DuesRow, others: Sequence[KnownPerson]) -> Who:
        if len(others) > 1:
            text = N_("Trong sổ có {count} đoàn viên tên «{name}», tháng này không ai sinh hoạt: hãy chọn người.")
            return self._asked(row, stop("name-doubled-in-book", text, "name", name=row.name, count=len(others)))
        one = others[0]
        month = self.sheet.first
        if one.until is not None and (month is None or one.until < month.first_day):
            text = N_("«{name}» trong sổ đã thôi từ sau ngày {day}: hãy ghi biến động nếu đã trở lại.")
            return self._asked(row, stop("member-ended", text, "name", name=row.name, day=show_date(one.until)))
        text = N_("«{name}» trong sổ là đoàn viên từ {day}, mà danh sách đã có tên.")
        found = stop("member-later", text, "name", name=row.name, day=show_date(one.first or dt.date.min))
        return self._asked(row, found.proposing(N_("Tính là đoàn viên từ tháng của danh sách.")), earlier=one.id)

    def _of_another_day(self, row: DuesRow) -> Sequence[KnownPerson]:
        staff = number_key("staff_number", row.staff_number)
        numbered = [each for each in self.elsewhen if staff and number_key("staff_number", each.staff_number) == staff]
        alike = [each for each in self.elsewhen if folded_name(each.full_name) == folded_name(row.name)]
        exact = [each for each in alike if name_key(each.full_name) == name_key(row.name)]
        return [each for each in numbered if each in alike] or exact or alike

    def _tells_apart(self, row: DuesRow) -> bool:
        """True when number, birth or group of the row is another one than those of its namesakes in the list."""
        same = [each for each in self.sheet.rows if folded_name(each.name) == folded_name(row.name)]
        for told in (
            [each.staff_number for each in same],
            [each.birth for each in same],
            [each.group for each in same],
        ):
            if all(told) and len(set(told)) == len(told):
                return True
        return False

    def _asked(
        self, row: DuesRow, finding: Finding, newcomer: MemberDraft | None = None, earlier: int | None = None
    ) -> Who:
        return Who(finding=finding.at(row.sheet or self.sheet.name, row.row), newcomer=newcomer, earlier=earlier)


def draft_of(row: DuesRow) -> MemberDraft:
    """What the sheet knows of somebody; the wage is read apart."""
    return MemberDraft(row.name, birth=known_birth(row.birth), staff_number=row.staff_number, group=row.group)


def known_birth(text: str) -> KnownDate | None:
    """A birth as far as it can be read."""
    try:
        return read_partial_date(text) if text else None
    except UnreadableDate:
        return None


def year_of(birth: str) -> str:
    """The year that a text of a birth tells; empty when none."""
    found = re.search(r"(?:19|20)\d\d", birth)
    return found[0] if found else ""
