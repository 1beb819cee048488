"""The text of a transfer: the union's own template filled in, and the same text as banks take it (capitals, no accents).

Templates name what they want filled in braces: ``{đơn vị}``, ``{tháng}``, ``{cấp trên}``. Pure text; no bank is asked here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from app.domain.dates import Month
from app.domain.problems import N_, Refusal
from app.domain.text import clean, fold

UNION, MONTHS, SUPERIOR = "đơn vị", "tháng", "cấp trên"
PLACES = (UNION, MONTHS, SUPERIOR)
REMITTANCE_TEXT = "{đơn vị} nộp ĐPCĐ cấp trên {tháng}"
"""What a remittance says where the union has no text of its own."""

_PLACE = re.compile(r"\{([^{}]*)\}")


class TransferTextWrong(Refusal):
    """A template asks for something nobody can fill in, or says nothing."""

    code = "transfer-text-wrong"
    template = N_("Mẫu nội dung chuyển tiền có {given} không hiểu được: chỉ dùng {known}.")


def check_template(template: str) -> str:
    """The template, tidied; refuses an unknown or unclosed place and an empty text."""
    text = clean(unicodedata.normalize("NFC", template))
    known = ", ".join(f"«{{{place}}}»" for place in PLACES)
    unknown = [place for place in _PLACE.findall(text) if clean(place).lower() not in PLACES]
    rest = _PLACE.sub("", text)
    if unknown or "{" in rest or "}" in rest:
        given = f"«{{{unknown[0]}}}»" if unknown else "«{» «}»"
        raise TransferTextWrong(given=given, known=known)
    if not text:
        raise TransferTextWrong(given="«»", known=known)
    return text


def filled_text(template: str, values: Mapping[str, str]) -> str:
    """The template with its places filled; an unknown place refuses as ``check_template`` does."""
    return clean(_PLACE.sub(lambda found: values.get(clean(found[1]).lower(), ""), check_template(template)))


def months_text(first: Month, last: Month) -> str:
    """``tháng 01 năm 2026`` or ``tháng 01/2026 đến tháng 03/2026``, as stored in a voucher."""
    if first == last:
        return f"tháng {first.month:02d} năm {first.year}"
    return f"tháng {first.month:02d}/{first.year} đến tháng {last.month:02d}/{last.year}"


def bank_text(narration: str) -> str:
    """The text in capitals without accents and with the signs that banks' systems take: letters, figures, ``.,-/():``."""
    plain = fold(narration).upper().replace("%", " PHAN TRAM").replace("+", " VA ").replace("&", " VA ")
    return re.sub(r"\s+", " ", re.sub(r"[^A-Z0-9 .,/():-]", " ", plain)).strip()
