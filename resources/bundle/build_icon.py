"""The program's icon: icon.svg, and from it icon.ico and icon.icns.

For developers: `python build_icon.py` rewrites the files beside this script. Needs PySide6 and
Pillow. A book whose cover has the five steps of the published front page, in its colours. Small
sizes get a drawing of their own: fewer, thicker parts on whole pixels.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

COVER, SPINE, PAPER, EDGE = "#025169", "#013A4B", "#FFFFFF", "#C9D6DB"
TREADS = ("#047FA4", "#38A389", "#C68803", "#7C145C", "#0058C3")
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
ICNS_SIZES = (32, 64, 128, 256, 512, 1024)
SMALL = 24  # pixels, up to which the small drawing is used


def large() -> str:
    """On 256 units: cover with spine, the block of pages below, five steps on a white field."""
    return _drawing(
        256,
        _box(36, 16, 192, 224, EDGE, 16),  # the pages, seen at the foot
        _box(36, 16, 192, 204, COVER, 16),
        f'<path d="M52 16h12v204H52a16 16 0 0 0-16 16V32a16 16 0 0 1 16-16z" fill="{SPINE}"/>',
        *_steps(left=80, foot=196, width=26, first=28, rise=26, tread=10),
    )


def small() -> str:
    """On 16 units: the same, with three steps."""
    return _drawing(
        16,
        _box(1, 0, 14, 16, EDGE, 1.5),
        _box(1, 0, 14, 14, COVER, 1.5),
        _box(1, 0, 2, 14.5, SPINE, 0.75),
        *_steps(left=4, foot=12, width=3, first=4, rise=2, tread=1, treads=TREADS[1:4]),
    )


def _steps(
    left: int,
    foot: int,
    width: int,
    first: int,
    rise: int,
    tread: int,
    treads: tuple[str, ...] = TREADS,
) -> list[str]:
    """White steps that rise to the right, each with a coloured tread."""
    outline, marks = f"M{left} {foot}", []
    for number, colour in enumerate(treads):
        x, top = left + number * width, foot - first - number * rise
        outline += f"V{top}H{x + width}"
        marks.append(_box(x, top, width, tread, colour))
    return [f'<path d="{outline}V{foot}z" fill="{PAPER}"/>', *marks]


def _box(x: float, y: float, width: float, height: float, colour: str, round: float = 0) -> str:
    corners = f' rx="{round}"' if round else ""
    place = f'x="{x}" y="{y}" width="{width}" height="{height}"'
    return f'<rect {place} fill="{colour}"{corners}/>'


def _drawing(size: int, *parts: str) -> str:
    start = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
    return "\n  ".join((start, *parts)) + "\n</svg>\n"


def picture(size: int) -> Image.Image:
    """The icon in so many pixels."""
    drawing = small() if size <= SMALL else large()
    image = QImage(size, size, QImage.Format.Format_RGBA8888)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(image.constBits()))


def build(folder: Path) -> None:
    (folder / "icon.svg").write_text(large(), encoding="utf-8", newline="\n")
    for name, sizes in (("icon.ico", ICO_SIZES), ("icon.icns", ICNS_SIZES)):
        *others, largest = map(picture, sizes)
        every = [(size, size) for size in sizes]
        options = {"sizes": every} if name.endswith("ico") else {}
        largest.save(folder / name, append_images=others, **options)


if __name__ == "__main__":
    build(Path(__file__).parent)
