"""What is to be as it was: this change, all round it, or everything; shown before it is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.strategy import Strategy, exists
from lhl_editor.language.catalogue import say
from lhl_editor.language.places import place as place_words
from lhl_editor.ui.background import Latest
from lhl_editor.ui.compare.change_list import ChangeList
from lhl_editor.ui.compare.comparison import ChangeRow, compared
from lhl_editor.ui.compare.restoring import (
    Restored,
    restored_all,
    restored_row,
    restored_within,
)
from lhl_editor.ui.dialog import Dialog
from lhl_editor.ui.segments import Segments
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

_WIDTH = 720
_TALL = 320  # of the list
_LONG = 44  # characters of a place on a button
THIS, AROUND, ALL = "this", "around", "all"


@frozen
class _Preview:
    """What one of the ways would come to, and what would be other then."""

    way: str
    restored: Restored
    rows: tuple[ChangeRow, ...]


class RestoreDialog(Dialog):
    """Brings it back as one thing that can be undone."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        change: ChangeRow,
        old: Strategy,
        old_name: str,
        parent: QWidget | None = None,
    ) -> None:
        window = say("compare.restore_dialog.window")
        super().__init__(theme, window, icon="undo-2", width=_WIDTH, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._change = session, change
        self._now, self._old, self._old_name = session.strategy, old, old_name
        self._around = _around(change)
        self._preview: _Preview | None = None
        self._is_new = True
        self._work = Latest(self)
        self._work.done.connect(self._show)
        self._work.failed.connect(_raise)
        self.add_heading(say("compare.restore_dialog.title", side=old_name))
        self.ways = self._make_ways()
        self.told, self.left = label("", "body", wraps=True), label("", "warning", wraps=True)
        self.list = PreviewList(theme)
        self.body.addWidget(self.ways, 0, Qt.AlignmentFlag.AlignLeft)
        for each in (self.told, self.list, self.left):
            self.body.addWidget(each)
        self.add_button(say("export.cancel"), self.reject)
        self.do_button = self.add_button(say("compare.restore_dialog.do"), self._restore, "primary")
        self.set_note(say("compare.restore_dialog.note"))
        self._choose(THIS)

    def done(self, result: int) -> None:
        self._work.stop()
        super().done(result)

    def _make_ways(self) -> Segments:
        ways = [(THIS, say("compare.restore_dialog.this"), "")]
        if self._around.parts:
            where = self._place(AROUND)
            where = where if len(where) <= _LONG else f"{where[:_LONG].rstrip()} …"
            ways.append((AROUND, say("compare.restore_dialog.around", place=where), ""))
        ways.append((ALL, say("compare.restore_dialog.all"), ""))
        made = Segments(self.theme, say("compare.restore_dialog.ways"), ways)
        made.chosen.connect(self._choose)
        return made

    def _choose(self, way: str) -> None:
        self._preview = None
        self.do_button.setEnabled(False)
        self.told.setText(say("compare.restore_dialog.looking"))
        self.left.hide()
        now, make = self._now, self._maker(way)

        def work(_: object) -> _Preview:
            restored = make()
            return _Preview(way, restored, compared(now, restored.strategy).rows)

        self._work.run(work)

    def _maker(self, way: str) -> Callable[[], Restored]:
        now, old, row, around = self._now, self._old, self._change.difference, self._around
        match way:
            case "this":
                return lambda: restored_row(now, old, row)
            case "around":
                return lambda: restored_within(now, old, around)
            case _:
                return lambda: restored_all(now, old)

    def _show(self, preview: _Preview) -> None:
        self._preview = preview
        count, left = len(preview.rows), tuple(dict.fromkeys(preview.restored.left))
        self.do_button.setEnabled(bool(count))
        if count and self._is_new:
            self.do_button.setFocus()  # it could not have it before it could be pressed
        self._is_new = False
        code = "none" if not count else "one" if count == 1 else "many"
        self.told.setText(say(f"compare.restore_dialog.{code}", count=count))
        reasons = " ".join(say(f"compare.why.{each}") for each in left if each != "same")
        self.left.setText(reasons)
        self.left.setVisible(bool(reasons))
        self.list.rows.set_changes(preview.rows)
        self.list.setVisible(bool(count))
        self.list.updateGeometry()
        self.fit()

    def _restore(self) -> None:
        preview = self._preview
        if preview is None or not preview.rows or self._session.strategy is not self._now:
            return
        place = self._place(preview.way)
        title = say("compare.step", place=place, side=self._old_name)
        self._session.dispatch(*preview.restored.changes, by=self, title=title)
        self.accept()
        self._session.announce(say("compare.restored", place=place))

    def _place(self, way: str) -> str:
        match way:
            case "this":
                return self._change.place
            case "around":
                return place_words(_holding(self._around, self._old, self._now), self._around)
            case _:
                return say("compare.restore_dialog.everything")


class PreviewList(ChangeList):
    """As tall as what it shows, up to a height; what is shown cannot be gone to."""

    def sizeHint(self) -> QSize:
        px = self.theme.px
        tall = sum(self.height_of(at) for at in range(min(20, len(self.rows.rows))))
        return QSize(px(400), max(px(80), min(px(_TALL), tall + 4)))


def _around(change: ChangeRow) -> Path:
    """The item or section that holds the place; nothing where that is the whole document."""
    difference = change.difference
    is_field = difference.item_path != difference.path
    return difference.item_path if is_field else difference.path.parent


def _holding(place: Path, old: Strategy, now: Strategy) -> Strategy:
    """The one of the two that has the place."""
    return now if exists(now, place) else old


def _raise(error: Exception) -> None:
    raise error
