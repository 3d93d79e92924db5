"""What a returned file says -> the strategy that says the same."""

from __future__ import annotations

from collections.abc import Iterator

from lhl_editor.core.path import Path
from lhl_editor.core.schema import Type
from lhl_editor.core.strategy import Strategy, Value, get, replaced
from lhl_editor.files.returned_word.changes import changes
from lhl_editor.files.returned_word.placing import Lines
from lhl_editor.files.returned_word.printed import as_printed, type_of
from lhl_editor.files.returned_word.reading import Returned


def strategy_of(returned: Returned, base: Strategy) -> Strategy:
    """The base with the value of every printed field as the file says.

    A field that the file does not hold at all keeps its value. Where a field stands in several
    places, the first that has been changed counts; `returned.conflicts` names those that differ.
    """
    strategy = base
    for path, value in _changed(returned, base):
        strategy = replaced(strategy, path, value)
    return strategy


def _changed(returned: Returned, base: Strategy) -> Iterator[tuple[Path, Value]]:
    for path, places in returned.places.items():
        if type_of(path) is Type.LINES:
            cells = _cells(places, get(base, path))
            if as_printed(cells) != as_printed(get(base, path)):
                yield path, cells
            continue
        said = (changes(path, lines, base, returned.by_libreoffice) for lines in places)
        yield from next(filter(None, said), {}).items()


def _cells(places: tuple[Lines, ...], old: tuple[str, ...]) -> tuple[str, ...]:
    """The cells by their numbers; one that is not printed keeps its words, a new one is last."""
    cells = list(old)
    for line in (line for lines in places for line in lines):
        if line.part is not None and line.part < len(old):
            cells[line.part] = line.words
        else:
            cells.append(line.words)
    return tuple(cells)
