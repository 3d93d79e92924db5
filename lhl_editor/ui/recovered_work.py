"""What a program that is gone has left unsaved, offered to the person whose work it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from lhl_editor.core.strategy import Strategy
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.journal import NotKept
from lhl_editor.files.recovery import OnDisk, Recovered, discard
from lhl_editor.ui.program import Program
from lhl_editor.ui.recovery import Choice, ask

Fetch = Callable[[Strategy], None]


def offer(recovered: Recovered, program: Program, window: QWidget, fetch: Fetch | None) -> None:
    """Ask, and do what is wanted: `fetch` puts the work on top of the document that is open.

    A newer file is never written over: then the recovered work opens in a window of its own,
    without a file.
    """
    try:
        restored = recovered.restored()
    except Unreadable:
        recovered.release()
        return
    on_disk = recovered.on_disk()
    if on_disk is OnDisk.HOLDS_IT or not restored.made:
        _put_away(recovered)
        return
    choice = ask(program.theme, recovered, restored, on_disk, window)
    if choice is Choice.LATER:
        recovered.release()
        return
    if choice is Choice.FETCH:
        if on_disk is OnDisk.SAME and fetch is not None:
            fetch(restored.strategy)
        else:
            other = program.new_window()
            other.begin_recovered(restored.base, restored.strategy)
            other.show()
    _put_away(recovered)


def _put_away(recovered: Recovered) -> None:
    try:
        discard(recovered, datetime.now())
    except NotKept:
        recovered.release()  # it stays, and is offered again
