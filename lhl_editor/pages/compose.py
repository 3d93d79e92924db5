"""Strategy -> publication: order, numbering, headings, the kind of each page, what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from lhl_editor.core.memory import Memory
from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.pictures import NO_PICTURES, Picture, Pictures
from lhl_editor.core.schema import CHAPTERS, START
from lhl_editor.core.strategy import Item, Strategy
from lhl_editor.pages.blocks import (
    Contents,
    ContentsEntry,
    Cover,
    Divider,
    Logo,
    Page,
    Publication,
    line,
)
from lhl_editor.pages.chapters import Source, Sources, own_pages, standard_pages
from lhl_editor.pages.document_words import DocumentWords, date_in_words, words_for
from lhl_editor.pages.icons import ICONS
from lhl_editor.pages.imprint import Imprint, imprint_words
from lhl_editor.pages.page_memory import PageMemory
from lhl_editor.pages.since import PLACE, Since, wants_changes
from lhl_editor.pages.style import PAPERS, WIDE

_STEPS = 5


def compose(
    strategy: Strategy,
    paper: str = "",
    memory: PageMemory | None = None,
    pictures: Pictures = NO_PICTURES,
    imprint: Imprint | None = None,
    since: Since | None = None,
) -> Publication:
    """The publication of a strategy, on its own paper or another (`16:9` or `a4`).

    It shows those of its pictures that could be read; with an `imprint` it says which version it
    is. `since` is what was published before, for a document that tells what is new. With a
    `memory` a page that says what it said at its last use is the same object as then.
    """
    kept = (PageMemory() if memory is None else memory).composed
    document = strategy["document"]
    sheet = PAPERS.get(paper or document["paper"], WIDE)
    words = words_for(document["language"])
    chapters = tuple(_chapters(strategy))
    last = (words.changes.title,) if wants_changes(strategy) else ()
    titles = (*(chapter["title"] for _, chapter in chapters), *last)
    front = (_cover(strategy, words, pictures, imprint), _contents(chapters, words, last))
    sources = Sources.of(strategy, words, sheet, kept)
    return Publication(
        title=document["title"].strip() or words.untitled,
        author=document["publisher"],
        paper=sheet.name,
        words=words,
        chapters=titles,
        pages=(
            *(kept.same(number, page) for number, page in enumerate(front)),
            *chain.from_iterable(
                _chapter(number, path, chapter, sources)
                for number, (path, chapter) in enumerate(chapters, 1)
            ),
            *(_changes(len(titles), strategy, since, words, kept) if last else ()),
        ),
        imprint=imprint,
    )


def _cover(
    strategy: Strategy, words: DocumentWords, pictures: Pictures, imprint: Imprint | None
) -> Page:
    document, path = strategy["document"], ROOT / "document"
    revised = date_in_words(document["revised"], words)
    areas = strategy["insight"]["focus_areas"]["areas"][:_STEPS]
    icons = tuple(area["icon"] for area in areas if area["icon"] in ICONS)
    cover = Cover(
        line(document["title"], path / "title"),
        line(document["publisher"], path / "publisher"),
        line(revised[:1].upper() + revised[1:], path / "revised"),
        icons,
        _logo(document, words, pictures),
        line(imprint_words(imprint, words)),
    )
    return Page(str(path), 0, cover)


def _logo(document: Item, words: DocumentWords, pictures: Pictures) -> Logo | None:
    picture, publisher = pictures.get(document["logo"]), document["publisher"].strip()
    if not isinstance(picture, Picture):
        return None
    return Logo(picture, f"{words.logo}: {publisher}" if publisher else words.logo)


def _contents(
    chapters: tuple[tuple[Path, Item], ...], words: DocumentWords, last: tuple[str, ...]
) -> Page:
    entries = [
        ContentsEntry(number, line(chapter["title"], path / "title"), str(path))
        for number, (path, chapter) in enumerate(chapters, 1)
    ]
    for title in last:
        entries.append(ContentsEntry(len(entries) + 1, line(title, PLACE), str(PLACE)))
    return Page("", 0, Contents(line(words.contents), tuple(entries)))


def _changes(
    number: int, strategy: Strategy, since: Since | None, words: DocumentWords, kept: Memory
) -> Iterator[Page]:
    """The last chapter: what is new since the version before."""
    from lhl_editor.pages.news import changes_page  # most documents do not ask

    divider = Divider(number, line(words.changes.title, PLACE))
    for content in (divider, changes_page(strategy, since, words, kept)):
        page = Page(str(PLACE), number, content)
        yield kept.same((PLACE, type(content).__name__), page)


def _chapters(strategy: Strategy) -> Iterator[tuple[Path, Item]]:
    """Every chapter in published order: the standard ones that are there, own ones among them."""
    own = strategy["chapters"]

    def after(place: str) -> Iterator[tuple[Path, Item]]:
        for chapter in own:
            if chapter["after"] == place:
                yield ROOT / "chapters" / chapter.id, chapter

    yield from after(START)
    for name in CHAPTERS:
        if strategy[name]:
            yield ROOT / name, strategy[name]
        yield from after(name)
    for chapter in own:
        if chapter["after"] not in (START, *CHAPTERS):
            yield ROOT / "chapters" / chapter.id, chapter


def _chapter(number: int, path: Path, chapter: Item, sources: Sources) -> tuple[Page, ...]:
    """A chapter's pages; not made again while all that they are made of is the same."""

    def pages() -> tuple[Page, ...]:
        of = Source(sources, chapter, path)
        title = line(chapter["title"], path / "title")
        divider = sources.memory.same(("divider", path), Divider(number, title))
        inner = (
            own_pages(of, chapter["pages"]) if chapter.kind == "own_chapter" else standard_pages(of)
        )
        placed = ((path, divider), *inner)
        return tuple(Page(str(place), number, content) for place, content in placed)

    return sources.memory.once((number, path), (chapter, *sources.made_of), pages)
