"""What the computer says of a file or disk, in her words; never its own text, which is English and names the path."""

from __future__ import annotations

import errno

import pytest

from app.domain import machine


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "đầy"),
        (errno.EACCES, "đang mở ở chương trình khác"),
        (errno.EROFS, "chỉ cho đọc"),
        (errno.ENOENT, "không thấy"),
        (errno.EISDIR, "thư mục"),
        (errno.EEXIST, "cùng tên"),
        (errno.ENAMETOOLONG, "quá dài"),
        (errno.EIO, "rút ra"),
        (errno.EMLINK, f"lỗi số {errno.EMLINK}"),
    ],
)
def test_what_the_computer_says_is_said_in_her_words(number: int, words: str) -> None:
    problem = OSError(number, "No such thing", "/home/lan/Nguyễn Thị Lan.pdf")
    refusal = machine.CannotWrite(name="Bảng.pdf", problem=machine.reason(problem))
    assert words in str(refusal)
    assert "Lan" not in str(refusal)
    assert "No such" not in str(refusal)


def test_an_error_without_a_number_is_a_sentence_too() -> None:
    assert str(machine.reason(OSError("No such thing"))) == "máy báo lỗi số ?"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (112, "đã đầy"), (39, "đã đầy"), (5, "không cho phép"), (32, "đang mở ở chương trình khác"), (33, "đang mở"), (1224, "đang mở"),
        (19, "chỉ cho đọc"), (2, "không thấy"), (3, "không thấy"), (15, "không thấy"), (53, "không thấy"), (64, "không thấy"),
        (67, "không thấy"), (267, "một thư mục"), (80, "cùng tên"), (183, "cùng tên"), (123, "có dấu máy không nhận"),
        (161, "có dấu máy không nhận"), (206, "quá dài"), (21, "bị rút ra"), (1117, "bị rút ra"), (65, "không cho phép"),
        (82, "không cho phép"), (145, "còn tệp bên trong"), (1450, "thiếu bộ nhớ"), (8, "thiếu bộ nhớ"), (31_337, "lỗi số 31337"),
    ],
)  # fmt: skip
def test_what_windows_says_by_numbers_of_its_own_is_said_in_her_words(number: int, words: str) -> None:
    problem = OSError(errno.EINVAL if number == 31_337 else errno.EACCES, "Access is denied", "C:\\sổ.socd")
    problem.winerror = number  # type: ignore[attr-defined, unused-ignore]
    if number == 31_337:
        problem.errno = None
    refusal = machine.CannotWrite(name="sổ.pdf", problem=machine.reason(problem))
    assert words in str(refusal)
    assert "denied" not in str(refusal)


def test_a_path_that_windows_finds_too_long_is_called_so() -> None:
    problem = OSError(errno.ENOENT, "The system cannot find the path specified", "C:\\" + "thư mục\\" * 40 + "sổ.socd")
    problem.winerror = 3  # type: ignore[attr-defined, unused-ignore]
    assert "quá dài" in str(machine.reason(problem))
