"""Settings come back, survive a damaged file, and two windows do not undo each other's."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.files.preferences import (
    MOST_RECENT,
    Preferences,
    Recent,
    _preferences,
    read_preferences,
    write_preferences,
)
from lhl_editor.files.saving import NotSaved

NOW = datetime(2030, 5, 12, 10, 38)
posix_only = pytest.mark.skipif(os.name != "posix", reason="needs POSIX files")


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "config" / "preferences.json"


def write(file, after, before=None):
    return write_preferences(file, before or Preferences(), after)


def test_what_is_written_is_read(file, tmp_path):
    settings = Preferences(
        name="Solveig Aas",
        email="solveig@example.no",
        theme="dark",
        text_size=150,
        recent=(Recent(tmp_path / "strategi.yaml", "Vår strategi", NOW),),
        windows={"1920x1080": {"geometry": "AAEC", "outline": 304}},
        last_file=tmp_path / "strategi.yaml",
        formats=("docx",),
    )
    assert write(file, settings) == settings
    assert read_preferences(file) == settings
    assert "Vår strategi" in file.read_text(encoding="utf-8")


def test_without_a_file_everything_is_as_at_first(file):
    assert read_preferences(file) == Preferences()
    assert not file.parent.exists()


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff\xfe{", b"[" * 100_000, b"null"])
def test_a_damaged_file_is_kept_aside(file, damage):
    file.parent.mkdir()
    for name in ("preferences.json.damaged", "preferences.json.damaged-2"):
        file.write_bytes(damage)
        assert read_preferences(file) == Preferences()
        assert file.with_name(name).read_bytes() == damage
        assert not file.exists()


def test_what_means_nothing_is_as_at_first_and_the_rest_is_read(file):
    file.parent.mkdir()
    plain = {
        "name": 7,
        "email": "a@b.no",
        "theme": "pink",
        "text_size": 1000,
        "recent": [{"path": "a"}, 3, {"path": "/a", "title": "A", "opened": NOW.isoformat()}],
        "windows": {"x": {"outline": 3, "list": []}},
        "formats": ["odt"],
    }
    file.write_text(json.dumps(plain), encoding="utf-8")
    read = read_preferences(file)
    assert read == Preferences(
        email="a@b.no",
        text_size=200,
        recent=(Recent(Path("/a"), "A", NOW),),
        windows={"x": {"outline": 3}},
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
KEYS = [*_preferences({}).__dataclass_fields__]


@given(st.dictionaries(st.sampled_from(KEYS), JSON))
def test_anything_can_be_read(plain):
    read = _preferences(plain)
    assert read.theme in ("system", "light", "dark")
    assert 90 <= read.text_size <= 200


def test_what_the_program_does_not_know_stays(file):
    file.parent.mkdir()
    file.write_text('{"future": [1], "name": "A"}', encoding="utf-8")
    before = read_preferences(file)
    write_preferences(file, before, replace(before, theme="dark"))
    assert json.loads(file.read_text(encoding="utf-8"))["future"] == [1]
    assert read_preferences(file).name == "A"


def test_the_newest_file_comes_first_and_each_once(tmp_path):
    settings = Preferences()
    for number in range(MOST_RECENT + 3):
        moment = NOW + timedelta(minutes=number)
        settings = settings.with_recent(tmp_path / f"{number}.yaml", f"{number}", moment)
    assert len(settings.recent) == MOST_RECENT
    again = settings.with_recent(tmp_path / "9.yaml", "Ny tittel", NOW + timedelta(hours=1))
    assert [one.title for one in again.recent][:2] == ["Ny tittel", "14"]
    assert len(again.recent) == MOST_RECENT
    assert again.last_file == tmp_path / "9.yaml"
    assert again.without_recent(tmp_path / "9.yaml").recent == tuple(again.recent[1:])


@posix_only
def test_a_file_and_a_link_to_it_are_one(tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    settings = Preferences().with_recent(tmp_path / "a.yaml", "A", NOW)
    settings = settings.with_recent(tmp_path / "b.yaml", "B", NOW + timedelta(1))
    assert [one.title for one in settings.recent] == ["B"]


@posix_only
def test_a_file_name_that_is_no_unicode(file):
    odd = Path(os.fsdecode(b"/tmp/\xff.yaml"))
    settings = Preferences().with_recent(odd, "Rar", NOW)
    write(file, settings)
    assert read_preferences(file) == settings


def test_two_windows_keep_each_others_settings(file, tmp_path):
    first = second = Preferences()
    one = first.with_recent(tmp_path / "a.yaml", "A", NOW).with_window("small", {"x": 1})
    write_preferences(file, first, one)
    two = second.with_recent(tmp_path / "b.yaml", "B", NOW + timedelta(minutes=1))
    two = replace(two.with_window("large", {"x": 2}), theme="dark")
    merged = write_preferences(file, second, two)
    assert [one.title for one in merged.recent] == ["B", "A"]
    assert merged.windows == {"small": {"x": 1}, "large": {"x": 2}}
    last = write_preferences(file, one, replace(one, name="Anders"))
    assert (last.name, last.theme, len(last.recent)) == ("Anders", "dark", 2)
    assert read_preferences(file) == last


def test_what_one_took_from_the_list_stays_away(file, tmp_path):
    both = Preferences().with_recent(tmp_path / "a", "A", NOW).with_recent(tmp_path / "b", "B", NOW)
    write(file, both)
    merged = write_preferences(file, both, both.without_recent(tmp_path / "a"))
    assert [one.title for one in merged.recent] == ["B"]


def test_where_the_file_was_lost_the_window_still_has_everything(file):
    before = write(file, Preferences(name="Solveig", theme="dark"))
    for damage in (b"{", None):
        file.unlink() if damage is None else file.write_bytes(damage)
        merged = write_preferences(file, before, replace(before, text_size=120))
        assert (merged.name, merged.theme, merged.text_size) == ("Solveig", "dark", 120)


def test_a_file_that_cannot_be_read_just_now_is_not_written_over(file):
    file.mkdir(parents=True)
    with pytest.raises(NotSaved):
        write(file, Preferences(name="A"))
    assert read_preferences(file) == Preferences()


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotSaved):
        write(tmp_path / "file" / "preferences.json", Preferences(name="A"))


WRITER = """
import sys
from datetime import datetime
from pathlib import Path
from lhl_editor.files.preferences import read_preferences, write_preferences
file, name = Path(sys.argv[1]), sys.argv[2]
for number in range(5):
    before = read_preferences(file)
    after = before.with_recent(Path(f"/{name}{number}"), name, datetime(2030, 1, 1, 0, number))
    write_preferences(file, before, after.with_window(f"{name}{number}", {"x": number}))
"""


def test_processes_that_write_at_once_lose_nothing(file):
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", WRITER, str(file)]
    writers = [subprocess.Popen([*command, name], cwd=root) for name in "ab"]
    assert [writer.wait() for writer in writers] == [0, 0]
    read = read_preferences(file)
    assert len(read.recent) == 10
    assert len(read.windows) == 10
