"""Nobody has two bicycles at a time."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from app.domain.problems import N_, Refusal
from app.models.seals import Seal, first_row, touched


class HasOneAlready(Refusal):
    """A member would have a second bicycle."""

    code = "bicycle-second"
    template = N_("{name} đang mượn một xe khác: mỗi người chỉ mượn một xe.")


_TWO = """SELECT m.full_name AS name FROM bicycle b JOIN member m ON m.id = b.member_id
WHERE b.member_id IN (SELECT member_id FROM bicycle WHERE id IN ({touched})) GROUP BY m.id HAVING count(*) > 1"""


def one_bicycle_each(connection: Connection, op: int, before: Connection | None) -> Refusal | None:
    """No member whose bicycle the act touched has two."""
    row = first_row(connection, _TWO.format(touched=touched("bicycle")), op)
    return None if row is None else HasOneAlready(name=row["name"])


def _standing(connection: Connection) -> Iterator[Refusal]:
    for (name,) in connection.exec_driver_sql(_TWO.format(touched="SELECT id FROM bicycle")):
        yield HasOneAlready(name=name)


SEALS = (Seal("one-bicycle-each", one_bicycle_each, standing=_standing),)
