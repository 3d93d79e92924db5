"""Find and replace: every hit in its context, ticked or not; replaced as one step.

It does not stand in the way: while it is open one can write, and the hits follow.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QTextEdit, QWidget

from lhl_editor.core.find import Hit, replace
from lhl_editor.core.path import Path
from lhl_editor.language.catalogue import say
from lhl_editor.ui.background import Latest
from lhl_editor.ui.dialog import Dialog
from lhl_editor.ui.find.fields import FindFields
from lhl_editor.ui.find.search import ALL, HitRows, Hits, Search, look
from lhl_editor.ui.findings.words import full_place
from lhl_editor.ui.marked_list import MarkedList
from lhl_editor.ui.marked_rows import MarkedRows
from lhl_editor.ui.question import ask
from lhl_editor.ui.session import Edit, Session
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label

_WIDTH = 780
_FEWEST, _MOST = 3, 7  # rows that are seen at once
_PAUSE = 700  # milliseconds before the number of hits is said
_VAGUE, _WAIT = 2, 200  # so few letters stand everywhere: milliseconds to wait for another
_LONGEST = 200  # characters of a selection that is looked for


def show_find(
    session: Session, theme: Theme, window: QWidget, *, replacing: bool, words: str = ""
) -> FindDialog:
    """Open the dialog beside the window, or bring back the one that is open, with these words or
    those that are selected."""
    words = words or _selected()
    dialog = next((d for d in window.findChildren(FindDialog) if d.session is session), None)
    if dialog is None:
        dialog = FindDialog(session, theme, window)
    dialog.begin(replacing=replacing, words=words)
    return dialog


def _selected() -> str:
    """What is selected in the field that has the focus, if it is on one line."""
    widget, words = QApplication.focusWidget(), ""
    if isinstance(widget, QLineEdit):
        words = widget.selectedText()
    elif isinstance(widget, QTextEdit):
        words = widget.textCursor().selectedText()
    is_plain = len(words) <= _LONGEST and not set("\u2028\u2029\ufffc") & set(words)
    return words.strip() if is_plain else ""


class FindDialog(Dialog):
    """Looks again each time that the words or the strategy change."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            say("find.title.replace"),
            icon="search",
            width=_WIDTH,
            scrolls=True,
            parent=parent,
        )
        self.session = session
        self._replacing = True
        self._hits = Hits(Search(""), session.strategy)
        self._left_out: set[Hit] = set()
        self._gone = False  # to a hit of this search
        self.fields = FindFields(theme)
        self._rows = MarkedRows(lambda path: full_place(session, path), self)
        self.list = MarkedList(theme, self._rows, say("find.list"))
        self._count = label("", "label")
        self._chosen = label("", "muted")
        self._all = button("", self._toggle_all, "link")
        self._empty = label("", "muted", wraps=True)
        self._undo = label(say("find.undo"), "help")
        self._latest = Latest(self)
        self._pause, self._waiting = QTimer(self), QTimer(self)
        self._build()
        self._connect()

    def begin(self, *, replacing: bool, words: str = "") -> None:
        """Show it, for finding alone or for replacing too."""
        self._become(replacing)
        if words:
            self.fields.words.setText(words)
        self.show()
        self.raise_()
        self.activateWindow()
        self.fields.words.selectAll()
        self.fields.words.setFocus()
        self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.fields.words.hasFocus():
            self._go_on()
        elif event.key() == Qt.Key.Key_Down and self.fields.words.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setModal(False)
        self.body.addWidget(self.fields)
        line = QHBoxLayout()
        line.addWidget(self._count)
        line.addWidget(self._chosen)
        line.addStretch(1)
        line.addWidget(self._all)
        self.body.addLayout(line)
        self.list.setAccessibleDescription(say("find.list_help"))
        self.body.addWidget(self.list)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._undo)
        self.body.addStretch(1)
        self.add_button(say("find.close"), self.reject)
        self._show_replace = self.add_button(
            say("find.show_replace"), lambda: self._become(True, focus=True)
        )
        self._do = self.add_button("", self._replace, "primary")
        self._do.setDefault(False)  # Enter goes from hit to hit
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._waiting.setSingleShot(True)
        self._show_empty()

    def _connect(self) -> None:
        self.fields.changed.connect(self._look_soon)
        self._waiting.timeout.connect(self._look)
        self.fields.replacement_changed.connect(self._show_replacement)
        self.list.chosen.connect(self._go_to)
        self._rows.ticked_changed.connect(self._remember_ticks)
        self._latest.done.connect(self._show_hits)
        self._pause.timeout.connect(self._say_count)
        self.session.changed.connect(self._follow)
        self.session.moved.connect(self._follow_place)
        self.finished.connect(lambda _: self._latest.run(lambda _: None))

    def _become(self, replacing: bool, *, focus: bool = False) -> None:
        """For finding alone, or for replacing too."""
        self._replacing = replacing
        title = say("find.title.replace" if replacing else "find.title.find")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.fields.show_replacement(replacing)
        self._rows.set_has_ticks(replacing)
        self._show_replace.setVisible(not replacing)
        self._do.setVisible(replacing)
        self.set_note(say("find.addresses") if replacing else "")
        self._show_replacement()
        self._fit()
        if focus:
            self.fields.replacement.setFocus()

    def _follow(self, edit: Edit) -> None:
        if self.isVisible():
            self._look()

    def _follow_place(self, path: Path, by: object) -> None:
        if self.isVisible() and self.fields.within != ALL and by is not self:
            self._look()

    def _look_soon(self) -> None:
        self._waiting.start(_WAIT if len(self.fields.words.text()) <= _VAGUE else 0)

    def _look(self) -> None:
        strategy, search = self.session.strategy, self.fields.search(self.session.place)
        if search != self._hits.search:
            self._left_out = set()
        self._waiting.stop()
        self._latest.run(lambda _: look(strategy, search))

    def _show_hits(self, hits: Hits | None) -> None:
        if hits is None:  # closed since
            return
        row = max(0, self.list.currentIndex().row())
        same = hits.search == self._hits.search
        self._gone = self._gone and same
        self._hits = hits
        out = self._left_out
        unticked = {at for at, hit in enumerate(hits.hits) if hit in out} if out else set()
        self._rows.set_rows(self._marked(), unticked)
        if hits.hits:
            at = min(row, len(hits.hits) - 1) if same else 0
            self.list.setCurrentIndex(self._rows.index(at))
        self._show_empty()
        self._fit()
        if not same:
            self._pause.start()

    def _show_replacement(self) -> None:
        self._rows.set_words(self._marked())
        self._show_chosen()

    def _marked(self) -> HitRows:
        replacement = self.fields.replacement.text() if self._replacing else None
        return HitRows(self._hits.hits, replacement, self._hits.search.match_case)

    def _show_empty(self) -> None:
        search, found = self._hits.search, bool(self._hits.hits)
        if not search.words:
            words = say("find.begin")
        elif search.within.parts:
            words = say("find.none_here", words=search.words)
        else:
            code = "none_whole" if search.whole_word else "none"
            words = say(f"find.{code}", words=search.words)
        self._empty.setText(words)
        self._empty.setVisible(not found)
        self.list.setVisible(found)

    def _remember_ticks(self) -> None:
        hits = self._hits.hits
        if len(hits) == len(self._rows.rows):
            self._left_out = {hits[at] for at in self._rows.unticked}
        self._show_chosen()

    def _show_chosen(self) -> None:
        hits, chosen = self._hits, self._rows.count_of_ticked
        found = bool(hits.hits)
        self._count.setText(say("find.hits", hits=len(hits.hits), fields=hits.fields))
        self._count.setVisible(found)
        self._chosen.setText(say("find.chosen", count=chosen))
        self._chosen.setVisible(found and self._replacing)
        everything = chosen == len(hits.hits)
        self._all.setText(say("find.nothing" if everything else "find.all"))
        self._all.setVisible(found and self._replacing)
        self._undo.setVisible(found and self._replacing)
        code = "replace" if self.fields.replacement.text() else "remove"
        self._do.setText(say(f"find.do.{code}", count=chosen))
        self._do.setEnabled(chosen > 0 and not self.session.read_only)
        self._do.setToolTip(say("find.read_only") if self.session.read_only else "")

    def _fit(self) -> None:
        self.list.show_rows(max(_FEWEST, min(_MOST, len(self._hits.hits))))
        self.fit()

    def _toggle_all(self) -> None:
        self._rows.tick_all(bool(self._rows.unticked))

    def _go_on(self) -> None:
        """From the field: to the hit that is selected, and then to the next one."""
        if not self._hits.hits:
            return
        at = self.list.currentIndex().row()
        if self.session.place == self._hits.hits[at].path and self._gone:
            at = (at + 1) % len(self._hits.hits)
        self.list.setCurrentIndex(self._rows.index(at))
        self._go_to(at)

    def _go_to(self, at: int) -> None:
        hit = self._hits.hits[at]
        self._gone = True
        self.session.go_to(hit.path, by=self)
        place = full_place(self.session, hit.path)
        count = len(self._hits.hits)
        self.session.announce(say("find.at", number=at + 1, count=count, place=place))

    def _replace(self) -> None:
        chosen = [self._hits.hits[at] for at in self._rows.ticked]
        words, search = self.fields.replacement.text(), self._hits.search
        if not chosen or (not words and not self._may_remove(len(chosen))):
            return
        changes = replace(self.session.strategy, chosen, words, search.match_case)
        self.session.dispatch(*changes, by=self, title=say("find.step", words=search.words))
        code = "replaced" if words else "removed"
        one = "one" if len(chosen) == 1 else "many"
        said = say(f"find.{code}.{one}", **({} if one == "one" else {"count": len(chosen)}))
        self.set_note(said)
        self.session.announce(said)

    def _may_remove(self, count: int) -> bool:
        one = "one" if count == 1 else "many"
        lead = say(f"find.ask.lead.{one}", **({} if one == "one" else {"count": count}))
        title = say("find.ask.title", words=self._hits.search.words)
        ways = {
            "remove": say("find.ask.remove", count=count),
            "cancel": say("find.ask.cancel"),
        }
        return ask(self.theme, title, lead, ways, self) == "remove"

    def _say_count(self) -> None:
        if self._hits.search.words and self.isVisible():
            self.session.announce(self._count.text())
