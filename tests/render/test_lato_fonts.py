"""Our quick reading of the font files gives what fontTools reads."""

import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from lhl_editor.render.lato_fonts import SHOWN_HYPHEN, LatoFace
from lhl_editor.render.reportlab_mends import to_unicode
from lhl_editor.resource_files import resource

FILES = sorted(resource("fonts").glob("Lato-*.ttf"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_glyphs_widths_and_outlines_are_those_of_the_file(file: Path):
    face, font = LatoFace(file), TTFont(file)
    order = font.getReverseGlyphMap()
    glyphs = {code: order[name] for code, name in font.getBestCmap().items()}
    hyphen = glyphs[ord("-")]
    assert face.charToGlyph == {**glyphs, 0x2011: hyphen, ord(SHOWN_HYPHEN): hyphen}
    assert face.glyphPos == list(font["loca"])
    assert [advance for advance, _ in face.hmetrics] == [
        font["hmtx"][name][0] for name in font.getGlyphOrder()
    ]
    assert face.getCharWidth(ord("A")) == font["hmtx"]["A"][0] / 2


def test_what_cannot_be_read_back_is_not_drawn():
    face = LatoFace(FILES[0])
    assert [char for char in "A\u00e5\u2011\u0000\r\t\uf8ff✓日" if face.has(char)] == list(
        "Aå\u2011"
    )


def test_codes_without_character_are_left_out_of_the_map():
    lines = to_unicode([0, 65, 0, 0x1F, 0x2011, 0x1F600]).decode().splitlines()
    assert [line for line in lines if line.startswith("<") and len(line) > 10] == [
        "<01> <0041>",
        "<03> <00AD>",
        "<04> <2011>",
        "<05> <D83DDE00>",
    ]


def test_a_block_of_the_map_has_at_most_a_hundred_entries():
    lines = to_unicode([0, *range(0x400, 0x400 + 250)]).decode().splitlines()
    assert [line for line in lines if "beginbfchar" in line] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "50 beginbfchar",
    ]


def test_pillow_is_imported_only_when_a_picture_wants_it():
    program = (
        "import sys, lhl_editor.render.pdf\n"
        "assert 'PIL.Image' not in sys.modules\n"
        "from reportlab.lib import utils\n"
        "assert not utils._isPILImage(3)\n"
        "assert 'PIL.Image' in sys.modules\n"
        "from PIL import Image\n"
        "assert Image.new('1', (1, 1))\n"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program], check=True, cwd=root)
