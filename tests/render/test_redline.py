"""The Word file with tracked changes: accepting all gives the document as it is after, rejecting
all as it was before, and each change is the least that a person would call one."""

import re
from collections import Counter
from datetime import date, datetime
from functools import cache
from io import BytesIO
from itertools import permutations
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from lhl_editor.core.changes import AddItem, SetField, apply
from lhl_editor.core.text import PageReference, Paragraph, Run, Text
from lhl_editor.pages.compose import compose
from lhl_editor.pages.imprint import Imprint
from lhl_editor.pages.since import Since
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from lhl_editor.render.redline import Printed, render_redline
from lhl_editor.render.redline_marks import Signature
from lhl_editor.render.word import render_word
from tests.builders import changes as any_change
from tests.builders import item, strategies, strategy
from tests.docx_lint import lint
from tests.picture_files import FILES, read, with_logo
from tests.range_of_strategies import RANGE, put, repeated, shipped
from tests.strategy_edits import AREAS, EDITED, YEAR, at, edited, ids
from tests.tracked_changes import W, accepted, changes, dangling, footers, rejected, told

TODAY = date(2026, 11, 22)
KARI = Signature("Kari Nordmann", datetime(2026, 11, 20, 10, 42))
UNLIKE = ("shipped", "own chapters and pages", "headless", "marked up")
TURNED = (YEAR, "members", "last chapter removed", "own chapter last", "bold, list and link")


def printed(made, paper=""):
    publication = compose(made, paper)
    return Printed(publication, typeset(publication, load_faces()))


@cache
def known(name):
    return printed(edited(name) if name in EDITED else RANGE[name]())


def plain(one):
    return render_word(*one, TODAY, producer="lhl_editor 1")


def redline(before, after, signature_of=lambda _: KARI, when=TODAY):
    return render_redline(before, after, when, producer="lhl_editor 1", signature_of=signature_of)


def between(before, after):
    """The redline of two strategies."""
    now = printed(after)
    return redline(printed(before, now.publication.paper), now)


def check(before, after):
    """That the file holds both, and is in order where they are."""
    data, old, new = redline(before, after), plain(before), plain(after)
    accept, reject = accepted(data), rejected(data)
    for decided, wanted in ((accept, new), (reject, old)):
        assert told(decided) == told(wanted)
        assert set(dangling(decided)) <= set(dangling(wanted))
        assert changes(decided) == []
    assert footers(accept) == footers(new)
    assert footers(reject)[:-1] == footers(old)[:-1]  # the last section is never tracked
    if found := {_unnumbered(fault) for fault in lint(data)}:
        assert found <= {_unnumbered(fault) for fault in (*lint(old), *lint(new))}
    return data


def _unnumbered(fault):
    return re.sub(r"(section|heading) \d.*", r"\1", fault)


@pytest.mark.parametrize("name", EDITED)
def test_accepting_gives_the_new_document_and_rejecting_the_old(name):
    assert changes(check(known("shipped"), known(name)))


@pytest.mark.parametrize("name", TURNED)
def test_it_holds_from_the_new_document_to_the_old(name):
    assert changes(check(known(name), known("shipped")))


@pytest.mark.parametrize(("old", "new"), list(permutations(UNLIKE, 2)))
def test_it_holds_for_documents_that_have_little_in_common(old, new):
    check(known(old), known(new))


@settings(max_examples=25, deadline=None)
@given(strategies(), strategies())
def test_it_holds_for_any_two_strategies(before, after):
    now = printed(after)
    check(printed(before, now.publication.paper), now)


@settings(max_examples=8, deadline=None)
@given(st.data())
def test_it_holds_for_any_edits_of_the_shipped_strategy(data):
    after = shipped()
    for _ in range(data.draw(st.integers(1, 5))):
        after = apply(after, data.draw(any_change(after)))
    now = printed(after)
    check(printed(shipped(), now.publication.paper), now)


@pytest.mark.full
@settings(max_examples=1000, deadline=None)
@given(strategies(), strategies())
def test_it_holds_for_a_thousand_pairs(before, after):
    now = printed(after)
    check(printed(before, now.publication.paper), now)


@pytest.mark.parametrize("name", [YEAR, "sub-goal moved", "pillar removed", *UNLIKE[1:]])
def test_it_is_valid(name, tmp_path):
    for number, pair in enumerate(permutations((known("shipped"), known(name)))):
        data = redline(*pair)
        file = tmp_path / f"{number}.docx"
        file.write_bytes(data)
        assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
        assert lint(data) == []


def test_the_same_document_has_no_changes_and_is_the_published_file():
    data = redline(known("shipped"), known("shipped"))
    assert changes(data) == []
    assert data == plain(known("shipped"))


def test_the_same_input_gives_the_same_bytes():
    pair = known("shipped"), known(YEAR)
    assert redline(*pair) == redline(*pair)
    assert redline(*pair) != redline(*pair, when=date(2027, 1, 1))


