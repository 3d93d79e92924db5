"""The pane «Skjema»: the fields of the place in hand, to read and to write."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from lhl_editor.core.path import Path
from lhl_editor.core.strategy import exists
from lhl_editor.core.subjects import subject
from lhl_editor.language.catalogue import say
from lhl_editor.ui.form.editor import DELETE, NEW, Editor, LastSaid
from lhl_editor.ui.form.field_row import EARLIER, FieldRow
from lhl_editor.ui.form.finding_note import HIDE, MEND, MEND_ALL
from lhl_editor.ui.form.findings import by_place
from lhl_editor.ui.form.naming import title
from lhl_editor.ui.form.page_room import Room, room_on_page
from lhl_editor.ui.form.popup import dismiss_popups
from lhl_editor.ui.form.subject_form import SubjectForm
from lhl_editor.ui.form.used import Used
from lhl_editor.ui.session import Edit, Session
from lhl_editor.ui.theme import Theme

_ABOVE = 48  # kept in sight above a field that is gone to
_AT_ONCE = 0
_NESTED = 8  # layouts round a field


class FormPane(QFrame):
    """Shows the form of `subject(session.place)` and says what it wants of the window."""

    move_wanted = Signal(object, int)  # the Path of an item, -1 or +1
    delete_wanted = Signal(object)  # Path
    duplicate_wanted = Signal(object)  # Path
    new_wanted = Signal(object)  # the Path of a list, or of an item of the kind
    mend_wanted = Signal(object)  # Problem
    mend_all_wanted = Signal(str)  # rule
    hide_wanted = Signal(object)  # Problem
    earlier_wanted = Signal(object)  # the Path of a field

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._used = Used()
        self._form: SubjectForm | None = None
        self._row: FieldRow | None = None  # that the focus is in
        self._room: Room | None = None
        self._is_over = False
        self._last: LastSaid | None = None
        self.setProperty("role", "form")
        self.setAccessibleName(say("form.name"))
        self._scroll = _Scroll(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self._connect()
        self.show_subject(self._here())

    def _connect(self) -> None:
        session = self._session
        session.changed.connect(self._changed)
        session.problems_changed.connect(self._look)
        session.pages_changed.connect(self._pages_changed)
        session.saved_changed.connect(self._refresh)
        session.moved.connect(self._moved)
        session.read_only_changed.connect(self._build_anew)
        self._theme.changed.connect(self._build_anew)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    @property
    def path(self) -> Path:
        """The subject that is shown."""
        return self._form.path if self._form else Path()

    def _here(self) -> Path:
        """The subject of the place in hand, or the nearest round it that is there."""
        path = subject(self._session.place)
        while path.parts and not exists(self._session.strategy, path):
            path = subject(path.parent)
        return path

    # Showing

    def show_subject(self, path: Path, anew: bool = False) -> None:
        """Show the form of a section, an item or a list that is a subject."""
        if self._form is not None and self._form.path == path and not anew:
            return
        dismiss_popups(self.window())
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self._form is not None and self._form.isAncestorOf(focus)
        old, host = self._form, self._scroll.host
        self._form = form = SubjectForm(self._session, self._theme, path, self._used, host)
        form.header.acted.connect(self._act)
        form.gone_to.connect(self._session.go_to)
        form.wanted.connect(self._want)
        form.refresh()
        form.show_use()
        form.show_findings(by_place(self._session.problems, path))
        if self._last is not None:
            form.show_last_changes(self._last)
        self._scroll.show_content(form)
        if old is not None:
            old.deleteLater()  # not at once: it may be what asks for this
        self._row = None
        self._room, self._is_over = None, False
        self._show_room()
        if had_focus:
            self.focus_first()

    def show_last_changes(self, last: LastSaid) -> None:
        """Say below the fields who changed them last; what is in use stays where it is."""
        self._last = last
        form, row = self._form, self._row
        if form is None:
            return
        top = self._scroll.top_of(row) if row else 0
        form.show_last_changes(last)
        if row is not None:
            self._scroll.bring_back(row, top)

    def _build_anew(self) -> None:
        """Every length may be another one."""
        path = self.path
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)  # behind a dialog, too
        self.show_subject(path, anew=True)
        if had_focus and self._session.place.within(path):
            self._focus(self._session.place, flashes=False)

    def _changed(self, edit: Edit) -> None:
        here = self._here()
        if here != self.path:
            self.show_subject(here)
        self._refresh()

    def _refresh(self) -> None:
        if self._form and exists(self._session.strategy, self._form.path):
            self._form.refresh()

    def _look(self) -> None:
        form, focus = self._form, self.window().focusWidget()  # behind a dialog, too
        if form is None:
            return
        inside = focus if focus is not None and form.isAncestorOf(focus) else None
        row = _row_around(inside) if inside else None
        form.show_findings(by_place(self._session.problems, form.path))
        if inside is None or inside.isVisibleTo(form):
            return
        if row is not None:  # the finding that was mended or hidden there is gone: to its field
            row.editor.focus_on(row.editor.place.path)
        else:
            self.focus_first()

    def _pages_changed(self) -> None:
        if self._form and exists(self._session.strategy, self._form.path):
            self._form.refresh_fields()
        self._show_room()

    def _show_room(self) -> None:
        form = self._form
        if form is None or not exists(self._session.strategy, form.path):
            return
        room = room_on_page(self._session, form.path, form.kind)
        form.header.show_room(room)
        is_over = bool(room and room.more)
        if room and self._room and is_over and not self._is_over:
            name = title(self._session.strategy, form.path)
            code = "one" if room.more == 1 else "many"
            self._session.announce(say(f"form.room.went_over.{code}", name=name, count=room.more))
        self._room, self._is_over = room, is_over

    # Where the person is

    def _moved(self, path: Path, by: object) -> None:
        if by is self:
            return
        self.show_subject(self._here())
        if path != self.path and path.within(self.path):
            self._focus(path)

    def _focus(self, path: Path, flashes: bool = True) -> None:
        """Put the focus into the field of a place, and bring it into sight."""
        form = self._form
        row = form.row_at(path) if form else None
        if form is None or row is None:
            return
        row.editor.focus_on(path)
        QTimer.singleShot(_AT_ONCE, form, partial(self._show_field, flashes))

    def _show_field(self, flashes: bool) -> None:
        focus = QApplication.focusWidget()
        form = self._form
        if form is None or focus is None or not form.isAncestorOf(focus):
            return
        self._scroll.bring_into_sight(focus)
        if flashes and _moves(self):
            form.flash.show_round(focus)

    def focus_first(self) -> None:
        """Put the focus into the field in hand, or into the first."""
        form = self._form
        if form is None:
            return
        place = self._session.place
        if place != form.path and form.row_at(place):
            self._focus(place, flashes=False)
        elif row := form.first_row():
            row.editor.focus_on(row.editor.place.path)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.focus_first()

    def _focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        """The field that gets the focus is the place in hand."""
        if now is None or self._form is None or not self._form.isAncestorOf(now):
            return
        row = _row_around(now)
        if self._row is not None and self._row is not row:
            self._row.set_in_use(False)
        self._row = row
        if row is not None:
            row.set_in_use(True)
        editor = _editor_around(now)
        if editor is not None:
            self._scroll.bring_into_sight(now)
            path = editor.place.path
            if path != self._session.place and exists(self._session.strategy, path):
                self._session.go_to(path, self)

    # What is asked of the window

    def _act(self, code: str) -> None:
        path = self.path
        match code:
            case "up":
                self.move_wanted.emit(path, -1)
            case "down":
                self.move_wanted.emit(path, 1)
            case "delete":
                self.delete_wanted.emit(path)
            case "duplicate":
                self.duplicate_wanted.emit(path)
            case "new":
                self.new_wanted.emit(path)

    def _want(self, what: str, about: object) -> None:
        signals = {
            NEW: self.new_wanted,
            DELETE: self.delete_wanted,
            MEND: self.mend_wanted,
            MEND_ALL: self.mend_all_wanted,
            HIDE: self.hide_wanted,
            EARLIER: self.earlier_wanted,
        }
        signals[what].emit(about)


def _moves(widget: QWidget) -> bool:
    """Whether the system has not asked for less motion."""
    from PySide6.QtWidgets import QStyle  # has thirty enumerations: not before the first paint

    return bool(widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration))


def _row_around(widget: QWidget) -> FieldRow | None:
    around: QWidget | None = widget
    while around is not None and not isinstance(around, FieldRow):
        around = around.parentWidget()
    return around


def _editor_around(widget: QWidget) -> Editor | None:
    around: QWidget | None = widget
    while around is not None and not isinstance(around, Editor):
        around = around.parentWidget()
    return around


class _Scroll(QScrollArea):
    """Scrolls up and down only; the focus is for what is in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "form")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # One host for every form: a form that changes its parent is dressed twice, which is slow.
        self.host = QWidget()
        self.host.setProperty("role", "form")
        self._layout = QVBoxLayout(self.host)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self.host)

    def show_content(self, content: QWidget) -> None:
        """Show this in place of what is shown, from its top."""
        while item := self._layout.takeAt(0):
            if old := item.widget():
                old.hide()
        self._layout.addWidget(content)
        content.show()
        self.verticalScrollBar().setValue(0)

    def top_of(self, widget: QWidget) -> int:
        """How far down in the content a part stands."""
        return widget.mapTo(self.host, QPoint(0, 0)).y()

    def bring_back(self, widget: QWidget, before: int) -> None:
        """Let a part stand in its place in sight again, though what is above it has grown."""
        for _ in range(_NESTED):  # layouts tell each other one by one, by events
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.top_of(widget) - before)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll as little as is needed; the top of what is too high stands at the top.

        What was found in the field belongs to it."""
        top = widget.mapTo(self.host, widget.rect().topLeft()).y()
        foot, row = top + widget.height(), _row_around(widget)
        if row is not None and row.problems:
            foot = max(foot, row.mapTo(self.host, row.rect().bottomLeft()).y())
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if top - _ABOVE < bar.value():
            bar.setValue(top - _ABOVE)
        elif foot + _ABOVE > bar.value() + room:
            bar.setValue(min(top - _ABOVE, foot + _ABOVE - room))
