"""The dialog «Slå sammen»: the places to settle at the left, the one in hand at the right.

Nothing is changed before «Slå sammen», which is possible when every place is settled. Closed before
that, it leaves all as it was; what was decided is there again when it is opened anew.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lhl_editor.language.catalogue import say
from lhl_editor.ui.dialog import MARGIN, Dialog
from lhl_editor.ui.merge.case import Case
from lhl_editor.ui.merge.merged_view import MergedSum, MergedView, NothingOpen
from lhl_editor.ui.merge.other import Source, title, told
from lhl_editor.ui.merge.place_pane import PlacePane
from lhl_editor.ui.merge.question_view import QuestionView
from lhl_editor.ui.merge.rows import MergedHeading, MergedRow, QuestionRow, Row
from lhl_editor.ui.merge.settling import Settling
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label, rule

_WIDTH, _HEIGHT = 1160, 640
_LIST, _NARROW_LIST = 272, 224
_ROOMY = 960  # the width from which the list is as wide as it likes to be
_TALL = 420  # the height from which there is room for more than the heading above the places
View = QuestionView | MergedView | MergedSum | NothingOpen


class Wish(Enum):
    """What the person wants besides merging or leaving it."""

    NOTHING = "nothing"
    SHOW_ALL = "show_all"
    SAVE_AS = "save_as"


class MergeDialog(Dialog):
    """`wish` is what is to be done when it is closed without merging."""

    def __init__(
        self,
        theme: Theme,
        case: Case,
        settling: Settling,
        session: Session,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, say("merge.window"), icon="merge", width=_WIDTH, parent=parent)
        self.case, self.settling, self._session = case, settling, session
        self.wish = Wish.NOTHING
        self._shown: object = None  # what the view is of
        self.places = PlacePane(theme, case, settling)
        self.view: View = NothingOpen(theme, say("merge.nothing_new"))
        self.room = QScrollArea()
        self._lay_out_merge()
        self._add_buttons()
        self._connect()
        self._show_view(self.view)
        self.places.refresh()
        self._refresh()
        self.places.list.setFocus()

    # --- what it is made of ---

    def _lay_out_merge(self) -> None:
        self._heading = QVBoxLayout()
        self._heading.addWidget(label(title(self.case.other), "title", wraps=True))
        self._lead = label(_lead(self.case), "lead", wraps=True)
        self._heading.addWidget(self._lead)
        self.setAccessibleDescription(self._lead.text())
        self.body.addLayout(self._heading)
        self.body.addWidget(rule())
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.room.setProperty("role", "form")
        self.room.setWidgetResizable(True)
        self.room.setFrameShape(QFrame.Shape.NoFrame)
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row.addWidget(self.places)
        row.addWidget(rule(vertical=True))
        row.addWidget(self.room, 1)
        self.body.addLayout(row, 1)
        self._measure_merge()
        self.theme.changed.connect(self._measure_merge)

    def _add_buttons(self) -> None:
        link = button(say("merge.show_all"), lambda: self._leave(Wish.SHOW_ALL), "link")
        footer = self._footer.layout()
        if isinstance(footer, QHBoxLayout):
            footer.insertWidget(0, link)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.add_button(say("merge.later"), self.reject)
        if self.case.other.source is Source.OWN_FILE:
            self.add_button(say("merge.save_mine_as"), lambda: self._leave(Wish.SAVE_AS))
        self._merge = self.add_button(say("merge.do"), self.accept, "primary")
        for each in self._buttons.buttons():  # Enter in a field is not for them
            if isinstance(each, QPushButton):
                each.setAutoDefault(False)
                each.setDefault(False)

    def _connect(self) -> None:
        settling = self.settling
        self.places.chosen.connect(self._show_row)
        self.places.entered.connect(self._enter)
        settling.changed.connect(self._refresh)
        settling.session.changed.connect(self._refresh_view)
        settling.session.announced.connect(self._session.announce)
        for keys, run in self._keys():
            QShortcut(QKeySequence(keys), self).activated.connect(run)

    def _keys(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        return (
            ("F7", lambda: self._step(1)),
            ("Shift+F7", lambda: self._step(-1)),
            ("F6", self._next_pane),
            ("Shift+F6", self._next_pane),
            ("Ctrl+Return", self._merge.click),
            ("Ctrl+Z", self.settling.undo),
            ("Ctrl+Y", self.settling.redo),
            ("Ctrl+Shift+Z", self.settling.redo),
        )

    # --- what it shows ---

    def _refresh(self) -> None:
        left = len(self.settling.left)
        self.set_note(_counted("merge.left", left))
        why = say("merge.why.left") if left else ""
        self._merge.setEnabled(not left)
        self._merge.setToolTip(why)
        self._merge.setAccessibleDescription(why)
        self._refresh_view()

    def _refresh_view(self) -> None:
        if isinstance(self.view, QuestionView):
            self.view.refresh()

    def _show_row(self, row: Row) -> None:
        what = _what(row)
        if what is self._shown:
            return
        self._shown = what
        match row:
            case QuestionRow(question=question):
                page = self._session.page_of(question.path)
                words = say("merge.page", page=page) if page else ""
                view = QuestionView(self.theme, self.case, self.settling, question, words)
                view.announced.connect(self._session.announce)
                self._show_view(view)
            case MergedRow(change=change):
                self._show_view(MergedView(self.theme, change))
            case MergedHeading():
                self._show_view(MergedSum(self.theme, self.case.changes))

    def _show_view(self, view: View) -> None:
        self.view = view
        inner, px = QFrame(), self.theme.px
        inner.setProperty("role", "form")
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(MARGIN), px(16), px(MARGIN), px(16))
        column.addWidget(view)
        self.room.setWidget(inner)

    # --- what is done in it ---

    def _step(self, by: int) -> None:
        self.places.step(by)
        if row := self.places.current:
            self._session.announce(row.spoken)
        if not self.places.list.hasFocus():
            self._enter()

    def _enter(self) -> None:
        """The focus into what is shown."""
        self.view.focus_first()
        if focus := self.focusWidget():
            self.room.ensureWidgetVisible(focus)

    def _next_pane(self) -> None:
        if self.places.list.hasFocus():
            self._enter()
        else:
            self.places.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave(self, wish: Wish) -> None:
        self.wish = wish
        self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, and no other."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focus := self.focusWidget(), QAbstractButton):
            focus.click()

    # --- how large it is ---

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(_WIDTH), self.theme.px(_HEIGHT))

    def fit(self) -> None:
        """As tall as it likes to be, where the window leaves room for it."""
        if self.isVisible():
            self.resize(self.width(), min(self.theme.px(_HEIGHT), self.maximumHeight()))
            self._stay_inside()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lead.setVisible(event.size().height() >= self.theme.px(_TALL))
        roomy = event.size().width() >= self.theme.px(_ROOMY)
        self.places.setFixedWidth(self.theme.px(_LIST if roomy else _NARROW_LIST))

    def _measure_merge(self) -> None:
        px = self.theme.px
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._heading.setContentsMargins(px(MARGIN), px(20), px(MARGIN), px(12))
        self._heading.setSpacing(0)


def _lead(case: Case) -> str:
    """Whose it is, what merged, what is left to do, and that nothing is lost."""
    parts = [
        told(case.other, datetime.now().astimezone()),
        _counted("merge.lead.merged", len(case.changes)),
        _counted("merge.lead.to_settle", len(case.questions)),
        "" if case.has_base else say("merge.lead.no_base"),
        say("merge.lead.kept"),
    ]
    return " ".join(part for part in parts if part)


def _what(row: Row) -> object:
    """What is shown of a row, which is another row after each decision."""
    match row:
        case QuestionRow(question=question):
            return question
        case MergedRow(change=change):
            return change
    return MergedHeading


def _counted(code: str, count: int) -> str:
    if count == 0:
        return say(f"{code}.none")
    return say(f"{code}.one") if count == 1 else say(f"{code}.many", count=count)
