"""What is known of the union by day: its facts, and the roles of its officers."""

from __future__ import annotations

from enum import StrEnum

from app.domain.problems import N_


class FactKey(StrEnum):
    """What a fact of the union is about; stored by its value."""

    UNION = "union"
    SUPERIOR = "superior"
    EMPLOYER = "employer"
    ADDRESS = "address"
    PLACE = "place"
    GROUP = "group"
    REGION = "region"
    TAX_CODE = "tax_code"
    PAYEE_NAME = "payee_name"
    PAYEE_ACCOUNT = "payee_account"
    PAYEE_BANK = "payee_bank"

    @property
    def label(self) -> str:
        """Its Vietnamese name (for the catalogue)."""
        return _FACTS[self]


_FACTS = {
    FactKey.UNION: N_("Tên công đoàn cơ sở"),
    FactKey.SUPERIOR: N_("Công đoàn cấp trên"),
    FactKey.EMPLOYER: N_("Doanh nghiệp, cơ quan"),
    FactKey.ADDRESS: N_("Địa chỉ"),
    FactKey.PLACE: N_("Địa danh ghi trước ngày ký"),
    FactKey.GROUP: N_("Nhóm đóng đoàn phí"),
    FactKey.REGION: N_("Vùng lương tối thiểu"),
    FactKey.TAX_CODE: N_("Mã số thuế"),
    FactKey.PAYEE_NAME: N_("Đơn vị nhận tiền nộp lên"),
    FactKey.PAYEE_ACCOUNT: N_("Số tài khoản nhận"),
    FactKey.PAYEE_BANK: N_("Ngân hàng nhận"),
}


class OfficerRole(StrEnum):
    """What an officer does; stored by its value."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    ACCOUNTANT = "accountant"
    CASHIER = "cashier"
    PREPARER = "preparer"

    @property
    def label(self) -> str:
        """Its Vietnamese name (for the catalogue)."""
        return _ROLES[self]


_ROLES = {
    OfficerRole.CHAIR: N_("Chủ tịch"),
    OfficerRole.VICE_CHAIR: N_("Phó chủ tịch"),
    OfficerRole.ACCOUNTANT: N_("Kế toán"),
    OfficerRole.CASHIER: N_("Thủ quỹ"),
    OfficerRole.PREPARER: N_("Người lập"),
}
