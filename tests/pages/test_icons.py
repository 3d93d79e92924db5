"""The icons are well-formed paths inside the live area of their square."""

from collections.abc import Iterator

import pytest

from lhl_editor.pages.icons import ICONS, SIZE, Command

LENGTHS = {"M": 3, "L": 3, "C": 7, "Z": 1}
LIVE = (2.5, 21.5)

each_icon = pytest.mark.parametrize("icon", ICONS.values(), ids=ICONS)


def subpaths(icon: tuple[Command, ...]) -> list[list[Command]]:
    parts: list[list[Command]] = []
    for command in icon:
        if command[0] == "M":
            parts.append([])
        parts[-1].append(command)
    return parts


def points(icon: tuple[Command, ...]) -> Iterator[tuple[float, float]]:
    """Points on the paths: ends of lines, and each curve at twenty steps."""
    here = (0.0, 0.0)
    for command in icon:
        match command:
            case (_, x, y):
                here = (x, y)
                yield here
            case ("C", *rest):
                controls = [here, *zip(rest[::2], rest[1::2], strict=True)]
                yield from (_on_curve(controls, step / 20) for step in range(1, 21))
                here = controls[-1]


def _on_curve(controls: list[tuple[float, float]], t: float) -> tuple[float, float]:
    weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    x, y = (sum(w * p[axis] for w, p in zip(weights, controls, strict=True)) for axis in (0, 1))
    return x, y


def test_the_five_areas_have_their_icons_in_order():
    assert list(ICONS) == ["house", "people", "bowl", "heart", "network"]


@each_icon
def test_commands_are_well_formed(icon):
    assert all(len(command) == LENGTHS[command[0]] for command in icon)
    assert all(isinstance(value, int | float) for command in icon for value in command[1:])


@each_icon
def test_each_part_starts_with_a_move_draws_and_closes_only_at_its_end(icon):
    assert icon[0][0] == "M"
    for part in subpaths(icon):
        assert len(part) > 1
        assert "Z" not in [command[0] for command in part[:-1]]


@each_icon
def test_lines_keep_within_the_live_area(icon):
    low, high = LIVE
    tolerance = 0.001
    for x, y in points(icon):
        assert low - tolerance <= x <= high + tolerance
        assert low - tolerance <= y <= high + tolerance


@each_icon
def test_an_icon_fills_its_square_and_is_centred(icon):
    xs, ys = zip(*points(icon), strict=True)
    assert max(xs) - min(xs) >= 18
    assert min(xs) + max(xs) == pytest.approx(SIZE, abs=0.01)
    assert max(ys) - min(ys) >= 12


def test_rings_are_round():
    _, *curves, _ = subpaths(ICONS["network"])[0]
    ring = list(points((("M", 14.75, 5.5), *curves)))
    assert [((x - 12) ** 2 + (y - 5.5) ** 2) ** 0.5 for x, y in ring] == pytest.approx(
        [2.75] * len(ring), abs=0.002
    )
