"""A field that holds a date."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lhl_editor.core.problems import Problem
from lhl_editor.core.strategy import Value
from lhl_editor.ui.form.date_line import DateLine
from lhl_editor.ui.form.editor import Editor, FieldPlace
from lhl_editor.ui.widgets import set_state


class DateEditor(Editor):
    def __init__(self, place: FieldPlace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._line = DateLine(place.theme, place.session.read_only)
        self._line.edited.connect(self.put)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._line)

    def show_value(self, value: Value, before: Value | None) -> None:
        self._line.set_value(value)

    def show_problems(self, problems: tuple[Problem, ...], state: str) -> None:
        set_state(self._line.field, state)

    def focus_target(self) -> QWidget:
        return self._line.field

    def tell(self, name: str, description: str) -> None:
        super().tell(name, description)
        self._line.choose.setAccessibleDescription(name)
