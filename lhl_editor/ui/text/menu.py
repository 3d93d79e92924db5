"""The menus that the right mouse button opens in the fields."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QTextEdit, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.text.clipboard import holds_text
from lhl_editor.ui.text.editable import EditableText
from lhl_editor.ui.text.keys import keys_of

_Standard = QKeySequence.StandardKey


def text_menu(field: EditableText) -> QMenu:
    """What can be done in a text; what cannot be done now is pale."""
    menu, writes = _menu(field), not field.isReadOnly()
    has_selection = field.textCursor().hasSelection()
    _add(menu, "command.edit.cut.words", field.cut, _Standard.Cut, writes and has_selection)
    _add(menu, "command.edit.copy.words", field.copy, _Standard.Copy, has_selection)
    can_paste = writes and field.canPaste()
    _add(menu, "command.edit.paste.words", field.paste, _Standard.Paste, can_paste)
    _add(menu, "command.edit.paste_plain.words", field.paste_plain, "paste_plain", can_paste)
    _add(menu, "text_field.select_all", field.selectAll, _Standard.SelectAll, not field.is_empty)
    menu.addSeparator()
    _add(menu, "command.insert.bold.words", field.toggle_bold, "bold", writes, field.is_bold)
    _add(
        menu, "command.insert.italic.words", field.toggle_italic, "italic", writes, field.is_italic
    )
    _add(menu, "command.insert.list.words", field.toggle_list, "list", writes, field.is_list)
    _add(menu, "text_field.deeper", field.move_deeper, "deeper", writes and field.is_list)
    _add(menu, "text_field.shallower", field.move_shallower, "shallower", writes and field.is_list)
    menu.addSeparator()
    _add(menu, "command.insert.link.words", field.want_link, "link", writes)
    reference = "command.insert.page_reference.words"
    _add(menu, reference, field.want_page_reference, "page_reference", writes)
    has_link = writes and field.link_at_cursor() is not None
    _add(menu, "text_field.remove_link", field.remove_link, None, has_link)
    return menu


def line_menu(field: QLineEdit | QTextEdit) -> QMenu:
    """What can be done in a line."""
    menu, writes = _menu(field), not field.isReadOnly()
    if isinstance(field, QLineEdit):
        has_selection, is_empty = field.hasSelectedText(), not field.text()
    else:
        has_selection = field.textCursor().hasSelection()
        is_empty = field.document().isEmpty()
    mime = QGuiApplication.clipboard().mimeData()
    can_paste = writes and mime is not None and holds_text(mime)
    _add(menu, "command.edit.cut.words", field.cut, _Standard.Cut, writes and has_selection)
    _add(menu, "command.edit.copy.words", field.copy, _Standard.Copy, has_selection)
    _add(menu, "command.edit.paste.words", field.paste, _Standard.Paste, can_paste)
    _add(menu, "text_field.select_all", field.selectAll, _Standard.SelectAll, not is_empty)
    return menu


def _menu(field: QWidget) -> QMenu:
    menu = QMenu(field)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add(
    menu: QMenu,
    code: str,
    run: Callable[[], object],
    keys: QKeySequence.StandardKey | str | None,
    can_run: bool,
    is_on: bool | None = None,
) -> None:
    """The keys are words after a tab: shortcuts would fight with the window's."""
    if isinstance(keys, str):
        shown = keys_of(keys)
    else:
        native = QKeySequence.SequenceFormat.NativeText
        shown = QKeySequence(keys).toString(native) if keys is not None else ""
    action = menu.addAction(f"{say(code)}\t{shown}" if shown else say(code))
    action.setEnabled(can_run)
    if is_on is not None:
        action.setCheckable(True)
        action.setChecked(is_on)
    action.triggered.connect(lambda: run())
