"""The template is what its script makes, and its styles hang together."""

import importlib.util
from zipfile import ZipFile

from lxml import etree  # type: ignore[import-untyped]

from lhl_editor.render.word_styles import STYLES
from lhl_editor.resource_files import resource
from tests.docx_text import W


def script():
    file = resource("word", "build_template.py")
    spec = importlib.util.spec_from_file_location("build_template", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def parts():
    with ZipFile(resource("word", "template.docx")) as template:
        return {name: template.read(name) for name in template.namelist()}


def test_the_template_is_what_its_script_makes():
    assert parts() == script().build()


def styles():
    root = etree.fromstring(parts()["word/styles.xml"])
    return {one.get(W + "styleId"): one for one in root.iter(W + "style")}


def test_every_style_has_a_name_of_its_own_and_a_base_that_is_there():
    found = styles()
    names = [one.find(W + "name").get(W + "val") for one in found.values()]
    assert len(set(names)) == len(names)
    bases = {one.get(W + "val") for style in found.values() for one in style.iter(W + "basedOn")}
    assert bases <= found.keys()
    assert STYLES.keys() <= found.keys()


def test_lists_and_headings_are_tied_to_their_numbering():
    numbering = etree.fromstring(parts()["word/numbering.xml"])
    lists = {one.get(W + "numId") for one in numbering.iter(W + "num")}
    used = {one.get(W + "val") for style in styles().values() for one in style.iter(W + "numId")}
    assert used == lists
    assert numbering.find(f".//{W}lvl/{W}pStyle").get(W + "val") == "Heading1"


def test_letters_are_kerned_and_lato_has_a_stand_in():
    assert b'<w:kern w:val="2"/>' in parts()["word/styles.xml"]
    assert b'<w:font w:name="Lato"><w:altName w:val="Calibri"/>' in parts()["word/fontTable.xml"]
