"""What a person must know about the file itself: a bar above the panes, with ways on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lhl_editor.core.frozen import frozen
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label, set_state

_ICONS = {"advice": "info", "warning": "triangle-alert", "error": "octagon-x", "lock": "lock"}
Way = tuple[str, Callable[[], object]]


@frozen
class Notice:
    """`code` names what it is about: a newer notice of the same code takes its place."""

    code: str
    words: str
    kind: str = "advice"  # advice, warning, error or lock
    ways: Sequence[Way] = ()


class Notices(QWidget):
    """The bars, the newest below; nothing is shown while there are none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._notices: dict[str, Notice] = {}
        self._bars: dict[str, QFrame] = {}
        self._layout = QVBoxLayout(self)
        self.hide()
        self._measure()
        theme.changed.connect(self._measure)

    def show_notice(self, notice: Notice) -> None:
        self.take_away(notice.code)
        self._notices[notice.code] = notice
        bar = self._bars[notice.code] = self._bar(notice)
        self._layout.addWidget(bar)
        self.show()
        bar.show()  # at once, so that it can have the focus

    def _measure(self) -> None:
        """Every bar anew, in the colours and the size of now; the focus stays where it was."""
        self._layout.setContentsMargins(*(self._theme.px(8),) * 4)
        self._layout.setSpacing(self._theme.px(4))
        for code, notice in list(self._notices.items()):
            old = self._bars[code].findChildren(QPushButton)
            at = next((n for n, way in enumerate(old) if way.hasFocus()), None)
            self.show_notice(notice)
            if at is not None:
                self._bars[code].findChildren(QPushButton)[at].setFocus()

    def take_away(self, code: str) -> None:
        """Take the notice of this code away, if it is there."""
        self._notices.pop(code, None)
        bar = self._bars.pop(code, None)
        if bar:
            self._layout.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        self.setVisible(bool(self._bars))

    def panes(self) -> list[QWidget]:
        """Itself, where there is something to choose in a bar."""
        return [self] if self._ways() else []

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """On the first way of the newest bar."""
        if ways := self._ways():
            ways[0].setFocus(reason)

    def _ways(self) -> list[QPushButton]:
        for bar in reversed(self._bars.values()):
            if ways := bar.findChildren(QPushButton):
                return ways
        return []

    def shown(self) -> list[str]:
        """The codes of the notices that are shown."""
        return list(self._bars)

    def _bar(self, notice: Notice) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "notice")
        set_state(bar, notice.kind)
        bar.setAccessibleName(notice.words)
        row = QHBoxLayout(bar)
        px = self._theme.px
        row.setContentsMargins(px(12), px(6), px(12), px(6))
        row.setSpacing(px(12))
        icon = label("")
        colour = notice.kind if notice.kind != "lock" else "advice"
        icon.setPixmap(self._theme.icon(_ICONS[notice.kind], colour).pixmap(px(16), px(16)))
        row.addWidget(icon)
        row.addWidget(label(notice.words, wraps=True), 1)
        for words, run in notice.ways:
            row.addWidget(button(words, run, "link"))
        return bar
