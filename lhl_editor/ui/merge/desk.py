"""What a window does with other editions of its document: shows how they differ, and merges them
when the person wants that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from lhl_editor.files.faults import Unreadable
from lhl_editor.files.same_file import is_same_file
from lhl_editor.language.catalogue import say
from lhl_editor.ui.document import Document
from lhl_editor.ui.filing import Filing
from lhl_editor.ui.merge.bringing_in import BringingIn, Outcome
from lhl_editor.ui.merge.offer_bar import OfferBar
from lhl_editor.ui.merge.other import Other, Source
from lhl_editor.ui.notices import Notices
from lhl_editor.ui.outside import Outside
from lhl_editor.ui.program import Program

if TYPE_CHECKING:
    from lhl_editor.files.versions import History, Version
    from lhl_editor.ui.merge.case import Case, Ours
    from lhl_editor.ui.merge.dialog import MergeDialog
    from lhl_editor.ui.merge.settling import Settled, Settling


class MergeDesk(QObject):
    """`compare`: what compares a version with what is there now, where the window can do so."""

    def __init__(
        self,
        program: Program,
        document: Document,
        filing: Filing,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._program, self._document = program, document
        self._filing, self._window = filing, window
        self.compare: Callable[[Version], object] | None = None
        self._busy = False
        self._decided: dict[str, tuple[Settled, ...]] = {}
        self._bringing = BringingIn(program, document, filing, notices, window)
        self._bringing.done.connect(self._is_merged)
        self._bringing.late.connect(self._again)
        self._bar = OfferBar(document, filing.outside, notices, self)
        self._bar.merge_wanted.connect(self.merge)
        self._bar.compare_wanted.connect(self._show_difference_of)
        self._bar.choice_wanted.connect(self.choose)
        filing.outside.merge = self.merge_outside
        filing.outside.compare = self.compare_outside

    def stop(self) -> None:
        self._bar.stop()

    # --- what can be asked of it ---

    def choose(self) -> None:
        """Merge with an edition that the person points to."""
        from lhl_editor.ui.merge.chooser import Chooser

        path, outside = self._document.path, self._filing.outside.now
        if path is None:
            return
        if outside and outside.strategy:
            self.merge_outside()  # nothing can be saved before that is settled
            return
        chooser = Chooser(self._program.theme, self._bar.waiting, path, self._window)
        if chooser.exec() != QDialog.DialogCode.Accepted:
            return
        if chooser.chosen is not None:
            self.merge(chooser.chosen)
        elif chooser.file is not None:
            self._merge_file(chooser.file)

    def why_not(self) -> str:
        """Why nothing can be merged now; empty where it can."""
        if self._document.path is None:
            return say("versions.why.no_file")
        return say("window.why.read_only") if self._document.session.read_only else ""

    def merge(self, other: Other) -> None:
        """Show what merges, and what there is to settle."""
        self._begin(lambda _: other)

    def merge_outside(self) -> None:
        """Merge what the file says now."""
        if outside := self._filing.outside.now:
            self._begin(lambda history: self._own_file(history, outside), outside)

    def compare_outside(self) -> None:
        """Show how what the file says now differs."""
        if outside := self._filing.outside.now:
            self._show_difference(lambda history: self._own_file(history, outside))

    # --- the other edition ---

    def _show_difference_of(self, other: Other) -> None:
        self._show_difference(lambda _: other)

    def _show_difference(self, make: Callable[[History], Other]) -> None:
        """Compare with it as a version, which it becomes if it is none yet."""
        from lhl_editor.ui.merge.keeping import keep_other

        now = datetime.now().astimezone()

        def done(version: Version) -> None:
            if self.compare:
                self.compare(version)

        self._document.ask_history(
            lambda history: keep_other(history, make(history), now), done, self._not_possible
        )

    def _merge_file(self, file: Path) -> None:
        from lhl_editor.files.other_editions import edition_at

        path = self._document.path
        if path is not None and is_same_file(file, path):
            self._bringing.tell(say("merge.why.same_file"), "warning")
            return
        self._begin(lambda history: Other(Source.FILE, edition_at(history, file), file))

    def _own_file(self, history: History, outside: Outside) -> Other:
        from lhl_editor.files.editions import edition_of
        from lhl_editor.files.other_editions import OtherEdition, written_at

        path = self._document.path or Path()
        edition = edition_of(history, outside.data)
        time = edition.version.time.astimezone() if edition.version else written_at(path)
        return Other(Source.OWN_FILE, OtherEdition(edition, time, path), path)

    def _not_possible(self, error: Exception) -> None:
        from lhl_editor.ui.history.words import fault_words

        unreadable = isinstance(error, Unreadable)
        words = say("merge.why.unread") if unreadable else fault_words(error)
        self._bringing.tell(words, "warning")

    # --- merging ---

    def _begin(self, make: Callable[[History], Other], outside: Outside | None = None) -> None:
        """Work the merge out beside the window's own thread, and show it."""
        if self._busy or self.why_not():
            return
        from lhl_editor.ui.merge.case import prepared

        self._busy = True
        now, ours = datetime.now().astimezone(), self._ours()

        def done(case: Case) -> None:
            self._busy = False
            self._show(case, outside)

        def failed(error: Exception) -> None:
            self._busy = False
            self._not_possible(error)

        self._document.ask_history(
            lambda history: prepared(history, ours, make(history), now), done, failed
        )

    def _ours(self) -> Ours:
        from lhl_editor.ui.merge.case import Ours

        document, session = self._document, self._document.session
        who = document.author.name or say("merge.you")
        return Ours(session.strategy, document.data, who, not session.is_modified)

    def _show(self, case: Case, outside: Outside | None) -> None:
        if case.ours is not self._document.session.strategy:
            self._again(Outcome(case, case.ours, outside))
            return
        if case.is_nothing:
            self._bringing.bring_in(Outcome(case, case.ours, outside))
            return
        from lhl_editor.ui.merge.settling import Settling

        settling = Settling(case.merged, self)
        self._take_up(settling, case)
        dialog = self._dialog(case, settling)
        is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
        self._decided[case.other.key] = settling.decided
        if is_wanted:
            self._bringing.bring_in(Outcome(case, settling.result, outside))
        else:
            self._leave(dialog, case, len(settling.left))
        dialog.deleteLater()
        settling.deleteLater()

    def _again(self, outcome: Outcome) -> None:
        """Something was written meanwhile: what was decided is taken up."""
        self._begin(lambda _: outcome.case.other, outcome.outside)

    def _take_up(self, settling: Settling, case: Case) -> None:
        """What the scratch session needs of the real one, and what was decided before."""
        session = self._document.session
        settling.session.file = session.file
        if session.placed is not None:
            settling.session.set_pages(session.placed)
        settling.resume(self._decided.get(case.other.key, ()))

    def _dialog(self, case: Case, settling: Settling) -> MergeDialog:
        from lhl_editor.ui.merge.dialog import MergeDialog

        session = self._document.session
        return MergeDialog(self._program.theme, case, settling, session, self._window)

    def _leave(self, dialog: MergeDialog, case: Case, left: int) -> None:
        """Nothing is merged; what was decided is kept for the next time."""
        from lhl_editor.ui.merge.dialog import Wish
        from lhl_editor.ui.merge.keeping import keep_other

        other, now = case.other, datetime.now().astimezone()
        is_outside = other.source is Source.OWN_FILE
        again = self.merge_outside if is_outside else partial(self.merge, other)
        if dialog.wish is Wish.SHOW_ALL:
            self._show_difference_of(other)
        elif dialog.wish is Wish.SAVE_AS:
            self._filing.save_as()
        else:
            self._document.ask_history(
                lambda history: keep_other(history, other, now),
                lambda _: self._bar.tell_left(other, left, again),
                self._not_possible,
            )

    def _is_merged(self, key: str) -> None:
        self._decided.pop(key, None)
        self._bar.take_away()
        self._bar.refresh()
