"""The page's header: which page of how many, how large, search and print."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import COMMANDS, native_keys
from lhl_editor.ui.page.zoom import STEPS, Fit, Zoom
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import icon_button, label

_HEIGHT = 40


class PageHeader(QFrame):
    """Tells what is shown, and asks for something else."""

    stepped = Signal(int)  # to the page before (-1) or after (1)
    zoom_chosen = Signal(object)  # Zoom
    search_asked = Signal()
    print_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setProperty("role", "bar")
        self._before = self._button(
            "chevron-left",
            say("page.previous"),
            lambda: self.stepped.emit(-1),
            "view.previous_page",
        )
        self._after = self._button(
            "chevron-right", say("page.next"), lambda: self.stepped.emit(1), "view.next_page"
        )
        self._words = [label(""), label(""), label("")]
        self._words[1].setProperty("role", "label")
        self._search = self._button("file-search", say("page.search.words"), self.search_asked.emit)
        self._print = self._button(
            "printer", say("page.print.words"), self.print_asked.emit, "file.print"
        )
        self._zoom = ZoomButton(theme, self)
        self._zoom.chosen.connect(self.zoom_chosen)
        self._build()
        theme.changed.connect(self._dress)
        self._dress()

    def set_page(self, number: int, pages: int) -> None:
        """The page in view, from 1, and how many there are; 0 for none."""
        before, _, after = say("page.place", page="\0", pages=pages).partition("\0")
        for part, words in zip(
            self._words, (before.strip(), str(number), after.strip()), strict=True
        ):
            part.setText(words if pages else "")
        self._before.setEnabled(number > 1)
        self._after.setEnabled(number < pages)
        for each in (self._search, self._print):
            each.setEnabled(bool(pages))

    def set_zoom(self, zoom: Zoom) -> None:
        self._zoom.set_zoom(zoom)

    def _button(
        self, icon: str, words: str, run: Callable[[], object], command: str = ""
    ) -> QToolButton:
        made = icon_button(self.theme, icon, words, run, self)
        made.setProperty("drawing", icon)
        if keys := COMMANDS[command][1] if command else ():
            made.setToolTip(f"{words} ({native_keys(keys[0])})")
        return made

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setSpacing(4)
        words: list[QLabel] = self._words
        for each in (self._before, *words, self._after):
            row.addWidget(each)
        row.addStretch(1)
        for each in (self._zoom, self._search, self._print):
            row.addWidget(each)

    def _dress(self) -> None:
        px = self.theme.px
        self.setFixedHeight(px(_HEIGHT))
        self.layout().setContentsMargins(px(12), 0, px(8), 0)  # type: ignore[union-attr]
        for each in (self._before, self._after, self._search, self._print):
            each.setIcon(self.theme.icon(each.property("drawing")))
            each.setIconSize(QSize(px(16), px(16)))


class ZoomButton(QToolButton):
    """How large the page is shown, and the list of other sizes."""

    chosen = Signal(object)  # Zoom

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._actions: dict[Zoom, QAction] = {}
        self.setProperty("role", "text")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the words
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._fill()
        self.setMenu(self._menu)
        theme.changed.connect(self._dress)
        self._dress()
        self.set_zoom(Zoom())

    def set_zoom(self, zoom: Zoom) -> None:
        words = zoom_words(zoom)
        self.setText(words)
        self.setAccessibleName(say("page.zoom", size=words))
        for each, action in self._actions.items():
            action.setChecked(each == zoom)

    def _fill(self) -> None:
        group = QActionGroup(self)
        sizes = (Zoom(Fit.WIDTH), Zoom(Fit.PAGE), *(Zoom(Fit.NONE, step) for step in STEPS))
        for at, zoom in enumerate(sizes):
            if at == 2:
                self._menu.addSeparator()
            action = self._menu.addAction(zoom_words(zoom))
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, zoom=zoom: self.chosen.emit(zoom))
            group.addAction(action)
            self._actions[zoom] = action

    def _dress(self) -> None:
        self.setIcon(self.theme.icon("chevron-down"))
        self.setIconSize(QSize(self.theme.px(16), self.theme.px(16)))


def zoom_words(zoom: Zoom) -> str:
    match zoom.fit:
        case Fit.WIDTH:
            return say("page.fit_width")
        case Fit.PAGE:
            return say("page.fit_page")
        case Fit.NONE:
            return say("page.percent", percent=zoom.percent)
