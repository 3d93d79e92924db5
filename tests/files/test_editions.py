"""What two editions of a document have in common, and which of them nobody has merged."""

from datetime import datetime

from lhl_editor.core.changes import SetField, apply
from lhl_editor.core.merge import merge
from lhl_editor.files.editions import Edition, edition_of, ground, heads_apart, is_merged, recorded
from lhl_editor.files.other_editions import other_editions
from lhl_editor.files.strategy_file import parse_strategy, write_strategy
from lhl_editor.files.versioned_saving import save_with_history
from tests.builders import path, strategy
from tests.files.history_files import KARI, OLA, filled, history, later, text, two_writers

BASE = strategy(document={"title": "En", "publisher": "Hdir"}, tools=[{"id": "x", "name": "X"}])


def saying(**values):
    """The document after changes to these fields of it."""
    changes = (SetField(path(f"document/{name}"), said) for name, said in values.items())
    return write_strategy(apply(BASE, *changes))


def edition(made, version):
    return Edition(made.read(version), version)


def test_two_versions_are_merged_on_the_newest_that_both_follow(tmp_path):
    made, there = history(tmp_path), history(tmp_path, "there")
    made.append(saying(), KARI, later(0))
    base = made.append(saying(title="To"), KARI, later(1))
    ours = made.append(saying(title="Tre"), KARI, later(2), follows=[base])
    theirs = there.append(saying(publisher="KS"), OLA, later(3), follows=[base])
    found = ground(made, edition(made, ours), edition(made, theirs))
    assert (found.version, found.strategy["document"]["title"]) == (base, "To")


def test_bytes_that_are_no_version_come_from_what_they_are_most_like(tmp_path):
    made = history(tmp_path)
    _, second, newest = (
        made.append(saying(title=title), KARI, later(at))
        for at, title in enumerate(("En", "To", "Tre"))
    )
    copy = saying(title="To", publisher="KS")
    assert edition_of(made, copy).version is None
    assert ground(made, edition(made, newest), Edition(copy)).version == second
    assert ground(made, edition(made, newest), Edition(b"something else\n")) is None


def test_two_who_have_merged_crosswise_are_merged_on_what_all_of_those_say(tmp_path):
    """Else each would be asked again what was settled already."""
    made, there = history(tmp_path), history(tmp_path, "there")
    base = made.append(saying(), KARI, later(0))
    ours = made.append(saying(title="Min"), KARI, later(1), follows=[base])
    theirs = there.append(saying(publisher="KS"), OLA, later(2), follows=[base])
    mine = made.append(
        saying(title="Min nye", publisher="KS"), KARI, later(3), follows=[ours, theirs]
    )
    hers = there.append(
        saying(title="Min", publisher="KS", contact="a@b.no"), OLA, later(4), follows=[theirs, ours]
    )
    found = ground(made, edition(made, mine), edition(made, hers))
    document = found.strategy["document"]
    assert (document["title"], document["publisher"]) == ("Min", "KS")


def test_two_who_came_to_the_same_have_that_in_common(tmp_path):
    made, _, ours, theirs = two_writers(tmp_path)
    there = history(tmp_path, "there")
    mine = made.append(b"both\n", KARI, later(3), follows=[ours, theirs], origin="merged")
    hers = there.append(b"both\n", OLA, later(4), follows=[theirs])
    after = there.append(b"both and more\n", OLA, later(5), follows=[hers])
    assert mine.id != hers.id
    assert made.common(mine, after).document == mine.document
    assert heads_apart(made, mine) == [after]
    assert heads_apart(made, after) == [], "the same bytes are in it"


def test_who_went_back_on_something_is_not_overruled_by_who_did_not(tmp_path):
    """Going back makes bytes that were there before; it is a change all the same."""
    made, there = history(tmp_path), history(tmp_path, "there")
    made.append(saying(), KARI, later(0))
    both = made.append(saying(publisher="KS"), KARI, later(1))
    back = made.append(saying(), KARI, later(2), follows=[both], origin="restored")
    ours = made.append(saying(title="Min"), KARI, later(3), follows=[back])
    theirs = there.append(saying(publisher="KS", contact="a@b.no"), OLA, later(4), follows=[both])
    found = ground(made, edition(made, ours), edition(made, theirs))
    assert found.version == both
    sides = (parse_strategy(made.read(one)).strategy for one in (ours, theirs))
    document = merge(found.strategy, *sides).strategy["document"]
    assert (document["title"], document["publisher"], document["contact"]) == (
        "Min",
        "Hdir",
        "a@b.no",
    )


def test_another_who_went_back_is_offered(tmp_path):
    made, there = history(tmp_path), history(tmp_path, "there")
    made.append(saying(), KARI, later(0))
    both = made.append(saying(publisher="KS"), KARI, later(1))
    ours = made.append(saying(publisher="KS", title="Min"), KARI, later(2), follows=[both])
    back = there.append(saying(), OLA, later(3), follows=[both], origin="restored")
    assert heads_apart(made, ours) == [back]


