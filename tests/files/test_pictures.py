"""Pictures beside a document: only from its own folder, never larger than they may be, and
nothing that stands there is written over."""

import contextlib
import os

import pytest
from PIL import Image

from lhl_editor.core.pictures import NO_PICTURES, Picture
from lhl_editor.files import pictures
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.pictures import (
    MOST_BYTES,
    NotAPicture,
    folder_of,
    picture_of,
    read_pictures,
    take_along,
    take_in,
)
from lhl_editor.files.saving import NotSaved
from tests.picture_files import (
    FILES,
    NAME,
    document_with,
    drawn,
    png_that_claims,
    read,
    stored,
    with_logo,
)

PNG = FILES["png"]
posix_only = pytest.mark.skipif(os.name != "posix", reason="needs POSIX files")


@pytest.fixture
def document(tmp_path):
    file = tmp_path / "strategi.yaml"
    file.write_bytes(b"")
    return file


def names(document):
    return sorted(each.name for each in folder_of(document).iterdir())


# What is read


def test_the_folder_has_the_documents_name_and_stands_beside_it(document):
    assert folder_of(document) == document.parent / "strategi.bilder"


@posix_only
def test_and_beside_the_file_that_a_link_leads_to(document, tmp_path):
    (tmp_path / "her").mkdir()
    link = tmp_path / "her" / "lenke.yaml"
    link.symlink_to(document)
    assert folder_of(link) == folder_of(document)


@pytest.mark.parametrize("name", FILES)
def test_every_sort_of_picture_becomes_one_that_outputs_can_take(name):
    picture = picture_of(FILES[name])
    with Image.open(pictures.BytesIO(picture.data)) as image:
        assert image.size == (picture.width, picture.height)
        assert image.mode in ("1", "L", "LA", "P", "RGB", "RGBA")
        assert image.format == ("JPEG" if picture.is_jpeg else "PNG")
    assert max(picture.width, picture.height) <= 1600


@pytest.mark.parametrize("name", ["png", "jpeg", "progressive jpeg", "png of 256 colours"])
def test_what_outputs_can_take_is_passed_through(name):
    assert picture_of(FILES[name]).data == FILES[name]


def test_a_photograph_on_its_side_stands_up():
    picture = picture_of(FILES["turned jpeg"])
    assert (picture.width, picture.height) == (200, 600)


def test_greys_of_16_bits_keep_their_brightness():
    with Image.open(pictures.BytesIO(picture_of(FILES["png of 16 bits"]).data)) as image:
        assert image.convert("L").getpixel((0, 0)) == 40_000 >> 8


def test_a_strategy_without_a_logo_or_a_file_has_no_pictures(document):
    assert read_pictures(with_logo(name=""), document) == NO_PICTURES
    assert read_pictures(with_logo(), None) == NO_PICTURES
    assert read_pictures(with_logo(), document) == NO_PICTURES


def test_the_logo_is_read_by_its_name(tmp_path):
    file = document_with(tmp_path, PNG)
    assert read_pictures(with_logo(), file) == read(PNG)


def test_it_is_read_again_when_it_is_another_one(tmp_path):
    file = document_with(tmp_path, PNG)
    assert read_pictures(with_logo(), file) is not None
    (folder_of(file) / NAME).write_bytes(FILES["png without alpha"])
    assert read_pictures(with_logo(), file) == read(FILES["png without alpha"])


@pytest.mark.parametrize("name", ["../logo.png", "/etc/logo.png", "a/logo.png", "\ud800.png"])
def test_no_other_folder_is_looked_into(tmp_path, name):
    file = document_with(tmp_path, PNG)
    (tmp_path / "logo.png").write_bytes(PNG)
    assert read_pictures(with_logo(name=name), file) == NO_PICTURES


@posix_only
def test_a_link_to_another_folder_is_not_followed(tmp_path):
    file = document_with(tmp_path, PNG)
    (tmp_path / "elsewhere.png").write_bytes(PNG)
    (folder_of(file) / NAME).unlink()
    (folder_of(file) / NAME).symlink_to(tmp_path / "elsewhere.png")
    assert read_pictures(with_logo(), file) == NO_PICTURES


def wrong_with(tmp_path, data):
    return read_pictures(with_logo(), document_with(tmp_path, data))[NAME]


@pytest.mark.parametrize("name", ["png", "jpeg", "grey jpeg", "progressive jpeg", "large png"])
@pytest.mark.parametrize("left", [0, 8, 40, 0.5, 0.97])
def test_a_file_that_was_cut_off_cannot_be_read(tmp_path, name, left):
    data = FILES[name]
    cut = data[: int(left if left > 1 else left * len(data))]
    assert wrong_with(tmp_path, cut) == "logo_unreadable"


@pytest.mark.parametrize(
    "data", [b"GIF89a" + b"\0" * 99, b"<svg/>", b"BM" + b"\0" * 99, b"%PDF-1.7", b"\0" * 999]
)
def test_what_is_no_picture_cannot_be_read(tmp_path, data):
    assert wrong_with(tmp_path, data) == "logo_unreadable"


