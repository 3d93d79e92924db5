"""One of a few words: side by side where there are few, in a list where there are more."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lhl_editor.core.problems import Problem
from lhl_editor.core.strategy import Value
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.fields import option_words
from lhl_editor.ui.form.editor import Editor, FieldPlace
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import set_state

_MOST_BESIDE = 4
_LONGEST_BESIDE = 48  # letters in all
_NO, _YES = "no", "yes"


class ChoiceEditor(Editor):
    """Every option in words, «ikke valgt» where it may stay open, and an unknown value as it is.

    Of yes and no, what stays open is no.
    """

    def __init__(self, place: FieldPlace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        options = place.field.options
        self._open = _NO if options == (_NO, _YES) else ""
        self._options = options if place.field.required or self._open else ("", *options)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._field = self._make_field()
        self._field.chosen.connect(self._chosen)
        layout.addWidget(self._field, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_field(self) -> Segments | Dropdown:
        words = [self._words(option) for option in self._options]
        few = len(words) <= _MOST_BESIDE and sum(map(len, words)) <= _LONGEST_BESIDE
        return Segments(self.theme) if few else Dropdown(self.theme)

    def _words(self, option: str) -> str:
        if not option:
            return say("form.choice.none")
        if option in self.place.field.options:
            return capitalised(option_words(self.place.field.name, option))
        return option

    def show_value(self, value: Value, before: Value | None) -> None:
        unknown = () if value in self._options or not value else (value,)
        every = (*self._options, *unknown)
        self._field.set_options(tuple((option, self._words(option)) for option in every))
        self._field.choose(value or self._open)
        self._field.setEnabled(not self.session.read_only)

    def _chosen(self, option: str) -> None:
        if option != (self.shown or self._open):
            self.put(option)

    def show_problems(self, problems: tuple[Problem, ...], state: str) -> None:
        set_state(self._field, state)
        self._field.update()

    def focus_target(self) -> QWidget:
        return self._field.focus_target()

    def tell(self, name: str, description: str) -> None:
        self._field.tell(name, description)


class Dropdown(QComboBox):
    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(theme.px(240))
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))

    def set_options(self, options: tuple[tuple[str, str], ...]) -> None:
        now = tuple((self.itemData(n), self.itemText(n)) for n in range(self.count()))
        if now == options:
            return
        self.clear()
        for option, words in options:
            self.addItem(words, option)

    def choose(self, option: str) -> None:
        self.setCurrentIndex(self.findData(option))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the form scrolls, and what was chosen stays chosen

    def focus_target(self) -> QWidget:
        return self

    def tell(self, name: str, description: str) -> None:
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)


class Segments(QWidget):
    """Radio buttons that look like one control."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: dict[str, _Segment] = {}
        self._said = ("", "")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_options(self, options: tuple[tuple[str, str], ...]) -> None:
        if tuple(self._buttons) == tuple(option for option, _ in options):
            return
        for button in self._buttons.values():
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {option: self._button(option, words) for option, words in options}
        every = list(self._buttons.values())
        for n, button in enumerate(every):
            button.is_first, button.is_last = n == 0, n == len(every) - 1
        self.tell(*self._said)

    def _button(self, option: str, words: str) -> _Segment:
        button = _Segment(self._theme, words, self)
        button.clicked.connect(lambda: self.chosen.emit(option))
        self._layout.addWidget(button)
        return button

    def choose(self, option: str) -> None:
        for key, button in self._buttons.items():
            # An exclusive button cannot be taken back: where nothing is chosen, none is.
            button.setAutoExclusive(False)
            button.setChecked(key == option)
        for button in self._buttons.values():
            button.setAutoExclusive(True)

    def focus_target(self) -> QWidget:
        every = list(self._buttons.values())
        return next((button for button in every if button.isChecked()), every[0] if every else self)

    def tell(self, name: str, description: str) -> None:
        self._said = name, description
        self.setAccessibleName(name)
        for button in self._buttons.values():
            button.setAccessibleName(f"{name}: {button.words}" if name else button.words)
            button.setAccessibleDescription(description)


class _Segment(QRadioButton):
    def __init__(self, theme: Theme, words: str, parent: Segments) -> None:
        super().__init__(parent)
        self._theme, self._control, self.words = theme, parent, words
        self.is_first = self.is_last = True
        width = QFontMetrics(theme.font("body", bold=True)).horizontalAdvance(words)
        self.setFixedSize(width + theme.px(26), theme.px(32))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, _: object) -> bool:
        return True  # all of it, not only what Qt would have painted

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(self._edge()), 1))
        painter.setBrush(theme.colour(self._surface()))
        painter.drawPath(self._shape())
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = self.rect().adjusted(2, 2, -2, -2)
            painter.drawRoundedRect(inner, theme.px(4), theme.px(4))
        painter.setFont(theme.font("body", bold=self.isChecked()))
        painter.setPen(theme.colour(self._ink()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.words)
        painter.end()

    def _edge(self) -> str:
        state = self._control.property("state")
        return str(state) if state in ("error", "warning") else "border"

    def _surface(self) -> str:
        if self.isChecked():
            return "selected"
        return "hover" if self.underMouse() and self.isEnabled() else "form"

    def _ink(self) -> str:
        if not self.isEnabled() and not self.isChecked():
            return "disabled"
        return "accent" if self.isChecked() else "text"

    def _shape(self) -> QPainterPath:
        """Round only at the ends of the control, and one line between two."""
        radius = self._theme.px(6)
        width, height = self.width(), self.height()
        rect = QRect(0, 0, width, height)
        left = -radius if not self.is_first else 0
        right = radius if not self.is_last else 0
        path = QPainterPath()
        outer = rect.adjusted(left, 0, right, 0)
        path.addRoundedRect(QRectF(outer).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        middle = QPainterPath()
        middle.addRect(QRectF(rect).adjusted(0.5, 0.5, -0.5 if self.is_last else 0.5, -0.5))
        return path.intersected(middle)
