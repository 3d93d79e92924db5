"""The publication: pages of blocks, each block with the place of the strategy it came from.

Pages say what they hold and which kind of page it is, not where on the paper anything stands.
"""

from __future__ import annotations

from dataclasses import dataclass

from lhl_editor.core.path import Path
from lhl_editor.core.text import Inline, Run, Text
from lhl_editor.pages.document_words import DocumentWords


@dataclass(frozen=True, slots=True)
class Para:
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
    return Para((Run(words, link=link),) if words.strip() else (), str(path))


def sub_heading(title: Para) -> str:
    """The role of headings under a page's title; where there is none they step up in its place."""
    return "H3" if title.runs else "H2"


def paras(text: Text, path: Path) -> Paras:
    """A text's paragraphs."""
    name = str(path)
    return tuple(Para(p.runs, name, part, p.level) for part, p in enumerate(text.paragraphs))


@dataclass(frozen=True, slots=True)
class Cover:
    title: Para
    publisher: Para
    date: Para
    icons: tuple[str, ...]  # one step of the stair each


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    number: int
    title: Para
    target: str


@dataclass(frozen=True, slots=True)
class Contents:
    title: Para
    entries: tuple[ContentsEntry, ...]


@dataclass(frozen=True, slots=True)
class Divider:
    number: int
    title: Para


@dataclass(frozen=True, slots=True)
class FieldPage:
    """Title on a coloured field, text beside it."""

    title: Para
    body: Paras


@dataclass(frozen=True, slots=True)
class StatementPage:
    """A statement set large on a coloured field; lead-in and text beside it."""

    title: Para
    statement: Paras
    lead: Para
    body: Paras


@dataclass(frozen=True, slots=True)
class Table:
    """Header cells and rows of cells; the first cell of a row is its heading."""

    path: str
    columns: Paras
    rows: tuple[tuple[Para, ...], ...]


@dataclass(frozen=True, slots=True)
class TextPage:
    """Running text, and below it a simple table where there is one."""

    title: Para
    body: Paras
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class GroupPage:
    """An introduction beside the table of members."""

    title: Para
    body: Paras
    members: Table


@dataclass(frozen=True, slots=True)
class Band:
    number: int
    name: Para
    icon: str
    body: Paras


@dataclass(frozen=True, slots=True)
class BandsPage:
    """Horizontal bands, one a focus area; each group of them was meant to fill a page."""

    title: Para
    groups: tuple[tuple[Band, ...], ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a figure: a name or heading, a line under it, and text."""

    name: Para
    note: Para
    body: Paras = ()


@dataclass(frozen=True, slots=True)
class FigurePage:
    """Text beside a figure of levels."""

    title: Para
    body: Paras
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class GoalsPage:
    """Levels of goals over the whole page, widening step by step."""

    title: Para
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Box:
    name: Para
    body: Paras


@dataclass(frozen=True, slots=True)
class BoxesPage:
    """Equal boxes without rank."""

    title: Para
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class NumberedPage:
    """A list with large numerals."""

    title: Para
    subtitle: Para
    items: Paras


@dataclass(frozen=True, slots=True)
class SubGoalPage:
    label: Para
    title: Para
    reasons: Paras
    approach: Paras


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the message matrix."""

    heading: Para
    body: Paras
    tools: Paras


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """The message matrix; each group of columns stands side by side as one table."""

    title: Para
    leads: Paras
    groups: tuple[tuple[Column, ...], ...]


@dataclass(frozen=True, slots=True)
class ResourcesPage:
    title: Para
    entries: Table
    closing: Paras


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
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the publication as it was meant: what does not fit goes on on following pages.

    `path` is the place of the strategy that the page as a whole stands for. `chapter` is 0 for
    the front pages.
    """

    path: str
    chapter: int
    content: Content


@dataclass(frozen=True, slots=True)
class Publication:
    """The strategy as it is published."""

    title: str
    author: str
    paper: str
    words: DocumentWords
    chapters: tuple[str, ...]  # their titles, in order
    pages: tuple[Page, ...]
