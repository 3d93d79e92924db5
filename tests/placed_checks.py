"""What must hold on every placed page, whatever the strategy: each check lists its faults."""

from collections.abc import Iterator

from lhl_editor.pages.blocks import Publication
from lhl_editor.pages.numbers import landing
from lhl_editor.pages.placed import Frame, Line, PlacedDocument, PlacedPage, Rect, lines_of
from lhl_editor.pages.reading import reading_order
from lhl_editor.pages.style import PAIRS, SMALLEST, WHITE

Box = tuple[float, float, float, float]  # left, top, right, bottom


def faults(document: PlacedDocument) -> list[str]:
    """Everything that is cut off, touches, is too small or cannot be read, page by page."""
    found: list[str] = []
    for page in document.pages:
        for check in (_outside, _overlapping, _too_small, _unreadable, _across_edges, _covered):
            found += [f"page {page.number}: {fault}" for fault in check(document, page)]
    return found


def all_lines(page: PlacedPage) -> list[Line]:
    return [*lines_of(page.elements), *page.furniture]


def words_of(line: Line) -> str:
    return "".join(span.text for span in line.spans)


def box_of(line: Line) -> Box:
    """From the tops of capitals to the baseline: what may neither touch nor be cut."""
    size = max(span.size for span in line.spans)
    last = line.spans[-1]
    return line.spans[0].x, line.baseline - 0.72 * size, last.x + last.width, line.baseline


def _outside(document: PlacedDocument, page: PlacedPage) -> Iterator[str]:
    for line in all_lines(page):
        if not line.spans:
            continue
        left, top, right, bottom = box_of(line)
        if left < 30 or top < 12 or right > document.width - 30 or bottom > document.height - 12:
            yield f"outside the page: {words_of(line)!r} {box_of(line)}"
    text_end = document.height - 27
    for line in lines_of(page.elements):
        if line.spans and line.baseline > text_end:
            yield f"in the footer: {words_of(line)!r}"


def _overlapping(_: PlacedDocument, page: PlacedPage) -> Iterator[str]:
    boxes = sorted((box_of(line), words_of(line)) for line in all_lines(page) if line.spans)
    for at, (box, words) in enumerate(boxes):
        for other, others in boxes[at + 1 :]:
            if other[0] >= box[2] - 0.5:
                break
            if other[1] < box[3] - 0.5 and box[1] < other[3] - 0.5:
                yield f"{words!r} touches {others!r}"


def _too_small(_: PlacedDocument, page: PlacedPage) -> Iterator[str]:
    for line in all_lines(page):
        if any(span.size < SMALLEST for span in line.spans):
            yield f"under {SMALLEST} pt: {words_of(line)!r}"


def _unreadable(_: PlacedDocument, page: PlacedPage) -> Iterator[str]:
    for line in all_lines(page):
        for span in line.spans:
            for x in (span.x + 0.5, span.x + span.width - 0.5):
                for y in (line.baseline, line.baseline - 0.6 * span.size):
                    ground = ground_at(page, x, y)
                    if (span.colour, ground) not in PAIRS:
                        yield f"{span.colour} on {ground}: {span.text!r}"


def ground_at(page: PlacedPage, x: float, y: float) -> str:
    """The colour behind a point."""
    colour = WHITE
    for shape in page.shapes:
        if isinstance(shape, Rect) and _holds(shape, x, y):
            colour = shape.colour
    return colour


def _holds(shape: Rect, x: float, y: float) -> bool:
    return shape.x <= x < shape.x + shape.width and shape.y <= y < shape.y + shape.height


def _across_edges(_: PlacedDocument, page: PlacedPage) -> Iterator[str]:
    """A frame's edge runs through no line of text."""
    for frame in page.shapes:
        if not isinstance(frame, Frame):
            continue
        for line in all_lines(page):
            if line.spans:
                left, top, right, bottom = box_of(line)
                inside = left > frame.x and right < frame.x + frame.width
                within = top > frame.y and bottom < frame.y + frame.height
                apart = bottom < frame.y or top > frame.y + frame.height
                apart = apart or right < frame.x or left > frame.x + frame.width
                if not (apart or (inside and within)):
                    yield f"through a frame: {words_of(line)!r}"


def _covered(document: PlacedDocument, page: PlacedPage) -> Iterator[str]:
    """No picture leaves the page, or touches a text or a coloured field."""
    for element in page.elements:
        if not (element.picture and element.box):
            continue
        x, y, width, height = element.box
        box = x, y, x + width, y + height
        if x < 30 or y < 12 or box[2] > document.width - 30 or box[3] > document.height - 12:
            yield f"a picture outside the page: {box}"
        lines = [box_of(line) for line in all_lines(page) if line.spans]
        rects = [shape for shape in page.shapes if isinstance(shape, Rect)]
        fields = [(one.x, one.y, one.x + one.width, one.y + one.height) for one in rects]
        for other in (*lines, *fields):
            if box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]:
                yield f"a picture at {box} touches {other}"


def elements_only(entries: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """(role, text) of the elements that have text; links and passages stand in their element's."""
    told = ((role, folded(text)) for role, text in entries if role not in ("Link", "Span"))
    return [pair for pair in told if pair[1]]


def folded(text: str) -> str:
    """White space folded, soft hyphens gone (they stand where a long word was broken)."""
    return " ".join(text.replace("\u00ad", "").split())


def said(publication: Publication, document: PlacedDocument) -> list[tuple[str, str]]:
    """(role, text) as the publication says them, with the page numbers of the document."""

    def page_of(target: str) -> str:
        place = landing(target, document.landings)
        return str(place.page) if place else "?"

    return [(role, folded(text)) for role, text in reading_order(publication, page_of)]
