"""How groups of dues and regions of wages are called and chosen in the window."""

from __future__ import annotations

from app.i18n import _
from app.ui.widgets.lookup_field import Choice

ROMAN = ("I", "II", "III", "IV")


def dues_group_choices() -> list[Choice]:
    """The four groups that pay dues."""
    # Law: QĐ 61/QĐ-TLĐ, điều 1.
    words = (
        _("Đơn vị sự nghiệp không hưởng 100% lương từ ngân sách nhà nước"),
        _("Doanh nghiệp nhà nước, công ty cổ phần nhà nước chi phối"),
        _("Doanh nghiệp ngoài nhà nước, đơn vị ngoài công lập, hợp tác xã, tổ chức nước ngoài"),
        _("Nghiệp đoàn, nơi khó xác định tiền lương (mức ấn định)"),
    )
    return [Choice(str(number), str(number), word) for number, word in enumerate(words, 1)]


def region_choices() -> list[Choice]:
    """The four regions of the minimum wage."""
    return [Choice(str(number), "", _("Vùng {roman}").format(roman=roman)) for number, roman in enumerate(ROMAN, 1)]
