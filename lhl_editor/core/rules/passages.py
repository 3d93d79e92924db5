"""The words of a field as lines of characters, and the field with some of them replaced.

A text keeps its runs: what is replaced takes the look of the run in which it began.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from lhl_editor.core.frozen import frozen
from lhl_editor.core.strategy import Value
from lhl_editor.core.text import Inline, Paragraph, Run, Text

REFERENCE = "\ufffc"  # stands for a page reference, which has no characters of its own


@frozen
class Edit:
    """The characters from `start` up to `end` give way to `words`."""

    start: int
    end: int
    words: str


def lines(value: Value) -> tuple[str, ...]:
    """The characters of a line, of each of several lines, or of each paragraph of a text."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Text):
        return tuple(characters(paragraph) for paragraph in value.paragraphs)
    return tuple(value)


def characters(paragraph: Paragraph) -> str:
    runs = paragraph.runs
    if len(runs) == 1 and isinstance(runs[0], Run):
        return runs[0].text
    return "".join(run.text if isinstance(run, Run) else REFERENCE for run in runs)


def edited(value: Value, edits: Callable[[str], list[Edit]]) -> Value:
    """The value with the edits that `edits` wants for each of its lines, given from the left."""
    if isinstance(value, str):
        return edited_line(value, edits(value))
    if isinstance(value, Text):
        paragraphs = (_edited_paragraph(one, edits(characters(one))) for one in value.paragraphs)
        return Text(tuple(paragraphs))
    return tuple(edited_line(line, edits(line)) for line in value)


def edited_line(line: str, edits: list[Edit]) -> str:
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += (line[at : edit.start], edit.words)
        at = edit.end
    return "".join(pieces) + line[at:]


def _edited_paragraph(paragraph: Paragraph, edits: list[Edit]) -> Paragraph:
    if not edits:
        return paragraph
    runs: list[Inline] = []
    begin = 0
    for run in paragraph.runs:
        end = begin + (len(run.text) if isinstance(run, Run) else 1)
        runs.append(_edited_run(run, begin, end, edits) if isinstance(run, Run) else run)
        begin = end
    return replace(paragraph, runs=tuple(runs))


def _edited_run(run: Run, begin: int, end: int, edits: list[Edit]) -> Run:
    """What is left of the run that holds the paragraph's characters from `begin` to `end`."""
    own = [
        Edit(
            max(edit.start, begin) - begin,
            min(edit.end, end) - begin,
            edit.words if begin <= edit.start < end else "",
        )
        for edit in edits
        if edit.start < end and edit.end > begin
    ]
    return replace(run, text=edited_line(run.text, own))


@frozen
class Link:
    """A link in a text: its words, however they look, and its address."""

    words: str
    address: str


def links(text: Text) -> Iterator[Link]:
    """The links of a text in order; neighbouring runs with one address are one link."""
    for paragraph in text.paragraphs:
        for address, runs in groupby(paragraph.runs, _address):
            if address:
                yield _link(address, tuple(runs))


def relinked(text: Text, addresses: Mapping[Link, str]) -> Text:
    """The text with other addresses on the links that `addresses` names."""
    return Text(tuple(_relinked(paragraph, addresses) for paragraph in text.paragraphs))


def _relinked(paragraph: Paragraph, addresses: Mapping[Link, str]) -> Paragraph:
    runs: list[Inline] = []
    for address, group in groupby(paragraph.runs, _address):
        same = tuple(group)
        new = addresses.get(_link(address, same), address)
        runs += (replace(run, link=new) if isinstance(run, Run) else run for run in same)
    return replace(paragraph, runs=tuple(runs))


def _address(run: Inline) -> str:
    return run.link if isinstance(run, Run) else ""


def _link(address: str, runs: tuple[Inline, ...]) -> Link:
    return Link("".join(run.text for run in runs if isinstance(run, Run)), address)
