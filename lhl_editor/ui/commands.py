"""What a person can ask the window for: one value for menu, toolbar, palette and shortcut.

A command's words are said by the catalogue under `command.<code>`, and its keys and icon stand in
one table here. Whoever can do it says how: `command("file.save", save)`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from lhl_editor.core.frozen import frozen
from lhl_editor.language.catalogue import say
from lhl_editor.ui.theme import Theme

# code: (icon, keys); Qt makes ⌘ of Ctrl on macOS
COMMANDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "file.new": ("file-plus", ("Ctrl+N",)),
    "file.new_from_example": ("", ()),
    "file.open": ("folder-open", ("Ctrl+O",)),
    "file.save": ("save", ("Ctrl+S",)),
    "file.save_as": ("", ("Ctrl+Shift+S",)),
    "file.revert": ("history", ()),
    "file.export": ("file-down", ("Ctrl+E",)),
    "file.publish": ("upload", ("Ctrl+Shift+P",)),
    "file.print": ("printer", ("Ctrl+P",)),
    "file.settings": ("settings", ("Ctrl+,",)),
    "file.close": ("x", ("Ctrl+W",)),
    "file.quit": ("log-out", ("Ctrl+Q",)),
    "edit.undo": ("undo-2", ("Ctrl+Z",)),
    "edit.redo": ("redo-2", ("Ctrl+Y", "Ctrl+Shift+Z")),
    "edit.cut": ("", ("Ctrl+X",)),
    "edit.copy": ("copy", ("Ctrl+C",)),
    "edit.paste": ("clipboard-paste", ("Ctrl+V",)),
    "edit.paste_plain": ("", ("Ctrl+Shift+V",)),
    "edit.find": ("search", ("Ctrl+F",)),
    "edit.replace": ("arrow-left-right", ("Ctrl+H",)),
    "edit.duplicate": ("copy", ("Ctrl+D",)),
    "edit.move_up": ("arrow-up", ("Alt+Up",)),
    "edit.move_down": ("arrow-down", ("Alt+Down",)),
    "edit.delete": ("trash-2", ("Del",)),
    "insert.same_kind": ("plus", ("Ctrl+Shift+N",)),
    "insert.sub_goal": ("target", ()),
    "insert.message": ("message-square", ()),
    "insert.tool": ("wrench", ()),
    "insert.target_group": ("users", ()),
    "insert.organisation": ("building-2", ()),
    "insert.own_chapter": ("book-open", ()),
    "insert.own_page": ("file-text", ()),
    "insert.activity": ("calendar", ()),
    "insert.link": ("link", ("Ctrl+Shift+K",)),
    "insert.page_reference": ("bookmark", ("Ctrl+Shift+R",)),
    "insert.list": ("list", ("Ctrl+Shift+L",)),
    "insert.bold": ("bold", ("Ctrl+B",)),
    "insert.italic": ("italic", ("Ctrl+I",)),
    "view.mode_edit": ("pencil-line", ("Ctrl+1",)),
    "view.mode_compare": ("git-compare", ("Ctrl+2",)),
    "view.outline": ("panel-left", ("Ctrl+Shift+O",)),
    "view.page": ("file-text", ()),
    "view.findings": ("circle-check", ()),
    "view.thumbnails": ("layers", ()),
    "view.fit_width": ("", ("Ctrl+0",)),
    "view.fit_page": ("file-text", ()),
    "view.zoom_in": ("zoom-in", ("Ctrl++", "Ctrl+=")),
    "view.zoom_out": ("zoom-out", ("Ctrl+-",)),
    "view.go_to": ("search", ("Ctrl+K",)),
    "view.next_pane": ("", ("F6",)),
    "view.previous_pane": ("", ("Shift+F6",)),
    "view.next_page": ("chevron-right", ("Alt+PgDown",)),
    "view.previous_page": ("chevron-left", ("Alt+PgUp",)),
    "view.light": ("sun", ()),
    "view.dark": ("moon", ()),
    "view.system": ("settings", ()),
    "version.compare": ("git-compare", ()),
    "version.change_list": ("file-down", ()),
    "change.next": ("chevron-down", ("F7",)),
    "change.previous": ("chevron-up", ("Shift+F7",)),
    "finding.next": ("chevron-down", ("F8",)),
    "finding.previous": ("chevron-up", ("Shift+F8",)),
    "finding.mend": ("check", ("Ctrl+.",)),
    "finding.hide": ("", ()),
    "finding.show_hidden": ("eye", ()),
    "version.all": ("history", ()),
    "version.name": ("tag", ()),
    "version.earlier": ("clock", ("Ctrl+Shift+H",)),
    "version.restore": ("undo-2", ()),
    "version.merge": ("merge", ()),
    "help.keys": ("keyboard", ()),
    "help.how_to": ("circle-help", ("F1",)),
    "help.about": ("info", ()),
}
# ⌘H hides the program there, and ⌘, belongs to its settings already
_MAC_KEYS = {"edit.replace": ("Ctrl+Alt+F",), "edit.redo": ("Ctrl+Shift+Z",)}
# What has these keys deals with them itself; elsewhere they mean something else or nothing.
_LOCAL = frozenset({"edit.delete"})


@frozen
class Command:
    """Something that a person can ask for. `why_not` gives "" while it can be done."""

    code: str
    run: Callable[[], object]
    keys: tuple[str, ...] = ()
    icon: str = ""
    why_not: Callable[[], str] | None = None
    checked: Callable[[], bool] | None = None
    worded: Callable[[], str] | None = None  # where the words vary: «Angre: flytt delmål 3»

    @property
    def words(self) -> str:
        return (self.worded() if self.worded else "") or say(f"command.{self.code}.words")

    @property
    def synonyms(self) -> tuple[str, ...]:
        """Other words that a person may look for it by."""
        return tuple(say(f"command.{self.code}.synonyms").split(", "))

    @property
    def menu(self) -> str:
        """The menu that it stands in: «Fil»."""
        return say(f"command.menu.{self.code.partition('.')[0]}")

    @property
    def reason(self) -> str:
        """Why it cannot be done now; empty while it can."""
        return self.why_not() if self.why_not else ""

    @property
    def shown_keys(self) -> str:
        """Its first shortcut as this system writes it; empty where it has none."""
        return native_keys(self.keys[0]) if self.keys else ""

    def do(self) -> bool:
        """Does it if it can be done now; whether it could."""
        if self.reason:
            return False
        self.run()
        return True

    def action(self, parent: QObject, theme: Theme | None = None) -> QAction:
        """It as an entry of a menu or a toolbar, as it is just now."""
        action = self.entry(parent)
        self.refresh(action, theme)
        return action

    def entry(self, parent: QObject) -> QAction:
        """It as an entry with its keys; `refresh` has it say how it is just now."""
        action = QAction(say(f"command.{self.code}.words"), parent)
        action.setObjectName(self.code)
        action.setCheckable(self.checked is not None)
        if self.code not in _LOCAL:
            action.setShortcuts([_sequence(keys) for keys in self.keys])
        action.triggered.connect(lambda: self.do())  # a bound method would need a weak reference
        return action

    def refresh(self, action: QAction, theme: Theme | None = None) -> None:
        """Have the action say what the command says now."""
        words = self.words.replace("&", "&&")
        local = self.code in _LOCAL and self.keys
        action.setText(f"{words}\t{self.shown_keys}" if local else words)
        action.setEnabled(not self.reason)
        action.setToolTip(self._hint())
        action.setStatusTip(self.reason)
        if self.checked is not None:
            action.setChecked(self.checked())  # its tick stands where others have their icon
        elif theme is not None and self.icon:
            action.setIcon(theme.icon(self.icon))

    def _hint(self) -> str:
        named = f"{self.words} ({self.shown_keys})" if self.keys else self.words
        return plain_tip(f"{named}. {self.reason}" if self.reason else named)


def command(
    code: str,
    run: Callable[[], object],
    why_not: Callable[[], str] | None = None,
    checked: Callable[[], bool] | None = None,
    worded: Callable[[], str] | None = None,
) -> Command:
    """The command of this code with its keys and icon; raises KeyError for an unknown code."""
    icon, keys = COMMANDS[code]
    if sys.platform == "darwin":
        keys = _MAC_KEYS.get(code, keys)
    return Command(code, run, keys, icon, why_not, checked, worded)


def plain_tip(words: str) -> str:
    """A tooltip that says these words, whatever stands in them: Qt would take some for markup."""
    if "<" not in words:
        return words
    from html import escape

    return f"<qt>{escape(words)}</qt>"


def native_keys(keys: str) -> str:
    """A shortcut as this system writes it: «Ctrl+K», «⌘K»."""
    return _sequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _sequence(keys: str) -> QKeySequence:
    return QKeySequence(keys, QKeySequence.SequenceFormat.PortableText)
