"""New items for lists: with an id that nobody else coins, and the words that are known."""

from __future__ import annotations

from string import ascii_lowercase

from PySide6.QtCore import QRandomGenerator

from lhl_editor.core.schema import KINDS, Type
from lhl_editor.core.strategy import Item
from lhl_editor.core.subjects import new_id

_LETTERS = 6


def new_item(kind: str, siblings: tuple[Item, ...], words: str = "") -> Item:
    """An item with `words` in the field that stands for it, where that is one line."""
    chance = QRandomGenerator.system()
    token = "".join(ascii_lowercase[chance.bounded(26)] for _ in range(_LETTERS))
    label = KINDS[kind].field(KINDS[kind].label)
    named = {label.name: words} if label and label.type is Type.LINE and words else {}
    return Item(kind, new_id(kind, {one.id for one in siblings}, token), named)
