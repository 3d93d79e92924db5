"""Lines in, the spaces that part what is read out: without them words fuse over line ends.

The typesetter leaves out the space at which it broke a line; spans that stand apart have none
either. Between elements there is no space: there the structure parts the words.
"""

from __future__ import annotations

from collections.abc import Iterator

from lhl_editor.pages.measure import shown
from lhl_editor.pages.placed import Element, Line, Span

_APART = 0.15  # em between spans from which on they are two words


def spaced(line: Line, after: Element | Line | None) -> Iterator[tuple[Span, str]]:
    """The spans of a line, each with the space to be written after it, or none.

    `after` is what follows the line in its element.
    """
    spans = line.spans
    for index, span in enumerate(spans, 1):
        if index < len(spans):
            yield span, _between(span, spans[index])
        else:
            parts = span.text[-1:] != " " and (line.joint or begins_paragraph(line, after))
            yield span, " " if parts else ""


def read_text(lines: list[Line]) -> str:
    """The text of an element that holds only these lines, as it is read."""
    text = ""
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        text += "".join(shown(span.text) + space for span, space in spaced(line, after))
    return " ".join(text.split())


def begins_paragraph(line: Line, after: Element | Line | None) -> bool:
    """Whether another paragraph of the same element follows."""
    return isinstance(after, Line) and (after.part, after.path) != (line.part, line.path)


def _between(span: Span, following: Span) -> str:
    apart = following.x - span.x - span.width > _APART * span.size
    return " " if apart and span.text[-1:] != " " and following.text[:1] != " " else ""
