"""The installers' rules: what is trimmed, the .deb's bytes, the bill of materials, the wheels for Windows. Builds nothing large."""

from __future__ import annotations

import configparser
import datetime as dt
import hashlib
import io
import json
import re
import shutil
import subprocess
import tarfile
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from installer import bill_of_materials, debian, licences, lockfile, release, system_libraries, trim
from installer.windows import build_windows, wheels

ROOT = Path(__file__).resolve().parents[2]
INSTALLER = ROOT / "installer"
NOON = 1_767_268_800  # 2026-01-01 12:00 UTC
NSIS = (INSTALLER / "windows" / "so-cong-doan.nsi").read_text("utf-8")
QT = "PySide6/Qt/plugins/"


# ---- what goes in ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        QT + "platforms/libqxcb.so",
        QT + "platforms/libqwayland.so",
        QT + "platforms/libqoffscreen.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        QT + "platforminputcontexts/libibusplatforminputcontextplugin.so",
        QT + "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        QT + "printsupport/libcupsprintersupport.so",
        QT + "iconengines/libqsvgicon.so",
        QT + "imageformats/libqsvg.so",
        QT + "imageformats/libqjpeg.so",
        QT + "wayland-shell-integration/libxdg-shell.so",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "pillow.libs/libtiff-20b7e810.so.6.3.0",
        "babel/locale-data/vi.dat",
        "babel/locale-data/en.dat",
        "babel/global.dat",
    ],
)
def test_what_the_window_loads_goes_in(name):
    assert trim.wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        QT + "platforms/libqvnc.so",
        QT + "platformthemes/libqgtk3.so",
        QT + "platforminputcontexts/libqtvirtualkeyboardplugin.so",
        QT + "sqldrivers/libqsqlite.so",
        QT + "wayland-graphics-integration-client/libvulkan-server.so",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt/lib/libQt6EglFsKmsSupport.so.6",
        "PySide6/Qt/translations/qtbase_de.qm",
        "babel/locale-data/fr.dat",
    ],
)
def test_what_no_window_loads_stays_behind(name):
    assert not trim.wanted(name)


def test_a_library_of_the_system_stays_the_systems_and_python_comes_along():
    assert not trim.wanted("libglib-2.0.so.0", "/lib/x86_64-linux-gnu/libglib-2.0.so.0")
    assert trim.wanted("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0")
    assert trim.wanted("python3.11/lib-dynload/_bz2.so", "/usr/lib/python3.11/lib-dynload/_bz2.so")


def test_the_program_imports_nothing_that_is_trimmed():
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "app").rglob("*.py"))
    named = set(re.findall(r"^\s*(?:from|import) ([\w.]+)", sources, flags=re.MULTILINE))
    assert len(named) > 50
    assert not [module for module in named for left in trim.MODULES if module == left or module.startswith(left + ".")]


# ---- the release -----------------------------------------------------------------------------------------------------


def test_the_day_of_a_version_comes_from_the_change_log(monkeypatch):
    changes = "# Có gì mới\n\n## 0.2.0 – chưa phát hành\n\n## 0.1.0 – 30/11/2026\n\n## 0.0.9 – 2026-10-01\n"
    assert release.dated(changes, "0.1.0") == dt.date(2026, 11, 30)
    assert release.dated(changes, "0.0.9") == dt.date(2026, 10, 1)
    assert release.dated(changes, "0.2.0") is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert release.moment() == 1_700_000_000


