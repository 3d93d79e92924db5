"""Changes that a person made in, what undo calls them out: «flytt delmål 3»."""

from __future__ import annotations

from lhl_editor.core.changes import AddItem, Change, Changes, MoveItem, RemoveItem, SetField
from lhl_editor.core.path import Path
from lhl_editor.core.strategy import Strategy
from lhl_editor.language.catalogue import say
from lhl_editor.language.fields import kind_words
from lhl_editor.language.places import place


def step_words(before: Strategy, changes: Changes) -> str:
    """What was done to the strategy `before`; the first change tells what the rest serve."""
    return _words(before, changes[0])


def _words(before: Strategy, change: Change) -> str:
    match change:
        case SetField(path=path):
            return say("step.set", place=place(before, path))
        case AddItem(item=item):
            return say("step.add", kind=kind_words(item.kind))
        case RemoveItem(path=path):
            return say("step.remove", place=_uncapitalised(before, path))
        case MoveItem(path=path):
            return say("step.move", place=_uncapitalised(before, path))


def _uncapitalised(strategy: Strategy, path: Path) -> str:
    """«delmål 3»: as within a sentence; a name keeps its capital."""
    words = place(strategy, path)
    kind, number = words.rpartition(" ")[::2]
    return words[:1].lower() + words[1:] if kind and number.isdigit() else words
