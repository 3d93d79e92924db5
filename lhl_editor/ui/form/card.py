"""An item that is edited inside the form that holds it: its fields in a card."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from lhl_editor.core.path import Path
from lhl_editor.core.strategy import Item
from lhl_editor.language.catalogue import say
from lhl_editor.ui.form.badges import picture
from lhl_editor.ui.form.editor import FieldPlace, LastSaid
from lhl_editor.ui.form.field_group import FieldGroup, MakeEditor
from lhl_editor.ui.form.finding_note import FindingNotes
from lhl_editor.ui.form.findings import Findings
from lhl_editor.ui.form.naming import icon_of, name_of
from lhl_editor.ui.widgets import icon_button, label

_MOVES = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}


class Card(QFrame):
    """`acted` carries up, down, remove or fold. With `folds` the card has a button to fold it."""

    acted = Signal(str)
    wanted = Signal(str, object)

    def __init__(
        self,
        place: FieldPlace,
        id: str,
        make: MakeEditor,
        folds: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.path: Path = place.path / id
        self._place, self._theme = place, place.theme
        self.setProperty("role", "card")
        self._name = label("", "label")
        self._notes = FindingNotes(place.theme, mends=not place.session.read_only)
        kind = place.field.kind
        self.group = FieldGroup(place.session, place.theme, self.path, kind, make, place.used)
        self._buttons = self._make_buttons(folds)
        self._lay_out()
        self.group.wanted.connect(self.wanted)
        self._notes.wanted.connect(self.wanted)

    def _make_buttons(self, folds: bool) -> dict[str, QToolButton]:
        theme, may_change = self._theme, not self._place.session.read_only
        icons = {"up": "arrow-up", "down": "arrow-down", "remove": "x"} if may_change else {}
        if folds:
            icons |= {"fold": "chevron-up"}
        return {
            code: icon_button(theme, icon, say(f"form.row.{code}"), partial(self.acted.emit, code))
            for code, icon in icons.items()
        }

    def _lay_out(self) -> None:
        theme = self._theme
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(4), theme.px(8), theme.px(16), theme.px(16))
        layout.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(12), 0, 0, 0)
        head.setSpacing(theme.px(8))
        head.addWidget(picture(theme, icon_of(self._place.field.kind)))
        head.addWidget(self._name, 1)
        for button in self._buttons.values():
            head.addWidget(button)
        layout.addLayout(head)
        layout.addWidget(self._notes)
        layout.addWidget(self.group)

    def refresh(self, item: Item, number: int, count: int) -> None:
        """Show what the item says now, and where it stands."""
        name = name_of(item, number)
        if name != self._name.text():
            self._name.setText(name)
            self.setAccessibleName(name)
            for button in self._buttons.values():
                button.setAccessibleDescription(name)
        if "up" in self._buttons:
            self._buttons["up"].setEnabled(number > 1)
            self._buttons["down"].setEnabled(number < count)
        self.group.refresh()

    def show_findings(self, findings: Findings) -> None:
        self._notes.show_problems(findings.at(self.path), findings)
        self.group.show_problems(findings)

    def show_last_changes(self, last: LastSaid) -> None:
        self.group.show_last_changes(last)

    def focus_on(self, path: Path) -> None:
        """Take the focus, at a field of the item or at the first."""
        row = self.group.row_at(path) or self.group.every_row[0]
        row.editor.focus_on(path)

    def focus_button(self, code: str) -> None:
        """Keep the focus where it was pressed, after a move."""
        button = self._buttons.get(code)
        if button and button.isEnabled():
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if is_alt and event.key() in _MOVES and not self._place.session.read_only:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        code = _MOVES.get(Qt.Key(event.key())) if is_alt else None
        if code and code in self._buttons:
            self.acted.emit(code)
        else:
            super().keyPressEvent(event)
