"""Tells when the same file is open in another process of the program, and until when."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from lhl_editor.files.open_marks import OpenMark
from lhl_editor.language.catalogue import say
from lhl_editor.ui.document import Document
from lhl_editor.ui.notices import Notice, Notices

TWICE = "twice"
_EVERY = 2000  # milliseconds between two tries to get the mark


class OpenedTwice(QObject):
    """Has the mark of the document, or asks what to do while another has it."""

    def __init__(
        self, document: Document, state: Path, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._state, self._notices = document, state, notices
        self._mark: OpenMark | None = None
        self._is_told = False
        self._reads = False  # because she chose to
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self._try)
        document.renamed.connect(self._begin)
        self._begin()

    def stop(self) -> None:
        self._timer.stop()
        if self._mark is not None:
            self._mark.release()

    def _begin(self) -> None:
        """The document lives in this file from now on."""
        self.stop()
        path = self._document.path
        self._is_told = self._reads = False
        self._notices.take_away(TWICE)
        if path is not None:
            self._mark = OpenMark(path, self._state)
            self._try()

    def _try(self) -> None:
        if self._mark is None:
            return
        if self._mark.take():
            self._timer.start()
            if not self._is_told:
                self._is_told = True
                self._ask()
            return
        self._timer.stop()
        if self._reads:
            self._tell(say("merge.twice.free"), (say("merge.twice.edit"), self._write))
        elif self._is_told:
            self._notices.take_away(TWICE)

    def _ask(self) -> None:
        if self._document.session.read_only:
            return
        self._tell(
            say("merge.twice.words"),
            (say("merge.twice.read"), self._read),
            (say("merge.twice.anyway"), partial(self._notices.take_away, TWICE)),
        )

    def _read(self) -> None:
        self._reads = self._document.session.read_only = True
        self._tell(say("merge.twice.reading"), (say("merge.twice.anyway"), self._write))

    def _write(self) -> None:
        self._reads = self._document.session.read_only = False
        self._notices.take_away(TWICE)

    def _tell(self, words: str, *ways: tuple[str, Callable[[], object]]) -> None:
        kind = "lock" if self._reads else "warning"
        self._notices.show_notice(Notice(TWICE, words, kind, ways))
        self._document.session.announce(words)
