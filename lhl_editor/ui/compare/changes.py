"""What was found between two versions: the changes that the filter lets through, the one in hand,
and words where there is none."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.compare.change_list import ChangeList
from lhl_editor.ui.compare.change_view import ChangeView
from lhl_editor.ui.compare.columns import Columns
from lhl_editor.ui.compare.comparing import Found
from lhl_editor.ui.compare.comparison import ChangeRow
from lhl_editor.ui.compare.filters import Filters
from lhl_editor.ui.compare.legend import Legend
from lhl_editor.ui.compare.makers import Makers
from lhl_editor.ui.compare.nothing import Nothing
from lhl_editor.ui.compare.sides import NOW, Side
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme


class Changes(QStackedWidget):
    """Keeps the same change in hand, or the one that took its place, whatever is found anew."""

    field_wanted = Signal()  # of the change in hand

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.found: Found | None = None
        self.change: ChangeRow | None = None
        self.filters, self.list = Filters(theme), ChangeList(theme)
        self.view, self.nothing = ChangeView(theme), Nothing(theme, self.filters.clear)
        listed = (self.filters, self.list, Legend(theme))
        self.columns = Columns(theme, listed, self.view)
        self.addWidget(self.columns)
        self.addWidget(self.nothing)
        self.setCurrentIndex(1)
        self.filters.changed.connect(self._filter)
        self.list.chosen.connect(self._show_change)
        self.list.wanted.connect(lambda _: self._go_on())
        self.view.foot.field_wanted.connect(self.field_wanted)
        self.view.step_wanted.connect(self.step)
        self.columns.turned.connect(self._turned)
        self._turned()

    @property
    def every(self) -> tuple[ChangeRow, ...]:
        """All that was found, let through or not."""
        comparison = self.found.comparison if self.found else None
        return comparison.rows if comparison else ()

    @property
    def old(self) -> Side | None:
        """The side to bring back from: the first, unless that is what is written now."""
        found = self.found
        if found is None:
            return None
        return found.after if found.before.key == NOW else found.before

    def why_not_restore(self) -> str:
        """Why nothing can be brought back; empty where something can."""
        return say("compare.why.read_only") if self._session.read_only else ""

    def show_found(self, found: Found) -> None:
        before = self.found
        is_same = before is not None and _keys(before) == _keys(found)
        self.found = found
        if self.old is not None:
            self.view.show_sides(found.before, found.after, self.old)
        if not is_same:  # else they are nearly the same as before
            self._know_makers({})
        self._filter()

    def show_makers(self, makers: Makers) -> None:
        """Who made the changes is known a little later than what they are."""
        self._know_makers(makers)
        if self.change is not None:
            self.view.foot.show_makers(makers.get(self.change.key, ()))
        if self.filters.show_people(self.every):
            self._filter()

    def say_words(self, words: str, *, is_filtered: bool = False, icon: str = "") -> None:
        """Say this in place of the changes."""
        focus = self.focusWidget() or self
        had_focus = any(pane.isAncestorOf(focus) for pane in (self.list, self.view))
        self.nothing.say_words(words, is_filtered=is_filtered, icon=icon)
        self.setCurrentIndex(1)
        if had_focus:
            self.nothing.setFocus()

    def take_focus(self) -> None:
        """Have the focus in the list, or where its place is taken."""
        (self.nothing if self.currentIndex() else self.columns.front).setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, behind a tab or not."""
        return (self.nothing,) if self.currentIndex() else (self.list, self.view)

    def step(self, by: int) -> None:
        """The next change, round the end; told aloud."""
        changes = self.list.rows.changes
        if not changes:
            return
        at = changes.index(self.change) if self.change in changes else -by
        number = (at + by) % len(changes)
        change = changes[number]
        self.list.make_current(change)
        told = say("compare.told", number=number + 1, count=len(changes), what=change.spoken)
        self._session.announce(told)

    def _go_on(self) -> None:
        """From the list to the change in hand, and where that is seen beside it, to its field."""
        if self.columns.is_narrow:
            self.columns.reveal(self.view)
            self.view.read()
        else:
            self.field_wanted.emit()

    def _turned(self) -> None:
        code = "list_help_narrow" if self.columns.is_narrow else "list_help"
        self.list.setAccessibleDescription(say(f"compare.{code}"))
        QTimer.singleShot(0, self, self._show_in_hand)  # when its place is known

    def _show_in_hand(self) -> None:
        if self.list.isVisible():
            self.list.scrollTo(self.list.currentIndex())

    def _know_makers(self, makers: Makers) -> None:
        self.filters.makers = makers
        self.list.rows.set_makers(makers)

    def _filter(self) -> None:
        found = self.found
        if found is None:
            return
        key, at = self._place_in_hand()
        shown = self.filters.shown(self.every)
        self.list.rows.set_changes(shown)
        self.change = None
        if shown:
            same = (change for change in shown if change.key == key)
            had_focus = self.nothing.hasFocus()
            self.setCurrentIndex(0)
            if had_focus:
                self.columns.front.setFocus()
            self.list.make_current(next(same, shown[min(at, len(shown) - 1)]))
        else:
            self._say_nothing(found, is_filtered=bool(self.every))

    def _place_in_hand(self) -> tuple[tuple[str, str], int]:
        """What the change in hand is known by, and its number in the list."""
        changes, change = self.list.rows.changes, self.change
        if change is None:
            return ("", ""), 0
        return change.key, changes.index(change) if change in changes else 0

    def _say_nothing(self, found: Found, *, is_filtered: bool) -> None:
        if found.fault:
            self.say_words(found.fault, icon="triangle-alert")
        elif is_filtered:
            self.say_words(say("compare.filter.none"), is_filtered=True)
        elif not found.has_versions:
            self.say_words(say("compare.no_versions"))
        elif found.before.key == found.after.key:
            self.say_words(say("compare.same_side", side=found.before.name))
        else:
            names = {"before": found.before.name, "after": found.after.name}
            self.say_words(say("compare.equal", **names), icon="circle-check")

    def _show_change(self, change: ChangeRow) -> None:
        found, session = self.found, self._session
        if found is None or found.comparison is None:
            return
        self.change = change
        sides = found.before, found.after
        self.view.show_change(found.comparison, change, *sides, session.file)
        changes = self.list.rows.changes
        self.view.head.show_number(changes.index(change) + 1, len(changes))
        self.view.foot.show_change(session.strategy, change, self.why_not_restore())
        self.view.foot.show_makers(self.list.rows.makers.get(change.key, ()))


def _keys(found: Found) -> tuple[str, str]:
    return found.before.key, found.after.key
