"""Each system's own places, or one folder for everything."""

import sys
from pathlib import Path

import pytest

from lhl_editor.files.user_folders import user_folders


def test_one_folder_for_everything(tmp_path):
    folders = user_folders({"LHL_EDITOR_HOME": str(tmp_path)})
    assert (folders.config, folders.state) == (tmp_path / "config", tmp_path / "state")
    assert folders.preferences.parent == folders.config
    assert folders.journals.parent == folders.state
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")
def test_the_folders_of_linux(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    folders = user_folders({})
    assert folders.config == tmp_path / ".config" / "lhl-editor"
    assert folders.state == tmp_path / ".local" / "state" / "lhl-editor"
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "x"))
    assert user_folders({}).state == tmp_path / "x" / "lhl-editor"


def test_a_relative_folder_stays_where_it_was(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert user_folders({"LHL_EDITOR_HOME": "hjem"}).config == Path(tmp_path, "hjem", "config")
