"""A publication -> what it says, in reading order: (role, text) of every element that has text.

Said from the publication alone, without its pages being placed, so that tests can hold what the
PDF and the Word file say against it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import assert_never

from lhl_editor.core.text import PageReference
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
    Level,
    MatrixPage,
    NumberedPage,
    Para,
    Publication,
    ResourcesPage,
    StatementPage,
    SubGoalPage,
    Table,
    TextPage,
    sub_heading,
)
from lhl_editor.pages.document_words import DocumentWords

Spoken = Iterator[tuple[str, str]]
PageOf = Callable[[str], str]


def reading_order(publication: Publication, page_of: PageOf) -> Spoken:
    """Roles (standard structure types of PDF 1.7) and texts; `page_of` gives a path's page."""
    reader = _Reader(publication.words, page_of)
    for page in publication.pages:
        yield from (pair for pair in reader.page(page.content) if pair[1])


class _Reader:
    def __init__(self, words: DocumentWords, page_of: PageOf) -> None:
        self.words = words
        self.page_of = page_of

    def page(self, content: Content) -> Spoken:
        match content:
            case Cover(title, publisher, date, _, logo, imprint):
                yield from (("P", self.text(para)) for para in (title, publisher, date, imprint))
                yield "Figure", logo.alt if logo else ""
            case Contents():
                yield from self.contents(content)
            case Divider(number, title):
                yield "H1", f"{number}. {self.text(title)}".rstrip()
            case FieldPage(title, body):
                yield "H2", self.text(title)
                yield from self.paras(body)
            case StatementPage(title, statement, lead, body):
                yield "H2", self.text(title)
                yield from self.paras((*statement, lead, *body))
            case TextPage(title, body, table):
                yield "H2", self.text(title)
                yield from self.paras(body)
                yield from self.table(table) if table else ()
            case GroupPage(title, body, members):
                yield "H2", self.text(title)
                yield from self.paras(body)
                yield from self.table(members) if members.rows else ()
            case BandsPage(title, groups):
                yield "H2", self.text(title)
                for band in chain.from_iterable(groups):
                    yield sub_heading(title), f"{band.number} {self.text(band.name)}".rstrip()
                    yield from self.paras(band.body)
            case FigurePage(title, body, levels):
                yield "H2", self.text(title)
                yield from self.paras(body)
                yield from self.levels(title, levels)
            case GoalsPage(title, levels):
                yield "H2", self.text(title)
                yield from self.levels(title, levels)
            case BoxesPage(title, boxes):
                yield "H2", self.text(title)
                for box in boxes:
                    yield "P", self.text(box.name)
                    yield from self.paras(box.body)
            case NumberedPage(title, subtitle, items):
                yield "H2", self.text(title)
                yield "P", self.text(subtitle)
                for number, item in enumerate(items, 1):
                    yield "Lbl", f"{number}."
                    yield "LBody", self.text(item)
            case SubGoalPage(label, title, reasons, approach):
                yield "H2", f"{self.text(label)} {self.text(title)}".rstrip()
                yield from self.paras((*reasons, *approach))
            case MatrixPage():
                yield from self.matrix(content)
            case ResourcesPage(title, entries, closing):
                yield "H2", self.text(title)
                yield from self.table(entries) if entries.rows else ()
                yield from self.paras(closing)
            case ChangesPage():
                yield from self.changes(content)
            case _:
                assert_never(content)

    def text(self, para: Para) -> str:
        """A paragraph's words, page numbers filled in, white space folded."""
        pieces = (
            f"{self.words.page} {self.page_of(run.target)}"
            if isinstance(run, PageReference)
            else run.text
            for run in para.runs
        )
        return " ".join("".join(pieces).split())

    def paras(self, paras: Iterable[Para]) -> Spoken:
        for para in paras:
            if not self.text(para):
                continue
            if para.level:
                yield "Lbl", "•" if para.level == 1 else "–"
                yield "LBody", self.text(para)
            else:
                yield "P", self.text(para)

    def contents(self, content: Contents) -> Spoken:
        yield "H1", self.text(content.title)
        for entry in content.entries:
            title = self.text(entry.title)
            yield "Reference", f"{entry.number}. {title} {self.page_of(entry.target)}"

    def table(self, table: Table) -> Spoken:
        yield from (("TH", self.text(para)) for para in table.columns)
        for first, *others in table.rows:
            yield "TH", self.text(first)
            yield from (("TD", self.text(para)) for para in others)

    def changes(self, content: ChangesPage) -> Spoken:
        yield "H1" if content.is_first else "H2", self.text(content.title)
        yield from self.paras(content.body)
        for part in content.parts:
            yield "H2" if content.is_first else "H3", self.text(part.name)
            yield from (("TH", self.text(para)) for para in part.columns)
            for first, *others in part.rows:
                yield "TH", " ".join(map(self.text, first))
                for cell in others:
                    yield from self.paras(cell)

    def levels(self, title: Para, levels: Iterable[Level]) -> Spoken:
        for level in levels:
            yield sub_heading(title), self.text(level.name)
            yield "P", self.text(level.note)
            yield from self.paras(level.body)

    def matrix(self, content: MatrixPage) -> Spoken:
        yield "H2", self.text(content.title)
        for lead in content.leads:
            yield from self.paras((Para(lead.runs, lead.path, lead.part, lead.level + 1),))
        for columns in content.groups:
            yield from (("TH", self.text(column.heading)) for column in columns)
            yield "TH", self.words.message
            for column in columns:
                yield from self.paras(column.body)
            yield "TH", self.words.tools
            for column in columns:
                yield from self.paras(column.tools)
