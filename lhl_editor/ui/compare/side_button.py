"""The button that shows which version is on a side of the comparison."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import plain_tip
from lhl_editor.ui.compare.elided_label import ElidedLabel
from lhl_editor.ui.compare.sides import Side
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

_WIDEST, _EDGE, _ICON, _GAP = 460, 10, 16, 8


class SideButton(QPushButton):
    """Shows a side, and opens the list of all of them. The name goes before the rest."""

    def __init__(self, theme: Theme, which: str) -> None:
        super().__init__()
        self._theme, self._which = theme, which
        self._side: Side | None = None
        self.setAutoDefault(False)
        self.setAccessibleDescription(say("compare.side_help"))
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        self._icon, self._chevron = label(""), label("")
        self._name, self._detail = ElidedLabel("label"), ElidedLabel("muted")
        self._name.setSizePolicy(policy.Fixed, policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._name)
        self._row.addWidget(self._detail, 1)
        self._row.addWidget(self._chevron)
        for each in (self._icon, self._name, self._detail, self._chevron):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def key(self) -> str:
        """Of the side that is shown."""
        return self._side.key if self._side else ""

    @property
    def shown(self) -> str:
        """The words that can be read on it."""
        return f"{self._name.text()} {self._detail.text()}".strip()

    def show_side(self, side: Side) -> None:
        self._side = side
        self._name.show_words(side.name)
        self._detail.show_words(side.detail)
        said = say("compare.side", which=self._which, side=side.spoken)
        self.setAccessibleName(said)
        self.setToolTip(plain_tip(side.spoken))
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The name gets what it needs, the detail what is left."""
        px = self._theme.px
        room = self.width() - px(2 * (_EDGE + _ICON) + 3 * _GAP)
        words = self._side.name if self._side else ""
        bold = self._theme.font(bold=True)
        needed = QFontMetrics(bold).horizontalAdvance(words) + px(2)
        self._name.setFixedWidth(max(0, min(needed, room)))

    def _dress(self) -> None:
        px, icon = self._theme.px, self._theme.icon
        self.setMaximumWidth(px(_WIDEST))
        self._row.setContentsMargins(px(_EDGE), 0, px(_EDGE), 0)
        self._row.setSpacing(px(_GAP))
        self._chevron.setPixmap(icon("chevron-down", "muted").pixmap(px(_ICON), px(_ICON)))
        if self._side is not None:
            self._icon.setPixmap(icon(self._side.icon, "accent").pixmap(px(_ICON), px(_ICON)))
        self._fit()
