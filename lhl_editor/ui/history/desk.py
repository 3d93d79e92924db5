"""What a window does with the versions of its document: shows, names, brings back, publishes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lhl_editor.core.strategy import Strategy
from lhl_editor.language.catalogue import say
from lhl_editor.ui.document import Document
from lhl_editor.ui.filing import Filing
from lhl_editor.ui.program import Program

if TYPE_CHECKING:
    from lhl_editor.files.strategy_file import Loaded
    from lhl_editor.files.versions import History, Version
    from lhl_editor.ui.history.all_versions import AllVersions


class HistoryDesk(QObject):
    """`compare`: what compares a version with what is there now, where the window can do so."""

    def __init__(
        self, program: Program, document: Document, filing: Filing, window: QWidget
    ) -> None:
        super().__init__(window)
        self._program, self._document = program, document
        self._filing, self._window = filing, window
        self.compare: Callable[[Version], object] | None = None
        self.show_findings: Callable[[], object] | None = None

    def show_all(self) -> None:
        """All versions, to look for one and bring it back."""
        from lhl_editor.ui.history.all_versions import AllVersions

        compares = self.compare is not None
        dialog = AllVersions(self._program.theme, self._document, self._window, compares=compares)
        dialog.restore_wanted.connect(partial(self._restore, dialog))
        dialog.name_wanted.connect(partial(self._name, dialog))
        dialog.export_wanted.connect(partial(self._export, dialog))
        dialog.compare_wanted.connect(partial(self._compare, dialog))
        dialog.exec()
        dialog.deleteLater()

    def name(self) -> None:
        """Give what is there now a name; it is saved first."""
        self._show_naming(None, self._window)

    def publish(self) -> None:
        """What is there now under a name, as PDF and Word."""
        from lhl_editor.ui.history.publishing import Publishing

        dialog = Publishing(self._program, self._document, self._filing.save, self._window)
        if self.show_findings:
            dialog.findings_wanted.connect(self.show_findings)
        dialog.exec()

    def show_earlier(self) -> None:
        """Who changed the field in hand, and what it said before."""
        from lhl_editor.ui.history.earlier import EarlierValues

        EarlierValues(self._program.theme, self._document, self._window).exec()

    def why_no_history(self) -> str:
        """Why there are no versions to show; empty where there may be some."""
        return "" if self._document.path else say("versions.why.no_file")

    def why_no_earlier(self) -> str:
        """Why earlier values cannot be shown; empty where they can."""
        from lhl_editor.ui.history.earlier import is_field

        session = self._document.session
        is_here = is_field(session.strategy, session.place)
        return self.why_no_history() or ("" if is_here else say("versions.why.no_field"))

    def _name(self, dialog: AllVersions, version: Version) -> None:
        self._show_naming(version, dialog)
        dialog.read_anew()

    def _show_naming(self, version: Version | None, parent: QWidget) -> None:
        from lhl_editor.ui.history.naming import Naming

        Naming(self._program.theme, self._document, version, self._filing.save, parent).exec()

    def _export(self, dialog: AllVersions, version: Version) -> None:
        from lhl_editor.files.strategy_file import parse_strategy
        from lhl_editor.ui.history.words import fault_words

        def failed(error: Exception) -> None:
            dialog.tell(fault_words(error), "error")

        def done(old: Loaded) -> None:
            self._show_export(dialog, version, old)

        dialog.ask(
            self._document, lambda history: parse_strategy(history.read(version)), done, failed
        )

    def _show_export(self, dialog: AllVersions, version: Version, old: Loaded) -> None:
        """The export of a document that is what the version was."""
        from lhl_editor.ui.export.dialog import ExportDialog
        from lhl_editor.ui.history.exporting import exported_version

        here = self._document
        then = Document(
            old.strategy, here.path, old.data, self._program.folders.journals, read_only=True
        )
        then.export_folder = here.export_folder
        told = exported_version(version, old.strategy, datetime.now().astimezone())
        ExportDialog(self._program, then, dialog, version=told).exec()
        here.export_folder = then.export_folder
        then.close()

    def _compare(self, dialog: AllVersions, version: Version) -> None:
        dialog.accept()
        if self.compare:
            self.compare(version)

    def _restore(self, dialog: AllVersions, version: Version) -> None:
        from lhl_editor.files.strategy_file import parse_strategy
        from lhl_editor.language.summaries import summary
        from lhl_editor.ui.history.words import fault_words

        here = self._document.session.strategy

        def work(history: History) -> tuple[Strategy, str]:
            old = parse_strategy(history.read(version)).strategy
            return old, "" if old == here else summary(here, old)

        def failed(error: Exception) -> None:
            dialog.tell(fault_words(error), "error")

        def done(found: tuple[Strategy, str]) -> None:
            old, words = found
            if words:
                self._ask_to_restore(dialog, version, old, words)
            else:
                dialog.tell(say("versions.restore.same"))

        dialog.ask(self._document, work, done, failed)

    def _ask_to_restore(
        self, dialog: AllVersions, version: Version, old: Strategy, summary: str
    ) -> None:
        from lhl_editor.ui.history.words import title
        from lhl_editor.ui.question import ask

        called = title(version, datetime.now().astimezone())
        asked = say("versions.restore.title", version=called)
        lead = say("versions.restore.lead", summary=summary)
        ways = {"do": say("versions.restore.do"), "": say("export.cancel")}
        if ask(self._program.theme, asked, lead, ways, dialog) != "do":
            return
        note = say("versions.restore.note", version=version.name or version.short)
        self._document.restore(old, say("versions.restore.step", version=called), note)
        dialog.accept()
        self._document.session.announce(say("versions.restore.done", version=called))
