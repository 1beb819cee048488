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
