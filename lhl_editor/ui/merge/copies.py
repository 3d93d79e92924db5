"""Conflict copies that are merged and saved: moved to the recycle bin when the person says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QObject
from PySide6.QtWidgets import QWidget

from lhl_editor.files.faults import Unreadable
from lhl_editor.files.file_bytes import read_bytes
from lhl_editor.language.catalogue import say
from lhl_editor.ui.document import Document
from lhl_editor.ui.merge.other import Other
from lhl_editor.ui.notices import Notice, Notices

if TYPE_CHECKING:
    from lhl_editor.files.versions import Version

COPY = "merged_copy"


class Copies(QObject):
    """Asks of a copy when the version that it went into is there; never before."""

    def __init__(self, document: Document, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._notices = document, notices
        self._merged: list[tuple[Other, Version]] = []
        document.saved.connect(self._ask)

    def add(self, other: Other, version: Version) -> None:
        """A copy whose bytes are this version was merged."""
        from lhl_editor.files.conflict_copies import conflict_copies

        path = self._document.path
        if other.is_copy and path and any(one.path == other.file for one in conflict_copies(path)):
            self._merged.append((other, version))

    def _ask(self) -> None:
        kept = self._document.kept
        newest = kept.version if kept else None
        for other, version in list(self._merged):
            if newest is not None and version.id in newest.follows:
                self._merged.remove((other, version))
                self._show(
                    say("merge.copy.merged", file=other.file.name),
                    (say("merge.copy.trash"), partial(self._trash, other)),
                    (say("merge.copy.leave"), partial(self._notices.take_away, COPY)),
                )

    def _trash(self, other: Other) -> None:
        code = "changed"
        if _is_as_merged(other):
            moved, *_ = QFile.moveToTrash(str(other.file))
            code = "trashed" if moved else "not_trashed"
        close = say("export.close"), partial(self._notices.take_away, COPY)
        self._show(say(f"merge.copy.{code}", file=other.file.name), close)

    def _show(self, words: str, *ways: tuple[str, Callable[[], object]]) -> None:
        self._notices.show_notice(Notice(COPY, words, "advice", ways))
        self._document.session.announce(words)


def _is_as_merged(other: Other) -> bool:
    try:
        return read_bytes(other.file) == other.edition.data
    except Unreadable:
        return False
