"""Who changed a place, of how many versions ever, and what is kept of it on this machine."""

from datetime import timedelta

from lhl_editor.core.path import Path
from lhl_editor.files.changed_places import ChangedPlaces
from lhl_editor.files.changers import touches
from lhl_editor.files.earlier_values import earlier_values
from tests.files.history_files import KARI, OLA, history, later

TITLE, NAME = "document/title", "tools/a/name"


def document(title="", tools="", extra=""):
    lines = ["format: 1"]
    lines += ["document:", f"  title: {title}"] if title else []
    lines += ["tools:"] if tools else []
    for tool in tools:
        lines += [f"  - id: {tool.lower()}", f"    name: {tool}"]
    return "\n".join([*lines, extra, ""]).encode()


def never():
    return False


def places_of(made):
    found = ChangedPlaces(made)
    assert found.update(made.versions(), never)
    return found


def told(made, *places, until="", **options):
    """Of the place, or of each: who, and whether it came with something; newest first, without
    the version that the history begins with."""
    versions = made.versions()
    found = touches(places, versions, places_of(made).steps, versions[0].id, until, **options)
    every = [
        [
            (one.version.author.name.split()[0], one.came)
            for one in found.get(place, [])
            if not one.is_first
        ]
        for place in places
    ]
    return every[0] if len(every) == 1 else every


def test_each_change_of_a_field_with_who_made_it_the_newest_first(tmp_path):
    made = history(tmp_path)
    made.append(document("One"), KARI, later(0))
    made.append(document("Two"), OLA, later(1))
    made.append(document("Two", "a"), KARI, later(2))
    made.append(document("Three", "a"), KARI, later(3))
    assert told(made, TITLE) == [("Kari", False), ("Ola", False)]
    assert told(made, TITLE, last_only=True) == [("Kari", False)]


def test_a_field_that_came_with_its_item_says_so_and_an_item_that_went_is_found(tmp_path):
    made = history(tmp_path)
    made.append(document("One"), KARI, later(0))
    made.append(document("One", "a"), OLA, later(1))
    made.append(document("One"), KARI, later(2))
    assert told(made, NAME, "tools/a")[1] == [("Kari", False), ("Ola", False)]
    versions = made.versions()
    found = touches([NAME], versions, places_of(made).steps, versions[1].id, last_only=True)
    assert [one.came for one in found[NAME]] == [True]


def test_what_was_moved_is_not_what_was_changed_in_it(tmp_path):
    made = history(tmp_path)
    made.append(document("One", "ab"), KARI, later(0))
    made.append(document("One", "ba"), OLA, later(1))
    first, second, name = told(made, "~tools/a", "~tools/b", "tools/b/name")
    assert [*first, *second] == [("Ola", False)]
    assert name == []


def test_only_what_came_after_the_older_of_two_versions_counts(tmp_path):
    made = history(tmp_path)
    made.append(document("One"), KARI, later(0))
    second = made.append(document("Two"), OLA, later(1))
    made.append(document("Three"), KARI, later(2))
    assert told(made, TITLE, until=second.id) == [("Kari", False)]


def test_two_brought_together_lead_on_to_the_one_that_said_the_same(tmp_path):
    made = history(tmp_path)
    base = made.append(document("One", "a"), KARI, later(0))
    ours = made.append(document("Two", "a"), KARI, later(1), follows=[base])
    theirs = made.append(document("One", "aB"), OLA, later(2), follows=[base])
    made.append(document("Two", "aB"), KARI, later(3), follows=[ours, theirs])
    title, tool = told(made, TITLE, "tools/b")
    assert title == [("Kari", False)]
    assert tool == [("Ola", False)]


def test_a_version_that_cannot_be_read_is_passed_over(tmp_path):
    made = history(tmp_path)
    made.append(document("One"), KARI, later(0))
    made.append(b"\xff not a strategy", OLA, later(1))
    made.append(document("Two"), KARI, later(2))
    assert told(made, TITLE) == [("Kari", False)]


def test_a_file_whose_chapters_cannot_be_told_apart_is_compared_whole(tmp_path):
    made = history(tmp_path)
    made.append(document("One", "a"), KARI, later(0))
    made.append(b'{"format": 1, "document": {"title": "Two"}}', OLA, later(1))
    title, tool = told(made, TITLE, "tools/a")
    assert title[0] == ("Ola", False)
    assert tool[0] == ("Ola", False)


def test_it_says_what_reading_every_version_says(tmp_path):
    made = history(tmp_path)
    for number, (title, tools) in enumerate(
        [("A", "a"), ("B", "ab"), ("B", "b"), ("C", "ba"), ("", "ba"), ("C", "a"), ("C", "ab")]
    ):
        made.append(document(title, tools), (KARI, OLA)[number % 2], later(number))
    versions = made.versions()
    steps = places_of(made).steps
    for place in (TITLE, "tools/a", "tools/b", "tools/b/name"):
        read = [one.version.id for one in earlier_values(made, Path.parse(place))]
        found = touches([place], versions, steps, versions[0].id)[place]
        assert [one.version.id for one in found if not one.is_first] == [
            id for id in read if id != versions[-1].id
        ]


def test_what_was_worked_out_is_kept_and_only_new_versions_are_looked_at(tmp_path, monkeypatch):
    made = history(tmp_path)
    made.append(document("One"), KARI, later(0))
    made.append(document("Two"), OLA, later(1))
    places_of(made)
    third = made.append(document("Three"), KARI, later(2))
    again = history(tmp_path)
    read = []
    monkeypatch.setattr(
        again, "read", lambda version, read=read: read.append(version.id) or made.read(version)
    )
    found = ChangedPlaces(again)
    assert found.update(again.versions(), never)
    assert len(found.steps) == 3
    assert set(read) <= {third.id, *third.follows}
    assert told(made, TITLE)[0] == ("Kari", False)


def test_a_cache_that_is_damaged_is_made_anew(tmp_path):
    made = history(tmp_path)
    made.append(document("One"), KARI, later(0))
    made.append(document("Two"), OLA, later(1))
    places_of(made)
    cache = made.cache_beside("places")
    for damage in (b"nothing\n", cache.read_bytes()[:-20], b""):
        cache.write_bytes(damage)
        assert told(made, TITLE)[0] == ("Ola", False)


def test_it_can_be_given_up_and_goes_on_the_next_time(tmp_path):
    made = history(tmp_path)
    for number in range(4):
        made.append(document(f"Title {number}"), KARI, later(0) + timedelta(minutes=number))
    asked = []

    def stale():
        asked.append(None)
        return len(asked) > 2

    found = ChangedPlaces(made)
    assert not found.update(made.versions(), stale)
    assert len(found.steps) == 2
    assert found.update(made.versions(), never)
    assert len(found.steps) == 4


def test_what_is_known_of_the_versions_spares_reading_them(tmp_path, monkeypatch):
    made = history(tmp_path)
    for number in range(30):
        title = "Old" if number < 10 else "New"
        made.append(document(title, "aB", f"goals: {{title: g{number}}}"), KARI, later(number))
    slow = list(earlier_values(made, Path.parse(TITLE)))
    places_of(made)
    read = []
    monkeypatch.setattr(
        made, "read", lambda version, old=made.read: read.append(version.id) or old(version)
    )
    assert list(earlier_values(made, Path.parse(TITLE))) == slow
    assert len(set(read)) <= 3
    assert list(earlier_values(made, Path.parse("tools/a")))[-1].before is None