# What is marked


def body(data):
    with ZipFile(BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def words(data, *kinds):
    """What stands in each change of these kinds; paragraph marks and rows without words."""
    found = (one for one in changes(data) if one.tag in {W + kind for kind in kinds})
    every = ("".join(one.itertext(W + "t", W + "delText")) for one in found)
    return [one for one in every if one.strip()]


def page_of(text):
    """A strategy with one own page of text."""
    page = {"id": "p", "title": "Side", "text": text}
    return strategy(
        document={"title": "T"}, chapters=[{"id": "c", "title": "Kap", "pages": [page]}]
    )


def test_whole_words_are_marked_and_no_more():
    data = between(page_of("Vi møtes hver vår og høst."), page_of("Vi møtes hver måned og høst."))
    assert words(data, "del") == ["vår"]
    assert words(data, "ins") == ["måned"]


def test_a_new_paragraph_comes_with_its_mark():
    data = between(page_of("En.\n\nTre."), page_of("En.\n\nTo.\n\nTre."))
    assert words(data, "ins") == ["To."]
    assert body(data).count("<w:rPr><w:ins ") == 1
    assert len(changes(data)) == 2


def test_bold_is_a_deletion_and_an_insertion_of_the_word():
    data = between(page_of("Et viktig ord."), page_of("Et **viktig** ord."))
    assert (words(data, "del"), words(data, "ins")) == (["viktig"], ["viktig"])


def test_a_paragraph_that_became_a_list_item_keeps_its_words():
    data = between(page_of("Et punkt"), page_of("- Et punkt"))
    assert words(data, "ins", "del") == []
    assert [one.tag for one in changes(data)] == [W + "pPrChange"]


def test_another_address_is_another_link():
    old, new = (page_of(f"Se [siden](https://www.{name}.no/).") for name in ("a", "b"))
    data = between(old, new)
    assert (words(data, "del"), words(data, "ins")) == (["siden"], ["siden"])
    assert 'HYPERLINK "https://www.a.no/"' in body(data)


def test_an_address_in_a_field_has_no_sign_that_would_end_it():
    address = 'https://a.no/?a=1&b="c"\\d'
    run = Run("lenke", link=address)
    after = apply(page_of("x"), SetField(at("chapters/c/pages/p/text"), Text((Paragraph((run,)),))))
    data = between(page_of("x"), after)
    code = re.search(r"<w:instrText[^>]*> (HYPERLINK [^<]*) <", body(data))[1]
    assert code == 'HYPERLINK "https://a.no/?a=1&amp;b=%22c%22%5Cd"'


def test_what_says_the_same_elsewhere_was_moved():
    data = redline(known("shipped"), known("sub-goal moved"))
    here, away = words(data, "moveTo"), words(data, "moveFrom")
    assert here == away
    assert len(here) == 3  # its row in the list, and both texts on its page
    title = shipped()["goals"]["sub_goals"][3]["title"]
    assert here[0] == title
    assert any(title in one for one in words(data, "del"))  # its number is another now


def test_what_moved_and_says_something_else_is_deleted_and_inserted():
    data = redline(known("shipped"), known("sub-goal moved and changed"))
    assert "Et annet navn" not in words(data, "moveTo")
    assert "Et annet navn" in words(data, "ins")


def test_a_row_comes_and_goes_as_a_row():
    data = redline(known("shipped"), known("members"))
    rows = re.findall(r"<w:trPr>(.*?)</w:trPr>", body(data))
    marks = [re.sub(r" w:.*?/>", "/>", row) for row in rows if "<w:ins" in row or "<w:del" in row]
    assert marks == ["<w:cantSplit/><w:del/>", "<w:cantSplit/><w:ins/>"]


def test_a_page_comes_with_its_section_and_its_shapes():
    data = redline(known("shipped"), known("new sub-goal"))
    assert len(re.findall(r"<w:rPr><w:ins [^>]*/></w:rPr><w:sectPr>", body(data))) == 1
    assert body(data).count("<w:ins ") > 5
    drawn = re.findall(r"<w:ins [^>]*>(?:(?!</w:ins>).)*<w:drawing>", body(data))
    assert drawn


def test_page_numbers_are_no_changes():
    """A new page makes later ones go up; the fields say what typesetting found, untracked."""
    data = redline(known("shipped"), known("new sub-goal"))
    assert not any(text.strip().isdecimal() and int(text) > 9 for text in words(data, "ins", "del"))


def test_words_that_layout_binds_are_no_changes():
    """Lines break elsewhere: another hard space is no change. One that a person typed is."""
    data = between(page_of("a b"), page_of("a\u00a0b"))
    assert [one.tag for one in changes(data)] == [W + "del", W + "ins"]
    short, long = page_of("Et ord til " * 9), page_of("Et ord til " * 9 + "og enda noen til her. ")
    assert len(words(between(short, long), "ins")) == 1


def test_footers_tell_of_new_titles():
    data = redline(known("shipped"), known("titles"))
    with ZipFile(BytesIO(data)) as package:
        parts = [package.read(one) for one in package.namelist() if "word/footer" in one]
    assert any("Dette vil vi oppnå" in one.decode() and b"<w:del " in one for one in parts)
    assert all(one.count(b"<w:tab/>") <= 3 for one in parts)  # tabs are never doubled


def test_a_reference_to_a_page_that_went_and_came_leads_to_each():
    """The chapter is removed here and comes there: two bookmarks, and each text has its own."""
    target = "chapters/c"
    before = page_of("x")
    text = Text((Paragraph((Run("Se "), PageReference(target), Run("."))),))
    first = item("own_chapter", id="a", title="Først", pages=[{"id": "q", "title": "S"}])
    before = apply(before, AddItem(at("chapters"), first, ""))
    before = apply(before, SetField(at("chapters/a/pages/q/text"), text))
    turned = before.with_value("chapters", before["chapters"][::-1])
    data = between(before, turned)
    assert dangling(accepted(data)) == dangling(rejected(data)) == []


# Who and when


def test_each_change_is_signed_for_its_place():
    ola = Signature("Ola «Æ» & <sønn>", datetime(2026, 11, 21, 9, 5, 7))
    data = redline(
        known("shipped"), known(YEAR), lambda place: ola if place.startswith("goals") else KARI
    )
    by = Counter(one.get(W + "author") for one in changes(data))
    assert set(by) == {KARI.author, ola.author}
    dates = {one.get(W + "date") for one in changes(data) if one.get(W + "author") == ola.author}
    assert dates == {"2026-11-21T09:05:07Z"}


def test_contents_and_footers_are_signed_for_the_titles_in_them():
    asked = []

    def signature_of(place):
        asked.append(place)
        return KARI

    redline(known("shipped"), known("titles"), signature_of)
    assert set(asked) == {"document/title", "goals/title", "introduction/purpose/title"}


# Cells, whose last mark stays


def table_of(*cells):
    """A strategy with a page of message pillars, whose cells hold lists."""
    pillars = [{"id": f"p{n}", "heading": f"P{n}", "text": one} for n, one in enumerate(cells)]
    return strategy(document={"title": "T"}, messages={"title": "B", "pillars": pillars})


@pytest.mark.parametrize("old", ["", "a", "a\n\nb", "- a\n- b\n- c", "a\n\n- b", "x"])
@pytest.mark.parametrize("new", ["", "a", "a\n\nb", "- a\n- b\n- c", "a\n\n- b", "b"])
def test_a_cell_may_get_and_lose_its_last_paragraph(old, new):
    check(printed(table_of(old, "y")), printed(table_of(new, "y")))


def test_more_pillars_make_other_rows():
    data = check(printed(table_of("a", "b")), printed(table_of("a", "b", "c")))
    assert body(data).count("<w:tbl>") == 1


def test_many_of_all_hold():
    """Tables that go on, many pages, and the last of them another."""
    many = shipped()
    members = repeated(many["introduction"]["group"]["members"], 40)
    group = many["introduction"]["group"].with_value("members", members)
    many = many.with_value("introduction", many["introduction"].with_value("group", group))
    check(known("shipped"), printed(many))
    check(printed(many), known("own chapter last"))


def test_a_page_of_what_is_new_is_a_page_as_any_other():
    def telling(made, since):
        made = put(made, "document", "changes_page", "yes")
        composed = compose(made, since=Since(since, Imprint("1.0", "2026-01-02")))
        return Printed(composed, typeset(composed, load_faces()))

    before = telling(edited("members"), shipped())
    check(before, telling(edited(YEAR), edited("members")))
    check(known("shipped"), before)


def test_a_logo_comes_and_goes_with_its_paragraph(tmp_path):
    one, two = (with_picture(FILES[name]) for name in list(FILES)[:2])
    bare = known("shipped")
    for pair in ((bare, one), (one, bare), (one, two)):
        made = check(*pair)
        file = tmp_path / "ut.docx"
        file.write_bytes(made)
        assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def test_another_icon_is_a_change_and_shapes_behind_the_text_are_none():
    area = AREAS / ids(AREAS)[0]
    after = apply(
        shipped(), SetField(area / "icon", shipped()["insight"]["focus_areas"]["areas"][1]["icon"])
    )
    drawn = [one.tag.removeprefix(W) for one in changes(check(known("shipped"), printed(after)))]
    assert drawn == ["del", "ins"]


def with_picture(data):
    publication = compose(with_logo(), pictures=read(data))
    return Printed(publication, typeset(publication, load_faces()))


def test_a_draft_tells_so_by_tracked_changes():
    """The mark stands in the footers."""
    publication = known("shipped").publication._replace(draft=True)
    draft = Printed(publication, typeset(publication, load_faces()))
    check(known("shipped"), draft)
    check(draft, known("shipped"))
