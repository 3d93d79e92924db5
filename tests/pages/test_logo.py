"""The logo on the cover: under the words, clear of everything, and only where there is one."""

import pytest

from lhl_editor.core.path import Path
from lhl_editor.pages.compose import compose
from lhl_editor.pages.page_memory import PageMemory
from lhl_editor.pages.reading import reading_order
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from tests.picture_files import ALT, FILES, NAME, read, with_logo
from tests.placed_checks import faults
from tests.range_of_strategies import RANGE, put, shipped

PAPERS = ("16:9", "a4")
SHAPES = ("png", "large png", "very long png", "very tall png", "png of one pixel", "turned jpeg")
WORDS = ("shipped", "nynorsk", "minimal", "ten times the text", "long words", "long nonsense")


def placed(strategy, pictures, paper="", memory=None):
    publication = compose(strategy, paper, memory, pictures)
    return typeset(publication, load_faces(), memory)


def logo_on(document):
    return next((one for one in document.pages[0].elements if one.picture), None)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("words", WORDS)
def test_it_touches_nothing(words, shape, paper):
    document = placed(with_logo(RANGE[words]()), read(FILES[shape]), paper)
    cover = document._replace(pages=document.pages[:1])
    assert logo_on(cover)
    assert faults(cover) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_it_keeps_its_shape_and_is_never_larger_than_its_pixels(paper):
    for name, data in FILES.items():
        picture = read(data)[NAME]
        figure = logo_on(placed(with_logo(), read(data), paper))
        x, _, width, height = figure.box
        assert width <= min(272, picture.width) + 0.01, name
        assert height <= min(48, picture.height) + 0.01, name
        assert width / height == pytest.approx(picture.width / picture.height), name
        assert x == (36 if paper == "a4" else 48)


def test_it_is_read_last_on_the_cover_and_says_whose_it_is():
    publication = compose(with_logo(), pictures=read(FILES["png"]))
    spoken = list(reading_order(publication, lambda _: ""))
    assert spoken[2:4] == [("P", "November 2022"), ("Figure", ALT)]


def test_without_a_publisher_it_is_a_logo():
    strategy = with_logo(put(shipped(), "document", "publisher", " "))
    assert logo_on(placed(strategy, read(FILES["png"]))).alt == "Logo"


@pytest.mark.parametrize("pictures", [{}, {NAME: "logo_unreadable"}, {"other.png": "logo_missing"}])
def test_one_that_cannot_be_shown_leaves_the_cover_as_it_was(pictures):
    assert placed(with_logo(), pictures) == placed(shipped(), {})


def test_without_a_name_no_picture_is_shown():
    assert placed(shipped(), read(FILES["png"])) == placed(shipped(), {})


def test_a_remembered_cover_is_the_one_that_would_be_made_anew():
    memory = PageMemory()
    for name in ("png", "png", "jpeg"):
        pictures = read(FILES[name])
        again = placed(with_logo(), pictures, memory=memory)
        assert again == placed(with_logo(), pictures)
    pages = placed(with_logo(), read(FILES["jpeg"]), memory=memory).pages
    assert all(new is old for new, old in zip(pages, again.pages, strict=True))
    assert logo_on(placed(with_logo(), {}, memory=memory)) is None


def test_the_place_leads_to_the_cover():
    landings = placed(with_logo(), read(FILES["png"])).landings
    assert landings[str(Path.parse("document"))].page == 1
