"""The command line drives the same services: sentences or one JSON object, and exit codes 0, 1, 2, 3."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import main
from app.crash import log_file
from app.models.book import Book
from app.models.queries.ledger.accounts import openings, openings_owed
from app.paths import resource
from app.services.union.change_settings import set_options

PROFILE = """
union = "CĐCS Sao Mai"
opening_day = 2024-01-01
[opening]
cash = 11149200
bank = 26510
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    profile = tmp_path / "hồ sơ.toml"
    profile.write_text(PROFILE, encoding="utf-8")
    path = tmp_path / "sổ.socd"
    assert main(["new", str(path), "--profile", str(profile)]) == 0
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, object]]:
    capsys.readouterr()
    code = main(["--json", *arguments])
    return code, json.loads(capsys.readouterr().out)


def test_a_new_book_is_never_written_over(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, data = run(capsys, "new", str(book), "--profile", str(tmp_path / "hồ sơ.toml"))
    assert (code, data["result"], data["code"]) == (1, "refused", "book-exists")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("union = 3\nopening_day = 2024-01-01", "union"),
        ("union = 'A'", "opening_day"),
        ("opening_day = 2024-01-01\ngroup = 7", "group"),
        ("opening_day = 2024-01-01\n[opening]\ncash = 1.5", "cash"),
        ("opening_day = 2024-01-01\n[opening.owed_up]\n'tháng 1' = 5", "owed_up"),
        ("opening_day = 2024-01-01\n[[officers]]\nrole = 'vua'\nname = 'A'", "officers.role"),
        ("opening_day = 2024-01-01\nmau = 'đỏ'", "«mau»"),
        ("opening_day = 2024-01-01\n[opening]\ncassh = 1", "«opening.cassh»"),
        ("opening_day = 2024-01-01\n[[officers]]\nrolle = 'chair'\nname = 'A'", "«officers.rolle»"),
        ("opening_day = 2024-01-01\n[foo]\nx = 1", "«foo»"),
        ("= =", "hồ sơ"),
    ],
)
def test_a_wrong_profile_is_refused_by_its_key(
    text: str, named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = tmp_path / "hồ sơ sai.toml"
    profile.write_text(text, encoding="utf-8")
    code, data = run(capsys, "new", str(tmp_path / "x.socd"), "--profile", str(profile))
    assert code == 1
    assert named in str(data["sentence"])
    assert not (tmp_path / "x.socd").exists()


def test_forms_codes_log_and_check_speak_json(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert {row["form"] for row in run(capsys, "forms")[1]["rows"]} >= {"b07", "s11", "s12", "c40", "c41"}  # type: ignore[attr-defined]
    assert {row["code"] for row in run(capsys, "codes")[1]["rows"]} >= {"22", "39", "60"}  # type: ignore[attr-defined]
    code, data = run(capsys, "check", "--book", str(book))
    assert (code, data["findings"]) == (0, [])
    code, data = run(capsys, "log", "--book", str(book))
    assert [row["kind"] for row in data["rows"]] == ["create_book", "create_book"]  # type: ignore[attr-defined]


def test_a_failure_of_ours_is_a_report_and_an_exit_code_of_its_own(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_given: object, **_named: object) -> None:
        raise KeyError("Nguyễn Thị Zephyrine")

    monkeypatch.setattr("app.cli.line.acts", failing)
    code, data = run(capsys, "log", "--book", str(book))
    assert (code, data["result"]) == (3, "failed")
    assert "sổ không bị ghi dở" in str(data["sentence"])
    assert "app.cli.line:" in str(data["report"])
    assert main(["log", "--book", str(book)]) == 3
    said = capsys.readouterr().out + log_file().read_text("utf-8") + str(data)
    assert "KeyError" in said
    assert "Zephyrine" not in said
    assert str(book.parent) not in said


def test_a_profile_that_is_no_toml_is_refused_by_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = tmp_path / "hồ sơ sai.toml"
    for content, reason in ((b"union = 'A'\n= =", "dòng 2, cột 1"), (b"\xff\xfe", "UTF-8"), (None, "không thấy")):
        profile.unlink(missing_ok=True)
        if content is not None:
            profile.write_bytes(content)
        code, data = run(capsys, "new", str(tmp_path / "x.socd"), "--profile", str(profile))
        assert (code, data["code"]) == (1, "profile-unreadable")
        assert reason in str(data["sentence"])


def test_undo_names_what_it_takes_back(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Book.open(book) as opened:
        set_options(opened, {"words_odd": "lẻ"})
    code, data = run(capsys, "undo", "--book", str(book))
    assert code == 0
    assert "Sửa thiết lập" in str(data["sentence"])
    assert run(capsys, "redo", "--book", str(book))[0] == 0
    run(capsys, "undo", "--book", str(book))
    code, data = run(capsys, "undo", "--book", str(book))
    assert (code, data["code"]) == (1, "act-of-record")


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "json"])
def test_a_form_is_written_whole(kind: str, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / f"b07.{kind}"
    code, _ = run(capsys, "export", "b07", "--book", str(book), "--period", "2024", "--to", str(target))
    assert code == 0
    assert target.stat().st_size > 500
    assert list(tmp_path.glob("*.part")) == []
    if kind == "json":
        rows = {
            row["code"]: row["amount"] for row in json.loads(target.read_text(encoding="utf-8"))["rows"] if row["code"]
        }
        assert rows["10"] == rows["50"] == 11_175_710


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        (("b99", "--period", "2024", "--to", "x.pdf"), "form-unknown"),
        (("b07", "--period", "hôm qua", "--to", "x.pdf"), "period-unreadable"),
        (("b07", "--period", "2024", "--to", "x.docx"), "file-kind-unknown"),
        (("c40", "--period", "2024", "--to", "x.pdf"), "form-empty"),
        (("c40", "--voucher", "PT2024/77", "--to", "x.pdf"), "voucher-missing"),
        (("s12", "--period", "2024", "--account", "Ngân hàng lạ", "--to", "x.pdf"), "fund-unknown"),
    ],
)
def test_what_cannot_be_exported_is_refused(
    arguments: tuple[str, ...], refusal: str, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [str(tmp_path / each) if each.startswith("x.") else each for each in arguments]
    code, data = run(capsys, "export", given[0], "--book", str(book), *given[1:])
    assert (code, data["code"]) == (1, refusal)
    assert not list(tmp_path.glob("x.*"))


def test_a_missing_book_is_refused_and_wrong_use_is_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", "--book", str(tmp_path / "không.socd"))[1]["code"] == "book-missing"
    assert main([]) == 2
    with pytest.raises(SystemExit) as stopped:
        main(["nấu", "cơm"])
    assert stopped.value.code == 2


def test_a_sample_of_any_size_is_the_same_from_the_same_seed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = []
    for name in ("một.socd", "hai.socd"):
        assert run(capsys, "sample", str(tmp_path / name), "--members", "12", "--years", "1", "--seed", "7")[0] == 0
        target = tmp_path / f"{name}.json"
        run(capsys, "export", "s11", "--book", str(tmp_path / name), "--period", "2026", "--to", str(target))
        texts.append(target.read_text(encoding="utf-8"))
        assert run(capsys, "check", "--book", str(tmp_path / name))[1]["findings"] == []
    assert texts[0] == texts[1]


def test_the_program_tests_itself(capsys: pytest.CaptureFixture[str]) -> None:
    code, data = run(capsys, "--selftest")
    assert (code, data["result"]) == (0, "done")


def test_the_sample_profile_makes_a_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mẫu.socd"
    assert run(capsys, "new", str(path), "--profile", str(resource("sample/profile.toml")))[0] == 0
    with Book.open(path) as opened, opened.read() as read:
        assert [(each.direction, each.amount) for each in openings_owed(read)] == [("down", 1_200_000), ("up", 450_000)]
        assert openings(read) == {"cash": 11_149_200, "bank:1": 26_510}


ROOM = {
    "__init__": "",
    "domain/__init__": "",
    "domain/games/__init__": "USES = ('union',)",
    "cli/__init__": "",
    "cli/games/__init__": "",
    "cli/games/commands": "from app.cli.command import Argument, Command, ImportKind, say\n"
    "COMMANDS = Command('play', 200, 'x', lambda given: say('chơi'))\n"
    "IMPORTS = ImportKind('scores', 99, lambda book, given: None, (Argument('--league'),))\n",
}


def program(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(folder), str(Path(__file__).parents[2])])
    environment = {**os.environ, "PYTHONPATH": path}
    line = [sys.executable, "-m", "app", *arguments]
    return subprocess.run(line, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)


