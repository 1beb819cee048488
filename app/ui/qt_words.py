"""Qt's own words (OK, Cancel, Copy, Paste, Print …) in Vietnamese: no Qt release ships them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

from app.i18n import language

WORDS = {
    "OK": "Đồng ý", "&OK": "Đồng ý", "Cancel": "Thôi", "&Cancel": "Thôi", "Save": "Lưu", "&Save": "Lưu", "Open": "Mở", "&Open": "Mở",
    "Close": "Đóng", "&Close": "Đóng", "&Yes": "Có", "&No": "Không", "Apply": "Áp dụng", "Discard": "Bỏ", "Reset": "Đặt lại",
    "&Undo": "Hoàn tác", "&Redo": "Làm lại", "Cu&t": "Cắt", "&Copy": "Chép", "&Paste": "Dán", "Delete": "Xóa", "&Delete": "Xóa",
    "Select All": "Chọn hết", "Print": "In", "&Print": "In", "Look in:": "Tìm trong:", "File &name:": "Tên tệp:",
    "Files of type:": "Loại tệp:", "Directory:": "Thư mục:", "Name": "Tên", "Size": "Cỡ", "Type": "Loại", "Date Modified": "Ngày sửa",
    "Computer": "Máy tính", "Back": "Lùi", "Forward": "Tiến", "Parent Directory": "Thư mục trên", "Create New Folder": "Tạo thư mục",
    "List View": "Danh sách", "Detail View": "Chi tiết", "&New Folder": "Thư mục mới", "&Rename": "Đổi tên", "Show &hidden files": "Hiện tệp ẩn",
    "Printer": "Máy in", "Copies": "Số bản", "Print range": "Trang in", "Print all": "In hết", "Pages from": "Từ trang", "to": "đến",
    "Color Mode": "Màu", "Color": "Màu", "Grayscale": "Thang xám", "Page size:": "Cỡ giấy:", "Orientation": "Chiều giấy",
    "Portrait": "Đứng", "Landscape": "Ngang", "P&roperties": "Thuộc tính", "Collate": "Xếp bộ", "Options": "Tùy chọn",
}  # fmt: skip


class QtWords(QTranslator):
    """Looks words up while Vietnamese is the language; everything else stays Qt's."""

    def translate(self, _context: str, source: str, _note: str | None = None, _count: int = -1) -> str:
        """The Vietnamese word, or nothing."""
        return WORDS.get(source, "") if language() == "vi" else ""

    def isEmpty(self) -> bool:
        """Never empty: Qt would not ask."""
        return False


_installed: QtWords | None = None


def install() -> None:
    """Put the words in front of Qt's own, once."""
    global _installed
    if _installed is None:
        _installed = QtWords()
        QCoreApplication.installTranslator(_installed)
