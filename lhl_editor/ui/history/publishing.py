"""Publishing: findings first, then a name and the files; a version and its files out.

The strategy is saved first, the files are made in a process of their own, then they are written
and the version gets its name. Nothing is named and nothing written where it stops before.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from lhl_editor.core.strategy import Strategy
from lhl_editor.exporting import Exported, Order
from lhl_editor.files.saving import NotSaved
from lhl_editor.files.versions import History, Version
from lhl_editor.language.catalogue import say
from lhl_editor.publishing import FOLDER, Edition, Published, publish
from lhl_editor.ui.document import Document
from lhl_editor.ui.export.files import DOCX, PDF
from lhl_editor.ui.export.files_choice import FilesChoice
from lhl_editor.ui.export.making import Making, documents
from lhl_editor.ui.history.asking import Asking
from lhl_editor.ui.history.exporting import stem_of
from lhl_editor.ui.history.name_fields import NameFields, fault_of_name
from lhl_editor.ui.history.names import NO_NAMES, Names, NameTaken, read_names, refuse_taken
from lhl_editor.ui.history.words import fault_words
from lhl_editor.ui.program import Program
from lhl_editor.ui.widgets import label

_WIDTH = 880
Saving = Callable[[Callable[[bool], None]], None]


class Publishing(Making, Asking):
    """The findings, a name, the files; then it is saved, made, written and named."""

    def __init__(
        self, program: Program, document: Document, save: Saving, parent: QWidget | None = None
    ) -> None:
        super().__init__(program, document, "versions.publish", "upload", _WIDTH, parent)
        self._save = save
        self._today = date.today()
        theme = program.theme
        self._fields = NameFields(theme)
        self._fields.changed.connect(self._call_files)
        self._draft = label(say("versions.publish.draft"), "help", wraps=True)
        self._draft.hide()
        named = label(say("versions.publish.name_it"), "label")
        choice = FilesChoice(theme, program.preferences.formats, self._first_folder())
        parts = (self.found, named, self._fields, self._draft, choice)
        self.build(say("versions.publish.title"), parts, choice, gap=12)
        self.ask(document, read_names, self._propose, _nothing)
        if document.path is None:
            self._propose(NO_NAMES)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fields.name.setFocus()
        self._fields.name.selectAll()

    def _first_folder(self) -> Path:
        path = self.document.path
        return path.parent / FOLDER if path else documents() / FOLDER

    # --- the choices ---

    def show_choices(self) -> None:
        super().show_choices()
        self.set_note(say("versions.publish.forever"))

    def show_problems(self) -> None:
        self._fields.hold_as_draft(self.is_faulty)
        self._draft.setVisible(self.is_faulty)
        self._call_files()

    def look_at_files(self) -> None:
        super().look_at_files()
        if self.problems is None:  # whether it becomes a draft
            self.go.setEnabled(False)

    def _propose(self, names: Names) -> None:
        self._fields.propose(names)
        self._call_files()

    @property
    def _edition(self) -> Edition:
        fields = self._fields
        return Edition(fields.name_words, fields.status, self._today, fields.note_words)

    def _call_files(self) -> None:
        edition = self._edition
        self.choice.call(stem_of(self.session.strategy["document"]["title"], edition))
        self.look_at_files()
        self.go.setText(say(f"versions.publish.{'do_draft' if edition.is_draft else 'do'}"))
        self.stages.refit()

    # --- the work ---

    def start(self) -> None:
        if self.is_busy or not self.go.isEnabled():
            return
        if fault := fault_of_name(self._fields.name_words):
            self._fields.show_fault(fault)
            self.stages.refit()
            return
        self.begin()
        self._save(self.while_open(self._saved))

    def _saved(self, is_saved: bool) -> None:
        """The strategy is saved: is the name free?"""
        kept = self.document.kept
        if not is_saved or kept is None:
            self.fail(say("versions.publish.not_saved"))
            return
        if kept.version is None:
            self.fail(fault_words(kept.trouble) if kept.trouble else "")
            return
        version, edition, strategy = kept.version, self._edition, self.session.saved

        def free(history: History) -> None:
            refuse_taken(history, edition.name, version)

        self.ask(self.document, free, lambda _: self._make(strategy, version, edition), self.failed)

    def _make(self, strategy: Strategy, version: Version, edition: Edition) -> None:
        formats, file = self.choice.formats, self.document.path
        pdf, docx = (each in formats for each in (PDF, DOCX))
        draft, imprint = edition.is_draft, edition.imprint
        order = Order(pdf, docx, self._today, "", draft, file, imprint, version.id)
        self.make(strategy, order, lambda made: self._publish(made, version, edition))

    def _publish(self, made: Exported, version: Version, edition: Edition) -> None:
        document, author = self.document.path, self.document.author
        folder, stem = self.choice.folder, self.choice.stem
        now = datetime.now().astimezone()
        if document is None:
            return

        def work(history: History) -> Published:
            return publish(
                history, version, edition, made, document, folder, author, now, stem=stem
            )

        self.ask(self.document, work, self._published, self.failed)

    def _published(self, published: Published) -> None:
        files, name = published.files, published.version.name
        names = [each.name for each in files]
        said = say("versions.publish.said", name=name, files=names)
        self.show_files(files, say("versions.publish.done", name=name), said)

    # --- where it stops ---

    def failed(self, error: Exception) -> None:
        if isinstance(error, NameTaken):
            self.go_back("", "info", "advice")
            self._fields.show_fault(say("versions.fault.taken", name=error.name))
            self.stages.refit()
        elif isinstance(error, NotSaved):
            reason = say(f"save.{error.code}", **error.values)
            self.fail(say("export.about_file", file=error.path.name, reason=reason))
        elif isinstance(error, OSError):
            self.fail(fault_words(error))
        else:
            super().failed(error)


def _nothing(_: object) -> None:
    """Nothing is told: the same fault is met again when the version is named."""
