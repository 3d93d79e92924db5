"""The two published pages of a change beside each other, with the block that it is in marked."""

from __future__ import annotations

from pathlib import Path as File

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QWidget

from lhl_editor.core.strategy import Strategy
from lhl_editor.language.catalogue import say
from lhl_editor.pages.numbers import landing
from lhl_editor.ui.compare.comparison import ChangeRow, Comparison
from lhl_editor.ui.compare.sides import Side
from lhl_editor.ui.page.drawing import Anchor, Shown, Wanted
from lhl_editor.ui.page.view import PageView
from lhl_editor.ui.page.work import PageWork
from lhl_editor.ui.page.zoom import Fit, Zoom
from lhl_editor.ui.theme import Theme


class ComparedPages(QWidget):
    """They are zoomed and scrolled together; hidden they are not made."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sides = _OnePage(theme, self), _OnePage(theme, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for one, other in (self.sides, self.sides[::-1]):
            row.addWidget(one.view, 1)
            one.view.zoomed.connect(lambda one=one, other=other: other.view.set_zoom(one.view.zoom))
            for bar, follower in zip(_bars(one.view), _bars(other.view), strict=True):
                bar.valueChanged.connect(follower.setValue)

    def show_change(
        self,
        comparison: Comparison,
        change: ChangeRow,
        before: Side,
        after: Side,
        file: File | None,
    ) -> None:
        strategies = comparison.before, comparison.after
        path = str(change.difference.path)
        for page, strategy, side in zip(self.sides, strategies, (before, after), strict=True):
            page.show_place(strategy, path, side, file)

    def stop(self) -> None:
        for page in self.sides:
            page.work.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for page in self.sides:
            page.work.refresh()


class _OnePage:
    """The page of one side, and what makes it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self.view = PageView(theme, parent)
        self.view.set_zoom(Zoom(Fit.PAGE))
        self.work = PageWork(self._wanted, parent)
        self._strategy: Strategy | None = None
        self._side: Side | None = None
        self._file: File | None = None
        self._anchor = Anchor("", 1)
        self.view.wants.connect(self.work.refresh)
        self.work.page_drawn.connect(self._take)
        self.work.failed.connect(self._fail)

    def show_place(self, strategy: Strategy, path: str, side: Side, file: File | None) -> None:
        self._strategy, self._side, self._file = strategy, side, file
        self._anchor = Anchor(path, 1)
        self.view.set_place(path)
        self.work.refresh()

    def _wanted(self) -> Wanted | None:
        if self._strategy is None or not self.view.isVisible():
            return None
        view = self.view
        return Wanted(
            self._strategy, self._anchor, view.zoom, view.room(), view.seen(), file=self._file
        )

    def _take(self, shown: Shown) -> None:
        there = landing(self._anchor.path, shown.placed.landings)
        self.view.show_page(shown, fade=False)
        self.view.show_note("" if there else say("compare.not_printed"))
        self.view.bring_block()
        name = self._side.name if self._side else ""
        self.view.setAccessibleName(say("compare.page", side=name, page=shown.page.number))

    def _fail(self, error: Exception) -> None:
        self.view.show_note(say("page.failed"))
        raise error


def _bars(view: PageView) -> tuple[QScrollBar, QScrollBar]:
    return view.horizontalScrollBar(), view.verticalScrollBar()
