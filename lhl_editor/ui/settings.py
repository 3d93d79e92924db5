"""The person's settings: who she is, and how the program looks. Each acts as it is changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from lhl_editor.files.preferences import TEXT_SIZES, THEMES
from lhl_editor.language.catalogue import say
from lhl_editor.ui.dialog import Dialog
from lhl_editor.ui.program import Program
from lhl_editor.ui.widgets import button, label

_WIDTH = 560
_STEP, _USUAL = 5, 100  # per cent


class SettingsDialog(Dialog):
    """Keeps what is changed at once; there is nothing to confirm."""

    logo_wanted = Signal()  # to where the open document's own is chosen

    def __init__(
        self, program: Program, parent: QWidget | None = None, *, has_document: bool = False
    ) -> None:
        title = say("settings.window")
        super().__init__(
            program.theme, title, icon="settings", width=_WIDTH, scrolls=True, parent=parent
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._program = program
        self._person = {name: self._field(name) for name in ("name", "email")}
        self._size, self._percent = QSlider(Qt.Orientation.Horizontal), label("")
        self._usual = button(say("settings.usual_size"), self._make_usual, "link")
        self.add_heading(say("settings.title"))
        self._add_person()
        self._add_theme()
        self._add_size()
        self._add_logo(has_document)
        self.body.addStretch(1)
        self.set_note(say("settings.help"))
        self.add_button(say("settings.close"), self.accept, "primary")
        program.theme.changed.connect(self._again)
        self._again()

    def done(self, result: int) -> None:
        """However it is closed, what stands in the fields is kept."""
        self._keep_person()
        super().done(result)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(getattr(self._program.preferences, name))
        field.setAccessibleName(say(f"settings.{name}"))
        field.editingFinished.connect(self._keep_person)
        return field

    def _keep_person(self) -> None:
        known = self._program.preferences
        given = {name: field.text().strip() for name, field in self._person.items()}
        if given != {name: getattr(known, name) for name in given}:
            self._program.change(**given)

    def _add_person(self) -> None:
        for name, field in self._person.items():
            words = label(say(f"settings.{name}"), "label")
            words.setBuddy(field)
            column = self._column()
            column.addWidget(words)
            column.addWidget(field)
            if name == "name":
                field.setAccessibleDescription(say("settings.person"))
                column.addWidget(label(say("settings.person"), "help"))

    def _add_theme(self) -> None:
        column, row = self._column(), QHBoxLayout()
        column.addWidget(label(say("settings.theme"), "label"))
        column.addLayout(row)
        row.setSpacing(self.theme.px(24))
        group = QButtonGroup(self)
        for name in THEMES:
            choice = QRadioButton(say(f"settings.{name}"))
            choice.setAccessibleDescription(say("settings.theme"))
            choice.setChecked(self._program.preferences.theme == name)
            choice.clicked.connect(partial(self._choose_theme, name))
            group.addButton(choice)
            row.addWidget(choice)
        row.addStretch(1)

    def _choose_theme(self, name: str) -> None:
        if name != self._program.preferences.theme:
            self._program.change(theme=name)

    def _add_size(self) -> None:
        size = self._size
        words = label(say("settings.text_size"), "label")
        words.setBuddy(size)
        size.setAccessibleName(words.text())
        size.setAccessibleDescription(say("settings.text_size_help"))
        size.setRange(TEXT_SIZES[0], TEXT_SIZES[-1])
        size.setSingleStep(_STEP)
        size.setPageStep(2 * _STEP)
        size.setValue(self._program.preferences.text_size)
        size.setTracking(False)  # while it is dragged, nothing moves under the mouse
        size.sliderMoved.connect(lambda at: self._show_percent(_stepped(at)))
        size.valueChanged.connect(self._choose_size)
        column, row = self._column(), QHBoxLayout()
        column.addWidget(words)
        column.addLayout(row)
        row.addWidget(size, 1)
        row.addWidget(self._percent)
        row.addWidget(self._usual)
        room = self._usual.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # the slider does not grow meanwhile
        self._usual.setSizePolicy(room)

    def _add_logo(self, has_document: bool) -> None:
        column, row = self._column(), QHBoxLayout()
        column.addWidget(label(say("settings.logo"), "label"))
        column.addWidget(label(say("settings.logo_help"), "help", wraps=True))
        if has_document:
            row.addWidget(button(say("settings.logo_go"), self._go_to_logo, "link"))
            row.addStretch(1)
            column.addLayout(row)

    def _go_to_logo(self) -> None:
        self.accept()
        self.logo_wanted.emit()

    def _choose_size(self, at: int) -> None:
        if at != _stepped(at):
            self._size.setValue(_stepped(at))
            return
        self._show_percent(at)
        if at != self._program.preferences.text_size:
            self._program.change(text_size=at)

    def _make_usual(self) -> None:
        self._size.setFocus()
        self._size.setValue(_USUAL)

    def _show_percent(self, size: int) -> None:
        self._percent.setText(say("settings.percent", size=size))
        self._usual.setVisible(size != _USUAL)

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.theme.px(4))
        self.body.addLayout(column)
        return column

    def _again(self) -> None:
        """In the sizes of the text as it is now."""
        px = self.theme.px
        self.body.setSpacing(px(20))
        self._size.setMinimumHeight(px(28))
        self._percent.setMinimumWidth(px(48))
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._show_percent(self._size.value())
        self.fit()


def _stepped(size: int) -> int:
    return round(size / _STEP) * _STEP