def test_another_writers_head_is_apart_until_it_is_merged(tmp_path):
    made, base, ours, theirs = two_writers(tmp_path)
    assert heads_apart(made, ours) == [theirs]
    assert heads_apart(made, base) == [], "what follows the file is on its way"
    assert not is_merged(made, ours, theirs.document)
    merged = made.append(b"both\n", KARI, later(3), follows=[ours, theirs], origin="merged")
    assert heads_apart(made, merged) == []
    assert is_merged(made, merged, theirs.document)


def test_what_one_left_behind_on_purpose_is_not_apart(tmp_path):
    made, (first, second) = filled(tmp_path, 2)
    back = made.append(b"another way\n", KARI, later(5), follows=[first])
    assert second in made.heads
    assert heads_apart(made, back) == []


def test_of_versions_only_those_are_followed_that_no_other_comes_from(tmp_path):
    made, base, ours, theirs = two_writers(tmp_path)
    assert made.apart([base, ours, theirs, ours]) == [ours, theirs]
    assert made.lineage(ours) == [ours, base]


def test_another_file_becomes_a_version_that_follows_what_it_is_like(tmp_path):
    made, (first,) = filled(tmp_path, 1)
    copy = text(0) + b"more\n"
    version = recorded(made, Edition(copy), later(9), note="strategy-PC7.yaml")
    assert (version.follows, version.origin, version.note) == (
        (first.id,),
        "outside",
        "strategy-PC7.yaml",
    )
    assert recorded(made, edition_of(made, copy), later(10)) == version
    assert recorded(made, Edition(b"nothing alike\n"), later(11)) is None


def test_a_save_after_a_merge_follows_both_and_one_of_a_line_only_the_newest(tmp_path):
    made, base, ours, theirs = two_writers(tmp_path)
    file = tmp_path / "strategy.yaml"
    file.write_bytes(made.read(ours))
    saved = save_with_history(file, b"both\n", KARI, later(3), merged=[ours, theirs], history=made)
    assert (saved.version.origin, set(saved.version.follows)) == ("merged", {ours.id, theirs.id})
    again = save_with_history(file, b"later\n", KARI, later(4), merged=[base], history=made)
    assert (again.version.origin, again.version.follows) == ("saved", (saved.version.id,))


def open_document(tmp_path):
    made = history(tmp_path)
    data = write_strategy(BASE)
    base = made.append(data, KARI, later(0))
    ours = write_strategy(apply(BASE, SetField(path("document/title"), "Min")))
    made.append(ours, KARI, later(1), follows=[base])
    file = tmp_path / "strategy.yaml"
    file.write_bytes(ours)
    return made, file, ours


def found(made, file, data):
    every = other_editions(made, file, data, parse_strategy(data).strategy)
    return [one.file.name if one.file else "" for one in every]


def test_versions_and_copies_that_say_something_else_are_found(tmp_path):
    made, file, ours = open_document(tmp_path)
    assert found(made, file, ours) == []
    other = write_strategy(apply(BASE, SetField(path("document/publisher"), "KS")))
    (tmp_path / "strategy-PC7.yaml").write_bytes(other)
    (tmp_path / "strategy (1).yaml").write_bytes(ours)  # says the same
    (tmp_path / "strategy (2).yaml").write_bytes(write_strategy(BASE))  # is in the history
    (tmp_path / "strategy (3).yaml").write_bytes(b"half a fi")
    (tmp_path / "strategy (4).yaml").write_bytes(b"format: 1\n\ndocument:\n  title: Fremmed\n")
    assert found(made, file, ours) == ["strategy-PC7.yaml"]
    there = history(tmp_path, "there")
    theirs = write_strategy(apply(BASE, SetField(path("document/publisher"), "Fhi")))
    there.append(theirs, OLA, datetime.now().astimezone(), follows=[made.versions()[-1]])
    assert sorted(found(made, file, ours)) == ["", "strategy-PC7.yaml"]


def test_a_copy_that_was_merged_is_known_again(tmp_path):
    made, file, ours = open_document(tmp_path)
    other = write_strategy(apply(BASE, SetField(path("document/publisher"), "KS")))
    (tmp_path / "strategy-PC7.yaml").write_bytes(other)
    version = recorded(made, edition_of(made, other), later(5))
    assert found(made, file, ours) == ["strategy-PC7.yaml"], "kept is not merged"
    merged = apply(parse_strategy(ours).strategy, SetField(path("document/publisher"), "KS"))
    saved = save_with_history(file, merged, KARI, later(6), merged=[version], history=made)
    assert found(made, file, saved.data) == []