def test_another_package_brings_commands_and_kinds_of_import(tmp_path: Path) -> None:
    for name, text in ROOM.items():
        file = tmp_path / "clubs" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert program(tmp_path, "--also", "clubs", "play").stdout == "chơi\n"
    sentence = program(tmp_path, "--also=clubs", "import", "--help").stdout
    assert "scores" in sentence
    assert "--league" in sentence
    assert program(tmp_path, "play").returncode == 2
    missing = program(tmp_path, "--also", "nobody", "play")
    assert (missing.returncode, "nobody" in missing.stderr) == (2, True)


@pytest.mark.parametrize(
    ("asked", "said"), [((), "lập sổ mới"), (("--lang", "en"), "create a new book"), (("--lang=xx",), "lập sổ mới")]
)
def test_help_speaks_the_language_that_is_asked_for(
    asked: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help", *asked])
    assert left.value.code == 0
    assert said in capsys.readouterr().out


def test_whoever_reads_one_line_ends_the_list_quietly() -> None:
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "app", "forms"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as listing:
        assert listing.stdout is not None
        assert listing.stderr is not None
        assert listing.stdout.readline()
        listing.stdout.close()
        assert listing.stderr.read() == b""
        assert listing.wait(60) == 0


@pytest.mark.parametrize("period", ["9999", "0000", "99999", "2024-99", "2024Q5", "2024-05-31..2024-01-01"])
def test_a_period_that_cannot_be_is_refused(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], period: str
) -> None:
    target = tmp_path / "b07.pdf"
    code, data = run(capsys, "export", "b07", "--book", str(book), "--period", period, "--to", str(target))
    assert (code, data["result"]) == (1, "refused")
    assert period in str(data["sentence"])
    assert not target.exists()


def test_a_sign_that_cannot_be_printed_is_told_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, told in (("CĐCS \U00012000 Mai", True), ("CĐCS 🎁 中文 ① Mai", False)):
        profile, path = tmp_path / "hồ sơ.toml", tmp_path / f"{told}.socd"
        profile.write_text(PROFILE.replace("CĐCS Sao Mai", name), encoding="utf-8")
        assert main(["new", str(path), "--profile", str(profile)]) == 0
        code, data = run(
            capsys, "export", "b07", "--book", str(path), "--period", "2024", "--to", str(tmp_path / "b.pdf")
        )
        assert code == 0
        assert ("U+12000" in str(data["sentence"])) is told
        assert ("ô vuông" in str(data["sentence"])) is told
