"""A page as pixels: its size is what was asked for, its colours are the page's."""

import threading

import pytest

from lhl_editor.pages.compose import compose
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from lhl_editor.render.pdf import render_page
from lhl_editor.render.picture import Area, draw_page
from tests.range_of_strategies import shipped


@pytest.fixture(scope="module")
def page():
    placed = typeset(compose(shipped()), load_faces())
    return render_page(placed, placed.pages[20], load_faces())


def colour(picture, x, y):
    at = y * picture.stride + 4 * x
    blue, green, red = picture.pixels[at : at + 3]
    return red, green, blue


def test_a_page_has_the_pixels_that_were_asked_for(page):
    picture = draw_page(page, 961, 541)
    assert (picture.width, picture.height, picture.stride) == (961, 541, 961 * 4)
    assert len(picture.pixels) == picture.stride * picture.height
    assert colour(picture, 480, 20) == pytest.approx((0x02, 0x51, 0x69), abs=2)
    assert colour(picture, 20, 400) == (255, 255, 255)


def test_an_area_is_cut_from_the_whole_picture(page):
    whole = draw_page(page, 960, 540)
    part = draw_page(page, 960, 540, Area(30, 200, 300, 100))
    assert (part.width, part.height) == (300, 100)
    for x, y in ((20, 20), (60, 33), (150, 50), (299, 99)):
        assert colour(part, x, y) == colour(whole, x + 30, y + 200)


def test_pixels_outlive_the_page_and_threads_do_not_meet(page):
    pictures = []

    def draw():
        pictures.extend(draw_page(page, 240, 135) for _ in range(10))

    threads = [threading.Thread(target=draw) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len({bytes(picture.pixels) for picture in pictures}) == 1
