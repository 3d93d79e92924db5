"""The file says something else than what is open: told, and settled as the person wants it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lhl_editor.files.saving import NotSaved
from lhl_editor.files.strategy_file import write_strategy
from lhl_editor.files.watching import keep_aside
from lhl_editor.language.catalogue import say
from lhl_editor.ui.document import Document
from lhl_editor.ui.notices import Notice, Notices
from lhl_editor.ui.outside import Outside, Watching
from lhl_editor.ui.program import Program
from lhl_editor.ui.question import ask

OUTSIDE, KEPT = "outside", "kept"


class OutsideChange(QObject):
    """`merge` and `compare` are what the window can do with it besides, once it can."""

    not_kept = Signal(object)  # NotSaved: nothing was done, for the other would have been lost
    told = Signal(str, str, str, object)  # code, words, kind, a file whose folder can be shown

    def __init__(
        self, program: Program, document: Document, notices: Notices, window: QWidget
    ) -> None:
        super().__init__(window)
        self._program, self._document = program, document
        self._notices, self._window = notices, window
        self.now: Outside | None = None  # what the file says, until that is settled
        self.merge: Callable[[], object] | None = None
        self.compare: Callable[[], object] | None = None
        self.watching = Watching(document, self)
        self.watching.changed.connect(self._changed)
        self.watching.gone.connect(self._gone)
        self.watching.back.connect(self.settled)

    @property
    def is_open(self) -> bool:
        """Whether the file says something that nobody has decided on."""
        return self.now is not None

    def settled(self) -> None:
        self.now = None
        self._notices.take_away(OUTSIDE)

    def fetch(self) -> None:
        """Take what the file says now; what stood here is kept aside if it was not saved."""
        outside, session = self.now, self._document.session
        if outside is None or outside.strategy is None:
            return
        kept = None
        if session.is_modified:
            kept = self._keep_aside(write_strategy(session.strategy))
            if kept is None:
                return
        step = say("document.outside.step")
        self._document.take(outside.strategy, outside.data, step)
        self.watching.know(outside.state)
        self.settled()
        if kept:
            self._tell(KEPT, say("document.outside.fetched", kept=kept.name), "advice", kept)
        else:
            session.announce(say("document.outside.fetched_plain"))

    def keep(self) -> None:
        """Stay with what stands here; the file's bytes are kept aside, for saving writes over
        them."""
        outside, document = self.now, self._document
        if outside is None:
            return
        kept = self._keep_aside(outside.data)
        if kept is None:
            return
        document.data = outside.data
        if outside.strategy is not None:
            document.session.set_saved(outside.strategy)
        self.watching.know(outside.state)
        self.settled()
        self._tell(KEPT, say("document.outside.kept", kept=kept.name), "advice", kept)

    def ask_before_saving(self) -> bool:
        """Have the person decide; whether what is here may be saved now."""
        ways = {"keep": say("document.outside.keep"), "fetch": say("document.outside.fetch")}
        if self._can_merge:
            ways = {"merge": say("command.version.merge.words"), **ways}
        ways[""] = say("export.cancel")
        words = say("document.outside.words_both")
        choice = ask(self._program.theme, words, "", ways, self._window)
        if choice == "keep":
            self.keep()
            return not self.is_open
        if choice == "fetch":
            self.fetch()
        elif choice == "merge" and self.merge:
            self.merge()
        return False

    @property
    def _can_merge(self) -> bool:
        is_read = self.now is not None and self.now.strategy is not None
        return is_read and self.merge is not None and not self._document.session.read_only

    def _changed(self, outside: Outside) -> None:
        session = self._document.session
        if outside.strategy is not None and outside.strategy in (session.strategy, session.saved):
            self._document.data = outside.data  # equal content: nothing to ask
            session.set_saved(outside.strategy)
            self.watching.know(outside.state)
            self.settled()
            return
        self.now = outside
        if outside.strategy is None:
            self._tell(OUTSIDE, say("document.outside.unreadable"), "warning")
            return
        self.tell(self._words())

    def tell(self, words: str) -> None:
        """Show the bar with the ways on, where there is something to decide."""
        if self.now is not None and self.now.strategy is not None:
            self._notices.show_notice(Notice(OUTSIDE, words, "warning", self._ways()))
            self._document.session.announce(words)

    def _words(self) -> str:
        both = self._document.session.is_modified
        return say("document.outside.words_both" if both else "document.outside.words")

    def _ways(self) -> list[tuple[str, Callable[[], object]]]:
        ways: list[tuple[str, Callable[[], object]]] = []
        if self.compare:
            ways.append((say("merge.offer.compare"), self.compare))
        if self.merge and self._can_merge:
            ways.append((say("command.version.merge.words"), self.merge))
        return [
            *ways,
            (say("document.outside.fetch"), self.fetch),
            (say("document.outside.keep"), self.keep),
        ]

    def _gone(self) -> None:
        self._tell(OUTSIDE, say("document.outside.gone"), "warning")

    def _keep_aside(self, data: bytes) -> Path | None:
        path = self._document.path or Path(say("document.new_name"))
        try:
            return keep_aside(path, data, self._program.folders.state, datetime.now())
        except NotSaved as error:
            self.not_kept.emit(error)
            return None

    def _tell(self, code: str, words: str, kind: str, file: Path | None = None) -> None:
        self.told.emit(code, words, kind, file)
