"""Pictures of the revolving loans and of the houses (Mái ấm)."""

from __future__ import annotations

from typing import Any

from app.domain.dates import Month
from app.domain.money import Rate
from app.models.queries.care.houses import house_cards
from app.ui.main_window import MainWindow
from tests.cameras.scene import Scene, open_dialog, settle


def _mend_house(window: MainWindow) -> None:
    with window.desk.read() as read:
        case = house_cards(read)[0].case_id
    window.go("houses", {"house": case})
    settle(window)
    window.go("house_editor", {"house": case})


def _late_loan(window: MainWindow) -> None:
    window.go("loans", {"which": "late"})


def _paid_loan(window: MainWindow) -> None:
    window.go("loans", {"which": "paid_off"})


def _type_loan(window: MainWindow) -> None:
    dialog: Any = open_dialog(window)
    _type(dialog, principal=5_000_000, rate=Rate("0.5%"), purpose="Mua xe máy đi làm")


def _type_old_loan(window: MainWindow) -> None:
    dialog: Any = open_dialog(window)
    granted = Month.of(dialog.opens).plus(-4)
    _type(
        dialog,
        granted_on=granted.first_day.replace(day=10),
        first_month=granted.plus(1),
        due_day=10,
        principal=6_000_000,
        repaid=2_000_000,
        rate=Rate("0.5%"),
        contract="05/HĐV",
        purpose="Sửa bếp",
    )


def _type(dialog: Any, **values: Any) -> None:
    for key, value in values.items():
        dialog.set_value(key, value)
    dialog.follow()


SCENES = (
    Scene("loans", "loans", prepare=_late_loan, caption=("Quỹ trợ vốn", "Revolving loans, the late ones first")),
    Scene("loans-paid", "loans", prepare=_paid_loan),
    Scene("loan_grant", "loan_grant", {"member": 6}, prepare=_type_loan),
    Scene("loan_open", "loan_open", {"member": 6}, prepare=_type_old_loan),
    Scene("loan_repay", "loan_repay"),
    Scene("loan_capital", "loan_capital"),
    Scene("houses", "houses"),
    Scene("house_editor", prepare=_mend_house),
    Scene("house_editor-new", "house_editor"),
)
