"""What was typed in, the rows of the palette out: places and commands that match, in two groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from lhl_editor.core.frozen import frozen
from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import Command, native_keys
from lhl_editor.ui.go_to.matching import Names, Quality, marked
from lhl_editor.ui.go_to.places import Entry, Places

Index = QModelIndex | QPersistentModelIndex
ONLY_COMMANDS = ">"
MOST = 200  # rows of places: what is below is found by typing more


@frozen
class WithWords:
    """A command that takes what was typed: «Finn «planlegg» i alle felt»."""

    code: str
    icon: str
    run: Callable[[str], object]
    keys: str = ""
    reason: str = ""  # why it cannot be done now


@frozen
class Header:
    """The name of a group."""

    words: str


@frozen
class Hit:
    """A place or a command: `parts` of its words match. What it does is told by `choice`."""

    icon: str
    words: str
    parts: tuple[tuple[int, int], ...]
    beside: str
    choice: Entry | Command | WithWords
    keys: str = ""
    reason: str = ""


Row = Header | Hit


class Found(NamedTuple):
    """The rows, and how many hits there are in all."""

    rows: list[Row]
    total: int


class Commands:
    """The commands as they could be done when the palette was opened, ready to be searched."""

    def __init__(self, commands: Sequence[Command]) -> None:
        self._commands = [each for each in commands if each.code != "view.go_to"]
        self._reasons = {each.code: each.reason for each in self._commands}
        self._words = [each.words for each in self._commands]
        self._names = Names(
            [
                (words, " ".join((each.menu, *each.synonyms)))
                for words, each in zip(self._words, self._commands, strict=True)
            ]
        )
        self._synonyms = Names([(", ".join(each.synonyms), "") for each in self._commands])

    def search(self, typed: str) -> list[tuple[Quality, Hit]]:
        """What matches by its words, then what matches by a synonym; everything for nothing."""
        if not typed:
            return [(Quality.WORD, self._hit(at, "")) for at in range(len(self._commands))]
        found = self._names.search(typed)
        if found and found[0][0] is Quality.LETTERS:
            found = []
        numbers = {at for _, at in found}
        others = [
            (Quality.BESIDE, at)
            for quality, at in self._synonyms.search(typed)
            if at not in numbers and quality < Quality.LETTERS
        ]
        return [(quality, self._hit(at, typed)) for quality, at in (*found, *others)]

    def _hit(self, at: int, typed: str) -> Hit:
        each = self._commands[at]
        words, reason = self._words[at], self._reasons[each.code]
        parts = tuple(marked(words, typed))
        return Hit(each.icon, words, parts, each.menu, each, each.shown_keys, reason)


def rows_for(
    typed: str, places: Places | None, commands: Commands, with_words: Sequence[WithWords]
) -> Found:
    """The rows for what was typed. The group with the better hit comes first."""
    words = typed.strip()
    only_commands = words.startswith(ONLY_COMMANDS)
    words = words.removeprefix(ONLY_COMMANDS).strip()
    found, total = ([], 0) if only_commands or places is None else _places(places, words)
    asked = commands.search(words)
    best_place = found[0][0] if found else Quality.LETTERS
    best_command = asked[0][0] if asked else Quality.LETTERS
    worded = [_worded(each, words) for each in with_words] if words and not only_commands else []
    hits = [hit for _, hit in asked] + worded
    in_strategy = [hit for _, hit in found]
    groups = [(say("go_to.in_strategy"), in_strategy), (say("go_to.commands"), hits)]
    if words and best_command < best_place:
        groups.reverse()
    rows: list[Row] = []
    for name, group in groups:
        rows += [Header(name), *group] if group else []
    return Found(rows, total + len(hits))


def _places(places: Places, words: str) -> tuple[list[tuple[Quality, Hit]], int]:
    """The best places, and how many there are; for nothing the chapters."""
    if not words:
        outer = [entry for entry in places.entries if len(entry.path.parts) == 1]
        return [(Quality.WORD, _place(entry, "")) for entry in outer], len(outer)
    found = places.names.search(words)
    shown = [(quality, _place(places.entries[at], words)) for quality, at in found[:MOST]]
    return shown, len(found)


def _place(entry: Entry, words: str) -> Hit:
    return Hit(entry.icon, entry.name, tuple(marked(entry.name, words)), entry.beside, entry)


def _worded(each: WithWords, words: str) -> Hit:
    said = say(f"go_to.with_words.{each.code}", words=words)
    keys = native_keys(each.keys) if each.keys else ""
    return Hit(each.icon, said, (), "", each, keys, each.reason)


class RowModel(QAbstractListModel):
    """The rows; headers cannot be chosen. `spoken` says a hit aloud."""

    def __init__(self, spoken: Callable[[Hit], str]) -> None:
        super().__init__()
        self._spoken = spoken
        self.rows: list[Row] = []

    def set_rows(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def next_hit(self, at: int, step: int) -> int:
        """The row of the next hit from `at`, round the end; -1 where there is none."""
        count = len(self.rows)
        for distance in range(1, count + 1):
            row = (at + step * distance) % count
            if isinstance(self.rows[row], Hit):
                return row
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.rows[index.row()], Header):
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in _SAID:
            return None
        row = self.rows[index.row()]
        return row.words if isinstance(row, Header) else self._spoken(row)


_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
