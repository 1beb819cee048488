"""Pictures of the bicycles: the list, adding one, lending one."""

from __future__ import annotations

from typing import Any

from app.ui.main_window import MainWindow
from tests.cameras.scene import Scene, open_dialog


def _type(window: MainWindow) -> None:
    dialog: Any = open_dialog(window)
    dialog.set_value("number", "X05")
    dialog.set_value("make", "Asama, trắng")


SCENES = (
    Scene("bicycles", "bicycles", caption=("Xe đạp của công đoàn", "The union's bicycles and who has them")),
    Scene("bicycle_editor", "bicycle_editor", prepare=_type),
    Scene("bicycle_lend", "bicycle_lend", {"bicycle": 2}),
)
