"""The dialog that gives a version a name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lhl_editor.files.versions import History, Version
from lhl_editor.language.catalogue import say
from lhl_editor.ui.document import Document
from lhl_editor.ui.export.note import Note
from lhl_editor.ui.history.asking import Asking
from lhl_editor.ui.history.name_fields import NameFields, fault_of_name
from lhl_editor.ui.history.names import NO_NAMES, Names, NameTaken, read_names, refuse_taken
from lhl_editor.ui.history.words import fault_words, headline, when, who
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

_WIDTH = 680
Saving = Callable[[Callable[[bool], None]], None]


class Naming(Asking):
    """Names `version`, or what is there now where it is None: that is saved by `save` first."""

    def __init__(
        self,
        theme: Theme,
        document: Document,
        version: Version | None,
        save: Saving,
        parent: QWidget | None = None,
    ) -> None:
        window = say("versions.naming.window")
        super().__init__(theme, window, icon="tag", width=_WIDTH, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document, self._version, self._save = document, version, save
        self.add_heading(say("versions.naming.title"))
        self.body.addWidget(label(self._about(), "lead", wraps=True))
        self._fields = NameFields(theme)
        self._told = Note(theme, "octagon-x", "error")
        self._told.hide()
        self.body.addWidget(self._fields)
        self.body.addWidget(self._told)
        self.body.addStretch(1)
        self.add_button(say("versions.naming.cancel"), self.reject)
        self._go = self.add_button(say("versions.naming.do"), self._start, "primary")
        if version is None and (document.session.is_modified or document.path is None):
            self.set_note(say("versions.naming.unsaved"))
        if version and version.naming:
            self._fields.begin_with(version.naming.status, version.naming.note)
        if document.path is None:
            self._propose(NO_NAMES)
        self.ask(document, read_names, self._propose, lambda _: None)
        self._fields.name.setFocus()

    def reject(self) -> None:
        """While something is written, it waits: that takes a moment."""
        if self._go.isEnabled():
            super().reject()

    def _about(self) -> str:
        version = self._version
        if version is None:
            return say("versions.naming.lead_now")
        now = datetime.now().astimezone()
        parts = headline(version), who(version), when(version, now)
        return ", ".join(part for part in parts if part)

    def _propose(self, names: Names) -> None:
        self._fields.propose(names, has=self._version.name if self._version else "")
        self.fit()

    def _start(self) -> None:
        if fault := fault_of_name(self._fields.name_words):
            self._fields.show_fault(fault)
            self.fit()
            return
        self._go.setEnabled(False)
        if self._version:
            self._name(self._version)
        else:
            self._save(self.while_open(self._saved))

    def _saved(self, is_saved: bool) -> None:
        kept = self._document.kept
        if is_saved and kept and kept.version:
            self._name(kept.version)
        else:
            self._go.setEnabled(True)
            if is_saved and kept and kept.trouble:
                self._tell(fault_words(kept.trouble))

    def _name(self, version: Version) -> None:
        fields, author = self._fields, self._document.author
        name, status, note = fields.name_words, fields.status, fields.note_words
        now = datetime.now().astimezone()

        def work(history: History) -> Version:
            refuse_taken(history, name, version)
            date = now.date().isoformat()
            return history.name(version, name, status, date, note, author=author, now=now)

        self.ask(self._document, work, self._named, self._failed)

    def _named(self, version: Version) -> None:
        self._document.session.announce(say("versions.naming.done", name=version.name))
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._go.setEnabled(True)
        if isinstance(error, NameTaken):
            self._fields.show_fault(say("versions.fault.taken", name=error.name))
            self.fit()
        else:
            self._tell(fault_words(error))

    def _tell(self, words: str) -> None:
        self._told.tell("octagon-x", "error", words)
        self._told.show()
        self.fit()
        self._document.session.announce(words)
