"""The publication: pages of blocks, each block with the place of the strategy it came from.

Pages say what they hold and which kind of page it is, not where on the paper anything stands.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.pictures import Picture
from lhl_editor.core.text import Inline, PageReference, Run, Text
from lhl_editor.pages.document_words import DocumentWords
from lhl_editor.pages.imprint import Imprint

INSERTED, REMOVED = "inserted", "removed"  # marks of words


@frozen
class MarkedRun(Run):
    """Characters that came, shown bold over a line, or that went, shown struck through."""

    mark: str = ""


def marked(run: Run, mark: str) -> MarkedRun:
    """The run with a mark."""
    return MarkedRun(run.text, run.bold, run.italic, run.link, run.language, mark)


class Para(NamedTuple):
    """One paragraph or list item (`level` 1, 2 …) of the field `path`; `part` counts from 0.

    Words that are the program's own have no path.
    """

    runs: tuple[Inline, ...]
    path: str = ""
    part: int = 0
    level: int = 0


Paras = tuple[Para, ...]


def line(words: str, path: Path | str = "", link: str = "") -> Para:
    """A field of one line as a paragraph."""
    return Para((_printed(Run(words, link=link)),) if words.strip() else (), str(path))


def sub_heading(title: Para) -> str:
    """The role of headings under a page's title; where there is none they step up in its place."""
    return "H3" if title.runs else "H2"


def paras(text: Text, path: Path) -> Paras:
    """A text's paragraphs."""
    name = str(path)
    return tuple(
        Para(tuple(map(_printed, p.runs)), name, part, p.level)
        for part, p in enumerate(text.paragraphs)
    )


def _printed(run: Inline) -> Inline:
    """A run as it is printed: letters with their accents in one (NFC), as fonts have them."""
    if isinstance(run, PageReference) or is_normalized("NFC", run.text):
        return run
    return replace(run, text=normalize("NFC", run.text))


class Logo(NamedTuple):
    picture: Picture
    alt: str  # what it says to those who do not see it


class Cover(NamedTuple):
    title: Para
    publisher: Para
    date: Para
    icons: tuple[str, ...]  # one step of the stair each
    logo: Logo | None = None
    imprint: Para = Para(())  # of a published version


class ContentsEntry(NamedTuple):
    number: int
    title: Para
    target: str


class Contents(NamedTuple):
    title: Para
    entries: tuple[ContentsEntry, ...]


class Divider(NamedTuple):
    number: int
    title: Para


class FieldPage(NamedTuple):
    """Title on a coloured field, text beside it."""

    title: Para
    body: Paras


class StatementPage(NamedTuple):
    """A statement set large on a coloured field; lead-in and text beside it."""

    title: Para
    statement: Paras
    lead: Para
    body: Paras


class Table(NamedTuple):
    """Header cells and rows of cells; the first cell of a row is its heading."""

    path: str
    columns: Paras
    rows: tuple[tuple[Para, ...], ...]


class TextPage(NamedTuple):
    """Running text, and below it a simple table where there is one."""

    title: Para
    body: Paras
    table: Table | None = None


class GroupPage(NamedTuple):
    """An introduction beside the table of members."""

    title: Para
    body: Paras
    members: Table


class Band(NamedTuple):
    number: int
    name: Para
    icon: str
    body: Paras


class BandsPage(NamedTuple):
    """Horizontal bands, one a focus area; each group of them was meant to fill a page."""

    title: Para
    groups: tuple[tuple[Band, ...], ...]


class Level(NamedTuple):
    """A level of a figure: a name or heading, a line under it, and text."""

    name: Para
    note: Para
    body: Paras = ()


class FigurePage(NamedTuple):
    """Text beside a figure of levels."""

    title: Para
    body: Paras
    levels: tuple[Level, ...]


class GoalsPage(NamedTuple):
    """Levels of goals over the whole page, widening step by step."""

    title: Para
    levels: tuple[Level, ...]


class Box(NamedTuple):
    name: Para
    body: Paras


class BoxesPage(NamedTuple):
    """Equal boxes without rank."""

    title: Para
    boxes: tuple[Box, ...]


class NumberedPage(NamedTuple):
    """A list with large numerals."""

    title: Para
    subtitle: Para
    items: Paras


class SubGoalPage(NamedTuple):
    label: Para
    title: Para
    reasons: Paras
    approach: Paras


class Column(NamedTuple):
    """A column of the message matrix."""

    heading: Para
    body: Paras
    tools: Paras


class MatrixPage(NamedTuple):
    """The message matrix; each group of columns stands side by side as one table."""

    title: Para
    leads: Paras
    groups: tuple[tuple[Column, ...], ...]


class ResourcesPage(NamedTuple):
    title: Para
    entries: Table
    closing: Paras


class ChangeRows(NamedTuple):
    """What changed in one part of a document: a table of rows whose cells hold running text. The
    first cell of a row says where it is. `name` is empty where the page has but one part."""

    name: Para
    path: str
    columns: Paras
    rows: tuple[tuple[Paras, ...], ...]


class ChangesPage(NamedTuple):
    """What changed, part by part. `is_first`: the page begins a document of its own."""

    title: Para
    body: Paras
    parts: tuple[ChangeRows, ...]
    is_first: bool = False


Content = (
    Cover
    | Contents
    | Divider
    | FieldPage
    | StatementPage
    | TextPage
    | GroupPage
    | BandsPage
    | FigurePage
    | GoalsPage
    | BoxesPage
    | NumberedPage
    | SubGoalPage
    | MatrixPage
    | ResourcesPage
    | ChangesPage
)


class Page(NamedTuple):
    """One page of the publication as it was meant: what does not fit goes on on following pages.

    `path` is the place of the strategy that the page as a whole stands for. `chapter` is 0 for
    the front pages.
    """

    path: str
    chapter: int
    content: Content


class Publication(NamedTuple):
    """The strategy as it is published; of a `draft` each printed page says that it is one, and
    with an `imprint` which version it is."""

    title: str
    author: str
    paper: str
    words: DocumentWords
    chapters: tuple[str, ...]  # their titles, in order
    pages: tuple[Page, ...]
    draft: bool = False
    imprint: Imprint | None = None
