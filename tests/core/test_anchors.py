"""Tags and bookmark names of places: within Word's limits, unique, and found again."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.core.anchors import (
    Anchor,
    KnownPaths,
    bookmark_of,
    path_of_tag,
    tag_of,
    target_of,
)
from lhl_editor.core.path import Path
from lhl_editor.core.strategy import Item, Strategy, walk, walk_items
from tests.builders import strategies
from tests.range_of_strategies import RANGE, shipped

BOOKMARK = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}\Z")
SHORT = Path.parse("goals/sub_goals/forankring/approach")
LONG = Path.parse("introduction/pages/" + "a" * 64 + "/rows/" + "b" * 64 + "/cells")


def all_paths(strategy: Strategy) -> set[Path]:
    fields = {path for path, _, _ in walk(strategy)}
    return fields | {path for path, _ in walk_items(strategy)}


def assert_anchors_hold(paths: set[Path]) -> None:
    known = KnownPaths(paths)
    anchors = [Anchor(path, n % 9, n % 7 + 1) for n, path in enumerate(sorted(paths))]
    tags = [tag_of(anchor.path, anchor.occurrence) for anchor in anchors]
    names = [bookmark_of(anchor) for anchor in anchors]
    targets = [target_of(path) for path in paths]
    assert all(0 < len(tag) <= 64 for tag in tags if tag)
    assert all(BOOKMARK.match(name) for name in (*names, *targets))
    assert len({*tags}) == len({name.lower() for name in names}) == len(paths)
    assert len({name.lower() for name in (*names, *targets)}) == 2 * len(paths)
    assert [known.of_bookmark(name) for name in names] == anchors
    assert [known.of_target(name) for name in targets] == [*paths]
    found = [known.of_tag(tag) for tag in tags]
    assert [(one.path, one.occurrence) for one in found if one] == [
        (one.path, one.occurrence) for one in anchors
    ]


@given(strategies())
def test_the_paths_of_a_strategy_have_anchors_of_their_own(strategy: Strategy):
    assert_anchors_hold(all_paths(strategy))


def test_so_do_the_shipped_strategy_and_one_ten_times_as_long():
    assert_anchors_hold(all_paths(shipped()))
    assert_anchors_hold(all_paths(RANGE["ten times as long"]()))


@given(st.lists(st.lists(st.text(max_size=70), min_size=1, max_size=5), max_size=8))
def test_any_words_make_an_anchor(parts: list[list[str]]):
    paths = {Path.parse(str(Path(tuple(one)))) for one in parts}
    assert_anchors_hold(paths - {Path()})


@given(
    st.sampled_from((SHORT, LONG)),
    st.integers(0, 9999),
    st.integers(1, 99999),
)
def test_any_paragraph_and_place_fit(path: Path, part: int, occurrence: int):
    anchor = Anchor(path, part, occurrence)
    assert len(tag_of(path, occurrence)) <= 64
    assert BOOKMARK.match(bookmark_of(anchor))
    assert KnownPaths([SHORT, LONG]).of_bookmark(bookmark_of(anchor)) == anchor
    assert KnownPaths([SHORT, LONG]).of_tag(tag_of(path, occurrence)) == Anchor(path, 0, occurrence)


def test_a_short_path_reads_as_itself():
    assert tag_of(SHORT) == "goals/sub_goals/forankring/approach"
    assert tag_of(SHORT, 2) == "goals/sub_goals/forankring/approach#2"
    assert bookmark_of(Anchor(SHORT, 3)).endswith("_3_1_forankring_approach")


def test_a_long_path_keeps_its_beginning():
    assert tag_of(LONG).startswith("introduction/pages/aaaa")
    assert path_of_tag(tag_of(LONG), [SHORT, LONG]) == LONG


def test_names_are_the_same_in_every_process():
    assert bookmark_of(Anchor(SHORT)) == "_lhl_fjf2gyabix_0_1_forankring_approach"
    assert tag_of(LONG).rpartition(".")[2] == "jgjczdto4k"


def test_word_may_change_the_case_of_a_bookmark():
    known = KnownPaths([SHORT])
    assert known.of_bookmark(bookmark_of(Anchor(SHORT, 2)).upper()) == Anchor(SHORT, 2)


@pytest.mark.parametrize(
    "strange",
    [
        "",
        "goals",
        "_Toc123",
        "_lhl_",
        "_lhl_aaaaaaaaaa_0_1",
        "#2",
        f"{SHORT}#x",
        f"{SHORT}#²",
        "_GoBack",
    ],
)
def test_what_is_none_of_ours_has_no_path(strange: str):
    known = KnownPaths([SHORT, LONG])
    assert known.of_tag(strange) is None
    assert known.of_bookmark(strange) is None
    assert known.of_target(strange) is None


def test_an_empty_strategy_has_the_whole_as_its_only_place():
    assert all_paths(Item("strategy")) == {Path()}
