"""Paper 1: the letter that asks the employer for what the union must know before bargaining (Điều 70 Bộ luật Lao động 2019)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agreements.agreements import Step
from app.domain.problems import N_
from app.exports.agreements.agreementform import SOURCES, AgreementFigures, AgreementPaper
from app.exports.document import Block
from app.exports.letterform import addressed_to, closing, listed, paragraph

ASKED = (
    "Tình hình sản xuất, kinh doanh năm trước và kế hoạch năm nay; doanh thu, lợi nhuận trong phạm vi được công khai;",
    "Tình hình sử dụng lao động: tổng số lao động, số lao động nữ, loại hợp đồng, biến động lao động trong 12 tháng;",
    "Quỹ tiền lương, tiền lương bình quân, thang lương, bảng lương, quy chế thưởng và các khoản phụ cấp đang áp dụng;",
    "Thời giờ làm việc, làm thêm giờ; kế hoạch tuyển dụng, sắp xếp lại lao động nếu có;",
    "Tình hình đóng bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp; tai nạn lao động, khám sức khỏe định kỳ;",
    "Các khoản phúc lợi: mức ăn ca, đưa đón, nhà ở, hiếu hỷ, tham quan, nghỉ mát.",
)


class InfoRequest(AgreementPaper):
    """Letter for information."""

    code = "agreement-01-info"
    title = N_("1. Công văn đề nghị cung cấp thông tin")
    source = SOURCES["70"]
    step = Step.INFO_REQUEST

    def blocks(self, figures: AgreementFigures) -> Iterator[Block]:
        """Head, request, list, closing."""
        yield from self.head(figures, "đề nghị cung cấp thông tin phục vụ thương lượng tập thể")
        yield from addressed_to(figures.employer)
        yield paragraph(
            f"Để chuẩn bị thương lượng tập thể và ký kết thỏa ước lao động tập thể, căn cứ Điều 70 Bộ luật Lao động năm 2019, "
            f"Ban Chấp hành {figures.union_name} đề nghị {figures.employer} cung cấp các thông tin sau:"
        )
        for place, asked in enumerate(ASKED, 1):
            yield listed(f"{place}. {asked}")
        yield paragraph(
            f"Đề nghị Công ty cung cấp bằng văn bản trong thời hạn {figures.law.info_days} ngày kể từ ngày nhận được công văn này. Ban Chấp hành "
            "công đoàn cơ sở cam kết chỉ sử dụng thông tin vào việc thương lượng và giữ bí mật kinh doanh của Công ty."
        )
        yield paragraph("Rất mong sự hợp tác của Công ty./.")
        yield from closing(figures.who, "Như trên", f"{figures.who.superior} (để báo cáo)", "Lưu: CĐCS")
