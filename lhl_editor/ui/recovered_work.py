"""What a program that is gone has left unsaved, offered to the person whose work it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from lhl_editor.core.frozen import frozen
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.journal import NotKept
from lhl_editor.files.recovery import OnDisk, Recovered, discard, find_recoverable
from lhl_editor.ui.recovery import Choice, ask
from lhl_editor.ui.theme import Theme

Fetch = Callable[[Strategy], None]
Apart = Callable[[Strategy, Strategy], None]  # the base and the recovered strategy


@frozen
class Offering:
    """How recovered work is offered: over which window, and where it goes when it is wanted.

    `fetch` puts it on top of the document that is open; without it, and where the file is a newer
    one, `apart` opens it as a strategy without a file, so that nothing is written over.
    """

    theme: Theme
    window: QWidget
    apart: Apart
    fetch: Fetch | None = None

    def offer_of(self, journals: Path, document: Path) -> None:
        """Offer what was left of one document."""
        for each in find_recoverable(journals, document):
            self._offer(each)

    def offer_homeless(self, journals: Path) -> None:
        """Offer what belongs to no file that could be opened: work never saved, or whose file is
        gone. The rest is offered when its file is opened."""
        for each in find_recoverable(journals):
            if each.document is None or each.on_disk() is OnDisk.GONE:
                self._offer(each)
            else:
                each.release()

    def _offer(self, recovered: Recovered) -> None:
        try:
            restored = recovered.restored()
        except Unreadable:
            recovered.release()
            return
        on_disk = recovered.on_disk()
        is_all_undone = restored.strategy == restored.base and not restored.left_out
        if on_disk is OnDisk.HOLDS_IT or is_all_undone or not restored.made:
            _put_away(recovered)
            return
        choice = ask(self.theme, recovered, restored, on_disk, self.window)
        if choice is Choice.LATER:
            recovered.release()
            return
        if choice is Choice.FETCH and on_disk is OnDisk.SAME and self.fetch:
            self.fetch(restored.strategy)
        elif choice is Choice.FETCH:
            self.apart(restored.base, restored.strategy)
        _put_away(recovered)


def _put_away(recovered: Recovered) -> None:
    try:
        discard(recovered, datetime.now())
    except NotKept:
        recovered.release()  # it stays, and is offered again
