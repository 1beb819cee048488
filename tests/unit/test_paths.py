"""Folders of the program and of the user."""

from __future__ import annotations

import stat
import sys

import pytest

from app import paths


def test_resources_come_from_the_source_tree():
    assert paths.resource("fonts").is_dir()


def test_resources_come_from_the_built_program_when_it_is_built(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("fonts/x.ttf") == tmp_path / "resources" / "fonts" / "x.ttf"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
@pytest.mark.parametrize("folder", [paths.user_folder, paths.backups_folder, paths.logs_folder, paths.temporary_folder])
def test_the_users_folders_are_made_for_the_owner_alone(tmp_path, monkeypatch, folder):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "mới"))
    made = folder()
    assert made.is_dir()
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_the_recent_list_and_settings_lie_in_the_users_folder(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    assert paths.settings_file().parent == tmp_path


@pytest.mark.parametrize(
    ("platform", "variable", "ending"),
    [("win32", "LOCALAPPDATA", "SoCongDoan"), ("linux", "XDG_DATA_HOME", "so-cong-doan")],
)
def test_each_system_has_its_own_place(tmp_path, monkeypatch, platform, variable, ending):
    monkeypatch.delenv(paths.HOME_VARIABLE)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    assert paths.user_folder() == tmp_path / ending
