"""The export of a document: findings first, then the choices; the work, and what came of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from lhl_editor.core.frozen import frozen
from lhl_editor.exporting import Exported, Order
from lhl_editor.language.catalogue import say
from lhl_editor.pages.imprint import Imprint
from lhl_editor.pages.style import PAPERS, WIDE
from lhl_editor.ui.document import Document
from lhl_editor.ui.export.files import DOCX, PDF, Written, stem_for, write_files
from lhl_editor.ui.export.files_choice import FilesChoice, paper_choice
from lhl_editor.ui.export.making import Making, documents
from lhl_editor.ui.export.words import fault_words
from lhl_editor.ui.program import Program

_WIDTH = 720


@frozen
class ExportedVersion:
    """What is exported is an old version: it is made as it was then.

    `stem`: what its files are called. `is_draft` is None where nobody said whether it was one.
    `imprint`: what its pages say of it, where it has a name.
    """

    title: str
    stem: str
    when: date
    is_draft: bool | None
    imprint: Imprint | None = None
    at: str = ""


class ExportDialog(Making):
    """A press of the button counts at once, also before it is known what there is to find."""

    def __init__(
        self,
        program: Program,
        document: Document,
        parent: QWidget | None = None,
        *,
        version: ExportedVersion | None = None,
    ) -> None:
        super().__init__(program, document, "export", "file-down", _WIDTH, parent)
        self._version = version
        self._is_wanted = False
        self.found.setVisible(version is None)  # nobody mends what was
        document_fields = self.session.strategy["document"]
        own = document_fields["paper"]
        self._paper = paper_choice(own if own in PAPERS else WIDE.name)
        stem = version.stem if version else stem_for(document.path, document_fields["title"])
        formats, folder = program.preferences.formats, self._first_folder()
        choice = FilesChoice(program.theme, formats, folder, stem, self._paper)
        title = version.title if version else say("export.title")
        self.build(title, (self.found, choice), choice, gap=20)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.go.setFocus()

    def reject(self) -> None:
        if self._is_wanted:
            self._is_wanted = False
            self.cancel()
        else:
            super().reject()

    def _first_folder(self) -> Path:
        document = self.document
        if document.export_folder and document.export_folder.is_dir():
            return document.export_folder
        return document.path.parent if document.path else documents()

    def show_problems(self) -> None:
        self.go.setText(say("export.do_anyway" if self._is_draft else "export.do"))
        if self._version:
            self.set_note(say("versions.export.draft") if self._is_draft else "")
        if self._is_wanted:
            self._is_wanted = False
            self.start()

    @property
    def _is_draft(self) -> bool:
        if self._version and self._version.is_draft is not None:
            return self._version.is_draft
        return self.is_faulty

    def start(self) -> None:
        if self.is_busy or not self.choice.files:
            return
        if self.problems is None:
            self._is_wanted = True
            return
        self.document.export_folder = self.choice.folder
        pdf, docx = (each in self.choice.formats for each in (PDF, DOCX))
        when = self._version.when if self._version else date.today()
        paper, file = str(self._paper.currentData()), self.document.path
        imprint, at = (self._version.imprint, self._version.at) if self._version else (None, "")
        order = Order(pdf, docx, when, paper, self._is_draft, file, imprint, at)
        self.begin()
        self.make(self.session.strategy, order, self._write)

    def _write(self, exported: Exported) -> None:
        made = {".pdf": exported.pdf, ".docx": exported.docx}
        contents = [(file, data) for file in self.choice.files if (data := made[file.suffix])]
        strategy = self.document.path
        self.work.run(lambda: write_files(contents, strategy), self._written, self.failed)

    def _written(self, written: Written) -> None:
        if written.fault:
            self.fail(fault_words(written))
            return
        names = [each.name for each in written.files]
        self.show_files(written.files, say("export.done", files=names))
