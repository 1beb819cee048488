"""Houses of Mái ấm Công đoàn read from the book: terms, stages, others' gifts from their tables, union money from vouchers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.care.houses import HouseDraft, HouseMoney, HouseSource, HouseState, Stage, house_money, progress
from app.domain.ledger.vouchers import VoucherState
from app.domain.money import Dong, dong
from app.domain.problems import N_, Refusal
from app.models.queries.members.members import IN_GROUP
from app.models.read import Read, the_one


class NoSuchHouse(Refusal):
    """No house of that case."""

    code = "house-missing"
    template = N_("Không có hồ sơ Mái ấm số {given} trong sổ.")


@dataclass(frozen=True, slots=True)
class HouseVoucher:
    """A voucher that names the house; ``amount`` is what of it is for the house, in đồng."""

    id: int
    number: str
    on: dt.date
    state: VoucherState
    narration: str
    amount: Dong


@dataclass(frozen=True, slots=True)
class HouseCard:
    """Everything of one house."""

    case_id: int
    name: str
    group: str
    draft: HouseDraft
    vouchers: tuple[HouseVoucher, ...]

    @property
    def paid(self) -> Dong:
        """What the union paid, by posted vouchers."""
        return dong(sum(each.amount for each in self.vouchers if each.state is VoucherState.POSTED))

    @property
    def money(self) -> HouseMoney:
        """What it cost and who bore it."""
        return house_money(self.draft.stages, self.draft.support, self.paid, self.draft.sources)

    @property
    def state(self) -> HouseState:
        """How far it is: handed over, done in all stages, being built, or planned."""
        if self.draft.handed_over_on is not None:
            return HouseState.HANDED_OVER
        count, later = progress(self.draft.stages)
        if count and later is None:
            return HouseState.DONE
        return HouseState.BUILDING if count or self.paid else HouseState.PLANNED


_HOUSES = f"""
SELECT c.id AS case_id, coalesce(m.full_name, c.person) AS name, coalesce(g.name, '') AS 'group', coalesce(c.member_id, 0) AS member_id,
    c.place, c.reason, c.amount AS support, c.decision, c.decided_on, c.received_on AS handed_over_on, c.received_by AS handed_to, c.note
FROM welfare_case c LEFT JOIN member m ON m.id = c.member_id {IN_GROUP}
WHERE c.kind = 'house' AND c.state <> 'refused' AND (:case IS NULL OR c.id = :case) ORDER BY c.decided_on IS NULL, c.decided_on DESC, c.id DESC
"""
_STAGES = """
SELECT case_id AS owner, title, planned_on, amount, done_on, note FROM case_stage
WHERE (:case IS NULL OR case_id = :case) ORDER BY case_id, position
"""
_SOURCES = """
SELECT case_id AS owner, giver AS funder, name, money, in_kind, goods FROM case_source
WHERE (:case IS NULL OR case_id = :case) ORDER BY id
"""
_VOUCHERS = """
SELECT e.case_id AS owner, v.id, v.number, v.book_date AS 'on', v.state, v.narration,
    sum(iif(v.kind IN ('PC', 'UNC'), e.amount, -e.amount)) AS amount
FROM welfare_case c JOIN entry e ON e.case_id = c.id JOIN voucher v ON v.id = e.voucher_id
WHERE c.kind = 'house' AND (:case IS NULL OR c.id = :case) GROUP BY e.case_id, v.id ORDER BY v.book_date, v.id
"""


def house_cards(read: Read, case_id: int | None = None) -> tuple[HouseCard, ...]:
    """Every house (or one), the newest decision first."""
    wanted = {"case": case_id}
    return read.records(
        HouseCard,
        _HOUSES,
        wanted,
        stages=read.grouped(Stage, _STAGES, wanted),
        sources=read.grouped(HouseSource, _SOURCES, wanted),
        vouchers=read.grouped(HouseVoucher, _VOUCHERS, wanted),
    )


def house_card(read: Read, case_id: int) -> HouseCard:
    """One house; refuses an unknown one."""
    return the_one(house_cards(read, case_id), NoSuchHouse(given=case_id))
