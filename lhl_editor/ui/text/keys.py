"""A key press in a text field in, an edit out. What is not of the field is left to the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from lhl_editor.ui.text.editable import EditableText
from lhl_editor.ui.text.looks import Kind, Look
from lhl_editor.ui.text.window_keys import pressed

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier
_GROUP = Qt.KeyboardModifier.GroupSwitchModifier | Qt.KeyboardModifier.KeypadModifier

KEYS = {
    "bold": "Ctrl+B",
    "italic": "Ctrl+I",
    "list": "Ctrl+Shift+L",
    "deeper": "Ctrl+]",
    "shallower": "Ctrl+[",
    "link": "Ctrl+Shift+K",
    "page_reference": "Ctrl+Shift+R",
    "paste_plain": "Ctrl+Shift+V",
}


def keys_of(code: str) -> str:
    """The keys of an edit as this system writes them."""
    return QKeySequence(KEYS[code]).toString(QKeySequence.SequenceFormat.NativeText)


def is_own(event: QKeyEvent) -> bool:
    """Whether the key is one of those above."""
    return _code(event) is not None


def press(field: EditableText, event: QKeyEvent) -> bool:
    """Do what the key means in the field; False: let Qt do it."""
    if field.isReadOnly():
        return False
    if code := _code(event):
        _run(field, code)
        return True
    modifiers, key = event.modifiers() & ~_GROUP, event.key()
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers in (_NONE, _SHIFT):
        return _enter(field)
    if key == Qt.Key.Key_Backspace and not modifiers & _ALT:
        return _backspace(field)
    if key == Qt.Key.Key_Delete:
        return _delete(field)
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and modifiers == _NONE:
        return _step(field, key == Qt.Key.Key_Right)
    return _type(field, event)


def _code(event: QKeyEvent) -> str | None:
    keys = pressed(event)
    return next((code for code, own in KEYS.items() if keys == QKeySequence(own)), None)


def _run(field: EditableText, code: str) -> None:
    runs: dict[str, Callable[[], None]] = {
        "bold": field.toggle_bold,
        "italic": field.toggle_italic,
        "list": field.toggle_list,
        "deeper": field.move_deeper,
        "shallower": field.move_shallower,
        "link": field.want_link,
        "page_reference": field.want_page_reference,
        "paste_plain": field.paste_plain,
    }
    runs[code]()


def _enter(field: EditableText) -> bool:
    """A new paragraph; on a reference: change it; on an empty item: one level up."""
    cursor, line = field.textCursor(), field.line_at_caret()
    if field.reference_at_cursor() is not None:
        field.want_page_reference()
    elif cursor.hasSelection() or line.runs:
        cursor.insertBlock()
        field.setTextCursor(cursor)
    elif line.level:
        field.move_shallower()
    return True  # after an empty paragraph nothing: another one would say no more


def _backspace(field: EditableText) -> bool:
    """At the beginning of an item one level up; the icon of a link is no character."""
    cursor = field.textCursor()
    if cursor.hasSelection():
        return False
    look = field.look_before_caret()
    if look and look.kind is Kind.ICON:
        cursor.movePosition(QTextCursor.MoveOperation.Left)
        field.setTextCursor(cursor)
    if cursor.atBlockStart() and field.line_at_caret().level:
        field.move_shallower()
        return True
    return False


def _delete(field: EditableText) -> bool:
    cursor = field.textCursor()
    look = field.look_after_caret()
    if not cursor.hasSelection() and look and look.kind is Kind.ICON:
        cursor.movePosition(QTextCursor.MoveOperation.Right)
        field.setTextCursor(cursor)
    return False


def _step(field: EditableText, to_right: bool) -> bool:
    """Step on to a reference before stepping over it."""
    cursor = field.textCursor()
    way = QTextCursor.MoveOperation.Right if to_right else QTextCursor.MoveOperation.Left
    if field.reference_at_cursor() is not None:
        cursor.setPosition(cursor.selectionEnd() if to_right else cursor.selectionStart())
    elif cursor.hasSelection() or not (look := _next_look(field, to_right)):
        return False
    elif look.kind is Kind.REFERENCE:
        cursor.movePosition(way, QTextCursor.MoveMode.KeepAnchor)
    else:
        return False
    field.setTextCursor(cursor)
    return True


def _next_look(field: EditableText, to_right: bool) -> Look | None:
    return field.look_after_caret() if to_right else field.look_before_caret()


def _type(field: EditableText, event: QKeyEvent) -> bool:
    modifiers = event.modifiers()
    types = event.text() and event.text().isprintable()
    is_command = modifiers & _CONTROL and not modifiers & _ALT  # both together are AltGr
    if types and not is_command and field.textCursor().hasSelection():
        field.begin_replacing()
    return False
