"""The dialog of all versions: found by words, brought back, named."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from lhl_editor.files.versions import Version
from lhl_editor.language.catalogue import say
from lhl_editor.ui.document import Document
from lhl_editor.ui.export.note import Note
from lhl_editor.ui.form.flow_layout import FlowLayout
from lhl_editor.ui.history.asking import Asking
from lhl_editor.ui.history.listing import Listing, matching, read_listing, rows_of
from lhl_editor.ui.history.version_list import VersionList
from lhl_editor.ui.history.words import fault_words
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label

_WIDTH = 820
_FIRST = 200  # versions that are shown before the others are read


class AllVersions(Asking):
    """Asks; the history itself is changed by others. `compares`: whether that can be asked."""

    restore_wanted = Signal(object)  # Version
    name_wanted = Signal(object)
    export_wanted = Signal(object)
    compare_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        document: Document,
        parent: QWidget | None = None,
        *,
        compares: bool = False,
    ) -> None:
        window = say("versions.all.window")
        super().__init__(theme, window, icon="history", width=_WIDTH, scrolls=True, parent=parent)
        self._document, self._session = document, document.session
        self._listing: Listing | None = None
        self._opened: set[str] = set()
        self._build(compares)
        self._show()
        self.read_anew()

    def read_anew(self) -> None:
        """The newest at once, and then all of them."""
        now = datetime.now().astimezone()
        for limit in (_FIRST, None) if self._listing is None else (None,):
            self.ask(
                self._document,
                partial(read_listing, now=now, limit=limit),
                self._take,
                self._failed,
            )

    def tell(self, words: str, kind: str = "advice") -> None:
        """Something about what was asked for last; empty words take it away."""
        self._told.setVisible(bool(words))
        self._told.tell("info" if kind == "advice" else "octagon-x", kind, words)
        self._session.announce(words)

    # --- what it is made of ---

    def _build(self, compares: bool) -> None:
        theme = self.theme
        self.add_heading(say("versions.all.title"))
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(say("versions.all.filter"))
        self._filter.setAccessibleName(say("versions.all.filter"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._show)
        self._named_only = QCheckBox(say("versions.all.named_only"))
        self._named_only.toggled.connect(self._show)
        above = QHBoxLayout()
        above.setSpacing(theme.px(12))
        above.addWidget(self._filter, 1)
        above.addWidget(self._named_only)
        self.body.addLayout(above)
        self.list = VersionList(theme)
        self.list.selected.connect(self._selected)
        self.list.fold_wanted.connect(self._fold)
        self.list.entered.connect(self._restore)
        self.body.addWidget(self.list, 1)
        self._empty = label("", "muted", wraps=True)
        self._clear = button(say("versions.all.clear"), self._clear_filter, "link")
        self._told = Note(theme, "info", "advice")
        self._told.hide()
        for each in (self._empty, self._clear, self._told):
            self.body.addWidget(each, 0)
        self.body.setAlignment(self._clear, Qt.AlignmentFlag.AlignLeft)
        self._add_ways(compares)

    def _add_ways(self, compares: bool) -> None:
        self._ways = [
            button(say("versions.all.name"), self._name),
            button(say("versions.all.export"), self._export),
        ]
        if compares:
            self._ways.append(button(say("versions.all.compare"), self._compare))
        below = QWidget()
        row = FlowLayout(self.theme.px(8), below)
        for each in self._ways:
            each.setAutoDefault(True)
            row.addWidget(each)
        self.body.addWidget(below)
        self.add_button(say("versions.all.close"), self.reject)
        self._bring = self.add_button(say("versions.all.restore"), self._restore, "primary")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.setFocus()

    # --- what it shows ---

    def _take(self, listing: Listing) -> None:
        self._listing = listing
        self._show()
        if words := self._faulty_words():
            self._session.announce(words)

    def _faulty_words(self) -> str:
        count = self._listing.faulty if self._listing else 0
        return say("versions.all.faulty", count=count) if count else ""

    def _failed(self, error: Exception) -> None:
        self._listing = self._listing or Listing()
        self._show()
        self.tell(fault_words(error), "error")

    def _show(self) -> None:
        listing = self._listing or Listing()
        words = self._filter.text().split()
        named_only = self._named_only.isChecked()
        if words or named_only:
            rows = matching(listing, words, named_only=named_only)
        else:
            rows = rows_of(listing, self._opened)
        self.list.show_rows(rows)
        count = sum(len(each) for each in listing.sittings)
        is_filtered = bool(count) and not rows
        self._empty.setVisible(not rows)
        self._clear.setVisible(is_filtered)
        self._empty.setText(self._why_empty(is_filtered))
        shown = len(rows) if words or named_only else count
        self.set_note(_count(shown, count) if count else "")

    def _why_empty(self, is_filtered: bool) -> str:
        if self._listing is None:
            return say("versions.all.looking")
        return say("versions.all.no_hits" if is_filtered else "versions.all.empty")

    def _selected(self) -> None:
        can = self.list.current is not None
        for each in self._ways:
            each.setEnabled(can)
        read_only = self._session.read_only
        self._bring.setEnabled(can and not read_only)
        self._bring.setToolTip(say("window.why.read_only") if read_only else "")
        faulty = self._faulty_words()
        self._told.setVisible(bool(faulty))
        if faulty:
            self._told.tell("triangle-alert", "warning", faulty)

    def _fold(self, version: Version, opens: bool) -> None:
        (self._opened.add if opens else self._opened.discard)(version.id)
        self._show()

    def _clear_filter(self) -> None:
        self._filter.clear()
        self._named_only.setChecked(False)
        self._filter.setFocus()

    # --- what is asked for ---

    def _restore(self) -> None:
        if self._bring.isEnabled() and (version := self.list.current):
            self.restore_wanted.emit(version)

    def _name(self) -> None:
        if version := self.list.current:
            self.name_wanted.emit(version)

    def _export(self) -> None:
        if version := self.list.current:
            self.export_wanted.emit(version)

    def _compare(self) -> None:
        if version := self.list.current:
            self.compare_wanted.emit(version)


def _count(shown: int, count: int) -> str:
    if shown != count:
        return say("versions.all.count.some", shown=shown, count=count)
    if count == 1:
        return say("versions.all.count.one")
    return say("versions.all.count.many", count=count)
