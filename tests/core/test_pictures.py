"""Pictures are named, never addressed; what could not be read is a finding."""

import pytest

from lhl_editor.core.pictures import NO_PICTURES, Picture, is_picture_name
from lhl_editor.core.rules.pictures import missing_pictures
from tests.builders import strategy

PICTURE = Picture(b"\x89PNG", 1, 1)


@pytest.mark.parametrize(
    "name", ["logo.png", "Vår logo (2).PNG", "a.b.jpeg", "ÆØÅ.jpg", "con-2.png", "a..png"]
)
def test_the_plain_name_of_a_picture(name):
    assert is_picture_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", "a", "png", ".png", "a.gif", "a.png.exe", "a.svg", " a.png", "a.png ", "a\n.png"),
        *("../a.png", "a/b.png", "/a.png", "..", "../../etc/passwd", "./a.png", "..png"),
        *("C:a.png", r"C:\a.png", r"\\server\a.png", "a:b.png", r"..\a.png"),
        *("con.png", "NUL.jpg", "com1.png", "a\0.png", "a?.png", "x" * 200 + ".png"),
    ],
)
def test_nothing_else_is_one(name):
    assert not is_picture_name(name)


def found(name, pictures):
    of = strategy(document={"title": "Strategi", "logo": name})
    return [(str(each.path), each.rule) for each in missing_pictures(of, pictures)]


def test_a_picture_that_could_be_read_is_no_finding():
    assert found("logo.png", {"logo.png": PICTURE}) == []
    assert found("", NO_PICTURES) == []


@pytest.mark.parametrize("rule", ["logo_unreadable", "logo_too_large"])
def test_what_is_wrong_with_it_is_told(rule):
    assert found("logo.png", {"logo.png": rule}) == [("document/logo", rule)]


def test_one_that_is_not_there_is_missing():
    assert found("logo.png", NO_PICTURES) == [("document/logo", "logo_missing")]


def test_a_wrong_name_is_told_once_and_by_another_rule():
    assert found("../logo.png", NO_PICTURES) == []
