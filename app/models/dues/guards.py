"""Rows of a dues run come and go with the run; what was collected for whom stays as long as its voucher is in the books."""

from __future__ import annotations

from collections.abc import Iterator

from app.models.guards import Guard, closed_month_guards, during, refusing


def _guards() -> Iterator[Guard]:
    for event, row in (("INSERT", "NEW"), ("DELETE", "OLD")):
        low = event.lower()
        by_run = f"NOT {during('run_dues', 'withdraw_dues')}"
        yield refusing(f"charge_{low}_by_run", event, "charge", "bulk-frozen", by_run)
        frozen = (
            "(SELECT v.state FROM allocation_batch b JOIN entry e ON e.id = b.entry_id JOIN voucher v ON v.id = e.voucher_id "
            f"WHERE b.id = {row}.batch_id) IN ('posted', 'voided')"
        )
        yield refusing(f"allocation_frozen_{low}", event, "allocation", "voucher-frozen", frozen)
    yield from closed_month_guards("charge", "{row}.month", "INSERT", "DELETE")


GUARDS = tuple(_guards())
