"""A page as it is being laid out: shapes, elements and furniture, before its number is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lhl_editor.core.frozen import frozen
from lhl_editor.core.text import Run
from lhl_editor.pages.blocks import Para, sub_heading
from lhl_editor.pages.document_words import DocumentWords
from lhl_editor.pages.imprint import Imprint
from lhl_editor.pages.lines import Breaker, Broken, DraftLine
from lhl_editor.pages.placed import Element, Line, Rect, Shape, Span
from lhl_editor.pages.style import BASELINE, MUTED, PAGE_TITLE, WHITE, Paper, Type


@frozen
class Context:
    """All that layouts know beside the page's content: drafts are kept while it is the same."""

    paper: Paper
    breaker: Breaker
    words: DocumentWords
    chapters: int  # how many the document has
    is_draft: bool = False  # each page is marked as such
    imprint: Imprint | None = None  # the version, said in each footer


@dataclass(slots=True)
class Draft:
    """One page in the making. `petrol` is how far a coloured field reaches from the left at the
    footer's height; `chapter_x` where the footer names the chapter."""

    shapes: list[Shape] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    bare: bool = False  # without strip and footer
    sub_heading: str = "H3"  # the role of headings under the page's title
    petrol: float = 0.0
    chapter_x: float = 0.0

    def rect(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self.shapes.append(Rect(x, y, width, height, colour))

    def add(self, role: str, lines: Iterable[Line | Element], key: str = "") -> None:
        self.elements.append(Element(role, tuple(lines), key))

    def region(self, key: str, inner: Iterable[Element], apart: bool) -> None:
        """Adds elements; `apart` holds them together where what is read after them stands beside
        them on this page, and they go on on the next."""
        if apart:
            self.add("Div", inner, key)
        else:
            self.elements += inner


def set_lines(
    broken: Broken, x: float, top: float, first: int = 0, last: int | None = None
) -> tuple[Line, ...]:
    """Lines `first` … `last` of a paragraph, the first one's box at `top`."""
    baseline, role = top + BASELINE * broken.role.size, broken.role
    return tuple(
        Line(
            baseline + number * role.leading,
            set_spans(line, x),
            broken.para.path,
            broken.para.part,
            line.joint,
        )
        for number, line in enumerate(broken.lines[first:last])
    )


def set_spans(line: DraftLine, x: float) -> tuple[Span, ...]:
    return tuple(
        Span(
            span.text,
            x + span.dx,
            span.width,
            span.look.size,
            span.look.colour,
            span.look.bold,
            span.look.italic,
            span.look.link,
            span.look.target,
            span.look.language,
            span.look.mark,
        )
        for span in line.spans
    )


def aligned_right(lines: tuple[Line, ...], right: float) -> tuple[Line, ...]:
    """The same lines with their right edges at `right`."""
    return tuple(_shifted(line, right) for line in lines)


def _shifted(line: Line, right: float) -> Line:
    by = right - line.spans[-1].x - line.spans[-1].width if line.spans else 0.0
    return line._replace(spans=tuple(span._replace(x=span.x + by) for span in line.spans))


def page_title(
    draft: Draft,
    context: Context,
    para: Para,
    continued: bool = False,
    role: Type = PAGE_TITLE,
    width: float = 0.0,
    top: float | None = None,
    level: str = "H2",
    most: int = 3,
) -> float:
    """Sets a page's title and returns its bottom; on following pages it is «(forts.)» furniture."""
    paper, top = context.paper, context.paper.title if top is None else top
    broken = context.breaker.title(para, role, width or paper.measure, most)
    lines = set_lines(broken, paper.margin, top)
    draft.sub_heading = sub_heading(para)
    if not continued:
        if lines:
            draft.add(level, lines)
        return top + broken.height
    return title_again(draft, context, broken, top)


def title_again(draft: Draft, context: Context, broken: Broken, top: float) -> float:
    """Sets a title over what goes on, with «(forts.)», as furniture; its bottom."""
    paper, role = context.paper, broken.role
    lines = set_lines(broken, paper.margin, top)
    again = context.breaker.paragraph(
        Para((Run(context.words.continued),)),
        replace(role, bold=False, colour=WHITE if role.colour == WHITE else MUTED),
        paper.measure,
    )
    end = lines[-1].spans[-1] if lines else None
    x = end.x + end.width + role.size / 4 if end else paper.margin
    bottom = top + (broken.height or role.size)
    if x + again.lines[0].width > paper.right:
        x, bottom = paper.margin, bottom + role.leading
    draft.furniture += [*lines, *set_lines(again, x, bottom - role.size)]
    return bottom


def next_page(drafts: list[Draft], context: Context, title: Para) -> Draft:
    """A page more, with its title on it."""
    draft = Draft()
    page_title(draft, context, title, bool(drafts))
    drafts.append(draft)
    return draft


def body_tops(context: Context, title: Para, line: float) -> tuple[float, float]:
    """Where the body begins under a title, on its own page and on following ones: at `line`, or
    lower where the title has more lines."""
    bottoms = (page_title(Draft(), context, title, again) for again in (False, True))
    first, following = (max(line, 6.0 * -(-(bottom + 20) // 6)) for bottom in bottoms)
    return first, following
