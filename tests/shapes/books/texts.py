"""What treasurers write into the rows of their books."""

from __future__ import annotations

import random

UNIONS = (
    "Công ty TNHH Sao Mai",
    "Công ty CP May Hòa Phát Tài",
    "Công ty TNHH MTV Cơ khí Tân Lộc",
    "Trường Tiểu học Nguyễn Văn Bé",
    "Công ty CP Thủy sản Bến Hải",
)
SUPERIORS = ("LĐLĐ QUẬN NAM HẢI", "LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY LONG", "CÔNG ĐOÀN CÁC KCN TỈNH BÌNH AN")
DUES = (
    "Thu đoàn phí công đoàn tháng {m}/{y}",
    "Thu đoàn phí tháng {mm}",
    "Đoàn phí công đoàn tháng {m} năm {y}",
    "Thu đoàn phí tổ {g} tháng {m}",
    "Thu đoàn phí CĐ T{m}/{y}",
    "Thu ĐPCĐ tháng {m}",
)
INTEREST = ("Lãi tiền gửi NH", "Lãi không kỳ hạn tháng {m}", "Nhập lãi tiền gửi", "Lãi tiền gửi tháng {mm}/{y}")
FEES = ("Phí duy trì tài khoản", "Phí SMS banking tháng {m}", "Chi tiền phí dịch vụ E-Fast", "Phí chuyển tiền")
FROM_ABOVE = (
    "Nhận 75% KPCĐ cấp trên cấp trả",
    "LĐLĐ cấp kinh phí công đoàn đợt {g}",
    "Nhận kinh phí công đoàn 75% quý {g}/{y}",
)
UP = ("Nộp đoàn phí về cấp trên tháng {m}", "Nộp 30% ĐPCĐ lên LĐLĐ quý {g}", "Chuyển nộp đoàn phí 30% tháng {mm}/{y}")
OTHER_IN = (
    "Chuyên môn hỗ trợ kinh phí hội thao",
    "Thu tiền ủng hộ mái ấm công đoàn",
    "Thu hoàn ứng tiền tổ chức 20/10 của {name}",
    "Số dư tiền quà 1/6 nộp lại quỹ",
    "Công ty hỗ trợ tiền quà Tết thiếu nhi",
)
PAID = (
    "Chi mừng sinh nhật đoàn viên {name}",
    "Chi mừng sinh nhật đoàn viên {name}",
    "Sinh nhật {name}",
    "Mừng SN đồng chí {name} (tổ {g})",
    "Thăm ốm {name}",
    "Chi thăm hỏi ốm đau đoàn viên {name}",
    "Phúng điếu thân nhân {name}",
    "Mừng cưới đ/c {name}",
    "Chi mua văn phòng phẩm",
    "Tổng kết phong trào thi đua năm {y}",
    "Tổng vệ sinh văn phòng công đoàn",
    "Cộng tác viên viết bài bản tin",
    "Tồn kho quà 20/10: mua bổ sung",
    "Số dư tiền quà trả lại người lao động",
    "Chi tiền nước uống họp BCH quý {g}",
    "Photo tài liệu đại hội; đóng tập",
    "Chi phụ cấp BCH tháng {m}",
    "Thuê sân bóng đá giao hữu tháng {m}",
)
SEASONAL = {
    1: ("Chi quà Tết Dương lịch 1/1", "Chi mừng Tết cho đoàn viên"),
    3: ("Chi mừng lễ 8/3 cho 12 đoàn viên nữ", "Mua hoa 8/3"),
    4: ("Chi mừng lễ 30/4 và 1/5 (10 người)",),
    6: ("Mua quà 1/6 cho con đoàn viên",),
    9: ("Chi quà Trung thu cho con đoàn viên", "Chi mừng lễ 2/9"),
    10: ("Mua hoa 20/10", "Tọa đàm 20/10: nước, bánh"),
}
"""What is paid for in one month of the year only."""
PAID_BY_BANK = (
    "CK chi du lịch hè cho đoàn viên",
    "Chuyển khoản mua quà Tết",
    "Chi hỗ trợ đoàn viên {name} bị tai nạn lao động",
    "TT tiền đồng phục hội thao",
    "Chi trợ cấp khó khăn {name}",
)
WITHDRAWALS = (
    "Rút tiền gửi ngân hàng nhập quỹ tiền mặt",
    "Rút TGNH nhập quỹ",
    "Rút tiền gửi về nhập quỹ",
    "Rút tiền ngân hàng nhập quỹ TM",
)
DEPOSITS = ("Nộp tiền mặt vào tài khoản ngân hàng", "Gửi tiền mặt vào ngân hàng", "Nộp tiền mặt vào TK tiền gửi")


def filled(rng: random.Random, text: str, year: int, month: int, name: str) -> str:
    """The text for a month, a group and a person."""
    return text.format(m=month, mm=f"{month:02d}", y=year, g=rng.randint(1, 4), name=name)
