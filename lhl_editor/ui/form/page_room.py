"""How full the page is on which the form's subject stands, beside its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.schema import CHAPTERS
from lhl_editor.language.catalogue import say
from lhl_editor.ui.form.badges import picture
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label, set_role

if TYPE_CHECKING:
    from lhl_editor.pages.placed import PlacedDocument

# What has no page of its own, or a page that says nothing of how much room is left.
_UNMEASURED = frozenset(
    {*CHAPTERS, "strategy", "document", "own_chapter", "tool", "organisation", "activities"}
)


@frozen
class Room:
    """`full` is the share of the page that is taken; `more` the pages that it needs besides."""

    page: int
    full: float
    more: int

    @property
    def words(self) -> str:
        if self.more:
            count = "one" if self.more == 1 else "many"
            return say(f"form.room.over.{count}", count=self.more)
        return say("form.room.full", page=self.page, percent=round(100 * min(self.full, 1)))


def room_on_page(session: Session, path: Path, kind: str) -> Room | None:
    """The room on the page of a subject; None where it has none of its own, or none yet."""
    page = None if kind in _UNMEASURED or kind == "activity" else session.page_of(path)
    placed = session.placed
    if page is None or placed is None or page > len(placed.pages):
        return None
    from lhl_editor.pages.fullness import fullness

    return Room(page, fullness(placed, page), _more(placed, page))


def _more(placed: PlacedDocument, page: int) -> int:
    more = 0
    while page + more < len(placed.pages) and placed.pages[page + more].extra:
        more += 1
    return more


class PageRoom(QWidget):
    """«Side 21 er 85 % full», and a bar; in the colour of a warning where it is too much."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.room: Room | None = None
        self._triangle = picture(theme, "triangle-alert", "warning")
        self._words: QLabel = label("", "muted")
        self._bar = _Bar(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for widget in (self._triangle, self._words, self._bar):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_room(None)

    def show_room(self, room: Room | None) -> None:
        self.room = room
        self.setVisible(room is not None)
        if room is None:
            return
        self._triangle.setVisible(bool(room.more))
        self._words.setText(room.words)
        self._words.setFont(self._theme.font("help", bold=bool(room.more)))
        set_role(self._words, "warning" if room.more else "muted")
        self._bar.show_share(1.0 if room.more else room.full, bool(room.more))


class _Bar(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._share, self._is_over = theme, 0.0, False
        self.setFixedSize(theme.px(72), theme.px(6))

    def show_share(self, share: float, is_over: bool) -> None:
        self._share, self._is_over = max(0.0, min(1.0, share)), is_over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = whole.height() / 2
        colour = theme.colour("warning" if self._is_over else "accent")
        painter.setPen(colour if self._is_over else theme.colour("border"))
        painter.setBrush(theme.colour("form"))
        painter.drawRoundedRect(whole, radius, radius)
        painter.setClipRect(QRectF(0, 0, self.width() * self._share, self.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(whole.adjusted(-0.5, -0.5, 0.5, 0.5), radius, radius)
        painter.end()
