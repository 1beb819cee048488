"""Pictures of the members: people, their relatives, and how they come in from Excel."""

from __future__ import annotations

from typing import Any

from app.domain.dues.wages import WageWay
from app.domain.members.members import Gender
from app.models.queries.members.members import member
from app.ui.main_window import MainWindow
from tests.cameras.scene import Scene, open_dialog, settle


def _type_member(window: MainWindow) -> None:
    dialog: Any = open_dialog(window)
    with window.desk.read() as read:
        name = member(read, 1).full_name
    dialog.set_value("full_name", name)
    dialog.widget("birth").setText("05/1990")
    dialog.set_value("citizen_number", "072085999001")
    dialog.set_value("gender", Gender.FEMALE)
    dialog.set_value("wage", 6_200_000)
    dialog.widget("phone").setFocus()
    dialog.follow()
    settle(window, 320)


def _raise_wages(window: MainWindow) -> None:
    dialog: Any = open_dialog(window)
    dialog.set_value("way", WageWay.RATE)
    dialog.set_value("rate", "6%")
    dialog.follow()


def _tick_all(window: MainWindow) -> None:
    screen: Any = window.current
    screen.fix.setChecked(True)
    screen.leave.setChecked(True)


SCENES = (
    Scene("members", "members", {"member": 12}, caption=("Đoàn viên", "Members, and everything of one of them")),
    Scene("members-empty", "members", {"which": "gone"}),
    Scene("member_import-empty", "member_import"),
    Scene("member_import-help", "member_import", prepare=MainWindow.open_help),
    Scene(
        "member_import",
        "member_import",
        {"file": "tests/data/danh_sach_doan_vien_lan_lon_bang_ma.xlsx"},
        prepare=_tick_all,
    ),
    Scene("member_editor-new", "member_editor", prepare=_type_member),
    Scene("member_editor-edit", "member_editor", {"member": 2}),
    Scene("member_change", "member_change", {"member": 3}),
    Scene("member_merge", "member_merge", {"member": 3}),
    Scene("group_editor", "group_editor"),
    Scene("member_wages", "member_wages", {"members": list(range(1, 13))}, prepare=_raise_wages),
    Scene("member_exempt", "member_exempt", {"member": 3}),
    Scene("member_payment", "member_payment", {"member": 2}),
    Scene("relative_editor", "relative_editor", {"member": 1}),
)
