"""The list of what differs between two versions: everything in it, in words, readable as it is."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from lhl_editor.core.diff import differences
from lhl_editor.core.strategy import Item
from lhl_editor.core.text import Paragraph, Run, Text
from lhl_editor.language.catalogue import capitalised
from lhl_editor.language.change_lists import change_list, change_text, words_of
from lhl_editor.language.differences import difference_place
from lhl_editor.language.marked import Shade
from tests.builders import strategies
from tests.range_of_strategies import RANGE, longer, put, shipped

NAMES = ("1.1 (12. mai 2026)", "1.2 (22. november 2026)")
LONG = "Setning nummer {} i en lang tekst som blir stående slik den er. "


def listed(before, after, who=None):
    return change_list(before, after, NAMES, who)


def background(*paragraphs):
    text = Text(tuple(Paragraph((Run(one),)) for one in paragraphs))
    return put(shipped(), "insight", "background", "text", text)


def only(before, after):
    (change,) = listed(before, after).changes
    return change


def folded(words):
    return " ".join(words.split())


@settings(max_examples=25)
@given(strategies(kept=True), strategies(kept=True))
def test_every_difference_stands_in_the_list_and_in_the_text(before, after):
    found = listed(before, after)
    rows = differences(before, after)
    assert sorted(str(one.difference.path) for one in found.changes) == sorted(
        str(row.path) for row in rows
    )
    text = folded(change_text(found))
    for row in rows:
        assert folded(capitalised(difference_place(before, after, row))) in text


def test_of_no_difference_it_says_that():
    found = listed(shipped(), shipped())
    said = "Ingen forskjell mellom 1.1 (12. mai 2026) og 1.2 (22. november 2026)."
    assert (found.summary, found.parts) == (said, ())
    assert change_text(found).splitlines() == [
        "Endringer fra 1.1 (12. mai 2026) til 1.2 (22. november 2026)",
        "Felles kommunikasjonsstrategi for støtteapparatet i Leve hele livet",
        "",
        said,
    ]


def test_the_text_is_short_and_can_be_sent_as_it_is():
    after = put(shipped(), "target_groups", "heading", "Hvem vi vil nå")
    tools = shipped()["tools"]
    moved = put(after, "tools", (tools[1], tools[0], *tools[2:]))
    text = change_text(listed(shipped(), moved, lambda _: "Kari, 12. mai"))
    assert text.splitlines()[3:] == [
        "2 endringer: Målgrupper endret, 1 verktøy flyttet.",
        "",
        "3. Målgrupper",
        "- Målgrupper, Overskrift: endret (Kari, 12. mai)",
        "  Før: Prioriterte målgrupper - hovedgruppering",
        "  Etter: Hvem vi vil nå",
        "",
        "Verktøy",
        "- Verktøy, Veileder i egenevaluering: flyttet fra 2 til 1 (Kari, 12. mai)",
        "  Før: Plass 2",
        "  Etter: Plass 1",
    ]


@pytest.mark.parametrize("name", ["marked up", "own chapters and pages"])
def test_the_text_holds_no_notation(name):
    changed = longer(RANGE[name](), lambda text: text.replace("e", "a"))
    text = change_text(listed(RANGE[name](), changed))
    assert re.findall(r"\*\*|\]\(|\]\{|\\|\{|Kind\.|change_list\.", text) == []


def test_bold_words_and_links_are_words_in_the_text():
    run = (Run("Fete ord", bold=True), Run(" og "), Run("en lenke", link="https://www.ks.no/"))
    after = put(shipped(), "insight", "background", "text", Text((Paragraph(run),)))
    assert "  Etter: Fete ord og en lenke" in change_text(listed(shipped(), after))


def test_only_what_changed_is_quoted_with_a_little_around_it():
    sentences = [LONG.format(n) for n in range(40)]
    before = background("Først.", "".join(sentences), "Sist.")
    sentences[20] = "Her står noe helt annet. "
    after = background("Først.", "".join(sentences), "Sist.")
    change = only(before, after)
    (part,) = change.after
    assert len(words_of(change.after)) < 300
    marked = [span.words for span in part.lines[0].spans if span.shade is Shade.INSERTED]
    assert "annet" in "".join(marked)
    assert words_of(change.after).startswith("… ")
    assert "Først." not in words_of(change.before)


def test_between_two_changed_paragraphs_it_says_that_others_stand():
    change = only(background("Et", "to", "tre", "fire"), background("En", "to", "tre", "fem"))
    said = ["".join(span.words for span in line.spans) for line in change.after[0].lines]
    assert said == ["En", "…", "fem"]


def test_what_is_new_or_gone_whole_is_told_without_marks():
    group = shipped()["target_groups"]["groups"][0]
    groups = (*shipped()["target_groups"]["groups"], replace(group, id="ny"))
    change = only(shipped(), put(shipped(), "target_groups", "groups", groups))
    assert change.before == ()
    assert change.told.endswith("lagt til")
    shades = {span.shade for part in change.after for line in part.lines for span in line.spans}
    assert shades == {Shade.EQUAL}


def test_chapters_stand_as_they_are_published_those_that_went_where_they_stood():
    before = RANGE["own chapters and pages"]()
    after = longer(put(before, "insight", Item("insight")), lambda text: f"{text} mer")
    names = [part.name for part in listed(before, after).parts]
    assert names[:6] == [
        "Om dokumentet",
        "1. Forord mer",
        "2. Innledning mer",
        "Innsikt",
        "3. Prinsipper mer",
        "4. Målgrupper mer",
    ]
    assert names[-2:] == ["Verktøy", "Aktiviteter"]
