"""What is remembered of a hidden finding, and which of the found are meant by it."""

from lhl_editor.core.changes import SetField, apply
from lhl_editor.core.hiding import can_be_hidden, hidden_as, parted
from lhl_editor.core.problems import problem
from tests.builders import path, strategy

TITLE = path("document/title")


def titled(title):
    return strategy(document={"title": title})


def test_a_finding_that_names_words_is_hidden_while_it_names_the_same():
    found = problem(TITLE, "double_space", words="a  b")
    hidden = hidden_as(titled("a  b"), found)
    assert parted(titled("c a  b"), (found,), [hidden]) == ((), (found,))
    other = problem(TITLE, "double_space", words="d  e")
    assert parted(titled("d  e"), (other,), [hidden]) == ((other,), ())


def test_one_that_names_none_is_hidden_while_the_field_says_the_same():
    found = problem(TITLE, "overflow")
    hidden = hidden_as(titled("Lang tittel"), found)
    assert parted(titled("Lang tittel"), (found,), [hidden]) == ((), (found,))
    assert parted(titled("Lengre tittel"), (found,), [hidden]) == ((found,), ())


def test_only_the_same_place_and_rule_are_meant():
    here = problem(TITLE, "double_space", words="a  b")
    elsewhere = problem(path("document/publisher"), "double_space", words="a  b")
    other = problem(TITLE, "spaced_hyphen", words="a  b")
    strategy = titled("a  b")
    found = (here, elsewhere, other)
    shown, hidden = parted(strategy, found, [hidden_as(strategy, here)])
    assert (shown, hidden) == ((elsewhere, other), (here,))


def test_several_of_one_rule_in_one_field_are_hidden_each_by_itself():
    strategy = titled("a  b  c  d")
    found = tuple(problem(TITLE, "double_space", words=words) for words in ("a  b", "b  c", "c  d"))
    hidden = [hidden_as(strategy, one) for one in found[:2]]
    assert parted(strategy, found, hidden) == (found[2:], found[:2])
    assert parted(strategy, found, hidden[::-1]) == (found[2:], found[:2])


def test_a_finding_of_an_item_stays_hidden_when_the_item_is_written_in():
    groups = {"id": "a", "name": "Allmennheten"}
    before = strategy(target_groups={"title": "M", "groups": [groups]})
    place = path("target_groups/groups/a")
    found = problem(place, "target_group_without_message", name="Allmennheten")
    after = apply(before, SetField(place / "name", "Alle"))
    assert parted(after, (found,), [hidden_as(before, found)]) == ((), (found,))


def test_an_error_stays():
    found = problem(TITLE, "missing_glyph", char="x")
    assert not can_be_hidden(found)
    strategy = titled("x")
    assert parted(strategy, (found,), [hidden_as(strategy, found)]) == ((found,), ())
