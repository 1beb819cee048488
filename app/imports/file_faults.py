"""What a foreign file is refused for, each by what it is, and how much is taken at once."""

from __future__ import annotations

from app.domain.problems import N_, Refusal

MOST_ROWS = 200_000
MOST_CELLS = 12_000_000
MOST_COLUMNS = 16_384
MOST_BYTES = 200_000_000
MOST_PARTS = 1_000
GREATEST_RATIO = 100


class WorkbookMissing(Refusal):
    """There is no such file, or it cannot be opened."""

    code = "workbook-missing"
    template = N_("Không mở được tệp «{file}»: hãy xem lại tên và nơi để tệp.")


class WorkbookEmpty(Refusal):
    """The file holds nothing."""

    code = "workbook-empty"
    template = N_("Tệp «{file}» trống: hãy chép lại tệp từ máy gốc.")


class WorkbookEncrypted(Refusal):
    """The file is protected by a password."""

    code = "workbook-encrypted"
    template = N_("Tệp «{file}» có mật khẩu: hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại.")


class NotAWorkbook(Refusal):
    """The file is something else, whatever its name says."""

    code = "workbook-other"
    template = N_("Tệp «{file}» không phải bảng tính: hãy chọn tệp .xlsx, .xls, .ods hoặc .csv.")


class PlainTextFile(Refusal):
    """A text that nothing cuts into columns."""

    code = "workbook-text"
    template = N_("Tệp «{file}» là văn bản không chia cột: hãy mở bằng Excel và lưu thành .xlsx rồi nhập lại.")


class WorkbookDamaged(Refusal):
    """It is a workbook, but it cannot be read to its end."""

    code = "workbook-damaged"
    template = N_("Tệp «{file}» bị hỏng, không đọc hết được: hãy mở và lưu lại bằng Excel, hoặc lấy bản sao khác.")


class WorkbookTooLarge(Refusal):
    """It would unpack to more than a union's books can be."""

    code = "workbook-too-large"
    template = N_(
        "Tệp «{file}» quá lớn hoặc nén bất thường ({reason}): hãy chép phần cần nhập sang tệp mới rồi nhập lại."
    )


class TooManyRows(Refusal):
    """More rows than are taken at once."""

    code = "sheet-too-long"
    template = N_("Trang «{sheet}» có {rows} dòng, nhiều hơn {most} dòng cho phép: hãy tách thành nhiều trang.")


REFUSALS: tuple[type[Refusal], ...] = (
    WorkbookMissing,
    WorkbookEmpty,
    WorkbookEncrypted,
    NotAWorkbook,
    PlainTextFile,
    WorkbookDamaged,
    WorkbookTooLarge,
    TooManyRows,
)
"""Everything that ``read_workbook`` refuses."""
