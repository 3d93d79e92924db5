"""What differs between two versions in, a publication that lists it out: of ordinary blocks, for
the same PDF and Word file as any other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lhl_editor.core.text import Run
from lhl_editor.pages.blocks import ChangeRows, ChangesPage, Page, Para, Paras, Publication, line
from lhl_editor.pages.document_words import DocumentWords


class ToldChange(NamedTuple):
    """A change, who made it, and the words before and after it; their place in the list is given
    them here."""

    told: str
    by: str
    before: Paras
    after: Paras


class ToldPart(NamedTuple):
    name: str
    changes: tuple[ToldChange, ...]


class ListWords(NamedTuple):
    """Title, introduction and labels; `nothing` stands where one side says nothing."""

    title: str
    lead: tuple[str, ...]
    labels: tuple[str, str, str]
    nothing: str


def change_list(
    words: ListWords, parts: Iterable[ToldPart], author: str, paper: str, document: DocumentWords
) -> Publication:
    """The list as a document of its own."""
    rows = tuple(_part(f"part{at}", part, words) for at, part in enumerate(parts))
    lead = tuple(Para((Run(one),), "lead", part) for part, one in enumerate(words.lead))
    page = ChangesPage(line(words.title), lead, rows, is_first=True)
    return Publication(words.title, author, paper, document, (), (Page("", 0, page),))


def _part(path: str, part: ToldPart, words: ListWords) -> ChangeRows:
    labels = tuple(line(label) for label in words.labels)
    rows = tuple(
        _row(f"{path}/{at}", change, words.nothing) for at, change in enumerate(part.changes)
    )
    return ChangeRows(line(part.name, f"{path}/name"), path, labels, rows)


def _row(path: str, change: ToldChange, nothing: str) -> tuple[Paras, ...]:
    sides = (("before", change.before), ("after", change.after))
    runs = (Run(change.told, bold=True), Run(change.by))
    told = (Para((run,), f"{path}/told", part) for part, run in enumerate(runs) if run.text)
    return (tuple(told), *(_placed(f"{path}/{name}", side, nothing) for name, side in sides))


def _placed(path: str, paras: Sequence[Para], nothing: str) -> Paras:
    some = [para for para in paras if para.runs] or [Para((Run(nothing),))]
    return tuple(para._replace(path=path, part=part) for part, para in enumerate(some))
