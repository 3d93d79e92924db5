"""Placed pages -> problems: a page that goes on on others, a character that the font lacks."""

from __future__ import annotations

from collections.abc import Iterator

from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem, problem
from lhl_editor.pages.measure import Face, Faces
from lhl_editor.pages.placed import PlacedDocument, PlacedPage, lines_of

_EDGE = 27.0  # points from the paper's edge: where the footer stands, and margins are wider


def fit_problems(document: PlacedDocument, faces: Faces) -> tuple[Problem, ...]:
    """What does not fit, in the order of the pages; one problem a place and rule."""
    return (*_overflows(document), *_cut_off(document), *_missing_glyphs(document, faces))


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


def _cut_off(document: PlacedDocument) -> Iterator[Problem]:
    """Text that no layout could keep on its page: one problem a field."""
    bottom, right = document.height - _EDGE, document.width - _EDGE
    reported: set[str] = set()
    for page in document.pages:
        for line in lines_of(page.elements):
            if not line.spans or line.path in reported:
                continue
            last = line.spans[-1]
            if line.baseline > bottom or last.x + last.width > right:
                reported.add(line.path)
                yield problem(Path.parse(line.path), "cut_off", page=str(page.number))


def _first_path(page: PlacedPage) -> str:
    return next((line.path for line in lines_of(page.elements) if line.path), "")


def _missing_glyphs(document: PlacedDocument, faces: Faces) -> Iterator[Problem]:
    known: dict[tuple[bool, bool], set[str]] = {style: set() for style in faces}
    reported: set[str] = set()
    for page in document.pages:
        for line in lines_of(page.elements):  # furniture repeats what stands elsewhere
            for span in line.spans:
                style = span.bold, span.italic
                if known[style].issuperset(span.text):
                    continue
                missing = _missing(span.text, faces[style], known[style])
                if missing and line.path not in reported:
                    reported.add(line.path)
                    codepoints = [f"U+{ord(char):04X}" for char in missing]
                    yield problem(
                        Path.parse(line.path), "missing_glyph", char=missing, codepoint=codepoints
                    )


def _missing(text: str, face: Face, known: set[str]) -> list[str]:
    missing = []
    for char in dict.fromkeys(text):
        if face.has(char):
            known.add(char)
        else:
            missing.append(char)
    return missing
