"""Names that every system keeps: what is typed is judged, what is built is mended, and a drive is no stream."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.file_names import (
    LONGEST_ENDING,
    LONGEST_NAME,
    NameRefused,
    is_path,
    keepable,
    name_fault,
    name_refused,
    refuse_name,
)
from app.i18n import render
from tests.scenarios.hostile import all_systems_keep, bad_names, good_names, is_a_sentence


@given(bad_names)
def test_what_one_system_cannot_keep_is_refused_in_one_sentence(name: str) -> None:
    problem = name_fault(name)
    assert problem is not None
    assert is_a_sentence(render(name_refused(name, problem)))


@given(good_names)
def test_what_every_system_keeps_is_taken(name: str) -> None:
    assert (name_fault(name) is None) == all_systems_keep(name)


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        (PureWindowsPath("C:\\sổ\\quỹ.socd"), True),
        (PureWindowsPath("C:quỹ.socd"), True),
        (PureWindowsPath("C:\\so:quy.socd"), False),
        (PureWindowsPath("so:quy.socd"), False),
        (PureWindowsPath("\\\\máy chủ\\chung\\sổ.socd"), True),
        (PurePosixPath("/sổ/so:quy.socd"), False),
        (PurePosixPath("/sổ/console.socd"), True),
        (PurePosixPath("/sổ/nul.tar.socd"), False),
        (PurePosixPath("/"), False),
    ],
)
def test_a_drive_is_no_stream(path: PurePath, taken: bool) -> None:
    if taken:
        refuse_name(path)
        return
    with pytest.raises(NameRefused):
        refuse_name(path)


def test_room_is_left_for_what_the_program_puts_behind_a_name() -> None:
    longest = LONGEST_NAME - LONGEST_ENDING
    assert name_fault("a" * longest) is None
    assert name_fault("a" * (longest + 1)) is not None
    assert name_fault("ệ" * (longest // 3 + 1)) is not None


@given(st.text(max_size=300), st.sampled_from(["", ".socd", ".xlsx"]))
@example("CON", ".pdf")
@example("nul . x", "")
@example("Công ty A/B: «Sao» \u202e*?", ".pdf")
@example("\ud800", "")
def test_a_name_made_of_any_text_is_one_that_every_system_keeps(text: str, ending: str) -> None:
    made = keepable(text, ending)
    assert name_fault(made) is None, made
    assert all_systems_keep(made)
    assert made.endswith(ending)
    assert len(made.encode()) + len("-20260315-080000-1234567.socd-journal.part") <= LONGEST_NAME
    assert keepable(keepable(text)) == keepable(text)


def test_a_made_name_keeps_what_can_be_kept() -> None:
    assert keepable("CĐCS Công ty A/B: Sao Mai?", ".socd") == "CĐCS Công ty A-B- Sao Mai.socd"
    assert keepable("con", ".pdf") == "con-.pdf"


@pytest.mark.parametrize(("text", "can"), [("a/b", True), ("", False), ("a\0b", False), ("\ud800", False)])
def test_what_the_system_cannot_be_asked_for_is_no_path(text: str, can: bool) -> None:
    assert is_path(text) is can
