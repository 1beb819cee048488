"""Rows of a dues run come and go with the run; what was collected for whom stays as long as its voucher is in the books, but for
the acts that say whom and which months a posted receipt was for."""

from __future__ import annotations

from collections.abc import Iterator

from app.models.guards import Guard, closed_month_guards, during, refusing

ALLOCATING = during(
    "allocate_receipt",
    "withdraw_allocation",
    "run_dues",
    "withdraw_dues",
    "collect_dues",
    "change_dues_rate",
    "withdraw_dues_rate",
    "import_book",
    "withdraw_import",
)
"""Which acts may say of a posted receipt whose it is: those of allocation, those by which credit meets months or is given back,
and an import with its receipts allocated."""


def _guards() -> Iterator[Guard]:
    for event, row in (("INSERT", "NEW"), ("DELETE", "OLD")):
        low = event.lower()
        by_run = f"NOT {during('run_dues', 'withdraw_dues')}"
        yield refusing(f"charge_{low}_by_run", event, "charge", "bulk-frozen", by_run)
        by_decision = f"NOT {during('change_dues_rate', 'withdraw_dues_rate')}"
        yield refusing(f"adjusted_charge_{low}_by_decision", event, "adjusted_charge", "bulk-frozen", by_decision)
        frozen = (
            "(SELECT v.state FROM allocation_batch b JOIN entry e ON e.id = b.entry_id JOIN voucher v ON v.id = e.voucher_id "
            f"WHERE b.id = {row}.batch_id) IN ('posted', 'voided') AND NOT {ALLOCATING}"
        )
        yield refusing(f"allocation_frozen_{low}", event, "allocation", "voucher-frozen", frozen)
    yield from closed_month_guards("charge", "{row}.month", "INSERT", "DELETE")


GUARDS = tuple(_guards())
