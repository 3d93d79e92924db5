"""Fields of one line: words, numbers, and addresses that can be followed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from lhl_editor.core.addresses import fault, is_email
from lhl_editor.core.problems import Problem
from lhl_editor.core.schema import Type
from lhl_editor.core.strategy import Value
from lhl_editor.language.catalogue import say
from lhl_editor.ui.form.badges import picture
from lhl_editor.ui.form.editor import Editor, FieldPlace
from lhl_editor.ui.form.named_words import named_words
from lhl_editor.ui.form.opening import can_be_opened, open_address
from lhl_editor.ui.text.line_field import LineField
from lhl_editor.ui.text.wrapping_line import WrappingLine
from lhl_editor.ui.widgets import icon_button, set_state

_NARROW = 160  # for numbers


class LineEditor(Editor):
    """One line, written as it stands. Words wrap where there is no room for them."""

    def __init__(self, place: FieldPlace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        wraps = place.field.type is Type.LINE
        self.field = (WrappingLine if wraps else LineField)(place.theme)
        self.field.setReadOnly(place.session.read_only)
        self.field.edited.connect(self._edited)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(self.theme.px(8))
        self.row.addWidget(self.field, 1)
        if place.field.type is Type.NUMBER:
            self.field.setMaximumWidth(self.theme.px(_NARROW))
            self.row.addStretch(1)

    def _edited(self, typed: str) -> None:
        self.put(typed)

    def show_value(self, value: Value, before: Value | None) -> None:
        self.field.set_value(value)

    def show_problems(self, problems: tuple[Problem, ...], state: str) -> None:
        set_state(self.field, state)
        self.field.set_marks(named_words(problems))

    def focus_target(self) -> QWidget:
        return self.field


class AddressEditor(LineEditor):
    """A web or mail address: a check mark when it is well formed, and a button that opens it."""

    def __init__(self, place: FieldPlace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._is_mail = place.field.type is Type.EMAIL
        self._check = picture(self.theme, "circle-check", "done")
        self._check.setAccessibleName(say("form.address.right"))
        self._check.setToolTip(say("form.address.right"))
        self._open = self._button(lambda: open_address(self._address()))
        stays = self._check.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self._check.setSizePolicy(stays)
        self.row.addWidget(self._check, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.addWidget(self._open)

    def _button(self, run: Callable[[], object]) -> QToolButton:
        words = say("form.address.write" if self._is_mail else "form.address.open")
        return icon_button(self.theme, "external-link", words, run)

    def _address(self) -> str:
        typed: str = self.shown or ""
        return f"mailto:{typed}" if self._is_mail else typed

    def _edited(self, typed: str) -> None:
        super()._edited(typed)
        self._judge()

    def show_value(self, value: Value, before: Value | None) -> None:
        super().show_value(value, before)
        self._judge()

    def _judge(self) -> None:
        typed: str = self.shown or ""
        if self._is_mail:
            right = is_email(typed)
        else:
            wrong = fault(typed) if typed else None
            right = bool(typed) and (wrong is None or wrong.rule == "plain_http")
        self._check.setVisible(right)
        self._open.setEnabled(right and can_be_opened(self._address()))
        self._open.setToolTip(
            self._open.accessibleName() if self._open.isEnabled() else say("form.address.not_yet")
        )

    def tell(self, name: str, description: str) -> None:
        super().tell(name, description)
        self._open.setAccessibleDescription(
            name if self._open.isEnabled() else say("form.address.not_yet")
        )
