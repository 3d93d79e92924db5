"""Objects in, a packed file out that another program reads as it was meant."""

import io
import struct

import pikepdf
import pytest

from lhl_editor.render.colour_profile import srgb
from lhl_editor.render.pdf_document import PackedDocument


def packed(count: int, *, compress: bool = True) -> bytes:
    """A file of so many objects."""
    document = PackedDocument(compress=compress)
    root, info, pages = (document.number() for _ in range(3))
    numbers = [document.number() for _ in range(count)]
    for place, number in enumerate(numbers):
        document.add(number, f"<</Place {place}>>")
    all_numbers = " ".join(f"{number} 0 R" for number in numbers)
    document.add(root, f"<</Type/Catalog/Pages {pages} 0 R/All[{all_numbers}]>>")
    document.add(info, "<</Title(Æ)>>")
    document.add(pages, "<</Type/Pages/Count 0/Kids[]>>")
    return document.finish(root, info)


@pytest.mark.parametrize("count", [0, 1, 249, 250, 251, 3000])
@pytest.mark.parametrize("compress", [True, False])
def test_every_object_is_found_again(count: int, compress: bool):
    pdf = pikepdf.open(io.BytesIO(packed(count, compress=compress)))
    assert pdf.check_pdf_syntax() == []
    assert [int(each.Place) for each in pdf.Root.All] == list(range(count))
    assert pdf.docinfo["/Title"] == "Æ"


def test_small_objects_take_little_room():
    assert len(packed(3000)) / 3000 < 12  # bytes each; over 60 as they are commonly written


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"x"])
def test_the_end_of_a_stream_is_clear_whatever_it_ends_with(end: bytes):
    document = PackedDocument(compress=False)
    document.add_stream(document.number(), "", b"content" + end)
    assert b"/Length %d>>\nstream\ncontent%b\r\nendstream" % (
        len(b"content" + end),
        end,
    ) in document.finish(1, 1)


def test_the_colour_profile_is_as_long_as_it_says_and_holds_its_tags():
    profile = srgb()
    (size,) = struct.unpack_from(">L", profile)
    assert size == len(profile)
    assert profile[12:24] == b"mntrRGB XYZ "
    assert profile[36:40] == b"acsp"
    (count,) = struct.unpack_from(">L", profile, 128)
    for place in range(count):
        _, start, length = struct.unpack_from(">4s2L", profile, 132 + 12 * place)
        assert start % 4 == 0
        assert start + length <= size
