"""Diff and merge against deepdiff, and word by word against difflib, in one process.

    pip install deepdiff==9.1.0
    python benchmarks/diff.py [--runs 5]

prints Markdown. Ours and the peer's run in turn; CPU is what the process took, the median of runs.
The strategies are the shipped one with its lists made long (`content.py`), so no two items say the
same. «Apart» means that the two strategies share no value, as when both were read from files;
«shared», that one was made of the other by changes, as in the window.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from content import Scale  # noqa: E402
from deepdiff import DeepDiff  # noqa: E402

from lhl_editor.core.changes import Changes, MoveItem, RemoveItem, SetField, apply  # noqa: E402
from lhl_editor.core.diff import differences  # noqa: E402
from lhl_editor.core.merge import merge  # noqa: E402
from lhl_editor.core.path import Path as Place  # noqa: E402
from lhl_editor.core.plain import item_from_plain, item_to_plain  # noqa: E402
from lhl_editor.core.schema import STRATEGY  # noqa: E402
from lhl_editor.core.strategy import Strategy, get, new_strategy, walk  # noqa: E402
from lhl_editor.core.text import Text, plain_text  # noqa: E402
from lhl_editor.core.words import text_difference  # noqa: E402
from lhl_editor.files.strategy_file import read_strategy  # noqa: E402

ITEMS = Place.parse("goals/sub_goals")


def items(shipped: Strategy, count: int) -> Strategy:
    """A strategy of so many sub-goals and nothing else."""
    goals = shipped["goals"]
    some = Scale(shipped, count // len(goals["sub_goals"]) + 1).scaled(goals)["sub_goals"]
    return apply(new_strategy(), SetField(ITEMS, some[:count]))


def ten_changes(strategy: Strategy) -> Changes:
    """Words of eight items changed, one item moved, one removed."""
    ids = [one.id for one in get(strategy, ITEMS)]
    chosen = ids[:: len(ids) // 10][:10]
    edits = [SetField(ITEMS / id / "title", f"Ny tittel {id}") for id in chosen[:8]]
    return (*edits, MoveItem(ITEMS / chosen[8], ids[0]), RemoveItem(ITEMS / chosen[9]))


def apart(strategy: Strategy) -> Strategy:
    """An equal strategy that shares no value with this one."""
    return item_from_plain(STRATEGY, item_to_plain(strategy))


def cost(work: Callable[[], object]) -> float:
    """CPU milliseconds."""
    begin = process_time()
    work()
    return (process_time() - begin) * 1000


def side_by_side(
    what: str, ours: Callable[[], object], theirs: Callable[[], object] | None, runs: int
) -> None:
    """A row of the table: medians, and the median of the pairs' ratios."""
    both = [(cost(ours), cost(theirs) if theirs else 0.0) for _ in range(runs)]
    mine, peer = (median(column) for column in zip(*both, strict=True))
    ratio = f"{median(one / other for one, other in both):.4f}" if theirs else "–"
    print(f"| {what} | {mine:.2f} | {f'{peer:.1f}' if theirs else '–'} | {ratio} |", flush=True)


def words_of(strategy: Strategy, letters: int) -> list[str]:
    """The document's running words, up to so many letters."""
    texts = (value.plain for _, _, value in walk(strategy) if isinstance(value, Text))
    return " ".join(texts).split()[: letters // 7]


def edited(words: list[str], each: int) -> list[str]:
    return [f"{word}er" if number % each == 0 else word for number, word in enumerate(words)]


def text(words: list[str], in_paragraph: int) -> Text:
    starts = range(0, len(words), in_paragraph)
    return plain_text(*(" ".join(words[at : at + in_paragraph]) + "." for at in starts))


def difflib(old: list[str], new: list[str]) -> object:
    return SequenceMatcher(None, old, new, False).get_opcodes()


def main() -> None:
    parser = argparse.ArgumentParser(description="What a diff and a merge take.")
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    shipped = read_strategy(ROOT / "strategy.yaml").strategy
    print("| | ours: CPU ms | peer: CPU ms | ratio |\n|---|---:|---:|---:|")
    before = items(shipped, 1000)
    shared = apply(before, *ten_changes(before))
    after = apart(shared)
    plain = item_to_plain(before), item_to_plain(after)
    for what, ours in (("apart", after), ("shared", shared)):
        name = f"1,000 items, 10 changed, {what}; deepdiff"
        side_by_side(name, lambda o=ours: differences(before, o), lambda: DeepDiff(*plain), runs)
    for times in (1, 10, 100):
        whole = Scale(shipped, times).scaled(shipped) if times > 1 else shipped
        ours, theirs = (apply(whole, *some) for some in sides(whole))
        other = apart(ours)
        name = f"{times}x, 10 changed"
        side_by_side(f"{name}, apart", lambda w=whole, o=other: differences(w, o), None, runs)
        side_by_side(f"{name}, shared", lambda w=whole, o=ours: differences(w, o), None, runs)
        three = apart(whole), ours, apart(theirs)
        side_by_side(f"{times}x, merge, apart", lambda t=three: merge(*t), None, runs)
    long = Scale(shipped, 10).scaled(shipped)
    for letters, each in ((10_000, 50), (10_000, 5), (90_000, 50), (90_000, 5)):
        old = words_of(long, letters)
        new = edited(old, each)
        for paragraph, name in ((60, "paragraphs"), (len(old), "one paragraph")):
            pair = text(old, paragraph), text(new, paragraph)
            peer = partial(difflib, old, new)
            side_by_side(
                f"{letters:,} characters, {name}, a word in {each} changed; difflib on words",
                lambda p=pair: text_difference(*p),
                peer if letters == 10_000 else None,  # of 90,000 it takes 14 s
                runs,
            )


def sides(strategy: Strategy) -> tuple[Changes, Changes]:
    """What two people changed: texts of every other item each, a word at the end of each."""
    paths = [path for path, _, value in walk(strategy) if isinstance(value, Text)]
    chosen = paths[:: max(1, len(paths) // 20)][:20]
    made = [
        SetField(path, Text((*get(strategy, path).paragraphs, *plain_text("Og mer.").paragraphs)))
        for path in chosen
    ]
    return tuple(made[::2]), tuple(made[1::2])


if __name__ == "__main__":
    main()
