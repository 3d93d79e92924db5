"""The window beside its peers in one run: the first paint, and a key until its page is painted.

    python benchmarks/window.py [--scales 1 10 100] [--runs 15] [--keys 40]

prints Markdown. Windows are drawn offscreen unless QT_QPA_PLATFORM names another platform.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from run import HERE, PYTHON, ROOT, surroundings

WORD = "rammevilkår"  # stands in the reasons of one sub-goal of the shipped strategy
POINTS = 960  # the page's width
START_AIM, KEY_AIMS, GROWTH_AIM = 1.75, {1: 0.8, 10: 0.2}, 1.3


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds: as a clock on the wall tells, and of user and system."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Keys:
    """The median key of each, and the longest pause of our main thread."""

    scale: int
    ours: Cost
    theirs: Cost | None
    pause: float


def environment(home: str) -> dict[str, str]:
    """That of a person: .pyc files are kept. `home` is where the program keeps its own things."""
    given = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    screen = f"offscreen:configfile={home}/screen.json"
    return {"QT_QPA_PLATFORM": screen, **given, "LHL_EDITOR_HOME": home}


def make_home(folder: Path) -> str:
    """A home for the program, and in it what Qt is to take for a screen."""
    folder.mkdir()
    screen = {"name": "one", "x": 0, "y": 0, "width": 1440, "height": 900}
    text = json.dumps({"screens": [{**screen, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})
    (folder / "screen.json").write_text(text, encoding="utf-8")
    return str(folder)


def output(command: list[str], home: str) -> object:
    """What a process printed as JSON; raises `SystemExit` with what it said where it fails."""
    result = subprocess.run(
        [PYTHON, *command], cwd=HERE, env=environment(home), capture_output=True, text=True
    )
    if result.returncode:
        sys.exit(f"{' '.join(command)}:\n{result.stderr}")
    return json.loads(result.stdout)


def first_paint(command: list[str], home: str) -> Cost:
    before = time.monotonic()
    told = output(command, home)
    return Cost(told["at"] - before, told["cpu"])


def starts(file: Path, runs: int, home: str) -> tuple[list[Cost], list[Cost]]:
    """Ours, the bare window, ours, the bare window, …"""
    ours, bare = [], []
    for run in range(-1, runs):
        _tell(f"first paint: {run + 1} of {runs}")
        pair = (
            first_paint(["window_ours.py", "start", str(file)], home),
            first_paint(["window_bare.py"], home),
        )
        if run >= 0:  # the first fills the caches of both
            ours.append(pair[0])
            bare.append(pair[1])
    return ours, bare


def start_lines(ours: list[Cost], bare: list[Cost]) -> str:
    lines = [
        "| first paint | ours, s | bare window, s | ratio | aim |",
        "|---|---:|---:|---:|---|",
    ]
    for what in ("cpu", "wall"):
        mine, theirs = ([getattr(one, what) for one in costs] for costs in (ours, bare))
        ratio = median(a / b for a, b in zip(mine, theirs, strict=True))
        verdict = f"≤ {START_AIM}: {_verdict(ratio <= START_AIM)}"
        row = (what, f"{median(mine):.3f}", f"{median(theirs):.3f}", f"{ratio:.2f}", verdict)
        lines.append(f"| {' | '.join(row)} |")
    return "\n".join(lines)


def keys(folder: Path, scale: int, count: int) -> Keys:
    """Ours, then the peer's on as wide a page; the peer's not at 100x, where a key takes long."""
    _tell(f"keys at {scale}x")
    source, home = folder / f"{scale}x.yaml", make_home(folder / f"{scale}x-home")
    told = output(["window_ours.py", "keys", str(source), WORD, str(count)], home)
    ours = Cost(median(told["wall"]), median(told["cpu"]))
    theirs = None
    if scale in KEY_AIMS:
        pages = folder / f"{scale}x-pages"
        pages.mkdir()
        command = ["window_typst.py", str(folder / f"{scale}x.typ"), str(pages), WORD, str(count)]
        costs = output([*command, str(told["width"] / POINTS)], home)
        theirs = Cost(*(median(column) for column in zip(*costs, strict=True)))
    return Keys(scale, ours, theirs, max(told["pause"]))


def key_lines(results: list[Keys]) -> str:
    lines = [
        "| key press → page | ours: wall / CPU ms | typst: wall / CPU ms | wall ratio | CPU ratio "
        "| aim | longest pause, ms |",
        "|---|---:|---:|---:|---:|---|---:|",
    ]
    for one in results:
        row = [f"{one.scale}x", _milliseconds(one.ours), "–", "–", "–", "–"]
        if one.theirs:
            ratio, aim = one.ours.wall / one.theirs.wall, KEY_AIMS[one.scale]
            row[2:] = _milliseconds(one.theirs), f"{ratio:.2f}"
            row += f"{one.ours.cpu / one.theirs.cpu:.2f}", f"wall ≤ {aim}: {_verdict(ratio <= aim)}"
        lines.append(f"| {' | '.join([*row, f'{one.pause * 1000:.0f}'])} |")
    return "\n".join([*lines, "", growth(results)])


def growth(results: list[Keys]) -> str:
    walls = {one.scale: one.ours.wall for one in results}
    if not {1, 10} <= walls.keys():
        return ""
    ratio = walls[10] / walls[1]
    verdict = _verdict(ratio <= GROWTH_AIM)
    return f"1x to 10x: a key takes {ratio:.2f} times as long (≤ {GROWTH_AIM}: {verdict})."


def _milliseconds(cost: Cost) -> str:
    return f"{cost.wall * 1000:.1f} / {cost.cpu * 1000:.1f}"


def _verdict(is_met: bool) -> str:
    return "met" if is_met else "**missed**"


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--scales", type=int, nargs="+", default=[1, 10, 100])
    parser.add_argument("--runs", type=int, default=15, help="pairs of starts")
    parser.add_argument("--keys", type=int, default=40)
    call = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        scales = sorted({1, *call.scales})
        content = [PYTHON, str(HERE / "content.py"), str(folder), *map(str, scales)]
        subprocess.run(content, cwd=ROOT, check=True)
        pieces = (
            surroundings(),
            start_lines(*starts(folder / "1x.yaml", call.runs, make_home(folder / "home"))),
            key_lines([keys(folder, scale, call.keys) for scale in call.scales]),
        )
        print("\n\n".join(pieces))


if __name__ == "__main__":
    main()
