"""Two strategies in, the list of what differs between them out: as PDF, as Word file, as plain
text for an e-mail. For window and command line alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from lhl_editor.core.strategy import Strategy
from lhl_editor.core.text import Run
from lhl_editor.exporting import PRODUCER
from lhl_editor.files.versions import Version
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.change_lists import (
    ChangeList,
    ListedChange,
    Who,
    change_list,
    change_text,
)
from lhl_editor.language.fields import date_words
from lhl_editor.language.marked import Line, Part, Shade, Span
from lhl_editor.language.moments import clock_words
from lhl_editor.pages.blocks import INSERTED, REMOVED, MarkedRun, Para, Publication, marked
from lhl_editor.pages.change_list import ListWords, ToldChange, ToldPart
from lhl_editor.pages.change_list import change_list as publication_of
from lhl_editor.pages.document_words import BOKMAAL
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces

__all__ = [
    "ChangeList",
    "Who",
    "change_list",
    "change_text",
    "day_words",
    "list_as_docx",
    "list_as_pdf",
    "list_pages",
    "version_name",
]
_MARKS = {Shade.INSERTED: INSERTED, Shade.REMOVED: REMOVED}


def version_name(version: Version, now: datetime) -> str:
    """What a version is called in the title of a list: «1.1 (12. mai 2026)». It is true on another
    day, too."""
    naming, local = version.naming, version.time.astimezone(now.tzinfo)
    if naming is None:
        return say("change_list.moment", day=day_words(local), clock=clock_words(local))
    said = date_words(naming.date) or day_words(local)
    return say("change_list.named", name=naming.name, date=said)


def day_words(moment: datetime) -> str:
    """«12. mai 2026»."""
    return date_words(moment.date().isoformat())


def list_as_pdf(listed: ChangeList, strategy: Strategy, when: date, paper: str = "") -> bytes:
    """The list as PDF, dated `when`; publisher, language and paper are the strategy's.

    Raises `CannotRender` where a character cannot be drawn.
    """
    from lhl_editor.render.pdf import render_pdf  # reportlab: not for Word

    placed = typeset(list_pages(listed, strategy, paper), load_faces())
    return render_pdf(placed, load_faces(), when, producer=PRODUCER)


def list_as_docx(listed: ChangeList, strategy: Strategy, when: date, paper: str = "") -> bytes:
    """The list as Word file; see `list_as_pdf`."""
    from lhl_editor.render.word import render_word

    publication = list_pages(listed, strategy, paper)
    return render_word(publication, typeset(publication, load_faces()), when, producer=PRODUCER)


def list_pages(listed: ChangeList, strategy: Strategy, paper: str = "") -> Publication:
    """The list as pages of blocks. It speaks bokmål, as the program does; what it quotes is in
    the language of the strategy."""
    document = strategy["document"]
    language = document["language"] if document["language"] == "nn" else ""
    parts = tuple(
        ToldPart(part.name, tuple(_told_change(change, language) for change in part.changes))
        for part in listed.parts
    )
    is_marked = any(
        isinstance(run, MarkedRun)
        for part in parts
        for change in part.changes
        for para in (*change.before, *change.after)
        for run in para.runs
    )
    lead = (listed.document, listed.summary, *([say("change_list.marks")] if is_marked else []))
    change, before, after = (say(f"change_list.{name}") for name in ("change", "before", "after"))
    words = ListWords(
        listed.title,
        tuple(one for one in lead if one),
        (change, before, after),
        say("change_list.nothing"),
    )
    return publication_of(words, parts, document["publisher"], paper or document["paper"], BOKMAAL)


def _told_change(change: ListedChange, language: str) -> ToldChange:
    before, after = (tuple(_paras(side, language)) for side in (change.before, change.after))
    return ToldChange(capitalised(change.told), change.by, before, after)


def _paras(parts: Sequence[Part], language: str) -> Iterator[Para]:
    for part in parts:
        title = (Run(f"{part.title}:", bold=True), Run(" ")) if part.title else ()
        if title and part.lines[0].level:  # a list begins by itself
            yield Para(title[:1])
            title = ()
        for line in part.lines:
            yield Para((*title, *_runs(line, language)), level=line.level)
            title = ()


def _runs(line: Line, language: str) -> Iterator[Run]:
    for span in _parted(line.spans):
        run = Run(span.words, span.bold, span.italic, language=language)
        mark = _MARKS.get(span.shade, "")
        yield marked(run, mark) if mark else run


def _parted(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans; spaces at the ends of marked words are not marked."""
    for span in spans:
        words = span.words
        inner = words.strip(" ")
        if span.shade not in _MARKS or inner == words or not inner:
            yield span
            continue
        before, _, after = words.partition(inner)
        for said, shade in ((before, Shade.EQUAL), (inner, span.shade), (after, Shade.EQUAL)):
            if said:
                yield Span(said, shade, span.bold, span.italic)
