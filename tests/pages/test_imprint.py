"""A published version says which it is on the cover and in every footer, and moves nothing else."""

import pytest

from lhl_editor.pages.compose import compose
from lhl_editor.pages.document_words import BOKMAAL, NYNORSK
from lhl_editor.pages.imprint import Imprint, imprint_words
from lhl_editor.pages.page_memory import PageMemory
from lhl_editor.pages.reading import reading_order
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from tests.picture_files import FILES, read, with_logo
from tests.placed_checks import box_of, faults, words_of
from tests.range_of_strategies import RANGE, longer, shipped

PAPERS = ("16:9", "a4")
VERSION = Imprint("1.2", "2026-11-22")
SAID = "Versjon 1.2 · 22. november 2026"
LONG = Imprint("Høringsutkast etter runden med regionene, 3. utgave " * 6, "2026-11-22")


def placed(strategy, imprint=VERSION, paper="", draft=False, memory=None, pictures=None):
    publication = compose(strategy, paper, memory, pictures or {}, imprint)
    return typeset(publication._replace(draft=draft), load_faces(), memory)


def footers(page):
    """The lines of a page's footer, from the left."""
    lowest = max((line.baseline for line in page.furniture), default=0.0)
    lines = (line for line in page.furniture if line.spans and line.baseline == lowest)
    return [words_of(line) for line in sorted(lines, key=lambda line: line.spans[0].x)]


def test_it_stands_under_the_date_on_the_cover_and_is_read_there():
    said = list(reading_order(compose(shipped(), imprint=VERSION), lambda _: ""))
    assert said[2:4] == [("P", "November 2022"), ("P", SAID)]
    cover = placed(shipped()).pages[0]
    assert [words_of(one.children[0]) for one in cover.elements][-2:] == ["November 2022", SAID]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_page_with_a_footer_says_it_before_the_page_number(paper):
    document = placed(shipped(), paper=paper)
    with_footer = [page for page in document.pages if page.furniture]
    assert len(with_footer) == 21
    for page in with_footer:
        assert footers(page)[-2:] == [SAID, str(page.number)]


@pytest.mark.parametrize("name", RANGE)
def test_it_touches_nothing_whatever_the_strategy(name):
    strategy = RANGE[name]()
    assert faults(placed(strategy, LONG, draft=True)) == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("shape", ["png", "very long png", "very tall png"])
def test_the_cover_holds_it_with_a_logo_and_a_title_of_thirty_words(shape, paper):
    strategy = with_logo(longer(shipped(), lambda text: f"{text} ord og mer" * 2))
    document = placed(strategy, LONG, paper, draft=True, pictures=read(FILES[shape]))
    assert faults(document._replace(pages=document.pages[:1])) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_a_long_name_gives_way_to_its_date_and_the_mark_of_a_draft(paper):
    for page in placed(shipped(), LONG, paper, draft=True).pages:
        if page.furniture:
            told = footers(page)[-2]
            assert told.startswith("Høringsutkast")
            assert told.endswith("… · 22. november 2026")
            lines = [line for line in page.furniture if words_of(line) == told]
            assert all(box_of(line)[2] < page.mark.hole.x for line in lines)


def test_without_it_the_pages_are_as_ever():
    assert placed(shipped(), None) == typeset(compose(shipped()), load_faces())
    plain, told = placed(shipped(), None), placed(shipped())
    assert [page.elements for page in plain.pages[1:]] == [page.elements for page in told.pages[1:]]
    assert plain.landings == told.landings


def test_a_remembered_page_says_the_version_of_now():
    memory = PageMemory()
    for imprint in (None, VERSION, VERSION, LONG, None):
        assert placed(shipped(), imprint, memory=memory) == placed(shipped(), imprint)


@pytest.mark.parametrize(
    ("imprint", "words", "said"),
    [
        (VERSION, BOKMAAL, SAID),
        (VERSION, NYNORSK, SAID),
        (Imprint("Høringsutkast", "2026-11-22"), BOKMAAL, "Høringsutkast · 22. november 2026"),
        (Imprint("versjon 2", "2026"), BOKMAAL, "Versjon 2 · 2026"),
        (Imprint(" 1.1  b ", ""), BOKMAAL, "Versjon 1.1 b"),
        (Imprint("", "2026-11-22"), BOKMAAL, "22. november 2026"),
        (Imprint("A\u030angre 2", ""), BOKMAAL, "Ångre 2"),
        (None, BOKMAAL, ""),
    ],
)
def test_what_it_says(imprint, words, said):
    assert imprint_words(imprint, words) == said
