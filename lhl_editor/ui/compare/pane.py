"""«Sammenlign»: the bar with the two versions, the list of changes, and the one in hand."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lhl_editor.core.strategy import Strategy
from lhl_editor.language.catalogue import say
from lhl_editor.ui.compare.change_list import ChangeList
from lhl_editor.ui.compare.change_view import ChangeView
from lhl_editor.ui.compare.comparing import Comparing, Found, Read, Versions
from lhl_editor.ui.compare.comparison import ChangeRow
from lhl_editor.ui.compare.filters import Filters
from lhl_editor.ui.compare.legend import Legend
from lhl_editor.ui.compare.nothing import Nothing
from lhl_editor.ui.compare.restoring import NotRestored, restoring
from lhl_editor.ui.compare.sides import NOW, Side
from lhl_editor.ui.compare.version_bar import VersionBar
from lhl_editor.ui.session import Edit, Session
from lhl_editor.ui.theme import Theme

_PAUSE = 150  # milliseconds after an edit
_LIST = 320, 440, 560  # least, usual and most width
_WIDE = 1100  # where there is room for the usual


class ComparePane(QWidget):
    """Compares anew when it is shown, and while it is shown whenever something is another."""

    edit_wanted = Signal()  # back to Rediger
    compared = Signal()  # what is shown is of the newest question

    def __init__(
        self,
        session: Session,
        theme: Theme,
        versions: Versions,
        read: Read,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.theme = session, theme
        self.found: Found | None = None
        self.bar, self.filters = VersionBar(theme), Filters(theme)
        self.list, self.view = ChangeList(theme), ChangeView(theme)
        self.nothing = Nothing(theme, self.filters.clear)
        self._before, self._after = "", NOW
        self._shown: ChangeRow | None = None
        self._chooses = self._is_moved = False
        self._comparing = Comparing(session, versions, read, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._lay_out()
        self._connect()
        self._measure()

    # --- what one can ask of it ---

    def panes(self) -> list[QWidget]:
        """What can be seen, in the order in which F6 goes through it."""
        every = (self.bar, self.list, self.view, self.nothing)
        return [pane for pane in every if pane.isVisible()]

    def next(self) -> None:
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def why_not_step(self) -> str:
        """Why there is no next change; empty where there is one."""
        return "" if self.list.rows.changes else say("compare.why.no_changes")

    def compare_with(self, version: str) -> None:
        """Compare what is written now with the version that has this id."""
        self._before, self._after = version, NOW
        if self.isVisible():
            self._compare(anew=True)

    def choose_when_ready(self) -> None:
        """Open the list of versions to compare with, as soon as it is known."""
        if self.isVisible() and self.found is not None:
            self.bar.choose_before()
        else:
            self._chooses = True

    def restore(self) -> None:
        """Make the place in hand what it was in the older of the two, as one thing to undo."""
        found, change = self.found, self._shown
        if found is None or change is None or self._why_not_restore():
            return
        old = self._old(found)
        changes = restoring(self.session.strategy, self._strategy_of(found, old), change.difference)
        title = say("compare.step", place=change.place, side=old.name)
        self.session.dispatch(*changes, by=self, title=title)
        self.session.announce(say("compare.restored", place=change.place))
        self.list.setFocus()

    def go_to_field(self) -> None:
        """Back to Rediger, at the place of the change in hand."""
        if self._shown is not None:
            path = self._shown.difference.path
            self.edit_wanted.emit()
            self.session.go_to(path, self)

    def stop(self) -> None:
        """Nothing is worked on any more."""
        self._timer.stop()
        self._comparing.stop()
        self.view.stop()

    # --- Qt's own ---

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.found is None:
            self._say(say("compare.working"))
        self._compare(anew=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.edit_wanted.emit()
        else:
            super().keyPressEvent(event)

    # --- what happens ---

    def _connect(self) -> None:
        self._comparing.done.connect(self._show)
        self._timer.timeout.connect(self._compare)
        self.session.changed.connect(self._edited)
        self.session.saved_changed.connect(self._saved)
        self.bar.before_chosen.connect(lambda key: self._choose(key, self._after))
        self.bar.after_chosen.connect(lambda key: self._choose(self._key_before(), key))
        self.bar.swapped.connect(lambda: self._choose(self._after, self._key_before()))
        self.bar.close_wanted.connect(self.edit_wanted)
        self.bar.announced.connect(self.session.announce)
        self.filters.changed.connect(self._filter)
        self.list.chosen.connect(self._show_change)
        self.list.wanted.connect(lambda _: self.go_to_field())
        self.view.step_wanted.connect(self._step)
        self.view.field_wanted.connect(self.go_to_field)
        self.view.restore_wanted.connect(self.restore)
        self.theme.changed.connect(self._measure)

    def _edited(self, _: Edit) -> None:
        if self.isVisible():
            self._timer.start()

    def _saved(self) -> None:
        if self.isVisible():
            self._compare(anew=not self.session.is_modified)

    def _choose(self, before: str, after: str) -> None:
        self._before, self._after = before, after
        self._compare()

    def _key_before(self) -> str:
        return self._before or (self.found.before.key if self.found else "")

    def _compare(self, *, anew: bool = False) -> None:
        self._timer.stop()
        self._comparing.compare(self._before, self._after, anew=anew)

    def _show(self, found: Found) -> None:
        self.found = found
        self.bar.show_sides(found.sides, found.before, found.after)
        self.view.show_sides(found.before, found.after, self._old(found))
        self._filter()
        self.compared.emit()
        if self._chooses and self.isVisible():
            self._chooses = False
            self.bar.choose_before()

    def _filter(self) -> None:
        """Shows what the filter lets through, with the same change in hand, or the one that took
        its place."""
        found = self.found
        if found is None:
            return
        key, at = self._place_in_hand()
        every = found.comparison.rows if found.comparison else ()
        shown = self.filters.shown(every)
        self.list.rows.set_changes(shown)
        self._shown = None
        if shown:
            same = (change for change in shown if change.key == key)
            had_focus = self.nothing.hasFocus()
            self._body.setCurrentIndex(0)
            if had_focus:
                self.list.setFocus()
            self.list.make_current(next(same, shown[min(at, len(shown) - 1)]))
        else:
            self._say_nothing(found, is_filtered=bool(every))

    def _place_in_hand(self) -> tuple[tuple[str, str], int]:
        """What the change in hand is known by, and its number in the list."""
        changes, change = self.list.rows.changes, self._shown
        if change is None:
            return ("", ""), 0
        return change.key, changes.index(change) if change in changes else 0

    def _say_nothing(self, found: Found, *, is_filtered: bool) -> None:
        if found.fault:
            self._say(found.fault, icon="triangle-alert")
        elif is_filtered:
            self._say(say("compare.filter.none"), is_filtered=True)
        elif not found.has_versions:
            self._say(say("compare.no_versions"))
        else:
            names = {"before": found.before.name, "after": found.after.name}
            self._say(say("compare.equal", **names), icon="circle-check")

    def _say(self, words: str, *, is_filtered: bool = False, icon: str = "") -> None:
        had_focus = any(pane.isAncestorOf(self.focusWidget() or self) for pane in self._inner())
        self.nothing.say_words(words, is_filtered=is_filtered, icon=icon)
        self._body.setCurrentIndex(1)
        if had_focus:
            self.nothing.setFocus()

    def _inner(self) -> tuple[QWidget, ...]:
        return self.list, self.view

    def _show_change(self, change: ChangeRow) -> None:
        found = self.found
        if found is None or found.comparison is None:
            return
        self._shown = change
        file = self.session.file
        self.view.show_change(found.comparison, change, found.before, found.after, file)
        changes = self.list.rows.changes
        self.view.show_number(changes.index(change) + 1, len(changes))
        self.view.show_reason(self._why_not_restore())

    def _step(self, by: int) -> None:
        """The next change, round the end; told aloud."""
        changes = self.list.rows.changes
        if not changes:
            return
        shown = self._shown
        at = changes.index(shown) if shown in changes else -by
        number = (at + by) % len(changes)
        change = changes[number]
        self.list.make_current(change)
        told = say("compare.told", number=number + 1, count=len(changes), what=change.spoken)
        self.session.announce(told)

    def _why_not_restore(self) -> str:
        found, change = self.found, self._shown
        if self.session.read_only:
            return say("compare.why.read_only")
        if found is None or change is None or found.comparison is None:
            return say("compare.why.no_changes")
        old = self._strategy_of(found, self._old(found))
        try:
            restoring(self.session.strategy, old, change.difference)
        except NotRestored as reason:
            return say(f"compare.why.{reason.code}")
        return ""

    @staticmethod
    def _old(found: Found) -> Side:
        """The side to bring back from: the first, unless that is what is written now."""
        return found.after if found.before.key == NOW else found.before

    @staticmethod
    def _strategy_of(found: Found, side: Side) -> Strategy:
        assert found.comparison is not None
        is_after = side is found.after
        return found.comparison.after if is_after else found.comparison.before

    # --- how it looks ---

    def _lay_out(self) -> None:
        left = QFrame()
        left.setProperty("role", "form")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.list, 1)
        column.addWidget(Legend(self.theme))
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setHandleWidth(1)
        self._columns.setChildrenCollapsible(False)
        self._columns.addWidget(left)
        self._columns.addWidget(self.view)
        self._columns.setStretchFactor(1, 1)
        self._columns.splitterMoved.connect(lambda *_: self._moved())
        self._left = left
        self._body = QStackedWidget()
        self._body.addWidget(self._columns)
        self._body.addWidget(self.nothing)
        self._body.setCurrentIndex(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self._body, 1)
        self.setAccessibleName(say("compare.pane"))
        self.setFocusProxy(self.list)

    def _measure(self) -> None:
        least, _, most = map(self.theme.px, _LIST)
        self._left.setMinimumWidth(least)
        self._left.setMaximumWidth(most)
        self._share()

    def _share(self) -> None:
        """The list gets its usual width where there is room, until the person moves its edge."""
        if not self._is_moved:
            usual = self.theme.px(_LIST[1 if self.width() >= self.theme.px(_WIDE) else 0])
            self._columns.setSizes([usual, max(1, self.width() - usual)])

    def _moved(self) -> None:
        self._is_moved = True
