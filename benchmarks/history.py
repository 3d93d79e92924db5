"""Our history beside git's: the same versions, in our process against a git process.

    python benchmarks/history.py [--versions 10000] [--runs 15] [--folder FOLDER]

prints Markdown. Each version is a save of the shipped strategy with one word exchanged for
another of its words; our history is then exported to git, and packed by `git gc`. `--folder`
keeps both for the next run.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from lhl_editor.core.path import Path as Place  # noqa: E402
from lhl_editor.files.earlier_values import earlier_values  # noqa: E402
from lhl_editor.files.git_history import export_git  # noqa: E402
from lhl_editor.files.versions import Author, History  # noqa: E402

NAME = "strategy.yaml"
MOST_SIZE = 15_000_000  # bytes, of ten thousand versions
_WORD = re.compile(rb"(?<= )[a-z\xc3\xa6\xb8\xa5]{5,12}(?= [a-z])")
_PEOPLE = (Author("Kari Nordmann", "kari@example.org"), Author("Ola", "ola@example.org"))
_MILLI = 1000


@dataclass(frozen=True, slots=True)
class Pair:
    """The same work by us and by git; at most so many times git's time."""

    what: str
    ours: Callable[[], object]
    theirs: list[str]
    aim: float


def build(folder: Path, count: int) -> list[float]:
    """A history of so many versions; how many seconds each save took."""
    data = (ROOT / NAME).read_bytes()
    words = sorted(set(_WORD.findall(data)))
    numbers = random.Random(1)
    history = History.of(folder / NAME, folder / "state")
    start = datetime(2020, 1, 1, tzinfo=UTC)
    took, last = [], history.last
    for number in range(history.count, count):
        data = exchanged(data, words, numbers)
        when, who = start + timedelta(minutes=17 * number), numbers.choice(_PEOPLE)
        begin = time.perf_counter()
        last = history.append(
            data, who, when, summary="1 budskap endret", follows=[last] if last else []
        )
        took.append(time.perf_counter() - begin)
    return took


def exchanged(data: bytes, words: list[bytes], numbers: random.Random) -> bytes:
    """The text with one of its words exchanged for another of about its length."""
    every = list(_WORD.finditer(data))
    old = numbers.choice(every)
    near = [word for word in words if abs(len(word) - len(old[0])) < 2 and word != old[0]]
    return data[: old.start()] + numbers.choice(near or words) + data[old.end() :]


def pairs(folder: Path) -> list[Pair]:
    def history() -> History:
        return History.of(folder / NAME, folder / "state")

    repository = str(folder / "git")
    kept = history()
    versions = kept.versions()
    numbers = random.Random(2)
    commits = subprocess.run(
        ["git", "-C", repository, "log", "--format=%H", "main"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert len(commits) == len(versions)

    def read() -> object:
        return kept.read(numbers.choice(versions))

    at = f"{commits[len(commits) // 2]}:{NAME}"
    git = ["git", "-C", repository]
    return [
        Pair("first 50 rows", lambda: history().versions(50), [*git, "log", "-n", "50"], 0.5),
        Pair("all rows", lambda: history().versions(), [*git, "log"], 0.5),
        Pair("one text", read, [*git, "show", at], 0.2),
    ]


def seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def compared(pair: Pair, runs: int) -> tuple[float, float, float]:
    """Median seconds of ours and git's, and the median of the runs' ratios."""

    def theirs() -> object:
        return subprocess.run(pair.theirs, stdout=subprocess.DEVNULL, check=True)

    seconds(pair.ours)
    seconds(theirs)
    both = [(seconds(pair.ours), seconds(theirs)) for _ in range(runs)]
    ratio = median(a / b for a, b in both)
    return median(a for a, _ in both), median(b for _, b in both), ratio


def size_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--versions", type=int, default=10_000)
    options.add_argument("--runs", type=int, default=15)
    options.add_argument("--folder", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        report(folder, chosen.versions, chosen.runs)


def report(folder: Path, count: int, runs: int) -> None:
    os.environ["LHL_EDITOR_HOME"] = str(folder / "home")
    took = build(folder, count)
    history = History.of(folder / NAME, folder / "state")
    if not (folder / "git").exists():
        export_git(history, NAME, folder / "git")
        subprocess.run(["git", "-C", str(folder / "git"), "gc", "--quiet"], check=True)
    git = subprocess.run(["git", "--version"], capture_output=True, text=True, check=True).stdout
    python = platform.python_version()
    print(f"{date_words()}, {os.cpu_count()} cores, Python {python}, {git.strip()}.\n")
    print("| | ours ms | git ms | ratio | aim |\n|---|---:|---:|---:|---|")
    for pair in pairs(folder):
        ours, theirs, ratio = compared(pair, runs)
        verdict = "met" if ratio <= pair.aim else "**missed**"
        times = f"{ours * _MILLI:.2f} | {theirs * _MILLI:.2f} | {ratio:.2f}"
        print(f"| {pair.what} | {times} | ≤ {pair.aim}: {verdict} |")
    size = size_of(history.folder)
    verdict = "met" if size < MOST_SIZE else "**missed**"
    megabytes = f"{size / 1e6:.1f} MB | {size_of(folder / 'git') / 1e6:.1f} MB"
    print(f"| {history.count} versions | {megabytes} | | < {MOST_SIZE / 1e6:.0f} MB: {verdict} |\n")
    told_apart(folder, history, took)


def told_apart(folder: Path, history: History, took: list[float]) -> None:
    """What has no counterpart in git."""
    if took:
        slow = sorted(took)[-max(len(took) // 100, 1)]
        print(f"A save: {median(took) * _MILLI:.1f} ms, one in a hundred {slow * _MILLI:.0f} ms.")
    checked = seconds(history.verify)
    place = Place.parse("document/title")
    blamed = seconds(lambda: list(earlier_values(history, place)))
    with tempfile.TemporaryDirectory() as anew:
        rebuilt = seconds(lambda: History.of(folder / NAME, Path(anew)).versions())
    print(
        f"The whole history checked: {checked:.1f} s. Who changed a field: {blamed:.1f} s."
        f" The cache made anew: {rebuilt:.1f} s."
    )


def date_words() -> str:
    return datetime.now().date().isoformat()


if __name__ == "__main__":
    main()
