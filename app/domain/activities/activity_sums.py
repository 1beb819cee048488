"""What a period's activities come to: every figure with the lines it is the sum of, by programme, beside a plan's targets.

Pure values. A figure is never typed into a report; whoever doubts it reads its lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from app.domain.activities.activities import Figure
from app.domain.problems import N_

_OWN_NAMES = {
    "planned": N_("Hoạt động trong kế hoạch"),
    "activities": N_("Hoạt động đã tổ chức"),
    "people": N_("Lượt người tham gia"),
    "women": N_("Trong đó nữ"),
    "dialogues": N_("Cuộc đối thoại"),
    "training": N_("Lớp tập huấn, buổi tuyên truyền"),
    "new_members": N_("Đoàn viên mới"),
    "party_introduced": N_("Đoàn viên giới thiệu với Đảng"),
}
_IN_ORDER = (
    "planned activities people women gifts gift_value meals initiatives initiative_benefit dialogues requests requests_settled "
    "training checked passed new_members party_introduced rewards posts bulletins"
)
SUM_NAMES: Mapping[str, str] = MappingProxyType(
    {key: _OWN_NAMES[key] if key in _OWN_NAMES else Figure(key).label for key in _IN_ORDER.split()}
)
"""Every figure that is counted, in the order of reports."""

_REQUESTS = N_(
    "Lấy từ sổ đối thoại; số gõ ở một hoạt động chỉ cộng thêm khi hoạt động ấy không trùng cuộc nào trong sổ (cuộc gắn với nó, hoặc cuộc cùng ngày chưa gắn hoạt động nào)."
)
SUM_RULES: Mapping[str, str] = MappingProxyType(
    {
        "dialogues": N_(
            "Mỗi cuộc trong sổ đối thoại tính một; hoạt động đối thoại tính thêm một, trừ khi một cuộc trong sổ gắn với nó hoặc cùng ngày có cuộc chưa gắn hoạt động nào."
        ),
        "requests": _REQUESTS,
        "requests_settled": _REQUESTS,
    }
)
"""How a figure is counted that two places speak of, in one sentence, for whoever asks why it is so."""

MONEY_SUMS = frozenset({"gift_value", "initiative_benefit"})


@dataclass(frozen=True, slots=True)
class SumLine:
    """One line of a figure: what it is for, how much, and the activity, member or initiative it comes from."""

    what: str
    value: int
    activity_id: int | None = None
    member_id: int | None = None


@dataclass(frozen=True, slots=True)
class CountedFigure:
    """One figure and the lines that add up to it."""

    key: str
    lines: tuple[SumLine, ...]

    @property
    def value(self) -> int:
        """The sum of its lines."""
        return sum(line.value for line in self.lines)


@dataclass(frozen=True, slots=True)
class TargetProgress:
    """A target of a plan and how far it has come."""

    key: str
    wanted: int
    reached: int

    @property
    def is_met(self) -> bool:
        """True when it was reached."""
        return self.reached >= self.wanted


def counted(key: str, lines: Iterable[SumLine]) -> CountedFigure:
    """A figure of its lines, those of nothing left out."""
    return CountedFigure(key, tuple(line for line in lines if line.value))


def progress(targets: Mapping[str, int], figures: Mapping[str, CountedFigure]) -> Sequence[TargetProgress]:
    """Every target beside what was counted, in the plan's order."""
    return [TargetProgress(key, wanted, figures[key].value if key in figures else 0) for key, wanted in targets.items()]
