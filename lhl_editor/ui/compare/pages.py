"""The two published pages of a change beside each other: its block and all that changed marked."""

from __future__ import annotations

from pathlib import Path as File

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from lhl_editor.core.path import Path
from lhl_editor.core.strategy import Strategy, exists
from lhl_editor.language.catalogue import say
from lhl_editor.pages.numbers import landing
from lhl_editor.ui.background import Latest
from lhl_editor.ui.compare.comparison import ChangeRow, Comparison
from lhl_editor.ui.compare.elided_label import ElidedLabel
from lhl_editor.ui.compare.page_changes import ChangedWords, changed_on, changed_paths
from lhl_editor.ui.compare.sides import Side
from lhl_editor.ui.page.drawing import Anchor, Shown, Wanted
from lhl_editor.ui.page.view import PageView
from lhl_editor.ui.page.work import PageWork
from lhl_editor.ui.page.zoom import Fit, Zoom
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label, rule


class ComparedPages(QFrame):
    """They are zoomed and scrolled together; hidden they are not made."""

    numbers_changed = Signal(int, int)  # of the two pages; 0 where there is none

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setProperty("role", "surround")
        self.sides = _OnePage(theme, self), _OnePage(theme, self)
        self._comparison: Comparison | None = None
        self._paths: frozenset[str] = frozenset()
        self._looking = Latest(self)
        self._looking.done.connect(self._mark)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for one, other in (self.sides, self.sides[::-1]):
            if row.count():
                row.addWidget(rule(vertical=True))
            row.addLayout(one.column, 1)
            one.drawn.connect(self._look)
            one.view.zoomed.connect(lambda one=one, other=other: other.view.set_zoom(one.view.zoom))
            for bar, follower in zip(_bars(one.view), _bars(other.view), strict=True):
                bar.valueChanged.connect(follower.setValue)

    def show_sides(self, before: Side, after: Side) -> None:
        for page, side in zip(self.sides, (before, after), strict=True):
            page.show_side(side)

    def show_change(
        self,
        comparison: Comparison,
        change: ChangeRow,
        before: Side,
        after: Side,
        file: File | None,
    ) -> None:
        if comparison is not self._comparison:
            self._comparison, self._paths = comparison, changed_paths(comparison.rows)
        strategies = comparison.before, comparison.after
        path = str(change.difference.path)
        for page, strategy, side in zip(self.sides, strategies, (before, after), strict=True):
            page.show_place(strategy, path, side, file)
        self._look()

    def stop(self) -> None:
        self._looking.stop()
        for page in self.sides:
            page.work.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for page in self.sides:
            page.work.refresh()

    def _look(self) -> None:
        """What changed on the pages that are shown is looked for beside the window's thread."""
        before, after = (page.current for page in self.sides)
        self.numbers_changed.emit(*(page.number for page in self.sides))
        if before is not None and after is not None:
            paths = self._paths
            self._looking.run(lambda _: (before, after, changed_on(before, after, paths)))

    def _mark(self, found: tuple[Shown, Shown, tuple[ChangedWords, ChangedWords]]) -> None:
        *shown, words = found
        for page, on, changed in zip(self.sides, shown, words, strict=True):
            if page.current is on:
                page.view.set_changed(changed.inserted, changed.removed)


class _OnePage(QObject):
    """The page of one side, and what makes it."""

    drawn = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.view = PageView(theme, parent)
        self.view.set_zoom(Zoom(Fit.PAGE))
        self.work = PageWork(self._wanted, parent)
        self._theme = theme
        self._strategy: Strategy | None = None
        self._side: Side | None = None
        self._file: File | None = None
        self._anchor = Anchor("", 1)
        self._name, self._detail = label("", "label"), ElidedLabel("muted")
        self._caption = QHBoxLayout()
        self._caption.addWidget(self._name)
        self._caption.addWidget(self._detail, 1)
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        self.column.addLayout(self._caption)
        self.column.addWidget(self.view, 1)
        self.view.wants.connect(self.work.refresh)
        self.work.page_drawn.connect(self._take)
        self.work.failed.connect(self._fail)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def current(self) -> Shown | None:
        """The page that is seen, where the place is on it."""
        shown = self.view.shown
        return shown if shown and self._is_there(shown) else None

    @property
    def number(self) -> int:
        """Of the page that is seen; 0 where it is not the place's own."""
        is_there = self._strategy and exists(self._strategy, Path.parse(self._anchor.path))
        return self.current.page.number if self.current and is_there else 0

    def show_side(self, side: Side) -> None:
        self._name.setText(side.name)
        self._detail.show_words(side.detail)

    def show_place(self, strategy: Strategy, path: str, side: Side, file: File | None) -> None:
        self._strategy, self._side, self._file = strategy, side, file
        self._anchor = Anchor(path, 1)
        self.view.set_place(path)
        if self.view.shown is not None:  # perhaps it is on the page that is there already
            self._tell(self.view.shown)
        self.work.refresh()

    def _wanted(self) -> Wanted | None:
        if self._strategy is None or not self.view.isVisible():
            return None
        view, version = self.view, self._side.version if self._side else None
        seen, at = (view.zoom, view.room(), view.seen()), version.id if version else ""
        return Wanted(self._strategy, self._anchor, *seen, file=self._file, at=at)

    def _is_there(self, shown: Shown) -> bool:
        return landing(self._anchor.path, shown.placed.landings) is not None

    def _take(self, shown: Shown) -> None:
        self.view.show_page(shown, fade=False)
        self._tell(shown)
        self.drawn.emit()

    def _tell(self, shown: Shown) -> None:
        """Where the place is on the page, or that it is on none."""
        self.view.show_note("" if self._is_there(shown) else say("compare.not_printed"))
        self.view.bring_block()
        name = self._side.name if self._side else ""
        self.view.setAccessibleName(say("compare.page", side=name, page=shown.page.number))

    def _fail(self, error: Exception) -> None:
        self.view.show_note(say("page.failed"))
        raise error

    def _measure(self) -> None:
        px = self._theme.px
        self._caption.setContentsMargins(px(16), px(8), px(16), 0)
        self._caption.setSpacing(px(8))


def _bars(view: PageView) -> tuple[QScrollBar, QScrollBar]:
    return view.horizontalScrollBar(), view.verticalScrollBar()
