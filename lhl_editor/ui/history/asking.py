"""What dialogs about the history are built on: an answer that comes too late is not told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from lhl_editor.files.versions import History
from lhl_editor.ui.dialog import Dialog
from lhl_editor.ui.document import Document

Result = TypeVar("Result")
Given = TypeVar("Given")


class Asking(Dialog):
    """A dialog that asks the history of a document, which answers later."""

    is_closed = False

    def done(self, result: int) -> None:
        self.is_closed = True
        super().done(result)

    def ask(
        self,
        document: Document,
        work: Callable[[History], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Have the work done; one of the two is called, unless the dialog is closed by then."""
        document.ask_history(work, self.while_open(done), self.while_open(failed))

    def while_open(self, tell: Callable[[Given], None]) -> Callable[[Given], None]:
        """The same, but nothing once the dialog is closed."""

        def told(given: Given) -> None:
            if not self.is_closed:
                tell(given)

        return told
