"""Work with files, one after the other in a thread of its own: all of it is done, and in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

Result = TypeVar("Result")
Told = Callable[[object], None]


class FileWork(QObject):
    """Does work in order and tells its end in the window's own thread."""

    _ended = Signal(object, object)  # whom to tell, what

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: ThreadPoolExecutor | None = None  # from the first work on
        self._is_finished = False
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do the work when what was asked before is done; then one of the two is called."""

        def body() -> None:
            try:
                result = work()
            except Exception as error:  # told to the window, which shows it
                self._ended.emit(failed, error)
            else:
                self._ended.emit(done, result)

        if self._thread is None:
            from concurrent.futures import ThreadPoolExecutor

            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="files")
        self._thread.submit(body)

    def finish(self) -> None:
        """Wait until all of it is done; what it came to is told no more."""
        self._is_finished = True
        if self._thread:
            self._thread.shutdown()

    def _tell(self, whom: Told, what: object) -> None:
        if not self._is_finished:
            whom(what)
