"""Saves by one person within an hour are one row."""

from lhl_editor.files.history.sittings import sittings
from tests.files.history_files import KARI, OLA, history, later, text, two_writers


def counts(made):
    return [len(row) for row in sittings(made.versions())]


def test_one_person_within_an_hour_is_one_row(tmp_path):
    made = history(tmp_path)
    for number, (minutes, who) in enumerate(
        [(0, KARI), (1, KARI), (60, KARI), (62, KARI), (63, OLA), (64, KARI), (65, KARI)]
    ):
        made.append(text(number), who, later(minutes))
    assert counts(made) == [2, 1, 2, 2]


def test_a_version_with_a_name_begins_a_row(tmp_path):
    made = history(tmp_path)
    versions = [made.append(text(number), KARI, later(number)) for number in range(4)]
    assert counts(made) == [4]
    made.name(versions[1], "1.0", "adopted", "2026", author=KARI, now=later(9))
    assert counts(made) == [2, 2]


def test_what_was_made_apart_stays_apart(tmp_path):
    made, *_ = two_writers(tmp_path)
    assert counts(made) == [1, 2]
