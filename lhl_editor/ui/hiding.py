"""Keeps what a person has hidden of the findings, from one time with a document to the next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from lhl_editor.core.hiding import Hidden
from lhl_editor.files.saving import NotSaved
from lhl_editor.ui.document import Document
from lhl_editor.ui.file_work import FileWork


class Hiding(QObject):
    """Reads it when a document is opened, and writes it whenever it is other."""

    def __init__(self, document: Document, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._session, self._folder = document, document.session, folder
        self._work = FileWork(self)
        self._session.hidden_changed.connect(self._write)
        document.renamed.connect(self._write)
        if document.path is not None:
            self._read(document.path)

    def stop(self) -> None:
        self._work.finish()

    def _read(self, path: Path) -> None:
        from lhl_editor.files.hidden_findings import read_hidden

        self._work.run(lambda: read_hidden(self._folder, path), self._take, _nothing)

    def _take(self, hidden: frozenset[Hidden]) -> None:
        if hidden:
            self._session.remember_hidden(hidden | self._session.remembered)

    def _write(self) -> None:
        from lhl_editor.files.hidden_findings import write_hidden

        path, hidden = self._document.path, self._session.remembered
        if path is not None:
            self._work.run(lambda: write_hidden(self._folder, path, hidden), _nothing, _not_kept)


def _not_kept(error: Exception) -> None:
    """It is hidden until the program ends, and no longer: nothing of hers is lost with it."""
    if not isinstance(error, NotSaved | OSError):
        raise error


def _nothing(_: object) -> None:
    """There is nothing to tell."""
