"""A line for a date, as people write it, and a button that opens a small calendar."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.language.fields import date_words
from lhl_editor.ui.text.line_field import LineField
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import icon_button

_WIDTH = 240


class DateLine(QWidget):
    """Shows a date in words and gives it out as a file keeps it; what means no date stays as it
    was typed."""

    edited = Signal(str)

    def __init__(self, theme: Theme, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._date = theme, ""
        self.field = LineField(theme)
        self.field.setReadOnly(read_only)
        self.field.setMaximumWidth(theme.px(_WIDTH))
        self.field.setPlaceholderText("" if read_only else say("form.date.hint"))
        self.field.edited.connect(self._typed)
        self.field.editingFinished.connect(lambda: self.set_value(self._date))
        self.choose = icon_button(theme, "calendar", say("form.date.choose"), self._open)
        if read_only:
            self.choose.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addWidget(self.field, 1000)
        row.addWidget(self.choose)
        row.addStretch(1)
        self.setFocusProxy(self.field)

    def set_value(self, date: str) -> None:
        self._date = date
        self.field.set_value(date_words(date))

    def _typed(self, typed: str) -> None:
        from lhl_editor.language.typed_dates import read_date  # not before the first paint

        self._become(read_date(typed) or typed)

    def _become(self, date: str) -> None:
        self._date = date
        self.edited.emit(date)

    def _open(self) -> None:
        from lhl_editor.ui.form.date_popup import DatePopup  # the first paint needs no calendar

        popup = DatePopup(self._theme, self.field, self._date)
        popup.chosen.connect(self._take)
        popup.open()

    def _take(self, date: str) -> None:
        self.set_value(date)
        self.field.setFocus()
        self.edited.emit(date)
