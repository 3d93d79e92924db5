"""What a returned file says -> values of fields, and the strategy that says the same."""

from __future__ import annotations

from collections.abc import Iterator

from lhl_editor.core.path import Path
from lhl_editor.core.schema import Type
from lhl_editor.core.strategy import Strategy, Value, get, replaced
from lhl_editor.core.text import Text
from lhl_editor.files.returned_word.composed import composed_values
from lhl_editor.files.returned_word.placing import Lines
from lhl_editor.files.returned_word.printed import (
    as_libreoffice_stores,
    as_printed,
    is_stored_by_libreoffice,
    link_in_print,
    mended,
    type_of,
    value_of,
)
from lhl_editor.files.returned_word.reading import Returned

Changes = Iterator[tuple[Path, Value]]


def strategy_of(returned: Returned, base: Strategy) -> Strategy:
    """The base with the value of every printed field as the file says.

    A field that the file does not hold at all keeps its value. Where a field stands in several
    places, the first that has been changed counts.
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
        for lines in places:
            if changes := list(_changes(path, lines, returned, base)):
                yield from changes
                break


def _changes(path: Path, lines: Lines, returned: Returned, base: Strategy) -> Changes:
    composed = composed_values(path, lines, base)
    value, old = value_of(path, lines), get(base, path)
    if composed is not None:
        for place, part in composed.items():
            if not _is_same(part, get(base, place), returned.by_libreoffice):
                yield place, part
    elif isinstance(value, Text):
        value = mended(value, old)
        if not _is_same(value, old, returned.by_libreoffice):
            yield path, value
    elif value is not None and not _is_same(value, old, False):
        yield path, value


def _is_same(value: Value, old: Value, by_libreoffice: bool) -> bool:
    """Whether print shows no difference, or one that LibreOffice makes by storing the file."""
    value, old = as_printed(value), as_printed(old)
    if value == old or not by_libreoffice:
        return bool(value == old)
    if isinstance(value, Text):
        return is_stored_by_libreoffice(value, old)
    lost_address = not value and link_in_print(old) if isinstance(old, str) else False
    return bool(lost_address or as_libreoffice_stores(value) == as_libreoffice_stores(old))


def _cells(places: tuple[Lines, ...], old: tuple[str, ...]) -> tuple[str, ...]:
    """The cells by their numbers; one that is not printed keeps its words, a new one is last."""
    cells = list(old)
    for line in (line for lines in places for line in lines):
        if line.part is not None and line.part < len(old):
            cells[line.part] = line.words
        else:
            cells.append(line.words)
    return tuple(cells)
