"""Numbers of citizen papers: CCCD of twelve digits and the older CMND of nine, read surely or refused.

A CCCD has no check digit: province, century with sex, and year are compared with what else is known, only as doubts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.problems import N_, Message, Refusal
from app.domain.text import clean

NEW_LENGTH = 12
OLD_LENGTH = 9

# Law: Thông tư 07/2016/TT-BCA, annex: codes of the 63 provinces where a birth was registered.
PROVINCE_CODES = frozenset(
    [
        "001",
        "002",
        "004",
        "006",
        "008",
        "010",
        "011",
        "012",
        "014",
        "015",
        "017",
        "019",
        "020",
        "022",
        "024",
        "025",
        "026",
        "027",
        "030",
        "031",
        "033",
        "034",
        "035",
        "036",
        "037",
        "038",
        "040",
        "042",
        "044",
        "045",
        "046",
        "048",
        "049",
        "051",
        "052",
        "054",
        "056",
        "058",
        "060",
        "062",
        "064",
        "066",
        "067",
        "068",
        "070",
        "072",
        "074",
        "075",
        "077",
        "079",
        "080",
        "082",
        "083",
        "084",
        "086",
        "087",
        "089",
        "091",
        "092",
        "093",
        "094",
        "095",
        "096",
    ]
)


class UnreadableCitizenNumber(Refusal):
    """Not surely a CCCD or CMND; ``proposal`` is the likely number where there is one."""

    code = "citizen-unreadable"
    template = N_("Số CCCD «{text}» không đúng: CCCD có 12 chữ số, CMND cũ có 9 chữ số. Hãy xem lại giấy tờ.")

    def __init__(self, proposal: str | None = None, **values: object) -> None:
        super().__init__(**values)
        self.proposal = proposal


class LostZeros(UnreadableCitizenNumber):
    """Ten or eleven digits: a sheet that took the number for an amount dropped the zeros before it."""

    code = "citizen-lost-zero"
    template = N_(
        "Số CCCD «{text}» chỉ có {digits} chữ số, có lẽ Excel đã bỏ số 0 ở đầu: hãy xác nhận số đủ 12 chữ số."
    )


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a number that does not fit; never a reason to refuse it."""

    code: str
    message: Message


def read_citizen_number(value: object) -> str:
    """The twelve digits of a CCCD or the nine of a CMND, from text or a number cell.

    Refuses the rest: LostZeros with the padded number proposed, UnreadableCitizenNumber otherwise.
    """
    text = _digits_of(value)
    if text.isascii() and text.isdigit():
        if len(text) in (NEW_LENGTH, OLD_LENGTH):
            return text
        padded = text.zfill(NEW_LENGTH)
        # Why: no province is 000, so at most two zeros can be lost, and the province must exist.
        if len(text) in (10, 11) and padded[:3] in PROVINCE_CODES:
            raise LostZeros(padded, text=text, digits=len(text))
        raise UnreadableCitizenNumber(text=text)
    bare = re.sub(r"[ .'’-]", "", text)
    likely = re.fullmatch(r"[0-9]{12}|[0-9]{9}", bare) is not None
    raise UnreadableCitizenNumber(bare if likely else None, text=text)


def _digits_of(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise UnreadableCitizenNumber(text=value)
    if isinstance(value, float):
        if not value.is_integer():
            raise UnreadableCitizenNumber(text=str(value).replace(".", ","))
        value = int(value)
    return clean(str(value))


def is_old_number(number: str) -> bool:
    """True for the nine digits of a CMND, which is no longer issued."""
    return len(number) == OLD_LENGTH


def doubts_about(number: str, is_male: bool | None = None, birth_year: int | None = None) -> tuple[Doubt, ...]:
    """What in a CCCD does not fit the province codes, the sex or the year of birth; nothing for a CMND."""
    if len(number) != NEW_LENGTH:
        return ()
    doubts = []
    if number[:3] not in PROVINCE_CODES:
        said = Message(N_("Ba số đầu {province} của CCCD không phải mã tỉnh đã biết."), {"province": number[:3]})
        doubts.append(Doubt("citizen-province", said))
    mark = int(number[3])
    if is_male is not None and (mark % 2 == 0) != is_male:
        words = (
            N_("Số CCCD là của nam, danh sách ghi nữ.")
            if mark % 2 == 0
            else N_("Số CCCD là của nữ, danh sách ghi nam.")
        )
        doubts.append(Doubt("citizen-sex", Message(words)))
    year = 1900 + mark // 2 * 100 + int(number[4:6])
    if birth_year is not None and birth_year != year:
        said = Message(
            N_("Số CCCD cho năm sinh {number}, danh sách ghi {birth}."), {"number": year, "birth": birth_year}
        )
        doubts.append(Doubt("citizen-birth", said))
    return tuple(doubts)