# ---- the .deb --------------------------------------------------------------------------------------------------------


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder shaped like the built program, its files younger than any release."""
    folder = tmp_path / "so-cong-doan"
    (folder / "_internal" / "sâu").mkdir(parents=True)
    (folder / "so-cong-doan").write_bytes(b"program")
    (folder / "LICENCES.txt").write_text("licences")
    (folder / "_internal" / "sâu" / ("dài" * 40)).write_bytes(b"x" * 3000)
    (folder / "_internal" / "link.so").symlink_to("sâu/lib.so")
    return folder


def unpack(deb: bytes) -> dict[str, tarfile.TarFile]:
    """The two archives inside a .deb, read by hand: the format is that simple."""
    assert deb.startswith(b"!<arch>\n")
    parts, at = {}, 8
    while at < len(deb):
        name, size = deb[at : at + 16].decode().strip(), int(deb[at + 48 : at + 58])
        assert deb[at + 58 : at + 60] == b"`\n"
        parts[name] = deb[at + 60 : at + 60 + size]
        at += 60 + size + size % 2
    assert list(parts) == ["debian-binary", "control.tar.xz", "data.tar.xz"]
    assert parts.pop("debian-binary") == b"2.0\n"
    return {name: tarfile.open(fileobj=io.BytesIO(part)) for name, part in parts.items()}


def make(folder: Path, file: Path) -> Path:
    files = debian.members(folder, NOON)
    return debian.write_deb(file, {"control": debian.control(files, ["libc6 (>= 2.35)"], [])}, files, NOON)


def test_the_same_folder_gives_the_same_package(built, tmp_path):
    first = make(built, tmp_path / "a.deb").read_bytes()
    (built / "so-cong-doan").touch()
    (built / "so-cong-doan").chmod(0o700)
    assert make(built, tmp_path / "b.deb").read_bytes() == first
    (built / "so-cong-doan").write_bytes(b"Program")
    assert make(built, tmp_path / "c.deb").read_bytes() != first


def test_the_package_holds_the_program_its_menu_entry_file_type_and_licences(built, tmp_path):
    archives = unpack(make(built, tmp_path / "a.deb").read_bytes())
    tar = archives["data.tar.xz"]
    names = tar.getnames()
    listed = [member.name for member in tar if not member.isdir()]
    assert listed == sorted(listed)
    assert {member.mtime for member in tar} == {NOON}
    assert {(member.uid, member.gid, member.uname) for member in tar} == {(0, 0, "root")}
    assert tar.getmember("./usr/lib/so-cong-doan/so-cong-doan").mode == 0o755
    assert tar.getmember("./usr/bin/so-cong-doan").linkname == "../lib/so-cong-doan/so-cong-doan"
    assert tar.getmember("./usr/lib/so-cong-doan/_internal/link.so").linkname == "sâu/lib.so"
    assert "./usr/lib/so-cong-doan/_internal/sâu/" + "dài" * 40 in names
    for needed in ("applications/so-cong-doan.desktop", "mime/packages/so-cong-doan.xml", "doc/so-cong-doan/copyright"):
        assert f"./usr/share/{needed}" in names
    sums = archives["control.tar.xz"].extractfile("./md5sums")
    assert sums is not None
    program = hashlib.md5(b"program", usedforsecurity=False).hexdigest()
    assert f"{program}  usr/lib/so-cong-doan/so-cong-doan\n" in sums.read().decode()


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="only Debian has dpkg-deb")
def test_debians_own_tool_reads_the_package(built, tmp_path):
    deb = make(built, tmp_path / "a.deb")
    result = subprocess.run(["dpkg-deb", "-f", deb, "Package", "Version", "Depends"], capture_output=True, check=True)
    assert f"Package: so-cong-doan\nVersion: {release.VERSION}\n" in result.stdout.decode()
    subprocess.run(["dpkg-deb", "-x", deb, tmp_path / "unpacked"], check=True)
    assert (tmp_path / "unpacked" / "usr" / "bin" / "so-cong-doan").read_bytes() == b"program"


def test_the_package_asks_debian_for_what_the_program_loads():
    depends, wished = system_libraries.packages(
        ["libc.so.6", "libm.so.6", "libglib-2.0.so.0", "libxcb-cursor.so.0", "libcups.so.2"], "2.35"
    )
    assert depends == ["libc6 (>= 2.35)", "libglib2.0-0 | libglib2.0-0t64", "libxcb-cursor0"]
    assert wished == ["libcups2 | libcups2t64"]
    with pytest.raises(system_libraries.UnknownLibrary, match=r"libnew\.so\.1"):
        system_libraries.packages(["libnew.so.1"], "2.35")


def test_the_menu_entry_is_vietnamese_and_opens_books():
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(INSTALLER / "linux" / "so-cong-doan.desktop", encoding="utf-8")
    section = entry["Desktop Entry"]
    assert section["Name"] == release.TITLE
    assert section["Exec"] == "so-cong-doan %f"
    kind = ET.parse(INSTALLER / "linux" / "so-cong-doan.xml").getroot()[0]
    assert section["MimeType"] == kind.attrib["type"] + ";"
    assert any(child.attrib.get("pattern") == "*.socd" for child in kind)
    assert debian.MIME == kind.attrib["type"].replace("/", "-")


# ---- licences and the bill of materials ------------------------------------------------------------------------------


def test_every_part_that_is_shipped_brings_the_words_of_its_licence():
    shipped = licences.parts()
    assert {part.name for part in shipped} >= set(lockfile.pins("runtime")) | {"python", "pyinstaller-bootloader"}
    assert [part.name for part in shipped if not part.texts or not all(text for _, text in part.texts)] == []
    assert [part.name for part in shipped if part.expression == "NOASSERTION"] == []
    text = licences.document()
    for words in (
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "SIL OPEN FONT LICENSE",
        "ZETETIC",
        "PYTHON SOFTWARE FOUNDATION",
    ):
        assert words in text


def test_the_bill_of_materials_is_the_lock_with_hashes_and_licences():
    locked = lockfile.pins("runtime")
    bill = bill_of_materials.bill(licences.parts(), locked, NOON)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    parts = {part["name"]: part for part in bill["components"]}
    for name, pin in locked.items():
        assert parts[name]["version"] == pin.version
        assert [one["content"] for one in parts[name]["hashes"]] == list(pin.hashes)
        assert pin.hashes
    assert all(part["licenses"] for part in parts.values())
    references = {part["bom-ref"] for part in parts.values()} | {bill["metadata"]["component"]["bom-ref"]}
    assert {row["ref"] for row in bill["dependencies"]} == references
    assert all(set(row["dependsOn"]) <= references for row in bill["dependencies"])
    alembic = next(row for row in bill["dependencies"] if row["ref"].startswith("pkg:pypi/alembic@"))
    assert any("sqlalchemy" in needed for needed in alembic["dependsOn"])
    again = bill_of_materials.bill(licences.parts(), lockfile.pins("runtime"), NOON)
    assert json.dumps(bill) == json.dumps(again)


# ---- Windows ---------------------------------------------------------------------------------------------------------


def test_every_library_has_a_windows_wheel_with_a_hash_of_the_lock():
    pins, listed = wheels.wanted(), wheels.listed()
    assert listed.keys() == pins.keys()
    for name, (wheel, digest) in listed.items():
        assert digest in pins[name].hashes, name
        assert wheel.endswith(("win_amd64.whl", "none-any.whl")), wheel
        assert wheels.plain(wheel.split("-")[0]) == name
        assert wheel.split("-")[1] == pins[name].version


def test_the_windows_installer_needs_no_administrator_and_keeps_books():
    assert "RequestExecutionLevel user" in NSIS
    assert not re.search(r"\bHKLM\b|SetShellVarContext all", NSIS)
    removed = re.findall(r"RMDir /r \"([^\"]+)\"", NSIS)
    assert set(removed) == {r"$INSTDIR\_internal"}
    assert not re.search(r"Delete .*\*|\.socd\"?$.*Delete", NSIS)
    uninstall = NSIS.split('Section "Uninstall"')[1]
    assert "$LOCALAPPDATA" not in uninstall
    assert "$DOCUMENTS" not in uninstall


def test_every_sentence_of_the_windows_installer_is_in_both_languages():
    texts = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", NSIS, flags=re.MULTILINE)
    words = {word for word, _ in texts}
    assert len(words) >= 5
    assert set(texts) == {(word, language) for word in words for language in ("VIETNAMESE", "ENGLISH")}


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not here")
def test_nsis_compiles_the_installer(tmp_path):
    (tmp_path / "folder" / "_internal").mkdir(parents=True)
    (tmp_path / "folder" / "so-cong-doan.exe").write_bytes(b"MZ")
    (tmp_path / "folder" / "_internal" / "one.dll").write_bytes(b"MZ")
    icon = tmp_path / "so-cong-doan.ico"
    from installer import icons

    icons.draw(icon)
    output = tmp_path / "so-cong-doan-windows.exe"
    command = build_windows.compile_command("makensis", "0.1.0", tmp_path / "folder", icon, output)
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert output.read_bytes()[:2] == b"MZ"


# ---- what may not be written anywhere --------------------------------------------------------------------------------


def test_the_installers_name_standards_and_no_place_to_download_from():
    known = {"www.debian.org", "cyclonedx.org", "www.freedesktop.org"}
    files = [
        path
        for path in INSTALLER.rglob("*")
        if path.suffix in {".py", ".spec", ".nsi", ".md", ".sh", ".xml", ".desktop"}
    ]
    files += [*(ROOT / "requirements").iterdir(), wheels.LIST]
    assert len(files) > 15
    for path in files:
        text = path.read_text("utf-8")
        assert set(re.findall(r"[a-z]+://([^/\s\"')]+)", text)) <= known, path
        assert "index-url=" not in text, path
