"""The logo in the files: a figure that says whose it is, in PDF and in Word, on both papers."""

import io
from datetime import date

import page as validator
import pikepdf
import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image

from lhl_editor.exporting import Order, export
from lhl_editor.files.pictures import picture_of
from lhl_editor.files.returned_word import read_returned, strategy_of
from lhl_editor.pages.compose import compose
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from lhl_editor.render.pdf import render_page, render_pdf
from lhl_editor.render.picture import draw_page
from lhl_editor.render.word import render_word
from lhl_editor.render.word_anchors import Controls
from lhl_editor.render.word_record import Record
from tests.docx_lint import lint
from tests.docx_text import WordFile
from tests.pdf_checks import all_faults
from tests.pdf_tree import attribute, elements, role, tree_text
from tests.picture_files import ALT, FILES, NAME, document_with, read, with_logo
from tests.placed_checks import elements_only, said
from tests.range_of_strategies import RANGE, shipped

PAPERS = ("16:9", "a4")
TODAY = date(2026, 11, 22)
ON_PAPER = [(name, PAPERS[number % 2]) for number, name in enumerate(["png", *FILES])]
ORDER = Order(pdf=True, docx=True, when=TODAY)
FACES = load_faces()


def laid(data, paper="", strategy=None, draft=False):
    publication = compose(with_logo(strategy), paper, pictures=read(data))._replace(draft=draft)
    return publication, typeset(publication, FACES)


def word(publication, placed, **how):
    return render_word(publication, placed, TODAY, producer="lhl_editor", **how)


def assert_valid_pdf(publication, placed, tmp_path):
    file = tmp_path / "ut.pdf"
    file.write_bytes(render_pdf(placed, FACES, TODAY))
    for profile in ("ua1", "2a"):
        result = validator.validate_pdf(str(file), profile=profile)
        assert result.is_compliant, (profile, result.failures[:5])
    with pikepdf.open(file) as pdf:
        assert all_faults(pdf) == []
        assert elements_only(tree_text(pdf)) == said(publication, placed)


def assert_valid_word(publication, placed, tmp_path):
    file = tmp_path / "ut.docx"
    file.write_bytes(data := word(publication, placed))
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
    assert lint(data) == []
    wanted = [text for _, text in said(publication, placed) if text]
    assert [text for _, text in WordFile(data).said()] == wanted


@pytest.mark.parametrize(("name", "paper"), ON_PAPER)
def test_both_files_are_valid_whatever_sort_of_picture_it_is(name, paper, tmp_path):
    publication, placed = laid(FILES[name], paper)
    assert_valid_pdf(publication, placed, tmp_path)
    assert_valid_word(publication, placed, tmp_path)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", ["nynorsk", "minimal", "ten times the text", "headless"])
def test_and_whatever_stands_beside_it(name, paper, tmp_path):
    publication, placed = laid(FILES["png"], paper, RANGE[name]())
    assert_valid_pdf(publication, placed, tmp_path)
    assert_valid_word(publication, placed, tmp_path)


def test_and_in_a_draft(tmp_path):
    assert_valid_pdf(*laid(FILES["png"], draft=True), tmp_path)


def images(data):
    """Of the PDF's cover."""
    pdf = pikepdf.open(io.BytesIO(data))
    return pdf, pdf.pages[0].obj.Resources.XObject


def test_the_figure_has_a_box_and_says_whose_logo_it_is():
    _, placed = laid(FILES["png"])
    with pikepdf.open(io.BytesIO(render_pdf(placed, FACES, TODAY))) as pdf:
        (figure,) = [one for one in elements(pdf) if role(one) == "Figure"]
        assert str(figure.Alt) == ALT
        left, bottom, right, top = map(float, attribute(figure, "/BBox"))
        assert (left, right - left, top - bottom) == (48, 144, 48)


def test_a_jpeg_is_passed_through():
    pdf, found = images(render_pdf(laid(FILES["jpeg"])[1], FACES, TODAY))
    with pdf:
        assert found.Im1.Filter == pikepdf.Name.DCTDecode
        assert found.Im1.read_raw_bytes() == FILES["jpeg"]


