"""Mái ấm Công đoàn: a house built or mended for a member, in stages with their days and money, borne by several funders.

Pure rules. What the union paid comes from vouchers that name the house; others' money and goods stand beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.activities.activities import Funder
from app.domain.dates import show_date
from app.domain.labelled import Labelled
from app.domain.money import Dong, dong
from app.domain.problems import N_, Finding, all_at_once, stop
from app.domain.text import clean


class HouseState(Labelled):
    """How far a house is: all its stages are done before it is handed over."""

    PLANNED = "planned", N_("Chưa khởi công")
    BUILDING = "building", N_("Đang xây, sửa")
    DONE = "done", N_("Chờ bàn giao")
    HANDED_OVER = "handed_over", N_("Đã bàn giao")


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage; ``amount`` is what is planned for it, in đồng."""

    title: str
    planned_on: dt.date | None = None
    amount: Dong = Dong(0)
    done_on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class HouseSource:
    """What somebody else gives for a house: money that does not pass through the union's books, goods at their value."""

    funder: Funder
    name: str = ""
    money: Dong = Dong(0)
    in_kind: Dong = Dong(0)
    goods: str = ""


@dataclass(frozen=True, slots=True)
class HouseDraft:
    """A house as typed. ``support`` is what the union decided to give, in đồng; ``handed_over_on`` ends it."""

    member_id: int
    place: str
    reason: str = ""
    support: Dong = Dong(0)
    decision: str = ""
    decided_on: dt.date | None = None
    handed_over_on: dt.date | None = None
    handed_to: str = ""
    note: str = ""
    stages: tuple[Stage, ...] = ()
    sources: tuple[HouseSource, ...] = ()


@all_at_once
def look_over_house(draft: HouseDraft, today: dt.date) -> Iterator[Finding]:
    """What stops a house: nobody's, nowhere, stages out of order, union money typed by hand, handed over unfinished."""
    amounts = [draft.support, *(each.amount for each in draft.stages)]
    amounts += [amount for each in draft.sources for amount in (each.money, each.in_kind)]
    if not draft.member_id:
        yield stop("house-member", N_("Hãy chọn đoàn viên được hỗ trợ nhà."), "member_id")
    if not clean(draft.place):
        text = N_("Hãy ghi nơi xây, sửa nhà: hồ sơ và biên bản bàn giao in địa chỉ này.")
        yield stop("house-place", text, "place")
    if min(amounts) < 0:
        yield stop("house-negative", N_("Số tiền của giai đoạn, nguồn và mức hỗ trợ không được âm."), "support")
    if any(each.funder is Funder.UNION for each in draft.sources):
        text = N_("Tiền của công đoàn cơ sở lấy từ chứng từ: hãy bỏ dòng nguồn này và lập phiếu chi cho ngôi nhà.")
        yield stop("house-union-money", text, "sources")
    yield from _look_over_stages(draft.stages, today)
    handed = draft.handed_over_on
    unfinished = [each for each in draft.stages if handed and (each.done_on is None or each.done_on > handed)]
    for each in unfinished[:1]:
        text = N_("Chưa bàn giao được: giai đoạn «{title}» chưa xong. Hãy ghi ngày xong của mọi giai đoạn trước.")
        yield stop("house-handover", text, "handed_over_on", title=each.title)


def _look_over_stages(stages: Sequence[Stage], today: dt.date) -> Iterator[Finding]:
    before: dt.date | None = dt.date.min
    for position, each in enumerate(stages, 1):
        if not clean(each.title):
            text = N_("Giai đoạn {position} chưa có tên: hãy ghi, ví dụ «Đổ móng».")
            yield stop("stage-title", text, "stages", position=position)
        if each.done_on is not None and each.done_on > today:
            text = N_("Giai đoạn «{title}» ghi xong ngày {day}, là ngày chưa đến: hãy xem lại ngày.")
            yield stop("stage-future", text, "stages", title=each.title, day=show_date(each.done_on))
        elif each.done_on is not None and (before is None or each.done_on < before):
            text = N_(
                "Giai đoạn «{title}» không thể xong ngày {day} khi giai đoạn trước chưa xong hoặc xong sau ngày đó."
            )
            yield stop("stage-order", text, "stages", title=each.title, day=show_date(each.done_on))
        before = each.done_on


@dataclass(frozen=True, slots=True)
class HouseMoney:
    """What a house cost and who bore it, in đồng; ``paid`` is the union's, by its vouchers."""

    planned: Dong
    support: Dong
    paid: Dong
    others: Mapping[Funder, int] = field(default_factory=dict)

    @property
    def total(self) -> Dong:
        """Union money and everybody else's."""
        return dong(self.paid + sum(self.others.values()))

    @property
    def left(self) -> Dong:
        """What of the union's support is not paid yet."""
        return dong(max(0, self.support - self.paid))


def house_money(stages: Iterable[Stage], support: Dong, paid: Dong, sources: Iterable[HouseSource]) -> HouseMoney:
    """Add up a house."""
    others: dict[Funder, int] = {}
    for each in sources:
        others[each.funder] = others.get(each.funder, 0) + each.money + each.in_kind
    return HouseMoney(dong(sum(each.amount for each in stages)), support, paid, others)


def progress(stages: Sequence[Stage]) -> tuple[int, Stage | None]:
    """How many stages are done, and the one that is next (None when all are)."""
    done = sum(each.done_on is not None for each in stages)
    return done, next((each for each in stages if each.done_on is None), None)
