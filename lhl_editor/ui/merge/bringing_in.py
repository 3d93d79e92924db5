"""A merge as it was settled in, the session with it out: one step to undo, and both kept first."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lhl_editor.core.frozen import frozen
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.saving import NotSaved
from lhl_editor.files.strategy_file import write_strategy
from lhl_editor.files.watching import keep_aside
from lhl_editor.language.catalogue import say
from lhl_editor.ui.document import Document
from lhl_editor.ui.filing import Filing
from lhl_editor.ui.merge.copies import Copies
from lhl_editor.ui.merge.other import who_and_when
from lhl_editor.ui.notices import Notice, Notices
from lhl_editor.ui.outside import Outside
from lhl_editor.ui.program import Program

if TYPE_CHECKING:
    from lhl_editor.files.versions import Version
    from lhl_editor.ui.merge.case import Case
    from lhl_editor.ui.merge.keeping import Mine

MERGED = "merged"


@frozen
class Outcome:
    """`outside` where the other edition is what the file says."""

    case: Case
    result: Strategy
    outside: Outside | None


class BringingIn(QObject):
    """Both editions become versions; then the merge comes into the session."""

    done = Signal(str)  # the key of the other edition
    late = Signal(object)  # Outcome: something was written meanwhile, and nothing was done

    def __init__(
        self,
        program: Program,
        document: Document,
        filing: Filing,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document, self._filing, self._notices = document, filing, notices
        self._state = program.folders.state
        self._copies = Copies(document, notices, window)
        document.saved.connect(self._saved)

    def bring_in(self, outcome: Outcome) -> None:
        """Keep both, and then make the session what was settled."""
        from lhl_editor.ui.merge.keeping import Mine, keep_both

        document, now = self._document, datetime.now().astimezone()
        session = document.session
        mine = Mine(session.strategy, session.saved, document.data, document.author)

        def failed(error: Exception) -> None:
            if not isinstance(error, OSError | NotSaved):
                raise error
            self._keep_aside(outcome, mine)

        document.ask_history(
            lambda history: keep_both(history, mine, outcome.case.other, now),
            partial(self._finish, outcome),
            failed,
        )

    def tell(self, words: str, kind: str) -> None:
        """Say what became of a merge, until it is closed or saved."""
        close = say("export.close"), partial(self._notices.take_away, MERGED)
        self._notices.show_notice(Notice(MERGED, words, kind, [close]))
        self._document.session.announce(words)

    def _saved(self) -> None:
        self._notices.take_away(MERGED)

    def _keep_aside(self, outcome: Outcome, mine: Mine) -> None:
        """The history cannot be written: both are kept elsewhere, or nothing is done."""
        path, now = self._document.path or Path(), datetime.now()
        try:
            for data in (write_strategy(mine.strategy), outcome.case.other.edition.data):
                kept = keep_aside(path, data, self._state, now)
        except NotSaved as error:
            self._filing.outside.not_kept.emit(error)
            return
        self._finish(outcome, [])
        self.tell(say("merge.not_kept", kept=str(kept.parent)), "warning")

    def _finish(self, outcome: Outcome, versions: list[Version]) -> None:
        document, case = self._document, outcome.case
        session, before = document.session, document.session.steps
        if session.strategy is not case.ours:
            self.late.emit(outcome)
            return
        other = who_and_when(case.other, datetime.now().astimezone())
        step = say("merge.step", other=other)
        if outcome.outside is not None:
            document.build_on(case.theirs, outcome.outside.data, outcome.result, step)
            self._filing.outside.watching.know(outcome.outside.state)
            self._filing.outside.settled()
        else:
            document.bring_in(outcome.result, step)
        is_new = session.steps is not before
        document.merges.add(outcome.result, session.steps[-1] if is_new else None, versions)
        if versions:
            self._copies.add(case.other, versions[-1])
        self.done.emit(case.other.key)
        self._tell_done(other, is_new=is_new)

    def _tell_done(self, other: str, *, is_new: bool) -> None:
        session = self._document.session
        if is_new or session.is_modified:
            words = say("merge.done", other=other)
            ways = [(say("merge.done_save"), self._filing.save)]
            self._notices.show_notice(Notice(MERGED, words, "advice", ways))
            session.announce(words)
            return
        self.tell(say("merge.with_nothing", other=other), "advice")
        self._filing.save()  # the same bytes, as a version that follows both
