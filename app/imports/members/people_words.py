"""What the words of a row say in a list of people: a sum, a group, an office below the table, or somebody's name.

Words with tones are compared with their tones: Tống, Tòng, Cống and Công are surnames, «Tổng» and «Cộng» are sums. A text typed in plain
letters is compared without them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from app.domain.text import clean, fold
from app.imports.encodings import convert
from app.imports.units import unit_in_title


class Says:
    """A pattern of words in lower case with their tones; a text of plain letters is held against it without them."""

    def __init__(self, pattern: str) -> None:
        self._spoken = re.compile(pattern)
        self._plain = re.compile(fold(pattern))

    def __call__(self, text: str) -> bool:
        """True when the text begins so."""
        return self.within(text, begins=True)

    def within(self, text: str, *, begins: bool = False) -> bool:
        """True when the text says so anywhere."""
        words = in_words(text)
        pattern = self._plain if words.isascii() else self._spoken
        return (pattern.match(words) if begins else pattern.search(words)) is not None


@lru_cache(maxsize=1 << 14)
def in_words(text: str) -> str:
    """A text in Unicode and lower case, without brackets and marks before its first word."""
    return re.sub(r"^[\W_]+", "", clean(convert(text).text).casefold())


_UNITS = (
    r"tổ|phòng|bộ phận|bp|chuyền|xưởng|phân xưởng|px|đội|nhóm|khối|ban|line|kho|văn phòng|vp|công đoàn bộ phận|đơn vị"
)
_SUM_OF = rf"cộng|số|cả|{_UNITS}|trang|dồn|toàn|chung|các|danh sách|tháng|quý|lương|tiền|người|đoàn viên|lao động|phát sinh|cuối|hết"
says_total = Says(
    rf"(tổng|cộng)(?=\s*$|\s*[:(.,=\d]|\s+({_SUM_OF})\b)|(lũy|luỹ) kế\b|số dư\b|mang sang\b|chuyển sang\b|total\b|sum\b"
)
_says_group = Says(rf"(?:(?:[ivx]+|\d+|[a-z])\s*[.)/:-]+\s*)?(?:{_UNITS})\b")
_says_office = Says(
    r"người (lập|kiểm|duyệt|ghi|nhận|giao|phụ trách|tổng hợp|đại diện)|kế toán|thủ quỹ|thủ trưởng|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|"
    r"tổng giám đốc|tm\b|t\.m\b|tl\.|kt\.|ký\b|ký,|ký tên|họ,? tên\)|lập (biểu|bảng|danh sách)|xác nhận|đại diện|ban chấp hành|bch\b|"
    r"trưởng (phòng|ban|bộ phận)|tổ trưởng|noi nhận|nơi nhận|đóng dấu|đã ký|prepared|approved"
)
_says_day = Says(r"ngày\s*[.…\d]*\s*tháng\b|.*,? ngày\s+[.…\d]*\s*tháng\b")
says_note = Says(r"ghi chú\b|lưu ý\b|danh sách (này )?(có|gồm)|nơi nhận")
_OWN_WORDS = Says(
    r"(?:tổ|ban|kho|đội|khối|phòng|nhóm)\s+(?:\d|số\b|may\b|cắt\b|ủi\b|là\b|hoàn (?:thiện|tất)|kcs\b|qc\b|kho\b|bảo (?:vệ|trì)|văn (?:phòng|thư)|"
    r"kỹ thuật|cơ (?:điện|khí)|điện\b|đóng (?:gói|thùng)|in\b|sơn\b|lắp\b|hành chính|kế (?:toán|hoạch)|sản xuất|nhân sự|xếp\b|phục vụ|tạp vụ|bếp\b|"
    r"nhà\b|dệt\b|nhuộm\b|thêu\b|đế\b|gò\b|chặt\b|dán\b|vệ sinh|lái xe|vận (?:chuyển|tải)|bốc\b|giao\b|bán\b|thu\b|mộc\b|hàn\b|tiện\b|phay\b|"
    r"khuôn\b|ép\b|đúc\b|kiểm\b|công nghệ|giặt\b|mẫu\b|chuyền\b|vật tư|[a-z]\b)"
)
MIDDLE_NAMES = frozenset(
    [
        "văn",
        "thị",
        "hữu",
        "đức",
        "ngọc",
        "minh",
        "thanh",
        "quốc",
        "kim",
        "xuân",
        "thế",
        "đình",
        "hoàng",
        "mạnh",
        "tuấn",
        "anh",
        "bá",
        "duy",
        "gia",
        "hồng",
        "mỹ",
        "như",
        "phương",
        "thuý",
        "thúy",
        "thùy",
        "thuỳ",
        "trọng",
        "tấn",
        "viết",
        "quang",
        "phúc",
        "hải",
        "bích",
        "diệu",
        "nhật",
        "trung",
        "vĩnh",
        "thành",
        "van",
        "thi",
        "huu",
        "duc",
        "ngoc",
        "quoc",
        "xuan",
        "the",
        "dinh",
        "hoang",
        "manh",
        "tuan",
        "hong",
        "my",
        "nhu",
        "phuong",
        "thuy",
        "trong",
        "tan",
        "viet",
        "phuc",
        "hai",
        "bich",
        "dieu",
        "nhat",
        "vinh",
    ]
)


def says_office(text: str) -> bool:
    """True for what stands below a table: an office, «ký tên», a day written out."""
    return _says_office(text) or _says_day(text)


def says_group(text: str) -> bool:
    """True for the name of a group standing alone: «Tổ may 1», «II. Phòng kế toán»; not for «Tô Văn An» or «Tổ Văn An»."""
    if not _says_group(text) or says_office(text) or unit_in_title(text) is not None:
        return False
    words = in_words(text)
    # Trap: in plain letters Tô, Bàn and Đội are To, Ban and Doi; «Tổ» itself is a surname too.
    if _OWN_WORDS(text) or any(map(str.isdigit, words)):
        return True
    pieces = words.split(" ")
    if len(pieces) > 2 and pieces[1] in MIDDLE_NAMES:
        return False
    return not words.isascii() or len(pieces) == 1 or pieces[0] not in ("to", "ban", "doi", "kho", "khoi", "phong")


def group_name(text: str) -> str:
    """The name of a group as its heading says it, without the number of the heading and without «(12 người)»."""
    name = clean(convert(text).text)
    name = re.sub(r"^\s*(?:[IVX]+|\d+|[A-Za-z])\s*[.)/:-]+\s*", "", name)
    name = re.sub(
        r"\s*[(:–-]\s*\d+\s*(?:người|đv|đoàn viên|nguoi|lao động|cn|nv)?\s*\)?\s*$", "", name, flags=re.IGNORECASE
    )
    return name.strip(" :.-–")
