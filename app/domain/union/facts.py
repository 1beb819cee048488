"""What is known of the union by day."""

from __future__ import annotations

from app.domain.labelled import Labelled
from app.domain.problems import N_


class FactKey(Labelled):
    """What a fact of the union is about; stored by its value."""

    UNION = "union", N_("Tên công đoàn cơ sở")
    SUPERIOR = "superior", N_("Công đoàn cấp trên")
    EMPLOYER = "employer", N_("Doanh nghiệp, cơ quan")
    ADDRESS = "address", N_("Địa chỉ")
    PLACE = "place", N_("Địa danh ghi trước ngày ký")
    GROUP = "group", N_("Nhóm đóng đoàn phí")
    REGION = "region", N_("Vùng lương tối thiểu")
    TAX_CODE = "tax_code", N_("Mã số thuế")
    PAYEE_NAME = "payee_name", N_("Đơn vị nhận tiền nộp lên")
    PAYEE_ACCOUNT = "payee_account", N_("Số tài khoản nhận")
    PAYEE_BANK = "payee_bank", N_("Ngân hàng nhận")
