"""Coloured fields, stairs, arrows and icons as decorative shapes without text, behind the text;
and pictures, which say in words what they show.

In: the shapes of placed pages. Out: runs of DrawingML, marked decorative. Large fields belong in
the body: Word shows what stands in a header dimmed while a person writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lhl_editor.core.pictures import Picture
from lhl_editor.pages.icons import ICONS, LINE_WIDTH, SIZE
from lhl_editor.pages.placed import Box, Frame, Icon, Polygon, Rect, Shape
from lhl_editor.render.word_xml import quoted

_EMU = 12700  # English metric units a point
_UNIT = 1000  # of an icon's or polygon's path
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec='
    '"http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_NO_LINE = "<a:ln><a:noFill/></a:ln>"
_RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_PICTURES = "http://schemas.openxmlformats.org/drawingml/2006/picture"


class ShapeWriter:
    """Writes shapes; their ids are unique over body, headers and footers.

    Word draws what stands in a footer beneath the body's shapes: in a `hole` they let it be seen.
    """

    def __init__(self, hole: Rect | None = None) -> None:
        self.count = 0
        self.pictures: dict[Picture, str] = {}  # with the id of each
        self._hole = hole

    def on_page(self, shapes: Iterable[Shape]) -> str:
        """Shapes at their places on the page."""
        pierced = (_pierced(shape, self._hole) if self._hole else shape for shape in shapes)
        return "".join(self._anchored(shape, "page", 0.0) for shape in pierced)

    def by_paragraph(self, shapes: Iterable[Shape], top: float) -> str:
        """Shapes that follow the paragraph whose top stands at `top` on the placed page."""
        return "".join(self._anchored(shape, "paragraph", top) for shape in shapes)

    def icon(self, name: str, size: float, colour: str) -> str:
        """An icon in the line of text."""
        inner = self._graphic(Icon(name, 0, 0, size, colour), (0, 0, size, size))
        return _run(f'<wp:inline distT="0" distB="0" distL="0" distR="0">{inner}</wp:inline>')

    def picture(self, picture: Picture, box: Box, alt: str) -> str:
        """A picture in the line of text, as large as the box."""
        id = self.pictures.setdefault(picture, f"rIdPicture{len(self.pictures) + 1}")
        self.count += 1
        width, height = (max(1, _emu(side)) for side in box[2:])
        about = f'id="{self.count}" name="Bilde {self.count}" descr={quoted(alt)}'
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {about}/><wp:cNvGraphicFramePr>'
            f'<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
            f'<a:graphicData uri="{_PICTURES}"><pic:pic xmlns:pic="{_PICTURES}"><pic:nvPicPr>'
            f"<pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
            f'<a:blip r:embed="{id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            '<pic:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>{_RECTANGLE}</pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _anchored(self, shape: Shape, origin: str, top: float) -> str:
        box = _box(shape)
        inner = self._graphic(shape, box)
        places = (("H", "page", box[0]), ("V", origin, box[1] - top))
        position = "".join(
            f'<wp:position{way} relativeFrom="{start}"><wp:posOffset>{_emu(at)}</wp:posOffset>'
            f"</wp:position{way}>"
            for way, start, at in places
        )
        extent, rest = inner.split("<wp:docPr ", 1)
        return _run(
            '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
            f'relativeHeight="{self.count}" behindDoc="1" locked="0" layoutInCell="0" '
            f'allowOverlap="1"><wp:simplePos x="0" y="0"/>{position}{extent}<wp:wrapNone/>'
            f"<wp:docPr {rest}</wp:anchor>"
        )

    def _graphic(self, shape: Shape, box: Box) -> str:
        self.count += 1
        width, height = _emu(box[2]), _emu(box[3])
        return (
            f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
            f'<wp:docPr id="{self.count}" name="Pynt {self.count}">{_DECORATIVE}</wp:docPr>'
            "<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="
            '"http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            '<wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>{_look(shape, box)}</wps:spPr>'
            "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        )


def _pierced(shape: Shape, hole: Rect) -> Shape:
    """A field without what of it stands in the hole: one outline, by a cut to its lower edge."""
    if not isinstance(shape, Rect):
        return shape
    end, low = shape.x + shape.width, shape.y + shape.height
    left, right = max(shape.x, hole.x), min(end, hole.x + hole.width)
    top, bottom = max(shape.y, hole.y), min(low, hole.y + hole.height)
    if left >= right or top >= bottom:
        return shape
    inner = ((right, top), (left, top), (left, bottom), (right, bottom))
    outer = ((shape.x, shape.y), (end, shape.y), (end, low), (right, low))
    return Polygon((*outer, *inner, (right, low), (shape.x, low)), shape.colour)


def _run(drawing: str) -> str:
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{drawing}</w:drawing>'
        "</mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
    )


def _emu(points: float) -> int:
    return round(points * _EMU)


def _box(shape: Shape) -> Box:
    """What a shape covers; an edge's line is drawn on its middle."""
    match shape:
        case Rect(x, y, width, height):
            return x, y, width, height
        case Frame(x, y, width, height, line):
            return x + line / 2, y + line / 2, width - line, height - line
        case Polygon(points):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
        case Icon(_, x, y, size):
            return x, y, size, size


def _look(shape: Shape, box: Box) -> str:
    match shape:
        case Rect(colour=colour):
            return f"{_RECTANGLE}{_fill(colour)}{_NO_LINE}"
        case Frame(line=line, colour=colour):
            return f"{_RECTANGLE}<a:noFill/>{_line(line, colour, 'miter')}"
        case Polygon(points, colour):
            first, *others = ((x - box[0], y - box[1]) for x, y in points)
            drawn = [("M", *first), *(("L", *one) for one in others), ("Z",)]
            return f"{_path(drawn, (box[2], box[3]), 'norm')}{_fill(colour)}{_NO_LINE}"
        case Icon(name, size=size, colour=colour):
            width = LINE_WIDTH * size / SIZE
            return f"{_path(ICONS[name], (SIZE, SIZE), 'none')}{_line(width, colour, 'round')}"


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'


def _line(width: float, colour: str, join: str) -> str:
    ends, joint = "", '<a:miter lim="800000"/>'
    if join == "round":
        ends, joint = ' cap="rnd"', "<a:round/>"
    return f'<a:ln w="{_emu(width)}"{ends}>{_fill(colour)}{joint}</a:ln>'


_NAMES = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}


def _path(commands: Iterable[Sequence[str | float]], size: tuple[float, float], fill: str) -> str:
    drawn = []
    for name, *numbers in commands:
        values = [round(float(number) * _UNIT) for number in numbers]
        pairs = zip(values[::2], values[1::2], strict=True)
        points = "".join(f'<a:pt x="{x}" y="{y}"/>' for x, y in pairs)
        drawn.append(f"<a:{_NAMES[str(name)]}>{points}</a:{_NAMES[str(name)]}>")
    width, height = (round(one * _UNIT) for one in size)
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}" fill="{fill}">{"".join(drawn)}</a:path>'
        "</a:pathLst></a:custGeom>"
    )
