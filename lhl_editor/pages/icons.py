"""The five icons of the focus areas: paths in a square of 24 units, y downwards.

Stroked, never filled, in one colour: line `LINE_WIDTH`, round ends and joints. The paths keep
within 2.5 to 21.5. Circles and arcs are cubic Béziers.
"""

from __future__ import annotations

from itertools import pairwise
from math import cos, dist, radians, sin, tan
from typing import Literal, TypeAlias

Command: TypeAlias = (
    tuple[Literal["M", "L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)
Icon: TypeAlias = tuple[Command, ...]
"""As in SVG: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",)."""

Point: TypeAlias = tuple[float, float]

SIZE = 24.0
LINE_WIDTH = 1.5


def _line(start: Point, *others: Point) -> Icon:
    return ("M", *start), *(("L", *point) for point in others)


def _curves(centre: Point, radius: float, start: float, end: float) -> Icon:
    """An arc from angle `start` to `end`, a curve for each quarter begun; the pen is at its start.

    Angles in degrees, clockwise from three o'clock. A curve's handles are 4/3 tan(angle / 4) of
    the radius long, which keeps it within 0.03 % of the circle.
    """
    quarters = -int(-abs(end - start) // 90)
    step = (end - start) / quarters
    pull = radius * 4 / 3 * tan(radians(step) / 4)
    angles = [radians(start + step * number) for number in range(quarters + 1)]
    return tuple(_curve(centre, radius, pull, a, b) for a, b in pairwise(angles))


def _curve(centre: Point, radius: float, pull: float, a: float, b: float) -> Command:
    (x0, y0), (x3, y3) = (_around(centre, radius, angle) for angle in (a, b))
    first = _rounded((x0 - pull * sin(a), y0 + pull * cos(a)))
    second = _rounded((x3 + pull * sin(b), y3 - pull * cos(b)))
    return "C", *first, *second, *_rounded((x3, y3))


def _around(centre: Point, radius: float, angle: float) -> Point:
    return centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)


def _rounded(point: Point) -> Point:
    return round(point[0], 3), round(point[1], 3)


def _ring(centre: Point, radius: float) -> Icon:
    x, y = centre
    return ("M", x + radius, y), *_curves(centre, radius, 0, 360), ("Z",)


def _shoulders(left: float, right: float, top: float, bottom: float) -> Icon:
    """Half a circle from `left` to `right`, with straight ends down to `bottom`."""
    radius = (right - left) / 2
    middle = top + radius
    arc = _curves((left + radius, middle), radius, 180, 360)
    return ("M", left, bottom), ("L", left, middle), *arc, ("L", right, bottom)


def _link(a: Point, b: Point, radius: float) -> Icon:
    """The line between two rings, from edge to edge."""
    share = radius / dist(a, b)
    dx, dy = (b[0] - a[0]) * share, (b[1] - a[1]) * share
    return _line(_rounded((a[0] + dx, a[1] + dy)), _rounded((b[0] - dx, b[1] - dy)))


_HOUSE: Icon = (
    *_line((2.5, 20.5), (21.5, 20.5)),
    *_line((3.75, 20.5), (3.75, 11.25), (9, 6.5), (14.25, 11.25), (14.25, 20.5)),
    *_line((7.25, 20.5), (7.25, 15.5), (10.75, 15.5), (10.75, 20.5)),
    *_ring((18.25, 9.5), 3.25),
    *_line((18.25, 12.75), (18.25, 20.5)),
)

_PEOPLE: Icon = (
    *_ring((8, 7.5), 3),
    *_shoulders(2.5, 13.5, 13.25, 20),
    *_ring((16.75, 9), 2.5),
    ("M", 15, 14.334),
    *_curves((16.75, 18.75), 4.75, -111.62, 0),
    ("L", 21.5, 20),
)

_BOWL: Icon = (
    ("M", 3, 12),
    ("L", 21, 12),
    *_curves((12, 12), 9, 0, 180),
    ("Z",),
    *_line((8.5, 21), (15.5, 21)),
    ("M", 9, 4),
    ("C", 10, 5.75, 8, 7.25, 9, 8.75),
    ("M", 15, 4),
    ("C", 16, 5.75, 14, 7.25, 15, 8.75),
)

_HEART: Icon = (
    ("M", 12, 20.25),
    ("C", 7.85, 17.25, 3, 13.6, 3, 9.1),
    ("C", 3, 6.475, 5.125, 4.35, 7.75, 4.35),
    ("C", 9.55, 4.35, 11.25, 5.5, 12, 7),
    ("C", 12.75, 5.5, 14.45, 4.35, 16.25, 4.35),
    ("C", 18.875, 4.35, 21, 6.475, 21, 9.1),
    ("C", 21, 13.6, 16.15, 17.25, 12, 20.25),
    ("Z",),
    *_line((6.75, 12.25), (9.5, 12.25), (11, 9.5), (13, 14), (14.25, 12.25), (17.25, 12.25)),
)

_TOP, _LEFT, _RIGHT, _RADIUS = (12, 5.5), (5.25, 17.75), (18.75, 17.75), 2.75
_NETWORK: Icon = (
    *_ring(_TOP, _RADIUS),
    *_ring(_LEFT, _RADIUS),
    *_ring(_RIGHT, _RADIUS),
    *_link(_TOP, _LEFT, _RADIUS),
    *_link(_LEFT, _RIGHT, _RADIUS),
    *_link(_RIGHT, _TOP, _RADIUS),
)

ICONS: dict[str, Icon] = {
    "house": _HOUSE,
    "people": _PEOPLE,
    "bowl": _BOWL,
    "heart": _HEART,
    "network": _NETWORK,
}
