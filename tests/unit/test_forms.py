"""The five statutory forms: every line, heading and figure where the law's pattern has it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest

from app.domain.dates import Month, Period
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.money import dong
from app.domain.settlement.settlement import BasicIndicators, Owing, Settlement
from app.domain.words import WordStyle
from app.exports.document import (
    Document,
    Field,
    Fields,
    Grid,
    HalfPage,
    KeepTogether,
    Line,
    Paragraph,
    Row,
    Signatures,
    Title,
)
from app.exports.form import Params, PeriodMissing, UnknownForm, form_named, forms, to_json
from app.exports.heads import TT_24, TT_107, from_to_line, period_line, place_and_date, union_without_kind
from app.i18n import render
from tests import form_samples as samples

B07_LINES = """
I|TÍCH LŨY TÀI CHÍNH ĐẦU KỲ|10
II|PHẦN THU|
2.1|Đoàn phí công đoàn|22
2.2|Kinh phí công đoàn|23
2.3|Ngân sách nhà nước cấp hỗ trợ|24
2.4|Các khoản thu khác|25
|- Chuyên môn hỗ trợ|25.01
|- Thu khác|25.02
|CỘNG THU TÀI CHÍNH CÔNG ĐOÀN|
2.5|Tài chính công đoàn cấp trên cấp|28
|a- Kinh phí công đoàn cấp trên cấp theo phân phối|28.01
|b- Tài chính công đoàn cấp trên cấp hỗ trợ|28.02
2.6|Nhận bàn giao tài chính|40
2.7|Các khoản khác tăng nguồn tài chính công đoàn|47
|TỔNG CỘNG THU|
III|PHẦN CHI|
3.1|Chi bảo vệ, chăm lo đoàn viên và người lao động|31
3.2|Chi tuyên truyền, đào tạo đoàn viên và người lao động|32
3.3|Chi quản lý hành chính|33
3.4|Chi lương, phụ cấp và các khoản phải nộp theo lương|34
|a- Lương, phụ cấp... của cán bộ trong biên chế|34.01
|b- Phụ cấp cán bộ công đoàn|34.02
|c- Các khoản phải nộp theo lương|34.03
3.5|Chi khác|37
|CỘNG CHI TÀI CHÍNH CÔNG ĐOÀN|
3.6|ĐPCĐ đã nộp cấp trên quản lý trực tiếp|39
3.7|Bàn giao tài chính công đoàn|42
3.8|Các khoản khác giảm nguồn tài chính công đoàn|48
|TỔNG CỘNG CHI|
IV|TÀI CHÍNH CÔNG ĐOÀN TÍCH LŨY CUỐI KỲ|50
V|TÀI CHÍNH CÔNG ĐOÀN PHẢI NỘP CẤP TRÊN QUẢN LÝ TRỰC TIẾP|60
""".strip().splitlines()


def grid_of(document: Document) -> Grid:
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    return grid


def rows_of(document: Document) -> list[Row]:
    return list(grid_of(document).rows)


def words_of(document: Document) -> list[str]:
    """Every text outside grids, in order."""
    found: list[str] = []

    def walk(blocks: object) -> None:
        for block in blocks:  # type: ignore[attr-defined]
            if isinstance(block, (KeepTogether, HalfPage)):
                walk(block.blocks)
            elif isinstance(block, Title):
                found.extend(line.text for line in (*block.lines, *block.side))
                found.append(block.stamp)
            elif isinstance(block, Paragraph):
                found.append("".join(run.text for run in block.runs))
            elif isinstance(block, Fields):
                found.extend(f"{field.label} {field.value} {field.tail}" for fields in block.lines for field in fields)
            elif isinstance(block, Signatures):
                found.extend(
                    text for signer in block.signers for text in (signer.date, *signer.role, signer.note, signer.name)
                )
            else:
                for side in ("left", "right"):
                    found.extend(line.text for line in getattr(block, side, ()) if isinstance(line, Line))

    walk(document.blocks)
    return found


# ---- the registry ----------------------------------------------------------------------------------------------


def test_every_file_of_forms_is_a_form_found_by_its_code():
    assert {
        "b07",
        "c40",
        "c41",
        "s11",
        "s12",
        "dues-list",
        "dues-year",
        "monthly-report",
        "payment-order",
        "remittance",
    } <= set(forms())
    assert form_named(" B07 ") is forms()["b07"]


def test_an_unknown_form_is_refused_with_the_known_ones():
    with pytest.raises(UnknownForm) as refused:
        form_named("b99")
    assert "b99" in str(refused.value)
    assert "s11" in str(refused.value)


@pytest.mark.parametrize("code", ["b07", "s11", "s12", "c40", "c41"])
def test_a_form_without_a_period_is_refused(code):
    with pytest.raises(PeriodMissing):
        forms()[code].gather(None, Params())  # type: ignore[arg-type]


# ---- B07 -------------------------------------------------------------------------------------------------------


def test_b07_prints_every_line_whether_it_moved_or_not():
    document = forms()["b07"].layout(samples.settled())
    assert ["|".join(str(cell) for cell in row.cells[:3]) for row in rows_of(document)] == B07_LINES
    heads = [column.label.replace("\n", " ") for column in grid_of(document).columns]
    assert heads == ["TT", "NỘI DUNG", "Mục lục TCCĐ (Mã số)", "Dự toán được giao", "Quyết toán năm", "Cấp trên duyệt"]


def test_b07_of_2024_has_the_figures_that_were_filed():
    rows = rows_of(forms()["b07"].layout(samples.settled()))
    amounts = {row.cells[2] or row.cells[1]: row.cells[4] for row in rows if row.cells[4] is not None}
    assert amounts == {
        "10": 11_175_710, "22": 13_787_400, "25": 3_364, "25.02": 3_364, "CỘNG THU TÀI CHÍNH CÔNG ĐOÀN": 13_790_764,
        "28": 21_902_100, "28.01": 21_902_100, "TỔNG CỘNG THU": 35_692_864, "31": 29_000_000, "33": 2_254_500,
        "34": 2_601_900, "34.02": 2_601_900, "CỘNG CHI TÀI CHÍNH CÔNG ĐOÀN": 33_856_400, "39": 6_660_540,
        "TỔNG CỘNG CHI": 40_516_940, "50": 6_351_634, "60": 0,
    }  # fmt: skip


def test_b07_leaves_the_plan_and_the_superiors_columns_open():
    for row in rows_of(forms()["b07"].layout(samples.settled())):
        assert row.cells[3] is None
        assert row.cells[5] is None


def test_b07_leaves_unknown_basic_indicators_to_the_pen():
    def figures(indicators: BasicIndicators | None) -> list[Field]:
        document = forms()["b07"].layout(samples.settled(indicators=indicators))
        fields = next(block for block in document.blocks if isinstance(block, Fields))
        return [field for line in fields.lines for field in line]

    assert [field.value for field in figures(None)] == [None] * 5
    known = figures(
        BasicIndicators(
            workers=50, workers_payroll=1_378_740_000, members=48, dues_payroll=1_300_000_000, full_time_officers=0
        )
    )
    assert [(field.label, field.value, field.tail) for field in known] == [
        ("- Số lao động Đóng KPCĐ:", 50, "người"),
        ("- Quỹ lương đóng KPCĐ:", 1_378_740_000, "đồng"),
        ("- Số đoàn viên:", 48, "người"),
        ("- Quỹ lương đóng ĐPCĐ:", 1_300_000_000, "đồng"),
        ("- Số cán bộ CĐ chuyên trách:", 0, "người"),
    ]


def test_b07_says_how_codes_60_and_2801_come_about_and_what_it_leaves_open():
    owing = Owing(opening=dong(1_320_975), arisen=dong(5_142_283), settled=dong(5_660_143))
    down = Owing(
        opening=dong(13_209_750), arisen=dong(51_606_390), settled=dong(56_602_620), of_earlier=dong(13_209_750)
    )
    sheet = replace(samples.settlement(), owed_up=owing, due_down=down, payable_to_superior=owing.left)
    gathered = replace(samples.settled(), about=sheet)
    words = words_of(forms()["b07"].layout(gathered))
    assert (
        "Mã số 60: còn phải nộp đầu kỳ 1.320.975 + phát sinh trong kỳ 5.142.283 − đã nộp (mã số 39) 5.660.143 = 803.115 đồng."
    ) in words
    assert (
        "Mã số 28.01: được cấp theo phân phối kỳ trước chuyển sang 13.209.750 + phát sinh trong kỳ 51.606.390 "
        "− đã nhận 56.602.620 (của các năm trước 13.209.750) = còn được cấp 8.213.520 đồng."
    ) in words
    totals: Any = to_json(forms()["b07"], gathered)["totals"]
    assert (totals["owed_up_opening"], totals["owed_up_arisen"], totals["owed_up_settled"]) == (
        1_320_975,
        5_142_283,
        5_660_143,
    )
    left_open = [render(each) for each in forms()["b07"].missing(gathered)]
    assert "Mẫu còn để trống chỉ tiêu cơ bản (nhập ở Báo cáo & nộp cấp trên, nút Nhập chỉ tiêu)." in left_open
    whole = replace(samples.settled(Params(period=samples.YEAR, signed_on=dt.date(2024, 12, 31))), about=_known(sheet))
    assert list(forms()["b07"].missing(whole)) == []


def _known(sheet: Settlement) -> Settlement:
    figures = BasicIndicators(workers=50, workers_payroll=1, members=48, dues_payroll=1, full_time_officers=0)
    return replace(sheet, indicators=figures)


def test_b07_names_its_year_or_its_days():
    assert "Năm 2024" in words_of(forms()["b07"].layout(samples.settled()))
    piece = Period(dt.date(2025, 6, 1), dt.date(2025, 6, 13))
    assert "Từ ngày 01/06/2025 đến ngày 13/06/2025" in words_of(forms()["b07"].layout(samples.settled(period=piece)))


def test_b07_has_its_heads_its_number_and_its_signatures():
    words = words_of(
        forms()["b07"].layout(samples.settled(Params(period=samples.YEAR, signed_on=dt.date(2024, 12, 31))))
    )
    assert words == [
        "LIÊN ĐOÀN LAO ĐỘNG QUẬN NAM HẢI",
        "Công đoàn cơ sở: Công ty TNHH MTV Sao Mai",
        "Địa chỉ: 15 Đường số 7, phường Bình An, quận Nam Hải",
        "Mẫu: B07-TLĐ",
        "(Ban hành kèm theo hướng dẫn",
        "số 47 ngày 30/12/2021 của Tổng Liên đoàn)",
        "BÁO CÁO QUYẾT TOÁN THU, CHI TÀI CHÍNH CÔNG ĐOÀN",
        "Năm 2024",
        "",
        "A- CÁC CHỈ TIÊU CƠ BẢN",
        "- Số lao động Đóng KPCĐ: None người",
        "- Quỹ lương đóng KPCĐ: None đồng",
        "- Số đoàn viên: None người",
        "- Quỹ lương đóng ĐPCĐ: None đồng",
        "- Số cán bộ CĐ chuyên trách: None người",
        "B- CÁC CHỈ TIÊU THU CHI TÀI CHÍNH CÔNG ĐOÀN  ",
        " Đơn vị tính: đồng ",
        "C- THUYẾT MINH",
        "",
        "NGƯỜI LẬP",
        "(Ký, họ tên)",
        "Lê Thị Nhan",
        "Nam Hải, ngày 31 tháng 12 năm 2024",
        "TM. BAN CHẤP HÀNH",
        "CHỦ TỊCH",
        "(Ký, họ tên, đóng dấu)",
        "Lê Thị Ân",
        "D- PHẦN DUYỆT CỦA CÔNG ĐOÀN CẤP TRÊN",
        " None ",
        " None ",
        "",
        "CÁN BỘ QUẢN LÝ",
        "(Ký, họ tên)",
        "",
        "",
        "TRƯỞNG BAN TÀI CHÍNH",
        "(Ký, họ tên)",
        "",
        "Ngày …… tháng …… năm ………",
        "TM. BAN THƯỜNG VỤ",
        "(Ký, họ tên, đóng dấu)",
        "",
    ]


def test_b07_in_json_has_code_label_and_amount_of_every_line():
    data = to_json(forms()["b07"], samples.settled())
    assert json.loads(json.dumps(data)) == data
    assert data["form"] == "b07"
    assert data["period"] == "2024"
    rows = data["rows"]
    assert isinstance(rows, list)
    assert [f"{row['label']}|{row['code']}" for row in rows] == [line.split("|", 1)[1] for line in B07_LINES]
    assert {row["code"]: row["amount"] for row in rows}["25.01"] == 0
    assert [row["amount"] for row in rows if row["label"] == "PHẦN THU"] == [None]
    assert data["totals"]["closing"] == 6_351_634  # type: ignore[index]


# ---- S11 and S12 -----------------------------------------------------------------------------------------------


def test_s11_columns_and_letters_are_those_of_the_pattern():
    grid = grid_of(forms()["s11"].layout(samples.cash_book([])))
    assert [cell.label.replace("\n", " ") for cell in grid.head_rows[0]] == [
        "Ngày tháng ghi sổ", "Ngày tháng chứng từ", "Số hiệu chứng từ", "Diễn giải", "Số tiền", "Ghi chú",
    ]  # fmt: skip
    assert [cell.label for cell in grid.head_rows[1]] == ["Thu", "Chi", "Thu", "Chi", "Tồn quỹ"]
    assert [column.letter for column in grid.columns] == ["A", "B", "C", "D", "E", "1", "2", "3", "G"]


def test_s11_runs_from_opening_through_months_to_closing():
    lines = [
        samples.line("PT2024/01", dt.date(2024, 1, 5), 2_000_000, "Thu đoàn phí", VoucherKind.RECEIPT),
        samples.line("PC2024/01", dt.date(2024, 1, 9), 300_000),
        samples.line("PC2024/02", dt.date(2024, 3, 1), 150_000),
    ]
    shown = [row.cells[2:8] for row in rows_of(forms()["s11"].layout(samples.cash_book(lines)))]
    assert shown == [
        (None, None, "Số dư đầu kỳ", None, None, 11_149_200),
        ("PT2024/01", "", "Thu đoàn phí", 2_000_000, None, 13_149_200),
        ("", "PC2024/01", "Chi mua văn phòng phẩm", None, 300_000, 12_849_200),
        (None, None, "Cộng phát sinh tháng 01", 2_000_000, 300_000, None),
        (None, None, "Cộng lũy kế từ 01/01/2024", 2_000_000, 300_000, None),
        ("", "PC2024/02", "Chi mua văn phòng phẩm", None, 150_000, 12_699_200),
        (None, None, "Cộng phát sinh tháng 03", 0, 150_000, None),
        (None, None, "Cộng lũy kế từ 01/01/2024", 2_000_000, 450_000, None),
        (None, None, "Cộng phát sinh", 2_000_000, 450_000, None),
        (None, None, "Số dư cuối kỳ", None, None, 12_699_200),
    ]


def test_money_paid_into_the_bank_stands_on_the_cash_books_spending_side():
    paid_in = replace(
        samples.line("BC-01/2024", dt.date(2024, 1, 5), 1, kind=VoucherKind.PAYMENT), kind=VoucherKind.BANK_IN
    )
    cells = rows_of(forms()["s11"].layout(samples.cash_book([paid_in])))[1].cells
    assert cells[2:4] == ("", "BC-01/2024")


def test_a_voided_voucher_says_huy_and_counts_nothing():
    lines = [samples.line("PC2024/01", dt.date(2024, 1, 9), 300_000, state=VoucherState.VOIDED)]
    gathered = samples.cash_book(lines)
    voided = rows_of(forms()["s11"].layout(gathered))[1]
    assert voided.cells[5:] == (None, None, 11_149_200, "HỦY")
    data = to_json(forms()["s11"], gathered)
    assert data["rows"][0]["out"] == 0  # type: ignore[index]
    assert data["totals"] == {"opening": 11_149_200, "in": 0, "out": 0, "closing": 11_149_200}


def test_a_book_over_two_years_names_the_year_of_each_month():
    period = Period(dt.date(2023, 12, 1), dt.date(2024, 1, 31))
    lines = [samples.line("PC2023/09", dt.date(2023, 12, 30), 5), samples.line("PC2024/01", dt.date(2024, 1, 2), 5)]
    gathered = replace(samples.cash_book([]), extracts=(samples.extract(lines, period=period),))
    labels = [row.cells[4] for row in rows_of(forms()["s11"].layout(gathered))]
    assert "Cộng phát sinh tháng 12/2023" in labels
    assert "Cộng phát sinh tháng 01/2024" in labels


def test_long_money_gets_wider_columns():
    narrow = grid_of(forms()["s11"].layout(samples.cash_book([]))).columns
    gathered = replace(samples.cash_book([]), extracts=(samples.extract([], 999_999_999_999),))
    wide = grid_of(forms()["s11"].layout(gathered)).columns
    assert wide[7].share > narrow[7].share
    assert sum(column.share for column in wide) == pytest.approx(sum(column.share for column in narrow))


def test_s12_tells_the_account_its_pages_and_its_first_day():
    words = words_of(forms()["s12"].layout(samples.bank_book(samples.made_lines(3, bank=True))))
    assert "Nơi mở tài khoản giao dịch: Ngân hàng TMCP Sông Hồng – CN Nam Hải " in words
    assert "Số hiệu tài khoản tại nơi gửi: 0123 456 789 " in words
    assert "Loại tiền gửi: Không kỳ hạn " in words
    assert "- Sổ này có \ue000 trang" in words
    assert "- Ngày mở sổ: 01/01/2024" in words
    assert words[-3:] == ["Chủ tài khoản", "(Ký, họ tên, đóng dấu)", "Lê Thị Ân"]


def test_s12_columns_and_letters_are_those_of_the_pattern():
    grid = grid_of(forms()["s12"].layout(samples.bank_book([])))
    assert [cell.label.replace("\n", " ") for cell in grid.head_rows[0]] == [
        "Ngày tháng ghi sổ",
        "Chứng từ",
        "Diễn giải",
        "Số tiền",
        "Ghi chú",
    ]
    below = [cell.label.replace("\n", " ") for cell in grid.head_rows[1]]
    assert below == ["Số hiệu", "Ngày tháng", "Thu (gửi vào)", "Chi (rút ra)", "Còn lại"]
    assert [column.letter for column in grid.columns] == ["A", "B", "C", "D", "1", "2", "3", "E"]


def test_s12_of_two_accounts_prints_one_book_after_the_other():
    one = samples.extract(samples.made_lines(3, bank=True), 26_510, samples.BANK)
    other = samples.extract([], 5, replace(samples.BANK, key="bank:2", bank_name="Ngân hàng TMCP Đồng Bằng"))
    gathered = replace(samples.bank_book([]), extracts=(one, other))
    document = forms()["s12"].layout(gathered)
    assert sum(isinstance(block, Grid) for block in document.blocks) == 2
    assert to_json(forms()["s12"], gathered)["totals"]["opening"] == 26_515  # type: ignore[index]


# ---- C40 and C41 -----------------------------------------------------------------------------------------------


def test_c41_says_everything_the_pattern_asks():
    assert words_of(forms()["c41"].layout(samples.vouchers(samples.voucher()))) == [
        "CÔNG ĐOÀN CƠ SỞ",
        "CÔNG TY TNHH MTV SAO MAI",
        "Mẫu số: C41-BB",
        "(Ban hành kèm theo Thông tư số 107/2017/TT-BTC",
        "ngày 10/10/2017 của Bộ Tài chính)",
        "PHIẾU CHI",
        "Ngày 02 tháng 02 năm 2024",
        "Số: PC2024/04",
        "Quyển số: 01/2024",
        "Nợ: ………………",
        "Có: ………………",
        "",
        "Họ và tên người nhận tiền: Đặng Hữu Chế ",
        "Địa chỉ: Công đoàn cơ sở Công ty TNHH MTV Sao Mai ",
        "Nội dung: Chi mừng Tết Âm lịch cho đoàn viên (10 người) ",
        "Số tiền: 5000000 đồng",
        "(Viết bằng chữ): Năm triệu đồng ",
        "Kèm theo: 02 chứng từ gốc",
        "",
        "THỦ TRƯỞNG ĐƠN VỊ",
        "(Ký, họ tên, đóng dấu)",
        "Lê Thị Ân",
        "",
        "KẾ TOÁN",
        "(Ký, họ tên)",
        "Lê Thị Nhan",
        "",
        "NGƯỜI LẬP",
        "(Ký, họ tên)",
        "Lê Thị Nhan",
        "Đã nhận đủ số tiền: 5.000.000 đồng. (Viết bằng chữ): Năm triệu đồng. ",
        "",
        "THỦ QUỸ",
        "(Ký, họ tên)",
        "Đặng Hữu Chế",
        "Ngày …… tháng …… năm ………",
        "NGƯỜI NHẬN TIỀN",
        "(Ký, họ tên)",
        "Đặng Hữu Chế",
    ]


def test_c40_is_signed_by_who_pays_in_and_then_by_the_cashier():
    card = samples.voucher("PT2024/06", VoucherKind.RECEIPT, 2_748_400, "Thu đoàn phí", "Lê Thị Nhan")
    words = words_of(forms()["c40"].layout(samples.vouchers(card)))
    assert "PHIẾU THU" in words
    assert "Mẫu số: C40-BB" in words
    assert "Họ và tên người nộp tiền: Lê Thị Nhan " in words
    assert words.index("NGƯỜI NỘP") < words.index("THỦ QUỸ")


def test_a_voided_voucher_is_stamped_and_left_out_of_the_sum():
    gathered = samples.vouchers(samples.voucher(), samples.voucher("PC2024/05", state=VoucherState.VOIDED))
    assert words_of(forms()["c41"].layout(gathered)).count("HỦY") == 1
    assert to_json(forms()["c41"], gathered)["totals"] == {"vouchers": 2, "amount": 5_000_000}


def test_an_empty_person_and_no_papers_leave_room_for_the_pen():
    words = words_of(
        forms()["c41"].layout(samples.vouchers(samples.voucher(person="", address="", source_documents=0)))
    )
    assert "Họ và tên người nhận tiền: None " in words
    assert "Kèm theo: None chứng từ gốc" in words


def test_vouchers_come_one_to_a_page_or_two():
    cards = [samples.voucher(f"PC2024/{place:02d}") for place in range(1, 4)]
    single = forms()["c41"].layout(samples.vouchers(*cards))
    assert [type(block).__name__ for block in single.blocks] == [
        "KeepTogether",
        "PageBreak",
        "KeepTogether",
        "PageBreak",
        "KeepTogether",
    ]
    double = forms()["c41"].layout(samples.vouchers(*cards, two=True))
    assert [type(block).__name__ for block in double.blocks] == ["HalfPage"] * 3


def test_the_house_style_of_words_is_kept():
    params = Params(words=WordStyle(thousand="ngàn", odd="lẻ", four="tư", even=True))
    gathered = samples.issued([samples.voucher(amount=24_105_000)], samples.UNION, params)
    assert "(Viết bằng chữ): Hai mươi tư triệu một trăm lẻ năm ngàn đồng chẵn " in words_of(
        forms()["c41"].layout(gathered)
    )


# ---- what they share -------------------------------------------------------------------------------------------


def every_document() -> list[Document]:
    return [
        forms()["b07"].layout(samples.settled()),
        forms()["s11"].layout(samples.cash_book(samples.made_lines(12))),
        forms()["s12"].layout(samples.bank_book(samples.made_lines(12, bank=True))),
        forms()["c40"].layout(samples.vouchers(samples.voucher("PT2024/01", VoucherKind.RECEIPT))),
        forms()["c41"].layout(samples.vouchers(samples.voucher())),
    ]


def test_no_accounting_form_carries_the_national_header_or_our_own_remarks():
    for document in every_document():
        words = " ".join(words_of(document)).lower()
        assert "cộng hòa xã hội" not in words
        assert "chưa khóa sổ" not in words
        assert "đối chiếu" not in words


def test_the_circular_is_the_one_in_force_for_the_day_of_the_form():
    choice = Params(period=samples.YEAR, regimes=((dt.date(2025, 1, 1), TT_24), (dt.date.min, TT_107)))
    assert choice.regime_on(dt.date(2024, 12, 31)) is TT_107
    assert choice.regime_on(dt.date(2025, 1, 1)) is TT_24
    period = Period.of_month(Month(2025, 3))
    gathered = replace(samples.cash_book([], choice), extracts=(samples.extract([], period=period),))
    printed = words_of(forms()["s11"].layout(gathered))
    assert "Mẫu của công đoàn cơ sở" in printed
    assert not [word for word in printed if "24/2024" in word or "S11-H" in word]
    assert TT_107.line == "Ban hành kèm theo Thông tư số 107/2017/TT-BTC ngày 10/10/2017 của Bộ Tài chính"


def test_periods_and_dates_are_written_as_papers_write_them():
    assert period_line(samples.YEAR) == "Năm 2024"
    assert period_line(Period.of_month(Month(2024, 3))) == "Tháng 03 năm 2024"
    assert period_line(Period.of_quarter(2024, 2)) == "Quý 2 năm 2024"
    piece = Period(dt.date(2025, 1, 1), dt.date(2025, 5, 31))
    assert period_line(piece) == from_to_line(piece) == "Từ ngày 01/01/2025 đến ngày 31/05/2025"
    assert place_and_date("Nam Hải", dt.date(2025, 9, 3)) == "Nam Hải, ngày 03 tháng 9 năm 2025"
    assert place_and_date("", None) == "Ngày …… tháng …… năm ………"


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("Công đoàn cơ sở Công ty TNHH Sao Mai", "Công ty TNHH Sao Mai"),
        ("CĐCS: Công ty Sao Mai", "Công ty Sao Mai"),
        ("CÔNG ĐOÀN CƠ SỞ CÔNG TY SAO MAI", "CÔNG TY SAO MAI"),
        ("Công ty Sao Mai", "Công ty Sao Mai"),
        ("", ""),
    ],
)
def test_the_unions_name_is_printed_once(given, printed):
    assert union_without_kind(given) == printed
