"""What LibreOffice loses when it stores a file, put back from the text as it was.

A language without a region gets one, an address loses what follows # and is stored decoded, and
7.4 leaves some of what stands in content controls without looks and links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher, get_close_matches
from urllib.parse import unquote

from lhl_editor.core.strategy import Value
from lhl_editor.core.text import Inline, PageReference, Paragraph, Run, Text
from lhl_editor.files.returned_word.printed import FOLLOWED, as_printed

_ALIKE = 0.6  # of 1: a paragraph so like another is that one, edited
_TOKEN = re.compile(r"\w+|\s+|.", re.DOTALL)


def as_libreoffice_stores(value: Value) -> Value:
    """What is left of a value as printed."""
    if isinstance(value, Text):
        return Text(tuple(_as_stored(one) for one in value.paragraphs))
    is_address = isinstance(value, str) and value.startswith(FOLLOWED)
    return _address(value) if is_address else value


def as_it_was(value: Text, old: Text) -> Text:
    """A text that LibreOffice stored, with the looks, links and languages that its words had."""
    before = as_printed(old).paragraphs
    after = as_printed(value).paragraphs
    return Text(tuple(_restored(one, number, before) for number, one in enumerate(after)))


def _restored(paragraph: Paragraph, number: int, before: tuple[Paragraph, ...]) -> Paragraph:
    """The paragraph as it was, where nobody changed it; else what can be told of its looks."""
    for old in (*before[number : number + 1], *before):
        flattened = _is_flat(paragraph) and paragraph.plain == old.plain
        if flattened or _as_stored(paragraph).runs == _as_stored(old).runs:
            return replace(old, level=paragraph.level)
    if _is_flat(paragraph):
        plain = {old.plain: old for old in before if not _is_flat(old)}
        like = get_close_matches(paragraph.plain, plain, n=1, cutoff=_ALIKE)
        return _dressed(paragraph, plain[like[0]]) if like else paragraph
    return _with_addresses(paragraph, before)


def _is_flat(paragraph: Paragraph) -> bool:
    return paragraph.runs == Paragraph((Run(paragraph.plain),)).runs


def _with_addresses(paragraph: Paragraph, before: tuple[Paragraph, ...]) -> Paragraph:
    runs = [one for old in before for one in old.runs if isinstance(one, Run)]
    links = {_address(one.link): one.link for one in runs}
    languages = {_bare(one.language): one.language for one in runs}
    restored = (
        replace(
            one,
            link=links.get(_address(one.link), one.link),
            language=languages.get(_bare(one.language), one.language),
        )
        if isinstance(one, Run)
        else one
        for one in paragraph.runs
    )
    return replace(paragraph, runs=tuple(restored))


def _dressed(paragraph: Paragraph, old: Paragraph) -> Paragraph:
    """The paragraph's words, with the looks of the old one's where they are the same; what is
    new has the look of what it replaces, or of what it stands in."""
    known = list(_tokens(old))
    words = _TOKEN.findall(paragraph.plain)
    matcher = SequenceMatcher(None, [run.text for run in known], words, autojunk=False)
    runs: list[Inline] = []
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            runs += known[start:end]
            continue
        replaced = known[start:end] or known[max(0, start - 1) : start + 1]
        looks = {replace(run, text="") for run in replaced}
        look = looks.pop() if len(looks) == 1 else Run("")
        runs.append(replace(look, text="".join(words[first:last])))
    return Paragraph(tuple(runs), paragraph.level)


def _tokens(paragraph: Paragraph) -> Iterator[Run]:
    for run in paragraph.runs:
        if isinstance(run, Run):
            yield from (replace(run, text=text) for text in _TOKEN.findall(run.text))


def _as_stored(paragraph: Paragraph) -> Paragraph:
    runs = (
        one
        if isinstance(one, PageReference)
        else replace(one, link=_address(one.link), language=_bare(one.language))
        for one in paragraph.runs
    )
    return replace(paragraph, runs=tuple(runs))


def _address(link: str) -> str:
    return unquote(link.partition("#")[0])


def _bare(language: str) -> str:
    return language.partition("-")[0]
