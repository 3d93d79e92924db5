"""How large the page is shown: what was chosen and the room there is in, pixels out."""

from __future__ import annotations

from enum import Enum

from lhl_editor.core.frozen import frozen

_SCREEN = 96 / 72  # logical pixels a point at 100 %
STEPS = (50, 75, 100, 125, 150, 200, 300, 400)  # per cent
_LEAST = 24.0  # pixels: a page in a window without room


class Fit(Enum):
    WIDTH = "width"
    PAGE = "page"
    NONE = "none"


@frozen
class Zoom:
    """The whole width, the whole page, or so many per cent."""

    fit: Fit = Fit.WIDTH
    percent: int = 100


@frozen
class Room:
    """Where the page is shown, in logical pixels: `bar` is the width of a scroll bar, `ratio` the
    screen's pixels a logical one."""

    width: int
    height: int
    margin: int
    bar: int
    ratio: float


def pixels_a_point(zoom: Zoom, paper: tuple[float, float], room: Room) -> float:
    """Logical pixels that a point of the paper (width, height) gets."""
    wide, tall = room.width - 2 * room.margin, room.height - 2 * room.margin
    if zoom.fit is Fit.NONE:
        return zoom.percent / 100 * _SCREEN
    if zoom.fit is Fit.PAGE:
        return max(_LEAST / paper[0], min(wide / paper[0], tall / paper[1]))
    if wide / paper[0] * paper[1] > tall:
        wide -= room.bar
    return max(_LEAST, wide) / paper[0]


def screen_size(zoom: Zoom, paper: tuple[float, float], room: Room) -> tuple[int, int]:
    """The page's width and height in the screen's pixels."""
    scale = pixels_a_point(zoom, paper, room) * room.ratio
    return max(1, round(paper[0] * scale)), max(1, round(paper[1] * scale))


def stepped(zoom: Zoom, paper: tuple[float, float], room: Room, step: int) -> Zoom:
    """The next larger (1) or smaller (-1) of the steps."""
    now = pixels_a_point(zoom, paper, room) / _SCREEN * 100
    if step > 0:
        percent = next((one for one in STEPS if one > now * 1.02), STEPS[-1])
    else:
        percent = next((one for one in reversed(STEPS) if one < now * 0.98), STEPS[0])
    return Zoom(Fit.NONE, percent)
