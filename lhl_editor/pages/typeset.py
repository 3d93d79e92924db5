"""Publication -> placed pages: following pages, page numbers, where each place landed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, assert_never

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
    Page,
    Publication,
    ResourcesPage,
    StatementPage,
    SubGoalPage,
    TextPage,
)
from lhl_editor.pages.draft import Context, Draft
from lhl_editor.pages.furniture import draft_mark, footer, strip
from lhl_editor.pages.imprint import imprint_words
from lhl_editor.pages.layout.bands import bands_page
from lhl_editor.pages.layout.boxes import boxes_page
from lhl_editor.pages.layout.changes import changes_page
from lhl_editor.pages.layout.figures import figure_page, goals_page
from lhl_editor.pages.layout.front import contents, cover, divider
from lhl_editor.pages.layout.matrix import matrix_page
from lhl_editor.pages.layout.prose import field_page, statement_page, text_page
from lhl_editor.pages.layout.sub_goals import numbered_page, sub_goal_page
from lhl_editor.pages.layout.tables import group_page, resources_page
from lhl_editor.pages.lines import Breaker
from lhl_editor.pages.measure import Faces
from lhl_editor.pages.numbers import landing, numbered
from lhl_editor.pages.page_memory import PageMemory
from lhl_editor.pages.placed import Landing, PlacedDocument, PlacedPage, lines_of
from lhl_editor.pages.style import PAPERS, WIDE
from lhl_editor.pages.tokens import NUMBER


class Sheet(NamedTuple):
    """A page in its place; page numbers in its text are still to come, those of `targets`."""

    page: PlacedPage
    landings: dict[str, Landing]
    targets: tuple[str, ...]


def typeset(
    publication: Publication, faces: Faces, memory: PageMemory | None = None
) -> PlacedDocument:
    """The publication on its pages, every page number known.

    With a `memory` only what changed since its last use is laid out, with the same result.
    """
    memory = PageMemory() if memory is None else memory
    paper = PAPERS.get(publication.paper, WIDE)
    words, chapters = publication.words, len(publication.chapters)
    context = memory.begin(
        (paper, words, chapters, publication.draft, publication.imprint, faces),
        lambda: Context(
            paper,
            Breaker(faces, words.page, words.language),
            words,
            chapters,
            publication.draft,
            publication.imprint,
        ),
    )
    sheets: list[Sheet] = []
    landings: dict[str, Landing] = {}
    for page in publication.pages:
        if page.path:
            landings.setdefault(page.path, Landing(len(sheets) + 1, 0.0))
        sheets += _sheets(page, len(sheets) + 1, publication, context, memory)
    landings = _first_landings(sheets) | landings
    return PlacedDocument(
        paper.width,
        paper.height,
        publication.title,
        publication.author,
        words.language,
        tuple(_numbered(sheet, landings, faces, memory) for sheet in sheets),
        landings,
        imprint_words(publication.imprint, words),
    )


def _sheets(
    page: Page, first: int, publication: Publication, context: Context, memory: PageMemory
) -> Iterator[Sheet]:
    """A page of the publication on its sheets, numbered from `first`."""
    content, chapter = page.content, page.chapter
    name = f"{chapter}. {publication.chapters[chapter - 1]}" if chapter else ""
    place = page.path, type(content).__name__
    drafts = memory.drafts(content, place, partial(lay_out, content, context))
    for at, draft in enumerate(drafts):
        wears = publication.title, name, chapter, first + at
        put = partial(_placed, draft, context, *wears, at > 0, at >= meant_pages(content))
        yield memory.once(draft, wears, put)


def lay_out(content: Content, context: Context) -> list[Draft]:
    """One page of the publication on as many printed pages as it needs."""
    match content:
        case Cover():
            return cover(content, context)
        case Contents():
            return contents(content, context)
        case Divider():
            return divider(content, context)
        case FieldPage():
            return field_page(content, context)
        case StatementPage():
            return statement_page(content, context)
        case TextPage():
            return text_page(content, context)
        case GroupPage():
            return group_page(content, context)
        case BandsPage():
            return bands_page(content, context)
        case FigurePage():
            return figure_page(content, context)
        case GoalsPage():
            return goals_page(content, context)
        case BoxesPage():
            return boxes_page(content, context)
        case NumberedPage():
            return numbered_page(content, context)
        case SubGoalPage():
            return sub_goal_page(content, context)
        case MatrixPage():
            return matrix_page(content, context)
        case ResourcesPage():
            return resources_page(content, context)
        case ChangesPage():
            return changes_page(content, context)
        case _:
            assert_never(content)


_ROWS, _BOXES = 9, 6  # short rows and boxes that a page holds on either paper
_ANY = 9999  # pages


def meant_pages(content: Content) -> int:
    """On how many pages a page of the publication may stand without being too full: lists go on
    when they have many items, and that is no fault of a text."""
    match content:
        case BandsPage(groups=groups) | MatrixPage(groups=groups):
            return max(1, len(groups))
        case Contents(entries=items) | NumberedPage(items=items):
            return _pages_for(len(items), _ROWS)
        case GroupPage(members=table) | ResourcesPage(entries=table):
            return _pages_for(len(table.rows), _ROWS)
        case ChangesPage():
            return _ANY  # as long as what has happened
        case BoxesPage(boxes=boxes):
            return _pages_for(len(boxes), _BOXES)
        case _:
            return 1


def _pages_for(items: int, most: int) -> int:
    return max(1, -(-items // most))


def _placed(
    draft: Draft,
    context: Context,
    title: str,
    chapter_name: str,
    chapter: int,
    number: int,
    goes_on: bool,
    extra: bool,
) -> Sheet:
    shapes, furniture = draft.shapes, draft.furniture
    if not draft.bare:
        shapes = [*shapes, *strip(context.paper, chapter, context.chapters)]
        furniture = [*furniture, *footer(draft, context, title, chapter_name, number)]
    mark = draft_mark(context) if context.is_draft else None
    elements = tuple(draft.elements)
    page = PlacedPage(
        number, chapter, tuple(shapes), elements, tuple(furniture), goes_on, extra, mark
    )
    landings = _landings(page) if chapter else {}  # the contents page names what stands elsewhere
    spans = (span for line in lines_of(elements) for span in line.spans)
    return Sheet(page, landings, tuple(span.target for span in spans if NUMBER in span.text))


def _landings(page: PlacedPage) -> dict[str, Landing]:
    """Where on the page each place, and each place around it, is printed first."""
    landings: dict[str, Landing] = {}
    for line in lines_of(page.elements):
        path = line.path
        while path and path not in landings:
            top = line.baseline - max((span.size for span in line.spans), default=0.0)
            landings[path] = Landing(page.number, top)
            path = path.rpartition("/")[0]
    return landings


def _first_landings(sheets: Sequence[Sheet]) -> dict[str, Landing]:
    landings: dict[str, Landing] = {}
    for sheet in reversed(sheets):
        landings |= sheet.landings
    return landings


def _numbered(
    sheet: Sheet, landings: Mapping[str, Landing], faces: Faces, memory: PageMemory
) -> PlacedPage:
    """The page with its numbers filled in; the same object as last time if they are the same."""
    page, targets = sheet.page, sheet.targets
    if not targets:
        return page
    places = (landing(target, landings) for target in targets)

    def fill() -> PlacedPage:
        elements = tuple(numbered(element, landings, faces) for element in page.elements)
        return page._replace(elements=elements)

    return memory.once(page, tuple(place and place.page for place in places), fill)
