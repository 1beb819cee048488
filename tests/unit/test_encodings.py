"""Old encodings are recognised, converted and reported; ordinary text is left alone."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from app.imports import encodings
from app.imports.encodings import convert

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(
    ("written", "meant", "found"),
    [
        ("SOÅ QUYÕ TIEÀN MAËT", "SỔ QUỸ TIỀN MẶT", "VNI"),
        ("COÂNG ÑOAØN CÔ SÔÛ", "CÔNG ĐOÀN CƠ SỞ", "VNI"),
        ("COÂNG ÑOAØN CÔ SÔÛ COÂNG TY MAÃU", "CÔNG ĐOÀN CƠ SỞ CÔNG TY MẪU", "VNI"),
        ("PHIEÁU CHI", "PHIẾU CHI", "VNI"),
        ("Quyeån soá", "Quyển số", "VNI"),
        ("Ngaøy 45923", "Ngày 45923", "VNI"),
        ("NguyÔn ThÞ ¸nh", "Nguyễn Thị ánh", "TCVN3"),
        ("C«ng ®oµn c¬ së", "Công đoàn cơ sở", "TCVN3"),
        ("tiêÌn ðôìi ýìng", "tiền đối ứng", "cp1258"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Thuỷ"), "Nguyễn Thị Thuỷ", "NFD"),
        ("Ðoàn Văn Ðức", "Đoàn Văn Đức", "Ð"),
    ],
)
def test_old_text_is_converted_and_told(written: str, meant: str, found: str) -> None:
    conversion = convert(written)
    assert conversion.text == meant
    assert conversion.found == (found,)


@pytest.mark.parametrize(
    "text",
    [
        "Café đen",
        "hoà khoá thuý quý",
        "Chi 200k/người – “lễ”",
        "Société Générale",
        "UNC-01/2026",
        "",
        "Cộng :",
        "CÔ BA",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert convert(text) == encodings.Conversion(text)


def test_no_real_name_is_taken_for_an_old_encoding() -> None:
    names = [
        line.strip()
        for file in ("boy", "girl")
        for line in (DATA / f"names/{file}.txt").read_text("utf-8").splitlines()
    ]
    touched = [name for name in names if set(convert(name).found) - {"Ð"}]
    assert len(names) > 2000
    assert touched == []


def _to_vni(text: str) -> str:
    marks = {}
    for vowel in "aeoôưuy":
        for written in encodings.VNI_TAKES.get({"ô": "", "ư": "ö"}.get(vowel, vowel), ""):
            base = "ư" if vowel == "ư" else vowel
            marks[unicodedata.normalize("NFC", base + encodings.VNI_MARKS[written])] = {"ư": "ö"}.get(
                vowel, vowel
            ) + written
    for tone in "ùøûõï":
        marks[unicodedata.normalize("NFC", "ơ" + encodings.VNI_MARKS[tone])] = "ô" + tone
    marks.update({meant: written for written, meant in encodings.VNI_ALONE.items()})
    return "".join(marks.get(sign) or (marks[sign.lower()].upper() if sign.lower() in marks else sign) for sign in text)


def test_ten_thousand_names_come_back_from_vni() -> None:
    names = [
        line.strip()
        for file in ("boy", "girl")
        for line in (DATA / f"names/{file}.txt").read_text("utf-8").splitlines()
        if line.strip()
    ]
    meant = [f"{surname} {name}".replace("Ð", "Đ") for surname in ("Nguyễn", "Trần", "Đặng", "Phạm") for name in names]
    right = sum(convert(_to_vni(name)).text == name for name in meant)
    assert right >= 0.99 * len(meant)


def test_a_bank_statement_in_cp1258_is_decoded() -> None:
    # Why read as Latin first: so cells come in from programs that do not know the encoding.
    latin = (DATA / "saoke_cp1258.csv").read_bytes().decode("latin-1")
    head = convert(latin.splitlines()[0])
    assert head.found == ("cp1258",)
    assert head.text.startswith("Ngày giao dịch;Số tiền ghi nợ;")
    assert convert("Ngày").found == ()
