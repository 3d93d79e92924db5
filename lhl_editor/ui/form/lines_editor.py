"""Several lines or dates, one below the other, in an order of their own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from lhl_editor.core.problems import Problem
from lhl_editor.core.schema import Type
from lhl_editor.core.strategy import Value
from lhl_editor.language.catalogue import say
from lhl_editor.ui.form.button_line import button_line
from lhl_editor.ui.form.date_line import DateLine
from lhl_editor.ui.form.editor import Editor, FieldPlace
from lhl_editor.ui.form.named_words import named_words
from lhl_editor.ui.text.line_field import LineField
from lhl_editor.ui.widgets import button, icon_button, label, set_state

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Line(QWidget):
    """One of the lines, with its buttons."""

    def __init__(self, editor: LinesEditor) -> None:
        super().__init__()
        theme, read_only = editor.theme, editor.session.read_only
        is_date = editor.place.field.type is Type.DATES
        self.input = DateLine(theme, read_only) if is_date else LineField(theme)
        if isinstance(self.input, LineField):
            self.input.setReadOnly(read_only)
        self.buttons = [
            icon_button(theme, icon, say(f"form.row.{code}"), partial(editor.act, code, self))
            for icon, code in (("arrow-up", "up"), ("arrow-down", "down"), ("x", "remove"))
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addWidget(self.input, 1)
        for made in self.buttons:
            row.addWidget(made)
            if read_only:
                made.hide()

    @property
    def field(self) -> LineField:
        return self.input.field if isinstance(self.input, DateLine) else self.input

    @property
    def every_button(self) -> list[QToolButton]:
        beside = [self.input.choose] if isinstance(self.input, DateLine) else []
        return [*beside, *self.buttons]


class LinesEditor(Editor):
    """Enter makes another line below, Alt+↑ and Alt+↓ move the line in hand."""

    def __init__(self, place: FieldPlace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._lines: list[_Line] = []
        self._said = ("", "")
        self._empty = label(say("form.lines.empty"), "muted")
        self._add = button(say("form.lines.add"), lambda: self._insert(len(self._lines)))
        self._add.setIcon(self.theme.icon("plus"))
        if place.session.read_only:
            self._add.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.theme.px(8))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(self.theme.px(4))
        layout.addWidget(self._empty)
        layout.addLayout(self._rows)
        layout.addLayout(button_line(self._add))

    def show_value(self, value: Value, before: Value | None) -> None:
        while len(self._lines) > len(value):
            line = self._lines.pop()
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        while len(self._lines) < len(value):
            self._lines.append(self._made())
        for line, words in zip(self._lines, value, strict=True):
            line.input.set_value(words)
        for n, line in enumerate(self._lines):
            line.buttons[0].setEnabled(n > 0)
            line.buttons[1].setEnabled(n + 1 < len(self._lines))
        self._empty.setVisible(not value)
        self.tell(*self._said)

    def _made(self) -> _Line:
        line = _Line(self)
        line.input.edited.connect(lambda typed: self._typed(line, typed))
        line.field.installEventFilter(self)
        self._rows.addWidget(line)
        return line

    def _typed(self, line: _Line, typed: str) -> None:
        values = list(self.shown or ())
        values[self._lines.index(line)] = typed
        self.put(tuple(values))

    def _insert(self, at: int) -> None:
        values = list(self.shown or ())
        values.insert(at, "")
        self._become(values, at)

    def _become(self, values: list[str], in_hand: int) -> None:
        self.put(tuple(values))
        self.show_value(tuple(values), None)
        target = self._lines[max(0, min(in_hand, len(values) - 1))].field if values else self._add
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, code: str, line: _Line) -> None:
        """Move the line up or down, or take it away."""
        at, values = self._lines.index(line), list(self.shown or ())
        if code == "remove":
            del values[at]
            self._become(values, at)
            return
        to = at + (-1 if code == "up" else 1)
        if 0 <= to < len(values):
            values.insert(to, values.pop(at))
            self._become(values, to)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(
            event, QKeyEvent
        ):
            line = next((one for one in self._lines if one.field is watched), None)
            if line and not self.session.read_only:
                return self._key(line, event)
        return super().eventFilter(watched, event)

    def _key(self, line: _Line, event: QKeyEvent) -> bool:
        key, is_alt = Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.AltModifier
        is_press = event.type() == QEvent.Type.KeyPress
        if is_alt and key in _MOVES:
            event.accept()
            if is_press:
                self.act("up" if _MOVES[key] < 0 else "down", line)
            return True
        if is_press and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._insert(self._lines.index(line) + 1)
            return True
        return False

    def show_problems(self, problems: tuple[Problem, ...], state: str) -> None:
        for line in self._lines:
            set_state(line.field, state)
            line.field.set_marks(named_words(problems))

    def focus_target(self) -> QWidget:
        return self._lines[0].field if self._lines else self._add

    def tell(self, name: str, description: str) -> None:
        self._said = name, description
        for n, line in enumerate(self._lines, 1):
            said = say("form.lines.line", name=name, number=n)
            line.field.setAccessibleName(said)
            line.field.setAccessibleDescription(description)
            for made in line.every_button:
                made.setAccessibleDescription(said)
        self._add.setAccessibleName(say("form.lines.add_to", name=name))
