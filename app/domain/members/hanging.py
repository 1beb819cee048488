"""What hangs on a member: rows of other rooms that name them. Somebody on whom something hangs is not removed."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.problems import N_, Message

_CALLED = {
    "charge": N_("{count} tháng trong bảng trích nộp"),
    "allocation": N_("{count} khoản đoàn phí đã thu"),
    "entry": N_("{count} dòng chứng từ"),
    "line_member": N_("{count} dòng chứng từ chung"),
    "welfare_case": N_("{count} việc chăm lo"),
    "participant": N_("{count} lần trong danh sách hoạt động, quà"),
    "loan": N_("{count} khoản vay"),
    "member_merge": N_("{count} lần gộp vào người này"),
}
_OTHER = N_("{count} bản ghi khác")


@dataclass(frozen=True, slots=True)
class Hanging:
    """How many rows of a table name somebody."""

    table: str
    count: int

    @property
    def told(self) -> Message:
        """As it is told."""
        return Message(_CALLED.get(self.table, _OTHER), {"count": self.count})
