"""What the computer said when a file or disk failed, in her words: the system's own text is English and names the whole path."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path
from typing import NoReturn

from app.domain.problems import N_, Message, Refusal

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FAILING = (errno.EIO, errno.ENXIO, errno.ENODEV)
_REASONS = {
    N_("ổ đĩa đã đầy"): _FULL,
    N_("máy không cho phép, hoặc tệp đang mở ở chương trình khác"): (errno.EACCES, errno.EPERM, errno.EBUSY),
    N_("ổ đĩa, thư mục hoặc tệp chỉ cho đọc"): (errno.EROFS,),
    N_("không thấy thư mục hoặc tệp đó"): (errno.ENOENT, errno.ENOTDIR),
    N_("đó là một thư mục"): (errno.EISDIR,),
    N_("ở đó đã có tệp khác cùng tên"): (errno.EEXIST,),
    N_("tên tệp hoặc đường dẫn quá dài, hoặc có dấu máy không nhận"): (errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ),
    N_("ổ đĩa có lỗi hoặc đã bị rút ra"): _FAILING,
    N_("máy đang mở quá nhiều tệp hoặc thiếu bộ nhớ"): (errno.EMFILE, errno.ENFILE, errno.ENOMEM),
    N_("đường dẫn vòng quanh, không tới tệp nào"): (errno.ELOOP,),
    N_("thư mục còn tệp bên trong"): (errno.ENOTEMPTY,),
}
_OF_WINDOWS = {
    errno.ENOSPC: (39, 112, 1295),
    errno.EACCES: (5, 16, 32, 33, 108, 225, 303, 1224),
    errno.EROFS: (19, 6009),
    errno.ENOENT: (2, 3, 15, 18, 20, 53, 55, 64, 67, 1231, 1232),
    errno.EISDIR: (267,),
    errno.EEXIST: (80, 183),
    errno.ENAMETOOLONG: (111, 123, 161, 206),
    errno.EIO: (21, 23, 27, 31, 59, 121, 483, 1005, 1006, 1117, 1167),
    errno.EPERM: (65, 82, 1314, 1326, 1920),
    errno.EMFILE: (4, 8, 14, 1450, 1455),
    errno.ENOTEMPTY: (145,),
}
"""What Windows says by numbers of its own (``winerror``), by the number of every system that means the same."""
_NUMBERS = {number: common for common, numbers in _OF_WINDOWS.items() for number in numbers}
_LONGEST_OF_WINDOWS = 247
"""Letters of a path from which Windows may call it not found, because it takes no longer ones."""


def reason(problem: OSError) -> Message:
    """Why the computer did not do it, as part of a sentence."""
    told = getattr(problem, "winerror", None)
    number = _NUMBERS.get(told or 0, problem.errno)
    if told and number == errno.ENOENT and len(str(problem.filename or "")) > _LONGEST_OF_WINDOWS:
        number = errno.ENAMETOOLONG
    for sentence, numbers in _REASONS.items():
        if number in numbers:
            return Message(sentence)
    return Message(N_("máy báo lỗi số {number}"), {"number": told or problem.errno or "?"})


class CannotWrite(Refusal):
    """The target cannot be written: open in Excel, full disk, no right."""

    code = "cannot-write"
    template = N_("Không ghi được «{name}»: {problem}. Hãy đóng tệp đang mở hoặc chọn nơi lưu khác.")


class CannotRead(Refusal):
    """A file cannot be read: a disk that fails or was pulled out."""

    code = "cannot-read"
    template = N_("Không đọc được «{name}»: {problem}. Hãy xem lại ổ đĩa, hoặc chép tệp vào máy rồi làm lại.")


LONGEST_PATH = 512 - len(".part-journal")
"""Bytes of a whole path under which SQLite still makes a book, with what stands behind the name in the meantime."""


def meet_obstacle(path: Path, *, writing: bool) -> NoReturn:
    """Raises what keeps a file from being opened, read or written, as OSError, for those who say only that it does not work.

    Trap: a live book must not be opened and closed to find out; on Linux that takes away SQLite's lock. So the folder is
    asked to take a small file that has no name.
    """
    if len(os.fsencode(path)) > LONGEST_PATH:
        raise OSError(errno.ENAMETOOLONG, "")
    if writing:
        _try_out(path.parent)
    path.stat()
    if path.is_dir():
        raise OSError(errno.EISDIR, "")
    if writing and not all(map(may_be_written, (path, path.parent))):
        raise OSError(errno.EROFS, "")
    if not os.access(path, os.R_OK):
        raise OSError(errno.EACCES, "")
    if not writing:
        _try_out(path.parent)
    if os.name == "nt":
        # Why: where nothing stands in the way, another program has the file open; elsewhere none can be in the way.
        raise OSError(errno.EACCES, "")
    raise OSError


def may_be_written(path: Path) -> bool:
    """True when the system says that whoever runs the program may write there."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _try_out(folder: Path) -> None:
    if hasattr(os, "statvfs"):
        disk = os.statvfs(folder)
        if disk.f_flag & os.ST_RDONLY:
            raise OSError(errno.EROFS, "")
        if not disk.f_bfree:
            raise OSError(errno.ENOSPC, "")
    with tempfile.TemporaryFile(dir=folder) as trial:
        trial.write(bytes(_TRIAL))
        trial.flush()
        os.fsync(trial.fileno())


_TRIAL = 64 * 1024
"""Bytes that a folder is asked to take."""


def is_full(problem: OSError) -> bool:
    """True when there is no room."""
    return problem.errno in _FULL


def is_failing(problem: OSError) -> bool:
    """True when the disk itself does not work."""
    return problem.errno in _FAILING
