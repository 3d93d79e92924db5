"""The words of a field are edited and its runs kept."""

from __future__ import annotations

from hypothesis import given

from lhl_editor.core.notation import parse, write
from lhl_editor.core.rules.passages import Edit, Link, edited, lines, links, relinked
from tests.builders import texts


def test_edits_keep_bold_links_and_page_references():
    text = parse("Mål **for 2021-2023** og  [helse - og](https://a.no) side {goals}  her.")
    (line,) = lines(text)
    at = [line.index("-"), line.index("  "), line.index(" - ") + 1, line.rindex("  ")]
    edits = [Edit(at[0], at[0] + 1, "–"), Edit(at[1], at[1] + 2, " ")]
    edits += [Edit(at[2], at[2] + 1, "–"), Edit(at[3], at[3] + 2, " ")]
    mended = "Mål **for 2021–2023** og [helse – og](https://a.no) side {goals} her."
    assert write(edited(text, lambda _: edits)) == mended


def test_an_edit_over_several_runs_takes_the_look_of_the_first():
    text = parse("Ett **to** tre")
    assert write(edited(text, lambda _: [Edit(2, 9, "n")])) == "Etne"


def test_lines_are_edited_one_by_one():
    assert edited(("ab", "b"), lambda line: [Edit(0, 1, "x")] if line[0] == "a" else []) == (
        "xb",
        "b",
    )
    assert edited("ab", lambda _: [Edit(1, 1, "-")]) == "a-b"


def test_neighbouring_runs_with_one_address_are_one_link():
    text = parse("[**Les** mer](https://a.no) og [her](https://b.no), [her](https://a.no)")
    found = [Link("Les mer", "https://a.no"), Link("her", "https://b.no")]
    assert list(links(text)) == [*found, Link("her", "https://a.no")]
    again = relinked(text, {found[0]: "https://c.no"})
    assert write(again) == "[**Les** mer](https://c.no) og [her](https://b.no), [her](https://a.no)"


@given(texts())
def test_nothing_edited_and_nothing_relinked_is_the_same_text(text):
    assert edited(text, lambda _: []) == text
    assert relinked(text, {}) == text


@given(texts())
def test_editing_a_text_edits_its_characters(text):
    def edits(line: str) -> list[Edit]:
        letters = [at for at, letter in enumerate(line) if letter == "a"]
        return [Edit(at, at + 1, "å") for at in letters]

    assert [line.replace("a", "å") for line in lines(text)] == list(lines(edited(text, edits)))
