"""What one place in print says -> the values of fields that are not as they were."""

from __future__ import annotations

from collections.abc import Iterator

from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.strategy import Strategy, Value, get
from lhl_editor.core.text import Text
from lhl_editor.files.returned_word.composed import composed_values
from lhl_editor.files.returned_word.libreoffice import as_it_was, as_libreoffice_stores
from lhl_editor.files.returned_word.placing import Lines
from lhl_editor.files.returned_word.printed import as_printed, link_in_print, mended, value_of

Values = dict[Path, Value]


@frozen
class Conflict:
    """A field that stands in several places and was changed differently in them: each value once,
    in reading order."""

    path: Path
    values: tuple[Value, ...]


def changes(path: Path, lines: Lines, base: Strategy, by_libreoffice: bool) -> Values:
    """The new values that the words at `path` say; empty where print shows no difference, or one
    that LibreOffice makes by storing the file."""
    return dict(_changes(path, lines, base, by_libreoffice))


def conflicts(
    path: Path, places: tuple[Lines, ...], base: Strategy, by_libreoffice: bool
) -> Iterator[Conflict]:
    """The fields whose places do not say the same; one that was left as it was says nothing."""
    found: dict[Path, list[Value]] = {}
    for lines in places if len(places) > 1 else ():
        for place, value in _changes(path, lines, base, by_libreoffice):
            values = found.setdefault(place, [])
            if value not in values:
                values.append(value)
    for place, values in found.items():
        if len(values) > 1:
            yield Conflict(place, tuple(values))


def _changes(
    path: Path, lines: Lines, base: Strategy, by_libreoffice: bool
) -> Iterator[tuple[Path, Value]]:
    composed = composed_values(path, lines, base)
    value, old = value_of(path, lines), get(base, path)
    if composed is not None:
        for place, part in composed.items():
            if not _is_same(part, get(base, place), by_libreoffice):
                yield place, part
    elif isinstance(value, Text):
        value = mended(value, old)
        value = as_it_was(value, old) if by_libreoffice else value
        if as_printed(value) != as_printed(old):
            yield path, value
    elif value is not None and as_printed(value) != as_printed(old):
        yield path, value


def _is_same(value: Value, old: Value, by_libreoffice: bool) -> bool:
    value, old = as_printed(value), as_printed(old)
    if value == old or not by_libreoffice:
        return bool(value == old)
    lost_address = not value and link_in_print(old) if isinstance(old, str) else False
    return bool(lost_address or as_libreoffice_stores(value) == as_libreoffice_stores(old))
