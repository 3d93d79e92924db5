"""What every editor of a field has in common: a value in, edits of the session out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lhl_editor.core.changes import Change, SetField
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem
from lhl_editor.core.schema import Field
from lhl_editor.core.strategy import Item, Value
from lhl_editor.ui.form.findings import Findings
from lhl_editor.ui.form.used import Used
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme

NEW, DELETE = "new", "delete"  # what the window is asked for
LastSaid = Callable[[Path], str]  # who changed a place last, in words; empty where nobody knows


@frozen
class FieldPlace:
    """A field of an item of `kind` at its place in the strategy, and where that is kept."""

    session: Session
    theme: Theme
    path: Path
    field: Field
    kind: str
    used: Used


class Editor(QWidget):
    """Shows the value of one field and lets a person change it.

    A subclass shows a value in `show_value`, and says what she made of it with `put`.
    """

    wanted = Signal(str, object)  # what the window must do (new, delete, mend …), and with what

    def __init__(self, place: FieldPlace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.session, self.theme = place.session, place.theme
        self.shown: Value | None = None

    def value_of(self, owner: Item) -> Value:
        """What there is to show, in the item that has the field."""
        return owner[self.place.field.name]

    def differs(self, value: Value, saved: Value) -> bool:
        """Whether the field counts as changed since the last save."""
        return value is not saved and value != saved

    def surroundings(self) -> tuple[object, ...]:
        """What else it shows of the session: when one of these is another, it is drawn again."""
        return ()

    def display(self, value: Value) -> None:
        """Show another value."""
        before, self.shown = self.shown, value
        self.show_value(value, before)

    def show_value(self, value: Value, before: Value | None) -> None:
        raise NotImplementedError

    def show_surroundings(self) -> None:
        """Draw again what stands elsewhere in the session."""

    def show_problems(self, problems: tuple[Problem, ...], state: str) -> None:
        """Mark what is wrong in it; `state` is error, warning or empty."""

    def show_saved(self) -> None:
        """What was saved last is other: tell anew what has changed deeper than the field itself."""

    def show_last_changes(self, last: LastSaid) -> None:
        """Say who changed it last, of what is shown deeper than the field itself."""

    def show_findings(self, findings: Findings) -> None:
        """Show what was found deeper than the field itself, where it shows such places."""

    def problems_in(self, findings: Findings) -> tuple[Problem, ...]:
        """What is shown below the field."""
        return findings.at(self.place.path)

    def remark(self) -> QWidget | None:
        """What stands behind the label."""
        return None

    def tools(self) -> QWidget | None:
        """What stands at the right of the label."""
        return None

    def tools_in_use(self) -> QWidget | None:
        """What stands there only while the focus is in the field: made when it is needed first."""
        return None

    def focus_target(self) -> QWidget:
        """Where the focus goes, and what the screen reader is told about."""
        return self

    def focus_on(self, path: Path) -> None:
        """Take the focus, at what stands at `path`."""
        self.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, name: str, description: str) -> None:
        """What a screen reader says of it."""
        self.focus_target().setAccessibleName(name)
        self.focus_target().setAccessibleDescription(description)

    def put(self, value: Value, title: str = "") -> None:
        """The field has another value now."""
        self.shown = value
        self.session.dispatch(SetField(self.place.path, value), by=self, title=title)

    def dispatch(self, *changes: Change, title: str = "") -> None:
        self.session.dispatch(*changes, title=title)
