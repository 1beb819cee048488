"""Vietnamese for the words Qt itself puts on buttons, menus and dialogs; Qt ships no Vietnamese catalogue.

Only Qt's own English texts stand here, by their exact spelling. Ours are in ``app/i18n.py``.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

WORDS = {
    # ---- buttons of dialogs
    "OK": "Đồng ý",
    "&OK": "Đồ&ng ý",
    # Why: not «Hủy», which in these books means voiding a voucher.
    "Cancel": "Thôi",
    "&Cancel": "&Thôi",
    "Yes": "Có",
    "&Yes": "&Có",
    "Yes to All": "Có tất cả",
    "Yes to &All": "Có &tất cả",
    "No": "Không",
    "&No": "&Không",
    "No to All": "Không tất cả",
    "N&o to All": "K&hông tất cả",
    "Save": "Cất",
    "&Save": "&Cất",
    "Save All": "Cất tất cả",
    "Don't Save": "Không cất",
    "Close without Saving": "Đóng, không cất",
    "Open": "Mở",
    "&Open": "&Mở",
    "Close": "Đóng",
    "&Close": "Đón&g",
    "Apply": "Áp dụng",
    "Reset": "Đặt lại",
    "Restore Defaults": "Về mặc định",
    "Discard": "Bỏ",
    "Help": "Trợ giúp",
    "Retry": "Thử lại",
    "Abort": "Dừng",
    "Ignore": "Bỏ qua",
    "Show Details...": "Xem chi tiết…",
    "Hide Details...": "Ẩn chi tiết…",
    # ---- wizards
    "< &Back": "< &Quay lại",
    "&Back": "&Quay lại",
    "Back": "Quay lại",
    "&Next": "&Tiếp",
    "&Next >": "&Tiếp >",
    "Next": "Tiếp",
    "Continue": "Tiếp tục",
    "Done": "Xong",
    "&Finish": "&Xong",
    "Finish": "Xong",
    "Commit": "Thực hiện",
    "&Help": "Trợ &giúp",
    # ---- the menu of a text field
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "Cắ&t",
    "&Copy": "&Chép",
    "Copy &Link Location": "Chép &liên kết",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "Select All": "Chọn tất cả",
    "&Step up": "&Tăng",
    "Step &down": "&Giảm",
    # ---- choosing a file or a folder
    "Look in:": "Ở thư mục:",
    "File &name:": "&Tên tệp:",
    "Files of type:": "Loại tệp:",
    "&Choose": "&Chọn",
    "Choose": "Chọn",
    "Directory:": "Thư mục:",
    "Find Directory": "Tìm thư mục",
    "Save As": "Cất thành",
    "All Files (*)": "Mọi tệp (*)",
    "All files (*)": "Mọi tệp (*)",
    "Recent Places": "Nơi mới dùng",
    "My Computer": "Máy tính này",
    "Computer": "Máy tính",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Kind": "Loại",
    "Date Modified": "Ngày sửa",
    "File Folder": "Thư mục",
    "Folder": "Thư mục",
    "Drive": "Ổ đĩa",
    "Forward": "Tới",
    "Parent Directory": "Thư mục trên",
    "Create New Folder": "Tạo thư mục mới",
    "Create a New Folder": "Tạo thư mục mới",
    "&New Folder": "Thư mục &mới",
    "New Folder": "Thư mục mới",
    "List View": "Danh sách",
    "Detail View": "Chi tiết",
    "Go back": "Quay lại",
    "Go forward": "Đi tới",
    "Go to the parent directory": "Lên thư mục trên",
    "Change to list view mode": "Xem dạng danh sách",
    "Change to detail view mode": "Xem dạng chi tiết",
    "Show ": "Hiện ",
    "Show &hidden files": "Hiện tệp ẩ&n",
    "&Rename": "Đổ&i tên",
    "&Delete": "&Xóa",
    "Remove": "Bỏ ra",
    "Sidebar": "Thanh bên",
    "Files": "Tệp",
    "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nGhi đè lên tệp này?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": "%1\nKhông có tệp này. Hãy xem lại tên tệp.",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nKhông có thư mục này. Hãy xem lại tên thư mục."
    ),
    "'%1' is write protected.\nDo you want to delete it anyway?": "«%1» đang được bảo vệ.\nVẫn xóa?",
    "Are you sure you want to delete '%1'?": "Xóa «%1»?",
    "Could not delete directory.": "Không xóa được thư mục.",
    "%1 bytes": "%1 byte",
    "%1 KB": "%1 KB",
    "%1 MB": "%1 MB",
    # ---- printing
    "Print": "In",
    "&Print": "&In",
    "Printer": "Máy in",
    "Print range": "Phạm vi in",
    "Print all": "In tất cả",
    "Print selection": "In phần đã chọn",
    "Pages from": "Từ trang",
    "Current Page": "Trang đang xem",
    "Selection": "Phần đã chọn",
    "to": "đến",
    "Copies": "Số bản",
    "Copies:": "Số bản:",
    "Collate": "Xếp theo bộ",
    "Reverse": "Thứ tự ngược",
    "Options": "Tùy chọn",
    "Output Settings": "Đầu ra",
    "Color Mode": "Chế độ màu",
    "Color": "Màu",
    "Grayscale": "Đen trắng",
    "Duplex Printing": "In hai mặt",
    "None": "Không",
    "Long side": "Lật cạnh dài",
    "Short side": "Lật cạnh ngắn",
    "Print to File (PDF)": "In ra tệp (PDF)",
    "Paper": "Giấy",
    "Page size:": "Cỡ giấy:",
    "Orientation": "Hướng giấy",
    "Portrait": "Dọc",
    "Landscape": "Ngang",
    "Margins": "Lề",
    "P&roperties": "&Thuộc tính",
    "Properties": "Thuộc tính",
    "&Name:": "&Tên:",
    "Location:": "Nơi đặt:",
    "Preview": "Xem trước",
    "Type:": "Loại:",
    "Output &file:": "&Tệp ra:",
    "&Options >>": "&Tùy chọn >>",
    "&Options <<": "&Tùy chọn <<",
    # ---- message boxes
    "Error": "Lỗi",
    "Warning": "Lưu ý",
    "Information": "Thông tin",
    "Question": "Câu hỏi",
    # ---- tabs, docks, menus
    "Scroll Left": "Cuộn trái",
    "Scroll Right": "Cuộn phải",
    "Close Tab": "Đóng thẻ",
    "Minimize": "Thu nhỏ",
    "Maximize": "Phóng to",
    "Restore": "Khôi phục",
    "Restore Down": "Thu lại",
    "Menu": "Danh mục",
    "More": "Thêm",
}


class QtWords(QTranslator):
    """Answers Qt from the list above. Install it for Vietnamese, remove it for English; keep a reference to it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def translate(
        self, context: str, source_text: str, disambiguation: str | None = None, number: int = -1
    ) -> str | None:
        """The Vietnamese words, or None, on which Qt keeps its own."""
        return WORDS.get(source_text)

    def isEmpty(self) -> bool:
        """Never: Qt does not install an empty translator."""
        return False