def test_of_a_png_pixels_and_opacity_are_those_of_the_file():
    pdf, found = images(render_pdf(laid(FILES["png"])[1], FACES, TODAY))
    image = Image.open(io.BytesIO(FILES["png"])).convert("RGBA")
    with pdf:
        assert found.Im1.ColorSpace == pikepdf.Name.DeviceRGB
        assert found.Im1.read_bytes() == image.convert("RGB").tobytes()
        assert found.Im1.SMask.read_bytes() == image.getchannel("A").tobytes()


def test_where_nothing_shines_through_there_is_no_mask():
    for name in ("png without alpha", "grey png", "png of black and white"):
        pdf, found = images(render_pdf(laid(FILES[name])[1], FACES, TODAY))
        with pdf:
            assert "/SMask" not in found.Im1
            assert ("Gray" in str(found.Im1.ColorSpace)) == (name != "png without alpha")


def colour_at(data, x, y):
    drawn = draw_page(data, 960, 540)
    at = y * drawn.stride + 4 * x
    return tuple(drawn.pixels[at : at + 3][::-1])


def test_it_is_seen_where_its_box_is():
    _, placed = laid(FILES["png"])
    box = next(one.box for one in placed.pages[0].elements if one.picture)
    preview = render_page(placed, placed.pages[0], FACES)
    for data in (render_pdf(placed, FACES, TODAY), preview):
        middle = round(box[0] + box[3] / 2), round(box[1] + box[3] / 2)
        assert colour_at(data, *middle) == (124, 20, 92)
        assert colour_at(data, round(box[0]) + 1, round(box[1]) + 1) == (255, 255, 255)


def test_the_word_file_holds_the_picture_once_as_it_is():
    for name, ending in (("png", "png"), ("jpeg", "jpeg")):
        parts = WordFile(word(*laid(FILES[name]))).parts
        assert parts[f"word/media/image1.{ending}"] == FILES[name]
        kinds = parts["[Content_Types].xml"].decode()
        assert f'PartName="/word/media/image1.{ending}" ContentType="image/{ending}"' in kinds


def test_words_for_those_who_do_not_see_it_are_no_markup():
    strategy = shipped()
    named = strategy.with_value(
        "document", strategy["document"].with_value("publisher", 'A & "B" <c>')
    )
    told = WordFile(word(*laid(FILES["png"], strategy=named))).said()
    assert ("Figure", 'Logo: A & "B" <c>') in told


@pytest.mark.parametrize("paper", PAPERS)
def test_a_returned_file_with_a_logo_is_read_as_any_other(paper):
    publication, placed = laid(FILES["png"], paper)
    anchors = Controls(str, Record("d", "v", "0", {}))
    data = word(publication, placed, anchors=anchors, record=anchors.record)
    returned = read_returned(data, with_logo())
    assert strategy_of(returned, with_logo()) == with_logo()
    assert (*returned.unplaced, *returned.tracked, *returned.externals) == ()


def test_an_export_reads_it_beside_the_document(tmp_path):
    file = document_with(tmp_path, FILES["png"])
    made = export(with_logo(), Order(pdf=True, docx=True, when=TODAY, document=file))
    _, placed = laid(FILES["png"])
    assert made.pdf == render_pdf(placed, FACES, TODAY, producer=_producer(made.pdf))
    assert ("Figure", ALT) in WordFile(made.docx).said()


def _producer(data):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return str(pdf.docinfo["/Producer"])


def test_without_it_the_files_are_byte_for_byte_what_they_were():
    made, plain = export(with_logo(), ORDER), export(shipped(), ORDER)
    assert (made.pdf, made.docx) == (plain.pdf, plain.docx)


def test_the_same_picture_gives_the_same_bytes():
    for name in ("png", "large png", "jpeg for print"):
        assert picture_of(FILES[name]) == picture_of(FILES[name])
        once, again = (render_pdf(laid(FILES[name])[1], FACES, TODAY) for _ in range(2))
        assert once == again
    assert read(FILES["png"])[NAME].data == FILES["png"]
