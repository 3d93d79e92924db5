"""«Endringsliste …»: the changes as text for an e-mail, and as files that are saved somewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path as File
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.ui.compare.editions import DOCX, PDF, TEXT, TRACKED, Compared, as_file, as_text
from lhl_editor.ui.compare.pane import ComparePane
from lhl_editor.ui.document import Document
from lhl_editor.ui.export.files import Written, stem_for, write_files
from lhl_editor.ui.export.words import fault_words, reason_of
from lhl_editor.ui.file_work import FileWork
from lhl_editor.ui.notices import Notice, Notices

if TYPE_CHECKING:
    from lhl_editor.files.versions import History
    from lhl_editor.ui.program import Program

CODE = "change_list"  # of the notice
_ENDINGS = {PDF: ".pdf", DOCX: ".docx", TRACKED: ".docx"}


class ChangeExports(QObject):
    """Makes what the pane is asked for beside the window's thread, and says where it is."""

    def __init__(
        self,
        program: Program,
        document: Document,
        pane: ComparePane,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(pane)
        self._program, self._document, self._pane = program, document, pane
        self._notices, self._window = notices, window
        self._work = FileWork(self)
        pane.list_wanted.connect(self.make)

    def make(self, kind: str) -> None:
        """Make the list: to the clipboard, or into a file that the person names."""
        asked = self._compared()
        if asked is None:
            return
        if kind == TEXT:
            self._begin()
            self._work.run(lambda: as_text(asked), self._copied, self._failed)
            return
        target = self._target(kind)
        if target is not None:
            self._begin()
            self._work.run(self._maker(asked, kind, target), self._written, self._failed)

    def stop(self) -> None:
        """What is being written is written to its end."""
        self._work.finish()

    def _compared(self) -> Compared | None:
        found, document = self._pane.found, self._document
        if found is None or found.comparison is None:
            return None
        return Compared(
            found.comparison,
            found.before,
            found.after,
            self._pane.list.rows.makers,
            document.author,
            document.path,
            datetime.now().astimezone(),
        )

    def _maker(self, asked: Compared, kind: str, target: File) -> Callable[[], Written]:
        path = self._document.path

        def make() -> Written:
            data = as_file(asked, kind, _history_of(path))
            return write_files([(target, data)], path)

        return make

    def _target(self, kind: str) -> File | None:
        """Where the file goes, as the person says."""
        document, ending = self._document, _ENDINGS[kind]
        title = document.session.strategy["document"]["title"]
        code = "tracked_name" if kind == TRACKED else "list_name"
        name = say(f"compare.export.{code}", title=stem_for(document.path, title)) + ending
        folder = document.export_folder or (document.path.parent if document.path else File.home())
        filters = say("compare.export.pdf_files" if kind == PDF else "compare.export.word_files")
        asked = say(f"compare.export.{kind}_title")
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, asked, str(folder / name), f"{filters} (*{ending})"
        )
        if not chosen:
            return None
        target = File(chosen)
        return target if target.suffix.lower() == ending else target.with_name(target.name + ending)

    def _begin(self) -> None:
        self._notices.take_away(CODE)
        self._pane.bar.set_making(True)
        self._document.session.announce(say("compare.export.making"))

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._tell(say("compare.export.copied"))

    def _written(self, written: Written) -> None:
        if written.fault:
            self._tell(say("compare.export.failed", reason=fault_words(written)), "error")
        else:
            (file,) = written.files
            self._tell(say("compare.export.saved", file=file.name), file=file)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            reason = say("compare.failed", reason=error.strerror or type(error).__name__)
        else:
            reason = reason_of(error)
        self._tell(say("compare.export.failed", reason=reason), "error")

    def _tell(self, words: str, kind: str = "advice", file: File | None = None) -> None:
        self._pane.bar.set_making(False)
        ways: list[tuple[str, Callable[[], object]]] = []
        if file is not None:
            ways += [
                (say("export.open_short"), lambda: _open(file)),
                (say("export.show_folder"), lambda: self._program.show_in_folder(file)),
            ]
        ways.append((say("export.close"), lambda: self._notices.take_away(CODE)))
        self._notices.show_notice(Notice(CODE, words, kind, ways))
        self._document.session.announce(words)


def _history_of(path: File | None) -> History | None:
    from lhl_editor.files.versions import History

    return History.of(path) if path else None


def _open(file: File) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.absolute())))
