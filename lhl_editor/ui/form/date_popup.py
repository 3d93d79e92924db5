"""A small calendar: first how exactly the date is known, then the date."""

from __future__ import annotations

from datetime import date as Day
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lhl_editor.core.dates import Precision, parse_date
from lhl_editor.language.catalogue import say
from lhl_editor.language.fields import date_words
from lhl_editor.ui.form.choice_editor import Segments
from lhl_editor.ui.form.date_pages import DatePage, page_of
from lhl_editor.ui.form.painted_buttons import CellButton
from lhl_editor.ui.form.popup import Popup
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import icon_button, label

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LINES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class DatePopup(Popup):
    chosen = Signal(str)

    def __init__(self, theme: Theme, anchor: QWidget, date: str) -> None:
        super().__init__(theme, anchor)
        self._date = date
        today = Day.today()
        self._page: DatePage = page_of(parse_date(date), today.year, today.month)
        self._buttons: list[CellButton] = []
        self.setAccessibleName(say("form.date.choose"))
        self._kinds = Segments(theme)
        self._kinds.set_options(
            tuple((one.value, say(f"form.date.{one.value}")) for one in Precision)
        )
        self._kinds.tell(say("form.date.precision"), "")
        self._kinds.choose(self._page.precision.value)
        self._kinds.chosen.connect(self._become)
        self._title = label("", "label")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._grid = QGridLayout()
        self._lay_out()
        self._fill()

    def least_width(self) -> int:
        return self.sizeHint().width()

    def begin(self) -> None:
        now = next((one for one in self._buttons if one.isChecked()), None)
        (now or self._buttons[0]).setFocus()

    def _lay_out(self) -> None:
        theme = self.theme
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(12),) * 4)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self._kinds, 0, Qt.AlignmentFlag.AlignHCenter)
        head = QHBoxLayout()
        for icon, code, step in (("chevron-left", "before", -1), ("chevron-right", "after", 1)):
            turn = partial(self._turn, step)
            head.addWidget(icon_button(theme, icon, say(f"form.date.{code}"), turn))
        head.insertWidget(1, self._title, 1)
        layout.addLayout(head)
        self._grid.setSpacing(theme.px(2))
        layout.addLayout(self._grid)

    def _become(self, precision: str) -> None:
        self._page = DatePage(Precision(precision), self._page.year, self._page.month)
        self._fill()
        self.resized()

    def _turn(self, by: int) -> None:
        self._page = self._page.turned(by)
        self._fill()
        self.resized()

    def _fill(self) -> None:
        had_focus = any(button.hasFocus() for button in self._buttons)
        if had_focus:
            self.setFocus()  # what goes must not hand the focus on to what is behind
        while item := self._grid.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self._title.setText(self._page.title)
        columns = self._page.columns
        self._buttons = []
        for n, heading in enumerate(self._page.headings):
            self._grid.addWidget(label(heading, "help"), 0, n, Qt.AlignmentFlag.AlignHCenter)
        for n, cell in enumerate(self._page.cells()):
            button = self._cell(cell.words, cell.date, cell.is_beside)
            self._grid.addWidget(button, n // columns + 1, n % columns)
            self._buttons.append(button)
            button.show()  # the focus may go to it at once
        if had_focus:
            self.begin()

    def _cell(self, words: str, date: str, is_beside: bool) -> CellButton:
        button = CellButton(self.theme, words, date_words(date), is_beside)
        button.setChecked(date == self._date)
        button.clicked.connect(lambda: self._take(date))
        button.installEventFilter(self)
        return button

    def _take(self, date: str) -> None:
        self.dismiss(give_back=True)
        self.chosen.emit(date)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and watched in self._buttons
        ):
            return self._key(self._buttons.index(watched), event)
        return super().eventFilter(watched, event)

    def _key(self, at: int, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._turn(-1 if key == Qt.Key.Key_PageUp else 1)
            self._buttons[min(at, len(self._buttons) - 1)].setFocus()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._buttons[at].click()
        elif step := _STEPS.get(key, 0) or _LINES.get(key, 0) * self._page.columns:
            if 0 <= at + step < len(self._buttons):
                self._buttons[at + step].setFocus()
        else:
            return False
        return True
