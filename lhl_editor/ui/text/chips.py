"""Page references as chips in a text: what they say, how large they are, and how they are drawn."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from lhl_editor.core.frozen import frozen
from lhl_editor.language.catalogue import say
from lhl_editor.ui.text.formats import target_in
from lhl_editor.ui.theme import Theme

Resolve = Callable[[str], tuple[str, int | None] | None]
_PADDING, _ICON, _GAP, _RADIUS = 5, 14, 3, 4


@frozen
class Chip:
    """What a chip says, whole and as short as the field needs it, and its width in pixels."""

    words: str
    shown: str
    width: float
    is_broken: bool


def words_of(found: tuple[str, int | None] | None) -> str:
    """What a reference says: «De fem innsatsområdene, side 10»."""
    if found is None:
        return say("text_field.missing_target")
    words, page = found
    return say("text_field.reference", words=words, page=page) if page is not None else words


class Chips(QPyTextObject):
    """Draws the references of one field. Keep it as long as the field: Qt does not."""

    def __init__(self, theme: Theme, resolve: Resolve, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme
        self._resolve = resolve
        self._room = 0.0  # the widest that a chip may be; 0: not known yet
        self._chips: dict[str, Chip] = {}
        self._known_metrics: QFontMetricsF | None = None  # Qt asks for sizes five times a key press

    def chip(self, target: str) -> Chip:
        if target not in self._chips:
            self._chips[target] = self._measured(target)
        return self._chips[target]

    def forget(self) -> dict[str, Chip]:
        """Look everything up anew; what was known is given back."""
        known, self._chips = self._chips, {}
        self._known_metrics = None
        return known

    def fit(self, room: float) -> bool:
        """Let no chip be wider than a line; whether one is another now."""
        if room == self._room:
            return False
        self._room = room
        known = self.forget()
        return any(self.chip(target) != chip for target, chip in known.items())

    def intrinsicSize(
        self, _document: QTextDocument, _position: int, format: QTextFormat
    ) -> QSizeF:
        metrics = self._metrics()
        return QSizeF(self.chip(_target(format)).width, metrics.ascent() + metrics.descent())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _document: QTextDocument,
        _position: int,
        format: QTextFormat,
    ) -> None:
        self.draw(painter, QRectF(rect), _target(format))

    def draw(
        self, painter: QPainter, letters: QRectF, target: str, is_selected: bool = False
    ) -> None:
        """Draw a chip whose letters are where `letters` is."""
        chip, px = self.chip(target), self.theme.px
        colour = "error" if chip.is_broken else "accent"
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_box(painter, letters, chip, is_selected)
        icon = icon_box(letters.left() + px(_PADDING), letters, self.theme).toAlignedRect()
        name = "unlink" if chip.is_broken else "bookmark"
        self.theme.icon(name, colour).paint(painter, icon)
        painter.setFont(self.theme.font("text"))
        painter.setPen(self.theme.colour(colour))
        left = letters.left() + px(_PADDING) + px(_ICON) + px(_GAP)
        painter.drawText(QPointF(left, letters.bottom() - self._metrics().descent()), chip.shown)
        painter.restore()

    def _draw_box(self, painter: QPainter, letters: QRectF, chip: Chip, is_selected: bool) -> None:
        surface = "error_surface" if chip.is_broken else "selected_elsewhere"
        box, radius = chip_box(letters, self.theme), self.theme.px(_RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_selected:
            surface = "selected"
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            box = box.adjusted(1, 1, -1, -1)
        painter.setBrush(self.theme.colour(surface))
        painter.drawRoundedRect(box, radius, radius)

    def _measured(self, target: str) -> Chip:
        found = self._resolve(target)
        words, px = words_of(found), self.theme.px
        around = 2 * px(_PADDING) + px(_ICON) + px(_GAP)
        shown = self._shortened(words, found, self._room - around) if self._room else words
        width = self._metrics().horizontalAdvance(shown) + around
        return Chip(words, shown, width, found is None)

    def _shortened(self, words: str, found: tuple[str, int | None] | None, room: float) -> str:
        """The words in the room that there is; the page number stays."""
        metrics = self._metrics()
        if metrics.horizontalAdvance(words) <= room:
            return words
        name, page = found or (words, None)
        number = words.removeprefix(name) if page is not None else ""
        left = max(room - metrics.horizontalAdvance(number), 0)
        return metrics.elidedText(name, Qt.TextElideMode.ElideRight, left) + number

    def _metrics(self) -> QFontMetricsF:
        if self._known_metrics is None:
            self._known_metrics = QFontMetricsF(self.theme.font("text"))
        return self._known_metrics


def _target(format: QTextFormat) -> str:
    return target_in(QTextCharFormat(format))


def chip_box(letters: QRectF, theme: Theme) -> QRectF:
    """The box round words whose letters are as high as `letters`; lines are 24 high."""
    return letters.adjusted(0, -theme.px(2), 0, theme.px(2))


def icon_box(left: float, letters: QRectF, theme: Theme) -> QRectF:
    """Where an icon stands before words."""
    side = theme.px(_ICON)
    return QRectF(left, letters.center().y() - side / 2, side, side)
