"""Publication -> placed pages: following pages, page numbers, where each place landed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from lhl_editor.pages.blocks import (
    BandsPage,
    BoxesPage,
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
    Publication,
    ResourcesPage,
    StatementPage,
    SubGoalPage,
    TextPage,
)
from lhl_editor.pages.draft import Context, Draft, footer
from lhl_editor.pages.furniture import strip
from lhl_editor.pages.layout.bands import bands_page
from lhl_editor.pages.layout.boxes import boxes_page
from lhl_editor.pages.layout.figures import figure_page, goals_page
from lhl_editor.pages.layout.front import contents, cover, divider
from lhl_editor.pages.layout.matrix import matrix_page
from lhl_editor.pages.layout.prose import field_page, statement_page, text_page
from lhl_editor.pages.layout.sub_goals import numbered_page, sub_goal_page
from lhl_editor.pages.layout.tables import group_page, resources_page
from lhl_editor.pages.lines import Breaker
from lhl_editor.pages.measure import Faces
from lhl_editor.pages.numbers import numbered
from lhl_editor.pages.placed import Element, Landing, Line, PlacedDocument, PlacedPage
from lhl_editor.pages.style import PAPERS, WIDE


def typeset(publication: Publication, faces: Faces) -> PlacedDocument:
    """The publication on its pages, every page number known."""
    paper = PAPERS.get(publication.paper, WIDE)
    words = publication.words
    breaker = Breaker(faces, words.page, words.language)
    context = Context(paper, breaker, words, publication.title, publication.chapters)
    pages: list[PlacedPage] = []
    landings: dict[str, Landing] = {}
    for page in publication.pages:
        if page.path:
            landings.setdefault(page.path, Landing(len(pages) + 1, 0.0))
        for number, draft in enumerate(lay_out(page.content, context)):
            extra = number >= meant_pages(page.content)
            pages.append(_placed(draft, context, len(pages) + 1, page.chapter, number > 0, extra))
    for one in pages:
        if one.chapter:  # the contents page names what stands elsewhere
            _land(one.elements, one.number, landings)
    return PlacedDocument(
        paper.width,
        paper.height,
        publication.title,
        publication.author,
        words.language,
        tuple(_numbered(pages, landings, faces)),
        landings,
    )


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
        case _:
            assert_never(content)


_ROWS, _BOXES = 9, 6  # short rows and boxes that a page holds on either paper


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
        case BoxesPage(boxes=boxes):
            return _pages_for(len(boxes), _BOXES)
        case _:
            return 1


def _pages_for(items: int, most: int) -> int:
    return max(1, -(-items // most))


def _placed(
    draft: Draft, context: Context, number: int, chapter: int, goes_on: bool, extra: bool
) -> PlacedPage:
    shapes, furniture = draft.shapes, draft.furniture
    if not draft.bare:
        shapes = [*shapes, *strip(context.paper, chapter, len(context.chapters))]
        furniture = [*furniture, *footer(draft, context, number, chapter)]
    elements = tuple(draft.elements)
    return PlacedPage(number, chapter, tuple(shapes), elements, tuple(furniture), goes_on, extra)


def _land(elements: Iterable[Element | Line], number: int, landings: dict[str, Landing]) -> None:
    """Notes where each place, and each place around it, is printed first."""
    for node in elements:
        if isinstance(node, Element):
            _land(node.children, number, landings)
            continue
        path = node.path
        while path and path not in landings:
            top = node.baseline - max((span.size for span in node.spans), default=0.0)
            landings[path] = Landing(number, top)
            path = path.rpartition("/")[0]


def _numbered(
    pages: list[PlacedPage], landings: Mapping[str, Landing], faces: Faces
) -> Iterator[PlacedPage]:
    for page in pages:
        elements = tuple(numbered(element, landings, faces) for element in page.elements)
        same = all(new is old for new, old in zip(elements, page.elements, strict=True))
        yield page if same else page._replace(elements=elements)
