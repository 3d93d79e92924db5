"""Small widgets that say by their role how they look: labels, buttons and lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from lhl_editor.ui.theme import Theme


def label(words: str, role: str = "", *, wraps: bool = False) -> QLabel:
    """Words as they are: nothing in them is markup."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    made.setIndent(0)  # Qt would move words with air round them to the right
    role = role or ("body" if words or wraps else "")
    if role:
        made.setProperty("role", role)
    return made


def button(
    words: str,
    run: Callable[[], object],
    role: str = "secondary",
    parent: QWidget | None = None,
) -> QPushButton:
    """A button that says what it does. `role`: primary, secondary or link."""
    made = QPushButton(words.replace("&", "&&"), parent)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    made.clicked.connect(lambda: run())
    if role == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def with_icon(made: QAbstractButton, theme: Theme, icon: str) -> None:
    """Puts an icon before the words of a button, with some air between them."""
    made.setIcon(theme.icon(icon))
    made.setIconSize(QSize(theme.px(20), theme.px(16)))


def icon_button(
    theme: Theme, icon: str, words: str, run: Callable[[], object], parent: QWidget | None = None
) -> QToolButton:
    """A button with an icon alone; its words are its name and its tooltip."""
    made = QToolButton(parent)
    made.setIcon(theme.icon(icon))
    made.setIconSize(QSize(theme.px(16), theme.px(16)))
    made.setToolTip(words)
    made.setAccessibleName(words)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.clicked.connect(lambda: run())
    return made


def rule(vertical: bool = False) -> QFrame:
    """A separating line."""
    made = QFrame()
    made.setProperty("role", "line")
    (made.setFixedWidth if vertical else made.setFixedHeight)(1)
    return made


def set_state(widget: QWidget, state: str) -> None:
    """Another `state` of a widget, and the look that goes with it."""
    _set(widget, "state", state)


def set_role(widget: QWidget, role: str) -> None:
    """Another `role` of a widget, and the look that goes with it."""
    _set(widget, "role", role)


def _set(widget: QWidget, name: str, value: str) -> None:
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it will be dressed so
        widget.style().unpolish(widget)
        widget.style().polish(widget)
