"""Placed pages -> problems: a page that goes on on others, a character that the font lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from lhl_editor.core.memory import Memory
from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem, problem
from lhl_editor.pages.measure import Face, Faces
from lhl_editor.pages.placed import PlacedDocument, PlacedPage, lines_of

_EDGE = 27.0  # points from the paper's edge: where the footer stands, and margins are wider

Known = dict[tuple[bool, bool], set[str]]  # characters that each face was found to have


def fit_problems(
    document: PlacedDocument, faces: Faces, memory: Memory | None = None
) -> tuple[Problem, ...]:
    """What does not fit, in the order of the pages; one problem a place and rule.

    With a `memory` only pages that are new since its last use are looked at.
    """
    memory = Memory() if memory is None else memory
    right, bottom = document.width - _EDGE, document.height - _EDGE
    known: Known = {style: set() for style in faces}

    def look(page: PlacedPage) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
        return tuple(_cut_off(page, right, bottom)), tuple(_missing_glyphs(page, faces, known))

    found = [
        memory.once(("fit", page.number), (page,), partial(look, page)) for page in document.pages
    ]
    cut_off = chain.from_iterable(cut for cut, _ in found)
    missing = chain.from_iterable(glyphs for _, glyphs in found)
    return (*_overflows(document), *_one_a_place(cut_off), *_one_a_place(missing))


def _one_a_place(problems: Iterable[Problem]) -> Iterable[Problem]:
    first: dict[Path, Problem] = {}
    for one in problems:
        first.setdefault(one.path, one)
    return first.values()


def _overflows(document: PlacedDocument) -> Iterator[Problem]:
    """One for each page of the publication that needs more pages than it was meant to.

    The place is the field that stands first on the first page too many.
    """
    pages = document.pages
    for index, page in enumerate(pages):
        if page.extra and not pages[index - 1].extra:
            count = 1
            while index + count < len(pages) and pages[index + count].extra:
                count += 1
            yield problem(Path.parse(_first_path(page)), "overflow", pages=str(count))


def _cut_off(page: PlacedPage, right: float, bottom: float) -> Iterator[Problem]:
    """Text that no layout could keep on its page."""
    for line in lines_of(page.elements):
        if not line.spans:
            continue
        last = line.spans[-1]
        if line.baseline > bottom or last.x + last.width > right:
            yield problem(Path.parse(line.path), "cut_off", page=str(page.number))


def _first_path(page: PlacedPage) -> str:
    return next((line.path for line in lines_of(page.elements) if line.path), "")


def _missing_glyphs(page: PlacedPage, faces: Faces, known: Known) -> Iterator[Problem]:
    for line in lines_of(page.elements):  # furniture repeats what stands elsewhere
        for span in line.spans:
            style = span.bold, span.italic
            if known[style].issuperset(span.text):
                continue
            missing = _missing(span.text, faces[style], known[style])
            if missing:
                codepoints = [f"U+{ord(char):04X}" for char in missing]
                place = Path.parse(line.path)
                yield problem(place, "missing_glyph", char=missing, codepoint=codepoints)


def _missing(text: str, face: Face, known: set[str]) -> list[str]:
    missing = []
    for char in dict.fromkeys(text):
        if face.has(char):
            known.add(char)
        else:
            missing.append(char)
    return missing
