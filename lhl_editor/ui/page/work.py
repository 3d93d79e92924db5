"""Keeps the page true: after each change what is seen is made again, beside the main thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from lhl_editor.core.strategy import Strategy
from lhl_editor.pages.placed import PlacedDocument, PlacedPage
from lhl_editor.ui.background import Latest, Stale
from lhl_editor.ui.page.drawing import PageMaker, Shown, Wanted


class PageWork(QObject):
    """Makes what is wanted now; only the newest wish counts, and nothing that was made is lost."""

    pages_made = Signal(object, object)  # Strategy, PlacedDocument
    page_drawn = Signal(object)  # Shown
    thumbnail_drawn = Signal(object, object)  # PlacedPage, QImage
    failed = Signal(object)  # an exception

    def __init__(self, wanted: Callable[[], Wanted | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = wanted
        self._maker: PageMaker | None = None
        self._latest = Latest(self)
        self._latest.failed.connect(self.failed)

    def refresh(self) -> None:
        """Makes what the window shows now, where it is not made yet."""
        wanted = self._wanted()
        if wanted is None:
            return
        audience = _Audience(self)

        def work(stale: Stale) -> None:
            if self._maker is None:
                self._maker = PageMaker()
            self._maker.make(wanted, audience, stale)

        self._latest.run(work)

    def stop(self) -> None:
        self._latest.stop()


class _Audience:
    """Tells the window: signals cross from the thread that draws to the window's."""

    def __init__(self, work: PageWork) -> None:
        self._work = work

    def pages_made(self, strategy: Strategy, placed: PlacedDocument) -> None:
        self._work.pages_made.emit(strategy, placed)

    def page_drawn(self, shown: Shown) -> None:
        self._work.page_drawn.emit(shown)

    def thumbnail_drawn(self, page: PlacedPage, image: QImage) -> None:
        self._work.thumbnail_drawn.emit(page, image)
