"""Who changed what stands at a place, whatever became of the versions between."""

from lhl_editor.core.path import Path
from lhl_editor.core.strategy import Item
from lhl_editor.files import earlier_values as module
from lhl_editor.files.earlier_values import earlier_values
from lhl_editor.files.strategy_file import parse_strategy
from tests.files.history_files import KARI, OLA, history, later

TITLE = Path.parse("document/title")
TOOL = Path.parse("tools/a")


def document(title="", tool="", extra=""):
    lines = ["format: 1"]
    lines += ["document:", f"  title: {title}"] if title else []
    lines += ["tools:", "  - id: a", f"    name: {tool}"] if tool else []
    return "\n".join([*lines, extra, ""]).encode()


def told(made, place, **options):
    return [
        (one.version.author.name, one.before, one.after)
        for one in earlier_values(made, place, **options)
    ]


def test_each_change_with_who_made_it(tmp_path):
    made = history(tmp_path)
    made.append(document("One"), KARI, later(0))
    made.append(document("One", "T"), OLA, later(1))
    made.append(document("Two", "T"), OLA, later(2))
    made.append(document("Two", "Tool"), KARI, later(3))
    found = told(made, TITLE)
    assert found == [("Ola Nordmann", "One", "Two"), ("Kari Nordmann", None, "One")]
    since = made.versions()[-1]
    assert told(made, TITLE, since=since) == [("Kari Nordmann", None, "One")]


def test_an_item_that_came_changed_and_went(tmp_path):
    made = history(tmp_path)
    for number, tool in enumerate(("", "T", "Tool", "")):
        made.append(document("One", tool), KARI, later(number))
    found = list(earlier_values(made, TOOL))
    names = [(a and a["name"], b and b["name"]) for a, b in ((f.before, f.after) for f in found)]
    assert names == [("Tool", None), ("T", "Tool"), (None, "T")]
    assert isinstance(found[0].before, Item)


def test_a_merge_changed_only_what_is_in_neither(tmp_path):
    made = history(tmp_path)
    base = made.append(document("One", "T"), KARI, later(0))
    ours = made.append(document("Two", "T"), KARI, later(1), follows=[base])
    theirs = made.append(document("One", "Tool"), OLA, later(2), follows=[base])
    made.append(document("Two", "Tool"), KARI, later(3), follows=[ours, theirs])
    assert told(made, TITLE)[0] == ("Kari Nordmann", "One", "Two")
    changed = next(iter(earlier_values(made, TOOL)))
    assert changed.version.id == theirs.id


def test_versions_that_are_no_strategy_are_passed_over(tmp_path):
    made = history(tmp_path)
    made.append(document("One"), KARI, later(0))
    made.append(b"\xff\x00 no strategy", OLA, later(1))
    made.append(b"document: [", OLA, later(2))
    made.append(document("One", "T"), KARI, later(3))
    assert told(made, TITLE) == [("Kari Nordmann", None, "One")]
    made.append(b"document: [", OLA, later(4))
    assert told(made, TITLE) == [("Kari Nordmann", None, "One")]


def test_a_chapter_is_read_as_in_the_whole_file(tmp_path):
    """Also where it stands at the end, is quoted, or has comments between its lines."""
    awkward = [
        document("One", "T"),
        b"format: 1\ntools:\n- id: a\n  name: T\n\n# note\n\ndocument:\n  title: One\n",
        b'format: 1\n"document":\n  title: One\n',
        b'format: 1\ndocument:\n  title: "One\n  more"\ntools: []\n',
        b"\xef\xbb\xbfformat: 1\r\ndocument:\r\n  title: One\r\n",
        b"tools: []\ndocument: {title: One}\nformat: 1\n",
        document("One").decode().encode("utf-16"),
        b"format: 1\n",
    ]
    for number, data in enumerate(awkward):
        made = history(tmp_path / str(number))
        made.append(data, KARI, later(0))
        whole = parse_strategy(data).strategy["document"]["title"]
        expected = [("Kari Nordmann", None, whole)] if whole else []
        assert told(made, TITLE) == expected, data


def test_a_chapter_that_did_not_change_is_read_once(tmp_path, monkeypatch):
    made = history(tmp_path)
    for number in range(20):
        made.append(document("One", f"T{number}"), KARI, later(number))
    read: list[bytes] = []

    def counted(data):
        read.append(data)
        return parse_strategy(data)

    monkeypatch.setattr(module, "parse_strategy", counted)
    assert len(told(made, TITLE)) == 1
    assert len(read) == 1