def test_any_damage_is_told_and_nothing_is_raised():
    for place in range(0, len(PNG), 7):
        damaged = PNG[:place] + bytes([PNG[place] ^ 0xFF]) + PNG[place + 1 :]
        with contextlib.suppress(NotAPicture):
            assert isinstance(picture_of(damaged), Picture)


@pytest.mark.parametrize(("width", "height"), [(8000, 5001), (60_000, 60_000), (2**31 - 1, 2)])
def test_a_small_file_that_claims_too_many_pixels_is_never_unpacked(tmp_path, width, height):
    assert wrong_with(tmp_path, png_that_claims(width, height)) == "logo_too_large"


def test_a_file_of_more_than_5_mb_is_not_read(tmp_path):
    assert wrong_with(tmp_path, PNG + b"\0" * (MOST_BYTES - len(PNG) + 1)) == "logo_too_large"


@posix_only
def test_a_pipe_is_not_waited_for(tmp_path):
    file = document_with(tmp_path, PNG)
    (folder_of(file) / NAME).unlink()
    os.mkfifo(folder_of(file) / NAME)
    assert read_pictures(with_logo(), file)[NAME] == "logo_unreadable"


# What is taken in


@pytest.fixture
def source(tmp_path):
    (tmp_path / "hos meg").mkdir()
    file = tmp_path / "hos meg" / "logo.png"
    file.write_bytes(PNG)
    return file


def test_a_picture_is_copied_as_it_is(document, source):
    assert take_in(source, document) == "logo.png"
    assert (folder_of(document) / "logo.png").read_bytes() == PNG
    assert source.read_bytes() == PNG


def test_the_same_picture_again_is_not_copied_twice(document, source):
    take_in(source, document)
    assert take_in(source, document) == "logo.png"
    assert take_in(folder_of(document) / "logo.png", document) == "logo.png"
    assert names(document) == ["logo.png"]


def test_another_picture_of_that_name_gets_a_number(document, source):
    take_in(source, document)
    for number, data in ((2, FILES["grey png"]), (3, FILES["png without alpha"])):
        source.write_bytes(data)
        assert take_in(source, document) == f"logo-{number}.png"
    assert (folder_of(document) / "logo.png").read_bytes() == PNG
    assert names(document) == ["logo-2.png", "logo-3.png", "logo.png"]


@pytest.mark.parametrize(
    ("called", "name"),
    [
        *(("Vår logo.PNG", "Vår logo.png"), ("bilde", "bilde.png"), (".skjult.png", "skjult.png")),
        *(("x" * 200 + ".png", "x" * 60 + ".png"), ("a:b?.png", "logo.png"), ("a.jpg", "a.png")),
    ],
)
@posix_only
def test_its_name_fits_every_system_and_its_ending_what_it_is(document, source, called, name):
    other = source.with_name(called)
    other.write_bytes(PNG)
    assert take_in(other, document) == name


def test_what_is_no_picture_is_not_taken_in(document, source):
    source.write_bytes(b"%PDF-1.7")
    with pytest.raises(NotAPicture, match="logo_unreadable"):
        take_in(source, document)
    assert not folder_of(document).exists()


def test_nor_what_is_too_large_or_gone(document, source):
    source.write_bytes(stored(drawn()) + b"\0" * MOST_BYTES)
    with pytest.raises(NotAPicture, match="logo_too_large"):
        take_in(source, document)
    source.unlink()
    with pytest.raises(Unreadable):
        take_in(source, document)


def test_where_it_cannot_be_written_nothing_is_left(document, source, monkeypatch):
    def full(path, _):
        raise NotSaved(path, "no_space")

    monkeypatch.setattr(pictures, "save_bytes", full)
    with pytest.raises(NotSaved):
        take_in(source, document)
    assert names(document) == []


def test_a_file_in_the_folders_place_is_told(document, source):
    folder_of(document).write_bytes(b"")
    with pytest.raises(NotSaved):
        take_in(source, document)


# What goes along to another place


def test_a_document_that_is_saved_elsewhere_takes_its_logo_along(tmp_path):
    file, new = document_with(tmp_path, PNG), tmp_path / "kopi.yaml"
    take_along(with_logo(), file, new)
    assert read_pictures(with_logo(), new) == read(PNG)
    assert read_pictures(with_logo(), file) == read(PNG)


def test_but_writes_over_nothing_there(tmp_path):
    file, new = document_with(tmp_path, PNG), tmp_path / "kopi.yaml"
    folder_of(new).mkdir()
    (folder_of(new) / NAME).write_bytes(FILES["grey png"])
    take_along(with_logo(), file, new)
    assert read_pictures(with_logo(), new) == read(FILES["grey png"])


def test_and_what_is_not_there_does_not_go_along(tmp_path, document):
    take_along(with_logo(), document, tmp_path / "kopi.yaml")
    take_along(with_logo(name=""), document, tmp_path / "kopi.yaml")
    assert not folder_of(tmp_path / "kopi.yaml").exists()
