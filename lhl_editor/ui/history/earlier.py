"""Earlier values of one field: what it said, who wrote that and when, and the way back to it."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from lhl_editor.core.changes import SetField
from lhl_editor.core.diff import Difference, FieldDifference
from lhl_editor.core.difference_kinds import Kind
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.plain import field_at
from lhl_editor.core.schema import Type
from lhl_editor.core.strategy import Item, Kept, Strategy, Value, exists, get
from lhl_editor.files.earlier_values import Changed, earlier_values
from lhl_editor.files.versions import History
from lhl_editor.language.catalogue import say
from lhl_editor.language.differences import value_words
from lhl_editor.language.marked import parts_of
from lhl_editor.language.places import place as place_words
from lhl_editor.ui.background import Stale
from lhl_editor.ui.document import Document
from lhl_editor.ui.history.asking import Asking
from lhl_editor.ui.history.earlier_row import EarlierRow
from lhl_editor.ui.history.words import fault_words, origin, when, who
from lhl_editor.ui.tall_area import TallArea
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label, rule

_WIDTH = 680
_MOST = 50  # values that are shown


@frozen
class Earlier:
    """What the field said since `when`, and who wrote it; None where it was not there."""

    who: str
    when: str
    value: Value | None

    @property
    def maker(self) -> str:
        return ", ".join(part for part in (self.who, self.when) if part)


def is_field(strategy: Strategy, path: Path) -> bool:
    """Whether a value stands there that can be brought back alone."""
    if not path.parts or not exists(strategy, path):
        return False
    return field_at(path).type not in (Type.SECTION, Type.ITEMS)


def read_earlier(history: History, path: Path, now: datetime, stale: Stale) -> list[Earlier]:
    """The values that the field has had, the newest first."""
    found: list[Earlier] = []
    for changed in earlier_values(history, path):
        if stale():
            break
        found.append(_earlier(changed, now))
        if len(found) == _MOST:
            return found
        first = changed
    if found and not first.before and first.version.follows:
        found.append(Earlier("", say("versions.earlier.before"), None))
    return found


def _earlier(changed: Changed, now: datetime) -> Earlier:
    version = changed.version
    maker = who(version) or origin(version) or say("versions.nobody")
    return Earlier(maker, when(version, now), changed.after)


class EarlierValues(Asking):
    """Brings one of them back as one thing that can be undone."""

    def __init__(self, theme: Theme, document: Document, parent: QWidget | None = None) -> None:
        window = say("versions.earlier.window")
        super().__init__(theme, window, icon="clock", width=_WIDTH, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._path = document.session, document.session.place
        self._field = place_words(self._session.strategy, self._path)
        self.add_heading(say("versions.earlier.title", field=self._field))
        self._told = label(say("versions.earlier.looking"), "muted", wraps=True)
        self._list = QFrame()
        self._list.setProperty("role", "card")
        self._list.setAccessibleName(say("versions.earlier.list"))
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._table = TallArea(theme, self._list)
        self._table.hide()
        self._marks = QCheckBox(say("versions.earlier.marks"))
        self._marks.hide()
        self.body.addWidget(self._told)
        self.body.addWidget(self._marks, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._table)
        self.body.addStretch(1)
        self._close = self.add_button(say("versions.earlier.close"), self.reject)
        self.set_note(say("versions.earlier.help"))
        now, path = datetime.now().astimezone(), self._path
        self.ask(
            document,
            lambda history: read_earlier(history, path, now, lambda: self.is_closed),
            self._show,
            self._failed,
        )

    def _show(self, found: list[Earlier]) -> None:
        self._told.setText(say("versions.earlier.none"))
        self._told.setVisible(not found)
        now = get(self._session.strategy, self._path)
        self._marks.setVisible(any(self._value(each) != now for each in found))
        self._marks.toggled.connect(lambda _: self._grown())
        for number, each in enumerate(found):
            if number:
                self._rows.addWidget(rule())
            self._rows.addWidget(self._row(each))
        self._table.setVisible(bool(found))  # only now: what is added to a layout in sight, waits
        self._table.content_changed()
        self.fit()

    def _value(self, earlier: Earlier) -> Value:
        return _value(self._session.strategy, self._path, earlier.value)

    def _row(self, earlier: Earlier) -> EarlierRow:
        strategy = self._session.strategy
        now, value = get(strategy, self._path), self._value(earlier)
        words = _words(strategy, self._path, value)
        is_now = value == now
        way = label(say("versions.earlier.now"), "help") if is_now else None
        row = EarlierRow(
            self.theme,
            earlier.maker,
            words,
            lambda: parts_of(strategy, strategy, _difference(self._path, value, now)),
            way or self._way_back(earlier, words),
            self._grown,
        )
        if not is_now:
            self._marks.toggled.connect(row.show_difference)
        return row

    def _grown(self) -> None:
        """A row is of another height now."""
        self._table.content_changed()
        self.fit()

    def _way_back(self, earlier: Earlier, words: str) -> QWidget:
        way = button(say("versions.earlier.restore"), partial(self._restore, earlier))
        way.setAutoDefault(True)
        said = say("versions.earlier.row", maker=earlier.maker, value=words)
        way.setAccessibleName(f"{say('versions.earlier.restore')}: {said}")
        way.setEnabled(not self._session.read_only)
        if self._session.read_only:
            way.setToolTip(say("window.why.read_only"))
        return way

    def _restore(self, earlier: Earlier) -> None:
        title = say("versions.earlier.step", field=self._field)
        value = _value(self._session.strategy, self._path, earlier.value)
        self._session.dispatch(SetField(self._path, value), title=title)
        self.accept()
        self._session.announce(say("versions.earlier.done", field=self._field))

    def _failed(self, error: Exception) -> None:
        self._told.setText(fault_words(error))


def _value(strategy: Strategy, path: Path, value: Value | None) -> Value:
    """What was not there reads as a field that is empty."""
    if value is not None:
        return value
    return Item(get(strategy, path.parent).kind)[path.name]


def _difference(path: Path, before: Value, after: Value) -> Difference:
    """From the earlier value to the one that is there now."""
    fields = (FieldDifference(path, before, after),)
    return Difference(Kind.EDITED, path, "", "", before, after, None, fields)


def _words(strategy: Strategy, path: Path, value: Value) -> str:
    if isinstance(value, Kept):
        return say("versions.earlier.empty")
    return value_words(strategy, field_at(path), value).strip() or say("versions.earlier.empty")
