"""Anchors in the Word file, and that a reader gets the strategy back from the real thing."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path as File

import pytest
from hypothesis import example, given, settings

from lhl_editor.core.path import Path
from lhl_editor.core.plain import item_from_plain, value_to_plain
from lhl_editor.core.schema import SCALARS, Type
from lhl_editor.core.strategy import Strategy, get, replaced, walk
from lhl_editor.core.text import Run
from lhl_editor.files.returned_word import Returned, read_returned, strategy_of
from lhl_editor.files.returned_word.libreoffice import as_libreoffice_stores
from lhl_editor.files.returned_word.printed import as_printed, type_of
from lhl_editor.pages.blocks import Para
from lhl_editor.pages.compose import compose
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from lhl_editor.render.word import render_word
from lhl_editor.render.word_anchors import Bookmarks, Controls
from lhl_editor.render.word_record import Record
from tests.builders import strategies
from tests.docx_files import packed, unpacked
from tests.docx_lint import lint
from tests.files.test_returned_word import assert_nothing_is_lost, otherwise
from tests.range_of_strategies import RANGE, longer, put, shipped

FLAVOURS = pytest.mark.parametrize("flavour", ["controls", "bookmarks"])
READ = frozenset({Type.LINE, Type.TEXT, Type.LINES, Type.URL})
DAY = date(2022, 12, 5)


def written(strategy: Strategy, flavour: str = "controls") -> bytes:
    """The Word file for colleagues."""
    fields = {
        str(path): str(value_to_plain(declared, value))
        for path, declared, value in walk(strategy)
        if declared.type in SCALARS or declared.type is Type.TEXT
    }
    record = Record("document-1", "version-1", "digest-1", fields)
    anchors = Controls(alias, record) if flavour == "controls" else Bookmarks(record)
    publication = compose(strategy)
    placed = typeset(publication, load_faces())
    return render_word(
        publication, placed, DAY, producer="test", anchors=anchors, record=anchors.record
    )


def alias(path: str) -> str:
    return f"Feltet «{path}» & noe mer"


def body_of(data: bytes) -> str:
    return unpacked(data)["word/document.xml"].decode()


def printed_paths(node: object) -> Iterator[Path]:
    """The fields that a publication prints something of."""
    if isinstance(node, Para):
        said = any(isinstance(run, Run) and run.text.strip() for run in node.runs)
        if said and type_of(Path.parse(node.path)) in READ:
            yield Path.parse(node.path)
    elif isinstance(node, tuple):
        for one in node:
            yield from printed_paths(one)
    elif not isinstance(node, Run):
        for name in getattr(node, "__dataclass_fields__", ()):
            yield from printed_paths(getattr(node, name))


def assert_read_back(data: bytes, strategy: Strategy) -> Returned:
    """Every printed field says what it did, told from a base that says something else.

    Gives back what is read against the true base: there, nothing is unplaced.
    """
    base = otherwise(strategy)
    read = strategy_of(read_returned(data, base), base)
    returned = read_returned(data, strategy)
    for path in printed_paths(compose(strategy).pages):
        assert path in returned.places, path
        assert as_printed(get(read, path)) == as_printed(get(strategy, path)), path
    assert strategy_of(returned, strategy) == strategy
    return returned


@FLAVOURS
@pytest.mark.parametrize("make", RANGE.values(), ids=RANGE.keys())
def test_the_range_of_strategies_is_read_back(make: Callable[[], Strategy], flavour: str):
    strategy = make()
    data = written(strategy, flavour)
    assert lint(data) == []
    returned = assert_read_back(data, strategy)
    assert (*returned.unplaced, *returned.tracked, *returned.comments, *returned.externals) == ()
    assert_nothing_is_lost(data, returned)


@FLAVOURS
@example(strategy=replaced(shipped(), Path(("document", "changes_page")), "yes"))
@given(strategy=strategies())
@settings(deadline=None, max_examples=50)
def test_random_strategies_are_read_back(flavour: str, strategy: Strategy):
    data = written(strategy, flavour)
    returned = assert_read_back(data, strategy)
    assert returned.unplaced == ()
    assert_nothing_is_lost(data, returned)


def with_bound_spaces(strategy: Strategy) -> Strategy:
    """Every space a bound one: where typesetting binds words too, and elsewhere."""
    return longer(strategy, lambda text: text.replace(" ", "\u00a0"))


@FLAVOURS
@pytest.mark.parametrize("bound", [False, True], ids=["of the layout", "of the texts"])
def test_bound_spaces_are_read_as_they_were_meant(flavour: str, bound: bool):
    strategy = with_bound_spaces(shipped()) if bound else shipped()
    data = written(strategy, flavour)
    assert "hele\u00a0livet" in body_of(data)
    assert_read_back(data, strategy)


@FLAVOURS
def test_a_text_with_a_bound_space_of_its_own_keeps_it_among_others(flavour: str):
    own = Path.parse("insight/support/title")
    strategy = replaced(shipped(), own, "Delt på\u00a065 år, alle sammen, i hele landet")
    assert_read_back(written(strategy, flavour), strategy)


@FLAVOURS
def test_a_bound_space_in_a_table_of_ones_own_is_kept(flavour: str):
    row = {"id": "r", "cells": ["fra\u00a01. mai", "i 65 år"]}
    page = {"id": "p", "title": "Plan", "columns": ["Når\u00a0", "Hva"], "rows": [row]}
    pages = (item_from_plain("insight_page", page),)
    strategy = put(shipped(), "insight", "pages", pages)
    assert_read_back(written(strategy, flavour), strategy)


def test_where_a_program_took_the_record_out_bound_spaces_are_the_layouts():
    parts = unpacked(written(shipped()))
    parts["customXml/item1.xml"] = b"<nothing/>"
    returned = read_returned(packed(parts), shipped())
    assert strategy_of(returned, shipped()) == shipped()
    body = parts["word/document.xml"].decode()
    assert "hele\u00a0livet." in body
    changed = body.replace("hele\u00a0livet.", "hele\u00a0året.", 1).encode()
    returned = read_returned(packed({**parts, "word/document.xml": changed}), shipped())
    purpose = get(strategy_of(returned, shipped()), Path.parse("introduction/purpose/text"))
    assert purpose.paragraphs[0].plain.endswith("Leve hele året.")


def test_roles_addresses_and_links_are_told_from_the_words_around_them():
    base = otherwise(shipped())
    read = strategy_of(read_returned(written(shipped()), base), base)
    composed = ("members", "tools", "entries")
    read_too = 0
    for path, declared, value in walk(shipped()):
        if declared.name in ("role", "url", "note") and set(composed) & set(path.parts):
            read_too += get(read, path) == value
    assert read_too == 26


def test_every_field_has_a_control_with_words_that_cannot_be_deleted_by_mistake():
    body = body_of(written(shipped()))
    tags = re.findall(r'<w:tag w:val="([^"]*)"/>', body)
    assert "goals/sub_goals/forankring/approach" in tags
    assert len(tags) == len(set(tags)) == body.count("<w:sdt>") == body.count('"sdtLocked"')
    assert body.count('<w:alias w:val="Feltet «') == len(tags)
    ids = re.findall(r'<w:id w:val="([^"]*)"/>', body)
    assert len(ids) == len(set(ids)) == len(tags)
    assert "<w:sdtContent></w:sdtContent>" not in body


def test_an_alias_is_no_longer_than_word_allows():
    control = Controls(lambda _: "x" * 100).field("document/title", "<w:p/>")
    assert f'<w:alias w:val="{"x" * 64}"/>' in control


@FLAVOURS
def test_every_paragraph_of_a_field_has_a_hidden_bookmark(flavour: str):
    body = body_of(written(shipped(), flavour))
    names = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]*)"/>', body)
    assert len(names) == len({name.lower() for name in names})
    assert all(name.startswith("_") and len(name) <= 40 for name in names)
    assert body.count("<w:bookmarkStart ") == body.count("<w:bookmarkEnd ")
    for paragraph in re.findall(r"<w:p>.*?</w:p>", body):
        assert paragraph.count("<w:bookmarkStart ") == paragraph.count("<w:bookmarkEnd ")


def test_bookmarks_alone_leave_no_controls():
    assert "<w:sdt>" not in body_of(written(shipped(), "bookmarks"))


def test_words_without_a_path_and_fields_without_words_get_no_anchor():
    anchors = Controls(alias)
    assert anchors.runs("", "<w:r/>") == anchors.field("", "<w:r/>") == "<w:r/>"
    assert anchors.paragraph("", 0, "<w:r/>") == "<w:r/>"
    assert anchors.runs("document/title", "") == anchors.field("document/title", "") == ""


def test_the_file_says_what_it_was_made_from():
    data = written(shipped())
    record = read_returned(data, shipped()).record
    assert (record.document, record.version, record.digest) == (
        "document-1",
        "version-1",
        "digest-1",
    )
    assert record.base["document/title"] == shipped()["document"]["title"]
    assert record.printed["document/revised"] == {"November 2022"}
    assert {"Innhold", "Delmål 1:", "Navn", "Budskap"} <= record.fixed
    own = unpacked(data)["docProps/custom.xml"].decode()
    assert "document-1" in own
    assert "digest-1" in own


def test_values_do_not_come_from_the_record():
    parts = unpacked(written(shipped()))
    item = parts["customXml/item1.xml"].decode()
    parts["customXml/item1.xml"] = re.sub(r"(<field [^>]*>)[^<]*", r"\1Noe annet", item).encode()
    assert_read_back(packed(parts), shipped())


def test_the_same_input_gives_the_same_bytes():
    assert written(shipped()) == written(shipped())


@pytest.mark.full
@FLAVOURS
@pytest.mark.parametrize("name", ["shipped", "marked up", "own chapters and pages", "headless"])
def test_what_libreoffice_stores_is_as_it_was(name: str, flavour: str, tmp_path: File):
    strategy = RANGE[name]()
    data = stored_by_libreoffice(written(strategy, flavour), tmp_path)
    returned = read_returned(data, strategy)
    assert strategy_of(returned, strategy) == strategy
    assert {*printed_paths(compose(strategy).pages)} <= returned.places.keys()
    assert_nothing_is_lost(data, returned)


@pytest.mark.full
@FLAVOURS
def test_what_is_edited_in_libreoffice_keeps_its_links(flavour: str, tmp_path: File):
    closing = Path.parse("resources/closing")
    data = stored_by_libreoffice(written(shipped(), flavour), tmp_path)
    parts = unpacked(data)
    body = parts["word/document.xml"].decode()
    assert "flere relevante kanaler" in body
    changed = body.replace("flere relevante kanaler", "andre kanaler").encode()
    returned = read_returned(packed({**parts, "word/document.xml": changed}), shipped())
    said, old = (get(one, closing) for one in (strategy_of(returned, shipped()), shipped()))
    assert said.plain == old.plain.replace("flere relevante", "andre")
    assert [run.link for run in said.inlines] == [run.link for run in old.inlines]


@pytest.mark.full
@pytest.mark.parametrize("name", ["shipped", "marked up", "own chapters and pages", "headless"])
def test_from_bookmarks_alone_it_says_every_value_too(name: str, tmp_path: File):
    """Not from controls: LibreOffice 7.4 stores what stands in them without looks and links."""
    strategy = RANGE[name]()
    base = otherwise(strategy)
    data = stored_by_libreoffice(written(strategy, "bookmarks"), tmp_path)
    read = strategy_of(read_returned(data, base), base)
    for path in printed_paths(compose(strategy).pages):
        values = (as_printed(get(one, path)) for one in (read, strategy))
        says, said = map(as_libreoffice_stores, values)
        assert says == said, path


def stored_by_libreoffice(data: bytes, folder: File) -> bytes:
    program = shutil.which("soffice")
    assert program, "LibreOffice is not installed"
    (folder / "in").mkdir()
    (folder / "in" / "file.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    order = [program, profile, "--headless", "--convert-to", "docx", "--outdir", f"{folder}/out"]
    subprocess.run([*order, f"{folder}/in/file.docx"], check=True, capture_output=True, timeout=300)
    return (folder / "out" / "file.docx").read_bytes()
