"""A strategy in, the bytes of its PDF and Word file out: for window and command line alike."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lhl_editor import __version__
from lhl_editor.core.frozen import frozen
from lhl_editor.core.pictures import Pictures
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.pictures import read_pictures
from lhl_editor.pages.blocks import Publication
from lhl_editor.pages.compose import compose
from lhl_editor.pages.imprint import Imprint
from lhl_editor.pages.placed import PlacedDocument
from lhl_editor.pages.since import Since, wants_changes
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

PRODUCER = f"lhl_editor {__version__}"
OnPage = Callable[[int, int], None]


@frozen
class Order:
    """What is asked for. `paper`: `16:9`, `a4`, or empty for the strategy's own; `document`: the
    strategy's file, beside which its pictures stand."""

    pdf: bool
    docx: bool
    when: date
    paper: str = ""
    draft: bool = False  # each page is marked as a draft
    document: Path | None = None
    imprint: Imprint | None = None  # the version that the pages say they are
    at: str = ""  # the id of that version, where it is known: what is new in it, is new since then


@frozen
class Exported:
    """The files asked for, as bytes, and how many pages they have."""

    pdf: bytes | None
    docx: bytes | None
    pages: int


@frozen
class Laid:
    """The pages of an order, before they are drawn."""

    publication: Publication
    placed: PlacedDocument
    pictures: Pictures


def export(strategy: Strategy, order: Order, on_page: OnPage | None = None) -> Exported:
    """Make the files. `on_page` is called with each page done and the number of pages.

    Raises `CannotRender` where a character cannot be drawn.
    """
    return draw(lay_out(strategy, order), order, on_page)


def lay_out(strategy: Strategy, order: Order) -> Laid:
    """The pages on the paper that was asked for."""
    pictures = read_pictures(strategy, order.document)
    since = last_published(strategy, order.document, order.at)
    composed = compose(strategy, order.paper, pictures=pictures, imprint=order.imprint, since=since)
    publication = composed._replace(draft=order.draft)
    return Laid(publication, typeset(publication, load_faces()), pictures)


def last_published(strategy: Strategy, document: Path | None, at: str = "") -> Since | None:
    """What was published before, for a strategy that tells what is new since; `at` is the id of
    the version that it is. None for the first, and where nobody asks.

    Raises OSError where the history cannot be looked into.
    """
    if document is None or not wants_changes(strategy):
        return None
    return since_of(strategy, published_before(document, at))


def since_of(strategy: Strategy, editions: Iterable[Since]) -> Since | None:
    """Of editions, the newest first, the one that a strategy is compared with: one that says
    something else, if there is one."""
    last: Since | None = None
    for edition in editions:
        if edition.strategy != strategy:
            return edition
        last = last or edition
    return last


def published_before(document: Path, at: str) -> Iterator[Since]:
    """The published editions of a document, the newest first; see `files.published`."""
    from lhl_editor.files.published import published  # most documents do not ask

    for naming, strategy in published(document, at):
        yield Since(strategy, Imprint(naming.name, naming.date))


def draw(laid: Laid, order: Order, on_page: OnPage | None = None) -> Exported:
    """The files of these pages; see `export`."""
    pdf = docx = None
    if order.pdf:
        from lhl_editor.render.pdf import render_pdf  # reportlab: not for Word

        pdf = render_pdf(laid.placed, load_faces(), order.when, on_page=on_page, producer=PRODUCER)
    if order.docx:
        from lhl_editor.render.word import render_word

        docx = render_word(laid.publication, laid.placed, order.when, producer=PRODUCER)
    return Exported(pdf, docx, len(laid.placed.pages))


def export_to(connection: Connection, strategy: Strategy, order: Order) -> None:
    """`export` in a process of its own. It sends (page, pages) for each page done, and at the end
    what it made or the exception that stopped it; once nobody listens any more, it ends."""
    with contextlib.suppress(OSError):
        try:
            connection.send(export(strategy, order, lambda *at: connection.send(at)))
        except OSError:
            raise
        except Exception as error:  # told to whoever asked, who shows it
            connection.send(error)
