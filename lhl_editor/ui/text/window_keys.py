"""A key press in a field in, whether it is the window's out, though Qt has a meaning for it."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_GROUP = Qt.KeyboardModifier.GroupSwitchModifier | Qt.KeyboardModifier.KeypadModifier
_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_WINDOW = tuple(map(QKeySequence, ("Ctrl+E", "Ctrl+K", "Ctrl+D", "Ctrl+H")))  # those of Emacs


def is_of_window(event: QKeyEvent) -> bool:
    """Whether the key is one of the window's."""
    return any(event.matches(key) for key in _UNDO) or pressed(event) in _WINDOW


def pressed(event: QKeyEvent) -> QKeySequence:
    """The key with what was held, wherever on the keyboard it is."""
    return QKeySequence(QKeyCombination(event.modifiers() & ~_GROUP, Qt.Key(event.key())))
