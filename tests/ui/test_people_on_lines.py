"""A person on a line of a voucher: proposed while the text is typed, mended by hand, refused where two bear the name."""

from __future__ import annotations

from typing import Any

from app.models.queries.members.members import member
from tests.ui.window_rig import settle


def people_of(form: Any) -> tuple[int, ...]:
    return tuple(form.lines.grid.model().lines[0].get("people") or ())


def test_who_is_named_in_the_text_stands_on_the_line(window: Any) -> None:
    with window.desk.read() as read:
        one, other = member(read, 1), member(read, 2)
    window.go("voucher_editor", {"kind": "PC"})
    settle(window)
    form = window.current.form
    form.lines.grid.set_lines([{"amount": 300_000}])
    form.widget("narration").setText(f"Chi mừng sinh nhật đoàn viên {one.full_name}")
    form.judge()
    assert people_of(form) == (1,)
    form.widget("narration").setText(f"Thăm ốm {one.full_name} và {other.full_name}")
    form.judge()
    assert people_of(form) == (1, 2)
    assert form.collect().entries[0].people == (1, 2)
    form.widget("narration").setText("Chi mua văn phòng phẩm")
    form.judge()
    assert people_of(form) == ()


def test_whom_she_named_herself_stays(window: Any) -> None:
    with window.desk.read() as read:
        one, other = member(read, 1), member(read, 2)
    window.go("voucher_editor", {"kind": "PC"})
    settle(window)
    form = window.current.form
    (column,) = [each for each in form.lines.grid.model().columns if each.key == "people"]
    typed = column.read(f"{other.number or other.full_name}")
    assert column.show(typed) == other.full_name
    form.lines.grid.set_lines([{"amount": 300_000, "people": typed}])
    form.widget("narration").setText(f"Chi mừng sinh nhật đoàn viên {one.full_name}")
    form.judge()
    assert people_of(form) == (2,)
