"""Names are found by words, by parts of words, and by letters: the same way each time."""

import time

import pytest

from lhl_editor.ui.go_to.matching import Names, Quality, fold, marked
from lhl_editor.ui.go_to.places import Places, entry_of
from tests.range_of_strategies import scaled, shipped


def search(typed: str, *names: str) -> list[str]:
    return [names[at] for _, at in Names([(name, "") for name in names]).search(typed)]


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("Énhet", "enhet"),
        ("ØY", "øy"),
        ("Ål", "ål"),
        ("Ærlig", "ærlig"),
        ("Mälmö", "mælmø"),
        ("À la", "a la"),
    ],
)
def test_accents_and_capitals_make_no_difference_but_letters_do(words: str, folded: str) -> None:
    assert fold(words) == folded


def test_o_does_not_find_oe() -> None:
    assert search("ost", "Øst", "Ost", "Østerrike") == ["Ost"]


def test_what_was_typed_whole_comes_first_then_words_that_begin_with_it_then_inside() -> None:
    names = ("Uplanlagt", "En plan", "Planleggelitt", "Plan")
    assert search("plan", *names) == ["Plan", "En plan", "Planleggelitt", "Uplanlagt"]


def test_letters_in_order_are_found_only_where_nothing_else_is() -> None:
    assert search("gts", "Gå til side", "Magtsyk") == ["Magtsyk"]
    assert search("gts", "Gå til side", "Noe annet") == ["Gå til side"]
    assert search("xyz", "Gå til side") == []


def test_all_words_must_be_found_one_of_them_in_the_name_itself() -> None:
    names = Names([("Hvorfor", "Delmål 1"), ("Hvorfor", "Delmål 2"), ("Navn", "Verktøy")])
    assert [at for _, at in names.search("hvorfor delmål 2")] == [1]
    assert names.search("delmål") == []
    assert names.search("verktøy navn") == [(Quality.BESIDE, 2)]


def test_what_matches_is_marked_at_the_beginning_of_a_word_if_it_can() -> None:
    assert marked("Uplanlagt plan", "plan") == [(10, 14)]
    assert marked("Uplanlagt", "plan") == [(1, 5)]
    assert marked("Énhet for plan", "enhet pl") == [(0, 5), (10, 12)]
    assert marked("Gå til side", "gts") == [(0, 1), (3, 4), (7, 8)]
    assert marked("Hvorfor", "") == []


def test_the_shipped_strategy_is_found_as_people_know_it() -> None:
    places = Places(shipped())
    found = [places.entries[at].name for _, at in places.names.search("planlegg")]
    assert found[0].startswith("Delmål 5: ")
    assert found[1] == "Budskap 5: Planlegging for egen alderdom"
    assert "Planleggelitt.no" in found
    first = places.entries[places.names.search("delmål 5 hvorfor")[0][1]]
    assert (first.name, first.beside.partition(":")[0]) == ("Hvorfor", "Delmål 5")


def test_every_place_can_be_named_by_itself() -> None:
    of = shipped()
    for entry in Places(of).entries:
        if not entry.is_field:
            alone = entry_of(of, entry.path)
            assert alone is not None
            assert alone.name == entry.name


def test_a_strategy_of_many_thousand_places_is_searched_at_once() -> None:
    places = Places(scaled(shipped(), 60))
    assert len(places.entries) > 25_000
    for typed in ("planlegg", "delmål 5", "e", "er", "xqz"):
        fastest = min(_seconds(places, typed) for _ in range(3))
        assert fastest < 0.1, typed  # 0.02 on a quiet machine


def _seconds(places: Places, typed: str) -> float:
    start = time.perf_counter()
    places.names.search(typed)
    return time.perf_counter() - start
