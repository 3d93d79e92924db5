"""The publication's pages -> paragraphs, tables and sections, one function a page kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import assert_never

from lhl_editor.pages.blocks import (
    BandsPage,
    BoxesPage,
    ChangesPage,
    Content,
    Contents,
    Cover,
    Divider,
    FieldPage,
    FigurePage,
    GoalsPage,
    GroupPage,
    MatrixPage,
    NumberedPage,
    Para,
    ResourcesPage,
    StatementPage,
    SubGoalPage,
    TextPage,
)
from lhl_editor.render.word_bands import bands_table
from lhl_editor.render.word_boxes import boxes_table
from lhl_editor.render.word_changes import changes_tables
from lhl_editor.render.word_figures import stack
from lhl_editor.render.word_front import contents_rows, cover_words, numbered_rows
from lhl_editor.render.word_matrix import matrix_table
from lhl_editor.render.word_page import Book, WordPage
from lhl_editor.render.word_places import Sheet
from lhl_editor.render.word_prose import (
    field_columns,
    statement_columns,
    sub_goal_columns,
    text_and_figure,
)
from lhl_editor.render.word_sections import Foot
from lhl_editor.render.word_tables import members_table, own_table, resources_table

Writing = Callable[[WordPage], None]


def pages_xml(book: Book, sheets: Iterator[Sheet]) -> str:
    """The body of the document: every page of the publication a section or more."""
    return "".join(chain.from_iterable(page.out for page in written_pages(book, sheets)))


def written_pages(book: Book, sheets: Iterator[Sheet]) -> Iterator[WordPage]:
    """Each section, written: the last of what it put out ends it."""
    planned = [
        (page, sheet, write)
        for page, sheets_of_page in zip(book.publication.pages, sheets, strict=True)
        for sheet, write in _sections(page.content, sheets_of_page)
    ]
    for number, (page, sheet, write) in enumerate(planned, 1):
        word_page = WordPage(book, sheet, page)
        write(word_page)
        word_page.close(number == len(planned), _foot(word_page))
        yield word_page


def _foot(page: WordPage) -> Foot:
    bare = isinstance(page.page.content, Cover | Divider)
    chapter_x = page.chapter_x or page.book.paper.column(7)
    return Foot(0, 0.0, bare=True) if bare else Foot(page.page.chapter, chapter_x, page.petrol)


def _sections(content: Content, sheet: Sheet) -> Iterator[tuple[Sheet, Writing]]:
    """The sections of one page: one, or one for each group that was meant to fill a page."""
    match content:
        case BandsPage(title, groups):
            for number, bands in enumerate(groups or ((),)):
                first = [para for band in bands for para in (band.name, *band.body)]
                sheet = sheet.from_first(first, 1) if number else sheet
                yield sheet, _part(bands_table, title, bands, number)
        case MatrixPage(groups=groups):
            for number, columns in enumerate(groups or ((),)):
                first = [column.heading for column in columns]
                sheet = sheet.from_first(first, 1) if number else sheet
                yield sheet, _part(matrix_table, content, columns, number)
        case _:
            yield sheet, _writing(content)


def _part(
    table: Callable[..., None], title: Para | MatrixPage, group: object, number: int
) -> Writing:
    return lambda page: table(page, title, group, number)


def _writing(content: Content) -> Writing:
    def write(page: WordPage) -> None:
        _write(content, page)

    return write


def _write(content: Content, page: WordPage) -> None:
    match content:
        case Cover():
            cover_words(page, content)
        case Contents(title, entries):
            page.title(title, "TOCHeading")
            contents_rows(page, entries)
        case Divider(_, title):
            page.backdrop = page.book.shapes.on_page(page.sheet.shapes)
            page.title(title, "Heading1", page.book.paper.measure)
        case FieldPage():
            field_columns(page, content)
        case StatementPage():
            statement_columns(page, content)
        case TextPage(title, body, table):
            page.title(title, "Heading2", page.book.paper.measure)
            page.body(body, left=page.book.paper.column(4) - page.book.paper.margin)
            if table:
                own_table(page, title, table)
        case GroupPage():
            members_table(page, content)
        case FigurePage():
            text_and_figure(page, content)
        case GoalsPage(title, levels):
            stack(page, title, levels)
        case BoxesPage(title, boxes):
            boxes_table(page, title, boxes)
        case NumberedPage():
            numbered_rows(page, content)
        case SubGoalPage():
            sub_goal_columns(page, content)
        case ResourcesPage():
            resources_table(page, content)
        case ChangesPage():
            changes_tables(page, content)
        case BandsPage() | MatrixPage():
            raise AssertionError("in groups")
        case _:
            assert_never(content)
