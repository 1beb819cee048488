"""What stands in the way of withdrawing an import of vouchers: a number given later in one of its series."""

from __future__ import annotations

from app.domain.problems import N_, Refusal
from app.models.book import Read
from app.models.queries.trail import Act
from app.services.undo_act import Obstacle


class NumbersIssuedSince(Refusal):
    """A withdrawn import would leave a hole before numbers given later."""

    code = "numbers-issued-since"
    template = N_("Không rút được lần nhập này: sau đó quyển số đã cấp tiếp {number}. Hãy điều chỉnh từng chứng từ.")


def _no_later_number(read: Read, act: Act) -> None:
    later = read.value(
        str,
        "SELECT v.number FROM change c JOIN voucher i ON i.id = c.row_id JOIN voucher v ON v.series = i.series "
        "AND v.sequence > i.sequence AND v.number_origin = 'program' "
        "WHERE c.operation_id = ? AND c.table_name = 'voucher' AND c.before IS NULL LIMIT 1",
        (act.id,),
    )
    if later is not None:
        raise NumbersIssuedSince(number=later)


OBSTACLES = (Obstacle("no-later-number", _no_later_number),)
