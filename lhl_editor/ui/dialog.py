"""What every dialog of the program is built on: a body with margins of 24, a footer of 56.

With `scrolls` the body scrolls where the window leaves too little room for it; else something in
the body is to do so itself, where it may grow tall.

dialog = Dialog(theme, "Slett delmål", icon="trash-2", width=600, parent=window)
dialog.body.addWidget(...)
dialog.add_button("Avbryt", dialog.reject)
dialog.add_button("Slett delmål 3", dialog.accept, role="primary")
dialog.set_note("Du kan angre.")
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lhl_editor.ui.tall_area import LowContent, TallArea
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label

MARGIN, FOOTER = 24, 56
_ROUND = 48  # what is left of the window round the tallest dialog
_LEAST = QSize(320, 320)
_RING = 4  # what the ring round a focused button takes outside it
_ROLES = {
    "primary": QDialogButtonBox.ButtonRole.AcceptRole,
    "secondary": QDialogButtonBox.ButtonRole.RejectRole,
}


class Dialog(QDialog):
    """As tall as its content, at most the window less 48; the platform orders the buttons."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        icon: str = "",
        width: int = 600,
        scrolls: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._width, self._icon = width, icon
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.body = QVBoxLayout()
        self._note = label("", "help", wraps=True)
        self._buttons = QDialogButtonBox()
        self._buttons.setCenterButtons(False)
        self._buttons.setContentsMargins(*(_RING,) * 4)
        self._footer = QFrame()
        self._footer.setProperty("role", "footer")
        self._area: TallArea | None = None
        self._lay_out(scrolls)
        self._measure()
        theme.changed.connect(self._measure)

    def add_heading(self, words: str) -> QLabel:
        """The question or the name of the matter, large, at the end of the body so far."""
        heading = label(words, "title", wraps=True)
        self.body.addWidget(heading)
        return heading

    def add_button(
        self, words: str, run: Callable[[], object], role: str = "secondary"
    ) -> QPushButton:
        """A button of the footer. `role`: primary (at most one) or secondary."""
        made = button(words, run, role)
        self._buttons.addButton(made, _ROLES[role])
        made.setAutoDefault(True)  # Enter presses the button that has the focus
        made.setDefault(role == "primary")
        return made

    def set_note(self, words: str) -> None:
        """The words at the left of the footer."""
        self._note.setText(words)

    def fit(self) -> None:
        """Be as tall as the content is now, where the window leaves room for it."""
        layout = self.layout()
        if layout is None or not self.isVisible():
            return
        if self._area:
            self._area.content_changed()
        layout.activate()
        wraps = layout.hasHeightForWidth()
        tall = layout.totalHeightForWidth(self.width()) if wraps else layout.sizeHint().height()
        self.resize(self.width(), min(tall, self.maximumHeight()))
        self._stay_inside()

    def _stay_inside(self) -> None:
        """What has grown does not stand out of the screen below."""
        frame, room = self.frameGeometry(), self.screen().availableGeometry()
        if frame.bottom() > room.bottom():
            self.move(frame.left(), max(room.top(), room.bottom() - frame.height() + 1))

    def showEvent(self, event: QShowEvent) -> None:
        self._limit()
        super().showEvent(event)
        self.fit()

    def _limit(self) -> None:
        """No wider and no taller than the window leaves room for."""
        px, parent = self.theme.px, self.parentWidget()
        width = px(self._width)
        if parent is not None:
            window, round_ = parent.window().size(), px(_ROUND)
            width = min(width, max(window.width() - round_, _LEAST.width()))
            self.setMaximumHeight(max(window.height() - round_, _LEAST.height()))
        self.setFixedWidth(width)

    def _lay_out(self, scrolls: bool) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        if scrolls:
            content = LowContent()
            content.setLayout(self.body)
            self._area = TallArea(self.theme, content)
            self._area.setFrameShape(QFrame.Shape.NoFrame)
            whole.addWidget(self._area, 1)
        else:
            whole.addLayout(self.body, 1)
        footer = QHBoxLayout(self._footer)
        footer.addWidget(self._note, 1, Qt.AlignmentFlag.AlignVCenter)
        footer.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        whole.addWidget(self._footer)

    def _measure(self) -> None:
        px = self.theme.px
        self.body.setContentsMargins(px(MARGIN), px(MARGIN), px(MARGIN), px(MARGIN))
        self.body.setSpacing(px(12))
        self._limit()
        self._footer.setMinimumHeight(px(FOOTER))
        footer = self._footer.layout()
        if footer is not None:
            edge, low = px(MARGIN) - _RING, px(8) - _RING
            footer.setContentsMargins(px(MARGIN), low, edge, low)
            footer.setSpacing(px(16))
        if self._icon:
            self.setWindowIcon(self.theme.icon(self._icon, "accent"))
