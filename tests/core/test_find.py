"""Find and replace over all fields: what is found, what it becomes, and what is never touched."""

from time import process_time
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.core.changes import apply
from lhl_editor.core.find import SEARCHED, find, replace, replaced_by
from lhl_editor.core.path import Path
from lhl_editor.core.rules.passages import lines
from lhl_editor.core.strategy import get, walk
from lhl_editor.core.text import PageReference, Paragraph, Run, Text
from tests.builders import path, strategies, strategy
from tests.range_of_strategies import scaled, shipped

REASONS = path("goals/sub_goals/a/reasons")


def text_strategy(*runs, level=0):
    """A strategy in which one text has one paragraph."""
    empty = strategy(goals={"sub_goals": [{"id": "a", "title": "x"}]})
    from lhl_editor.core.changes import SetField

    return apply(empty, SetField(REASONS, Text((Paragraph(runs, level),))))


def said(words_in_title: str, words: str, **how) -> list[str]:
    found = find(strategy(document={"title": words_in_title}), words, **how)
    return [hit.words for hit in found]


def title_after(title: str, words: str, replacement: str, **how) -> str:
    before = strategy(document={"title": title})
    return apply(before, *replace(before, find(before, words), replacement, **how))["document"][
        "title"
    ]


# What is found


def test_lines_lists_of_lines_and_texts_are_searched_in_order():
    found = find(
        strategy(
            document={"title": "Eldre"},
            organisations=[{"id": "o", "name": "x", "short_forms": ["e", "eldre"]}],
            goals={"sub_goals": [{"id": "a", "title": "x", "reasons": "x\n\n- for eldre her"}]},
        ),
        "eldre",
    )
    assert [(str(hit.path), hit.index, hit.start, hit.end) for hit in found] == [
        ("document/title", 0, 0, 5),
        ("organisations/o/short_forms", 1, 0, 5),
        ("goals/sub_goals/a/reasons", 1, 4, 9),
    ]
    assert (found[2].before, found[2].words, found[2].after) == ("for ", "eldre", " her")


def test_words_are_found_across_bold_and_links():
    split = text_strategy(Run("Leve "), Run("hele ", bold=True), Run("livet", link="https://a.no"))
    assert [hit.words for hit in find(split, "leve hele livet")] == ["Leve hele livet"]


def test_addresses_dates_choices_and_ids_are_not_searched():
    document = {"contact": "nb@nb.no", "language": "nb", "revised": "nb"}
    tools = [{"id": "nb", "name": "x", "url": "https://nb.no", "status": "nb"}]
    linked = {"id": "nb", "title": "x", "reasons": "[x](https://nb.no) side {nb}"}
    pillars = [{"id": "p", "sub_goal": "nb", "tools": ["nb"]}]
    holding = strategy(
        document=document, tools=tools, goals={"sub_goals": [linked]}, messages={"pillars": pillars}
    )
    assert find(holding, "nb") == ()


def test_nothing_is_found_across_a_page_reference_and_none_is_found():
    split = text_strategy(Run("se"), PageReference("insight"), Run("her"))
    assert find(split, "seher") == find(split, "\ufffc") == find(split, "side") == ()
    assert find(split, "her")[0].before == "se\ufffc"


@pytest.mark.parametrize(
    ("title", "words", "found"),
    [
        ("Eldre og eldreomsorg", "eldre", ["Eldre"]),
        ("på å gå", "å", ["å"]),
        ("ærlig ør å", "ør", ["ør"]),
        ("Leve hele livet-reformen", "livet", []),
        ("Leve hele livet-reformen", "Leve hele livet-reformen", ["Leve hele livet-reformen"]),
        ("strategi og -planer", "planer", []),
        ("barne- og ungdom", "barne", []),
        ("mat - og måltider – mat", "mat", ["mat", "mat"]),
        ("(se «reformen».)", "reformen", ["reformen"]),
        ("a(b)", "(b)", ["(b)"]),
        ("-reformen livet-reformen", "-reformen", ["-reformen"]),
        ("2022 20222", "2022", ["2022"]),
    ],
)
def test_whole_words(title, words, found):
    assert said(title, words, whole_word=True) == found


def test_case():
    assert said("Ære ære ÆRE", "ære") == ["Ære", "ære", "ÆRE"]
    assert said("Ære ære ÆRE", "ære", match_case=True) == ["ære"]


def test_signs_are_signs_and_no_pattern():
    assert said("a.b axb (c) [d] *", "a.b") == ["a.b"]
    assert said("a.b axb (c) [d] *", "*") == ["*"]
    assert said("x", "") == []


def test_what_looks_the_same_is_found():
    assert said("10\u00a0000 kroner", "10 000") == ["10\u00a0000"]
    assert said("ga\u030a", "gå") == ["ga\u030a"]
    assert said("gå", "ga\u030a") == ["gå"]
    assert said("ga\u030a", "ga") == []


def test_within_one_place():
    both = strategy(
        document={"title": "eldre"}, tools=[{"id": "t", "name": "eldre"}, {"id": "u", "name": "e"}]
    )
    assert [hit.path for hit in find(both, "eldre", within=path("tools"))] == [path("tools/t/name")]
    assert find(both, "eldre", within=path("tools/u")) == ()
    assert len(find(both, "eldre", within=path("document/title"))) == 1


def test_what_stands_round_a_hit_is_cut_between_words():
    title = (
        "mange ord som står foran og er altfor lange til å vises, så reform og enda flere ord etter"
    )
    (hit,) = find(strategy(document={"title": title + " til det er slutt"}), "reform")
    assert hit.before == "…foran og er altfor lange til å vises, så "
    assert hit.after == " og enda flere ord etter til det er slutt"
    hit, _ = find(strategy(document={"title": "reform " + title}), "reform ")
    assert hit.after.endswith(" …")


# What it becomes


@pytest.mark.parametrize(
    ("title", "after"),
    [
        ("i Leve hele livet nå", "i kvalitetsreformen nå"),
        ("Leve hele livet skal", "Kvalitetsreformen skal"),
        ("Slutt. Leve hele livet skal", "Slutt. Kvalitetsreformen skal"),
        ("«Slutt!» Leve hele livet", "«Slutt!» Kvalitetsreformen"),
        ("Slutt? «Leve hele livet»", "Slutt? «Kvalitetsreformen»"),
        ("f.eks. Leve hele livet", "f.eks. kvalitetsreformen"),
        ("(jf. Leve hele livet)", "(jf. kvalitetsreformen)"),
        ("leve hele livet skal", "kvalitetsreformen skal"),
    ],
)
def test_the_capital_of_a_sentence_is_kept(title, after):
    assert title_after(title, "leve hele livet", "kvalitetsreformen") == after


def test_with_case_told_apart_the_words_come_as_they_are():
    assert title_after("Leve", "Leve", "ny", match_case=True) == "ny"


def test_what_was_found_looking_the_same_is_not_changed_into_itself():
    assert title_after("10\u00a0000 kroner", "10 000", "10 000") == "10\u00a0000 kroner"


def test_the_look_of_the_first_character_is_kept():
    before = text_strategy(Run("i "), Run("Leve ", bold=True), Run("livet", italic=True), Run("."))
    after = apply(before, *replace(before, find(before, "leve livet"), "reformen"))
    assert get(after, REASONS).paragraphs[0].runs == (
        Run("i "),
        Run("reformen", bold=True),
        Run("."),
    )


def test_page_references_and_addresses_stay():
    before = text_strategy(Run("no "), PageReference("no"), Run("no", link="https://no.no"))
    after = apply(before, *replace(before, find(before, "no"), "ja"))
    assert get(after, REASONS).paragraphs[0].runs == (
        Run("ja "),
        PageReference("no"),
        Run("ja", link="https://no.no"),
    )


def test_only_the_chosen_hits_change_and_one_field_is_one_change():
    before = strategy(document={"title": "a b a a", "publisher": "a"})
    hits = find(before, "a")
    changes = replace(before, (hits[2], hits[0]), "x", match_case=True)
    assert len(changes) == 1
    assert apply(before, *changes)["document"]["title"] == "x b a x"


def test_a_hit_that_stands_there_no_more_is_passed_over():
    before = strategy(document={"title": "en reform", "publisher": "reform"})
    hits = find(before, "reform")
    later = strategy(document={"title": "reform", "publisher": "reform"})
    assert [str(one.path) for one in replace(later, hits, "x")] == ["document/publisher"]


def test_replacing_with_nothing():
    assert title_after("en ny tid", "ny ", "") == "en tid"
    emptied = text_strategy(Run("bort"))
    assert not get(apply(emptied, *replace(emptied, find(emptied, "bort"), "")), REASONS)


# For every strategy

WORDS = st.one_of(st.text("abno ", min_size=1, max_size=3), st.sampled_from(("x", "Ja", "side")))


@given(strategies(), WORDS, st.booleans(), st.booleans())
def test_every_hit_is_where_it_says(strategy, words, whole_word, match_case):
    searched = {place: value for place, field, value in walk(strategy) if field.type in SEARCHED}
    hits = find(strategy, words, whole_word, match_case)
    for hit in hits:
        line = lines(searched[hit.path])[hit.index]
        assert line[hit.start : hit.end] == hit.words
        round_it = hit.before.removeprefix("…") + hit.words + hit.after.removesuffix(" …")
        assert round_it in line
        assert len(normalize("NFC", hit.words)) == len(words)
    assert len(set(hits)) == len(hits)


@given(strategies(), WORDS, st.booleans())
def test_what_is_replaced_by_itself_does_not_change(strategy, words, whole_word):
    hits = find(strategy, words, whole_word, match_case=True)
    assert replace(strategy, hits, words, match_case=True) == ()


@given(strategies(), WORDS, st.booleans(), st.booleans(), st.sampled_from(("#", "# #", "")))
def test_replaced_words_are_gone(strategy, words, whole_word, match_case, replacement):
    hits = find(strategy, words, whole_word, match_case)
    changes = replace(strategy, hits, replacement, match_case)
    assert len(changes) == len({hit.path for hit in hits})
    after = apply(strategy, *changes)
    if replacement == "#":
        assert find(after, words, whole_word, match_case) == ()
    assert {change.path for change in changes} == {hit.path for hit in hits}


@given(strategies(), WORDS)
def test_what_is_shown_before_is_what_comes(strategy, words):
    for hit in find(strategy, words):
        for change in replace(strategy, (hit,), "ny"):
            line = lines(get(strategy, hit.path))[hit.index]
            new = line[: hit.start] + replaced_by(hit, "ny") + line[hit.end :]
            assert new in lines(change.value)


def test_a_hundred_times_as_long_takes_a_hundred_times_as_long():
    def seconds(times: int, repeats: int) -> float:
        long = scaled(shipped(), times)
        began = process_time()
        for _ in range(repeats):
            hits = find(long, "livet", whole_word=True)
            replace(long, hits, "tida")
        return (process_time() - began) / repeats

    assert seconds(100, 1) < 100 * 3 * seconds(1, 20)


def test_the_picture_of_the_dialog():
    hits = find(shipped(), "Leve hele livet-reformen", whole_word=True)
    assert [replaced_by(hit, "kvalitetsreformen")[0] for hit in hits].count("K") == sum(
        hit.opens for hit in hits
    )
    assert Path(("introduction", "group", "text")) in {hit.path for hit in hits}
